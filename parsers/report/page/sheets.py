"""Fact sheets: tables whose first column names what the columns beside it say of a measure each."""

from __future__ import annotations

from dataclasses import replace

from parsers.report.page.columns import priority
from parsers.report.page.grids import Grid
from parsers.report.page.headers import find_header
from parsers.report.words.statuses import status_words
from schema import Slide, Table
from schema.vocabulary import Column, Vocabulary


def with_turned_sheets(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return the slide with the tables that are fact sheets turned, so that a row is a measure."""
    tables = tuple(_turned(table, vocabulary) or table for table in slide.tables)
    return replace(slide, tables=tables) if tables != slide.tables else slide


def _turned(table: Table, vocabulary: Vocabulary) -> Table | None:
    """Return a fact sheet with its labels as its first row, None for any other table.

    Where neither a status nor a priority stands beside the label, the words are being explained.
    """
    if table.columns > table.rows or find_header(Grid(table), vocabulary) is not None:
        return None
    turned = _over_diagonal(table)
    grid = Grid(turned)
    header = find_header(grid, vocabulary)
    if header is None or header.row > 0:
        return None
    words = status_words(vocabulary)
    status, pri = header.first(Column.STATUS), header.first(Column.PRI)
    said = any(
        (status is not None and words.text(grid.texts[row][status]).only_status)
        or (pri is not None and priority(grid.texts[row][pri]) is not None)
        for row in range(1, grid.rows)
    )
    return turned if said else None


def _over_diagonal(table: Table) -> Table:
    cells = [
        replace(
            cell,
            row=cell.column,
            column=cell.row,
            row_span=cell.column_span,
            column_span=cell.row_span,
        )
        for cell in table.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, rows=table.columns, columns=table.rows, cells=tuple(cells))
