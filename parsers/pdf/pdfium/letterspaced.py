"""Words whose letters are set apart, between which pdfium makes up blanks: `U t k a s t`."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import median
from typing import Final

FEWEST: Final = 2  # blanks in a text: of less, nothing tells that its letters are set apart
SHORT: Final = 3  # letters and blanks to a blank, on the mean: words of two letters
# Of the font size: letters are set apart by as much as pdfium takes for a blank, and no farther.
LEAST_APART: Final = 0.08
MOST_APART: Final = 0.6
BLANK: Final = 0.15  # of the font size: how much wider a blank between words is at least


def may_be_spaced(text: str) -> bool:
    """Tell whether a text has as many blanks as one whose letters are set apart."""
    blanks = text.count(" ")
    return blanks >= FEWEST and SHORT * blanks >= len(text) - 1 and text.upper() != text.lower()


def between_letters(
    text: str,
    edges: Sequence[float],
    made_up: AbstractSet[int],
    widths: Sequence[float],
    size: float,
) -> frozenset[int]:
    """Return which of the blanks that are made up stand between the letters of a word.

    `edges` says where each character begins, `widths` how wide it is, in points.
    """
    gaps = {at: edges[at + 1] - edges[at] for at in made_up if 0 < at < len(text) - 1}
    letters = [
        edges[at + 1] - edges[at] - widths[at]
        for at, (char, after) in enumerate(pairwise(text))
        if " " not in {char, after}
    ]
    if not gaps:
        return frozenset()
    apart = median([*gaps.values(), *letters])
    if not LEAST_APART * size <= apart <= MOST_APART * size:
        return frozenset()
    return frozenset(at for at, gap in gaps.items() if gap < apart + BLANK * size)
