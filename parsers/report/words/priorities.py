"""Priorities as cells state them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.lines import either
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded, words_in

_FIGURE: Final = re.compile(r"\d")
# Brackets, and what makes a figure a sign of its own: `1️⃣`.
_SIGNS: Final = re.compile("[()\\s\ufe0f\u20e3]+")
MOST_FIGURES: Final = 2
_SEVERAL: Final = re.compile(r"\d[()\s]+\d")  # of two rows that seem to be one, or of a text beside
_PRI: Final = re.compile(
    rf"^(?:pri(?:o|oritet|oritering|ority)?\.?\s*|p)?(\d{{1,{MOST_FIGURES}}})\.?$", re.IGNORECASE
)
# A figure with the word for it, either in brackets or a sign between them: `(1) High`, `1 – Høy`.
_WORD: Final = r"[^\W\d_]+"
_WORDED: Final = re.compile(
    rf"^(?:\((?P<a>\d)\)\s*{_WORD}|(?P<b>\d)\s*(?:[–:-]\s*{_WORD}|\({_WORD}\))|{_WORD}\s*\((?P<c>\d)\))$"
)


@lru_cache(maxsize=REMEMBERED)
def priority(text: str) -> int | None:
    """Return the priority that a cell states (`1`, `1.`, `P1`, `1 – Høy`), None for other texts."""
    if text.isdecimal():  # as nearly all
        return int(text) if len(text) <= MOST_FIGURES else None
    if not _FIGURE.search(text) or _SEVERAL.search(text):
        return None
    found = _PRI.match(_SIGNS.sub("", text)) or _WORDED.match(text)
    return int(found[found.lastgroup or 1]) if found else None


def says_priority(band: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a band or heading is the priority of the rows below it: `Prioritet 1`."""
    word, _, _ = band.rpartition(" ")
    return folded(word) in words_in(vocabulary.columns[Column.PRI]) and priority(band) is not None


@lru_cache(maxsize=REMEMBERED)
def priority_behind(name: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return a name without the priority that it says behind it, and that: `Miljø – prioritet 1`."""
    found = _behind(vocabulary).search(name) if name.rstrip(")].")[-1:].isdigit() else None
    return (name[: found.start()], found[1]) if found is not None else (name, "")


@lru_cache(maxsize=8)
def _behind(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = either(word for word in vocabulary.columns[Column.PRI] if word[-1:].isalpha())
    return re.compile(
        rf"(?<=[\w)])(?:\s+[–—|-]\s+|\s*[:,(\[|]\s*)({words}\.?\s*\d)[)\].]?$", re.IGNORECASE
    )
