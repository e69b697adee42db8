"""Tables while they are being worked out: cells as pieces of text and places."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from typing import Final, Protocol, TypeVar

from parsers.pdf.page import Path, Piece
from parsers.pdf.texts.habits import SAME_START, Habits
from parsers.pdf.texts.paragraphs import paragraphs
from parsers.pdf.texts.wrapping import Reach
from schema import Axes, Box, Cell, Paragraph, Table
from schema.values import cached_property

LARGEST_INSET: Final = 16.0  # points; text that starts further from its cell's side is no left one
LOW: Final = 7.0  # points; a line of text is higher
BETWEEN: Final = 7.2  # points; texts of neighbouring columns are at least this far apart


Extent = tuple[float, float]  # top and bottom


@dataclass(slots=True)
class CellDraft:
    """A cell's place in the table, the text printed in it, and its box where it is known.

    `guessed` tells that its text may as well be the row's above or below.
    """

    row: int
    column: int
    pieces: list[Piece] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    guessed: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table's size and cells; `found_by` is the finder's name as in `schema.Table`.

    `edges` are the places of the column bounds, outer ones included, where rows are not drawn.
    `drawn` tells that rules or fills draw the columns' bounds, and not their texts alone; `by_words` is
    as in `schema.Table`, and known when the draft is done.
    """

    rows: int
    columns: int
    cells: list[CellDraft]
    found_by: str
    box: Box
    edges: Sequence[float] = ()
    drawn: bool = False
    by_words: Axes = Axes.NONE

    def pieces(self) -> list[Piece]:
        """Return the text of all cells."""
        return [piece for cell in self.cells for piece in cell.pieces]

    def insert_row(self, row: int, cells: Iterable[CellDraft]) -> None:
        """Put a row of cells before another, which moves down with all below it."""
        for cell in self.cells:
            cell.row += cell.row >= row
        self.cells.extend(cells)
        self.rows += 1

    def take_out_gaps(self) -> None:
        """Drop the rows that are too low for a line of text: they part rows that are drawn one by one."""
        low = {c.row for c in self.cells if c.box and c.box.height < LOW and c.row_span == 1}
        held = {cell.row for cell in self.cells if cell.pieces or cell.row_span > 1} if low else low
        for row in sorted(low - held, reverse=True):
            self.take_out_row(row)

    def take_out_row(self, row: int) -> None:
        """Drop the cells of a row that reach over no other, and move up all below it."""
        self.cells = [cell for cell in self.cells if cell.row != row or cell.row_span > 1]
        for cell in self.cells:
            cell.row_span -= cell.row <= row < cell.row + cell.row_span
            cell.row -= cell.row > row
        self.rows -= 1


def free_of(drafts: Sequence[TableDraft], pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the text that is in none of some tables."""
    if not drafts:
        return pieces
    used = {id(piece) for draft in drafts for piece in draft.pieces()}
    return [piece for piece in pieces if id(piece) not in used]


def extents(draft: TableDraft) -> list[Extent]:
    """Return the top and bottom of each row's text, of the rows that have any."""
    rows: dict[int, list[Piece]] = {}
    for cell in draft.cells:
        if cell.row_span == 1 and cell.pieces:
            rows.setdefault(cell.row, []).extend(cell.pieces)
    boxes = [Box.of(rows[row]) for row in sorted(rows)]
    return [(box.top, box.bottom) for box in boxes]


class Placed(Protocol):
    """What has a place in a table: its first row and column, and how many it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


PlacedCell = TypeVar("PlacedCell", bound=Placed)


def owners(cells: Iterable[PlacedCell]) -> dict[tuple[int, int], PlacedCell]:
    """Return the cell that covers each place (row, column) of a table."""
    out: dict[tuple[int, int], PlacedCell] = {}
    for cell in cells:
        if cell.row_span == cell.column_span == 1:
            out[cell.row, cell.column] = cell
        else:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    out[row, column] = cell
    return out


def with_empty_cells(
    cells: Sequence[CellDraft],
    taken: Container[tuple[int, int]],
    edges: Sequence[float],
    bands: Sequence[tuple[float, float]],
) -> list[CellDraft]:
    """Add a cell at every place (row, column) that is not taken: its fill may tell something."""
    out = list(cells)
    for row, (top, bottom) in enumerate(bands):
        for column in range(len(edges) - 1):
            if (row, column) not in taken:
                box = Box(edges[column], top, edges[column + 1], bottom)
                out.append(CellDraft(row, column, [], 1, 1, box))
    return out


def finish(draft: TableDraft, fills: Sequence[Path], known: Habits) -> Table:
    """Make the table that a draft stands for."""
    columns = _Columns(draft)
    levels: dict[float, list[Path]] = {}  # the fills at the height of a row's cells
    cells = []
    for cell in sorted(draft.cells, key=attrgetter("row", "column")):
        pieces = cell.pieces
        box = cell.box or (Box.of(pieces) if pieces else None)
        fill: str | None = None
        if box is not None:
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            if y not in levels:
                levels[y] = [path for path in reversed(fills) if path.top <= y <= path.bottom]
            fill = _fill(x, levels[y], 0.5 * box.area)
            if fill is None and not (pieces or draft.drawn):
                fill = _begun(box, levels[y])
        composed: tuple[Paragraph, ...] = ()
        if pieces:
            spans = cell.column_span > 1  # such a cell is a column of its own
            reach = (
                partial(_reach, [cell], (), drawn=draft.drawn)
                if spans
                else partial(columns.reach, cell.column)
            )
            composed = paragraphs(pieces, known, cell.box, reach)
        if cell.guessed:
            composed = tuple([replace(p, guessed=True, parted=True) for p in composed])
        cells.append(
            Cell(cell.row, cell.column, composed, cell.row_span, cell.column_span, box, fill)
        )
    return Table(
        rows=draft.rows,
        columns=draft.columns,
        cells=tuple(cells),
        box=draft.box,
        found_by=draft.found_by,
        by_words=draft.by_words,
    )


def _fill(x: float, fills: Sequence[Path], least: float) -> str | None:
    """Return the colour of the first fill over a place that is not too small an area."""
    for path in fills:
        if path.x0 <= x <= path.x1 and path.area >= least:
            return path.fill
    return None


def _begun(box: Box, fills: Sequence[Path]) -> str | None:
    """Return the colour of the first fill that begins in an empty cell and is as high as it.

    Where words alone show a column, the cell that is painted ends before its bound, or behind it.
    """
    for path in fills:
        if box.x0 <= path.x0 <= box.x1 and 2 * (path.bottom - path.top) >= box.height:
            return path.fill
    return None


class _Columns:
    """How far the lines of a table's columns go, and may go: told when it is first asked for."""

    def __init__(self, draft: TableDraft) -> None:
        self._draft = draft

    def reach(self, column: int) -> Reach | None:
        """Return a column's reach, None where its cells hold a line each: nothing is wrapped."""
        return self._reaches.get(column)

    @cached_property
    def _reaches(self) -> dict[int, Reach]:
        columns: dict[int, list[CellDraft]] = {}
        for cell in self._draft.cells:
            if cell.column_span == 1 and cell.pieces:
                columns.setdefault(cell.column, []).append(cell)
        return {
            column: _reach(cells, columns.get(column + 1, ()), drawn=self._draft.drawn)
            for column, cells in columns.items()
            if any([len(cell.pieces) > 1 for cell in cells])
        }


def _reach(cells: Sequence[CellDraft], beside: Sequence[CellDraft], *, drawn: bool) -> Reach:
    """Return a column's reach; `beside` are the next column's cells.

    A cell's text has the same room at its right as at its left; where nothing draws a column, it
    ends before the next one's texts start.
    """
    end: float | None = None
    if drawn:
        boxes = [(cell.box, _start(cell)) for cell in cells if cell.box is not None]
        inset = min([LARGEST_INSET, *[start - box.x0 for box, start in boxes]])
        if 0 <= inset < LARGEST_INSET:
            end = boxes[-1][0].x1 - inset
    else:
        starts = sorted([_start(cell) for cell in beside])
        if len(starts) > 1 and starts[1] - starts[0] < SAME_START:
            end = starts[0] - BETWEEN
    return Reach(max([0.0, *[piece.x1 for cell in cells for piece in cell.pieces]]), end)


def _start(cell: CellDraft) -> float:
    if len(cell.pieces) == 1:
        return cell.pieces[0].x0
    return min([piece.x0 for piece in cell.pieces])
