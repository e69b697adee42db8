"""Printed dates held against those in file names: a title copied from last month says so here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from ingest.plans.editions import named_date
from parsers.report.words.dates import Found
from schema.history import Placed, Plan, Superseded
from schema.report import DateSource, Edition
from schema.vocabulary import Vocabulary

# A deck is sent to its meeting some weeks after the day that it states status for; a file named
# so many days away from that day has the wrong date in one of the two places.
FAR_APART_DAYS: Final = 45
# … and it is seldom named after a day before that one, but for a month that had just ended.
FAR_BEHIND_DAYS: Final = 31

# A year is mistyped when it is new: the report stands alone in the year before, so many days from all
# others, and a year later another came so many days before it and none was of the same month.
NEW_YEARS_MONTHS: Final = (1, 2)
ALONE_DAYS: Final = 100
MONTH_BEFORE_DAYS: Final = 70
SAME_MONTH_DAYS: Final = 15

_TOLD_BY_NAME: Final = (DateSource.FILENAME, DateSource.SETTINGS)


def date_conflicts(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """Return a `date-conflict` line for each deck whose printed date its file name contradicts.

    So a deck far from its name's date, and one that is left out because another states the same
    date, though their names say that they are of different dates; one that the plan's other
    reports show to be of a year later; and one that is the very file of an earlier date.
    """
    found: list[Placed] = []
    for plan in plans:
        for edition in plan.editions:
            found.extend(_far_apart(edition, named_date(edition.file, edition.report, vocabulary)))
            found.extend(_old_year(edition, plan))
        found.extend(_copies(plan))
        for superseded in plan.superseded:
            found.extend(_left_out(superseded, vocabulary))
    return tuple(found)


def _far_apart(edition: Edition, name: Found | None) -> Iterator[Placed]:
    said = next((day for source, day in edition.report.dates if source is DateSource.STATUS), None)
    if said is not None and edition.date_source is DateSource.FILENAME:
        yield _line(
            edition,
            f"The deck prints the date {said}, as the report before it does, and its name's "
            f"{edition.report_date} was used; correct the printed date, or give the right one in ingest.toml.",
        )
    if name is None or edition.date_source in _TOLD_BY_NAME:
        return
    apart = name.apart(edition.report_date)
    if apart > (FAR_BEHIND_DAYS if name.last < edition.report_date else FAR_APART_DAYS):
        yield _line(
            edition,
            f"The deck prints the date {edition.report_date}, which was used, and its name says "
            f"{_said(name)}, {apart} days away; if the name is right, correct the deck or give "
            "the file's date in ingest.toml.",
        )


def _old_year(edition: Edition, plan: Plan) -> Iterator[Placed]:
    day = edition.report_date
    if day.month not in NEW_YEARS_MONTHS or edition.date_source is DateSource.SETTINGS:
        return
    others = [other.report_date for other in plan.editions if other is not edition]
    days_before = [(day + timedelta(days=365) - other).days for other in others]
    if (
        all(abs((other - day).days) > ALONE_DAYS for other in others)
        and all(abs(days) > SAME_MONTH_DAYS for days in days_before)
        and any(0 < days <= MONTH_BEFORE_DAYS for days in days_before)
    ):
        yield _line(
            edition,
            f"The report is dated {day}, when the plan has no other, and one a year later would follow "
            "the others; if the year was mistyped, correct the deck or give its date in ingest.toml.",
        )


def _copies(plan: Plan) -> Iterator[Placed]:
    """Yield a line for each file that counts for a date and is, byte by byte, that of another."""
    first: dict[str, Edition] = {}
    for edition in plan.editions:
        known = first.setdefault(edition.sha256, edition)
        if known.file != edition.file and DateSource.SETTINGS not in (
            edition.date_source,
            known.date_source,
        ):
            yield _line(
                edition,
                f"The file is the very same as {known.file}, and yet its name makes it a report of "
                f"{edition.report_date}, with nothing changed since {known.report_date}; if it was only "
                f"copied, remove it or let ingest.toml ignore it.",
            )


def _left_out(superseded: Superseded, vocabulary: Vocabulary) -> Iterator[Placed]:
    edition = superseded.edition
    mine = named_date(edition.file, edition.report, vocabulary)
    other = named_date(superseded.by, edition.report, vocabulary)
    if mine is None or other is None or (mine.first <= other.last and other.first <= mine.last):
        return
    if edition.date_source not in _TOLD_BY_NAME:
        yield _line(
            edition,
            f"The deck prints the date {edition.report_date} as {superseded.by} does, so it was "
            f"left out, but its name says {_said(mine)} and that one's {_said(other)}; if they "
            "are two reports, correct the printed date or give it in ingest.toml.",
        )


def _said(name: Found) -> str:
    return str(name.last) if name.exact else f"{name.first} to {name.last}"


def _line(edition: Edition, message: str) -> Placed:
    return Placed.warning(edition.file, "date-conflict", message)
