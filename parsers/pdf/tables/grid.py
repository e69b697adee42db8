"""Grids that rules and fills draw: places of rows and columns, and the cells between walls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft, owners
from parsers.pdf.tables.rules import SNAP, Rule, Skeleton
from schema import Box

TOUCH: Final = 3.0  # points; rules that come this near to each other meet
GAP: Final = (
    6.0  # points; cells that are painted or framed one by one stand this near to each other
)
REACH: Final = (
    GAP / 2 + SNAP
)  # points; rules of one place lie this near to it, and nearer than to others
WALL: Final = 0.55  # of a cell's side: a rule that covers less of it is no wall
ENDS: Final = 2  # places that a row or column lies between; rows and columns of a table
CROSSING: Final = 2.0  # points; text that reaches this far over a rule on both sides runs across it


@dataclass(slots=True)
class GridCell:
    """A cell between walls: its first row and column, its spans, its place."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


class Grid:
    """A grid of cells; `xs` and `ys` are the places of its column and row boundaries.

    Where no cells are given, it has one at each place; they are made when they are first asked for.

    `lined` tells that rules draw its inside, and not only the edges of fills, `upright` that they draw
    its columns; `striped` that only every other row is filled.
    """

    def __init__(
        self,
        xs: list[float],
        ys: list[float],
        cells: list[GridCell] | None = None,
        *,
        lined: bool = True,
        striped: bool = False,
    ) -> None:
        self.xs = xs
        self.ys = ys
        self.lined = self.upright = lined
        self.striped = striped
        self._cells = cells

    @cached_property
    def cells(self) -> list[GridCell]:
        if self._cells is not None:
            return self._cells
        rows, columns = list(enumerate(pairwise(self.ys))), list(enumerate(pairwise(self.xs)))
        return [
            GridCell(row, column, 1, 1, Box(x0, top, x1, bottom))
            for row, (top, bottom) in rows
            for column, (x0, x1) in columns
        ]

    @cached_property
    def _owners(self) -> dict[tuple[int, int], GridCell]:
        return owners(self.cells)

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """Return the cell that holds a point; of two that meet there, the first."""
        xs, ys = self.xs, self.ys
        if not (xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]):
            return None
        row, column = bisect_left(ys, y, 1, len(ys) - 1), bisect_left(xs, x, 1, len(xs) - 1)
        return self._owners.get((row - 1, column - 1))


def grids(skeleton: Skeleton, pieces: Sequence[Piece]) -> list[Grid]:
    """Find every grid on a page, single frames included, from top to bottom."""
    found = []
    for horizontal, vertical in _components(skeleton):
        grid = make_grid(horizontal, vertical, pieces)
        if grid is not None:
            found.append(grid)
    found.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return found


def _components(skeleton: Skeleton) -> list[tuple[list[Rule], list[Rule]]]:
    """Part the rules into groups that hang together."""
    rules = [*skeleton.horizontal, *skeleton.vertical]
    count = len(skeleton.horizontal)
    group_of = [[index] for index in range(len(rules))]
    for i, across in enumerate(skeleton.horizontal):
        group = group_of[i]
        low, high, at = across.start - TOUCH, across.end + TOUCH, across.at
        for j, down in enumerate(skeleton.vertical, count):
            other = group_of[j]
            if (
                other is not group
                and low <= down.at <= high
                and down.start - TOUCH <= at <= down.end + TOUCH
            ):
                group += other
                for index in other:
                    group_of[index] = group
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(rules):
        members = groups.setdefault(id(group_of[index]), ([], []))
        members[0 if index < count else 1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def make_grid(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], pieces: Sequence[Piece]
) -> Grid | None:
    """Make the grid of rules that hang together; None where they enclose nothing."""
    xs = _without_gaps(_places(vertical), [(p.x0 + p.x1) / 2 for p in pieces])
    ys = _without_gaps(_places(horizontal), [(p.top + p.bottom) / 2 for p in pieces])
    if len(xs) < ENDS or len(ys) < ENDS:
        return None
    right = _walls(vertical, xs, ys)
    below = _walls(horizontal, ys, xs)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    inside = within(pieces, box)
    _open_crossed(inside, xs, ys, right, below)
    _part_beside_fills(inside, horizontal, xs, ys, below)
    grid = _grid(xs, ys, right, below)
    # A rule above the first or below the last row closes a table whose rows fills alone part, and
    # one under the first row is the header's.
    inner = [
        rule
        for rule in horizontal
        if ys[0] + SNAP < rule.at < ys[-1] - SNAP and abs(rule.at - ys[1]) > SNAP
    ]
    grid.upright = not all(rule.edge for rule in vertical)
    grid.lined = grid.upright or not all(rule.edge for rule in inner)
    return grid


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[list[float]] = []
    for at in sorted([rule.at for rule in rules]):
        if places and at - places[-1][0] <= SNAP:
            places[-1].append(at)
        else:
            places.append([at])
    return [sum(group) / len(group) for group in places]


def _without_gaps(places: list[float], middles: Sequence[float]) -> list[float]:
    """Make one place of two that lie so near that nothing but the gap of two cells is between them.

    `middles` are the places of the page's texts.
    """
    if not any([end - start < GAP for start, end in pairwise(places)]):
        return places
    out = places[:1]
    for at in places[1:]:
        start = out[-1]
        if at - start < GAP and not any(start < middle < at for middle in middles):
            out[-1] = (start + at) / 2
        else:
            out.append(at)
    return out


# Walls: `right[c][r]` tells whether one parts cell (r, c) from (r, c + 1), `below[r][c]` whether
# one parts it from (r + 1, c).
Walls = list[list[bool]]


def _walls(rules: Sequence[Rule], places: Sequence[float], along: Sequence[float]) -> Walls:
    """Tell for every inner place which of the stretches along it rules cover."""
    walls: Walls = []
    for before, at, behind in zip(places, places[1:], places[2:], strict=False):
        low, high = max(at - REACH, (before + at) / 2), min(at + REACH, (at + behind) / 2)
        near = [rule for rule in rules if low <= rule.at <= high]
        if any([rule.start <= along[0] and along[-1] <= rule.end for rule in near]):
            walls.append([True] * (len(along) - 1))
        else:
            walls.append([_covers(near, start, end) for start, end in pairwise(along)])
    return walls


def _covers(rules: Sequence[Rule], start: float, end: float) -> bool:
    covered = 0.0
    for rule in rules:
        if rule.start <= start and end <= rule.end:
            return True
        covered += max(0.0, min(rule.end, end) - max(rule.start, start))
    return covered >= WALL * (end - start)


def _open_crossed(
    pieces: Sequence[Piece], xs: Sequence[float], ys: Sequence[float], right: Walls, below: Walls
) -> None:
    """Open the walls that text runs across: they are shapes drawn over the table.

    A rule across the whole table, or all of it but first cells that span rows, is its own: text
    that runs over it had no room in its row.
    """
    whole = [sum(walls) > len(walls) / 2 and all(walls[walls.index(True) :]) for walls in below]
    columns, rows = len(xs) - 1, len(ys) - 1
    for piece in pieces:
        index = bisect_right(xs, piece.x0, 1)
        while index < columns and xs[index] < piece.x1:
            if piece.x0 < xs[index] - CROSSING and piece.x1 > xs[index] + CROSSING:
                right[index - 1][slot(ys, (piece.top + piece.bottom) / 2)] = False
            index += 1
        index = bisect_right(ys, piece.top, 1)
        while index < rows and ys[index] < piece.bottom:
            height = piece.bottom - piece.top
            if (
                not whole[index - 1]
                and piece.top + 0.2 * height < ys[index] < piece.bottom - 0.25 * height
            ):
                below[index - 1][slot(xs, (piece.x0 + piece.x1) / 2)] = False
            index += 1


def _part_beside_fills(
    pieces: Sequence[Piece],
    horizontal: Sequence[Rule],
    xs: Sequence[float],
    ys: Sequence[float],
    below: Walls,
) -> None:
    """Close the bounds of rows that fills draw in some columns, where the texts beside part there.

    So rows are parted of which only the status is painted. A text of the first column alone may
    stand for rows above and below.
    """
    for index, walls in enumerate(below):
        at = ys[index + 1]
        if (
            all(walls)
            or not any(walls)
            or not all(rule.edge for rule in horizontal if abs(rule.at - at) <= SNAP)
        ):
            continue
        beside = [p for p in pieces if not walls[slot(xs, (p.x0 + p.x1) / 2)]]
        above, under = (
            {slot(xs, (p.x0 + p.x1) / 2) for p in beside if slot(ys, (p.top + p.bottom) / 2) == row}
            for row in (index, index + 1)
        )
        crossed = any(p.top + CROSSING < at < p.bottom - CROSSING for p in beside)
        if len(above & under) >= ENDS and not crossed:
            below[index] = [walls[0] or 0 in above & under, *[True] * (len(walls) - 1)]


def slot(edges: Sequence[float], at: float) -> int:
    """Return which row or column between bounds a place is in; the outer ones reach outside."""
    return bisect_right(edges, at, 1, len(edges) - 1) - 1


def _grid(xs: list[float], ys: list[float], right: Walls, below: Walls) -> Grid:
    if not any([False in walls for walls in (*right, *below)]):  # as in most grids
        return Grid(xs, ys)
    spans = _spans(right, below)
    # Boundaries that no cell starts at are no rows or columns (a phantom of a shape drawn over).
    keep_y = sorted({0, len(ys) - 1, *[span[0] for span in spans]})
    keep_x = sorted({0, len(xs) - 1, *[span[1] for span in spans]})
    row_at = [bisect_left(keep_y, y) for y in range(len(ys))]
    column_at = [bisect_left(keep_x, x) for x in range(len(xs))]
    xs, ys = [xs[x] for x in keep_x], [ys[y] for y in keep_y]
    cells = []
    taken: dict[tuple[int, int], GridCell] = {}
    for top, left, bottom, end in spans:
        row, column = row_at[top], column_at[left]
        last_row, last_column = row_at[bottom], column_at[end]
        places = list(product(range(row, last_row), range(column, last_column)))
        if not taken.keys().isdisjoint(places):
            last_row, last_column = row + 1, column + 1
            places = [(row, column)]
            if places[0] in taken:
                continue
        box = Box(xs[column], ys[row], xs[last_column], ys[last_row])
        cell = GridCell(row, column, last_row - row, last_column - column, box)
        cells.append(cell)
        taken |= dict.fromkeys(places, cell)
    return Grid(xs, ys, cells)


Spanned = tuple[int, int, int, int]  # top row, left column, row below, column behind


def _spans(right: Walls, below: Walls) -> list[Spanned]:
    """Join the places that no wall parts; sorted."""
    rows, columns = len(below) + 1, len(right) + 1
    owner = list(range(rows * columns))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    joined = [
        (r * columns + c, r * columns + c + 1)
        for c, walls in enumerate(right)
        for r, wall in enumerate(walls)
        if not wall
    ]
    joined += [
        (r * columns + c, (r + 1) * columns + c)
        for r, walls in enumerate(below)
        for c, wall in enumerate(walls)
        if not wall
    ]
    for one, other in joined:
        owner[root(one)] = root(other)
    out: dict[int, Spanned] = {}
    for index in range(rows * columns):
        r, c = divmod(index, columns)
        place = root(index)
        top, left, _, end = out.get(place, (r, c, r + 1, c + 1))
        out[place] = (top, min(left, c), r + 1, max(end, c + 1))
    return sorted(out.values())


def within(pieces: Sequence[Piece], box: Box) -> list[Piece]:
    """Return the pieces of text whose middles lie in a box."""
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    return [
        p
        for p in pieces
        if x0 <= (p.x0 + p.x1) / 2 <= x1 and top <= (p.top + p.bottom) / 2 <= bottom
    ]


def filled(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Put text into a grid's cells; None where it fills less than two rows or columns."""
    cells = [CellDraft(c.row, c.column, [], c.row_span, c.column_span, c.box) for c in grid.cells]
    owner = owners(cells)
    for piece in inside:
        row = slot(grid.ys, (piece.top + piece.bottom) / 2)
        column = slot(grid.xs, (piece.x0 + piece.x1) / 2)
        cell = owner.get((row, column))
        if cell is not None:
            cell.pieces.append(piece)
    used = [cell for cell in cells if cell.pieces]
    if len({cell.row for cell in used}) < ENDS or len({cell.column for cell in used}) < ENDS:
        return None
    return TableDraft(grid.rows, grid.columns, cells, "lines", grid.box, drawn=True)
