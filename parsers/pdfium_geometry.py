"""Places and outlines in pdfium's coordinates, moved to those of a page's reader."""

from __future__ import annotations

from parsers import pdfium_calls as call
from parsers.pdf_page import Segment

Matrix = tuple[float, float, float, float, float, float]


def segments(handle: int, count: int, matrix: Matrix) -> list[Segment]:
    """Return a path's drawing segments."""
    a, b, c, d, e, f = matrix
    segments: list[Segment] = []
    bent: list[tuple[float, float]] = []
    for index in range(count):
        kind, px, py = call.segment(handle, index)
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


def moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    """Return where a matrix moves a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(
    box: tuple[float, float, float, float], matrix: Matrix
) -> tuple[float, float, float, float]:
    """Return the box (x0, top, x1, bottom) around a moved box (left, bottom, right, top)."""
    left, bottom, right, top = box
    corners = [moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
