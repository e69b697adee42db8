"""What makes one measure of a text layer doubtful: texts that seem run together, parts that lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.printable import UNREADABLE
from parsers.report.words import areas
from parsers.report.words.icons import is_icon
from parsers.report.words.openends import ends_open
from parsers.text.lines import pri_at_end, starts_anew
from parsers.text.linewords import LineWords
from parsers.text.measures.row import Fragment, PageRows, TextRow
from parsers.text.measures.widths import FITTING_LINE, is_short, line_width
from parsers.text.reading import Entry, Reading
from schema import Record, Status
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column, folded

# A figure that parts two texts is a priority that was not taken for one: `i november 2 Ta i bruk`.
_INNER_PRI: Final = re.compile(r"(?:\w[.)%]? |[a-zæøå])[1-9] (?:\W )?[A-ZÆØÅ][a-zæøå]")
# The numbers that a heading of several slides ends with, `(1 av 2)`, and the like.
_BRACKETED: Final = re.compile(r"\(\d{1,2}\D{1,6}\d{1,2}\)")
_DASH_AT_END: Final = re.compile(r"\s[–—-]$")
# A list sign that begins no item: its writer put it elsewhere than its text.
_SIGN_AMID: Final = re.compile(r"(?:\s|^)[•▪‣➢➤✓✔](?:\s|$)|\w[✓✔]$")
_ITEMS: Final = frozenset(LISTS)
_BEHIND_TEXT: Final = _ITEMS | {Column.PRI, Column.STATUS}
# A row whose borders lead others by less than this, in the costs of `borders`: of such rows in
# layouts that had no empty lines between rows, two in three were wrong; of the others, one in ten.
DOUBTFUL_BORDER: Final = 0.5
# Where such a share of a deck's statuses have labels, one without has lost its own; likewise where
# such a share of its rows have something in a further column.
MOST: Final = 0.8


class RowDoubts:
    """Tells what is doubtful about a row, by what the deck's other rows are like."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._with_items = {page for page, found in reading.found if _has_items(found)}
        signed = any(part.bullet for entry in reading.entries for part in entry.row.content)
        self._unparted = {
            page for page, found in reading.found if not signed and _runs_into_items(found)
        }
        self._lacking = {entry.page for entry in reading.entries if entry.row.lacking}
        self._lacking |= {page for page, found in reading.found if found.lost}
        self._others = set(_other_pages(reading))
        # The widest line of a measure, for those in lists and those in tables.
        self._widths = {True: 0.0, False: 0.0}
        for entry in reading.entries:
            widest = max(map(line_width, entry.row.printed), default=0.0)
            self._widths[entry.row.listed] = max(widest, self._widths[entry.row.listed])
        marks = [entry.row.mark for entry in reading.entries if entry.row.mark is not None]
        self._statusless = not marks and any(
            Column.STATUS in header for _, found in reading.found for header in found.headers
        )
        labelled = sum(mark.label is not None for mark in marks)
        self._labelled = labelled >= MOST * len(marks)
        started = [entry.row for entry in reading.entries if not entry.row.listed]
        filled = Counter(header for row in started for header, _ in row.extra)
        self._filled = [name for name, rows in filled.items() if rows >= MOST * len(started)]
        pris = [entry.row.pri for entry in reading.entries if entry.row.pri is not None]
        self._usual_pri = sorted(pris)[len(pris) // 2] if pris else 0
        self._told_lists = {
            entry.page
            for entry in reading.entries
            if entry.row.listed and entry.row.mark is not None
        }
        self._above_told = set(_above_told(reading.entries))
        self._first_lines = {entry.row.printed[0] for entry in reading.entries if entry.row.printed}

    def of(self, entry: Entry, record: Record) -> str | None:
        """Return the first doubt, as words that go on from `The text read as the measure …`."""
        return next(self._all(entry, record), None)

    def _all(self, entry: Entry, record: Record) -> Iterator[str]:
        yield from _doubts(record, self._reading)
        if entry.page in self._others:
            yield "stands on a page without an area's name or headers, and may be no measure"
        yield from self._figure_doubts(entry.row, record)
        yield from self._heading_doubts(entry.row)
        yield from self._item_doubts(entry, record)
        yield from self._status_doubts(entry)
        yield from self._sign_doubts(entry.row)

    def _sign_doubts(self, row: TextRow) -> Iterator[str]:
        first = row.printed[0] if row.printed and row.ikon is None else None
        if first and any(line.startswith(first) for line in self._reading.behind_blank):
            yield "stands behind a blank, which a pictogram may have left that was lost"

    def _heading_doubts(self, row: TextRow) -> Iterator[str]:
        if any(map(self._reading.words.is_generic, row.printed)):
            yield "has a line that names no measure, as headings do"
        if _begins_with_heading(row.printed, self._widths[row.listed]):
            yield f"begins with a line, “{short(row.printed[0])}”, that may be a heading"
        last = row.printed[-1] if len(row.printed) > 1 else ""
        own = row.beside or (len(row.printed) > 1 and ends_open(row.printed[-2]))
        if last in self._reading.names and not own:
            yield f"ends with a line, “{short(last)}”, that is an area's name"
        if last in self._first_lines and _is_sentence(last):
            yield f"ends with a line, “{short(last)}”, that another measure begins with"

    def _item_doubts(self, entry: Entry, record: Record) -> Iterator[str]:
        if entry.row.crowded:
            yield "has a cell whose words may be those of the next column"
        loose = next(_loose(entry.row.content), None)
        if loose is not None:
            yield f"has a list item with “{short(loose)}” behind an empty line, which may be no part of it"
        if entry.row.lacking:
            yield "may lack list items, which stand behind its status"
        if entry.page in self._lacking and entry.row.mark is None and not entry.row.content:
            yield "may have the status and the list items that stand at no measure on its page"
        lacking = set(self._filled).difference(dict(entry.row.extra))
        if lacking and not entry.row.listed:
            yield f"has nothing of the column “{short(min(lacking))}”, which may stand in another"
        if entry.row.lead < DOUBTFUL_BORDER:
            yield "may have lines of the measure above or below it"
        bare = entry.page in self._unparted and _is_bare(entry.row)
        if bare or (entry.page in self._with_items and _lacks_items(record)):
            yield "has neither gevinst nor siste status, which may stand among its words"

    def _status_doubts(self, entry: Entry) -> Iterator[str]:
        row = entry.row
        if self._statusless:
            yield "has no status, though the deck's tables have a column of them"
        amid = entry.page in self._told_lists or row in self._above_told
        if row.listed and row.mark is None and amid:
            yield "has no status, unlike the measures beside it"
        if row.mark is not None and row.mark.label is None:
            ended = _label_among(row, self._reading.words)
            if ended is not None:
                yield f"may have the label “{ended}”, which stands behind one of its list items"
            elif self._labelled:
                yield "has a status without a label, unlike the others"

    def _figure_doubts(self, row: TextRow, record: Record) -> Iterator[str]:
        ended = pri_at_end(record.tiltak)
        if ended is not None and (
            record.pri is None or (self._is_usual(ended[1]) and not row.placed)
        ):
            yield "ends with a figure that may be a priority"
        if record.pri is not None and not self._is_usual(record.pri):
            yield f"has the priority {record.pri}, unlike the others, and may end with that figure"

    def _is_usual(self, pri: int) -> bool:
        """Tell whether a figure has as many digits as most of the deck's priorities."""
        return len(str(pri)) <= max(1, len(str(self._usual_pri)))


def _other_pages(reading: Reading) -> Iterator[int]:
    """Yield the pages that have rows but neither an area's name nor headers, if others have both."""
    named = {page for page, found in reading.found if any(item.name for item in found.headings)}
    headed = {page for page, found in reading.found if found.header_places}
    if named & headed:
        yield from {entry.page for entry in reading.entries} - named - headed


def _above_told(entries: Sequence[Entry]) -> Iterator[TextRow]:
    """Yield the rows below which one with a status stands on their page."""
    told: set[int] = set()
    for entry in reversed(entries):
        if entry.page in told:
            yield entry.row
        if entry.row.mark is not None:
            told.add(entry.page)


def _label_among(row: TextRow, words: LineWords) -> str | None:
    ended = (words.label_at_end(fragment.text) for fragment in row.content)
    return next((found[1].label for found in ended if found is not None), None)


def _loose(content: Sequence[Fragment]) -> Iterator[str]:
    """Yield the texts without list signs that begin anew behind an empty line, amid listed ones."""
    listed = False
    for fragment in content:
        if listed and fragment.gap and not fragment.bullet and starts_anew(fragment.text):
            yield fragment.text
        listed |= fragment.bullet


def _has_items(found: PageRows) -> bool:
    return any(_ITEMS.intersection(header) for header in found.headers)


def _runs_into_items(found: PageRows) -> bool:
    """Tell whether list items are the next that is written behind a measure's own text."""
    behind = (
        header[header.index(Column.TILTAK) :] for header in found.headers if Column.TILTAK in header
    )
    ends = ((column for column in header if column in _BEHIND_TEXT) for header in behind)
    return any(next(columns, None) in _ITEMS for columns in ends)


def _is_bare(row: TextRow) -> bool:
    """Tell whether a row has no list items, and some line of its text begins as one."""
    return not (row.content or row.placed) and any(map(_is_sentence, row.printed[1:]))


def _lacks_items(record: Record) -> bool:
    started = record.status in (Status.DONE, Status.ONGOING)
    return started and not (record.gevinst or record.siste_status)


def _is_sentence(text: str) -> bool:
    return starts_anew(text) and text[:1].isalpha() and not text[:2].isupper()


def _begins_with_heading(printed: Sequence[str], width: float) -> bool:
    """Tell whether a measure's first line is short and the second begins anew, as behind a heading.

    `width` is that of the widest line of a measure: a word that would have fitted was not wrapped.
    """
    if len(printed) < 2 or not _is_sentence(printed[1]):  # noqa: PLR2004 - two lines
        return False
    return is_short(printed[0], printed[1], width, FITTING_LINE)


def _doubts(record: Record, reading: Reading) -> Iterator[str]:
    words = reading.words
    name = held_name(record, reading.names)
    if name is not None:
        yield f"holds the area's name “{short(name)}” and may belong to it"
    phrases = words.vocabulary.headings.not_started
    if any(f"{phrase[:1].upper()}{phrase[1:]} " in f"{record.tiltak} " for phrase in phrases):
        yield "holds the heading of a list"
    if words.header(record.tiltak.split(" ")[-1]) == (Column.PRI,):
        yield "ends with a column's header"
    mark = words.status(record.tiltak.partition(" ")[0])
    if mark is not None and mark.label is not None:
        yield "begins with a status that may be the measure's above"
    if record.tiltak[:1].islower() and not starts_anew(record.tiltak):
        yield "begins like the rest of the measure beside it"
    if _BRACKETED.search(record.tiltak) and areas.page_of(record.tiltak, words.vocabulary):
        yield "holds the number of a heading's page"
    if any(map(is_icon, record.tiltak.split(" "))):
        yield "holds a pictogram, and so may be two texts"
    if _INNER_PRI.search(record.tiltak):
        yield "holds a figure that may be a priority, and so may be two measures"
    yield from _words_doubts(record)


def _words_doubts(record: Record) -> Iterator[str]:
    items = (*record.gevinst, *record.siste_status)
    if any(UNREADABLE in text for text in (record.tiltak, record.ikon or "", *items)):
        yield "has a sign that the text layer's writer could not tell"
    if any(_INNER_PRI.search(item) for item in items):
        yield "has list items that hold a figure that may be another measure's priority"
    if record.status_tekst is None and any(pri_at_end(item) is not None for item in items):
        yield "has a list item that ends like another measure, with a priority, and no status"
    if any(_SIGN_AMID.search(item) for item in items):
        yield "has a list sign amid its list items, which may be several or in other columns"
    if any(_DASH_AT_END.search(item) for item in items):
        yield "has a list item with another cell's dash behind it"


def held_name(record: Record, names: Sequence[str]) -> str | None:
    """Return the area's name that a measure's text seems to hold as a heading."""
    return next((name for name in names if _holds(record.tiltak, name)), None)


def _holds(tiltak: str, name: str) -> bool:
    """Tell whether a measure's text holds an area's name as a heading: with a capital behind it.

    A measure may begin with the words of its area; amid it, a name of several words is enough.
    """
    text, area = folded(tiltak), folded(name)
    if text == area:
        return False
    if text.startswith(f"{area} "):
        return tiltak[len(name) :].strip()[:1].isupper()
    if re.search(rf"{re.escape(name)} [A-ZÆØÅ]", tiltak):
        return True
    return f" {area} " in f" {text} " and name in tiltak and " " in name
