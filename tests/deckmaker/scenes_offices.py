"""Looks of offices with habits of their own: headers, statuses and areas in unusual places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from deckmaker.model import Cell, Grid, par
from deckmaker.report import (
    GEVINST,
    LEFT,
    PRI,
    STANDARD,
    STATUS,
    SYMBOLS,
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
from deckmaker.scenes_status import COLOURS, colour_legend
from deckmaker.truth import Truth, printed
from schema.deck import Role
from schema.report import Record, Status

_HEADS = {
    Status.DONE: "Fullført",
    Status.ONGOING: "Pågår",
    Status.NOT_STARTED: "Ikke startet",
    Status.STOPPED: "Avbrutt",
}


def headers_in_boxes_above(truth: Truth) -> Scene:
    """Draw the headers as text boxes over the columns, the table itself without any."""

    def bare(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        return measures(columns, records, top=96, header=False)

    def headers(grid: Grid, _records: Sequence[Record]) -> list[Item]:
        lefts = [grid.left + sum(grid.widths[:n]) for n in range(len(grid.widths))]
        return [
            text((left, 72, column.width), column.header, size=11, bold=True)
            for left, column in zip(lefts, STANDARD, strict=True)
        ]

    return Office(table=bare, decorate=headers).draw(truth)


def a_column_for_each_status(truth: Truth) -> Scene:
    """Draw a tick in one of four columns that are headed by the statuses."""

    def tick(status: Status) -> Callable[[Record], Cell]:
        return lambda record: plain("x" if record.status is status else "", centred=True)

    ticks = tuple(
        Column(header=head, width=62, cell=tick(status)) for status, head in _HEADS.items()
    )

    def seen(record: Record) -> Record:
        return replace(record, status_tekst=_HEADS[record.status])

    columns = (
        replace(TILTAK, width=200),
        replace(PRI, width=40),
        replace(GEVINST, width=180),
        replace(STANDARD[3], width=210),
        *ticks,
    )
    return Office(columns=columns, seen=seen).draw(truth)


def status_above_the_latest_status(truth: Truth) -> Scene:
    """Draw one column `Status`, with circle and label above the points of the latest status."""

    def cell(record: Record) -> Cell:
        label = f"{SYMBOLS[record.status]} {record.status_tekst}".strip()
        return Cell(pars=(par(label, bold=True), *bulleted(record.siste_status).pars))

    columns = (TILTAK, PRI, GEVINST, replace(STATUS, width=340, cell=cell))
    return Office(columns=columns).draw(truth)


def label_on_a_colour(truth: Truth) -> Scene:
    """Draw the label on a cell in the legend's colour; one colour disagrees, and is told."""
    wrong = truth.records[1].tiltak

    def colour(record: Record) -> str:
        return COLOURS[Status.NOT_STARTED if record.tiltak == wrong else record.status]

    def seen(record: Record) -> Record:
        return replace(record, status_symbol="○") if record.tiltak == wrong else record

    shown = replace(STATUS, cell=lambda r: replace(plain(r.status_tekst or ""), fill=colour(r)))
    office = Office(
        columns=(*STANDARD[:4], shown),
        decorate=lambda _grid, _records: colour_legend(COLOURS),
        seen=seen,
    )
    return replace(office.draw(truth), warns=frozenset({"status-conflict"}))


def slides_that_part_the_areas(truth: Truth) -> Scene:
    """Draw a slide with each area's name alone before its tables, whose titles name none."""
    office = Office()
    scene = office.begin(truth)
    for area in truth.areas:
        scene.pages.add(text((100, 220, 760), area.name, size=32, role=Role.TITLE))
        for share in parts(truth.started(area), 3):
            grid = measures(STANDARD, share)
            title = text((LEFT, 14, 860), "Status på tiltakene", size=18, role=Role.TITLE)
            number = scene.pages.add(title, grid, *office.footnote(share))
            scene.expected.records += placed(share, number)
    office.end(scene, truth)
    return scene


def costs_and_nothing_but_the_status(truth: Truth) -> Scene:
    """Draw measures with who is responsible, what they cost, and their status."""
    people = Column(header="Ansvarlig", width=160, cell=lambda _: plain("Kari Åsen"))
    cost = Column(header="Kostnad", width=120, cell=lambda _: plain("150 000"))
    columns = (replace(TILTAK, width=400), people, cost, replace(STATUS, width=200))

    def seen(record: Record) -> Record:
        more = (("Ansvarlig", "Kari Åsen"), ("Kostnad", "150 000"))
        return replace(record, pri=None, gevinst=(), siste_status=(), ekstra=more)

    return Office(columns=columns, seen=seen).draw(truth)


def benefit_across_two_columns(truth: Truth) -> Scene:
    """Draw a benefit's cell across the empty column of the latest status in one measure."""
    wide = truth.records[1].tiltak

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        for row, record in zip(grid.rows[1:], records, strict=True):
            if record.tiltak == wide:
                row[2] = replace(bulleted(record.gevinst), columns=2)
                row[3] = None
        grid.__post_init__()
        return grid

    def seen(record: Record) -> Record:
        return replace(record, siste_status=()) if record.tiltak == wide else record

    return Office(table=table, seen=seen).draw(truth)


def label_with_its_time(truth: Truth) -> Scene:
    """Print when a measure was done or begun behind its label."""
    times = {
        Status.DONE: "Utført i uke 40",
        Status.ONGOING: "Påbegynt våren 23",
        Status.NOT_STARTED: "Planlagt Q1 2024",
        Status.STOPPED: "Avbrutt sommeren 2023",
    }

    def seen(record: Record) -> Record:
        return replace(record, status_tekst=times[record.status])

    shown = replace(STATUS, cell=lambda r: plain(times[r.status]))
    return Office(columns=(*STANDARD[:4], shown), seen=seen).draw(truth)


def summary_before_the_areas(truth: Truth) -> Scene:
    """Draw a table of all started measures and their statuses before the areas' own tables."""
    office = Office()
    scene = office.begin(truth)
    rows = [[plain("Tiltak"), plain("Status")]]
    rows += [[plain(printed(r.tiltak)), plain(r.status_tekst or "")] for r in truth.started()]
    small = [
        [replace(cell, pars=tuple(replace(p, size=9.0) for p in cell.pars)) for cell in row]
        for row in rows
    ]
    grid = Grid(left=LEFT, top=80, widths=[500, 200], rows=[[*row] for row in small])
    scene.pages.add(*heading("Oppsummering"), grid)
    office.areas(scene, truth)
    office.end(scene, truth)
    return scene


SCENES = (
    headers_in_boxes_above,
    a_column_for_each_status,
    status_above_the_latest_status,
    label_on_a_colour,
    slides_that_part_the_areas,
    costs_and_nothing_but_the_status,
    benefit_across_two_columns,
    label_with_its_time,
    summary_before_the_areas,
)
