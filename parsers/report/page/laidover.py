"""Texts laid over a table: in an empty cell they are what a person reads there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from parsers.lines import joined
from parsers.report.page.grids import Grid
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.words.icons import is_icon
from parsers.report.words.statuses import status_words
from schema import Box, Cell, Mark, Paragraph, Role, Slide, Table, TextBox
from schema.vocabulary import Column, Vocabulary

# Of a text's box: so much of it lies in the cell that it belongs to, as boxes have room around text.
MOST: Final = 0.75

# What is printed over a bar that shows how far a measure has come: `60 %`.
_SHARE: Final = re.compile(r"\d{1,3} ?%")

# Signs in a row that hide or strike out what they are typed over, or a block; and such as doubt it.
COVER: Final = re.compile(r"[\u2580-\u259f■▬◼⬛—–_-]{2,}|█")
DOUBT: Final = re.compile(r"\?+")

# Tables whose cells nobody had to guess by where texts stand, these among them.
_GIVEN: Final = frozenset({"file", "tags"})


class Laid(NamedTuple):
    """A text over a table of the slide, by its place there and the row that it lies in.

    `column` is that of the empty cell which it was put into, None where it was left alone.
    """

    table: int
    row: int
    column: int | None
    text: str


def with_laid_over(slide: Slide, vocabulary: Vocabulary) -> tuple[Slide, tuple[Laid, ...]]:
    """Return the slide with the texts over empty cells put into these, and what lies over its tables.

    Pictograms and statuses are left to those who read a row's signs, but for percentages in empty cells.
    """
    found: list[Laid] = []
    tables = list(slide.tables)
    taken: set[int] = set()
    for place, table in enumerate(slide.tables):
        over = list(_over(table, slide.texts, vocabulary))
        figures = [mark for mark in slide.marks if mark.text and mark.text.isdigit()]
        if not over and not figures:
            continue
        grid = Grid(table)
        over += _priorities(grid, figures, vocabulary)
        filled: dict[tuple[int, int], list[TextBox]] = {}
        for text, box in over:
            row, column = place_of(grid, box)
            if row is None:
                continue
            within = column is not None and _is_free(grid, row, column, box)
            if (COVER if within else _SHARE).fullmatch(joined(text.text)):
                continue
            if column is not None and within:
                filled.setdefault((row, column), []).append(text)
                taken.add(id(text))
            found.append(Laid(place, row, column if within else None, joined(text.text)))
        if filled:
            tables[place] = _with(table, filled)
    if not taken:
        return slide, tuple(found)
    texts = tuple(text for text in slide.texts if id(text) not in taken)
    return replace(slide, tables=tuple(tables), texts=texts), tuple(found)


def _over(
    table: Table, texts: Sequence[TextBox], vocabulary: Vocabulary
) -> Iterator[tuple[TextBox, Box]]:
    """Yield the texts whose middle lies over a table, and which are no signs, from top to bottom."""
    if table.box is None:
        return
    inside = [
        (text, text.box)
        for text in texts
        if text.box is not None and table.box.contains(text.box.center)
    ]
    for text, box in sorted(inside, key=lambda one: (one[1].top, one[1].x0)):
        said = joined(text.text)
        sign = is_icon(said) or status_words(vocabulary).text(text.text).only_status
        if text.role not in (*FURNITURE, Role.TITLE) and (
            not sign or _SHARE.fullmatch(said) or COVER.fullmatch(said)
        ):
            yield text, box


def place_of(grid: Grid, box: Box) -> tuple[int | None, int | None]:
    """Return the row and the column of a table that the middle of a box lies in."""
    row = _at(grid.row_boxes, box, 1)
    inside = grid.table.box is not None and grid.table.box.contains(box.center)
    if row is None and inside and grid.table.found_by == "alignment":
        row = _nearest(grid.row_boxes, box.center[1])  # rows are as high as their texts there
    return row, _at(grid.column_boxes, box, 0)


def _nearest(rows: Sequence[Box | None], y: float) -> int | None:
    far = [(abs(row.center[1] - y), number) for number, row in enumerate(rows) if row is not None]
    return min(far)[1] if far else None


def _priorities(
    grid: Grid, figures: Sequence[Mark], vocabulary: Vocabulary
) -> Iterator[tuple[TextBox, Box]]:
    """Yield the figures in balls that lie in empty cells of a column of priorities."""
    for mark in figures:
        row, column = place_of(grid, mark.box)
        if row is None or column is None or grid.table.found_by not in _GIVEN:
            continue
        heads = role_of(grid.texts[0][column], vocabulary) is Column.PRI
        if heads and mark.text and _is_free(grid, row, column, mark.box):
            yield TextBox(paragraphs=(Paragraph.of(mark.text),), box=mark.box), mark.box


def _at(boxes: Sequence[Box | None], box: Box, axis: int) -> int | None:
    """Return which row (`axis` 1) or column (0) the middle of a box lies in."""
    middle = box.center[axis]
    for number, place in enumerate(boxes):
        if place is None:
            continue
        start, end = (place.top, place.bottom) if axis else (place.x0, place.x1)
        if start <= middle <= end:
            return number
    return None


def _is_free(grid: Grid, row: int, column: int, box: Box) -> bool:
    """Tell whether a place has no text, and most of a box lies in it."""
    cell = grid.cell(row, column)
    if grid.table.found_by not in _GIVEN:
        return False
    if cell is not None and (cell.paragraphs or cell.row_span > 1 or cell.column_span > 1):
        return False
    across, down = grid.column_boxes[column], grid.row_boxes[row]
    if across is None or down is None:
        return False
    return Box(across.x0, down.top, across.x1, down.bottom).overlap(box) >= MOST * box.area


def _with(table: Table, filled: dict[tuple[int, int], list[TextBox]]) -> Table:
    """Return a table with texts in its empty cells, or in places where it has none."""
    cells: dict[tuple[int, int], Cell] = {(cell.row, cell.column): cell for cell in table.cells}
    for (row, column), texts in filled.items():
        cell = cells.get((row, column)) or Cell(row=row, column=column)
        paragraphs = tuple(paragraph for text in texts for paragraph in text.paragraphs)
        box = cell.box or Box.around(text.box for text in texts)
        cells[row, column] = replace(cell, paragraphs=paragraphs, box=box)
    return replace(table, cells=tuple(cells[place] for place in sorted(cells)))
