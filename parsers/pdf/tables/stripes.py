"""Bands of fills joined into the grids of tables: striped rows, and rows that have no fill."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.aligned import AS_LOW, COLUMN_START, ENOUGH, segments, strips
from parsers.pdf.tables.bounds import slot, within
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.listnames import bold, levels
from parsers.pdf.tables.margins import with_margins, with_partial_rules, with_ruled_sides
from parsers.pdf.tables.rules import SAME_EDGE, Rule, Skeleton, as_wide
from parsers.pdf.tables.striperows import (
    are_headings,
    are_rows,
    fills_most,
    goes_on,
    is_cell_alone,
    is_cell_below,
    is_row,
    names_list,
)
from schema import Box

LIKE_ROWS: Final = 2.2  # ratio of heights up to which a blank between two bands may be a row
HEADED: Final = (
    4.0  # of a row's height: so high are a header, an area's name and a row without fill at most
)
ONE_ROW: Final = 1.4  # ratio of heights up to which a blank between two grids is one row alone
NEAR: Final = 1.5  # of the font size: a row's first line is this near below the row above it


def striped(grids: Sequence[Grid], pieces: Sequence[Piece], bones: Skeleton) -> list[Grid]:
    """Join bands that lie under one another with unfilled rows between them (zebra rows)."""
    out: list[Grid] = []
    for grid in grids:
        for index in range(len(out) - 1, -1, -1):
            whole = _with_first_column(grid, out[index])
            if not _is_between(out[index], whole, out) and _follows(
                out[index], whole, pieces, bones
            ):
                out[index] = _joined(out[index], whole)
                break
        else:
            out.append(grid)
    out = [with_ruled_sides(grid, bones.horizontal, pieces) for grid in out]
    return [grid if grid.lined else _completed(grid, out, pieces, bones) for grid in out]


def _is_between(upper: Grid, lower: Grid, grids: Sequence[Grid]) -> bool:
    """Tell whether a grid as wide as two others lies in the blank between these: then they are tiles."""
    return any(
        upper.ys[-1] < grid.ys[0] and grid.ys[-1] < lower.ys[0] and as_wide(grid.sides, lower.sides)
        for grid in grids
    )


def _with_first_column(band: Grid, above: Grid) -> Grid:
    """Return a band with the first column of the grid above it, whose other bounds are the band's too.

    No fill shows that column: its cell spans rows. The cell above it may span columns.
    """
    if band.lined or band.columns < ENOUGH or band.xs[0] < above.xs[0] + SAME_EDGE:
        return band
    if not abs(band.xs[-1] - above.xs[-1]) <= SAME_EDGE or not _have(band.xs, above.xs[1:]):
        return band
    shifted = [GridCell(c.row, c.column + 1, c.row_span, c.column_span, c.box) for c in band.cells]
    first = [
        GridCell(row, 0, 1, 1, Box(above.xs[0], top, band.xs[0], end))
        for row, (top, end) in enumerate(pairwise(band.ys))
    ]
    return Grid([above.xs[0], *band.xs], band.ys, [*first, *shifted], lined=False)


def _completed(grid: Grid, grids: Sequence[Grid], pieces: Sequence[Piece], bones: Skeleton) -> Grid:
    """Add to a grid the rows and columns at its sides that have no fill, and are no other grid's."""
    others = [other for other in grids if other is not grid and other.columns > 1]
    if not others:
        return with_margins(_extended(grid, pieces, bones.horizontal), pieces)
    boxes = [other.box for other in others]
    free = [p for p in pieces if not any(box.contains(p.box.center) for box in boxes)]
    stacked = [other for other in others if as_wide(other.sides, grid.sides)]
    top = max([other.ys[-1] for other in stacked if other.ys[-1] <= grid.ys[0]], default=-math.inf)
    bottom = min([other.ys[0] for other in stacked if other.ys[0] >= grid.ys[-1]], default=math.inf)
    rules = [
        rule
        for rule in bones.horizontal
        if top < rule.at < bottom
        and not any(box.top - SAME_EDGE <= rule.at <= box.bottom + SAME_EDGE for box in boxes)
    ]
    return with_margins(_extended(grid, free, rules), free)


def _follows(upper: Grid, lower: Grid, pieces: Sequence[Piece], bones: Skeleton) -> bool:
    """Tell whether a grid goes on with another behind a row without fill, or with nothing between.

    Where bands touch, the rules below them draw a grid: of that the row is one if rules close it.
    """
    if upper.upright or lower.upright or not as_wide(upper.sides, lower.sides):
        return False
    rules = _rules_between(upper, lower, bones.horizontal)
    if any(upper.ys[-1] + SAME_EDGE < at < lower.ys[0] - SAME_EDGE for at in rules):
        return False
    closed = len(rules) == len((upper, lower))
    fitting = _are_alike(upper, lower) or 1 in (upper.columns, lower.columns)
    unclosed = (upper.lined or lower.lined) and not (closed and fitting)
    one_row = _has_row_between(upper, lower, pieces, math.inf if closed else ONE_ROW)
    gap = lower.ys[0] - upper.ys[-1]
    height = max(upper.ys[-1] - upper.ys[-2], lower.ys[1] - lower.ys[0])
    if unclosed or (
        not one_row
        and (
            min(upper.rows, lower.rows) > 1
            or gap > LIKE_ROWS * height
            or _all_painted(upper, lower, bones.fills)
        )
    ):
        return False
    between = within(pieces, Box(upper.xs[0], upper.ys[-1], upper.xs[-1], lower.ys[0]))
    if not between:
        return gap < height and upper.columns == lower.columns > 1
    if are_headings(between, upper, pieces) or _begin_alike(upper, lower, pieces):
        return False
    xs = max(upper.xs, lower.xs, key=len)[1:-1]
    return not any(p.x0 < x - 2 and p.x1 > x + 2 for p in between for x in xs)


def _begin_alike(upper: Grid, lower: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether two grids begin with the same words in several columns: another table's header."""
    heads = [
        [s.text for s in segments(within(pieces, Box(g.xs[0], g.ys[0], g.xs[-1], g.ys[1])))]
        for g in (upper, lower)
    ]
    return len(heads[0]) >= ENOUGH and heads[0] == heads[1]


def _rules_between(upper: Grid, lower: Grid, rules: Sequence[Rule]) -> list[float]:
    """Return the places of the rules as wide as two grids that close or part the blank between."""
    top, bottom = upper.ys[-1] - SAME_EDGE, lower.ys[0] + SAME_EDGE
    return [at for at in _closing(upper, rules) if top <= at <= bottom]


def _closing(grid: Grid, rules: Sequence[Rule]) -> list[float]:
    """Return the places of the rules that are as wide as a grid."""
    return [rule.at for rule in rules if not rule.edge and as_wide(rule.sides, grid.sides)]


def _has_row_between(upper: Grid, lower: Grid, pieces: Sequence[Piece], most: float) -> bool:
    """Tell whether one row without fill stands between two grids of the same columns.

    It is at most so many times as high as their rows, or fills most of their columns, or goes on with
    the row above in one of them. One of the two may be a band across all columns.
    """
    gap = lower.ys[0] - upper.ys[-1]
    lowest = min(b - a for grid in (upper, lower) for a, b in pairwise(grid.ys))
    wide = max(upper, lower, key=lambda grid: grid.columns)
    alike = _are_alike(upper, lower)
    if not (alike or 1 in (upper.columns, lower.columns)):
        return False
    between = within(pieces, Box(upper.xs[0], upper.ys[-1], upper.xs[-1], lower.ys[0]))
    if alike and is_cell_alone(between, wide, pieces):
        return gap <= max(b - a for grid in (upper, lower) for a, b in pairwise(grid.ys))
    if gap > most * lowest and not (alike and fills_most(between, wide, pieces)):
        return False
    one = is_row(between, wide, pieces) or is_cell_below(between, upper, pieces)
    return wide.columns >= ENOUGH and one


def _are_alike(upper: Grid, lower: Grid) -> bool:
    """Tell whether two grids have the same columns, or one's cells reach over several of the other's."""
    few, many = sorted((upper.xs, lower.xs), key=len)
    return len(few) > ENOUGH and _have(many, few)


def _have(bounds: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether all bounds of other columns are among some."""
    return all(any(abs(one - other) <= SAME_EDGE for one in bounds) for other in others)


def _all_painted(upper: Grid, lower: Grid, fills: Sequence[Path]) -> bool:
    """Tell whether two grids are tables all of whose rows are painted, in colours by turns."""
    last, first = _colour(upper, -1, fills), _colour(lower, 0, fills)
    return (upper.rows > 1 and last != first) or (
        lower.rows > 1 and first != _colour(lower, 1, fills)
    )


def _colour(grid: Grid, row: int, fills: Sequence[Path]) -> str | None:
    """Return the colour that a row is painted in: in a striped table, every other one's."""
    x, y = grid.xs[0], (grid.ys[row % grid.rows] + grid.ys[row % grid.rows + 1]) / 2
    near = (fill for fill in reversed(fills) if fill.top < y < fill.bottom)
    return next((fill.fill for fill in near if fill.x0 - SAME_EDGE <= x < fill.x1), None)


def _joined(upper: Grid, lower: Grid) -> Grid:
    """Join two grids and the row between them: such as touch are one grid already."""
    xs = max(upper.xs, lower.xs, key=len)
    cells: list[GridCell] = []
    for grid, offset in ((upper, 0), (lower, upper.rows + 1)):
        for cell in grid.cells:
            first, last = _spread(grid.xs, xs, cell)
            cells.append(GridCell(cell.row + offset, first, cell.row_span, last - first, cell.box))
    for column, (x0, x1) in enumerate(pairwise(xs)):
        box = Box(x0, upper.ys[-1], x1, lower.ys[0])
        cells.append(GridCell(upper.rows, column, 1, 1, box))
    return Grid(list(xs), [*upper.ys, *lower.ys], cells, lined=False, striped=True)


def _extended(grid: Grid, pieces: Sequence[Piece], rules: Sequence[Rule]) -> Grid:
    """Add the rows without fill above the first and below the last band of a table.

    They reach to the rules that close them; where there is none, a striped table's rows are as high
    as its others, or as high as their text.
    """
    heights = sorted(b - a for a, b in pairwise(grid.ys))
    usual = heights[len(heights) // 2]
    column = [p for p in pieces if grid.xs[0] <= (p.x0 + p.x1) / 2 <= grid.xs[-1]]
    closing = _closing(grid, rules)
    above = _over(grid, column, closing, usual)
    open_end = grid.rows + len(above) >= ENOUGH  # else what follows may be below a header
    below = _under(grid, column, closing, usual, open_end=open_end)
    ys = [*above, *grid.ys, *below]
    cells = [
        GridCell(c.row + len(above), c.column, c.row_span, c.column_span, c.box) for c in grid.cells
    ]
    for row in (*range(len(above)), *range(len(ys) - 1 - len(below), len(ys) - 1)):
        for index, (x0, x1) in enumerate(pairwise(grid.xs)):
            box = Box(x0=x0, top=ys[row], x1=x1, bottom=ys[row + 1])
            cells.append(GridCell(row, index, 1, 1, box))
    return with_partial_rules(Grid(grid.xs, ys, cells, lined=False, striped=True), rules, column)


def _over(
    grid: Grid, column: Sequence[Piece], closing: Sequence[float], usual: float
) -> list[float]:
    """Return the top of the row without fill above a table's first band, if there is one.

    A header close above that row makes two, and so many are those under a rule that blanks part.
    """
    first = grid.ys[0]
    tops = [at for at in closing if SAME_EDGE < first - at <= LIKE_ROWS * usual]
    rule = max([at for at in closing if SAME_EDGE < first - at <= HEADED * usual], default=first)
    under = [p for p in column if rule <= p.top and p.bottom <= first + 1]
    parted = _between_rows(under, grid, column)
    if parted:
        return [rule, *parted]
    top = max(tops) if tops else first - usual if grid.striped else first
    above = [p for p in column if top <= p.top and p.bottom <= first + 1]
    if not tops and (grid.striped or grid.rows == 1):
        beside = _beside_band(grid, column, [p for p in column if p.bottom <= first + 1], -1)
        if len(beside) > len(above) and not bold(beside):
            above = beside
        top = min([p.top for p in above], default=top + 1) - 1  # a header may stand above the row
    if not is_row(above, grid, column) or names_list(above, grid, column):
        return []
    return [top, *_under_head(above)]


def _between_rows(above: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> list[float]:
    """Return where blanks part a header from the row below it, and from the name between them."""
    parts = strips(segments(above))
    if len(parts) < ENOUGH:
        return []
    texts = [[piece for segment in part.segments for piece in segment.pieces] for part in parts]
    rows = [is_row(own, grid, column) for own in texts]
    named = all(
        row or (len(p.segments) == 1 and bold(own))
        for row, p, own in zip(rows, parts, texts, strict=True)
    )
    if not (named and rows[0] and rows[-1]):
        return []
    return [(upper.bottom + lower.top) / 2 for upper, lower in pairwise(parts)]


def _under_head(above: Sequence[Piece]) -> list[float]:
    """Return where a row begins below the bold line of a header that stands close above it."""
    head, *rest = levels(segments(above))
    plain = [piece for level in rest for segment in level for piece in segment.pieces]
    bolded = all(bold(segment.pieces) for segment in head) and not any(p.bold for p in plain)
    return [max(s.bottom for s in head)] if plain and bolded and len(head) >= ENOUGH else []


def _under(
    grid: Grid, column: Sequence[Piece], closing: Sequence[float], usual: float, *, open_end: bool
) -> list[float]:
    """Return the ends of the rows without fill below a table's last band: one, or as rules part.

    `open_end` tells that a row may follow where neither a rule nor other stripes show its height.
    """
    last = grid.ys[-1]
    ends = sorted([at for at in closing if at - last > SAME_EDGE])
    if ends and ends[0] - last <= LIKE_ROWS * usual:
        ruled = grid.rows > 1 and all(
            any(abs(at - y) <= SAME_EDGE for at in closing) for y in grid.ys[1:]
        )
        closed = _closed(grid, column, ends, ONE_ROW * usual if ruled else 0.0)
        return [*closed, *_open_end(grid, column, closed)]
    end = last + usual if grid.striped else last
    below = [p for p in column if last - 1 <= p.top and p.bottom <= end]
    if open_end:
        beside = _beside_band(grid, column, [p for p in column if p.top >= last - 1], 0)
        if len(beside) > len(below):
            below, end = beside, max([p.bottom for p in beside]) + 1
    row = is_row(below, grid, column) and not are_headings(below, grid, column)
    return [end] if row or (grid.striped and is_cell_below(below, grid, column)) else []


def _closed(grid: Grid, column: Sequence[Piece], ends: Sequence[float], most: float) -> list[float]:
    """Return the rules that close rows below a table's last band, one after another.

    Below a row may stand what goes on with it, in one of its columns, and above one the band of more
    rows, or one that was left empty. Where rules part all rows of the bands too, any text between two that are at most so many
    points apart is a row.
    """
    out: list[float] = []
    between = list(pairwise([grid.ys[-1], *ends]))
    rows = [[p for p in column if top - 1 <= p.top and p.bottom <= end] for top, end in between]
    for place, (top, end) in enumerate(between):
        row, after = rows[place], [*rows[place + 1 : place + 2]]
        if not row and out and end - top <= LIKE_ROWS * (out[0] - grid.ys[-1]):
            filled_next = next(filter(None, rows[place:]), [])
            if _is_plain_row(filled_next, grid, column):
                out.append(end)
                continue
        # Rows that nothing parts may stand above a rule too, such as one over their sum.
        if grid.rows == 1 and are_rows(row, grid, column):
            break
        whole = is_row(row, grid, column) or (row and end - top <= most)
        band = len(segments(row)) == 1 and any(_is_plain_row(one, grid, column) for one in after)
        if not (
            band or (whole and not are_headings(row, grid, column)) or (out and goes_on(row, grid))
        ):
            break
        out.append(end)
    return out


def _is_plain_row(row: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    return is_row(row, grid, column) and not are_headings(row, grid, column)


def _open_end(grid: Grid, column: Sequence[Piece], closed: Sequence[float]) -> list[float]:
    """Return the end of a last row below the last of the rules that part a table's rows, if there is one.

    It stands in the first column and others, and as near below the rule as the rows above it do.
    """
    if len(closed) < ENOUGH:
        return []
    top, last = closed[-ENOUGH:]
    height = last - top
    above = [p for p in column if top <= (p.top + p.bottom) / 2 < last]
    row = [p for p in column if last <= (p.top + p.bottom) / 2 < last + height]
    if not (row and above) or not is_row(row, grid, column):
        return []
    low = [min(p.top for p in own) - at for own, at in ((above, top), (row, last))]
    beside = {slot(grid.xs, p.x0) for p in row}
    if 0 not in beside or abs(low[0] - low[1]) > AS_LOW:
        return []
    return [max(last + height, *[p.bottom for p in row])]


def _beside_band(
    grid: Grid, column: Sequence[Piece], outside: Sequence[Piece], nearest: int
) -> list[Piece]:
    """Return the text of the row without fill that stands next to a table's bands.

    Its line `nearest` to them, the first or the last, is near, and its texts begin in several
    columns where the bands' do.
    """
    lines = sorted(outside, key=lambda p: p.baseline)
    if not lines or grid.columns <= ENOUGH:  # a list's rows stand as near as a row's lines
        return []
    line = lines[nearest]
    if max(line.top - grid.ys[-1], grid.ys[0] - line.bottom) > NEAR * line.size:
        return []
    row = [p for segment in strips(segments(outside))[nearest].segments for p in segment.pieces]
    starts = [p.x0 for p in within(column, grid.box)]
    begun = [p for p in row if any(abs(p.x0 - x) <= COLUMN_START for x in starts)]
    return row if len({slot(grid.xs, p.x0) for p in begun}) >= ENOUGH else []


def _spread(own: Sequence[float], xs: Sequence[float], cell: GridCell) -> tuple[int, int]:
    start, end = own[cell.column], own[cell.column + cell.column_span]
    first = min(range(len(xs) - 1), key=lambda i: abs(xs[i] - start))
    last = min(range(1, len(xs)), key=lambda i: abs(xs[i] - end))
    return first, max(first + 1, last)
