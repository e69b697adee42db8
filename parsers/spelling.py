"""How a deck spells elsewhere a word that a line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# A word may be spelled elsewhere with another ending: `sikkerhets-lager`, `sikkerhets-⏎lagre`.
LONGEST_ENDING: Final = 2  # letters
SHORTEST_STEM: Final = 3  # letters; fewer are not enough to know a word by
# A letter that binds the parts of a compound, which is written as one word: `anskaffelses-⏎dokument`.
_BOUND: Final = re.compile(r"[^s]s$", re.IGNORECASE)
# The first half of a compound, which is no word by itself: some tools write a soft hyphen behind it
# as a blank (`sikkerhets lagre`), and so do some people.
HALF: Final = r"[^\W\d_]{2,}(?:hets|heits|ings|sjons|skaps|tets|elses|doms)"
PARTED: Final = re.compile(rf"(?<![^\W\d_])({HALF}) (?!og\b|eller\b|and\b|or\b)([a-zæøå]{{3,}})")


def is_bound(half: str, spelled: str) -> bool:
    """Tell whether what stands behind the first half of a word is written together with it.

    Not so where what the deck prints, folded, keeps a hyphen behind it: `sikkerhets-lagre`.
    """
    if _BOUND.search(half) is None:
        return False
    letters = f"{half.casefold()}-"
    if letters not in spelled:  # as in most decks, and told much sooner
        return True
    kept = rf"(?<!\w){re.escape(letters)}[^\W\d_]{{{SHORTEST_STEM}}}"
    return re.search(kept, spelled) is None


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
    if letters not in text:  # as most, and told much sooner
        return False
    behind = r"(?!\w)" if to_its_end else ""
    return re.search(rf"(?<!\w){re.escape(letters)}{behind}", text) is not None
