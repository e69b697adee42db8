"""The overview: a box for each area with its goals and counts, placed freely on the slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pptx.slide import Slide

from samples.builder.canvas import TITLE_ONLY, Canvas
from samples.builder.content import Area, printed
from samples.builder.draw import CellLook, Place, Type, fill_cell, rectangle, table, text_box
from samples.builder.layout import MARGIN, WIDTH
from samples.builder.looks import STATUS_COLOURS
from schema import Status

_WHITE: Final = "FFFFFF"
_COUNTED: Final = (
    (Status.DONE, "Fullført"),
    (Status.ONGOING, "Pågår"),
    (Status.NOT_STARTED, "Ikke startet"),
)
_COLUMNS: Final = (58.0, 118.0, 58.0)
_ROW: Final = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    back: Place
    heading: Place
    goals: Place
    counts: tuple[float, float]


def draw(canvas: Canvas) -> None:
    """Append the overview."""
    slide = canvas.slide(TITLE_ONLY)
    heading = ("Overordnet oversikt over tiltak på handlingsplan",)
    canvas.heading(slide, heading, placeholder=True)
    canvas.footer(slide)
    areas, look = canvas.edition.areas, canvas.look
    cards = _standing() if canvas.edition.look == "teal" else _lying()
    for area, card in zip(areas, cards, strict=True):
        rectangle(slide, card.back, look.band)
        edge = Place(x=card.back.x, y=card.back.y, width=4, height=card.back.height)
        rectangle(slide, edge, look.main)
        style = Type(size=15, colour=look.dark, bold=True)
        text_box(slide, card.heading, [area.name], style, middle=True)
    # The boxes of such a slide are made one by one and moved about: their order in the file
    # says nothing of what belongs together.
    for index in (2, 0, 1):
        _counts(canvas, slide, areas[index], cards[index].counts)
    for index in (1, 2, 0):
        goals = [printed(goal) for goal in areas[index].goals]
        text_box(slide, cards[index].goals, goals, Type(size=12.5, colour=look.text, bullet=11))


def _standing() -> list[_Card]:
    """Three boxes side by side, one wider and higher than the others."""
    out = []
    x = MARGIN
    for width, top in ((270.0, 112.0), (324.0, 96.0), (270.0, 112.0)):
        inner = width - 36
        out.append(
            _Card(
                back=Place(x=x, y=top, width=width, height=480 - top),
                heading=Place(x=x + 18, y=top + 8, width=inner, height=44),
                goals=Place(x=x + 18, y=top + 66, width=inner, height=150),
                counts=(x + (width - sum(_COLUMNS)) / 2, 370),
            )
        )
        x += width + 14
    return out


def _lying() -> list[_Card]:
    """Three boxes one below the other, moved in a little from the left each time."""
    out = []
    for index in range(3):
        x, y = MARGIN + index * 14, 100 + index * 134
        out.append(
            _Card(
                back=Place(x=x, y=y, width=WIDTH - MARGIN - x, height=118),
                heading=Place(x=x + 18, y=y + 6, width=540, height=28),
                goals=Place(x=x + 18, y=y + 40, width=540, height=70),
                counts=(WIDTH - MARGIN - 16 - sum(_COLUMNS), y + 15),
            )
        )
    return out


def _counts(canvas: Canvas, slide: Slide, area: Area, origin: tuple[float, float]) -> None:
    look = canvas.look
    cells = table(slide, origin, _COLUMNS, [_ROW] * 4, header=True)
    head = Type(size=11, colour=_WHITE, bold=True)
    for cell, text in zip(cells[0], ("status", "tiltak", "antall"), strict=True):
        fill_cell(cell, [text], [head], CellLook(fill=look.main, pad_y=2))
    for row, (status, label) in zip(cells[1:], _COUNTED, strict=True):
        plain = CellLook(fill=_WHITE, pad_y=2)
        colour = STATUS_COLOURS[status]
        count = str(canvas.edition.declared(area, status))
        symbol = Type(size=12, colour=colour, align="ctr")
        fill_cell(row[0], [status.symbol or ""], [symbol], plain)
        fill_cell(row[1], [label], [Type(size=12, colour=look.text)], plain)
        number = Type(size=12, colour=look.text, bold=True, align="ctr")
        fill_cell(row[2], [count], [number], plain)
