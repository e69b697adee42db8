"""How a deck spells elsewhere a word that a line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

# A word may be spelled elsewhere with another ending: `sikkerhets-lager`, `sikkerhets-⏎lagre`.
LONGEST_ENDING: Final = 2  # letters
SHORTEST_STEM: Final = 3  # letters; fewer are not enough to know a word by
_STEM: Final = re.compile(rf"[^\W\d_]{{{SHORTEST_STEM}}}")
# A letter that binds the parts of a compound, which is written as one word: `anskaffelses-⏎dokument`.
_BOUND: Final = re.compile(r"[^s]s$", re.IGNORECASE)
# The first half of a compound, which is no word by itself: some tools write a soft hyphen behind it
# as a blank (`sikkerhets lagre`), and so do some people.
HALF: Final = r"[^\W\d_]{2,}(?:hets|heits|ings|sjons|skaps|tets|elses|doms)"
_HALF: Final = re.compile(HALF, re.IGNORECASE)
PARTED: Final = re.compile(rf"(?<![^\W\d_])({HALF}) (?!og\b|eller\b|and\b|or\b)([a-zæøå]{{3,}})")

_GENITIVE: Final = re.compile(r"[^aeiouyæøås]s$")  # between the halves of a compound, mostly
_DEFINITE: Final = re.compile(r"(?:e[nt]|ene)$")
_VOWEL: Final = "aeiouyæøåäöéüáèóêô"
_START: Final = re.compile(rf"[^\W\d_{_VOWEL}]*", re.IGNORECASE)
_END: Final = re.compile(rf"[^\W\d_{_VOWEL}]*$", re.IGNORECASE)
# The consonants that words begin with, in Norwegian and in what it borrows.
_STARTS: Final = re.compile(
    r"b[jlr]|ch?[lr]?|d[jrv]|f[jlnr]|g[hjlnr]|h[jv]|k[jlnrv]|lj|m[jn]|nj|p(?:hr?|[jlnrs])|rh"
    r"|s(?:[fhjlmnpvw]|ch?|hr|k[jlrv]?|p[hjlr]|t[jr]?)|t(?:hr?|[jrsvwz])|vr|w[hr]"
)
# Words without a vowel, and short for others: they are no part of one.
_SHORT: Final = re.compile(
    r"bl|fl|fr|gr|hhv|jfr?|k[glmr]|mht|mm|mrd|mv|nr|pkt|pr|stk?|tlf|vs", re.IGNORECASE
)
_ALONE: Final = frozenset("iåø")  # the letters that are words
# The consonants that no word ends in: `nkj`, `tr`, `dl`.
_NO_END: Final = re.compile(
    r"(?:[^\W\d_aeiouyæøåäöéücgpst]h|.j|[^\W\d_aeiouyæøåäöéülrv]v|[^\W\d_aeiouyæøåäöéür]r"
    r"|[^\W\d_aeiouyæøåäöéülr]l|[^\W\d_aeiouyæøåäöéügmnrv]n|[^\W\d_aeiouyæøåäöéülmrs]m)$",
    re.IGNORECASE,
)


def may_begin_word(letters: str) -> bool:
    """Tell whether letters that a line begins with may be a word, or begin one."""
    if len(letters) == 1:
        return letters in _ALONE
    start = _START.match(letters)
    first = start[0].casefold() if start is not None else ""
    if first == letters:
        return _SHORT.fullmatch(letters) is not None
    return len(first) < 2 or _STARTS.fullmatch(first) is not None  # noqa: PLR2004 - one begins any


def may_end_word(letters: str) -> bool:
    """Tell whether letters that a line ends with may be a word, or end one."""
    end = _END.search(letters)
    last = end[0] if end is not None else ""
    if last == letters:
        return letters.isupper() or _SHORT.fullmatch(letters) is not None
    return _NO_END.search(last) is None


def is_half(letters: str) -> bool:
    """Tell whether letters are the first half of a compound, and no word by themselves."""
    return _HALF.fullmatch(letters) is not None


def may_be_ending(letters: str) -> bool:
    """Tell whether letters are few enough to be an ending: `en`, `ene`."""
    return len(letters) <= LONGEST_ENDING + 1


def may_be_whole(half: str, rest: str) -> bool:
    """Guess whether letters before and behind a line's end are one word, where both may be words."""
    if rest == "er":  # `Rapporten er`, `Avdelingsled⏎er`
        return _DEFINITE.search(half) is None
    if half.isupper() or _SHORT.fullmatch(rest) is not None:
        return False
    return may_be_ending(rest) or _GENITIVE.search(half) is not None


def is_bound(half: str, spelled: str) -> bool:
    """Tell whether what stands behind the first half of a word is written together with it.

    Not so where what the deck prints, folded, keeps a hyphen behind it: `sikkerhets-lagre`.
    """
    if _BOUND.search(half) is None:
        return False
    return not any(_STEM.match(spelled, end) for end in beginnings(f"{half.casefold()}-", spelled))


def between(left: str, right: str, signs: Iterable[str], spelled: str) -> str | None:
    """Return which of `signs` stands between two halves of a word elsewhere, None where none does.

    `spelled` is what the deck prints, folded.
    """
    stem = right[: max(SHORTEST_STEM, len(right) - LONGEST_ENDING)]
    for known in (right, stem):
        for sign in signs:
            if begins_word(f"{left}{sign}{known}".casefold(), spelled):
                return sign
    return None


def begins_word(letters: str, text: str, *, to_its_end: bool = False) -> bool:
    """Tell whether letters stand somewhere in a text with no letter or figure before them.

    `to_its_end` asks for none behind them either.
    """
    ends = beginnings(letters, text)
    return any(not (to_its_end and _is_of_word(text[end : end + 1])) for end in ends)


def beginnings(letters: str, text: str) -> Iterator[int]:
    """Yield where letters end that stand in a text with no letter or figure before them.

    A pattern that looks behind at each place takes a hundred times as long.
    """
    at = text.find(letters)
    while at >= 0:
        if not _is_of_word(text[at - 1 : at]):
            yield at + len(letters)
        at = text.find(letters, at + 1)


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
