"""Colours as the eye takes them: sRGB parts made linear, and how light they are together."""

from __future__ import annotations

from typing import Final

Rgb = tuple[float, float, float]  # red, green and blue, from 0 to 1

# Below this the sRGB curve is a straight line (IEC 61966-2-1), this steep.
_DARK: Final = 0.04045
_STEEP: Final = 12.92
# Above it is a power, moved to meet the line.
_POWER: Final = 2.4
_MOVED: Final = 0.055


def linear(rgb: Rgb) -> Rgb:
    """Return the light that each part of a colour (0 to 1) stands for."""
    red, green, blue = (
        part / _STEEP if part <= _DARK else ((part + _MOVED) / (1 + _MOVED)) ** _POWER
        for part in rgb
    )
    return red, green, blue


def gamma(rgb: Rgb) -> Rgb:
    """Return the colour whose parts stand for so much light (0 to 1): what `linear` undoes."""
    red, green, blue = (
        part * _STEEP
        if part <= _DARK / _STEEP
        else (1 + _MOVED) * min(part, 1.0) ** (1 / _POWER) - _MOVED
        for part in rgb
    )
    return red, green, blue


def weighed(rgb: Rgb) -> float:
    """Return how much of the three the eye takes in together (ITU-R BT.709)."""
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
