"""Tables of which nothing is drawn: how their texts are set, and in which order they are painted."""

from __future__ import annotations

import pytest
from pdfpages import HEIGHT, Pen, drawn, grids

from parsers.pdf.reader import read_pdf
from schema import Axes

XS = (60.0, 220.0, 340.0, 460.0)
TOP, ROW = 100.0, 24.0


FACTS = [
    ["Oslo is the largest town of all", "It lies at the end of a long fjord"],
    ["Bergen is the town in the west", "Seven mountains stand around it"],
    ["Tromsø is the town in the north", "It lies far beyond the polar circle"],
]


@pytest.mark.parametrize("by_rows", [True, False])
def test_texts_that_nothing_draws_are_a_table_where_they_are_painted_row_by_row(
    by_rows: bool,  # noqa: FBT001
) -> None:
    places = [(row, column) for row in range(3) for column in range(2)]
    if not by_rows:
        places.sort(key=lambda place: place[::-1])

    def page(pen: Pen) -> None:
        for row, column in places:
            pen.text(XS[column * 2], TOP + row * 30, FACTS[row][column])

    assert grids(drawn(page)) == [FACTS] * by_rows


def test_texts_set_in_the_middle_of_their_rows_are_a_table() -> None:
    long = ["All who live there, and those who", "only work there", "in the day"]

    def page(pen: Pen) -> None:
        for row, texts in enumerate(FACTS):
            at = TOP + row * 50
            pen.text(XS[0], at, texts[0])
            lines = long[: row + 1]
            for index, line in enumerate(lines):
                pen.text(XS[2], at + 13 * (index - (len(lines) - 1) / 2), line)

    rows = [[texts[0], " ".join(long[: row + 1])] for row, texts in enumerate(FACTS)]
    assert [[[" ".join(c.split()) for c in r] for r in g] for g in grids(drawn(page))] == [rows]


def test_two_tables_painted_one_after_the_other_are_two_though_their_rows_are_level() -> None:
    phones = [["Name", "Phone"], ["Ann", "905 12 345"], ["Bob", "916 23 456"], ["Zoe", "927 34"]]
    roles = [["Role", "Mail"], ["Chief", "a@b.no"], ["Clerk", "c@b.no"], ["Cook", "d@b.no"]]

    def page(pen: Pen) -> None:
        for x, rows in ((XS[0], phones), (XS[2], roles)):
            for index, row in enumerate(rows):
                pen.text(x, TOP + index * ROW, row[0])
                pen.text(x + 90, TOP + index * ROW, row[1])

    assert grids(drawn(page)) == [phones, roles]


def test_names_under_months_between_rules_are_a_table_whose_cells_bars_fill() -> None:
    months = ["Task", "Jan", "Feb", "Mar"]
    names = ["Plan", "Build", "Test"]

    def page(pen: Pen) -> None:
        pen.colour("2E75B6")
        for row in range(3):
            pen.box(XS[1 + row] - 7, TOP + 7 + row * ROW, 120, ROW)
        pen.colour("000000")
        for x, text in zip(XS, months, strict=True):
            pen.text(x, TOP, text)
        for row, name in enumerate(names, 1):
            pen.text(XS[0], TOP + row * ROW, name)
        for row in range(5):
            pen.line(XS[0] - 7, TOP - 17 + row * ROW, 580, TOP - 17 + row * ROW)

    assert grids(drawn(page)) == [[months, *([name, "", "", ""] for name in names)]]


def test_a_painted_title_over_a_painted_first_column_heads_a_table_of_all_columns() -> None:
    title = "What all of the departments are going to spend in the years to come"
    rows = [
        ["Item", "2023", "2024"],
        ["Roads", "1 200", "1 100"],
        ["Schools", "3 400", "3 900"],
        ["Water", "800", "790"],
    ]

    def page(pen: Pen) -> None:
        pen.colour("9DC3E6")
        pen.box(XS[0] - 7, TOP - 17, 500, ROW)
        for row in range(1, 5):
            pen.box(XS[0] - 7, TOP - 17 + row * ROW, 150, ROW)
        pen.colour("000000")
        pen.text(XS[0], TOP, title)
        for row, texts in enumerate(rows, 1):
            for x, text in zip(XS[:1] + XS[2:], texts, strict=True):
                pen.text(x, TOP + row * ROW, text)

    assert grids(drawn(page)) == [[[title, "", ""], *rows]]


@pytest.mark.parametrize("clipped", [False, True])
def test_fills_as_large_as_the_page_are_cells_where_they_are_clipped_to_them(
    *, clipped: bool
) -> None:
    xs, ys = (40.0, 260.0, 400.0, 600.0), (100.0, 120.0, 160.0, 200.0)
    rows = [["Tiltak", "Status", "Gevinst"], ["Ny avtale", "Pågår", "Oversikt"], ["Felles", "", ""]]

    def page(pen: Pen) -> None:
        for row in range(3):
            for column in range(3):
                box = (
                    xs[column] + 0.5,
                    ys[row] + 0.5,
                    xs[column + 1] - xs[column] - 1,
                    ys[row + 1] - ys[row] - 1,
                )
                pen.canvas.saveState()
                if clipped:
                    path = pen.canvas.beginPath()
                    path.rect(box[0], HEIGHT - box[1] - box[3], box[2], box[3])
                    pen.canvas.clipPath(path, stroke=0)
                pen.colour("DDDDEE" if row % 2 else "EEEEEE")
                pen.box(*((0, 0, 720, HEIGHT) if clipped else box))
                pen.canvas.restoreState()
                pen.colour("000000")
                pen.text(xs[column] + 4, ys[row] + 13, rows[row][column])

    (table,) = read_pdf(drawn(page)).slides[0].tables
    assert table.grid() == rows
    assert table.by_words is Axes.NONE
