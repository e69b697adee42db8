"""How alike texts are: rare words weigh more than common ones, misspelt words still count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix, Prefix

from ingest.words import words

Matrix = NDArray[np.float64]
Tokens = NDArray[np.int64]

# Words of this many letters or fewer must be equal: one letter makes another word of them.
SHORT_WORD = 3
# Share of letters that two spellings of one word have in common at least. Inflections and single
# typing errors lie above (produkt/produkter 0.78); different words of the field below
# (registrering/kategorisering 0.57, regional/nasjonal 0.50).
SAME_WORD = 0.72
# Compounds share a part of this many letters at least, and this share of the shorter word
# (bestilling/bestillingsløsninger) …
PART_LETTERS = 5
PART_SHARE = 0.75
# … and count as this much alike: the same matter, but not the same word.
COMPOUND = 0.6
# Capacity by which the table of known words starts; it doubles when full.
_FIRST_WORDS = 256


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A text as numbers of words in a lexicon: each word once, in ascending order."""

    tokens: Tokens


class Lexicon:
    """The words met so far, and how alike each two of them are (0 to 1).

    Word 0 stands for nothing and is like no word.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}
        self._words: list[str] = [""]
        self._texts: dict[str, Text] = {}
        self._alike: NDArray[np.float32] = np.zeros((_FIRST_WORDS, _FIRST_WORDS), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._words)

    def add(self, texts: Sequence[str]) -> None:
        """Learn the words of texts; what is known already costs nothing."""
        first = len(self._words)
        for text in texts:
            if text in self._texts:
                continue
            for word in words(text):
                if word not in self._numbers:
                    self._numbers[word] = len(self._words)
                    self._words.append(word)
            numbers = sorted({self._numbers[word] for word in words(text)})
            self._texts[text] = Text(tokens=np.array(numbers, dtype=np.int64))
        if len(self._words) > first:
            self._compare(first)

    def text(self, text: str) -> Text:
        """Return a learnt text.

        Raises:
            KeyError: the text was never added.
        """
        return self._texts[text]

    def alike(self, rows: Tokens, columns: Tokens) -> NDArray[np.float32]:
        """Return how alike words are: a row for each of the first, a column for each other."""
        return self._alike[np.ix_(rows, columns)]

    def _compare(self, first: int) -> None:
        count = len(self._words)
        capacity = self._alike.shape[0]
        if count > capacity:
            grown = np.zeros((max(count, 2 * capacity),) * 2, dtype=np.float32)
            grown[:capacity, :capacity] = self._alike
            self._alike = grown
        fresh = [_comparable(word) for word in self._words[first:]]
        known = [_comparable(word) for word in self._words]
        table = process.cdist(
            fresh, known, scorer=OSA.normalized_similarity, score_cutoff=SAME_WORD, dtype=np.float32
        )
        table = np.maximum(table, _compounds(fresh, known))
        short = np.array([not word for word in known])
        table[:, short] = 0.0
        table[short[first:], :] = 0.0
        self._alike[first:count, :count] = table
        self._alike[:count, first:count] = table.T
        diagonal = np.arange(max(first, 1), count)
        self._alike[diagonal, diagonal] = 1.0


def _compounds(fresh: list[str], known: list[str]) -> NDArray[np.float32]:
    """Return COMPOUND for words that begin or end alike, 0 for others."""
    shared = np.maximum(
        process.cdist(fresh, known, scorer=Prefix.similarity, dtype=np.int32),
        process.cdist(fresh, known, scorer=Postfix.similarity, dtype=np.int32),
    )
    lengths = np.minimum.outer([len(word) for word in fresh], [len(word) for word in known])
    alike = (shared >= PART_LETTERS) & (shared >= PART_SHARE * lengths)
    return np.where(alike, np.float32(COMPOUND), np.float32(0.0))


def _comparable(word: str) -> str:
    """Return a word as it may be misspelt, "" for one that is itself or something else."""
    exact = len(word) <= SHORT_WORD or any(sign.isdigit() for sign in word)
    return "" if exact else word


def rarity(texts: Sequence[Text], vocabulary: int) -> Matrix:
    """Return the weight of each word: the rarer among the texts, the heavier (BM25's idf)."""
    counts = np.zeros(vocabulary)
    if texts:
        counts += np.bincount(np.concatenate([t.tokens for t in texts]), minlength=vocabulary)
    return np.log1p((len(texts) + 0.5) / (counts + 0.5))


def weights_of(texts: Sequence[Text], weights: Matrix) -> Matrix:
    """Return the summed word weights of each text."""
    if not texts:
        return np.zeros(0)
    rows = np.repeat(np.arange(len(texts)), [text.tokens.size for text in texts])
    tokens = np.concatenate([text.tokens for text in texts])
    return np.bincount(rows, weights[tokens], len(texts)).astype(np.float64)


def coverage(
    texts: Sequence[Text], others: Sequence[Text], lexicon: Lexicon, weights: Matrix
) -> Matrix:
    """Return which share of each text's weight stands in each other text, misspelt or not.

    A row for each text, a column for each other; 0 for an empty text.
    """
    if not texts or not others:
        return np.zeros((len(texts), len(others)))
    mine, places = np.unique(np.concatenate([text.tokens for text in texts]), return_inverse=True)
    if not mine.size:
        return np.zeros((len(texts), len(others)))
    nothing = np.zeros(1, dtype=np.int64)
    lists = [text.tokens if text.tokens.size else nothing for text in others]
    starts = np.cumsum([0, *(tokens.size for tokens in lists[:-1])])
    best = np.maximum.reduceat(lexicon.alike(mine, np.concatenate(lists)), starts, axis=1)
    spread = np.zeros((len(texts), mine.size))
    rows = np.repeat(np.arange(len(texts)), [text.tokens.size for text in texts])
    spread[rows, places] = weights[mine][places]
    totals = spread.sum(axis=1, keepdims=True)
    spread = np.divide(spread, totals, out=np.zeros_like(spread), where=totals > 0)
    product: Matrix = spread @ best.astype(np.float64)
    return product


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """How alike each two texts are: `there` and `back` are shares covered, `both` their mean."""

    there: Matrix
    back: Matrix
    both: Matrix


def likeness(
    texts: Sequence[Text], others: Sequence[Text], lexicon: Lexicon, weights: Matrix
) -> Likeness:
    """Compare each text with each other text, each direction and both, by weight (0 to 1)."""
    there = coverage(texts, others, lexicon, weights)
    back = coverage(others, texts, lexicon, weights).T
    mine = weights_of(texts, weights)[:, None]
    theirs = weights_of(others, weights)[None, :]
    total = mine + theirs
    both = np.divide(mine * there + theirs * back, total, out=np.zeros_like(there), where=total > 0)
    return Likeness(there=there, back=back, both=both)
