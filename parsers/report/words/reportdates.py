"""Which of a deck's dates is the report's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from parsers.report.words.compact import likeliest
from parsers.report.words.dates import FIRST_YEAR, LAST_YEAR, Found
from parsers.report.words.scattered import time_in_names, time_of_year
from schema import DateSource, Scattered
from schema.values import dataclass
from schema.vocabulary import Vocabulary, folded

# A deck was last saved within so many days of its report's last one, or else its date says nothing of it.
SAVED_DAYS: Final = 60
# In so many months of a new year a deck may keep the plan's old one: `Handlingsplan 2023`.
LEFT_MONTHS: Final = 3
_YEAR: Final = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A date that a deck and its name tell in scattered: the time, where it and its year stand, and whether that is sure."""

    day: date
    source: DateSource
    time: str
    saved: bool = False
    sure: bool = True


def settled(name: Found, known: Mapping[DateSource, date]) -> Found:
    """Return a name's date as the deck's other dates tell to read it; `also` is what is left open."""
    if not name.also:
        return name
    order = (DateSource.STATUS, DateSource.SLIDE, DateSource.PROPERTIES)
    near = [known[source] for source in order if source in known]
    readings = ((name.first, name.last), *name.also)
    (first, last), *others = likeliest(readings, near, known.get(DateSource.PROPERTIES))
    return replace(name, first=first, last=last, also=tuple(others))


def report_date(
    dates: Iterable[tuple[DateSource, date]],
    name: Found | None,
    day: tuple[int, int] | None = None,
) -> tuple[date, DateSource] | None:
    """Choose a report's date: `per DATE`, then file name, then slide, then properties.

    A file name that tells but a period (`2023-10`) does not beat a day on the slides within it. A `day`
    that the deck tells without a year is in the year in which it lies nearest to the name's date, or the slides'.
    """
    known = dict(dates)
    name = None if name is None else settled(name, known)
    near = known.get(DateSource.SLIDE) if name is None else name.last
    if day is not None and near is not None:
        known.setdefault(DateSource.STATUS, _nearest(day, near))
    if DateSource.STATUS in known:
        return known[DateSource.STATUS], DateSource.STATUS
    slide = known.get(DateSource.SLIDE)
    if name is not None and (name.exact or slide is None or not name.first <= slide <= name.last):
        return name.last, DateSource.FILENAME
    for source in (DateSource.SLIDE, DateSource.PROPERTIES):
        if source in known:
            return known[source], source
    return None


def _nearest(day: tuple[int, int], near: date) -> date:
    days = (date(near.year + apart, *day) for apart in (-1, 0, 1))
    return min(days, key=lambda one: abs((one - near).days))


def told_together(
    file: str, scattered: Scattered, known: Mapping[DateSource, date], vocabulary: Vocabulary
) -> Together | None:
    """Return the date that a name's or a deck's time has in the year that the deck, or its folder, tells.

    Where none does, it is in the year in which the deck was last saved: that is for a person to check. So
    is a year that may be the plan's, unless the deck was saved soon after the time that it gives.
    """
    named = time_in_names(file, vocabulary)
    time = named or scattered.time
    if time is None:
        return None
    source = DateSource.FILENAME if named else DateSource.SLIDE
    saved = known.get(DateSource.PROPERTIES)
    folders = [part.strip() for part in file.split("/")]
    years = [int(match[1]) for part in folders[:-1] if (match := _YEAR.fullmatch(part))]
    loose = [int(year) for part in reversed(folders) for year in _YEAR.findall(part)]
    year = scattered.year if scattered.alone else next(iter(years[::-1]), None)
    sure = year is not None
    year = year or scattered.year or next(iter(loose), None)
    if year is None:
        found = _last_before(time, saved, vocabulary)
        if found is None:
            return None
        return Together(day=found.last, source=source, time=time, saved=True, sure=False)
    found = time_of_year(time, year, vocabulary) if FIRST_YEAR <= year <= LAST_YEAR else None
    if found is None:
        return None
    sure = sure or _saved_after(found, saved)
    later = None if sure else time_of_year(time, year + 1, vocabulary)
    if later and later.last.month <= LEFT_MONTHS and _saved_after(later, saved):
        return Together(day=later.last, source=source, time=time, saved=True, sure=False)
    told = folded(scattered.time or "")
    sure = sure and (named is None or told in {"", folded(named)})
    return Together(day=found.last, source=source, time=time, sure=sure)


def _last_before(time: str, saved: date | None, vocabulary: Vocabulary) -> Found | None:
    """Return the time's date that lies soon before the day on which the deck was saved."""
    years = (saved.year, saved.year - 1) if saved is not None else ()
    dates = (time_of_year(time, year, vocabulary) for year in years)
    return next((one for one in dates if one and _saved_after(one, saved)), None)


def _saved_after(found: Found, saved: date | None) -> bool:
    return (
        saved is not None
        and 0 <= (saved - found.first).days <= (found.last - found.first).days + SAVED_DAYS
    )
