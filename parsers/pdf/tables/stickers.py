"""Small shapes with words of their own that lie over a table's cells, such as a red `NY!`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft

PADDING: Final = (
    1.5  # points; a shape goes on this far beside its words, a marked text's colour less
)
LARGEST: Final = 0.5  # of the cell; what is painted behind more of it is the cell's own colour


def lifted(drafts: Iterable[TableDraft], paths: Sequence[Path]) -> list[Piece]:
    """Take what shapes over cells say out of these cells, and return it.

    Such words stand on a fill of their own, wider than they are, beside text of another look, and a
    presentation has them in a shape beside the table. What is alone in its cell is the cell's text.
    """
    found: list[Piece] = []
    for draft in drafts:
        for cell in draft.cells:
            if len(cell.pieces) > 1 and len({*map(_look, cell.pieces)}) > 1:
                found += _lifted(cell, paths)
    return found


def _look(piece: Piece) -> tuple[float, str | None]:
    return piece.size, piece.colour


def _lifted(cell: CellDraft, paths: Sequence[Path]) -> list[Piece]:
    over = [piece for piece in cell.pieces if _on_shape(piece, cell, paths)]
    looks = {*map(_look, over)}
    rest = [piece for piece in cell.pieces if not any(piece is other for other in over)]
    if not over or not rest or any(_look(piece) in looks for piece in rest):
        return []
    cell.pieces = rest
    return over


def _on_shape(piece: Piece, cell: CellDraft, paths: Sequence[Path]) -> bool:
    most = LARGEST * cell.box.area if cell.box is not None else 0.0
    return any(
        path.fill is not None
        and path.x0 + PADDING <= piece.x0
        and piece.x1 <= path.x1 - PADDING
        and path.top <= (piece.top + piece.bottom) / 2 <= path.bottom
        and path.box.area <= most
        for path in paths
    )
