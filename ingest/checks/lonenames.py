"""Areas that are called so in one report alone, or that have a slide of another's measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from ingest.settings import Settings
from ingest.wording import folded
from schema.diagnostic import Diagnostic, short
from schema.history import Certainty, History, Observation, Placed


def lone_names(histories: Sequence[History], settings: Settings) -> tuple[Placed, ...]:
    """Return an `area-guessed` info for each slide of an area that one report alone calls so.

    A report next to it has its measures under other names, and its overview does not count it: it may
    be what a slide says of its area. A plan whose areas were named anew has none, but where the old or
    the new names stand in its first or last report only. A slide has one too whose measures another area had
    before. Other areas that nothing but headings names are told of once, in the last report that has them,
    unless `settings` name them.
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
    """Yield a line for each report with areas that but headings of slides name, there and in the ones before.

    No later report has them. The same conclusion may head their slides in all of them.
    """
    spelled = dict(history.areas)
    renamed = {folded(area.new) for area in history.renamed}
    printed: defaultdict[str, set[int]] = defaultdict(set)
    headed: defaultdict[str, set[int]] = defaultdict(set)
    for row in history.observations:
        printed[row.omrade].add(row.report)
    for number, edition in enumerate(history.plan.editions):
        for name, _ in edition.report.by_heading:
            headed[spelled[name]].add(number)
    for number, edition in enumerate(history.plan.editions):
        found = [
            (name, slides)
            for name, slides in edition.report.by_heading
            if printed[area := spelled[name]] == headed[area]
            and number == max(printed[area])
            and area not in settings.areas
            and folded(name) not in renamed
            and not any((edition.file, slide) in told for slide in slides)
        ]
        if found:
            said = [f"“{short(name)}” (slide {', '.join(map(str, on))})" for name, on in found]
            slides = {slide for _, on in found for slide in on}
            line = Diagnostic.info(
                "area-guessed",
                "Nothing but their slides' headings, here or in another report, says that these are areas: "
                f"{', '.join(said)}; if one is none, write the area's name under [areas] in ingest.toml.",
                slide=min(slides) if len(slides) == 1 else None,
            )
            yield Placed(file=edition.file, diagnostic=line)


def _moved(history: History) -> Iterator[Placed]:
    """Yield a line for each slide all of whose measures another area had in the report before.

    The slide may be a copy on which the heading of other slides was left; put right, or counted so by the
    overview, it is none. The first report is held against the next.
    """
    editions = history.plan.editions
    spelled = dict(history.areas)
    areas: list[dict[str, str]] = [{} for _ in editions]
    slides: list[dict[int, list[Observation]]] = [defaultdict(list) for _ in editions]
    for row in history.observations:
        areas[row.report][row.tiltak_id] = row.omrade
        slides[row.report][row.record.slide].append(row)
    for number, edition in enumerate(editions):
        near, far = (number - 1, number - 2) if number else (1, 2)
        there = areas[near] if near < len(editions) else {}
        further = areas[far] if 0 <= far < len(editions) else {}
        headed = [{row.omrade for row in rows} for rows in slides[number].values()]
        counted: Counter[str] = Counter()
        for figure in edition.report.declared:
            counted[spelled[figure.omrade]] += figure.count
        for slide, rows in slides[number].items():
            own = {row.omrade for row in rows}
            others = {there.get(row.tiltak_id, "") for row in rows}
            if not slide or len(own) != 1 or len(others) != 1 or others & {"", *own}:
                continue
            (name,), (other,) = own, others
            again = any(further.get(row.tiltak_id) == name for row in rows)
            as_counted = counted[name] == sum(name == x for x in areas[number].values())
            known = name in there.values() and not (again or as_counted)
            if known and headed.count(own) > 1:
                line = Diagnostic.info(
                    "area-guessed",
                    f"Slide {slide} is headed “{short(name)}” as others are, and the report of "
                    f"{editions[near].report_date} has its measures under “{short(other)}”; compare the heading "
                    "with the rows.",
                    slide=slide,
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
