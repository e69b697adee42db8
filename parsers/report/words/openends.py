"""Texts that cannot end where they do."""

from __future__ import annotations

import re
from typing import Final

# Words and signs that no text ends with. Most prepositions are none: `tall de kan styre etter`.
_OPEN_WORDS: Final = frozenset(
    {
        *("og", "eller", "samt", "men", "at", "å", "som", "av", "fra", "mellom", "innen"),
        *("den", "en", "et", "ei", "ein", "eit", "både", "enten"),
        *("and", "or", "that", "the", "a", "an"),
    }
)
# Words that go on with what stands before them.
GOING_ON: Final = frozenset(("og", "eller", "samt", "and", "or", "&"))
# A verb may leave its preposition behind: `Flere modeller å velge mellom`.
_STRANDED: Final = re.compile(r"\bå \w+ (?:av|fra|mellom)$")
_OPEN_SIGNS: Final = (",", "(", "&", "-")


def ends_open(text: str) -> bool:
    """Tell whether a text ends amid a sentence: with such a word or sign, or a bracket left open."""
    cut = text.endswith(_OPEN_SIGNS) or text.rpartition(" ")[2] in _OPEN_WORDS
    cut = cut and _STRANDED.search(text) is None
    return cut or ("(" in text and text.count("(") > text.count(")"))


def goes_on(text: str, line: str) -> bool:
    """Tell whether a line goes on with the text above it: `Avtaler` / `og statistikk`."""
    return ends_open(text) or line.partition(" ")[0] in GOING_ON
