"""Rows from cells that stand below each other: there must be one way only to give them to columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product
from typing import Final, TypeAlias

from parsers.bullets import split_bullet
from parsers.text.lines import footnote_mark, starts_anew
from parsers.text.stacked.sections import Head, Unit, is_number
from schema.vocabulary import LISTS, Column

# `15.12.2026`, `Q1 2027`, `des. 26`, `innen 2027`; `1. kvartal 2027`, `3. mars`.
_TIME: Final = re.compile(
    r"(?:[^\W\d_]{1,8}\.? ?)?\d[\d./– -]*|\d{1,2}\.? [^\W\d_]{3,10}\.?(?: \d{2,4})?"
)
_LETTER: Final = re.compile(r"[^\W\d_]")


# A table of a slide has so many cells at most, a cell so many lines.
MOST_UNITS: Final = 400
MOST_LINES: Final = 40
# Where lines alone tell rows, a row without a cell of one kind could be taken for items of the list above it.
FEWEST_ANCHORS: Final = 2
# Two ways are as many as there need be to tell that there is not one only.
TWO: Final = 2
# In place of a column: the unit is a band's, or goes on with a cell of the row before.
BAND: Final = -1
STRAY: Final = -2

_Way: TypeAlias = tuple[tuple[int, int], ...]
_Ways: TypeAlias = tuple[_Way, ...]


class Kind(Enum):
    """What a column's cells are."""

    STATUS = auto()
    PRI = auto()
    NUMBER = auto()
    TILTAK = auto()
    LIST = auto()
    LISTS = auto()  # gevinst and siste status, or the other way round
    WORDS = auto()
    TIME = auto()
    ANY = auto()

    @property
    def is_closed(self) -> bool:
        """Whether a column has exactly one unit in each row, which no text is."""
        return self in (Kind.STATUS, Kind.PRI, Kind.NUMBER)


_KNOWN: Final = {
    Column.STATUS: Kind.STATUS,
    Column.PRI: Kind.PRI,
    Column.NUMMER: Kind.NUMBER,
    Column.TILTAK: Kind.TILTAK,
    **dict.fromkeys(LISTS, Kind.LIST),
}
_LISTS: Final = frozenset({Kind.LIST, Kind.LISTS})
# Columns that hold no time where another may.
_TEXTS: Final = frozenset({Kind.TILTAK, Kind.LIST, Kind.LISTS})
_FURTHER: Final = frozenset({Kind.WORDS, Kind.TIME, Kind.ANY})
# What further columns may hold, the kinds that tell most first.
_OTHERS: Final = ((Kind.WORDS, Kind.TIME), (Kind.WORDS, Kind.TIME, Kind.ANY))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the units of each kind of column; one of a band has no cells but `band`.

    `stray`: lines behind it that go on with one of its cells, and nothing tells with which.
    """

    cells: tuple[tuple[Unit, ...], ...] = ()
    band: Unit | None = None
    stray: Unit | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """The rows of a table and the units behind them."""

    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    behind: tuple[Unit, ...]


def fit(heads: Sequence[Head], units: Sequence[Unit], *, apart: bool) -> Fit | None:
    """Return a table's rows if the kinds of its cells leave one way only to tell them, else None."""
    for others in _OTHERS:
        found: list[Fit] = []
        for kinds in _kinds(heads, others):
            found += _fits(kinds, units, apart=apart)
        same = {tuple(row.cells for row in one.rows) for one in found}
        if found:
            return found[0] if len(same) == 1 and _is_sound(found[0], apart=apart) else None
    return None


def _is_sound(found: Fit, *, apart: bool) -> bool:
    """Tell whether no row may be lost in a list, and list signs stand where lists do, or nowhere."""
    rows = [row.cells for row in found.rows if row.band is None]
    if not apart and any(kind in _LISTS for kind in found.kinds):
        anchors = sum(kind.is_closed for kind in found.kinds)
        units = [unit for row in rows for cell in row for unit in cell]
        if anchors < FEWEST_ANCHORS and not _parts_rows(units):
            return False
    signed: dict[bool, set[bool]] = {True: set(), False: set()}
    for row in rows:
        for kind, cell in zip(found.kinds, row, strict=True):
            if kind is not Kind.STATUS:
                signed[kind in _LISTS] |= {split_bullet(unit.text)[0] is not None for unit in cell}
    return True not in signed[False] and len(signed[True]) <= 1


def _kinds(heads: Sequence[Head], others: tuple[Kind, ...]) -> Iterator[tuple[Kind, ...]]:
    """Yield what a header's columns may hold; gevinst and siste status side by side are one."""
    known = dict(_KNOWN)
    if any(head.counts for head in heads):
        known[Column.TILTAK] = Kind.WORDS  # it has the statuses' labels
    choices = [
        (Kind.NUMBER,)
        if head.counts
        else others
        if head.role is None
        else (known.get(head.role, Kind.WORDS),)
        for head in heads
    ]
    for kinds in product(*choices):
        merged: list[Kind] = []
        for kind in kinds:
            if kind is Kind.LIST and merged[-1:] == [Kind.LIST]:
                merged[-1] = Kind.LISTS
            else:
                merged.append(kind)
        if any(kind.is_closed for kind in merged):
            yield tuple(merged)


def _fits(kinds: tuple[Kind, ...], units: Sequence[Unit], *, apart: bool) -> list[Fit]:
    """Return the ways to give units to columns of these kinds, two at most."""
    if not units or len(units) > MOST_UNITS:
        return []
    fitting = _Fitting(kinds, units, apart=apart)
    return [_fit(kinds, units, way) for way in fitting.between(0)]


class _Fitting:
    """Finds the ways to give units to columns: for each unit its place and its column."""

    def __init__(self, kinds: tuple[Kind, ...], units: Sequence[Unit], *, apart: bool) -> None:
        self._kinds = kinds
        self._units = units
        self._apart = apart
        self._by_gaps = not apart and _parts_rows(units)
        self._others = not _FURTHER.isdisjoint(kinds)
        self._known: dict[tuple[int, int, bool], _Ways] = {}

    def between(self, place: int) -> _Ways:
        """Return the ways on from a unit that stands behind a row, or before the first."""
        units = self._units
        if place == len(units):
            return ((),)
        found: list[_Way] = []
        if not self._by_gaps or units[place].gap or place == 0:
            found += self._from(place, 0, begun=False)
        shut = self._is_shut(place)
        first = self._kinds[0]
        if shut and first.is_closed and _is_text(units[place]) and place + 1 < len(units):
            mark = BAND if starts_anew(units[place].text) else STRAY
            found += [((place, mark), *way) for way in self._from(place + 1, 0, begun=False)]
        behind = shut or footnote_mark(units[place].text) is not None
        if place and behind and _may_be_behind(self._kinds, units[place:]):
            found.append(())
        return tuple(found[:TWO])

    def _is_shut(self, place: int) -> bool:
        """Tell whether no text may be of the row before a unit: its last cell is no text, and stands there.

        Where none begins a row either, a text between two is a band, or goes on with a cell.
        """
        last = self._kinds[-1]
        ended = place == 0 or self._accepts(last, self._units[place - 1])
        return last.is_closed or (last is Kind.TIME and ended)

    def _from(self, place: int, column: int, *, begun: bool) -> _Ways:
        """Return the ways on from a unit and a column; `begun`: the row has a cell."""
        if column == len(self._kinds):
            return self.between(place)
        key = (place, column, begun)
        if key not in self._known:
            found: list[_Way] = []
            for end in self._ends(place, column, begun=begun):
                own = tuple((number, column) for number in range(place, end))
                ways = self._from(end, column + 1, begun=begun or end > place)
                found += [own + way for way in ways]
                if len(found) > 1:
                    break
            self._known[key] = tuple(found[:TWO])
        return self._known[key]

    def _ends(self, place: int, column: int, *, begun: bool) -> Iterator[int]:
        """Yield where a cell may end that begins at a unit."""
        kind = self._kinds[column]
        least = int(kind.is_closed or kind is Kind.TILTAK)
        most = min(_most(self._kinds, column, apart=self._apart), len(self._units) - place)
        for count in range(most + 1):
            if count >= least:
                yield place + count
            if count == most:
                return
            unit = self._units[place + count]
            if self._by_gaps and unit.gap and (begun or count):
                return
            if not self._accepts(kind, unit):
                return

    def _accepts(self, kind: Kind, unit: Unit) -> bool:
        if self._others and kind in _TEXTS and _TIME.fullmatch(unit.text):
            return False
        return _ACCEPTS[kind](unit)


def _may_be_behind(kinds: Sequence[Kind], units: Sequence[Unit]) -> bool:
    """Tell whether units may stand behind a table: no row of it is in them."""
    if any(unit.status for unit in units):
        return False
    return Kind.STATUS in kinds or len(units) == 1 or not any(unit.pri for unit in units)


def _parts_rows(units: Sequence[Unit]) -> bool:
    """Tell whether empty lines stand between rows: there are some, and as many as statuses."""
    gaps = sum(unit.gap for unit in units[1:])
    return gaps > 0 and gaps + 1 >= sum(unit.status is not None for unit in units)


def _most(kinds: Sequence[Kind], column: int, *, apart: bool) -> int:
    """Return how many units a cell may have: only lists have more lines, and a measure between others."""
    kind = kinds[column]
    if kind is Kind.TILTAK and not apart:
        between = kinds[column - 1].is_closed and kinds[(column + 1) % len(kinds)].is_closed
        return MOST_LINES if between else 1
    if kind is Kind.LISTS and apart:
        return 2
    return MOST_LINES if kind in (Kind.LIST, Kind.LISTS) and not apart else 1


def _is_text(unit: Unit) -> bool:
    return unit.status is None and not unit.pri and _LETTER.search(unit.text) is not None


def _is_item(unit: Unit) -> bool:
    """Tell whether a unit may be of a list, as a label may that is all that an item says: `Gjennomført`."""
    said = unit.status is not None and unit.status.by_symbol is None
    return said or _is_text(unit)


_ACCEPTS: Final[dict[Kind, Callable[[Unit], bool]]] = {
    Kind.STATUS: lambda unit: unit.status is not None,
    Kind.PRI: lambda unit: unit.pri,
    Kind.NUMBER: lambda unit: is_number(unit.text),
    Kind.TILTAK: _is_text,
    Kind.LIST: _is_item,
    Kind.LISTS: _is_item,
    Kind.WORDS: lambda unit: _is_text(unit) and _TIME.fullmatch(unit.text) is None,
    Kind.TIME: lambda unit: _TIME.fullmatch(unit.text) is not None,
    Kind.ANY: lambda unit: unit.status is None,
}


def _fit(kinds: tuple[Kind, ...], units: Sequence[Unit], way: Sequence[tuple[int, int]]) -> Fit:
    rows: list[Row] = []
    cells: list[list[Unit]] = []
    last = len(kinds)

    def close() -> None:
        if cells:
            rows.append(Row(tuple(map(tuple, cells))))
            cells.clear()

    for place, column in way:
        if column < 0:
            close()
            if column == BAND:
                rows.append(Row(band=units[place]))
            elif rows:
                rows[-1] = Row(rows[-1].cells, rows[-1].band, units[place])
            last = len(kinds)
            continue
        if column < last:
            close()
            cells.extend([] for _ in kinds)
        cells[column].append(units[place])
        last = column
    close()
    return Fit(kinds, tuple(rows), tuple(units[len(way) :]))
