"""Labels held against the report's date: what is called done or begun by a day to come says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from parsers.report.words.statuses import status_words
from parsers.report.words.times import Ahead, begins_with_time, times_in
from schema.history import Placed, Plan
from schema.report import Edition, Status
from schema.vocabulary import REMEMBERED, Vocabulary

# A deck is still changed until the meeting that it is made for, a week or two after the day that
# it states status for; what is done within so many days of that day may well be done.
UNTIL_THE_MEETING_DAYS: Final = 14
# What is done in the month that is running is done; `Ferdig 2024`, said in a March, may be a plan.
RUNNING_DAYS: Final = 31

_SIGNS: Final = re.compile(r"^[\s–—:,;.(-]+")


def done_in_the_future(plans: Sequence[Plan], vocabulary: Vocabulary) -> tuple[Placed, ...]:
    """Return a `status-conflict` line for each measure that is done or begun at a later time.

    `Ferdig desember 2024` in a report of March 2024 may be a plan, not a status; so may `Ferdig Q3`,
    which lies nearer ahead than behind, `Ferdig 2024`, most of which is to come, `Avbrutt fra 2025`
    and `Påbegynt våren 2025`.
    """
    return tuple(
        placed
        for plan in plans
        for edition in plan.editions
        for placed in _too_early(edition, vocabulary)
    )


def _too_early(edition: Edition, vocabulary: Vocabulary) -> Iterator[Placed]:
    day = edition.report_date
    for record in edition.report.records:
        said = record.status_tekst
        if said is not None and _lies_ahead(said, record.status, day, vocabulary):
            message = (
                f"The measure “{record.tiltak}” is called “{said}” in a report of {day}; "
                f"{record.status.value} was taken from the label: correct "
                "the deck if that is only planned."
            )
            yield Placed.warning(edition.file, "status-conflict", message, record)


@lru_cache(maxsize=REMEMBERED)
def _lies_ahead(said: str, status: Status, day: date, vocabulary: Vocabulary) -> bool:
    """Tell whether the time that a status label tells is still to come, or most of it."""
    if status not in (Status.DONE, Status.ONGOING, Status.STOPPED):
        return False
    told = _begun(said, vocabulary) if status is Status.ONGOING else said
    first, last = min(times_in(told, day, vocabulary), default=(day, day))
    begins, ends = (first - day).days, (last - day).days
    return begins > UNTIL_THE_MEETING_DAYS or (status is Status.DONE and ends > RUNNING_DAYS)


def _begun(said: str, vocabulary: Vocabulary) -> str:
    """Return the time at which a label says that a measure began: what stands right behind it.

    Behind a sign a word must say so: `Pågår (fra Q1 2025)`. "" for what it goes on to, or is to be
    done by: `Pågår til desember`, `Pågår – ferdig Q4`, `Pågår (juni 2025)`.
    """
    label, words = status_words(vocabulary).label, said.split()
    behind = (
        " ".join(words[many:])
        for many in range(1, len(words))
        if label(" ".join(words[:many])) is Status.ONGOING
    )
    rest = next(behind, "")
    bare = _SIGNS.sub("", rest)
    begun = begins_with_time(bare, vocabulary, Ahead.SINCE)
    return bare if begun and (bare == rest or not begins_with_time(bare, vocabulary)) else ""
