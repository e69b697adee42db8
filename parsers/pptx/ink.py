"""Where the letters of a text stand in its box, and how high a row grows by them: estimated.

A file says a text's box and size, and leaves the rest to the program that sets it. All estimates
fall short of what is set, so that what they tell of is so.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from schema import Paragraph

# Of the font size: the letters of Norwegian text in a narrow font (Calibri) are 0.49 wide on the mean.
LETTER: Final = 0.45
LINE: Final = 1.15  # of the font size, from line to line; Calibri has 1.22, Arial 1.15
SIZE: Final = 18.0  # points, where nothing says another (ECMA-376, 21.1.2.3.2)


def height(paragraphs: Iterable[Paragraph], width: float) -> float:
    """Return how high a text is that is set to a width, in points."""
    whole = 0.0
    for paragraph in paragraphs:
        size = paragraph.size or SIZE
        room = width / (LETTER * size)  # in letters
        lines = [ceil(len(line) / room) or 1 for line in paragraph.text.split("\n")]
        whole += LINE * size * sum(lines)
    return whole
