"""A slide as the program sees it: its picture, what was found on it, the records beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageDraw

from ingest.show import fonts
from ingest.show.beside import panel
from ingest.show.fonts import Style
from ingest.show.paint import (
    GREY,
    INK,
    PAPER,
    USE_COLOURS,
    Form,
    kind_colour,
    pixels,
    smooth,
    status_sign,
)
from parsers.report.explain import Explanation, ReadRow, ReadSlide, ReadTable, RowKind
from parsers.report.uses import Use
from schema import Box
from schema.vocabulary import Column

# Pixels. A slide is drawn as wide as SLIDE_WIDTH, unless it would be higher than SLIDE_HEIGHT.
SLIDE_WIDTH: Final = 1600
SLIDE_HEIGHT: Final = 2000
# Around the slide, for signs that stand outside of it.
MARGIN: Final = 56
# What a page measures that says nothing of its size, in points.
_USUAL_SIZE: Final = (960.0, 540.0)

_DESK: Final = "#EEF0F3"
_EDGE: Final = "#C3CAD3"
_CHIP: Final = 15  # pixels, of a chip's letters
_CHIP_HEIGHT: Final = 24
_SIGN: Final = 24
_GAP: Final = 4
_TINT: Final = 30  # of 255: how strongly rows that are no measures are tinted
_LEGEND_HEIGHT: Final = 36
_UNUSED: Final = f"text: {Use.OTHER.value}"

# How the rows that are no measures are called where there is little room.
_ROW_WORDS: Final = {
    RowKind.CONTINUED: "goes on",
    RowKind.AREA: "area",
    RowKind.SECTION: "status",
    RowKind.HEADER: "header",
    RowKind.ABOVE: "above",
    RowKind.EMPTY: "empty",
    RowKind.NOTE: "footnote",
    RowKind.TOTAL: "sum",
}


def scale_of(width: float, height: float) -> float:
    """Return how many pixels a point takes on the picture of a slide of this size."""
    width, height = (width, height) if width > 0 and height > 0 else _USUAL_SIZE
    return min(SLIDE_WIDTH / width, SLIDE_HEIGHT / height)


def size_of(width: float, height: float) -> tuple[int, int]:
    """Return the size in pixels of the picture of a slide, in points."""
    scale = scale_of(width, height)
    width, height = (width, height) if width > 0 and height > 0 else _USUAL_SIZE
    return max(1, round(width * scale)), max(1, round(height * scale))


def picture(
    name: str, read: ReadSlide, explanation: Explanation, ground: Image.Image
) -> Image.Image:
    """Return the picture of a slide with what was found on it, and its records at the right.

    `ground` is the slide itself, of the size that `size_of` gives. The slide's top left corner
    is at (MARGIN, MARGIN).
    """
    slide = read.slide
    beside = panel(name, read, explanation, ground.height + 2 * MARGIN + _LEGEND_HEIGHT)
    canvas = Image.new("RGB", (ground.width + 2 * MARGIN + beside.width, beside.height), _DESK)
    canvas.paste(ground, (MARGIN, MARGIN))
    draw = ImageDraw.Draw(canvas)
    frame = (MARGIN - 1, MARGIN - 1, MARGIN + ground.width, MARGIN + ground.height)
    draw.rectangle(frame, outline=_EDGE)
    over = _Overlay(image=canvas, draw=draw, scale=scale_of(slide.width, slide.height))
    for text, use in zip(slide.texts, read.uses, strict=True):
        if text.box is not None:
            over.text(text.box, use)
    for number, table in enumerate(read.tables, start=1):
        over.table(number, table)
    over.chips()
    over.legend((MARGIN, MARGIN + ground.height + MARGIN // 2), ground.width)
    canvas.paste(beside, (canvas.width - beside.width, 0))
    return canvas


@dataclass(frozen=True, slots=True)
class _Chip:
    """A small label; `x` is its left edge, or its right one where `leftwards`."""

    x: float
    middle: float
    text: str
    colour: str
    leftwards: bool = False


@dataclass(slots=True, kw_only=True)
class _Overlay:
    """What is drawn over a slide, and for the legend, what of it there was."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    scale: float
    used: dict[str, str] = field(default_factory=dict)
    waiting: list[_Chip] = field(default_factory=list)

    def pixels(self, box: Box) -> tuple[float, float, float, float]:
        return pixels(box, self.scale, MARGIN)

    def text(self, box: Box, use: Use) -> None:
        colour = USE_COLOURS[use]
        x0, top, x1, bottom = self.pixels(box)
        # A PDF's texts end where their letters do.
        x0, top, x1, bottom = x0 - _GAP, top - _GAP, x1 + _GAP, bottom + _GAP
        self.used.setdefault(f"text: {use.value}", colour)
        if use is Use.OTHER:
            self.dashed((x0, top, x1, bottom), colour)
            return
        self.draw.rectangle((x0, top, x1, bottom), outline=colour, width=2)
        if use is not Use.SIGN:
            middle = top - _CHIP_HEIGHT / 2 + _GAP
            self.waiting.append(_Chip(x1, middle, use.value, colour, leftwards=True))

    def table(self, number: int, read: ReadTable) -> None:
        if read.table.box is None:
            return
        colour = kind_colour(read.kind)
        what = read.kind.value if read.kind is not None else "not read"
        self.used.setdefault(f"table: {what}", colour)
        for row in read.rows:
            self.row(row, read, colour)
        for cell in read.table.cells:
            if cell.box is not None:
                self.draw.rectangle(self.pixels(cell.box), outline=colour)
        x0, top, x1, bottom = self.pixels(read.table.box)
        self.draw.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), outline=colour, width=3)
        label = f"table {number} · {what} · found by {read.table.found_by}"
        self.waiting.append(_Chip(x0, bottom + _CHIP_HEIGHT / 2 + _GAP, label, colour))
        self.columns(read, top, colour)

    def row(self, row: ReadRow, read: ReadTable, colour: str) -> None:
        if row.box is None or read.table.box is None:
            return
        left, _, right, _ = self.pixels(read.table.box)
        _, top, _, bottom = self.pixels(row.box)
        middle = (top + bottom) / 2
        for sign in row.signs:
            self.draw.rectangle(self.pixels(sign), outline=USE_COLOURS[Use.SIGN], width=2)
            self.used.setdefault(f"text: {Use.SIGN.value}", USE_COLOURS[Use.SIGN])
        if row.record is None:
            word = _ROW_WORDS[row.kind]
            self.tint((left, top, right, bottom))
            self.waiting.append(_Chip(left + _GAP, middle, word, GREY, leftwards=True))
            self.used.setdefault("row that is no measure", GREY)
            return
        label = str(row.record.row)
        self.waiting.append(_Chip(left + _GAP, middle, label, colour, leftwards=True))
        place = (right - _SIGN / 2, middle - _SIGN / 2)
        status_sign(self.image, place, _SIGN, row.record.status)

    def columns(self, read: ReadTable, top: float, colour: str) -> None:
        """Say over each column what it was taken for."""
        last: tuple[float, float] | None = None
        for number, (text, role) in enumerate(read.columns):
            box = _column_box(read, number)
            if box is None:
                continue
            _, _, x1, _ = self.pixels(box)
            label = _role(text, role)
            middle = top
            # Where columns are narrower than their labels, these stand on two levels.
            if last is not None and last[1] == top and last[0] > x1 - _wide(label):
                middle = top - _CHIP_HEIGHT
            self.waiting.append(_Chip(x1, middle, label, colour if role else GREY, leftwards=True))
            last = (x1, middle)

    def chips(self) -> None:
        """Draw the labels, above all else."""
        for chip in self.waiting:
            style = Style(_CHIP, PAPER, bold=True)
            wide = _wide(chip.text)
            x0 = chip.x - wide if chip.leftwards else chip.x
            x0 = max(1.0, min(x0, self.image.width - wide))
            top = max(1.0, chip.middle - _CHIP_HEIGHT / 2)
            box = (x0, top, x0 + wide, top + _CHIP_HEIGHT - 2)
            smooth(self.image, box, chip.colour, Form(radius=5))
            fonts.write(self.draw, (x0 + _CHIP / 2, top + 2), chip.text, style)

    def legend(self, place: tuple[float, float], room: float) -> None:
        x, y = place
        style = Style(_CHIP, INK)
        for text, colour in self.used.items():
            wide = _SIGN + _GAP + fonts.width(text, style.size) + _SIGN
            if x + wide > place[0] + room:
                x, y = place[0], y + _CHIP_HEIGHT
            swatch = (x, y + 4, x + _SIGN - 6, y + 16)
            if text == _UNUSED:
                self.dashed(swatch, colour)
            else:
                self.draw.rectangle(swatch, outline=colour, width=3)
            fonts.write(self.draw, (x + _SIGN, y), text, style)
            x += wide

    def tint(self, box: tuple[float, float, float, float]) -> None:
        x0, top, x1, bottom = (round(side) for side in box)
        if x1 > x0 and bottom > top:
            veil = Image.new("L", (x1 - x0, bottom - top), _TINT)
            self.image.paste(GREY, (x0, top), veil)

    def dashed(self, box: tuple[float, float, float, float], colour: str) -> None:
        x0, top, x1, bottom = box
        for start in _dashes(x0, x1):
            end = min(start + _GAP, x1)
            self.draw.line((start, top, end, top), fill=colour)
            self.draw.line((start, bottom, end, bottom), fill=colour)
        for start in _dashes(top, bottom):
            end = min(start + _GAP, bottom)
            self.draw.line((x0, start, x0, end), fill=colour)
            self.draw.line((x1, start, x1, end), fill=colour)


def _wide(text: str) -> float:
    return fonts.width(text, _CHIP, bold=True) + _CHIP


def _dashes(start: float, end: float) -> Iterator[float]:
    place = start
    while place < min(end, start + SLIDE_WIDTH + SLIDE_HEIGHT):
        yield place
        place += 2 * _GAP


def _role(text: str, role: Column | None) -> str:
    if role is not None:
        return role.value
    return "ekstra" if text else "no meaning"


def _column_box(read: ReadTable, column: int) -> Box | None:
    boxes: Sequence[Box] = [
        cell.box
        for cell in read.table.cells
        if cell.column == column and cell.column_span == 1 and cell.box is not None
    ]
    return min(boxes, key=lambda box: box.top, default=None)
