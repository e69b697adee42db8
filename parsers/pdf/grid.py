"""Grids that rules and fills draw: places of rows and columns, and the cells between walls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.pdf.draft import CellDraft, TableDraft
from parsers.pdf.page import Piece
from parsers.pdf.rules import SNAP, Rule, Skeleton
from schema import Box

TOUCH: Final = 3.0  # points; rules that come this near to each other meet
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


@dataclass(slots=True)
class Grid:
    """A grid of cells; `xs` and `ys` are the places of its column and row boundaries.

    `lined` tells that rules draw its inside, and not only the edges of fills; `striped` that only every
    other row is filled.
    """

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    lined: bool = True
    striped: bool = False

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        return Box(x0=self.xs[0], top=self.ys[0], x1=self.xs[-1], bottom=self.ys[-1])


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
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, across in enumerate(skeleton.horizontal):
        for j, down in enumerate(skeleton.vertical, count):
            if (
                across.start - TOUCH <= down.at <= across.end + TOUCH
                and down.start - TOUCH <= across.at <= down.end + TOUCH
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(rules):
        group = groups.setdefault(root(index), ([], []))
        group[0 if index < count else 1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def make_grid(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], pieces: Sequence[Piece]
) -> Grid | None:
    """Make the grid of rules that hang together; None where they enclose nothing."""
    xs = _places(vertical)
    ys = _places(horizontal)
    if len(xs) < ENDS or len(ys) < ENDS:
        return None
    box = Box(x0=xs[0], top=ys[0], x1=xs[-1], bottom=ys[-1])
    inside = within(pieces, box)
    rows, columns = len(ys) - 1, len(xs) - 1
    # Walls: right[r][c] parts cell (r, c) from (r, c + 1); below[r][c] from (r + 1, c).
    right = [[False] * columns for _ in range(rows)]
    below = [[False] * columns for _ in range(rows)]
    for c in range(columns - 1):
        at = xs[c + 1]
        near = [rule for rule in vertical if abs(rule.at - at) <= SNAP]
        for r in range(rows):
            right[r][c] = _covers(near, ys[r], ys[r + 1])
    for r in range(rows - 1):
        at = ys[r + 1]
        near = [rule for rule in horizontal if abs(rule.at - at) <= SNAP]
        for c in range(columns):
            below[r][c] = _covers(near, xs[c], xs[c + 1])
    _open_crossed(inside, xs, ys, right, below)
    grid = _grid(xs, ys, right, below)
    # A rule above the first or below the last row closes a table whose rows fills alone part, and
    # one under the first row is the header's.
    inner = [
        rule
        for rule in horizontal
        if ys[0] + SNAP < rule.at < ys[-1] - SNAP and abs(rule.at - ys[1]) > SNAP
    ]
    grid.lined = not all(rule.edge for rule in (*inner, *vertical))
    return grid


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if places and at - places[-1][0] <= SNAP:
            places[-1].append(at)
        else:
            places.append([at])
    return [sum(group) / len(group) for group in places]


def _covers(rules: Sequence[Rule], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered >= WALL * (end - start)


def _open_crossed(
    pieces: Sequence[Piece],
    xs: Sequence[float],
    ys: Sequence[float],
    right: list[list[bool]],
    below: list[list[bool]],
) -> None:
    """Open the walls that text runs across: they are shapes drawn over the table."""
    for piece in pieces:
        row = _slot(ys, (piece.top + piece.bottom) / 2)
        for c in range(len(xs) - 2):
            if piece.x0 < xs[c + 1] - CROSSING and piece.x1 > xs[c + 1] + CROSSING:
                right[row][c] = False
        column = _slot(xs, (piece.x0 + piece.x1) / 2)
        for r in range(len(ys) - 2):
            height = piece.bottom - piece.top
            if piece.top + 0.2 * height < ys[r + 1] < piece.bottom - 0.25 * height:
                below[r][column] = False


def _slot(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def _grid(
    xs: list[float], ys: list[float], right: list[list[bool]], below: list[list[bool]]
) -> Grid:
    spans = _spans(right, below)
    rows, columns = len(ys) - 1, len(xs) - 1
    # Boundaries that no cell starts at are no rows or columns (a phantom of a shape drawn over).
    keep_y = sorted({0, rows} | {span[0] for span in spans})
    keep_x = sorted({0, columns} | {span[1] for span in spans})
    row_of = {old: new for new, old in enumerate(keep_y)}
    column_of = {old: new for new, old in enumerate(keep_x)}
    cells = []
    taken: set[tuple[int, int]] = set()
    for top, left, bottom, end in sorted(spans):
        first_row, first_column = row_of[top], column_of[left]
        last_row = bisect_left(keep_y, bottom)
        last_column = bisect_left(keep_x, end)
        places = [
            (r, c) for r in range(first_row, last_row) for c in range(first_column, last_column)
        ]
        if any(place in taken for place in places):
            last_row, last_column = first_row + 1, first_column + 1
            places = [(first_row, first_column)]
            if places[0] in taken:
                continue
        taken.update(places)
        cells.append(
            GridCell(
                row=first_row,
                column=first_column,
                row_span=last_row - first_row,
                column_span=last_column - first_column,
                box=Box(
                    x0=xs[keep_x[first_column]],
                    top=ys[keep_y[first_row]],
                    x1=xs[keep_x[last_column]] if last_column < len(keep_x) else xs[-1],
                    bottom=ys[keep_y[last_row]] if last_row < len(keep_y) else ys[-1],
                ),
            )
        )
    return Grid(xs=[xs[x] for x in keep_x], ys=[ys[y] for y in keep_y], cells=cells)


Spanned = tuple[int, int, int, int]  # top row, left column, row below, column behind


def _spans(right: list[list[bool]], below: list[list[bool]]) -> list[Spanned]:
    """Join the places that no wall parts."""
    rows, columns = len(right), len(right[0])
    owner = list(range(rows * columns))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for r in range(rows):
        for c in range(columns):
            if c < columns - 1 and not right[r][c]:
                owner[root(r * columns + c)] = root(r * columns + c + 1)
            if r < rows - 1 and not below[r][c]:
                owner[root(r * columns + c)] = root((r + 1) * columns + c)
    out: dict[int, Spanned] = {}
    for index in range(rows * columns):
        r, c = divmod(index, columns)
        top, left, bottom, end = out.get(root(index), (r, c, r + 1, c + 1))
        out[root(index)] = (min(top, r), min(left, c), max(bottom, r + 1), max(end, c + 1))
    return list(out.values())


def within(pieces: Sequence[Piece], box: Box) -> list[Piece]:
    """Return the pieces of text whose middles lie in a box."""
    return [p for p in pieces if box.contains(((p.x0 + p.x1) / 2, (p.top + p.bottom) / 2))]


def filled(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Put text into a grid's cells; None where it fills less than two rows or columns."""
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
    used = [cell for cell in cells if cell.pieces]
    if len({cell.row for cell in used}) < ENDS or len({cell.column for cell in used}) < ENDS:
        return None
    return TableDraft(grid.rows, grid.columns, cells, "lines", grid.box)
