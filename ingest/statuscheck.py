"""Labels held against the report's date: what is called done by a day to come says so here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.times import first_days
from schema.diagnostic import Diagnostic, Severity
from schema.history import Placed, Plan
from schema.report import Edition, Status
from schema.vocabulary import Vocabulary

# A deck is still changed until the meeting that it is made for, a week or two after the day that
# it states status for; what is done within so many days of that day may well be done.
UNTIL_THE_MEETING_DAYS: Final = 14


def done_in_the_future(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """Return a `status-conflict` line for each completed measure whose label names a later time.

    `Ferdig desember 2024` in a report of March 2024 may be a plan, not a status; so may `Ferdig Q3`,
    which lies nearer ahead than behind.
    """
    return tuple(
        placed
        for plan in plans
        for edition in plan.editions
        for placed in _too_early(edition, vocabulary)
    )


def _too_early(edition: Edition, vocabulary: Vocabulary) -> Iterator[Placed]:
    for record in edition.report.records:
        if record.status is not Status.DONE or record.status_tekst is None:
            continue
        days = first_days(record.status_tekst, edition.report_date, vocabulary)
        if days and (min(days) - edition.report_date).days > UNTIL_THE_MEETING_DAYS:
            message = (
                f"The measure “{record.tiltak}” is called “{record.status_tekst}” in a report of "
                f"{edition.report_date}; {record.status.value} was taken from the label: correct "
                "the deck if the measure is only planned to be done by then."
            )
            found = Diagnostic(
                severity=Severity.WARNING,
                code="status-conflict",
                message=message,
                slide=record.slide,
                row=record.row,
            )
            yield Placed(file=edition.file, diagnostic=found)
