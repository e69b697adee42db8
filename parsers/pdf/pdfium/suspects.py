"""Which texts of a page may be unseen in whole or in part, told by the way they are painted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from statistics import mean, median
from typing import Final

from parsers.pdf.page import Image, Page, Piece
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.annotations import Annotation
from parsers.pdf.pdfium.columns import Clip, Matrix
from parsers.pdf.pdfium.fills import PAPER, TILES, Fill, Fills
from parsers.pdf.pdfium.geometry import moved, moved_box
from parsers.pdf.pdfium.objects import Objects, on_layers
from parsers.pdf.pdfium.pictured import Scene
from parsers.unseen import ALIKE, BELOW, COVERED, FAINT, HIDDEN, PARTLY, Reason, unreadable

# Points: nobody reads letters that are as wide on the mean, if others of the page are so much wider. A
# page of small pictures of slides has only small ones.
_TINY: Final = 1.4
_USUAL: Final = 3.0  # times
_SMALL: Final = 3.0  # points: a font of that size may be so small
_READ: Final = 1 / 130  # of the page's shorter side: smaller letters are hardly read on a screen
_NARROW: Final = 0.12  # of the font size: letters are wider on the mean, if nothing squeezes them
# Of the font size: who misses so much of a text at a stretch misses letters, wherever they are.
# Blanks within a piece are narrower, and so is a pictogram between two of them that no font has.
STRETCH: Final = 2.0
LETTER: Final = 0.3  # of the font size: who misses so much of a letter may not know it
SLIVER: Final = 1.5  # points: what is narrower is an edge, whatever size a font gives itself
_SIZE: Final = attrgetter("size")
SIGN: Final = re.compile(r"\w")  # what dashes, which are flat, and a list's signs are not


def suspects(
    scene: Scene, later: Sequence[Annotation], doubts: Mapping[int, Reason]
) -> dict[int, Reason]:
    """Return the places of the texts on a page that may be unseen, and the best reason for each.

    `later` was written on it; `doubts` holds such reasons already.
    """
    page, objects, fills = scene.page, scene.objects, scene.fills
    pieces = page.pieces
    if not pieces:
        return {}
    painted = {piece.place for piece in pieces if piece.colour is not None} if doubts else ()
    found = {place: reason for place, reason in doubts.items() if place in painted}
    found.update(dict.fromkeys(_unmarked(pieces, fills), HIDDEN))
    found.update(dict.fromkeys(_pale(scene), ALIKE))
    if fills.untold.patterns:
        found.update({one.place: ALIKE for one in pieces if one.colour == TILES})
    found.update(_painted_over(pieces, fills))
    if later:
        found.update(dict.fromkeys(_written_over(pieces, later), BELOW))
    found.update(_clipped(pieces, objects))
    found.update(dict.fromkeys(_over_edge(pieces, page), PARTLY))
    found.update(dict.fromkeys(_blended(pieces, objects), HIDDEN))
    if fills.untold.marks:
        layered = on_layers(objects.texts, objects, layers=fills.untold.layers)
        found.update(dict.fromkeys(layered, HIDDEN))
    found.update(dict.fromkeys(tiny(pieces), HIDDEN))
    if found:
        for piece in pieces:
            x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
            if not (0 <= x <= page.width and 0 <= y <= page.height):
                found.pop(piece.place, None)  # `upright` leaves it out and tells
    return found


def tiny(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of the texts that nobody reads for their size.

    Of a font whose letters are drawings of the file, the size says nothing, but their widths do.
    """
    small = [
        piece
        for piece in pieces
        if piece.size < _SMALL
        # As nearly none is.
        or (
            (piece.turn or piece.x1 - piece.x0 < _NARROW * piece.size * len(piece.text))
            and _is_squeezed(piece)
        )
    ]
    if not small:
        return frozenset()
    widths = _mean_widths(pieces)
    largest = min(_TINY, median(widths.values()) / _USUAL)
    return frozenset(piece.place for piece in small if widths[id(piece)] <= largest)


def small(page: Page) -> Iterator[int]:
    """Yield the places of the texts that are hardly read for their size, beside those of others."""
    least = _READ * min(page.width, page.height)
    if min(map(_SIZE, page.pieces), default=least) < least:
        largest = median(map(_SIZE, page.pieces)) / _USUAL
        for piece in page.pieces:
            if piece.size < least and piece.size <= largest:
                yield piece.place


def _mean_widths(pieces: Sequence[Piece]) -> dict[int, float]:
    """Return how wide a letter of each piece is on the mean, by the pieces' ids.

    Letters shown one by one tell it together: an `l` is narrow in any size.
    """
    widths = {id(piece): _mean_width(piece) for piece in pieces}
    alone: dict[tuple[str, float], list[int]] = {}
    for piece in pieces:
        if len(piece.text.rstrip()) == 1:
            alone.setdefault((piece.font, round(piece.size, 1)), []).append(id(piece))
    for letters in alone.values():
        widths.update(dict.fromkeys(letters, mean([widths[letter] for letter in letters])))
    return widths


def _is_squeezed(piece: Piece) -> bool:
    letters = len(piece.text.rstrip())
    return letters > 1 and _length(piece) < _NARROW * piece.size * letters


def _mean_width(piece: Piece) -> float:
    """Return how wide a letter of a text is on the mean, along its line, which ends before a blank."""
    return _length(piece) / max(len(piece.text.rstrip()), 1)


def _length(piece: Piece) -> float:
    return piece.bottom - piece.top if piece.turn % 2 else piece.x1 - piece.x0


def _least(piece: Piece) -> float:
    """Return how many points of a text's middle line make a stretch that is missed."""
    return min(LETTER * piece.size, (piece.x1 - piece.x0) / 2)


def _unmarked(pieces: Sequence[Piece], fills: Fills) -> Iterator[int]:
    """Yield the texts that paint nothing.

    On a picture, such text may make the letters that it shows searchable.
    """
    for piece in pieces:
        if piece.colour is None and not any(
            isinstance(fill, Image) for fill in fills.under_middle(piece)
        ):
            yield piece.place


def _pale(scene: Scene) -> Iterator[int]:
    """Yield the texts that may stand on their colour in whole or in part."""
    pieces, fills = scene.page.pieces, scene.fills
    alike = _alike(frozenset([piece.colour for piece in pieces]), frozenset(fills.colours))
    known = fills.unknown
    unknown = [fill for fill in fills.all if fill.place in known] if known else ()
    asked = [
        piece
        for piece in pieces
        if piece.colour in alike or (unknown and any([_is_on(piece, fill) for fill in unknown]))
    ]
    on_unknown: list[tuple[Piece, int]] = []
    for piece in asked:
        for ground in fills.grounds(piece, _least(piece)):
            if not isinstance(ground, str):
                on_unknown.append((piece, ground.place))
            elif unreadable(piece.colour, ground):
                yield piece.place
    if on_unknown:
        small = scene.below(max(place for _, place in on_unknown))
        for piece, _ in on_unknown:
            if SIGN.search(piece.text) and small.is_near(piece, _least(piece)):
                yield piece.place


def _is_on(piece: Piece, fill: Fill) -> bool:
    """Tell whether a text's middle line meets a fill."""
    return (
        fill.top <= (piece.top + piece.bottom) / 2 <= fill.bottom
        and fill.x0 <= piece.x1
        and piece.x0 <= fill.x1
    )


@lru_cache(maxsize=256)  # most pages of a deck have the same colours
def _alike(looks: frozenset[str | None], fills: frozenset[str | None]) -> frozenset[str | None]:
    """Return the colours that nobody reads, or hardly so, on that of a fill or of the paper."""
    grounds = {PAPER, *fills}
    return frozenset(one for one in looks if any(unreadable(one, ground) for ground in grounds))


def _written_over(pieces: Sequence[Piece], later: Sequence[Annotation]) -> Iterator[int]:
    """Yield the texts on whose middle line something lies that was written on the page later."""
    for piece in pieces:
        y = (piece.top + piece.bottom) / 2
        for one in later:
            if one.top <= y <= one.bottom and _within(piece, one.x0, one.x1) >= _least(piece):
                yield piece.place


def _blended(pieces: Sequence[Piece], objects: Objects) -> Iterator[int]:
    """Yield the texts that a mask, a way of blending or being clear may hide, and all of clear forms."""
    found: set[int] = set()
    handles = [text[0] for text in objects.texts]
    mixed = list(compress(objects.texts, map(call.has_transparency, handles)))
    for text, opacity in zip(mixed, columns.opacities([text[0] for text in mixed]), strict=True):
        if opacity <= FAINT or opacity == columns.OPAQUE:
            found.add(text[-1])
    for (form, *_, first), end in objects.forms:
        if call.has_transparency(form):
            (opacity,) = columns.opacities([form])
            if opacity <= FAINT or opacity == columns.OPAQUE:
                found.update(range(first, end))
    if found:
        yield from (
            piece.place for piece in pieces if piece.place in found and piece.colour is not None
        )


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


def _over_edge(pieces: Sequence[Piece], page: Page) -> Iterator[int]:
    """Yield the texts that run over an edge of the page."""
    for piece in pieces:
        if piece.turn % 2:
            start, end, edge = piece.top, piece.bottom, page.height
        else:
            start, end, edge = piece.x0, piece.x1, page.width
        if start < 0 or end > edge:
            outside = max(-start, end - edge)
            if outside >= LETTER * piece.size and not piece.skewed:
                yield piece.place


def _clipped(pieces: Sequence[Piece], objects: Objects) -> Iterator[tuple[int, Reason]]:
    """Yield the texts whose middle line is not painted, or a part of it."""
    texts = objects.texts
    found = columns.clips([text[0] for text in texts])
    clips = {texts[at][-1]: (clip, texts[at][2]) for at, clip in found.items()}
    for (form, _, matrix, _, first), end in objects.forms:
        for clip in columns.clips([form]).values():
            own = clip, matrix
            clips.update((place, own) for place in range(first, end) if place not in clips)
    if not clips:
        return
    for piece in pieces:
        if (one := clips.get(piece.place)) is not None:
            clip, matrix = one
            cut = piece.x1 - piece.x0 - _painted_of(piece, clip, matrix)
            if cut >= _least(piece):
                yield piece.place, PARTLY
            elif not clip.whole:
                yield piece.place, COVERED


def _painted_of(piece: Piece, clip: Clip, matrix: Matrix) -> float:
    """Return how many points of a text's middle line lie in what it is clipped to."""
    y = (piece.top + piece.bottom) / 2
    x0, top, x1, bottom = moved_box(clip.box, matrix)
    if not top <= y <= bottom:
        return 0.0
    inside = _within(piece, x0, x1)
    if clip.outline:
        corners = [moved(*corner, matrix) for corner in clip.outline]
        edges = zip(corners, [*corners[1:], corners[0]], strict=True)
        ends = sorted(
            ax + (bx - ax) * (y - ay) / (by - ay)
            for (ax, ay), (bx, by) in edges
            if (ay <= y) != (by <= y)
        )
        stretches = zip(ends[::2], ends[1::2], strict=True)
        inside = min(inside, sum(max(0.0, _within(piece, *stretch)) for stretch in stretches))
    return inside
