"""pdfium's raw functions, bound for speed: they take handles, and give plain values.

pypdfium2's own bindings check and wrap every argument, which takes longer than most calls' work.
The functions and their meaning are those of pdfium's public headers (fpdfview.h, fpdf_text.h,
fpdf_edit.h, fpdf_structtree.h). What is asked of many objects at a time is in `columns`.
"""

from __future__ import annotations

import ctypes
from codecs import BOM_UTF16_BE
from collections.abc import Callable
from ctypes import c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import lru_cache
from typing import Final, NewType, Protocol

from PIL import Image
from pypdfium2 import raw

# An address or a length, ready to be passed: ctypes makes such a thing of every number that it
# passes, so of what is passed several times it is made once.
Handle = NewType("Handle", object)


class Call(Protocol):
    """A function of pdfium; of what it finds or makes it gives the address, None for nothing.

    Plain numbers go where its header has an int, handles everywhere else.
    """

    def __call__(self, first: Handle | int, /, *more: Handle | int) -> int: ...


handle_of: Final[Callable[[int], Handle]] = c_void_p.from_param  # type: ignore[assignment]
length_of: Final[Callable[[int], Handle]] = c_size_t.from_param  # type: ignore[assignment]
fraction: Final[Callable[[float], Handle]] = c_float.from_param  # type: ignore[assignment]


def _bind(name: str, result: type | None) -> Call:
    """Bind a function that is done at once; other threads wait, which is shorter than to let go."""
    return _bound(ctypes.PYFUNCTYPE(result), getattr(raw, name))


def _bind_long(name: str, result: type | None) -> Call:
    """Bind a function that reads a whole page; other threads go on meanwhile."""
    return _bound(ctypes.CFUNCTYPE(result), getattr(raw, name))


def _bound(kind: Callable[[int], object], function: object) -> Call:
    address = ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]
    call: Call = kind(address or 0)  # type: ignore[assignment]
    return call


load_page = _bind_long("FPDF_LoadPage", c_void_p)
close_page = _bind_long("FPDF_ClosePage", None)
load_text = _bind_long("FPDFText_LoadPage", c_void_p)
close_text = _bind_long("FPDFText_ClosePage", None)
open_tree = _bind_long("FPDF_StructTree_GetForPage", c_void_p)
close_tree = _bind_long("FPDF_StructTree_Close", None)
_render = _bind_long("FPDF_RenderPageBitmap", None)

page_turn = _bind("FPDFPage_GetRotation", c_int)
count_objects = _bind("FPDFPage_CountObjects", c_int)
page_object = _bind("FPDFPage_GetObject", c_void_p)
count_form_objects = _bind("FPDFFormObj_CountObjects", c_int)
form_object = _bind("FPDFFormObj_GetObject", c_void_p)
kind = _bind("FPDFPageObj_GetType", c_int)
marked_content = _bind("FPDFPageObj_GetMarkedContentID", c_int)
count_marks = _bind("FPDFPageObj_CountMarks", c_int)
set_active = _bind("FPDFPageObj_SetIsActive", c_int)
has_transparency = _bind("FPDFPageObj_HasTransparency", c_int)
clip_path = _bind("FPDFPageObj_GetClipPath", c_void_p)
count_clips = _bind("FPDFClipPath_CountPaths", c_int)
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", c_int)
clip_segment = _bind("FPDFClipPath_GetPathSegment", c_void_p)

count_annotations = _bind("FPDFPage_GetAnnotCount", c_int)
annotation = _bind("FPDFPage_GetAnnot", c_void_p)
annotation_kind = _bind("FPDFAnnot_GetSubtype", c_int)
annotation_flags = _bind("FPDFAnnot_GetFlags", c_int)
close_annotation = _bind("FPDFPage_CloseAnnot", None)

count_chars = _bind("FPDFText_CountChars", c_int)
text_object = _bind("FPDFText_GetTextObject", c_void_p)
get_text = _bind("FPDFText_GetText", c_int)
unicode = _bind("FPDFText_GetUnicode", c_uint)
is_made_up = _bind("FPDFText_IsGenerated", c_int)
has_map_error = _bind("FPDFText_HasUnicodeMapError", c_int)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int)
text_font = _bind("FPDFTextObj_GetFont", c_void_p)

count_segments = _bind("FPDFPath_CountSegments", c_int)
segment = _bind("FPDFPath_GetPathSegment", c_void_p)
segment_type = _bind("FPDFPathSegment_GetType", c_int)
count_glyph_segments = _bind("FPDFGlyphPath_CountGlyphSegments", c_int)
glyph_segment = _bind("FPDFGlyphPath_GetGlyphPathSegment", c_void_p)
new_path = _bind("FPDFPageObj_CreateNewPath", c_void_p)
line_to = _bind("FPDFPath_LineTo", c_int)
bezier_to = _bind("FPDFPath_BezierTo", c_int)
close_path = _bind("FPDFPath_Close", c_int)
destroy = _bind("FPDFPageObj_Destroy", None)

count_roots = _bind("FPDF_StructTree_CountChildren", c_int)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", c_void_p)
count_children = _bind("FPDF_StructElement_CountChildren", c_int)
child = _bind("FPDF_StructElement_GetChildAtIndex", c_void_p)
child_mcid = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int)

# These write numbers of four bytes to the places that they are given, or nothing; they are asked
# in sweeps, which tell by what was written.
bounds = _bind("FPDFPageObj_GetBounds", None)
matrix = _bind("FPDFPageObj_GetMatrix", None)
fill_colour = _bind("FPDFPageObj_GetFillColor", None)
stroke_colour = _bind("FPDFPageObj_GetStrokeColor", None)
font_size = _bind("FPDFTextObj_GetFontSize", None)
draw_mode = _bind("FPDFPath_GetDrawMode", None)
image_size = _bind("FPDFImageObj_GetImagePixelSize", None)

_image_data = _bind("FPDFImageObj_GetImageDataRaw", c_ulong)
_segment_point = _bind("FPDFPathSegment_GetPoint", c_int)
_page_box = _bind("FPDF_GetPageBoundingBox", c_int)
_char_origin = _bind("FPDFText_GetCharOrigin", c_int)
_set_render_mode = _bind("FPDFTextObj_SetTextRenderMode", c_int)
_set_stroke_width = _bind("FPDFPageObj_SetStrokeWidth", c_int)
_set_matrix = _bind("FPDFPageObj_SetMatrix", c_int)
_base_font = _bind("FPDFFont_GetBaseFontName", c_size_t)
_glyph_width = _bind("FPDFFont_GetGlyphWidth", c_int)
_glyph_path = _bind("FPDFFont_GetGlyphPath", c_void_p)
_font_flags = _bind("FPDFFont_GetFlags", c_int)
_new_bitmap = _bind("FPDFBitmap_CreateEx", c_void_p)
_fill_bitmap = _bind("FPDFBitmap_FillRect", None)
_close_bitmap = _bind("FPDFBitmap_Destroy", None)
_mark = _bind("FPDFPageObj_GetMark", c_void_p)
remove_mark = _bind("FPDFPageObj_RemoveMark", c_int)
_mark_name = _bind("FPDFPageObjMark_GetName", c_int)
_mark_text = _bind("FPDFPageObjMark_GetParamBlobValue", c_int)
_element_type = _bind("FPDF_StructElement_GetType", c_ulong)
_element_alt = _bind("FPDF_StructElement_GetAltText", c_ulong)
_annotation_text = _bind("FPDFAnnot_GetStringValue", c_ulong)
_annotation_box = _bind("FPDFAnnot_GetRect", c_int)
_annotation_has = _bind("FPDFAnnot_HasKey", c_int)
_annotation_value = _bind("FPDFAnnot_GetValueType", c_int)
_annotation_drawing = _bind("FPDFAnnot_GetAP", c_ulong)
_count_attributes = _bind("FPDF_StructElement_GetAttributeCount", c_int)
_attribute = _bind("FPDF_StructElement_GetAttributeAtIndex", c_void_p)
_attribute_value = _bind("FPDF_StructElement_Attr_GetValue", c_void_p)
_number_value = _bind("FPDF_StructElement_Attr_GetNumberValue", c_int)

FONT_SIZE: Final = 1000.0  # at which the widths of letters are asked for
_FONT_SIZE: Final = fraction(FONT_SIZE)
SYMBOLIC: Final = 0b100  # ISO 32000-1, table 123
_BGRX: Final = 3  # FPDFBitmap_BGRx
_PIXEL: Final = 4  # bytes
_WHITE: Final = (255, 255, 255)
_WITH_ANNOTATIONS: Final = 1  # FPDF_ANNOT
STROKED: Final = 1  # FPDF_TEXTRENDERMODE_STROKE
BUFFER: Final = 4096  # bytes; what is longer is asked for anew, but for types: none is
_LENGTH: Final = length_of(BUFFER)
_ACTUAL_TEXT: Final = ctypes.create_string_buffer(b"ActualText")
_ACTUAL_TEXT_AT: Final = handle_of(ctypes.addressof(_ACTUAL_TEXT))
_ROW_SPAN: Final = ctypes.create_string_buffer(b"RowSpan")
_ROW_SPAN_AT: Final = handle_of(ctypes.addressof(_ROW_SPAN))
_buffer: Final = ctypes.create_string_buffer(BUFFER)
_BUFFER_AT: Final = handle_of(ctypes.addressof(_buffer))
_told_length: Final = c_ulong()
_TOLD_LENGTH_AT: Final = handle_of(ctypes.addressof(_told_length))
_floats: Final = (c_float * 6)()
_F0, _F1 = map(handle_of, (ctypes.addressof(_floats), ctypes.addressof(_floats) + 4))
_doubles: Final = (ctypes.c_double * 2)()
_D0, _D1 = map(handle_of, (ctypes.addressof(_doubles), ctypes.addressof(_doubles) + 8))


def handle_behind(wrapped: object) -> Handle:
    """Return the handle behind one of pypdfium2's."""
    return handle_of(ctypes.cast(wrapped, c_void_p).value or 0)  # type: ignore[arg-type]


def page_box(page: Handle) -> tuple[float, float, float, float]:
    """Return the visible part of a page: left, bottom, right, top in the page's coordinates."""
    _page_box(page, _F0)
    left, top, right, bottom = _floats[:4]  # FS_RECTF
    return left, bottom, right, top


def char_origin(text_page: Handle, index: int) -> tuple[float, float]:
    """Return where a character starts on its baseline, in the page's coordinates."""
    _char_origin(text_page, index, _D0, _D1)
    return _doubles[0], _doubles[1]


def give_ink(text: Handle) -> None:
    """Let a text object without ink (a colour font's letters) cover some room.

    pdfium leaves objects of no size out of a page's text; a stroked outline has a size.
    """
    matrix(text, _F0)
    _set_render_mode(text, STROKED)
    _set_stroke_width(text, fraction(1.0))
    _set_matrix(text, _F0)  # makes pdfium measure the object again


def squeeze(text: Handle) -> None:
    """Let a text object cover nothing, which pdfium then takes for not there.

    One that is only inactive still keeps pdfium from reading the same text over it.
    """
    _floats[:] = [0.0] * 6
    _set_matrix(text, _F0)


def font_name(font: Handle) -> str:
    """Return a font's name without its subset prefix."""
    name = _told(_base_font, font)[:-1].decode("utf-8", "replace")
    return name.split("+", 1)[-1]


def has_own_letters(font: Handle) -> bool:
    """Tell whether a font says that its letters are not the standard ones (flag 3 of its flags)."""
    return bool(_font_flags(font) & SYMBOLIC)


def glyph_width(font: Handle, char: str) -> float:
    """Return a character's width as a part of the font size."""
    told = _glyph_width(font, ord(char), _FONT_SIZE, _F0)
    return _floats[0] / FONT_SIZE if told else 0.0


def glyph(font: Handle, char: str) -> int:
    """Return the outlines that a font shows a character by, None where it has none."""
    return _glyph_path(font, ord(char), _FONT_SIZE)


def element_type(element: Handle) -> str:
    """Return a structure element's type, such as `Table`."""
    length = _element_type(element, _BUFFER_AT, _LENGTH)
    written: bytes = _buffer[:length]  # type: ignore[assignment]  # of c_char: bytes
    return _type(written) if length <= BUFFER else ""


@lru_cache(maxsize=256)
def _type(written: bytes) -> str:
    return written[:-2].decode("utf-16-le", "replace")


def element_alt(element: Handle) -> str:
    """Return a structure element's alternative text, "" where it has none."""
    return _told(_element_alt, element)[:-2].decode("utf-16-le", "replace")


def row_span(cell: Handle) -> int:
    """Return how many rows of its table a cell says that it reaches over."""
    for index in range(_count_attributes(cell)):
        value = _attribute_value(handle_of(_attribute(cell, index)), _ROW_SPAN_AT)
        if value and _number_value(handle_of(value), _F0):
            return int(_floats[0])
    return 1


def annotation_text(annotation: Handle, key: str) -> str:
    """Return a text of an annotation's dictionary, "" where it has none."""
    name = ctypes.create_string_buffer(key.encode())
    length = _annotation_text(annotation, handle_of(ctypes.addressof(name)), _BUFFER_AT, _LENGTH)
    return _buffer.raw[: max(0, min(length, BUFFER) - 2)].decode("utf-16-le", "replace")


def annotation_has(annotation: Handle, key: str) -> bool:
    """Tell whether an annotation's dictionary has a key."""
    name = ctypes.create_string_buffer(key.encode())
    return bool(_annotation_has(annotation, handle_of(ctypes.addressof(name))))


def annotation_value(annotation: Handle, key: str) -> int:
    """Return what kind of object an annotation's dictionary has under a key, 0 where it has none."""
    name = ctypes.create_string_buffer(key.encode())
    return int(_annotation_value(annotation, handle_of(ctypes.addressof(name))))


def annotation_drawing(annotation: Handle) -> str:
    """Return the operators that draw an annotation, as far as they find room; "" where it has none."""
    length = _annotation_drawing(annotation, 0, _BUFFER_AT, _LENGTH)
    return _buffer.raw[: min(length, BUFFER)].decode("utf-16-le", "replace")


def annotation_box(annotation: Handle) -> tuple[float, float, float, float]:
    """Return where an annotation stands: left, bottom, right, top in the page's coordinates."""
    _floats[:] = [0.0] * 6
    _annotation_box(annotation, _F0)
    left, top, right, bottom = _floats[:4]  # FS_RECTF
    return left, bottom, right, top


def marks(page_object: Handle) -> list[int]:
    """Return the addresses of the marks that an object of a page stands under."""
    return [_mark(page_object, length_of(index)) for index in range(count_marks(page_object))]


def mark_name(mark: Handle) -> str:
    """Return what a mark is called, such as `OC` for a layer."""
    told = _mark_name(mark, _BUFFER_AT, _LENGTH, _TOLD_LENGTH_AT)
    length = _told_length.value
    return _type(_buffer.raw[:length]) if told and length <= BUFFER else ""


def image_data(image: Handle) -> bytes:
    """Return a picture as the file holds it, without decoding it."""
    length = _image_data(image, handle_of(0), length_of(0))
    room = ctypes.create_string_buffer(length)
    _image_data(image, handle_of(ctypes.addressof(room)), length_of(length))
    return room.raw


def painted(
    page: Handle,
    width: int,
    height: int,
    ground: tuple[int, int, int] = _WHITE,
    *,
    annotations: bool = True,
) -> Image.Image:
    """Return a page painted on a ground, with what was written on it later or without."""
    room = ctypes.create_string_buffer(_PIXEL * width * height)
    at = handle_of(ctypes.addressof(room))
    bitmap = handle_of(_new_bitmap(width, height, _BGRX, at, _PIXEL * width))
    colour = length_of(int.from_bytes((255, *ground), "big"))
    try:
        _fill_bitmap(bitmap, 0, 0, width, height, colour)
        _render(bitmap, page, 0, 0, width, height, 0, _WITH_ANNOTATIONS if annotations else 0)
        return Image.frombytes("RGB", (width, height), room.raw, "raw", "BGRX")
    finally:
        _close_bitmap(bitmap)


def actual_text(mark: Handle) -> str:
    """Return the text that a mark says its objects stand for, "" where it says none.

    pdfium itself reads no characters beyond the basic plane there, so it is asked for the bytes.
    """
    told = _mark_text(mark, _ACTUAL_TEXT_AT, _BUFFER_AT, _LENGTH, _TOLD_LENGTH_AT)
    length = _told_length.value
    raw = _buffer.raw[:length] if told and length <= BUFFER else b""
    if raw.startswith(BOM_UTF16_BE):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("latin-1")  # nearly PDF's own code


def _told(function: Call, handle: Handle) -> bytes:
    """Return what a function writes into a buffer, with the zero at its end."""
    length = function(handle, _BUFFER_AT, _LENGTH)
    if length <= BUFFER:
        return _buffer.raw[:length]
    room = ctypes.create_string_buffer(length)
    function(handle, handle_of(ctypes.addressof(room)), length_of(length))
    return room.raw


def point_of(segment: Handle) -> tuple[float, float]:
    """Return where a path's segment ends, in the path's coordinates."""
    _segment_point(segment, _F0, _F1)
    return _floats[0], _floats[1]
