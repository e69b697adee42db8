"""What was written on a page after it was made: comments that are shown, filled forms, strikes.

pdfium keeps these apart from the page's text, as the format does; they are told of, not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.columns import Matrix
from parsers.pdf.pdfium.geometry import moved_box
from schema import Diagnostic
from schema.diagnostic import short

# Kinds of annotations (ISO 32000-1, 12.5.6) as pdfium counts them.
_LINK: Final = 2
_FREE_TEXT: Final = 3
_WIDGET: Final = 20
_POPUP: Final = 16
_STRIKE: Final = 12
_DRAWN: Final = frozenset({4, 8, 13, 14, 15})  # lines, stamps, carets and ink
_FRAMES: Final = frozenset({5, 6, 7})  # squares, circles and polygons, which may be filled

# Where the words of those stand that show them (12.5.6 and 12.7.3).
_WRITTEN: Final = {_FREE_TEXT: "Contents", _WIDGET: "V"}
_BUTTON: Final = "Btn"  # the type of a form's field that has no words
_OFF: Final = ("", "Off")  # the state of a box without a tick
# Kinds of objects, as pdfium counts them, that hold a field's words: what is chosen of a list, a long text.
_ARRAY: Final = 5
_STREAM: Final = 7
_FILLED: Final = "IC"  # the key of the colour in a frame
_NOT_SHOWN: Final = 0b10_0010  # flags: hidden, and not to be seen on a screen
_SETS_TEXT: Final = ("Tj", "TJ")  # operators in a drawing that shows words


class Annotation(NamedTuple):
    """Something that is shown on a page over all that the page holds.

    `words` are what it says, or "…" where only its drawing says it, or a list does. `drawn` tells a drawing or a tick
    that may tell something, `strike` a line through the page's text.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    words: str
    drawn: bool
    strike: bool


def read_annotations(page: Handle, base: Matrix) -> list[Annotation]:
    """Return what was written on a page and is shown; `base` moves to the coordinates of a reader.

    Links are left out, and notes that open.
    """
    out = []
    for index in range(call.count_annotations(page)):
        annotation = call.handle_of(call.annotation(page, index))
        kind = call.annotation_kind(annotation)
        if kind not in {_LINK, _POPUP} and not call.annotation_flags(annotation) & _NOT_SHOWN:
            box = moved_box(call.annotation_box(annotation), base)
            ticked = _is_button(annotation, kind) and _says(annotation, "AS") not in _OFF
            filled = kind in _FRAMES and call.annotation_has(annotation, _FILLED)
            drawn = kind in _DRAWN or ticked or filled
            out.append(Annotation(*box, _words(annotation, kind), drawn, kind == _STRIKE))
        call.close_annotation(annotation)
    return out


def _is_button(annotation: Handle, kind: int) -> bool:
    return kind == _WIDGET and _says(annotation, "FT") == _BUTTON


def _words(annotation: Handle, kind: int) -> str:
    if kind not in _WRITTEN or _is_button(annotation, kind):
        return ""
    words = " ".join(_says(annotation, _WRITTEN[kind]).split())
    if not words and call.annotation_value(annotation, _WRITTEN[kind]) in {_ARRAY, _STREAM}:
        return "…"
    drawing = "" if words else call.annotation_drawing(annotation)
    return "…" if any(operator in drawing for operator in _SETS_TEXT) else words


def _says(annotation: Handle, key: str) -> str:
    return call.annotation_text(annotation, key)


def unread_annotations(found: Sequence[Annotation], number: int) -> Iterator[Diagnostic]:
    """Yield a line for what a person sees on a page and its own content does not hold."""
    words = " ".join([one.words for one in found if one.words])
    if words:
        yield _line(number, f"has text in a comment or a form, such as “{short(words)}”")
    if any(one.drawn for one in found):
        yield _line(number, "has a drawing in a comment or a tick in a form")
    if any(one.strike for one in found):
        yield _line(number, "has text that a comment strikes out, which was read as if it were not")


def _line(number: int, what: str) -> Diagnostic:
    return Diagnostic.warning(
        "unread-object",
        f"Page {number} {what}; comments were not read: print the PDF with them to another.",
        slide=number,
    )
