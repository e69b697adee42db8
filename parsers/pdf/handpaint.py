"""Rows of a table that somebody has painted over, or marked with a highlighter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.pdfium.fills import LEAST_SIDE, LEAST_WIDTH
from parsers.pdf.tables.overlaid import PADDING
from schema import Table

FULL: Final = 0.9  # of its box: discs and arrows, which are signs, leave more open
WIDE: Final = 0.5  # of a table: what is so wide may be a row's colour, and was painted over it
THICK: Final = 2.5  # points: a bar is higher than a line
WORD: Final = 1.2  # of the font size: a bar over two letters or three
CAPITALS: Final = 0.7  # likewise, as capitals are high
PART: Final = 0.2  # likewise: so much of the letters' height is covered
LINE: Final = 1.6  # of a text's size: a highlighter paints one line, spaced as it may be
# Of a text's size: a wave or bar under it is no higher, begins so near to its baseline, and is so wide.
LOW: Final = 0.55
NEAR: Final = (-0.1, 0.45)
LEAST: Final = 1.5
WAVES: Final = 3  # bends of a wave


def under_texts(page: Page) -> list[Path]:
    """Return the waves and bars under texts of a page whose tables are yet to be found: bars pass for rules there."""
    largest = max([piece.size for piece in page.pieces], default=0.0)
    low = [
        path
        for path in page.paths
        if path.bottom - path.top <= LOW * largest
        and (path.curves >= WAVES or (path.rectangle and path.fill is not None))
        and not path.line
    ]
    if not low:
        return []
    pieces = sorted(page.pieces, key=attrgetter("baseline"))
    baselines = [piece.baseline for piece in pieces]
    return [
        path
        for path in low
        if any(
            _is_under(path, piece)
            for piece in pieces[
                bisect_left(baselines, path.top - NEAR[1] * largest) : bisect_right(
                    baselines, path.top - NEAR[0] * largest
                )
            ]
        )
    ]


def painted_by_hand(
    page: Page, tables: Sequence[Table], under: Sequence[Path] = ()
) -> Iterator[Path]:
    """Yield what is painted over texts of tables that show through it, close around a line of them, or `under` one."""
    own = {cell.fill for table in tables for cell in table.cells}
    boxes = [table.box for table in tables if table.box is not None]
    printed = [
        piece for piece in page.pieces if any([box.contains(piece.box.center) for box in boxes])
    ]
    highest = LINE * max([piece.size for piece in printed], default=0.0)
    narrowest = min([box.width for box in boxes], default=0.0)
    for path in page.paths if boxes else ():
        across, high = path.x1 - path.x0, path.bottom - path.top
        if high <= highest and _is_bar(path) and any(_runs_over(path, one) for one in printed):
            yield path
            continue
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
    for path in under:
        if any([box.contains(path.box.center) for box in boxes]):
            yield path


def _is_under(path: Path, piece: Piece) -> bool:
    """Tell whether a wave lies under a text, or a bar that begins and ends with it, in another colour.

    Programs underline texts in their own.
    """
    size, across = piece.size, path.x1 - path.x0
    if (
        (path.stroke if path.fill is None else path.fill) in (None, piece.colour)
        or not piece.text.strip()
        or path.bottom - path.top > LOW * size
        or not NEAR[0] * size <= path.top - piece.baseline <= NEAR[1] * size
        or across < LEAST * size
    ):
        return False
    if path.rectangle:
        return abs(path.x0 - piece.x0) <= PADDING and abs(path.x1 - piece.x1) <= PADDING
    within = min(path.x1, piece.x1) - max(path.x0, piece.x0)
    return path.curves >= WAVES and 2 * within >= across


def _is_bar(path: Path) -> bool:
    across, high = path.x1 - path.x0, path.bottom - path.top
    flat = high > THICK and across > max(LEAST_WIDTH, 2 * high) and not path.line
    return flat and path.fill is not None and path.area >= FULL * across * high


def _runs_over(bar: Path, piece: Piece) -> bool:
    """Tell whether a bar was painted over letters of a line of text, and covers a part of their height."""
    across = min(bar.x1, piece.x1) - max(bar.x0, piece.x0)
    down = min(bar.bottom, piece.baseline) - max(bar.top, piece.baseline - CAPITALS * piece.size)
    return (
        piece.place < bar.place
        and not piece.turn
        and bar.bottom - bar.top <= LINE * piece.size
        and across >= WORD * piece.size
        and down >= PART * piece.size
    )


def _is_close(inside: Sequence[Piece], path: Path) -> bool:
    """Tell whether a path begins and ends with a line of text, as a shape with words does not."""
    return (
        bool(inside)
        and path.bottom - path.top <= LINE * inside[0].size
        and min(piece.x0 for piece in inside) <= path.x0 + PADDING
        and max(piece.x1 for piece in inside) >= path.x1 - PADDING
    )
