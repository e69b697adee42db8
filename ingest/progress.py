"""History in, figures out: how many measures of each area have each status, beside the deck's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.past import Past
from schema.history import History
from schema.report import Declared, Status
from schema.tables import ProgressRow

# Counted for every area, found or not; the other two only where a report has them.
ALWAYS = (Status.DONE, Status.ONGOING, Status.NOT_STARTED)


def progress(history: History) -> list[ProgressRow]:
    """Return a figure for each report, area and status; areas without rows are counted too."""
    past = Past.of(history)
    spelling = dict(history.areas)
    rows = []
    for index, report in enumerate(past.reports):
        counts = Counter((seen.omrade, seen.record.status) for seen in report)
        declared: Counter[tuple[str, Status]] = Counter()
        for (area, status), figure in figures(history.plan.editions[index].report.declared).items():
            declared[spelling.get(area, area), status] += figure
        for area in past.areas[index]:
            for status in Status:
                place = (area, status)
                if status in ALWAYS or place in counts or place in declared:
                    rows.append(_row(past, index, place, counts[place], declared.get(place)))
    return rows


def figures(declared: Sequence[Declared]) -> dict[tuple[str, Status], int]:
    """Return the declared figure for each area, as spelled there, and status.

    An overview that a deck repeats counts once; where it repeats itself with other figures the
    last holds.
    """
    return {(figure.omrade, figure.status): figure.count for figure in declared}


def _row(
    past: Past, index: int, place: tuple[str, Status], count: int, declared: int | None
) -> ProgressRow:
    area, status = place
    return ProgressRow(
        plan=past.plan,
        report_date=past.dates[index],
        omrade=area,
        status=status,
        count=count,
        declared=declared,
        difference=None if declared is None else count - declared,
    )
