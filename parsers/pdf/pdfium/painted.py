"""What makes a difference to a page as it is painted: so one tells whether anybody sees it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Final

from parsers.pdf.page import Page
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from schema.deck import Bounded

LONGEST_SIDE: Final = 1500  # pixels that a page is painted at; larger ones are painted smaller
LEAST_SEEN: Final = 0.2  # of a thing's height: who sees less of it can read nothing


def unseen_stretches(
    handle: Handle,
    page: Page,
    asked: Sequence[Handle],
    boxes: Sequence[Bounded],
    others: Sequence[Handle] = (),
) -> list[float]:
    """Return how many points across each place do not differ, at a stretch, where `asked` is painted.

    Endless where none does, or too little of the place's height. `others` are painted neither time.
    """
    scale = min(1.0, LONGEST_SIDE / max(page.width, page.height))
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    for other in others:
        call.set_active(other, 0)
    whole = call.painted(handle, width, height)
    for one in asked:
        call.set_active(one, 0)
    bare = call.painted(handle, width, height)
    for one in (*asked, *others):
        call.set_active(one, 1)

    def unseen(box: Bounded) -> float:
        left, right = max(0, int(box.x0 * scale)), min(width, int(box.x1 * scale) + 1)
        top, bottom = max(0, int(box.top * scale)), min(height, int(box.bottom * scale) + 1)
        length, line = (right - left) * call.PIXEL, width * call.PIXEL
        starts = range(top * line + left * call.PIXEL, bottom * line, line)
        lines = [(whole[at : at + length], bare[at : at + length]) for at in starts]
        changes = [_bits(one) ^ _bits(other) for one, other in lines if one != other]
        if len(changes) <= LEAST_SEEN * (bottom - top):
            return math.inf
        changed = reduce(or_, changes).to_bytes(length, "little")
        pixels = [any(changed[at : at + call.PIXEL]) for at in range(0, length, call.PIXEL)]
        runs = [len(list(run)) for differs, run in groupby(pixels) if not differs]
        return max(runs, default=0) / scale

    return [unseen(box) if whole != bare else math.inf for box in boxes]


def _bits(pixels: bytes) -> int:
    return int.from_bytes(pixels, "little")
