"""Tables whose header is a row of text boxes above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.report.page.boxgrid import LEVEL
from parsers.report.page.grids import Grid
from parsers.report.page.headers import find_header
from parsers.report.page.headerwords import role_of
from schema import Box, Cell, Slide, Table, TextBox
from schema.vocabulary import Column, Vocabulary

# A header stands so close above its table, in points: a line of text and its margins.
CLOSE_ABOVE: Final = 36.0
# Its box may reach so far into the table, in points: boxes have room below their text.
INTO_TABLE: Final = 12.0
# So many headers that are known make the row above a table its header.
FEWEST_HEADERS: Final = 2


def with_header_boxes(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return the slide with the text boxes that head a table's columns made its first row.

    Nothing changes for a table that has a header of its own.
    """
    tables = list(slide.tables)
    used: set[int] = set()
    for place, table in enumerate(tables):
        heads = _heads(table, slide.texts, vocabulary)
        if heads and find_header(Grid(table), vocabulary) is None:
            tables[place] = _headed(table, heads)
            used.update(id(text) for text in heads.values())
    if not used:
        return slide
    texts = tuple(text for text in slide.texts if id(text) not in used)
    return replace(slide, tables=tuple(tables), texts=texts)


def _heads(table: Table, texts: Sequence[TextBox], vocabulary: Vocabulary) -> dict[int, TextBox]:
    """Return the texts in a row close above a table by the columns that they stand over.

    Empty where they are no header of measures, or two stand over one column.
    """
    columns = _columns(table)
    above = [(text, text.box) for text in texts if text.box and _above(text.box, table.box)]
    first = next(
        (box for text, box in above if role_of(text.text, vocabulary) is Column.TILTAK), None
    )
    if first is None or len(columns) != table.columns:
        return {}
    heads: dict[int, TextBox] = {}
    for text, box in above:
        if not text.text.strip() or abs(box.center[1] - first.center[1]) > LEVEL:
            continue
        shared = {n: min(box.x1, at.x1) - max(box.x0, at.x0) for n, at in columns.items()}
        column = max(shared, key=lambda n: (shared[n], -n))
        if shared[column] <= 0:
            continue
        if column in heads:
            return {}
        heads[column] = text
    roles = {role_of(text.text, vocabulary) for text in heads.values()} - {None}
    return heads if len(roles) >= FEWEST_HEADERS else {}


def _above(box: Box, table: Box | None) -> bool:
    return table is not None and (
        table.top - CLOSE_ABOVE <= box.bottom <= table.top + INTO_TABLE and box.top < table.top
    )


def _columns(table: Table) -> dict[int, Box]:
    found: dict[int, Box] = {}
    for cell in table.cells:
        if cell.box is not None and cell.column_span == 1:
            found.setdefault(cell.column, cell.box)
    return found


def _headed(table: Table, heads: dict[int, TextBox]) -> Table:
    """Return a table with a row more, made of the texts over its columns."""
    top = Box.around(text.box for text in heads.values())
    first = tuple(
        Cell(row=0, column=column, paragraphs=text.paragraphs, box=text.box)
        for column, text in sorted(heads.items())
    )
    rest = tuple(replace(cell, row=cell.row + 1) for cell in table.cells)
    return replace(
        table, rows=table.rows + 1, cells=(*first, *rest), box=Box.around((top, table.box))
    )
