"""The numbers that a deck prints at its pages' feet, which may not be those of the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Page

FOOT: Final = 0.92  # of a page's height: below it stands its number
FEWEST_NUMBERED: Final = 3  # pages; figures of fewer may rise by one by chance
_BASELINE: Final = attrgetter("baseline")


def mark_printed(pages: Sequence[Page]) -> None:
    """Note the numbers at the feet of pages that count on with one another, as a report's part has."""
    steps: dict[int, int] = {}
    for at, page in enumerate(pages):
        lowest = max(page.pieces, key=_BASELINE, default=None)
        text = "" if lowest is None else lowest.text.strip()
        if lowest is not None and text.isdecimal() and lowest.top >= FOOT * page.height:
            steps[at] = int(text) - page.number
    usual = Counter(steps.values())
    for at, step in steps.items():
        if usual[step] >= FEWEST_NUMBERED:
            pages[at].printed = str(pages[at].number + step)
