"""Text of a page that nobody sees: on a layer that is off, painted over, of its ground's colour.

What may be so is asked of the page's objects; whether it is, of the page painted with and without
it. So a page without any such text is not painted, and nothing is left out on suspicion.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final

from parsers.pdf.page import Page, Piece
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.annotations import Annotation
from parsers.pdf.pdfium.geometry import Placed, moved_box
from parsers.pdf.pdfium.painted import LEAST_SEEN, Painted
from parsers.pdf.pdfium.pictured import Scene
from parsers.pdf.pdfium.suspects import LETTER, SIGN, SLIVER, STRETCH, small, suspects, tiny
from parsers.unseen import (
    ALIKE,
    BELOW,
    COVERED,
    DISTORTED,
    FAINT,
    HEADER,
    HIDDEN,
    OVERRUN,
    PARTLY,
    SAME,
    SMALL,
    Reason,
    told,
)
from schema import Diagnostic

PITCH: Final = 1.8  # of the font size: lines of one text follow one another no farther down
INDENT: Final = 2.0  # of the font size: how far a line may lie to the side of the one above it
SAME_LINE: Final = 0.3  # of the font size: a list's sign may stand so much off its text's line
SHADOW: Final = 1.0  # of the font size: a shadow lies no farther off

MOST: Final = 0.5  # of a text's ink: who misses so much may take one letter or figure for another

Unseen = list[tuple[Piece, Reason]]


def take_out_unseen(
    scene: Scene, later: Sequence[Annotation], doubts: Mapping[int, Reason]
) -> Unseen:
    """Take the texts that nobody sees out of a page's objects, and return what was read of them.

    Then the page's text is to be read again, for they may have kept pdfium from reading others,
    and `tell_unseen` says what is missing. Those that may be meant to be seen stay, with a warning.
    `later` was written on the page; `doubts` tells what the way in which texts are set makes of them.
    """
    page, objects = scene.page, scene.objects
    reasons = _reasons(scene, later, doubts)
    for place in small(page):
        reasons.setdefault(place, SMALL)
    if not reasons:
        return []
    unseen = [(piece, reasons[piece.place]) for piece in page.pieces if piece.place in reasons]
    page.alike = [piece for piece, reason in unseen if reason is ALIKE]
    if any(reason is not BELOW for _, reason in unseen) or len(unseen) < len(page.pieces):
        # Else it is the letters of a scan.
        others = [one for one in unseen if one[1].read and one[1] is not ALIKE]
        page.diagnostics.extend(_told(page, others))
    left_out = [one for one in unseen if not one[1].read]
    out = {piece.place for piece, _ in left_out}
    for text, *_, place in objects.texts:
        if place in out:
            call.squeeze(text)
    objects.texts = [text for text in objects.texts if text[-1] not in out]
    return left_out


def tell_unseen(page: Page, left_out: Unseen) -> None:
    """Say of a page what was left out of it, but for the shadows of what is shown."""
    shown: dict[str, list[Piece]] = {}
    for piece in page.pieces:
        shown.setdefault(piece.text.strip(), []).append(piece)

    def is_shadow(piece: Piece) -> bool:
        far = SHADOW * piece.size
        return any(
            abs(other.x0 - piece.x0) <= far and abs(other.baseline - piece.baseline) <= far
            for other in shown.get(piece.text.strip(), ())
        )

    page.diagnostics.extend(_told(page, [one for one in left_out if not is_shadow(one[0])]))


def tell_alike(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """Say of each page what it has in the colour of its ground.

    Lines that stand so on several pages, with nothing else beside them, are headers, and no values
    that may be wrong.
    """
    lines = [set(_whole_lines(page)) for page in pages]
    counts = Counter(chain.from_iterable(lines))
    for page, texts in zip(pages, lines, strict=True):
        heads = {text for text in texts if counts[text] > 1}
        found = [(piece, HEADER if piece.text in heads else ALIKE) for piece in page.alike]
        yield from _told(page, found)


def _whole_lines(page: Page) -> Iterator[str]:
    """Yield the texts in the colour of their ground beside which nothing else stands."""
    alike = {piece.place for piece in page.alike}
    others = [piece for piece in page.pieces if piece.place not in alike] if alike else ()
    for piece in page.alike:
        if all(one.bottom <= piece.top or piece.bottom <= one.top for one in others):
            yield piece.text


def _told(page: Page, unseen: Unseen) -> Iterator[Diagnostic]:
    return told([(piece.text, reason) for piece, reason in unseen], "Page", page.number)


def _reasons(
    scene: Scene, later: Sequence[Annotation], doubts: Mapping[int, Reason]
) -> dict[int, Reason]:
    """Return the places of the texts that nobody sees, and why."""
    page, objects = scene.page, scene.objects
    reasons = suspects(scene, later, doubts)
    if not reasons:
        return reasons
    for place, how in dict(_seen(scene, reasons)).items():
        if how is not None:
            reasons[place] = how
        elif doubts.get(place) is DISTORTED:
            reasons[place] = DISTORTED
        else:
            del reasons[place]
    alike = [piece for piece in page.pieces if reasons.get(piece.place) is ALIKE]
    if alike:
        others = [text for text in objects.texts if text[-1] not in reasons]
        reasons.update((piece.place, HIDDEN) for piece in _under_others(alike, others))
    covered = {place for place, reason in reasons.items() if reason is COVERED}
    if covered:
        reasons.update((piece.place, OVERRUN) for piece in _overrun(page.pieces, covered))
        # Words aslant behind a table are part of no row.
        stamps = (p for p in page.pieces if p.skewed and reasons.get(p.place) is COVERED)
        reasons.update((piece.place, HIDDEN) for piece in stamps)
    return reasons


def _overrun(pieces: Sequence[Piece], covered: AbstractSet[int]) -> Iterator[Piece]:
    """Yield the covered pieces with which a text ends that can be seen where it begins."""
    last: Piece | None = None  # piece of a text that is seen where it begins
    start = 0.0  # of the line that it stands on
    ends = False  # it is covered
    for piece in pieces:
        down = piece.baseline - last.baseline if last else math.inf
        on_line = abs(down) <= SAME_LINE * piece.size
        if piece.place not in covered:
            ends = False
        elif last and (ends if on_line else _is_next_line(piece, last, start)):
            ends = True
            yield piece
        else:
            last = None
            continue
        start = start if on_line else piece.x0
        last = piece


def _is_next_line(piece: Piece, last: Piece, start: float) -> bool:
    """Tell whether a piece stands below a line that begins at `start` and ends with `last`."""
    beside = INDENT * piece.size
    below = start - beside <= piece.x1 and piece.x0 <= last.x1 + beside
    return below and 0 < piece.baseline - last.baseline <= PITCH * piece.size


def _under_others(pieces: Sequence[Piece], texts: Sequence[Placed]) -> Iterable[Piece]:
    """Return the pieces in whose middle other texts stand."""
    bounds = columns.bounds([text[0] for text in texts])
    boxes = [moved_box(box, text[2]) for box, text in zip(bounds, texts, strict=True)]
    for piece in pieces:
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        if any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes):
            yield piece


def _seen(scene: Scene, reasons: Mapping[int, Reason]) -> Iterator[tuple[int, Reason | None]]:
    """Yield what the painted page tells of texts that may be unseen: why they are, None if they are not.

    It is painted without all others: on their letters, what has the colour of the ground shows.
    """
    page, objects = scene.page, scene.objects
    told = {place for place, reason in reasons.items() if reason is DISTORTED}
    asked_of = reasons.keys() - tiny(page.pieces) - told
    pieces = [piece for piece in page.pieces if piece.place in asked_of]
    if not pieces:
        return
    asked = [text for text, *_, place in objects.texts if place in reasons]
    others = [text for text, *_, place in objects.texts if place not in reasons]
    painted = Painted(scene.handle, page, asked, others)
    seen, unseen = [], set()
    for piece in pieces:
        reason = reasons[piece.place]
        least = LEAST_SEEN if SIGN.search(piece.text) else 0.0
        if painted.is_unseen(piece, least):
            unseen.add(piece.place)
            yield piece.place, COVERED if reason is PARTLY else reason
        elif painted.is_unseen(piece, least, FAINT):
            yield piece.place, ALIKE
        else:
            seen.append(piece)
    if not seen:
        return
    drawings = [one[0] for one in (*objects.paths, *objects.images, *objects.shadings)]
    same = [FAINT if reasons[piece.place] is ALIKE else SAME for piece in seen]
    lost = painted.lost(list(zip(seen, same, strict=True)), [*others, *drawings])
    for piece, most, (letters, share) in zip(seen, same, lost, strict=True):
        cut = (
            reasons[piece.place] is PARTLY
            or piece.place in unseen  # another part of it
            or letters >= max(SLIVER, LETTER * piece.size)
            or share >= MOST
            or painted.gap(piece, most) >= STRETCH * piece.size
        )
        yield piece.place, PARTLY if cut else None
