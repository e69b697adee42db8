"""Text from decks, fit for a terminal."""

from __future__ import annotations

import unicodedata
from typing import Final

_BREAKS: Final = frozenset({"Cc", "Zl", "Zp"})


def one_line(text: object) -> str:
    """Return a text without characters that steer a terminal: decks are other people's files."""
    return "".join(
        " " if unicodedata.category(character) in _BREAKS else character
        for character in str(text)
        if unicodedata.category(character) != "Cf"
    )
