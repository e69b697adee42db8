"""Grids of tables in decks that are no status reports: budgets, price lists, matrices, glossaries."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from pdfpages import HEIGHT, Pen, drawn, grids
from PIL import Image
from reportlab.lib.utils import ImageReader

from parsers.pdf.page import Piece
from parsers.pdf.reader import read_pdf
from parsers.pdf.tables.aligned import segments
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.grid import Grid, shared_out
from parsers.pdf.tables.leftout import left_out
from parsers.pdf.tables.sideways import take_in_turned
from schema import Axes, Box

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

    assert grids(drawn(page)) == [rows]


def test_a_sum_in_bold_is_the_last_row() -> None:
    total = ["Total", "5 400", "5 790", "7 %"]

    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _row(pen, TOP + 4 * ROW, total, bold=True)
        _rules(pen, TOP + 7)

    assert grids(drawn(page)) == [[*BUDGET, total]]


def test_a_last_row_in_bold_is_a_row_though_it_holds_words() -> None:
    last = ["In all", "good", "better", "best"]

    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _row(pen, TOP + 4 * ROW, last, bold=True)
        _rules(pen, *[TOP + 7 + y * ROW for y in range(5)])

    assert grids(drawn(page)) == [[*BUDGET, last]]


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

    assert grids(drawn(page)) == [BUDGET, second]


def test_a_header_that_stands_high_above_its_rule_is_the_first_row() -> None:
    def page(pen: Pen) -> None:
        _rows(pen, [["", "", "", ""], *BUDGET[1:]])
        _row(pen, TOP - 14, BUDGET[0], bold=True)
        _rules(pen, *[TOP + 7 + y * ROW for y in range(4)])

    assert grids(drawn(page)) == [BUDGET]


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

    assert grids(drawn(page)) == [rows]


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

    assert grids(drawn(page)) == [rows]


def _turned(pen: Pen, x: float, y: float, text: str) -> None:
    """Print a text that reads upwards from a place."""
    pen.canvas.saveState()
    pen.canvas.translate(x, HEIGHT - y)
    pen.canvas.rotate(90)
    pen.canvas.setFont("Helvetica", 12)
    pen.canvas.drawString(0, 0, text)
    pen.canvas.restoreState()


@pytest.mark.parametrize(
    "names", [("Drift av bygg",) * 3, ("Drift av bygg", "Vei og broer", "Vann og kloakk")]
)
def test_names_on_their_side_that_touch_are_each_rows_own(names: tuple[str, ...]) -> None:
    """Long names of rows one above the other touch, as if they were one line."""
    items = ("Roads and bridges in town", "Schools and their halls", "Water and sewers")
    rows = [["Area", "Item"], *([name, item] for name, item in zip(names, items, strict=True))]
    tops = [TOP + 75 * n for n in range(4)]

    def page(pen: Pen) -> None:
        for x in XS[:3]:
            pen.line(x, TOP - 20, x, tops[-1])
        for y in (TOP - 20, *tops):
            pen.line(XS[0], y, XS[2], y)
        for x, text in zip(XS, rows[0], strict=False):
            pen.text(x + 7, TOP - 6, text)
        for top, row in zip(tops, rows[1:], strict=False):
            _turned(pen, XS[0] + 20, top + 74, row[0])
            pen.text(XS[1] + 7, top + 40, row[1])

    assert grids(drawn(page)) == [rows]


def test_headers_that_read_upwards_head_a_table_without_lines() -> None:
    rows = [["Item", "Staff", "Budget", "Plan"], ["Roads", "X", "", "1"], ["Schools", "", "X", "2"]]
    rows += [["Water", "X", "X", "3"]]

    def page(pen: Pen) -> None:
        pen.text(XS[0], TOP - 12, "Item")
        for x, text in zip(XS[1:], rows[0][1:], strict=True):
            _turned(pen, x + 8, TOP - 12, text)
        for index, row in enumerate(rows[1:]):
            _row(pen, TOP + 10 + index * ROW, row)

    assert grids(drawn(page)) == [rows]


def test_a_line_under_a_text_as_wide_as_its_cell_parts_no_row() -> None:
    rows = [["Item", "Staff"], ["Roads", "many"], ["Schools and halls", "few"], ["Water", "none"]]

    def page(pen: Pen) -> None:
        width = pen.canvas.stringWidth(rows[2][0], "Helvetica", 12)
        for index, row in enumerate(rows):
            for x, text in zip((XS[0] + 3, XS[0] + width + 13), row, strict=True):
                pen.text(x, TOP + index * ROW + 15, text)
        for index in range(5):
            pen.line(XS[0], TOP + index * ROW, XS[3], TOP + index * ROW)
        for x in (XS[0], XS[0] + width + 6, XS[3]):
            pen.line(x, TOP, x, TOP + 4 * ROW)
        pen.line(XS[0] + 3, TOP + 2 * ROW + 16.5, XS[0] + 3 + width, TOP + 2 * ROW + 16.5)

    assert grids(drawn(page)) == [rows]


@pytest.mark.parametrize("names", [("Build", "Sell"), ("Build houses", "Sell all in July")])
def test_names_that_read_upwards_stand_before_their_rows(names: tuple[str, str]) -> None:
    rows = [["", "Task", "Owner", "Due"], [names[0], "Draw it", "Ann", "May"]]
    rows += [["", "Buy it", "Bob", "June"], ["", "Make it", "Ann", "July"]]
    rows += [
        [names[1], "Show it", "Zoe", "May"],
        ["", "Price it", "Ann", "June"],
        ["", "Go", "Bob", "July"],
    ]

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            for x, text in zip(XS, row[1:], strict=False):
                pen.text(x + 40, TOP + index * ROW, text)
        long = pen.canvas.stringWidth(names[1], "Helvetica", 12)
        _turned(pen, XS[0] + 20, min(TOP + 3 * ROW, TOP + 6 * ROW - long), names[0])
        _turned(pen, XS[0] + 20, TOP + 6 * ROW, names[1])

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [rows]
    assert [c.row_span for c in slide.tables[0].cells if c.column == 0 and c.paragraphs] == [3, 3]


def test_a_name_in_the_middle_of_its_rows_parts_none_of_them() -> None:
    rows = [["Area", "Task", "Owner", "Due"], ["Build", "Draw it", "Ann", "May"]]
    rows += [
        ["", "Buy it", "Bob", "June"],
        ["Sell", "Show it", "Zoe", "May"],
        ["", "Go", "Bob", "July"],
    ]

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            _row(pen, TOP + index * ROW, ["" if index else row[0], *row[1:]])
        pen.text(XS[0], TOP + 1.5 * ROW, "Build")
        pen.text(XS[0], TOP + 3.5 * ROW, "Sell")

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [rows]
    assert [c.row_span for c in slide.tables[0].cells if c.column == 0 and c.paragraphs] == [
        1,
        2,
        2,
    ]


def test_a_note_beside_all_rows_parts_none_of_them() -> None:
    rows = [
        ["Item", "Price", "Note"],
        ["Long bolts", "12.50 kr", "One price for all of them, and for"],
    ]
    rows += [["Small nuts", "9.20 kr", ""], ["All screws", "14.80 kr", ""]]
    rows[1][2] += " all that is bought later on in the same year"

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            _row(pen, TOP + index * ROW, [*row[:2], row[2] if not index else ""])
        lines = (
            "One price for all of",
            "them, and for all that",
            "is bought later on in",
            "the same year",
        )
        for index, line in enumerate(lines):
            pen.text(XS[2], TOP + ROW + 14 * index, line)
        _rules(pen, TOP - 17, TOP + 7, TOP + 3 * ROW + 12)

    assert grids(drawn(page)) == [rows]


@pytest.mark.parametrize("lower", ["Plan Actual Plan Actual", "Plan Actual Budget Cost"])
def test_a_header_over_several_columns_begins_where_the_first_of_them_does(lower: str) -> None:
    rows = [["Item", "2023", "", "2024", ""], ["", *lower.split()]]
    rows += [[f"Article {n}", str(n), str(10 * n), str(3 * n), str(2 * n)] for n in range(1, 5)]
    middles = (80.0, 200.0, 300.0, 400.0, 500.0)

    def page(pen: Pen) -> None:
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                width = pen.canvas.stringWidth(text, "Helvetica", 12)
                shift = 50.0 if r == 0 and c else 0.0
                pen.text(middles[c] + shift - width / 2, TOP + r * ROW, text)
        for x in (250.0, 350.0, 450.0):
            pen.line(x, TOP + 7 if x != 350.0 else TOP - 17, x, TOP + 5 * ROW + 7)
        pen.line(150.0, TOP - 17, 150.0, TOP + 5 * ROW + 7)

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [rows]
    assert [c.column_span for c in slide.tables[0].cells if c.row == 0] == [1, 2, 2]


def test_rules_between_columns_alone_draw_a_table() -> None:
    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        for x in XS[1:]:
            pen.line(x - 10, TOP - 17, x - 10, TOP + 3 * ROW + 7)

    assert grids(drawn(page)) == [BUDGET]


def test_rules_between_columns_draw_two_tables_side_by_side() -> None:
    left, right = (
        [row[:2] for row in BUDGET],
        [["Unit", "Staff"], ["North", "4"], ["South", "6"], ["East", "3"]],
    )

    def page(pen: Pen) -> None:
        for index, (one, two) in enumerate(zip(left, right, strict=True)):
            for x, text in zip((60, 200, 360, 500), [*one, *two], strict=True):
                pen.text(x, TOP + index * ROW, text)
        for x in (190, 490):
            pen.line(x, TOP - 17, x, TOP + 3 * ROW + 7)

    assert grids(drawn(page)) == [left, right]


def test_a_rule_between_two_texts_draws_no_table() -> None:
    def page(pen: Pen) -> None:
        for x, text in ((60, "some words that were written here"), (360, "and others beside them")):
            for index in range(5):
                pen.text(x, TOP + 20 * index, text)
        pen.line(330, TOP - 40, 330, TOP + 140)

    assert grids(drawn(page)) == []


def test_a_header_without_rules_stays_with_its_rows_under_a_chart() -> None:
    def page(pen: Pen) -> None:
        for tick in range(4):
            pen.line(90, TOP - 10 - 20 * tick, 500, TOP - 10 - 20 * tick)
            pen.text(66, TOP - 7 - 20 * tick, f"{20 * tick:3d}", 10, "Courier")
        for place, value in enumerate((35, 62, 48, 17)):
            pen.colour("4472C4")
            pen.box(120 + 100 * place, TOP - 10 - value, 40, value)
            pen.colour("000000")
            pen.text(120 + 100 * place, TOP + 4, f"Area {place}", 10)
        _rows(pen, BUDGET, TOP + 30)

    assert grids(drawn(page)) == [BUDGET]


def test_a_charts_title_is_no_column_of_the_table_beside_it() -> None:
    def page(pen: Pen) -> None:
        for index, row in enumerate(BUDGET):
            for x, text in zip((40, 130, 190, 250), row, strict=True):
                pen.text(x, TOP + 24 * index, text)
        pen.text(490, TOP, "2024")
        for tick in range(5):
            pen.line(360, TOP + 110 - 20 * tick, 640, TOP + 110 - 20 * tick)
            pen.text(336, TOP + 113 - 20 * tick, f"{20 * tick:3d}", 10, "Courier")
        for place in range(4):
            pen.text(380 + 70 * place, TOP + 125, f"Area {place}", 10)

    assert grids(drawn(page)) == [BUDGET]


def test_a_chart_over_an_axis_that_lies_is_no_table() -> None:
    def page(pen: Pen) -> None:
        for tick in range(5):
            pen.line(200 + 80 * tick, TOP, 200 + 80 * tick, TOP + 160)
            pen.text(193 + 80 * tick, TOP + 175, str(20 * tick), 10)
        for place, value in enumerate((35, 62, 48, 17)):
            pen.text(120, TOP + 24 + 40 * place, f"Area {place}", 10)
            pen.colour("4472C4")
            pen.box(200, TOP + 12 + 40 * place, 4 * value, 16)
            pen.colour("000000")
            pen.text(205 + 4 * value, TOP + 24 + 40 * place, str(value), 10)
        for line in range(4):
            pen.text(560, TOP + 24 + 40 * line, "words")

    assert grids(drawn(page)) == []


def test_pictures_before_the_rows_are_a_column_of_their_own() -> None:
    picture = ImageReader(Image.new("RGB", (8, 8), (200, 30, 30)))

    def page(pen: Pen) -> None:
        _rows(pen, [row[:3] for row in BUDGET])
        for index in range(1, 4):
            y = HEIGHT - TOP - index * ROW - 4
            pen.canvas.drawImage(picture, XS[0] - 40, y, 16, 16)

    assert grids(drawn(page)) == [[["", *row[:3]] for row in BUDGET]]


def test_pictures_under_the_first_header_stand_in_the_column_of_the_texts() -> None:
    picture = ImageReader(Image.new("RGB", (8, 8), (200, 30, 30)))

    def page(pen: Pen) -> None:
        for index, row in enumerate(BUDGET):
            _row(pen, TOP + index * ROW, ["", *row[1:]], bold=not index)
            pen.text(XS[0] + (24 if index else 0), TOP + index * ROW, row[0])
            if index:
                y = HEIGHT - TOP - index * ROW - 4
                pen.canvas.drawImage(picture, XS[0], y, 16, 16)

    assert grids(drawn(page)) == [BUDGET]


def _painted(pen: Pen, *tops: float) -> None:
    pen.colour("4472C4")
    for top, bottom in itertools.pairwise(tops):
        pen.box(XS[0] - 7, top, XS[1] - XS[0] - 20, bottom - top - 1)
    pen.colour("000000")


def test_centred_figures_beside_a_painted_first_column_are_its_rows() -> None:
    def page(pen: Pen) -> None:
        _painted(pen, *[TOP - 17 + row * ROW for row in range(5)])
        for index, row in enumerate(BUDGET):
            pen.text(XS[0], TOP + index * ROW, row[0])
            for x, text in zip(XS[1:], row[1:], strict=True):
                width = pen.canvas.stringWidth(text, "Helvetica", 12)
                pen.text(x + 40 - width / 2, TOP + index * ROW, text)

    assert grids(drawn(page)) == [BUDGET]


def test_a_painted_name_stands_before_all_rows_beside_it() -> None:
    rows = [["Area", "Task", "Owner"], ["Build", "Draw it", "Ann"], ["", "Buy it", "Bob"]]
    rows += [["Sell", "Show it", "Zoe"], ["", "Price it", "Ann"]]

    def page(pen: Pen) -> None:
        _painted(pen, TOP - 17, TOP + 7, TOP + 7 + 2 * ROW, TOP + 7 + 4 * ROW)
        for index, row in enumerate(rows):
            _row(pen, TOP + index * ROW, row)

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [rows]
    assert [c.row_span for c in slide.tables[0].cells if c.column == 0] == [1, 2, 2]


def test_two_painted_first_columns_side_by_side_head_two_tables() -> None:
    def page(pen: Pen) -> None:
        for left in (40.0, 380.0):
            pen.colour("4472C4")
            for place in range(4):
                pen.box(left, TOP - 17 + place * ROW, 90, ROW - 1)
            pen.colour("000000")
            for index, row in enumerate(BUDGET):
                for x, text in zip((4, 120, 190), row, strict=False):
                    pen.text(left + x, TOP + index * ROW, text)

    assert grids(drawn(page)) == [[row[:3] for row in BUDGET]] * 2


def test_signs_of_a_figure_alone_on_a_line_belong_to_it() -> None:
    def page(pen: Pen) -> None:
        _rows(pen, [[*row[:3], ""] for row in BUDGET])
        pen.text(XS[3], TOP, "Change", 12, "Helvetica-Bold")
        for index, figure in enumerate(("12", "15", "1"), start=1):
            pen.text(XS[3], TOP + index * ROW - 5, figure, 9)
            pen.text(XS[3], TOP + index * ROW + 5, "%", 9)
        for y in range(5):
            _rules(pen, TOP - 17 + y * ROW)

    changes = ["Change", "12 %", "15 %", "1 %"]
    rows = [[*row[:3], change] for row, change in zip(BUDGET, changes, strict=True)]
    assert grids(drawn(page)) == [rows]


def test_a_dash_between_blanks_at_a_lines_end_is_no_hyphen() -> None:
    rows = [["Time", "Topic"], ["09:30 - 09:45", "Welcome"], ["10:00 - 11:30", "Results"]]

    def page(pen: Pen) -> None:
        pen.text(XS[0], TOP, "Time")
        for index, row in enumerate(rows):
            first, _, last = row[0].partition(" - ")
            y = TOP + 2 * index * ROW
            pen.text(XS[1], y, row[1])
            if last:
                pen.text(XS[0], y, f"{first} -")
                pen.text(XS[0], y + 14, last)
        _rules(pen, *[TOP - 17 + 2 * y * ROW for y in range(4)])

    assert grids(drawn(page)) == [rows]


LONG = [
    ["Growth of all regions", "It is measured each year by what has\nbeen sold in them"],
    ["Common delivery plan", "All that is delivered to several at once"],
    [
        "Supplier of last resort",
        "One that has to deliver where nobody\nelse does, at any price and\nin all of the regions",
    ],
    ["Forecast of revenue", "What is expected"],
]


def test_long_texts_in_two_columns_are_a_table_though_nothing_is_drawn() -> None:
    def page(pen: Pen) -> None:
        y = TOP
        for term, meaning in LONG:
            pen.text(XS[0], y, term)
            lines = meaning.split("\n")
            for index, line in enumerate(lines):
                pen.text(XS[1] + 20, y + 14 * index, line)
            y += 14 * len(lines) + 12

    (grid,) = grids(drawn(page))

    assert [[" ".join(text.split()) for text in row] for row in grid] == [
        [term, meaning.replace("\n", " ")] for term, meaning in LONG
    ]


STAFF = [["Nord", "12 May 2025"], ["Syd", "Ann"], ["Vest", "13 200"]]


def test_a_table_under_another_has_columns_of_its_own_though_nothing_is_drawn() -> None:
    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        for index, (name, value) in enumerate(STAFF):
            pen.text(XS[0], TOP + (5 + index) * ROW, name)
            pen.text(XS[1] + 70, TOP + (5 + index) * ROW, value)

    assert grids(drawn(page)) == [BUDGET, STAFF]


@pytest.mark.parametrize("heading", ["", "Offices"])
def test_a_ruled_table_under_another_has_columns_of_its_own(heading: str) -> None:
    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _rules(pen, *[TOP - 17 + y * ROW for y in range(5)])
        pen.text(XS[0], TOP + 4 * ROW + 4, heading, 14, "Helvetica-Bold")
        for index, (name, value) in enumerate(STAFF):
            pen.text(XS[0], TOP + (5.5 + index) * ROW, name)
            pen.text(XS[1] + 70, TOP + (5.5 + index) * ROW, value)
        _rules(pen, *[TOP - 17 + (5.5 + y) * ROW for y in range(4)])

    assert grids(drawn(page)) == [BUDGET, STAFF]


def test_rules_under_two_headers_and_at_two_ends_draw_two_tables() -> None:
    def page(pen: Pen) -> None:
        for top in (TOP, TOP + 6 * ROW):
            _rows(pen, BUDGET, top)
            _rules(pen, top + 7, top + 3 * ROW + 7)
        pen.text(XS[0], TOP + 5 * ROW, "The year after", 14, "Helvetica-Bold")

    assert grids(drawn(page)) == [BUDGET, BUDGET]


def test_two_rules_around_rows_without_a_header_part_none_of_them() -> None:
    rows = [[f"{9 + hour}:15", f"Talk number {hour} of the day"] for hour in range(5)]

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            _row(pen, TOP + index * ROW, row)
        _rules(pen, TOP - 17, TOP + 4 * ROW + 7)

    assert grids(drawn(page)) == [rows]


def test_a_rule_under_the_title_far_above_a_table_does_not_draw_it() -> None:
    def page(pen: Pen) -> None:
        _rows(pen, BUDGET)
        _rules(pen, TOP - 60, TOP + (len(BUDGET) - 1) * ROW + 7)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert (table.grid(), table.found_by) == (BUDGET, "alignment")


def test_bands_between_striped_rows_belong_to_their_table() -> None:
    rows = [["Task", "Owner", "Due"], ["Build", "", ""], ["Draw it", "Ann", "May"]]
    rows += [["Buy it", "Bob", "June"], ["Sell", "", ""], ["Show it", "Zoe", "May"]]
    rows += [["Price it", "Ann", "June"], ["Close it", "Bob", "July"]]

    def page(pen: Pen) -> None:
        for index, colour in (
            (0, "1F4E79"),
            (1, "BDD7EE"),
            (3, "DDEBF7"),
            (4, "BDD7EE"),
            (6, "DDEBF7"),
        ):
            pen.colour(colour)
            for x0, x1 in (
                itertools.pairwise((XS[0], *XS[1:])) if colour[0] != "B" else [(XS[0], XS[3])]
            ):
                pen.box(x0, TOP + index * ROW - 17, x1 - x0, ROW)
        pen.colour("000000")
        for index, row in enumerate(rows):
            _row(
                pen,
                TOP + index * ROW,
                [f" {text}" if text else "" for text in row],
                bold=index in (0, 1, 4),
            )

    assert grids(drawn(page)) == [rows]


@pytest.mark.parametrize("columns", [2, 4])
def test_a_list_beside_a_table_without_lines_is_none_of_its_columns(columns: int) -> None:
    items = ("What was agreed on in May", "Who has to do it in June", "When it has to be done")

    def page(pen: Pen) -> None:
        for index, row in enumerate(BUDGET):
            for x, text in zip((300, 420, 500, 570), row[:columns], strict=False):
                pen.text(x, TOP + index * ROW, text, 10)
        for index, item in enumerate(items):
            pen.text(40, TOP + 3 + index * 34, "•", 13)
            pen.text(54, TOP + 3 + index * 34, item, 13)
            pen.text(54, TOP + 18 + index * 34, "and in the months after", 13)

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [[row[:columns] for row in BUDGET]]
    assert [p.bullet for text in slide.texts for p in text.paragraphs] == ["•"] * 3


def test_a_longer_table_far_beside_a_short_one_is_another() -> None:
    short = [["Q1", "Q2"], ["12", "15"]]

    def page(pen: Pen) -> None:
        for index, row in enumerate(short):
            for x, text in zip((40, 100), row, strict=True):
                pen.text(x, TOP + index * ROW, text)
        for index, row in enumerate(BUDGET):
            for x, text in zip((300, 400, 480, 560), row, strict=True):
                pen.text(x, TOP + index * ROW, text)
        for index in range(4, 7):
            for x, text in zip((300, 400, 480, 560), BUDGET[1], strict=True):
                pen.text(x, TOP + index * ROW, text)

    assert grids(drawn(page)) == [short, [*BUDGET, *[BUDGET[1]] * 3]]


def test_a_header_wider_than_its_column_stands_above_the_first_rule() -> None:
    rows = [["Item", "Rev", "Expenses"], ["Roads", "1", "2"], ["Schools", "3", "4"]]
    rows += [["Water", "5", "6"]]

    def page(pen: Pen) -> None:
        for index, (name, one, two) in enumerate(rows):
            width = pen.canvas.stringWidth(two, "Helvetica", 9)
            for x, text in ((XS[0], name), (205.0, one), (270.0 - width, two)):
                pen.text(x, TOP + index * ROW, text, 9)
        for y in range(4):
            pen.line(XS[0], TOP + 7 + y * ROW, 280, TOP + 7 + y * ROW)

    assert grids(drawn(page)) == [rows]


def test_a_title_and_a_header_in_bold_head_one_table() -> None:
    title = "Figures of the whole region by year"

    def page(pen: Pen) -> None:
        pen.text(XS[0], TOP - ROW, title, 12, "Helvetica-Bold")
        _rows(pen, BUDGET)
        _rules(pen, *[TOP - 17 + y * ROW for y in range(-1, 5)])

    assert grids(drawn(page)) == [[[title, "", "", ""], *BUDGET]]


def test_rules_between_columns_go_on_below_a_band() -> None:
    rows = [["Task", "Owner", "Due"], ["Build", "", ""], ["Draw it", "Ann", "May"]]
    rows += [["Buy it", "Bob", "June"], ["Sell", "", ""], ["Show it", "Zoe", "May"]]

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            _row(pen, TOP + index * ROW, row)
        for x in XS[1:3]:
            for first, last in ((0, 1), (2, 4), (5, 6)):
                pen.line(x - 10, TOP - 17 + first * ROW, x - 10, TOP - 17 + last * ROW)

    assert grids(drawn(page)) == [rows]


def test_rules_under_two_headers_alone_cut_no_table_short() -> None:
    second = [
        ["Unit", "Staff", "Cars"],
        *[[f"Office {n}", str(n), str(2 * n)] for n in range(1, 7)],
    ]

    def page(pen: Pen) -> None:
        _rows(pen, [row[:3] for row in BUDGET[:3]])
        _rows(pen, second, TOP + 4 * ROW)
        pen.line(XS[0], TOP + 7, XS[3], TOP + 7)
        pen.line(XS[0], TOP + 4 * ROW + 7, XS[3], TOP + 4 * ROW + 7)

    rows = [row for grid in grids(drawn(page)) for row in grid]

    assert not rows or rows[-1] == second[-1]


def test_long_texts_under_a_header_in_bold_are_a_table() -> None:
    rows = [["Question asked by many", "Answer given to all of them"]]
    rows += [["Why was it not done sooner", "Because others had to agree"]]
    rows += [
        ["Who has to pay for all of it", "All of those who have used it\nin the years before this"]
    ]
    rows += [["What is to be done after that", "Nothing more is planned so far"]]

    def page(pen: Pen) -> None:
        y = TOP
        for index, row in enumerate(rows):
            for x, text in zip((XS[0], XS[2]), row, strict=True):
                for line, part in enumerate(text.split("\n")):
                    pen.text(x, y + 14 * line, part, 12, "Helvetica" if index else "Helvetica-Bold")
            y += 14 * (1 + row[1].count("\n")) + 12

    (grid,) = grids(drawn(page))

    assert [[" ".join(text.split()) for text in row] for row in grid] == [
        [text.replace("\n", " ") for text in row] for row in rows
    ]


def test_a_column_with_nothing_but_a_header_is_one_beside_a_painted_first_column() -> None:
    rows = [
        [row[0], row[1], "Note" if not index else "", row[2]]
        for index, row in enumerate([*BUDGET, *BUDGET[1:]])
    ]

    def page(pen: Pen) -> None:
        _painted(pen, *[TOP - 17 + row * ROW for row in range(8)])
        for index, row in enumerate(rows):
            _row(pen, TOP + index * ROW, row)

    assert grids(drawn(page)) == [rows]


def test_names_that_read_upwards_stand_in_a_column_of_their_own_where_rules_leave_it() -> None:
    rows = [["", "Task", "Owner"], ["Build", "Draw it", "Ann"], ["", "Buy it", "Bob"]]
    rows += [["Sell", "Show it", "Zoe"], ["", "Price it", "Ann"]]

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            for x, text in zip(XS[1:], row[1:], strict=False):
                pen.text(x, TOP + index * ROW, text)
        _turned(pen, XS[0] + 20, TOP + 2 * ROW, "Build")
        _turned(pen, XS[0] + 20, TOP + 4 * ROW, "Sell")
        for line in range(6):
            left = XS[1] - 10 if line in (2, 4) else XS[0]
            pen.line(left, TOP - 17 + line * ROW, XS[3], TOP - 17 + line * ROW)

    slide = read_pdf(drawn(page)).slides[0]

    assert [table.grid() for table in slide.tables] == [rows]
    assert [c.row_span for c in slide.tables[0].cells if c.column == 0 and c.paragraphs] == [2, 2]


def test_a_header_right_under_the_numbers_of_an_axis_that_lies_stays_with_its_rows() -> None:
    def page(pen: Pen) -> None:
        for tick in range(7):
            pen.line(100 + 80 * tick, 20, 100 + 80 * tick, 75)
            pen.text(93 + 80 * tick, 88, str(20 * tick), 10)
        for place, value in enumerate((35, 62, 48, 17)):
            pen.colour("4472C4")
            pen.box(100, 22 + 13 * place, 4 * value, 8)
            pen.colour("000000")
        _rows(pen, BUDGET, TOP + 10)

    assert grids(drawn(page)) == [BUDGET]


def test_an_axis_of_two_numbers_with_gridlines_is_a_charts() -> None:
    def page(pen: Pen) -> None:
        for y, number in ((TOP - 70, "100"), (TOP - 20, "0")):
            pen.text(60, y + 3, f"{number:>3}", 10, "Courier")
            pen.line(90, y, 600, y)
        for place in range(4):
            pen.circle(120 + 120 * place, TOP - 30 - 8 * place, 3, fill=True)
            pen.text(110 + 120 * place, TOP - 5, f"Area {place}", 10)
        _rows(pen, BUDGET, TOP + 30)

    assert grids(drawn(page)) == [BUDGET]


def test_untagged_text_that_reads_upwards_is_put_into_the_empty_cell_around_it() -> None:
    """Chromium tags no text that is turned by a style."""
    upwards = Piece("Build", 45, 130, 57, 160, 12, "Helvetica", None, -1, turn=3)
    tasks = [
        Piece(f"Task {n}", 90, 110 + 24 * n, 130, 122 + 24 * n, 12, "", None, n) for n in (0, 1)
    ]
    cells = [CellDraft(0, 0, [], 2, 1, Box(40, 105, 60, 153))]
    cells += [CellDraft(n, 1, [piece], 1, 1, piece.box) for n, piece in enumerate(tasks)]
    draft = TableDraft(2, 2, cells, "tags", Box(40, 105, 140, 153), (40, 60, 140), drawn=True)

    take_in_turned(draft, [upwards])

    assert cells[0].pieces == [upwards]


def test_a_table_of_cells_over_all_columns_has_none_that_a_text_above_could_head() -> None:
    title = Piece("Build", 45, 85, 80, 97, 12, "Helvetica", None, -1)
    boxes = [Box(40, 105 + 24 * row, 140, 129 + 24 * row) for row in (0, 1)]
    said = [
        Piece("Task", 45, box.top + 4, 80, box.top + 16, 12, "Helvetica", None, -1) for box in boxes
    ]
    cells = [CellDraft(row, 0, [said[row]], 1, 2, box) for row, box in enumerate(boxes)]
    draft = TableDraft(2, 2, cells, "lines", Box.of(boxes), drawn=True)

    assert left_out(draft, segments([title]), [draft]) is Axes.NONE


@pytest.mark.parametrize("gap", [1.5, 3.0, 5.0, 6.5])
def test_the_gaps_between_cells_that_are_framed_one_by_one_are_no_rows(gap: float) -> None:
    def page(pen: Pen) -> None:
        for y, row in enumerate(BUDGET):
            for x, (left, right) in enumerate(itertools.pairwise((*XS, 580.0))):
                pen.box(left, TOP + y * ROW, right - left - gap, ROW - gap, fill=False)
                pen.text(left + 5, TOP + y * ROW + 14, row[x], 10)

    assert grids(drawn(page)) == [BUDGET]


def test_a_gap_beside_the_middle_of_an_area_is_no_row() -> None:
    def page(pen: Pen) -> None:
        for x, text in ((50, "Område"), (200, "Tiltak"), (350, "Status")):
            pen.box(x, 40, 148, 18, fill=False)
            pen.text(x + 5, 54, text, 10)
        pen.box(50, 60, 148, 44, fill=False)
        pen.text(55, 86, "Innkjøp", 10)  # its middle lies between the rows beside it
        for y, texts in ((60, ("Nye rutiner", "Pågår")), (84, ("Ny avtale", "Utført"))):
            for x, text in zip((200, 350), texts, strict=True):
                pen.box(x, y, 148, 20, fill=False)
                pen.text(x + 5, y + 14, text, 10)

    assert grids(drawn(page)) == [
        [
            ["Område", "Tiltak", "Status"],
            ["Innkjøp", "Nye rutiner", "Pågår"],
            ["", "Ny avtale", "Utført"],
        ]
    ]


def test_a_heading_and_a_list_close_above_a_header_in_a_frame_are_no_part_of_the_table() -> None:
    counts = [
        ["status", "tiltak", "antall"],
        ["", "Fullført", "0"],
        ["", "Pågår", "1"],
        ["", "Planlagt", "2"],
    ]

    def page(pen: Pen) -> None:
        pen.box(50, 44, 296, 124, fill=False)
        pen.text(57, 60, "Bygg og eiendom", 11, "Helvetica-Bold")
        pen.text(66, 75, "Bedre ressursbruk", 9)
        for y, row in enumerate(counts):
            for x, text in zip((65, 102, 160), row, strict=True):
                pen.text(x, 90 + y * 15.5, text, 9, "Helvetica" if y else "Helvetica-Bold")
            if y:
                pen.circle(70, 87 + y * 15.5, 3, fill=y == 1)

    ((head, *rows),) = grids(drawn(page))
    assert head[-2:] == ["tiltak", "antall"]
    assert [row[-2:] for row in rows] == [row[-2:] for row in counts[1:]]


def test_a_rule_across_the_whole_page_is_no_tables() -> None:
    def page(pen: Pen) -> None:
        pen.text(40, 60, "Programme", 18)
        pen.line(0, 80, 720, 80)
        _rows(pen, BUDGET)
        _rules(pen, TOP - 17, TOP + 7, TOP + 4 * ROW - 17)
        pen.text(650, 300, "Page 1", 9)
        pen.line(0, 310, 720, 310)

    assert grids(drawn(page)) == [BUDGET]


def test_a_line_that_stands_apart_in_one_of_several_painted_rows_is_no_row() -> None:
    measures = [
        ("Etablere mal for planer", 0.0),
        ("Innføre felles kurve", 0.0),
        ("Teste avtale", 9.0),
    ]

    def page(pen: Pen) -> None:
        for x, (left, right) in enumerate(itertools.pairwise((40.0, 90.0, 200.0, 420.0))):
            pen.box(left, 60, right - left, 20, fill=False)
            pen.text(left + 6, 74, ("Nr", "Status", "Tiltak")[x], 10)
        for y, (measure, apart) in enumerate(measures):
            top = 80 + 40 * y
            pen.box(40, top, 380, 40, fill=False)
            for x, text in zip((46, 96, 206), (str(y + 1), "Ikke", measure), strict=True):
                pen.text(x, top + 12, text, 10)
            pen.text(96, top + 24 + apart, "startet", 10)

    ((_, *rows),) = grids(drawn(page))
    assert [row[2] for row in rows] == [measure for measure, _ in measures]


def test_headers_over_all_columns_but_the_first_are_no_part_of_the_first_row() -> None:
    rows = [
        ["", "North", "South", "East"],
        ["Roads and bridges", "✗", "✓", "✓"],
        ["Schools", "✓", "✗", "✗"],
        ["Water for all", "✓", "✓", "✗"],
    ]

    def page(pen: Pen) -> None:
        for index, row in enumerate(rows):
            _row(pen, TOP + 22 * index, [row[0]])
            for x, text in zip(XS[1:], row[1:], strict=True):
                pen.text(x, TOP + 22 * index, text, 12, "ZapfDingbats" if index else "Helvetica")


def test_headers_in_painted_cells_are_parted_however_near_they_stand() -> None:
    rows = [
        ["Nr", "Item", "Priority", "Owner"],
        ["1", "Roads", "1", "Ann"],
        ["2", "Water", "3", "Bo"],
    ]
    places = (40.0, 90.0, 330.0, 378.0, 470.0)

    def page(pen: Pen) -> None:
        pen.colour("D0D8E8")
        for left, right in itertools.pairwise(places):
            pen.box(left, 60, right - left, 20)
        pen.colour("000000")
        for y, row in enumerate(rows):
            for left, text in zip(places, row, strict=False):
                bold = "Helvetica-Bold" if not y else "Helvetica"
                pen.text(left + 3, 74 + 24 * y, text, 10, bold)

    assert grids(drawn(page)) == [rows]


def test_rules_above_and_below_a_whole_table_part_the_page() -> None:
    """They are no table with what stands over the drawn one, such as its heading."""

    def page(pen: Pen) -> None:
        pen.line(20, TOP - 60, 560, TOP - 60)
        pen.text(XS[0], TOP - 36, "Innkjøp av utstyr")
        _rows(pen, BUDGET)
        pen.grid([x - 7 for x in (*XS, XS[-1] + 90)], [TOP - 17 + ROW * y for y in range(5)])
        pen.text(XS[3], TOP + 160, "19.10.2023")
        pen.text(XS[3] + 80, TOP + 160, "4")
        pen.line(20, TOP + 190, 560, TOP + 190)

    assert grids(drawn(page)) == [BUDGET]


@pytest.mark.parametrize("start", [271.0, 275.0])
def test_letters_of_a_word_that_runs_over_its_cells_end_stay_together(start: float) -> None:
    """They are painted one by one, and touch those of the next header, or lie between them."""
    pieces: list[Piece] = []
    for y, words in ((20.0, ("Prioritet", "Risiko")), (50.0, ("1", "Lav")), (80.0, ("2", "Lav"))):
        for x, word in zip((243.0, start + 3), words, strict=True):
            for n, letter in enumerate(word):
                box = (x + 3.85 * n, y, x + 3.85 * (n + 1), y + 10)
                pieces.append(Piece(letter, *box, 10, "Carlito", None, -1, place=len(pieces)))
    grid = Grid([240.0, start, 350.0], [10.0, 40.0, 70.0, 100.0])
    texts = [" ".join(s.text for s in segments(own)) for own in shared_out(grid, pieces)]
    assert texts == ["Prioritet", "Risiko", "1", "Lav", "2", "Lav"]


def test_letters_that_lie_between_one_anothers_are_two_texts() -> None:
    pieces = [
        Piece(letter, x + 4.0 * n, 20, x + 4.0 * (n + 1), 30, 10, "Carlito", None, -1, place=at + n)
        for at, x, word in ((0, 40.0, "Prioritet"), (9, 70.0, "Risiko"))
        for n, letter in enumerate(word)
    ]
    assert [found.text for found in segments(pieces)] == ["Prioritet", "Risiko"]


def test_a_menu_at_the_side_with_a_lit_name_takes_no_text_of_the_table_beside_it() -> None:
    def page(pen: Pen) -> None:
        pen.colour("12355B")
        pen.box(0, 0, 190, HEIGHT)
        pen.colour("F2A900")
        pen.box(0, TOP + ROW, 190, 36)
        pen.colour("000000")
        for place, name in enumerate(("Roads", "Schools", "Water", "Parks")):
            pen.text(21, TOP + 44 * (place + 1), name, 14)
        pen.text(217, TOP - 40, "Measures", 24)
        pen.grid((210, 430, 500, 600, 680), [TOP - 15 + ROW * n for n in range(5)])
        for index, row in enumerate(BUDGET):
            for x, text in zip((217, 437, 507, 607), row, strict=True):
                pen.text(x, TOP + ROW * index, text)

    assert grids(drawn(page)) == [BUDGET]
