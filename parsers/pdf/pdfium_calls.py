"""pdfium's raw functions, bound for speed: handles are plain integers, results plain values.

pypdfium2's own bindings check and wrap every argument, which takes longer than most calls' work.
The functions and their meaning are those of pdfium's public headers (fpdfview.h, fpdf_text.h,
fpdf_edit.h, fpdf_structtree.h).
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int, c_uint, c_ulong, c_void_p
from functools import lru_cache
from typing import Final

from pypdfium2 import raw

Call = Callable[..., int]


def _bind(name: str, result: type | None, *arguments: type) -> Call:
    pointer = ctypes.cast(getattr(raw, name), c_void_p).value
    if pointer is None:
        raise ImportError(f"pdfium lacks {name}")
    call: Call = ctypes.CFUNCTYPE(result, *arguments)(pointer)
    return call


class _Matrix(ctypes.Structure):
    _fields_ = [(name, c_float) for name in "abcdef"]


class _Rect(ctypes.Structure):
    _fields_ = [(n, c_float) for n in ("left", "top", "right", "bottom")]


P = c_void_p
_text_object = _bind("FPDFText_GetTextObject", P, P, c_int)
_get_text = _bind("FPDFText_GetText", c_int, P, c_int, c_int, P)
_unicode = _bind("FPDFText_GetUnicode", c_uint, P, c_int)
_char_origin = _bind("FPDFText_GetCharOrigin", c_int, P, c_int, P, P)
_bounds = _bind("FPDFPageObj_GetBounds", c_int, P, P, P, P, P)
_matrix = _bind("FPDFPageObj_GetMatrix", c_int, P, P)
_fill = _bind("FPDFPageObj_GetFillColor", c_int, P, P, P, P, P)
_stroke = _bind("FPDFPageObj_GetStrokeColor", c_int, P, P, P, P, P)
_set_render_mode = _bind("FPDFTextObj_SetTextRenderMode", c_int, P, c_int)
_set_stroke_width = _bind("FPDFPageObj_SetStrokeWidth", c_int, P, c_float)
_set_matrix = _bind("FPDFPageObj_SetMatrix", c_int, P, P)
_font_size = _bind("FPDFTextObj_GetFontSize", c_int, P, P)
_base_font = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, P, P, ctypes.c_size_t)
_glyph_width = _bind("FPDFFont_GetGlyphWidth", c_int, P, c_uint, c_float, P)
_draw_mode = _bind("FPDFPath_GetDrawMode", c_int, P, P, P)
_segment = _bind("FPDFPath_GetPathSegment", P, P, c_int)
_segment_type = _bind("FPDFPathSegment_GetType", c_int, P)
_segment_point = _bind("FPDFPathSegment_GetPoint", c_int, P, P, P)
_segment_close = _bind("FPDFPathSegment_GetClose", c_int, P)
_new_path = _bind("FPDFPageObj_CreateNewPath", P, c_float, c_float)
_line_to = _bind("FPDFPath_LineTo", c_int, P, c_float, c_float)
_bezier_to = _bind("FPDFPath_BezierTo", c_int, P, *(c_float,) * 6)
_close_path = _bind("FPDFPath_Close", c_int, P)
_destroy = _bind("FPDFPageObj_Destroy", None, P)
_image_size = _bind("FPDFImageObj_GetImagePixelSize", c_int, P, P, P)
_page_box = _bind("FPDF_GetPageBoundingBox", c_int, P, P)
_element_type = _bind("FPDF_StructElement_GetType", c_ulong, P, P, c_ulong)
_element_alt = _bind("FPDF_StructElement_GetAltText", c_ulong, P, P, c_ulong)

load_text = _bind("FPDFText_LoadPage", P, P)
close_text = _bind("FPDFText_ClosePage", None, P)
count_chars = _bind("FPDFText_CountChars", c_int, P)
count_objects = _bind("FPDFPage_CountObjects", c_int, P)
page_object = _bind("FPDFPage_GetObject", P, P, c_int)
count_form_objects = _bind("FPDFFormObj_CountObjects", c_int, P)
form_object = _bind("FPDFFormObj_GetObject", P, P, c_ulong)
kind = _bind("FPDFPageObj_GetType", c_int, P)
marked_content = _bind("FPDFPageObj_GetMarkedContentID", c_int, P)
set_active = _bind("FPDFPageObj_SetIsActive", c_int, P, c_int)
has_map_error = _bind("FPDFText_HasUnicodeMapError", c_int, P, c_int)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, P)
text_font = _bind("FPDFTextObj_GetFont", P, P)
count_segments = _bind("FPDFPath_CountSegments", c_int, P)
page_turn = _bind("FPDFPage_GetRotation", c_int, P)
open_tree = _bind("FPDF_StructTree_GetForPage", P, P)
close_tree = _bind("FPDF_StructTree_Close", None, P)
count_roots = _bind("FPDF_StructTree_CountChildren", c_int, P)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", P, P, c_int)
count_children = _bind("FPDF_StructElement_CountChildren", c_int, P)
child = _bind("FPDF_StructElement_GetChildAtIndex", P, P, c_int)
child_mcid = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int, P, c_int)

LINE: Final = 0  # FPDF_SEGMENT_LINETO
MOVE: Final = 2
LINE_END: Final = "\r\n".encode("utf-16-le")  # what pdfium writes between lines
LEAP: Final = 4  # characters; most strings shown in one go are longer
STROKED: Final = 1  # FPDF_TEXTRENDERMODE_STROKE
NO_UNICODE: Final = 0xFFFD  # stands for a glyph that the font's Unicode map lacks

# Results are unpacked from the bytes of these: asking each value for itself takes twice as long.
_floats: Final = (c_float * 4)()
_FLOATS: Final = memoryview(_floats).cast("B")
_four_floats: Final = struct.Struct("4f").unpack
_F0, _F1, _F2, _F3 = (byref(_floats, index * ctypes.sizeof(c_float)) for index in range(4))
_doubles: Final = [ctypes.c_double(), ctypes.c_double()]
_ints: Final = (c_uint * 4)()
_INTS: Final = memoryview(_ints).cast("B")
_four_ints: Final = struct.Struct("4I").unpack
_I0, _I1, _I2, _I3 = (byref(_ints, index * ctypes.sizeof(c_uint)) for index in range(4))
_m: Final = _Matrix()
_M: Final = byref(_m)
_MATRIX: Final = memoryview(_m).cast("B")
_six_floats: Final = struct.Struct("6f").unpack
_r: Final = _Rect()
PathPoint = tuple[float, float, int, int]
_POINT: Final = struct.Struct("2f2B2x")
_BUFFER: Final = 4096  # bytes; names, types and alternative texts longer than this are cut
_buffer: Final = ctypes.create_string_buffer(_BUFFER)
_view: Final = memoryview(_buffer).cast("B")


def address(handle: object) -> int:
    """Return the address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, c_void_p).value or 0  # type: ignore[arg-type]


def page_box(page: int) -> tuple[float, float, float, float]:
    """Return the visible part of a page: left, bottom, right, top in the page's coordinates."""
    _page_box(page, byref(_r))
    return _r.left, _r.bottom, _r.right, _r.top


def spans(text_page: int, chars: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (text object, first character, end) for the stretches of a page's characters.

    Blanks that pdfium made up belong to no object and are left out. An object's characters follow
    one another, and most objects end where a line ends; so the end of the line is looked at first,
    and else the object's end is searched for in leaps: asking for every character takes longest.
    """
    index, line_end = 0, -1
    count = len(chars) // 2
    while index < count:
        owner = _text_object(text_page, index)
        if owner is None:
            index += 1
            continue
        if line_end <= index:
            line_end = _line_end(chars, index)
        if line_end - index > 1 and _text_object(text_page, line_end - 1) == owner:
            yield owner, index, line_end
            index = line_end
            continue
        inside, leap = index, LEAP
        outside = index + leap
        while outside < line_end and _text_object(text_page, outside) == owner:
            inside = outside
            leap *= 2
            outside += leap
        outside = min(outside, line_end)
        while outside - inside > 1:
            middle = (inside + outside) // 2
            if _text_object(text_page, middle) == owner:
                inside = middle
            else:
                outside = middle
        yield owner, index, outside
        index = outside


def _line_end(chars: bytes, start: int) -> int:
    """Return where the line of a page's text ends that a character is in."""
    at = chars.find(LINE_END, 2 * start)
    while at % 2 and at >= 0:
        at = chars.find(LINE_END, at + 1)
    return at // 2 if at >= 0 else len(chars) // 2


def chars(text_page: int, count: int) -> bytes:
    """Return a page's characters in UTF-16 (little endian), two bytes each, surrogates apart."""
    buffer = ctypes.create_string_buffer(4 * count + 4)
    units = _get_text(text_page, 0, count, buffer) - 1
    if units == count:
        return buffer.raw[: 2 * count]
    # Characters without a Unicode value are left out of the text as a whole.
    codes = [_unicode(text_page, index) or NO_UNICODE for index in range(count)]
    return b"".join(min(code, 0xFFFF).to_bytes(2, "little") for code in codes)


def decoded(chars: bytes, start: int, end: int) -> str:
    """Return some of a page's characters as text; a lone surrogate becomes U+FFFD."""
    return chars[2 * start : 2 * end].decode("utf-16-le", "replace")


def char_origin(text_page: int, index: int) -> tuple[float, float]:
    """Return where a character starts on its baseline, in the page's coordinates."""
    x, y = _doubles
    _char_origin(text_page, index, byref(x), byref(y))
    return x.value, y.value


def bounds(handle: int) -> tuple[float, float, float, float]:
    """Return an object's left, bottom, right, top in its container's coordinates."""
    _bounds(handle, _F0, _F1, _F2, _F3)
    box: tuple[float, float, float, float] = _four_floats(_FLOATS)
    return box


def matrix(handle: int) -> tuple[float, float, float, float, float, float]:
    """Return an object's matrix."""
    _matrix(handle, _M)
    found: tuple[float, float, float, float, float, float] = _six_floats(_MATRIX)
    return found


def give_ink(handle: int) -> None:
    """Let a text object without ink (a colour font's letters) cover some room.

    pdfium leaves objects of no size out of a page's text; a stroked outline has a size.
    """
    _matrix(handle, _M)
    _set_render_mode(handle, STROKED)
    _set_stroke_width(handle, 1.0)
    _set_matrix(handle, _M)  # makes pdfium measure the object again


def fill_colour(handle: int) -> str | None:
    """Return the fill colour as RRGGBB, None where it is wholly transparent."""
    return _hex(*_four_ints(_INTS)) if _fill(handle, _I0, _I1, _I2, _I3) else None


def stroke_colour(handle: int) -> str | None:
    """Return the stroke colour as RRGGBB, None where it is wholly transparent."""
    return _hex(*_four_ints(_INTS)) if _stroke(handle, _I0, _I1, _I2, _I3) else None


@lru_cache(maxsize=1024)
def _hex(red: int, green: int, blue: int, opacity: int) -> str | None:
    return f"{red:02X}{green:02X}{blue:02X}" if opacity else None


def font_size(handle: int) -> float:
    """Return a text object's font size, before its matrix."""
    _font_size(handle, _F0)
    return _floats[0]


def font_name(font: int) -> str:
    """Return a font's name without its subset prefix."""
    length = _base_font(font, _buffer, _BUFFER)
    name = _buffer.raw[: max(0, min(length, _BUFFER) - 1)].decode("utf-8", "replace")
    return name.split("+", 1)[-1]


def glyph_width(font: int, char: str) -> float:
    """Return a character's width as a part of the font size."""
    return _floats[0] / 1000 if _glyph_width(font, ord(char), 1000.0, _F0) else 0.0


def draw_mode(handle: int) -> tuple[bool, bool]:
    """Tell whether a path is filled and whether it is stroked."""
    _draw_mode(handle, _I0, _I1)
    return bool(_ints[0]), bool(_ints[1])


def path_points(handle: int, count: int) -> list[PathPoint]:
    """Return the points of a path's segments: x, y, kind, and whether the outline closes there."""
    first = _segment(handle, 0)
    if IN_A_ROW and _segment(handle, count - 1) == first + _POINT.size * (count - 1):
        return list(_POINT.iter_unpack(ctypes.string_at(first, _POINT.size * count)))
    return path_points_one_by_one(handle, count)


def path_points_one_by_one(handle: int, count: int) -> list[PathPoint]:
    """Return what `path_points` does, by three calls a point."""
    points = []
    for index in range(count):
        point = _segment(handle, index)
        _segment_point(point, _F0, _F1)
        points.append((_floats[0], _floats[1], _segment_type(point), _segment_close(point)))
    return points


def _points_lie_in_a_row() -> bool:
    """Tell whether pdfium keeps a path's points one behind the other, laid out as `_POINT` says.

    No header promises it, so a path is drawn and looked at in both ways.
    """
    path = _new_path(1.5, -2.5)
    try:
        _line_to(path, 3.25, 4.0)
        _bezier_to(path, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
        _close_path(path)
        count = count_segments(path)
        asked = path_points_one_by_one(path, count)
        places = [_segment(path, index) for index in range(count)]
        if places != list(range(places[0], places[0] + _POINT.size * count, _POINT.size)):
            return False
        return list(_POINT.iter_unpack(ctypes.string_at(places[0], _POINT.size * count))) == asked
    finally:
        _destroy(path)


IN_A_ROW: Final = _points_lie_in_a_row()


def image_size(handle: int) -> tuple[int, int]:
    """Return an image's width and height in pixels, without decoding it."""
    if not _image_size(handle, _I0, _I1):
        return 0, 0
    return _ints[0], _ints[1]


def element_type(element: int) -> str:
    """Return a structure element's type, such as `Table`."""
    length = _element_type(element, _buffer, _BUFFER)
    return _decoded(bytes(_view[: length - 2])) if 2 < length <= _BUFFER else ""  # noqa: PLR2004


def element_alt(element: int) -> str:
    """Return a structure element's alternative text, "" where it has none."""
    return _utf16(_element_alt(element, _buffer, _BUFFER))


@lru_cache(maxsize=256)
def _decoded(text: bytes) -> str:
    return text.decode("utf-16-le", "replace")


def _utf16(length: int) -> str:
    end = min(length, _BUFFER) - 2
    return ctypes.string_at(_buffer, end).decode("utf-16-le", "replace") if end > 0 else ""
