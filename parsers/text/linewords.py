"""What a line of a text layer can be by a vocabulary: header, heading, count, status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.words import areas
from parsers.report.words.dates import dates_in, without_dates
from parsers.report.words.statuses import StatusWordsReader, status_words
from parsers.text.lines import Line, bullet_parts, footnote_mark, pri_at_end, without_bullet
from schema import Status
from schema.vocabulary import Column, Vocabulary, folded, words_in

# A label is a word or three; a longer text in its place is running text.
LONGEST_LABEL: Final = 40
# Behind running text only longer words are labels: `OK` and `100 %` end sentences too.
LABEL_LETTERS: Final = 5

# A line that names so many columns is a header though it holds other words too, of which there are
# at most so many to a known one: `Tiltak (nr. og navn) | Pri | Status per 15.11.2023 | Status`.
HEADERS: Final = 3
# A heading's `(1 av 2)` is so many words.
HEADING_PAGE_WORDS: Final = 3
FEWEST_EXPLAINED: Final = 3  # statuses on a line: two may be those of two measures
UNKNOWN_WORDS: Final = 2

# The first letter of small capitals is larger than the others, and some writers set it apart.
_FIRST_APART: Final = re.compile(r"(?<!\S)([^\W\d_]) (?=[^\W\d_]{2})")

_COUNT: Final = re.compile(r"^(\S.*?)[\s:=–-]+\(?(\d{1,3})\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """A status as printed: what its symbol says, what its label says, and the label."""

    by_symbol: Status | None = None
    by_label: Status | None = None
    label: str | None = None

    def joined(self, other: StatusMark) -> StatusMark:
        """Return the two halves as one."""
        return StatusMark(
            by_symbol=self.by_symbol or other.by_symbol,
            by_label=self.by_label or other.by_label,
            label=self.label or other.label,
        )

    def completes(self, other: StatusMark) -> bool:
        """Tell whether this is the half that the other one lacks."""
        symbols = (self.by_symbol is not None) + (other.by_symbol is not None)
        labels = (self.label is not None) + (other.label is not None)
        return symbols <= 1 and labels <= 1


class LineWords:
    """Tells what lines are, by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, own_labels: frozenset[str] = frozenset()) -> None:
        self.vocabulary = vocabulary
        self._own_labels = own_labels
        self.statuses: StatusWordsReader = status_words(vocabulary)
        self._columns: dict[str, Column | str] = {
            folded(word): column for column, words in vocabulary.columns.items() for word in words
        }
        self._columns |= {folded(word): "count" for word in vocabulary.overview.count}
        self._longest = max(len(words.split()) for words in self._columns)
        # `PriKultur`: a header at a line's end, and the name on the next.
        pri = either(word.capitalize() for word in vocabulary.columns[Column.PRI])
        self._glued_pri = re.compile(rf"(?<!\S)({pri})(?=[A-ZÆØÅ][a-zæøå])")
        self._priorities = words_in(vocabulary.priorities.words)
        self._totals = words_in(vocabulary.overview.total)
        self._generic = words_in(vocabulary.headings.generic)
        self._benefits = words_in(vocabulary.items.gevinst)
        months = (names[0] for names in vocabulary.dates.months)
        self._news = words_in((*vocabulary.items.siste_status, *months))
        self._labels = frozenset(
            word for words in vocabulary.status.values() for word in words.labels
        )
        self._labels |= own_labels
        labels = (word for word in self._labels if sum(map(str.isalpha, word)) >= LABEL_LETTERS)
        self._label_at_end = re.compile(rf"^(.*\S)\s+({either(labels)})$")

    def knowing(self, labels: frozenset[str]) -> LineWords:
        """Return words that take these labels of a deck for such, though no status is theirs."""
        return LineWords(self.vocabulary, labels)

    def header(self, text: str) -> tuple[Column | str, ...]:
        """Return the columns that a line of headers names, () for others.

        A column of counts is the word `count`. Words that name no column may stand in a line
        that names three columns or more: see `unknown_headers`.
        """
        found, unknown = self._headers(text)
        if unknown and not self._is_mixed_header(text, found, unknown):
            return ()
        return tuple(found)

    def unknown_headers(self, text: str) -> str:
        """Return the words of a line of headers that name no column that is known."""
        found, unknown = self._headers(text)
        return " ".join(unknown) if self._is_mixed_header(text, found, unknown) else ""

    def _headers(self, text: str) -> tuple[list[Column | str], list[str]]:
        whole = _FIRST_APART.sub(r"\1", text) if text.isupper() else text
        printed = whole.replace("|", " ").split()
        found: list[Column | str] = []
        named: list[str] = []
        unknown: list[str] = []
        place = 0
        while place < len(printed):
            for length in range(min(self._longest, len(printed) - place), 0, -1):
                name = folded(" ".join(printed[place : place + length]))
                known = self._columns.get(name)
                if known is not None:
                    found.append(known)
                    named.append(name)
                    place += length
                    break
            else:
                unknown.append(printed[place])
                place += 1
        return _with_latest(found, named), unknown

    def _is_mixed_header(
        self, text: str, found: Sequence[Column | str], unknown: Sequence[str]
    ) -> bool:
        return (
            "count" not in found
            and len(set(found)) >= HEADERS
            and len(unknown) <= UNKNOWN_WORDS * len(found)
            and without_bullet(text) is None
            and len(bullet_parts(text)) == 1
            and self.status_at_end(text) is None
        )

    def spelled(self, text: str, column: Column) -> str | None:
        """Return how a line of headers spells a column."""
        printed = text.split()
        for length in range(min(self._longest, len(printed)), 0, -1):
            for place in range(len(printed) - length + 1):
                name = " ".join(printed[place : place + length])
                if self._columns.get(folded(name)) is column:
                    return name
        return None

    def is_priority(self, text: str) -> bool:
        """Tell whether a text is what a priority may be called that is no figure: `Høy`."""
        return text[:1].isupper() and folded(text) in self._priorities

    def is_table_header(self, text: str) -> bool:
        """Tell whether a line heads a table of measures, not one of counts."""
        header = self.header(text)
        return Column.TILTAK in header and len(header) > 1 and "count" not in header

    def without_pri(self, text: str) -> str:
        """Return lines without headers of priorities, which stand beside areas' headings."""
        return "\n".join(" ".join(self.between_pri(line)) for line in text.split("\n"))

    def between_pri(self, line: str) -> list[str]:
        """Part a line at its headers of priorities, which stand behind areas' headings."""
        parts: list[list[str]] = [[]]
        for word in self._glued_pri.sub(r"\1 ", line).split(" "):
            if self.header(word) == (Column.PRI,):
                parts.append([])
            else:
                parts[-1].append(word)
        return [" ".join(part) for part in parts if part]

    def is_generic(self, text: str) -> bool:
        """Tell whether a line is a heading that names no area."""
        return not areas.heading(text, self.vocabulary) and any(char.isalpha() for char in text)

    def is_not_started_heading(self, text: str) -> bool:
        """Tell whether a line says that the measures on its page have not been started."""
        phrases = self.vocabulary.headings.not_started
        if not areas.says(text, phrases) or self.status(text) is not None:
            return False
        ended = self.status_at_end(text) or self.label_at_end(text)
        return ended is None or pri_at_end(ended[0]) is None

    def is_numbered_heading(self, text: str) -> bool:
        """Tell whether a line ends as headings of several slides do: `(1 av 2)`."""
        last = " ".join(text.split(" ")[-HEADING_PAGE_WORDS:])
        page = areas.page_of(last, self.vocabulary)
        ends = page is not None and last.rstrip(")")[-1:].isdigit()
        return ends and page is not None and page[0] <= page[1] and without_bullet(text) is None

    def is_heading(self, text: str) -> bool:
        """Tell whether a line can only be a heading: generic words, or `(1 av 2)` at its end."""
        return self.is_generic(text) or self.is_numbered_heading(text)

    def is_of_table(self, text: str) -> bool:
        """Tell whether a line by itself is part of a table: header, status, list item, footnote."""
        return bool(
            self.header(text)
            or self.status(text)
            or self.status_at_end(text)
            or without_bullet(text) is not None
            or footnote_mark(text)
        )

    def is_measure_page(self, lines: Sequence[Line]) -> bool:
        """Tell whether a page shows by a header, a heading or a status that it lists measures."""
        return any(
            Column.TILTAK in self.header(line.text)
            or self.is_not_started_heading(line.text)
            or self.is_numbered_heading(line.text)
            or self.status(line.text) is not None
            or self.status_at_end(line.text) is not None
            for line in lines
        )

    def is_overview_title(self, text: str) -> bool:
        """Tell whether a line is the title of an overview: it begins with one of its phrases."""
        if without_bullet(text) is not None:
            return False
        words = text.split(" ")
        longest = max(len(phrase.split()) for phrase in self.vocabulary.headings.overview)
        start = " ".join(words[: longest + 1])
        return areas.says(start, self.vocabulary.headings.overview)

    def is_folio(self, text: str) -> bool:
        """Tell whether a line is a date, with or without a page number."""
        rest = without_dates(text, self.vocabulary)
        return rest != joined(text) and not re.search(r"[^\W\d]", rest)

    def status(self, text: str) -> StatusMark | None:
        """Return the status that a line is: a symbol, a label, or both in either order."""
        return self._own_status(text) or self._known_status(text)

    def _own_status(self, text: str) -> StatusMark | None:
        if text in self._own_labels:
            return StatusMark(label=text)
        sign, _, label = text.partition(" ")
        symbol = self.statuses.symbol(sign) if label in self._own_labels else None
        return None if symbol is None else StatusMark(by_symbol=symbol, label=label)

    def _known_status(self, text: str) -> StatusMark | None:
        if len(text) > LONGEST_LABEL:
            return None
        symbol = self.statuses.symbol(text)
        if symbol is not None:
            return StatusMark(by_symbol=symbol)
        if without_bullet(text) is not None and self.statuses.symbol(text[0]) is None:
            return None  # an item of a list that says no more than `Pågår`
        found = self.statuses.text(text)
        if found.by_label is None or found.rest or found.label is None:
            return None
        # In running text labels are small words: `pågår` at a wrapped line's end is none.
        if found.by_symbol is None and not (found.label[:1].isupper() or found.label[:1].isdigit()):
            return None
        return StatusMark(by_symbol=found.by_symbol, by_label=found.by_label, label=found.label)

    def status_at_end(self, text: str) -> tuple[str, StatusMark] | None:
        """Part a line into its text and the symbol, with or without a label, that ends it."""
        words = text.split(" ")
        for length in range(1, min(5, len(words))):
            head, tail = " ".join(words[:-length]), " ".join(words[-length:])
            mark = self.status(tail)
            if mark is not None and mark.by_symbol is not None:
                return head, mark
        return None

    def label_at_end(self, text: str) -> tuple[str, StatusMark] | None:
        """Part a line into its text and the label, spelled as in the vocabulary, that ends it."""
        match = self._label_at_end.match(text)
        mark = self.status(match.group(2)) if match else None
        return (match.group(1), mark) if match and mark is not None else None

    def is_legend(self, text: str) -> bool:
        """Tell whether a line says several statuses and nothing else: `● Fullført ◑ Pågår ○ Ikke startet`."""
        found: set[Status | None] = set()
        rest = text
        while ended := self.status_at_end(rest) or self.label_at_end(rest):
            rest, mark = ended
            found.add(mark.by_label)
        first = self.status(rest) if found else None
        return first is not None and len({*found, first.by_label} - {None}) >= FEWEST_EXPLAINED

    def column_of_item(self, text: str) -> Column | None:
        """Return the column of lists whose words an item has; None where it has no one's or both's."""
        words = re.findall(r"\w+", folded(text))
        benefit = bool(words) and words[0] in self._benefits
        news = not self._news.isdisjoint(words) or bool(dates_in(text, self.vocabulary))
        if benefit == news:
            return None
        return Column.GEVINST if benefit else Column.SISTE_STATUS

    def is_total(self, text: str) -> bool:
        """Tell whether a text heads what is not one status or area but all of them."""
        return folded(text) in self._totals

    def count(self, text: str) -> tuple[Status | None, int] | None:
        """Return the status and figure of a line such as `● Fullført 2`; None the one of a total."""
        match = _COUNT.match(text)
        if match is None or len(match.group(1)) > LONGEST_LABEL:
            return None
        if self.is_total(match.group(1)):
            return None, int(match.group(2))
        found = self.statuses.text(match.group(1))
        if found.status is None or found.rest:
            return None
        return found.status, int(match.group(2))


@lru_cache(maxsize=4)
def line_words(vocabulary: Vocabulary) -> LineWords:
    """Return the reader of lines for a vocabulary, made once."""
    return LineWords(vocabulary)


def _with_latest(found: Sequence[Column | str], named: Sequence[str]) -> list[Column | str]:
    """Return a header's columns with `Status nå` behind gevinst, beside a `Status`, as the latest one.

    Two columns of one name are the halves of a status, its symbol and its label.
    """
    columns = list(found)
    places = [place for place, column in enumerate(found) if column is Column.STATUS]
    if len(places) != 2 or Column.SISTE_STATUS in found:  # noqa: PLR2004 - one and another
        return columns
    behind = next((place for place in places if columns[place - 1] is Column.GEVINST), None)
    if behind and named[places[0]] != named[places[1]]:
        columns[behind] = Column.SISTE_STATUS
    return columns
