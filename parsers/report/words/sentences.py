"""Headings that are sentences, as slides of consultants have them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

# A sentence has so many words.
SHORTEST_SENTENCE: Final = 3
# Behind these a verb says more of a noun: `tiltak som er nye`.
_RELATIVE: Final = frozenset({"som", "that", "which"})


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
