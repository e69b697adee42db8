"""Texts that stand between two rows where no rule parts them: they may be both rows', or either's."""

from __future__ import annotations

from typing import Final

from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.texts.lines import SAME_LINE

FEWEST_BESIDE: Final = 2  # texts of a row beside a cell, from which its lines are known


def mark_between(draft: TableDraft) -> None:
    """Mark the cells whose text is level with nothing in its row, on the side of an empty cell."""
    empty = {(cell.row, cell.column) for cell in draft.cells if not cell.pieces}
    if not empty:
        return
    rows: dict[int, list[CellDraft]] = {}
    for cell in draft.cells:
        if cell.pieces:
            rows.setdefault(cell.row, []).append(cell)
    for row, cells in rows.items():
        for cell in cells:
            near = [step for step in (-1, 1) if (row + step, cell.column) in empty]
            if near and cell.row_span == 1 and len(cells) > FEWEST_BESIDE:
                cell.guessed = _leans(cell, cells) in near


def _leans(cell: CellDraft, cells: list[CellDraft]) -> int:
    """Return whether a text stands higher (-1) or lower (1) than its row's others; 0 if level.

    Texts that are set in the middle of their cells are level where their middles are.
    """
    own = [piece.baseline for piece in cell.pieces]
    others = [piece.baseline for other in cells if other is not cell for piece in other.pieces]
    slack = SAME_LINE * cell.pieces[0].size
    if any(abs(one - other) <= slack for one in own for other in others):
        return 0
    lean = sum(own) / len(own) - sum(others) / len(others)
    return 0 if abs(lean) <= slack else -1 if lean < 0 else 1
