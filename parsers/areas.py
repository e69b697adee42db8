"""Area names: what a heading says without its trimmings, and which known area it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from parsers.lines import joined
from schema.vocabulary import Vocabulary, folded

# Likeness from 0 to 100 at which two spellings mean the same area. `Styrke prosessen for
# avtaleforvaltning` is 88 like `Styrke prosesser for avtaleforvaltning og statistikk`; two areas
# of one plan were never more than 62 alike.
SAME_AREA: Final = 80.0
# How much the best match must lead the second best, on the same scale.
CLEAR_LEAD: Final = 6.0
# What a part's likeness to a whole name is worth against that of two whole names: a heading may
# leave words out, but a match of all words beats it.
PART_WORTH: Final = 0.95
# A heading must share this many letters with a name that it is a part of, so that `Miljø` alone
# does not take the place of `Miljø og samfunnsansvar` in another area's heading.
PART_LETTERS: Final = 12

_LABEL: Final = re.compile(
    r"^(?:innsatsområde|satsingsområde|satsningsområde|fokusområde|område|focus area|area)"
    r"\s*\d*\s*[:–-]\s*",
    re.IGNORECASE,
)


def heading(text: str, vocabulary: Vocabulary) -> str:
    """Return the area words of a heading: without `(1 av 2)` and the generic lines beside them.

    "" where the text is generic altogether, such as `Oversikt ikke startede tiltak`.
    """
    lines = [part for part in text.split("\n") if joined(part)]
    kept = [line for line in lines if not _is_generic(line, vocabulary)]
    name = joined("\n".join(kept))
    pages = _pages(vocabulary)
    name = " ".join(pages.sub(" ", name).split()).strip(" –—-:,|")
    name = _LABEL.sub("", name)
    for phrase in _phrases(vocabulary):
        name = re.sub(rf"\s*[–—:,(|-]\s*{phrase}\s*\)?$", "", name, flags=re.IGNORECASE)
        name = re.sub(rf"^{phrase}\s*[–—:|-]\s*", "", name, flags=re.IGNORECASE)
    name = name.strip(" –—-:,|")
    return "" if _is_generic(name, vocabulary) else name


def page_of(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the two numbers of `(1 av 2)`, None where a heading has none."""
    match = _pages(vocabulary).search(joined(text))
    return (int(match.group(1)), int(match.group(2))) if match else None


def likeness(one: str, other: str) -> float:
    """Return how alike two area names are, from 0 to 100 (the same but for case and hyphens)."""
    left, right = folded(one), folded(other)
    if left == right:
        return 100.0 if left else 0.0
    whole = fuzz.ratio(left, right)
    if min(len(left), len(right)) < PART_LETTERS:
        return whole
    return max(whole, PART_WORTH * fuzz.token_set_ratio(left, right), _start(left, right))


def _start(left: str, right: str) -> float:
    short, long = sorted((left, right), key=len)
    return PART_WORTH * fuzz.ratio(short, long[: len(short)])


def match(name: str, known: Sequence[str]) -> str | None:
    """Return the known area that a spelling means, None where none or several could be meant."""
    if not name:
        return None
    scored = sorted(((likeness(name, area), -place) for place, area in enumerate(known)))[::-1]
    if not scored or scored[0][0] < SAME_AREA:
        return None
    clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEAR_LEAD or scored[0][0] == 100  # noqa: PLR2004
    return known[-scored[0][1]] if clear else None


def says(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text contains one of the phrases as whole words."""
    line = f" {folded(joined(text))} "
    return any(re.search(rf"(?<!\w){re.escape(folded(phrase))}(?!\w)", line) for phrase in phrases)


def _is_generic(line: str, vocabulary: Vocabulary) -> bool:
    text = _pages(vocabulary).sub(" ", joined(line))
    return folded(text.strip(" –—-:,|()")) in _generic(_heading_words(vocabulary))


def _heading_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    words = vocabulary.headings
    return (*words.generic, *words.not_started, *words.overview)


@lru_cache(maxsize=8)
def _generic(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset({"", *(folded(word) for word in words)})


def _phrases(vocabulary: Vocabulary) -> tuple[str, ...]:
    return _escaped(_heading_words(vocabulary))


@lru_cache(maxsize=8)
def _escaped(words: tuple[str, ...]) -> tuple[str, ...]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return tuple(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _pages(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _page_pattern(vocabulary.headings.of)


@lru_cache(maxsize=8)
def _page_pattern(of: tuple[str, ...]) -> re.Pattern[str]:
    between = "|".join(re.escape(word) for word in of)
    return re.compile(rf"\(?\b(\d{{1,2}})\s*(?:{between})\s*(\d{{1,2}})\b\)?", re.IGNORECASE)
