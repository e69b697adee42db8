"""Areas that are called so in one report alone, or that take in all measures of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import Final

from ingest.settings import Settings
from ingest.wording import folded
from schema.diagnostic import Diagnostic, short
from schema.history import Certainty, History, Observation, Placed

# A single measure may well be moved to another area; an area of so many, with a slide of their own, seldom.
FEWEST_MOVED: Final = 2


def lone_names(histories: Sequence[History], settings: Settings) -> tuple[Placed, ...]:
    """Return an `area-guessed` info for each slide of an area that one report alone calls so.

    A report next to it has its measures under other names, and its overview does not count it: it may
    be what a slide says of its area. A plan whose areas were named anew has none, but where the old or
    the new names stand in its first or last report only. A slide with all measures of an area that is
    gone, under another's name, has one too. Other areas that headings of one report alone name are told
    of once for the report, unless `settings` name them.
    """
    found: list[Placed] = []
    for history in histories:
        lines = [*_of_plan(history), *_moved(history)]
        told = {(line.file, line.diagnostic.slide) for line in lines}
        found += [*lines, *_by_heading(history, settings, told)]
    return tuple(found)


def _by_heading(
    history: History, settings: Settings, told: Container[tuple[str, int | None]]
) -> Iterator[Placed]:
    """Yield a line for each report with areas that but headings of slides name, and no other report."""
    spelled = dict(history.areas)
    renamed = {folded(area.new) for area in history.renamed}
    printed: defaultdict[str, set[int]] = defaultdict(set)
    for row in history.observations:
        printed[row.omrade].add(row.report)
    for number, edition in enumerate(history.plan.editions):
        alone = [
            (name, slides)
            for name, slides in edition.report.by_heading
            if printed[spelled[name]] == {number}
            and spelled[name] not in settings.areas
            and folded(name) not in renamed
            and not any((edition.file, slide) in told for slide in slides)
        ]
        if alone:
            said = [f"“{short(name)}” (slide {', '.join(map(str, on))})" for name, on in alone]
            slides = {slide for _, on in alone for slide in on}
            line = Diagnostic.info(
                "area-guessed",
                f"Nothing but their slides' headings, in this report alone, says that these are areas: "
                f"{', '.join(said)}; if one is none, write the area's name under [areas] in ingest.toml.",
                slide=min(slides) if len(slides) == 1 else None,
            )
            yield Placed(file=edition.file, diagnostic=line)


def _moved(history: History) -> Iterator[Placed]:
    """Yield a line for each slide with all measures of an area that is gone, apart from its new area's others.

    The slide may be a copy on which the other area's heading was left.
    """
    rows: list[dict[str, list[Observation]]] = [defaultdict(list) for _ in history.plan.editions]
    for row in history.observations:
        rows[row.report][row.omrade].append(row)
    for edition, before, now in zip(history.plan.editions[1:], rows, rows[1:], strict=False):
        for area in sorted(before.keys() - now.keys() - {""}):
            ids = {row.tiltak_id for row in before[area]}
            homes = [name for name, found in now.items() if any(r.tiltak_id in ids for r in found)]
            if len(homes) != 1 or homes[0] not in before:
                continue
            (name,) = homes
            moved = [row for row in now[name] if row.tiltak_id in ids]
            slides = {row.record.slide for row in moved}
            rest = {row.record.slide for row in now[name] if row.tiltak_id not in ids}
            if len(moved) < FEWEST_MOVED or slides & rest:
                continue
            for slide in sorted(slides):
                line = Diagnostic.info(
                    "area-guessed",
                    f"Slide {slide} is headed “{short(name)}” and has measures that stood under "
                    f"“{short(area)}” in the report before, which no slide names now; compare the heading "
                    "with the rows.",
                    slide=slide or None,
                )
                yield Placed(file=edition.file, diagnostic=line)


def _of_plan(history: History) -> Iterator[Placed]:
    plan = history.plan
    rows: defaultdict[str, list[Observation]] = defaultdict(list)
    seen: list[dict[str, Observation]] = [{} for _ in plan.editions]
    doubted = {
        (link.later.report, link.tiltak_id)
        for link in history.links
        if link.certainty is Certainty.DOUBTFUL
    }
    # What was taken for an old name by its measures alone is another name.
    renamed = {folded(area.new) for area in history.renamed}
    spelled = dict(history.areas)
    for row in history.observations:
        rows[row.omrade].append(row)
        if (row.report, row.tiltak_id) not in doubted:
            seen[row.report][row.tiltak_id] = row
    for area, own in rows.items() if len(plan.editions) > 1 else ():
        printed = {row.report for row in own if folded(row.record.omrade) not in renamed}
        if not area or len(printed) != 1:
            continue
        (report,) = printed
        declared = {figure.omrade for figure in plan.editions[report].report.declared}
        if any(spelled.get(name) == area and folded(name) not in renamed for name in declared):
            continue
        beside = [seen[n] for n in (report - 1, report + 1) if 0 <= n < len(plan.editions)]
        others = {
            found[row.tiltak_id].record.omrade
            for row in own
            for found in beside
            if row.report == report and row.tiltak_id in found
        } - {""}
        if others:
            message = (
                f"Only the report of {plan.editions[report].report_date} calls an area “{short(area)}”, and "
                f"the one next to it has measures of it under “{short(min(others))}”; if the former says how "
                "the area stands, write the latter under [areas] in ingest.toml."
            )
            for place, slide in dict.fromkeys((row.report, row.record.slide) for row in own):
                line = Diagnostic.info("area-guessed", message, slide=slide or None)
                yield Placed(file=plan.editions[place].file, diagnostic=line)
