"""A plan's past in, figures out: how many measures have each status, beside the deck's own count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ingest.plans.reconcile import figures
from ingest.rows.past import Past
from schema.report import Status
from schema.tables import ProgressRow

# Counted for every area, found or not; the other two only where a report has them.
ALWAYS: Final = frozenset({Status.DONE, Status.ONGOING, Status.NOT_STARTED})
_STATUSES: Final = tuple(Status)


def progress(past: Past) -> list[ProgressRow]:
    """Return a figure for each report, area and status; areas without rows are counted too."""
    return [row for index in range(len(past.reports)) for row in _report(past, index)]


def _report(past: Past, index: int) -> Iterable[ProgressRow]:
    counts = Counter((seen.omrade, seen.record.status) for seen in past.reports[index])
    declared = figures(past.editions[index].report.declared, past.area)
    for area in past.areas[index]:
        for status in _STATUSES:
            place = (area, status)
            if status in ALWAYS or place in counts or place in declared:
                count, figure_there = counts[place], declared.get(place)
                yield ProgressRow(
                    plan=past.plan,
                    report_date=past.dates[index],
                    omrade=area,
                    status=status,
                    count=count,
                    declared=figure_there,
                    difference=None if figure_there is None else count - figure_there,
                )
