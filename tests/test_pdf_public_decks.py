"""Tables of decks of all kinds, and what stands in rows and columns there and is none."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import product

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf

XS = (60.0, 200.0, 320.0, 440.0, 560.0)
TOP, ROW = 100.0, 26.0
STREWN = 1200  # words on one page
FIGURES = [
    ["Region", "Plan", "Done", "Rest"],
    ["North", "12", "15", "11"],
    ["South", "9", "7", "14"],
    ["East", "22", "25", "21"],
    ["Sum", "43", "47", "46"],
]


def _grids(page: Callable[[Pen], None]) -> list[list[list[str]]]:
    return [table.grid() for table in read_pdf(drawn(page)).slides[0].tables]


def _texts(pen: Pen, rows: Sequence[Sequence[str]]) -> None:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            pen.text(XS[c] + 7, TOP + r * ROW + 16, text)


def _fill(pen: Pen, row: int, column: int, colour: str = "DDE7D5") -> None:
    pen.colour(colour)
    pen.box(XS[column], TOP + row * ROW, XS[column + 1] - XS[column], ROW)
    pen.colour("000000")


def _letters(pen: Pen, x: float, y: float, text: str) -> None:
    for letter in text:
        x = pen.text(x, y, letter)


def _cards(pen: Pen) -> None:
    names = ["Museum café", "The roof was mended in March", "Library", "Ferry"]
    for row, column in product(range(2), range(4)):
        x, y = 60 + 160 * column, 130 + 120 * row
        pen.text(x, y, f"{7 + row}{column} %", 28)
        pen.text(x, y + 34, names[column - row][:22])


def _plane(pen: Pen) -> None:
    pen.line(100, 80, 100, 300)
    pen.line(100, 300, 600, 300)
    pen.line(350, 80, 350, 300)
    pen.line(100, 190, 600, 190)
    for x, y in product((120, 370), (100, 210)):
        pen.text(x, y, "Cheap and good")


def _steps(pen: Pen) -> None:
    for step in range(4):
        pen.colour("9DC3E6")
        pen.box(60 + 146 * step, 100, 140, 40)
        pen.colour("000000")
        pen.text(80 + 146 * step, 124, f"Step {step + 1}")


def _contents(pen: Pen) -> None:
    for row, (name, number) in enumerate((("Budget", "2"), ("Staff", "14"), ("Roof", "23"))):
        _letters(pen, 60, 110 + 24 * row, name)
        _letters(pen, 500, 110 + 24 * row, number)


def _organisation(pen: Pen) -> None:
    boxes = [(280, 90), *[(40 + 165 * place, 160) for place in range(4)]]
    for x, y in boxes:
        pen.box(x, y, 145, 40, fill=False)
        _letters(pen, x + 40, y + 24, "Anna Berg")
    pen.line(352, 130, 352, 145)
    pen.line(112, 145, 607, 145)
    for place in range(4):
        pen.line(112 + 165 * place, 145, 112 + 165 * place, 160)


def _organisation_from_the_left(pen: Pen) -> None:
    """The frames of a level are not all joined with wide ones: their row is drawn for the most part."""
    pen.box(40, 180, 130, 44, fill=False)
    pen.text(60, 206, "Anna Berg")
    pen.line(170, 202, 190, 202)
    pen.line(190, 116, 190, 288)
    for place in range(3):
        y = 100 + 86 * place
        pen.line(190, y + 16, 210, y + 16)
        pen.box(210, y, 150, 32, fill=False)
        pen.text(220, y + 20, "Library")
        if place != 1:
            pen.line(360, y + 16, 390, y + 16)
            pen.box(390, y, 400, 32, fill=False)
            pen.text(400, y + 20, "The roof was mended in March")


def _cards_with_a_long_name(pen: Pen) -> None:
    """Figures on display may seem to be headings between tables."""
    for column, name in enumerate(("Ferry", "Library", "Bakery", "Museum")):
        x = 48 + 163 * column
        pen.text(x, 120, name)
        if name == "Museum":
            pen.text(x, 134, "and garden")
        pen.text(x, 168, "72 million", 28)
        pen.text(x, 194, "up 3 %", 11)


def _shapes(pen: Pen) -> None:
    """Bands with round corners, which lie under one another and beside others."""
    for row, column in product(range(3), range(2)):
        x, y = 60 + 300 * column, 120 + 48 * row
        pen.canvas.roundRect(x, 405 - y - 36, 260, 36, 8)
        pen.text(x + 12, y + 22, ["Ferry", "Library", "Bakery"][row])


def _line_of_time(pen: Pen) -> None:
    for place, date in enumerate(("15.5.2026", "10.1.2026", "22.9.2026")):
        x = 60 + 160 * place
        pen.text(x, 150, date)
        pen.circle(x + 30, 164, 6, fill=True)
        pen.text(x + place, 190, ["Ferry", "The roof", "Library"][place])


LISTING = ["{", '  "name":    "demo",', '  "version": "1.4",', '  "files":   ["a.js"],', "}"]


def _listing(pen: Pen) -> None:
    for line, text in enumerate(LISTING):
        pen.text(60, 120 + 14 * line, text, font="Courier")


@pytest.mark.parametrize(
    "page",
    [
        _cards,
        _cards_with_a_long_name,
        _shapes,
        _line_of_time,
        _listing,
        _plane,
        _steps,
        _contents,
        _organisation,
        _organisation_from_the_left,
    ],
)
def test_what_stands_in_rows_and_columns_by_chance_is_no_table(page: Callable[[Pen], None]) -> None:
    assert _grids(page) == []


def test_a_table_that_is_set_in_letters_of_one_width_is_one() -> None:
    """Its rows stand further apart than the lines of a listing do."""

    def page(pen: Pen) -> None:
        for (r, row), c in product(enumerate(FIGURES), range(4)):
            pen.text(XS[c], TOP + r * ROW, row[c], font="Courier")

    assert _grids(page) == [FIGURES]


def test_texts_in_frames_below_headings_are_none_of_the_headings_lines() -> None:
    """As on a board of cards, which is painted column by column."""

    def page(pen: Pen) -> None:
        pen.box(XS[0], 100, 140, 26, fill=False)
        pen.text(XS[0] + 6, 117, "To do")
        for card, text in enumerate(("The roof was mended", "The pump is next")):
            pen.box(XS[0] + 6, 136 + 50 * card, 120, 40, fill=False)
            pen.text(XS[0] + 12, 152 + 50 * card, text)
        pen.box(XS[1], 100, 140, 26, fill=False)
        pen.text(XS[1] + 6, 117, "Doing")

    assert "The roof" not in str(_grids(page))


def test_figures_at_the_right_belong_to_the_rows_that_rules_part_beside_a_painted_column() -> None:
    rows = [["Per 100 g", "Content"], ["Fat", "36 g"], ["Sugar", "9 g"], ["Salt", "1 g"]]

    def page(pen: Pen) -> None:
        for row, (name, figure) in enumerate(rows):
            y = TOP + row * ROW
            pen.colour("FFE699")
            pen.box(60, y, 200, ROW)
            pen.colour("000000")
            pen.text(66, y + 16, name)
            pen.text(600 - pen.canvas.stringWidth(figure, "Helvetica", 12), y + 16, figure)
            if row:
                pen.line(60, y, 606, y)

    assert _grids(page) == [rows]


def test_names_before_painted_cells_are_a_matrix_first_column() -> None:
    rows = [["High", "", "R1", "R2"], ["Middle", "", "R3", ""], ["Low", "R4", "", "R5"]]

    def page(pen: Pen) -> None:
        for row, column in product(range(3), range(1, 4)):
            _fill(pen, row, column, ["92D050", "FFC000", "FF5050"][(row + column) % 3])
        _texts(pen, rows)

    assert _grids(page) == [rows]


def test_a_header_may_have_three_lines_in_bold() -> None:
    head = [["Place", "Visits", "", "", ""], ["", "North", "", "South", ""]]
    head.append(["", "No.", "%", "No.", "%"])
    body = [[name, "226", "27", "79", "77"] for name in ("Ferry", "Library", "Bakery")]

    def page(pen: Pen) -> None:
        for (r, row), c in product(enumerate([*head, *body]), range(5)):
            pen.text(60 + 120 * c, 120 + 26 * r, row[c], font=f"Helvetica{'-Bold' * (r < 3)}")

    assert _grids(page) == [[*head, *body]]


@pytest.mark.parametrize("size", [8.0, 12.0])
def test_a_small_note_under_a_table_is_no_row_of_it(size: float) -> None:
    """A line as large as the table's own may be a row with nothing but a name."""

    def page(pen: Pen) -> None:
        _texts(pen, FIGURES)
        pen.text(XS[0] + 7, TOP + 5 * ROW + 16, "Counted in May", size)

    rows = _grids(page)[0]
    assert len(rows) == (5 if size < 12 else 6)


def test_a_list_under_a_painted_headers_table_is_no_row_of_it() -> None:
    def page(pen: Pen) -> None:
        for column in range(4):
            _fill(pen, 0, column)
        _texts(pen, FIGURES)
        for line in range(2):
            pen.text(XS[0] + 7, TOP + (6 + line) * ROW, "• Counted in May")

    assert _grids(page) == [FIGURES]


def test_a_rule_above_the_sum_joins_no_rows_below_a_painted_header() -> None:
    def page(pen: Pen) -> None:
        for column in range(4):
            _fill(pen, 0, column)
        _texts(pen, [*FIGURES[:3], FIGURES[4]])
        pen.line(XS[0], TOP + 3 * ROW, XS[-1], TOP + 3 * ROW)

    assert _grids(page) == [[*FIGURES[:3], FIGURES[4]]]


def test_names_beside_painted_cells_stand_in_their_rows_below_a_painted_header() -> None:
    def page(pen: Pen) -> None:
        for row, column in product(range(5), range(4)):
            if row == 0 or column:
                _fill(pen, row, column, "FFC000" if (row + column) % 2 else "92D050")
        _texts(pen, [["", *FIGURES[0][1:]], *FIGURES[1:]])

    assert _grids(page) == [[["", *FIGURES[0][1:]], *FIGURES[1:]]]


def test_headers_at_the_left_over_figures_at_the_right_begin_their_columns() -> None:
    rows = [
        ["Region", "2025", "", "2026", ""],
        ["", "Plan", "Rest", "Plan", "Rest"],
        ["North", "12", "15", "11", "9"],
        ["South", "9", "7", "14", "8"],
        ["East", "22", "25", "21", "3"],
    ]
    ends = (0.0, 240.0, 360.0, 480.0, 600.0)

    def page(pen: Pen) -> None:
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                width = pen.canvas.stringWidth(text, "Helvetica", 12)
                pen.text(
                    67 if c == 0 else ends[c] - 93 if r == 0 else ends[c] - width,
                    TOP + r * ROW + 16,
                    text,
                )

    assert _grids(page) == [rows]


def test_a_name_on_two_lines_beside_painted_cells_of_two_rows_stands_before_both() -> None:
    def page(pen: Pen) -> None:
        for row, column in product(range(3), range(4)):
            if row == 0 or column:
                _fill(pen, row, column)
        _texts(pen, [["Area", *FIGURES[0][1:]], *[["", *row[1:]] for row in FIGURES[1:3]]])
        for line, text in enumerate(("Safety at", "sea and land")):
            pen.text(XS[0] + 7, TOP + 2 * ROW - 3 + 14 * line, text)

    names = [row[0] for row in _grids(page)[0]]
    assert names == ["Area", "Safety at sea and land", ""]


def test_a_figure_with_points_shown_digit_by_digit_is_no_number_of_a_list() -> None:
    def page(pen: Pen) -> None:
        for r, row in enumerate([["Name", "Cost"], ["Roof", "1.389"], ["Pier", "1.520"]]):
            for c, text in enumerate(row):
                _letters(pen, XS[c] + 7, TOP + r * ROW + 16, text)
        for at in range(4):
            pen.line(XS[0], TOP + at * ROW, XS[2], TOP + at * ROW)

    assert _grids(page) == [[["Name", "Cost"], ["Roof", "1.389"], ["Pier", "1.520"]]]


@pytest.mark.parametrize("painted", [(1, 3), (0, 2), (1,)])
def test_columns_painted_by_turns_are_one_table_with_those_between(
    painted: tuple[int, ...],
) -> None:
    rows = [row[: 2 if len(painted) == 1 else 4] for row in FIGURES]

    def page(pen: Pen) -> None:
        for row, column in product(range(5), painted):
            _fill(pen, row, column)
        _texts(pen, rows)

    assert _grids(page) == [rows]


def test_painted_boxes_beside_a_list_are_no_table_with_it() -> None:
    def page(pen: Pen) -> None:
        for row in range(4):
            _fill(pen, row, 2)
        for line in range(7):
            pen.text(XS[0] + 7, TOP + 13 + 15 * line, "• Counted in May")

    assert _grids(page) == []


@pytest.mark.parametrize("striped", [True, False])
def test_a_last_row_that_nothing_closes_has_all_its_lines(*, striped: bool) -> None:
    rows = [
        ["Question", "Answer"],
        ["When?", "In May."],
        ["Who pays?", "The town does."],
        ["Why?", ""],
    ]

    def page(pen: Pen) -> None:
        for r in range(3) if not striped else (0, 2):
            if striped:
                _fill(pen, r, 0)
                _fill(pen, r, 1)
            else:
                pen.line(XS[0], TOP + (r + 1) * ROW, XS[2], TOP + (r + 1) * ROW)
        _texts(pen, rows)
        for line, text in enumerate(("Since the roof was", "leaking all winter,", "they say.")):
            pen.text(XS[1] + 7, TOP + 3 * ROW + 16 + 14.4 * line, text)

    assert _grids(page)[0][-1][1] == "Since the roof was leaking all winter, they say."


def test_words_strewn_in_lines_over_a_page_are_read() -> None:
    def page(pen: Pen) -> None:
        strewn = random.Random(1)  # noqa: S311 - words, not secrets
        for _ in range(STREWN):
            x, y = strewn.random() * 700, 6 * strewn.randint(1, 60)
            pen.text(x, y, strewn.choice(["12", "abc", "•", "sum"]), 5)

    assert len(read_pdf(drawn(page)).slides) == 1


def test_a_legend_at_a_charts_right_is_a_part_of_it() -> None:
    def page(pen: Pen) -> None:
        for x0 in (60, 380):
            for step in range(5):
                pen.text(x0, 300 - 40 * step, str(20 * step), 8)
                pen.line(x0 + 20, 297 - 40 * step, x0 + 200, 297 - 40 * step)
            for line, name in enumerate(("North", "South")):
                pen.box(x0 + 215, 180 + 16 * line, 7, 7)
                pen.text(x0 + 226, 187 + 16 * line, name, 8)

    assert _grids(page) == []
