"""Looks that differ in how the tables of measures are laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from deckmaker.model import Cell, Grid, par
from deckmaker.report import (
    GEVINST,
    LEFT,
    PRI,
    SISTE,
    STANDARD,
    STATUS,
    TILTAK,
    Column,
    Item,
    Office,
    Scene,
    bulleted,
    heading,
    measures,
    parts,
    placed,
    plain,
    text,
)
from deckmaker.truth import Truth, printed
from schema.deck import Role
from schema.report import Record

BARE = replace(TILTAK, cell=lambda r: plain(printed(r.tiltak)))
ICON = Column(header="", width=34, cell=lambda r: plain(r.ikon or "", centred=True))
_PEOPLE = ("Kari Åsen", "Ola Nordmann", "Regionalt innkjøp")
_DUE = ("Q4 2023", "31.12.2023", "Løpende")


def plain_report(truth: Truth) -> Scene:
    """Draw circles with labels, boxes in the overview, a slide of measures not started."""
    return Office().draw(truth)


def columns_in_another_order(truth: Truth) -> Scene:
    """Draw the status first and the priority last."""
    return Office(columns=(STATUS, TILTAK, SISTE, GEVINST, PRI)).draw(truth)


def headed(*headers: str) -> tuple[Column, ...]:
    """Give the standard columns other headers."""
    widths = (240, 72, 220, 250, 98)
    return tuple(
        replace(column, header=header, width=width)
        for column, header, width in zip(STANDARD, headers, widths, strict=True)
    )


def nynorsk_headers_in_capitals(truth: Truth) -> Scene:
    """Draw nynorsk headers in capitals, with colons, full stops and broken lines."""
    columns = headed("AKTIVITETAR:", "PRI.", "FORVENTA\nGEVINST:", "SISTE\nSTATUS", "TILSTAND")
    return Office(columns=columns).draw(truth)


def english_headers(truth: Truth) -> Scene:
    """Draw English headers."""
    columns = headed("Action", "Priority", "Expected benefit", "Latest status", "State")
    return Office(columns=columns).draw(truth)


def header_words_broken_by_hyphens(truth: Truth) -> Scene:
    """Draw headers that are hyphenated where their column is too narrow."""
    columns = headed(
        "Tiltaks-\nbeskrivelse", "Prio-\nritet", "Gevinster", "Status-\noppdatering", "Status"
    )
    return Office(columns=columns).draw(truth)


def unnamed_icon_column(truth: Truth) -> Scene:
    """Draw the pictograms in a column without a header."""
    return Office(columns=(ICON, replace(BARE, width=220), PRI, GEVINST, SISTE, STATUS)).draw(truth)


def icon_beside_the_table(truth: Truth) -> Scene:
    """Draw the pictograms as text boxes that stick out of the table to the left."""
    return _icon_boxes((BARE, PRI, GEVINST, SISTE, STATUS), -24.0).draw(truth)


def icon_over_an_empty_column(truth: Truth) -> Scene:
    """Draw the pictograms as text boxes laid over an unnamed, empty column."""
    empty = replace(ICON, cell=lambda _: Cell())
    columns = (empty, replace(BARE, width=220), PRI, GEVINST, SISTE, STATUS)
    return _icon_boxes(columns, 2.0).draw(truth)


def _icon_boxes(columns: Sequence[Column], shift: float) -> Office:
    def boxes(grid: Grid, records: Sequence[Record]) -> list[Item]:
        out: list[Item] = []
        for n, record in enumerate(records, start=grid.header):
            if record.ikon:
                place = grid.box(n, 0)
                out.append(text((place.x0 + shift, place.top - 2, 30), record.ikon))
        return out

    def bare(truth: Truth) -> list[tuple[Item, Sequence[Record]]]:
        out: list[tuple[Item, Sequence[Record]]] = [
            (text((LEFT, 14, 860), "Ikke startede tiltak", size=18, role=Role.TITLE), ())
        ]
        top = 70.0
        for area in truth.areas:
            records = truth.waiting(area)
            out.append((text((LEFT, top, 500), area.name, bold=True), ()))
            grid = measures((replace(BARE, width=560), PRI), records, top=top + 24, header=False)
            out += [(grid, records), *((box, ()) for box in _beside(grid, records))]
            top = grid.bottom + 14
        return out

    return Office(columns=columns, decorate=boxes, waiting=bare)


def _beside(grid: Grid, records: Sequence[Record]) -> list[Item]:
    places = [(grid.box(n, 0), record.ikon) for n, record in enumerate(records)]
    return [text((place.x0 - 24, place.top - 2, 30), icon) for place, icon in places if icon]


def extra_columns(truth: Truth) -> Scene:
    """Draw Ansvarlig and Frist, to be kept as extra values."""
    people = {r.tiltak: _PEOPLE[n % 3] for n, r in enumerate(truth.records)}
    due = {r.tiltak: _DUE[n % 3] for n, r in enumerate(truth.records)}
    columns = (
        replace(TILTAK, width=200),
        Column(header="Ansvarlig", width=90, cell=lambda r: plain(people[r.tiltak])),
        PRI,
        replace(GEVINST, width=190),
        replace(SISTE, width=200),
        Column(header="Frist", width=80, cell=lambda r: plain(due[r.tiltak])),
        STATUS,
    )

    def kept(record: Record) -> Record:
        tiltak = record.tiltak
        return replace(record, ekstra=(("Ansvarlig", people[tiltak]), ("Frist", due[tiltak])))

    return Office(columns=columns, seen=kept).draw(truth)


def measure_over_several_rows(truth: Truth) -> Scene:
    """Draw each point of the latest status in a row of its own, the other cells spanning them."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, ())
        for record in records:
            count = len(record.siste_status)
            for n, point in enumerate(record.siste_status):
                row: list[Cell | None] = [
                    None if n else replace(column.cell(record), rows=count) for column in columns
                ]
                row[columns.index(SISTE)] = plain(printed(point))
                grid.rows.append(row)
        grid.__post_init__()
        return grid

    def rows(records: Sequence[Record]) -> list[int]:
        return [1 + sum(len(r.siste_status) for r in records[:n]) for n in range(len(records))]

    return Office(table=table, rows=rows).draw(truth)


def areas_as_bands(truth: Truth) -> Scene:
    """Draw several areas in one table, each area's name in a row across it."""
    return _all_in_one(truth, _banded)


def _banded(
    truth: Truth, columns: Sequence[Column], records: Sequence[Record]
) -> tuple[Grid, list[int]]:
    rows: list[int] = []
    grid = measures(columns, ())
    for area in truth.areas:
        own = [r for r in records if r.omrade == area.name]
        if own:
            band = Cell(pars=(par(area.name, bold=True),), columns=len(columns), fill="D9D9D9")
            grid.rows.append([band, *(None for _ in columns[1:])])
        for record in own:
            grid.rows.append([column.cell(record) for column in columns])
            rows.append(len(grid.rows) - 1)
    grid.__post_init__()
    return grid, rows


def area_column(truth: Truth) -> Scene:
    """Draw a column that names the area of each measure."""
    area = Column(header="Innsatsområde", width=120, cell=lambda r: plain(r.omrade))
    columns = (area, replace(TILTAK, width=200), PRI, GEVINST, replace(SISTE, width=200), STATUS)
    return _all_in_one(truth, lambda _, c, r: (measures(c, r), list(range(1, len(r) + 1))), columns)


def area_cell_over_its_rows(truth: Truth) -> Scene:
    """Draw a first column whose cells span all the rows of an area."""
    area = Column(header="Område", width=120, cell=lambda r: plain(r.omrade))
    columns = (area, replace(TILTAK, width=200), PRI, GEVINST, replace(SISTE, width=200), STATUS)

    def spanned(
        _: Truth, columns: Sequence[Column], records: Sequence[Record]
    ) -> tuple[Grid, list[int]]:
        grid = measures(columns, records)
        names = [r.omrade for r in records]
        for n, name in enumerate(names, start=1):
            first = n == 1 or names[n - 2] != name
            grid.rows[n][0] = replace(plain(name), rows=names.count(name)) if first else None
        grid.__post_init__()
        return grid, list(range(1, len(records) + 1))

    return _all_in_one(truth, spanned, columns)


Make = Callable[[Truth, Sequence[Column], Sequence[Record]], tuple[Grid, list[int]]]


def _all_in_one(truth: Truth, make: Make, columns: Sequence[Column] = STANDARD) -> Scene:
    office = Office()
    scene = office.begin(truth)
    for share in parts(truth.started(), 5):
        grid, rows = make(truth, columns, share)
        title = text((LEFT, 14, 860), "Pågående og implementerte tiltak", size=18, role=Role.TITLE)
        number = scene.pages.add(title, grid, *office.footnote(share))
        scene.expected.records += placed(share, number, rows)
    office.end(scene, truth)
    return scene


def area_name_over_the_header(truth: Truth) -> Scene:
    """Draw the area's name as a first row across the table, above its header row."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        band = Cell(pars=(par(records[0].omrade, bold=True),), columns=len(columns))
        grid.rows.insert(0, [band, *(None for _ in columns[1:])])
        grid.header = 2
        grid.__post_init__()
        return grid

    def only_generic(_name: str, part: str) -> list[Item]:
        return heading("Status for tiltak", part)[:1]

    return Office(table=table, heading=only_generic).draw(truth)


def goes_on_without_header(truth: Truth) -> Scene:
    """Draw an area's table going on on the next slide without its header."""
    firsts = {truth.started(area)[0].tiltak for area in truth.areas}

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        return measures(columns, records, header=records[0].tiltak in firsts)

    return Office(table=table, most=2).draw(truth)


def _small(make: Callable[[Record], Cell]) -> Callable[[Record], Cell]:
    def cell(record: Record) -> Cell:
        made = make(record)
        return replace(made, pars=tuple(replace(p, size=9.0) for p in made.pars))

    return cell


def two_tables_side_by_side(truth: Truth) -> Scene:
    """Draw two tables beside each other, each with half of an area's measures."""
    office = Office()
    scene = office.begin(truth)
    widths = (120, 34, 115, 120, 68)
    columns = [
        replace(column, width=width, cell=_small(column.cell))
        for column, width in zip(STANDARD, widths, strict=True)
    ]
    for area in truth.areas:
        records = truth.started(area)
        half = (len(records) + 1) // 2
        left = measures(columns, records[:half], left=16)
        right = measures(columns, records[half:], left=left.right + 20)
        number = scene.pages.add(*heading(area.name), left, right, *office.footnote(records))
        scene.expected.records += placed(records[:half], number) + placed(records[half:], number)
    office.end(scene, truth)
    return scene


def empty_rows_between(truth: Truth) -> Scene:
    """Draw an empty row after each measure."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        for n in range(len(records), 0, -1):
            grid.rows.insert(n + 1, [Cell() for _ in columns])
        grid.__post_init__()
        return grid

    return Office(table=table, rows=lambda r: range(1, 2 * len(r) + 1, 2)).draw(truth)


def table_in_a_scaled_group(truth: Truth) -> Scene:
    """Draw each table within a group that has its own scale."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        grid.scale = 0.8
        return grid

    return Office(table=table).draw(truth)


def table_of_text_boxes(truth: Truth) -> Scene:
    """Draw tables that are text boxes in rows and columns."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        grid.boxes = True
        return grid

    return Office(table=table).draw(truth)


def no_header_row_flag(truth: Truth) -> Scene:
    """Draw header rows that the file does not mark as such."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        grid.first_row_flag = False
        return grid

    return Office(table=table).draw(truth)


def numbered_measures(truth: Truth) -> Scene:
    """Draw a first column with running numbers."""
    numbers = {r.tiltak: str(n) for n, r in enumerate(truth.records, start=1)}
    number = Column(header="Nr.", width=34, cell=lambda r: plain(numbers[r.tiltak]))
    columns = (number, replace(TILTAK, width=220), PRI, GEVINST, SISTE, STATUS)

    def kept(record: Record) -> Record:
        return replace(record, ekstra=(("Nr.", numbers[record.tiltak]),))

    return Office(columns=columns, seen=kept).draw(truth)


def many_measures_in_a_table(truth: Truth) -> Scene:
    """Draw all measures of an area in one table, the texts close together."""
    columns = (
        *STANDARD[:2],
        replace(GEVINST, cell=lambda r: bulleted(r.gevinst, "-")),
        *STANDARD[3:],
    )
    return Office(columns=columns, most=9).draw(truth)


SCENES = (
    plain_report,
    columns_in_another_order,
    nynorsk_headers_in_capitals,
    english_headers,
    header_words_broken_by_hyphens,
    unnamed_icon_column,
    icon_beside_the_table,
    icon_over_an_empty_column,
    extra_columns,
    measure_over_several_rows,
    areas_as_bands,
    area_column,
    area_cell_over_its_rows,
    area_name_over_the_header,
    goes_on_without_header,
    two_tables_side_by_side,
    empty_rows_between,
    table_in_a_scaled_group,
    table_of_text_boxes,
    no_header_row_flag,
    numbered_measures,
    many_measures_in_a_table,
)
