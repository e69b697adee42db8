"""Covers with slanting edges: strips that are turned, triangles and free forms over a slide's letters."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.pptx.colours import Paint
from parsers.pptx.covered import LARGEST_BALL, identifier
from parsers.pptx.geometry import adjusted, first_polygon, outline
from parsers.pptx.ink import SPARSE, STRETCH, cell_ink, ink, size_of
from parsers.pptx.page import Page
from parsers.pptx.unseen import lean, opaque
from parsers.pptx.xml import A, Element, P, child, degrees, descend, flag
from parsers.unseen import PARTLY
from schema import Box, Paragraph, Shape

# Of the font size, below a line's upper edge: a letter is hidden where all of these heights are.
_HEIGHTS: Final = (0.35, 0.65, 0.95)

_STEP: Final = 0.25  # of the font size: from one place of a line that is looked at to the next

_SQUARE: Final = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_MIDDLE: Final = 50_000  # of 100,000: where a triangle's tip is, if nothing says another place

Point = tuple[float, float]


def slanting(properties: Element | None, box: Box, group: float = 0.0) -> Sequence[Point]:
    """Return the corners of a shape that has slanting edges, none for one that has not.

    `properties` are the shape's (`p:spPr`), `box` is its, `group` is how far the groups around are
    turned, in degrees. Rounded corners are taken for sharp ones.
    """
    corners = _corners(properties, box, group)
    stated = descend(properties, f"{A}xfrm")
    if not corners or stated is None:
        return ()
    turn = group + (degrees(stated.get("rot")) or 0.0)
    sideways = round((turn - lean(properties, group)) / 90) % 2
    width, height = (box.height, box.width) if sideways else (box.width, box.height)
    across, down = (-1 if flag(stated.get(name)) else 1 for name in ("flipH", "flipV"))
    sin, cos = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    x, y = box.center
    from_middle = [(across * (u - 0.5) * width, down * (v - 0.5) * height) for u, v in corners]
    return [(x + cos * u - sin * v, y + sin * u + cos * v) for u, v in from_middle]


def _corners(properties: Element | None, box: Box, group: float) -> Sequence[Point]:
    """Return the corners of a shape as parts of its width and height, none where no edge is slanting."""
    preset = descend(properties, f"{A}prstGeom")
    name = preset.get("prst") if preset is not None else None
    if name == "rtTriangle":
        return (0.0, 0.0), (1.0, 1.0), (0.0, 1.0)
    if name == "triangle" and preset is not None:
        tip = adjusted(preset).get("adj", _MIDDLE) / (2 * _MIDDLE)
        return (tip, 0.0), (1.0, 1.0), (0.0, 1.0)
    drawn = descend(properties, f"{A}custGeom")
    if drawn is not None:
        return first_polygon(drawn) if outline(properties, box).shape is Shape.OTHER else ()
    level = outline(properties, box).shape is not Shape.RECTANGLE or not lean(properties, group)
    return () if level else _SQUARE


def tell_slanting(page: Page, element: Element, box: Box, paint: Paint, group: float) -> None:
    """Say so of texts, not told of yet, of which a painted shape with slanting edges hides letters.

    `group` is how far the groups around it are turned, in degrees.
    """
    large = max(box.width, box.height) > LARGEST_BALL
    if not large or not page.tables or not paint.painted:
        return
    properties = child(element, f"{P}spPr")
    corners = slanting(properties, box, group)
    if corners and opaque(properties) and identifier(element) not in page.animated:
        known = {text for text, _ in page.unseen}
        page.unseen += [(text, PARTLY) for text in _below(page, corners) if text not in known]


def _below(page: Page, corners: Sequence[Point]) -> Iterator[str]:
    """Yield the texts of cells and shapes of which a cover with these corners hides a letter or more."""
    xs, ys = zip(*corners, strict=True)
    around = Box(min(xs), min(ys), max(xs), max(ys))
    for table in page.tables:
        if table.box is None or not table.box.overlap(around):
            continue
        for cell, letters in cell_ink(page, table):
            # How a cell's text is aligned, is not asked: where it begins at the left, or is centred.
            room = cell.box.x1 - letters.x1 - (letters.x0 - cell.box.x0) if cell.box else 0.0
            shift = max(room, 0.0) / 2
            centred = Box(letters.x0 + shift, letters.top, letters.x1 + shift, letters.bottom)
            if all(_hides(corners, one, cell.paragraphs) for one in (letters, centred)):
                yield cell.text
    for number, element in page.written.items():
        text = page.texts[number]
        if text.box is None or not text.box.overlap(around):
            continue
        where = ink(page, element, text.box, text.paragraphs)
        if where is not None and _hides(corners, where, text.paragraphs):
            yield text.text


def _hides(corners: Sequence[Point], letters: Box, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Tell whether a cover hides a stretch of a line, over all of the letters' height."""
    size = size_of(paragraphs)
    step = _STEP * size
    enough = STRETCH / _STEP
    top = letters.top
    while top + size <= letters.bottom:
        run = 0
        for place in range(int(letters.width / step)):
            x = letters.x0 + place * step
            hidden = all(_is_in(corners, x, top + part * size) for part in _HEIGHTS)
            run = run + 1 if hidden else 0
            if run > enough:
                return True
        top += SPARSE.line * size
    return False


def _is_in(corners: Sequence[Point], x: float, y: float) -> bool:
    """Tell whether a point lies amid corners: a line from it to the right crosses an odd number of edges."""
    crossings = [
        x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise([*corners, corners[0]])
        if (y0 > y) != (y1 > y)
    ]
    return sum(crossings) % 2 == 1
