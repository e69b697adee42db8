"""Runs of text: how their properties have them printed, and what their letters then look like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.lines import SUPERSCRIPTS
from parsers.pptx.colours import FILLS, SOLID, Paint, Palette
from parsers.pptx.xml import A, Element, R, children, first, fraction, integer
from parsers.symbolfonts import icons_to_unicode, private_to_unicode, symbol_font, to_unicode

# Control characters are written so in XML 1.0 (ECMA-376, 22.9.2.19).
_ESCAPED: Final = re.compile(r"_x(00[01][0-9A-Fa-f]|005[Ff])_")

# Fonts of icons that put their own pictures where Wingdings has others.
_ICON_FONTS: Final = re.compile(r"awesome|mdl2|fluent|icon|material", re.IGNORECASE)

# What AutoCorrect writes for --> <-- ==> <== <=>: a letter of Wingdings in a run of its own, with
# the symbol font named beside the text's. As a whole run, none of them is a Norwegian word there.
_AUTOCORRECTED: Final = frozenset("àßèçó")

_LATIN: Final = f"{A}latin"
_SYMBOL: Final = f"{A}sym"
_HIGHLIGHT: Final = f"{A}highlight"


_LINK: Final = f"{A}hlinkClick"
# Says that a link is in the colour of its text (`tx`).
_LINK_COLOUR: Final = "{http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor}hlinkClr"


class Look(NamedTuple):
    """How a run is printed, as far as its own properties say.

    `size` is in hundredths of a point, `highlight` the colour (RRGGBB) painted behind it.
    """

    size: int | None = None
    struck: bool = False
    raised: bool = False
    capitals: bool = False
    highlight: str | None = None


PLAIN: Final = Look()


@lru_cache(maxsize=64)  # the many runs of a deck look in a few ways
def _look(attributes: tuple[tuple[str, str], ...]) -> Look:
    stated = dict(attributes)
    return Look(
        size=integer(stated.get("sz")),
        struck=stated.get("strike", "noStrike") != "noStrike",
        raised=(fraction(stated.get("baseline")) or 0.0) > 0,
        capitals=stated.get("cap") == "all",
    )


def read_run(
    text: str, properties: Element | None, palette: Palette
) -> tuple[str, Look, Paint | None]:
    """Return a run's text in plain characters, its look, and the paint that it states.

    Escapes, superscripts and the letters of symbol fonts are resolved. `properties` is the run's
    `a:rPr`.
    """
    text = _unescaped(text)
    if properties is None:
        return to_unicode(text, None), PLAIN, None
    look = _look(tuple(properties.items()))
    if look.raised:
        text = text.translate(SUPERSCRIPTS)
    if not len(properties):
        return to_unicode(text, None), look, None
    paint = font = symbols = None
    for part in children(properties):
        tag = part.tag
        if tag == SOLID or tag in FILLS:
            paint = palette.fill(part)
        elif tag == _LATIN:
            font = part.get("typeface")
        elif tag == _SYMBOL:
            symbols = part.get("typeface")
        elif tag == _HIGHLIGHT:
            look = look._replace(highlight=palette.colour(part))
        elif tag == _LINK:
            paint = _link(part, palette) or paint
    return _in_font(text, font, symbols), look, paint


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _link(link: Element, palette: Palette) -> Paint | None:
    """Return the theme's colour of links, in which a text is that is one, whatever else it states."""
    own = first(link, _LINK_COLOUR)
    if not (link.get(f"{R}id") or link.get("action")) or (
        own is not None and own.get("val") == "tx"
    ):
        return None
    return Paint(painted=True, colour=palette.scheme.get("hlink"))


def _in_font(text: str, font: str | None, symbols: str | None) -> str:
    """Return a text as its font prints it; `symbols` is the font named beside it for symbols."""
    if symbol_font(font):
        return to_unicode(text, font)
    if symbol_font(symbols):
        read = to_unicode if text.strip() in _AUTOCORRECTED else private_to_unicode
        return read(text, symbols)
    if text.isprintable():  # no icon's letter is
        return text
    read = icons_to_unicode if _ICON_FONTS.search(font or "") else to_unicode
    return read(text, font)
