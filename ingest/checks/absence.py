"""Open measures that a report lacks, and reports that lack so many that they are but a part of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from schema.diagnostic import Diagnostic
from schema.history import Certainty, History, LinkKind, Observation, Placed
from schema.report import OPEN

# A report that lacks this share of the open measures of the one before may be half a report …
MISSING_SHARE: Final = 0.5
# … if they are so many: of two measures, one may well go.
MISSING_AT_LEAST: Final = 3
# With more new measures than this share of those that are gone, the plan was renewed.
RENEWED_SHARE: Final = 0.5
# A measure that was done may have been split where its area has so many new ones.
PIECES: Final = 2
# Measures named in one message: what a person reads through.
NAMED: Final = 6


def missing_measures(histories: Sequence[History]) -> tuple[Placed, ...]:
    """Return a `measures-missing` line for each report that lacks open measures of the one before.

    It is a warning where the report seems to be a part of one: it lacks many, has few new ones, and if
    there is a report after it, most of them stand there again. Else it is an info about those that no
    later report has, and no split or merger speaks of: one that went into another, in words of its own, shows
    in nothing else. Beside them stand the done ones that went while others came, and alone where their area
    has got several. In 958 reports of an archive there were 139 such infos.
    """
    return tuple(line for history in histories for line in _of_plan(history))


def _of_plan(history: History) -> Iterator[Placed]:
    reports: list[dict[str, Observation]] = [{} for _ in history.plan.editions]
    last: dict[str, int] = {}
    for seen in history.observations:
        reports[seen.report][seen.tiltak_id] = seen
        last[seen.tiltak_id] = seen.report
    known: set[str] = set()
    parts = [link for link in history.links if link.kind is not LinkKind.SAME]
    told = {
        (link.later.report, end.tiltak_id) for link in parts for end in (link.earlier, link.later)
    }
    doubted = {
        (link.later.report, link.tiltak_id)
        for link in history.links
        if link.certainty is Certainty.DOUBTFUL
    }
    for number, (before, now) in enumerate(pairwise(reports), start=1):
        known |= before.keys()
        new = now.keys() - known
        still_open = {name for name, seen in before.items() if seen.record.status in OPEN}
        gone = still_open - now.keys()
        back = gone & reports[number + 1].keys() if number + 1 < len(reports) else gone
        many = len(gone) >= max(MISSING_AT_LEAST, MISSING_SHARE * len(still_open))
        if many and len(new) <= RENEWED_SHARE * len(gone) <= len(back):
            yield _part(history, number, len(gone), len(still_open))
            continue
        come = [seen for name, seen in now.items() if name in new and (number, name) not in told]
        crowd = Counter(seen.omrade for seen in come)
        lost = [
            seen
            for name, seen in before.items()
            if (number, name) not in told
            and (
                (name not in now and last[name] < number)
                or ((number, name) in doubted and crowd[seen.omrade])
            )
        ]
        open_ones = [seen for seen in lost if seen.record.status in OPEN]
        if open_ones or any(crowd[seen.omrade] >= PIECES for seen in lost):
            yield _lost(history, number, lost if come else open_ones, come)


def _part(history: History, number: int, gone: int, still_open: int) -> Placed:
    editions = history.plan.editions
    message = (
        f"The report lacks {gone} of the {still_open} open measures of {editions[number - 1].report_date}, "
        "which stand in `changes` as removed; look whether slides are missing from the deck."
    )
    return Placed.warning(editions[number].file, "measures-missing", message)


def _lost(
    history: History, number: int, lost: Sequence[Observation], new: Sequence[Observation]
) -> Placed:
    editions = history.plan.editions
    besides = f", and {_titles(new)} {'is' if len(new) == 1 else 'are'} new" if new else ""
    message = (
        f"{_titles(lost)} of {editions[number - 1].report_date} {'is' if len(lost) == 1 else 'are'} gone or "
        f"recognised in doubt{besides}; what was open may have been done, dropped or taken into another: ask, "
        "and if it goes on in other words, say so under [[same]] in ingest.toml."
    )
    found = Diagnostic.info("measures-missing", message)
    return Placed(file=editions[number].file, diagnostic=found)


def _titles(rows: Sequence[Observation]) -> str:
    named = ", ".join(repr(seen.record.tiltak) for seen in rows[:NAMED])
    return named if len(rows) <= NAMED else f"{named} and {len(rows) - NAMED} more"
