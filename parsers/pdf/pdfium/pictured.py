"""What a page shows where no colour in the file tells it: below the texts on its pictures.

Such a page is painted small and without its texts, once for all pages that have the same pictures
there: most decks have one behind all slides. To paint one takes as long as to read a page.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from hashlib import blake2b
from itertools import chain, groupby
from typing import Final

from PIL import Image

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.fills import Fill, Fills, Untold
from parsers.pdf.pdfium.objects import Objects
from parsers.pdf.pdfium.painted import activate, differences
from parsers.unseen import FAINT

LONGEST_SIDE: Final = 240  # pixels: on a slide of 960 points, a small letter is one wide
# Channels (0 to 255): so near to a text's colour may be what looks alike in a larger painting.
NEAR: Final = FAINT
MIDDLE: Final = 0.4  # of its height: how much of a line most of its letters fill


class Small:
    """A page painted small, without its texts."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self._image = image
        self._scale = scale
        self._near: dict[str, Image.Image | None] = {}

    def is_near(self, piece: Piece, least: float) -> bool:
        """Tell whether what lies under a text has its colour for `least` points at a stretch."""
        near = self._near_to(piece.colour) if piece.colour is not None else None
        if near is None:
            return False
        scale = self._scale
        middle, half = (piece.top + piece.bottom) / 2, MIDDLE * (piece.bottom - piece.top) / 2
        left, top = max(0, int(piece.x0 * scale)), max(0, int((middle - half) * scale))
        right = min(near.width, int(piece.x1 * scale) + 1)
        bottom = min(near.height, int((middle + half) * scale) + 1)
        if left >= right or top >= bottom:
            return False
        columns = near.crop((left, top, right, bottom)).getprojection()[0]
        longest = max([sum(run) for _, run in groupby(columns)], default=0)
        return longest >= least * scale

    def _near_to(self, colour: str) -> Image.Image | None:
        """Return where a colour looks alike, None where it does so nowhere."""
        if colour not in self._near:
            rgb = tuple(bytes.fromhex(colour))
            far = differences(self._image, Image.new("RGB", self._image.size, rgb))
            near = far.point([1] * (NEAR + 1) + [0] * (255 - NEAR))
            self._near[colour] = near if near.getbbox() else None
        return self._near[colour]


Shown = dict[Hashable, Small]  # what pages of a document showed, by what tells them apart


class Scene:
    """A page that is open, with all that it paints; `shown` holds what pages before showed small."""

    def __init__(
        self, handle: Handle, page: Page, objects: Objects, untold: Untold, shown: Shown
    ) -> None:
        self.handle = handle
        self.page = page
        self.objects = objects
        self.fills = Fills(page, objects, untold)
        self._shown = shown

    def below(self, last: int) -> Small:
        """Return the page painted small: its fills and pictures up to a place among its objects."""
        fills = [fill for fill in self.fills.all if fill.place <= last]
        key = self._key(fills)
        if key is None:
            return self._painted(fills)
        if key not in self._shown:
            self._shown[key] = self._painted(fills)
        return self._shown[key]

    def _key(self, shown: Sequence[Fill]) -> Hashable | None:
        """Return what tells paintings apart, None where something shows of which nothing is told."""
        fills = self.fills
        images = {one[-1]: one[0] for one in self.objects.images}
        key: list[Hashable] = [self.page.width, self.page.height]
        for fill in shown:
            key.append((fill.x0, fill.top, fill.x1, fill.bottom, fills.clip(fill.place)))
            if isinstance(fill, Path):
                if fill.place in fills.patterned:
                    return None
                key.append((fill.fill, fill.place in fills.unknown))
            elif fill.place in images:
                key.append(blake2b(call.image_data(images[fill.place])).digest())
            else:
                return None
        return tuple(key)

    def _painted(self, fills: Sequence[Fill]) -> Small:
        page, objects = self.page, self.objects
        scale = min(1.0, LONGEST_SIDE / max(page.width, page.height))
        width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
        places = {fill.place for fill in fills}
        placed = chain(objects.texts, objects.paths, objects.images, objects.shadings)
        others = [one[0] for one in placed if one[-1] not in places]
        activate(others, 0)
        image = call.painted(self.handle, width, height, annotations=False)
        activate(others, 1)
        return Small(image, scale)
