"""A plan's past in, measures out: what has become of each."""

from __future__ import annotations

from datetime import date

from ingest.rows.changes import changed_columns
from ingest.rows.past import Measure, Past
from schema.report import Status
from schema.tables import Change, MeasureRow

_BEGUN = (Status.ONGOING, Status.DONE)
_NEWS = frozenset({Change.STATUS, Change.SISTE_STATUS})


def tiltak(past: Past) -> list[MeasureRow]:
    """Return one row for each measure, with its latest values and the dates of its life."""
    return [_row(past, measure) for measure in past.measures]


def _row(past: Past, measure: Measure) -> MeasureRow:
    dates = past.dates
    seen, latest = measure.observations, measure.latest
    begun = next((s for s in seen if s.record.status in _BEGUN), None)
    return MeasureRow(
        plan=past.plan,
        tiltak_id=measure.tiltak_id,
        omrade=latest.omrade,
        tiltak=latest.record.tiltak,
        pri=latest.record.pri,
        status=latest.record.status,
        first_seen=dates[seen[0].report],
        last_seen=dates[latest.report],
        started=dates[begun.report] if begun else None,
        completed=_completed(past, measure),
        reports=len(seen),
        reports_unchanged=_unchanged(past, measure),
        in_latest=latest.report == len(dates) - 1,
    )


def _completed(past: Past, measure: Measure) -> date | None:
    """Return the date of the first of the latest observations that all show it as done."""
    since = None
    for seen in reversed(measure.observations):
        if seen.record.status is not Status.DONE:
            break
        since = past.dates[seen.report]
    return since


def _unchanged(past: Past, measure: Measure) -> int:
    count = 0
    seen = measure.observations
    for earlier, later in zip(reversed(seen[:-1]), reversed(seen[1:]), strict=True):
        if _NEWS & changed_columns(past, earlier, later).keys():
            break
        count += 1
    return count
