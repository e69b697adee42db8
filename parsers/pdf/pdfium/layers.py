"""What of a page stands on a layer (optional content), which a reader may show or hide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.geometry import Placed
from parsers.pdf.pdfium.objects import Objects

LAYER: Final = "OC"  # what a mark of optional content is called (ISO 32000-1, 14.6)


def on_layers(placed: Sequence[Placed], objects: Objects, *, layers: bool) -> Iterator[int]:
    """Yield the places on layers: of texts or paths that are marked so, and all of forms.

    `layers` tells that the file may hold forms on layers, of which no mark tells.
    """
    known: dict[int, bool] = {}

    def on_layer(handle: Handle) -> bool:
        marks = call.marks(handle)
        for mark in marks:
            if mark not in known:
                known[mark] = call.mark_name(call.handle_of(mark)) == LAYER
        return any(known[mark] for mark in marks)

    counts = list(map(call.count_marks, [one[0] for one in placed]))
    # A number is a mark, too, and most objects of a tagged page have no other.
    numbered = [one[3] >= 0 for one in placed]
    if sum(counts) > sum(numbered):
        for (handle, *_, place), count, own in zip(placed, counts, numbered, strict=True):
            if count > own and on_layer(handle):
                yield place
    for (form, *_, first), end in objects.forms:
        if layers or on_layer(form):
            yield from range(first, end)
