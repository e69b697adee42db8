"""What a deck's counts decide of its areas, where headings and places leave it open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Final

from parsers.report.others.counts import Counts
from parsers.report.others.overview import Overview, renamed, with_totals
from parsers.report.others.said import with_said
from parsers.report.words.areas import is_vague, likeness
from schema import Declared, Diagnostic, Record, Status
from schema.vocabulary import Vocabulary

# Areas of one overview that may change places; beyond it the permutations are too many to try.
MOST_PERMUTED: Final = 7
# A heading this unlike an overview's area is not it even where it is the only one left (0-100).
LEFT_OVER_LIKENESS: Final = 40.0


def settled(
    records: list[Record], overview: Overview, known: Sequence[str], vocabulary: Vocabulary
) -> tuple[list[Record], Overview, list[Diagnostic]]:
    """Let the overview's counts decide what headings and places left open of areas.

    `known` are the overview's areas. What was decided so has a line each.
    """
    diagnostics: list[Diagnostic] = []
    found = _found(records)
    left = _left_over([r.omrade for r in records], known, found, overview.declared)
    strange = {name: area for name, area in left.items() if not is_vague(area, vocabulary)}
    headings = {area: name for name, area in left.items() if area not in strange.values()}
    if headings:
        overview = _under_areas(overview, headings)
        diagnostics.extend(
            Diagnostic.warning(
                "counts-decided",
                f"On the overview the figures under “{heading}” are those of “{area}”, the only rows "
                "that they fit; no other heading was found for them.",
            )
            for heading, area in headings.items()
        )
    if strange:
        records = [replace(r, omrade=strange.get(r.omrade, r.omrade)) for r in records]
        found = _found(records)
        diagnostics.extend(
            Diagnostic.info(
                "area-spelling",
                f"The heading “{printed}” is like no area of the overview; by what is left "
                f"it must be “{area}”.",
                slide=next(r.slide for r in records if r.omrade == area) or None,
            )
            for printed, area in strange.items()
        )
    overview = _placed_by_counts(overview, found)
    slides: defaultdict[int, set[str]] = defaultdict(set)
    for record in records:
        slides[record.slide].add(record.omrade)
    overview = with_said(overview, found, slides)
    overview = with_totals(overview, found)
    moved = _by_counts(overview.declared, found)
    if moved is not None:
        overview = renamed(overview, moved)
        names = " and ".join(f"“{name}”" for name in sorted(moved))
        diagnostics.append(
            Diagnostic.warning(
                "counts-decided",
                f"On the overview the figures of {names} stand nearest to other headings "
                "than the rows say; the rows were believed, for so every figure agrees.",
            )
        )
    return records, overview, diagnostics


def _under_areas(overview: Overview, headings: Mapping[str, str]) -> Overview:
    """Return an overview in which areas stand in place of `headings` that name none."""
    areas = [replace(area, name=headings.get(area.name, area.name)) for area in overview.areas]
    return replace(renamed(overview, headings), areas=tuple(areas))


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


def _by_counts(
    declared: Sequence[Declared], found: dict[str, dict[Status, int]]
) -> dict[str, str] | None:
    """Return which area each declared area's figures really belong to, where counts tell.

    None where the figures fit as they stand, or where no other order of them fits exactly, or
    more than one does.
    """
    areas = list(dict.fromkeys(item.omrade for item in declared))
    if len(areas) > MOST_PERMUTED or not set(found) <= set(areas):
        return None
    figures = {
        area: {item.status: item.count for item in declared if item.omrade == area}
        for area in areas
    }

    def fits(area: str, order: str) -> bool:
        rows = found.get(area, {})
        return all(rows.get(status, 0) == count for status, count in figures[order].items())

    if all(fits(area, area) for area in areas):
        return None
    fitting = [
        order
        for order in permutations(areas)
        if all(fits(area, other) for area, other in zip(areas, order, strict=True))
    ]
    if not fitting or any(
        figures[one] != figures[other]
        for order in fitting[1:]
        for one, other in zip(fitting[0], order, strict=True)
    ):
        return None
    return {other: area for area, other in zip(areas, fitting[0], strict=True) if area != other}


def _left_over(
    names: Sequence[str],
    known: Sequence[str],
    found: dict[str, dict[Status, int]],
    declared: Sequence[Declared],
) -> dict[str, str]:
    """Return which overview area a heading means that is like none, if one of each is left.

    The figures of the area must be those of the heading's rows, or the two be somewhat alike.
    """
    strange = [name for name in dict.fromkeys(names) if name and name not in known]
    free = [area for area in known if area not in names]
    pairs: dict[str, str] = {}
    for name in strange:
        rows = found.get(name, {})
        fitting = [
            area
            for area in free
            if any(item.omrade == area for item in declared)
            and all(
                rows.get(item.status, 0) == item.count for item in declared if item.omrade == area
            )
        ]
        if len(fitting) == 1:
            pairs[name] = fitting[0]
        elif len(strange) == len(free) == 1 and likeness(name, free[0]) >= LEFT_OVER_LIKENESS:
            pairs[name] = free[0]
    return pairs if len(set(pairs.values())) == len(pairs) else {}
