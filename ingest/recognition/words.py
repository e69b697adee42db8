"""The words of a text, as recognition compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from schema.report import Record

_DASHES = re.compile("[\u00ad\u2010-\u2015\u2212-]")
_HYPHENS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
# `2.1 `, `2.1. `, `A3: `, `Tiltak 7 – `.
_NUMBERED = re.compile(
    r"^(?:tiltak\s+)?(?:[a-zæøå]\.?)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+(?:[-–—]\s+)?(?=\S)",
    re.IGNORECASE,
)
# So many titles of a report, and this share, begin so if its measures are numbered: one may say `3 nye biler`.
_NUMBERED_AT_LEAST = 3
_NUMBERED_SHARE = 0.5
# Far more distinct texts than a folder of decks prints in a year; beyond that the oldest go.
_REMEMBERED = 65536


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in order, lower case.

    A hyphen between two letters does not part words: where a line was broken, nobody knows
    whether it was printed before.
    """
    return _parted(unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=_REMEMBERED)
def numbers(text: str) -> frozenset[str]:
    """Return the words of a text that hold a digit."""
    return frozenset(word for word in words(text) if any(sign.isdigit() for sign in word))


def unnumbered(records: Sequence[Record]) -> Sequence[Record]:
    """Return a report's records with titles freed of the numbers (`2.1`) that most of them begin with.

    A measure that goes, or comes, numbers those below it anew.
    """
    bare = [_NUMBERED.sub("", record.tiltak) for record in records]
    changed = sum(title != record.tiltak for title, record in zip(bare, records, strict=True))
    if changed < max(_NUMBERED_AT_LEAST, _NUMBERED_SHARE * len(records)):
        return records
    return [replace(record, tiltak=t) for record, t in zip(records, bare, strict=True)]


def names(text: str) -> frozenset[str]:
    """Return, as `words` spells them, the capitalised words of a text but for the first."""
    later = _parted(unicodedata.normalize("NFKC", text))[1:]
    return frozenset(word.casefold() for word in later if word[0].isupper())


def _parted(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_HYPHENS.sub("", _DASHES.sub("-", text))))
