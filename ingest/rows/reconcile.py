"""Whether a report holds as many measures as its own overview declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ingest.rows.progress import figures
from schema.report import Report, Status


def reconciled(report: Report, spelling: Mapping[str, str]) -> bool | None:
    """Tell whether every declared figure equals the number of records; None where none is declared.

    `spelling` maps the areas' spellings in the deck to the plan's, so that an area that the
    overview and the slides spell unlike is counted as one.
    """
    if not report.declared:
        return None
    counted = Counter((_spelled(r.omrade, spelling), r.status) for r in report.records)
    declared: Counter[tuple[str, Status]] = Counter()
    for (area, status), figure in figures(report.declared).items():
        declared[_spelled(area, spelling), status] += figure
    return all(counted[place] == figure for place, figure in declared.items())


def _spelled(area: str, spelling: Mapping[str, str]) -> str:
    return spelling.get(area, area)
