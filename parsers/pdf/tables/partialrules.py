"""Rows of painted tables that rules part in some columns only: a measure over several rows of news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.pdf.page import Piece
from parsers.pdf.tables.bounds import within
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.rules import SAME_EDGE, Rule
from schema import Box


def with_partial_rules(grid: Grid, rules: Sequence[Rule], pieces: Sequence[Piece]) -> Grid:
    """Part the rows of a grid at the rules within them that reach over whole columns, but not over all.

    Texts stand above and below such a rule. The cells of the other columns span what is parted.
    """
    parted: dict[float, set[int]] = {}
    for rule in rules:
        within = grid.ys[0] < rule.at < grid.ys[-1]
        if rule.edge or not within or any(abs(rule.at - y) <= SAME_EDGE for y in grid.ys):
            continue
        columns = {
            column
            for column, (x0, x1) in enumerate(pairwise(grid.xs))
            if rule.start <= x0 + SAME_EDGE and rule.end >= x1 - SAME_EDGE
        }
        if 0 < len(columns) < grid.columns and _parts(rule, grid, columns, pieces):
            parted.setdefault(rule.at, set()).update(columns)
    if not parted:
        return grid
    ys = sorted([*grid.ys, *parted])
    cells: list[GridCell] = []
    for cell in grid.cells:
        own = set(range(cell.column, cell.column + cell.column_span))
        top, end = grid.ys[cell.row], grid.ys[cell.row + cell.row_span]
        inside = [at for at, columns in parted.items() if top < at < end and own <= columns]
        for upper, lower in pairwise(sorted([top, *inside, end])):
            first, last = ys.index(upper), ys.index(lower)
            box = Box(cell.box.x0, upper, cell.box.x1, lower)
            cells.append(GridCell(first, cell.column, last - first, cell.column_span, box))
    return Grid(grid.xs, ys, cells, lined=grid.lined, striped=grid.striped)


def _parts(rule: Rule, grid: Grid, columns: Iterable[int], pieces: Sequence[Piece]) -> bool:
    """Tell whether texts of a column stand in one row above and below a rule: by hand one may be drawn anywhere."""
    top = max(y for y in grid.ys if y < rule.at)
    end = min(y for y in grid.ys if y > rule.at)
    sides = [(grid.xs[column], grid.xs[column + 1]) for column in columns]
    return any(
        within(pieces, Box(x0, top, x1, rule.at)) and within(pieces, Box(x0, rule.at, x1, end))
        for x0, x1 in sides
    )
