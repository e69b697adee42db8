"""Rows of a table that somebody has painted over, or marked with a highlighter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.pdfium.fills import LEAST_SIDE, LEAST_WIDTH
from parsers.pdf.tables.overlaid import PADDING
from schema import Table

FULL: Final = 0.9  # of its box: discs and arrows, which are signs, leave more open
WIDE: Final = 0.5  # of a table: what is so wide may be a row's colour, and was painted over it
LINE: Final = 1.6  # of a text's size: a highlighter paints one line, spaced as it may be


def painted_by_hand(page: Page, tables: Sequence[Table]) -> Iterator[Path]:
    """Yield what is painted over texts of tables that show through it, or close around a line of them."""
    own = {cell.fill for table in tables for cell in table.cells}
    boxes = [table.box for table in tables if table.box is not None]
    printed = [
        piece for piece in page.pieces if any([box.contains(piece.box.center) for box in boxes])
    ]
    narrowest = min([box.width for box in boxes], default=0.0)
    for path in page.paths if boxes else ():
        across, high = path.x1 - path.x0, path.bottom - path.top
        if (
            path.fill is not None
            and across > LEAST_WIDTH
            and high > LEAST_SIDE
            and (path.fill not in own or across > WIDE * narrowest)
            and path.area >= FULL * (across * high)
        ):
            left, right = path.x0 - PADDING, path.x1 + PADDING
            inside = [
                piece
                for piece in printed
                if left <= piece.x0
                and piece.x1 <= right
                and path.top <= (piece.top + piece.bottom) / 2 <= path.bottom
            ]
            if any(piece.place < path.place for piece in inside) or _is_close(inside, path):
                yield path


def _is_close(inside: Sequence[Piece], path: Path) -> bool:
    """Tell whether a path begins and ends with a line of text, as a shape with words does not."""
    return (
        bool(inside)
        and path.bottom - path.top <= LINE * inside[0].size
        and min(piece.x0 for piece in inside) <= path.x0 + PADDING
        and max(piece.x1 for piece in inside) >= path.x1 - PADDING
    )
