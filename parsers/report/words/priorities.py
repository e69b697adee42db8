"""Priorities as cells state them."""

from __future__ import annotations

import re
from typing import Final

_FIGURE: Final = re.compile(r"\d")
# Brackets, and what makes a figure a sign of its own: `1️⃣`.
_SIGNS: Final = re.compile("[()\\s\ufe0f\u20e3]+")
MOST_FIGURES: Final = 2
_SEVERAL: Final = re.compile(r"\d[()\s]+\d")  # of two rows that seem to be one, or of a text beside
_PRI: Final = re.compile(
    rf"^(?:pri(?:o|oritet|oritering|ority)?\.?\s*|p)?(\d{{1,{MOST_FIGURES}}})\.?$", re.IGNORECASE
)


def priority(text: str) -> int | None:
    """Return the priority that a cell states (`1`, `1.`, `P1`, `Pri. 1`), None for other texts."""
    if text.isdecimal():  # as nearly all
        return int(text) if len(text) <= MOST_FIGURES else None
    if not _FIGURE.search(text) or _SEVERAL.search(text):
        return None
    found = _PRI.match(_SIGNS.sub("", text))
    return int(found.group(1)) if found else None
