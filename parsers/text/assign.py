"""Which counts, listed rows and goals belong to which area, where only the counts tell.

A text layer has lost all places: the tables of counts stand in any order, and so do the areas'
names among the rows of a list. What is left is that the figures must add up.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations
from typing import Final

from schema import Status
from schema.vocabulary import folded

# Costs, in rows that a count is wrong by.
# A heading that parts the rows of another area:
HEADING_INSIDE: Final = 1.0
# A heading a row away from its area's rows (the rows may be drawn before all headings):
HEADING_AWAY: Final = 0.005
# A row on a page that another area's heading has for itself:
OTHER_PAGE: Final = 0.6
# Two areas whose rows stand the other way round than their headings. Headings are drawn in the
# order of their tables, so words and priorities must speak clearly to put this in doubt:
INVERTED: Final = 0.45
# Priorities are sorted within an area; a step back within one:
PRI_STEP_BACK: Final = 0.1
# The words of a row are another area's, altogether:
OTHER_WORDS: Final = 0.1
# A row without an area, and an area with a heading among the rows but without rows:
NO_AREA: Final = 5.0
NO_ROWS: Final = 1.0
# An area that has rows but no heading, where others have headings:
NO_HEADING: Final = 0.3
# An area that is left without goals while others have some, in likenesses of a goal:
NO_GOALS: Final = 0.4
# Out of the overview's order, for each place:
ORDER: Final = 0.001
# A solution that is better by less than this is a guess.
CLEAR: Final = 0.25
# Beyond this number of areas, not all orders of the counts are tried but the best fit is taken.
MOST_PERMUTED: Final = 7
MOST_TRIED: Final = 60
# Where counts are declared, runs of rows that differ by more from them are not tried.
MOST_OFF: Final = 8
# Of all ways to divide the rows up to one of them, so many of the cheapest are followed.
MOST_WAYS: Final = 300

Counts = Mapping[Status, int]
# What is said about an area: texts, each with its weight.
Profile = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of a list: its words, its priority, and the area that its page belongs to, if one."""

    text: str
    pri: int | None
    page_area: int | None = None


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
    listed: Sequence[Listed],
    headings: Sequence[tuple[int, int]],
    profiles: Sequence[Profile],
) -> Solution:
    """Bring rows, areas and counts together so that the figures are wrong by the least.

    `started` holds, for each area, how many rows of each status stand in its tables; `headings`
    are (area, number of listed rows before it); `profiles` are the areas' words.
    """
    rows = _Rows(listed, headings, profiles)
    found: list[Solution] = []
    for order, off in _orders(started, tables, len(listed)):
        if found and off > min(solution.cost for solution in found) + CLEAR:
            continue
        wanted = _wanted(started, tables, order)
        found.extend(
            Solution(rows=areas, tables=order, cost=cost + off)
            for cost, areas in rows.divided(wanted)
        )
    best = min(found, key=lambda solution: (solution.cost, str(solution)))
    close = [solution for solution in found if solution.cost - best.cost < CLEAR]
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


class _Rows:
    """The listed rows, ready to be divided among areas into unbroken runs."""

    def __init__(
        self,
        listed: Sequence[Listed],
        headings: Sequence[tuple[int, int]],
        profiles: Sequence[Profile],
    ) -> None:
        self._count = len(listed)
        self._areas = len(profiles)
        self._headings = headings
        self._named = frozenset(area for area, _ in headings)
        order = list(dict.fromkeys(area for area, _ in headings))
        # For each area, the set of those whose headings stand behind its own.
        self._later = [
            sum(1 << other for other in order[order.index(area) + 1 :]) if area in order else 0
            for area in range(self._areas)
        ]
        likeness = _scaled(row_likeness([row.text for row in listed], profiles))
        self._costs = [
            [
                OTHER_WORDS * (max(likes, default=0.0) - likes[area])
                + (OTHER_PAGE if row.page_area not in (None, area) else 0.0)
                for area in range(self._areas)
            ]
            for row, likes in zip(listed, likeness, strict=True)
        ]
        self._back = [
            PRI_STEP_BACK
            if one.pri is not None and other.pri is not None and other.pri < one.pri
            else 0.0
            for one, other in pairwise(listed)
        ]

    def divided(self, wanted: Sequence[int | None]) -> list[tuple[float, tuple[int | None, ...]]]:
        """Return the best divisions, with headings behind their rows and with them in front."""
        return [
            division
            for behind in (True, False)
            for division in self._best(_Wish(wanted=wanted, behind=behind, named=self._named))
        ]

    def _best(self, wish: _Wish) -> list[tuple[float, tuple[int | None, ...]]]:
        # For each row, the cheapest two ways there for each set of areas that have been given rows.
        ways: list[dict[int, list[_Way]]] = [{} for _ in range(self._count + 1)]
        ways[0][0] = [_Way(cost=0.0, ends=())]
        for row in range(self._count):
            open_ways = [(used, way) for used, found in ways[row].items() for way in found]
            open_ways.sort(key=lambda item: (item[1].cost, item[0]))
            for used, way in open_ways[:MOST_WAYS]:
                for end, mask, longer in self._extended(row, used, way, wish):
                    known = ways[end].setdefault(mask, [])
                    known.append(longer)
                    known.sort(key=lambda item: item.cost)
                    del known[2:]
        ends = [
            (way.cost + wish.unused(used), way.ends)
            for used, found in ways[-1].items()
            for way in found
        ]
        ends.sort(key=lambda end: (end[0], str(end[1])))
        return [(cost, _areas_of(path)) for cost, path in ends[:3]]

    def _extended(
        self, row: int, used: int, way: _Way, wish: _Wish
    ) -> Iterator[tuple[int, int, _Way]]:
        yield row + 1, used, _Way(cost=way.cost + NO_AREA, ends=(*way.ends, (None, row + 1)))
        for area in range(self._areas):
            if used & (1 << area):
                continue
            run = 0.0
            for end in range(row + 1, self._count + 1):
                run += self._costs[end - 1][area]
                run += self._back[end - 2] if end - 1 > row else 0.0
                off = wish.off(area, end - row)
                if off > MOST_OFF:
                    continue
                cost = way.cost + run + off + ORDER * abs(len(way.ends) - area)
                cost += self._heading_cost(area, row, end, behind=wish.behind)
                cost += INVERTED * (used & self._later[area]).bit_count()
                yield end, used | (1 << area), _Way(cost=cost, ends=(*way.ends, (area, end)))

    def _heading_cost(self, area: int, start: int, end: int, *, behind: bool) -> float:
        cost = NO_HEADING if self._named and area not in self._named else 0.0
        for of, place in self._headings:
            if of == area:
                cost += HEADING_AWAY * abs(place - (end if behind else start))
                wrong_side = place < end if behind else place > start
                cost += HEADING_INSIDE if wrong_side else 0.0
            elif start < place < end:
                cost += HEADING_INSIDE
        return cost


def _areas_of(ends: Sequence[tuple[int | None, int]]) -> tuple[int | None, ...]:
    areas: list[int | None] = []
    for area, end in ends:
        areas.extend([area] * (end - len(areas)))
    return tuple(areas)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A division of the first rows: the area of each run, and the row that it ends before."""

    cost: float
    ends: tuple[tuple[int | None, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """How many rows each area should have, and on which side of its rows its heading stands."""

    wanted: Sequence[int | None]
    behind: bool
    named: frozenset[int]

    def off(self, area: int, rows: int) -> int:
        want = self.wanted[area]
        return 0 if want is None else abs(rows - want)

    def unused(self, used: int) -> float:
        """Return what it costs that the areas outside a set have no rows."""
        return sum(
            self.off(area, 0) + (NO_ROWS if area in self.named else 0.0)
            for area in range(len(self.wanted))
            if not used & (1 << area)
        )


def row_likeness(texts: Sequence[str], profiles: Sequence[Profile]) -> list[list[float]]:
    """Return how much of each text's rare word parts stands in each profile, from 0."""
    documents = [_weighed(profile) for profile in profiles]
    spread = Counter(gram for document in documents for gram in document)
    rarity = {gram: math.log((len(profiles) + 0.5) / count) for gram, count in spread.items()}
    found = []
    for text in texts:
        grams = _grams(text)
        total = sum(grams.values()) or 1
        found.append(
            [
                sum(
                    count * rarity[gram] * document[gram]
                    for gram, count in grams.items()
                    if gram in document
                )
                / total
                for document in documents
            ]
        )
    return found


def _scaled(found: list[list[float]]) -> list[list[float]]:
    """Return likenesses on a scale on which the greatest is 1."""
    top = max((value for row in found for value in row), default=0.0) or 1.0
    return [[value / top for value in row] for row in found]


def _weighed(profile: Profile) -> dict[str, float]:
    document: dict[str, float] = {}
    for text, weight in profile:
        for gram in _grams(text):
            document[gram] = max(weight, document.get(gram, 0.0))
    return document


def _grams(text: str) -> Counter[str]:
    # Five letters from a word's start tell `miljø` from `miljøledelse` no more than needed.
    words = re.findall(r"\w{4,}", folded(text))
    return Counter(
        word[place : place + 5] for word in words for place in range(max(1, len(word) - 4))
    )


def share_out(
    texts: Sequence[str],
    breaks: Sequence[float],
    profiles: Sequence[Profile],
) -> list[int]:
    """Give goals, in the order of their lines, to areas in unbroken runs; return each one's area.

    `breaks` says what it costs to begin a new run before each goal: nothing where counts stand
    between, more inside a list.
    """
    likeness = _scaled(row_likeness(texts, profiles))
    areas = len(profiles)
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
    for place in range(len(texts)):
        level: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        for area in range(areas):
            gain = likeness[place][area]
            if not best:
                level[1 << area, area] = (gain, (area,))
                continue
            for (used, last), (score, path) in best.items():
                if area != last and used & (1 << area):
                    continue
                total = score + gain - (breaks[place] if area != last else 0.0)
                key = (used | (1 << area), area)
                if key not in level or total > level[key][0]:
                    level[key] = (total, (*path, area))
        best = level
    every = (1 << areas) - 1

    def final(item: tuple[tuple[int, int], tuple[float, tuple[int, ...]]]) -> float:
        (used, _), (score, _) = item
        return score - NO_GOALS * (every & ~used).bit_count()

    return list(max(best.items(), key=final)[1][1]) if best else []
