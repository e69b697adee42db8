"""What a page of a PDF holds before anyone has understood it: the boundary to the PDF libraries.

All lengths are points; the origin is the top left corner of the page as a reader sees it, y grows
downwards. Two sources hand over these objects: `pdfium.source` (fast) and `plumber` (reference).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

from parsers.pdf.tags import Node
from schema import Bounded, Box, Diagnostic

# Limits: what lies above them is no deck, but a file that would eat time and memory.
MAX_PAGES: Final = 500  # the longest decks seen have some 150 slides
MAX_PAGE_SIDE: Final = 14_400.0  # points; the largest page that PDF 1.7 allows (200 inches)
MAX_OBJECTS: Final = 20_000  # painted objects a page; a dense slide with charts has some 2,000
MAX_GLYPHS: Final = 50_000  # a page; a slide full of small print has 5,000
# Of one path; longer ones are drawings (maps, logos): their box is enough.
MAX_SEGMENTS: Final = 400
MAX_FORM_DEPTH: Final = 12  # form XObjects inside one another; PowerPoint and LibreOffice use 3
MAX_TREE_NODES: Final = 20_000  # structure elements a page
MAX_TREE_DEPTH: Final = 60  # structure elements inside one another
MAX_IMAGE_SIDE: Final = 30_000  # pixels; images are never decoded, larger ones are reported

Point = tuple[float, float]
Corners = tuple[float, float, float, float]  # x and y of two that face each other
Segment = tuple[str, tuple[Point, ...]]  # "m", "l" or "c" with the points that follow it

ASCENT: Final = 0.8  # of the font size: a usual height of letters above the baseline
DESCENT: Final = 0.2  # of the font size: a usual depth below it
BLANK_SPLIT: Final = 0.8  # of the font size: a wider blank inside a string parts it into two pieces


@dataclass(slots=True)
class Piece:
    """Text printed in one go: one font, size, colour and baseline, without wide blanks inside.

    `turn` is the reading direction in quarters of a turn clockwise (0 = upright). `skewed` tells
    text that lies at another angle. `mcid` is the marked-content id, -1 where there is none.
    `label` tells that it is a list item's sign; `block` numbers the paragraph that the tags put
    it in, 0 where they tell nothing. `place` grows with the page's objects as they are painted.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    colour: str | None
    mcid: int
    turn: int = 0
    skewed: bool = False
    struck: bool = False
    label: bool = False
    block: int = 0
    place: int = 0

    @property
    def baseline(self) -> float:
        return self.bottom - DESCENT * self.size

    @property
    def bold(self) -> bool:
        name = self.font.lower()
        return "bold" in name or "black" in name or "heavy" in name

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True)
class Path:
    """One painted outline; `fill` and `stroke` are RRGGBB, None where not painted.

    `rectangle` tells an axis-parallel rectangle, `line` a single straight stroke. `area` is what
    the outline encloses, in square points, `curves` counts its bent segments, `corners` the others.
    `centre` is its centre of gravity, but for lines and rectangles, of which nobody asks it.
    `place` grows with the page's objects as they are painted. `rising` tells a line that goes up to
    its right end.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    fill: str | None
    stroke: str | None
    mcid: int
    rectangle: bool = False
    line: bool = False
    area: float = 0.0
    curves: int = 0
    corners: int = 0
    centre: tuple[float, float] = (0.0, 0.0)
    place: int = 0
    rising: bool = False

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True)
class Image:
    """A picture's place on the page, and among its objects as they are painted."""

    x0: float
    top: float
    x1: float
    bottom: float
    mcid: int
    place: int = 0

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


Thing = TypeVar("Thing", Piece, Path, Image)


@dataclass(slots=True)
class Page:
    """A page as painted, in painting order.

    Of a slide that is printed on a handout, `sheet` is the page's number and `frame` its place there.
    `spans` tells how many rows a tagged cell reaches over, by the mcid of its first content, where it
    is more than one. `alike` holds the pieces in the colour of what they stand on, `stamps` what is
    printed aslant across a page, such as `UTKAST`. `printed` is the number at its foot.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    tree: list[Node] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)
    alike: list[Piece] = field(default_factory=list)
    stamps: list[Piece] = field(default_factory=list)
    unmapped: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sheet: int = 0
    frame: Box | None = None
    printed: Sequence[Piece] = ()


@dataclass(slots=True)
class Document:
    """A PDF's pages and properties; times are naive, in UTC.

    `misshown` are the fonts that show other letters or figures than they say.
    """

    pages: list[Page]
    title: str | None
    created: datetime | None
    modified: datetime | None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    misshown: frozenset[str] = frozenset()


def box_of(
    origin: Point, turn: int, reach: tuple[float, float], size: float
) -> tuple[float, float, float, float]:
    """Return the box (x0, top, x1, bottom) of a string.

    It starts at `origin` on its baseline, runs in the direction `turn`, and covers the stretch
    `reach` (start, end) along it.
    """
    x, y = origin
    start, stop = reach
    up, down = ASCENT * size, DESCENT * size
    if turn == 0:
        return x + start, y - up, x + stop, y + down
    return (
        (x - down, y + start, x + up, y + stop),
        (x - stop, y - down, x - start, y + up),
        (x - up, y - stop, x + down, y - start),
    )[turn - 1]


BLANK_NEAR: Final = 0.3  # of the font size: a blank shown on its own starts this near to its word


def add_blank(
    pieces: Sequence[Piece], x: float, baseline: float, width: float, size: float
) -> Piece | None:
    """Add a blank that was shown on its own to the word that it stands behind, and return this."""
    if not pieces:
        return None
    last = pieces[-1]
    if (
        last.turn == 0
        and not last.text.endswith(" ")
        and abs(last.baseline - baseline) <= BLANK_NEAR * size
        and -BLANK_NEAR * size <= x - last.x1 <= BLANK_NEAR * size
    ):
        last.text += " "
        last.x1 = max(last.x1, x + width)
        return last
    return None


def split_blanks(
    text: str, edges: Sequence[float], size: float
) -> Iterator[tuple[str, float, float]]:
    """Part a string where it holds a wide blank: (text, start, end) for each part.

    `edges` holds each character's start and, last, the string's end, along the line in points.
    """
    start = 0
    last = -1
    for index, char in enumerate(text):
        if char.isspace() or char == "\0":
            continue
        if last >= 0 and index - last > 1 and edges[index] - edges[last + 1] > BLANK_SPLIT * size:
            yield text[start : last + 1], edges[start], edges[last + 1]
            start = index
        last = index
    yield text[start:], edges[start], edges[-1]


def outlines(
    segments: Sequence[Segment], fill: str | None, stroke: str | None, mcid: int
) -> Iterator[Path]:
    """Make a `Path` of every outline that a sequence of drawing segments holds."""
    current: list[Segment] = []
    for segment in segments:
        if segment[0] == "m" and current:
            if len(current) > 1:
                yield _outline(current, fill, stroke, mcid)
            current = []
        current.append(segment)
    if len(current) > 1:
        yield _outline(current, fill, stroke, mcid)


LINE_SEGMENTS: Final = 2  # of a straight line
NEAR: Final = 0.05  # points; corners nearer than this are the same (rounding of written figures)


def _outline(segments: Sequence[Segment], fill: str | None, stroke: str | None, mcid: int) -> Path:
    points: list[Point] = []
    curves = 0
    for op, given in segments:
        if op == "c" and points:
            curves += 1
            points.extend(_bent(points[-1], *given[-3:]))
        elif given:
            points.append(given[-1])
    if len(points) > 1 and same(points[0], points[-1]):
        points.pop()
    corners = [p for index, p in enumerate(points) if not same(p, points[index - 1])] or points[:1]
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if not curves and len(corners) == LINE_SEGMENTS:
        return line_of((*corners[0], *corners[1]), fill, stroke, mcid)
    if (
        not curves
        and len(corners) == 4  # noqa: PLR2004 - a rectangle's corners
        and all(
            min(abs(x - x0), abs(x - x1)) < NEAR and min(abs(y - top), abs(y - bottom)) < NEAR
            for x, y in corners
        )
    ):
        return rectangle_of((x0, top, x1, bottom), fill, stroke, mcid)
    area, centre = _area(points)
    return Path(
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        fill=fill,
        stroke=stroke,
        mcid=mcid,
        area=area,
        centre=centre,
        curves=curves,
        corners=len(corners) if not curves else len(segments) - curves,
    )


def line_of(corners: Corners, fill: str | None, stroke: str | None, mcid: int) -> Path:
    """Make the path of a straight line; a filled one paints as a stroked one does."""
    x0, top, x1, bottom = corners
    rising = False
    if x0 > x1:
        x0, x1 = x1, x0
        rising = True
    if top > bottom:
        top, bottom = bottom, top
        rising = not rising
    if stroke is None:
        stroke = fill
    # Named, the arguments would cost as much as the whole call does.
    path = Path(x0, top, x1, bottom, None, stroke, mcid, False, True, 0.0, 0, LINE_SEGMENTS)  # noqa: FBT003
    if rising:
        path.rising = True
    return path


def rectangle_of(corners: Corners, fill: str | None, stroke: str | None, mcid: int) -> Path:
    """Make the path of a rectangle of which two corners that face each other are given."""
    x0, top, x1, bottom = corners
    if x0 > x1:
        x0, x1 = x1, x0
    if top > bottom:
        top, bottom = bottom, top
    area = (x1 - x0) * (bottom - top)
    return Path(x0, top, x1, bottom, fill, stroke, mcid, True, False, area, 0, 4)  # noqa: FBT003 - as above


def same_place(one: Bounded, other: Bounded, slack: float) -> bool:
    """Tell whether no side of two things is further apart than some points."""
    return (
        abs(one.x0 - other.x0) <= slack
        and abs(one.top - other.top) <= slack
        and abs(one.x1 - other.x1) <= slack
        and abs(one.bottom - other.bottom) <= slack
    )


def same(one: Point, other: Point) -> bool:
    """Tell whether two corners are one, but for the rounding of written figures."""
    return abs(one[0] - other[0]) < NEAR and abs(one[1] - other[1]) < NEAR


STEPS: Final = 8  # chords for a bent segment: a circle's area comes out within 1 %


def _bent(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield (
            a * start[0] + b * one[0] + c * two[0] + d * end[0],
            a * start[1] + b * one[1] + c * two[1] + d * end[1],
        )


def _area(points: Sequence[Point]) -> tuple[float, Point]:
    """Return the area of a polygon in square points, and its centre of gravity."""
    twice = sum_x = sum_y = 0.0
    before_x, before_y = points[-1]
    for x, y in points:
        cross = before_x * y - x * before_y
        twice += cross
        sum_x += (before_x + x) * cross
        sum_y += (before_y + y) * cross
        before_x, before_y = x, y
    if not twice:
        return 0.0, points[0]
    return abs(twice) / 2, (sum_x / (3 * twice), sum_y / (3 * twice))
