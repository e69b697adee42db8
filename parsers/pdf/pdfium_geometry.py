"""Places and outlines in pdfium's coordinates, moved to those of a page's reader."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf import pdfium_calls as call
from parsers.pdf.page import RECTANGLE_SEGMENTS, Point, Segment

Matrix = tuple[float, float, float, float, float, float]


def segments(points: Sequence[call.PathPoint], matrix: Matrix) -> list[Segment]:
    """Return the drawing segments of a path's points."""
    a, b, c, d, e, f = matrix
    segments: list[Segment] = []
    bent: list[Point] = []
    for px, py, kind, _ in points:
        point = (a * px + c * py + e, b * px + d * py + f)
        if kind == call.MOVE:
            segments.append(("m", (point,)))
        elif kind == call.LINE:
            segments.append(("l", (point,)))
        else:
            bent.append(point)
            if len(bent) == 3:  # noqa: PLR2004 - a Bézier segment's points
                segments.append(("c", tuple(bent)))
                bent = []
    return segments


def corners(points: Sequence[call.PathPoint], matrix: Matrix) -> tuple[Point, Point] | None:
    """Return two corners that face each other where a path is an upright rectangle, else None."""
    if len(points) not in RECTANGLE_SEGMENTS or matrix[1] or matrix[2]:
        return None
    (x0, y0, _, _), (x1, y1, one, _), (x2, y2, two, _), (x3, y3, three, _) = points[:4]
    if one != call.LINE or two != call.LINE or three != call.LINE or points[-1][2] != call.LINE:
        return None
    across = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    down = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    if not (across or down) or x0 == x2 or y0 == y2:
        return None
    if len(points) > 4 and points[4][:2] != (x0, y0):  # noqa: PLR2004
        return None
    return moved((x0, y0), matrix), moved((x2, y2), matrix)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that moves as `inner` does and then as `outer` does."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(point: Point, matrix: Matrix) -> Point:
    """Return where a matrix moves a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(
    box: tuple[float, float, float, float], matrix: Matrix
) -> tuple[float, float, float, float]:
    """Return the box (x0, top, x1, bottom) around a moved box (left, bottom, right, top)."""
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    if not (b or c):
        left, right, bottom, top = a * left + e, a * right + e, d * bottom + f, d * top + f
        return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    corners = [moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
