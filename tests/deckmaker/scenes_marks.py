"""Looks whose statuses are drawn as rings, arcs and labelled boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckmaker.model import Cell, Drawing, Grid, Kind
from deckmaker.report import (
    GEVINST,
    LABELS,
    PRI,
    SISTE,
    STATUS,
    TILTAK,
    Column,
    Item,
    Office,
    Scene,
    box,
    measures,
)
from deckmaker.scenes_status import COLOURS, harvey_ball, laid_over, stopped_only
from deckmaker.truth import Truth, without_labels
from schema.deck import Box
from schema.report import Record, Status

_DARK, _PALE = "1F3864", "D9D9D9"
_SIZE = 16.0


def _balls(
    truth: Truth, parts: dict[Status, Sequence[tuple[Kind, str | None, str | None]]]
) -> Scene:
    """Draw shapes over empty cells: the kind, the fill and the line of each part of a ball."""

    def ball(place: Box, record: Record, _: int) -> list[Item]:
        x, y = place.center
        round_ = box(x - _SIZE / 2, y - _SIZE / 2, _SIZE, _SIZE)
        return [
            Drawing(kind=kind, box=round_, fill=fill, line=line)
            for kind, fill, line in parts.get(record.status, ())
        ]

    columns = (TILTAK, PRI, GEVINST, SISTE, replace(STATUS, cell=stopped_only))
    office = Office(columns=columns, decorate=laid_over(ball), seen=without_labels)
    return office.draw(truth)


def rings(truth: Truth) -> Scene:
    """Draw discs, thick rings, and rings with one half filled."""
    return _balls(
        truth,
        {
            Status.DONE: [(Kind.ELLIPSE, _DARK, None)],
            Status.ONGOING: [(Kind.RING, _DARK, None), (Kind.HALF, _DARK, None)],
            Status.NOT_STARTED: [(Kind.RING, _DARK, None)],
        },
    )


def rings_with_outlines(truth: Truth) -> Scene:
    """Draw the same with outlines, the disc within a ring too."""
    return _balls(
        truth,
        {
            Status.DONE: [(Kind.RING, _DARK, _DARK), (Kind.ELLIPSE, _DARK, _DARK)],
            Status.ONGOING: [(Kind.RING, _DARK, _DARK), (Kind.HALF, _DARK, _DARK)],
            Status.NOT_STARTED: [(Kind.RING, _DARK, _DARK)],
        },
    )


def halves_in_outlines(truth: Truth) -> Scene:
    """Draw halves of discs within circles that have a line alone."""
    return _balls(
        truth,
        {
            Status.DONE: [(Kind.ELLIPSE, _DARK, _DARK)],
            Status.ONGOING: [(Kind.ELLIPSE, None, _DARK), (Kind.HALF, _DARK, None)],
            Status.NOT_STARTED: [(Kind.ELLIPSE, None, _DARK)],
        },
    )


def arcs_of_progress(truth: Truth) -> Scene:
    """Draw pale rings on which dark arcs tell how much is done: a half, or all around."""
    return _balls(
        truth,
        {
            Status.DONE: [(Kind.RING, _DARK, None)],
            Status.ONGOING: [(Kind.RING, _PALE, None), (Kind.BLOCK_ARC, _DARK, None)],
            Status.NOT_STARTED: [(Kind.RING, _PALE, None)],
        },
    )


def arcs_over_whole_rings(truth: Truth) -> Scene:
    """Draw such arcs over the pale ring also where they go all around."""
    return _balls(
        truth,
        {
            Status.DONE: [(Kind.RING, _PALE, None), (Kind.RING, _DARK, None)],
            Status.ONGOING: [(Kind.RING, _PALE, None), (Kind.BLOCK_ARC, _DARK, None)],
            Status.NOT_STARTED: [(Kind.RING, _PALE, None)],
        },
    )


def arcs_of_lines(truth: Truth) -> Scene:
    """Draw such rings and arcs as lines."""
    return _balls(
        truth,
        {
            Status.DONE: [(Kind.ELLIPSE, None, _DARK)],
            Status.ONGOING: [(Kind.ELLIPSE, None, _PALE), (Kind.ARC, None, _DARK)],
            Status.NOT_STARTED: [(Kind.ELLIPSE, None, _PALE)],
        },
    )


def balls_in_a_table_of_text_boxes(truth: Truth) -> Scene:
    """Draw Harvey balls in the last column of tables that are text boxes in rows and columns."""

    def table(columns: Sequence[Column], records: Sequence[Record]) -> Grid:
        grid = measures(columns, records)
        grid.boxes = True
        return grid

    columns = (TILTAK, PRI, GEVINST, SISTE, replace(STATUS, width=110, cell=stopped_only))
    office = Office(
        columns=columns,
        table=table,
        decorate=laid_over(lambda place, record, _: harvey_ball(place, record, None)),
        seen=without_labels,
    )
    return office.draw(truth)


def labels_in_boxes(truth: Truth) -> Scene:
    """Draw labels in coloured boxes with round corners over empty cells, and in a legend."""

    def boxes(place: Box, record: Record, _: int) -> list[Item]:
        x, y = place.center
        return [_label(box(x - 40, y - 9, 80, 18), record.status, record.status_tekst or "")]

    def decorate(grid: Grid, records: Sequence[Record]) -> list[Item]:
        words = LABELS | {Status.STOPPED: "Avbrutt"}
        legend = [
            _label(box(480 + n * 100, 480, 90, 18), status, words[status])
            for n, status in enumerate(COLOURS)
        ]
        return [*laid_over(boxes)(grid, records), *legend]

    columns = (TILTAK, PRI, GEVINST, SISTE, replace(STATUS, cell=lambda _: Cell()))
    return Office(columns=columns, decorate=decorate).draw(truth)


def _label(place: Box, status: Status, words: str) -> Drawing:
    return Drawing(kind=Kind.ROUNDED, box=place, fill=COLOURS[status], line=None, text=words)


SCENES = (
    rings,
    rings_with_outlines,
    halves_in_outlines,
    arcs_of_progress,
    arcs_over_whole_rings,
    arcs_of_lines,
    balls_in_a_table_of_text_boxes,
    labels_in_boxes,
)
