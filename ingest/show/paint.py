"""What pictures of slides share: colours, smooth shapes, the signs of statuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from parsers.report.slides import Kind
from parsers.report.uses import Use
from schema import Box, Severity, Status

INK: Final = "#1F2933"
PAPER: Final = "#FFFFFF"
GREY: Final = "#6B7480"

# Okabe and Ito's colours, which people with any kind of colour blindness can tell apart; the
# light ones a little darker, so that white letters can be read on them.
_BLUE: Final = "#0064A6"
_GREEN: Final = "#00805F"
_ORANGE: Final = "#B87400"
_RED: Final = "#C24A00"
_PURPLE: Final = "#A8518A"
_SKY: Final = "#2D8FC4"

_KIND_COLOURS: Final = {Kind.MEASURES: _BLUE, Kind.COUNTS: _GREEN, Kind.OTHER: GREY}
USE_COLOURS: Final = {
    Use.PLAN: _PURPLE,
    Use.DATE: _RED,
    Use.AREA: _ORANGE,
    Use.GOALS: _GREEN,
    Use.SECTION: _RED,
    Use.MEASURES: _BLUE,
    Use.COUNTS: _GREEN,
    Use.SIGN: _SKY,
    Use.FOOTNOTE: _PURPLE,
    Use.LEGEND: _SKY,
    Use.OTHER: GREY,
}
SEVERITY_COLOURS: Final = {
    Severity.ERROR: "#B3261E",
    Severity.WARNING: _ORANGE,
    Severity.INFO: GREY,
}
_STATUS_COLOURS: Final = {
    Status.DONE: "#2E7D4F",
    Status.ONGOING: "#B87400",
    Status.NOT_STARTED: GREY,
    Status.STOPPED: INK,
    Status.UNKNOWN: "#B3261E",
}
# How much of the circle is filled, in degrees from the top, clockwise: ◑ is filled at the right.
_FILLED: Final = {Status.DONE: 360.0, Status.ONGOING: 180.0}

# A shape is drawn so much larger and scaled down, so that its edge is smooth. Large ones, in
# pixels, are drawn as they are, and none is drawn that no slide has room for.
_FINENESS: Final = 4
_LARGE: Final = 300
_TOO_LARGE: Final = 4000
_FAR: Final = 20_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What `smooth` paints: degrees clockwise from three o'clock, or a corner radius in pixels.

    `hole` is the width of the line in pixels where only an outline is meant.
    """

    start: float = 0.0
    sweep: float = 360.0
    radius: float | None = None
    hole: float = 0.0


def pixels(box: Box, scale: float, margin: float = 0.0) -> tuple[float, float, float, float]:
    """Return a box's left, top, right and bottom edge in pixels.

    Boxes that are turned inside out are turned back; what lies far outside any picture is
    brought nearer, since it is not seen.
    """
    x0, x1, top, bottom = (
        max(-_FAR, min(_FAR, margin + side * scale))
        for side in (*sorted((box.x0, box.x1)), *sorted((box.top, box.bottom)))
    )
    return x0, top, x1, bottom


def smooth(
    image: Image.Image, box: tuple[float, float, float, float], colour: str, form: Form
) -> None:
    """Paint an ellipse, a part of one, or a rounded rectangle with a smooth edge."""
    x0, top, x1, bottom = box
    size = max(1, round(x1 - x0)), max(1, round(bottom - top))
    if max(size) > _TOO_LARGE:
        return
    fine = 1 if max(size) > _LARGE else _FINENESS
    mask = Image.new("L", (size[0] * fine, size[1] * fine))
    draw = ImageDraw.Draw(mask)
    whole = (0, 0, mask.width - 1, mask.height - 1)
    if form.radius is not None:
        draw.rounded_rectangle(whole, radius=form.radius * fine, fill=255)
    else:
        draw.pieslice(whole, form.start, form.start + form.sweep, fill=255)
    if form.hole:
        inset = form.hole * fine
        if mask.width > 2 * inset + 1 and mask.height > 2 * inset + 1:
            inner = (inset, inset, mask.width - 1 - inset, mask.height - 1 - inset)
            draw.ellipse(inner, fill=0)
    image.paste(colour, (round(x0), round(top)), mask.resize(size, Image.Resampling.BOX))


def kind_colour(kind: Kind | None) -> str:
    """Return the colour of a kind of table; None is one that was not read."""
    return GREY if kind is None else _KIND_COLOURS[kind]


def status_sign(image: Image.Image, place: tuple[float, float], size: int, status: Status) -> None:
    """Draw a status as a sign in a square at `place` (left, top), `size` pixels wide."""
    x, y = place
    colour = _STATUS_COLOURS[status]
    whole = (x, y, x + size, y + size)
    smooth(image, whole, PAPER, Form())
    inner = (x + 2, y + 2, x + size - 2, y + size - 2)
    if status.symbol is not None:
        if status in _FILLED:
            smooth(image, inner, colour, Form(start=-90, sweep=_FILLED[status]))
        smooth(image, inner, colour, Form(hole=size / 12))
        return
    smooth(image, inner, colour, Form())
    draw = ImageDraw.Draw(image)
    low, high = 0.34 * size, 0.66 * size
    if status is Status.STOPPED:
        draw.line((x + low, y + low, x + high, y + high), fill=PAPER, width=3)
        draw.line((x + low, y + high, x + high, y + low), fill=PAPER, width=3)
        return
    draw.rectangle(
        (x + size / 2 - 1, y + 0.25 * size, x + size / 2 + 1, y + 0.57 * size), fill=PAPER
    )
    draw.rectangle(
        (x + size / 2 - 1, y + 0.67 * size, x + size / 2 + 1, y + 0.75 * size), fill=PAPER
    )
