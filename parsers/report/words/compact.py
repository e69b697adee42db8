"""Days that figures without signs between them tell: `20231013`, `131023`, and what else they may."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

# The first and the last day of what is meant: of one day, or of a month.
Days = tuple[date, date]

# 20231013, 13102023, 202310, 231013 and 131023, standing free of other letters and figures.
COMPACT: Final = re.compile(r"(?<![0-9A-Za-z])(?:\d{8}|\d{6})(?![0-9A-Za-z])")
_FORMS: Final = ("%Y%m%d", "%d%m%Y", "%Y%m", "%y%m%d", "%d%m%y")

# Where nothing else tells, a year outside this span is not meant: `131023` is no report of 2013, nor
# `240331` one of 2031.
LIKELY_YEARS: Final = range(2015, 2030)
# A deck is made, and its meeting held, within so many days of its report date.
NEAR_DAYS: Final = 60


def compact_days(figures: str, years: range) -> tuple[Days, ...]:
    """Return what figures without signs may mean, the likeliest first, read from the year on."""
    found = dict.fromkeys(_readings(figures, years))
    return tuple(sorted(found, key=lambda days: days[0].year not in LIKELY_YEARS))


def likeliest(readings: tuple[Days, ...], near: Iterable[date], saved: date | None) -> list[Days]:
    """Return the readings that are left: one where the deck's other dates tell.

    `near` are dates that the deck prints or carries, the strongest first; `saved` is the day on which it
    was last saved, long after which no report can be dated.
    """
    for day in near:
        close = [days for days in readings if days_apart(days, day) <= NEAR_DAYS]
        if len(close) == 1:
            return close
    told = [days for days in readings if saved is None or (days[0] - saved).days <= NEAR_DAYS]
    likely = [days for days in told if days[0].year in LIKELY_YEARS]
    return likely or told or list(readings)


def _readings(figures: str, years: range) -> Iterator[Days]:
    for form in _FORMS:
        try:
            first = datetime.strptime(figures, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if len(first.strftime(form)) == len(figures) and first.year in years:
            last = calendar.monthrange(first.year, first.month)[1]
            yield (first, first) if "%d" in form else (first, first.replace(day=last))


def days_apart(days: Days, day: date) -> int:
    """Return how many days lie between what is meant and a day, 0 where it is one of them."""
    first, last = days
    return max(0, (first - day).days, (day - last).days)
