"""A second opinion on PDFs: what does not add up is read again, by another library."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.errors import UnreadableDeck
from parsers.read import read_bytes
from parsers.report.interpret import interpret
from schema import Deck, Diagnostic, Format, Report, Severity
from schema.vocabulary import Vocabulary

# The second reading takes some 40 ms a page and 0.1 ms a character; these keep it to seconds.
MOST_PAGES: Final = 60  # the longest status decks seen have some 40
MOST_CHARACTERS: Final = 60_000  # of a deck's text; dense status decks have some 1,000 a page
MOST_PATHS: Final = 60_000  # painted outlines; a status deck has some 50 a page, a map thousands
MOST_BYTES: Final = 50_000_000  # of the file; decks full of photographs have some 20 MB

COUNTS: Final = frozenset({"count-mismatch", "unplaced-counts"})
# What makes a second reading too dear, or worse: pdfplumber cannot tell what nobody sees.
NOT_AGAIN: Final = frozenset({"reader-limit", "unseen-text"})
ROWS: Final = frozenset({"skipped-row", "status-conflict"})
# What pdfminer lets through when it meets objects of another kind than the format wants.
BREAKDOWNS: Final = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError, struct.error, zlib.error, UnreadableDeck),
)

Read = Callable[[bytes], Deck]


def report_of(
    data: bytes, vocabulary: Vocabulary, *, first: Read = read_bytes, second: Read | None = None
) -> tuple[Deck, tuple[Report, ...]]:
    """Read and interpret a deck; a PDF in which figures or rows are in doubt is read twice.

    `second` is the reading that is asked then, pdfplumber's where none is given. The second
    reading is believed only if it explains more and loses nothing; the deck's diagnostics say
    which was (`second-reading`).

    Raises:
        UnreadableDeck: the content is no readable deck.
    """
    deck = first(data)
    reports = interpret(deck, vocabulary)
    if not _worth_it(deck, data, reports):
        return deck, reports
    try:
        other = (second or _by_pdfplumber)(data)
    except BREAKDOWNS:
        said = replace(deck, diagnostics=(*deck.diagnostics, _BROKE_DOWN))
        return said, interpret(said, vocabulary)
    again = interpret(other, vocabulary)
    if _Standing.of(again).beats(_Standing.of(reports)):
        lines = _unlike_legends(reports) - _unlike_legends(again)
        told = (*other.diagnostics, *sorted(lines, key=lambda line: line.message), _BELIEVED)
        chosen = other
    else:
        told = (*deck.diagnostics, _SAME if _told(again) == _told(reports) else _NO_BETTER)
        chosen = deck
    said = replace(chosen, diagnostics=told)
    return said, interpret(said, vocabulary)


def _by_pdfplumber(data: bytes) -> Deck:
    from parsers.pdf.reader import read_pdf_reference  # noqa: PLC0415 - seldom needed

    return read_pdf_reference(data, MOST_PATHS)


def _worth_it(deck: Deck, data: bytes, reports: Sequence[Report]) -> bool:
    """Tell whether a deck is one whose doubts a second reading may settle, at a fair price."""
    if deck.format is not Format.PDF or not _doubts(reports, COUNTS | ROWS):
        return False
    return (
        not any(line.code in NOT_AGAIN for line in deck.diagnostics)
        and len(deck.slides) <= MOST_PAGES
        and len(data) <= MOST_BYTES
        and _characters(deck) <= MOST_CHARACTERS
    )


def _characters(deck: Deck) -> int:
    return sum(
        sum(len(text.text) for text in slide.texts)
        + sum(len(cell.text) for table in slide.tables for cell in table.cells)
        for slide in deck.slides
    )


def _doubts(reports: Sequence[Report], codes: frozenset[str]) -> int:
    told = sum(line.code in codes for report in reports for line in report.diagnostics)
    return told - len(_unlike_legends(reports)) if "status-conflict" in codes else told


def _unlike_legends(reports: Sequence[Report]) -> set[Diagnostic]:
    """Return what is said of whole slides' statuses: where a reading lacks it, it saw less of their legends."""
    lines = (line for report in reports for line in report.diagnostics if line.row is None)
    return {line for line in lines if line.code == "status-conflict"}


def _told(reports: Sequence[Report]) -> list[tuple[object, ...]]:
    return [(report.records, report.declared, report.totals) for report in reports]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """How well a reading agrees with itself, and how much it read."""

    counts: int
    rows: int
    records: int
    declared: int

    @classmethod
    def of(cls, reports: Sequence[Report]) -> _Standing:
        return cls(
            counts=_doubts(reports, COUNTS),
            rows=_doubts(reports, ROWS),
            records=sum(len(report.records) for report in reports),
            declared=sum(len(report.declared) + len(report.totals) for report in reports),
        )

    def beats(self, other: _Standing) -> bool:
        """Tell whether this reading leaves less in doubt without having lost anything.

        Fewer rows are no loss where the overview's figures now agree with them.
        """
        if self.declared < other.declared:
            return False
        if self.records < other.records and (self.counts or not self.declared):
            return False
        return (self.counts, self.rows) < (other.counts, other.rows)


def _line(severity: Severity, message: str) -> Diagnostic:
    return Diagnostic(severity=severity, code="second-reading", message=message)


_BELIEVED: Final = _line(
    Severity.WARNING,
    "The first reading of this PDF left figures or rows in doubt, and a second by another library "
    "left fewer; the second was used: compare the rows with the slides.",
)
_SAME: Final = _line(
    Severity.INFO,
    "A second reading of this PDF by another library gave the same rows and figures; so what does "
    "not add up stands so in the deck, or in a form that is not read, such as a chart or a picture: "
    "compare its overview and rows with the slides.",
)
_NO_BETTER: Final = _line(
    Severity.INFO,
    "A second reading of this PDF by another library gave other rows or figures, which add up no "
    "better; the first was used: compare the rows with the slides.",
)
_BROKE_DOWN: Final = _line(
    Severity.INFO,
    "A second reading of this PDF by another library broke down, so the first was used: compare "
    "the rows with the slides, or export the PDF again.",
)
