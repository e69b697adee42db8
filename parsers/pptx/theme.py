"""What a slide's colours come from, and the background that it has by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from parsers.pptx.colours import BACKGROUND_FILLS, SOLID, Palette
from parsers.pptx.xml import A, Element, P, children, descend, first, integer

PAPER: Final = "FFFFFF"  # of a slide for which nothing says another colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a slide's colours come from: the palette, and the theme's lists of styles."""

    palette: Palette
    xml: Element | None = None
    fills: Element | None = None
    lines: Element | None = None

    @classmethod
    def of(cls, xml: Element | None, colour_map: Element | None) -> Theme:
        """Read a theme part's XML, under the colour names that a master or slide maps it to."""
        palette = Palette.of(xml, colour_map)
        if xml is None:
            return cls(palette=palette)
        fills, lines = first(xml, f"{A}fillStyleLst"), first(xml, f"{A}lnStyleLst")
        return cls(palette=palette, xml=xml, fills=fills, lines=lines)

    def background(self, pages: Iterable[Element | None]) -> str | None:
        """Return the colour (RRGGBB) of a slide's background, None where it is not all of one.

        `pages` are the slide, its layout and its master: the first one that says it counts.
        """
        stated = (descend(page, f"{P}cSld", f"{P}bg") for page in pages)
        ground = next((found for found in stated if found is not None), None)
        for element in children(ground) if ground is not None else ():
            if element.tag == f"{P}bgPr":
                return self.palette.colour(next(iter(element.iterchildren(SOLID)), None))
            if element.tag == f"{P}bgRef":
                return self._referred(element)
        return PAPER

    def _referred(self, reference: Element) -> str | None:
        """Return the colour of a background that is one of the theme's."""
        colour = self.palette.colour(reference)
        number = integer(reference.get("idx")) or 0
        styles = first(self.xml, f"{A}bgFillStyleLst")
        entries = children(styles) if styles is not None else []
        place = number - BACKGROUND_FILLS - 1
        if not 0 <= place < len(entries):
            return colour
        entry = entries[place]
        return self.palette.colour(entry, colour) if entry.tag == SOLID else None
