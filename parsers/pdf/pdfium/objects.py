"""The painted objects of a page as pdfium has them, gathered by kind."""

from __future__ import annotations

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
