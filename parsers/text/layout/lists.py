"""Lists of measures in a kept layout: texts and their priorities, often beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.text.layout.borders import rows_of
from parsers.text.layout.columns import Row
from parsers.text.layout.rowlines import end_of_table, row_lines
from parsers.text.layout.segments import Segment
from parsers.text.lines import Line, pri_of
from parsers.text.linewords import LineWords
from schema.vocabulary import Column

# The priorities of two lists beside each other stand further apart than this, with texts between.
LIST_WIDTH: Final = 15
# The lines of a list's row follow each other within so many lines, an empty one counted: the
# lists beside it may part them.
ROW_GAP: Final = 2


def list_lines(segments: Sequence[Segment], words: LineWords) -> list[Line] | None:
    """Return the lines of lists that stand beside each other, each with its priorities."""
    columns = _pri_columns(segments, words)
    if not columns:
        return None
    found: list[Line] = []
    begin = 0
    for left, right in columns:
        part = [item for item in segments if begin <= item.x <= right]
        found.extend(_lines_of(part, left, words))
        begin = right + 1
    rest = [item for item in segments if item.x >= begin]
    level = {item.y for item in segments if pri_of(item.text) is not None}
    if any(item.y in level and words.status(item.text) is None for item in rest):
        # A table without its header: what stands behind the priorities is the measures' as well.
        found = [replace(line, crowded=line.column is not None) for line in found]
    found.extend(Line(text=item.text, gap=True) for item in rest)
    return found


def _pri_columns(segments: Sequence[Segment], words: LineWords) -> list[tuple[int, int]]:
    """Return where the columns of priorities begin and end, from left to right."""
    places = sorted(
        item.x
        for item in segments
        if pri_of(item.text) is not None or words.header(item.text) == (Column.PRI,)
    )
    columns: list[list[int]] = []
    for x in places:
        if columns and x - columns[-1][-1] <= LIST_WIDTH:
            columns[-1].append(x)
        else:
            columns.append([x])
    return [(column[0], column[-1]) for column in columns if len(column) > 1]


def _lines_of(part: Sequence[Segment], left: int, words: LineWords) -> list[Line]:
    found: list[Line] = []
    texts = [item for item in part if item.x < left]
    marks = [item for item in part if item.x >= left]
    heads = [item.y for item in marks if words.header(item.text) == (Column.PRI,)]
    tops = sorted({min((item.y for item in part), default=0), *heads})
    ends = [*tops[1:], max((item.y for item in part), default=0) + 1]
    for top, end in zip(tops, ends, strict=True):
        if top in heads:
            found.extend(Line(text=item.text, gap=True) for item in texts if item.y == top)
        cells: Row = {
            Column.TILTAK: [
                item for item in texts if top < item.y < end or item.y == top not in heads
            ],
            Column.PRI: [item for item in marks if top < item.y < end],
        }
        last = max((item.y for item in cells[Column.PRI]), default=None)
        beyond: list[Segment] = []
        if last is not None:
            bottom = end_of_table(cells[Column.TILTAK], last, ROW_GAP)
            beyond = [item for item in cells[Column.TILTAK] if item.y > bottom]
            cells[Column.TILTAK] = [item for item in cells[Column.TILTAK] if item.y <= bottom]
        (rows,) = rows_of([cells], words)
        if not rows:
            found.extend(Line(text=item.text, gap=True) for item in cells[Column.TILTAK])
        for row in rows:
            found.extend(row_lines(row, (Column.TILTAK, Column.PRI)))
        found.extend(Line(text=item.text, gap=True) for item in beyond)
    return found
