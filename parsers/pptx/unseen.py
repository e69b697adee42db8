"""Text of a slide that nobody sees: in hidden shapes, below others, in the colour of its fill."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageStat

from parsers.pptx.colours import FILLS, SOLID, is_drawn
from parsers.pptx.xml import A, Element, P, child, degrees, descend, first, fraction
from schema import Box

# Points: how far text may stick out of what covers it; margins of text boxes are wider.
_STICKS_OUT: Final = 1.0

# Of a cell: what lies over so much of it and its middle hides what is written there.
_MOST: Final = 0.5

# As opaque as this is what hides what lies below it: black letters show through white as a pale grey
# (D9D9D9). A picture is so on the mean, for its corners may be round.
_OPAQUE: Final = 0.85
# As opaque as this it is seen, like a veil or a marker over what it leaves to be read.
_VEIL: Final = 0.15

# Of a turn, in degrees; the box of what is turned further has its sides swapped.
EIGHTH: Final = 45.0

_FULL: Final = 255  # of a pixel that is wholly opaque

# What names a shape in a slide's timing that is played, or clicked on.
_PLAYED: Final = frozenset({f"{P}cmd", f"{P}cMediaNode", f"{P}cond"})

_EFFECTS: Final = frozenset({f"{A}effectLst", f"{A}effectDag"})


def written(shape: Element) -> str:
    """Return all text that stands in a shape or a group."""
    return " ".join(text.text or "" for text in shape.iter(f"{A}t"))


def animated(slide: Element) -> frozenset[str]:
    """Return the ids of the shapes that move or go while a slide is shown.

    Those that come, change their look or are played lie in the end where the slide shows them.
    """
    timing = child(slide, f"{P}timing")
    if timing is None:
        return frozenset()
    targets = timing.iter(f"{P}spTgt")
    return frozenset(target.get("spid", "") for target in targets if not _stays(target))


def _stays(target: Element) -> bool:
    """Tell whether what is done to a shape leaves it where the slide shows it."""
    above = list(target.iterancestors())
    if any(one.tag in _PLAYED for one in above):
        return True
    effects = (one.get("presetClass") for one in above)
    return next((effect for effect in effects if effect is not None), None) in {"entr", "emph"}


def opaque(properties: Element | None, least: float = _OPAQUE) -> bool:
    """Tell whether a shape that is painted hides what lies below it."""
    fills = properties.iterchildren(SOLID, *FILLS) if properties is not None else ()
    alpha = next((one for fill in fills if (one := first(fill, f"{A}alpha")) is not None), None)
    return alpha is None or (fraction(alpha.get("val")) or 0.0) >= least


def veils(properties: Element | None) -> bool:
    """Tell whether a shape that is painted leaves what lies below it to be read, and is seen itself."""
    return opaque(properties, _VEIL)


def hides_some(properties: Element | None) -> bool:
    """Tell whether a shape that is painted hides what lies below it, be it that it fades to one side."""
    if opaque(properties):
        return True
    fading = child(properties, f"{A}gradFill") if properties is not None else None
    alphas = (
        [first(stop, f"{A}alpha") for stop in fading.iter(f"{A}gs")] if fading is not None else []
    )
    return any(one is None or (fraction(one.get("val")) or 0.0) >= _OPAQUE for one in alphas)


def lean(properties: Element | None, group: float = 0.0) -> float:
    """Return how far a shape is turned from its box, in degrees: 45 either way at most, 90 in a turned group.

    `group` is how far the groups around it are turned.
    """
    stated = descend(properties, f"{A}xfrm")
    turn = degrees(stated.get("rot")) if stated is not None else None
    own = _from_level(turn) if turn else 0.0
    return own + _from_level(group) if group else own


def _from_level(turn: float) -> float:
    return (turn + EIGHTH) % (2 * EIGHTH) - EIGHTH


def covers(box: Box, other: Box | None) -> bool:
    """Tell whether a box covers all of another."""
    return (
        other is not None
        and box.x0 <= other.x0 + _STICKS_OUT
        and box.top <= other.top + _STICKS_OUT
        and other.x1 <= box.x1 + _STICKS_OUT
        and other.bottom <= box.bottom + _STICKS_OUT
    )


def covers_most(box: Box, cell: Box) -> bool:
    """Tell whether a box covers the middle of a cell, and as much of the rest of it."""
    return box.contains(cell.center) and box.overlap(cell) >= _MOST * cell.area


def hides(picture: bytes) -> bool:
    """Tell whether a picture hides what lies below it, as one does that cannot be opened here."""
    try:
        with Image.open(BytesIO(picture)) as opened:
            if not opened.has_transparency_data:
                return True
            alpha = ImageStat.Stat(opened.convert("RGBA").getchannel("A"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return True
    return alpha.mean[0] >= _OPAQUE * _FULL


def outlined(body: Element) -> bool:
    """Tell whether letters have a contour, a shadow or a glow, which are seen on any ground."""
    return any(
        len(part) and (part.tag in _EFFECTS or is_drawn(part))
        for run in body.iter(f"{A}rPr")
        for part in run
    )
