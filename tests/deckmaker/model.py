"""What stands on the pages of a drawn deck, before any file format: text, grids and drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict, Unpack

from reportlab.pdfbase.pdfmetrics import stringWidth

from schema.deck import Box, Role

INSET_X = 7.2  # points; PowerPoint's left and right margin in a cell
INSET_Y = 3.6  # points; its top and bottom margin
LEADING = 1.2  # line height by font size
HANGING = 13.5  # points that a bulleted paragraph is indented, a level
HANGING_NUMBER = 18.0  # the same for a numbered paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Text set alike; `font` names a symbol font, None the deck's own."""

    text: str
    font: str | None = None
    struck: bool = False
    raised: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Par:
    r"""A paragraph: `\n` is a manual line break; `bullet` a list sign, `1.` for numbering.

    The bullet is a property of the paragraph; a list sign that the office typed is text.
    """

    spans: tuple[Span, ...]
    bullet: str | None = None
    level: int = 0
    size: float = 12.0
    bold: bool = False
    centred: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def hanging(self) -> float:
        """How far the text stands to the right of its bullet, in points."""
        return HANGING_NUMBER if self.bullet == "1." else HANGING

    @property
    def indent(self) -> float:
        """How far the text is indented, in points."""
        return self.hanging * (self.level + 1) if self.bullet else 0.0


class _Set(TypedDict, total=False):
    bullet: str | None
    level: int
    size: float
    bold: bool
    centred: bool


def par(text: str, **how: Unpack[_Set]) -> Par:
    """Make a paragraph of plain text."""
    return Par(spans=(Span(text=text),), **how)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell; `fill` is RRGGBB or the name of a theme colour (`accent1`), None for none."""

    pars: tuple[Par, ...] = ()
    fill: str | None = None
    rows: int = 1
    columns: int = 1


class Kind(StrEnum):
    """What a drawing shows."""

    ELLIPSE = "ellipse"
    HALF = "half"
    RING = "ring"
    BLOCK_ARC = "block arc"
    ARC = "arc"
    RECTANGLE = "rectangle"
    ROUNDED = "rounded rectangle"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A shape laid over the page; those with the same `group` are grouped in the file."""

    kind: Kind
    box: Box
    fill: str | None = None
    line: str | None = "000000"
    alt: str | None = None
    text: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text box, or a placeholder where it has a role."""

    box: Box
    pars: tuple[Par, ...]
    role: Role | None = None


@dataclass(slots=True, kw_only=True)
class Grid:
    """A table: rows of cells, None where a span covers the place; heights follow the text.

    `scale` draws it within a group that is scaled by this factor. `boxes` makes it of text boxes.
    """

    left: float
    top: float
    widths: Sequence[float]
    rows: list[list[Cell | None]]
    header: int = 1
    first_row_flag: bool = True
    scale: float | None = None
    boxes: bool = False
    zebra: bool = False
    heights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heights = [self._height(row) for row in self.rows]
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell is not None and cell.rows > 1:
                    lacking = self._needs(cell, c) - sum(self.heights[r : r + cell.rows])
                    self.heights[r + cell.rows - 1] += max(0.0, lacking)

    def _height(self, row: Sequence[Cell | None]) -> float:
        needs = [self._needs(cell, c) for c, cell in enumerate(row) if cell and cell.rows == 1]
        return max([18.0, *needs])

    def _needs(self, cell: Cell, column: int) -> float:
        width = sum(self.widths[column : column + cell.columns])
        return height_of(cell.pars, width) + 2 * INSET_Y

    @property
    def bottom(self) -> float:
        return self.top + sum(self.heights)

    @property
    def right(self) -> float:
        return self.left + sum(self.widths)

    def box(self, row: int, column: int) -> Box:
        """Return where a cell stands, its span included."""
        cell = self.rows[row][column] or Cell()
        left = self.left + sum(self.widths[:column])
        top = self.top + sum(self.heights[:row])
        return Box(
            x0=left,
            top=top,
            x1=left + sum(self.widths[column : column + cell.columns]),
            bottom=top + sum(self.heights[row : row + cell.rows]),
        )


@dataclass(slots=True, kw_only=True)
class Page:
    """A slide."""

    items: list[Text | Grid | Drawing] = field(default_factory=list)
    hidden: bool = False


@dataclass(slots=True, kw_only=True)
class Pages:
    """A deck to be drawn, `title` being its document property."""

    width: float = 960.0
    height: float = 540.0
    pages: list[Page] = field(default_factory=list)
    title: str = ""

    def add(self, *items: Text | Grid | Drawing, hidden: bool = False) -> int:
        """Append a page and return its number, from 1."""
        self.pages.append(Page(items=list(items), hidden=hidden))
        return len(self.pages)


def width_of(text: str, size: float) -> float:
    """Return the width of a line in points, in the metrics of a common sans-serif."""
    return float(stringWidth(text, "Helvetica", size)) * 1.02


def lines_of(paragraph: Par, width: float) -> list[str]:
    """Break a paragraph into the lines that fit into a cell of this width."""
    room = width - 2 * INSET_X - paragraph.indent
    lines: list[str] = []
    for forced in paragraph.text.replace("\v", "\n").split("\n"):
        line = ""
        for word in forced.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, paragraph.size) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def height_of(pars: Iterable[Par], width: float) -> float:
    """Return the height of paragraphs set in this width, without margins."""
    return sum(len(lines_of(p, width)) * p.size * LEADING for p in pars)
