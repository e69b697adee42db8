"""Tables while they are being worked out: cells as pieces of text and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from parsers.pdf.habits import SAME_START, Habits
from parsers.pdf.page import Path, Piece
from parsers.pdf.paragraphs import Reach, paragraphs
from schema import Box, Cell, Table

LARGEST_INSET: Final = 16.0  # points; text that starts further from its cell's side is no left one
BETWEEN: Final = 7.2  # points; texts of neighbouring columns are at least this far apart


@dataclass(slots=True)
class CellDraft:
    """A cell's place in the table, the text printed in it, and its box where it is known."""

    row: int
    column: int
    pieces: list[Piece] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None


@dataclass(slots=True)
class TableDraft:
    """A table's size and cells; `found_by` is the finder's name as in `schema.Table`.

    `edges` are the places of the column bounds, outer ones included, where rows are not drawn.
    `drawn` tells that rules or fills draw the columns' bounds, and not their texts alone.
    """

    rows: int
    columns: int
    cells: list[CellDraft]
    found_by: str
    box: Box
    edges: Sequence[float] = ()
    drawn: bool = False

    def pieces(self) -> Iterable[Piece]:
        """Yield the text of all cells."""
        for cell in self.cells:
            yield from cell.pieces


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


def boxed(pieces: Sequence[Piece]) -> Box:
    """Return the smallest box around pieces of text."""
    if len(pieces) == 1:
        return pieces[0].box
    return Box(
        x0=min([piece.x0 for piece in pieces]),
        top=min([piece.top for piece in pieces]),
        x1=max([piece.x1 for piece in pieces]),
        bottom=max([piece.bottom for piece in pieces]),
    )


def with_empty_cells(
    cells: Sequence[CellDraft], edges: Sequence[float], bands: Sequence[tuple[float, float]]
) -> list[CellDraft]:
    """Add a cell at every place that none covers: its fill may tell something."""
    taken = owners(cells)
    out = list(cells)
    for row, (top, bottom) in enumerate(bands):
        for column in range(len(edges) - 1):
            if (row, column) not in taken:
                box = Box(x0=edges[column], top=top, x1=edges[column + 1], bottom=bottom)
                out.append(CellDraft(row, column, box=box))
    return out


def finish(draft: TableDraft, fills: Sequence[Path], known: Habits) -> Table:
    """Make the table that a draft stands for."""
    reaches = _reaches(draft)
    ordered = sorted(draft.cells, key=lambda cell: (cell.row, cell.column))
    return Table(
        rows=draft.rows,
        columns=draft.columns,
        cells=tuple([_finished(cell, fills, known, reaches) for cell in ordered]),
        box=draft.box,
        found_by=draft.found_by,
    )


def _reaches(draft: TableDraft) -> dict[int, Reach]:
    """Return how far to the right the lines of each column go, and how far they may go.

    A cell's text has the same room at its right as at its left; where nothing draws a column, it
    ends before the next one's texts start.
    """
    lines: dict[int, float] = {}
    starts: dict[int, list[float]] = {}
    insets: dict[int, float] = {}
    ends: dict[int, float] = {}
    for cell in draft.cells:
        if cell.column_span > 1 or not cell.pieces:
            continue
        column = cell.column
        start = min([piece.x0 for piece in cell.pieces])
        lines[column] = max(lines.get(column, 0.0), *[piece.x1 for piece in cell.pieces])
        starts.setdefault(column, []).append(start)
        if draft.drawn and cell.box is not None:
            insets[column] = min(insets.get(column, LARGEST_INSET), start - cell.box.x0)
            ends[column] = cell.box.x1
    out = {}
    for column, line in lines.items():
        following = sorted(starts.get(column + 1, ()))
        end: float | None = None
        if 0 <= insets.get(column, LARGEST_INSET) < LARGEST_INSET:
            end = ends[column] - insets[column]
        elif not draft.drawn and len(following) > 1 and following[1] - following[0] < SAME_START:
            end = following[0] - BETWEEN
        out[column] = Reach(line, end)
    return out


def _finished(
    cell: CellDraft, fills: Sequence[Path], known: Habits, reaches: Mapping[int, Reach]
) -> Cell:
    """Make a cell; `reaches` are the columns'."""
    box = cell.box or (boxed(cell.pieces) if cell.pieces else None)
    reach = reaches.get(cell.column) if cell.column_span == 1 else None
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        paragraphs=paragraphs(cell.pieces, known, box=cell.box, reach=reach),
        box=box,
        fill=_fill(box, fills) if box else None,
    )


def _fill(box: Box, fills: Sequence[Path]) -> str | None:
    """Return the colour painted last under a cell's middle."""
    x, y = box.center
    least = 0.5 * box.area
    for path in reversed(fills):
        if path.top <= y <= path.bottom and path.x0 <= x <= path.x1 and path.area >= least:
            return path.fill
    return None
