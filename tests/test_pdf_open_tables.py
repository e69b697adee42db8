"""Tables of which little is drawn: a header's background, a rule under it, a band between rows."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from pdfpages import Pen, drawn

from parsers.pdf.reader import read_pdf
from schema import Table

EDGES = (40.0, 90.0, 330.0, 560.0, 660.0)
HEADER = ("Pri", "Tiltak", "Siste status", "Status")
BAND = "Anskaffelsesprosessen og avtaleforvaltning (1 av 3)"
ROWS = (
    ("1", "Tilpasse felles maler for alle", "Arbeid med prisskjema pågår", "Pågår"),
    ("2", "Vurdere tid til implementering", "Kartlegging av praksis pågår", "Pågår"),
    ("1", "Standardisere krav til produkter", "Generelle krav er utarbeidet", "Utført"),
)
TOP, STEP = 80.0, 26.0


def only(page: Callable[[Pen], None]) -> Table:
    (table,) = read_pdf(drawn(page)).slides[0].tables
    return table


def line(pen: Pen, row: int, texts: Sequence[str]) -> None:
    for x, text in zip(EDGES, texts, strict=False):
        pen.text(x + 7, TOP + row * STEP + 17, text, size=10)


def painted(pen: Pen, row: int, colour: str) -> None:
    pen.colour(colour)
    for x0, x1 in itertools.pairwise(EDGES):
        pen.box(x0, TOP + row * STEP, x1 - x0, STEP)
    pen.colour("000000")


def header_rule(pen: Pen) -> None:
    pen.canvas.setLineWidth(1.5)
    pen.line(EDGES[0], TOP + STEP, EDGES[-1], TOP + STEP)


def with_band(pen: Pen) -> None:
    line(pen, 0, HEADER)
    pen.text(EDGES[0] + 7, TOP + STEP + 17, BAND, size=10)
    for row, texts in enumerate(ROWS, 2):
        line(pen, row, texts)


GRID = [list(HEADER), [BAND, "", "", ""], *[list(row) for row in ROWS]]


@pytest.mark.parametrize("rule", [True, False])
def test_a_band_under_a_painted_header_does_not_end_the_table(rule: bool) -> None:  # noqa: FBT001
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        if rule:
            header_rule(pen)
        with_band(pen)

    table = only(page)

    assert table.grid() == GRID
    assert [cell.column_span for cell in table.cells if cell.row == 1] == [4]


def test_a_rule_under_the_header_does_not_end_a_table_of_striped_rows() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "1F4E79")
        header_rule(pen)
        painted(pen, 1, "DEEAF6")
        painted(pen, 3, "DEEAF6")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)

    assert only(page).grid() == [list(HEADER), *[list(row) for row in ROWS]]


def test_what_stands_below_a_table_across_its_columns_is_no_band_of_it() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)
        pen.text(EDGES[0], TOP + 5 * STEP, "* En fotnote som går over flere av kolonnene", size=10)
        pen.text(EDGES[0], TOP + 5 * STEP + 12, "og fortsetter på en linje til", size=10)

    assert only(page).rows == 4


def test_a_higher_list_sign_does_not_part_the_lines_below_it() -> None:
    def page(pen: Pen) -> None:
        painted(pen, 0, "C6E0B4")
        line(pen, 0, HEADER)
        for row, texts in enumerate(ROWS, 1):
            line(pen, row, texts)
        line(pen, 4, ("3", "Redusere lagre i regionene"))
        y = TOP + 4 * STEP + 17
        for n, text in enumerate(
            ("Møter er holdt i", "alle regioner", "Flere er avtalt", "for høsten")
        ):
            if n % 2 == 0:
                pen.text(EDGES[2] + 7, y + n * 13.6 - 1.6, "•", size=10, font="Courier")
            pen.text(EDGES[2] + 20, y + n * 13.6, text, size=10)

    assert only(page).rows == 5


def test_a_table_whose_last_rows_end_in_its_first_columns_is_one_table() -> None:
    edges = (40.0, 200.0, 260.0, 420.0, 560.0)
    heads = ("Tiltak", "Pri", "Gevinst", "Ansvarlig", "Status")
    idle = ("Forbedre prognoser", "3")
    rows = (heads, *[("Felles maler", "1", "Bedre oversikt", "Ola", "Pågår")] * 3, *[idle] * 3)

    def page(pen: Pen) -> None:
        for row, texts in enumerate(rows):
            for x, text in zip(edges, texts, strict=False):
                pen.text(x, TOP + row * STEP, text, size=10)

    assert [len([t for t in row if t]) for row in only(page).grid()] == [5, 5, 5, 5, 2, 2, 2]
