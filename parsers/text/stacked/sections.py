"""The stretches of a text layer below a header that stands on a line for each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from parsers.lines import plain
from parsers.report.page.headerwords import is_extra, role_of
from parsers.text.lines import Line, footnote_mark, pri_of, without_bullet
from parsers.text.linewords import LineWords, StatusMark
from schema import Deck
from schema.vocabulary import Column

# A header has so many columns at least, and words no longer than this.
FEWEST_COLUMNS: Final = 2
LONGEST_HEADER: Final = 40
MOST_WORDS: Final = 3

_MEASURES_NUMBER: Final = re.compile(r"[A-ZÆØÅ]{0,3}[ .-]?\d{1,3}(?:\.\d{1,3})*\.?")


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a header: its words, and what they say that it holds (None: something else).

    `counts`: it holds how many measures have a status.
    """

    text: str
    role: Column | None
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are of one cell; `gap`: an empty line before them; `pri`: a priority, in figures or words."""

    lines: tuple[str, ...]
    gap: bool
    status: StatusMark | None = None
    pri: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    """A header (none: a page without one), what stands over it, the lines under it, and what is below these.

    `apart`: empty lines part the header's cells, and so the table's; else each line is one. `page` counts
    from 1.
    """

    above: tuple[Line, ...]
    heads: tuple[Head, ...] = ()
    lines: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    apart: bool = False
    ends_page: bool = False
    page: int = 0

    @property
    def counts(self) -> bool:
        """Whether it is an overview's."""
        return any(head.counts for head in self.heads)


def sections_of(deck: Deck, words: LineWords) -> list[Section]:
    """Return a layer's tables and pages without one; none where one of these may hold measures."""
    found: list[Section] = []
    pages = _pages(deck)
    for number, page in enumerate(pages, 1):
        parts = [replace(part, page=number) for part in _parts(page, words)]
        if not parts or any(not part.heads and _may_hold_measures(page, words) for part in parts):
            return []
        found += parts
    if len(pages) == 1 and found[0].heads:
        found[:1] = _with_name_apart(found[0])
        if found[0].heads and len(found) > 1:
            return []
    return found if any(section.heads for section in found) else []


def _with_name_apart(first: Section) -> list[Section]:
    """Return what begins a layer without page breaks apart from the name over its first table.

    It is one section if no empty line parts the two; then the names of tables may as well stand behind
    them.
    """
    gaps = [number for number, line in enumerate(first.above) if line.gap and number]
    if not gaps:
        return [first]
    start = gaps[-1]
    return [
        Section(first.above[:start], page=first.page),
        replace(first, above=first.above[start:]),
    ]


def _pages(deck: Deck) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for slide in deck.slides:
        page: list[Line] = []
        for box in slide.texts:
            printed = [" ".join(text.split()) for text in plain(box.text).split("\n")]
            page += [
                Line(text=text, gap=number == 0)
                for number, text in enumerate(filter(None, printed))
            ]
        if page:
            pages.append(page)
    return pages


def _parts(page: list[Line], words: LineWords) -> Iterator[Section]:
    """Yield a page's tables; nothing where the cells of a header stand partly apart."""
    heads = list(_headers(page, words))
    if not heads:
        yield Section(tuple(page))
        return
    titles = {line.text for line in page[: heads[0][0]]}
    starts = [0, *(_named_from(page, start, titles, words) for start, _ in heads[1:])]
    for number, (start, header) in enumerate(heads):
        first, end = starts[number], start + len(header)
        last = number == len(heads) - 1
        gaps = {line.gap for line in page[start + 1 : end]}
        if len(gaps) > 1:
            return
        yield Section(
            above=tuple(page[first:start]),
            heads=header,
            lines=tuple(page[end : None if last else starts[number + 1]]),
            apart=gaps == {True},
            ends_page=last,
        )


def _headers(page: Sequence[Line], words: LineWords) -> Iterator[tuple[int, tuple[Head, ...]]]:
    """Yield where headers begin, and their columns."""
    place = 0
    while place < len(page):
        heads: list[Head] = []
        for line in page[place:]:
            head = head_of(line.text, words)
            if head is None or head in heads:
                break
            heads.append(head)
        roles = [head.role for head in heads]
        counts = any(head.counts for head in heads) and Column.STATUS in roles
        if len(heads) >= FEWEST_COLUMNS and (counts or roles.count(Column.TILTAK) == 1):
            yield place, tuple(heads)
        place += max(1, len(heads))


def head_of(text: str, words: LineWords) -> Head | None:
    """Return the column that a line heads, None for a line that is no header."""
    if len(text) > LONGEST_HEADER or without_bullet(text) is not None:
        return None
    if words.header(text) == ("count",):
        return Head(text, None, counts=True)
    role = role_of(text, words.vocabulary)
    # More words are running text: `Tidligere varsel om brudd på leveranser`.
    short = len(text.split()) <= MOST_WORDS
    known = role is not None or (short and is_extra(text, words.vocabulary, beside_latest=True))
    return Head(text, role) if known else None


def _named_from(page: Sequence[Line], start: int, titles: set[str], words: LineWords) -> int:
    """Return where the name above a table's header begins, which is not its page's first.

    Generic words, and what stands over the first table too, are not all of it.
    """
    first = start - 1
    if is_of_row(page[first].text, words):
        return start
    named = not words.is_generic(page[first].text)
    while first > 0:
        text = page[first - 1].text
        over = words.is_generic(text) or text in titles
        if is_of_row(text, words) or (named and not over):
            break
        named = named or not over
        first -= 1
    return first


def _may_hold_measures(page: Sequence[Line], words: LineWords) -> bool:
    return any(
        words.status(line.text) is not None
        or words.is_not_started_heading(line.text)
        or words.header(line.text)
        or words.count(line.text) is not None
        or (pri_of(line.text) is not None and 0 < number < len(page) - 1)
        for number, line in enumerate(page)
    )


def is_of_row(text: str, words: LineWords) -> bool:
    """Tell whether a line by itself is of a table's row, or a footnote."""
    return (
        words.status(text) is not None
        or pri_of(text) is not None
        or without_bullet(text) is not None
        or footnote_mark(text) is not None
    )


def is_number(text: str) -> bool:
    """Tell whether a text is what a measure is numbered by: `3`, `2.1`, `T4`."""
    return _MEASURES_NUMBER.fullmatch(text) is not None


def labels_follow(sections: Sequence[Section], words: LineWords) -> bool | None:
    """Tell whether each sign of a status has its label on the next line; None where only some have."""
    followed: set[bool] = set()
    for section in sections:
        if section.counts:
            continue
        for line, after in pairwise(section.lines):
            sign, label = words.status(line.text), words.status(after.text)
            if sign is not None and sign.label is None:
                followed.add(label is not None and label.by_symbol is None)
    return None if len(followed) > 1 else followed != {False}


def units_of(section: Section, words: LineWords, *, labelled: bool) -> list[Unit]:
    """Return a section's lines by cells: each status and number is one, and text that no empty line parts.

    `labelled`: a sign and the label below it are one status. A line in brackets goes on with the one above it.
    """
    units: list[Unit] = []
    block: list[Line] = []
    numbered = any(head.role is Column.NUMMER for head in section.heads)
    ranked = any(head.role is Column.PRI for head in section.heads)
    joins = labelled or section.counts

    def close() -> None:
        if block:
            lines = tuple([line.text for line in block])
            units.append(Unit(lines, block[0].gap, words.status(" ".join(lines))))
            block.clear()

    for line in section.lines:
        status = words.status(line.text)
        if line.gap or not (section.apart or line.text.startswith("(")):
            close()
        pri = pri_of(line.text) is not None or (ranked and words.is_priority(line.text))
        number = pri or (numbered and is_number(line.text))
        if status is None and not number:
            block.append(line)
            continue
        close()
        before = units[-1].status if units else None
        if joins and status is not None and before is not None and before.completes(status):
            lines = (*units[-1].lines, line.text)
            units[-1] = replace(units[-1], lines=lines, status=before.joined(status))
        else:
            units.append(Unit((line.text,), line.gap, status, pri))
    close()
    return units
