"""The headings of pages that repeat the names of areas, however trimmed, and other headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from parsers.lines import joined
from parsers.report.words import areas
from parsers.report.words.openends import ends_open
from parsers.text.lines import Line, footnote_mark, pri_of, starts_anew, text_of
from parsers.text.linewords import LineWords
from schema.vocabulary import folded

# A heading takes four lines at most: two of the name, two of generic words.
HEADING_LINES: Final = 4
# A name is a phrase: the longest one seen has 62 letters.
LONGEST_NAME: Final = 120
# Likeness at which a line is a heading though nothing beside it says so.
SURELY: Final = 96.0
# A heading that is so much longer than the name it is like begins with it and says more.
LONGER: Final = 1.35


class Headings:
    """Recognises the headings of pages: known names, however trimmed, and generic words.

    `repeated` are the deck's own generic words, folded.
    """

    def __init__(self, names: Sequence[str], words: LineWords, repeated: Collection[str]) -> None:
        self._names = names
        self._by_key = {folded(name): name for name in names}
        self._words = words
        self._repeated = repeated

    def at(self, lines: Sequence[Line], place: int) -> tuple[int, tuple[str, ...]] | None:
        """Return how many lines from a place on are a heading, and the areas that it names.

        There are none in generic words, dates and page numbers beside dates, and several where
        headings that stand side by side were written on one line.
        """
        bare = folded(self._words.without_pri(lines[place].text))
        side_by_side = _names_in_line(bare, self._by_key)
        if len(side_by_side) > 1:
            return 1, side_by_side
        best: tuple[float, int, str] | None = None
        for length in range(1, HEADING_LINES + 1):
            end = place + length
            if end > len(lines) or any(line.gap for line in lines[place + 1 : end]):
                break
            text = text_of(lines[place:end])
            printed = areas.heading(self._words.without_pri(text), self._words.vocabulary)
            name = areas.match(printed, self._names) if is_name(printed) else None
            if name is None or not self._is_heading(printed, name, lines, (place, end)):
                continue
            score = areas.likeness(printed, name)
            if best is None or score >= best[0]:
                best = (score, length, name)
        if best is not None:
            return best[1], (best[2],)
        text = lines[place].text
        if self._words.is_folio(text) or self._is_generic(text):
            return 1, ()
        return None

    def _is_generic(self, text: str) -> bool:
        if folded(text) in self._repeated:
            return True
        return self._words.is_generic(text) and footnote_mark(text) is None

    def _is_heading(
        self, printed: str, name: str, lines: Sequence[Line], span: tuple[int, int]
    ) -> bool:
        """Tell a heading from a measure that begins with the same words, or is like them."""
        if not starts_anew(printed) or len(printed) > LONGER * len(name):
            return False
        start, end = span
        text = text_of(lines[start:end])
        says_so = self._words.is_numbered_heading(joined(text)) or any(
            self._is_generic(line.text) for line in lines[start : end + 1]
        )
        after = lines[end] if end < len(lines) else None
        if says_so or after is None or areas.likeness(printed, name) >= SURELY:
            return after is None or after.gap or starts_anew(after.text) or says_so
        return after.gap and lines[start].gap and pri_of(after.text) is None


def _names_in_line(key: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the known names that a folded line is made of, () where it holds anything else.

    All but one must be there letter for letter; a space between them may be lacking.
    """
    for name in known:
        if key == name:
            return (known[name],)
        if key.startswith(name):
            rest = _more_names(key[len(name) :].strip(), known)
            if rest:
                return (known[name], *rest)
        if key.endswith(name):
            rest = _more_names(key[: -len(name)].strip(), known)
            if rest:
                return (*rest, known[name])
    return ()


def _more_names(key: str, known: Mapping[str, str]) -> tuple[str, ...]:
    exact = _names_in_line(key, known)
    near = None if exact else areas.match(key, list(known))
    return exact or ((known[near],) if near is not None else ())


def is_name(text: str) -> bool:
    """Tell whether a text is a whole phrase, and so may name an area."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(text) <= LONGEST_NAME and bool(words) and not ends_open(text)
