"""The rows of a table of measures, as the table tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from parsers.lines import joined
from parsers.report.areas import heading
from parsers.report.bands import (
    area_above,
    band_in,
    counts_only,
    leading_band,
    repeats_header,
    section_said,
    spanned_from_above,
)
from parsers.report.columns import priority
from parsers.report.drawings import Drawn, share_status
from parsers.report.footnotes import closing_notes
from parsers.report.grids import Grid, cell_text
from parsers.report.headers import Header, is_band
from parsers.report.icons import is_icon, split_icon
from parsers.report.items import NOTHING, items
from parsers.report.leads import leading
from parsers.report.overlays import Overlays
from parsers.report.pages import Page
from parsers.report.statuses import (
    StatusText,
    StatusWordsReader,
    status_words,
)
from schema import Box, Cell, Paragraph, Status
from schema.vocabulary import Column, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCell:
    """All that a row shows of its status: words, the colours of its symbol, drawings, a fill.

    `own_fill` tells that no other cell of the row has the fill: it is no band of the table's.
    `struck` tells that what stood there was struck out.
    """

    words: StatusText = field(default_factory=StatusText)
    symbol: str | None = None
    colour: str | None = None
    drawn: tuple[Drawn, ...] = ()
    fill: str | None = None
    own_fill: bool = False
    struck: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing at all is shown, a fill aside."""
        return self.words == StatusText() and not self.drawn and not self.struck


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


# What may stand before a list's item, and between the two halves of a measure.
_DASHES: Final = frozenset({"-", "–", "—"})
# Columns beside those that tell of a measure: a cell that spans both is the other's.
_ASIDE: Final = (None, Column.NUMMER, Column.IKON)


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
    area = area_above(grid, header, tiltak, vocabulary)
    notes = closing_notes(grid)
    for row in range(header.row + 1, grid.rows):
        if row in notes:
            yield row, Aside.NOTE
            continue
        band = band_in(grid, row, tiltak) or leading_band(grid, row, header.roles[0], reading.words)
        told = section_said(band, vocabulary) if band is not None else None
        if band is not None and told is not None:
            section = told
            area = heading(band, vocabulary) or area
            yield row, Aside.SECTION
            continue
        if band is not None and (is_band(grid, row) or not grid.texts[row][tiltak]):
            area = heading(band, vocabulary) or area
            yield row, Aside.AREA
            continue
        if repeats_header(grid, row, vocabulary):
            yield row, Aside.HEADER
            continue
        if counts_only(grid, row, vocabulary):
            yield row, Aside.TOTAL
            continue
        if not grid.filled[row] and not reading.overlays.at(row):
            yield row, Aside.EMPTY
            continue
        cell = grid.cell(row, reading.area) if reading.area is not None else None
        area = (cell_text(cell) if cell is not None else "") or area
        yield row, _row(reading, row, area, section)


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

        # Where no column holds the latest status, that of the status may hold both.
        self.shared = Column.SISTE_STATUS not in header.roles

    def leading(self, cell: Cell) -> int:
        """Return how many paragraphs of a status cell are the status, where others follow."""
        return leading(cell.paragraphs, self.words) if self.shared else 0

    def cells(self, row: int, role: Column) -> list[Cell]:
        """Return the cells of a row with a role; a cell spanned from above counts as the row's.

        One that spans several columns counts for the first, or, if it is but a status, for that.
        """
        found: list[Cell] = []
        for column in self._columns.get(role, ()):
            cell = self.grid.cell(row, column)
            if cell is None or any(cell is other for other in found):
                continue
            if cell.column_span == 1 or self._role(cell) in (role, None):
                found.append(cell)
        return found

    def _role(self, cell: Cell) -> Column | None:
        """Return what a cell counts for that spans several columns."""
        covered = self.header.roles[cell.column : cell.column + cell.column_span]
        if Column.STATUS in covered and self.words.text(cell_text(cell)).only_status:
            return Column.STATUS
        return next((role for role in covered if role not in _ASIDE), None)


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
        struck=row in grid.struck,
        guessed=_guessed(reading, row),
        box=grid.row_boxes[row],
        continues=not tiltak,
        lonely=_lonely(grid, row, reading.tiltak) and not reading.overlays.at(row),
        alone=_alone(grid, row) if not tiltak else "",
    )


def _tiltak(cell: Cell) -> tuple[str | None, str]:
    icon, text = split_icon(_with_dash(cell.paragraphs) or cell_text(cell))
    if text:
        return icon, text
    # A measure that is struck out altogether is still a row of the deck.
    struck_icon, text = split_icon(joined("\n".join(p.text for p in cell.paragraphs)))
    return icon or struck_icon, text


def _with_dash(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return a measure's text with the dash that begins its second line: that one lists nothing."""
    signs = [paragraph.bullet for paragraph in paragraphs]
    dashes = [sign for sign in signs[1:] if sign is not None]
    if signs[:1] != [None] or len(dashes) != 1 or dashes[0] not in _DASHES:
        return None
    return joined("\n".join(f"{p.bullet or ''} {p.unstruck}" for p in paragraphs))


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
    if role is Column.SISTE_STATUS and reading.shared:
        mine = [cell for cell in reading.cells(row, Column.STATUS) if cell.row == row]
        rests = [cell.paragraphs[many:] for cell in mine if (many := reading.leading(cell))]
        return tuple(item for rest in rests for item in items(rest))
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
        f"{paragraph.bullet or ''} {paragraph.unstruck}"
        for cell in cells
        for paragraph in cell.paragraphs[: reading.leading(cell) or None]
    )
    text = "\n".join((text, *reading.overlays.status_texts(row)))
    symbol, colour = _symbol(cells, reading.words)
    ticked = _ticked(reading, row)
    if ticked:
        text = "\n".join(reading.header.texts[column] for column in ticked)
        symbol = colour = None
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
        drawn=() if reading.ticked else reading.overlays.drawn(row),
        fill=fill,
        own_fill=fill is not None and fill not in beside,
        struck=any(p.text.strip() and not p.unstruck.strip() for c in cells for p in c.paragraphs),
    )


def _ticked(reading: _Reading, row: int) -> list[int]:
    """Return the columns headed by statuses in which a row has a tick.

    A disc drawn over one of them is a tick, if the others are bare or have empty balls; so is the
    fill of a cell, if it is the only one of its colour.
    """
    texts = reading.grid.texts[row]
    ticked = [column for column in reading.ticked if texts[column]]
    if ticked or not reading.ticked:
        return ticked
    painted = [
        column
        for drawn in reading.overlays.drawn(row)
        for column in reading.ticked
        if share_status(drawn) not in (None, Status.NOT_STARTED)
        and (place := reading.grid.column_boxes[column]) is not None
        and place.x0 <= drawn.box.center[0] < place.x1
    ]
    if painted:
        return painted if len(painted) == 1 else []
    fills = {
        column: cell.fill if (cell := reading.grid.cell(row, column)) is not None else None
        for column in reading.ticked
    }
    painted = [
        column
        for column, fill in fills.items()
        if fill is not None and list(fills.values()).count(fill) == 1
    ]
    return painted if len(painted) == 1 else []


def _symbol(cells: Sequence[Cell], words: StatusWordsReader) -> tuple[str | None, str | None]:
    for cell in cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                sign = "" if run.struck else run.text.strip()[:1]
                if sign and words.symbol(sign) is not None:
                    return sign, run.colour
    return None, None


def _lonely(grid: Grid, row: int, column: int) -> bool:
    if grid.columns == 1 or grid.filled[row] != (column,):
        return False
    return not spanned_from_above(grid, row)


def _alone(grid: Grid, row: int) -> str:
    filled = grid.filled[row]
    alone = len(filled) == 1 and not spanned_from_above(grid, row)
    return grid.texts[row][filled[0]] if alone else ""


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
