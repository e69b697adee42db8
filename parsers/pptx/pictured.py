"""Texts that stand on a picture and are as light as it, so that they may be unseen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image

from parsers.pptx.grounds import Picture
from parsers.pptx.ink import ink
from parsers.pptx.package import Part
from parsers.pptx.page import Page
from parsers.pptx.unseen import outlined
from parsers.pptx.xml import A, Element, P, R, child, descend, fraction
from parsers.unseen import PICTURED
from schema import Box, Paragraph

# Pixels of a side to which a part of a picture is brought down: enough to tell how much of it is
# light; and those that a photograph is read in, of which texts stand on a part.
_SMALL: Final = 48
_WHOLE: Final = 4 * _SMALL

# Of 255: letters that are as light are hard to read on what is as light.
_LIGHT: Final = 224

# Of a picture: as little of it may be light behind white letters, as lamps and clouds are.
_FEW: Final = 0.25


@lru_cache(maxsize=256)
def light(colour: str | None) -> bool:
    """Tell whether letters of a colour (RRGGBB) are nearly white; such as nothing tells are not."""
    return colour is not None and min(bytes.fromhex(colour)) >= _LIGHT


def keep_light(page: Page, element: Element, box: Box, texts: Iterable[Paragraph]) -> None:
    """Keep what a shape says in light letters on a picture, as it is painted so far."""
    runs = [run.text for paragraph in texts for run in paragraph.runs if light(run.colour)]
    body = child(element, f"{P}txBody")
    numbers = body is not None and any(
        (field.get("type") or "").startswith("slidenum") for field in body.iter(f"{A}fld")
    )
    if not runs or body is None or numbers or outlined(body):
        return
    place = ink(page, element, box, tuple(texts)) or box
    own = descend(element, f"{P}spPr", f"{A}blipFill", f"{A}blip")
    ground = Picture(page.part, own, box) if own is not None else _below(page, place)
    if ground is not None:
        page.light.append((" ".join(runs), ground, place))


def tell_light(page: Page) -> None:
    """Say so of kept texts that stand where a picture is light, on a slide with tables.

    No other slide's are worth the time that opening a picture takes.
    """
    if page.tables:
        page.unseen += [
            (text, PICTURED) for text, ground, place in page.light if _is_light(page, ground, place)
        ]


def tell_pictured(page: Page, box: Box, texts: Iterable[tuple[str, Element | None]]) -> None:
    """Say so of white texts of a table at `box` that stand on a light picture, or one nobody can open.

    Each comes with its cell's properties, which may fill the cell with a picture of its own.
    """
    pale: dict[str | None, bool] = {}  # by the cells' own pictures, None for what is below them
    for text, properties in texts:
        blip = descend(properties, f"{A}blipFill", f"{A}blip")
        name = blip.get(f"{R}embed") if blip is not None else None
        if name not in pale:
            ground = Picture(page.part, blip, box) if blip is not None else _below(page, box)
            pale[name] = ground is not None and _is_light(page, ground, box)
        if pale[name]:
            page.unseen.append((text, PICTURED))


def _below(page: Page, box: Box) -> Picture | None:
    """Return the picture that a text stands on, None where something else is over it."""
    place = page.grounds.uppermost(box)
    if place is not None:
        return next((one for one in page.grounds.pictures if one.place is place), None)
    part: Part | None = page.part
    for above in ("slideLayout", "slideMaster"):
        if part is None or descend(part.root, f"{P}cSld", f"{P}bg") is not None:
            break
        part = part.related(above)
    if part is None:
        return None
    ground = descend(part.root, f"{P}cSld", f"{P}bg", f"{P}bgPr")
    blip = descend(ground, f"{A}blipFill", f"{A}blip")
    whole = Box(0.0, 0.0, *page.size)
    return Picture(part, blip, whole) if blip is not None else None


def _is_light(page: Page, ground: Picture, box: Box) -> bool:
    """Tell whether much of a picture is nearly white in a box, as one may be that cannot be opened here."""
    key = id(ground.part), ground.blip.get(f"{R}embed")
    if key not in page.thumbnails:
        page.thumbnails[key] = _thumbnail(ground.part.picture(key[1]))
    small = page.thumbnails[key]
    if small is None:
        return True
    part = small.resize((_SMALL, _SMALL), box=_shown(ground, box))
    return sum(part.histogram()[_LIGHT:]) > _FEW * _SMALL**2


def _thumbnail(picture: bytes | None) -> Image.Image | None:
    """Return a picture in grey and small, None where it cannot be opened here."""
    try:
        with Image.open(BytesIO(picture or b"")) as opened:
            opened.draft("L", (_WHOLE, _WHOLE))  # a photograph need not be read in full
            return opened.convert("L").resize((_WHOLE, _WHOLE))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _shown(ground: Picture, box: Box) -> tuple[float, float, float, float]:
    """Return the part of a picture's thumbnail that is seen in a box: left, top, right, bottom."""
    place = ground.place
    fill = ground.blip.getparent()
    cut = child(fill, f"{A}srcRect") if fill is not None else None
    left, right, top, bottom = (
        (fraction(cut.get(side)) if cut is not None else None) or 0.0 for side in "lrtb"
    )
    across = (1 - left - right) / max(place.width, 1.0)
    down = (1 - top - bottom) / max(place.height, 1.0)
    x0, y0, x1, y1 = (
        _WHOLE * min(1.0, max(0.0, side))
        for side in (
            left + (box.x0 - place.x0) * across,
            top + (box.top - place.top) * down,
            left + (box.x1 - place.x0) * across,
            top + (box.bottom - place.top) * down,
        )
    )
    x0, y0 = min(x0, _WHOLE - 1.0), min(y0, _WHOLE - 1.0)  # a pixel is seen at least
    return x0, y0, max(x1, x0 + 1.0), max(y1, y0 + 1.0)
