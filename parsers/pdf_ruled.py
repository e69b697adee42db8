"""Tables that ruling lines and fills show."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf_aligned import (
    ENOUGH,
    Row,
    Segment,
    anchored,
    bounds,
    column_of,
    drafted,
    in_region,
    is_table,
    parted_at,
    rivers,
    segments,
    stacked,
    strips,
)
from parsers.pdf_draft import CellDraft, TableDraft
from parsers.pdf_grid import Grid, GridCell, make_grid
from parsers.pdf_page import Piece
from parsers.pdf_rules import Rule, Skeleton
from parsers.pdf_unruled import FAR
from schema import Box

SAME_EDGE: Final = 4.0  # points; parts of one table start and end this near to each other
INSET: Final = 12.0  # points; a table's text stands at most this far from its outer rules
WHOLE: Final = 0.95  # of a table's width: shorter rules part the rows of some columns only
LIKE_ROWS: Final = 2.2  # ratio of heights up to which a blank between two bands may be a row


def ruled(
    skeleton: Skeleton,
    grids: Sequence[Grid],
    pieces: Sequence[Piece],
    known: Sequence[TableDraft] = (),
) -> list[TableDraft]:
    """Find the tables that a page's grids draw, and those that horizontal rules alone draw.

    `pieces` is the text that is in no table yet; `known` are the tables found before.
    """
    out: list[TableDraft] = []
    free = list(pieces)
    for grid in _stacked(grids, free):
        draft = _of_grid(grid, free)
        if draft is not None:
            out.append(draft)
            used = {id(piece) for piece in draft.pieces()}
            free = [piece for piece in free if id(piece) not in used]
    frames = [(g.box, _within(free, g.box)) for g in grids if g.rows == 1 and g.columns == 1]
    for draft in _single_frames([frame for frame in frames if frame[1]], [*known, *out]):
        out.append(draft)
        used = {id(piece) for piece in draft.pieces()}
        free = [piece for piece in free if id(piece) not in used]
    for rules in _bands(skeleton, [*known, *out]):
        drafts = _of_rules(rules, skeleton.horizontal, free)
        out.extend(drafts)
        used = {id(piece) for draft in drafts for piece in draft.pieces()}
        free = [piece for piece in free if id(piece) not in used]
    return out


def _within(pieces: Sequence[Piece], box: Box) -> list[Piece]:
    return [p for p in pieces if box.contains(((p.x0 + p.x1) / 2, (p.top + p.bottom) / 2))]


def _of_grid(grid: Grid, pieces: Sequence[Piece]) -> TableDraft | None:
    inside = _within(pieces, grid.box)
    if not inside:
        return None
    if grid.columns == 1 and grid.rows == 1:
        return in_region(inside, "lines", grid.box)
    if grid.columns == 1:
        return _in_bands(grid, inside)
    if grid.rows == 1:
        return (
            _in_columns(grid, inside)
            or _under_header(grid, inside, pieces)
            or _single(grid, inside)
        )
    cells = [CellDraft(c.row, c.column, [], c.row_span, c.column_span, c.box) for c in grid.cells]
    owner = {
        (r, c): cell
        for cell in cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    }
    for piece in inside:
        row = _slot(grid.ys, (piece.top + piece.bottom) / 2)
        column = _slot(grid.xs, (piece.x0 + piece.x1) / 2)
        cell = owner.get((row, column))
        if cell is not None:
            cell.pieces.append(piece)
    filled = [cell for cell in cells if cell.pieces]
    if (
        len({cell.row for cell in filled}) < ENOUGH
        or len({cell.column for cell in filled}) < ENOUGH
    ):
        return None
    return TableDraft(grid.rows, grid.columns, cells, "lines", grid.box)


def _slot(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def _in_bands(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Find the columns of a table whose rows are known."""
    given = segments(inside)
    between = rivers(given)
    given = parted_at(given, between)
    edges = bounds(given, between)
    bands = list(zip(grid.ys, grid.ys[1:], strict=False))
    rows = [Row([s for s in given if top <= (s.top + s.bottom) / 2 < end]) for top, end in bands]
    kept = [(row, band) for row, band in zip(rows, bands, strict=True) if row.segments]
    if not edges or not is_table([row for row, _ in kept], edges):
        return in_region(inside, "lines")
    return drafted([r for r, _ in kept], edges, "lines", grid.box, [b for _, b in kept])


def _in_columns(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Find the rows of a table whose columns are known."""
    edges = grid.xs[1:-1]
    rows = anchored(strips(segments(inside)), edges)
    if not is_table(rows, edges):
        return None
    return drafted(rows, edges, "lines", grid.box)


def _under_header(
    grid: Grid, inside: Sequence[Piece], pieces: Sequence[Piece]
) -> TableDraft | None:
    """Find the table whose header alone is painted: its rows stand below, in the same columns."""
    if grid.lined:
        return None
    edges = grid.xs[1:-1]
    low, high = grid.xs[0] - SAME_EDGE, grid.xs[-1] + SAME_EDGE
    body: list[Segment] = []
    last = grid.ys[-1]
    for segment in segments(p for p in pieces if p.top >= grid.ys[-1] - SAME_EDGE):
        if segment.x1 < low or segment.x0 > high:
            continue
        first, end = column_of(edges, segment.x0, segment.x1)
        if first != end or segment.x0 < low or segment.x1 > high:
            break
        if segment.top - last > FAR * segment.size:
            break
        body.append(segment)
        last = max(last, segment.bottom)
    if not body:
        return None
    rows = [Row(segments(inside)), *anchored(strips(body), edges)]
    return drafted(rows, edges, "lines") if is_table(rows, edges) else None


def _single(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Take a single row of cells for a table."""
    edges = grid.xs[1:-1]
    given = segments(inside)
    rows = strips(given)
    places = [column_of(edges, s.x0, s.x1) for s in given]
    if len(rows) != 1 or any(a != b for a, b in places) or len({a for a, _ in places}) < ENOUGH:
        return None
    return drafted(rows, edges, "lines", grid.box, [(grid.ys[0], grid.ys[1])])


def _stacked(grids: Sequence[Grid], pieces: Sequence[Piece]) -> list[Grid]:
    """Join bands that lie under one another with unfilled rows between them (zebra rows)."""
    out: list[Grid] = []
    for grid in grids:
        for index in range(len(out) - 1, -1, -1):
            if _follows(out[index], grid, pieces):
                out[index] = _joined(out[index], grid)
                break
        else:
            out.append(grid)
    return [_extended(grid, pieces) if grid.striped else grid for grid in out]


def _follows(upper: Grid, lower: Grid, pieces: Sequence[Piece]) -> bool:
    if (
        abs(upper.xs[0] - lower.xs[0]) > SAME_EDGE
        or abs(upper.xs[-1] - lower.xs[-1]) > SAME_EDGE
        or (min(upper.rows, lower.rows) > 1)
        or upper.lined
        or lower.lined
    ):
        return False
    gap = lower.ys[0] - upper.ys[-1]
    height = max(upper.ys[-1] - upper.ys[-2], lower.ys[1] - lower.ys[0])
    if gap < -SAME_EDGE or gap > LIKE_ROWS * height:
        return False
    box = Box(x0=upper.xs[0], top=upper.ys[-1], x1=upper.xs[-1], bottom=lower.ys[0])
    between = _within(pieces, box)
    if gap > SAME_EDGE and not between:
        return gap < height and upper.columns == lower.columns > 1
    xs = max(upper.xs, lower.xs, key=len)[1:-1]
    return not any(p.x0 < x - 2 and p.x1 > x + 2 for p in between for x in xs)


def _joined(upper: Grid, lower: Grid) -> Grid:
    xs = max(upper.xs, lower.xs, key=len)
    gap = lower.ys[0] - upper.ys[-1]
    ys = [*upper.ys, *(lower.ys if gap > SAME_EDGE else lower.ys[1:])]
    shift = upper.rows + (1 if gap > SAME_EDGE else 0)
    cells: list[GridCell] = []
    for grid, offset in ((upper, 0), (lower, shift)):
        for cell in grid.cells:
            first, last = _spread(grid.xs, xs, cell)
            cells.append(GridCell(cell.row + offset, first, cell.row_span, last - first, cell.box))
    if gap > SAME_EDGE:
        for column in range(len(xs) - 1):
            box = Box(x0=xs[column], top=upper.ys[-1], x1=xs[column + 1], bottom=lower.ys[0])
            cells.append(GridCell(upper.rows, column, 1, 1, box))
    striped = upper.striped or lower.striped or gap > SAME_EDGE
    return Grid(xs=list(xs), ys=ys, cells=cells, lined=False, striped=striped)


def _extended(grid: Grid, pieces: Sequence[Piece]) -> Grid:
    """Add the rows without fill above the first and below the last band of a striped table."""
    heights = sorted(b - a for a, b in pairwise(grid.ys))
    usual = heights[len(heights) // 2]
    column = [p for p in pieces if grid.xs[0] <= (p.x0 + p.x1) / 2 <= grid.xs[-1]]
    ys = list(grid.ys)
    above = [p for p in column if ys[0] - usual <= p.top and p.bottom <= ys[0] + 1]
    below = [p for p in column if ys[-1] - 1 <= p.top and p.bottom <= ys[-1] + usual]
    shift = 0
    if _is_row(above, grid.xs[1:-1]):
        ys.insert(0, ys[0] - usual)
        shift = 1
    if _is_row(below, grid.xs[1:-1]):
        ys.append(ys[-1] + usual)
    cells = [
        GridCell(c.row + shift, c.column, c.row_span, c.column_span, c.box) for c in grid.cells
    ]
    added = ([0] if shift else []) + ([len(ys) - 2] if len(ys) - shift > len(grid.ys) else [])
    for row in added:
        for index, (x0, x1) in enumerate(pairwise(grid.xs)):
            box = Box(x0=x0, top=ys[row], x1=x1, bottom=ys[row + 1])
            cells.append(GridCell(row, index, 1, 1, box))
    return Grid(xs=grid.xs, ys=ys, cells=cells, lined=False, striped=True)


def _is_row(pieces: Sequence[Piece], edges: Sequence[float]) -> bool:
    """Tell whether text outside a striped table's bands is set as a row of it."""
    given = segments(pieces)
    if len(given) < ENOUGH:
        return False
    places = [column_of(edges, s.x0, s.x1) for s in given]
    return all(first == last for first, last in places) and (
        not edges or len({first for first, _ in places}) >= ENOUGH
    )


def _spread(own: Sequence[float], xs: Sequence[float], cell: GridCell) -> tuple[int, int]:
    start, end = own[cell.column], own[cell.column + cell.column_span]
    first = min(range(len(xs) - 1), key=lambda i: abs(xs[i] - start))
    last = min(range(1, len(xs)), key=lambda i: abs(xs[i] - end))
    return first, max(first + 1, last)


def _bands(skeleton: Skeleton, found: Sequence[TableDraft]) -> list[list[Rule]]:
    """Group horizontal rules of one width that lie under one another."""
    groups: list[list[Rule]] = []
    for rule in sorted(skeleton.horizontal, key=lambda rule: rule.at):
        middle = ((rule.start + rule.end) / 2, rule.at)
        if any(_around(draft.box).contains(middle) for draft in found):
            continue
        for group in groups:
            if (
                abs(group[0].start - rule.start) <= SAME_EDGE
                and abs(group[0].end - rule.end) <= SAME_EDGE
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= ENOUGH]


def _around(box: Box) -> Box:
    return Box(x0=box.x0, top=box.top - INSET, x1=box.x1, bottom=box.bottom + INSET)


def _of_rules(
    rules: Sequence[Rule], every: Sequence[Rule], pieces: Sequence[Piece]
) -> list[TableDraft]:
    """Find the tables whose rows horizontal rules part."""
    x0, x1 = min(r.start for r in rules) - 1, max(r.end for r in rules) + 1
    ys = [rule.at for rule in rules]
    column = [p for p in pieces if x0 <= (p.x0 + p.x1) / 2 <= x1]
    heights = [b - a for a, b in itertools.pairwise(ys)]
    usual = sorted(heights)[len(heights) // 2]
    # The header may stand above the first rule, the last row below the last one.
    above = [p for p in column if ys[0] - min(usual, 40.0) <= p.top and p.bottom <= ys[0] + 2]
    below = [p for p in column if ys[-1] - 2 <= p.top and p.bottom <= ys[-1] + 1.2 * usual]
    given = segments(_within(column, Box(x0=x0, top=ys[0], x1=x1, bottom=ys[-1])))
    between = rivers(given)
    if not between:
        return []
    given = parted_at(given, between)
    edges = bounds(given, between)
    levels = list(ys)
    for extra, first in ((above, True), (below, False)):
        outside = segments(extra)
        places = [column_of(edges, s.x0, s.x1) for s in outside]
        if len({a for a, b in places if a == b}) >= ENOUGH and all(a == b for a, b in places):
            given.extend(outside)
            if first:
                levels.insert(0, min(s.top for s in outside) - 2)
            else:
                levels.append(max(s.bottom for s in outside) + 2)
    partial = [
        rule
        for rule in every
        if levels[0] < rule.at < levels[-1]
        and x0 - SAME_EDGE <= rule.start
        and rule.end <= x1 + SAME_EDGE
        and rule.end - rule.start < WHOLE * (x1 - x0)
    ]
    if partial:
        draft = _with_partial(partial, levels, [x0, *edges, x1], given)
        if draft is not None:
            return [draft]
    bands = list(itertools.pairwise(levels))
    rows = [Row([s for s in given if top <= (s.top + s.bottom) / 2 < end]) for top, end in bands]
    kept = [(row, band) for row, band in zip(rows, bands, strict=True) if row.segments]
    if not is_table([row for row, _ in kept], edges):
        return []
    out = []
    for part in stacked([row for row, _ in kept]):
        rows_of = [kept[index][0] for index in part]
        bands_of = [kept[index][1] for index in part]
        box = Box(x0=x0, top=bands_of[0][0], x1=x1, bottom=bands_of[-1][1])
        out.append(drafted(rows_of, edges, "lines", box, bands_of))
    return out


def _with_partial(
    partial: Sequence[Rule],
    levels: Sequence[float],
    edges: Sequence[float],
    given: Sequence[Segment],
) -> TableDraft | None:
    """Make the table that horizontal rules draw, where some part the rows of some columns only."""
    horizontal = [Rule(at, edges[0], edges[-1]) for at in levels] + list(partial)
    vertical = [Rule(at, levels[0], levels[-1]) for at in edges]
    pieces = [piece for segment in given for piece in segment.pieces]
    grid = make_grid(horizontal, vertical, pieces)
    return _of_grid(grid, pieces) if grid is not None else None


def _single_frames(
    frames: Sequence[tuple[Box, list[Piece]]], found: Sequence[TableDraft]
) -> list[TableDraft]:
    """Take frames with a single row for tables where the page has a table framed alike."""
    out = []
    for box, inside in frames:
        for other in found:
            alike = (
                abs(other.box.x0 - box.x0) <= SAME_EDGE and abs(other.box.x1 - box.x1) <= SAME_EDGE
            )
            edges = other.edges[1:-1] if alike else []
            if not edges:
                continue
            given = segments(inside)
            places = [column_of(edges, s.x0, s.x1) for s in given]
            one_row = len(strips(given)) == 1
            if one_row and all(a == b for a, b in places) and len({a for a, _ in places}) > 1:
                bands = [(box.top, box.bottom)]
                out.append(drafted([Row(given)], edges, "lines", box, bands))
                break
    return out
