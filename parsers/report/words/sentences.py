"""Headings that are sentences, or say in short what came of something, as slides of consultants have them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parsers.lines import either
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

# A sentence has so many words.
SHORTEST_SENTENCE: Final = 3
# Words for seasons of so many letters mean other things, too: `vår`, `fall`.
LONGEST_SHORT: Final = 4
# Behind these a verb says more of a noun: `tiltak som er nye`.
_RELATIVE: Final = frozenset({"som", "that", "which"})
# `Prisene stiger`, `Lageret fylles`: a noun in its definite form, and what may be a verb behind it.
_TELLS: Final = re.compile(
    r"^(?:\w{2,}\s)?\w{3,}(?:ene|ane|en|et)\s(?!(?:etter|over|under|eller|per|mot|ut)\b)\w{3,}(?:er|ar|es|ast)\b"
)


@lru_cache(maxsize=REMEMBERED)
def is_sentence(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says what is so, as no area does: `Avtalene er på plass`.

    `Anskaffelser som er tilpasset behovet` names one.
    """
    words = folded(name).split()
    verbs = words_in(vocabulary.headings.verbs)
    if name.endswith((".", "!")) and len(words) > SHORTEST_SENTENCE:
        return True
    told = (word in verbs and before not in _RELATIVE for before, word in pairwise(words))
    return len(words) >= SHORTEST_SENTENCE and any(told)


@lru_cache(maxsize=REMEMBERED)
def is_finding(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading may say what came of something, without a verb that tells it.

    `Halve flåten byttet`, `8 av 10 kirurger`, `Lavere pris, høyere kvalitet`, `Prisene stiger`. An area
    may be called so, too.
    """
    line = folded(name)
    if " " not in line:
        return False
    found, compared = _finding(vocabulary)
    return bool(found.search(line) or _TELLS.match(line)) or len(compared.findall(line)) > 1


@lru_cache(maxsize=8)
def _finding(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds words of findings, times and shares; and what finds comparatives."""
    words, dates = vocabulary.headings, vocabulary.dates
    seasons = (word for one in dates.seasons for word in one if len(word) > LONGEST_SHORT)
    times = (*(one[0] for one in dates.months), *seasons)
    number = rf"(?:\d+|{either(w for one in vocabulary.overview.numbers for w in one)})"
    telling = either(map(folded, (*words.findings, *times)))
    return (
        re.compile(rf"\b{telling}\b|%|\b{number} {either(words.of)} {number}\b"),
        re.compile(rf"\b{either(words.comparatives)}\b"),
    )
