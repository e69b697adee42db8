"""Tables whose areas are bands among striped rows, as style sheets and templates paint them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pdfpages import Pen, drawn
from test_pdf_tagged import LEFTS, table

from parsers.pdf.reader import read_pdf
from parsers.pdf.tables.grid import Grid, GridCell
from parsers.pdf.tables.tagged import tagged
from schema import Box

XS = (40.0, 240.0, 440.0, 640.0)
TOP, ROW = 60.0, 20.0
HEADER = ["Tiltak", "Siste status", "Status"]
BANDS = ("Beredskap", "Miljø og klima")
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


@pytest.mark.parametrize("places", [(0, 4), (0, 3), (1, 5), (3, 6)])
def test_bands_of_areas_among_striped_rows_part_no_table(places: tuple[int, int]) -> None:
    """They may touch stripes, or stand between rows without fill; rules close all rows."""
    rows = [[f"Tiltak nummer {n}", f"Møte {n} er holdt", "Pågår"] for n in range(8)]
    for name, place in zip(BANDS, places, strict=True):
        rows.insert(place, [name, "", ""])

    def page(pen: Pen) -> None:
        for n, row in enumerate([HEADER, *rows]):
            top = TOP + n * ROW
            for column, (x0, x1) in enumerate(pairwise(XS)):
                band = row[0] in BANDS
                if n == 0 or band or n % 2 == 0:
                    pen.colour("00558C" if n == 0 else "F2A900" if band else "F3F3F3")
                    if not band:
                        pen.box(x0, top, x1 - x0, ROW)
                    elif column == 0:
                        pen.box(x0, top, XS[-1] - x0, ROW)
            pen.colour("000000")
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, top + 14, text, size=10)
            pen.line(XS[0], top + ROW, XS[-1], top + ROW)

    (found,) = read_pdf(drawn(page)).slides[0].tables
    assert found.grid() == [HEADER, *rows]


@pytest.mark.parametrize("places", [(0, 3), (2, 5), (0, 6)])
def test_bands_between_rules_part_no_table_whose_header_is_painted(places: tuple[int, int]) -> None:
    """The header and the bands alone are painted, and a date stands close below the last rule."""
    rows = [[f"Tiltak nummer {n}", f"Møte {n} er holdt", "Pågår"] for n in range(7)]
    for name, place in zip(BANDS, places, strict=True):
        rows.insert(place, [name, "", ""])

    def page(pen: Pen) -> None:
        for n, row in enumerate([HEADER, *rows]):
            top = TOP + n * ROW
            if n == 0 or row[0] in BANDS:
                pen.colour("DDEBF7")
                for x0, x1 in pairwise(XS if n == 0 else XS[:: len(XS) - 1]):
                    pen.box(x0, top, x1 - x0, ROW)
            pen.colour("000000")
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, top + 14, text, size=10, font=BOLD if row[0] in BANDS else PLAIN)
            pen.line(XS[0], top, XS[-1], top)
        last = TOP + (len(rows) + 1) * ROW
        pen.line(XS[0], last, XS[-1], last)
        pen.text(XS[0] + 6, last + 28, "13.10.2023", size=10)

    (found,) = read_pdf(drawn(page)).slides[0].tables
    assert found.grid() == [HEADER, *rows]


def test_what_rules_leave_open_over_rows_and_columns_is_no_cell_of_either() -> None:
    page, tags = table()
    # A drawn cell over all columns of the last two rows, which only an empty first column joins.
    open_cell = GridCell(1, 0, 2, 3, Box(36, 130, 590, 220))
    heads = [GridCell(0, n, 1, 1, Box(x, 90, x + 90, 130)) for n, x in enumerate(LEFTS)]
    grid = Grid([36.0, 290.0, 490.0, 590.0], [90.0, 130.0, 190.0, 220.0], [*heads, open_cell])
    tags[2][2] = []
    page.pieces = page.pieces[:-1]
    (draft,) = tagged(page, [tags], [grid])
    assert all(cell.row_span == 1 for cell in draft.cells)
