"""What a report opens with: its title slide, and what that one says first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import takewhile
from typing import Final

from parsers.lines import joined
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import says
from parsers.report.words.dates import (
    Found,
    dates_in,
    day_announced,
    is_anothers,
    with_announced,
)
from parsers.report.words.scattered import has_year, heading_time, years_in
from parsers.report.words.sentences import is_sentence
from schema import Role, Scattered, Slide, TextBox
from schema.values import cached_property
from schema.vocabulary import Vocabulary

# Points to which two title slides have their titles in one place.
SAME_PLACE: Final = 4.0
# Paragraphs of a slide that has no more than a title: name, what it is, date, and who made it.
TITLE_LINES: Final = 4
# A line that states what its date is, such as `Handlingsplan – statusrapport per …`, is short.
LONGEST_DATED_LINE: Final = 100

_FIGURE: Final = re.compile(r"\d")
_TITLES: Final = (Role.TITLE, Role.SUBTITLE)


class Opening:
    """A report's slides, and what its plan's name and its date are sought in, worked out once."""

    def __init__(self, pages: Sequence[Page], vocabulary: Vocabulary) -> None:
        self.pages = pages
        self.vocabulary = vocabulary

    @cached_property
    def slide(self) -> Slide | None:
        """The slide that says that the report begins, or the part of a page that does; None without one."""
        pages = self.pages
        places = title_slides(pages)
        if places:
            return pages[places[0]].slide
        if not pages or not pages[0].slide.tables:
            return _first_without_letter(pages) if pages else None
        return _title_part(pages[0].slide, self.vocabulary)

    @cached_property
    def texts(self) -> Sequence[TextBox]:
        """That slide's texts by their weight."""
        return by_weight(self.slide.texts) if self.slide is not None else ()

    @cached_property
    def lists(self) -> bool:
        """Whether that slide lists what comes, as an agenda does, and names no plan but at its edges."""
        if self.slide is None:
            return False
        paragraphs = [p for text in self.slide.texts for p in text.paragraphs]
        listed = sum(p.bullet is not None for p in paragraphs) > 1
        marks = self.vocabulary.title.marks
        named = (joined(p.text) for p in paragraphs if p.bullet is None) if listed else ()
        return listed and not any(says(one, marks) and self.printed[one] == 1 for one in named)

    @cached_property
    def printed(self) -> Counter[str]:
        """How many texts of all slides are each line."""
        return Counter([line for page in self.pages for line in page.lines])

    @cached_property
    def per_dates(self) -> Sequence[tuple[int, Found]]:
        """Each `per DATE` with its slide's number, those of the title slide first."""
        return tuple(_per_dates(self))

    @cached_property
    def day(self) -> tuple[int, int] | None:
        """The month and day that the title slide tells behind a `per`, without a year: `pr. 1. nov`."""
        lines = (paragraph.text for text in self.texts for paragraph in text.paragraphs)
        days = (day_announced(line, self.vocabulary) for line in lines)
        return next((day for day in days if day is not None), None)

    @cached_property
    def scattered(self) -> Scattered:
        """The time without a year that the title slide tells, and the year that it tells, or else all slides do."""
        lines = [p.text for text in self.texts for p in text.paragraphs]
        times = (heading_time(line, self.vocabulary) for line in lines)
        time = next((time for time in times if time and not has_year(time, self.vocabulary)), None)
        feet = self.slide.texts if self.slide is not None else ()
        lines += [text.text for text in feet if text.role in FURNITURE]
        for told in (lines, [line for line, times in self.printed.items() if times > 1]):
            year, alone = years_in(told, self.vocabulary)
            if year is not None:
                return Scattered(time=time, year=year, alone=alone)
        return Scattered(time=time)


def title_slides(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the places of the slides that have no table and say that a plan's report begins.

    What stands on slides with tables too is a header or a footer, and no title but on a deck's first
    slide, whose title the others may repeat.
    """
    return tuple(place for place in _marked(pages) if place == 0 or _begins(pages[place], pages[0]))


def doubtful_titles(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the places of slides that are taken for none that begins a report, and are much like one."""
    return tuple(
        place
        for place in _marked(pages)
        if place and not _begins(pages[place], pages[0]) and _may_begin(pages[place])
    )


def _marked(pages: Sequence[Page]) -> Iterator[int]:
    """Yield the places of the slides without a table that have a line of a plan, which is no header or footer."""
    furniture = {
        line for page in pages if page.slide.tables for line in (*page.titles, *_foot(page))
    }
    for place, page in enumerate(pages):
        if not page.slide.tables and (
            _opens(page, furniture) if place == 0 else not furniture.issuperset(page.titles)
        ):
            yield place


def _may_begin(page: Page) -> bool:
    """Tell whether a slide's title has the plan, or it has no more than a title slide has, and no sentence."""
    texts = by_weight(page.slide.texts)
    if texts and says(texts[0].text, page.vocabulary.title.marks):
        return True
    paragraphs = [paragraph for text in texts for paragraph in text.paragraphs]
    return len(paragraphs) <= TITLE_LINES and not any(
        paragraph.bullet or is_sentence(joined(paragraph.text), page.vocabulary)
        for paragraph in paragraphs
    )


def _begins(page: Page, first: Page) -> bool:
    """Tell whether a slide begins a plan's report, and does not speak of its plan amid it: `Agenda`.

    It says per when, is set as the deck's `first` slide, or has the plan in its title and no list.
    """
    vocabulary = page.vocabulary
    title, other = (next(iter(by_weight(one.slide.texts)), None) for one in (page, first))
    if title is None:
        return False
    per = any(date.per for line in page.lines for date in dates_in(line, vocabulary))
    if title.box is None or per or (other is not None and _are_set_alike(title, other)):
        return True
    listed = any(p.bullet for text in page.slide.texts for p in text.paragraphs)
    return not listed and says(title.text, vocabulary.title.marks)


def _are_set_alike(one: TextBox, other: TextBox) -> bool:
    """Tell whether two titles have one size and place."""
    if one.box is None or other.box is None or one.paragraphs[0].size != other.paragraphs[0].size:
        return False
    apart = max(abs(one.box.x0 - other.box.x0), abs(one.box.top - other.box.top))
    return apart <= SAME_PLACE


def _opens(page: Page, furniture: AbstractSet[str]) -> bool:
    """Tell whether a deck's first slide is its title slide: its title says so, or is the others' foot.

    A letter that goes with the deck speaks of its plan in sentences.
    """
    first = by_weight(page.slide.texts)[:1]
    titled = not all(is_sentence(line, page.vocabulary) for line in page.titles)
    return titled or any(joined(text.text) in furniture for text in first)


def _first_without_letter(pages: Sequence[Page]) -> Slide:
    """Return a deck's first slide, or, where that is a letter that goes with it, the first to say per when."""
    first = pages[0]
    if any(is_sentence(line, first.vocabulary) for line in first.lines):
        ahead = takewhile(lambda page: not page.slide.tables, pages[1:])
        for page in ahead:
            if any(date.per for line in page.lines for date in dates_in(line, page.vocabulary)):
                return page.slide
    return first.slide


def _foot(page: Page) -> Iterator[str]:
    return (joined(text.text) for text in page.slide.texts if text.role is Role.FOOTER)


def _title_part(slide: Slide, vocabulary: Vocabulary) -> Slide | None:
    """Return the title slide that a handout prints at the head of its first page."""
    tops = [table.box.top for table in slide.tables if table.box is not None]
    tops += [
        text.box.top
        for text in slide.texts
        if text.box is not None and says(text.text, vocabulary.headings.overview)
    ]
    first = min(tops, default=0.0)
    above = tuple(text for text in slide.texts if text.box is not None and text.box.bottom <= first)
    if not any(says(text.text, vocabulary.title.marks) for text in above):
        return None
    return replace(slide, tables=(), texts=above)


def by_weight(texts: Iterable[TextBox]) -> list[TextBox]:
    """Return texts that are no furniture: titles first, then the largest, then the highest."""

    def weight(text: TextBox) -> tuple[int, float, float]:
        roles = {Role.TITLE: 0, Role.SUBTITLE: 1}
        sizes = [paragraph.size or 0.0 for paragraph in text.paragraphs]
        top = text.box.top if text.box is not None else 0.0
        return (roles.get(text.role, 2) if text.role else 2, -max(sizes, default=0.0), top)

    return sorted((text for text in texts if text.role not in FURNITURE), key=weight)


def _per_dates(opening: Opening) -> Iterator[tuple[int, Found]]:
    """Yield each `per DATE` with its slide's number, those of the title slide first."""
    ahead, printed = opening.slide, opening.printed
    others = [page.slide for page in opening.pages if page.slide is not ahead]
    ordered = others if ahead is None else [ahead, *others]
    for slide in ordered:
        standing = [
            text
            for text in slide.texts
            if _FIGURE.search(line := joined(text.text))  # few texts have a date
            and (slide is ahead or heads(text, slide) or printed[line] > 1)
        ]
        furniture = [text for text in standing if text.role in FURNITURE]
        for text in (*by_weight(standing), *furniture):
            lines = [
                paragraph.text
                for paragraph in text.paragraphs
                # What an item of a list was done `per` is no date of the report.
                if (paragraph.bullet is None or text.role in _TITLES)
                and len(paragraph.text) <= LONGEST_DATED_LINE
            ]
            for line in with_announced(lines, opening.vocabulary):
                for item in dates_in(line, opening.vocabulary):
                    if item.per and not is_anothers(line[: item.start], opening.vocabulary):
                        yield slide.number, item


def heads(text: TextBox, slide: Slide) -> bool:
    """Tell whether a text stands where headings do, or at the slide's edge."""
    if text.role in (Role.TITLE, Role.FOOTER, Role.DATE) or text.box is None:
        return True
    # Headings stand in the upper quarter of a slide.
    return slide.height > 0 and text.box.top < slide.height / 4
