"""What a deck's counts decide of its areas, where headings and places leave it open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from parsers.report.others.overview import Counts, Overview, renamed, without_totals
from parsers.report.placing import placing
from schema import Declared, Diagnostic, Record, Severity, Status


def settled(
    records: list[Record], overview: Overview, known: Sequence[str]
) -> tuple[list[Record], Overview, list[Diagnostic]]:
    """Let the overview's counts decide what headings and places left open of areas.

    `known` are the overview's areas. What was decided so has a line each.
    """
    diagnostics: list[Diagnostic] = []
    found = _found(records)
    strange = placing.left_over(
        [record.omrade for record in records], known, found, overview.declared
    )
    if strange:
        records = [replace(r, omrade=strange.get(r.omrade, r.omrade)) for r in records]
        found = _found(records)
        diagnostics.extend(
            Diagnostic(
                severity=Severity.INFO,
                code="area-spelling",
                message=f"The heading “{printed}” is like no area of the overview; by what is left "
                f"it must be “{area}”.",
            )
            for printed, area in strange.items()
        )
    overview = without_totals(_placed_by_counts(overview, found), found)
    moved = placing.by_counts(overview.declared, found)
    if moved is not None:
        overview = renamed(overview, moved)
        names = " and ".join(f"“{name}”" for name in sorted(moved))
        diagnostics.append(
            Diagnostic(
                severity=Severity.WARNING,
                code="counts-decided",
                message=f"On the overview the figures of {names} stand nearest to other headings "
                "than the rows say; the rows were believed, for so every figure agrees.",
            )
        )
    return records, overview, diagnostics


def _found(records: Sequence[Record]) -> dict[str, dict[Status, int]]:
    found: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    for record in records:
        found[record.omrade][record.status] += 1
    return {area: dict(counts) for area, counts in found.items()}


def _placed_by_counts(overview: Overview, found: dict[str, dict[Status, int]]) -> Overview:
    """Give counts without a heading to the one area without counts whose rows they fit."""
    if not overview.unplaced:
        return overview
    declared = list(overview.declared)
    left: list[Counts] = []
    for table in overview.unplaced:
        taken = {item.omrade for item in declared}
        fitting = [
            area
            for area, rows in found.items()
            if area not in taken and all(rows.get(s, 0) == count for s, count in table.counts)
        ]
        if len(fitting) == 1:
            declared.extend(
                Declared(omrade=fitting[0], status=status, count=count, slide=table.slide)
                for status, count in table.counts
            )
        else:
            left.append(table)
    return replace(overview, declared=tuple(declared), unplaced=tuple(left))
