"""Areas that a number alone tells: `Innsatsområde 2`, or measures `2.1` and `2.2`.

An overview or an agenda that prints the number before a name tells which area it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from parsers.lines import either, joined
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, is_common
from parsers.report.words.labels import labels
from schema import Box
from schema.values import dataclass
from schema.vocabulary import Vocabulary, folded

_NUMBER: Final = r"(\d{1,2}|[A-H])"
_ALONE: Final = re.compile(rf"^{_NUMBER}[.)]?$")
OVERLAP: Final = 4.0  # points; a name's box begins this far within that of the sign before it
_LETTER: Final = re.compile(r"[A-H]")
# The number of an area's measure: `2.1`, `B3`.
_MEASURE: Final = re.compile(r"^(?:(\d{1,2})\.\d{1,2}|([A-H])\.?\d{1,2})(?!\d|\.\d{3})")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What numbers a name (`2. Drift`, `Område 2: Drift`, `A) Drift`), and with a word of areas before it.

    And what says that a slide is an area's, and not which: `Innsatsområde 2 (1 av 2)`, `Område B – tiltak`; such a
    word alone; one for areas only; and what heads a list of them.
    """

    before_name: re.Pattern[str]
    named: re.Pattern[str]
    labelled: re.Pattern[str]
    bare: re.Pattern[str]
    area: re.Pattern[str]
    listed: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    own = labels(vocabulary)
    word = rf"(?:{own.area}|{own.numbered})"
    share = rf"(?:\s+{either(vocabulary.headings.of)}\s+\d+)?"
    return _Patterns(
        before_name=re.compile(rf"^(?:{word}\s*)?{_NUMBER}\s*[.):–-]?\s+(?=\w)"),
        named=re.compile(rf"^{word}\s*{_NUMBER}\s*[.:–-]\s+(?=\w)"),
        labelled=re.compile(rf"^{word}\s*{_NUMBER}(?!\w){share}\W*(.*)$"),
        bare=re.compile(word),
        area=re.compile(own.area),
        listed=re.compile(rf"^(?:\w+\s+){{0,2}}{own.numbered}(?i:er|ene|ar|ane|a|s)?$"),
    )


def by_number(
    names: Sequence[Sequence[str]],
    listings: Sequence[Listing],
    pages: Sequence[Page],
    known: Sequence[str],
    vocabulary: Vocabulary,
) -> list[list[str]]:
    """Return the rows' areas, those told by a number alone by the name that has it before it.

    Without an overview (`known`) such names are those that an agenda of areas lists.
    """
    found = [list(rows) for rows in names]
    untold = {name for name in {*chain(*found)} if _is_untold(name, vocabulary)}
    if not untold:
        return found
    numbers = _numbers(pages, listings, known, vocabulary)
    for listing, areas in zip(listings, found, strict=True):
        own = _number_of(listing.page, vocabulary)
        for place, row in enumerate(listing.rows):
            name = areas[place]
            if name in untold:
                told = _label(name, vocabulary) or own or _number_in(row)
                # `Mål 2 av 3` numbers areas, as `Beredskap 2 av 3` does slides.
                rest = (
                    f"{name} {own}" if own and _patterns(vocabulary).bare.fullmatch(name) else name
                )
                areas[place] = numbers.get(told, rest)
    return found


def _is_untold(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is none, or says no more than a number of an area."""
    return not name or bool(_patterns(vocabulary).bare.fullmatch(name) or _label(name, vocabulary))


def _numbers(
    pages: Sequence[Page], listings: Sequence[Listing], known: Sequence[str], vocabulary: Vocabulary
) -> Mapping[str, str]:
    """Return the areas by the numbers that are printed before them, none that two areas have."""
    measured = {listing.page.number for listing in listings}
    areas = {folded(name): name for name in known}
    patterns = _patterns(vocabulary)
    found: dict[str, set[str]] = {}
    for page in pages:
        agenda = page.number not in measured and _lists_areas(page, patterns)
        for line in _lines(page) if known or agenda else ():
            number = patterns.before_name.match(line)
            # The heading of a line has no number, but may have a letter.
            whole = [line, line[number.end() :]] if number else []
            said = [name for part in whole if (name := heading(part, vocabulary))]
            told = [areas.get(folded(name), "") for name in said] if known else said[1:]
            name = next(filter(None, told), "")
            if number and name:
                found.setdefault(number[1], set()).add(name)
    return {number: next(iter(names)) for number, names in found.items() if len(names) == 1}


def _lists_areas(page: Page, patterns: _Patterns) -> bool:
    """Tell whether a slide speaks of areas: an agenda of them, not of a meeting, or `Del 1: Drift`.

    What heads a list of goals may have no more words: `Planens hovedmål`.
    """
    headed = any(patterns.listed.match(line) for text in page.printed for line in text.split("\n"))
    return headed or any(
        patterns.area.search(line) or patterns.named.match(line) for line in page.lines
    )


def _lines(page: Page) -> Iterator[str]:
    """Yield what a slide prints line by line; a number or letter with the text or cell beside it."""
    for text in page.slide.texts:
        for paragraph in text.paragraphs:
            for line in paragraph.text.split("\n"):
                # A list's own number may be an area's; its sign is none.
                counted = paragraph.bullet and any(map(str.isalnum, paragraph.bullet))
                yield joined(f"{paragraph.bullet} {line}" if counted else line)
    for box, sign in _signs(page):
        if box is not None and _ALONE.match(sign):
            yield f"{sign} {_beside(box, page)}"
    for grid in page.grids:
        for texts in grid.texts:
            yield from texts
            for one, other in pairwise(texts):
                if _ALONE.match(one):
                    yield f"{one} {other}"


def _signs(page: Page) -> Iterator[tuple[Box | None, str]]:
    """Yield a slide's texts, on one line each, and what stands in its drawings."""
    for text, line in zip(page.slide.texts, page.lines, strict=True):
        if text.role not in FURNITURE:
            yield text.box, line
    for mark in page.slide.marks:
        if mark.text:
            yield mark.box, mark.text


def _beside(sign: Box, page: Page) -> str:
    """Return the text next to a sign at its right."""
    right = [
        (text.box.x0, line)
        for text, line in zip(page.slide.texts, page.lines, strict=True)
        if text.box is not None
        and text.box.x0 >= sign.x1 - OVERLAP
        and text.box.top <= sign.center[1] <= text.box.bottom
    ]
    return min(right)[1] if right else ""


def _number_of(page: Page, vocabulary: Vocabulary) -> str:
    """Return the number of the area that a slide says it is of, "" without one or with several.

    A letter alone (`B`, in a circle) may be it too.
    """
    lines = [line for _, line in _signs(page)]
    told = {number for line in lines if (number := _label(line, vocabulary))}
    told = told or {line for line in lines if _LETTER.fullmatch(line)}
    return told.pop() if len(told) == 1 else ""


def _label(text: str, vocabulary: Vocabulary) -> str:
    """Return the number of an area that a text names by nothing else, "" where it says more or less."""
    found = _patterns(vocabulary).labelled.match(text)
    if found is None or not (is_common(found[2], vocabulary) or not heading(found[2], vocabulary)):
        return ""
    return found[1]


def _number_in(row: Row) -> str:
    """Return the number of the area whose measures are numbered as a row is: `2.1`."""
    for text in (*(text for _, text in row.ekstra[:1]), row.tiltak):
        found = _MEASURE.match(text)
        if found:
            return found[1] or found[2]
    return ""
