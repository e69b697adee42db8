"""Measures not started that stand alone under an area's name, each text with its priority beside it.

A list of one row without borders is no table in an export: nothing shows a second row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.lines import joined
from parsers.report.page.headers import SHORTEST_TILTAK
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.words.areas import says
from parsers.report.words.priorities import priority
from parsers.report.words.statussaid import statuses_said
from schema import Axes, Box, Cell, Slide, Status, Table, TextBox
from schema.vocabulary import Column, Vocabulary

# A priority stands level with its measure: their tops differ by no more, in points.
LEVEL: Final = 4.0
# A priority's header stands this near above it, and this near to the side, in points.
HEADER_WITHIN: Final = 48.0
ASIDE_WITHIN: Final = 72.0


def with_lone_rows(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return the slide with such a text and its priority made into a table of one row.

    Nothing changes where the slide does not say that its measures have not been started. Where it
    has no header of priorities, it says no other status, and each figure's text is alone in its box.
    What is said behind a figure is said of one measure.
    """
    idle = [t.box for t in slide.texts if says(t.text, vocabulary.headings.not_started)]
    if not idle:
        return slide
    heads = [
        text.box
        for text in slide.texts
        if text.box is not None and role_of(text.text, vocabulary) is Column.PRI
    ]
    told = {status for text in slide.texts for status in statuses_said(text.text, vocabulary)}
    tables: list[Table] = []
    taken: set[int] = set()
    for figure in slide.texts if heads or told <= {Status.NOT_STARTED} else ():
        box = figure.box
        if box is None or priority(joined(figure.text)) is None:
            continue
        if heads and not any(_heads(head, box) for head in heads):
            continue
        if any(said is not None and _is_behind(said, box) for said in idle):
            continue
        beside = [text for text in slide.texts if _is_measure(text, box, level=bool(heads))]
        if not heads and any(len(text.paragraphs) > 1 or id(text) in taken for text in beside):
            return slide
        if len(beside) == 1 and beside[0].box is not None:
            taken.update((id(figure), id(beside[0])))
            tables.append(_table(beside[0], beside[0].box, figure, box))
    if not tables:
        return slide
    texts = tuple(text for text in slide.texts if id(text) not in taken)
    return replace(slide, tables=_stacked(slide.tables, tables), texts=texts)


def _stacked(tables: Sequence[Table], rows: Sequence[Table]) -> tuple[Table, ...]:
    """Put each row above or below the table of two columns that it touches, else beside the tables."""
    out = list(tables)
    for row in sorted(rows, key=lambda table: table.box.top if table.box else 0.0):
        for place, other in enumerate(out):
            whole = _joined(other, row) or _joined(row, other)
            if whole is not None:
                out[place] = whole
                break
        else:
            out.append(row)
    return tuple(out)


def _joined(upper: Table, lower: Table) -> Table | None:
    """Return two tables as one, where the second begins where the first one ends."""
    if upper.box is None or lower.box is None or (upper.columns, lower.columns) != (2, 2):
        return None
    aside = min(upper.box.x1, lower.box.x1) <= max(upper.box.x0, lower.box.x0)
    if aside or not -LEVEL <= lower.box.top - upper.box.bottom <= LEVEL:
        return None
    below = tuple(replace(cell, row=cell.row + upper.rows) for cell in lower.cells)
    return replace(
        upper,
        rows=upper.rows + lower.rows,
        cells=(*upper.cells, *below),
        box=Box.around([upper.box, lower.box]),
    )


def _is_behind(said: Box, figure: Box) -> bool:
    return said.x0 >= figure.x1 and said.top <= figure.center[1] <= said.bottom


def _heads(head: Box, figure: Box) -> bool:
    return (
        0 < figure.top - head.top <= HEADER_WITHIN
        and abs(figure.center[0] - head.center[0]) <= ASIDE_WITHIN
    )


def _is_measure(text: TextBox, figure: Box, *, level: bool) -> bool:
    """Tell whether a text may be the measure of a figure: both begin `level`, or it reaches past it."""
    return (
        text.box is not None
        and text.role not in FURNITURE
        and len(joined(text.text)) >= SHORTEST_TILTAK
        and (
            abs(text.box.top - figure.top) <= LEVEL
            or (not level and text.box.top <= figure.center[1] <= text.box.bottom)
        )
        and text.box.x1 <= figure.x0
    )


def _table(measure: TextBox, place: Box, figure: TextBox, right: Box) -> Table:
    bottom = max(place.bottom, right.bottom)
    boxes = (Box(place.x0, place.top, right.x0, bottom), Box(right.x0, place.top, right.x1, bottom))
    cells = tuple(
        Cell(row=0, column=column, paragraphs=text.paragraphs, box=box)
        for column, (text, box) in enumerate(zip((measure, figure), boxes, strict=True))
    )
    around = Box(place.x0, place.top, right.x1, bottom)
    return Table(rows=1, columns=2, cells=cells, box=around, found_by="boxes", by_words=Axes.BOTH)
