"""Words that a deck prints in small letters: where one begins with a capital, a text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.pdf.page import Page
from schema.values import cached_property

SHORTEST: Final = 3  # letters; `I` and `HF` may be anything
_SMALL: Final = re.compile(r"(?<![\w.@/-])[a-zæøå]{3,}(?![\w@]|\.\w)")
_NAMES: Final = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]{2,}")  # amid a line
_FIRST: Final = re.compile(r"[^\W\d_]+")
# What benefits begin with, and no name does.
_USUAL: Final = frozenset({
    "bedre", "betre", "lavere", "lågare", "færre", "mindre", "raskere", "raskare", "høyere",
    "høgare", "større", "enklere", "enklare", "tryggere", "tryggare", "sikrere", "sikrare",
    "kortere", "kortare", "mer", "meir", "flere", "fleire", "økt", "økte", "auka", "redusert",
    "reduserte", "redusere", "forbedret", "forbedrede", "forbetra", "likt",
})  # fmt: skip


class SmallWords:
    """The words that stand in small letters in a deck, and in none of its lines with a capital: no names.

    They are gathered when they are first asked for.
    """

    def __init__(self, pages: Sequence[Page] = ()) -> None:
        self._pages = pages

    @cached_property
    def _words(self) -> frozenset[str]:
        texts = "\n".join([piece.text for page in self._pages for piece in page.pieces])
        names = map(str.lower, _NAMES.findall(texts))
        return _USUAL.union(_SMALL.findall(texts)).difference(names)

    def holds_first(self, text: str) -> bool:
        """Tell whether a text begins with such a word, and so does not go on with a name."""
        first = _FIRST.match(text.lstrip(" “”«\"'"))
        return first is not None and (
            len(first[0]) >= SHORTEST and first[0][1:].islower() and first[0].lower() in self._words
        )


NONE: Final = SmallWords()
