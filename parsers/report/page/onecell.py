"""Tables of one cell that stand over another table: they head it as a text box would."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parsers.report.page.headings import CLOSE_ABOVE, LONGEST_NAME
from schema import Box, Slide, Table, TextBox

OVERLAP: Final = 4.0  # points; a cell that grew with its text reaches this far into the next table


def with_one_cells(slide: Slide) -> Slide:
    """Return a slide whose tables of one cell, close above another table, are texts."""
    boxes = [table.box for table in slide.tables if not _is_one_cell(table)]
    heads = [table for table in slide.tables if _is_one_cell(table) and _is_over(table.box, boxes)]
    if not heads:
        return slide
    texts = [TextBox(paragraphs=table.cells[0].paragraphs, box=table.box) for table in heads]
    return replace(
        slide,
        tables=tuple([table for table in slide.tables if table not in heads]),
        texts=(*slide.texts, *texts),
    )


def _is_one_cell(table: Table) -> bool:
    one = table.rows == table.columns == len(table.cells) == 1
    return one and 0 < len(table.cells[0].text) <= LONGEST_NAME


def _is_over(head: Box | None, tables: list[Box | None]) -> bool:
    return head is not None and any(
        box is not None
        and -OVERLAP <= box.top - head.bottom <= CLOSE_ABOVE
        and head.x0 < box.x1
        and box.x0 < head.x1
        for box in tables
    )
