"""How much of a text's words is said of an area elsewhere in a deck."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from schema.vocabulary import folded

# What is said about an area: texts, each with its weight.
Profile = Sequence[tuple[str, float]]


def row_likeness(texts: Sequence[str], profiles: Sequence[Profile]) -> list[list[float]]:
    """Return how much of each text's rare word parts stands in each profile, from 0."""
    documents = [_weighed(profile) for profile in profiles]
    spread = Counter(gram for document in documents for gram in document)
    rarity = {gram: math.log((len(profiles) + 0.5) / count) for gram, count in spread.items()}
    found = []
    for text in texts:
        grams = _grams(text)
        total = sum(grams.values()) or 1
        found.append(
            [
                sum(
                    count * rarity[gram] * document[gram]
                    for gram, count in grams.items()
                    if gram in document
                )
                / total
                for document in documents
            ]
        )
    return found


def scaled(found: list[list[float]]) -> list[list[float]]:
    """Return likenesses on a scale on which the greatest is 1."""
    top = max((value for row in found for value in row), default=0.0) or 1.0
    return [[value / top for value in row] for row in found]


def _weighed(profile: Profile) -> dict[str, float]:
    document: dict[str, float] = {}
    for text, weight in profile:
        for gram in _grams(text):
            document[gram] = max(weight, document.get(gram, 0.0))
    return document


def _grams(text: str) -> Counter[str]:
    # Five letters from a word's start tell `miljø` from `miljøledelse` no more than needed.
    words = re.findall(r"\w{4,}", folded(text))
    return Counter(
        word[place : place + 5] for word in words for place in range(max(1, len(word) - 4))
    )
