"""A deck as it stands: slides that hold tables, text boxes and marks, each at its place.

All lengths are points (1/72 inch). The origin is the slide's top left corner, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import datetime
from enum import Flag, StrEnum, auto
from typing import Protocol, Self

from schema.diagnostic import Diagnostic
from schema.values import dataclass


class Format(StrEnum):
    """The kind of file that a deck was read from."""

    PPTX = "pptx"
    PDF = "pdf"
    TXT = "txt"


class Bounded(Protocol):
    """What has a place on the page, in points from its upper left corner."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points from the slide's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        width, height = self.x1 - self.x0, self.bottom - self.top
        return width * height if width > 0.0 and height > 0.0 else 0.0

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def contains(self, point: tuple[float, float]) -> bool:
        """Tell whether a point (x, y) lies in the box, its edges included."""
        x, y = point
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: Box) -> float:
        """Return the area that two boxes share, in square points."""
        if self.x1 <= other.x0 or other.x1 <= self.x0:
            return 0.0  # most boxes lie apart
        if self.bottom <= other.top or other.bottom <= self.top:
            return 0.0
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0.0 and height > 0.0 else 0.0

    @classmethod
    def of(cls, things: Sequence[Bounded]) -> Self:
        """Return the smallest box around things that have a place on the page; there is one at least."""
        first = things[0]
        x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
        # By comparing, which is cheaper than to gather the edges: rows are many.
        for thing in things:
            if thing.x0 < x0:
                x0 = thing.x0
            if thing.top < top:
                top = thing.top
            if thing.x1 > x1:
                x1 = thing.x1
            if thing.bottom > bottom:
                bottom = thing.bottom
        return cls(x0, top, x1, bottom)

    @classmethod
    def around(cls, boxes: Iterable[Box | None]) -> Self | None:
        """Return the smallest box around all that are boxes, None where none is."""
        found = [box for box in boxes if box is not None]
        return cls.of(found) if found else None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text printed alike; `colour` is RRGGBB, None where the reader cannot tell."""

    text: str
    colour: str | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph as printed.

    `\n` in the text marks a place where the printed line was broken (by hand, or by a PDF's
    wrapping); the words on its two sides are separate unless a hyphen stands before it.
    `bullet` is the list sign in front (`•`, `-`, `1.`), which is then no part of the text.
    `level` counts list indents from 0. `size` is the font size in points. `guessed` tells that
    nothing printed shows whether it begins where it does, or whether it is one, `parted` that its
    texts stand far apart in a line, or may be another row's. `broken` are the
    places where a line may be broken within a word (`Avdelingsled\n` and `er`), or between two.
    `is_item` tells that its list sign is a property of the paragraph, and no text that was typed,
    `by_hand` that it is a line of one that was broken by hand.
    """

    runs: tuple[Run, ...]
    bullet: str | None = None
    level: int = 0
    size: float | None = None
    guessed: bool = field(default=False, repr=False)
    broken: tuple[str, ...] = field(default=(), repr=False)
    is_item: bool = field(default=False, repr=False)
    parted: bool = field(default=False, repr=False)
    by_hand: bool = field(default=False, repr=False)

    @property
    def text(self) -> str:
        runs = self.runs  # one in most paragraphs: worth its line, since all readings ask for it
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def unstruck(self) -> str:
        """The text without what is struck out."""
        runs = self.runs
        if len(runs) == 1:
            return "" if runs[0].struck else runs[0].text
        return "".join([run.text for run in runs if not run.struck])

    @classmethod
    def of(cls, text: str, *, bullet: str | None = None, size: float | None = None) -> Paragraph:
        """Make a paragraph of one plain run."""
        return cls(runs=(Run(text=text),), bullet=bullet, size=size)


class Role(StrEnum):
    """What the file itself says that a text box is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    DATE = "date"
    FOOTER = "footer"
    SLIDE_NUMBER = "slide_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Text that stands on a slide outside tables; `box` is None in a text layer."""

    paragraphs: tuple[Paragraph, ...]
    box: Box | None = None
    role: Role | None = None

    @property
    def text(self) -> str:
        paragraphs = self.paragraphs
        if len(paragraphs) == 1:
            return paragraphs[0].text
        return "\n".join([paragraph.text for paragraph in paragraphs])


class Shape(StrEnum):
    """The outline of a mark."""

    ELLIPSE = "ellipse"
    PIE = "pie"
    RECTANGLE = "rectangle"
    PICTURE = "picture"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A drawing without running text: part of a Harvey ball, a traffic light, a picture.

    `fill` and `line` are RRGGBB, None where nothing is painted. `area` is the painted area in
    square points: half of a circle's for a half disc, 0 where only the outline is drawn.
    `alt` is the alternative text. `text` is what is written inside, such as a letter.
    """

    box: Box
    shape: Shape
    fill: str | None = None
    line: str | None = None
    area: float = 0.0
    alt: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `row` and `column` count from 0 and are those of its first place."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    fill: str | None = None

    @property
    def text(self) -> str:
        """The text as printed: a line for each paragraph, broken lines of a paragraph joined."""
        return "\n".join([_joined(paragraph.text) for paragraph in self.paragraphs]).strip()


def _joined(text: str) -> str:
    if "\n" not in text:
        return " ".join(text.split())
    lines = [
        line.rstrip("\t\r ") + (" " if line[-1:].isspace() else "") for line in text.split("\n")
    ]
    out = ""
    for line in lines:
        # A hyphen parts a word there, a dash between blanks does not.
        if out and (out.endswith(" -") or not out.endswith((" ", "-"))):
            out += " "
        out += line
    return " ".join(out.split())


class Axes(Flag):
    """The rows of a table, its columns, both or neither."""

    NONE = 0
    ROWS = auto()
    COLUMNS = auto()
    BOTH = ROWS | COLUMNS

    @property
    def words(self) -> str:
        """Their names: `rows and columns`."""
        return " and ".join([(axis.name or "").lower() for axis in self])


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: `cells` holds each cell once, at its first row and column, in reading order.

    `found_by` says how the reader knew that it is one, for people who ask: `file` (the format
    has tables), `tags`, `lines`, `alignment` or `boxes`. `by_words` says which of its rows and columns
    nothing told but the places of words.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    box: Box | None = None
    found_by: str = "file"
    by_words: Axes = Axes.NONE

    def grid(self) -> list[list[str]]:
        """Return the texts row by row: "" for an empty cell, a spanned cell's text once."""
        grid = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell.text
        return grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide or page; `number` counts from 1, and is 0 where the format has no pages.

    `charts` are the figures that charts are drawn from, where the file holds them.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    tables: tuple[Table, ...] = ()
    texts: tuple[TextBox, ...] = ()
    marks: tuple[Mark, ...] = ()
    hidden: bool = False
    charts: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A file as read: its slides in order, its document properties, what was odd about it.

    `title`, `created` and `modified` are the document's properties; times are naive, in UTC. `dated_anew`
    are texts that end in a date that changes by itself, each with its slide's number.
    """

    format: Format
    slides: tuple[Slide, ...]
    title: str | None = None
    created: datetime | None = None
    modified: datetime | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    dated_anew: tuple[tuple[int, str], ...] = ()
