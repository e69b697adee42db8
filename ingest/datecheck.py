"""Printed dates held against those in file names: a title copied from last month says so here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from parsers.report.dates import Found, date_in_name, settled
from schema.diagnostic import Diagnostic, Severity
from schema.history import Placed, Plan, Superseded
from schema.report import DateSource, Edition
from schema.vocabulary import Vocabulary

# A deck is sent to its meeting some weeks after the day that it states status for; a file named
# so many days away from that day has the wrong date in one of the two places.
FAR_APART_DAYS: Final = 45
# … and it is seldom named after a day before that one, but for a month that had just ended.
FAR_BEHIND_DAYS: Final = 31

_TOLD_BY_NAME: Final = (DateSource.FILENAME, DateSource.SETTINGS)


def date_conflicts(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """Return a `date-conflict` line for each deck whose printed date its file name contradicts.

    So a deck far from its name's date, and one that is left out because another states the same
    date, though their names say that they are of different dates.
    """
    found: list[Placed] = []
    for plan in plans:
        for edition in plan.editions:
            found.extend(_far_apart(edition, _named(edition.file, edition, vocabulary)))
        for superseded in plan.superseded:
            found.extend(_left_out(superseded, vocabulary))
    return tuple(found)


def _far_apart(edition: Edition, name: Found | None) -> Iterator[Placed]:
    if name is None or edition.date_source in _TOLD_BY_NAME:
        return
    apart = _days_apart(edition.report_date, name)
    if apart > (FAR_BEHIND_DAYS if name.last < edition.report_date else FAR_APART_DAYS):
        yield _line(
            edition,
            f"The deck prints the date {edition.report_date}, which was used, and its name says "
            f"{_said(name)}, {apart} days away; if the name is right, correct the deck or give "
            "the file's date in ingest.toml.",
        )


def _left_out(superseded: Superseded, vocabulary: Vocabulary) -> Iterator[Placed]:
    edition = superseded.edition
    mine = _named(edition.file, edition, vocabulary)
    other = _named(superseded.by, edition, vocabulary)
    if mine is None or other is None or (mine.first <= other.last and other.first <= mine.last):
        return
    if edition.date_source not in _TOLD_BY_NAME:
        yield _line(
            edition,
            f"The deck prints the date {edition.report_date} as {superseded.by} does, so it was "
            f"left out, but its name says {_said(mine)} and that one's {_said(other)}; if they "
            "are two reports, correct the printed date or give it in ingest.toml.",
        )


def _named(file: str, edition: Edition, vocabulary: Vocabulary) -> Found | None:
    """Return the date in a file's name, its figures read as the deck's dates tell."""
    name = date_in_name(file, vocabulary)
    return None if name is None else settled(name, dict(edition.report.dates))


def _days_apart(day: date, name: Found) -> int:
    return max(0, (name.first - day).days, (day - name.last).days)


def _said(name: Found) -> str:
    return str(name.last) if name.exact else f"{name.first} to {name.last}"


def _line(edition: Edition, message: str) -> Placed:
    diagnostic = Diagnostic(severity=Severity.WARNING, code="date-conflict", message=message)
    return Placed(file=edition.file, diagnostic=diagnostic)
