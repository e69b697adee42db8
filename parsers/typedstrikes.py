"""Letters that are struck out by a sign typed behind each, as programs without a strike of their own do."""

from __future__ import annotations

import re
from typing import Final

STROKE: Final = "\u0336"  # a long stroke over the letter before it
_STRUCK: Final = re.compile(f"((?:[^{STROKE}]{STROKE})+)")


def parted(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a text without such signs, each with whether it is struck out."""
    parts = _STRUCK.split(text)
    return [
        (part.replace(STROKE, ""), number % 2 == 1) for number, part in enumerate(parts) if part
    ]
