"""What pdfium tells of many objects, asked in one sweep and read at once.

Each function takes the handles of a page's objects and returns a value for each of them, in their
order; what takes up room is made when it is come to. The sweeps run inside `map`, and pdfium writes its results into one room, a slot for each
object: so an object costs the call and hardly more.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from struct import Struct, calcsize, unpack
from typing import Final, NamedTuple

from parsers.pdf.page import MAX_SEGMENTS
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium.calls import Handle
from parsers.unseen import SAME

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]  # left, bottom, right, top
# Of a text: its matrix, its box, its font size before the matrix, its colour as pdfium writes it.
Text = tuple[float, float, float, float, float, float, float, float, float, float, float, bytes]
PathPoints = tuple[float | int, ...]  # x, y and kind of each

LINE: Final = 0  # FPDF_SEGMENT_LINETO
MOVE: Final = 2
OPAQUE: Final = 255

# The room that sweeps write to, a slot for each object. The places in it, of four bytes each, are
# made ready once; longer sweeps go in parts. As pdfium itself, it serves one thread at a time.
_SLOT: Final = 64  # bytes; what is told of a text, or five points, fits
_SLOTS: Final = 128  # most pages hold fewer objects of a kind
_room: Final = ctypes.create_string_buffer(_SLOT * _SLOTS)
_view: Final = memoryview(_room).cast("B")
_START: Final = ctypes.addressof(_room)
_PLACES: Final = [
    [call.handle_of(_START + at + slot) for slot in range(0, _SLOT * _SLOTS, _SLOT)]
    for at in range(0, _SLOT, 4)
]

_TWO_INTS: Final = Struct("2I56x")
_COLOUR: Final = Struct("16s48x")
_FOUR_FLOATS: Final = Struct("4f48x")
_SIX_FLOATS: Final = Struct("6f40x")
_TEXT: Final = Struct("11f16s4x")
_POINT: Final = "2fB3x"
_POINT_SIZE: Final = calcsize(_POINT)


def owners(text_page: Handle, indexes: Iterable[int]) -> list[int | None]:
    """Return the text objects that characters belong to, None for those that pdfium made up."""
    return list(map(call.text_object, repeat(text_page), indexes))


def bounds(handles: Sequence[Handle]) -> Iterator[Bounds]:
    """Return the boxes of objects in their container's coordinates."""
    return _FOUR_FLOATS.iter_unpack(_written(call.bounds, handles, places=4))


# Places of an upright rectangle's corners across, down and in all; a triangle may have three in all.
_RECTANGLE: Final = (2, 2, 4)


class Clip(NamedTuple):
    """The box that an object is clipped to; `whole` tells that all of it is painted.

    Else `outline` is what the object is clipped to in the box, if that is one outline. Where this
    is bent, it is a little too large.
    """

    box: Bounds
    whole: bool
    outline: Sequence[tuple[float, float]] = ()


def clips(handles: Sequence[Handle]) -> dict[int, Clip]:
    """Return what objects are clipped to, in their container's coordinates, by number."""
    paths = list(map(call.handle_of, map(call.clip_path, handles)))
    counts = list(map(call.count_clips, paths))
    if max(counts, default=0) <= 0:
        return {}
    found = (
        (number, _clip(paths[number], count)) for number, count in enumerate(counts) if count > 0
    )
    return {number: clip for number, clip in found if clip is not None}


def _clip(clip: Handle, number: int) -> Clip | None:
    """Return what the paths of a clip have in common."""
    common = None
    for index in range(number):
        count = call.count_clip_segments(clip, index)
        if not 0 < count <= MAX_SEGMENTS:
            continue
        if IN_A_ROW:
            points = _points_at(count)(call.clip_segment(clip, index, 0))
            xs, ys = points[::3], points[1::3]
        else:
            segments = [call.handle_of(call.clip_segment(clip, index, at)) for at in range(count)]
            xs, ys = zip(*map(call.point_of, segments), strict=True)
        box = min(xs), min(ys), max(xs), max(ys)
        sides = len(set(xs)), len(set(ys)), len(set(zip(xs, ys, strict=True)))
        whole = sides == _RECTANGLE
        outline = () if whole else _outline(clip, index, xs, ys)
        if common is not None:
            left, bottom, right, top = common.box
            box = max(left, box[0]), max(bottom, box[1]), min(right, box[2]), min(top, box[3])
            whole, outline = whole and common.whole, outline or common.outline
        common = Clip(box, whole, outline)
    return common


def _outline(
    clip: Handle, index: int, xs: Sequence[float], ys: Sequence[float]
) -> Sequence[tuple[float, float]]:
    """Return the corners of a clip's path if it is in one piece."""
    segments = [call.handle_of(call.clip_segment(clip, index, at)) for at in range(len(xs))]
    kinds = list(map(call.segment_type, segments))
    return list(zip(xs, ys, strict=True)) if kinds.count(MOVE) == 1 else ()


def matrices(handles: Sequence[Handle]) -> Iterator[Matrix]:
    """Return the matrices of objects."""
    return _SIX_FLOATS.iter_unpack(_written(call.matrix, handles))


def texts(handles: Sequence[Handle]) -> Iterator[Text]:
    """Return the matrices, boxes, font sizes before the matrix and fill colours of texts."""

    def sweep(part: slice) -> Iterator[object]:
        these = handles[part]
        return chain(
            map(call.matrix, these, _PLACES[0]),
            map(call.bounds, these, *_PLACES[6:10]),
            map(call.font_size, these, _PLACES[10]),
            map(call.fill_colour, these, *_PLACES[11:15]),
        )

    return _TEXT.iter_unpack(_swept(len(handles), sweep))


def fill_colours(handles: Sequence[Handle]) -> list[str | None]:
    """Return the fill colours of objects as RRGGBB, None where wholly transparent."""
    return _colours(_written(call.fill_colour, handles, places=4))


def stroke_colours(handles: Sequence[Handle]) -> list[str | None]:
    """Return the stroke colours of objects as RRGGBB, None where wholly transparent."""
    return _colours(_written(call.stroke_colour, handles, places=4))


def opacities(handles: Sequence[Handle]) -> list[int]:
    """Return how opaque objects are, up to `OPAQUE`."""
    written = _written(call.fill_colour, handles, places=4)
    return [unpack("4I", colour)[-1] for (colour,) in _COLOUR.iter_unpack(written)]


def _colours(written: bytes) -> list[str | None]:
    return list(map(colour_of, chain.from_iterable(_COLOUR.iter_unpack(written))))


@lru_cache(maxsize=1024)
def colour_of(written: bytes) -> str | None:
    """Return the colour that pdfium writes as four numbers, None where it is as good as clear."""
    red, green, blue, opacity = unpack("4I", written)
    return f"{red:02X}{green:02X}{blue:02X}" if opacity > SAME else None


def draw_modes(handles: Sequence[Handle]) -> list[tuple[int, int]]:
    """Return how paths are filled and whether they are stroked, 0 where not."""
    return list(_TWO_INTS.iter_unpack(_written(call.draw_mode, handles, places=2)))


def image_sizes(handles: Sequence[Handle]) -> Iterator[tuple[int, int]]:
    """Return the widths and heights of images in pixels, without decoding them."""
    return _TWO_INTS.iter_unpack(_written(call.image_size, handles, places=2))


def _written(function: call.Call, handles: Sequence[Handle], places: int = 1) -> bytes:
    """Return what a function writes of objects to the first `places` of a slot."""
    to = _PLACES[:places]
    return _swept(len(handles), lambda part: map(function, handles[part], *to))


def _swept(count: int, sweep: Callable[[slice], Iterable[object]]) -> bytes:
    """Return what a sweep over `count` objects writes, a slot for each; what it leaves out is 0."""
    parts = []
    for first in range(0, count, _SLOTS):
        part = slice(first, min(first + _SLOTS, count))
        size = _SLOT * (part.stop - first)
        _view[:size] = bytes(size)
        deque(sweep(part), maxlen=0)  # runs it, and keeps nothing
        parts.append(bytes(_view[:size]))
    return b"".join(parts)


def path_points(path: Handle, count: int) -> PathPoints:
    """Return the points of a path."""
    if not IN_A_ROW:
        return path_points_one_by_one(path, count)
    return _points_at(count)(call.segment(path, 0))


def path_points_one_by_one(path: Handle, count: int) -> PathPoints:
    """Return what `path_points` does, by three calls a point."""
    segments = [call.handle_of(call.segment(path, index)) for index in range(count)]
    points = [(*call.point_of(segment), call.segment_type(segment)) for segment in segments]
    return tuple(chain.from_iterable(points))


@cache
def _points_at(count: int) -> Callable[[int], PathPoints]:
    """Return what reads so many points at an address."""
    room = (ctypes.c_char * (_POINT_SIZE * count)).from_address
    unpack = Struct(_POINT * count).unpack
    return lambda address: unpack(room(address))


def _points_lie_in_a_row() -> bool:
    """Tell whether pdfium keeps a path's points one behind the other, laid out as `_POINT` says.

    No header promises it, so a path as long as any that is read is drawn and looked at both ways.
    """
    path = call.handle_of(call.new_path(call.fraction(1.5), call.fraction(-2.5)))
    try:
        for x in range(0, MAX_SEGMENTS, 4):
            call.line_to(path, call.fraction(x + 0.25), call.fraction(-x))
            call.bezier_to(path, *(call.fraction(x + part) for part in range(1, 7)))
        call.close_path(path)
        count = call.count_segments(path)
        places = [call.segment(path, index) for index in range(count)]
        if places != list(range(places[0], places[0] + _POINT_SIZE * count, _POINT_SIZE)):
            return False
        return _points_at(count)(places[0]) == path_points_one_by_one(path, count)
    finally:
        call.destroy(path)


IN_A_ROW: Final = _points_lie_in_a_row()
