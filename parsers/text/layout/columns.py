"""Where the columns of a table begin in a text layer that keeps the layout."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from parsers.text.layout.segments import Segment
from parsers.text.lines import pri_of
from parsers.text.linewords import HEADERS, LineWords
from parsers.text.measures.row import is_ball
from schema.vocabulary import Column

# How many letters left of its header a centred column may begin.
CENTRED: Final = 5
# The same of a column of text, whose lines begin where its header does.
ALIGNED: Final = 2
# A header that was broken into letters has so many of them on a line at most.
BROKEN: Final = 2

# A column that is known, or the header of one that is not.
Key = Column | str
Columns = Sequence[tuple[int, Key]]
# Texts by column.
Row = dict[Key, list[Segment]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A table's header: its first and last line, where its columns begin, and what it calls that of numbers."""

    first: int
    last: int
    columns: Columns
    number: str | None = None


def header_of(segments: Sequence[Segment], words: LineWords) -> Header | None:
    """Return the header of a page's table."""
    by_line: dict[int, list[Segment]] = {}
    for segment in segments:
        by_line.setdefault(segment.y, []).append(segment)
    for y, line in by_line.items():
        if len(line) < HEADERS:
            continue
        whole = _with_second_line(line, by_line.get(y + 1, ()), words)
        columns = [column for segment in whole for column in _headers(segment, words)]
        keys = words.header(" ".join(segment.text for segment in whole))
        if len(keys) == len(columns):  # what a header is beside the others
            columns = [(start, key) for (start, _), key in zip(columns, keys, strict=True)]
        known = [column for _, column in columns if isinstance(column, Column)]
        alone = len(set(known)) == len(known) >= HEADERS
        if Column.TILTAK in known and alone and len(columns) < 2 * len(known):
            columns.sort(key=lambda column: column[0])
            last = y + (list(whole) != line)
            while last + 1 in by_line and all(map(_is_letters, by_line[last + 1])):
                last += 1
            below = [segment for segment in segments if segment.y > last]
            heads = " ".join(segment.text for segment in whole)
            return Header(
                first=y,
                last=last,
                columns=list(_with_priorities(columns, below, heads, words)),
                number=words.spelled(heads, Column.NUMMER),
            )
    return None


def _is_letters(segment: Segment) -> bool:
    """Tell whether a text is the rest of a header that was broken into letters."""
    return segment.text.isalpha() and len(segment.text) <= BROKEN


def _with_priorities(
    columns: Columns, below: Sequence[Segment], heads: str, words: LineWords
) -> Iterator[tuple[int, Key]]:
    """Yield the columns, with a narrow one of figures as that of priorities if none is.

    Its header was broken into letters. A column of priorities in words is a further one.
    """
    found = any(column is Column.PRI for _, column in columns)
    for start, column in columns:
        own = [item.text for item in below if column_at(item.x, columns) == column]
        figures = [text for text in own if pri_of(text) is not None]
        if column is Column.PRI and not figures and any(map(words.is_priority, own)):
            yield start, words.spelled(heads, column) or column
            continue
        narrow = len(column) <= BROKEN and all(len(text) <= BROKEN for text in own)
        yield start, Column.PRI if not found and narrow and len(figures) > 1 else column


def _with_second_line(
    line: Sequence[Segment], below: Sequence[Segment], words: LineWords
) -> Sequence[Segment]:
    """Return a header's texts, with those of the line below it that go on with one of them.

    `Priorite` and `t`, or `Forventet` and `effekt`: all of that line must do so.
    """
    whole = list(line)
    for item in below:
        for place, head in enumerate(whole):
            near = head.x - CENTRED <= item.x < head.x + len(head.text)
            longer = (f"{head.text}{item.text}", f"{head.text} {item.text}")
            known = next((text for text in longer if len(words.header(text)) == 1), None)
            if near and known is not None:
                whole[place] = replace(head, text=known)
                break
        else:
            return line
    return whole


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


def split_at_columns(
    line: Sequence[Segment], columns: Columns, starts: Collection[int]
) -> list[Segment]:
    """Part a line's texts where those of several columns stand a space apart.

    They are parted before a priority or a status's sign in or behind its own column, behind a
    priority in front of the next column's texts, and before a word that begins where others of its
    column do (`starts`): that is a guess, and both are `crowded`.
    """
    told = {column_at(item.x, columns) for item in line}
    beside = starts if len(line) > 1 else ()
    return [
        part
        for item in line
        for whole in _behind_priority(item, columns, starts, told)
        for part in _split(whole, columns, beside, told)
    ]


def _behind_priority(
    segment: Segment, columns: Columns, starts: Collection[int], told: Collection[Key]
) -> Iterator[Segment]:
    """Part a text from the priority in front of it, which stands left of its column."""
    keys = [key for _, key in columns]
    figure, _, rest = segment.text.partition(" ")
    x = segment.x + len(figure) + 1
    own = column_at(segment.x, columns)
    place = keys.index(Column.PRI) if Column.PRI in keys[:-1] else None
    if place is None or pri_of(figure) is None:
        yield segment
        return
    begin, behind = columns[place + 1]
    alone = own is Column.PRI or (own == behind and Column.PRI not in told)
    fits = x in (begin, *starts) and column_at(x, columns) == behind
    if alone and fits and segment.x < begin:
        yield replace(segment, text=figure, x=columns[place][0])
        yield replace(segment, text=rest, x=x)
    else:
        yield segment


def _split(
    segment: Segment, columns: Columns, starts: Collection[int], told: Collection[Key]
) -> Iterator[Segment]:
    begins = {column: start for start, column in columns}
    own = column_at(segment.x, columns)
    cuts: dict[int, int] = {0: segment.x}
    guessed = False
    for match in re.finditer(r"(?<= )\S+", segment.text):
        x = segment.x + match.start()
        column = column_at(x, columns)
        is_pri = pri_of(match.group()) is not None and match.end() == len(segment.text)
        if is_pri and own is Column.TILTAK and x > begins.get(Column.PRI, math.inf) - CENTRED:
            column = Column.PRI
        if column == own or column in told or begins[column] in cuts.values():
            continue
        if column is Column.PRI:
            if pri_of(match.group()) is not None:
                cuts[match.start()] = begins[column]
                cuts.setdefault(match.end(), segment.x + match.end())
        elif column is Column.STATUS and is_ball(match.group()):
            cuts[match.start()] = x
        elif x in starts:
            cuts[match.start()] = x
            guessed = True
    for (start, x), (end, _) in pairwise([*sorted(cuts.items()), (len(segment.text), 0)]):
        text = segment.text[start:end]
        place = x + len(text) - len(text.lstrip())
        if text.strip():
            yield Segment(text=text.strip(), x=place, y=segment.y, crowded=guessed)
