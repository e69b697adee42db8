"""The pictogram in front of a measure, told from list signs and letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from schema.vocabulary import REMEMBERED

# Signs of category `Symbol, other` that are part of running text.
_TEXT_SIGNS: Final = frozenset("©®™°℃℉№℮¦")
# Circles and arrows that offices use as list signs: in front of a text they are no pictogram.
_LIST_SIGNS: Final = frozenset("●○◦▪▫■□◆◇▶►▸‣➢➤➔→•·–-*◑◐◒◓◔◕⬤⚫⚪◯✓✔")
_LISTING_BEHIND: Final = _LIST_SIGNS - frozenset("✓✔")  # a tick behind a text lists nothing
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f\u20e3")


@lru_cache(maxsize=REMEMBERED)
def is_icon(text: str) -> bool:
    """Tell whether a text is one pictogram and nothing else, whatever circle it may be."""
    stripped = text.strip()
    return bool(stripped) and _length(stripped) == len(stripped)


@lru_cache(maxsize=REMEMBERED)
def split_icon(text: str) -> tuple[str | None, str]:
    """Part a measure's text into the pictogram in front of it (or behind it) and the rest.

    A list sign in front is dropped. The icon is None where there is none.
    """
    rest = text.strip()
    length = _length(rest)
    if length and rest[0] not in _LIST_SIGNS:
        return rest[:length], rest[length:].strip()
    while rest and rest[0] in _LIST_SIGNS and rest[1:2].isspace():
        rest = rest[1:].strip()
    words = rest.rsplit(maxsplit=1)
    if len(words) > 1 and is_icon(words[1]) and words[1][0] not in _LISTING_BEHIND:
        return words[1], words[0]
    return None, rest


def _length(text: str) -> int:
    """Return the length of the pictogram that a text begins with, 0 where it begins with none."""
    if text[:1].isascii():
        return 0
    place = 0
    while place < len(text) and (
        _is_pictogram(text[place]) or (place and text[place] in _JOINERS) or _is_tone(text[place])
    ):
        place += 1
    return place


def _is_pictogram(char: str) -> bool:
    if char in _TEXT_SIGNS:
        return False
    return unicodedata.category(char) in ("So", "Co") or 0x1F000 <= ord(char) <= 0x1FBFF  # noqa: PLR2004


def _is_tone(char: str) -> bool:
    return 0x1F3FB <= ord(char) <= 0x1F3FF  # noqa: PLR2004
