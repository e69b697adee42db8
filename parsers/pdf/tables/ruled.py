"""Tables that ruling lines and fills show, those of a single row too, and rows that their numbers tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.aligned import (
    ENOUGH,
    Row,
    Segment,
    column_of,
    drafted,
    parted_at,
    segments,
    strips,
)
from parsers.pdf.tables.banded import between_rules, rows_between
from parsers.pdf.tables.bounds import slot, within
from parsers.pdf.tables.charts import is_sparse
from parsers.pdf.tables.draft import TableDraft, free_of
from parsers.pdf.tables.grid import Grid, filled
from parsers.pdf.tables.listnames import levels
from parsers.pdf.tables.margins import header_above
from parsers.pdf.tables.openrows import (
    has_rows_below,
    parted,
    under_header,
    with_open_rows,
    with_rows_below,
    without_bands,
)
from parsers.pdf.tables.paintedcolumns import (
    FEWEST_ROWS,
    beside_painted,
    is_painted_column,
    leaves_columns,
    under_title,
    with_columns_beside,
)
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.rivers import rivers
from parsers.pdf.tables.rules import SAME_EDGE, Rule, Skeleton, as_wide
from parsers.pdf.tables.spanning import column_bounds, with_drawn
from parsers.pdf.tables.striperows import by_columns
from parsers.pdf.tables.stripes import LIKE_ROWS, striped
from parsers.pdf.tables.tall import rows_of
from parsers.pdf.tables.undrawn import BLANK
from parsers.pdf.tables.upright_rules import between_columns
from schema import Box


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
    free = pieces
    grids = [grid for grid in grids if not _is_band(grid, grids, skeleton.horizontal)]
    grids = [without_bands(grid, grids, free) for grid in grids]
    grids = striped(with_columns_beside(grids, free), free, skeleton)
    grids = [grid for grid in grids if not is_painted_column(grid, grids, free)]
    for grid in _inner_first(grids):
        draft = _of_grid(grid, _before_next(grid, grids, free), skeleton.fills)
        if draft is not None and not is_sparse(draft):
            draft.drawn = grid.columns > 1
            draft.take_out_gaps()
            out.append(draft)
            free = free_of([draft], free)
    frames = [(g.box, within(free, g.box)) for g in grids if g.rows == 1 and g.columns == 1]
    out += single_frames([frame for frame in frames if frame[1]], [*known, *out])
    free = free_of(out, free)
    banded = between_rules(skeleton, free, [*known, *out])
    kept = [draft for draft in banded if not is_sparse(draft)]
    out += kept
    return [*out, *between_columns(skeleton, free_of(kept, free), [*known, *out])]


def _inner_first(grids: Sequence[Grid]) -> list[Grid]:
    """Put frames behind the tables that stand in them, below a heading or a list."""
    tables = [grid for grid in grids if grid.lined and min(grid.rows, grid.columns) >= ENOUGH]
    return sorted(
        grids,
        key=lambda grid: (
            len(grid.cells) == 1
            and any(grid.box.contains((table.xs[0], table.ys[0])) for table in tables)
        ),
    )


def _before_next(grid: Grid, grids: Sequence[Grid], pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the text that may be a grid's.

    Below rows of several columns it stands above the next grid of the same width, beside a single
    column before the next grid there.
    """
    below = [
        other.ys[0]
        for other in grids
        if other.columns > 1 and other.ys[0] > grid.ys[-1] and as_wide(other.sides, grid.sides)
    ]
    if below and (grid.rows == 1 or grid.columns > 1):
        pieces = [p for p in pieces if p.top < min(below)]
    beside = [
        other.xs[0]
        for other in grids
        if other.xs[0] > grid.xs[-1] and other.ys[0] < grid.ys[-1] and grid.ys[0] < other.ys[-1]
    ]
    if beside and grid.columns == 1 < grid.rows:
        pieces = [p for p in pieces if p.x0 < min(beside)]
    return pieces


def _of_grid(grid: Grid, pieces: Sequence[Piece], fills: Sequence[Path]) -> TableDraft | None:
    inside = within(pieces, grid.box)
    if not inside:
        return None
    if grid.columns == 1 and grid.rows == 1:
        return _in_region(inside, grid.box)
    if grid.columns == 1:
        return beside_painted(grid, inside, pieces) or _in_bands(grid, inside, pieces)
    if grid.rows == 1:
        return under_header(grid, pieces) or single(grid, inside)
    if len(grid.cells) == 1 or leaves_columns(grid, inside, fills):
        found = _in_frame(grid, inside)
        if found is not None:
            return found
    grown = with_rows_below(grid, pieces)
    if grown is not grid:
        grid, inside = grown, within(pieces, grown.box)
    grid = parted(grid, inside, fills, whole=False)
    return (
        with_open_rows(grid, inside)
        or with_numbered_rows(grid, inside)
        or under_title(grid, pieces)
        or filled(parted(grid, inside, fills), inside)
    )


def _is_band(grid: Grid, grids: Sequence[Grid], rules: Sequence[Rule]) -> bool:
    """Tell whether a grid is a band painted between rules that part the rows of a whole table.

    Where some of its `grids` below the band are painted too, the band is joined with them.
    """
    if grid.lined or grid.columns > 1 or has_rows_below(grid, grids):
        return False
    own = [rule.at for rule in rules if not rule.edge and as_wide(rule.sides, grid.sides)]
    between = all(any(abs(at - y) <= SAME_EDGE for at in own) for y in grid.ys)
    return between and len(own) > len(grid.ys) + ENOUGH


def _in_frame(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Find the table in a frame in which fills draw some cells of a column, such as its statuses.

    None where its text shows no more columns than are drawn.
    """
    given = segments(inside)
    between = rivers(given)
    given = parted_at(given, between)
    edges = with_drawn(column_bounds(given, between), grid.xs[1:-1], given)
    if len(edges) < grid.columns:
        return None
    kept = rows_between(grid.ys, given, edges, sparse=True)
    rows = [row for row, _ in kept]
    if not is_table([row for row in rows if row.segments], edges, ruled=True):
        return None
    return drafted(rows, edges, "lines", grid.box, [band for _, band in kept])


def _in_bands(grid: Grid, inside: Sequence[Piece], pieces: Sequence[Piece]) -> TableDraft | None:
    """Find the columns of a table whose rows are known; its header may stand above them."""
    given = segments(inside)
    between = rivers(given)
    given = parted_at(given, between)
    edges = column_bounds(given, between)
    if grid.rows == ENOUGH:  # a header, and rows that nothing parts
        kept = rows_between(grid.ys, given, edges, sparse=True)
    else:
        bands = list(pairwise(grid.ys))
        rows = [
            Row([s for s in given if top <= (s.top + s.bottom) / 2 < end]) for top, end in bands
        ]
        kept = [(row, band) for row, band in zip(rows, bands, strict=True) if row.segments]
    if not edges or not is_table([row for row, _ in kept], edges):
        return _one_column(grid, inside)
    columns = Grid([grid.xs[0], *edges, grid.xs[-1]], grid.ys, lined=False)
    above = header_above(columns, pieces)
    box = grid.box
    if above:
        top = min(s.top for s in above) - 1
        kept.insert(0, (Row(above), (top, grid.ys[0])))
        box = Box(box.x0, top, box.x1, box.bottom)
    return drafted([r for r, _ in kept], edges, "lines", box, [b for _, b in kept])


def _in_region(pieces: Sequence[Piece], box: Box) -> TableDraft | None:
    """Find the one table that a region's text may be; None where it is no table."""
    given = _without_list(segments(pieces))
    between = rivers(given)
    if not between:
        return None
    given = parted_at(given, between)
    edges = column_bounds(given, between)
    rows = rows_of(given, edges)
    if not is_table(rows, edges):
        return None
    return drafted(rows, edges, "lines", box)


def _without_list(given: Sequence[Segment]) -> Sequence[Segment]:
    """Leave out a heading and a list above columns: lines alone at their height."""
    every = levels(given)
    alone = list(takewhile(lambda level: len(level) == 1, every))
    rest = [segment for level in every[len(alone) :] for segment in level]
    if len(alone) < ENOUGH or not rest:
        return given
    return rest


def _one_column(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Take rows of short texts in cells of like heights, one under another, for a table."""
    heights = [bottom - top for top, bottom in pairwise(grid.ys)]
    if grid.rows < FEWEST_ROWS or max(heights) > LIKE_ROWS * min(heights):
        return None
    rows = [
        Row(segments(p for p in inside if top <= (p.top + p.bottom) / 2 < end))
        for top, end in pairwise(grid.ys)
    ]
    if any(
        not row.segments or len({round(s.baseline) for s in row.segments}) < len(row.segments)
        for row in rows
    ):
        return None
    return drafted(rows, [], "lines", grid.box, list(pairwise(grid.ys)))


def single(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Take a single row of cells for a table."""
    edges = grid.xs[1:-1]
    given = segments(inside)
    if not _is_row(given, edges) or _stand_apart(grid, given):
        return None
    return drafted(strips(given), edges, "lines", grid.box, [(grid.ys[0], grid.ys[1])])


def _stand_apart(grid: Grid, given: Sequence[Segment]) -> bool:
    """Tell shapes side by side, such as a process' steps, from cells: narrow blanks part them."""
    filled = {column_of(grid.xs[1:-1], s.x0, s.x1)[0] for s in given}
    widths = [end - start for start, end in pairwise(grid.xs)]
    least = min(widths[column] for column in filled)
    return any(column not in filled and w < BLANK * least for column, w in enumerate(widths))


def single_frames(
    frames: Sequence[tuple[Box, list[Piece]]], found: Sequence[TableDraft]
) -> list[TableDraft]:
    """Take frames with a single row for tables where the page has a table framed alike."""
    out = []
    for box, inside in frames:
        given = segments(inside)
        for other in found:
            alike = as_wide((other.box.x0, other.box.x1), (box.x0, box.x1))
            edges = other.edges[1:-1] if alike else []
            if edges and _is_row(given, edges):
                out.append(drafted([Row(given)], edges, "lines", box, [(box.top, box.bottom)]))
                break
    return out


def _is_row(given: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether texts are one row, each within a column, in enough columns."""
    places = [column_of(edges, s.x0, s.x1) for s in given]
    return (
        len(strips(given)) == 1
        and all(first == last for first, last in places)
        and len({first for first, _ in places}) >= ENOUGH
    )


def with_numbered_rows(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Find the rows of a table in whose cells several figures stand, each of a row of its own.

    So they do in each row that is drawn, but the header and bands.
    """
    places = [
        (slot(grid.ys, (p.top + p.bottom) / 2), slot(grid.xs, (p.x0 + p.x1) / 2))
        for p in inside
        if p.text.strip().isdigit()
    ]
    if len(set(places)) == len(places) or any(cell.row_span > 1 for cell in grid.cells):
        return None  # as nearly always
    edges = grid.xs[1:-1]
    rows: list[Row] = []
    bands: list[tuple[float, float]] = []
    for top, end in pairwise(grid.ys):
        own = by_columns([p for p in inside if top <= (p.top + p.bottom) / 2 < end], grid, inside)
        parts = _numbered(own, edges) if rows else []
        if rows and not parts and len(own) > 1:
            return None
        parts = parts or [Row(own)]
        cuts = [(one.bottom + two.top) / 2 for one, two in pairwise(parts)]
        rows.extend(parts)
        bands.extend(pairwise([top, *cuts, end]))
    return drafted(rows, edges, "lines", grid.box, bands)


def _numbered(given: Sequence[Segment], edges: Sequence[float]) -> list[Row]:
    """Part a row that is several, by the figures of a column; none where it is one."""
    figures: dict[int, list[Segment]] = {}
    for segment in given:
        figures.setdefault(column_of(edges, segment.x0, segment.x1)[0], []).append(segment)
    numbers = [
        column
        for column, own in figures.items()
        if len(own) > 1 and all(s.text.isdigit() for s in own)
    ]
    parts = rows_of(given, edges) if numbers else []
    held = [[column_of(edges, s.x0, s.x1)[0] for s in row.segments] for row in parts]
    counted = any(all(own.count(column) == 1 for own in held) for column in numbers)
    return parts if counted else []
