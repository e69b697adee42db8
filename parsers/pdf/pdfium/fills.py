"""What may hide something on a page or be its ground: its larger fills, shadings and pictures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import attrgetter
from typing import Final, NamedTuple

from parsers.pdf.page import Corners, Image, Page, Path, Piece
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.geometry import Placed, moved_box
from parsers.pdf.pdfium.objects import Objects, on_layers
from schema.values import cached_property

PAPER: Final = "FFFFFF"
# Points: what is lower or narrower is a rule or a sign, and hides no text. A rectangle may hide a letter.
LEAST_SIDE: Final = 5.0
LEAST_WIDTH: Final = 18.0
TILES: Final = "BFBFBF"  # what pdfium says of patterns of tiles, whatever they show
_PATTERNS: Final = ("FFFFFF", TILES)  # of shadings, and of tiles

_PLACE: Final = attrgetter("place")

Fill = Path | Image


class Untold(NamedTuple):
    """What a document may hold, of which pdfium tells nothing: forms on layers, and patterns.

    `marks` tells that it may have layers at all, on which marks put texts and paths.
    """

    layers: bool
    marks: bool
    patterns: bool


class Fills:
    """The larger fills and the pictures of a page in painting order (`all`), and the fills' `colours` (RRGGBB).

    A shading is a picture here: what it shows at a place is not known either.
    """

    def __init__(self, page: Page, objects: Objects, untold: Untold) -> None:
        self._paths = [
            path
            for path in page.paths
            if path.fill is not None
            and path.x1 - path.x0 > (LEAST_SIDE if path.rectangle else LEAST_WIDTH)
            and path.bottom - path.top > LEAST_SIDE
        ]
        pictures = [*page.images, *_shadings(objects)] if objects.shadings else page.images
        self._pictures = frozenset([picture.place for picture in pictures])
        self.all: list[Fill] = sorted([*self._paths, *pictures], key=_PLACE)
        self.colours = {path.fill for path in self._paths}
        self._objects = objects
        self.untold = untold
        self._clips: dict[int, Corners | None] = {}
        self._levels: dict[float, list[Fill]] = {}  # what lies at a height; texts stand in lines

    @cached_property
    def unknown(self) -> frozenset[int]:
        """The places of those of which no colour tells what they show.

        These are pictures, and fills that are clear in part, mixed with what is below them, masked,
        on a layer or painted with a pattern.
        """
        found = {*self._pictures, *self.patterned}
        objects = self._objects
        placed = [self._placed[path.place] for path in self._paths]
        mixed = map(call.has_transparency, [one[0] for one in placed])
        found.update(compress([one[-1] for one in placed], mixed))
        for (form, *_, first), end in objects.forms:
            if call.has_transparency(form):
                found.update(one[-1] for one in placed if first <= one[-1] < end)
        if self.untold.marks:
            found.update(on_layers(placed, objects, layers=self.untold.layers))
        return frozenset(found)

    @cached_property
    def patterned(self) -> frozenset[int]:
        """The places of fills that may be painted with a pattern, of which nothing is told."""
        if not self.untold.patterns:
            return frozenset()
        return frozenset([path.place for path in self._paths if path.fill in _PATTERNS])

    def after(self, place: int) -> Sequence[Fill]:
        """Return what is painted later than a place among the page's objects."""
        return self.all[bisect_right(self.all, place, key=_PLACE) :]

    def grounds(self, piece: Piece, least: float) -> Iterator[str | Fill]:
        """Yield what a text's middle line may stand on for `least` points.

        These are colours, and the pictures and fills of which no colour tells what they show.
        """
        width = piece.x1 - piece.x0
        for fill, left, right in self._under(piece):
            under = min(piece.x1, right) - max(piece.x0, left)
            if under >= least:
                if isinstance(fill, Path) and fill.place not in self.unknown:
                    yield fill.fill or PAPER
                else:
                    yield fill
                if width - under < least:
                    return
        yield PAPER

    def ground(self, thing: Piece | Path) -> str | None:
        """Return the colour that the middle of a thing stands on, None where it is a picture's."""
        below = next(self.under_middle(thing), None)
        if below is None:
            return PAPER
        return below.fill if isinstance(below, Path) else None

    def under_middle(self, thing: Piece | Path) -> Iterator[Fill]:
        """Yield what lies under the middle of a thing, what was painted last first."""
        x = (thing.x0 + thing.x1) / 2
        return (fill for fill, left, right in self._under(thing) if left <= x <= right)

    def _under(self, thing: Piece | Path) -> Iterator[tuple[Fill, float, float]]:
        """Yield what lies under the middle line of a thing, and its sides, what was painted last first."""
        y = (thing.top + thing.bottom) / 2
        if y not in self._levels:
            level = [fill for fill in reversed(self.all) if fill.top <= y <= fill.bottom]
            self._levels[y] = level
        for fill in self._levels[y]:
            if fill.place < thing.place and fill.x0 <= thing.x1 and thing.x0 <= fill.x1:
                box = self.clip(fill.place)
                if box is None:
                    yield fill, fill.x0, fill.x1
                elif box[1] <= y <= box[3]:
                    yield fill, max(fill.x0, box[0]), min(fill.x1, box[2])

    @cached_property
    def _placed(self) -> dict[int, Placed]:
        objects = self._objects
        return {one[-1]: one for one in (*objects.paths, *objects.images, *objects.shadings)}

    def clip(self, place: int) -> Corners | None:
        """Return the box (x0, top, x1, bottom) that what is painted at a place is clipped to."""
        if place not in self._clips:
            handle, _, matrix, *_ = self._placed[place]
            clip = columns.clips([handle]).get(0)
            self._clips[place] = None if clip is None else moved_box(clip.box, matrix)
        return self._clips[place]


def _shadings(objects: Objects) -> Iterator[Image]:
    boxes = columns.bounds([handle for handle, *_ in objects.shadings])
    for (_, _, matrix, mcid, place), box in zip(objects.shadings, boxes, strict=True):
        yield Image(*moved_box(box, matrix), mcid, place)
