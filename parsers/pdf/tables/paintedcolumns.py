"""Columns that fills paint in a table of which nothing draws the rest, such as its statuses."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.aligned import (
    COLUMN_START,
    ENOUGH,
    Row,
    Segment,
    Tall,
    column_of,
    drafted,
    segments,
    strips,
)
from parsers.pdf.tables.bounds import slot, within
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.rivers import rivers
from parsers.pdf.tables.rules import INSET, SAME_EDGE, SNAP, Rule, as_wide
from parsers.pdf.tables.spanning import column_bounds
from schema import Box

# Points; text that reaches so far over a cell's bound does not stand beside the cell.
OVER: Final = 2.0
MOST: Final = 0.6  # of the rows: so many have text in a column that is not painted
NEAR: Final = 1.0  # points; text stands at least so far from the bounds of its column
FEWEST_ROWS: Final = 3  # of a table with a single column


def painted_bounds(
    rules: Sequence[Rule], vertical: Sequence[Rule], given: Sequence[Segment]
) -> list[float]:
    """Return the sides of the fills that reach from rule to rule in several rows, as painted statuses do.

    They are column bounds of a table whose rows those rules part; no text of it stands across them.
    """
    x0, x1 = rules[0].start + SAME_EDGE, rules[0].end - SAME_EDGE
    bands = list(pairwise(rule.at for rule in rules))
    reached = Counter(
        side.at
        for side in vertical
        for top, end in bands
        if x0 < side.at < x1 and side.start <= top + SAME_EDGE and end - SAME_EDGE <= side.end
    )
    return [
        at
        for at, count in reached.items()
        if count >= min(ENOUGH, len(bands))
        and not any(s.x0 < at - OVER and s.x1 > at + OVER for s in given)
    ]


def is_painted_column(grid: Grid, grids: Sequence[Grid], pieces: Sequence[Piece]) -> bool:
    """Tell whether fills paint one column of a table, whose rows are found by the alignment of words.

    Each painted cell is level with other texts. The column's header stands above it without a fill,
    beside other headers; or texts stand at its left in each of its rows; or another column is painted
    at the same heights.
    """
    if grid.upright or grid.columns > 1 or grid.rows == 1:
        return False
    low, high = grid.xs[0], grid.xs[-1]
    left = [p for p in pieces if p.x1 <= low]
    beside = [*left, *[p for p in pieces if p.x0 >= high]]
    return _is_level(grid, beside) and (
        _is_headed(grid, beside, pieces)
        or (_is_level(grid, left) and not _is_crossed(grid, left))
        or any(other is not grid and _is_as_high(grid, other) for other in grids)
    )


def _is_level(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether each cell has a text at its height."""
    return all(
        any(top <= (p.top + p.bottom) / 2 < end for p in pieces) for top, end in pairwise(grid.ys)
    )


def _is_headed(grid: Grid, beside: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    height = grid.ys[1] - grid.ys[0]
    low, high = grid.xs[0], grid.xs[-1]
    heads = [
        p
        for p in pieces
        if low <= p.x0
        and p.x1 <= high
        and grid.ys[0] - height <= p.top
        and p.bottom <= grid.ys[0] + SAME_EDGE
    ]
    return any(p.top < head.bottom and head.top < p.bottom for head in heads for p in beside)


def _is_crossed(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether a text stands across the bound of two cells."""
    inner = grid.ys[1:-1]
    next_at = [bisect_right(inner, piece.top + OVER) for piece in pieces]
    return any(
        place < len(inner) and inner[place] < piece.bottom - OVER
        for place, piece in zip(next_at, pieces, strict=True)
    )


def _is_as_high(grid: Grid, other: Grid) -> bool:
    """Tell whether a grid is one column too, with cells at the same heights."""
    return (
        other.columns == 1
        and other.rows == grid.rows
        and all(abs(a - b) <= SAME_EDGE for a, b in zip(grid.ys, other.ys, strict=True))
    )


def with_columns_beside(grids: Sequence[Grid], pieces: Sequence[Piece]) -> list[Grid]:
    """Join painted columns of the same rows with the columns between them and at their sides.

    Each of these has texts that stand within the rows; a single painted column is joined with
    the one at its left. Where more stands in the rows, nothing is joined: their columns are not known.
    """
    out: list[Grid] = []
    groups: list[list[Grid]] = []
    for grid in grids:
        if grid.columns > 1 or grid.rows < ENOUGH or grid.upright:
            out.append(_with_names(grid, pieces))
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


def _with_names(grid: Grid, pieces: Sequence[Piece]) -> Grid:
    """Join painted cells with the names at their left, as of a matrix: one stands in each of their rows."""
    if grid.lined or grid.rows < FEWEST_ROWS or len(grid.cells) < grid.rows * grid.columns:
        return grid
    ys, left = grid.ys, grid.xs[0]
    before = segments(
        [p for p in pieces if p.x1 <= left and ys[0] < (p.top + p.bottom) / 2 < ys[-1]]
    )
    rows = [slot(ys, (s.top + s.bottom) / 2) for s in before]
    if sorted(rows) != list(range(grid.rows)) or not _are_inside(before, ys):
        return grid
    return Grid([min(s.x0 for s in before) - NEAR, *grid.xs], ys, lined=False)


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
    crossed = any(s.x0 < x - NEAR and s.x1 > x + NEAR for s in level for x in xs)
    if crossed or len(xs) <= ENOUGH or (outside and _are_inside(outside, ys)):
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


def beside_painted(
    grid: Grid, inside: Sequence[Piece], pieces: Sequence[Piece]
) -> TableDraft | None:
    """Find the table whose first column alone is painted: its rows go on at the right of it.

    Text stands within the rows, and starts near to the right of every painted cell, in one place, or
    stands in several columns, or in a second one where rules part the rows. Beside a cell may stand
    several rows of it.
    """
    if grid.rows < FEWEST_ROWS:
        return None
    right, bands = grid.xs[-1], list(pairwise(grid.ys))
    beside = segments(
        piece
        for piece in pieces
        if piece.x0 >= right - SAME_EDGE and piece.bottom > grid.ys[0] and piece.top < grid.ys[-1]
    )
    parts = [
        [s for s in beside if top - SAME_EDGE <= s.top and s.bottom <= end + SAME_EDGE]
        for top, end in bands
    ]
    if sum(map(len, parts)) < len(beside):
        return None
    edges = [right, *column_bounds(beside, rivers(beside, spanning=0.0))]
    first = segments(inside)
    rows: list[Row] = []
    heights: list[tuple[float, float]] = []
    for (top, end), part in zip(bands, parts, strict=True):
        names = [s for s in first if top <= (s.top + s.bottom) / 2 < end]
        inner = _full_rows(part, edges)
        cuts = [(one.bottom + two.top) / 2 for one, two in pairwise(inner)]
        heights += pairwise([top, *cuts, end])
        if inner and names:
            inner[0].tall.append(Tall(0, names, len(inner)))
        rows += inner or [Row([*names, *part])]
    columns = len(edges) > 1 or grid.lined
    if not (_begin_at(right, parts) or (columns and is_table(rows, edges, ruled=True))):
        return None
    return drafted(rows, edges, "lines", None, heights)


def under_title(grid: Grid, pieces: Sequence[Piece]) -> TableDraft | None:
    """Find the table of which fills paint a title across it, and below that the first column alone."""
    open_cells = [cell for cell in grid.cells if cell.row_span > 1]
    wide = [cell for cell in grid.cells if cell.column_span == grid.columns]
    if grid.columns != ENOUGH or len(open_cells) != 1 or len(wide) != 1:
        return None
    column = Grid(grid.xs[:ENOUGH], grid.ys)
    title = within(pieces, wide[0].box)
    others = [piece for piece in pieces if not any(piece is one for one in title)]
    return beside_painted(column, [*title, *within(others, column.box)], others)


def _begin_at(right: float, parts: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether text starts near to the right of every painted cell, in one place."""
    starts = [min([s.x0 for s in part], default=right + 2 * INSET) for part in parts]
    return max(starts) - min(starts) <= COLUMN_START and min(starts) <= right + INSET


def _full_rows(given: Sequence[Segment], edges: Sequence[float]) -> list[Row]:
    """Return the rows beside one painted cell, of which each fills all columns; none for a single."""
    rows = strips(given)
    full = all(
        len({column_of(edges, s.x0, s.x1) for s in row.segments}) == len(edges) for row in rows
    )
    return rows if len(rows) >= ENOUGH <= len(edges) and full else []


def leaves_columns(grid: Grid, inside: Sequence[Piece], fills: Sequence[Path]) -> bool:
    """Tell whether the sides of painted cells, such as statuses, are all that parts columns.

    What is left beside them is one column by its lines, in whose first row several headers stand.
    """
    own = [fill for fill in fills if grid.box.contains(Box.of([fill]).center)]
    sides = [(fill.x0, fill.x1) for fill in own]
    parted = all(
        any(min(abs(x - at) for at in one) <= SNAP for one in sides) for x in grid.xs[1:-1]
    )
    if not parted or grid.rows < FEWEST_ROWS:
        return False
    left = [
        place
        for place, (x0, x1) in enumerate(pairwise(grid.xs))
        if not any(as_wide(one, (x0, x1)) for one in sides)
    ]
    head = segments(p for p in inside if (p.top + p.bottom) / 2 < grid.ys[1])
    places = Counter(slot(grid.xs, s.x0) for s in head)
    return any(places[place] >= ENOUGH for place in left)
