"""Areas that are called so in one report alone, while their measures go on under other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.wording import folded
from schema.diagnostic import Diagnostic, short
from schema.history import Certainty, History, Observation, Placed


def lone_names(histories: Sequence[History]) -> tuple[Placed, ...]:
    """Return an `area-guessed` info for each slide of an area that one report alone calls so.

    A report next to it has its measures under other names, and its overview does not count it: it may
    be what a slide says of its area. A plan whose areas were named anew has none, but where the old or
    the new names stand in its first or last report only.
    """
    return tuple(line for history in histories for line in _of_plan(history))


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
