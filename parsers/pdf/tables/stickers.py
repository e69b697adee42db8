"""Small shapes with words of their own that lie over a table's cells, such as a red `NY!`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft

# Points; a shape goes on this far beside its words, a marked text's colour less.
PADDING: Final = 1.5
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
    shapes = _shapes_over(cell, paths)
    over = [piece for piece in cell.pieces if _is_in_one(piece, shapes)] if shapes else []
    looks = {*map(_look, over)}
    rest = [piece for piece in cell.pieces if not any(piece is other for other in over)]
    if not over or not rest or any(_look(piece) in looks for piece in rest):
        return []
    cell.pieces = rest
    return over


def _shapes_over(cell: CellDraft, paths: Sequence[Path]) -> list[Path]:
    """Return what is painted at a cell's texts and is too small to be the cell's own colour."""
    if cell.box is None:
        return []
    most = LARGEST * cell.box.area
    top, bottom = min(p.top for p in cell.pieces), max(p.bottom for p in cell.pieces)
    return [
        path
        for path in paths
        if path.fill is not None
        and path.top < bottom
        and path.bottom > top
        and (path.x1 - path.x0) * (path.bottom - path.top) <= most
    ]


def _is_in_one(piece: Piece, shapes: Sequence[Path]) -> bool:
    return any(
        shape.x0 + PADDING <= piece.x0
        and piece.x1 <= shape.x1 - PADDING
        and shape.top <= (piece.top + piece.bottom) / 2 <= shape.bottom
        for shape in shapes
    )
