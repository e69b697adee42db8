"""Text in a tagged table that no tag names: what a style sheet puts there, such as numbers."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft


def take_in_untagged(draft: TableDraft, pieces: Sequence[Piece]) -> None:
    """Put text without a tag into the cells that it stands in; what no cell holds stays outside."""
    for piece in pieces:
        if piece.mcid < 0 and draft.box.contains(piece.box.center) and piece.text.strip():
            cell = _cell_at(draft, *piece.box.center)
            if cell is not None:
                cell.pieces.append(piece)


def _cell_at(draft: TableDraft, x: float, y: float) -> CellDraft | None:
    cells = (cell for cell in draft.cells if cell.box is not None and cell.box.contains((x, y)))
    return next(cells, None)
