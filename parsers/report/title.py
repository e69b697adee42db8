"""What names the plan: the title slide, headings, footers, properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from typing import Final

from parsers.lines import either, joined
from parsers.report.opening import Opening, by_weight
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import is_common, is_enterprise, says
from parsers.report.words.dates import announces_anothers, dates_in, without_dates
from parsers.report.words.times import is_time
from schema import Role, Slide, TextBox
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

# A text that stands on so many slides is a header or footer of the deck.
REPEATED: Final = 3
# A plan's name has some letters, and is no sentence.
SHORTEST_NAME: Final = 2
LONGEST_NAME: Final = 90

# What a generic word counts: `Vedlegg 2: …`, `Sak 45/23 …`, `… – statusrapport nr. 3/2025`.
_NUMBER: Final = r"\d+(?:[/–-]\d+)?"
# The version of a draft: `(utkast v0.3)`.
_VERSION: Final = re.compile(r"[\s(]v(?:ersjon|\.)?\s?\d+(?:\.\d+)*\)?$", re.IGNORECASE)


def plan_names(opening: Opening, title: str | None, areas: Sequence[str]) -> tuple[str, ...]:
    """Return what may name the plan, the strongest first: title slide, footers, properties.

    `title` is the document's title property. A footer that does not call itself a plan's counts where
    all else names none, and one that does counts before a first slide that only lists what comes. The names of areas are no plan's name, and on the title slide an enterprise's
    (`Helse Fonna HF`) is the plan's only where nothing else is. Behind a name stand the units that
    the title slide prints, which tell two offices' plans of one name apart.
    """
    found: list[str] = []
    units: list[str] = []
    pages, vocabulary = opening.pages, opening.vocabulary
    first = opening.slide
    for text in opening.texts:
        found.extend(_names(text, vocabulary))
        units.extend(_units(text, vocabulary))
    repeated: list[str] = []
    for line, times in opening.printed.items():
        if times >= min(REPEATED, len(pages)) and times > 1:
            repeated.extend(_names_in_line(line, vocabulary, only_marked=True))
    found = [*repeated, *found] if opening.lists else [*found, *repeated]
    if first is not None:
        meetings = set(_meetings(first, vocabulary))
        found.sort(key=lambda name: (is_enterprise(name, vocabulary), name in meetings))
        feet = (text for text in first.texts if not found and text.role in FURNITURE)
        found.extend(chain.from_iterable(_names(one, vocabulary, only_marked=True) for one in feet))
    if title:
        found.extend(_names_in_line(title, vocabulary))
    if not found:
        for line in _running(pages, vocabulary):
            found.extend(_names_in_line(line, vocabulary))
    taken = {folded(area) for area in areas}
    names = [name for name in found if folded(name) not in taken]
    if first is not None and all(is_enterprise(name, vocabulary) for name in names):
        # A plan may be called as one of its areas is: `Tiltaksplan for beredskap`.
        called = (_names(text, vocabulary, only_marked=True) for text in opening.texts)
        names = [*chain.from_iterable(called), *names]
    own = _called_as_area(opening, taken)
    names = names if own is None or own in names else [own, *names]
    # Whom a report is for is named before the document's title, and names a plan less than that does.
    names.sort(key=lambda name: folded(name) in words_in(vocabulary.title.bodies))
    return tuple(dict.fromkeys((*names, *units) if names else ()))


def _called_as_area(opening: Opening, areas: AbstractSet[str]) -> str | None:
    """Return the plan's name that the title slide's title says though an area has it too: `Handlingsplan bemanning`.

    Where lines say so of several areas they head the areas' slides.
    """
    vocabulary = opening.vocabulary
    if not areas or opening.slide is None or opening.slide.tables:
        return None
    titles = chain.from_iterable(
        _names(text, vocabulary, only_marked=True) for text in opening.texts[:1]
    )
    own = next((name for name in titles if folded(name) in areas), None)
    if own is None:
        return None
    said = chain.from_iterable(
        _names_in_line(line, vocabulary, only_marked=True) for line in opening.printed
    )
    rivals = areas & {folded(name) for name in said}
    return own if rivals == {folded(own)} else None


def _running(pages: Sequence[Page], vocabulary: Vocabulary) -> Iterable[str]:
    """Return what several slides with tables have at their foot or above their heading, each of them."""
    lines = [dict.fromkeys(_margins(page.slide)) for page in pages if page.slide.tables]
    return [
        line
        for line in (lines[0] if len(lines) > 1 else ())
        if all(line in one for one in lines) and not is_common(line, vocabulary)
    ]


def _margins(slide: Slide) -> Iterator[str]:
    """Yield the texts at a slide's foot, and those that begin above its heading."""
    heading = next(iter(by_weight(slide.texts)), None)
    for text in slide.texts:
        above = heading and heading.box and text.box and text.box.top < heading.box.top
        if text.role is Role.FOOTER or (above and text.role is None):
            yield joined(text.text)


def _names(text: TextBox, vocabulary: Vocabulary, *, only_marked: bool = False) -> Iterator[str]:
    # A title of two lines is one phrase, unless one of its lines is generic by itself.
    for paragraph in text.paragraphs:
        whole = joined(paragraph.text)
        if only_marked and not says(whole, vocabulary.title.marks):
            continue
        lines = [line for line in map(joined, paragraph.text.split("\n")) if line]
        own = [line for line in lines if not _says_only_what(line, vocabulary)]
        parted = 0 < len(own) < len(lines)
        yield from _names_in_line(joined("\n".join(own)) if parted else whole, vocabulary)


def _says_only_what(line: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line says what the deck is, and names nothing: `handlingsplan 2024–2026`."""
    marked = says(line, vocabulary.title.marks)
    return marked and not any(map(str.isalpha, _bare(line, vocabulary)))


def _meetings(slide: Slide, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the names of lines that have a date and say nothing of a plan: `Behandles 6. mars 2025`."""
    for paragraph in (paragraph for text in slide.texts for paragraph in text.paragraphs):
        line = joined(paragraph.text)
        if dates_in(line, vocabulary) and not says(line, vocabulary.title.marks):
            yield from _names_in_line(line, vocabulary)


def _units(text: TextBox, vocabulary: Vocabulary) -> Iterator[str]:
    lines = (_bare(paragraph.text, vocabulary) for paragraph in text.paragraphs)
    return (line for line in lines if folded(line) in words_in(vocabulary.title.unit))


@lru_cache(maxsize=REMEMBERED)
def _bare(line: str, vocabulary: Vocabulary) -> str:
    generic = (*vocabulary.title.generic, *vocabulary.dates.week)
    return _stripped(without_dates(line, vocabulary), generic)


def _names_in_line(
    line: str, vocabulary: Vocabulary, *, only_marked: bool = False
) -> Iterator[str]:
    if only_marked and not says(line, vocabulary.title.marks):
        return
    name = _bare(line, vocabulary)
    letters = sum(map(str.isalpha, name))
    # What is left of `Månedlig oppfølging av tiltak` names no plan; `Plan 2` may.
    left = name != line and is_common(name, vocabulary)
    other = left or folded(name) in words_in(vocabulary.title.unit)
    # Nor does what is left of `Vedtatt i styret 14.12.2022`, or a month whose year stands elsewhere.
    other = (
        other
        or folded(name) in words_in(vocabulary.headings.generic)
        or is_time(name, vocabulary)
        or (name != line and announces_anothers(name, vocabulary))
    )
    if letters >= SHORTEST_NAME and len(name) <= LONGEST_NAME and not other:
        yield name[0].upper() + name[1:]


def _stripped(line: str, generic: tuple[str, ...]) -> str:
    """Return a line without the generic words that it begins and ends with."""
    ahead, behind = _generic_patterns(generic)
    before = ""
    while before != line:
        before = line
        shorter = ahead.sub("", line)
        if shorter != line:
            shorter = re.sub(rf"^(?:nr\.?\s)?{_NUMBER}[\s:.,)|–-]+(?=\D)", "", shorter)
        line = _VERSION.sub("", behind.sub("", shorter)).strip(" –—-:,|/_.()")
    line = re.sub(r"^\d+\s*$", "", line)
    return f"{line})" if line.count("(") > line.count(")") else line


@lru_cache(maxsize=8)
def _generic_patterns(generic: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = either(generic)
    return (
        re.compile(rf"^[\W_]*{words}(?!\w)[\W_]*", re.IGNORECASE),
        # A name may go on to its number by itself: `Veien til 2030`.
        re.compile(
            rf"(?:(?<!\w){words}|[–—:,|(-]\s*{words}\s(?:nr\.?\s)?{_NUMBER})[\W_]*$",
            re.IGNORECASE,
        ),
    )
