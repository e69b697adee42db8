"""Which counts and listed rows belong to which area, where only the counts tell.

A text layer has lost all places: the tables of counts stand in any order, and so do the areas'
names among the rows of a list. What is left is that the figures must add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final

from parsers.text.placing.runs import ORDER, ListedRows
from schema import Status

# A solution that is better by less than this, in rows that a count is wrong by, is a guess: where
# something speaks against it, and where hardly anything does. Of 650 solutions, none that was better
# by more was wrong, but for layers that had lost rows.
CLEAR: Final = 0.25
CLEAR_FITTING: Final = 0.025
# Against a solution that costs less than this, in the same unit, neither figures nor words nor
# priorities speak clearly.
FITTING: Final = 0.3
# Beyond this number of areas, not all orders of the counts are tried but the best fit is taken.
MOST_PERMUTED: Final = 7
MOST_TRIED: Final = 60

Counts = Mapping[Status, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """For each listed row its area (None: none); for each area its table of counts, if any.

    `doubtful` are the areas that other rows or counts would fit about as well.
    """

    rows: tuple[int | None, ...]
    tables: tuple[int | None, ...]
    cost: float
    doubtful: frozenset[int] = frozenset()


def solve(
    started: Sequence[Counts],
    tables: Sequence[Counts],
    rows: ListedRows,
    own: Sequence[int | None] = (),
) -> Solution:
    """Bring rows, areas and counts together so that the figures are wrong by the least.

    `started` holds, for each area, how many rows of each status stand in its tables. `own` is
    each area's table where the overview itself tells it.
    """
    found: list[Solution] = []
    orders = [(tuple(own), 0.0)] if own else _orders(started, tables, rows.count)
    for order, off in orders:
        if found and off > min(solution.cost for solution in found) + CLEAR:
            continue
        wanted = _wanted(started, tables, order)
        found.extend(
            Solution(rows=areas, tables=order, cost=cost + off)
            for cost, areas in rows.divided(wanted)
        )
    best = min(found, key=lambda solution: (solution.cost, str(solution)))
    clear = CLEAR_FITTING if best.cost < FITTING else CLEAR
    close = [solution for solution in found if solution.cost - best.cost < clear]
    doubtful = frozenset[int]().union(*(_unlike(best, other, tables) for other in close))
    return replace(best, doubtful=doubtful)


def _unlike(one: Solution, other: Solution, tables: Sequence[Counts]) -> set[int]:
    """Return the areas that have other rows or figures in one solution than in the other."""
    figures = [
        [None if table is None else dict(tables[table]) for table in solution.tables]
        for solution in (one, other)
    ]
    areas = {area for area in range(len(one.tables)) if figures[0][area] != figures[1][area]}
    pairs = zip(one.rows, other.rows, strict=True)
    return areas | {
        area for pair in pairs if pair[0] != pair[1] for area in pair if area is not None
    }


def _orders(
    started: Sequence[Counts], tables: Sequence[Counts], listed: int
) -> Iterator[tuple[tuple[int | None, ...], float]]:
    """Yield ways to give tables to areas, with the started rows that they are wrong by."""
    areas = len(started)
    choices: list[int | None] = [*range(len(tables))]
    choices += [None] * max(0, areas - len(tables))
    off = [
        [sum(_off(started[area], tables[table]).values()) for table in range(len(tables))]
        for area in range(areas)
    ]
    if max(areas, len(choices)) > MOST_PERMUTED:
        yield from _greedy(off, areas, len(tables))
        return
    idle = [table.get(Status.NOT_STARTED, 0) for table in tables]
    found: dict[tuple[int | None, ...], float] = {}
    for order in permutations(choices, areas):
        wrong = sum(off[area][table] for area, table in enumerate(order) if table is not None)
        missing = abs(sum(idle[table] for table in order if table is not None) - listed)
        bent = sum(abs(area - table) for area, table in enumerate(order) if table is not None)
        found.setdefault(order, wrong + ORDER * bent + (missing if wrong else 0) * 1e-6)
    ranked = sorted(found.items(), key=lambda item: item[1])
    yield from ranked[:MOST_TRIED]


def _greedy(
    off: Sequence[Sequence[int]], areas: int, tables: int
) -> Iterator[tuple[tuple[int | None, ...], float]]:
    order: list[int | None] = [None] * areas
    pairs = sorted(
        (off[area][table] + ORDER * abs(area - table), area, table)
        for area in range(areas)
        for table in range(tables)
    )
    total = 0.0
    for cost, area, table in pairs:
        if order[area] is None and table not in order:
            order[area] = table
            total += cost
    yield tuple(order), total


def _off(started: Counts, declared: Counts) -> dict[Status, int]:
    return {
        status: abs(started.get(status, 0) - declared.get(status, 0))
        for status in declared
        if status is not Status.NOT_STARTED
    }


def _wanted(
    started: Sequence[Counts], tables: Sequence[Counts], order: Sequence[int | None]
) -> list[int | None]:
    """Return how many listed rows each area should have; None where nothing is declared."""
    return [
        None
        if table is None or Status.NOT_STARTED not in tables[table]
        else tables[table][Status.NOT_STARTED] - counts.get(Status.NOT_STARTED, 0)
        for counts, table in zip(started, order, strict=True)
    ]
