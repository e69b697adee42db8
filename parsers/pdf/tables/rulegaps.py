"""Cells that reach over rows, as the rules between these show: they are left out in one column alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.tables.draft import CellDraft, TableDraft, owners
from parsers.pdf.tables.rules import SNAP, Rule
from schema import Box

WHOLE: Final = 0.95  # of a table's width: a shorter rule leaves some column out


def join_over_gaps(draft: TableDraft, rules: Sequence[Rule]) -> None:
    """Join the cells of a column that no rule parts, where one does beside them.

    Some rule crosses the column, and each such run of cells holds one text: else the column has no
    rules at all, such as one of icons, or each second one where rules are a table's adornment.
    """
    box = draft.box
    inside = [
        r for r in rules if box.top < r.at < box.bottom and r.start < box.x1 and r.end > box.x0
    ]
    if not any(rule.end - rule.start < WHOLE * box.width for rule in inside):
        return
    if any(cell.row_span > 1 for cell in draft.cells):
        return
    parting = [_between(draft, upper, inside) for upper in range(draft.rows - 1)]
    owner = owners(draft.cells)
    for column in range(draft.columns):
        cells = [owner.get((row, column)) for row in range(draft.rows)]
        runs = _runs(cells, parting) if _is_ruled(cells, inside) else []
        if all(sum(bool(cell.pieces) for cell in run) == 1 for run in runs):
            for run in runs:
                _join(draft, run)


def _is_ruled(cells: Sequence[CellDraft | None], rules: Sequence[Rule]) -> bool:
    """Tell whether some of a table's rules cross a column, given its cells."""
    middles = [cell.box.center[0] for cell in cells if cell and cell.box and cell.column_span == 1]
    return any(rule.start <= x <= rule.end for rule in rules for x in middles)


def _between(draft: TableDraft, upper: int, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules between a row and the next one; none where they leave out most columns."""
    boxes = [[c.box for c in draft.cells if c.box and c.row == row] for row in (upper, upper + 1)]
    if not all(boxes):
        return []
    end = min(box.bottom for box in boxes[0])
    top = max(box.top for box in boxes[1])
    found = [rule for rule in rules if end - SNAP <= rule.at <= top + SNAP]
    return found if 2 * sum(r.end - r.start for r in found) > draft.box.width else []


def _runs(
    cells: Sequence[CellDraft | None], parting: Sequence[Sequence[Rule]]
) -> list[list[CellDraft]]:
    """Return the cells of a column under one another that are left out of the rules between rows."""
    out: list[list[CellDraft]] = []
    for (above, below), rules in zip(pairwise(cells), parting, strict=True):
        if above is None or below is None or not rules or below.box is None:
            continue
        middle = below.box.center[0]
        if above.column_span > 1 or below.column_span > 1:
            continue
        if any(rule.start <= middle <= rule.end for rule in rules):
            continue
        if out and out[-1][-1] is above:
            out[-1].append(below)
        else:
            out.append([above, below])
    return out


def _join(draft: TableDraft, run: Sequence[CellDraft]) -> None:
    first, *rest = run
    first.pieces = [piece for cell in run for piece in cell.pieces]
    first.row_span = len(run)
    first.box = Box.around([cell.box for cell in run])
    gone = set(map(id, rest))
    draft.cells = [cell for cell in draft.cells if id(cell) not in gone]
