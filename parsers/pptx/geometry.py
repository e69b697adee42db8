"""Where the shapes of a slide stand: boxes in points, through groups, and painted areas."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from parsers.pptx.xml import A, Element, child, degrees, integer, local_name, points
from schema import Box, Shape

_FULL_TURN: Final = 360.0
_LARGEST_ANGLE: Final = 21_599_999  # in 60,000ths of a degree: what presets pin their angles to
_PER_100_000: Final = 100_000

# A shape lies on its side if turned by more than 45 degrees from upright.
_SIDEWAYS: Final = math.sin(math.radians(45))

# Lines to draw a curve of a freeform with, or a quarter of an arc; its area is then right to about
# one in a thousand.
_STEPS: Final = 16
_QUARTER: Final = math.pi / 2

# How near a freeform's area must come to a disc's or a rectangle's, as part of its box, and its
# centre of mass to the box's, as part of the box's size. Half a disc fills its box as a disc does,
# but its centre of mass is 0.076 of the box's width off.
_LIKENESS: Final = 0.03

_ROUND: Final = frozenset({"ellipse", "flowChartConnector", "donut"})
_SECTORS: Final = frozenset({"pie", "chord", "blockArc", "arc", "pieWedge", "flowChartDelay"})
_RECTANGLES: Final = frozenset(
    {
        "rect", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "snip1Rect",
        "snip2SameRect", "snip2DiagRect", "snipRoundRect", "flowChartProcess",
        "flowChartAlternateProcess", "flowChartTerminator", "plaque", "bevel",
    }
)  # fmt: skip
_HALF_OF_BOX: Final = frozenset({"triangle", "rtTriangle", "diamond", "flowChartDecision"})

# Starting values of adjustable shapes (ECMA-376 part 1, presetShapeDefinitions.xml).
_DEFAULTS: Final[Mapping[str, Mapping[str, int]]] = {
    "pie": {"adj1": 0, "adj2": 16_200_000},
    "chord": {"adj1": 2_700_000, "adj2": 16_200_000},
    "arc": {"adj1": 16_200_000, "adj2": 0},
    "blockArc": {"adj1": 10_800_000, "adj2": 0, "adj3": 25_000},
    "donut": {"adj": 25_000},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transform:
    """How the coordinates inside a group become those of the slide; a negative scale is a flip.

    `turns` are the turns of the groups around that are turned, the innermost first: the point on the
    slide, were it not for the turns further out, and the angle in degrees.
    """

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    turns: tuple[tuple[float, float, float], ...] = ()

    @property
    def turn(self) -> float:
        """How far the groups around are turned in all, in degrees."""
        return sum(turn[2] for turn in self.turns)

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """Return the box on the slide, in points."""
        x0, x1 = self.shift_x + self.scale_x * x, self.shift_x + self.scale_x * (x + width)
        y0, y1 = self.shift_y + self.scale_y * y, self.shift_y + self.scale_y * (y + height)
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        box = Box(x0, y0, x1, y1)
        return _turned(box, self.turns) if self.turns else box

    def inside(self, group: Element | None) -> Transform:
        """Return the transform for the children of a group that stands in this one.

        `group` is the group's `a:xfrm`; without its child coordinates nothing changes.
        """
        outer = rectangle(group)
        inner = rectangle(group, "chOff", "chExt")
        if group is None or outer is None or inner is None:
            return self
        x, y, width, height = outer
        child_x, child_y, child_width, child_height = inner
        ratio_x = width / child_width if child_width else 1.0
        ratio_y = height / child_height if child_height else 1.0
        if group.get("flipH") in {"1", "true"}:
            x, ratio_x = x + width, -ratio_x
        if group.get("flipV") in {"1", "true"}:
            y, ratio_y = y + height, -ratio_y
        angle = degrees(group.get("rot"))
        turns = self.turns
        if angle:
            mirrored = self.scale_x * self.scale_y < 0
            middle = replace(self, turns=()).box(*outer).center
            turns = ((*middle, -angle if mirrored else angle), *turns)
        return Transform(
            scale_x=self.scale_x * ratio_x,
            scale_y=self.scale_y * ratio_y,
            shift_x=self.shift_x + self.scale_x * (x - ratio_x * child_x),
            shift_y=self.shift_y + self.scale_y * (y - ratio_y * child_y),
            turns=turns,
        )


def _turned(box: Box, turns: tuple[tuple[float, float, float], ...]) -> Box:
    """Return a box turned about points; one turned on its side in all has its sides swapped."""
    x, y = box.center
    for about_x, about_y, angle in turns:
        sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        across, down = x - about_x, y - about_y
        x, y = about_x + cos * across - sin * down, about_y + sin * across + cos * down
    width, height = box.width, box.height
    if abs(math.sin(math.radians(sum(turn[2] for turn in turns)))) > _SIDEWAYS:
        width, height = height, width
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def rectangle(
    transform: Element | None, offset: str = "off", extent: str = "ext"
) -> tuple[float, float, float, float] | None:
    """Return x, y, width and height of an `a:xfrm` in points, None where they are not stated."""
    if transform is None:
        return None
    off, ext = child(transform, f"{A}{offset}"), child(transform, f"{A}{extent}")
    if off is None or ext is None:
        return None
    numbers = [
        points(value) for value in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
    ]
    x, y, width, height = numbers
    if x is None or y is None or width is None or height is None:
        return None
    return x, y, width, height


def shape_box(transform: Element | None, group: Transform) -> Box | None:
    """Return a shape's box on the slide; a shape turned on its side has its sides swapped."""
    found = rectangle(transform)
    if transform is None or found is None:
        return None
    x, y, width, height = found
    turn = degrees(transform.get("rot")) or 0.0
    if abs(math.sin(math.radians(turn))) > _SIDEWAYS:
        x, y = x + (width - height) / 2, y + (height - width) / 2
        width, height = height, width
    return group.box(x, y, width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A shape's kind of outline, and which part of its box it fills."""

    shape: Shape
    part: float


def outline(properties: Element | None, box: Box) -> Outline:
    """Tell a shape's outline from its `p:spPr`."""
    if properties is not None:
        drawn = child(properties, f"{A}custGeom")
        if drawn is not None:
            return _freeform(drawn)
        preset = child(properties, f"{A}prstGeom")
        if preset is not None:
            return _preset(preset.get("prst") or "", adjusted(preset), box)
    return Outline(shape=Shape.RECTANGLE, part=1.0)


def adjusted(preset: Element) -> dict[str, int]:
    """Return the values that somebody has changed of an adjustable shape."""
    found: dict[str, int] = {}
    stated = child(preset, f"{A}avLst")
    for guide in stated if stated is not None else ():
        value = integer((guide.get("fmla") or "").removeprefix("val").strip())
        if value is not None:
            found[guide.get("name") or ""] = value
    return found


def _preset(name: str, stated: dict[str, int], box: Box) -> Outline:
    disc = math.pi / 4
    values = {**_DEFAULTS.get(name, {}), **stated}
    if name in _ROUND:
        hole = _hole(values.get("adj", 0), box) if name == "donut" else 0.0
        return Outline(shape=Shape.ELLIPSE, part=disc * (1 - hole))
    if name in _SECTORS:
        return Outline(shape=Shape.PIE, part=_sector(name, values, box))
    if name in _RECTANGLES:
        return Outline(shape=Shape.RECTANGLE, part=1.0)
    return Outline(shape=Shape.OTHER, part=0.5 if name in _HALF_OF_BOX else disc)


def _hole(thickness: int, box: Box) -> float:
    """Return how much of a disc a ring of the given thickness leaves open."""
    depth = min(max(thickness, 0), _PER_100_000 // 2) / _PER_100_000 * min(box.width, box.height)
    wide, high = box.width - 2 * depth, box.height - 2 * depth
    return max(0.0, wide) * max(0.0, high) / box.area if box.area else 0.0


def _sector(name: str, values: Mapping[str, int], box: Box) -> float:
    disc = math.pi / 4
    if name == "pieWedge":  # a quarter of a disc, in a box of its own
        return disc
    if name == "flowChartDelay":  # half a box and half a disc
        return 0.5 + disc / 2
    begin, end = (min(max(values[name], 0), _LARGEST_ANGLE) for name in ("adj1", "adj2"))
    turn = (end - begin) / 60_000 % _FULL_TURN or _FULL_TURN
    if name == "chord":
        angle = math.radians(turn)
        return (angle - math.sin(angle)) / 8
    solid = 1 - _hole(values["adj3"], box) if name == "blockArc" else 1.0
    return disc * turn / _FULL_TURN * solid


def _freeform(drawn: Element) -> Outline:
    """Tell what a freeform looks like from the area and the centre of mass of its first path."""
    path = next((path for path in drawn.iterfind(f"{A}pathLst/{A}path")), None)
    width, height = (integer(path.get(side)) if path is not None else None for side in ("w", "h"))
    if path is None or not width or not height:
        return Outline(shape=Shape.OTHER, part=math.pi / 4)
    area = moment_x = moment_y = 0.0
    curved = False
    for polygon, has_curves in _polygons(path):
        curved = curved or has_curves
        for (x0, y0), (x1, y1) in pairwise([*polygon, polygon[0]]):
            cross = x0 * y1 - x1 * y0
            area += cross / 2
            moment_x += (x0 + x1) * cross / 6
            moment_y += (y0 + y1) * cross / 6
    part = min(1.0, abs(area) / (width * height))
    if not area:
        return Outline(shape=Shape.OTHER, part=0.0)
    off_centre = max(abs(moment_x / area / width - 0.5), abs(moment_y / area / height - 0.5))
    shape = Shape.OTHER
    if curved and part > _LIKENESS:
        centred = off_centre < _LIKENESS and abs(part - math.pi / 4) < _LIKENESS
        shape = Shape.ELLIPSE if centred else Shape.OTHER if part > 1 - _LIKENESS else Shape.PIE
    elif part > 1 - _LIKENESS:
        shape = Shape.RECTANGLE
    return Outline(shape=shape, part=part)


_Point = tuple[float, float]


def first_polygon(drawn: Element) -> list[_Point]:
    """Return the corners of a freeform's first closed figure, as parts of its width and height."""
    path = next((path for path in drawn.iterfind(f"{A}pathLst/{A}path")), None)
    width, height = (integer(path.get(side)) if path is not None else None for side in ("w", "h"))
    if path is None or not width or not height:
        return []
    polygon, _ = next(_polygons(path), ([], False))
    return [(x / width, y / height) for x, y in polygon]


def _polygons(path: Element) -> Iterator[tuple[list[_Point], bool]]:
    """Give the closed figures of a path as corner points, and whether they had curves."""
    here: list[_Point] = []
    curved = False
    for command in path.iterchildren():
        corners = [
            (float(integer(point.get("x")) or 0), float(integer(point.get("y")) or 0))
            for point in command.iterchildren(f"{A}pt")
        ]
        match local_name(command):
            case "moveTo":
                if here:
                    yield here, curved
                here, curved = corners[:1], False
            case "lnTo":
                here += corners
            case "cubicBezTo" | "quadBezTo" if here and corners:
                here += _curve([here[-1], *corners])
                curved = True
            case "arcTo" if here:
                here += _arc(here[-1], command)
                curved = True
    if here:
        yield here, curved


def _curve(control: list[_Point]) -> list[_Point]:
    out = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        row = control
        while len(row) > 1:
            row = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for (x0, y0), (x1, y1) in pairwise(row)]
        out.append(row[0])
    return out


def _arc(start: _Point, command: Element) -> list[_Point]:
    radius_x, radius_y = (float(integer(command.get(name)) or 0) for name in ("wR", "hR"))
    begin, sweep = (math.radians(degrees(command.get(name)) or 0.0) for name in ("stAng", "swAng"))
    centre_x = start[0] - radius_x * math.cos(begin)
    centre_y = start[1] - radius_y * math.sin(begin)
    sweep = math.copysign(min(abs(sweep), 2 * math.pi), sweep)
    steps = _STEPS * math.ceil(abs(sweep) / _QUARTER)
    angles = (begin + sweep * step / steps for step in range(1, steps + 1))
    return [
        (centre_x + radius_x * math.cos(angle), centre_y + radius_y * math.sin(angle))
        for angle in angles
    ]
