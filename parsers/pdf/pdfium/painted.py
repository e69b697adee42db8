"""What makes a difference to a page as it is painted: so one tells whether anybody sees it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import groupby
from typing import Final

from PIL import Image, ImageChops

from parsers.pdf.page import Page
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.unseen import SAME
from schema.deck import Bounded

LONGEST_SIDE: Final = 1500  # pixels that a page is painted at; larger ones are painted smaller
LEAST_SEEN: Final = 0.2  # of a thing's height: who sees less of it can read nothing
# Of channels (0 to 255): what differs so much from a bright ground is a letter, and no edge of one.
_INK: Final = 64
_BRIGHT: Final = (255, 0, 255)  # no text's colour


class Painted:
    """What `asked` changes of a page as it is painted; `others` are painted neither time."""

    def __init__(
        self, handle: Handle, page: Page, asked: Sequence[Handle], others: Sequence[Handle] = ()
    ) -> None:
        self._page = handle
        self._asked = asked
        self._scale = min(1.0, LONGEST_SIDE / max(page.width, page.height))
        self._width = max(1, round(page.width * self._scale))
        self._height = max(1, round(page.height * self._scale))
        _activate(others, 0)
        whole = call.painted(handle, self._width, self._height)
        _activate(asked, 0)
        bare = call.painted(handle, self._width, self._height)
        _activate([*asked, *others], 1)
        self._changes = _differences(whole, bare, SAME)

    def is_unseen(self, box: Bounded, least: float = LEAST_SEEN) -> bool:
        """Tell whether nothing changes at a place, or no more than `least` of its height."""
        lines = self._changes.crop(self._pixels(box)).getprojection()[1]
        return sum(lines) <= least * len(lines)

    def gap(self, box: Bounded) -> float:
        """Return how many points across a place do not change at a stretch."""
        return max(map(len, self._gaps(box)), default=0) / self._scale

    def lost(self, boxes: Sequence[Bounded], drawings: Sequence[Handle]) -> list[float]:
        """Return across how many points of each place letters do not show at a stretch.

        They are painted without all `drawings` to tell where they are.
        """
        _activate(drawings, 0)
        alone = call.painted(self._page, self._width, self._height, _BRIGHT, annotations=False)
        _activate(drawings, 1)
        ink = _differences(alone, Image.new("RGB", alone.size, _BRIGHT), _INK)

        def stretch(box: Bounded) -> float:
            columns = ink.crop(self._pixels(box)).getprojection()[0]
            inked = [[at for at in gap if columns[at]] for gap in self._gaps(box)]
            return max([at[-1] - at[0] + 1 for at in inked if at], default=0) / self._scale

        return list(map(stretch, boxes))

    def _gaps(self, box: Bounded) -> list[list[int]]:
        """Return the columns of a place that do not change, those side by side together."""
        columns = self._changes.crop(self._pixels(box)).getprojection()[0]
        runs = groupby(range(len(columns)), columns.__getitem__)
        return [list(run) for changed, run in runs if not changed]

    def _pixels(self, box: Bounded) -> tuple[int, int, int, int]:
        scale = self._scale
        left, top = max(0, int(box.x0 * scale)), max(0, int(box.top * scale))
        right, bottom = int(box.x1 * scale) + 1, int(box.bottom * scale) + 1
        return (
            left,
            top,
            max(left, min(self._width, right)),
            max(top, min(self._height, bottom)),
        )


def _activate(objects: Sequence[Handle], active: int) -> None:
    for one in objects:
        call.set_active(one, active)


def _differences(one: Image.Image, other: Image.Image, least: int) -> Image.Image:
    """Return where the channels of two pictures differ by more."""
    channels = ImageChops.difference(one, other).split()
    table = [0] * (least + 1) + [1] * (255 - least)
    return reduce(ImageChops.lighter, channels).point(table)
