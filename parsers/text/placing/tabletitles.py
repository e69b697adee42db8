"""What stands above tables of measures, or behind them: titles, in a deck that has one everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.lines import joined
from parsers.report.words import areas
from parsers.report.words.dates import dates_in
from parsers.text.lines import Line, pri_of, starts_anew, text_of
from parsers.text.linewords import LineWords
from schema.vocabulary import Column, folded

# A title takes four lines at most: two of the name, two of other words.
TITLE_LINES: Final = 4
# What stands below so many titles is no area's name but words that the deck's author puts there.
REPEATED: Final = 2


class TableTitles:
    """The titles of a deck's tables, and what all of them say alike."""

    def __init__(self, pages: Sequence[Sequence[Line]], words: LineWords) -> None:
        self._words = words
        self._titles = [title for page in pages if (title := _title(page, words)) is not None]
        first = {folded(self._own(title[0])) for title in self._titles if title}
        below = Counter(
            key
            for title in self._titles
            for key in {folded(line.text) for line in title[1:]} - first
        )
        self.repeated = frozenset(key for key, times in below.items() if times >= REPEATED)

    def names(self) -> list[str]:
        """Return what the titles name; nothing where a table has none, or all have the same."""
        titles = [(title, self._name(title)) for title in self._titles]
        different = list(dict.fromkeys(name for _, name in titles if name))
        whole = all(title and starts_anew(name or title[0].text) for title, name in titles)
        return different if whole and len(different) > 1 else []

    def _name(self, title: Sequence[Line]) -> str:
        own = text_of(line for line in title if folded(line.text) not in self.repeated)
        return areas.heading(own, self._words.vocabulary)

    def _own(self, line: Line) -> str:
        return areas.heading(line.text, self._words.vocabulary)


def heads_table(page: Sequence[Line], place: int, words: LineWords) -> bool:
    """Tell whether a line is a table's header, or the first of those that are its header."""
    text = page[place].text
    below = words.header(page[place + 1].text) if place + 1 < len(page) else ()
    split = words.header(text) == (Column.TILTAK,) and below and "count" not in below
    return bool(split) or words.is_table_header(text)


def below_title_slide(lines: Sequence[Line], words: LineWords) -> list[Line]:
    """Return what stands above a table without a title slide's lines, which are there too where page breaks are lost.

    The last of these says the report's date.
    """
    dated = [
        place
        for place, line in enumerate(lines)
        if any(day.per for day in dates_in(line.text, words.vocabulary))
    ]
    below = list(lines[dated[-1] + 1 :]) if dated else []
    return below if areas.heading(text_of(below), words.vocabulary) else list(lines)


def _title(page: Sequence[Line], words: LineWords) -> list[Line] | None:
    """Return the title of a page's table, () where it has none; None for a page without table."""
    headers = [place for place in range(len(page)) if heads_table(page, place, words)]
    if not headers:
        return None
    above = list(page[: headers[0]])
    if not above:
        start = len(page)
        while start > headers[0] + 1 and not page[start - 1].gap:
            start -= 1
        above = list(page[start - 1 :])
    above = below_title_slide(above, words)
    is_title = len(above) <= TITLE_LINES and all(_may_be_title(line, words) for line in above)
    return above if is_title else []


def _may_be_title(line: Line, words: LineWords) -> bool:
    text = line.text
    return not (
        words.is_of_table(text)
        or words.label_at_end(text)
        or pri_of(text.split(" ")[-1]) is not None
        or words.is_folio(joined(text))
    )
