"""What was written on a page after it was made: comments that are shown, filled forms, strikes.

pdfium keeps these apart from the page's text, as the format does; they are told of, not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.unseen import QUOTED
from schema import Diagnostic

# Kinds of annotations whose words are shown, and where these stand (ISO 32000-1, 12.5.6 and 12.7.3).
_WRITTEN: Final = {3: "Contents", 20: "V"}  # FPDF_ANNOT_FREETEXT, FPDF_ANNOT_WIDGET
_BUTTON: Final = "Btn"  # the type of a form's field that has no words
_STRIKE: Final = 12  # FPDF_ANNOT_STRIKEOUT
_NOT_SHOWN: Final = 0b10_0010  # flags: hidden, and not to be seen on a screen


def unread_annotations(page: Handle, number: int) -> Iterator[Diagnostic]:
    """Yield a line for what a person sees on a page and its own content does not hold."""
    count = call.count_annotations(page)
    if not count:
        return
    texts: list[str] = []
    struck = False
    for index in range(count):
        annotation = call.handle_of(call.annotation(page, index))
        kind = call.annotation_kind(annotation)
        if not call.annotation_flags(annotation) & _NOT_SHOWN:
            struck = struck or kind == _STRIKE
            if kind in _WRITTEN and call.annotation_text(annotation, "FT") != _BUTTON:
                texts += call.annotation_text(annotation, _WRITTEN[kind]).split()
        call.close_annotation(annotation)
    if texts:
        yield _line(
            number, f"has text in a comment or a form, such as “{' '.join(texts)[:QUOTED]}”"
        )
    if struck:
        yield _line(number, "has text that a comment strikes out, which was read as if it were not")


def _line(number: int, what: str) -> Diagnostic:
    return Diagnostic.warning(
        "unread-object",
        f"Page {number} {what}; comments were not read: print the PDF with them to another.",
        slide=number,
    )
