"""Texts of a table that stand on a picture and are as light as it, so that they may be unseen."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from PIL import Image

from parsers.pptx.grounds import Picture
from parsers.pptx.package import Part
from parsers.pptx.page import Page
from parsers.pptx.xml import A, Element, P, R, descend
from parsers.unseen import PICTURED
from schema import Box

# Pixels of a side to which a picture is brought down: enough to tell how much of it is light.
_SMALL: Final = 48

# Of 255: white letters are hard to read on what is as light.
_LIGHT: Final = 224

# Of a picture: as little of it may be light behind white letters, as lamps and clouds are.
_FEW: Final = 0.25


def tell_pictured(page: Page, box: Box, texts: Iterable[tuple[str, Element | None]]) -> None:
    """Say so of white texts of a table at `box` that stand on a light picture, or one nobody can open.

    Each comes with its cell's properties, which may fill the cell with a picture of its own.
    """
    light: dict[str | None, bool] = {}  # by the cells' own pictures, None for what is below them
    for text, properties in texts:
        blip = descend(properties, f"{A}blipFill", f"{A}blip")
        name = blip.get(f"{R}embed") if blip is not None else None
        if name not in light:
            picture = (page.part, blip) if blip is not None else _below(page, box)
            light[name] = picture is not None and _is_light(*picture)
        if light[name]:
            page.unseen.append((text, PICTURED))


def _below(page: Page, box: Box) -> Picture | None:
    """Return the picture that a table stands on, None where something else is over it."""
    place = page.grounds.uppermost(box)
    if place is not None:
        return next((one for there, one in page.grounds.pictures if there is place), None)
    part: Part | None = page.part
    for above in ("slideLayout", "slideMaster"):
        if part is None or descend(part.root, f"{P}cSld", f"{P}bg") is not None:
            break
        part = part.related(above)
    if part is None:
        return None
    ground = descend(part.root, f"{P}cSld", f"{P}bg", f"{P}bgPr")
    blip = descend(ground, f"{A}blipFill", f"{A}blip")
    return (part, blip) if blip is not None else None


def _is_light(part: Part, blip: Element) -> bool:
    """Tell whether much of a picture is nearly white, as one may be that cannot be opened here."""
    data = part.picture(blip.get(f"{R}embed"))
    try:
        with Image.open(BytesIO(data or b"")) as opened:
            opened.draft("L", (_SMALL, _SMALL))  # a photograph need not be read in full
            small = opened.convert("L").resize((_SMALL, _SMALL))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return True
    return sum(small.histogram()[_LIGHT:]) > _FEW * _SMALL**2
