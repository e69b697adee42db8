"""pdfium's raw functions, bound for speed: handles are plain integers, results plain values.

pypdfium2's own bindings check and wrap every argument, which takes longer than most calls' work.
The functions and their meaning are those of pdfium's public headers (fpdfview.h, fpdf_text.h,
fpdf_edit.h, fpdf_structtree.h). What is asked of many objects at a time is in `pdfium_columns`.
"""

from __future__ import annotations

import ctypes
from codecs import BOM_UTF16_BE
from collections.abc import Callable
from ctypes import c_float, c_int, c_uint, c_ulong, c_void_p
from functools import lru_cache
from typing import Final

from pypdfium2 import raw

Call = Callable[..., int]

P: Final = c_void_p  # a handle, or the address of room for results; both come and go as integers
# An index or a length: a number in a pointer's place, of which pdfium takes what it needs. ctypes
# passes these fastest, and there are thousands.
N: Final = c_void_p


def _bind(name: str, result: type | None, *arguments: type) -> Call:
    """Bind a function that is done at once; other threads wait, which is shorter than to let go."""
    return _bound(ctypes.PYFUNCTYPE, name, result, *arguments)


def _bind_long(name: str, result: type | None, *arguments: type) -> Call:
    """Bind a function that reads a whole page or more; other threads go on meanwhile."""
    return _bound(ctypes.CFUNCTYPE, name, result, *arguments)


def _bound(kind: Callable[..., type], name: str, result: type | None, *arguments: type) -> Call:
    pointer = ctypes.cast(getattr(raw, name), c_void_p).value
    if pointer is None:
        raise ImportError(f"pdfium lacks {name}")
    call: Call = kind(result, *arguments)(pointer)
    return call


load_text = _bind_long("FPDFText_LoadPage", P, P)
close_text = _bind_long("FPDFText_ClosePage", None, P)
open_tree = _bind_long("FPDF_StructTree_GetForPage", P, P)
close_tree = _bind_long("FPDF_StructTree_Close", None, P)

count_marks = _bind("FPDFPageObj_CountMarks", c_int, P)
mark = _bind("FPDFPageObj_GetMark", P, P, N)
page_turn = _bind("FPDFPage_GetRotation", c_int, P)
count_objects = _bind("FPDFPage_CountObjects", c_int, P)
page_object = _bind("FPDFPage_GetObject", P, P, N)
count_form_objects = _bind("FPDFFormObj_CountObjects", c_int, P)
form_object = _bind("FPDFFormObj_GetObject", P, P, N)
kind = _bind("FPDFPageObj_GetType", c_int, P)
marked_content = _bind("FPDFPageObj_GetMarkedContentID", c_int, P)
set_active = _bind("FPDFPageObj_SetIsActive", c_int, P, c_int)
bounds = _bind("FPDFPageObj_GetBounds", c_int, P, P, P, P, P)
matrix = _bind("FPDFPageObj_GetMatrix", c_int, P, P)
fill_colour = _bind("FPDFPageObj_GetFillColor", c_int, P, P, P, P, P)
stroke_colour = _bind("FPDFPageObj_GetStrokeColor", c_int, P, P, P, P, P)
image_size = _bind("FPDFImageObj_GetImagePixelSize", c_int, P, P, P)

count_chars = _bind("FPDFText_CountChars", c_int, P)
text_object = _bind("FPDFText_GetTextObject", P, P, N)
get_text = _bind("FPDFText_GetText", c_int, P, c_int, c_int, P)
unicode = _bind("FPDFText_GetUnicode", c_uint, P, N)
has_map_error = _bind("FPDFText_HasUnicodeMapError", c_int, P, N)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, P)
text_font = _bind("FPDFTextObj_GetFont", P, P)
font_size = _bind("FPDFTextObj_GetFontSize", c_int, P, P)

draw_mode = _bind("FPDFPath_GetDrawMode", c_int, P, P, P)
count_segments = _bind("FPDFPath_CountSegments", c_int, P)
segment = _bind("FPDFPath_GetPathSegment", P, P, N)
segment_type = _bind("FPDFPathSegment_GetType", c_int, P)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, P, P, P)
new_path = _bind("FPDFPageObj_CreateNewPath", P, c_float, c_float)
line_to = _bind("FPDFPath_LineTo", c_int, P, c_float, c_float)
bezier_to = _bind("FPDFPath_BezierTo", c_int, P, *(c_float,) * 6)
close_path = _bind("FPDFPath_Close", c_int, P)
destroy = _bind("FPDFPageObj_Destroy", None, P)

count_roots = _bind("FPDF_StructTree_CountChildren", c_int, P)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", P, P, N)
count_children = _bind("FPDF_StructElement_CountChildren", c_int, P)
child = _bind("FPDF_StructElement_GetChildAtIndex", P, P, N)
child_mcid = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int, P, N)

_page_box = _bind("FPDF_GetPageBoundingBox", c_int, P, P)
_char_origin = _bind("FPDFText_GetCharOrigin", c_int, P, N, P, P)
_set_render_mode = _bind("FPDFTextObj_SetTextRenderMode", c_int, P, c_int)
_set_stroke_width = _bind("FPDFPageObj_SetStrokeWidth", c_int, P, c_float)
_set_matrix = _bind("FPDFPageObj_SetMatrix", c_int, P, P)
_base_font = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, P, P, N)
_glyph_width = _bind("FPDFFont_GetGlyphWidth", c_int, P, c_uint, c_float, P)
_mark_text = _bind("FPDFPageObjMark_GetParamBlobValue", c_int, P, P, P, N, P)
_element_type = _bind("FPDF_StructElement_GetType", c_ulong, P, P, N)
_element_alt = _bind("FPDF_StructElement_GetAltText", c_ulong, P, P, N)

STROKED: Final = 1  # FPDF_TEXTRENDERMODE_STROKE
BUFFER: Final = 4096  # bytes; what is longer is asked for anew, but for types: none is
_ACTUAL_TEXT: Final = ctypes.create_string_buffer(b"ActualText")
_buffer: Final = ctypes.create_string_buffer(BUFFER)
_BUFFER_AT: Final = ctypes.addressof(_buffer)
_floats: Final = (c_float * 6)()
_F0, _F1, _F2, _F3 = range(ctypes.addressof(_floats), ctypes.addressof(_floats) + 16, 4)
_doubles: Final = (ctypes.c_double * 2)()
_D0: Final = ctypes.addressof(_doubles)
_D1: Final = _D0 + ctypes.sizeof(ctypes.c_double)


def address(handle: object) -> int:
    """Return the address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, c_void_p).value or 0  # type: ignore[arg-type]


def page_box(page: int) -> tuple[float, float, float, float]:
    """Return the visible part of a page: left, bottom, right, top in the page's coordinates."""
    _page_box(page, _F0)
    left, top, right, bottom = _floats[:4]  # FS_RECTF
    return left, bottom, right, top


def char_origin(text_page: int, index: int) -> tuple[float, float]:
    """Return where a character starts on its baseline, in the page's coordinates."""
    _char_origin(text_page, index, _D0, _D1)
    return _doubles[0], _doubles[1]


def give_ink(handle: int) -> None:
    """Let a text object without ink (a colour font's letters) cover some room.

    pdfium leaves objects of no size out of a page's text; a stroked outline has a size.
    """
    matrix(handle, _F0)
    _set_render_mode(handle, STROKED)
    _set_stroke_width(handle, 1.0)
    _set_matrix(handle, _F0)  # makes pdfium measure the object again


def font_name(font: int) -> str:
    """Return a font's name without its subset prefix."""
    name = _told(_base_font, font)[:-1].decode("utf-8", "replace")
    return name.split("+", 1)[-1]


def glyph_width(font: int, char: str) -> float:
    """Return a character's width as a part of the font size."""
    return _floats[0] / 1000 if _glyph_width(font, ord(char), 1000.0, _F0) else 0.0


def element_type(element: int) -> str:
    """Return a structure element's type, such as `Table`."""
    length = _element_type(element, _BUFFER_AT, BUFFER)
    raw: bytes = _buffer[:length]  # type: ignore[assignment]  # of c_char: bytes
    return _type(raw) if length <= BUFFER else ""


@lru_cache(maxsize=256)
def _type(raw: bytes) -> str:
    return raw[:-2].decode("utf-16-le", "replace")


def element_alt(element: int) -> str:
    """Return a structure element's alternative text, "" where it has none."""
    return _told(_element_alt, element)[:-2].decode("utf-16-le", "replace")


def actual_text(mark: int) -> str:
    """Return the text that a mark says its objects stand for, "" where it says none in UTF-16.

    pdfium itself reads no characters beyond the basic plane there, so it is asked for the bytes.
    """
    length = c_ulong()
    name, size = ctypes.addressof(_ACTUAL_TEXT), ctypes.addressof(length)
    told = _mark_text(mark, name, _BUFFER_AT, BUFFER, size)
    raw = _buffer.raw[: length.value] if told and length.value <= BUFFER else b""
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(BOM_UTF16_BE) else ""


def _told(function: Call, handle: int) -> bytes:
    """Return what a function writes into a buffer, with the zero at its end."""
    length = function(handle, _BUFFER_AT, BUFFER)
    if length <= BUFFER:
        return _buffer.raw[:length]
    room = ctypes.create_string_buffer(length)
    function(handle, ctypes.addressof(room), length)
    return room.raw


def point_of(segment: int) -> tuple[float, float]:
    """Return where a path's segment ends, in the path's coordinates."""
    segment_point(segment, _F0, _F1)
    return _floats[0], _floats[1]
