"""The painted outlines of a page as pdfium has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.pdf.page import (
    LINE_SEGMENTS,
    MAX_SEGMENTS,
    Corners,
    Path,
    Point,
    Segment,
    line_of,
    outlines,
    rectangle_of,
    same,
)
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.columns import LINE, MOVE, Matrix, PathPoints
from parsers.pdf.pdfium.geometry import Placed, moved, moved_box, times

# Points: lower fills are cells as they are; higher ones may be painted in a part.
HIGH: Final = 60.0
RECTANGLE_SEGMENTS: Final = (4, 5)  # of a rectangle, closed by a line or not


def read_paths(placed: Sequence[Placed]) -> Iterator[Path]:
    """Yield the outlines of a page's path objects, as far as they paint something."""
    handles = [handle for handle, *_ in placed]
    modes = columns.draw_modes(handles)
    filled = [handle for handle, (fills, _) in zip(handles, modes, strict=True) if fills]
    stroked = [handle for handle, (_, strokes) in zip(handles, modes, strict=True) if strokes]
    fill_colours = iter(columns.fill_colours(filled))
    stroke_colours = iter(columns.stroke_colours(stroked))
    counts = list(map(call.count_segments, handles))
    own_before = outer_before = place = None
    for (handle, _, outer, mcid, at), (fills, strokes), own, count in zip(
        placed, modes, columns.matrices(handles), counts, strict=True
    ):
        fill = next(fill_colours) if fills else None
        stroke = next(stroke_colours) if strokes else None
        if fill is None and stroke is None:
            continue
        if count > MAX_SEGMENTS:
            box = moved_box(next(columns.bounds([handle])), outer)
            yield Path(*box, fill, stroke, mcid, corners=count, place=at)
            continue
        if place is None or outer is not outer_before or own != own_before:
            own_before, outer_before = own, outer  # the same for most paths of a page
            place = times(own, outer)
        points = columns.path_points(handle, count) if count else ()
        if count == LINE_SEGMENTS and (corners := _line(points, place)):
            path = line_of(corners, fill, stroke, mcid)
            path.place = at
            yield path
        elif count in RECTANGLE_SEGMENTS and (corners := _rectangle(points, place)):
            path = rectangle_of(corners, fill, stroke, mcid)
            path.place = at
            yield path
        else:
            for path in outlines(_segments(points, place), fill, stroke, mcid):
                path.place = at
                yield path


def cut_to_clips(paths: list[Path], placed: Sequence[Placed]) -> None:
    """Cut high fills, in place, to what is painted of them; those of which nothing is go."""
    high = {
        path.place: path
        for path in paths
        if path.bottom - path.top >= HIGH and path.rectangle and not path.stroke
    }
    found = [one for one in placed if one[-1] in high] if high else []
    for number, clip in columns.clips([handle for handle, *_ in found]).items():
        _, _, outer, _, place = found[number]
        path = high[place]
        x0, top, x1, bottom = moved_box(clip.box, outer)
        path.x0, path.top = max(path.x0, x0), max(path.top, top)
        path.x1, path.bottom = min(path.x1, x1), min(path.bottom, bottom)
        path.area = (path.x1 - path.x0) * (path.bottom - path.top)
        if path.x0 >= path.x1 or path.top >= path.bottom:
            paths.remove(path)


def _line(points: PathPoints, matrix: Matrix) -> Corners | None:
    """Return the ends of a path that is a straight line, else None."""
    x0, y0, first, x1, y1, last = points
    if first != MOVE or last != LINE:
        return None
    one, other = moved(x0, y0, matrix), moved(x1, y1, matrix)
    return None if same(one, other) else (*one, *other)


def _rectangle(points: PathPoints, matrix: Matrix) -> Corners | None:
    """Return two corners that face each other where a path is an upright rectangle, else None."""
    a, b, c, d, e, f = matrix
    if b or c:
        return None
    x0, y0, _, x1, y1, one, x2, y2, two, x3, y3, three, *closing = points
    if not one == two == three == LINE or (closing and closing != [x0, y0, LINE]):
        return None
    across = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    down = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    if not (across or down) or x0 == x2 or y0 == y2:
        return None
    return a * x0 + e, d * y0 + f, a * x2 + e, d * y2 + f


def _segments(points: PathPoints, matrix: Matrix) -> list[Segment]:
    """Return the drawing segments of a path's points."""
    a, b, c, d, e, f = matrix
    segments: list[Segment] = []
    bent: list[Point] = []
    for px, py, kind in zip(points[::3], points[1::3], points[2::3], strict=True):
        point = (a * px + c * py + e, b * px + d * py + f)
        if kind == MOVE:
            segments.append(("m", (point,)))
        elif kind == LINE:
            segments.append(("l", (point,)))
        else:
            bent.append(point)
            if len(bent) == 3:  # noqa: PLR2004 - a Bézier segment's points
                segments.append(("c", tuple(bent)))
                bent = []
    return segments
