"""The header of a table whose other cells alone are painted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import EDGE, ENOUGH, Segment, column_of, parted_at, segments
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.listnames import heads_list, levels
from parsers.pdf.tables.stacked import OTHER_SIZE
from schema import Box

MOST: Final = 0.6  # of rows or columns: so many have text in a header without fill
LONGEST: Final = 5  # lines of a header, those of headers set in its middle counted apart
WRAPPED: Final = 0.5  # of the font size: lines of one row lie at most so far apart


def with_margins(grid: Grid, pieces: Sequence[Piece]) -> Grid:
    """Add the header to a table whose other cells alone are filled."""
    if min(grid.rows, grid.columns) < ENOUGH:
        return grid
    above = _header(grid, pieces)
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


def _header(grid: Grid, pieces: Sequence[Piece]) -> list[Segment]:
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
