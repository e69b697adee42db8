"""What a line of text adds to a measure: words of its own, its priority, list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.bullets import DASHES
from parsers.report.words.icons import is_icon
from parsers.text.lines import (
    LINE_BULLETS,
    Line,
    bullet_parts,
    pri_at_end,
    pri_of,
    starts_anew,
    without_bullet,
)
from parsers.text.linewords import LineWords
from parsers.text.measures.row import Draft, Fragment, ends_cell, stands_before
from schema.vocabulary import Column

# A measure's number within a plan: `1.2`.
_DOTTED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
# A priority in front of a measure is one of its line's first words.
_FIRST_WORDS: Final = 2


class RowText:
    """Puts a page's lines into the row that is open, a draft.

    `heads` is the line that names the deck's columns; `pri_first`: priorities stand in front of measures.
    """

    def __init__(self, lines: Sequence[Line], words: LineWords, heads: str) -> None:
        order = words.header(heads)
        self._lines = lines
        self._words = words
        self._gaps = any(line.gap for line in lines[1:])
        self._bullets = any(without_bullet(line.text) for line in lines)
        self._number = words.spelled(heads, Column.NUMMER)
        self._pri = words.spelled(heads, Column.PRI)
        self._number_first = stands_before(order, Column.NUMMER, Column.TILTAK)
        self.pri_first = stands_before(order, Column.PRI, Column.TILTAK) and any(
            pri_of(word) is not None
            for line in lines
            for word in line.text.split(" ")[:_FIRST_WORDS]
        )

    def take(self, draft: Draft, line: Line, place: int) -> None:
        """Put the line at a place into a row: list items, or what goes on with what is there."""
        for number, text in enumerate(bullet_parts(line.text)):
            part = replace(line, text=text, gap=line.gap and number == 0)
            opening = not (draft.tiltak or draft.content)
            item = None if opening and text[0] not in LINE_BULLETS else without_bullet(text)
            if item is not None or draft.content:
                _take_fragment(draft, part, item, inline=number > 0)
            else:
                self.take_tiltak(draft, part, place)

    def take_tiltak(self, draft: Draft, line: Line, place: int, *, listed: bool = False) -> None:
        """Put a text into a row that has no list items yet.

        Where tables have priorities in front of measures, a list may have them behind.
        """
        text = line.text
        if not draft.tiltak:
            text = draft.without_icon(text)
            text = draft.without_icon(self._without_numbers(draft, text))
            if not text:
                return
        pri = self.pri_of(text)
        if pri is not None and draft.tiltak and draft.pri is None:
            self.take_pri(draft, pri, gap=line.gap)
        elif draft.pri is not None and not self.pri_first:
            _take_fragment(draft, replace(line, text=text), None)
        elif is_icon(text) and draft.ikon is None:
            draft.ikon = text
        else:
            draft.tiltak.append(Line(text=text, gap=line.gap))
            if listed or not self.pri_first:
                self._settle_pri(draft, place)

    def _without_numbers(self, draft: Draft, text: str) -> str:
        head, _, rest = text.partition(" ")
        if self._number_first and _DOTTED.fullmatch(head):
            self._take_number(draft, head)
            return rest
        number = pri_of(head)
        if self._number_first and number is not None and (rest or draft.pri is None):
            self._take_number(draft, head)
            text = rest
            head, _, rest = text.partition(" ")
            number = pri_of(head)
        if self.pri_first and number is not None and draft.pri is None:
            draft.pri = number
            return rest
        return text

    def _take_number(self, draft: Draft, text: str) -> None:
        if self._number is not None:
            draft.extra.setdefault(self._number, text)

    def take_pri(self, draft: Draft, pri: int | str, *, gap: bool | None) -> None:
        """Put a priority into a row; one in words is a cell of a further column."""
        draft.pri, draft.pri_gap = pri, gap
        if self._pri is not None and isinstance(pri, str):
            draft.extra[self._pri] = pri

    def pri_of(self, text: str) -> int | str | None:
        """Return the priority that a line is, in words where tables have a column for it."""
        if self._pri is not None and self._words.is_priority(text):
            return text
        return pri_of(text)

    def pri_at_end(self, text: str) -> tuple[str, int | str] | None:
        """Part a line into its text and the priority that ends it, likewise."""
        words = text.split(" ")
        for length in (2, 1) if self._pri is not None else ():
            if self._words.is_priority(" ".join(words[-length:])) and len(words) > length:
                return " ".join(words[:-length]), " ".join(words[-length:])
        return pri_at_end(text)

    def _settle_pri(self, draft: Draft, place: int) -> None:
        """Take a figure that ends the measure's text for its priority, if the text ends there."""
        if draft.pri is not None:
            return
        ended = self.pri_at_end(draft.tiltak[-1].text)
        if ended is None:
            return
        parts = bullet_parts(self._lines[place].text)
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        whole = len(parts) == 1 and self._words.status_at_end(self._lines[place].text) is None
        if whole and after is not None and not self._text_ends_before(after):
            return
        if whole and after is not None and self.pri_of(bullet_parts(after.text)[0]) is not None:
            return
        draft.tiltak[-1] = Line(text=ended[0], gap=draft.tiltak[-1].gap)
        self.take_pri(draft, ended[1], gap=draft.tiltak[-1].gap)

    def _text_ends_before(self, after: Line) -> bool:
        if ends_cell(after) or self._words.status(after.text) is not None:
            return True
        return not (self._gaps and self._bullets) and starts_anew(after.text)


def _take_fragment(draft: Draft, line: Line, item: str | None, *, inline: bool = False) -> None:
    """Put a text into a row's list items: one of its own, or what goes on with the last."""
    text = line.text if item is None else item
    draft.content.append(
        Fragment(
            text=text,
            bullet=item is not None,
            gap=line.gap,
            inline=inline,
            dashed=item is not None and line.text[0] in DASHES,
        )
    )
