"""How wide printed lines are, guessed from their letters, and which of them were wrapped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

# A line that is shorter than this share of the widest one, the next word counted, was not wrapped;
# one that is shorter than the other share was hardly: widths are guessed from letters.
SHORT_LINE: Final = 0.8
FITTING_LINE: Final = 0.94

# The widths of letters in a sans-serif face, in units of an `n`.
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]/-–· ")
_WIDE: Final = frozenset("mwMWÆæ@%—")


def line_width(text: str) -> float:
    """Return about how wide a text is, in widths of an `n`."""
    return sum(
        0.5 if letter in _NARROW else 1.5 if letter in _WIDE else 1.2 if letter.isupper() else 1.0
        for letter in text
    )


def is_short(line: str, after: str, width: float, share: float = SHORT_LINE) -> bool:
    """Tell whether a line had room for the first word of the next, and so was not wrapped."""
    return line_width(f"{line} {after.partition(' ')[0]}") < share * width


def column_width(texts: Iterable[Sequence[str]]) -> float:
    """Return the width that wraps texts into their lines: so long, and the next word does not fit."""
    texts = [lines for lines in texts if any(lines)]
    wrapped = [
        (line_width(line), line_width(f"{line} {after.partition(' ')[0]}"))
        for lines in texts
        for line, after in pairwise(lines)
    ]
    single = [line_width(lines[-1]) for lines in texts]
    if not wrapped:
        return max(single, default=math.inf)
    candidates = sorted({width for pair in wrapped for width in pair} | set(single))

    def wrong(width: float) -> float:
        late = sum(low > width for low, _ in wrapped) + sum(low > width for low in single)
        early = sum(high < width for _, high in wrapped)
        return late + early

    least = min(wrong(width) for width in candidates)
    return median(width for width in candidates if wrong(width) == least)
