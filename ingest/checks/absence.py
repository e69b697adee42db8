"""Reports that lack much of what stood in the one before: a part of a report, not its news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from schema.history import History, Observation, Placed
from schema.report import OPEN

# A report that lacks this share of the open measures of the one before may be half a report …
MISSING_SHARE: Final = 0.5
# … if they are so many: of two measures, one may well go.
MISSING_AT_LEAST: Final = 3
# With more new measures than this share of those that are gone, the plan was renewed.
RENEWED_SHARE: Final = 0.5


def missing_measures(histories: Sequence[History]) -> tuple[Placed, ...]:
    """Return a `measures-missing` line for each report that seems to be a part of one.

    It lacks many open measures of the report before, has few new ones, and if there is a report
    after it, most of them stand there again.
    """
    return tuple(line for history in histories for line in _of_plan(history))


def _of_plan(history: History) -> Iterator[Placed]:
    reports: list[dict[str, Observation]] = [{} for _ in history.plan.editions]
    for seen in history.observations:
        reports[seen.report][seen.tiltak_id] = seen
    known: set[str] = set()
    for number, (before, now) in enumerate(pairwise(reports), start=1):
        known |= before.keys()
        still_open = {name for name, seen in before.items() if seen.record.status in OPEN}
        gone = still_open - now.keys()
        if len(gone) < max(MISSING_AT_LEAST, MISSING_SHARE * len(still_open)):
            continue
        back = gone & reports[number + 1].keys() if number + 1 < len(reports) else gone
        if len(now.keys() - known) <= RENEWED_SHARE * len(gone) <= len(back):
            yield _line(history, number, len(gone), len(still_open))


def _line(history: History, number: int, gone: int, still_open: int) -> Placed:
    editions = history.plan.editions
    message = (
        f"The report lacks {gone} of the {still_open} open measures of {editions[number - 1].report_date}, "
        "which stand in `changes` as removed; look whether slides are missing from the deck."
    )
    return Placed.warning(editions[number].file, "measures-missing", message)
