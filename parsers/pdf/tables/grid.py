"""Grids that rules and fills draw: places of rows and columns, and the cells between walls."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise, product
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.bounds import bounds_of, slot, within
from parsers.pdf.tables.draft import CellDraft, TableDraft, owners
from parsers.pdf.tables.rules import SNAP, Rule, Sides, Skeleton
from parsers.pdf.tables.walls import GridText, Walls, open_crossed, part_beside_fills, walls_along
from parsers.pdf.texts.lines import WORD_GAP
from schema import Box
from schema.values import cached_property

# Points; rules that come this near to each other meet, or cells are between them.
TOUCH: Final = 6.0
RAGGED: Final = 0.5  # of a grid's side: frames that lines join draw less of it
OPEN: Final = 0.5  # of its area: more lies between such frames, as in an organisation's chart
LETTERS: Final = 3  # of a ligature; browsers paint letters and such one by one
ENDS: Final = 2  # places that a row or column lies between; rows and columns of a table


Region = list[tuple[int, int]]  # places (row, column) that no wall parts, row by row
Span = tuple[int, int, int, int]  # a top row, a left column, the row below, the column behind


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

    @property
    def spans(self) -> bool:
        """Whether its cells are not just the places between its bounds."""
        return self._cells is not None

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
    def sides(self) -> Sides:
        return self.xs[0], self.xs[-1]

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
    xs, ys = bounds_of(horizontal, vertical, pieces)
    if len(xs) < ENDS or len(ys) < ENDS:
        return None
    right = walls_along(vertical, xs, ys)
    below = walls_along(horizontal, ys, xs)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    text = GridText(within(pieces, box), xs, ys)
    drawn = [[*walls] for walls in right], [[*walls] for walls in below]
    open_crossed(text, right, below)
    # Where texts stand on every rule of a direction, they are labels, as of a matrix, and join no cells.
    right, below = (
        one if any([True in walls for walls in one]) else other
        for one, other in zip((right, below), drawn, strict=True)
    )
    begun = [walls[0] for walls in below]
    part_beside_fills(text, horizontal, below)
    grid = Grid(xs, ys)
    if any([False in walls for walls in (*right, *below)]):  # in few grids
        regions = _regions(right, below)
        if _is_ragged(horizontal, vertical, xs, ys) and _open(regions, xs, ys) > OPEN:
            return None
        known = zip(begun, below, strict=True)
        named = {row for row, (drawn, walls) in enumerate(known, 1) if walls[0] and not drawn}
        if named and not _have_a_line_each(text):
            named = set()  # the rows at its end are not parted
        grid = _grid(xs, ys, regions, named)
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


def _have_a_line_each(text: GridText) -> bool:
    """Tell whether each row has one line, at most, in the first column."""
    first = [p for p in text.pieces if text.column(p) == 0]
    lines = {(text.row(p), round(p.baseline)) for p in first}
    return len(lines) == len({row for row, _ in lines})


def _is_ragged(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]
) -> bool:
    """Tell whether little of a side is drawn, as where lines join frames, and not only fills' edges."""
    if all(rule.edge for rule in vertical):
        return False
    height, width = ys[-1] - ys[0], xs[-1] - xs[0]
    parts = [_drawn(vertical, at) / height for at in (xs[0], xs[-1])]
    parts += [_drawn(horizontal, at) / width for at in (ys[0], ys[-1])]
    return any(0 < part < RAGGED for part in parts)


def _open(regions: Sequence[Region], xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return how much of a grid's area is in regions that are no rectangles, as cells are."""
    every = (xs[-1] - xs[0]) * (ys[-1] - ys[0])
    open_places = (place for places in regions if not _is_rectangle(places) for place in places)
    return sum((xs[c + 1] - xs[c]) * (ys[r + 1] - ys[r]) for r, c in open_places) / every


def _is_rectangle(places: Region) -> bool:
    top, left, bottom, end = _span(places)
    return len(places) == (bottom - top) * (end - left)


def _drawn(rules: Sequence[Rule], at: float) -> float:
    return sum(rule.end - rule.start for rule in rules if abs(rule.at - at) <= SNAP)


def _grid(
    xs: list[float], ys: list[float], regions: Sequence[Region], named: AbstractSet[int]
) -> Grid:
    """Make the grid of regions; `named` are the rows that texts in the first column alone begin."""
    every = list(map(_span, regions))
    pairs = zip(regions, every, strict=True)
    spans = sorted(chain.from_iterable(_parts(one, span, every, named) for one, span in pairs))
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
            continue
        box = Box(xs[column], ys[row], xs[last_column], ys[last_row])
        cell = GridCell(row, column, last_row - row, last_column - column, box)
        cells.append(cell)
        taken |= dict.fromkeys(places, cell)
    return Grid(xs, ys, cells)


def _parts(
    region: Region, own: Span, spans: Sequence[Span], named: AbstractSet[int]
) -> Sequence[Span]:
    """Return the spans of a region's places one by one where it is no cell: open ones between fills.

    Then other cells, above or below and beside it, begin at every bound in it, or names of its rows do.
    Else it is a frame's, of which the rest is found later, or a cell that a shape lies over. `spans` are
    those of all regions.
    """
    if _is_rectangle(region):
        return [own]
    top, left, bottom, end = own
    rows = {*named, *(one[0] for one in spans if not left <= one[1] < end)}
    columns = {one[1] for one in spans if not top <= one[0] < bottom}
    if rows.issuperset(range(top + 1, bottom)) and columns.issuperset(range(left + 1, end)):
        return [(row, column, row + 1, column + 1) for row, column in region]
    return [own]


def _span(places: Region) -> Span:
    """Return a region's top row and left column, and the row below and the column behind it."""
    columns = [column for _, column in places]
    return places[0][0], min(columns), places[-1][0] + 1, max(columns) + 1


def _regions(right: Walls, below: Walls) -> list[Region]:
    """Join the places that no wall parts."""
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
    out: dict[int, Region] = {}
    for index in range(rows * columns):
        out.setdefault(root(index), []).append(divmod(index, columns))
    return list(out.values())


def filled(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Put text into a grid's cells; None where it fills less than two rows or columns.

    Headers in every cell of a drawn first row may stand over rows that nobody has filled in.
    """
    shares = shared_out(grid, inside)
    cells = [
        CellDraft(c.row, c.column, own, c.row_span, c.column_span, c.box)
        for c, own in zip(grid.cells, shares, strict=True)
    ]
    used = {(cell.row, cell.column) for cell in cells if cell.pieces}
    rows, columns = ({place[axis] for place in used} for axis in (0, 1))
    headed = grid.upright and columns == {*range(grid.columns)} and grid.columns > ENDS
    if len(columns) < ENDS or (len(rows) < ENDS and not (headed and rows == {0})):
        return None
    return TableDraft(grid.rows, grid.columns, cells, "lines", grid.box, drawn=True)


def shared_out(grid: Grid, inside: Sequence[Piece]) -> list[list[Piece]]:
    """Return the text in each of a grid's cells; a word is where its middle stands."""
    out: dict[tuple[int, int], list[Piece]] = {(c.row, c.column): [] for c in grid.cells}
    owner = owners(grid.cells)
    words: Sequence[Sequence[Piece]] = _words(inside)
    if len(words) < len(inside):  # some letters are painted one by one
        starts = Counter([round(word[0].x0, 1) for word in words])
        words = [part for word in words for part in _parted(word, grid.xs, starts)]
    for word in words:
        row = slot(grid.ys, (word[0].top + word[0].bottom) / 2)
        column = slot(grid.xs, (word[0].x0 + word[-1].x1) / 2)
        cell = owner.get((row, column))
        if cell is not None:
            out[cell.row, cell.column].extend(word)
    return list(out.values())


def _parted(
    word: Sequence[Piece], xs: Sequence[float], starts: Mapping[float, int]
) -> list[Sequence[Piece]]:
    """Part a word where another touches it that begins right behind a bound, as others there do."""
    for place, letter in enumerate(word[1:], 1):
        walls = [x for x in xs if word[0].x0 < x <= letter.x0 <= x + TOUCH]
        if walls and starts[round(letter.x0, 1)] >= ENDS:
            return [word[:place], word[place:]]
    return [word]


def _words(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather letters that are painted one by one: a word may run over its column's end."""
    out: list[list[Piece]] = []
    for piece in pieces:
        before = out[-1][-1] if out else piece
        if (
            before is not piece
            and len(piece.text.rstrip()) <= LETTERS >= len(before.text)
            and not before.text.endswith(" ")
            and piece.top == before.top
            and abs(piece.x0 - before.x1) <= WORD_GAP * piece.size
        ):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out
