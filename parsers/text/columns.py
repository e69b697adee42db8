"""Where the columns of a table begin in a text layer that keeps the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.text.lines import HEADERS, LineWords, pri_of
from parsers.text.row import is_ball
from parsers.text.segments import Segment
from schema.vocabulary import Column

# How many letters left of its header a centred column may begin.
CENTRED: Final = 5
# The same of a column of text, whose lines begin where its header does.
ALIGNED: Final = 2

# A column that is known, or the header of one that is not.
Key = Column | str
Columns = Sequence[tuple[int, Key]]


def header_of(segments: Sequence[Segment], words: LineWords) -> tuple[int, Columns] | None:
    """Return the line of a table's header, and where its columns begin."""
    by_line: dict[int, list[list[tuple[int, Key]]]] = {}
    for segment in segments:
        by_line.setdefault(segment.y, []).append(list(_headers(segment, words)))
    for y, apart in by_line.items():
        columns = [column for part in apart for column in part]
        known = [column for _, column in columns if isinstance(column, Column)]
        alone = len(set(known)) == len(known) >= HEADERS
        if len(apart) < HEADERS:
            continue
        if Column.TILTAK in known and alone and len(columns) < 2 * len(known):
            return y, sorted(columns, key=lambda column: column[0])
    return None


def _headers(segment: Segment, words: LineWords) -> Iterator[tuple[int, Key]]:
    """Yield the headers in a text, which may stand close to each other."""
    parts = [(match.start(), match.group()) for match in re.finditer(r"\S+", segment.text)]
    place = 0
    unknown: list[tuple[int, str]] = []
    while place < len(parts):
        for end in range(len(parts), place, -1):
            found = words.header(" ".join(word for _, word in parts[place:end]))
            if len(found) == 1 and isinstance(found[0], Column):
                if unknown:
                    yield segment.x + unknown[0][0], " ".join(word for _, word in unknown)
                    unknown = []
                yield segment.x + parts[place][0], found[0]
                place = end
                break
        else:
            unknown.append(parts[place])
            place += 1
    if unknown:
        yield segment.x + unknown[0][0], " ".join(word for _, word in unknown)


def column_at(x: int, columns: Columns) -> Key:
    """Return the column that a text belongs to that begins at a place."""
    found = columns[0][1]
    for start, column in columns[1:]:
        slack = CENTRED if column in (Column.PRI, Column.STATUS) else ALIGNED
        if x >= start - slack:
            found = column
    return found


def split_at_columns(segment: Segment, columns: Columns) -> list[Segment]:
    """Part a text before a priority or a status's sign that stands in its own column.

    Where a cell is full, but a space parts its text from the next column's.
    """
    cuts = {0}
    for match in re.finditer(r"(?<= )\S+", segment.text):
        column = column_at(segment.x + match.start(), columns)
        own = column is Column.PRI and pri_of(match.group()) is not None
        if column_at(segment.x, columns) != column:
            if own:
                cuts |= {match.start(), match.end()}
            if column is Column.STATUS and is_ball(match.group()):
                cuts.add(match.start())
    ends = sorted(cuts)
    parts = (
        (segment.text[start:end], start)
        for start, end in zip(ends, [*ends[1:], len(segment.text)], strict=True)
    )
    return [
        replace(segment, text=text.strip(), x=segment.x + start + len(text) - len(text.lstrip()))
        for text, start in parts
        if text.strip()
    ]
