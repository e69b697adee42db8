"""Tables of a PDF's text boxes whose rows stand far apart: the reader took the first ones for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parsers.report.page.boxgrid import box_headers, with_box_tables
from parsers.report.page.headerwords import role_of
from schema import Box, Slide, Table, TextBox
from schema.vocabulary import Column, Vocabulary

# Of the largest distance of a table's rows: so far below its last one a row of it begins at most, and a
# slide's foot or another list much further.
FURTHEST: Final = 5.0
FEWEST: Final = 2  # texts level with another that make a row with it


def with_far_rows(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return the slide with its table made of all rows that stand in its columns, however far apart.

    That is one which nothing but words' places show, with texts or further such rows below it: its cells
    and these are read as text boxes in rows and columns, if more rows come of that.
    """
    tables = slide.tables
    if not all(table.found_by == "alignment" for table in tables) or not _are_below(tables):
        return slide
    if len(tables) == 1 and not _has_row(slide.texts, tables[0]):
        return slide
    if sum(_has_header(table, vocabulary) for table in tables) > 1:
        return slide
    cells = [text for table in tables for text in _boxes(table)]
    loose = replace(slide, tables=(), texts=(*slide.texts, *cells))
    headers = box_headers(loose, vocabulary)
    if not headers:
        return slide
    made = with_box_tables(loose, headers, vocabulary)
    whole = bool(made.tables) and made.tables[0].rows > max(table.rows for table in tables)
    return made if whole else slide


def _are_below(tables: Sequence[Table]) -> bool:
    """Tell whether tables stand below one another."""
    boxes = [table.box for table in tables if table.box is not None]
    return len(boxes) == len(tables) and all(
        upper.bottom <= lower.top for upper, lower in pairwise(boxes)
    )


def _has_header(table: Table, vocabulary: Vocabulary) -> bool:
    return any(
        cell.row == 0 and role_of(cell.text, vocabulary) is Column.TILTAK for cell in table.cells
    )


def _boxes(table: Table) -> list[TextBox]:
    """Return the cells of a table that hold text as text boxes."""
    return [
        TextBox(paragraphs=cell.paragraphs, box=cell.box)
        for cell in table.cells
        if cell.box is not None and cell.text
    ]


def _has_row(texts: Sequence[TextBox], table: Table) -> bool:
    """Tell whether some texts stand level with one another, as those of a row do, as near as a table's rows do."""
    tops = sorted({cell.row: cell.box.top for cell in table.cells if cell.box}.values())
    pitch = max([lower - upper for upper, lower in pairwise(tops)], default=0.0)
    boxes: list[Box] = [text.box for text in texts if text.box is not None]
    reach = tops[-1] + FURTHEST * pitch if tops else 0.0
    return any(
        sum(one.top < other.center[1] < one.bottom for other in boxes) >= FEWEST
        for one in boxes
        if one.top <= reach
    )
