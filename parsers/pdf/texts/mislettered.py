"""Fonts that say their letters are others than they show: their texts read like no language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.pdf.page import Page

# Of a hundred letters of Norwegian decks, how many are which; English and Swedish ones go with it as well.
SHARES: Final = {
    "a": 6.8, "b": 1.2, "c": 0.0, "d": 3.5, "e": 15.4, "f": 2.4, "g": 3.7, "h": 1.0, "i": 5.8, "j": 1.0,
    "k": 4.5, "l": 5.6, "m": 2.3, "n": 6.3, "o": 4.8, "p": 2.8, "q": 0.0, "r": 10.9, "s": 6.0, "t": 7.6,
    "u": 1.7, "v": 3.1, "w": 0.0, "x": 0.0, "y": 0.8, "z": 0.0, "æ": 0.1, "ø": 1.8, "å": 0.9,
}  # fmt: skip
FEWEST: Final = 80  # letters of a font that tell
# The mean share of its letters: fonts of 287 right decks have 5.9 and more, of a hundred with their letters
# mixed up one has more than 5.4; letters that are all as frequent have 3.4.
LEAST: Final = 5.5


def mislettered(pages: Iterable[Page]) -> frozenset[str]:
    """Return the fonts whose letters are so frequent as those of no text are."""
    texts: dict[str, list[str]] = {}
    for page in pages:
        for piece in page.pieces:
            texts.setdefault(piece.font, []).append(piece.text)
    return frozenset([font for font, own in texts.items() if _is_strange("".join(own).casefold())])


def _is_strange(text: str) -> bool:
    counts = {letter: text.count(letter) for letter in SHARES}
    letters = sum(counts.values())
    mean = sum([SHARES[letter] * count for letter, count in counts.items()])
    return letters >= FEWEST and mean < LEAST * letters
