"""When two printings say the same: what an office changed, and what a format or reader did."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_QUOTES: Final = str.maketrans(dict.fromkeys("'`´‘’‚‛“”„‟‹›«»′″", '"'))
# Dashes of every kind, the minus sign and the hyphens that NFKC leaves alone.
_DASHES: Final = re.compile("[\u2010-\u2015\u2043\u2212-]")
# Signs that start a list item and can be nothing else there; a letter or figure counts only with
# a bracket, for `1.` and `2.` may be ordinals.
_LIST_SIGN: Final = re.compile(
    r"^(?:[•●○◦◘◙▪▫■□◆◇►▶▸▹➢➤➔→‣⁃∙·*§❖✓✔\ue000-\uf8ff]\s*|[-–—]\s+|[0-9a-zæøå]{1,2}\)\s+)+"
)
# Soft hyphens, zero-width spaces and joiners, direction marks; variation selectors.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Decks repeat their texts month by month, and every stage asks for them: far more distinct ones
# than a folder of decks prints in a year, beyond which the longest unused are forgotten.
_REMEMBERED: Final = 65536


@lru_cache(maxsize=_REMEMBERED)
def folded(text: str) -> str:
    """Return what a text says, in a form that is equal for all printings of it.

    White space, hyphenation, letter case, a list sign in front, a final full stop, the kinds of
    dash and quotation mark, ligatures, decomposed and invisible characters do not count. A dash
    before a figure does: `5-10 %` is not `510 %`.
    """
    text = _INVISIBLE.sub("", text).translate(_QUOTES)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _LIST_SIGN.sub("", " ".join(text.split()))
    text = "".join(_DASHES.sub("-", text).split())
    return re.sub(r"-(?!\d)", "", text).rstrip(".")


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing that an office would call a change."""
    return one == other or folded(one) == folded(other)


def same_items(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lists hold the same items in the same order."""
    return one == other or _folded_items(one) == _folded_items(other)


def same_flow(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lists say the same from first to last, wherever items begin and end."""
    return "".join(_folded_items(one)) == "".join(_folded_items(other))


def _folded_items(items: Sequence[str]) -> list[str]:
    return [text for text in map(folded, items) if text]
