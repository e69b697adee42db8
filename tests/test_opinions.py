"""A PDF whose figures or rows are in doubt is read again, and the deck says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from deckmaker.looks import LOOKS
from deckmaker.truth import TRUTH
from tinydecks import text

from parsers import opinions
from parsers.errors import UnreadableDeck
from parsers.opinions import report_of
from parsers.pdf.reader import read_pdf, read_pdf_reference
from parsers.report.interpret import interpret
from schema import Deck, Diagnostic, Report, Severity, Slide, Table
from schema.vocabulary import load

VOCABULARY = load()


@cache
def a_pdf() -> bytes:
    (look,) = (look for look in LOOKS if look.name == "pdf-windows-plain_report")
    return look.draw(TRUTH).data


def with_tables(deck: Deck, change: Callable[[Table], Table]) -> Deck:
    slides = (replace(s, tables=tuple(map(change, s.tables))) for s in deck.slides)
    return replace(deck, slides=tuple(slides))


def without_last_row(table: Table) -> Table:
    """Lose a row of every table of measures, as a reading that goes wrong might."""
    if table.columns < 4 or table.rows < 3:
        return table
    kept = tuple(cell for cell in table.cells if cell.row < table.rows - 1)
    return replace(table, rows=table.rows - 1, cells=kept)


def losing_rows(data: bytes) -> Deck:
    return with_tables(read_pdf(data), without_last_row)


def losing_all(data: bytes) -> Deck:
    deck = read_pdf(data)
    return replace(deck, slides=tuple(Slide(number=s.number) for s in deck.slides))


def never(_data: bytes) -> Deck:
    raise AssertionError("nobody asked for a second reading")


def lines(reports: tuple[Report, ...]) -> list[Diagnostic]:
    return [
        line
        for report in reports
        for line in report.diagnostics
        if line.code in {"second-reading", "count-mismatch"}
    ]


def test_a_deck_that_adds_up_is_read_once() -> None:
    deck, reports = report_of(a_pdf(), VOCABULARY, second=never)

    assert deck == read_pdf(a_pdf())
    assert reports == interpret(deck, VOCABULARY)
    assert lines(reports) == []


def test_a_second_reading_that_adds_up_is_believed_and_said() -> None:
    deck, reports = report_of(a_pdf(), VOCABULARY, first=losing_rows)

    right = interpret(read_pdf_reference(a_pdf()), VOCABULARY)
    (line,) = lines(reports)
    assert [report.records for report in reports] == [report.records for report in right]
    assert (line.code, line.severity) == ("second-reading", Severity.WARNING)
    assert "the second was used" in line.message
    assert line in deck.diagnostics


def test_two_readings_that_agree_put_the_doubt_on_the_deck() -> None:
    deck, reports = report_of(a_pdf(), VOCABULARY, first=losing_rows, second=losing_rows)

    said = [line for line in lines(reports) if line.code == "second-reading"]
    assert [line.severity for line in said] == [Severity.INFO]
    assert "gave the same rows" in said[0].message
    assert deck.slides == losing_rows(a_pdf()).slides
    assert len(lines(reports)) > 1


def test_a_second_reading_that_loses_rows_or_figures_is_not_believed() -> None:
    deck, reports = report_of(a_pdf(), VOCABULARY, first=losing_rows, second=losing_all)

    (said,) = (line for line in lines(reports) if line.code == "second-reading")
    assert "the first was used" in said.message
    assert deck.slides == losing_rows(a_pdf()).slides


@pytest.mark.parametrize("error", [KeyError("Font"), UnreadableDeck("encrypted", "Locked.")])
def test_a_second_reading_that_breaks_down_costs_nothing(error: Exception) -> None:
    def broken(_data: bytes) -> Deck:
        raise error

    _, reports = report_of(a_pdf(), VOCABULARY, first=losing_rows, second=broken)

    (said,) = (line for line in lines(reports) if line.code == "second-reading")
    assert "broke down" in said.message
    assert reports[0].records == interpret(losing_rows(a_pdf()), VOCABULARY)[0].records


def test_a_deck_of_many_pages_is_read_once() -> None:
    def long(data: bytes) -> Deck:
        deck = losing_rows(data)
        blank = tuple(
            Slide(number=len(deck.slides) + more + 1) for more in range(opinions.MOST_PAGES)
        )
        return replace(deck, slides=(*deck.slides, *blank))

    _, reports = report_of(a_pdf(), VOCABULARY, first=long, second=never)

    assert {line.code for line in lines(reports)} == {"count-mismatch"}


def test_a_deck_of_which_a_limit_left_something_out_is_read_once() -> None:
    def cut_off(data: bytes) -> Deck:
        line = Diagnostic(severity=Severity.WARNING, code="reader-limit", message="Too much.")
        return replace(losing_rows(data), diagnostics=(line,))

    _, reports = report_of(a_pdf(), VOCABULARY, first=cut_off, second=never)

    assert {line.code for line in lines(reports)} == {"count-mismatch"}


def test_the_reference_gives_up_on_drawings_where_it_is_told_to() -> None:
    with pytest.raises(UnreadableDeck, match="more than 3 painted"):
        read_pdf_reference(a_pdf(), most_paths=3)


def test_a_file_that_cannot_be_opened_is_not_read_twice() -> None:
    with pytest.raises(UnreadableDeck):
        report_of(b"%PDF-1.7 and nothing more", VOCABULARY, second=never)


def with_legends(deck: Deck) -> Deck:
    """Give two slides of a deck legends that say different things."""
    said = {2: "♣ Pågår   ♠ Fullført", 3: "♣ Fullført   ♠ Pågår"}
    slides = [
        replace(s, texts=(*s.texts, text(said[s.number], top=500))) if s.number in said else s
        for s in deck.slides
    ]
    return replace(deck, slides=tuple(slides))


def test_legends_that_disagree_are_told_though_the_reading_that_saw_them_is_not_used() -> None:
    _, reports = report_of(
        a_pdf(),
        VOCABULARY,
        first=lambda data: with_legends(losing_rows(data)),
        second=read_pdf,
    )
    _, alone = report_of(
        a_pdf(), VOCABULARY, first=lambda data: with_legends(read_pdf(data)), second=never
    )
    for said in (reports, alone):
        told = [d for report in said for d in report.diagnostics if d.code == "status-conflict"]
        assert [line.slide for line in told] == [3, 3]
