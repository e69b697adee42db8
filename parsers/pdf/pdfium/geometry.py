"""Places in pdfium's coordinates, moved to those of a page's reader."""

from __future__ import annotations

from parsers.pdf.page import Point
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.columns import Bounds, Matrix

# A painted object: its handle and address, the matrix of what holds it, its marked-content id (-1:
# none), and its place among the page's objects, in painting order.
Placed = tuple[Handle, int, Matrix, int, int]


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that moves as `inner` does and then as `outer` does."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    if not (b or c or h or i):  # nothing is turned
        return a * g, 0.0, 0.0, d * j, e * g + k, f * j + m
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(x: float, y: float, matrix: Matrix) -> Point:
    """Return where a matrix moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(box: Bounds, matrix: Matrix) -> tuple[float, float, float, float]:
    """Return the box (x0, top, x1, bottom) around a moved box (left, bottom, right, top)."""
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    if not (b or c):
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        return x0, y0, x1, y1
    corners = [moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
