"""Where the priority stands that ends a measure's text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.text.lines import Line, bullet_parts, pri_at_end, pri_of, without_bullet
from parsers.text.linewords import LineWords
from parsers.text.measures.row import ends_cell

# A measure's text takes fewer lines than this before its priority.
TILTAK_LINES: Final = 14


def pri_ahead(lines: Sequence[Line], place: int, words: LineWords) -> bool:
    """Tell whether a measure that begins on a line comes to its priority before anything else."""
    last = min(len(lines), place + TILTAK_LINES)
    for ahead in range(place, last):
        line = lines[ahead]
        after = lines[ahead + 1] if ahead + 1 < last else None
        parts = bullet_parts(line.text)
        if pri_of(parts[0]) is not None:
            return ahead > place
        if without_bullet(line.text) is not None or words.status(line.text) is not None:
            return False
        if words.header(line.text):
            return False
        ends = pri_at_end(parts[0]) is not None
        if ends and (len(parts) > 1 or after is None or ends_cell(after)):
            return True
    return False
