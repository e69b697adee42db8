"""Text in a tagged table that no tag names: what a style sheet puts there, such as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.texts.habits import NEAREST
from parsers.pdf.texts.lines import SAME_LINE, WORD_GAP

TOUCHING: Final = 1.0  # points; the blank of a sign may reach this far into its text


def take_in_untagged(draft: TableDraft, pieces: Sequence[Piece]) -> None:
    """Put text without a tag into the cells that it stands in; what no cell holds stays outside.

    A list sign, which is more than a number, is the cell's whose text stands next to it.
    """
    inside = (p for p in pieces if p.mcid < 0 and draft.box.contains(p.box.center))
    for text in _together([piece for piece in inside if piece.text.strip()]):
        number = "".join([piece.text for piece in text]).strip().isdigit()
        cell = None if number else _behind(draft, text[-1])
        cell = cell or _cell_at(draft, *text[0].box.center)
        if cell is not None:
            cell.pieces.extend(text)


def _together(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather letters that are shown one by one and touch."""
    out: list[list[Piece]] = []
    for piece in pieces:
        if out and _is_near(out[-1][-1], piece, WORD_GAP):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _behind(draft: TableDraft, sign: Piece) -> CellDraft | None:
    """Return the cell with a text near behind a sign, None where there is none."""
    near = (cell for cell in draft.cells if any(_is_near(sign, p, NEAREST) for p in cell.pieces))
    return next(near, None)


def _is_near(piece: Piece, after: Piece, most: float) -> bool:
    """Tell whether a piece begins behind another on its line, at most so many sizes away."""
    return (
        abs(after.baseline - piece.baseline) <= SAME_LINE * after.size
        and 0.0 <= after.x0 - piece.x1 + TOUCHING <= most * after.size + TOUCHING
    )


def _cell_at(draft: TableDraft, x: float, y: float) -> CellDraft | None:
    cells = (cell for cell in draft.cells if cell.box is not None and cell.box.contains((x, y)))
    return next(cells, None)
