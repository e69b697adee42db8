"""Lines in a measure's cell that say, behind a label, what other tables have a column for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.report.page.cards import labelled
from parsers.report.page.grids import Grid
from parsers.report.page.headers import Header, find_header
from schema import Cell, Paragraph, Slide, Table
from schema.vocabulary import Column, Vocabulary, folded


def with_labelled_lines(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return the slide with lines below measures, such as `Gevinst: Færre avvik`, as columns of their tables.

    What a column tells, or another line of the cell, is left where it stands.
    """
    tables = tuple(
        [
            _with_columns(table, vocabulary) if _may_be_labelled(table) else table
            for table in slide.tables
        ]
    )
    return replace(slide, tables=tables) if tables != slide.tables else slide


def _may_be_labelled(table: Table) -> bool:
    """Tell whether a colon stands below the first line of a cell, as in few tables."""
    return any(
        [
            place > 0 or ":" in paragraph.text.partition("\n")[2]
            for cell in table.cells
            for place, paragraph in enumerate(cell.paragraphs)
            for run in paragraph.runs
            if ":" in run.text
        ]
    )


def _with_columns(table: Table, vocabulary: Vocabulary) -> Table:
    header = find_header(Grid(table), vocabulary)
    if header is None or Column.TILTAK not in header.roles:
        return table
    measures = header.roles.index(Column.TILTAK)
    columns: dict[str, int] = {}
    heads: list[Cell] = []
    cells: list[Cell] = []
    for cell in table.cells:
        below = cell.column == measures and cell.row > header.row
        own, said = labelled(cell.paragraphs if below else (), vocabulary)
        keys = {label.key for label, _ in said}
        twice = len(keys) < len(said) or not keys.isdisjoint(_keys(header))
        if not own or not said or twice or cell.column_span > 1:
            cells.append(cell)
            continue
        cells.append(replace(cell, paragraphs=tuple(own)))
        for label, parts in said:
            if label.key not in columns:
                columns[label.key] = table.columns + len(columns)
                heads.append(_cell(header.row, columns[label.key], [Paragraph.of(label.name)]))
            cells.append(_cell(cell.row, columns[label.key], parts, cell.row_span))
    cells = sorted([*cells, *heads], key=lambda cell: (cell.row, cell.column))
    return replace(table, columns=table.columns + len(columns), cells=tuple(cells))


def _keys(header: Header) -> set[str]:
    """Return what the columns of a table tell already, as labels do."""
    roles = zip(header.roles, header.texts, strict=True)
    return {role if role is not None else folded(text) for role, text in roles}


def _cell(row: int, column: int, paragraphs: Sequence[Paragraph], rows: int = 1) -> Cell:
    return Cell(row=row, column=column, paragraphs=tuple(paragraphs), row_span=rows)
