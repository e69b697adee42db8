"""Which texts of a page may be unseen, told by the way they are painted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Image, Page, Path, Piece
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.geometry import moved_box
from parsers.pdf.pdfium.objects import Objects
from parsers.unseen import ALIKE, BELOW, COVERED, HIDDEN, Reason

LAYER: Final = "OC"  # what a mark of optional content is called (ISO 32000-1, 14.6)
PAPER: Final = "FFFFFF"
# Points: what is lower or narrower is a rule or a sign, and hides no text.
LEAST_HEIGHT: Final = 5.0
LEAST_WIDTH: Final = 18.0
SMALLEST: Final = 1.0  # points: nobody reads smaller letters

_PLACE: Final = attrgetter("place")

Fill = Path | Image


def suspects(page: Page, objects: Objects, *, layers: bool) -> dict[int, Reason]:
    """Return the places of the texts on the page that may be unseen, and the best reason for each.

    `layers` tells that the file may hold forms on layers, of which no mark tells.
    """
    pieces = page.pieces
    if not pieces:
        return {}
    fills = fills_of(page)
    found = dict(_unmarked(pieces, fills))
    found.update(_painted_over(pieces, fills))
    found.update(dict.fromkeys(_clipped(pieces, objects), COVERED))
    found.update(dict.fromkeys(_layered(objects, layers=layers), HIDDEN))
    if min([piece.size for piece in pieces]) < SMALLEST:
        found.update((piece.place, HIDDEN) for piece in pieces if piece.size < SMALLEST)
    if found:
        for piece in pieces:
            x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
            if not (0 <= x <= page.width and 0 <= y <= page.height):
                found.pop(piece.place, None)  # `upright` leaves it out and tells
    return found


def fills_of(page: Page) -> list[Fill]:
    """Return what may hide something on a page, or be its ground, in painting order."""
    fills: list[Fill] = [
        path
        for path in page.paths
        if path.fill is not None
        and path.x1 - path.x0 > LEAST_WIDTH
        and path.bottom - path.top > LEAST_HEIGHT
    ]
    return sorted([*fills, *page.images], key=_PLACE) if page.images else fills


def _unmarked(pieces: Sequence[Piece], fills: Sequence[Fill]) -> Iterator[tuple[int, Reason]]:
    """Yield the texts that paint nothing, or in the colour of what they stand on.

    On a picture, such text may make the letters that it shows searchable.
    """
    colours = {fill.fill for fill in fills if isinstance(fill, Path)}
    colours |= {None, PAPER}
    if colours.isdisjoint([piece.colour for piece in pieces]):
        return
    for piece in pieces:
        if (colour := piece.colour) in colours:
            if colour is None:
                if not any(isinstance(fill, Image) for fill in _under(piece, fills)):
                    yield piece.place, HIDDEN
            elif ground(piece, fills) == colour:
                yield piece.place, ALIKE


def ground(thing: Piece | Path, fills: Sequence[Fill]) -> str | None:
    """Return the colour that a thing stands on, None where it is a picture's."""
    below = next(_under(thing, fills), None)
    return PAPER if below is None else None if isinstance(below, Image) else below.fill


def _under(thing: Piece | Path, fills: Sequence[Fill]) -> Iterator[Fill]:
    """Yield what lies under the middle of a thing, what was painted last first."""
    x, y = (thing.x0 + thing.x1) / 2, (thing.top + thing.bottom) / 2
    for fill in reversed(fills[: bisect_left(fills, thing.place, key=_PLACE)]):
        if fill.top <= y <= fill.bottom and fill.x0 <= x <= fill.x1:
            yield fill


def _painted_over(pieces: Sequence[Piece], fills: Sequence[Fill]) -> Iterator[tuple[int, Reason]]:
    """Yield the texts whose middle a fill or picture covers that is painted later."""
    first = pieces[0].place
    later = [fill for fill in fills if fill.place > first]
    if not later:
        return
    middles = sorted([(one.top + one.bottom, one.x0 + one.x1, one.place) for one in pieces])
    depths = [depth for depth, _, _ in middles]
    for fill in later:
        left, right, place = 2 * fill.x0, 2 * fill.x1, fill.place
        low, high = bisect_left(depths, 2 * fill.top), bisect_left(depths, 2 * fill.bottom)
        for _, x, at in middles[low:high]:
            if at < place and left <= x <= right:
                yield at, BELOW if isinstance(fill, Image) else COVERED


def _clipped(pieces: Sequence[Piece], objects: Objects) -> Iterator[int]:
    """Yield the texts whose middle lies outside what is painted of them."""
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
            x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
            if not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
                yield piece.place


def _layered(objects: Objects, *, layers: bool) -> Iterator[int]:
    """Yield the texts that stand on a layer."""
    known: dict[int, bool] = {}

    def on_layer(handle: Handle) -> bool:
        marks = call.marks(handle)
        for mark in marks:
            if mark not in known:
                known[mark] = call.mark_name(call.handle_of(mark)) == LAYER
        return any(known[mark] for mark in marks)

    counts = list(map(call.count_marks, [text[0] for text in objects.texts]))
    # A number is a mark, too, and most texts of a tagged page have no other.
    numbered = [text[3] >= 0 for text in objects.texts]
    if sum(counts) > sum(numbered):
        for (handle, *_, place), count, own in zip(objects.texts, counts, numbered, strict=True):
            if count > own and on_layer(handle):
                yield place
    for (form, *_, first), end in objects.forms:
        if layers or on_layer(form):
            yield from range(first, end)
