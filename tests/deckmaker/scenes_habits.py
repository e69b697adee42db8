"""Looks that differ in the small habits of an office: names, footers, priorities, rows."""

from __future__ import annotations

from collections.abc import Sequence
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
    heading,
    measures,
    parts,
    placed,
    plain,
    text,
    title_page,
    titled,
)
from deckmaker.truth import Truth, printed
from schema.deck import Role
from schema.report import Record


def plan_name_in_the_title(truth: Truth) -> Scene:
    """Print the plan's name, the kind of report and the date in one title."""
    title = f"Handlingsplan for {truth.name.lower()} – status per {truth.day:%d.%m.%Y}"

    def page(_: Truth) -> list[Item]:
        return [text((100, 180, 760), title, size=28, bold=True, role=Role.TITLE)]

    return Office(title=page).draw(truth)


def office_name_on_the_title_slide(truth: Truth) -> Scene:
    """Print the office's own name on the title slide, above the plan's."""

    def page(truth: Truth) -> list[Item]:
        return [*title_page(truth), text((100, 480, 400), "Sykehusinnkjøp HF", size=14)]

    return Office(title=page).draw(truth)


def footers_on_every_slide(truth: Truth) -> Scene:
    """Print the plan's name, a date and the slide's number at the foot of every slide."""
    scene = Office().draw(truth)
    for number, page in enumerate(scene.pages.pages, start=1):
        page.items.append(
            text((320, 515, 320), f"Handlingsplan {truth.name}", size=9, role=Role.FOOTER)
        )
        page.items.append(text((880, 515, 40), str(number), size=9))
    return scene


def date_in_the_footer_only(truth: Truth) -> Scene:
    """State the report's date in the footers of the slides, as `Status per`."""

    def page(truth: Truth) -> list[Item]:
        return titled(truth, "Handlingsplan – statusrapport")

    scene = Office(title=page).draw(truth)
    for slide in scene.pages.pages[2:]:
        words = f"Status per {truth.day:%d.%m.%Y}"
        slide.items.append(text((320, 515, 320), words, size=9, role=Role.FOOTER))
    return scene


def priority_in_words(truth: Truth) -> Scene:
    """Print `Pri 1` in the cells."""
    pri = replace(PRI, width=56, cell=lambda r: plain(f"Pri {r.pri}"))
    columns = (replace(TILTAK, width=234), pri, GEVINST, SISTE, STATUS)
    return Office(columns=columns).draw(truth)


def icon_above_the_measure(truth: Truth) -> Scene:
    """Print the pictogram in the measure's cell, on a line of its own."""

    def cell(record: Record) -> Cell:
        lines = (record.ikon or "", printed(record.tiltak))
        return Cell(pars=tuple(par(line) for line in lines if line))

    return Office(columns=(replace(TILTAK, cell=cell), PRI, GEVINST, SISTE, STATUS)).draw(truth)


def area_rows_without_spans(truth: Truth) -> Scene:
    """Draw several areas in one table, each area's name in bold in a row that is else empty."""
    office = Office()
    scene = office.begin(truth)
    for share in parts(truth.started(), 5):
        grid = measures(STANDARD, ())
        rows: list[int] = []
        before = None
        for record in share:
            if record.omrade != before:
                name = Cell(pars=(par(record.omrade, bold=True),))
                grid.rows.append([name, *(Cell() for _ in STANDARD[1:])])
                before = record.omrade
            grid.rows.append([column.cell(record) for column in STANDARD])
            rows.append(len(grid.rows) - 1)
        grid.__post_init__()
        title = text((LEFT, 14, 860), "Pågående og implementerte tiltak", size=18, role=Role.TITLE)
        number = scene.pages.add(title, grid, *office.footnote(share))
        scene.expected.records += placed(share, number, rows)
    office.end(scene, truth)
    return scene


def text_column_headed_status(truth: Truth) -> Scene:
    """Head the latest status `Status`, the column of the circles beside it not at all."""
    columns = (TILTAK, PRI, GEVINST, replace(SISTE, header="Status"), replace(STATUS, header=""))
    return Office(columns=columns).draw(truth)


def everything_in_the_tables(truth: Truth) -> Scene:
    """Draw the measures not started in the areas' tables, with circle and label."""

    def labelled(record: Record) -> Record:
        return record if record.status_tekst else replace(record, status_tekst="Ikke startet")

    office = Office()
    scene = office.begin(truth)
    for area in truth.areas:
        own = [labelled(r) for r in (*truth.started(area), *truth.waiting(area))]
        shares = parts(own, 4)
        for n, share in enumerate(shares, start=1):
            part = f"({n}/{len(shares)})" if len(shares) > 1 else ""
            table = measures(STANDARD, share)
            number = scene.pages.add(*heading(area.name, part), table, *office.footnote(share))
            scene.expected.records += placed(share, number)
    return scene


def measures_with_empty_cells(truth: Truth) -> Scene:
    """Leave cells of gevinst and siste status empty in some rows."""
    bare = {truth.records[1].tiltak, truth.records[4].tiltak}

    def emptied(column: Column) -> Column:
        return replace(column, cell=lambda r: Cell() if r.tiltak in bare else column.cell(r))

    def seen(record: Record) -> Record:
        empty = record.tiltak in bare
        return replace(record, gevinst=(), siste_status=()) if empty else record

    columns = (TILTAK, PRI, emptied(GEVINST), emptied(SISTE), STATUS)
    return Office(columns=columns, seen=seen).draw(truth)


def a_dash_for_nothing(truth: Truth) -> Scene:
    """Print a dash where there is no latest status."""
    bare = {truth.records[1].tiltak, truth.records[4].tiltak}

    def cell(record: Record) -> Cell:
        return plain("-") if record.tiltak in bare else SISTE.cell(record)

    def seen(record: Record) -> Record:
        return replace(record, siste_status=()) if record.tiltak in bare else record

    columns = (TILTAK, PRI, GEVINST, replace(SISTE, cell=cell), STATUS)
    return Office(columns=columns, seen=seen).draw(truth)


def legend_of_the_circles(truth: Truth) -> Scene:
    """Print what the circles mean at the foot of every slide."""

    def legend(_grid: Grid, _records: Sequence[Record]) -> list[Item]:
        words = "● Fullført   ◑ Pågår   ○ Ikke startet"
        return [text((620, 480, 300), words, size=9)]

    return Office(decorate=legend).draw(truth)


SCENES = (
    plan_name_in_the_title,
    office_name_on_the_title_slide,
    footers_on_every_slide,
    date_in_the_footer_only,
    priority_in_words,
    icon_above_the_measure,
    area_rows_without_spans,
    text_column_headed_status,
    everything_in_the_tables,
    measures_with_empty_cells,
    a_dash_for_nothing,
    legend_of_the_circles,
)
