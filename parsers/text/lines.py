"""The lines of a text layer, and what a line by itself can be, whatever the vocabulary."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.bullets import SHAPES, may_be_signed
from parsers.report.words.icons import is_icon
from schema.vocabulary import Column

# Signs that begin a list item wherever they stand, and those that do so only at a line's start.
BULLETS: Final = "•▪‣◦➢➤·"
LINE_BULLETS: Final = BULLETS + "●○►–-*§" + "".join(sorted(SHAPES))
# A measure's priority is small; `innen 2030` ends in a year.
HIGHEST_PRI: Final = 99

_BULLET: Final = re.compile(rf"^[{re.escape(LINE_BULLETS)}\ue000-\uf8ff](?:\s+|$)")
# A list sign that overlaps the text before it is written without a space.
_INNER_BULLET: Final = re.compile(rf"(?<=\S)(?:\s+(?=[{re.escape(BULLETS)}]\s)|(?=[•▪‣➢➤]\s))")
_OF_PRI: Final = r"(?:Pri(?:o|oritet|oritering|ority)?\.? ?)?"
_PRI: Final = re.compile(rf"{_OF_PRI}(\d{{1,2}})\.?")
_PRI_AT_END: Final = re.compile(rf"^(.*?\S)\s+{_OF_PRI}(\d{{1,2}})$")
# Names that begin with a small letter wherever they stand: `iPad`, `eFaktura`, `e-læring`.
_SMALL_NAME: Final = re.compile(r"[a-zæøå](?:-[a-zæøå]|[A-ZÆØÅ])")
_FOOTNOTE: Final = re.compile(r"^(\*{1,3}|[†‡]|[¹²³⁴⁵])\s*(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: plain characters, no space at its ends; `gap`: an empty line before it.

    `column` is known only in layers that keep the layout; `extra` is the header of a further one.
    There, `begins` is a row's first line, `lead` tells by how much more speaks for the line's row
    than for the one above or below it, and a `crowded` line may hold words of the next column.
    `beside`: other cells of its row stand on the printed line that ends its cell.
    """

    text: str
    gap: bool
    column: Column | None = None
    extra: str | None = None
    begins: bool = False
    lead: float = math.inf
    crowded: bool = False
    beside: bool = False

    def is_beside(self, other: Line) -> bool:
        """Tell whether two lines are known to stand in different columns."""
        return (self.column, self.extra) != (other.column, other.extra)


def bullet_parts(text: str) -> tuple[str, ...]:
    """Part a line before each list sign inside it: `1 • Økt • Bedre` has three parts."""
    return tuple(_INNER_BULLET.split(text))


def without_bullet(text: str) -> str | None:
    """Return the text behind a line's list sign, None for a line that begins with none.

    A dash before a figure is the figure's; of a deck that lists with dashes it has been replaced.
    """
    match = _BULLET.match(text)
    return text[match.end() :] if match and not may_be_signed(text) else None


def pri_of(text: str) -> int | None:
    """Return the priority that a line is."""
    match = _PRI.fullmatch(text)
    return int(match[1]) if match else None


def pri_at_end(text: str) -> tuple[str, int] | None:
    """Part a line into its text and the priority that ends it."""
    match = _PRI_AT_END.match(text)
    return (match.group(1), int(match.group(2))) if match else None


def footnote_mark(text: str) -> str | None:
    """Return the mark that a footnote's line begins with."""
    match = _FOOTNOTE.match(text)
    return match.group(1) if match else None


def starts_anew(text: str) -> bool:
    """Tell whether a line may begin a paragraph: a capital, a figure, a quote or a pictogram."""
    first = text[:1]
    if first.isupper() or first.isdigit() or first in "\"'«“”(" or is_icon(first):
        return True
    if may_be_signed(text):
        return True
    return _SMALL_NAME.match(text) is not None


def text_of(lines: Iterable[Line]) -> str:
    """Return lines as one text, a printed line each."""
    return "\n".join(line.text for line in lines)


def spans(lines: Sequence[Line], longest: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of all runs of lines without an empty line inside, longest first."""
    for length in range(min(longest, len(lines)), 0, -1):
        for start in range(len(lines) - length + 1):
            if not any(line.gap for line in lines[start + 1 : start + length]):
                yield start, start + length
