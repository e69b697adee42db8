"""Rows of text boxes that stand far apart: one table, in a presentation as in a PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdfpages import Pen, drawn
from tinydecks import HEADERS, box, deck, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, VOCABULARY, codes, read

from parsers.pdf.reader import read_pdf
from parsers.report.interpret import interpret
from schema import Mark, Severity, Shape, Status, TextBox

STARTS = (40, 250, 300, 430, 620)  # of the columns, in points
THIRD = ["Felles innkjøp av utstyr", "3", "Lavere pris", "", "Ikke startet"]
ROWS = [MEASURE, OTHER, THIRD]


def boxes(cells: list[str], top: float) -> list[TextBox]:
    """Make a text box of each cell with text, where its column begins."""
    return [
        text(cell, x0=x0, top=top, width=100, height=28)
        for cell, x0 in zip(cells, STARTS, strict=True)
        if cell
    ]


def test_rows_of_a_pdf_far_below_those_that_words_places_show_are_the_tables() -> None:
    first = replace(table([HEADERS, MEASURE]), found_by="alignment")
    below = [
        text(cell, x0=40 + 160 * place, top=top, width=150)
        for top, cells in ((250, OTHER), (350, THIRD))
        for place, cell in enumerate(cells)
        if cell
    ]
    report = read(slide(1, tables=[first], texts=[text(AREA), *below]))
    assert [(r.row, r.tiltak, r.pri, r.status) for r in report.records] == [
        (1, MEASURE[0], 1, Status.ONGOING),
        (2, OTHER[0], 2, Status.DONE),
        (3, THIRD[0], 3, Status.NOT_STARTED),
    ]


def test_rows_that_were_taken_for_a_table_of_their_own_are_the_one_aboves() -> None:
    first = replace(table([HEADERS, MEASURE]), found_by="alignment")
    rest = replace(table([OTHER, THIRD], top=260), found_by="alignment")
    report = read(slide(1, tables=[first, rest], texts=[text(AREA)]))
    assert [(r.row, r.tiltak) for r in report.records] == [
        (place, row[0]) for place, row in enumerate(ROWS, start=1)
    ]


def test_texts_in_the_columns_of_close_rows_are_no_row_of_theirs_much_further_down() -> None:
    """As the foot of the slide, or whom to ask; they are told of where they look like a row."""
    rows = [HEADERS, ["Felles rutine", "1", "Færre avvik", "Møte holdt", "Pågår"], OTHER]

    def page(pen: Pen) -> None:
        pen.text(40, 40, AREA, 20)
        for place, row in enumerate(rows):
            for x, cell in zip(STARTS, row, strict=True):
                pen.text(x, 80 + 26 * place, cell, 10)
        for x, cell in ((40, "Sykehusinnkjøp HF"), (430, "Side 2 av 5"), (620, "14.03.2024")):
            pen.text(x, 390, cell, 10)

    (report,) = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert [record.tiltak for record in report.records] == [row[0] for row in rows[1:]]


@pytest.mark.parametrize("found_by", ["file", "lines", "tags"])
def test_texts_below_a_table_that_is_drawn_stay_outside_it(found_by: str) -> None:
    first = replace(table([HEADERS, MEASURE]), found_by=found_by)
    report = read(slide(1, tables=[first], texts=[text(AREA), *boxes(OTHER, 300)]))
    assert [record.tiltak for record in report.records] == [MEASURE[0]]
    assert "unread-measures" in codes(report, Severity.INFO)


def test_two_tables_below_one_another_with_headers_of_their_own_stay_two() -> None:
    tables = [
        replace(table([HEADERS, MEASURE]), found_by="alignment"),
        replace(table([HEADERS, OTHER], top=300), found_by="alignment"),
    ]
    report = read(slide(1, tables=tables, texts=[text(AREA)]))
    assert [(r.row, r.tiltak) for r in report.records] == [(1, MEASURE[0]), (1, OTHER[0])]


def test_a_row_of_two_boxes_far_below_is_one_where_it_stands_as_those_above_it_do() -> None:
    bare = [THIRD[0], "", THIRD[2], "", ""]
    rows = [*boxes(MEASURE, 150), *boxes(OTHER, 250)]
    report = read(
        slide(1, texts=[text(AREA, top=10), *boxes(HEADERS, 70), *rows, *boxes(bare, 350)])
    )
    assert [record.tiltak for record in report.records] == [row[0] for row in ROWS]
    foot = [text("Kilde", x0=40, top=460), text("4", x0=900, top=460, width=20)]
    report = read(slide(1, texts=[text(AREA, top=10), *boxes(HEADERS, 70), *rows, *foot]))
    assert [record.tiltak for record in report.records] == [MEASURE[0], OTHER[0]]


def test_a_row_far_below_has_its_ball_beside_it() -> None:
    rows = [*boxes([*MEASURE[:4], ""], 120), *boxes([THIRD[0], "", THIRD[2], "", ""], 330)]
    balls = [Mark(box=box(640, top + 4, 14, 14), shape=Shape.ELLIPSE) for top in (120, 330)]
    shown = slide(1, texts=[text(AREA, top=10), *boxes(HEADERS, 70), *rows], marks=balls)
    assert [record.tiltak for record in read(shown).records] == [MEASURE[0], THIRD[0]]


def test_a_plans_name_below_the_last_row_of_boxes_is_none_of_it() -> None:
    last = boxes(THIRD, 490)
    foot = text("Handlingsplan for innkjøp | 14. mai 2024", top=510, width=300, height=20)
    small = replace(foot, paragraphs=tuple(replace(p, size=9.0) for p in foot.paragraphs))
    heads = [
        replace(one, paragraphs=tuple(replace(p, size=12.0) for p in one.paragraphs))
        for one in boxes(HEADERS, 70)
    ]
    first = slide(1, texts=[text("Handlingsplan for innkjøp", top=200)])
    shown = slide(2, texts=[text(AREA, top=10), *heads, *boxes(MEASURE, 400), *last, small])
    [report] = interpret(deck(first, shown), VOCABULARY)
    assert [record.tiltak for record in report.records] == [MEASURE[0], THIRD[0]]


def _page(pen: Pen) -> None:
    pen.text(40, 40, "Bemanning og kompetanse", 24)
    for x, name in zip(STARTS, HEADERS, strict=True):
        pen.text(x, 80, name, 11, "Helvetica-Bold")
    for y, row in ((110, MEASURE), (200, OTHER), (290, THIRD)):
        for x, cell in zip(STARTS, row, strict=True):
            for line, words in enumerate(cell.split("\n")):
                pen.text(x, y + 13 * line, words.removeprefix("• "), 11)


def test_items_of_text_boxes_in_a_pdf_are_told_apart_by_the_room_that_their_column_has() -> None:
    def page(pen: Pen) -> None:
        _page(pen)
        pen.text(430, 303, "Avtale er signert av Sykehuspartner", 11)
        pen.text(430, 290, "Kravene er ferdig skrevet", 11)

    [report] = interpret(read_pdf(drawn(page)), VOCABULARY)
    assert [record.tiltak for record in report.records] == [row[0] for row in ROWS]
    assert report.records[2].siste_status == (
        "Kravene er ferdig skrevet",
        "Avtale er signert av Sykehuspartner",
    )
    assert "table-guessed" in codes(report, Severity.INFO)
