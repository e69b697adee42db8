"""The outlines of drawn shapes, as PowerPoint's shapes of the same names have them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from deckmaker.model import Kind
from schema.deck import Box

#: A step of a path: `m` to a point, `l` to one, `c` through two control points to one.
Step = tuple[str, tuple[tuple[float, float], ...]]
_RING = 0.25  # width of a ring, as a share of its size
_CORNER = 1 / 6  # radius of a rounded corner, as a share of the shorter side
_QUARTER = math.pi / 2
_LEFT_HALF = (_QUARTER, 3 * _QUARTER)  # angles run clockwise from the right, as on a slide


def outline(kind: Kind, box: Box) -> list[list[Step]]:
    """Return the paths of a shape; those within another one are holes in it, an arc is open."""
    return _OUTLINES[kind](box)


def _arc(box: Box, start: float, end: float, first: str = "m") -> list[Step]:
    """Return a part of an ellipse's outline; `first` is the step to where it starts."""
    (cx, cy), rx, ry = box.center, box.width / 2, box.height / 2
    count = max(1, math.ceil(abs(end - start) / _QUARTER - 1e-9))
    turn = (end - start) / count
    reach = 4 / 3 * math.tan(turn / 4)

    def at(angle: float, ahead: float = 0.0) -> tuple[float, float]:
        x = math.cos(angle) - ahead * math.sin(angle)
        y = math.sin(angle) + ahead * math.cos(angle)
        return cx + rx * x, cy + ry * y

    steps: list[Step] = [(first, (at(start),))]
    for n in range(count):
        one, two = start + n * turn, start + (n + 1) * turn
        steps.append(("c", (at(one, reach), at(two, -reach), at(two))))
    return steps


def _ellipse(box: Box) -> list[list[Step]]:
    return [_arc(box, 0.0, 4 * _QUARTER)]


def _half(box: Box) -> list[list[Step]]:
    return [_arc(box, *_LEFT_HALF)]


def _inner(box: Box) -> Box:
    width = _RING * min(box.width, box.height)
    return Box(box.x0 + width, box.top + width, box.x1 - width, box.bottom - width)


def _ring(box: Box) -> list[list[Step]]:
    return [_arc(box, 0.0, 4 * _QUARTER), _arc(_inner(box), 4 * _QUARTER, 0.0)]


def _block_arc(box: Box) -> list[list[Step]]:
    start, end = _LEFT_HALF
    return [[*_arc(box, start, end), *_arc(_inner(box), end, start, "l")]]


def _polygon(points: Sequence[tuple[float, float]]) -> list[list[Step]]:
    return [[("m" if n == 0 else "l", (point,)) for n, point in enumerate(points)]]


def _rectangle(box: Box) -> list[list[Step]]:
    return _polygon(
        ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
    )


def _rounded(box: Box) -> list[list[Step]]:
    radius = _CORNER * min(box.width, box.height)
    steps: list[Step] = []
    corners = ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
    for n, (x, y) in enumerate(corners):
        cx = x + radius if x == box.x0 else x - radius
        cy = y + radius if y == box.top else y - radius
        round_ = Box(cx - radius, cy - radius, cx + radius, cy + radius)
        start = (n + 2) * _QUARTER
        steps += _arc(round_, start, start + _QUARTER, "l" if steps else "m")
    return [steps]


_OUTLINES: dict[Kind, Callable[[Box], list[list[Step]]]] = {
    Kind.ELLIPSE: _ellipse,
    Kind.HALF: _half,
    Kind.ARC: _half,
    Kind.RING: _ring,
    Kind.BLOCK_ARC: _block_arc,
    Kind.RECTANGLE: _rectangle,
    Kind.ROUNDED: _rounded,
}
