"""Text layers that keep the layout: columns told by the spaces between them.

`pdftotext -layout` and its like print each line of a page with all columns on it. What stands
in one column is brought together again here, cell by cell, so that the lines read as those of
other text layers do, with each line's column known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from parsers.report.words.icons import is_icon
from parsers.text.layout.borders import GridRow, rows_of
from parsers.text.layout.boxes import count_tables, overview_lines
from parsers.text.layout.columns import (
    Columns,
    Header,
    Key,
    Row,
    column_at,
    header_of,
    split_at_columns,
)
from parsers.text.layout.crowded import with_crowded
from parsers.text.layout.segments import RawLine, Segment, segments_of
from parsers.text.lines import (
    Line,
    LineWords,
    bullet_parts,
    footnote_mark,
    pri_of,
    starts_anew,
    without_bullet,
)
from parsers.text.matrix import parted_matrix
from schema.vocabulary import Column

# A column begins where so many of its lines do.
FEWEST_STARTS: Final = 2
# So many spaces part two columns.
_APART: Final = re.compile(r" {2,}|\t+")
# A page of so many lines with columns beside each other keeps the layout.
FEWEST_BESIDE: Final = 3
# The priorities of two lists beside each other stand further apart than this, with texts between.
LIST_WIDTH: Final = 15
# The lines of a list's row follow each other within so many lines, an empty one counted: the
# lists beside it may part them.
ROW_GAP: Final = 2


def keeps_layout(page: Sequence[RawLine]) -> bool:
    """Tell whether a page prints columns beside each other."""
    beside = sum(len(_APART.split(line.strip())) > 1 for line, _ in page)
    return beside >= FEWEST_BESIDE and beside * 4 >= len(page)


def unfolded(pages: Sequence[Sequence[RawLine]], words: LineWords) -> list[list[Line] | None]:
    """Return the lines of the pages that keep the layout, cell by cell; None for other pages."""
    grids = [_grid(page, words) for page in pages]
    tables = [grid.cells for grid in grids if isinstance(grid, _Grid)]
    rows = iter(rows_of(tables, words))
    return [_lines(grid, next(rows), words) if isinstance(grid, _Grid) else grid for grid in grids]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """A page with a table: the lines above it and below it, and its cells' lines by column."""

    above: Sequence[Line]
    below: Sequence[Line]
    printed: Sequence[Column]
    cells: Row


def _grid(page: Sequence[RawLine], words: LineWords) -> _Grid | list[Line] | None:
    segments = segments_of(page)
    if header_of(segments, words) is None and not keeps_layout(page):
        return None
    segments, feet = _without_feet(segments, words)
    ends = [Line(text=item.text, gap=True) for item in feet]
    header = header_of(segments, words)
    if header is not None:
        return _table(segments, header, ends, words)
    found = _without_table(segments, words)
    return None if found is None else [*found, *ends]


def _without_feet(
    segments: Sequence[Segment], words: LineWords
) -> tuple[list[Segment], list[Segment]]:
    """Part a page's texts from those on its first and last lines that are a date and its number."""
    lines = list(_by_line(segments))
    feet: list[Segment] = []
    for end in (-1, 0):
        while lines and _is_foot(lines[end], words):
            feet.extend(lines.pop(end))
    return [item for line in lines for item in line], feet


def _is_foot(line: Sequence[Segment], words: LineWords) -> bool:
    dated = any(words.is_folio(item.text) for item in line)
    return dated and all(words.is_folio(item.text) or item.text.isdigit() for item in line)


def _without_table(segments: Sequence[Segment], words: LineWords) -> list[Line] | None:
    lines = [" ".join(item.text for item in line) for line in _by_line(segments)]
    if parted_matrix([Line(text=text, gap=False) for text in lines], words)[0]:
        return None
    tables = count_tables(segments, words)
    if tables:
        return overview_lines(segments, tables, words)
    return _list(segments, words)


def _by_line(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    for _, line in groupby(segments, key=lambda item: item.y):
        yield list(line)


def _table(
    segments: Sequence[Segment],
    header: Header,
    ends: Sequence[Line],
    words: LineWords,
) -> _Grid:
    line, columns = header.last, header.columns
    inside = [segment for segment in segments if segment.y > line]
    places = Counter(segment.x for segment in inside)
    starts = {x for x, times in places.items() if times >= FEWEST_STARTS}
    below = [
        part for level in _by_line(inside) for part in split_at_columns(level, columns, starts)
    ]
    last = max((segment.y for segment in below if _is_mark(segment, columns, words)), default=line)
    end = _end_of_table(below, last, 1)
    cells: Row = {column: [] for _, column in columns}
    for level in _by_line(segment for segment in below if segment.y <= end):
        for column, segment in _by_column(level, columns):
            cells[column].append(segment)
    rest = [segment for segment in segments if segment.y > max(line, end)]
    return _Grid(
        above=list(_whole_lines(segment for segment in segments if segment.y < header.first)),
        below=[*_whole_lines(rest), *ends],
        printed=[column for _, column in columns if isinstance(column, Column)],
        cells=with_crowded(cells, columns),
    )


def _by_column(line: Sequence[Segment], columns: Columns) -> Iterator[tuple[Key, Segment]]:
    """Yield a line's texts with their columns; the second of two in one is the next column's."""
    found: list[Key] = []
    for segment in line:
        column = _column_of(segment, columns)
        if is_icon(segment.text) or column is Column.STATUS or column not in found:
            yield column, segment
        else:
            behind = [other for start, other in columns if start > segment.x and other != column]
            column = behind[0] if behind else column
            yield column, replace(segment, crowded=True)
        if not is_icon(segment.text):
            found.append(column)


def _column_of(segment: Segment, columns: Columns) -> Key:
    """Return the column that a text belongs to, by where it begins and whether it is a figure.

    A text in the column of priorities was moved to the left, and a figure behind that column,
    which is narrow, to the right. Behind an area's name stands the measure's pictogram.
    """
    column = column_at(segment.x, columns)
    if column is Column.OMRADE and is_icon(segment.text):
        return Column.TILTAK
    keys = [key for _, key in columns]
    place = keys.index(column)
    is_pri = pri_of(segment.text) is not None
    if is_pri and place and keys[place - 1] is Column.PRI and isinstance(column, Column):
        return Column.PRI
    if column is not Column.PRI or is_pri or is_icon(segment.text):
        return column
    return keys[place + 1] if place + 1 < len(keys) else column


def _lines(grid: _Grid, rows: Sequence[GridRow], words: LineWords) -> list[Line]:
    names = " ".join(_name(column, words) for column in grid.printed)
    found = [*grid.above, Line(text=names, gap=True)]
    for row in rows:
        found.extend(_row_lines(row, grid.printed))
    return [*found, *grid.below]


def _whole_lines(segments: Iterable[Segment]) -> Iterator[Line]:
    """Yield lines outside a table: in large letters, words stand two spaces apart."""
    before: int | None = None
    for line in _by_line(segments):
        gap = before is None or line[0].y > before + 1
        yield Line(text=" ".join(item.text for item in line), gap=gap)
        before = line[0].y


def _name(column: Column, words: LineWords) -> str:
    return words.vocabulary.columns[column][0]


def _is_mark(segment: Segment, columns: Columns, words: LineWords) -> bool:
    column = _column_of(segment, columns)
    if column is Column.PRI:
        return pri_of(segment.text) is not None
    return column is Column.STATUS and words.status(segment.text) is not None


def _end_of_table(below: Sequence[Segment], last: int, gap: int) -> int:
    """Return the table's last line: the last row's cells go on below its status by a few lines."""
    lines = sorted({segment.y for segment in below if segment.y > last})
    notes = {segment.y for segment in below if footnote_mark(segment.text) is not None}
    end = last
    for y in lines:
        if y in notes:
            break
        if y > end + gap:
            break
        end = y
    return end


def _row_lines(row: GridRow, columns: Sequence[Column]) -> list[Line]:
    """Return a row's lines, the measure's own text first."""
    cells = row.cells
    icons, texts = _icons_apart(cells.get(Column.TILTAK, ()))
    found = [
        Line(text=text, gap=number == 0, column=Column.TILTAK, lead=row.lead)
        for number, text in enumerate((*texts, *icons))
    ]
    for column in (column for column in columns if column is not Column.TILTAK):
        items = [item.text for item in cells.get(column, ())]
        for number, item in enumerate(_with_bullet_first(items)):
            found.extend(
                Line(text=part, gap=number == 0, column=column, lead=row.lead)
                for part in bullet_parts(item)
            )
    found.extend(_extra_lines(cells))
    crowded = any(item.crowded for items in cells.values() for item in items)
    return [replace(line, begins=number == 0, crowded=crowded) for number, line in enumerate(found)]


def _extra_lines(row: Row) -> Iterator[Line]:
    """Yield the lines of cells in further columns, while the row is open."""
    for column, items in row.items():
        if isinstance(column, str) and not isinstance(column, Column):
            yield from (Line(text=item.text, gap=False, extra=column) for item in items)


def _icons_apart(items: Sequence[Segment]) -> tuple[list[str], list[str]]:
    """Part a measure's lines from its pictogram, which stands level with any one of them."""
    icons: list[str] = []
    texts: list[str] = []
    for item in items:
        sign, _, rest = item.text.partition(" ")
        if is_icon(sign):
            icons.append(sign)
        if not is_icon(sign) or rest:
            texts.append(rest if is_icon(sign) else item.text)
    return icons, texts


def _with_bullet_first(items: Sequence[str]) -> list[str]:
    # A list sign that is set a little lower than its text is printed a line too late.
    fixed = list(items)
    if len(fixed) > 1 and without_bullet(fixed[0]) is None:
        rest = without_bullet(fixed[1])
        if rest is not None and rest[:1].islower() and starts_anew(fixed[0]):
            sign = fixed[1][: len(fixed[1]) - len(rest)]
            fixed[:2] = [sign + fixed[0], rest]
    return fixed


def _list(segments: Sequence[Segment], words: LineWords) -> list[Line] | None:
    """Return the lines of lists that stand beside each other, each with its priorities."""
    columns = _pri_columns(segments, words)
    if not columns:
        return None
    found: list[Line] = []
    begin = 0
    for left, right in columns:
        part = [item for item in segments if begin <= item.x <= right]
        found.extend(_list_lines(part, left, words))
        begin = right + 1
    rest = [item for item in segments if item.x >= begin]
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


def _list_lines(part: Sequence[Segment], left: int, words: LineWords) -> list[Line]:
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
            bottom = _end_of_table(cells[Column.TILTAK], last, ROW_GAP)
            beyond = [item for item in cells[Column.TILTAK] if item.y > bottom]
            cells[Column.TILTAK] = [item for item in cells[Column.TILTAK] if item.y <= bottom]
        (rows,) = rows_of([cells], words)
        if not rows:
            found.extend(Line(text=item.text, gap=True) for item in cells[Column.TILTAK])
        for row in rows:
            found.extend(_row_lines(row, (Column.TILTAK, Column.PRI)))
        found.extend(Line(text=item.text, gap=True) for item in beyond)
    return found
