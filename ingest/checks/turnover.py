"""Areas that open measures have left and new ones stand in: the new may be the old, or their pieces.

A measure split or merged in words of its own, with another priority and other gevinst, shows in no row; it
shows in that something went which was not done, and something else came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from schema.diagnostic import Diagnostic
from schema.history import Certainty, History, LinkKind, Observation, Placed
from schema.report import OPEN

# One measure that is gone and one that is new are but what comes and goes; in other words, they would be alike.
A_PAIR: Final = 2
# Of an area that more measures have left, or come to, in one report, the plan was renewed, and it tells little.
FEW: Final = 3


def turned_over(histories: Sequence[History]) -> tuple[Placed, ...]:
    """Return a `maybe-same` info for each slide with new measures of an area that has lost open ones.

    Lost is also what was recognised in doubt; what comes back later is not, and a split or merger that was
    found explains what it speaks of. In 441 reports of made-up plans where measures but end and begin there
    were 13 such lines, in 600 of another archive three.
    """
    return tuple(line for history in histories for line in _of_plan(history))


def _of_plan(history: History) -> Iterator[Placed]:
    reports: list[list[Observation]] = [[] for _ in history.plan.editions]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for seen in history.observations:
        reports[seen.report].append(seen)
        first.setdefault(seen.tiltak_id, seen.report)
        last[seen.tiltak_id] = seen.report
    explained = {
        (link.later.report, end.tiltak_id)
        for link in history.links
        for end in (link.earlier, link.later)
        if link.kind is not LinkKind.SAME
    }
    doubted = {
        (link.later.report, link.tiltak_id)
        for link in history.links
        if link.certainty is Certainty.DOUBTFUL
    } - explained
    asked = {(link.later.report, link.later.tiltak_id) for link in history.nearly}
    for number, (before, now) in enumerate(pairwise(reports), start=1):
        areas = {seen.omrade for seen in now}
        new = [
            seen
            for seen in now
            if first[seen.tiltak_id] == number and (number, seen.tiltak_id) not in explained
        ]
        unsure = [seen for seen in now if (number, seen.tiltak_id) in doubted]
        come = Counter(seen.omrade for seen in (*new, *unsure))
        names = {seen.tiltak_id for seen in unsure}
        lost = [
            seen
            for seen in before
            if seen.tiltak_id in names
            or (last[seen.tiltak_id] < number and (number, seen.tiltak_id) not in explained)
        ]
        untold = [seen for seen in new if (number, seen.tiltak_id) not in asked]
        for (area, _), rows in groupby(untold, key=lambda seen: (seen.omrade, seen.record.slide)):
            left = [seen for seen in lost if seen.omrade == area or seen.omrade not in areas]
            some_open = any(seen.record.status in OPEN for seen in left)
            sides = len(left), come[area]
            if some_open and sum(sides) > A_PAIR and max(sides) <= FEW:
                yield _line(history, left, list(rows))


def _line(history: History, gone: Sequence[Observation], new: Sequence[Observation]) -> Placed:
    editions = history.plan.editions
    message = (
        f"{f'Of “{new[0].omrade}”' if new[0].omrade else 'Here'}, {_titles(gone)} of {editions[gone[0].report].report_date} "
        f"{'is' if len(gone) == 1 else 'are'} gone or recognised in doubt, and {_titles(new)} "
        f"{'is' if len(new) == 1 else 'are'} new; if one is the other in other words, or a piece of it, "
        "say so under [[same]] in ingest.toml."
    )
    found = Diagnostic.info("maybe-same", message, slide=new[0].record.slide or None)
    return Placed(file=editions[new[0].report].file, diagnostic=found)


def _titles(rows: Sequence[Observation]) -> str:
    return ", ".join(repr(seen.record.tiltak) for seen in rows)
