"""The rows of a table of measures, as the table tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from parsers.lines import joined
from parsers.report.areas import heading, says
from parsers.report.columns import priority
from parsers.report.footnotes import closing_notes
from parsers.report.grids import Grid, cell_text
from parsers.report.headers import Header, is_band, role_of
from parsers.report.icons import is_icon, split_icon
from parsers.report.items import NOTHING, items
from parsers.report.overlays import Overlays
from parsers.report.pages import Page
from parsers.report.statuses import (
    LONGEST_LABEL,
    Drawn,
    StatusText,
    StatusWordsReader,
    status_words,
    statuses_said,
)
from schema import Box, Cell, Status
from schema.vocabulary import Column, Vocabulary, folded

# So many headers that are known make a row that repeats a table's header.
FEWEST_HEADERS: Final = 2
# A figure, a percentage or a date beside the word for a sum.
_FIGURE: Final = re.compile(r"[\d%.,]+")
# An area's name has so many letters; fewer may number a measure (`3a`).
SHORTEST_NAME: Final = 4
# Columns in which a phrase is none of what they hold.
_BRIEF: Final = frozenset({Column.PRI, Column.STATUS, Column.IKON, Column.NUMMER})


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCell:
    """All that a row shows of its status: words, the colours of its symbol, drawings, a fill.

    `own_fill` tells that no other cell of the row has the fill: it is no band of the table's.
    """

    words: StatusText = field(default_factory=StatusText)
    symbol: str | None = None
    colour: str | None = None
    drawn: tuple[Drawn, ...] = ()
    fill: str | None = None
    own_fill: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing at all is shown, a fill aside."""
        return self.words == StatusText() and not self.drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A measure before its area and status are settled.

    `area` is what the table itself says (a column, a band), None where it says nothing.
    `section` is the status that a band or heading gives all rows under it. `continues` tells
    that the row has no measure of its own and goes on with the one before it. `lonely` tells
    that nothing stands beside its text, which may then be an area's name; so may `alone`, the only
    text of a row that has no measure.
    """

    slide: int
    table: int
    row: int
    tiltak: str
    ikon: str | None = None
    area: str | None = None
    section: Status | None = None
    pri: int | None = None
    pri_text: str = ""
    gevinst: tuple[str, ...] = ()
    siste_status: tuple[str, ...] = ()
    shown: StatusCell = field(default_factory=StatusCell)
    has_status_column: bool = False
    ekstra: tuple[tuple[str, str], ...] = ()
    struck: bool = False
    guessed: bool = False
    box: Box | None = None
    continues: bool = False
    lonely: bool = False
    alone: str = ""


class Aside(StrEnum):
    """What a row below the header of a table of measures is, where it holds no measure."""

    SECTION = "section"
    AREA = "area"
    HEADER = "header"
    EMPTY = "empty"
    NOTE = "footnote"
    TOTAL = "sum"


def read_rows(
    page: Page, place: int, header: Header, section: Status | None, vocabulary: Vocabulary
) -> Iterator[tuple[int, Row | Aside]]:
    """Yield the rows below a table's header in their order, each with its place in the grid.

    `place` is the table's among the slide's tables; `section` is the status that the slide's
    headings give all its measures.
    """
    grid = page.grids[place]
    reading = _Reading(page, place, header, status_words(vocabulary))
    tiltak = reading.tiltak
    area = _area_above(grid, header, tiltak, vocabulary)
    notes = closing_notes(grid)
    for row in range(header.row + 1, grid.rows):
        if row in notes:
            yield row, Aside.NOTE
            continue
        band = _band(grid, row, tiltak) or _leading_band(reading, row)
        told = _section(band, vocabulary) if band is not None else None
        if band is not None and told is not None:
            section = told
            area = heading(band, vocabulary) or area
            yield row, Aside.SECTION
            continue
        if band is not None and (is_band(grid, row) or not grid.texts[row][tiltak]):
            area = heading(band, vocabulary) or area
            yield row, Aside.AREA
            continue
        if _repeats_header(grid, row, vocabulary):
            yield row, Aside.HEADER
            continue
        if _counts_only(grid, row, vocabulary):
            yield row, Aside.TOTAL
            continue
        if not grid.filled[row] and not reading.overlays.at(row):
            yield row, Aside.EMPTY
            continue
        cell = grid.cell(row, reading.area) if reading.area is not None else None
        area = (cell_text(cell) if cell is not None else "") or area
        yield row, _row(reading, row, area, section)


def _area_above(grid: Grid, header: Header, tiltak: int, vocabulary: Vocabulary) -> str | None:
    """Return the area that a band above the header names, or the header where it names no measures.

    `Miljø | Pri.` heads measures of the area `Miljø`.
    """
    above = [_band(grid, row, tiltak) for row in range(max(0, header.row))]
    if header.row >= 0 and not any(header.texts):
        named = grid.texts[header.row][tiltak]
        above.append(named if role_of(named, vocabulary) is None else None)
    return next((name for band in above if band and (name := heading(band, vocabulary))), None)


def _section(band: str, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a band such as `Fullførte tiltak` gives the rows below it."""
    if len(band) > LONGEST_LABEL:
        return None
    if says(band, vocabulary.headings.not_started):
        return Status.NOT_STARTED
    said = statuses_said(band, vocabulary)
    generic = not heading(band, vocabulary) and len(said) == 1
    return status_words(vocabulary).label(band) or (next(iter(said)) if generic else None)


def _counts_only(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a row is the table's own sum: `Sum | 3`, `Totalt 7 tiltak`."""
    telling, counted = _sum_words(vocabulary)
    told = False
    for column in grid.filled[row]:
        for given in folded(grid.texts[row][column]).split():
            word = given.strip(".:()=")
            if not word or _FIGURE.fullmatch(word):
                continue
            if word not in telling and word not in counted:
                return False
            told = told or word in telling
    return told


@lru_cache(maxsize=8)
def _sum_words(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell that a row is a sum, and those for what is counted."""
    known = (*vocabulary.overview.total, *vocabulary.overview.count)
    telling = frozenset(word for phrase in known for word in folded(phrase).split())
    return telling, frozenset(folded(word) for word in vocabulary.columns[Column.TILTAK])


class _Reading:
    """A table of measures with what all its rows are read by."""

    def __init__(self, page: Page, place: int, header: Header, words: StatusWordsReader) -> None:
        self.slide = page.number
        self.place = place
        self.grid = page.grids[place]
        self.header = header
        self.words = words
        self.overlays = Overlays(page, self.grid, header)
        self.tiltak = header.roles.index(Column.TILTAK)
        self.area = header.first(Column.OMRADE)
        self.extra = [n for n, role in enumerate(header.roles) if role in (None, Column.NUMMER)]
        self._columns: dict[Column | None, list[int]] = {}
        for column, role in enumerate(header.roles):
            self._columns.setdefault(role, []).append(column)
        # Columns headed by statuses, in which a row has a tick.
        self.ticked = [
            column
            for column in self._columns.get(Column.STATUS, ())
            if words.label(header.texts[column]) is not None
        ]

    def cells(self, row: int, role: Column) -> list[Cell]:
        """Return the cells of a row with a role; a cell spanned from above counts as the row's."""
        found: list[Cell] = []
        for column in self._columns.get(role, ()):
            cell = self.grid.cell(row, column)
            if cell is not None and not any(cell is other for other in found):
                found.append(cell)
        return found


def _row(reading: _Reading, row: int, area: str | None, section: Status | None) -> Row:
    grid, header = reading.grid, reading.header
    cell = grid.cell(row, reading.tiltak)
    goes_on = cell is not None and cell.row < row
    ikon, tiltak = (None, "") if goes_on or cell is None else _tiltak(cell)
    for other in reading.cells(row, Column.IKON):
        text = cell_text(other)
        ikon = ikon or (text if other.row == row and is_icon(text) else None)
    pri_text = " ".join(cell_text(other) for other in reading.cells(row, Column.PRI))
    pri_text = "" if pri_text in NOTHING else pri_text
    return Row(
        slide=reading.slide,
        table=reading.place,
        row=row - header.row,
        tiltak=tiltak,
        ikon=ikon or reading.overlays.icon(row),
        area=area,
        section=section,
        pri=priority(pri_text),
        pri_text=pri_text,
        gevinst=_items(reading, row, Column.GEVINST, goes_on=goes_on),
        siste_status=_items(reading, row, Column.SISTE_STATUS, goes_on=goes_on),
        shown=_shown(reading, row),
        has_status_column=Column.STATUS in header.roles,
        ekstra=_extra(reading, row),
        struck=_struck(grid, row),
        guessed=_guessed(reading, row),
        box=grid.row_boxes[row],
        continues=not tiltak,
        lonely=_lonely(grid, row, reading.tiltak) and not reading.overlays.at(row),
        alone=_alone(grid, row) if not tiltak else "",
    )


def _tiltak(cell: Cell) -> tuple[str | None, str]:
    text = cell_text(cell)
    if not text:
        # A measure that is struck out altogether is still a row of the deck.
        text = joined("\n".join(paragraph.text for paragraph in cell.paragraphs))
    return split_icon(text)


def _struck(grid: Grid, row: int) -> bool:
    return any(
        run.struck and run.text.strip()
        for cell in grid.begun[row]
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    )


def _guessed(reading: _Reading, row: int) -> bool:
    """Tell whether nothing shows where an item of the row ends and the next one begins."""
    return any(
        paragraph.guessed
        for role in (Column.GEVINST, Column.SISTE_STATUS)
        for cell in reading.cells(row, role)
        if cell.row == row
        for paragraph in cell.paragraphs
    )


def _items(reading: _Reading, row: int, role: Column, *, goes_on: bool) -> tuple[str, ...]:
    cells = reading.cells(row, role)
    # What a spanned cell says was taken with the row that it began in.
    mine = [cell for cell in cells if not goes_on or cell.row == row]
    return tuple(item for cell in mine for item in items(cell.paragraphs))


def _extra(reading: _Reading, row: int) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for column in reading.extra:
        name = reading.header.texts[column]
        cell = reading.grid.cell(row, column)
        text = cell_text(cell) if cell is not None else ""
        if not text or (not name and is_icon(text)) or (cell is not None and cell.column < column):
            continue
        key = name or f"Kolonne {column + 1}"
        found[key] = f"{found[key]} {text}" if key in found else text
    return tuple(found.items())


def _shown(reading: _Reading, row: int) -> StatusCell:
    cells = reading.cells(row, Column.STATUS)
    text = "\n".join(
        f"{paragraph.bullet or ''} {paragraph.text}"
        for cell in cells
        for paragraph in cell.paragraphs
    )
    text = "\n".join((text, *reading.overlays.status_texts(row)))
    symbol, colour = _symbol(cells, reading.words)
    texts = reading.grid.texts[row]
    ticked = [reading.header.texts[column] for column in reading.ticked if texts[column]]
    if ticked:
        text, symbol, colour = "\n".join(ticked), None, None
    fill = next((cell.fill for cell in cells if cell.fill is not None), None)
    places = [(cell.row, cell.column) for cell in cells]
    beside = [
        cell.fill
        for cell in reading.grid.begun[row]
        if fill is not None and (cell.row, cell.column) not in places
    ]
    return StatusCell(
        words=reading.words.text(text),
        symbol=symbol,
        colour=colour,
        drawn=reading.overlays.drawn(row),
        fill=fill,
        own_fill=fill is not None and fill not in beside,
    )


def _symbol(cells: Sequence[Cell], words: StatusWordsReader) -> tuple[str | None, str | None]:
    for cell in cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                sign = run.text.strip()[:1]
                if sign and words.symbol(sign) is not None:
                    return sign, run.colour
    return None, None


def _lonely(grid: Grid, row: int, column: int) -> bool:
    if grid.columns == 1 or grid.filled[row] != (column,):
        return False
    return not _spanned_from_above(grid, row)


def _alone(grid: Grid, row: int) -> str:
    filled = grid.filled[row]
    alone = len(filled) == 1 and not _spanned_from_above(grid, row)
    return grid.texts[row][filled[0]] if alone else ""


def _spanned_from_above(grid: Grid, row: int) -> bool:
    covering = (grid.cell(row, place) for place in range(grid.columns))
    return any(cell is not None and cell.row < row for cell in covering)


def _band(grid: Grid, row: int, tiltak: int) -> str | None:
    filled = grid.filled[row]
    if len(filled) != 1 or (filled[0] != tiltak and not is_band(grid, row)):
        return None
    return grid.texts[row][filled[0]]


def _leading_band(reading: _Reading, row: int) -> str | None:
    """Return a name that stands alone in the first column, where none of that column's kind does."""
    grid, role = reading.grid, reading.header.roles[0]
    if role not in _BRIEF or grid.filled[row] != (0,) or _spanned_from_above(grid, row):
        return None
    text = grid.texts[row][0]
    known = reading.words.text(text).status is not None or is_icon(text)
    letters = sum(char.isalpha() for char in text)
    return text if letters >= SHORTEST_NAME and not known and priority(text) is None else None


def _repeats_header(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Tell whether all texts of a row but one, at the most, are headers that are known."""
    # The short texts first: in a measure's row they tell at once, and are met again and again.
    texts = sorted(filter(None, grid.texts[row]), key=len)
    known: set[Column] = set()
    strange = 0
    for text in texts:
        role = role_of(text, vocabulary)
        if role is not None:
            known.add(role)
            continue
        strange += 1
        if strange > 1 or strange > len(texts) - FEWEST_HEADERS:
            return False
    return Column.TILTAK in known and len(texts) - strange >= FEWEST_HEADERS


def merged(row: Row, more: Row) -> Row:
    """Return a measure together with a row that goes on with it."""
    extra = dict(row.ekstra)
    for key, text in more.ekstra:
        if extra.get(key) != text:
            extra[key] = f"{extra[key]} {text}" if key in extra else text
    return replace(
        row,
        ikon=row.ikon or more.ikon,
        pri=row.pri if row.pri is not None else more.pri,
        pri_text=row.pri_text or more.pri_text,
        gevinst=_followed(row.gevinst, more.gevinst),
        siste_status=_followed(row.siste_status, more.siste_status),
        shown=more.shown if row.shown.blank else row.shown,
        ekstra=tuple(extra.items()),
    )


def _followed(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return (*one, *(item for item in other if item not in one))
