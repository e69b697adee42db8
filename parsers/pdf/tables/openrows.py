"""Tables whose header is drawn, and whose rows are not: they stand open below it or in its frame.

Of others, some cells alone are drawn, such as statuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from parsers.pdf.page import Path, Piece, same_place
from parsers.pdf.tables.aligned import (
    COLUMN_START,
    ENOUGH,
    FAR,
    Row,
    Segment,
    column_of,
    drafted,
    parted_at,
    segments,
    set_alike,
    strips,
)
from parsers.pdf.tables.anchors import anchored
from parsers.pdf.tables.bounds import slot, within
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.grid import Grid, GridCell, shared_out
from parsers.pdf.tables.listnames import bold, heads_like, heads_list, levels
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.rules import SAME_EDGE, as_wide
from parsers.pdf.tables.striperows import by_columns
from parsers.pdf.tables.stripes import LIKE_ROWS
from parsers.pdf.tables.tall import rows_of
from parsers.pdf.tables.unruled import without_notes
from schema import Box

CENTRED: Final = 3.0  # points; the middle of a text set in its cell's is this near (unequal insets)


def without_bands(grid: Grid, grids: Sequence[Grid], pieces: Sequence[Piece]) -> Grid:
    """Return a header alone where a grid is that and bands below it, such as its first rows' area.

    Where `grids` have rows below it that are drawn, the grid is joined with them as it is.
    """
    if has_rows_below(grid, grids) or grid.rows == 1 or grid.columns == 1:
        return grid
    height = LIKE_ROWS * (grid.ys[1] - grid.ys[0])
    banded = all(
        cell.column_span == grid.columns
        and cell.box.height <= height
        and len(segments(within(pieces, cell.box))) == 1
        if cell.row
        else cell.row_span == 1 and cell.column_span < grid.columns
        for cell in grid.cells
    )
    return Grid(grid.xs, grid.ys[:2], lined=grid.lined) if banded else grid


def has_rows_below(grid: Grid, grids: Sequence[Grid]) -> bool:
    """Tell whether some of `grids` have cells below one that is as wide."""
    return any(
        other.columns > 1
        and other.ys[0] >= grid.ys[-1] - SAME_EDGE
        and as_wide(other.sides, grid.sides)
        for other in grids
    )


def under_header(grid: Grid, pieces: Sequence[Piece]) -> TableDraft | None:
    """Find the table whose header and bands alone are painted: its rows stand in the same columns."""
    inside = within(pieces, grid.box)
    edges = grid.xs[1:-1]
    head = [s for own in shared_out(grid, inside) for s in segments(own)]
    rows = [Row(head), *_rows_below(grid, pieces)]
    if not bold(inside) and _is_heading([row.segments for row in rows[1:]]):
        return None  # what stands below is the heading of another table
    plain = [row for row in rows if _within_columns(row.segments, edges)]
    box = Box(grid.xs[0], grid.ys[0], grid.xs[-1], max(row.bottom for row in rows if row.segments))
    return drafted(rows, edges, "lines", box) if is_table(plain, edges, ruled=True) else None


def with_rows_below(grid: Grid, pieces: Sequence[Piece]) -> Grid:
    """Add to a painted grid the open rows that go on below it: its paint may be that of two headers.

    Each fills several columns, and the first too.
    """
    edges = grid.xs[1:-1]
    if grid.lined or grid.columns <= ENOUGH:  # a list's lines stand as near as rows
        return grid
    below = takewhile(lambda row: _is_whole(row.segments, edges), _rows_below(grid, pieces))
    rows = list(below)
    if not rows or all(bold(s.pieces) for s in rows[0].segments):
        return grid
    ends = [max(p.bottom for p in within(pieces, grid.box)), *[row.bottom for row in rows]]
    tops = [(end + row.top) / 2 for end, row in zip(ends, rows, strict=False)]
    ys = [*grid.ys[:-1], *tops, ends[-1] + SAME_EDGE]
    cells = [
        GridCell(grid.rows + place, column, 1, 1, Box(x0, top, x1, end))
        for place, (top, end) in enumerate(pairwise(ys[grid.rows :]))
        for column, (x0, x1) in enumerate(pairwise(grid.xs))
    ]
    return Grid(grid.xs, ys, [*grid.cells, *cells], lined=False, striped=True)


def _is_whole(level: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether a row's texts stand in columns, in the first and another one."""
    columns = {column_of(edges, s.x0, s.x1)[0] for s in level}
    return _within_columns(level, edges) and 0 in columns and len(columns) >= ENOUGH


def _rows_below(grid: Grid, pieces: Sequence[Piece]) -> list[Row]:
    """Return the rows and bands that stand open below a grid, up to the next list or notes."""
    inside = within(pieces, grid.box)
    edges = grid.xs[1:-1]
    starts = [min((p.x0 for p in inside if p.x0 >= edge), default=edge) for edge in edges]
    between = list(zip(edges, starts, strict=True))
    low, high = grid.xs[0] - SAME_EDGE, grid.xs[-1] + SAME_EDGE
    last = grid.ys[-1]
    near: list[list[Segment]] = []
    given = segments(p for p in pieces if p.top >= grid.ys[-1] - SAME_EDGE)
    for level in levels(s for s in parted_at(given, between) if s.x1 >= low and s.x0 <= high):
        if (
            any(s.x0 < low or s.x1 > high for s in level)
            or min(s.top for s in level) - last > FAR * level[0].size
        ):
            break
        near.append(level)
        last = max(last, *[s.bottom for s in level])
    if near[1:] and heads_like(near[-1], near[-2]):
        near.pop()  # the name of the next list, whose first row is painted again
    near = without_notes(near)
    own = takewhile(lambda place: not heads_list(near, place), range(len(near)))
    return _begun(_rows_and_bands([near[place] for place in own], edges)[0], edges)


def _begun(rows: list[Row], edges: Sequence[float]) -> list[Row]:
    """Join the first lines of a row that is set in the middle of its points with the rest of it.

    They stand in one column, and not in the first as a name does: nothing above them goes on.
    """
    if len(rows) < ENOUGH:
        return rows
    one, other = rows[:ENOUGH]
    first, second = ({column_of(edges, s.x0, s.x1) for s in row.segments} for row in (one, other))
    if len(first) > 1 or (0, 0) in first or not first < second:
        return rows
    return [Row([*one.segments, *other.segments], tall=other.tall), *rows[2:]]


def _is_heading(lines: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether lines are all in bold, or a single one whose first text is: `Pri.` may stand behind it."""
    heads = lines[0][:1] if len(lines) == 1 else [text for line in lines for text in line]
    return all(bold(text.pieces) for text in heads)


def parted(
    grid: Grid, pieces: Sequence[Piece], fills: Sequence[Path] = (), *, whole: bool = True
) -> Grid:
    """Part cells that only seem to span rows and columns, since few cells of their row are painted.

    Their texts stand in several columns, and in no two at once; where rules draw columns, in more,
    or as others of those: a cell may hold texts at both its sides. Or nothing of a table stands in
    its first column. Where not `whole`, those over all columns stay as they are.
    """
    most = grid.columns if whole else grid.columns - 1
    if not any([1 < cell.column_span <= most for cell in grid.cells]):
        return grid
    cells: list[GridCell] = []
    for cell in grid.cells:
        end = cell.column + cell.column_span
        if not (
            1 < cell.column_span <= most and _is_open(cell, grid, pieces)
        ) or _is_painted_around(cell, pieces, fills):
            cells.append(cell)
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, end):
                box = Box(grid.xs[column], grid.ys[row], grid.xs[column + 1], grid.ys[row + 1])
                cells.append(GridCell(row, column, 1, 1, box))
    return Grid(xs=grid.xs, ys=grid.ys, cells=cells, lined=grid.lined, striped=grid.striped)


def _is_open(cell: GridCell, grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether the texts of a cell stand in the columns that it covers, as in cells of their own."""
    edges = grid.xs[cell.column + 1 : cell.column + cell.column_span]
    texts = _texts(cell, grid, pieces)
    places = [column_of(edges, s.x0, s.x1) for s in texts]
    columns = {first for first, _ in places}
    if any(first != last for first, last in places):
        return False
    if columns == {1} and not cell.column and not _has_first_column(grid, pieces):
        return True
    own = {id(piece) for segment in texts for piece in segment.pieces}
    others = [piece for piece in within(pieces, grid.box) if id(piece) not in own]
    if len(columns) < ENOUGH:
        return not grid.upright and columns.isdisjoint({0}) and _begin_under(texts, others)
    if not grid.upright or len(columns) > ENOUGH:
        return True
    return all(
        any(set_alike(segment.pieces[0], other) for other in others)
        for segment, (column, _) in zip(texts, places, strict=True)
        if column
    )


def _is_painted_around(cell: GridCell, pieces: Sequence[Piece], fills: Sequence[Path]) -> bool:
    """Tell whether a cell is painted as one, and its only text stands in its middle."""
    if not any(same_place(fill, cell.box, SAME_EDGE) for fill in fills):
        return False
    texts = segments(within(pieces, cell.box))
    middle = (cell.box.x0 + cell.box.x1) / 2
    return len(texts) == 1 and abs((texts[0].x0 + texts[0].x1) / 2 - middle) <= CENTRED


def _begin_under(texts: Sequence[Segment], others: Sequence[Piece]) -> bool:
    """Tell whether some texts begin where others do, as those of a column set to the left."""
    starts = [piece.x0 for piece in others]
    return bool(texts) and all(
        any(abs(text.x0 - x) <= COLUMN_START for x in starts) for text in texts
    )


def _texts(cell: GridCell, grid: Grid, pieces: Sequence[Piece]) -> list[Segment]:
    """Return the texts of a cell that reaches over columns, parted where those start.

    A text alone over all of them, whose words have plain blanks between them, is a band's.
    """
    own = within(pieces, cell.box)
    alone = segments(own) if cell.column_span == grid.columns else []
    return alone if len(alone) == 1 else by_columns(own, grid, pieces)


def _has_first_column(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether any text stands in the first column, which else is for icons, say."""
    return any(slot(grid.xs, (p.x0 + p.x1) / 2) == 0 for p in within(pieces, grid.box))


def with_open_rows(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Find the rows of a table that is framed, and whose header's cells alone are drawn.

    None unless a cell that reaches over all columns holds text in several of them, and in no two
    at once.
    """
    edges = grid.xs[1:-1]
    wide = {cell.row: cell for cell in grid.cells if cell.column_span == grid.columns}
    if not wide or any(cell.row_span > 1 for cell in grid.cells if cell.column_span < grid.columns):
        return None
    rows: list[Row] = []
    bands: list[tuple[float, float]] = []
    within_wide = {row + n for row, cell in wide.items() for n in range(1, cell.row_span)}
    places = [row for row in range(grid.rows) if row not in within_wide]
    heights = list(pairwise([*(grid.ys[row] for row in places), grid.ys[-1]]))
    given = [
        _texts(wide[row], grid, inside)
        if row in wide
        else by_columns([p for p in inside if top <= (p.top + p.bottom) / 2 < end], grid, inside)
        for row, (top, end) in zip(places, heights, strict=True)
    ]
    opened = [
        _open_rows(texts, edges) if row in wide else []
        for row, texts in zip(places, given, strict=True)
    ]
    # Where most of such cells hold a row each, so does each: one may have a line that stands apart.
    if sum(len(parts) == 1 for parts in opened) > sum(len(parts) > 1 for parts in opened):
        opened = [[] for _ in opened]
    for (top, end), row, found in zip(heights, given, opened, strict=True):
        parts = found or [Row(row)]
        cuts = [(one.bottom + two.top) / 2 for one, two in pairwise(parts)]
        rows.extend(parts)
        bands.extend(pairwise([top, *cuts, end]))
    if len(rows) == len(places) and not any(
        len({column_of(edges, s.x0, s.x1) for s in row.segments}) > 1
        for place, row in zip(places, rows, strict=True)
        if place in wide
    ):
        return None
    return drafted(rows, edges, "lines", grid.box, bands)


def _open_rows(given: Sequence[Segment], edges: Sequence[float]) -> list[Row]:
    """Part a cell that covers all columns into rows and bands; none where it holds other text."""
    every = levels(given)
    rows, count = _rows_and_bands(every, edges)
    filled_in = {column_of(edges, s.x0, s.x1)[0] for row in rows for s in row.segments}
    return rows if count == len(every) and len(filled_in) >= ENOUGH else []


def _rows_and_bands(
    every: Sequence[Sequence[Segment]], edges: Sequence[float]
) -> tuple[list[Row], int]:
    """Make rows of the lines that stand in columns, and of bands: lines that run across them.

    A band is alone, and the row that follows it fills several columns. Return how many lines are
    used too: all before the first that is neither.
    """
    body: list[Row] = []
    part: list[Segment] = []  # the lines since the last band
    count = 0
    for place, level in enumerate(every, 1):
        if _within_columns(level, edges):
            part.extend(level)
        elif len(level) == 1 and _begins_row(every[place:], edges):
            body.extend([*strips(part), Row(list(level))])
            part = []
        else:
            break
        count += 1
    if not body:
        return rows_of(part, edges), count
    return anchored([*body, *strips(part)], edges), count


def _begins_row(every: Sequence[Sequence[Segment]], edges: Sequence[float]) -> bool:
    """Tell whether lines stand in columns up to one that fills several, as a row's lines do."""
    inside = takewhile(lambda level: _within_columns(level, edges), every)
    return any(len(level) >= ENOUGH for level in inside)


def _within_columns(level: Sequence[Segment], edges: Sequence[float]) -> bool:
    places = [column_of(edges, segment.x0, segment.x1) for segment in level]
    return all(first == last for first, last in places)
