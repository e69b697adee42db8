"""Rows made records, with what is odd about each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.lines import joined
from parsers.report.doubts.handmarks import belied, second_status, typed_by_hand
from parsers.report.doubts.stamps import KEPT, SIGNS, stamped, ticked
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Aside, Row, row_line
from parsers.report.measures.rowstatus import Told, decide, habits
from parsers.report.measures.unknown import blank_as_not_started, is_left_blank, unknown_lines
from parsers.report.page.footnotes import ambiguous, resolve
from parsers.report.page.legend import Legend, read_legend
from parsers.report.page.pages import Page
from parsers.report.words.areas import says
from parsers.report.words.statuses import StatusWordsReader, status_words
from schema import Diagnostic, Record, Severity, Status
from schema.diagnostic import short
from schema.vocabulary import Vocabulary

_SHARE_BEHIND: Final = re.compile(r"\W*\d{1,3} ?%\W*$")
SEVERAL: Final = 2  # priorities: one word alone may stand in the wrong column


def records_of(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    pages: Sequence[Page],
    vocabulary: Vocabulary,
) -> tuple[list[Record], list[Diagnostic]]:
    """Return the records of tables of measures, and a line for each thing that is odd about one.

    `names` are the areas of the rows of each of `listings`; `pages` are all of the deck's.
    """
    words = status_words(vocabulary)
    legend = read_legend(pages, vocabulary)
    rows = [row for listing in listings for row in listing.rows]
    habit = habits(rows, legend)
    notes = {page.number: page.footnotes for page in pages}
    everywhere = {mark: text for own in notes.values() for mark, text in own.items()}
    records: list[Record] = []
    strange: list[str | None] = []
    blank: list[bool] = []
    diagnostics = [*legend.diagnostics]
    for listing, areas in zip(listings, names, strict=True):
        worded = _in_words(listing.rows, rows)
        diagnostics.extend([line for line in worded if line not in diagnostics])
        for read, area in zip(listing.rows, areas, strict=True):
            row = _with_own_status(read, legend, words)
            told = decide(row, habit, legend, words)
            texts = (row.tiltak, *row.gevinst, *row.siste_status, told.tekst or "")
            own = notes[row.slide]
            note, missing = resolve(texts, own, everywhere)
            diagnostics.extend(_status_lines(row, told, words, vocabulary))
            diagnostics.extend(typed_by_hand(row, vocabulary))
            if row.sign in SIGNS or row.sign in KEPT:
                diagnostics.extend(ticked(row, listing.rows, told.status))
            several = ambiguous(texts, own) if own.several else ()
            diagnostics.extend(_row_lines(row, area, missing, several))
            if row.pri is None and row.pri_text and not worded:
                diagnostics.append(_unreadable(row))
            records.append(_record(row, area, told, note))
            strange.append(told.strange)
            blank.append(is_left_blank(row, listing.header.roles))
        diagnostics.extend(_struck_whole(listing))
    told_of = {(line.slide, line.row) for line in diagnostics if line.code == "status-conflict"}
    lines = belied(rows, [record.status for record in records])
    diagnostics.extend([line for line in lines if (line.slide, line.row) not in told_of])
    records, idle = blank_as_not_started(records, blank)
    diagnostics.extend((*idle, *unknown_lines(records, strange)))
    return records, diagnostics


def _record(row: Row, area: str, told: Told, note: str | None) -> Record:
    return Record(
        omrade=area,
        tiltak=row.tiltak,
        slide=row.slide,
        row=row.row,
        status=told.status,
        status_symbol=told.symbol,
        ikon=row.ikon,
        pri=row.pri,
        gevinst=row.gevinst,
        siste_status=row.siste_status,
        status_tekst=told.tekst,
        fotnote=note,
        ekstra=row.ekstra,
    )


def _with_own_status(row: Row, legend: Legend, words: StatusWordsReader) -> Row:
    """Return a row that no column tells the status of with the one that stands at its measure.

    It is an icon that the deck explains, or a label in brackets: `Felles maler (pågår)`.
    """
    if row.has_status_column or not row.shown.blank:
        return row
    if row.ikon is not None and legend.sign(row.ikon) is not None:
        return replace(row, ikon=None, shown=replace(row.shown, bare=row.ikon))
    tiltak, _, label = row.tiltak.removesuffix(")").rpartition(" (")
    if row.tiltak.endswith(")") and tiltak and words.exactly(label) is not None:
        return replace(row, tiltak=tiltak, shown=replace(row.shown, words=words.text(label)))
    return row


def _in_words(rows: Sequence[Row], deck: Sequence[Row]) -> list[Diagnostic]:
    """Return one line for a table of which all priorities are words (`Høy`), none for any other.

    Where it has but one priority, those of all the `deck` must be words.
    """
    told = [row.pri_text for row in rows if row.pri_text]
    if len(told) == 1 and all(row.pri is None for row in deck):
        told += [row.pri_text for row in deck if row.pri_text and row not in rows]
    if len(told) < SEVERAL or any(map(str.isdigit, "".join(told))):
        return []
    slide = rows[0].slide
    text = f"The priorities of a table on slide {slide} are words (“{told[0]}”) and were kept in `ekstra`."
    return [Diagnostic.info("pri-unreadable", text, slide=slide)]


def _unreadable(row: Row) -> Diagnostic:
    text = (
        f"The priority “{row.pri_text}” of the measure “{short(row.tiltak)}” on slide {row.slide} "
        "is no figure and was kept in `ekstra`."
    )
    return row_line(row, Severity.WARNING, "pri-unreadable", text)


def _status_lines(
    row: Row, told: Told, words: StatusWordsReader, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield what is odd about a row's status, and what else in the row says another."""
    yield from told.diagnostics
    yield from stamped(row, told.status, words, vocabulary)
    if told.tekst is not None and not told.diagnostics:
        yield from second_status(row, told.tekst, told.status, words)
        yield from _done_in_part(row, told.tekst, told.status, words, vocabulary)


def _done_in_part(
    row: Row, label: str, status: Status, words: StatusWordsReader, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield an info where a share or a word behind a label makes less of it: `Fullført 80 %`, `Ferdig unntatt Førde`."""
    head = _SHARE_BEHIND.sub("", label)
    if head != label and status is not Status.DONE and words.exactly(head) is Status.DONE:
        text = (
            f"The status “{short(label)}” of the measure “{short(row.tiltak)}” on slide {row.slide} says "
            f"“{Status.DONE.value}” and a share of less; “{status.value}” was believed."
        )
        yield row_line(row, Severity.INFO, "status-conflict", text)
    elif status is Status.DONE and says(label, vocabulary.notes.limits):
        text = (
            f"The status “{short(label)}” of the measure “{short(row.tiltak)}” on slide {row.slide} says that "
            f"something is left; “{status.value}” was believed."
        )
        yield row_line(row, Severity.INFO, "status-conflict", text)


def _struck_whole(listing: Listing) -> Iterator[Diagnostic]:
    """Yield a line for each row of a table that says nothing but what is struck out."""
    grid = listing.grid
    if grid is None or not grid.struck:
        return
    number = listing.page.number
    for place, what in listing.asides:
        if what is Aside.EMPTY and place in grid.struck:
            said = joined(" ".join([p.text for cell in grid.begun[place] for p in cell.paragraphs]))
            row = place - listing.header.row
            text = f"Row {row} of a table on slide {number}, “{short(said)}”, is struck out whole and was left out."
            yield Diagnostic.warning("struck-text", text, slide=number, row=row)


def _row_lines(
    row: Row, area: str, missing: Sequence[str], several: Sequence[str]
) -> Iterator[Diagnostic]:
    where = f"the measure “{short(row.tiltak)}” on slide {row.slide}"
    if not area:
        yield row_line(
            row,
            Severity.WARNING,
            "no-area",
            f"Nothing tells the area of {where}; give the slide a heading.",
        )
    for mark in missing:
        text = f"The mark “{mark}” of {where} has no footnote on the slide."
        yield row_line(row, Severity.WARNING, "footnote-missing", text)
    for mark in several:
        text = (
            f"The mark “{mark}” of {where} stands before several texts on the slide, and nothing tells which "
            "is meant: give each footnote a mark of its own."
        )
        yield row_line(row, Severity.WARNING, "footnote-missing", text)
    if row.struck:
        text = f"Struck-out text of {where} was left out."
        yield row_line(row, Severity.INFO, "struck-text", text)
    if row.guessed:
        text = (
            f"Lines or texts of {where} may be one item or two, or another row's, and nothing "
            "printed tells which; their words and places decided: compare them with the slide."
        )
        yield row_line(row, Severity.WARNING, "items-guessed", text)
    if row.doubted:
        printed = ", ".join(f"“{item[:30]}”" for item in row.doubted)
        text = (
            f"The sign before {printed} of {where} may be a list's or the text's own, and nothing "
            "else in its column tells which; compare it with the slide."
        )
        yield row_line(row, Severity.WARNING, "sign-guessed", text)
