"""Places in pdfium's coordinates moved to those of a page's reader, and how strings stand there."""

from __future__ import annotations

from math import hypot
from typing import Final

from parsers.pdf.page import Point
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.columns import Bounds, Matrix, Text

# A painted object: its handle and address, the matrix of what holds it, its marked-content id (-1:
# none), and its place among the page's objects, in painting order.
Placed = tuple[Handle, int, Matrix, int, int]
UPRIGHT: Final = 0.02  # sine of the angle below which text counts as running along an axis
FLATTENED: Final = 3.0  # times: letters so much wider than they are high are hardly read

# Where a string starts (x, y), the quarters of a turn that it runs at, its size across and along
# its line in points, how far along it its ink ends, whether it is skewed, and whether it is mirrored or
# flattened.
Place = tuple[float, float, int, float, float, float, bool, bool]


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


def place_of(look: Text, outer: Matrix) -> Place | None:
    """Return where a text object stands, None where it is squeezed to nothing."""
    a, b, c, d, e, f, left, bottom, right, top, points, _ = look
    g, h, i, j, k, m = outer
    if points <= 0:
        if not points:
            return None
        # A negative font size turns letters about, as the matrix may that stands before it.
        a, b, c, d, points = -a, -b, -c, -d, -points
    if a > 0 and g > 0 and d * j < 0 and not (b or c or h or i):  # upright, as nearly all is
        x = e * g + k
        size, scale = points * -(d * j), points * (a * g)
        return x, f * j + m, 0, size, scale, g * right + k - x, False, scale > FLATTENED * size
    a, b, c, d, x, y = times((a, b, c, d, e, f), outer)
    along, across = hypot(a, b), hypot(c, d)
    if not along or not across:
        return None
    cos, sin = a / along, b / along
    turn = 0
    if abs(sin) > abs(cos):
        turn = 1 if sin > 0 else 3
    elif cos < 0:
        turn = 2
    x0, y0, x1, y1 = moved_box((left, bottom, right, top), outer)
    end = (x1 - x, y1 - y, x - x0, y - y0)[turn]
    skewed = min(abs(cos), abs(sin)) > UPRIGHT
    distorted = a * d - b * c > 0 or along > FLATTENED * across  # mirrored, or flattened
    return x, y, turn, points * across, points * along, end, skewed, distorted
