"""A table laid out as rows and columns, each place knowing the cell that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from parsers.lines import joined
from schema import Box, Cell, Table
from schema.values import cached_property


class Grid:
    """A table by place: which cell covers a row and column, and what it says.

    One grid is made for a table and asked by all who read it: each cell's text is put together
    once. `begun` has each row's cells that begin in it, from left to right; `texts` what they
    say, on one line, at their columns ("" elsewhere); `filled` the columns in which they say
    something.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = table.rows
        self.columns = table.columns
        self._places: dict[tuple[int, int], Cell] = {}
        begun: list[list[Cell]] = [[] for _ in range(self.rows)]
        texts = [[""] * self.columns for _ in range(self.rows)]
        for cell in table.cells:
            first, left = cell.row, cell.column
            owner = self._places.setdefault((first, left), cell)
            if owner is cell and first < self.rows and left < self.columns:
                begun[first].append(cell)
                texts[first][left] = cell_text(cell)
            if cell.row_span > 1 or cell.column_span > 1:
                for row in range(first, first + cell.row_span):
                    for column in range(left, left + cell.column_span):
                        self._places.setdefault((row, column), cell)
        for cells in begun:
            cells.sort(key=attrgetter("column"))
        self.begun: Sequence[Sequence[Cell]] = begun
        self.texts: Sequence[Sequence[str]] = texts
        self.filled: Sequence[tuple[int, ...]] = [
            tuple([column for column, text in enumerate(row) if text]) for row in texts
        ]

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, None where the table has a hole."""
        return self._places.get((row, column))

    def own(self, row: int, column: int) -> Cell | None:
        """Return the cell that begins at a place, None where another one spans it."""
        cell = self.cell(row, column)
        return cell if cell is not None and (cell.row, cell.column) == (row, column) else None

    def first_text(self, row: int) -> str:
        """Return what the first cell of a row that has a text says: all that a band does."""
        return self.texts[row][self.filled[row][0]]

    def column_texts(self, column: int, start: int = 0) -> list[str]:
        """Return what a column says from a row on, leaving out what says nothing."""
        return [row[column] for row in self.texts[max(0, start) :] if row[column]]

    @cached_property
    def struck(self) -> frozenset[int]:
        """The rows in which text is struck out."""
        return frozenset(
            cell.row
            for cells in self.begun
            for cell in cells
            for paragraph in cell.paragraphs
            for run in paragraph.runs
            if run.struck and run.text.strip()
        )

    @cached_property
    def row_boxes(self) -> tuple[Box | None, ...]:
        """The box around each row's cells that span one row only."""
        return tuple(
            Box.around([cell.box for cell in cells if cell.row_span == 1]) for cells in self.begun
        )

    @cached_property
    def column_boxes(self) -> tuple[Box | None, ...]:
        """The box around each column's cells that span one column only."""
        boxes: list[list[Box | None]] = [[] for _ in range(self.columns)]
        for cells in self.begun:
            for cell in cells:
                if cell.column_span == 1:
                    boxes[cell.column].append(cell.box)
        return tuple(map(Box.around, boxes))

    @cached_property
    def lefts(self) -> tuple[float | None, ...]:
        """Where each column begins, None for a column without a cell of its own."""
        return tuple(None if box is None else box.x0 for box in self.column_boxes)


def mean_length(texts: Sequence[str]) -> float:
    """Return how long texts are on average, in characters; 0 where there are none."""
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def cell_text(cell: Cell) -> str:
    """Return a cell's text on one line, broken words made whole, list signs left out."""
    paragraphs = cell.paragraphs
    if len(paragraphs) == 1:
        return joined(paragraphs[0].unstruck)
    return joined("\n".join([paragraph.unstruck for paragraph in paragraphs]))
