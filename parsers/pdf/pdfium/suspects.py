"""Which texts of a page may be unseen in whole or in part, told by the way they are painted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.pdf.page import Image, Page, Piece
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.fills import PAPER, Fills
from parsers.pdf.pdfium.geometry import moved_box
from parsers.pdf.pdfium.layers import on_layers
from parsers.pdf.pdfium.objects import Objects
from parsers.unseen import ALIKE, BELOW, COVERED, HIDDEN, Reason

SMALLEST: Final = 1.0  # points: nobody reads smaller letters
# Of the font size: who misses so much of a text at a stretch misses letters. Blanks within a piece
# are narrower, and so is a pictogram between two of them that no font has.
STRETCH: Final = 2.0


def suspects(page: Page, objects: Objects, *, layers: bool) -> dict[int, Reason]:
    """Return the places of the texts on the page that may be unseen, and the best reason for each.

    `layers` tells that the file may hold forms on layers, of which no mark tells.
    """
    pieces = page.pieces
    if not pieces:
        return {}
    fills = Fills(page, objects)
    found = dict(_unmarked(pieces, fills))
    found.update(_painted_over(pieces, fills))
    found.update(dict.fromkeys(_clipped(pieces, objects), COVERED))
    found.update(dict.fromkeys(on_layers(objects.texts, objects, layers=layers), HIDDEN))
    if min([piece.size for piece in pieces]) < SMALLEST:
        found.update((piece.place, HIDDEN) for piece in pieces if piece.size < SMALLEST)
    if found:
        for piece in pieces:
            x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
            if not (0 <= x <= page.width and 0 <= y <= page.height):
                found.pop(piece.place, None)  # `upright` leaves it out and tells
    return found


def _least(piece: Piece) -> float:
    """Return how many points of a text's middle line make a stretch that is missed."""
    return min(STRETCH * piece.size, (piece.x1 - piece.x0) / 2)


def _unmarked(pieces: Sequence[Piece], fills: Fills) -> Iterator[tuple[int, Reason]]:
    """Yield the texts that paint nothing, or in the colour of what they stand on, or a part of them.

    On a picture, such text may make the letters that it shows searchable.
    """
    colours = {None, PAPER, *fills.colours}
    if colours.isdisjoint([piece.colour for piece in pieces]):
        return
    for piece in pieces:
        if (colour := piece.colour) in colours:
            if colour is None:
                if not any(isinstance(fill, Image) for fill in fills.under_middle(piece)):
                    yield piece.place, HIDDEN
            elif colour in fills.grounds(piece, _least(piece)):
                yield piece.place, ALIKE


def _painted_over(pieces: Sequence[Piece], fills: Fills) -> Iterator[tuple[int, Reason]]:
    """Yield the texts on whose middle line a fill or picture lies that is painted later."""
    later = fills.after(pieces[0].place)
    if not later:
        return
    lines = sorted([(one.top + one.bottom, one.place, number) for number, one in enumerate(pieces)])
    depths = [depth for depth, *_ in lines]
    for fill in later:
        low, high = bisect_left(depths, 2 * fill.top), bisect_left(depths, 2 * fill.bottom)
        for _, place, number in lines[low:high]:
            piece = pieces[number]
            if (
                place < fill.place
                and piece.x0 <= fill.x1
                and fill.x0 <= piece.x1  # most stand beside it
                and _within(piece, fill.x0, fill.x1) >= _least(piece)
            ):
                yield place, BELOW if isinstance(fill, Image) else COVERED


def _within(piece: Piece, left: float, right: float) -> float:
    """Return how many points of a text's line lie between two places."""
    return min(piece.x1, right) - max(piece.x0, left)


def _clipped(pieces: Sequence[Piece], objects: Objects) -> Iterator[int]:
    """Yield the texts whose middle line is not painted, or a part of it."""
    texts = objects.texts
    clips = columns.clips([text[0] for text in texts])
    boxes = {texts[at][-1]: moved_box(clip, texts[at][2]) for at, clip in clips.items()}
    for (form, _, matrix, _, first), end in objects.forms:
        for clip in columns.clips([form]).values():
            around = moved_box(clip, matrix)
            boxes.update((place, around) for place in range(first, end) if place not in boxes)
    if not boxes:
        return
    for piece in pieces:
        if (box := boxes.get(piece.place)) is not None:
            x0, top, x1, bottom = box
            cut = piece.x1 - piece.x0 - _within(piece, x0, x1)
            if not top <= (piece.top + piece.bottom) / 2 <= bottom or cut >= _least(piece):
                yield piece.place
