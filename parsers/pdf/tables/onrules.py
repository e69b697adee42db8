"""Texts of a table that may be another cell's: between two rows, or on what is drawn between cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.rules import SNAP, Rule, Skeleton
from parsers.pdf.tables.walls import CROSSING
from parsers.pdf.texts.habits import NEXT_LINE
from parsers.pdf.texts.lines import SAME_LINE
from schema import Axes

# Of a text's height: a rule below so much of it, and above so much, runs through its letters.
LETTERS: Final = (0.2, 0.25)

_PLACE: Final = attrgetter("at")
FEWEST_BESIDE: Final = 2  # texts of a row beside a cell, from which its lines are known


def on_rules(draft: TableDraft, bones: Skeleton) -> Axes:
    """Return the rows and columns that a text of a table stands on the bound between.

    Such a text may be any of the cells' around it, or a label that lies over the table. What follows
    lines of its own cell closely ran over the end of its row. Tags say which cell a text is in.
    """
    box, out = draft.box, Axes.NONE
    if draft.found_by == "tags":
        return out
    across = _inside(bones.horizontal, box.top, box.bottom)
    down = _inside(bones.vertical, box.x0, box.x1)
    for cell in draft.cells if across or down else ():
        for piece in cell.pieces:
            if piece.turn or piece.skewed:
                continue
            height = piece.bottom - piece.top
            low, high = piece.top + LETTERS[0] * height, piece.bottom - LETTERS[1] * height
            if _meets(across, low, high, (piece.x0 + piece.x1) / 2) and not goes_on(piece, cell):
                out |= Axes.ROWS
            middle = (piece.top + piece.bottom) / 2
            if _meets(down, piece.x0 + CROSSING, piece.x1 - CROSSING, middle):
                out |= Axes.COLUMNS
    return out


def goes_on(piece: Piece, cell: CellDraft) -> bool:
    """Tell whether a text is a further line of what stands above it in its cell."""
    return any(
        0.0 < piece.baseline - one.baseline <= NEXT_LINE * piece.size
        and one.x0 < piece.x1
        and piece.x0 < one.x1
        for one in cell.pieces
    )


def _inside(rules: Sequence[Rule], start: float, end: float) -> list[Rule]:
    """Return the rules within a table, in order."""
    return sorted([r for r in rules if start + SNAP < r.at < end - SNAP], key=_PLACE)


def _meets(rules: Sequence[Rule], low: float, high: float, along: float) -> bool:
    """Tell whether one of some rules lies between two places and reaches over a third one."""
    first = bisect_left(rules, low, key=_PLACE)
    for rule in rules[first:]:
        if rule.at >= high:
            return False
        if rule.start <= along <= rule.end:
            return True
    return False


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
