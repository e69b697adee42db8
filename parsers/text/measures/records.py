"""Rows of a text layer made records, with what is odd about each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers.bullets import is_doubtful
from parsers.report.measures.rowstatus import Told, Where, settled
from parsers.report.measures.unknown import unknown_lines
from parsers.report.page import footnotes
from parsers.text.lines import footnote_mark, starts_anew
from parsers.text.linewords import StatusMark
from parsers.text.measures.row import TextRow
from parsers.text.measures.split import Split, split
from parsers.text.reading import Entry, Reading, row_status
from schema import Record, Severity
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column, folded, words_in

# So many rows, and such a share of all, that lack a status, a priority or a beginning show that a
# layer's columns are mixed; a row or two that do so are the deck's own.
FEWEST_ODD: Final = 3
ODD_SHARE: Final = 0.2

# A measure's gevinst may be worded as news is; of so many, some column holds news.
FEWEST_NEWS: Final = 2

# Where another way to part list items is worse by less than this, in the costs of `split`, a person
# has to look: of 1,000 rows written by PDFBox, it was wrong in 6 of 18; above, in one.
DOUBTFUL_LEAD: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """A row's list items by column.

    `doubtful`: they may as well be parted elsewhere; `several`: one of them may be more than one.
    """

    gevinst: tuple[str, ...]
    siste_status: tuple[str, ...]
    doubtful: bool
    several: bool


def read_records(reading: Reading) -> list[Record]:
    """Return the records of all rows in their order; what is odd is said to `reading`.

    A record's row counts within its table: a page's table, or an area's part of a list.
    """
    _tell_jumbled(reading)
    _tell_extra_columns(reading)
    splits = _splits(reading)
    elsewhere: dict[str, str] = {}
    notes: dict[int, dict[str, str]] = {}
    for page, found in reading.found:
        own: dict[str, str] = {}
        for note in found.footnotes:
            own.setdefault(footnote_mark(note) or "", note)
        notes[page] = own
        for mark, note in own.items():
            elsewhere.setdefault(mark, note)
    records = []
    numbers: Counter[tuple[int, int | None, bool]] = Counter()
    for entry, parts in zip(reading.entries, splits, strict=True):
        key = (entry.page, entry.area if entry.row.listed else None, entry.row.listed)
        numbers[key] += 1
        records.append(_record(reading, entry, parts, numbers[key], (notes[entry.page], elsewhere)))
    return records


def _tell_jumbled(reading: Reading) -> None:
    by_order = sum(found.by_order for _, found in reading.found)
    if by_order:
        reading.say(
            Severity.WARNING,
            "status-by-order",
            f"The text layer writes the statuses of {by_order} measures apart from them; they "
            "were given out in order: compare them with the slides, or read the deck itself.",
        )
    rows = [entry.row for entry in reading.entries if not entry.row.listed]
    told = any(row.pri is not None for row in rows)
    odd = sum(
        row.crowded or row.mark is None or (told and row.pri is None) or not starts_anew(row.tiltak)
        for row in rows
    )
    strays = sum(found.strays for _, found in reading.found)
    if odd + strays >= max(FEWEST_ODD, ODD_SHARE * len(rows)):
        reading.say(
            Severity.ERROR,
            "jumbled-text",
            f"The text layer writes columns across one another: {odd} of {len(rows)} measures in "
            f"tables and {strays} statuses could not be brought together; read the PPTX or PDF.",
        )


def _tell_extra_columns(reading: Reading) -> None:
    known = words_in(reading.words.vocabulary.extra_columns.headers)
    headers = dict.fromkeys(header for entry in reading.entries for header, _ in entry.row.extra)
    found = {column for _, page in reading.found for header in page.headers for column in header}
    whole = found.issuperset((Column.PRI, *LISTS, Column.STATUS))
    for header in headers:
        own = reading.words.header(header) in ((Column.PRI,), (Column.NUMMER,))
        if folded(header) not in known and not own:
            reading.say(
                Severity.INFO if whole else Severity.WARNING,
                "extra-column",
                f"The text layer's table has a column “{short(header)}” that the vocabulary does "
                "not know; its texts were kept in `ekstra`.",
            )


def _splits(reading: Reading) -> list[Halves]:
    headers = {
        column for _, found in reading.found for header in found.headers for column in header
    }
    order = next(
        (
            header
            for _, found in reading.found
            for header in found.headers
            if Column.GEVINST in header and Column.SISTE_STATUS in header
        ),
        LISTS,
    )
    turned = order.index(Column.SISTE_STATUS) < order.index(Column.GEVINST)
    only = headers.intersection(LISTS)
    rows = [entry.row for entry in reading.entries]
    found = split(rows, reading.words.column_of_item, turned=turned)
    if only == {Column.GEVINST} and _tell_news(reading, found):
        only = set(LISTS)
    guessed = sum(bool(part.items) and not math.isinf(part.lead) for part in found)
    if len(only) != 1 and guessed:
        reading.say(
            Severity.INFO,
            "bullets-guessed",
            f"A text layer does not tell gevinst from siste status: in {guessed} measures the "
            "list items were parted by line lengths, empty lines and words; "
            "compare them with the slides before relying on them.",
        )
    anew = [[starts_anew(line) for line in _going_on(part)] for part in found]
    most = sum(map(sum, anew)) * 2 > sum(map(len, anew))
    unsigned = most and sum(map(any, anew)) >= FEWEST_ODD
    return [_halves(part, only, turned=turned, unsigned=unsigned) for part in found]


def _tell_news(reading: Reading, parts: Sequence[Split]) -> bool:
    """Tell of list items that are no gevinst, though no other column's header says that they are news.

    The column of the latest status may be headed `Status`, and that of the symbols by nothing.
    """
    of_item = reading.words.column_of_item
    news = sum(
        any(of_item(item.text) is Column.SISTE_STATUS for item in part.items) for part in parts
    )
    if news < FEWEST_NEWS:
        return False
    reading.say(
        Severity.WARNING,
        "bullets-guessed",
        f"No header of the text layer names siste status, but {news} measures have list items that "
        "seem to be news; they were parted from gevinst by line lengths and words: compare them "
        "with the slides.",
    )
    return True


def _going_on(part: Split) -> list[str]:
    """Return the lines that a row's list items go on with."""
    return [line for item in part.items for line in item.lines[1:]]


def _halves(part: Split, only: Collection[Column | str], *, turned: bool, unsigned: bool) -> Halves:
    """Return a row's list items by column; `unsigned`: the writer left most list signs out."""
    texts = tuple(item.text for item in part.items if item.text)
    at = sum(bool(item.text) for item in part.items[: part.at])
    if len(only) == 1:
        turned, at = Column.SISTE_STATUS in only, len(texts)
    first, second = texts[:at], texts[at:]
    # Two columns written across one another have no border, and their items all seem one column's.
    across = len(texts) > 1 and not (first and second) and not math.isinf(part.lead)
    return Halves(
        gevinst=second if turned else first,
        siste_status=first if turned else second,
        doubtful=len(only) != 1 and (across or part.lead < DOUBTFUL_LEAD),
        several=any(item.several for item in part.items)
        or (unsigned and any(map(starts_anew, _going_on(part)))),
    )


def _record(
    reading: Reading,
    entry: Entry,
    parts: Halves,
    number: int,
    notes: tuple[dict[str, str], dict[str, str]],
) -> Record:
    row = entry.row
    told = _told(row, number)
    _tell_row(reading, entry, number)
    reading.diagnostics.extend(told.diagnostics)
    _tell_items(reading, row, parts, number)
    texts = (row.tiltak, *parts.gevinst, *parts.siste_status)
    fotnote, missing = footnotes.resolve(texts, *notes)
    for mark in missing:
        reading.say(
            Severity.WARNING,
            "footnote-missing",
            f"The measure “{short(row.tiltak)}” refers to a footnote {mark}, "
            "but the text layer has none; look at its slide.",
            number,
        )
    record = Record(
        omrade="" if entry.area is None else reading.names[entry.area],
        tiltak=row.tiltak,
        slide=0,
        row=number,
        status=told.status,
        status_symbol=told.symbol,
        ikon=row.ikon,
        pri=row.pri,
        gevinst=parts.gevinst,
        siste_status=parts.siste_status,
        status_tekst=told.tekst,
        fotnote=fotnote,
        ekstra=row.extra,
    )
    reading.diagnostics.extend(unknown_lines([record], [told.strange]))
    return record


def _tell_items(reading: Reading, row: TextRow, parts: Halves, number: int) -> None:
    """Say what is doubtful of a measure's list items: their column, where they end, their dash."""
    if parts.doubtful or parts.several:
        doubt = (
            "may be parted wrongly into gevinst and siste status"
            if parts.doubtful
            else "have no list signs, and some may be run together"
        )
        reading.say(
            Severity.WARNING,
            "bullets-guessed",
            f"The list items of the measure “{short(row.tiltak)}” {doubt}; look at its slide.",
            number,
        )
    signed = [
        fragment.text
        for fragment in row.content
        if not fragment.bullet and is_doubtful(fragment.text)
    ]
    # Below an item with another sign, a dash may begin a point of its own or stand amid the item's text.
    amid = [
        after.text
        for before, after in pairwise(row.content)
        if after.dashed and before.bullet and not before.dashed and after.text[:1].islower()
    ]
    for severity, texts in ((Severity.WARNING, signed), (Severity.INFO, amid)):
        if texts:
            reading.say(
                severity,
                "sign-guessed",
                f"The dash before “{short(texts[0])}” of the measure “{short(row.tiltak)}” may be a "
                "list's or the text's own; look at its slide.",
                number,
            )


def _told(row: TextRow, number: int) -> Told:
    """Decide a row's status; a listed row without any has not been started."""
    if row.mark is None and row.listed:
        status = row_status(row)
        return Told(status=status, symbol=status.symbol, tekst=None)
    mark = row.mark or StatusMark()
    where = Where(tiltak=row.tiltak, slide=0, row=number)
    return settled(where, mark.by_symbol, mark.by_label, mark.label)


def _tell_row(reading: Reading, entry: Entry, number: int) -> None:
    row, words = entry.row, reading.words
    name = short(row.tiltak)
    if entry.area is None:
        reading.say(
            Severity.WARNING,
            "no-area",
            f"The area of the measure “{name}” could not be told; look at its slide.",
            number,
        )
    worded = next((text for head, text in row.extra if words.header(head) == (Column.PRI,)), None)
    if worded is not None:
        reading.say(
            Severity.WARNING,
            "pri-unreadable",
            f"The priority “{short(worded)}” of the measure “{name}” is no figure and was kept in `ekstra`.",
            number,
        )
    elif row.pri is None and _has_priorities(reading):
        reading.say(
            Severity.WARNING,
            "pri-unreadable",
            f"No priority could be read for the measure “{name}”; look at its slide.",
            number,
        )


def _has_priorities(reading: Reading) -> bool:
    """Tell whether a deck's measures have priorities: some were read, or a column is for them."""
    headers = [header for _, found in reading.found for header in found.headers]
    headers += [reading.words.header(line.text) for page in reading.pages for line in page]
    return any(entry.row.pri is not None for entry in reading.entries) or any(
        Column.PRI in header for header in headers
    )
