"""Slides headed with another time than their report's: left from the deck of the month before."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from parsers.report.words.compact import Days, days_apart
from parsers.report.words.times import times_in
from schema.diagnostic import Diagnostic
from schema.history import Placed, Plan
from schema.report import DateSource, Edition
from schema.vocabulary import Vocabulary

# A report is dated so many days from the time that all its slides are headed with: a meeting of the month
# after is held on what was at the end of the one before.
MEETING_DAYS: Final = 45
# … and no more where its date says per when, or ends a month.
STATUS_DAYS: Final = 15
# Headings with so many times part the measures by when they are done.
PARTED_BY_TIME: Final = 3
# A heading so many days ahead says when its measures will be done.
AHEAD_DAYS: Final = 31


def other_times(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """Return a `date-conflict` line for each slide that is headed with another time than its report's date.

    So `Status februar` in a deck of March, whose heading was forgotten, and perhaps its rows.
    """
    return tuple(
        line for plan in plans for edition in plan.editions for line in _others(edition, vocabulary)
    )


def _others(edition: Edition, vocabulary: Vocabulary) -> Iterator[Placed]:
    day, source = edition.report_date, edition.date_source
    measured = {record.slide for record in edition.report.records}
    headed: defaultdict[int, list[tuple[Days, str]]] = defaultdict(list)
    for slide, time in edition.report.headed:
        for days in times_in(time, day, vocabulary):
            # A title slide has the day of a meeting, too, or one that other checks tell of.
            if slide in measured or days[0] != days[1]:
                headed[slide].append((days, time))
    times = {days for said in headed.values() for days, _ in said}
    others = {days for days in times if days_apart(days, day)}
    ahead = any((first - day).days > AHEAD_DAYS for first, _ in others)
    if not others or ahead or len(others) >= PARTED_BY_TIME:
        return
    nearest = min(days_apart(days, day) for days in times)
    status = source is DateSource.STATUS or _ends_month(day)
    bound = STATUS_DAYS if status else MEETING_DAYS
    bound = nearest if nearest <= bound else -1
    told = {line.slide for line in edition.report.diagnostics if line.code == "date-conflict"}
    for slide, said in headed.items():
        days, time = min(said, key=lambda one: days_apart(one[0], day))
        if slide not in told and days_apart(days, day) > bound:
            what = (
                "was forgotten, and perhaps its rows"
                if days[1] < day
                else "or the report's date is wrong"
            )
            message = (
                f"Slide {slide} is headed with the time {time!r}, and the report was dated {day}; its heading "
                f"{what}: correct the one or the other."
            )
            yield Placed(
                file=edition.file, diagnostic=Diagnostic.info("date-conflict", message, slide=slide)
            )


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
