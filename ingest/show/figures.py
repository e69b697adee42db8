"""The figures that a slide declares, beside how many measures were read."""

from __future__ import annotations

from typing import Final

from schema.report import Report, Status
from schema.values import dataclass

WHOLE: Final = "the whole deck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A declared figure, and how many measures were read of what it counts."""

    status: Status
    count: int
    read: int


def declared_on(number: int, report: Report) -> dict[str, list[Figure]]:
    """Return a slide's figures by area; those of all areas together are of the `WHOLE`."""
    found: dict[str, list[Figure]] = {}
    for one in report.declared:
        if one.slide == number:
            read = sum(r.omrade == one.omrade and r.status is one.status for r in report.records)
            figure = Figure(status=one.status, count=one.count, read=read)
            found.setdefault(one.omrade, []).append(figure)
    for total in report.totals:
        if total.slide == number:
            read = sum(r.status is total.status for r in report.records)
            figure = Figure(status=total.status, count=total.count, read=read)
            found.setdefault(WHOLE, []).append(figure)
    return found
