"""The numbers that a deck prints at its pages' feet, which may not be those of the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Page

FOOT: Final = 0.92  # of a page's height: below it stands its number
FEWEST_NUMBERED: Final = 3  # pages; figures of fewer may rise by one by chance
LEVEL: Final = 0.1  # of the font size: a line's baselines are so near
_BASELINE: Final = attrgetter("baseline")
_LEFT: Final = attrgetter("x0")


def mark_printed(pages: Sequence[Page]) -> None:
    """Note the numbers at the feet of pages that count on with one another, as a report's part has."""
    steps: dict[int, int] = {}
    for at, page in enumerate(pages):
        text = _at_foot(page)
        if text.isdecimal():
            steps[at] = int(text) - page.number
    usual = Counter(steps.values())
    for at, step in steps.items():
        if usual[step] >= FEWEST_NUMBERED:
            pages[at].printed = str(pages[at].number + step)


def _at_foot(page: Page) -> str:
    """Return the lowest line of a page where it is a figure at its foot, whose digits may be set one by one."""
    lowest = max(page.pieces, key=_BASELINE, default=None)
    if lowest is None or lowest.top < FOOT * page.height or not lowest.text.strip().isdecimal():
        return ""
    line = [
        piece for piece in page.pieces if lowest.baseline - piece.baseline < LEVEL * lowest.size
    ]
    return "".join([piece.text for piece in sorted(line, key=_LEFT)]).strip()
