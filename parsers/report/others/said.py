"""What texts count in a line or a sentence, held against the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from parsers.report.others.counts import Counts
from parsers.report.others.overview import Overview
from schema import Declared, Status, Total
from schema.vocabulary import folded

Rows = Mapping[Status, int]


def with_said(
    overview: Overview, found: Mapping[str, Rows], slides: Mapping[int, Collection[str]]
) -> Overview:
    """Return an overview to which what texts count has been added.

    Those that name areas count their rows, if they do so for every area that rows `found` have.
    One that names none counts all rows, or those of the area whose slide it stands on; where no
    other figures are, and it stands on none of the `slides` of measures, each with its areas, it
    counts all of them though they do not agree. What else does not agree with rows is unplaced.
    """
    if not overview.said:
        return overview
    rows: Counter[Status] = Counter()
    for counts in found.values():
        rows.update(counts)
    told = [said if said.area else _of_slide(said, slides, found) for said in overview.said]
    named = [_of_rows(said, found) for said in told if said.area]
    about_all = [said for said in told if not said.area]
    declared = overview.declared or _declared(named, found)
    agreeing = [said for said in about_all if said.agree(rows)]
    unplaced = [
        said for said in about_all if not any(said.agree(own) for own in (rows, *found.values()))
    ]
    unplaced += [said for said in named if not _is_told(said, found, told=bool(declared))]
    if not (agreeing or declared or overview.unplaced):
        free = (said for said in unplaced if not said.area and said.slide not in slides)
        for said in [said for said in free if not said.figures_agree(rows)][:1]:
            totals = (Total(status=s, count=count, slide=said.slide) for s, count in said.counts)
            overview = replace(overview, totals=tuple(totals))
            unplaced.remove(said)
    unplaced = [*overview.unplaced, *agreeing, *unplaced]
    return replace(overview, declared=declared, unplaced=tuple(unplaced))


def _of_slide(
    said: Counts, slides: Mapping[int, Collection[str]], found: Mapping[str, Rows]
) -> Counts:
    """Return what a text counts under its slide's only area, if it agrees with the rows of that."""
    areas = [*slides.get(said.slide, ())]
    own = len(areas) == 1 < len(found) and said.agree(found.get(areas[0], {}))
    return replace(said, area=areas[0]) if own else said


def _of_rows(said: Counts, found: Mapping[str, Rows]) -> Counts:
    """Return what a text counts under the area's name that rows have, where the plan's stands before one.

    `Handlingsplan HR – Kompetanse` on the slide is `Kompetanse`.
    """
    name = folded(said.area or "")
    ends = [
        own for own in found if own and (name.endswith(folded(own)) or folded(own).endswith(name))
    ]
    return replace(said, area=ends[0]) if said.area not in found and len(ends) == 1 else said


def _declared(named: Sequence[Counts], found: Mapping[str, Rows]) -> tuple[Declared, ...]:
    """Return the figures of areas, none where texts do not count those of all areas."""
    if not set(found) <= {said.area for said in named}:
        return ()
    first: dict[tuple[str, Status], Declared] = {}
    for said in named:
        area = said.area or ""
        for status, count in said.counts:
            figure = Declared(omrade=area, status=status, count=count, slide=said.slide)
            first.setdefault((area, status), figure)
    return tuple(first.values())


def _is_told(said: Counts, found: Mapping[str, Rows], *, told: bool) -> bool:
    """Tell whether an area's rows agree with a text, or its figures are `told` as an overview's are."""
    own = found.get(said.area or "", {})
    return said.agree(own) or (told and not said.figures_agree(own))
