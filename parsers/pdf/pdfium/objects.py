"""The painted objects of a page as pdfium has them, gathered by kind, and which stand on layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, repeat
from typing import Final

from parsers.pdf.page import MAX_FORM_DEPTH, MAX_OBJECTS
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.columns import Matrix
from parsers.pdf.pdfium.geometry import Placed, times

TEXT: Final = 1  # FPDF_PAGEOBJ_TEXT
PATH: Final = 2
IMAGE: Final = 3
SHADING: Final = 4
FORM: Final = 5
LAYER: Final = "OC"  # what a mark of optional content is called (ISO 32000-1, 14.6)


class Objects:
    """A page's texts, paths, images and shadings in painting order, with those inside forms.

    `whole` tells whether those are all that the page holds, `flat` whether no form that lies too
    deep in others was left out. `forms` come each with a place behind those of all that it holds.
    `base` moves to the coordinates of a reader.
    """

    def __init__(self, page: Handle, base: Matrix) -> None:
        self.texts: list[Placed] = []
        self.paths: list[Placed] = []
        self.images: list[Placed] = []
        self.shadings: list[Placed] = []
        self.forms: list[tuple[Placed, int]] = []
        self.whole = True
        self.flat = True
        self._kinds = {
            TEXT: self.texts,
            PATH: self.paths,
            IMAGE: self.images,
            SHADING: self.shadings,
        }
        self._left = MAX_OBJECTS
        self._places = count()
        self._gather(call.count_objects(page), call.page_object, page, base, 0)

    def _gather(
        self, number: int, object_of: call.Call, container: Handle, matrix: Matrix, depth: int
    ) -> None:
        if number > self._left:
            self.whole = False
            number = self._left
        self._left -= number
        addresses = list(filter(None, map(object_of, repeat(container), range(number))))
        handles = list(map(call.handle_of, addresses))
        mcids = map(call.marked_content, handles) if depth == 0 else repeat(-1)
        kinds = self._kinds
        placed = zip(handles, addresses, repeat(matrix), mcids, self._places)
        for kind, one in zip(map(call.kind, handles), placed, strict=False):
            if kind in kinds:
                kinds[kind].append(one)
            elif kind == FORM:
                if depth == MAX_FORM_DEPTH:
                    self.flat = False
                    continue
                form = one[0]
                inner = times(next(columns.matrices([form])), matrix)
                self._gather(
                    call.count_form_objects(form), call.form_object, form, inner, depth + 1
                )
                self.forms.append((one, next(self._places)))


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
