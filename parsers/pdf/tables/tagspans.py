"""How far the cells of a tagged table reach: their columns, and the rows below that they span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import LARGEST_INSET
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.rules import Rule
from parsers.pdf.tables.tagcolumns import SLACK
from parsers.pdf.texts.habits import SAME_START
from schema import Bounded, Box

MOST: Final = 0.5  # of the widths beside a cell: where so much is parted, the cell spans rows
MANY: Final = 3  # texts of a column that end alike, so that they are set at its right


@dataclass(slots=True)
class Cell:
    """A tagged cell: its text, and its place (`box`) as painted or else as printed, in points.

    `rows` is how many rows it says that it reaches over.
    """

    pieces: list[Piece]
    painted: Box | None
    box: Bounded
    rows: int = 1


@dataclass(slots=True)
class Row:
    """The tagged cells of a row that stand somewhere.

    `box` lies around them; `middle` is where the lowest stands, since the others may span rows. Texts
    without painted cells tell by where most of them stand. Those that say that they span rows count
    for neither. `drawn` is where a row that holds nothing is drawn, from its top to its bottom.
    """

    cells: list[Cell] = field(default_factory=list)
    box: Box | None = None
    middle: float | None = None
    drawn: tuple[float, float] | None = None


def columns_of(edges: Sequence[float], box: Bounded) -> tuple[int, int]:
    """Return the first and last column between bounds, from left to right, that a box stands in."""
    left, right = box.x0 + SLACK, box.x1 - SLACK
    if left > right:
        left = right = (box.x0 + box.x1) / 2
    last_edge = len(edges) - 1
    first = bisect_right(edges, left, 1, last_edge) - 1
    last = bisect_left(edges, right, 1, last_edge) - 1
    return first, last if last > first else first


def spanning(rows: Sequence[Row], grid: Grid | None, rules: Sequence[Rule]) -> list[GridCell]:
    """Return the cells that a grid of all rows draws over several of them.

    Rules, or fills' edges, part the rows in most of what is beside such a cell, and one text at most
    stands in it; else nothing parts it. Nor does it where it is all below a header, and fills alone
    part the columns beside it.
    """
    if grid is None or grid.rows != len(rows) or not grid.spans:
        return []
    texts = [middle(cell) for row in rows for cell in row.cells if cell.pieces]
    return [
        one
        for one in grid.cells
        if 1 < one.row_span < grid.rows
        and (grid.lined or one.row_span < grid.rows - 1)
        and sum([one.box.contains(text) for text in texts]) <= 1
        and all(
            _is_parted_beside(one.box, at, grid, rules)
            for at in grid.ys[one.row + 1 : one.row + one.row_span]
        )
    ]


def _is_parted_beside(box: Box, at: float, grid: Grid, rules: Sequence[Rule]) -> bool:
    """Tell whether most of a grid at the sides of a cell's place is parted at a height."""
    sides = [(grid.xs[0], box.x0), (box.x1, grid.xs[-1])]
    drawn = sum(
        max(min(rule.end, x1) - max(rule.start, x0), 0.0)
        for rule in rules
        if abs(rule.at - at) <= SLACK
        for x0, x1 in sides
    )
    return drawn >= MOST * sum(x1 - x0 for x0, x1 in sides)


def reach(cell: Cell, spans: Sequence[GridCell], columns: int) -> float:
    """Return how far down a cell of some columns goes, as painted, or as one of `spans` is drawn.

    A drawn cell over more columns is several that no rule parts.
    """
    if cell.painted is not None:
        return cell.painted.bottom + SLACK
    own = (
        one.box for one in spans if one.column_span <= columns and one.box.contains(middle(cell))
    )
    return max([box.bottom + SLACK for box in own], default=0.0)


def middle(cell: Cell) -> tuple[float, float]:
    """Return where the middle of a cell's place is (x, y)."""
    box = cell.box
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def drawn_for(rows: Sequence[Row], grid: Grid | None) -> list[list[GridCell | None]]:
    """Return what is drawn for each cell of each row, None where it tells of no span.

    Where nothing is drawn between two cells of a row, the lines tell of none, nor in other rows.
    """
    if grid is None:
        return [[None] * len(row.cells) for row in rows]
    shown = [[grid.cell_at(*middle(cell)) for cell in row.cells] for row in rows]
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


def covered(
    row: Row,
    drawn: Sequence[GridCell | None],
    edges: Sequence[float],
    grid: Grid | None,
    sides: Sequence[tuple[float, float]],
) -> list[tuple[int, int]]:
    """Return the first and last column of each cell of a row; `sides` are where all cells start and end."""
    if all([cell.painted is not None for cell in row.cells]):  # as where a writer paints any
        return [columns_of(edges, cell.box) for cell in row.cells]
    out: list[tuple[int, int]] = []
    for cell, one in zip(row.cells, drawn, strict=True):
        if one is None or cell.painted is not None or _stands_amid(cell, one, sides):
            first, last = columns_of(edges, cell.box)
        elif grid is not None and edges is grid.xs:
            first, last = one.column, one.column + one.column_span - 1
        else:
            first, last = columns_of(edges, one.box)
        inner = grid is not None and grid.upright and one is not None and one.column > 0
        if first < last and cell.painted is None and len(row.cells) == 1 and not inner:
            # A text alone in its row that runs out of its column, such as an area's name.
            first, last = 0, len(edges) - 2
        if out and out[-1][0] < first <= out[-1][1]:
            out[-1] = (out[-1][0], first - 1)  # a word without room runs into the next cell
        out.append((first, last))
    return out


def _stands_amid(cell: Cell, drawn: GridCell, sides: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a text starts or ends where others of its column do, and well behind what is drawn for it.

    Then empty cells stand before it, from which nothing drawn parts it.
    """
    box = cell.box
    if box.x0 - drawn.box.x0 <= LARGEST_INSET:  # as of most
        return False
    alike = [(abs(box.x0 - x0) <= SAME_START, abs(box.x1 - x1) <= SAME_START) for x0, x1 in sides]
    starts, ends = map(sum, zip(*alike, strict=True))
    return starts > 1 or ends > MANY
