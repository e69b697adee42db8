"""Texts between wide spaces, in text layers that keep the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.text.lines import BULLETS

# So many spaces part two columns; a list sign behind text is in another column, however near.
_PARTS: Final = re.compile(rf"( {{2,}}|\t+| (?=[{re.escape(BULLETS)}] ))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Text between wide spaces: its first column, from 0, and its line on the page.

    `crowded`: it reaches into the next column of a table, and may hold words of that.
    """

    text: str
    x: int
    y: int
    crowded: bool = False


# A list sign of a column, and its text a little to the right of it.
_LOOSE_SIGN: Final = re.compile(rf"(?<!\S)([{re.escape(BULLETS)}])( {{2,5}})(?=\S)")


def _set_close(match: re.Match[str]) -> str:
    return " " * (len(match.group(2)) - 1) + match.group(1) + " "


RawLine = tuple[str, bool]


def segments_of(page: Sequence[RawLine]) -> list[Segment]:
    """Return the texts of a page with their places; an empty line counts as one."""
    found: list[Segment] = []
    y = 0
    for number, (line, gap) in enumerate(page):
        y += 2 if gap and number else 1
        x = 0
        for part in _PARTS.split(_LOOSE_SIGN.sub(_set_close, line.expandtabs())):
            if part.strip():
                text = part.strip()
                found.append(Segment(text=text, x=x + len(part) - len(part.lstrip()), y=y))
            x += len(part)
    return found
