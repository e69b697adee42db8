"""Whether a report holds as many measures as its own overview declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from schema.report import Declared, Report, Status


def reconciled(report: Report, name: Callable[[str], str]) -> bool | None:
    """Tell whether every declared figure equals the number of records; None where none is declared.

    `name` gives an area's name for its spellings in the deck, so that one that the overview and
    the slides spell unlike is counted as one.
    """
    if not report.declared and not report.totals:
        return None
    counted = Counter((name(record.omrade), record.status) for record in report.records)
    declared = figures(report.declared, name)
    together = Counter(record.status for record in report.records)
    return all(counted[place] == figure for place, figure in declared.items()) and all(
        together[total.status] == total.count for total in report.totals
    )


def figures(
    declared: Sequence[Declared], name: Callable[[str], str]
) -> Counter[tuple[str, Status]]:
    """Return the declared figure for each area and status.

    An overview that a deck repeats counts once; where it repeats itself with other figures the
    last holds. Areas that are spelled unlike and are one are added up.
    """
    last = {(figure.omrade, figure.status): figure.count for figure in declared}
    found: Counter[tuple[str, Status]] = Counter()
    for (area, status), count in last.items():
        found[name(area), status] += count
    return found
