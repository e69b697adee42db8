"""What dates the report: the title slide, headings, footers, properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.lines import either, joined
from parsers.report.measures.listings import Listing
from parsers.report.opening import LONGEST_DATED_LINE, Opening, heads
from parsers.report.page.headings import FURNITURE
from parsers.report.words.areas import says
from parsers.report.words.dates import Found, dates_in, is_anothers, without_dates
from parsers.report.words.scattered import has_year, heading_time, time_of_year
from schema import DateSource, Deck, Diagnostic, Report, Role, Scattered, Severity, TextBox
from schema.vocabulary import Vocabulary, folded

# A text box that dates its slide holds a date and next to nothing else: a slide number, a place.
LETTERS_BESIDE_DATE: Final = 12

# A date that so many slides print is no slip of one.
PRINTED_OFTEN: Final = 2

_DATED: Final = (Role.DATE, Role.FOOTER)


def report_dates(opening: Opening, deck: Deck) -> tuple[tuple[DateSource, date], ...]:
    """Return the dates of a report by source: `per DATE`, the slides' own, the properties."""
    found: list[tuple[DateSource, date]] = []
    per = next(iter(opening.per_dates), None)
    if per is not None:
        found.append((DateSource.STATUS, per[1].last))
    slide = _slide_date(opening) or _others_date(opening, deck)
    if slide is not None:
        found.append((DateSource.SLIDE, slide))
    stamp = deck.modified or deck.created
    if stamp is not None:
        found.append((DateSource.PROPERTIES, stamp.date()))
    return tuple(found)


def headed_times(listings: Sequence[Listing], opening: Opening) -> tuple[tuple[int, str], ...]:
    """Return the times in headings of slides of measures, and on the title slide, each with its slide's number."""
    vocabulary = opening.vocabulary
    pages = {listing.page.number: listing.page.slide for listing in listings}
    if opening.slide is not None:
        pages.setdefault(opening.slide.number, opening.slide)
    lines = (
        (number, paragraph.text)
        for number, slide in pages.items()
        for text in slide.texts
        if text.role not in FURNITURE and (slide is opening.slide or heads(text, slide))
        for paragraph in text.paragraphs
        if paragraph.bullet is None and len(paragraph.text) <= LONGEST_DATED_LINE
    )
    told = ((number, heading_time(line, vocabulary)) for number, line in lines)
    return tuple(dict.fromkeys((number, time) for number, time in told if time))


def scattered(opening: Opening, headed: Sequence[tuple[int, str]]) -> Scattered:
    """Return what else may date a report: its title slide's time without a year, or that of all headings."""
    if opening.scattered.time is not None or _title_dates(opening):
        return opening.scattered
    times = {folded(time) for _, time in headed}
    time = times.pop() if len(times) == 1 else ""
    return (
        replace(opening.scattered, time=time)
        if time and not has_year(time, opening.vocabulary)
        else opening.scattered
    )


def dated_anew(report: Report, deck: Deck, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line where a report's date is one that changes by itself (`date-guessed`)."""
    source, day = report.dates[0] if report.dates else (DateSource.PROPERTIES, None)
    if source not in {DateSource.STATUS, DateSource.SLIDE}:
        return
    for number, text in deck.dated_anew:
        found = dates_in(text, vocabulary)[-1:]
        if any(one.last == day and one.per == (source is DateSource.STATUS) for one in found):
            yield Diagnostic.info(
                "date-guessed",
                f"Slide {number} has a date that changes to the day on which the deck is opened; that of "
                "the last time was read: write the report's date as text.",
                slide=number,
            )
            return


def several_dates(opening: Opening, deck: Deck) -> Iterator[Diagnostic]:
    """Yield a line where no date is said to be the status's, and the title slide has two (`date-guessed`).

    So it is where it has one, perhaps of a meeting, and the slides behind have another at their edges; or
    one of another report or meeting, and nothing else dates the deck.
    """
    dates = _title_dates(opening)
    others = _others_date(opening, deck)
    if others is not None and not opening.per_dates:
        yield Diagnostic.info(
            "date-guessed",
            f"The title slide's date {others} seems to be another report's or a meeting's; where the file's name "
            "has none, it was used: write the report's date with `per` before it.",
            slide=opening.pages[0].number,
        )
    if not dates or dates[0].of_status or opening.per_dates or opening.day:
        return
    day = dates[0].found
    spans = [(found.first, found.last) for _, found in dates]
    where = "The title slide has"
    if len(dates) == 1:
        (said, times), *_ = _printed_dates(opening).most_common(1) or [(day.last, 0)]
        spans, where = [(said, said)] * (times > 1), "The title slide and those behind it have"
    other = next((last for first, last in spans if last < day.first or day.last < first), None)
    if other is not None:
        yield Diagnostic.info(
            "date-guessed",
            f"{where} the dates {day.last} and {other}, and nothing says which is "
            f"that of the status; where the file's name has none, {day.last} was used: write `per` before it.",
            slide=opening.pages[0].number,
        )


def other_dates(listings: Sequence[Listing], opening: Opening) -> Iterator[Diagnostic]:
    """Yield a line for each slide of measures that says another `per DATE` than the report's (`date-conflict`).

    Its heading was forgotten, and perhaps its rows; or that of the first slide, where the date is later.
    """
    measured = {listing.page.number for listing in listings}
    whole: Found | None = None
    told: set[int] = set()
    for number, found in opening.per_dates:
        whole = whole or found
        # `per mars 2025` holds the day that `per 14.03.2025` says.
        within = whole.apart(found.last) == 0 or found.apart(whole.last) == 0
        if within or number not in measured or number in told:
            continue
        day, first = found.last, whole.last
        told.add(number)
        text = (
            f"Slide {number} says the date {day}, and the report was dated {first}, as the deck says first; "
            f"correct {'the latter' if day > first else 'the slide, if its rows are as new'}."
        )
        severity = Severity.WARNING if day > first else Severity.INFO
        yield Diagnostic(severity=severity, code="date-conflict", message=text, slide=number)


def _slide_date(opening: Opening) -> date | None:
    ahead = [dated.found for dated in _title_dates(opening)]
    if ahead and ahead[0].first == ahead[0].last:
        return ahead[0].last
    counted = _printed_dates(opening)
    most = max(counted.values(), default=0)
    day = next((day for day, times in counted.items() if times == most), None)
    # Of a title's month the slides may say the day.
    said = day is not None and most > 1 and (not ahead or ahead[0].first <= day <= ahead[0].last)
    return day if said or not ahead else ahead[0].last


def _printed_dates(opening: Opening) -> Counter[date]:
    """Count the dates that stand by themselves on slides, in footers, or beside the plan's name on several."""
    vocabulary = opening.vocabulary
    counted: Counter[date] = Counter()
    for page in opening.pages:
        for text, line in zip(page.slide.texts, page.lines, strict=True):
            dates = dates_in(line, vocabulary)
            if len(dates) != 1 or is_anothers(line[: dates[0].start], vocabulary):
                continue
            rest = without_dates(line, vocabulary)
            alone = sum(map(str.isalpha, rest)) <= LETTERS_BESIDE_DATE
            marked = says(line, vocabulary.title.marks)
            if alone or text.role in _DATED or (marked and opening.printed[line] > 1):
                counted[dates[0].last] += 1
    return counted


class _Dated(NamedTuple):
    """A date on the title slide, and whether a word such as `Status` stands before it."""

    of_status: bool
    found: Found


def _others_date(opening: Opening, deck: Deck) -> date | None:
    """Return the date of another report or meeting on the title slide, where nothing else dates the deck."""
    if deck.modified or deck.created or opening.scattered.time or _slide_date(opening):
        return None
    return next((found.last for _, found in _dates_ahead(opening)), None)


def _title_dates(opening: Opening) -> list[_Dated]:
    """Return the dates of the title slide: that of a status first, then by the weight of their texts.

    Those of other reports and meetings are left out. Where no other is left, a line may tell a time, and
    another its year: `Mars`, `2024`.
    """
    vocabulary = opening.vocabulary
    status = _status_before(vocabulary.dates.status)
    dates = _dates_ahead(opening)
    own = [(ahead, found) for ahead, found in dates if not is_anothers(ahead, vocabulary)]
    told = [_Dated(status.search(ahead) is not None, found) for ahead, found in own]
    time = opening.scattered.time
    if not told and time is not None:
        found = _dated_apart(time, opening)
        return [_Dated(of_status=opening.scattered.alone, found=found)] if found else []
    return sorted(told, key=lambda dated: not dated.of_status)


def _dated_apart(time: str, opening: Opening) -> Found | None:
    """Return the date of a title slide's time without a year: in the year on a line of its own, or near other slides' date."""
    if opening.scattered.alone and opening.scattered.year is not None:
        return time_of_year(time, opening.scattered.year, opening.vocabulary)
    counted = _printed_dates(opening)
    day = max(counted, key=lambda one: counted[one], default=None)
    if day is None or counted[day] < PRINTED_OFTEN:
        return None
    years = (day.year - 1, day.year, day.year + 1)
    found = (time_of_year(time, year, opening.vocabulary) for year in years)
    return min(filter(None, found), key=lambda one: one.apart(day), default=None)


def _dates_ahead(opening: Opening) -> list[tuple[str, Found]]:
    """Return the dates of the title slide that no `per` announces, each with what stands before it."""
    return [
        (joined(line)[: found.start], found)
        for text in opening.texts
        for line in _dated_lines(text, opening.vocabulary)
        for found in dates_in(line, opening.vocabulary)
        if not found.per
    ]


def _dated_lines(text: TextBox, vocabulary: Vocabulary) -> list[str]:
    """Return a text in one, for a date may go on on its next line, or its lines, where that holds no date."""
    whole = [text.text]
    return whole if dates_in(text.text, vocabulary) else [one.text for one in text.paragraphs]


@lru_cache(maxsize=8)
def _status_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?:\s+(?:for|i))?\W*$", re.IGNORECASE)
