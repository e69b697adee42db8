"""Gevinst and siste status of a text layer told apart, from what the two columns left behind.

Both columns stand one behind the other in the lines of a row. Four traces tell where the first
one ends: the columns are of different width, so their lines were wrapped at different lengths;
writers of text layers leave an empty line where the printing position leaps; two items on one
printed line stand in two columns; and the columns begin with different words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from parsers.text.measures.items import Item, Widths, items_of, widths_of
from parsers.text.measures.printing import FEWEST_GAPS, Printing, best_printing
from parsers.text.measures.row import Fragment, TextRow
from parsers.text.measures.widths import column_width, line_width
from schema.vocabulary import LISTS, Column, folded

Of = TypeVar("Of")

# Rounds of learning the columns' widths and words from the split of the round before.
ROUNDS: Final = 6
# Widths are guessed from letters, so a line may seem this much too long or too short for its
# column.
WIDTH_SLACK: Final = 0.06
# What the traces weigh against one another.
TOO_WIDE: Final = 4.0
WRAPPED_EARLY: Final = 2.0
LEAP: Final = 2.5
NO_LEAP: Final = 0.8
SAME_LINE: Final = 6.0
EMPTY_SIDE: Final = 2.5
WORDS: Final = 0.8
OTHER_COLUMN: Final = 1.5
TIED: Final = 3.0
UNEVEN: Final = 0.15
# Of what a width that does not fit weighs: the least, and how fast it grows by the share of the column.
HARDLY: Final = 0.3
GROWS: Final = 4.0
# What a lead is worth where words do not tell the border: where empty lines tell the printing
# position, where they tell nothing of it, and where there are none. Of 700 rows each, so many were
# wrong above the lead that is doubtful: four, none, one.
BY_POSITION: Final = 0.5
BLIND: Final = 0.5
GAPLESS: Final = 0.25
# On one printed line with the priority stand an item of each column, and no more.
BESIDE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The items of a row, and how many of them are of the first column.

    `lead`: by how much less speaks against this than against any other way, also if the row's own
    lines tell nothing of the columns' widths; no other is possible where it is infinite.
    """

    items: tuple[Item, ...]
    at: int
    lead: float = math.inf


def split(
    rows: Sequence[TextRow], column_of: Callable[[str], Column | None], *, turned: bool = False
) -> list[Split]:
    """Split each row's content, by what all rows of the deck have in common.

    `column_of` tells an item's column by its words; `turned`: siste status is the first one.
    """
    gaps = sum(
        fragment.gap and number > 0 for row in rows for number, fragment in enumerate(row.content)
    )
    printing = best_printing([row for row in rows if row.content])
    by_position = printing.gaps
    widths = widths_of(fragment for row in rows for fragment in row.content)
    parted = [items_of(row.content, widths, by_position=by_position) for row in rows]
    traces = _Traces(
        tied=gaps >= FEWEST_GAPS,
        columns=(Column.SISTE_STATUS, Column.GEVINST) if turned else LISTS,
        column_of=column_of,
        worth=BY_POSITION if by_position else BLIND if gaps else GAPLESS,
        by_line=all(sum(fragment.inline for fragment in row.content) <= BESIDE for row in rows)
        and any(row.status_beside or (row.content and row.content[0].inline) for row in rows),
        level=any(
            row.status_beside or any(fragment.inline for fragment in row.content) for row in rows
        ),
        printing=printing,
    )
    first = traces.columns[0]
    found = _learned(rows, parted, traces)
    return [_by_columns(row, first, widths) or part for row, part in zip(rows, found, strict=True)]


def _learned(
    rows: Sequence[TextRow], parted: Sequence[tuple[Item, ...]], traces: _Traces
) -> list[Split]:
    """Split the rows' items by a model that is learned from the splits of the round before."""
    at = [_first_guess(items) for items in parted]
    found: list[Split] = []
    for _ in range(ROUNDS):
        before, model = at, _learn(parted, at, traces)
        found = [
            model.best(row, items, place)
            for row, items, place in zip(rows, parted, at, strict=True)
        ]
        at = [part.at for part in found]
        if at == before:
            break
    for number, (row, part) in enumerate(zip(rows, found, strict=True)):
        if any(len(item.lines) > 1 for item in part.items):
            others = _learn(_but(number, parted), _but(number, before), traces)
            by_others = replace(model, widths=others.widths).best(row, part.items, before[number])
            lead = by_others.lead if by_others.at == part.at else 0.0
            found[number] = replace(part, lead=min(part.lead, lead))
    return found


def _but(number: int, values: Sequence[Of]) -> Sequence[Of]:
    return [*values[:number], *values[number + 1 :]]


def _by_columns(row: TextRow, first: Column, widths: Widths) -> Split | None:
    """Part a row's content by its columns, None where they are not known."""
    if not row.content or any(fragment.column is None for fragment in row.content):
        return None
    sides: tuple[list[Fragment], list[Fragment]] = ([], [])
    for fragment in row.content:
        sides[fragment.column is not first].append(fragment)
    halves = [items_of(side, widths, by_position=False) for side in sides]
    return Split(items=halves[0] + halves[1], at=len(halves[0]))


def _first_guess(items: Sequence[Item]) -> int:
    for place, item in enumerate(items):
        if place and (item.inline or item.leap):
            return place
    return len(items) - 1 if len(items) > 1 else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Traces:
    """Which traces a deck leaves: see `split`, `Item.tied` and `Printing`.

    `worth`: what a lead is worth. `by_line`: on one line stands but one item of each column, and in
    some row one stands beside the priority or the status, so the writer keeps no cell to itself;
    `level`: some line holds what stands side by side, so the printing tells something.
    """

    tied: bool
    columns: tuple[Column, Column]
    column_of: Callable[[str], Column | None]
    worth: float
    by_line: bool
    level: bool
    printing: Printing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    traces: _Traces
    widths: tuple[float, float]
    words: tuple[Counter[str], Counter[str]]
    leaps: bool
    share: float

    def best(self, row: TextRow, items: tuple[Item, ...], now: int) -> Split:
        """Return the split that least speaks against; `now` is what the model learned it as."""
        if not items:
            return Split(items=items, at=0)
        costs = [
            self._cost(items, at, now) + self._printing_cost(row, items, at)
            for at in range(len(items) + 1)
        ]
        at = costs.index(min(costs))
        lead = min(costs[:at] + costs[at + 1 :]) - costs[at]
        if not self.traces.by_line and any(item.inline for item in items):
            lead = 0.0  # the writer puts items of one column on a line as well
        worth = 1.0 if self._says_border(items, at) else self.traces.worth
        return Split(items=items, at=at, lead=lead * worth)

    def _says_border(self, items: Sequence[Item], at: int) -> bool:
        """Tell whether words on both sides of a border say that it is there."""
        sides = items[at - 1 : at + 1] if at else ()
        return tuple(self.traces.column_of(item.text) for item in sides) == self.traces.columns

    def _cost(self, items: Sequence[Item], at: int, now: int) -> float:
        total = 0.0
        for place, item in enumerate(items):
            side = 0 if place < at else 1
            total += self._width_cost(item, self.widths[side])
            told = self.traces.column_of(item.text)
            total += OTHER_COLUMN if told not in (None, self.traces.columns[side]) else 0.0
            total += WORDS * self._word_cost(item, side, 0 if place < now else 1)
            if place and place != at:
                total += SAME_LINE if item.inline else 0.0
                total += LEAP if item.leap else 0.0
            elif place:
                total += NO_LEAP if self.leaps and not (item.leap or item.inline) else 0.0
                total += TIED if self.traces.tied and item.tied else 0.0
        if items:
            total += EMPTY_SIDE if at in (0, len(items)) else 0.0
            total += UNEVEN * abs(at - self.share * len(items))
        return total

    def _printing_cost(self, row: TextRow, items: Sequence[Item], at: int) -> float:
        if not (self.traces.level and any(fragment.bullet for fragment in row.content)):
            return 0.0
        return self.traces.printing.cost(row, sum(len(item.lines) for item in items[:at]))

    def _width_cost(self, item: Item, width: float) -> float:
        cost = 0.0
        if math.isinf(width):
            return cost
        for place, line in enumerate(item.lines):
            over = line_width(line) / width - 1 - WIDTH_SLACK
            if over > 0:
                cost += TOO_WIDE * _grade(over)
            if place + 1 < len(item.lines):
                word = item.lines[place + 1].split(" ", 1)[0]
                space = " " if not line.endswith("-") else ""
                short = 1 - WIDTH_SLACK - line_width(f"{line}{space}{word}") / width
                if short > 0:
                    cost += WRAPPED_EARLY * _grade(short)
        return cost

    def _word_cost(self, item: Item, side: int, now: int) -> float:
        # What the item itself taught the model does not count.
        key = _opening(item)
        here = self.words[side][key] - (side == now)
        there = self.words[1 - side][key] - (side != now)
        return math.log((there + 1) / (here + 1))


def _learn(rows: Sequence[Sequence[Item]], at: Sequence[int], traces: _Traces) -> _Model:
    sides: tuple[list[Item], list[Item]] = ([], [])
    crossings = []
    for items, place in zip(rows, at, strict=True):
        for number, item in enumerate(items):
            sides[0 if number < place else 1].append(item)
        if 0 < place < len(items):
            crossings.append(items[place].leap)
    return _Model(
        share=(len(sides[0]) + 1) / (len(sides[0]) + len(sides[1]) + 2),
        traces=traces,
        widths=(
            column_width(item.lines for item in sides[0]),
            column_width(item.lines for item in sides[1]),
        ),
        words=(Counter(map(_opening, sides[0])), Counter(map(_opening, sides[1]))),
        leaps=bool(crossings) and sum(crossings) > len(crossings) / 2,
    )


def _grade(share: float) -> float:
    """Return how much a line that misses its column's width by a share of it counts, 1 at most."""
    return min(1.0, HARDLY + GROWS * share)


def _opening(item: Item) -> str:
    words = folded(item.text).split()
    return words[0][:5] if words else ""
