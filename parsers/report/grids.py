"""A table laid out as rows and columns, each place knowing the cell that covers it."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.lines import joined
from schema import Box, Cell, Table


class Grid:
    """A table by place: which cell covers a row and column, and what it says."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = table.rows
        self.columns = table.columns
        self._places: dict[tuple[int, int], Cell] = {}
        self._texts: dict[tuple[int, int], str] = {}
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

    def text(self, row: int, column: int) -> str:
        """Return the text of the cell that begins at a place, on one line; "" elsewhere."""
        known = self._texts.get((row, column))
        if known is None:
            cell = self.own(row, column)
            known = cell_text(cell) if cell is not None else ""
            self._texts[row, column] = known
        return known

    def row_cells(self, row: int) -> Iterator[Cell]:
        """Yield the cells that begin in a row, from left to right."""
        for column in range(self.columns):
            cell = self.own(row, column)
            if cell is not None:
                yield cell

    def row_box(self, row: int) -> Box | None:
        """Return the box around the cells of a row that span one row only."""
        box: Box | None = None
        for cell in self.row_cells(row):
            if cell.box is not None and cell.row_span == 1:
                box = cell.box if box is None else box.union(cell.box)
        return box

    def column_box(self, column: int) -> Box | None:
        """Return the box around the cells of a column that span one column only."""
        box: Box | None = None
        for row in range(self.rows):
            cell = self.own(row, column)
            if cell is not None and cell.box is not None and cell.column_span == 1:
                box = cell.box if box is None else box.union(cell.box)
        return box

    def is_empty(self, row: int) -> bool:
        """Tell whether no cell that begins in a row says anything."""
        return not any(self.text(row, column) for column in range(self.columns))


def cell_text(cell: Cell) -> str:
    """Return a cell's text on one line, broken words made whole, list signs left out."""
    return joined(
        "\n".join(
            "".join(run.text for run in paragraph.runs if not run.struck)
            for paragraph in cell.paragraphs
        )
    )
