"""Looks that differ in how the measures not started are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckmaker.model import Cell, Par, par
from deckmaker.report import LEFT, PRI, TILTAK, Column, Item, Office, Scene, measures, plain, text
from deckmaker.truth import Truth, printed, without_icon
from schema.deck import Role
from schema.report import Record

Waiting = list[tuple[Item, Sequence[Record]]]


def waiting_in_one_table(truth: Truth) -> Scene:
    """Draw the measures not started in one table, the areas as bands across it."""

    def waiting(truth: Truth) -> Waiting:
        grid = measures((replace(TILTAK, width=600), replace(PRI, header="Pri.")), ())
        for area in truth.areas:
            band = Cell(pars=(par(area.name, bold=True),), columns=2, fill="D9D9D9")
            grid.rows.append([band, None])
            for record in truth.waiting(area):
                grid.rows.append([column.cell(record) for column in (TILTAK, PRI)])
        grid.__post_init__()
        return [(_waiting_title(), ()), (grid, truth.waiting())]

    office = Office(waiting=waiting)
    scene = office.draw(truth)
    rows = iter((2, 3, 5, 6, 8))
    last = scene.expected.records[-1].slide
    scene.expected.records = [
        replace(r, row=next(rows)) if r.slide == last else r for r in scene.expected.records
    ]
    return scene


def _waiting_title() -> Item:
    return text((LEFT, 14, 860), "Ikke startede tiltak", size=18, role=Role.TITLE)


def beside(truth: Truth) -> Waiting:
    """Return headerless tables with headings to their left."""
    out: Waiting = [(_waiting_title(), ())]
    top = 90.0
    out.append((text((860, top - 26, 60), "Pri.", bold=True), ()))
    for area in truth.areas:
        grid = measures(
            (replace(TILTAK, width=600), PRI), truth.waiting(area), left=260, top=top, header=False
        )
        out.append((text((LEFT, top, 215), area.name, bold=True), ()))
        out.append((grid, truth.waiting(area)))
        top = grid.bottom + 20
    return out


def waiting_with_headings_beside(truth: Truth) -> Scene:
    """Draw the measures not started in headerless tables, their areas' names to the left."""
    return Office(waiting=beside).draw(truth)


def below(truth: Truth) -> Waiting:
    """Return headerless tables with headings below them."""
    out: Waiting = [(_waiting_title(), ())]
    top = 70.0
    for area in truth.areas:
        columns = (replace(TILTAK, width=560), PRI)
        grid = measures(columns, truth.waiting(area), top=top, header=False)
        out.append((grid, truth.waiting(area)))
        out.append((text((LEFT, grid.bottom + 2, 500), area.name, bold=True), ()))
        top = grid.bottom + 60
    return out


def waiting_with_headings_below(truth: Truth) -> Scene:
    """Draw the measures not started in headerless tables, their areas' names below them."""
    return Office(waiting=below).draw(truth)


def with_area_column(truth: Truth) -> Waiting:
    """Return one table with a column for the area."""
    area = Column(header="Område", width=260, cell=lambda r: plain(r.omrade))
    columns = (area, replace(TILTAK, width=480), PRI)
    return [(_waiting_title(), ()), (measures(columns, truth.waiting()), truth.waiting())]


def waiting_with_an_area_column(truth: Truth) -> Scene:
    """Draw the measures not started in one table with a column for the area."""
    return Office(waiting=with_area_column).draw(truth)


def with_headers(truth: Truth) -> Waiting:
    """Return a table with headers for each area."""
    out: Waiting = [(_waiting_title(), ())]
    top = 60.0
    for area in truth.areas:
        out.append((text((LEFT, top, 500), area.name, bold=True), ()))
        columns = (replace(TILTAK, width=560), PRI)
        grid = measures(columns, truth.waiting(area), top=top + 24)
        out.append((grid, truth.waiting(area)))
        top = grid.bottom + 14
    return out


def waiting_with_headers(truth: Truth) -> Scene:
    """Draw the measures not started in a table with headers for each area."""
    return Office(waiting=with_headers).draw(truth)


def waiting_as_bullets(truth: Truth) -> Scene:
    """Draw the measures not started as bullets below their areas' names, without priorities."""

    def waiting(truth: Truth) -> Waiting:
        lines: list[Par] = []
        for area in truth.areas:
            lines.append(par(area.name, bold=True))
            lines += [par(printed(r.tiltak), bullet="•") for r in truth.waiting(area)]
        return [(_waiting_title(), ()), (text((LEFT, 80, 800), *lines), truth.waiting())]

    def seen(record: Record) -> Record:
        return replace(without_icon(record), pri=None)

    scene = Office(waiting=waiting, seen_waiting=seen).draw(truth)
    scene.expected.rows_known = False
    return scene


SCENES = (
    waiting_in_one_table,
    waiting_with_headings_beside,
    waiting_with_headings_below,
    waiting_with_an_area_column,
    waiting_with_headers,
    waiting_as_bullets,
)
