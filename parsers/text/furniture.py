"""The lines that stand at the edge of every page of a text layer, such as an office's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain, pairwise
from typing import Final

from parsers.report.words.dates import dates_in
from parsers.text.layout.segments import RawLine
from parsers.text.lines import Line
from parsers.text.linewords import LineWords
from schema.vocabulary import folded

# What stands at the foot of so many pages that show measures, and of such a share of them.
FEWEST_PAGES: Final = 3
SHARE: Final = 0.6
# A foot takes so many lines at most.
FOOT_LINES: Final = 3

# A number that stands left of the words is often written without a space.
_NUMBERED: Final = re.compile(r"^(?P<words>.*?) ?\b(?P<number>\d{1,3})$")
_NUMBER_FIRST: Final = re.compile(r"^(?P<number>\d{1,3}) ?(?P<words>\D.*)$")
_PAGE_NUMBER: Final = re.compile(r"\s+\d{1,3}$")


def without_page_numbers(
    pages: Sequence[Sequence[RawLine]], words: LineWords
) -> tuple[list[list[RawLine]], list[str]]:
    """Return the pages without the lines that number them, and the words of each.

    The number ends or begins a first or last line that says the same on most pages, or is all of it.
    """
    numbered = _numbered(pages, words)
    amid: list[list[RawLine]] = []
    for page in pages:
        amid.append([])
        cut = False
        gaps = any(gap for _, gap in page[1:])
        for text, gap in page:
            if " ".join(text.split()) in numbered:
                cut = True
            else:
                amid[-1].append((text, gap or (cut and gaps)))
                cut = False
    pages = [page for page in amid if page]
    counted: dict[tuple[int, str, int], set[int]] = {}
    for number, page in enumerate(pages):
        for place in (0, -1):
            text = " ".join(page[place][0].split())
            match = _NUMBERED.match(text) or _NUMBER_FIRST.match(text)
            if match is not None:
                key = (place, match["words"], int(match["number"]) - number)
                counted.setdefault(key, set()).add(number)
    least = max(FEWEST_PAGES, SHARE * len(pages))
    kept = [list(page) for page in pages]
    left: list[str] = []
    for (place, head, _), numbers in counted.items():
        for number in numbers if len(numbers) >= least else ():
            if len(kept[number]) > 1:
                del kept[number][place]
                left.append(head)
    return kept, list(filter(None, (*left, *numbered.values())))


def without_feet(
    pages: Sequence[Sequence[Line]], words: LineWords
) -> tuple[list[list[Line]], list[str]]:
    """Return the pages without what stands at the edge of most of them alike, and those lines.

    That is what ends most tables' pages with a heading above (where headings are written last, an
    area's name ends its pages), and what begins or ends most pages of all kinds and is no
    heading. Dates stay, for they may be the report's.
    """
    feet = _feet(pages, words)
    edges = _edges(pages, words)
    kept: list[list[Line]] = []
    left: dict[str, str] = {}
    for page in pages:
        start, end = 0, len(page)
        while end > 1 and page[end - 1].extra is None and _key(page[end - 1]) in feet | edges:
            end -= 1
            left.setdefault(_key(page[end]), page[end].text)
        while start + 1 < end and _key(page[start]) in edges:
            left.setdefault(_key(page[start]), page[start].text)
            start += 1
        kept.append(list(page[start:end]))
    return [page for page in kept if page], list(left.values())


def _numbered(pages: Sequence[Sequence[RawLine]], words: LineWords) -> dict[str, str]:
    """Return the lines that count the pages, without their numbers: where page breaks were lost, they stand amid texts.

    Two are enough where the last line is one.
    """
    counted: dict[str, list[re.Match[str]]] = {}
    for text in (" ".join(line.split()) for line, _ in chain.from_iterable(pages)):
        match = _NUMBERED.match(text)
        if match is not None and match["words"] and _may_be_foot(Line(text=text, gap=False), words):
            counted.setdefault(match["words"], []).append(match)
    last = " ".join(pages[-1][-1][0].split()) if pages else ""
    return {
        match.string: head
        for head, found in counted.items()
        if (len(found) >= FEWEST_PAGES or (len(found) > 1 and found[-1].string == last))
        and all(int(one["number"]) + 1 == int(other["number"]) for one, other in pairwise(found))
        for match in found
    }


def _feet(pages: Sequence[Sequence[Line]], words: LineWords) -> set[str]:
    tables = [page for page in pages if _is_headed_table(page, words)]
    counted = Counter(key for page in tables for key in {_key(line) for line in _foot(page, words)})
    least = max(FEWEST_PAGES, SHARE * len(tables))
    return {key for key, times in counted.items() if times >= least}


def _edges(pages: Sequence[Sequence[Line]], words: LineWords) -> set[str]:
    """Return what begins or ends most pages, numbered page by page or beside another heading."""
    counted: dict[str, set[tuple[int, str]]] = {}
    for number, page in enumerate(pages):
        for place in {0, 1, len(page) - 2, len(page) - 1} & set(range(len(page))):
            text = page[place].text
            if _may_be_foot(page[place], words) and not _is_named(page, place, words):
                counted.setdefault(_key(page[place]), set()).add((number, text))
    least = max(FEWEST_PAGES, SHARE * len(pages))
    return {
        key
        for key, found in counted.items()
        if len({number for number, _ in found}) >= least
        and (_differ(found) or _has_other_headings(found, pages, words))
    }


def _is_named(page: Sequence[Line], place: int, words: LineWords) -> bool:
    """Tell whether generic words stand beside a line, which make it a heading."""
    ahead = place > 0 and not page[place].gap and words.is_generic(page[place - 1].text)
    after = page[place + 1] if place + 1 < len(page) else None
    return ahead or (after is not None and not after.gap and words.is_generic(after.text))


def _differ(found: Collection[tuple[int, str]]) -> bool:
    return len({text for _, text in found}) >= FEWEST_PAGES


def _has_other_headings(
    found: Collection[tuple[int, str]], pages: Sequence[Sequence[Line]], words: LineWords
) -> bool:
    headed = sum(
        any(words.is_heading(line.text) for line in page)
        for page in (pages[number] for number, _ in found)
    )
    return headed >= SHARE * len(found)


def _is_headed_table(page: Sequence[Line], words: LineWords) -> bool:
    return not words.header(page[0].text) and any(words.is_table_header(line.text) for line in page)


def _foot(page: Sequence[Line], words: LineWords) -> list[Line]:
    foot: list[Line] = []
    for line in reversed(page[-FOOT_LINES:]):
        if not _may_be_foot(line, words):
            break
        foot.append(line)
    return foot


def _may_be_foot(line: Line, words: LineWords) -> bool:
    text = line.text
    return not (
        line.extra is not None  # a cell of the last row, which stands last in the lines alone
        or words.is_of_table(text)
        or words.count(text)
        or words.is_heading(text)
        or dates_in(text, words.vocabulary)
        or not any(letter.isalpha() for letter in text)
    )


def _key(line: Line) -> str:
    return folded(_PAGE_NUMBER.sub("", line.text))
