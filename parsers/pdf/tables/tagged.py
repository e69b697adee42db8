"""Tables that the tags of a PDF name, joined with the page's geometry.

Tags say which text belongs to which cell and row; they leave out empty cells and spans, so the
columns come from where the cells stand: from painted backgrounds, rules, and the text itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, product
from typing import Final

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.tables.bounds import slot
from parsers.pdf.tables.draft import CellDraft, TableDraft, with_empty_cells
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.rules import Rule, middles
from parsers.pdf.tables.tagcolumns import SLACK, as_counted, as_ruled, counted, text_edges
from parsers.pdf.tables.tagspans import (
    MOST,
    Cell,
    Row,
    columns_of,
    covered,
    drawn_for,
    reach,
    spanning,
)
from parsers.pdf.tables.walls import WALL
from parsers.pdf.tags import Rows
from schema import Box

MANY: Final = 3  # texts of a row, of which one alone may stand in the middle of several rows


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
            _put_in_empty(draft, [row.box is None for row in rows])
            out.append(draft)
    return out


def _put_in_empty(draft: TableDraft, empty: Sequence[bool]) -> None:
    """Put the rows that the tags name though they hold nothing in their places, where nothing drawn did."""
    if draft.rows != len(empty) - sum(empty):
        return
    for place in [place for place, is_empty in enumerate(empty) if is_empty]:
        over = [cell for cell in draft.cells if cell.row < place < cell.row + cell.row_span]
        taken = {cell.column + at for cell in over for at in range(cell.column_span)}
        for cell in over:
            cell.row_span += 1
        free = [column for column in range(draft.columns) if column not in taken]
        draft.insert_row(place, [CellDraft(place, column) for column in free])


def _row(
    given: Sequence[Sequence[int]],
    pieces: dict[int, list[Piece]],
    paths: dict[int, list[Path]],
    spans: dict[int, int],
) -> Row:
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
            cells.append(Cell(text, painted, around, spans.get(contents[0], 1)))
    if not cells:
        return Row()
    own = [cell for cell in cells if cell.rows == 1] or cells
    boxes = [cell.box for cell in own if cell.pieces] or [cell.box for cell in own]
    around = Box.of([cell.box for cell in own])
    if len(boxes) >= MANY and not any(cell.painted for cell in cells):
        middles = sorted([(box.top + box.bottom) / 2 for box in boxes])
        return Row(cells, around, middles[len(middles) // 2])
    lowest = min(boxes, key=lambda box: box.bottom - box.top)
    return Row(cells, around, (lowest.top + lowest.bottom) / 2)


def _holds(box: Box, pieces: Sequence[Piece]) -> bool:
    left, right = box.x0 - SLACK, box.x1 + SLACK
    upper, lower = box.top - SLACK, box.bottom + SLACK
    for p in pieces:
        across, down = (p.x0 + p.x1) / 2, (p.top + p.bottom) / 2
        if not (left <= across <= right and upper <= down <= lower) and p.text.strip():
            return False
    return True


def _draft(rows: list[Row], grids: Sequence[Grid], rules: Sequence[Rule]) -> TableDraft | None:
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
        rows = _with_empty_rows(rows, grid, rules)
    if not drawn:
        around = as_ruled(around, edges, rules)
    around = _widened(around, edges, grid)
    width = edges[-1] - edges[0]
    across = [r.at for r in rules if min(r.end, edges[-1]) - max(r.start, edges[0]) >= WALL * width]
    cells = _placed(rows, edges, grid, across, spanning(rows, grid, rules))
    if cells is None:
        return None
    return TableDraft(len(rows), len(edges) - 1, cells, "tags", around, edges, drawn=drawn)


def _with_empty_rows(rows: list[Row], grid: Grid, rules: Sequence[Rule]) -> list[Row]:
    """Put the rows that are drawn and hold nothing, so that tags leave them out, in their places.

    What ends at a badge painted in a cell is no row.
    """
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
    out = dict(zip(places, rows, strict=True))
    for place in range(grid.rows):
        if place not in out and all(
            _runs_across(at, grid, rules) for at in grid.ys[place : place + 2]
        ):
            out[place] = Row(drawn=(grid.ys[place], grid.ys[place + 1]))
    return [out[place] for place in sorted(out)]


def _runs_across(at: float, grid: Grid, rules: Sequence[Rule]) -> bool:
    """Tell whether most of a grid's width is parted at a height, as between two rows."""
    left, right = grid.xs[0], grid.xs[-1]
    parts = (min(r.end, right) - max(r.start, left) for r in rules if abs(r.at - at) <= SLACK)
    return sum(max(part, 0.0) for part in parts) >= MOST * (right - left)


def _grid_of(around: Box, grids: Sequence[Grid]) -> Grid | None:
    """Return the grid drawn for a table: the one that holds most of it, and little else."""
    tables = (grid for grid in grids if grid.rows > 1 or grid.columns > 1)
    most = (grid for grid in tables if grid.box.overlap(around) >= 0.5 * around.area)
    return min(most, key=lambda grid: grid.box.area, default=None)


def _painted(rows: Sequence[Row]) -> list[Box]:
    return [cell.painted for row in rows for cell in row.cells if cell.painted is not None]


def _painted_edges(rows: Sequence[Row]) -> list[float] | None:
    """Return the column bounds where every cell with text has its background painted."""
    if any([cell.painted is None and cell.pieces for row in rows for cell in row.cells]):
        return None
    return middles([x for box in _painted(rows) for x in (box.x0, box.x1)])


def _fit(rows: Sequence[Row], grid: Grid) -> bool:
    """Tell whether the tagged cells fit into the drawn columns one by one."""
    if grid.columns < max([len([c for c in row.cells if c.pieces]) for row in rows]):
        return False
    for row in rows:
        last = -1
        for cell in row.cells:
            first, end = columns_of(grid.xs, cell.box)
            if first <= last:
                return False
            last = end
    return True


def _widened(around: Box, edges: Sequence[float], grid: Grid | None) -> Box:
    top, bottom = around.top, around.bottom
    if grid is not None:
        top, bottom = min(top, grid.ys[0]), max(bottom, grid.ys[-1])
    return Box(min(around.x0, edges[0]), top, max(around.x1, edges[-1]), bottom)


def _placed(
    rows: Sequence[Row],
    edges: Sequence[float],
    grid: Grid | None,
    across: Sequence[float],
    spans: Sequence[GridCell],
) -> list[CellDraft] | None:
    """Give every cell its row and columns; None where two fall on one place.

    `across` are the places of the rules that run across the table, `spans` the cells drawn over rows.
    """
    out: list[CellDraft] = []
    taken: set[tuple[int, int]] = set()
    drawn = [*across, *(grid.ys if grid is not None else ())]
    bands = _apart(_row_bands(rows, grid), drawn)
    sides = [(cell.box.x0, cell.box.x1) for row in rows for cell in row.cells]
    shown = drawn_for(rows, grid)
    places = [covered(row, shown[index], edges, grid, sides) for index, row in enumerate(rows)]
    for index, row in enumerate(rows):
        for cell, (first, last) in zip(row.cells, places[index], strict=True):
            top, bottom = bands[index]
            span = 1
            end = reach(cell, spans, last - first + 1)
            while index + span < len(rows) and (span < cell.rows or bands[index + span][1] <= end):
                if _has_text(rows[index + span], places[index + span], first, last):
                    break
                bottom = bands[index + span][1]
                span += 1
            own = {(index, first)}
            if span > 1 or first < last:
                own = set(product(range(index, index + span), range(first, last + 1)))
            if not taken.isdisjoint(own):
                if not cell.pieces:
                    continue
                return None
            taken |= own
            box = cell.painted or Box(edges[first], top, edges[last + 1], bottom)
            out.append(CellDraft(index, first, cell.pieces, span, last - first + 1, box))
    return with_empty_cells(out, taken, edges, bands)


def _has_text(row: Row, covered: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Tell whether a row has text of its own somewhere from one column to another."""
    places = zip(row.cells, covered, strict=True)
    return any(cell.pieces and left <= last and first <= right for cell, (left, right) in places)


def _row_bands(rows: Sequence[Row], grid: Grid | None) -> list[tuple[float, float]]:
    """Return each row's top and bottom: as painted, as drawn, or as printed."""
    bands: list[tuple[float, float]] = []
    lines = [_line(row, grid) for row in rows]
    for index, row in enumerate(rows):
        painted = [cell.painted for cell in row.cells if cell.painted is not None]
        if painted:
            bands.append((min([b.top for b in painted]), min([b.bottom for b in painted])))
        elif row.drawn is not None:  # a row of the grid that holds nothing
            bands.append(row.drawn)
        elif row.box is not None:
            top, bottom = row.box.top, row.box.bottom
            below = lines[index]
            if grid is not None and grid.rows > 1 and lines.count(below) == 1:
                top = min(top, grid.ys[below - 1]) if below > 0 else top
                bottom = max(bottom, grid.ys[below]) if below < len(grid.ys) else bottom
            bands.append((top, bottom))
    return bands


def _line(row: Row, grid: Grid | None) -> int:
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
