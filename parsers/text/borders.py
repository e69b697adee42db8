"""The rows of a table whose columns are known: which lines of its columns stand in one row.

The rows of a text layer that keeps the layout have no lines between them. What tells is the
priority (or else the status) of each, and that cells stand in the middle of their row or at its top.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers.report.icons import is_icon
from parsers.text.columns import Key
from parsers.text.lines import LineWords, pri_of, starts_anew, without_bullet
from parsers.text.segments import Segment
from schema.vocabulary import Column

# Costs of a border between two rows: a line that begins no cell, and a line by which more of a
# cell stands above the priority's line than below, the first of which may be due to rounding.
NO_START: Final = 3.0
OFF_MIDDLE: Final = 1.0
BESIDE_MIDDLE: Final = 0.25
NO_GAP: Final = 0.5
# What tells a cell in the middle of its row from one at its top; see `rows_of`.
_MIDDLE: Final = "middle"
_TOP: Final = "top"

Row = dict[Key, list[Segment]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row's cells; `lead`: by how much other borders around it are worse, in costs."""

    cells: Row
    lead: float


def rows_of(cells: Row, words: LineWords) -> list[GridRow]:
    """Part the columns' lines into rows, one around each priority (or else each status)."""
    anchors = [item.y for item in cells.get(Column.PRI, ()) if pri_of(item.text) is not None]
    if not anchors:
        anchors = _status_lines(cells.get(Column.STATUS, ()), words)
    if not anchors:
        return []
    anchors = sorted(set(anchors))
    lines = sorted({item.y for column in cells.values() for item in column})
    ways = (_Borders(cells, lines, anchors, level) for level in (_MIDDLE, _TOP))
    best = min(ways, key=lambda way: way.cost)
    borders = best.places()
    leads = [math.inf, *(lead for _, lead in borders), math.inf]
    places = [lines[0], *(place for place, _ in borders), lines[-1] + 1]
    return [
        GridRow(
            cells={
                column: [item for item in items if places[number] <= item.y < places[number + 1]]
                for column, items in cells.items()
            },
            lead=min(leads[number : number + 2]),
        )
        for number in range(len(anchors))
    ]


def _status_lines(items: Sequence[Segment], words: LineWords) -> list[int]:
    labels = [item.y for item in items if (mark := words.status(item.text)) and mark.label]
    return labels or [item.y for item in items if words.status(item.text) is not None]


class _Borders:
    """The ways to part a table's lines into rows around anchors, and what each of them costs."""

    def __init__(
        self, cells: Row, lines: Sequence[int], anchors: Sequence[int], level: str
    ) -> None:
        self._cells = cells
        self._level = level
        # For each row but the last, where it may end; its last end is the table's.
        ends = [[y for y in lines if one < y <= other] for one, other in pairwise(anchors)]
        ends.append([lines[-1] + 1])
        borders = [{end: _border_cost(cells, lines, end) for end in some} for some in ends[:-1]]
        borders.append({ends[-1][0]: 0.0})
        rows = [
            {
                (start, end): _row_cost(cells, start, end, anchor, level)
                for start in (ends[number - 1] if number else [lines[0]])
                for end in ends[number]
            }
            for number, anchor in enumerate(anchors)
        ]
        self._before = list(_summed(rows, borders, lines[0]))
        self._behind = list(_summed_back(rows, borders))
        self.cost = min(self._before[-1].values(), default=math.inf)

    def places(self) -> list[tuple[int, float]]:
        """Return the cheapest border behind each row but the last, and its lead on the next."""
        found: list[tuple[int, float]] = []
        for before, behind in zip(self._before[:-1], self._behind[1:], strict=True):
            ranked = sorted((before[end] + behind[end], end) for end in before)
            lead = ranked[1][0] - ranked[0][0] if len(ranked) > 1 else math.inf
            found.append((ranked[0][1], lead))
        return found


Costs = dict[int, float]


def _summed(
    rows: Sequence[dict[tuple[int, int], float]], borders: Sequence[Costs], first: int
) -> Iterator[Costs]:
    """Yield what the cheapest way to each end of each row costs."""
    now: Costs = {first: 0.0}
    for row, ends in zip(rows, borders, strict=True):
        now = {
            end: border + min(cost + row[start, end] for start, cost in now.items())
            for end, border in ends.items()
        }
        yield now


def _summed_back(
    rows: Sequence[dict[tuple[int, int], float]], borders: Sequence[Costs]
) -> Iterator[Costs]:
    """Yield what the cheapest way from each start of each row to the end costs."""
    found: list[Costs] = []
    now = dict.fromkeys(borders[-1], 0.0)
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number]
        starts = {start for start, _ in row}
        now = {start: min(row[start, end] + cost for end, cost in now.items()) for start in starts}
        found.append(now)
        if number:
            now = {end: now[end] + borders[number - 1][end] for end in now}
    yield from reversed(found)


def _row_cost(cells: Row, start: int, end: int, anchor: int, level: str) -> float:
    cost = 0.0
    for column in (Column.TILTAK, Column.GEVINST, Column.SISTE_STATUS, Column.STATUS):
        here = [item.y for item in cells.get(column, ()) if start <= item.y < end]
        if here:
            cost += _off_middle(here, anchor) if level == _MIDDLE else _off_top(here, anchor)
        elif column in (Column.TILTAK, Column.STATUS):
            cost += NO_START
    return cost


def _off_middle(lines: Sequence[int], anchor: int) -> float:
    # Printed lines are no measure of distance, for other columns' lines stand between them; but
    # as many of a cell's lines stand above the middle of its row as below.
    off = abs(sum(y < anchor for y in lines) - sum(y > anchor for y in lines))
    return OFF_MIDDLE * max(0, off - 1) + BESIDE_MIDDLE * off


def _off_top(lines: Sequence[int], anchor: int) -> float:
    return OFF_MIDDLE * max(0.0, abs(min(lines) - anchor) - 0.5)


def _border_cost(cells: Row, lines: Sequence[int], border: int) -> float:
    cost = 0.0 if border - 1 not in lines else NO_GAP
    for column in (Column.TILTAK, Column.GEVINST, Column.SISTE_STATUS):
        first = next(
            (item for item in cells.get(column, ()) if item.y >= border and not is_icon(item.text)),
            None,
        )
        if first is None:
            continue
        begins = starts_anew(first.text) or without_bullet(first.text) is not None
        if column is not Column.TILTAK and any(
            without_bullet(item.text) is not None for item in cells[column]
        ):
            begins = without_bullet(first.text) is not None
        cost += 0.0 if begins else NO_START
    return cost
