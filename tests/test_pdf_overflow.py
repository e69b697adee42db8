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
