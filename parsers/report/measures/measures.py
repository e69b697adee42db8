"""The rows of a table of measures, as the table tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Final

from parsers.bullets import AMID
from parsers.lines import joined
from parsers.report.measures.bands import (
    area_above,
    area_in,
    area_over_header,
    band_beside,
    band_in,
    comment_in,
    counts_only,
    labelled_in,
    leading_band,
    priority_in,
    repeats_header,
    section_above,
    section_said,
    spanned_from_above,
    tells_nothing,
)
from parsers.report.measures.extracells import extra_cells
from parsers.report.measures.rowreading import Reading
from parsers.report.measures.shown import StatusCell, shown
from parsers.report.page.footnotes import closing_notes
from parsers.report.page.grids import Grid, cell_text
from parsers.report.page.headers import Header, is_band
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, without_going_on
from parsers.report.words.icons import is_icon, split_icon
from parsers.report.words.items import NOTHING, Listed
from parsers.report.words.priorities import priority, says_priority
from parsers.report.words.statuses import status_words
from schema import Box, Cell, Diagnostic, Paragraph, Severity, Status
from schema.values import dataclass
from schema.vocabulary import Column, Vocabulary, folded, words_in

_NO_ITEMS: Final = Listed(items=())
_LETTERED: Final = frozenset("xX")  # behind a text, a cross


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A measure before its area and status are settled.

    `area` is what the table itself says (a column, a band), None where it says nothing.
    `section` is the status that a band or heading gives all rows under it. `continues` tells
    that the row has no measure of its own and goes on with the one before it. `lonely` tells
    that nothing stands beside its text, which may then be an area's name; so may `alone`, the only
    text of a row that has no measure. `doubted` is what begins with a sign that may be a list's or
    its own; `by_hand` tells that lines were broken by hand and taken for items; `sign` is the list's
    sign, or other sign of no letter, before the measure, or one behind it.
    """

    slide: int
    table: int
    row: int
    tiltak: str
    sign: str | None = None
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
    doubted: tuple[str, ...] = ()
    by_hand: bool = False
    box: Box | None = None
    continues: bool = False
    lonely: bool = False
    alone: str = ""

    def under(self, band: str) -> Row:
        """Return the row with the priority that a band above it says: `Prioritet 1`."""
        return replace(self, pri=priority(band), pri_text=band)


# The header in `ekstra` of what a row across the table says, where no column is for comments.
COMMENT: Final = "Kommentar"
# Of an area's measures, `1 av 4`, or how many they are: `4 tiltak`, `(4 tiltak)`.
_SHARE: Final = re.compile(r"\d+ ?(?:av|of|/) ?\d+|\(?\d+ (?:tiltak|measures)\)?")
# How an area is numbered whose measures have its number before their own.
_WHOLE: Final = re.compile(r"\d{1,2}\.?")
_PART: Final = re.compile(r"\d{1,2}\.\d{1,2}\.?\w?")


class Aside(StrEnum):
    """What a row below the header of a table of measures is, where it holds no measure."""

    SECTION = "section"
    AREA = "area"
    HEADER = "header"
    EMPTY = "empty"
    NOTE = "footnote"
    TOTAL = "sum"


# What may stand between an area's name and the first of its measures.
_BETWEEN: Final = (Aside.HEADER, Aside.EMPTY)


def read_rows(
    page: Page, place: int, header: Header, section: Status | None, vocabulary: Vocabulary
) -> Iterator[tuple[int, Row | Aside]]:
    """Yield the rows below a table's header in their order, each with its place in the grid.

    `place` is the table's among the slide's tables; `section` is the status that the slide's
    headings give all its measures. A band may give those below it their priority.
    """
    grid = page.grids[place]
    pri = ""
    for row, read in _rows(page, place, header, section, vocabulary):
        if read is Aside.AREA:
            pri = priority_in(grid.first_text(row), vocabulary)
        if isinstance(read, Row) and pri and not read.pri_text:
            read = read.under(pri)  # noqa: PLW2901 - the same row with its priority
        yield row, read


def _rows(
    page: Page, place: int, header: Header, section: Status | None, vocabulary: Vocabulary
) -> Iterator[tuple[int, Row | Aside]]:
    """Yield the rows with the areas and statuses that bands give them."""
    grid = page.grids[place]
    reading = Reading(page, place, header, status_words(vocabulary))
    tiltak = reading.tiltak
    area = area_above(grid, header, tiltak, vocabulary)
    section = section_above(grid, header, tiltak, vocabulary) or section
    notes = closing_notes(grid)
    for row in range(header.row + 1, grid.rows):
        if row in notes:
            yield row, Aside.NOTE
            continue
        band = (
            band_in(grid, row, tiltak)
            or band_beside(grid, row, tiltak, vocabulary)
            or leading_band(grid, row, header.roles[0], reading.words)
        )
        listed = _named_list(reading, row, vocabulary) if band is not None else None
        if listed is not None:
            yield row, listed
            continue
        told = section_said(band, vocabulary) if band is not None else None
        if band is not None and told is not None:
            section = told
            area = area_in(band, vocabulary) or area
            yield row, Aside.SECTION
            continue
        if counts_only(grid, row, vocabulary):
            yield row, Aside.TOTAL
            continue
        if band is not None and (
            is_band(grid, row) or not grid.texts[row][tiltak] or says_priority(band, vocabulary)
        ):
            comment = comment_in(grid, row, header, vocabulary)
            if comment is not None:
                yield row, _comment(reading, row, comment, vocabulary)
                continue
            area = area_in(band, vocabulary) or area
            yield row, Aside.AREA
            continue
        named = area_over_header(grid, row, header, tiltak)
        if named or repeats_header(grid, row, header, vocabulary):
            area = area_in(named, vocabulary) or area
            yield row, Aside.HEADER
            continue
        if tells_nothing(grid, row, tiltak, vocabulary) and not reading.overlays.at(row):
            yield row, Aside.EMPTY
            continue
        cell = grid.cell(row, reading.area) if reading.area is not None else None
        named = cell_text(cell) if cell is not None else ""
        area = heading(named, vocabulary) or without_going_on(named, vocabulary) or area
        yield row, _row(reading, row, area, section)


def closing_area(
    grid: Grid, read: Sequence[tuple[int, Row | Aside]], vocabulary: Vocabulary
) -> str:
    """Return the area that a table's end names, "" where a measure stands below all names.

    The header may be said again below the name.
    """
    return area_in(_closing(grid, read), vocabulary)


def closing_priority(grid: Grid, read: Sequence[tuple[int, Row | Aside]]) -> str:
    """Return the band at a table's end that says a priority, "" where there is none."""
    band = _closing(grid, read)
    return band if priority(band) is not None else ""


def _closing(grid: Grid, read: Sequence[tuple[int, Row | Aside]]) -> str:
    last = next((one for one in reversed(read) if one[1] not in _BETWEEN), None)
    if last is None or last[1] is not Aside.AREA:
        return ""
    return grid.first_text(last[0])


def _row(reading: Reading, row: int, area: str | None, section: Status | None) -> Row:
    grid, header = reading.grid, reading.header
    cell = grid.cell(row, reading.tiltak)
    goes_on = cell is not None and cell.row < row
    ikon, tiltak = (None, "") if goes_on or cell is None else _tiltak(cell)
    for other in reading.cells(row, Column.IKON):
        text = cell_text(other)
        ikon = ikon or (text if other.row == row and is_icon(text) else None)
    if ikon == reading.leading_sign(row):
        ikon = None
    pri_text = " ".join([cell_text(other) for other in reading.cells(row, Column.PRI)])
    pri_text = "" if pri_text in NOTHING else pri_text
    gevinst = reading.cells(row, Column.GEVINST)
    latest = reading.cells(row, Column.SISTE_STATUS)
    status = reading.cells(row, Column.STATUS)
    told = shown(reading, row, status)
    # A status that is painted beside a name alone makes it a measure's, as one that is drawn does.
    marked = reading.overlays.at(row) or (bool(status) and told.own_fill)
    # What a spanned cell says was taken with the row that it began in.
    benefits = _list(reading, gevinst, row, own=goes_on)
    news = _list(reading, status if reading.shared else latest, row, own=goes_on or reading.shared)
    return Row(
        slide=reading.slide,
        table=reading.place,
        row=row - header.row,
        tiltak=tiltak,
        sign=_sign(cell) if tiltak and cell is not None else None,
        ikon=ikon or reading.overlays.icon(row),
        area=area,
        section=section,
        pri=priority(pri_text),
        pri_text=pri_text,
        gevinst=benefits.items,
        siste_status=news.items,
        doubted=benefits.doubted + news.doubted,
        by_hand=benefits.by_hand or news.by_hand,
        shown=told,
        has_status_column=Column.STATUS in header.roles or reading.signs_lead,
        ekstra=extra_cells(reading, row, worded=bool(pri_text) and priority(pri_text) is None),
        struck=row in grid.struck,
        guessed=_guessed((*gevinst, *latest), row) or (cell is not None and _is_doubtful(cell)),
        box=grid.row_boxes[row],
        continues=not tiltak,
        lonely=_lonely(reading, row) and not marked,
        alone=_alone(grid, row) if not tiltak else "",
    )


def _named_list(reading: Reading, row: int, vocabulary: Vocabulary) -> Row | None:
    """Return a list behind its name across the table as a row that goes on with the one above."""
    role, said = labelled_in(reading.grid, row, vocabulary)
    if not said:
        return None
    added = _addition(reading, row)
    news = role is Column.SISTE_STATUS
    return replace(added, siste_status=said) if news else replace(added, gevinst=said)


def _comment(reading: Reading, row: int, text: str, vocabulary: Vocabulary) -> Row:
    """Return a comment on the measure above as a row that goes on with it."""
    known = words_in(vocabulary.extra_columns.comments)
    header = reading.header
    own = (header.name(n) for n, text in enumerate(header.texts) if folded(text) in known)
    return replace(_addition(reading, row), ekstra=((next(own, COMMENT), text),))


def _addition(reading: Reading, row: int) -> Row:
    """Return a row that says nothing yet, and goes on with the measure above it."""
    place = row - reading.header.row
    return Row(slide=reading.slide, table=reading.place, row=place, tiltak="", continues=True)


def _tiltak(cell: Cell) -> tuple[str | None, str]:
    icon, text = split_icon(_with_sign_amid(cell.paragraphs) or cell_text(cell))
    if text:
        return icon, text
    # A measure that is struck out altogether is still a row of the deck.
    struck_icon, text = split_icon(joined("\n".join(p.text for p in cell.paragraphs)))
    return icon or struck_icon, text


def _sign(cell: Cell) -> str | None:
    """Return the sign behind a measure, or else before it."""
    first = cell.paragraphs[0]
    typed = first.text[:1]
    text = cell.paragraphs[-1].text.rstrip()
    last = text[-1:] if text[-2:-1] in {"", " "} else ""
    if last and last != first.text and (not last.isalnum() or last in _LETTERED):
        return last
    return first.bullet or (typed if typed and not typed.isalnum() else None)


def _with_sign_amid(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return a measure's text with the dash or arrow that begins its second line: it lists nothing."""
    if len(paragraphs) == 1:
        return None
    signs = [paragraph.bullet for paragraph in paragraphs]
    amid = [sign for sign in signs[1:] if sign is not None]
    if signs[:1] != [None] or len(amid) != 1 or amid[0] not in AMID:
        return None
    return joined("\n".join(f"{p.bullet or ''} {p.unstruck}" for p in paragraphs))


def _guessed(cells: Sequence[Cell], row: int) -> bool:
    """Tell whether nothing shows where an item of the row ends and the next one begins."""
    return any([p.guessed for cell in cells if cell.row == row for p in cell.paragraphs])


def _is_doubtful(cell: Cell) -> bool:
    """Tell whether a measure's text may be two: no line that begins small is one by itself."""
    doubtful = [p for p in cell.paragraphs if p.parted or p.guessed]
    if not doubtful or any([p.parted for p in doubtful]):
        return bool(doubtful)
    begun = [line[:1] for p in cell.paragraphs for line in p.text.split("\n")][1:]
    return not all(map(str.islower, begun))


def _list(reading: Reading, cells: Sequence[Cell], row: int, *, own: bool) -> Listed:
    """Return the items of cells, or only of those that begin in the row itself (`own`)."""
    found = _NO_ITEMS
    for cell in cells:
        if not own or cell.row == row:
            more = reading.items(cell)
            found = more if found is _NO_ITEMS else found.with_more(more)
    return found


def _lonely(reading: Reading, row: int) -> bool:
    grid = reading.grid
    return (
        grid.columns > 1
        and reading.tiltak in grid.filled[row]
        and all((n == reading.tiltak) is not _counts(reading, row, n) for n in grid.filled[row])
        and not spanned_from_above(grid, row)
    )


def _counts(reading: Reading, row: int, column: int) -> bool:
    """Tell whether a cell has how many of an area's measures are meant, or the area's number.

    The area's measures are counted below that: `2`, `2.1`.
    """
    grid, roles = reading.grid, reading.header.roles
    text = grid.texts[row][column]
    if _SHARE.fullmatch(text):
        return True
    if roles[column] is not Column.NUMMER or not _WHOLE.fullmatch(text):
        return False
    numbers = grid.column_texts(column, reading.header.row + 1)
    others = [number for number in numbers if not _WHOLE.fullmatch(number)]
    return bool(others) and all(map(_PART.fullmatch, others))


def _alone(grid: Grid, row: int) -> str:
    filled = grid.filled[row]
    alone = len(filled) == 1 and not spanned_from_above(grid, row)
    return grid.texts[row][filled[0]] if alone else ""


def row_line(row: Row, severity: Severity, code: str, message: str) -> Diagnostic:
    """Return a diagnostic at a row of measures."""
    return Diagnostic(severity=severity, code=code, message=message, slide=row.slide, row=row.row)
