"""Reports that say what the one before said: nothing has happened, or a deck got but a new date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ingest.plans.editions import same_content
from schema.diagnostic import Diagnostic
from schema.history import Placed, Plan
from schema.report import Edition, Status

# Of a plan with fewer measures under way, none may well have news for a month.
UNDER_WAY_AT_LEAST: Final = 5


def unchanged_reports(plans: Sequence[Plan]) -> tuple[Placed, ...]:
    """Return an `unchanged-report` line for each report that says the same as the one before.

    One that is the very same file is told of by its date.
    """
    return tuple(
        _line(before, now)
        for plan in plans
        for before, now in pairwise(plan.editions)
        if _many_under_way(now) and before.sha256 != now.sha256 and same_content(before, now)
    )


def _many_under_way(edition: Edition) -> bool:
    under_way = sum(
        record.status is Status.ONGOING and bool(record.siste_status)
        for record in edition.report.records
    )
    return under_way >= UNDER_WAY_AT_LEAST


def _line(before: Edition, now: Edition) -> Placed:
    message = (
        f"The report of {now.report_date} says of all measures, word for word, what that of "
        f"{before.report_date} said; if its tables were only copied, its statuses are those of that day."
    )
    return Placed(file=now.file, diagnostic=Diagnostic.info("unchanged-report", message))
