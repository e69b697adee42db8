"""Labels held against the report's date: what is called done or begun by a day to come says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.statuses import status_words
from parsers.report.times import begins_with_time, first_days
from schema.diagnostic import Diagnostic, Severity
from schema.history import Placed, Plan
from schema.report import Edition, Status
from schema.vocabulary import Vocabulary

# A deck is still changed until the meeting that it is made for, a week or two after the day that
# it states status for; what is done within so many days of that day may well be done.
UNTIL_THE_MEETING_DAYS: Final = 14


def done_in_the_future(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """Return a `status-conflict` line for each measure that is done or begun at a later time.

    `Ferdig desember 2024` in a report of March 2024 may be a plan, not a status; so may `Ferdig Q3`,
    which lies nearer ahead than behind, and `Påbegynt våren 2025`.
    """
    return tuple(
        placed
        for plan in plans
        for edition in plan.editions
        for placed in _too_early(edition, vocabulary)
    )


def _too_early(edition: Edition, vocabulary: Vocabulary) -> Iterator[Placed]:
    for record in edition.report.records:
        said = record.status_tekst
        if said is None or record.status not in (Status.DONE, Status.ONGOING):
            continue
        told = said if record.status is Status.DONE else _begun(said, vocabulary)
        days = first_days(told, edition.report_date, vocabulary)
        if days and (min(days) - edition.report_date).days > UNTIL_THE_MEETING_DAYS:
            message = (
                f"The measure “{record.tiltak}” is called “{said}” in a report of "
                f"{edition.report_date}; {record.status.value} was taken from the label: correct "
                "the deck if that is only planned."
            )
            found = Diagnostic(
                severity=Severity.WARNING,
                code="status-conflict",
                message=message,
                slide=record.slide,
                row=record.row,
            )
            yield Placed(file=edition.file, diagnostic=found)


def _begun(said: str, vocabulary: Vocabulary) -> str:
    """Return the time at which a label says that a measure began: what stands right behind it.

    "" for what it goes on to: `Pågår til desember`, `Pågår – ferdig Q4`.
    """
    label, words = status_words(vocabulary).label, said.split()
    behind = (
        " ".join(words[many:])
        for many in range(1, len(words))
        if label(" ".join(words[:many])) is Status.ONGOING
    )
    rest = next(behind, "")
    return rest if begins_with_time(rest, vocabulary) else ""
