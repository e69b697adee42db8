"""How alike texts are: rare words weigh more than common ones, misspelt words still count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix, Prefix

from ingest.recognition.words import words

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
# Shares are rounded to so many decimals, so that neither the machine nor the company of other texts
# decides on which side of a threshold they lie.
_DECIMALS = 12
_NOTHING = np.zeros(1, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A text as numbers of words in a lexicon: each word once, in ascending order.

    A text without words is word 0 alone, which weighs nothing.
    """

    tokens: Tokens

    @property
    def empty(self) -> bool:
        return not self.tokens[0]


class Lexicon:
    """The words met so far, and how alike each two of them are (0 to 1).

    Word 0 stands for nothing and is like no word.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}
        self._comparable: list[str] = [""]
        self._texts: dict[str, Text] = {}
        self._alike: NDArray[np.float32] = np.zeros((_FIRST_WORDS, _FIRST_WORDS), dtype=np.float32)
        self._compared = 1

    def __len__(self) -> int:
        return len(self._comparable)

    def texts(self, texts: Iterable[str]) -> list[Text]:
        """Return texts as words of this lexicon, which learns those that it does not know."""
        return [self._texts.get(text) or self._learnt(text) for text in texts]

    def _learnt(self, text: str) -> Text:
        found = words(text)
        for word in found:
            if word not in self._numbers:
                self._numbers[word] = len(self._comparable)
                self._comparable.append(_comparable(word))
        numbers = sorted({self._numbers[word] for word in found}) or [0]
        learnt = Text(tokens=np.array(numbers, dtype=np.int64))
        self._texts[text] = learnt
        return learnt

    def alike(self, rows: Tokens, columns: Tokens) -> NDArray[np.float32]:
        """Return how alike words are: a row for each of the first, a column for each other."""
        if self._compared < len(self):
            self._compare()
        return self._alike[rows[:, None], columns]

    def _compare(self) -> None:
        """Hold the words that are new since the last time against all."""
        first, count = self._compared, len(self)
        capacity = self._alike.shape[0]
        if count > capacity:
            grown = np.zeros((max(count, 2 * capacity),) * 2, dtype=np.float32)
            grown[:capacity, :capacity] = self._alike
            self._alike = grown
        known = self._comparable
        fresh = known[first:]
        table = process.cdist(
            fresh, known, scorer=OSA.normalized_similarity, score_cutoff=SAME_WORD, dtype=np.float32
        )
        table = np.maximum(table, _compounds(fresh, known))
        exact = np.array([not word for word in known])
        table[:, exact] = 0.0
        table[exact[first:], :] = 0.0
        self._alike[first:count, :count] = table
        self._alike[:count, first:count] = table.T
        diagonal = np.arange(first, count)
        self._alike[diagonal, diagonal] = 1.0
        self._compared = count


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
    weights: Matrix = np.log1p((len(texts) + 0.5) / (counts + 0.5))
    weights[0] = 0.0
    return weights


class Bag:
    """Texts laid end to end, ready to be held against those of another bag.

    `weights` is the summed word weight of each text.
    """

    def __init__(self, texts: Sequence[Text], lexicon: Lexicon, weights: Matrix) -> None:
        self._lexicon = lexicon
        self._tokens = np.concatenate([_NOTHING, *(text.tokens for text in texts)])[1:]
        sizes = np.array([text.tokens.size for text in texts], dtype=np.int64)
        self._starts = np.cumsum(sizes) - sizes
        owners = np.repeat(np.arange(len(texts)), sizes)
        worth = weights[self._tokens]
        self.weights = np.bincount(owners, worth, len(texts))
        column = np.zeros(len(lexicon), dtype=np.int64)
        column[self._tokens] = 1
        self._words = np.flatnonzero(column)
        column[self._words] = np.arange(self._words.size)
        total = self.weights[owners]
        share = np.divide(worth, total, out=np.zeros_like(worth), where=total > 0)
        self._shares = np.zeros((len(texts), self._words.size))
        self._shares[owners, column[self._tokens]] = share

    def covered_by(self, others: Bag) -> Matrix:
        """Return which share of each text's weight stands in each other text, misspelt or not.

        A row for each text, a column for each other; 0 for an empty text.
        """
        if not self._words.size or not others._words.size:
            return np.zeros((self.weights.size, others.weights.size))
        alike = self._lexicon.alike(self._words, others._tokens)
        best = np.maximum.reduceat(alike, others._starts, axis=1)
        product: Matrix = np.round(self._shares @ best.astype(np.float64), _DECIMALS)
        return product


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """How alike each two texts are: `there` and `back` are shares covered, `both` their mean."""

    there: Matrix
    back: Matrix
    both: Matrix


def likeness(texts: Bag, others: Bag) -> Likeness:
    """Compare each text with each other text, each direction and both, by weight (0 to 1)."""
    there = texts.covered_by(others)
    back = others.covered_by(texts).T
    mine, theirs = texts.weights[:, None], others.weights[None, :]
    total = mine + theirs
    both = np.divide(mine * there + theirs * back, total, out=np.zeros_like(there), where=total > 0)
    return Likeness(there=there, back=back, both=both)
