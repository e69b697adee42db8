"""Numbers as decks print them: with a sign, a currency or a unit, thousands apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_UNIT: Final = r"(?:kr\.?|NOK|SEK|DKK|EUR|USD|[$€£])"
_AMOUNT: Final = rf"(?:{_UNIT}\s?)?\d[\d\s.,'’]*(?:%|‰|{_UNIT})?"
# What may stand behind a figure as its unit, so that a dash before it is its sign: `- 4,2 mill.`
_COUNTED: Final = (
    r"(?:\s?(?:[mt]?kr|[mt]?nok|m?eur|m?usd|tusen|mill(?:ion(?:er|s)?)?|mrd|milliard(?:er)?|"
    r"billion|thousand|prosent(?:poeng)?|percent|pp|p\.p|%-?poeng)\.?)"
)
_FIGURE: Final = re.compile(rf"{_AMOUNT}{_COUNTED}*\s*$", re.IGNORECASE)
# A figure with its unit or with what it counts, and no date, ordinal, share, span or compound:
# `3 dager etter frist`, not `3. juni`, `3 av 4 poster`, `3–4 uker`, `3-årig avtale`.
_QUANTITY: Final = re.compile(
    rf"(?:{_UNIT}\s?)?(?!(?:19|20)\d\d\b)\d{{1,3}}(?:[ .]?\d{{3}})*(?:,\d+)?\s?(?:[%‰]|{_UNIT})?"
    r"(?:\s+(?!(?:av|of|og|and|til|to)\b)[^\W\d]|\s*$)",
    re.IGNORECASE,
)
_ENTRY: Final = re.compile(rf"\s*(?:[-–−+]?\s?(?:{_UNIT}[-–−]?)?{_AMOUNT}|\({_AMOUNT}\)|[-–−])\s*$")
_YEAR: Final = re.compile(r"\s*(?:19|20)\d\d\s*$")


def is_figure(text: str) -> bool:
    """Tell whether a text is a number without a sign, with its units or without, and no year."""
    return _FIGURE.match(text) is not None and _YEAR.match(text) is None


def is_quantity(text: str) -> bool:
    """Tell whether a text begins with a figure that may have a sign: so much, or so many of something."""
    return _QUANTITY.match(text) is not None


def are_amounts(texts: Sequence[str]) -> bool:
    """Tell whether texts are figures, or dashes for none, as those of a sum are, and no years."""
    return (
        all(map(_ENTRY.match, texts))
        and any(text.strip()[-1:].isalnum() or len(text) > 1 for text in texts)
        and not all(map(_YEAR.match, texts))
    )
