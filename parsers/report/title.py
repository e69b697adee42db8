"""What names the plan and dates the report: the title slide, headings, footers, properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from parsers.lines import joined
from parsers.report.areas import says
from parsers.report.dates import dates_in, without_dates
from schema import DateSource, Deck, Role, Slide, TextBox
from schema.vocabulary import Vocabulary, folded, words_in

# A text box that dates its slide holds a date and next to nothing else: a slide number, a place.
LETTERS_BESIDE_DATE: Final = 12
# A line that states what its date is, such as `Handlingsplan – statusrapport per …`, is short.
LONGEST_DATED_LINE: Final = 100
# A text that stands on so many slides is a header or footer of the deck.
REPEATED: Final = 3
# A plan's name has some letters, and is no sentence.
SHORTEST_NAME: Final = 2
LONGEST_NAME: Final = 90

_FURNITURE: Final = (Role.DATE, Role.FOOTER, Role.SLIDE_NUMBER)


_TITLES: Final = (Role.TITLE, Role.SUBTITLE)


def title_slides(slides: Sequence[Slide], vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return the places of the slides that have no table and say that a plan's report begins.

    What stands on slides with tables too is a header or a footer, and no title.
    """
    telling = [
        [joined(text.text) for text in slide.texts if says(text.text, vocabulary.title.marks)]
        for slide in slides
    ]
    furniture = {
        text for slide, texts in zip(slides, telling, strict=True) for text in texts if slide.tables
    }
    return tuple(
        place
        for place, texts in enumerate(telling)
        if not slides[place].tables and not furniture.issuperset(texts)
    )


def plan_names(
    slides: Sequence[Slide], title: str | None, areas: Sequence[str], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return what may name the plan, the strongest first: title slide, footers, properties.

    `title` is the document's title property. The names of areas are no plan's name.
    """
    found: list[str] = []
    first = _title_slide(slides, vocabulary)
    if first is not None:
        for text in _by_weight(first.texts):
            found.extend(_names(text, vocabulary))
    repeated = Counter(joined(text.text) for slide in slides for text in slide.texts)
    for line, times in repeated.items():
        if times >= min(REPEATED, len(slides)) and times > 1:
            found.extend(_names_in_line(line, vocabulary, only_marked=True))
    if title:
        found.extend(_names_in_line(title, vocabulary))
    taken = {folded(area) for area in areas}
    return tuple(dict.fromkeys(name for name in found if folded(name) not in taken))


def report_dates(
    slides: Sequence[Slide], deck: Deck, vocabulary: Vocabulary
) -> tuple[tuple[DateSource, date], ...]:
    """Return the dates of a report by source: `per DATE`, the slides' own, the properties."""
    found: list[tuple[DateSource, date]] = []
    per = next(_per_dates(slides, vocabulary), None)
    if per is not None:
        found.append((DateSource.STATUS, per))
    slide = _slide_date(slides, vocabulary)
    if slide is not None:
        found.append((DateSource.SLIDE, slide))
    stamp = deck.modified or deck.created
    if stamp is not None:
        found.append((DateSource.PROPERTIES, stamp.date()))
    return tuple(found)


def _title_slide(slides: Sequence[Slide], vocabulary: Vocabulary) -> Slide | None:
    places = title_slides(slides, vocabulary)
    if places:
        return slides[places[0]]
    if not slides or not slides[0].tables:
        return slides[0] if slides else None
    return _title_part(slides[0], vocabulary)


def _title_part(page: Slide, vocabulary: Vocabulary) -> Slide | None:
    """Return the title slide that a handout prints at the head of its first page."""
    tops = [table.box.top for table in page.tables if table.box is not None]
    tops += [
        text.box.top
        for text in page.texts
        if text.box is not None and says(text.text, vocabulary.headings.overview)
    ]
    first = min(tops, default=0.0)
    above = tuple(text for text in page.texts if text.box is not None and text.box.bottom <= first)
    if not any(says(text.text, vocabulary.title.marks) for text in above):
        return None
    return replace(page, tables=(), texts=above)


def _by_weight(texts: Iterable[TextBox]) -> list[TextBox]:
    def weight(text: TextBox) -> tuple[int, float, float]:
        roles = {Role.TITLE: 0, Role.SUBTITLE: 1}
        sizes = [paragraph.size or 0.0 for paragraph in text.paragraphs]
        top = text.box.top if text.box is not None else 0.0
        return (roles.get(text.role, 2) if text.role else 2, -max(sizes, default=0.0), top)

    return sorted((text for text in texts if text.role not in _FURNITURE), key=weight)


def _names(text: TextBox, vocabulary: Vocabulary) -> Iterator[str]:
    # A title of two lines is one phrase, unless one of its lines is generic by itself.
    lines = [joined(paragraph.text) for paragraph in text.paragraphs]
    for line in lines:
        yield from _names_in_line(line, vocabulary)


def _names_in_line(
    line: str, vocabulary: Vocabulary, *, only_marked: bool = False
) -> Iterator[str]:
    if only_marked and not says(line, vocabulary.title.marks):
        return
    name = _stripped(without_dates(line, vocabulary), vocabulary.title.generic)
    letters = sum(map(str.isalpha, name))
    unit = folded(name) in words_in(vocabulary.title.unit)
    if letters >= SHORTEST_NAME and len(name) <= LONGEST_NAME and not unit:
        yield name[0].upper() + name[1:]


def _stripped(line: str, generic: tuple[str, ...]) -> str:
    """Return a line without the generic words that it begins and ends with."""
    ahead, behind = _generic_patterns(generic)
    before = ""
    while before != line:
        before = line
        line = behind.sub("", ahead.sub("", line)).strip(" –—-:,|/_.()")
    return re.sub(r"^\d+\s*$", "", line)


@lru_cache(maxsize=8)
def _generic_patterns(generic: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(
        re.escape(word).replace(r"\ ", r"\s+")
        for word in sorted(generic, key=lambda word: (-len(word), word))
    )
    return (
        re.compile(rf"^[\W_]*(?:{words})(?!\w)[\W_]*", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{words})[\W_]*$", re.IGNORECASE),
    )


def _per_dates(slides: Sequence[Slide], vocabulary: Vocabulary) -> Iterator[date]:
    ahead = _title_slide(slides, vocabulary)
    ordered = ([ahead] if ahead is not None else []) + [s for s in slides if s is not ahead]
    repeated = Counter(joined(text.text) for slide in slides for text in slide.texts)
    for slide in ordered:
        furniture = (text for text in slide.texts if text.role in _FURNITURE)
        for text in (*_by_weight(slide.texts), *furniture):
            stands = slide is ahead or _is_title(text, slide) or repeated[joined(text.text)] > 1
            for paragraph in text.paragraphs if stands else ():
                # What an item of a list was done `per` is no date of the report.
                listed = paragraph.bullet is not None and text.role not in _TITLES
                if not listed and len(paragraph.text) <= LONGEST_DATED_LINE:
                    found = dates_in(paragraph.text, vocabulary)
                    yield from (item.last for item in found if item.per)


def _is_title(text: TextBox, slide: Slide) -> bool:
    if text.role in (Role.TITLE, Role.FOOTER, Role.DATE) or text.box is None:
        return True
    # Headings stand in the upper quarter of a slide.
    return slide.height > 0 and text.box.top < slide.height / 4


def _slide_date(slides: Sequence[Slide], vocabulary: Vocabulary) -> date | None:
    ahead = _title_slide(slides, vocabulary)
    if ahead is not None:
        for text in _by_weight(ahead.texts):
            for found in dates_in(text.text, vocabulary):
                if not found.per:
                    return found.last
    counted: Counter[date] = Counter()
    for slide in slides:
        for text in slide.texts:
            dates = dates_in(text.text, vocabulary)
            if len(dates) != 1:
                continue
            rest = without_dates(text.text, vocabulary)
            alone = sum(map(str.isalpha, rest)) <= LETTERS_BESIDE_DATE
            if alone or text.role is Role.DATE:
                counted[dates[0].last] += 1
    most = max(counted.values(), default=0)
    return next((day for day, times in counted.items() if times == most), None)
