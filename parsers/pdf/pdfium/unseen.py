"""Text of a page that nobody sees: on a layer that is off, painted over, of its ground's colour.

What may be so is asked of the page's objects; whether it is, of the page painted with and without
it. So a page without any such text is not painted, and nothing is left out on suspicion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.pdf.page import Page, Piece
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.geometry import Placed, moved_box
from parsers.pdf.pdfium.objects import Objects
from parsers.pdf.pdfium.suspects import SMALLEST, suspects
from parsers.unseen import ALIKE, BELOW, HIDDEN, Reason, told

LONGEST_SIDE: Final = 1500  # pixels that a page is painted at; larger ones are painted smaller
LEAST_SEEN: Final = 0.2  # of a text's height: who sees less of it can read nothing

Unseen = list[tuple[Piece, Reason]]


def take_out_unseen(handle: Handle, page: Page, objects: Objects, *, layers: bool) -> Unseen:
    """Take the texts that nobody sees out of a page's objects, and return what was read of them.

    Then the page's text is to be read again, for they may have kept pdfium from reading others,
    and `tell_unseen` says what is missing. Those that may be meant to be seen stay, with a warning.
    `layers` tells that the file may hold forms on layers, of which no mark tells.
    """
    reasons = suspects(page, objects, layers=layers)
    if not reasons:
        return []
    for place in _seen(handle, page, reasons.keys(), objects.texts):
        del reasons[place]
    alike = [piece for piece in page.pieces if reasons.get(piece.place) is ALIKE]
    if alike:
        others = [text for text in objects.texts if text[-1] not in reasons]
        reasons.update((piece.place, HIDDEN) for piece in _under_others(alike, others))
    unseen = [(piece, reasons[piece.place]) for piece in page.pieces if piece.place in reasons]
    if any(reason is not BELOW for _, reason in unseen) or len(unseen) < len(page.pieces):
        _tell(page, [one for one in unseen if one[1].read])  # else it is the letters of a scan
    left_out = [one for one in unseen if not one[1].read]
    out = {piece.place for piece, _ in left_out}
    for text, *_, place in objects.texts:
        if place in out:
            call.squeeze(text)
    objects.texts = [text for text in objects.texts if text[-1] not in out]
    return left_out


def tell_unseen(page: Page, left_out: Unseen) -> None:
    """Say of a page what was left out of it, but for what others show, as they do a shadow."""
    shown = {piece.text.strip() for piece in page.pieces}
    _tell(page, [one for one in left_out if one[0].text.strip() not in shown])


def _tell(page: Page, unseen: Unseen) -> None:
    found = [(piece.text, reason) for piece, reason in unseen]
    page.diagnostics.extend(told(found, "Page", page.number))


def _under_others(pieces: Sequence[Piece], texts: Sequence[Placed]) -> Iterable[Piece]:
    """Return the pieces in whose middle other texts stand."""
    bounds = columns.bounds([text[0] for text in texts])
    boxes = [moved_box(box, text[2]) for box, text in zip(bounds, texts, strict=True)]
    for piece in pieces:
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        if any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes):
            yield piece


def _seen(
    handle: Handle, page: Page, places: AbstractSet[int], texts: Sequence[Placed]
) -> Iterable[int]:
    """Return which texts make a difference to the painted page."""
    pieces = [piece for piece in page.pieces if piece.place in places and piece.size >= SMALLEST]
    if not pieces:
        return ()
    scale = min(1.0, LONGEST_SIDE / max(page.width, page.height))
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    whole = call.painted(handle, width, height)
    handles = [text for text, *_, place in texts if place in places]
    for text in handles:
        call.set_active(text, 0)
    bare = call.painted(handle, width, height)
    for text in handles:
        call.set_active(text, 1)

    def differs(piece: Piece) -> bool:
        left, right = max(0, int(piece.x0 * scale)), min(width, int(piece.x1 * scale) + 1)
        top, bottom = max(0, int(piece.top * scale)), min(height, int(piece.bottom * scale) + 1)
        length, line = (right - left) * call.PIXEL, width * call.PIXEL
        starts = range(top * line + left * call.PIXEL, bottom * line, line)
        changed = sum(whole[at : at + length] != bare[at : at + length] for at in starts)
        return changed > LEAST_SEEN * (bottom - top)

    return {piece.place for piece in pieces if whole != bare and differs(piece)}
