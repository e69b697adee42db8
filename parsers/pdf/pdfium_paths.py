"""The painted outlines of a page as pdfium has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.pdf import pdfium_calls as call
from parsers.pdf import pdfium_columns as columns
from parsers.pdf.page import (
    LINE_SEGMENTS,
    MAX_SEGMENTS,
    RECTANGLE_SEGMENTS,
    Path,
    Point,
    Segment,
    line_of,
    outlines,
    rectangle_of,
    same,
)
from parsers.pdf.pdfium_columns import LINE, MOVE, Matrix, PathPoint
from parsers.pdf.pdfium_geometry import Placed, moved, moved_box, times


def read_paths(placed: Sequence[Placed]) -> Iterator[Path]:
    """Yield the outlines of a page's path objects, as far as they paint something."""
    handles = [handle for handle, _, _ in placed]
    modes = columns.draw_modes(handles)
    filled = [handle for handle, (fills, _) in zip(handles, modes, strict=True) if fills]
    stroked = [handle for handle, (_, strokes) in zip(handles, modes, strict=True) if strokes]
    fill_colours = iter(columns.fill_colours(filled))
    stroke_colours = iter(columns.stroke_colours(stroked))
    counts = list(map(call.count_segments, handles))
    drawn = columns.path_points(handles, [n if n <= MAX_SEGMENTS else 0 for n in counts])
    before = place = None
    for (handle, outer, mcid), (fills, strokes), own, count, points in zip(
        placed, modes, columns.matrices(handles), counts, drawn, strict=True
    ):
        fill = next(fill_colours) if fills else None
        stroke = next(stroke_colours) if strokes else None
        if fill is None and stroke is None:
            continue
        if place is None or (own, outer) != before:  # the same for most paths of a page
            before = own, outer
            place = times(own, outer)
        if count > MAX_SEGMENTS:
            box = moved_box(columns.bounds([handle])[0], outer)
            yield Path(*box, fill, stroke, mcid, corners=count)
        elif count == LINE_SEGMENTS and (ends := _ends(points, place)):
            yield line_of(*ends, fill, stroke, mcid)
        elif count in RECTANGLE_SEGMENTS and (facing := _facing(points, place)):
            yield rectangle_of(*facing, fill, stroke, mcid)
        else:
            yield from outlines(_segments(points, place), fill, stroke, mcid)


def _ends(points: Sequence[PathPoint], matrix: Matrix) -> tuple[Point, Point] | None:
    """Return the ends of a path that is a straight line, else None."""
    (x0, y0, first), (x1, y1, last) = points
    if first != MOVE or last != LINE:
        return None
    one, other = moved(x0, y0, matrix), moved(x1, y1, matrix)
    return None if same(one, other) else (one, other)


def _facing(points: Sequence[PathPoint], matrix: Matrix) -> tuple[Point, Point] | None:
    """Return two corners that face each other where a path is an upright rectangle, else None."""
    if matrix[1] or matrix[2]:
        return None
    (x0, y0, _), (x1, y1, one), (x2, y2, two), (x3, y3, three) = points[:4]
    if one != LINE or two != LINE or three != LINE or points[-1][2] != LINE:
        return None
    across = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    down = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    if not (across or down) or x0 == x2 or y0 == y2:
        return None
    if len(points) > 4 and points[4][:2] != (x0, y0):  # noqa: PLR2004
        return None
    return moved(x0, y0, matrix), moved(x2, y2, matrix)


def _segments(points: Sequence[PathPoint], matrix: Matrix) -> list[Segment]:
    """Return the drawing segments of a path's points."""
    a, b, c, d, e, f = matrix
    segments: list[Segment] = []
    bent: list[Point] = []
    for px, py, kind in points:
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
