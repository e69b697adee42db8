"""How much room text takes in the decks' font, so that rows are as high as what stands in them.

The decks are set in Calibri, or in Carlito, which was drawn to the same widths.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LINE: Final = 1.2207
"""Height of a line, in font sizes: ascent, descent and line gap of the font."""

BOLD: Final = 1.04
"""How much wider bold text runs, at most."""

_UNKNOWN: Final = 950
"""Width given to characters that other fonts draw, such as pictograms."""

_BY_WIDTH: Final[Mapping[int, str]] = {  # thousandths of the font size
    221: "'",
    226: " \N{NO-BREAK SPACE}",
    230: "il",
    239: "j",
    250: ",’",
    252: ".I",
    268: ":;",
    291: "`",
    303: "()",
    305: "f",
    306: "-",
    307: "[]",
    314: "{}",
    319: "J",
    326: "!",
    334: "³",
    335: "t",
    349: "r",
    386: "/\\",
    391: "s",
    395: "z",
    401: '"',
    420: "L",
    423: "c",
    433: "x",
    452: "v",
    453: "y",
    455: "k",
    459: "FS",
    460: "|",
    463: "?",
    468: "Z",
    471: "g",
    479: "aåä",
    487: "TY",
    488: "E",
    498: "#*+<=>^_e~é–•§",
    507: "$0123456789",
    512: "«»",
    517: "P",
    519: "X",
    520: "K",
    525: "bdhnpquü",
    527: "oö",
    529: "ø",
    533: "C",
    543: "R",
    544: "B",
    567: "V",
    579: "AÅ",
    615: "D",
    623: "H",
    631: "G",
    642: "U",
    646: "N",
    662: "O",
    664: "Ø",
    673: "Q",
    682: "&",
    715: "%w",
    763: "Æ",
    773: "æ",
    799: "m",
    855: "M",
    890: "W",
    894: "@",
}
_WIDTHS: Final[Mapping[str, int]] = {
    character: width for width, characters in _BY_WIDTH.items() for character in characters
}


def width(text: str, size: float) -> float:
    """Return how wide text runs on one line, in points."""
    return sum(_WIDTHS.get(character, _UNKNOWN) for character in text) * size / 1000


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Return the lines that text is broken into in a box `room` points wide.

    Lines break after spaces and after hyphens between letters, as word processors do.
    """
    lines = []
    for given in text.split("\n"):
        line = ""
        for piece in re.findall(r"[^\s-]*-(?=\w)|\S+\s*|\s+", given):
            if line and width((line + piece).rstrip(), size) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece
        lines.append(line.rstrip())
    return lines


def height(paragraphs: tuple[str, ...], size: float, room: float) -> float:
    """Return how high paragraphs stand in a box `room` points wide, in points."""
    return sum(len(wrapped(text, size, room)) for text in paragraphs) * size * LINE
