"""The rows of tables whose columns are known: which lines of the columns stand in one row.

The rows of a text layer that keeps the layout have no lines between them. What tells is the
priority (or else the status) of each, and how cells are set in their rows.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers.report.words.icons import is_icon
from parsers.text.layout.columns import Row
from parsers.text.layout.segments import Segment
from parsers.text.layout.setting import SETTINGS, Setting, between
from parsers.text.lines import pri_of, starts_anew, without_bullet
from parsers.text.linewords import LineWords
from parsers.text.measures.widths import is_short, line_width
from schema.vocabulary import LISTS, Column

# Costs of a border between two rows: a line that begins no cell, and no empty line.
NO_START: Final = 3.0
NO_GAP: Final = 0.5
# What each symbol, label and pictogram costs that a row has beyond one.
TWO_STATUSES: Final = 3.0
# What it costs to take one of a measure's first lines for an area's name or a title above it.
BAND: Final = 0.5
# What a line inside a measure costs that begins anew though the one above it was not full.
BREAK: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row's cells; `lead`: by how much other borders around it are worse, in costs."""

    cells: Row
    lead: float


def rows_of(tables: Sequence[Row], words: LineWords) -> list[list[GridRow]]:
    """Part each table's lines into rows, one around each priority (or else each status).

    The tables are of one deck, and so are set alike.
    """
    drawn = [_Table(cells, words) for cells in tables]
    ways = [[_Borders(table, setting) for table in drawn] for setting in SETTINGS]
    costs = [sum(way.cost for way in borders) for borders in ways]
    best = costs.index(min(costs))
    others = [(ways[number], cost - costs[best]) for number, cost in enumerate(costs)]
    return [
        list(
            _rows(table, _doubted(ways[best][number], [(way[number], off) for way, off in others]))
        )
        for number, table in enumerate(drawn)
    ]


def _doubted(best: _Borders, others: Sequence[tuple[_Borders, float]]) -> list[tuple[int, float]]:
    """Return the borders with their leads, also on those of tables that are set in other ways."""
    found = best.places()
    for other, off in others:
        found = [
            (place, lead if place == elsewhere else min(lead, off))
            for (place, lead), (elsewhere, _) in zip(found, other.places(), strict=True)
        ]
    return found


def _rows(table: _Table, borders: Sequence[tuple[int, float]]) -> Iterator[GridRow]:
    if not table.anchors:
        return
    leads = [math.inf, *(lead for _, lead in borders), math.inf]
    places = [table.lines[0], *(place for place, _ in borders), table.lines[-1] + 1]
    for number, (start, end) in enumerate(pairwise(places)):
        yield GridRow(
            cells={
                column: [item for item in items if start <= item.y < end]
                for column, items in table.cells.items()
            },
            lead=min(leads[number : number + 2]),
        )


def _status_lines(items: Sequence[Segment], words: LineWords) -> list[int]:
    labels = [item.y for item in items if (mark := words.status(item.text)) and mark.label]
    return labels or [item.y for item in items if words.status(item.text) is not None]


class _Table:
    """A table's cells and printed lines, and what tells its rows whatever the setting."""

    def __init__(self, cells: Row, words: LineWords) -> None:
        self.cells = cells
        anchors = [item.y for item in cells.get(Column.PRI, ()) if pri_of(item.text) is not None]
        if not anchors:
            anchors = _status_lines(cells.get(Column.STATUS, ()), words)
        self.anchors = sorted(set(anchors))
        self.lines = sorted({item.y for column in cells.values() for item in column})
        # For each row but the last, where it may end; its last end is the table's.
        self.ends = [
            [y for y in self.lines if one < y <= other] for one, other in pairwise(self.anchors)
        ]
        self.borders = [
            {end: _border_cost(cells, self.lines, end) for end in some} for some in self.ends
        ]
        if self.anchors:
            self.ends.append([self.lines[-1] + 1])
            self.borders.append({self.lines[-1] + 1: 0.0})
        texts = {
            column: list(items) for column, items in cells.items() if column is not Column.STATUS
        }
        icons = [item for item in texts.get(Column.TILTAK, ()) if is_icon(item.text)]
        texts[Column.TILTAK] = [item for item in texts.get(Column.TILTAK, ()) if item not in icons]
        self.sharp = {column: sorted({item.y for item in items}) for column, items in texts.items()}
        # Lines that hold nothing but a text in the measures' column may be an area's name.
        own = self.sharp[Column.TILTAK]
        others = {y for column, ys in self.sharp.items() if column is not Column.TILTAK for y in ys}
        self._bands = {y for y in own if y not in others}
        self._breaks = _breaks(texts[Column.TILTAK], self._bands)
        self.icons = sorted({item.y for item in icons})
        statuses = cells.get(Column.STATUS, ())
        self.statuses = sorted({item.y for item in statuses})
        marks = [(item.y, words.status(item.text)) for item in statuses]
        told = [(y, mark) for y, mark in marks if mark is not None]
        self._symbols = sorted(y for y, mark in told if mark.by_symbol is not None)
        self._labels = sorted(y for y, mark in told if mark.label is not None)

    def row_cost(self, start: int, end: int, setting: Setting) -> float:
        """Return what speaks against the lines from one on and before another being a row."""
        sharp = {column: between(lines, start, end) for column, lines in self.sharp.items()}
        statuses = between(self.statuses, start, end)
        loose = (statuses, between(self.icons, start, end))
        cost = setting.cost(sharp.values(), loose)
        texts = sharp[Column.TILTAK]
        if not texts:
            cost += NO_START
        cost += sum(self._breaks.get(y, 0.0) for y in texts[1:])
        for names in range(1, len(texts)):
            if texts[names - 1] not in self._bands:
                break
            sharp[Column.TILTAK] = texts[names:]
            below = sum(self._breaks.get(y, 0.0) for y in texts[names + 1 :])
            cost = min(cost, BAND * names + below + setting.cost(sharp.values(), loose))
        if Column.STATUS in self.cells and not statuses:
            cost += NO_START
        for halves in (self._symbols, self._labels, self.icons):
            cost += TWO_STATUSES * max(0, len(between(halves, start, end)) - 1)
        return cost


def _breaks(texts: Sequence[Segment], alone: Collection[int]) -> dict[int, float]:
    """Return what it costs that lines stand inside a measure: those that begin anew.

    Most where the line above had room for their first word, less where nothing stands beside them.
    """
    widest = max((line_width(item.text) for item in texts), default=0.0)
    return {
        item.y: BREAK if is_short(above.text, item.text, widest) else BAND * (item.y in alone)
        for above, item in pairwise(texts)
        if starts_anew(item.text)
    }


class _Borders:
    """The ways to part a table's lines into rows around anchors, and what each of them costs."""

    def __init__(self, table: _Table, setting: Setting) -> None:
        if not table.anchors:
            self._before: list[Costs] = []
            self._behind: list[Costs] = []
            self.cost = 0.0
            return
        rows = [
            {
                (start, end): table.row_cost(start, end, setting)
                for start in (table.ends[number - 1] if number else [table.lines[0]])
                for end in ends
            }
            for number, ends in enumerate(table.ends)
        ]
        self._before = list(_summed(rows, table.borders, table.lines[0]))
        self._behind = list(_summed_back(rows, table.borders))
        self.cost = min(self._before[-1].values())

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


def _border_cost(cells: Row, lines: Sequence[int], border: int) -> float:
    cost = 0.0 if border - 1 not in lines else NO_GAP
    for column in (Column.OMRADE, Column.TILTAK, *LISTS):
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
