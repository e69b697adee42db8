"""The rows of a text layer's lists divided among areas into unbroken runs.

The areas' names stand anywhere among the rows. What is left is that the figures must add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers.text.placing.likeness import Profile, row_likeness, scaled

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
# Out of the overview's order, for each place:
ORDER: Final = 0.001
# Where counts are declared, runs of rows that differ by more from them are not tried.
MOST_OFF: Final = 8
# Of all ways to divide the rows up to one of them, so many of the cheapest are followed.
MOST_WAYS: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of a list: its words, its priority, and the area that its page belongs to, if one."""

    text: str
    pri: int | None
    page_area: int | None = None


class ListedRows:
    """The listed rows, ready to be divided among areas into unbroken runs.

    `headings` are (area, number of listed rows before it); `profiles` are the areas' words.
    """

    def __init__(
        self,
        listed: Sequence[Listed],
        headings: Sequence[tuple[int, int]],
        profiles: Sequence[Profile],
    ) -> None:
        self.count = len(listed)
        self._areas = len(profiles)
        self._headings = headings
        self._named = frozenset(area for area, _ in headings)
        order = list(dict.fromkeys(area for area, _ in headings))
        # For each area, the set of those whose headings stand behind its own.
        self._later = [
            sum(1 << other for other in order[order.index(area) + 1 :]) if area in order else 0
            for area in range(self._areas)
        ]
        likeness = scaled(row_likeness([row.text for row in listed], profiles))
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
        ways: list[dict[int, list[_Way]]] = [{} for _ in range(self.count + 1)]
        ways[0][0] = [_Way(cost=0.0, ends=())]
        for row in range(self.count):
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
            for end in range(row + 1, self.count + 1):
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
