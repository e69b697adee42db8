"""Grids of tables in decks that are no status reports: budgets, price lists, matrices, glossaries."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfpages import HEIGHT, Pen, drawn

from parsers.pdf.reader import read_pdf, read_pdf_reference

XS = (60.0, 220.0, 340.0, 460.0)
TOP, ROW = 100.0, 24.0
BUDGET = [
    ["Item", "2023", "2024", "Change"],
    ["Roads", "1 200", "1 100", "-8 %"],
    ["Schools", "3 400", "3 900", "15 %"],
    ["Water", "800", "790", "-1 %"],
]


def _row(pen: Pen, y: float, texts: Sequence[str], *, bold: bool = False) -> None:
    for x, text in zip(XS, texts, strict=False):
        pen.text(x, y, text, 12, "Helvetica-Bold" if bold else "Helvetica")


def _rows(pen: Pen, rows: Sequence[Sequence[str]], top: float = TOP) -> None:
    for index, row in enumerate(rows):
        _row(pen, top + index * ROW, row, bold=index == 0)


def _rules(pen: Pen, *ys: float) -> None:
    for y in ys:
        pen.line(XS[0] - 7, y, XS[-1] + 90, y)


def _grids(data: bytes) -> list[list[list[str]]]:
    grids = [table.grid() for table in read_pdf(data).slides[0].tables]
    assert grids == [table.grid() for table in read_pdf_reference(data).slides[0].tables]
    return grids


@pytest.mark.parametrize("sign", ["-", "–"])
@pytest.mark.parametrize("gap", [0.0, 4.0])
def test_a_sign_shown_on_its_own_stays_with_its_figure(sign: str, gap: float) -> None:
    rows = [*BUDGET[:3], ["Water", "800", "790", f"{sign} 1 %" if gap else f"{sign}1 %"]]

    def page(pen: Pen) -> None:
        _rows(pen, [*BUDGET[:3], rows[3][:3]])
        x = pen.text(XS[3], TOP + 3 * ROW, sign)
        pen.text(x + gap, TOP + 3 * ROW, "1 %")
        for y in range(5):
            _rules(pen, TOP - 17 + y * ROW)

    assert _grids(drawn(page)) == [rows]


def test_a_sum_in_bold_is_the_last_row() -> None:
    total = ["Total", "5 400", "5 790", "7 %"]

    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _row(pen, TOP + 4 * ROW, total, bold=True)
        _rules(pen, TOP + 7)

    assert _grids(drawn(page)) == [[*BUDGET, total]]


def test_a_last_row_in_bold_is_a_row_though_it_holds_words() -> None:
    last = ["In all", "good", "better", "best"]

    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _row(pen, TOP + 4 * ROW, last, bold=True)
        _rules(pen, *[TOP + 7 + y * ROW for y in range(5)])

    assert _grids(drawn(page)) == [[*BUDGET, last]]


def test_a_further_header_in_bold_heads_a_table_of_its_own() -> None:
    second = [
        ["Unit", "North", "South", "East"],
        ["Staff", "12", "15", "11"],
        ["Cars", "3", "4", "1"],
    ]

    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _rows(pen, second, TOP + 4 * ROW)
        _rules(pen, *[TOP + 7 + y * ROW for y in range(7)])

    assert _grids(drawn(page)) == [BUDGET, second]


def test_a_header_that_stands_high_above_its_rule_is_the_first_row() -> None:
    def page(pen: Pen) -> None:
        _rows(pen, [["", "", "", ""], *BUDGET[1:]])
        _row(pen, TOP - 14, BUDGET[0], bold=True)
        _rules(pen, *[TOP + 7 + y * ROW for y in range(4)])

    assert _grids(drawn(page)) == [BUDGET]


def test_the_first_row_above_the_first_rule_has_all_its_lines() -> None:
    rows = [
        ["What", "The first line of a long text and the second line of it, with a third"],
        ["Who", "Ann"],
        ["When", "May"],
        ["Where", "Oslo"],
    ]

    def page(pen: Pen) -> None:
        pen.text(XS[0], TOP - 28, "What")
        lines = ("The first line of a long text", "and the second line of it,", "with a third")
        for index, line in enumerate(lines):
            pen.text(XS[1], TOP - 28 + 14 * index, line)
        for index, row in enumerate(rows[1:], start=1):
            _row(pen, TOP + index * ROW, row)
        _rules(pen, *[TOP + 7 + y * ROW for y in range(4)])

    assert _grids(drawn(page)) == [rows]


def test_a_text_that_reads_upwards_goes_on_at_its_right() -> None:
    rows = [["Item", "Customer care", "Plan"], ["Roads", "X", "1"], ["Schools", "X", "2"]]

    def page(pen: Pen) -> None:
        for x in (*XS[:3], XS[2] + 60):
            pen.line(x, TOP - 70, x, TOP + 2 * ROW)
        for y in (TOP - 70, TOP, TOP + ROW, TOP + 2 * ROW):
            pen.line(XS[0], y, XS[2] + 60, y)
        pen.text(XS[0] + 7, TOP - 8, "Item")
        pen.text(XS[2] + 7, TOP - 8, "Plan")
        for place, word in enumerate(("Customer", "care")):
            pen.canvas.saveState()
            pen.canvas.translate(XS[1] + 40 + 14 * place, HEIGHT - TOP + 6)
            pen.canvas.rotate(90)
            pen.canvas.drawString(0, 0, word)
            pen.canvas.restoreState()
        for index, row in enumerate(rows[1:]):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 7, TOP + index * ROW + 15, text)

    assert _grids(drawn(page)) == [rows]
