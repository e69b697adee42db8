"""Which of a deck's dates is the report's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from parsers.report.words.compact import likeliest
from parsers.report.words.dates import Found
from schema import DateSource


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
