"""Where on a page of a text layer statuses stand, and what follows the last of them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.text.lines import Line, bullet_parts, footnote_mark, without_bullet
from parsers.text.linewords import LineWords, StatusMark
from parsers.text.measures.row import is_ball
from schema import Status


class PageMarks:
    """The statuses of a page, by line."""

    def __init__(self, lines: Sequence[Line], words: LineWords) -> None:
        self._lines = lines
        self._words = words
        self._gaps = any(line.gap for line in lines[1:])
        statuses = [words.status(line.text) for line in lines]
        self._signs = {
            place for place, mark in enumerate(statuses) if mark is not None and mark.label is None
        }
        labels = {
            place
            for place, mark in enumerate(statuses)
            if mark is not None and mark.by_symbol is None
        }
        # Some decks have their labels above their signs, and not below.
        self._label_first = any(
            place + 1 in self._signs and place + 2 not in labels for place in labels
        )
        # Lines with a status of its own on the next line or the one behind it.
        self._told_behind = {
            place - back
            for place, line in enumerate(lines)
            for back in (1, 2)
            if statuses[place] is not None or words.status_at_end(line.text) is not None
        }

    def start_of_list(self, *, not_started: bool) -> int:
        """Return the line from which on a page lists measures without any status."""
        marks = [self.at(place) for place in range(len(self._lines))]
        told = [mark and (mark.by_symbol or mark.by_label) for mark in marks]
        if not_started and all(status in (None, Status.NOT_STARTED) for status in told):
            return 0
        bullets = [
            any(without_bullet(part) is not None for part in bullet_parts(line.text))
            for line in self._lines
        ]
        return max(
            (
                place + 1
                for place in range(len(self._lines))
                if marks[place] is not None or bullets[place]
            ),
            default=0,
        )

    def at(self, place: int) -> StatusMark | None:
        """Return the status that a line is or ends with."""
        line = self._lines[place]
        mark = self._words.status(line.text)
        if mark is not None:
            return mark if mark.label is not None or is_ball(line.text) else None
        ended = self.at_end(place)
        return ended[1] if ended is not None else None

    def at_end(self, place: int) -> tuple[str, StatusMark] | None:
        """Part a line from the status that ends it: a symbol, or a label if no status follows."""
        text = self._lines[place].text
        ended = self._words.status_at_end(text)
        headed = self._label_first and place + 1 in self._signs
        if ended is not None or (place in self._told_behind and not headed):
            return ended
        return self._words.label_at_end(text)

    def start_of_footnotes(self) -> int:
        """Return the line from which on a page has footnotes only."""
        # Footnotes stand at a page's end: from there on no row may begin or end.
        start = len(self._lines)
        for place in range(len(self._lines) - 1, -1, -1):
            line = self._lines[place]
            if footnote_mark(line.text) is not None and (line.gap or not self._gaps):
                start = place
            elif self.at(place) is not None:
                break
        return start
