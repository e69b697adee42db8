"""A slide drawn from what was read of it: texts, cells and marks at their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import pi
from typing import Final

from PIL import Image, ImageDraw

from ingest.show import fonts
from ingest.show.paint import INK, PAPER, Form, pixels, smooth
from schema import Box, Cell, Mark, Paragraph, Role, Shape, Slide, TextBox

_RULE: Final = "#C3CAD3"
_SHADE: Final = "#E8EBEF"

# Points. What a text without a size is set in, and the space between a cell's edge and its text.
_SIZES: Final = {Role.TITLE: 26.0, Role.SUBTITLE: 18.0}
_TEXT_SIZE: Final = 13.0
_CELL_SIZE: Final = 11.0
_INSET: Final = 5.0
_INDENT: Final = 10.0
# Noto Sans is wider than the fonts of decks, so it is set smaller; text that is too tall for its
# box smaller yet, in such steps.
_SHRINKING: Final = (0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46)
_SMALLEST_PIXELS: Final = 6
# Luminance below which a ground is dark, of 255.
_DARK: Final = 128
# A half disc's box is half as wide as it is high.
_HALF_DISC: Final = 0.7


def drawn(slide: Slide, scale: float, size: tuple[int, int]) -> Image.Image:
    """Draw a slide at `scale` pixels a point on a picture of `size` pixels.

    What is not read of a file, such as backgrounds, fonts and pictures, is not drawn.
    """
    image = Image.new("RGB", size, PAPER)
    page = _Page(image=image, draw=ImageDraw.Draw(image), scale=scale)
    boxes = [table.box for table in slide.tables if table.box is not None]
    over = [mark for mark in slide.marks if any(box.contains(mark.box.center) for box in boxes)]
    for mark in slide.marks:
        if mark not in over:
            page.mark(mark)
    for table in slide.tables:
        for cell in table.cells:
            page.cell(cell)
    for text in slide.texts:
        page.text(text, _ground(text, slide))
    for mark in over:
        page.mark(mark)
    return image


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    colour: str
    struck: bool
    size: int
    bold: bool = False


@dataclass(slots=True)
class _Line:
    words: list[_Word]
    indent: float
    bullet: str | None = None

    @property
    def size(self) -> int:
        return max((word.size for word in self.words), default=_SMALLEST_PIXELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    image: Image.Image
    draw: ImageDraw.ImageDraw
    scale: float

    def pixels(self, box: Box) -> tuple[float, float, float, float]:
        return pixels(box, self.scale)

    def cell(self, cell: Cell) -> None:
        if cell.box is None:
            return
        ground = f"#{cell.fill}" if cell.fill else PAPER
        self.draw.rectangle(self.pixels(cell.box), fill=ground, outline=_RULE)
        self.paragraphs(cell.paragraphs, cell.box, _CELL_SIZE, ground)

    def text(self, text: TextBox, ground: str) -> None:
        size = _SIZES.get(text.role, _TEXT_SIZE) if text.role else _TEXT_SIZE
        if text.box is not None:
            self.paragraphs(text.paragraphs, text.box, size, ground)

    def mark(self, mark: Mark) -> None:
        box = self.pixels(mark.box)
        if mark.shape in (Shape.ELLIPSE, Shape.PIE):
            self.round(mark, box)
        elif mark.shape is Shape.PICTURE:
            self.draw.rectangle(box, fill=_SHADE, outline=_RULE)
            self.paragraphs((Paragraph.of(mark.alt or ""),), mark.box, _CELL_SIZE, _SHADE)
        else:
            fill, line = _hex(mark.fill), _hex(mark.line)
            self.draw.rectangle(box, fill=fill, outline=line or fill or _RULE)
        if mark.text:
            size = max(_SMALLEST_PIXELS, round(0.6 * (box[3] - box[1])))
            x = (box[0] + box[2] - fonts.width(mark.text, size)) / 2
            ink = _ink(f"#{mark.fill}" if mark.fill else PAPER)
            fonts.write(
                self.draw,
                (x, (box[1] + box[3]) / 2 - 0.65 * size),
                mark.text,
                fonts.Style(size, ink),
            )

    def round(self, mark: Mark, box: tuple[float, float, float, float]) -> None:
        x0, top, x1, bottom = box
        if mark.line is not None or mark.fill is None:
            smooth(self.image, box, _hex(mark.line) or INK, Form(hole=max(1.0, self.scale)))
        if mark.fill is None or mark.area <= 0:
            return
        if mark.shape is Shape.PIE and x1 - x0 < _HALF_DISC * (bottom - top):
            wide = (x0 - (x1 - x0), top, x1, bottom)
            smooth(self.image, wide, f"#{mark.fill}", Form(start=-90, sweep=180))
            return
        share = min(1.0, mark.area / max(1.0, pi / 4 * mark.box.area))
        sweep = 360 * share if mark.shape is Shape.PIE else 360.0
        smooth(self.image, box, f"#{mark.fill}", Form(start=-90, sweep=sweep))

    def paragraphs(
        self, paragraphs: Sequence[Paragraph], box: Box, usual: float, ground: str
    ) -> None:
        """Set paragraphs in a box, smaller than they say if they would not fit."""
        x0, top, x1, bottom = self.pixels(box)
        inset = min(_INSET * self.scale, (x1 - x0) / 8, (bottom - top) / 8)
        room = x1 - x0 - 2 * inset
        if room <= 0:
            return
        lines: list[_Line] = []
        for factor in _SHRINKING:
            lines = list(self.lines(paragraphs, room, (usual, factor), ground))
            if sum(line.size for line in lines) * fonts.LEADING <= bottom - top - 2 * inset:
                break
        y = top + inset
        for line in lines:
            self.line(line, x0 + inset, y)
            y += line.size * fonts.LEADING

    def lines(
        self, paragraphs: Iterable[Paragraph], room: float, sizes: tuple[float, float], ground: str
    ) -> Iterator[_Line]:
        usual, factor = sizes
        for paragraph in paragraphs:
            points = (paragraph.size or usual) * factor
            size = max(_SMALLEST_PIXELS, round(points * self.scale))
            hanging = _INDENT * self.scale * factor
            indent = hanging * (paragraph.level + (paragraph.bullet is not None))
            line = _Line(words=[], indent=min(indent, room / 2), bullet=paragraph.bullet)
            used = 0.0
            for word in _words(paragraph, size, ground):
                if word.text == "\n":
                    yield line
                    line, used = _Line(words=[], indent=line.indent), 0.0
                    continue
                needed = fonts.width(word.text, size)
                if line.words and line.indent + used + needed > room:
                    yield line
                    line, used = _Line(words=[], indent=line.indent), 0.0
                line.words.append(word)
                used += needed + fonts.width(" ", size)
            if line.words or line.bullet is None:
                yield line

    def line(self, line: _Line, x: float, y: float) -> None:
        ink = line.words[0].colour if line.words else INK
        if line.bullet is not None:
            left = x + line.indent - _INDENT * self.scale * 0.9
            fonts.write(self.draw, (max(x, left), y), line.bullet, fonts.Style(line.size, ink))
        x += line.indent
        for word in line.words:
            fonts.write(self.draw, (x, y), word.text, fonts.Style(word.size, word.colour))
            end = x + fonts.width(word.text, word.size)
            if word.struck:
                middle = y + 0.7 * word.size
                self.draw.line((x, middle, end, middle), fill=word.colour)
            x = end + fonts.width(" ", word.size)


def _words(paragraph: Paragraph, size: int, ground: str) -> Iterator[_Word]:
    left = fonts.MOST_LETTERS
    for run in paragraph.runs:
        colour = f"#{run.colour}" if run.colour else _ink(ground)
        for number, line in enumerate(run.text[:left].split("\n")):
            if number:
                yield _Word("\n", colour, run.struck, size)
            for word in line.split():
                yield _Word(word, colour, run.struck, size)
        left -= len(run.text)
        if left <= 0:
            return


def _ground(text: TextBox, slide: Slide) -> str:
    """Return the colour that a text stands on."""
    if text.box is None:
        return PAPER
    center = text.box.center
    under = [mark.fill for mark in slide.marks if mark.fill and mark.box.contains(center)]
    under += [
        cell.fill
        for table in slide.tables
        for cell in table.cells
        if cell.fill and cell.box is not None and cell.box.contains(center)
    ]
    return f"#{under[-1]}" if under else PAPER


def _ink(ground: str) -> str:
    red, green, blue = (int(ground[place : place + 2], 16) for place in (1, 3, 5))
    return PAPER if 0.299 * red + 0.587 * green + 0.114 * blue < _DARK else INK


def _hex(colour: str | None) -> str | None:
    return None if colour is None else f"#{colour}"
