"""Writing one PDF page's content stream the way different exporters write it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deckmaker import fonts
from deckmaker.model import Kind
from deckmaker.outlines import Step, outline
from schema.deck import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """How an exporter writes: `page` in points; `up` slides are scaled into it, or framed on it.

    `borders` is `all`, `none`, `white`, `horizontal` or `outer`; `fills` is `none` or `banded`.
    """

    name: str
    tagged: bool = False
    page: tuple[float, float] = (960.0, 540.0)
    borders: str = "all"
    fills: str = "none"
    middle: bool = False
    rotate: bool = False
    up: int = 1
    framed: bool = False
    flipped: bool = False
    absurd_widths: bool = False
    words_apart: bool = False
    no_spaces: bool = False
    owner_password: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How a stretch of text is set; `symbols` names a symbol font."""

    size: float
    bold: bool = False
    symbols: str | None = None
    colour: str = "000000"


@dataclass(slots=True)
class Pen:
    """A content stream being written, in points from the slide's top left corner."""

    export: Export
    scale: float
    left: float
    top: float
    height: float
    out: list[str] = field(default_factory=list)
    mcids: int = 0

    def x(self, x: float) -> float:
        return self.left + x * self.scale

    def y(self, y: float) -> float:
        down = self.top + y * self.scale
        return down if self.export.flipped else self.height - down

    def begin(self, tag: str) -> int | None:
        """Open marked content; None where the export is not tagged."""
        if not self.export.tagged:
            return None
        self.out.append(f"/{tag} <</MCID {self.mcids}>> BDC")
        self.mcids += 1
        return self.mcids - 1

    def end(self) -> None:
        if self.export.tagged:
            self.out.append("EMC")

    def artifact(self) -> None:
        if self.export.tagged:
            self.out.append("/Artifact BMC")

    def colour(self, colour: str, operator: str) -> str:
        rgb = bytes.fromhex(colour)
        return " ".join(f"{part / 255:.4f}" for part in rgb) + f" {operator}"

    def rectangle(self, box: Box, fill: str) -> None:
        """Fill a rectangle."""
        x, y = self.x(box.x0), self.y(box.bottom)
        width, height = box.width * self.scale, box.height * self.scale
        if self.export.flipped:
            y = self.y(box.top)
        self.out.append(
            f"q {self.colour(fill, 'rg')} {x:.3f} {y:.3f} {width:.3f} {height:.3f} re f* Q"
        )

    def frame(self, box: Box) -> None:
        """Stroke a rectangle, as the frame of a slide on a sheet."""
        x, y = self.x(box.x0), self.y(box.top if self.export.flipped else box.bottom)
        self.out.append(f"q 0 G .75 w {x:.3f} {y:.3f} {box.width:.3f} {box.height:.3f} re S Q")

    def line(
        self, start: tuple[float, float], end: tuple[float, float], width: float, colour: str
    ) -> None:
        """Stroke a straight line."""
        points = [self.x(start[0]), self.y(start[1]), self.x(end[0]), self.y(end[1])]
        paint = self.colour(colour, "RG")
        if self.export.absurd_widths:
            # Quartz draws in EMU under a matrix that scales them down to points.
            emu = [round(value * 12700) for value in points]
            self.out.append(
                f"q {paint} .0000787402 0 0 .0000787402 0 0 cm {round(width * 12700)} w 0 J 0 j [] 0 d "
                f"{emu[0]} {emu[1]} m {emu[2]} {emu[3]} l S Q"
            )
            return
        x0, y0, x1, y1 = points
        self.out.append(
            f"q {paint} {width * self.scale:.3f} w {x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S Q"
        )

    def shape(self, kind: Kind, box: Box, fill: str | None, line: str | None) -> None:
        """Paint a shape."""
        end = "" if kind is Kind.ARC else " h"
        path = " ".join(self._path(steps) + end for steps in outline(kind, box))
        paint = "B*" if fill and line else "f*" if fill else "S"
        colours = [self.colour(fill, "rg")] if fill else []
        colours += [self.colour(line, "RG") + " .75 w"] if line else []
        self.out.append(f"q {' '.join(colours)} {path} {paint} Q")

    def _path(self, steps: Sequence[Step]) -> str:
        return " ".join(
            " ".join(f"{self.x(x):.3f} {self.y(y):.3f}" for x, y in points) + f" {operator}"
            for operator, points in steps
        )

    def picture(self, box: Box, name: str) -> None:
        """Paint an image resource into a box."""
        width, height = box.width * self.scale, box.height * self.scale
        y = self.y(box.bottom)
        self.out.append(f"q {width:.3f} 0 0 {-height if self.export.flipped else height:.3f} ")
        self.out.append(f"{self.x(box.x0):.3f} {y:.3f} cm /{name} Do Q")

    def string(self, x: float, baseline: float, text: str, look: Letters) -> float:
        """Print a line's stretch of text and return where it ends."""
        for key, piece in fonts.split_by_font(text, bold=look.bold, symbols=look.symbols):
            words = self._words(piece) if self.export.words_apart else [piece]
            for word in words:
                if self.export.no_spaces and word.isspace():
                    x += fonts.width(key, word, look.size)
                    continue
                turn = "1 0 0 -1" if self.export.flipped else "1 0 0 1"
                self.out.append(
                    f"BT {self.colour(look.colour, 'rg')} /{key} {look.size * self.scale:.3f} Tf "
                    f"{turn} {self.x(x):.3f} {self.y(baseline):.3f} Tm {fonts.encoded(key, word)} Tj ET"
                )
                x += fonts.width(key, word, look.size)
        return x

    @staticmethod
    def _words(text: str) -> list[str]:
        """Cut after every space and within longer words, as a font's kerning does."""
        out: list[str] = []
        for word in text.split(" "):
            out += [word[:7], word[7:]] if len(word) > 9 else [word]
            out.append(" ")
        return [piece for piece in out[:-1] if piece]
