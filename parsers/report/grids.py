"""A table laid out as rows and columns, each place knowing the cell that covers it."""

from __future__ import annotations

from functools import cached_property

from parsers.lines import joined
from schema import Box, Cell, Table


class Grid:
    """A table by place: which cell covers a row and column, and what it says.

    One grid is made for a table and asked by all who read it: each cell's text is put together
    once.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = table.rows
        self.columns = table.columns
        self._places: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self._places.setdefault((row, column), cell)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, None where the table has a hole."""
        return self._places.get((row, column))

    def own(self, row: int, column: int) -> Cell | None:
        """Return the cell that begins at a place, None where another one spans it."""
        cell = self.cell(row, column)
        return cell if cell is not None and (cell.row, cell.column) == (row, column) else None

    @cached_property
    def begun(self) -> tuple[tuple[Cell, ...], ...]:
        """Each row's cells that begin in it, from left to right."""
        begun: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in self.table.cells:
            inside = cell.row < self.rows and cell.column < self.columns
            if inside and self._places.get((cell.row, cell.column)) is cell:
                begun[cell.row].append(cell)
        return tuple(tuple(sorted(cells, key=lambda cell: cell.column)) for cells in begun)

    @cached_property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Each row's texts on one line, at the places where their cells begin; "" elsewhere."""
        texts = [[""] * self.columns for _ in range(self.rows)]
        for row, cells in enumerate(self.begun):
            for cell in cells:
                texts[row][cell.column] = cell_text(cell)
        return tuple(map(tuple, texts))

    @cached_property
    def filled(self) -> tuple[tuple[int, ...], ...]:
        """Each row's columns in which a text begins."""
        return tuple(
            tuple([column for column, text in enumerate(row) if text]) for row in self.texts
        )

    def column_texts(self, column: int, start: int = 0) -> list[str]:
        """Return what a column says from a row on, leaving out what says nothing."""
        return [row[column] for row in self.texts[max(0, start) :] if row[column]]

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


def cell_text(cell: Cell) -> str:
    """Return a cell's text on one line, broken words made whole, list signs left out."""
    paragraphs = cell.paragraphs
    if len(paragraphs) == 1:
        return joined(paragraphs[0].unstruck)
    return joined("\n".join([paragraph.unstruck for paragraph in paragraphs]))
