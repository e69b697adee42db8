"""Tables that the tags of a PDF name, joined with the page's geometry.

Tags say which text belongs to which cell and row; they leave out empty cells and spans, so the
columns come from where the cells stand: from painted backgrounds, rules, and the text itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from typing import Final

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.tables.bounds import slot
from parsers.pdf.tables.draft import LARGEST_INSET, CellDraft, TableDraft, with_empty_cells
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.rules import Rule, middles
from parsers.pdf.tables.tagcolumns import SLACK, as_counted, as_ruled, counted, text_edges
from parsers.pdf.tables.walls import WALL
from parsers.pdf.tags import Rows
from parsers.pdf.texts.habits import SAME_START
from schema import Bounded, Box

MANY: Final = 3  # texts of a row, of which one alone may stand in the middle of several rows


@dataclass(slots=True)
class _Cell:
    """A tagged cell: its text, and its place (`box`) as painted or else as printed.

    `rows` is how many rows it says that it reaches over.
    """

    pieces: list[Piece]
    painted: Box | None
    box: Bounded
    rows: int = 1


@dataclass(slots=True)
class _Row:
    """The tagged cells of a row that stand somewhere.

    `box` lies around them; `middle` is where the lowest stands, since the others may span rows. Texts
    without painted cells tell by where most of them stand. Those that say that they span rows count
    for neither.
    """

    cells: list[_Cell] = field(default_factory=list)
    box: Box | None = None
    middle: float | None = None


def tagged(
    page: Page, tables: Sequence[Rows], grids: Sequence[Grid], rules: Sequence[Rule] = ()
) -> list[TableDraft]:
    """Find the tables that a page's tags name; those that contradict the page are left out.

    `tables` are what the tags tell of them, `grids` the grids and `rules` the horizontal rules
    that the page draws.
    """
    if not tables:
        return []
    pieces: dict[int, list[Piece]] = {}
    for piece in page.pieces:
        if piece.mcid >= 0:
            pieces.setdefault(piece.mcid, []).append(piece)
    paths: dict[int, list[Path]] = {}
    for path in page.paths:
        if (
            path.mcid >= 0
            and path.rectangle
            and path.fill is not None
            and path.x1 - path.x0 > SLACK
            and path.bottom - path.top > SLACK
        ):
            paths.setdefault(path.mcid, []).append(path)
    out = []
    for table in tables:
        rows = [_row(row, pieces, paths, page.spans) for row in table]
        draft = _draft([row for row in rows if row.box is not None], grids, rules)
        seen = sum(len(row.cells) for row in rows)
        if seen < counted(table) and (draft is None or draft.columns < len(table[0])):
            draft = as_counted(table, pieces) or draft
        if draft is not None:
            out.append(draft)
    return out


def _row(
    given: Sequence[Sequence[int]],
    pieces: dict[int, list[Piece]],
    paths: dict[int, list[Path]],
    spans: dict[int, int],
) -> _Row:
    cells = []
    for contents in given:
        text: list[Piece] = []
        fills: list[Path] = []
        for mcid in dict.fromkeys(contents):
            if mcid in pieces:
                text += pieces[mcid]
            if mcid in paths:
                fills += paths[mcid]
        painted = Box.of(fills) if fills else None
        if painted is not None and text and not _holds(painted, text):
            painted = None
        if painted is not None or text:
            around = painted or (text[0] if len(text) == 1 else Box.of(text))
            cells.append(_Cell(text, painted, around, spans.get(contents[0], 1)))
    if not cells:
        return _Row()
    own = [cell for cell in cells if cell.rows == 1] or cells
    boxes = [cell.box for cell in own if cell.pieces] or [cell.box for cell in own]
    around = Box.of([cell.box for cell in own])
    if len(boxes) >= MANY and not any(cell.painted for cell in cells):
        middles = sorted([(box.top + box.bottom) / 2 for box in boxes])
        return _Row(cells, around, middles[len(middles) // 2])
    lowest = min(boxes, key=lambda box: box.bottom - box.top)
    return _Row(cells, around, (lowest.top + lowest.bottom) / 2)


def _holds(box: Box, pieces: Sequence[Piece]) -> bool:
    left, right = box.x0 - SLACK, box.x1 + SLACK
    upper, lower = box.top - SLACK, box.bottom + SLACK
    for p in pieces:
        across, down = (p.x0 + p.x1) / 2, (p.top + p.bottom) / 2
        if not (left <= across <= right and upper <= down <= lower) and p.text.strip():
            return False
    return True


def _draft(rows: list[_Row], grids: Sequence[Grid], rules: Sequence[Rule]) -> TableDraft | None:
    around = Box.around([row.box for row in rows])
    if around is None or not any(cell.pieces for row in rows for cell in row.cells):
        return None
    middles = [row.middle for row in rows if row.middle is not None]
    if any(upper + SLACK > lower for upper, lower in pairwise(middles)):
        return None
    grid = _grid_of(around, grids)
    edges = _painted_edges(rows)
    if edges is None and grid is not None and _fit(rows, grid):
        edges = grid.xs
    drawn = edges is not None
    if edges is None:
        spans = [(c.box.x0, c.box.x1, index) for index, row in enumerate(rows) for c in row.cells]
        sides = [x for box in _painted(rows) for x in (box.x0, box.x1)]
        edges = text_edges(spans, [*(grid.xs if grid is not None else ()), *sides])
    if grid is not None:
        rows = _with_empty_rows(rows, grid)
    if not drawn:
        around = as_ruled(around, edges, rules)
    around = _widened(around, edges, grid)
    width = edges[-1] - edges[0]
    across = [r.at for r in rules if min(r.end, edges[-1]) - max(r.start, edges[0]) >= WALL * width]
    cells = _placed(rows, edges, grid, across)
    if cells is None:
        return None
    return TableDraft(len(rows), len(edges) - 1, cells, "tags", around, edges, drawn=drawn)


def _with_empty_rows(rows: list[_Row], grid: Grid) -> list[_Row]:
    """Put the rows that are drawn and hold nothing, so that tags leave them out, in their places."""
    places: list[int] = []
    for row in rows:
        if row.middle is None or not grid.ys[0] <= row.middle <= grid.ys[-1]:
            return rows
        places.append(slot(grid.ys, row.middle))
    blank = [(grid.ys[n] + grid.ys[n + 1]) / 2 for n in range(grid.rows) if n not in places]
    # A line that is drawn over a painted row parts none.
    parted = any(box.top + SLACK < at < box.bottom for box in _painted(rows) for at in blank)
    if parted or len(set(places)) < len(places):
        return rows
    out = [_Row() for _ in range(grid.rows)]
    for place, row in zip(places, rows, strict=True):
        out[place] = row
    return out


def _grid_of(around: Box, grids: Sequence[Grid]) -> Grid | None:
    """Return the grid drawn for a table: the one that holds most of it, and little else."""
    tables = (grid for grid in grids if grid.rows > 1 or grid.columns > 1)
    most = (grid for grid in tables if grid.box.overlap(around) >= 0.5 * around.area)
    return min(most, key=lambda grid: grid.box.area, default=None)


def _painted(rows: Sequence[_Row]) -> list[Box]:
    return [cell.painted for row in rows for cell in row.cells if cell.painted is not None]


def _painted_edges(rows: Sequence[_Row]) -> list[float] | None:
    """Return the column bounds where every cell with text has its background painted."""
    if any([cell.painted is None and cell.pieces for row in rows for cell in row.cells]):
        return None
    return middles([x for box in _painted(rows) for x in (box.x0, box.x1)])


def _fit(rows: Sequence[_Row], grid: Grid) -> bool:
    """Tell whether the tagged cells fit into the drawn columns one by one."""
    if grid.columns < max([len([c for c in row.cells if c.pieces]) for row in rows]):
        return False
    for row in rows:
        last = -1
        for cell in row.cells:
            first, end = _columns(grid.xs, cell.box)
            if first <= last:
                return False
            last = end
    return True


def _columns(edges: Sequence[float], box: Bounded) -> tuple[int, int]:
    """Return the first and last column between bounds, from left to right, that a box stands in."""
    left, right = box.x0 + SLACK, box.x1 - SLACK
    if left > right:
        left = right = (box.x0 + box.x1) / 2
    last_edge = len(edges) - 1
    first = bisect_right(edges, left, 1, last_edge) - 1
    last = bisect_left(edges, right, 1, last_edge) - 1
    return first, last if last > first else first


def _widened(around: Box, edges: Sequence[float], grid: Grid | None) -> Box:
    top, bottom = around.top, around.bottom
    if grid is not None:
        top, bottom = min(top, grid.ys[0]), max(bottom, grid.ys[-1])
    return Box(min(around.x0, edges[0]), top, max(around.x1, edges[-1]), bottom)


def _placed(
    rows: Sequence[_Row], edges: Sequence[float], grid: Grid | None, across: Sequence[float]
) -> list[CellDraft] | None:
    """Give every cell its row and columns; None where two fall on one place.

    `across` are the places of the rules that run across the table.
    """
    out: list[CellDraft] = []
    taken: set[tuple[int, int]] = set()
    drawn = [*across, *(grid.ys if grid is not None else ())]
    bands = _apart(_row_bands(rows, grid), drawn)
    starts = [cell.box.x0 for row in rows for cell in row.cells]
    shown = _drawn_for(rows, grid)
    spanned = grid if grid is not None and grid.rows == len(rows) and grid.spans else None
    covered = [_covered(row, shown[index], edges, grid, starts) for index, row in enumerate(rows)]
    for index, row in enumerate(rows):
        for cell, (first, last) in zip(row.cells, covered[index], strict=True):
            top, bottom = bands[index]
            span = 1
            reach = _reach(cell, spanned, last - first + 1)
            while index + span < len(rows) and (
                span < cell.rows or bands[index + span][1] <= reach
            ):
                if _has_text(rows[index + span], covered[index + span], first, last):
                    break
                bottom = bands[index + span][1]
                span += 1
            places = {(index, first)}
            if span > 1 or first < last:
                places = set(product(range(index, index + span), range(first, last + 1)))
            if not taken.isdisjoint(places):
                if not cell.pieces:
                    continue
                return None
            taken |= places
            box = cell.painted or Box(edges[first], top, edges[last + 1], bottom)
            out.append(CellDraft(index, first, cell.pieces, span, last - first + 1, box))
    return with_empty_cells(out, taken, edges, bands)


def _has_text(row: _Row, covered: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Tell whether a row has text of its own somewhere from one column to another."""
    places = zip(row.cells, covered, strict=True)
    return any(cell.pieces and left <= last and first <= right for cell, (left, right) in places)


def _reach(cell: _Cell, grid: Grid | None, columns: int) -> float:
    """Return how far down a cell of some columns goes, as painted, or as drawn by rules: a `grid` of all rows.

    A drawn cell over more columns is several that no rule parts.
    """
    if cell.painted is not None:
        return cell.painted.bottom + SLACK
    if grid is None:
        return 0.0
    one = grid.cell_at((cell.box.x0 + cell.box.x1) / 2, (cell.box.top + cell.box.bottom) / 2)
    if one is None or one.column_span > columns:
        return 0.0
    return one.box.bottom + SLACK if 1 < one.row_span < grid.rows else 0.0


def _drawn_for(rows: Sequence[_Row], grid: Grid | None) -> list[list[GridCell | None]]:
    """Return what is drawn for each cell of each row, None where it tells of no span.

    Where nothing is drawn between two cells of a row, the lines tell of none, nor in other rows.
    """
    if grid is None:
        return [[None] * len(row.cells) for row in rows]
    boxes = [[cell.box for cell in row.cells] for row in rows]
    shown = [
        [grid.cell_at((b.x0 + b.x1) / 2, (b.top + b.bottom) / 2) for b in row] for row in boxes
    ]
    pairs = [pair for row in shown for pair in combinations(row, 2)]
    shared = {(one.column, one.column_span) for one, other in pairs if one and one is other}
    if len(rows) == len(grid.ys) - 1 == 2:  # noqa: PLR2004 - a header's row and one more
        parted = {cell.column for cell in grid.cells if cell.row > 0}
        over = ((one.column, one.column_span) for one in shown[-1] if one is not None)
        shared.update(c for c in over if parted.isdisjoint(range(c[0] + 1, sum(c))))
    return [
        [
            None if one and len(row) > 1 and (one.column, one.column_span) in shared else one
            for one in row
        ]
        for row in shown
    ]


def _covered(
    row: _Row,
    drawn: Sequence[GridCell | None],
    edges: Sequence[float],
    grid: Grid | None,
    starts: Sequence[float],
) -> list[tuple[int, int]]:
    """Return the first and last column of each cell of a row; `starts` are where all cells start."""
    if all([cell.painted is not None for cell in row.cells]):  # as where a writer paints any
        return [_columns(edges, cell.box) for cell in row.cells]
    out: list[tuple[int, int]] = []
    for cell, one in zip(row.cells, drawn, strict=True):
        if one is None or cell.painted is not None or _stands_amid(cell, one, starts):
            first, last = _columns(edges, cell.box)
        elif grid is not None and edges is grid.xs:
            first, last = one.column, one.column + one.column_span - 1
        else:
            first, last = _columns(edges, one.box)
        inner = grid is not None and grid.upright and one is not None and one.column > 0
        if first < last and cell.painted is None and len(row.cells) == 1 and not inner:
            # A text alone in its row that runs out of its column, such as an area's name.
            first, last = 0, len(edges) - 2
        if out and out[-1][0] < first <= out[-1][1]:
            out[-1] = (out[-1][0], first - 1)  # a word without room runs into the next cell
        out.append((first, last))
    return out


def _stands_amid(cell: _Cell, drawn: GridCell, starts: Sequence[float]) -> bool:
    """Tell whether a text starts where others of its column do, and well behind what is drawn for it.

    Then empty cells stand before it, from which nothing drawn parts it.
    """
    if cell.box.x0 - drawn.box.x0 <= LARGEST_INSET:  # as of most
        return False
    return sum([abs(cell.box.x0 - start) <= SAME_START for start in starts]) > 1


def _row_bands(rows: Sequence[_Row], grid: Grid | None) -> list[tuple[float, float]]:
    """Return each row's top and bottom: as painted, as drawn, or as printed."""
    bands: list[tuple[float, float]] = []
    lines = [_line(row, grid) for row in rows]
    drawn = list(pairwise(grid.ys)) if grid is not None else []
    for index, row in enumerate(rows):
        painted = [cell.painted for cell in row.cells if cell.painted is not None]
        if painted:
            bands.append((min([b.top for b in painted]), min([b.bottom for b in painted])))
        elif row.box is None:  # a row of the grid that holds nothing
            bands.append(drawn[index])
        else:
            top, bottom = row.box.top, row.box.bottom
            below = lines[index]
            if grid is not None and grid.rows > 1 and lines.count(below) == 1:
                top = min(top, grid.ys[below - 1]) if below > 0 else top
                bottom = max(bottom, grid.ys[below]) if below < len(grid.ys) else bottom
            bands.append((top, bottom))
    return bands


def _line(row: _Row, grid: Grid | None) -> int:
    """Return which of a grid's lines is the next below a row's middle, -1 where nothing tells."""
    return bisect_right(grid.ys, row.box.center[1]) if grid and row.box is not None else -1


def _apart(
    bands: Sequence[tuple[float, float]], across: Sequence[float]
) -> list[tuple[float, float]]:
    """Part rows where a rule stands between them, or else halfway: what is drawn there is theirs."""
    tops, bottoms = map(list, zip(*bands, strict=True))
    for index, (bottom, top) in enumerate(zip(bottoms[:-1], tops[1:], strict=True)):
        if bottom < top:
            between = (at for at in across if bottom - SLACK <= at <= top + SLACK)
            bottoms[index] = tops[index + 1] = next(between, (bottom + top) / 2)
    return list(zip(tops, bottoms, strict=True))
