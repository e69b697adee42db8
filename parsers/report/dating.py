"""What dates the report: the title slide, headings, footers, properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.lines import either, joined
from parsers.report.measures.listings import Listing
from parsers.report.opening import Opening
from parsers.report.words.areas import says
from parsers.report.words.dates import Found, dates_in, is_anothers, without_dates
from schema import DateSource, Deck, Diagnostic, Report, Role, Severity
from schema.vocabulary import Vocabulary

# A text box that dates its slide holds a date and next to nothing else: a slide number, a place.
LETTERS_BESIDE_DATE: Final = 12

_DATED: Final = (Role.DATE, Role.FOOTER)


def report_dates(opening: Opening, deck: Deck) -> tuple[tuple[DateSource, date], ...]:
    """Return the dates of a report by source: `per DATE`, the slides' own, the properties."""
    found: list[tuple[DateSource, date]] = []
    per = next(iter(opening.per_dates), None)
    if per is not None:
        found.append((DateSource.STATUS, per[1].last))
    slide = _slide_date(opening)
    if slide is not None:
        found.append((DateSource.SLIDE, slide))
    stamp = deck.modified or deck.created
    if stamp is not None:
        found.append((DateSource.PROPERTIES, stamp.date()))
    return tuple(found)


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


def several_dates(opening: Opening) -> Iterator[Diagnostic]:
    """Yield a line where no date is said to be the status's, and the title slide has two (`date-guessed`).

    So it is where it has one, perhaps of a meeting, and the slides behind have another at their edges.
    """
    dates = _title_dates(opening)
    if not dates or dates[0].of_status or opening.per_dates or opening.day:
        return
    day = dates[0].found
    others = [(found.first, found.last) for _, found in dates]
    where = "The title slide has"
    if len(dates) == 1:
        (said, times), *_ = _printed_dates(opening).most_common(1) or [(day.last, 0)]
        others, where = [(said, said)] * (times > 1), "The title slide and those behind it have"
    other = next((last for first, last in others if last < day.first or day.last < first), None)
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


def _title_dates(opening: Opening) -> list[_Dated]:
    """Return the dates of the title slide: that of a status first, then by the weight of their texts.

    Those of other reports and meetings are left out, if not all are.
    """
    vocabulary = opening.vocabulary
    status = _status_before(vocabulary.dates.status)
    dates = [
        (joined(text.text)[: found.start], found)
        for text in opening.texts
        for found in dates_in(text.text, vocabulary)
        if not found.per
    ]
    own = [(ahead, found) for ahead, found in dates if not is_anothers(ahead, vocabulary)]
    told = [_Dated(status.search(ahead) is not None, found) for ahead, found in own or dates]
    return sorted(told, key=lambda dated: not dated.of_status)


@lru_cache(maxsize=8)
def _status_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?:\s+(?:for|i))?\W*$", re.IGNORECASE)
