"""The numbers printed at pages' feet, which are the pages' own or a longer report's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Page, Piece

FOOT: Final = 0.92  # of a page's height: below it stands its number
# Pages whose figures count on in one place; a figure that ends one page's table may be any.
FEWEST_NUMBERED: Final = 2
LEVEL: Final = 0.1  # of the font size: a line's baselines are so near
_BASELINE: Final = attrgetter("baseline")
_LEFT: Final = attrgetter("x0")


def mark_printed(pages: Sequence[Page]) -> None:
    """Note the figure at a page's foot that is its number, or counts on with other pages' there."""
    found = []
    for page in pages:
        pieces = _at_foot(page)
        text = "".join([piece.text for piece in pieces]).strip()
        if text.isdecimal():
            found.append((page, pieces, (int(text) - page.number, round(pieces[0].baseline))))
    alike = Counter(key for _, _, key in found)
    for page, pieces, key in found:
        if key[0] == 0 or alike[key] >= FEWEST_NUMBERED:
            page.printed = pieces


def _at_foot(page: Page) -> Sequence[Piece]:
    """Return a page's lowest line from left to right, if it begins at the foot and nothing is beside it.

    A number's digits may be set one by one.
    """
    level = [piece for piece in page.pieces if not (piece.turn or piece.skewed)]
    lowest = max(level, key=_BASELINE, default=None)
    if lowest is None or lowest.top < FOOT * page.height or not lowest.text.strip().isdecimal():
        return ()
    line = []
    for piece in level:
        if lowest.baseline - piece.baseline < LEVEL * lowest.size:
            line.append(piece)
        elif piece.bottom > lowest.top and piece.text.strip():
            return ()
    return sorted(line, key=_LEFT)
