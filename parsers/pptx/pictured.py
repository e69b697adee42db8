"""Texts that stand on a picture and are about as light as it, so that they may be unseen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image

from parsers.pptx.grounds import Picture, Tone
from parsers.pptx.ink import ink
from parsers.pptx.package import Part
from parsers.pptx.page import Page
from parsers.pptx.unseen import outlined
from parsers.pptx.xml import A14, A, Element, P, R, child, descend, first, fraction
from parsers.unseen import PICTURED
from schema import Box, Paragraph

# Pixels of a side to which a part of a picture is brought down: enough to tell how much of it is
# light; and those that a photograph is read in, of which texts stand on a part.
_SMALL: Final = 48
_WHOLE: Final = 4 * _SMALL

_EXTENSIONS: Final = f"{A}extLst"
_CHANGED: Final = f"{A14}imgProps"  # a picture made lighter, or like a drawing

# Who reads letters on a picture reads them between its lamps and clouds. Dark photographs have a lighter
# middle mostly, on which people put dark letters.
LIGHT: Final = Tone(224, 256, 0.25)
DARK: Final = Tone(0, 41, 0.5)
# Greys amid all of the least contrast (`parsers.unseen`) are so far apart.
_NEAR: Final = 18


@lru_cache(maxsize=256)
def tone(colour: str | None) -> Tone | None:
    """Return the tone of letters of a colour (RRGGBB), None where that is unknown."""
    if not colour:
        return None
    parts = bytes.fromhex(colour)
    if min(parts) >= LIGHT.start:
        return LIGHT
    if max(parts) < DARK.stop:
        return DARK
    grey = round(0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2])  # as Pillow makes it
    return Tone(max(grey - _NEAR, 0), min(grey + _NEAR + 1, 256), DARK.most)


def keep_pictured(page: Page, element: Element, box: Box, texts: Iterable[Paragraph]) -> None:
    """Keep what a shape says on a picture, as it is painted so far."""
    runs = [run for paragraph in texts for run in paragraph.runs]
    body = child(element, f"{P}txBody")
    numbers = body is not None and any(
        (field.get("type") or "").startswith("slidenum") for field in body.iter(f"{A}fld")
    )
    if body is None or numbers or outlined(body):
        return
    place = ink(page, element, box, tuple(texts)) or box
    own = descend(element, f"{P}spPr", f"{A}blipFill", f"{A}blip")
    ground = Picture(page.part, own, box) if own is not None else _below(page, place)
    if ground is None:
        return
    for shade in dict.fromkeys(tone(run.colour) for run in runs):
        words = " ".join([run.text for run in runs if tone(run.colour) == shade])
        if shade is not None and words.strip():
            page.pictured.append((words, shade, ground, place))


def tell_kept(page: Page) -> None:
    """Say so of kept texts that stand where a picture has their tone, on a slide with tables.

    No other slide's are worth the time that opening a picture takes.
    """
    if page.tables:
        page.unseen += [
            (text, PICTURED)
            for text, shade, ground, place in page.pictured
            if _is_alike(page, shade, ground, place)
        ]


def tell_pictured(page: Page, box: Box, texts: Iterable[tuple[str, Tone, Element | None]]) -> None:
    """Say so of texts of a table at `box` that stand on a picture of their tone.

    Each comes with its cell's properties, which may fill the cell with a picture of its own.
    """
    alike: dict[tuple[str | None, Tone], bool] = {}  # None for what is below the cells
    for text, shade, properties in texts:
        blip = descend(properties, f"{A}blipFill", f"{A}blip")
        key = (blip.get(f"{R}embed") if blip is not None else None), shade
        if key not in alike:
            ground = Picture(page.part, blip, box) if blip is not None else _below(page, box)
            alike[key] = ground is not None and _is_alike(page, shade, ground, box)
        if alike[key]:
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


def _is_alike(page: Page, shade: Tone, ground: Picture, box: Box) -> bool:
    """Tell whether much of a picture has a tone in a box, or may be light where it cannot be opened here.

    A picture whose looks the file changes is not known to be dark or grey.
    """
    if shade is not LIGHT and any(
        one.tag != _EXTENSIONS or first(one, _CHANGED) is not None for one in ground.blip
    ):
        return False
    key = id(ground.part), ground.blip.get(f"{R}embed")
    if key not in page.thumbnails:
        page.thumbnails[key] = _thumbnail(ground.part.picture(key[1]))
    small = page.thumbnails[key]
    if small is None:
        return shade is LIGHT
    part = small.resize((_SMALL, _SMALL), box=_shown(ground, box))
    return sum(part.histogram()[shade.start : shade.stop]) > shade.most * _SMALL**2


def _thumbnail(picture: bytes | None) -> Image.Image | None:
    """Return a picture in grey and small, white where it is clear; None where it cannot be opened here."""
    try:
        with Image.open(BytesIO(picture or b"")) as opened:
            opened.draft("L", (_WHOLE, _WHOLE))  # a photograph need not be read in full
            if not opened.has_transparency_data:
                return opened.convert("L").resize((_WHOLE, _WHOLE))
            clear = opened.convert("RGBA").resize((_WHOLE, _WHOLE))
            paper = Image.new("RGBA", clear.size, "white")
            return Image.alpha_composite(paper, clear).convert("L")
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
