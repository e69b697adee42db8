"""Colours and fills of a presentation: theme colours and their changes made plain RRGGBB."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from PIL import ImageColor

from parsers.luminance import Rgb, gamma, linear, weighed
from parsers.pptx.xml import A, Element, children, degrees, first, fraction, integer, local_name
from parsers.unseen import SAME, unreadable

# The names of colours in a slide and the theme's, as masters usually map them (ECMA-376, 19.3.1.6).
_USUAL_MAP: Final[Mapping[str, str]] = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_SCHEME: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
_SYSTEM: Final[Mapping[str, str]] = {"window": "FFFFFF", "windowText": "000000"}
_PRESET_PREFIXES: Final = {"dk": "dark", "lt": "light", "med": "medium"}

SOLID: Final = f"{A}solidFill"
_PLAIN: Final = f"{A}srgbClr"
_HEX: Final = re.compile("[0-9A-Fa-f]{6}")

# Less opaque than this, a fill or a letter is not seen.
_VISIBLE: Final = (SAME + 1) / 255

# A letter that is no more opaque is hardly seen on any ground: black ones are a pale grey on white (D9D9D9).
_FAINT: Final = 0.15
# One that is no more opaque may be so on the slide's usual ground; a clearer one is asked for its colour.
_PALE: Final = 0.3

# How much of a pattern is its foreground, by how its name begins, where that does not say it (`pct20`).
_DENSITY: Final[Mapping[str, float]] = {
    "dk": 0.5, "nar": 0.5, "wd": 0.4, "smCheck": 0.5, "lgCheck": 0.5, "smGrid": 0.45, "weave": 0.45,
    "plaid": 0.45, "trellis": 0.75, "sphere": 0.6, "dot": 0.1, "divot": 0.1,
}  # fmt: skip
_SPARSE: Final = 0.2  # of other patterns: lines that are thin and far apart, bricks, waves

# Entries of the theme's list of background fills are counted from here (ECMA-376, 20.1.4.2.10).
BACKGROUND_FILLS: Final = 1000

FILLS: Final = frozenset(
    f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill", "grpFill")
)


_LINE: Final = f"{A}ln"
_DRAWN: Final = FILLS - {f"{A}noFill"}


def is_drawn(element: Element) -> bool:
    """Tell whether an element is a line (`a:ln`) that is drawn."""
    return element.tag == _LINE and any(part.tag in _DRAWN for part in element)


class Paint(NamedTuple):
    """What an area is painted with: nothing, a colour (RRGGBB), or a picture (no one colour).

    `faint` tells that the colour is nearly clear.
    """

    painted: bool
    colour: str | None = None
    picture: bool = False
    faint: bool = False


UNPAINTED: Final = Paint(painted=False)


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """A theme's colours by their names in slides, RRGGBB."""

    scheme: Mapping[str, str]

    @classmethod
    def of(cls, theme: Element | None, colour_map: Element | None) -> Palette:
        """Read a theme's colours, under the names that a master or slide maps them to."""
        named: dict[str, str] = {}
        colours = first(theme, f"{A}clrScheme")
        for entry in children(colours) if colours is not None else ():
            colour = cls({}).colour(entry)
            if colour is not None:
                named[local_name(entry)] = colour
        mapping = {**_USUAL_MAP, **{name: name for name in _SCHEME}}
        if colour_map is not None:
            mapping.update((str(name), str(value)) for name, value in colour_map.attrib.items())
        return cls({name: named[target] for name, target in mapping.items() if target in named})

    def colour(self, parent: Element | None, placeholder: str | None = None) -> str | None:
        """Return the colour that stands in an element, None where there is none or it is clear.

        `placeholder` is the colour that a style asks its user for (`phClr`).
        """
        if parent is None:
            return None
        for element in children(parent):
            if element.tag == _PLAIN and not len(element):
                colour = _plain(element.get("val", ""))
                if colour is not None:
                    return colour
            base = self._base(element, placeholder)
            if base is not None:
                return _changed(base, element)
        return None

    def _base(self, element: Element, placeholder: str | None) -> Rgb | None:
        value = element.get("val") or ""
        match local_name(element):
            case "srgbClr":
                return _rgb(value)
            case "schemeClr":
                return _rgb(placeholder if value == "phClr" else self.scheme.get(value))
            case "sysClr":
                return _rgb(element.get("lastClr") or _SYSTEM.get(value))
            case "prstClr":
                return _rgb(_preset(value))
        return _numbers(element)

    def paint(self, properties: Element | None, group: Paint = UNPAINTED) -> Paint | None:
        """Return the fill that an element with fill properties states, None where it states none.

        A gradient counts as the mean of its stops, a pattern as that of its two colours. `group` is
        the fill of the group around.
        """
        if properties is None:
            return None
        for element in reversed(properties):  # a cell's stands behind its four borders
            tag = element.tag
            if tag == SOLID or tag in FILLS:
                return self.fill(element, None, group)
        return None

    def fill(
        self, element: Element, placeholder: str | None = None, group: Paint = UNPAINTED
    ) -> Paint:
        """Return what one of the elements in `FILLS` paints with."""
        if element.tag == SOLID:
            return self._solid(element, placeholder)
        match local_name(element):
            case "gradFill":
                stops = element.iterfind(f"{A}gsLst/{A}gs")
                colour = _mean([self.colour(stop, placeholder) for stop in stops])
                if colour is None and _is_mixed(element):
                    return UNPAINTED
            case "pattFill":
                front, back = (
                    self.colour(element.find(f"{A}{name}"), placeholder)
                    for name in ("fgClr", "bgClr")
                )
                colour = _mixed(front, back, _density(element.get("prst") or ""))
            case "blipFill":
                return Paint(painted=True, picture=True)
            case "grpFill":
                return group
            case _:
                return UNPAINTED
        return _in_colour(colour)

    def _solid(self, element: Element, placeholder: str | None) -> Paint:
        for one in element:
            if one.tag == _PLAIN and not len(one):  # as most fills are
                paint = _in_colour(_plain(one.get("val", "")))
                if paint.painted:
                    return paint
            break
        paint = _in_colour(self.colour(element, placeholder))
        opacity = first(element, f"{A}alpha")
        if opacity is None:
            return paint
        if not paint.painted:
            return UNPAINTED
        part, ground = fraction(opacity.get("val")) or 0.0, self.scheme.get("bg1")
        pale = part <= _PALE and unreadable(_mixed(paint.colour, ground, part), ground)
        own = pale and not unreadable(paint.colour, ground)  # else it is meant for another ground
        return paint._replace(faint=part <= _FAINT or own)

    def referred(self, reference: Element | None, styles: Element | None) -> Paint | None:
        """Return the paint that a shape's style refers to (`a:fillRef`, `a:lnRef`).

        `styles` is the theme's list of such styles; where it is missing, the reference's own
        colour is taken.
        """
        index = integer(reference.get("idx")) if reference is not None else None
        if reference is None or index is None:
            return None
        colour = self.colour(reference)
        if index in {0, BACKGROUND_FILLS}:
            return UNPAINTED
        entries = list(styles) if styles is not None else []
        entry = entries[index - 1] if 1 <= index <= len(entries) else None
        if entry is not None and entry.tag == f"{A}ln":
            entry = next((part for part in entry.iterchildren() if part.tag in FILLS), None)
        if entry is not None:
            return self.fill(entry, colour)
        return _in_colour(colour)


@lru_cache(maxsize=256)  # the many runs and cells of a deck have a few colours
def _in_colour(colour: str | None) -> Paint:
    return Paint(painted=colour is not None, colour=colour)


def _mixed(front: str | None, back: str | None, part: float) -> str | None:
    """Return the colour that two come to (RRGGBB), of which the first has a part; the one that is known."""
    one, other = _rgb(front), _rgb(back)
    if one is None or other is None:
        return front or back
    red, green, blue = (
        part * here + (1 - part) * there for here, there in zip(one, other, strict=True)
    )
    return _hex((red, green, blue))


def _density(name: str) -> float:
    """Return how much of a pattern of a name (ECMA-376, 20.1.10.51) is its foreground."""
    if name.startswith("pct"):
        return (integer(name[len("pct") :]) or 0) / 100
    return next((part for start, part in _DENSITY.items() if name.startswith(start)), _SPARSE)


@lru_cache(maxsize=256)
def _plain(value: str) -> str | None:
    return value.upper() if _HEX.fullmatch(value) else None


def _rgb(value: str | None) -> Rgb | None:
    if value is None or len(value) != len("RRGGBB"):
        return None
    try:
        red, green, blue = bytes.fromhex(value)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def _numbers(element: Element) -> Rgb | None:
    """Return a colour that is written as three numbers."""
    match local_name(element):
        case "scrgbClr":
            red, green, blue = (fraction(element.get(name)) or 0.0 for name in "rgb")
            return gamma((red, green, blue))
        case "hslClr":
            hue = (degrees(element.get("hue")) or 0.0) / 360
            lum, sat = (fraction(element.get(name)) or 0.0 for name in ("lum", "sat"))
            return colorsys.hls_to_rgb(hue, lum, sat)
    return None


def _hex(rgb: Rgb) -> str:
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in rgb)


def _preset(name: str) -> str | None:
    for short, long in _PRESET_PREFIXES.items():
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    try:
        red, green, blue = ImageColor.getrgb(name.lower())[:3]
    except ValueError:
        return None
    return f"{red:02X}{green:02X}{blue:02X}"


def _is_mixed(fill: Element) -> bool:
    """Tell whether a fill says how opaque it is."""
    return first(fill, f"{A}alpha") is not None


def _mean(colours: list[str | None]) -> str | None:
    known = [rgb for colour in colours if (rgb := _rgb(colour)) is not None]
    if not known:
        return None
    red, green, blue = (sum(parts) / len(known) for parts in zip(*known, strict=True))
    return _hex((red, green, blue))


def _changed(rgb: Rgb, element: Element) -> str | None:
    for change in children(element):
        name = local_name(change)
        value = fraction(change.get("val"))
        if name == "alpha" and value is not None and value < _VISIBLE:
            return None
        if name in {"hueOff", "hue"}:
            turn = degrees(change.get("val"))
            value = None if turn is None else turn / 360
        rgb = _change(rgb, name, value)
    return _hex(rgb)


def _change(rgb: Rgb, name: str, value: float | None) -> Rgb:
    """Apply one colour change (ECMA-376, 20.1.2.3)."""
    match name:
        case "inv":
            return 1 - rgb[0], 1 - rgb[1], 1 - rgb[2]
        case "gray":
            grey = weighed(rgb)
            return grey, grey, grey
        case "tint" if value is not None:
            red, green, blue = linear(rgb)
            return gamma((1 - (1 - red) * value, 1 - (1 - green) * value, 1 - (1 - blue) * value))
        case "shade" if value is not None:
            red, green, blue = linear(rgb)
            return gamma((red * value, green * value, blue * value))
    hue, lum, sat = colorsys.rgb_to_hls(*rgb)
    parts = {"hue": hue, "lum": lum, "sat": sat}
    part = name.removesuffix("Mod").removesuffix("Off")
    if value is None or part not in parts:
        return rgb
    if name.endswith("Mod"):
        parts[part] *= value
    elif name.endswith("Off"):
        parts[part] += value
    else:
        parts[part] = value
    lum, sat = (min(1.0, max(0.0, parts[part])) for part in ("lum", "sat"))
    return colorsys.hls_to_rgb(parts["hue"] % 1.0, lum, sat)
