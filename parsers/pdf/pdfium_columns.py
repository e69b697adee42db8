"""What pdfium tells of many objects, asked in one sweep and read at once.

Each function takes the handles of a page's objects and returns a value for each of them, in their
order. The sweeps run inside `map`, and pdfium writes its results one behind the other: so an object
costs the call and hardly more.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, repeat
from struct import Struct
from typing import Final

from parsers.pdf import pdfium_calls as call
from parsers.pdf.page import MAX_SEGMENTS

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]  # left, bottom, right, top
PathPoint = tuple[float, float, int]  # x, y, kind

LINE: Final = 0  # FPDF_SEGMENT_LINETO
BEZIER: Final = 1
MOVE: Final = 2

_VALUE: Final = 4  # bytes of a number that pdfium writes: float, int, unsigned int
_FLOAT: Final = Struct("f")
_TWO_INTS: Final = Struct("2I")
_FOUR_INTS: Final = Struct("4I")
_FOUR_FLOATS: Final = Struct("4f")
_SIX_FLOATS: Final = Struct("6f")
_POINT: Final = Struct("2fB3x")


def owners(text_page: int, indexes: Sequence[int]) -> list[int | None]:
    """Return the text objects that characters belong to, None for those that pdfium made up."""
    return list(map(call.text_object, repeat(text_page), indexes))


def bounds(handles: Sequence[int]) -> list[Bounds]:
    """Return the boxes of objects in their container's coordinates."""
    return list(_FOUR_FLOATS.iter_unpack(_written(call.bounds, handles, places=4)))


def matrices(handles: Sequence[int]) -> list[Matrix]:
    """Return the matrices of objects."""
    return list(_SIX_FLOATS.iter_unpack(_written(call.matrix, handles, places=1, values=6)))


def font_sizes(handles: Sequence[int]) -> list[float]:
    """Return the font sizes of text objects, before their matrix."""
    return [size for (size,) in _FLOAT.iter_unpack(_written(call.font_size, handles, places=1))]


def fill_colours(handles: Sequence[int]) -> list[str | None]:
    """Return the fill colours of objects as RRGGBB, None where wholly transparent."""
    return list(map(_hex, _FOUR_INTS.iter_unpack(_written(call.fill_colour, handles, places=4))))


def stroke_colours(handles: Sequence[int]) -> list[str | None]:
    """Return the stroke colours of objects as RRGGBB, None where wholly transparent."""
    return list(map(_hex, _FOUR_INTS.iter_unpack(_written(call.stroke_colour, handles, places=4))))


@lru_cache(maxsize=1024)
def _hex(colour: tuple[int, int, int, int]) -> str | None:
    red, green, blue, opacity = colour
    return f"{red:02X}{green:02X}{blue:02X}" if opacity else None


def draw_modes(handles: Sequence[int]) -> list[tuple[int, int]]:
    """Return how paths are filled and whether they are stroked, 0 where not."""
    return list(_TWO_INTS.iter_unpack(_written(call.draw_mode, handles, places=2)))


def image_sizes(handles: Sequence[int]) -> list[tuple[int, int]]:
    """Return the widths and heights of images in pixels, without decoding them."""
    return list(_TWO_INTS.iter_unpack(_written(call.image_size, handles, places=2)))


def _written(
    function: call.Call, handles: Sequence[int], places: int, values: int = 1
) -> array[int]:
    """Return what a function writes of many objects, one behind the other.

    It takes the addresses of `places` to write to, and writes `values` to each; what it does not
    write is 0.
    """
    size = _VALUE * places * values
    room = array("B", bytes(size * len(handles)))
    start, length = room.buffer_info()
    firsts = range(start, start + _VALUE * places, _VALUE)
    calls = map(function, handles, *(range(first, start + length, size) for first in firsts))
    deque(calls, maxlen=0)  # runs them, and keeps nothing
    return room


def path_points(handles: Sequence[int], counts: Sequence[int]) -> list[list[PathPoint]]:
    """Return the points of paths' segments."""
    if not IN_A_ROW:
        return [path_points_one_by_one(*one) for one in zip(handles, counts, strict=True)]
    firsts = map(call.segment, handles, repeat(0))
    sizes = [_POINT.size * count for count in counts]
    points: Iterator[PathPoint] = _POINT.iter_unpack(b"".join(map(ctypes.string_at, firsts, sizes)))
    return [list(islice(points, count)) for count in counts]


def path_points_one_by_one(handle: int, count: int) -> list[PathPoint]:
    """Return what `path_points` does of one path, by three calls a point."""
    segments = [call.segment(handle, index) for index in range(count)]
    return [(*call.point_of(segment), call.segment_type(segment)) for segment in segments]


def _points_lie_in_a_row() -> bool:
    """Tell whether pdfium keeps a path's points one behind the other, laid out as `_POINT` says.

    No header promises it, so a path as long as any that is read is drawn and looked at both ways.
    """
    path = call.new_path(1.5, -2.5)
    try:
        for x in range(0, MAX_SEGMENTS, 4):
            call.line_to(path, x + 0.25, -x)
            call.bezier_to(path, x + 1, x + 2, x + 3, x + 4, x + 5, x + 6)
        call.close_path(path)
        count = call.count_segments(path)
        places = [call.segment(path, index) for index in range(count)]
        if places != list(range(places[0], places[0] + _POINT.size * count, _POINT.size)):
            return False
        points = list(_POINT.iter_unpack(ctypes.string_at(places[0], _POINT.size * count)))
        return points == path_points_one_by_one(path, count)
    finally:
        call.destroy(path)


IN_A_ROW: Final = _points_lie_in_a_row()
