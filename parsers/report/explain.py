"""A deck as it was understood, slide by slide: what each table, row and text was taken for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from parsers.report.interpret import interpret
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row
from parsers.report.page.pages import Page
from parsers.report.parts import parts
from parsers.report.slides import Kind, Sorted, sort_tables
from parsers.report.uses import Use, uses
from schema import Box, Deck, Diagnostic, Format, Record, Report, Slide, Table
from schema.vocabulary import Column, Vocabulary


class RowKind(StrEnum):
    """What a row of a table of measures was taken for; an `Aside` has one by its name."""

    RECORD = "record"
    CONTINUED = "goes on with the row above"
    AREA = "area"
    SECTION = "status of the rows below"
    HEADER = "header"
    ABOVE = "above the header"
    EMPTY = "empty"
    NOTE = "footnote"
    TOTAL = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row of a table of measures; `place` counts from 0 in the table's grid.

    `record` is None unless the row is a measure. `signs` are drawings laid over the row that
    were taken for its status.
    """

    place: int
    kind: RowKind
    record: Record | None = None
    box: Box | None = None
    signs: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table as understood; `kind` is None on a hidden slide, whose tables are not read.

    `columns` is each column's printed header and its meaning (None: unknown), and `rows` all
    rows from the top; both are empty unless the table holds measures.
    """

    table: Table
    kind: Kind | None
    columns: tuple[tuple[str, Column | None], ...] = ()
    rows: tuple[ReadRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSlide:
    """A slide as understood; `slide` has the tables that were made of text boxes.

    `uses` says for each of the slide's texts what it was taken for. `records` are those of the
    slide, also those that stand in no table.
    """

    slide: Slide
    tables: tuple[ReadTable, ...] = ()
    uses: tuple[Use, ...] = ()
    records: tuple[Record, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A deck as understood: its slides, and its reports.

    Of a text layer, whose pages have no places, `slides` holds nothing but the texts.
    """

    format: Format
    slides: tuple[ReadSlide, ...]
    reports: tuple[Report, ...]


def explain(deck: Deck, vocabulary: Vocabulary) -> Explanation:
    """Return what `interpret` makes of a deck, together with what it made it of."""
    reports = interpret(deck, vocabulary)
    read: dict[int, ReadSlide] = {}
    if deck.format is not Format.TXT:
        for part, report in zip(parts(deck, vocabulary), reports, strict=True):
            tables = sort_tables(part.pages, vocabulary)
            records = _by_row(tables.listings, report.records)
            for page in part.pages:
                read[page.number] = _slide(page, tables, records, report, vocabulary)
    diagnostics = [line for report in reports for line in report.diagnostics]
    return Explanation(
        format=deck.format,
        slides=tuple(
            _with_lines(read.get(slide.number, _unread(slide)), diagnostics)
            for slide in deck.slides
        ),
        reports=reports,
    )


def _unread(slide: Slide) -> ReadSlide:
    return ReadSlide(
        slide=slide,
        tables=tuple(ReadTable(table=table, kind=None) for table in slide.tables),
        uses=(Use.OTHER,) * len(slide.texts),
    )


def _with_lines(read: ReadSlide, diagnostics: Sequence[Diagnostic]) -> ReadSlide:
    number = read.slide.number
    lines = tuple(line for line in diagnostics if number and line.slide == number)
    return replace(read, diagnostics=lines)


def _slide(
    page: Page, tables: Sorted, records: dict[int, Record], report: Report, vocabulary: Vocabulary
) -> ReadSlide:
    slide = page.slide
    listings = [listing for listing in tables.listings if listing.page is page]
    of_table = {listing.place: listing for listing in listings}
    return ReadSlide(
        slide=slide,
        tables=tuple(
            _table(table, tables.kinds[slide.number, place], of_table.get(place), records)
            for place, table in enumerate(slide.tables)
        ),
        uses=uses(page, listings, report, vocabulary),
        records=tuple(record for record in report.records if record.slide == slide.number),
    )


def _table(
    table: Table, kind: Kind, listing: Listing | None, records: dict[int, Record]
) -> ReadTable:
    if listing is None:
        return ReadTable(table=table, kind=kind)
    header = listing.header
    # A table that goes on from the slide before has no header of its own to quote.
    texts = header.texts if header.row >= 0 else ("",) * len(header.roles)
    return ReadTable(
        table=table,
        kind=kind,
        columns=tuple(zip(texts, header.roles, strict=True)),
        rows=tuple(sorted(_rows(listing, records), key=lambda row: row.place)),
    )


def _rows(listing: Listing, records: dict[int, Record]) -> Iterator[ReadRow]:
    boxes = listing.grid.row_boxes if listing.grid is not None else ()
    for place, box in enumerate(boxes[: listing.header.row + 1]):
        kind = RowKind.HEADER if place == listing.header.row else RowKind.ABOVE
        yield ReadRow(place=place, kind=kind, box=box)
    for place, aside in listing.asides:
        yield ReadRow(place=place, kind=RowKind[aside.name], box=boxes[place])
    for row in listing.rows:
        record = records.get(id(row))
        kind = RowKind.AREA
        if record is not None:
            kind = RowKind.RECORD
        elif row.continues:
            kind = RowKind.CONTINUED
        yield ReadRow(
            place=row.row + listing.header.row,
            kind=kind,
            record=record,
            box=row.box,
            signs=tuple(drawn.box for drawn in row.shown.drawn),
        )


def _by_row(listings: Sequence[Listing], records: Sequence[Record]) -> dict[int, Record]:
    """Return the record that came of each row, by the row's id.

    Tables on one slide count their rows each from 1; records stand in the order of their rows.
    """
    waiting: dict[tuple[int, int, str], deque[Row]] = {}
    for listing in listings:
        for row in listing.rows:
            if not row.continues:
                waiting.setdefault((row.slide, row.row, row.tiltak), deque()).append(row)
    found: dict[int, Record] = {}
    for record in records:
        rows = waiting.get((record.slide, record.row, record.tiltak))
        if rows:
            found[id(rows.popleft())] = record
    return found
