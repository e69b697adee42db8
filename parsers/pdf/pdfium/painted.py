"""What makes a difference to a page as it is painted: so one tells whether anybody sees it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce
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
        self._scale = min(1.0, LONGEST_SIDE / max(page.width, page.height))
        self._width = max(1, round(page.width * self._scale))
        self._height = max(1, round(page.height * self._scale))
        activate(others, 0)
        whole = call.painted(handle, self._width, self._height)
        activate(asked, 0)
        bare = call.painted(handle, self._width, self._height)
        activate([*asked, *others], 1)
        self._changes = differences(whole, bare)

    def is_unseen(self, box: Bounded, least: float = LEAST_SEEN, same: int = SAME) -> bool:
        """Tell whether nothing changes at a place, or no more than `least` of its height.

        `same` is by how much a channel (0 to 255) may change.
        """
        lines = self._changed(box, same).getprojection()[1]
        return sum(lines) <= least * len(lines)

    def gap(self, box: Bounded, same: int) -> float:
        """Return how many points across a place do not change at a stretch."""
        return max(map(len, _gaps(self._changed(box, same))), default=0) / self._scale

    def lost(
        self, places: Sequence[tuple[Bounded, int]], drawings: Sequence[Handle]
    ) -> list[tuple[float, float]]:
        """Return across how many points of each box letters do not show at a stretch, and their share.

        The share is that of the ink that does not show. The letters are painted without all
        `drawings` to tell where they are. Each box comes with how much there may change.
        """
        activate(drawings, 0)
        alone = call.painted(self._page, self._width, self._height, _BRIGHT, annotations=False)
        activate(drawings, 1)
        ink = differences(alone, Image.new("RGB", alone.size, _BRIGHT)).point(_more(_INK))

        def lost(box: Bounded, same: int) -> tuple[float, float]:
            letters, changed = ink.crop(self._pixels(box)), self._changed(box, same)
            columns = letters.getprojection()[0]
            inked = [[at for at in gap if columns[at]] for gap in _gaps(changed)]
            stretch = max([at[-1] - at[0] + 1 for at in inked if at], default=0) / self._scale
            hidden = ImageChops.subtract(letters, changed).histogram()[1]
            return stretch, hidden / max(1, letters.histogram()[1])

        return [lost(box, same) for box, same in places]

    def _changed(self, box: Bounded, same: int) -> Image.Image:
        return self._changes.crop(self._pixels(box)).point(_more(same))

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


def activate(objects: Sequence[Handle], active: int) -> None:
    """Let objects be painted (1) or not (0)."""
    for one in objects:
        call.set_active(one, active)


def _gaps(changed: Image.Image) -> list[list[int]]:
    """Return the columns in which nothing changed, those side by side together."""
    columns = changed.getprojection()[0]
    runs = groupby(range(len(columns)), columns.__getitem__)
    return [list(run) for changed, run in runs if not changed]


def differences(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return by how much two pictures differ, in the channel that differs most."""
    return reduce(ImageChops.lighter, ImageChops.difference(one, other).split())


@cache
def _more(least: int) -> list[int]:
    """Return a table that tells what differs by more."""
    return [0] * (least + 1) + [1] * (255 - least)
