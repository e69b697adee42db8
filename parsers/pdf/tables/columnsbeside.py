"""Columns of a table that are painted by turns, joined with the columns beside them that are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH, Segment, segments
from parsers.pdf.tables.bounds import slot
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.rules import SAME_EDGE, SNAP

MOST: Final = 0.6  # of the rows: so many have text in a column that is not painted
NEAR: Final = 1.0  # points; text stands at least so far from the bounds of its column


def with_columns_beside(grids: Sequence[Grid], pieces: Sequence[Piece]) -> list[Grid]:
    """Join painted columns of the same rows with the columns between them and at their sides.

    Each of these has texts that stand within the rows; a single painted column is joined with
    the one at its left. Where more stands in the rows, nothing is joined: their columns are not known.
    """
    out: list[Grid] = []
    groups: list[list[Grid]] = []
    for grid in chain.from_iterable(map(_painted, grids)):
        if grid.columns > 1 or grid.rows < ENOUGH or grid.upright:
            out.append(grid)
            continue
        for group in groups:
            if _same_rows(group[0], grid):
                group.append(grid)
                break
        else:
            groups.append([grid])
    for group in groups:
        out.extend(_joined(sorted(group, key=lambda grid: grid.xs[0]), pieces))
    out.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return out


def _painted(grid: Grid) -> Sequence[Grid]:
    """Return the painted columns of a grid, between which others are open, or else the grid itself."""
    if grid.upright or grid.rows < ENOUGH or any(cell.column_span > 1 for cell in grid.cells):
        return [grid]
    parts = [
        [cell for cell in grid.cells if cell.column == column] for column in range(grid.columns)
    ]
    if {len(part) for part in parts} != {1, grid.rows}:
        return [grid]
    return [
        Grid(grid.xs[column : column + 2], grid.ys, lined=False)
        for column, part in enumerate(parts)
        if len(part) == grid.rows
    ]


def _same_rows(one: Grid, other: Grid) -> bool:
    return one.rows == other.rows and all(
        abs(a - b) <= SNAP for a, b in zip(one.ys, other.ys, strict=True)
    )


def _joined(group: Sequence[Grid], pieces: Sequence[Piece]) -> Sequence[Grid]:
    """Join painted columns of the same rows, from left to right; as given where they are no table's."""
    ys = group[0].ys
    level = segments([p for p in pieces if p.bottom > ys[0] and p.top < ys[-1]])
    for left, right in pairwise(group):
        between = [s for s in level if left.xs[-1] <= s.x0 and s.x1 <= right.xs[0]]
        if not _stand_in_rows(between, ys):
            return group
    xs = [x for grid in group for x in grid.xs]
    before = [s for s in level if s.x1 <= xs[0]]
    behind = [s for s in level if s.x0 >= xs[-1]]
    first = _column(before, max(before, key=lambda s: s.x1)) if before else []
    last = _column(behind, min(behind, key=lambda s: s.x0)) if behind else []
    for column, side in ((first, before), (last, behind)):
        if _stand_in_rows(column, ys) and _goes_on(column, side):
            return group
    if _stand_in_rows(first, ys):
        xs.insert(0, min(s.x0 for s in first) - NEAR)
    if _stand_in_rows(last, ys):
        if len(group) == 1:
            return group
        xs.append(max(s.x1 for s in last) + NEAR)
    outside = [s for s in level if s.x1 <= xs[0] or s.x0 >= xs[-1]]
    if len(xs) <= ENOUGH or (outside and _are_inside(outside, ys)):
        return group
    return [Grid(xs, list(ys), lined=False)]


def _column(beside: Sequence[Segment], nearest: Segment) -> list[Segment]:
    """Return the texts that stand over or under the one nearest to a painted column."""
    return [s for s in beside if s.x0 < nearest.x1 and s.x1 > nearest.x0]


def _goes_on(column: Sequence[Segment], beside: Sequence[Segment]) -> bool:
    """Tell whether a further column stands beside one: most of its lines are level with other texts."""
    own = set(map(id, column))
    others = {round(s.baseline) for s in beside if id(s) not in own}
    level = sum(round(s.baseline) in others for s in column)
    return level >= MOST * len(column)


def _stand_in_rows(found: Sequence[Segment], ys: Sequence[float]) -> bool:
    """Tell whether texts stand within rows, in most of them."""
    rows = {slot(ys, (s.top + s.bottom) / 2) for s in found}
    return _are_inside(found, ys) and len(rows) >= max(ENOUGH, MOST * (len(ys) - 1))


def _are_inside(found: Sequence[Segment], ys: Sequence[float]) -> bool:
    """Tell whether each text stands within a row."""
    return all(
        ys[row] - SAME_EDGE <= s.top and s.bottom <= ys[row + 1] + SAME_EDGE
        for s in found
        for row in [slot(ys, (s.top + s.bottom) / 2)]
    )
