"""Texts that run over the end of a row that did not grow with them, as LibreOffice prints them."""

from __future__ import annotations

import itertools

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf

EDGES = (40.0, 300.0, 350.0, 500.0)
TOPS = (80.0, 100.0, 140.0, 180.0)
PITCH = 11.0
MEASURES = (
    ["Innføre felles rutiner for", "oppfølging av avtaler i alle", "regioner og foretak", "årlig"],
    ["Utarbeide en veileder for", "kjøp utenfor avtale", "og lager"],
)
GRID = [
    ["Tiltak", "Pri", "Siste status"],
    [" ".join(MEASURES[0]), "1", "Pågår"],
    [" ".join(MEASURES[1]), "2", "Sendt"],
]


def texts(pen: Pen) -> None:
    for x, text in zip(EDGES, GRID[0], strict=False):
        pen.text(x + 5, TOPS[0] + 13, text, size=9)
    for top, lines, row in zip(TOPS[1:], MEASURES, GRID[1:], strict=False):
        for number, text in enumerate(lines):
            pen.text(EDGES[0] + 5, top + 12 + number * PITCH, text, size=9)
        for x, text in zip(EDGES[1:], row[1:], strict=False):
            pen.text(x + 5, top + 12, text, size=9)


@pytest.mark.parametrize("drawn_columns", [True, False])
@pytest.mark.parametrize("drawn_rows", [True, False])
def test_lines_that_run_into_the_row_below_stay_with_their_measure(
    *, drawn_rows: bool, drawn_columns: bool
) -> None:
    def page(pen: Pen) -> None:
        for y in TOPS if drawn_rows else ():
            for x0, x1 in itertools.pairwise(EDGES):
                pen.line(x0, y, x1, y)
        for x in EDGES if drawn_columns else ():
            pen.line(x, TOPS[0], x, TOPS[-1])
        texts(pen)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert [[" ".join(text.split()) for text in row] for row in table.grid()] == GRID


def test_a_line_across_a_rule_stays_with_the_text_above_that_it_goes_on_from() -> None:
    """The row below is high, and its own text stands lower: nearer to nothing, but the rule."""
    tops = (*TOPS[:-1], TOPS[-1] + 10)

    def page(pen: Pen) -> None:
        pen.grid(EDGES, tops)
        for x, text in zip(EDGES, GRID[0], strict=False):
            pen.text(x + 5, tops[0] + 13, text, size=9)
        for start, lines, row in zip((112, 162), MEASURES, GRID[1:], strict=True):
            for number, text in enumerate(lines):
                pen.text(EDGES[0] + 5, start + number * PITCH, text, size=9)
            for x, text in zip(EDGES[1:], row[1:], strict=False):
                pen.text(x + 5, start, text, size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert [[" ".join(text.split()) for text in row] for row in table.grid()] == GRID


def test_an_items_line_across_a_rule_stays_with_the_list_above() -> None:
    """It stands as far from the list below as lines do, but hangs, and no sign is before it."""
    tops = (80.0, 100.0, 140.0, 180.0)

    def page(pen: Pen) -> None:
        pen.grid(EDGES, tops)
        for x, text in zip(EDGES, GRID[0], strict=False):
            pen.text(x + 5, tops[0] + 13, text, size=9)
        for number, row in enumerate(GRID[1:]):
            pen.text(EDGES[0] + 5, 114 + 40 * number, row[0][:20], size=9)
            pen.text(EDGES[1] + 5, 114 + 40 * number, row[1], size=9)
        lines = ("– Sendt på høring", "– Venter på svar fra", "de andre i", "regionen", "– Vedtatt")
        for number, text in enumerate(lines):
            if text.startswith("–"):
                pen.text(EDGES[2] + 5, 112 + number * PITCH, "–", size=9)
            pen.text(EDGES[2] + 15, 112 + number * PITCH, text.removeprefix("– "), size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert [" ".join(row[2].split()) for row in table.grid()[1:]] == [
        "Sendt på høring Venter på svar fra de andre i regionen",
        "Vedtatt",
    ]


def test_lines_that_run_over_the_end_of_a_table_stay_in_its_last_row() -> None:
    ends = (*TOPS[:-1], TOPS[-1] - 9)

    def page(pen: Pen) -> None:
        pen.grid(EDGES, ends)
        texts(pen)
        pen.text(EDGES[0] + 5, ends[-1] + 30, "Gjelder hele landet", size=9)

    slide = read_pdf(drawn(page)).slides[0]

    assert [[" ".join(text.split()) for text in row] for row in slide.tables[0].grid()] == GRID
    assert [text.text for text in slide.texts] == ["Gjelder hele landet"]


def test_a_row_without_fill_under_a_filled_one_is_the_tables_last() -> None:
    """The text of the filled row fills it, so that the next row's seems to go on with it."""

    def page(pen: Pen) -> None:
        for top, end, colour in ((TOPS[0], TOPS[1], "C6E0B4"), (TOPS[1], TOPS[2], "F2F2F2")):
            pen.colour(colour)
            for x0, x1 in itertools.pairwise(EDGES):
                pen.box(x0, top, x1 - x0, end - top)
        pen.colour("000000")
        texts(pen)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert [[" ".join(text.split()) for text in row] for row in table.grid()] == GRID


@pytest.mark.parametrize(
    "first",
    [
        [(0, "Kartlegging av avtaler"), (13, "i regionen"), (30, "Utkast er sendt til")],
        [(0, "Kartlegging av alle avtaler"), (30, "Utkast er sendt til")],
    ],
)
def test_lines_run_over_though_the_points_above_are_set_apart(first: list[tuple[int, str]]) -> None:
    """The last point's second line comes at the lines' distance, not at the points'."""
    rows = (("Tiltak", "Siste status"), ("Felles maler", ""), ("Nye rutiner", ""), ("Avtale", ""))
    news = ((0, "Møte er holdt i mai"), (13, "og i juni"))

    def page(pen: Pen) -> None:
        pen.grid((40, 200, 400), (80, 100, 148, 190, 230))
        for top, (left, right) in zip((80, 100, 148, 190), rows, strict=True):
            pen.text(45, top + 12, left, size=9)
            pen.text(205, top + 12, right, size=9)
        for start, lines in ((110, (*first, (43, "foretakene"))), (160, news), (202, news)):
            for below, text in lines:
                pen.text(205, start + below, text, size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables
    texts = [" ".join(row[1].split()) for row in table.grid()[1:]]

    assert texts[0].endswith("Utkast er sendt til foretakene")
    assert texts[1] == "Møte er holdt i mai og i juni"


def test_a_row_of_which_one_cell_is_painted_has_the_columns_of_its_table() -> None:
    def page(pen: Pen) -> None:
        for top, end, first in (
            (TOPS[0], TOPS[1], 0),
            (TOPS[1], TOPS[2], 0),
            (TOPS[2], TOPS[3], 2),
        ):
            pen.colour("FFF2CC")
            for x0, x1 in list(itertools.pairwise(EDGES))[first:]:
                pen.box(x0, top, x1 - x0, end - top)
        pen.colour("000000")
        texts(pen)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert [[" ".join(text.split()) for text in row] for row in table.grid()] == GRID


def test_a_percent_sign_that_runs_into_the_row_below_stays_with_its_figure() -> None:
    def page(pen: Pen) -> None:
        pen.grid(EDGES, TOPS)
        for top, row in zip(TOPS, GRID, strict=False):
            for x, text in zip(EDGES, row, strict=False):
                pen.text(x + 5, top + 13, text[:20], size=9)
        for number, text in enumerate(("av alle avtaler", "skal ha et mål på 95", "%")):
            pen.text(EDGES[2] + 5, TOPS[1] + 13 + (number + 1) * PITCH, text, size=9)
        pen.text(EDGES[0] + 5, TOPS[-1] + 30, "Fotnote", size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    news = [" ".join(row[2].split()) for row in table.grid()[1:]]
    assert news == ["Pågår av alle avtaler skal ha et mål på 95 %", "Sendt"]


def test_a_legend_under_a_table_is_no_line_of_its_last_rows_wrapped_text() -> None:
    ends = (*TOPS[:-1], TOPS[-2] + 36)
    legend = "F = Fullført P = Pågår"

    def page(pen: Pen) -> None:
        pen.grid(EDGES, ends)
        for x, text in zip(EDGES, GRID[0], strict=False):
            pen.text(x + 5, TOPS[0] + 13, text, size=9)
        lines = ("Innføre felles rutiner for oppfølging av alle inngåtte", "rammeavtaler i")
        for number, text in enumerate(lines):
            pen.text(EDGES[0] + 5, TOPS[2] + 12 + number * 15, text, size=9)
        for top in TOPS[1:3]:
            for x, text in zip(EDGES[1:], ("1", "Pågår"), strict=False):
                pen.text(x + 5, top + 12, text, size=9)
        pen.text(EDGES[0] + 5, TOPS[2] + 12 + 2 * 15, legend, size=9)

    slide = read_pdf(drawn(page)).slides[0]

    assert [text.text for text in slide.texts] == [legend]


def test_a_sign_painted_behind_all_else_stays_in_the_row_that_it_stands_in() -> None:
    def page(pen: Pen) -> None:
        pen.grid((40.0, 200.0, 300.0, 400.0), TOPS)
        for top, row in zip(
            TOPS, (GRID[0], ["Nye maler", "1"], ["Nye avtaler", "2"]), strict=False
        ):
            for x, text in zip((45, 205, 305), row, strict=False):
                pen.text(x, top + 13, text, size=9)
        pen.text(305, TOPS[1] + 25, "x", size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert table.grid()[1:] == [["Nye maler", "1", "x"], ["Nye avtaler", "2", ""]]


def test_a_text_in_the_middle_of_rows_that_was_painted_with_the_first_is_the_firsts() -> None:
    """So are cells that span rows painted: what they hold, such as an area, goes for all of these."""
    rows = [["Beredskap", "Nye maler", "1"], ["", "Nye avtaler", "2"], ["", "Nye rutiner", "3"]]

    def page(pen: Pen) -> None:
        tops = [*TOPS[:1], *[TOPS[1] + 40 * n for n in range(4)]]
        pen.grid((40.0, 140.0, 300.0, 400.0), tops)
        for top, row in zip(tops, (["Område", "Tiltak", "Pri"], *rows), strict=False):
            for x, text in zip((45, 145, 305), row, strict=True):
                lower = 40 if text == "Beredskap" else 0
                pen.text(x, top + 13 + lower, text, size=9)

    (table,) = read_pdf(drawn(page)).slides[0].tables

    assert table.grid()[1:] == rows
