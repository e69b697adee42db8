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
from itertools import groupby, pairwise
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
from parsers.text.layout.lists import list_lines
from parsers.text.layout.rowlines import end_of_table, row_lines
from parsers.text.layout.segments import RawLine, Segment, segments_of
from parsers.text.lines import Line, pri_of, starts_anew
from parsers.text.linewords import HEADERS, LineWords
from parsers.text.matrix import parted_matrix
from parsers.text.turned import parted_turned
from schema.vocabulary import Column

# A column begins where so many of its lines do.
FEWEST_STARTS: Final = 2
# So many spaces part two columns.
_APART: Final = re.compile(r" {2,}|\t+")
# A page keeps the layout where so many of its lines, and such a share, have columns beside each
# other. A list on a page of a layer that keeps it elsewhere has fewer: figures stand between lines.
FEWEST_BESIDE: Final = 3
SHARE_BESIDE: Final = 0.25
FEWEST_IN_LIST: Final = 2


def _beside(page: Sequence[RawLine]) -> int:
    """Return how many lines of a page print columns beside each other."""
    return sum(len(_APART.split(line.strip())) > 1 for line, _ in page)


def parted_at_headers(page: Sequence[RawLine], words: LineWords) -> list[list[RawLine]]:
    """Return a page in parts with a table each, where tables with headers stand below each other.

    A line of its own above a header is its table's.
    """
    starts = []
    for place, (line, _) in enumerate(page):
        if len(_APART.split(line.strip())) >= HEADERS and words.is_table_header(
            " ".join(line.split())
        ):
            above = page[place - 1][0].strip() if place else ""
            of_row = words.is_of_table(above) or len(_APART.split(above)) > 1
            starts.append(place if of_row or not starts_anew(above) else place - 1)
    return [list(page[start:end]) for start, end in pairwise([0, *starts[1:], len(page)])]


def unfolded(pages: Sequence[Sequence[RawLine]], words: LineWords) -> list[list[Line] | None]:
    """Return the lines of the pages that keep the layout, cell by cell; None for other pages."""
    beside = [_beside(page) for page in pages]
    kept = any(
        lines >= max(FEWEST_BESIDE, SHARE_BESIDE * len(page))
        for page, lines in zip(pages, beside, strict=True)
    )
    grids = [
        _grid(page, words, kept=kept and lines >= FEWEST_IN_LIST)
        for page, lines in zip(pages, beside, strict=True)
    ]
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


def _grid(page: Sequence[RawLine], words: LineWords, *, kept: bool) -> _Grid | list[Line] | None:
    segments = segments_of(page)
    if header_of(segments, words) is None and not kept:
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
    if parted_turned([Line(text=text, gap=False) for text in lines], words)[0]:
        return [Line(text=item.text, gap=True) for item in segments]
    tables = count_tables(segments, words)
    if tables:
        return overview_lines(segments, tables, words)
    return list_lines(segments, words)


def _by_line(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    for _, line in groupby(segments, key=lambda item: item.y):
        yield list(line)


def _table(
    segments: Sequence[Segment], header: Header, ends: Sequence[Line], words: LineWords
) -> _Grid:
    line, columns = header.last, header.columns
    inside = [segment for segment in segments if segment.y > line]
    places = Counter(segment.x for segment in inside)
    starts = {x for x, times in places.items() if times >= FEWEST_STARTS}
    below = [
        part for level in _by_line(inside) for part in split_at_columns(level, columns, starts)
    ]
    last = max((segment.y for segment in below if _is_mark(segment, columns, words)), default=line)
    end = end_of_table(below, last, 1)
    cells: Row = {column: [] for _, column in columns}
    levels = {segment.y for segment in segments}
    for level in _by_line(segment for segment in below if segment.y <= end):
        if _is_band(level, columns, levels, words):
            cells[Column.TILTAK].extend(level)
            continue
        for column, segment in _by_column(level, columns):
            cells[column].append(segment)
    if header.number is not None and Column.NUMMER in cells:
        cells[header.number] = cells.pop(Column.NUMMER)
        columns = [(x, header.number if key is Column.NUMMER else key) for x, key in columns]
    rest = [segment for segment in segments if segment.y > max(line, end)]
    return _Grid(
        above=list(_whole_lines(segment for segment in segments if segment.y < header.first)),
        below=[*_whole_lines(rest), *ends],
        printed=[column for _, column in columns if isinstance(column, Column)],
        cells=with_crowded(cells, columns),
    )


def _is_band(line: Sequence[Segment], columns: Columns, levels: set[int], words: LineWords) -> bool:
    """Tell whether a line between empty ones says one thing, in a first column that holds statuses."""
    y = line[0].y
    if len(line) > 1 or {y - 1, y + 1} & levels or columns[0][1] is not Column.STATUS:
        return False
    text = line[0].text
    own = _column_of(line[0], columns) is Column.STATUS
    return own and starts_anew(text) and words.status(text) is None


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
    which is narrow, to the right. Behind an area's name or a number stands the measure's pictogram.
    """
    column = column_at(segment.x, columns)
    if column in (Column.OMRADE, Column.NUMMER) and is_icon(segment.text):
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
        found.extend(row_lines(row, grid.printed))
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
