"""Labels that a text layer's statuses have and the vocabulary does not know, told by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.lines import joined
from parsers.text.lines import (
    Line,
    bullet_parts,
    footnote_mark,
    pri_at_end,
    pri_of,
    starts_anew,
    text_of,
    without_bullet,
)
from parsers.text.linewords import LONGEST_LABEL, LineWords
from parsers.text.measures.row import is_ball
from parsers.text.overview import is_overview
from schema.vocabulary import Column

# A label's second line is a word that did not fit; a measure's first line is longer, in letters.
NARROW: Final = 14
# A label has a word or five; a longer text is a sentence.
MOST_WORDS: Final = 5
# A text that stands so often where labels do is one, whatever the other signs have beside them.
REPEATED: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The lines (page, first, behind the last) of a label, and its text."""

    page: int
    start: int
    end: int
    text: str


def with_labels(
    pages: Sequence[Sequence[Line]], words: LineWords
) -> tuple[list[list[Line]], LineWords]:
    """Return the pages with every label on one line, and words that know the deck's own labels.

    A label is what stands beside a status's sign, or below or above it as known labels do in
    the deck, or in a column of statuses; with no signs in a deck, what ends a row whose
    neighbours end with known labels.
    """
    finder = _Finder(pages, words)
    found = [*finder.in_columns(), *finder.beside(), *finder.below(), *finder.above()]
    found += finder.alone()
    unknown = frozenset(item.text for item in found if words.status(item.text) is None)
    merged = [list(page) for page in pages]
    for item in sorted(found, key=lambda item: (item.page, -item.start)):
        lines = pages[item.page][item.start : item.end]
        whole = replace(lines[0], text=joined(text_of(lines)))
        merged[item.page][item.start : item.end] = [whole]
    return merged, words.knowing(unknown) if unknown else words


class _Finder:
    def __init__(self, pages: Sequence[Sequence[Line]], words: LineWords) -> None:
        self._pages = pages
        self._words = words
        self._known = [[words.status(line.text) for line in page] for page in pages]
        self._counts = [[words.count(line.text) is not None for line in page] for page in pages]
        self._listed = self._list_signs()
        # An area's name stands below a table, and so below its last sign; the overview has it too.
        self._overview = {line.text for page in pages if is_overview(page, words) for line in page}
        # Where a sign stands that has nothing behind it on its line.
        self._signs = [
            (number, place)
            for number, page in enumerate(pages)
            for place, line in enumerate(page)
            if line.column is None and self._behind_sign(line.text) == ""
        ]
        below = [
            self._is_label(page, place + 1) or self._begins_with_label(page, place + 1)
            for page, place in self._signs
        ]
        above = [self._is_label(page, place - 1) for page, place in self._signs]
        behind = sum(below) + self._labels_beside()
        everywhere = len(below) - sum(below) + behind
        self._labels_below = behind * 2 > everywhere and behind >= sum(above)
        self._labels_above = sum(above) * 2 > len(above) and sum(above) > behind

    def in_columns(self) -> Iterator[_Found]:
        """Yield what stands in a column of statuses and is none."""
        for number, page in enumerate(self._pages):
            place = 0
            while place < len(page):
                end = place + 1
                if self._in_status_column(number, place):
                    while self._in_status_column(number, end) and not page[end].gap:
                        end += 1
                    text = joined(text_of(page[place:end]))
                    if self._may_be(text):
                        yield _Found(page=number, start=place, end=end, text=text)
                place = end

    def _in_status_column(self, number: int, place: int) -> bool:
        page = self._pages[number]
        return (
            place < len(page)
            and page[place].column is Column.STATUS
            and self._known[number][place] is None
        )

    def beside(self) -> Iterator[_Found]:
        """Yield what stands behind a sign on its line, with the lines that it goes on in."""
        for number, page in enumerate(self._pages):
            for place, line in enumerate(page):
                text = None if self._counts[number][place] else self._behind_sign(line.text)
                if not text or self._is_label(number, place + 1) or not self._may_be(text):
                    continue
                if self._known[number][place] is not None:
                    continue
                end = self._end(number, place + 1, text)
                whole = joined(" ".join((text, *(part.text for part in page[place + 1 : end]))))
                yield _Found(page=number, start=place, end=end, text=whole)

    def below(self) -> Iterator[_Found]:
        """Yield what stands below a sign where other signs have known labels, or it stands often."""
        found = [
            item
            for number, place in self._signs
            if (item := self._block(number, place + 1)) is not None
        ]
        often = Counter(item.text for item in found)
        for item in found:
            if self._labels_below or (often[item.text] >= REPEATED and not self._labels_above):
                yield item

    def above(self) -> Iterator[_Found]:
        """Yield what stands above a sign where other signs have known labels there."""
        for number, place in self._signs if self._labels_above else ():
            start = place - 1
            if place and not self._is_label(number, start) and self._is_candidate(number, start):
                text = self._pages[number][start].text
                yield _Found(page=number, start=start, end=place, text=text)

    def alone(self) -> Iterator[_Found]:
        """Yield what ends a row without a status in a deck that has labels and no signs."""
        signs = any(self._is_sign(line.text[-1:]) for page in self._pages for line in page[1:])
        if signs or not any(map(self._has_label, range(len(self._pages)))):
            return
        for number, page in enumerate(self._pages):
            if any(line.column is not None for line in page):
                continue
            listed = False  # list items have been seen, and no priority or status since
            last: int | None = None
            for place, line in enumerate(page):
                header = self._words.header(line.text)
                if header or self._known[number][place] or self._words.label_at_end(line.text):
                    listed, last = False, None
                elif pri_of(line.text) is not None or pri_at_end(bullet_parts(line.text)[0]):
                    if last is not None:
                        text = page[last].text
                        yield _Found(page=number, start=last, end=last + 1, text=text)
                    listed, last = len(bullet_parts(line.text)) > 1, None
                elif without_bullet(line.text) is not None:
                    listed, last = True, None
                elif listed and self._is_candidate(number, place) and self._ends(number, place + 1):
                    last = place

    def _labels_beside(self) -> int:
        return sum(
            mark is not None and mark.by_symbol is not None and mark.label is not None
            for known in self._known
            for mark in known
        )

    def _has_label(self, number: int) -> bool:
        return any(self._is_label(number, place) for place in range(len(self._pages[number])))

    def _list_signs(self) -> frozenset[str]:
        """Return the signs that begin list items more often than they tell a status."""
        listed: Counter[str] = Counter()
        told: Counter[str] = Counter()
        for page, known, counts in zip(self._pages, self._known, self._counts, strict=True):
            for line, mark, is_count in zip(page, known, counts, strict=True):
                sign, _, rest = line.text.partition(" ")
                if not self._is_sign(sign):
                    sign, rest = line.text.rpartition(" ")[2], ""
                if mark is None and rest and not is_count:
                    listed[sign] += 1
                else:
                    told[sign] += 1
        return frozenset(sign for sign in listed if listed[sign] > told[sign])

    def _is_sign(self, text: str) -> bool:
        return is_ball(text) and self._words.statuses.symbol(text) is not None

    def _behind_sign(self, text: str) -> str | None:
        """Return what stands behind a line's last sign of a status; None without one."""
        parts = text.split(" ")
        for place in range(len(parts) - 1, -1, -1):
            if self._is_sign(parts[place]) and not (parts[place] in self._listed and place == 0):
                return " ".join(parts[place + 1 :])
        return None

    def _is_label(self, number: int, place: int) -> bool:
        known = self._known[number]
        mark = known[place] if 0 <= place < len(known) else None
        return mark is not None and mark.by_symbol is None

    def _begins_with_label(self, number: int, place: int) -> bool:
        """Tell whether a line is a label with a word or two of the next column behind it."""
        page = self._pages[number]
        if not 0 <= place < len(page) or not self._is_candidate(number, place):
            return False
        parts = page[place].text.split(" ")
        heads = (" ".join(parts[:end]) for end in range(1, len(parts)))
        return any((mark := self._words.status(head)) and mark.label for head in heads)

    def _may_be(self, text: str) -> bool:
        """Tell whether a text may be a label by itself."""
        return (
            len(text) <= LONGEST_LABEL
            and len(text.split()) <= MOST_WORDS
            and text[:1].isupper()
            and pri_at_end(text) is None
            and not self._words.is_of_table(text)
            and not self._words.is_heading(text)
            and len(bullet_parts(text)) == 1
        )

    def _is_candidate(self, number: int, place: int) -> bool:
        return self._known[number][place] is None and self._may_be(self._pages[number][place].text)

    def _block(self, number: int, start: int) -> _Found | None:
        """Return the label that begins on a line, on as many lines as it takes."""
        page = self._pages[number]
        if start >= len(page) or self._known[number][start] is not None:
            return None
        first = page[start]
        if not self._may_be(first.text) or first.text in self._overview:
            return None
        end = self._end(number, start + 1, first.text)
        if not self._ends(number, end) or (first.gap and not self._stands_apart(number, end)):
            return None
        return _Found(page=number, start=start, end=end, text=joined(text_of(page[start:end])))

    def _stands_apart(self, number: int, end: int) -> bool:
        """Tell whether an empty line and no rest of a row follows a text."""
        page = self._pages[number]
        after = page[end] if end < len(page) else None
        return after is None or (
            after.gap and pri_of(after.text) is None and without_bullet(after.text) is None
        )

    def _end(self, number: int, place: int, text: str) -> int:
        """Return the line behind a label's last: it goes on in narrow lines, up to an empty one."""
        page = self._pages[number]
        while place < len(page) and not page[place].gap and not self._known[number][place]:
            if page[place].is_beside(page[place - 1]):
                break
            line = page[place].text
            longer = joined(f"{text}\n{line}")
            narrow = len(line) <= NARROW and self._ends(number, place + 1)
            whole = narrow and re.search(r"\d", line) is None and self._may_be(longer)
            if not whole and not self._goes_on(text, line, longer):
                break
            text = longer
            place += 1
        return place

    def _goes_on(self, text: str, line: str, longer: str) -> bool:
        """Tell whether a label with the next line is one: a figure may begin a measure as well."""
        if self._words.status(text) is not None and (len(line) > NARROW or pri_at_end(line)):
            return False
        return self._words.status(longer) is not None

    def _ends(self, number: int, place: int) -> bool:
        """Tell whether a row may end before a line."""
        page = self._pages[number]
        if place >= len(page) or page[place].gap:
            return True
        text = page[place].text
        gapless = not any(line.gap for line in page[1:])
        return (
            (gapless and starts_anew(text) and pri_of(text) is None)
            or bool(self._words.header(text))
            or footnote_mark(text) is not None
        )
