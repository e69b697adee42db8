"""What the fills of a painted table leave out: its header, and rows that rules part in some columns only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import EDGE, ENOUGH, Segment, column_of, parted_at, segments
from parsers.pdf.tables.bounds import within
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.listnames import heads_list, levels
from parsers.pdf.tables.rules import SAME_EDGE, Rule, as_wide
from parsers.pdf.tables.stacked import OTHER_SIZE
from schema import Box

MOST: Final = 0.6  # of rows or columns: so many have text in a header without fill
LONGEST: Final = 5  # lines of a header, those of headers set in its middle counted apart
FURTHEST: Final = 2.2  # of a band's height: so far from the bands a table's first and last rule lie
WRAPPED: Final = 0.5  # of the font size: lines of one row lie at most so far apart


def with_ruled_sides(grid: Grid, rules: Sequence[Rule], pieces: Sequence[Piece]) -> Grid:
    """Add the first and the last column to the bands of a table that leave them out.

    The rules above and below the table reach over them, and each band has a text there. So styles
    are drawn that set off their first or last column.
    """
    if grid.lined or grid.columns < ENOUGH:
        return grid
    reach = FURTHEST * max(bottom - top for top, bottom in pairwise(grid.ys))
    wide = [
        r
        for r in rules
        if not r.edge and r.start <= grid.xs[0] + SAME_EDGE and grid.xs[-1] - SAME_EDGE <= r.end
    ]
    above = [r for r in wide if grid.ys[0] - reach <= r.at <= grid.ys[0] + SAME_EDGE]
    below = [r for r in wide if grid.ys[-1] - SAME_EDGE <= r.at <= grid.ys[-1] + reach]
    ends = [a.sides for a in above if any(as_wide(a.sides, b.sides) for b in below)]
    if not ends:
        return grid
    (start, end), xs = ends[0], list(grid.xs)
    if _in_each_row(grid.ys, (start, xs[0]), pieces):
        xs.insert(0, start)
    if _in_each_row(grid.ys, (xs[-1], end), pieces):
        xs.append(end)
    if len(xs) == len(grid.xs):
        return grid
    moved = xs.index(grid.xs[0])
    cells = [
        GridCell(c.row, c.column + moved, c.row_span, c.column_span, c.box) for c in grid.cells
    ]
    cells += [
        GridCell(row, column, 1, 1, Box(x0, top, x1, bottom))
        for column, (x0, x1) in enumerate(pairwise(xs))
        if not grid.xs[0] <= x0 < grid.xs[-1]
        for row, (top, bottom) in enumerate(pairwise(grid.ys))
    ]
    return Grid(xs, grid.ys, cells, lined=False, striped=grid.striped)


def _in_each_row(ys: Sequence[float], sides: tuple[float, float], pieces: Sequence[Piece]) -> bool:
    """Tell whether texts stand between two sides in each row."""
    left, right = sides
    if right - left <= SAME_EDGE:
        return False
    return all(
        any(
            left <= p.x0 and p.x1 <= right and top <= (p.top + p.bottom) / 2 <= bottom
            for p in pieces
        )
        for top, bottom in pairwise(ys)
    )


def with_margins(grid: Grid, pieces: Sequence[Piece]) -> Grid:
    """Add the header to a table whose other cells alone are filled."""
    if min(grid.rows, grid.columns) < ENOUGH:
        return grid
    above = header_above(grid, pieces)
    if not above:
        return grid
    top = min(min(s.top for s in above) - 1, grid.ys[0])
    xs, ys = list(grid.xs), [top, *grid.ys]
    xs[0] = min(xs[0], *[s.x0 - 1 for s in above])
    xs[-1] = max(
        xs[-1], *[s.x1 + 1 for s in above]
    )  # a header may be wider than its column's texts
    cells = [GridCell(c.row + 1, c.column, c.row_span, c.column_span, c.box) for c in grid.cells]
    cells += [
        GridCell(0, column, 1, 1, Box(x0=x0, top=top, x1=x1, bottom=grid.ys[0]))
        for column, (x0, x1) in enumerate(pairwise(xs))
    ]
    return Grid(xs=xs, ys=ys, cells=cells, lined=False, striped=grid.striped)


def header_above(grid: Grid, pieces: Sequence[Piece]) -> list[Segment]:
    """Return the texts of the header that stands above a grid, none where there is none.

    Its last line is at most a row's height above.
    """
    first = grid.ys[0]
    edges = grid.xs[1:-1]
    given = segments(p for p in pieces if (p.top + p.bottom) / 2 <= first)
    own = [s for s in given if s.x1 > grid.xs[0] and s.x0 < grid.xs[-1]]
    every = levels(parted_at(own, [(x - EDGE, x + EDGE) for x in edges]))
    out = lines_above(every, first, edges, grid.ys[1] - first)
    if len(levels(out)) > LONGEST:
        return []  # rows that are not painted
    if sum(s.baseline in {one.baseline for one in out} for s in own) == 1:
        return []  # a name over the table, one of whose blanks stands at a column's bound
    return out if len({column_of(edges, s.x0, s.x1) for s in out}) >= MOST * grid.columns else []


def lines_above(
    every: Sequence[Sequence[Segment]],
    at: float,
    edges: Sequence[float],
    reach: float,
    near: float = 0.0,
) -> list[Segment]:
    """Return the texts of the lines above a place that may be a header's, or a row's.

    The lowest one stands within `reach` points of it, or `near` sizes; the others go on upwards, set
    alike. A list's name is none of them, nor what runs across columns; `edges` are their inner bounds.
    """
    out: list[Segment] = []
    top = at
    for index in range(len(every) - 1, -1, -1):
        line = every[index]
        size = min(s.size for s in line)
        close = top - max(s.bottom for s in line) <= (WRAPPED if out else near) * size
        top = min(s.top for s in line)
        if not close and (out or top < at - reach):
            break
        alike = not out or 1 / OTHER_SIZE <= size / out[0].size <= OTHER_SIZE
        places = [column_of(edges, s.x0, s.x1) for s in line]
        if not alike or any(a != b for a, b in places) or heads_list(every, index):
            break
        out += line
    return out


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
