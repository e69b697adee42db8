"""Rows of a PDF's table that somebody has painted over, or marked with a highlighter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdfpages import HEIGHT, Pen, drawn
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.read import read_bytes
from parsers.report.interpret import interpret
from schema.vocabulary import load

ROWS = [
    ["Tiltak", "Pri", "Siste status", "Status"],
    ["Felles maler for alle", "1", "Utkast er sendt ut til alle", "Pågår"],
    ["Nye rutiner for avvik", "2", "Rutinen er tatt i bruk", "Fullført"],
]
XS, HIGH, TOP = [40.0, 250.0, 300.0, 560.0, 680.0], 40.0, 100.0
MARKED = 2
MIDDLE = TOP + HIGH * MARKED + 24


def _row_painted(pen: Pen) -> None:
    pen.colour("808080")
    pen.canvas.setFillAlpha(0.4)
    pen.box(XS[0], TOP + HIGH * MARKED, XS[-1] - XS[0], HIGH)
    pen.canvas.setFillAlpha(1)


def _half_painted(pen: Pen) -> None:
    pen.colour("808080")
    pen.canvas.setFillAlpha(0.4)
    pen.box(0, TOP + HIGH, 900, 400)
    pen.canvas.setFillAlpha(1)


def _line_marked(pen: Pen, beside: float = 0) -> None:
    wide = stringWidth(ROWS[MARKED][2], "Helvetica", 12) + 2 * beside
    pen.colour("FFFF00")
    pen.box(XS[2] + 6 - beside, MIDDLE - 11, wide, 14)


def _partly_marked(pen: Pen) -> None:
    """Paint a bar over the upper half of a word and more, as a highlighter does that slipped."""
    pen.colour("FFFF00")
    pen.canvas.setFillAlpha(0.5)
    pen.box(XS[2] + 6, MIDDLE - 10, 80, 5)
    pen.canvas.setFillAlpha(1)


def _underlined(pen: Pen) -> None:
    pen.colour("C00000")
    pen.box(XS[2] + 6, MIDDLE + 2, 80, 3)


def _nothing(_pen: Pen) -> None:
    pass


def _chip(pen: Pen) -> None:
    _line_marked(pen, beside=5)


def _framed(pen: Pen) -> None:
    top, foot = TOP + HIGH * MARKED, TOP + HIGH * (MARKED + 1)
    pen.colour("C00000")
    for x in (XS[0] - 1, XS[-1] + 1):
        pen.line(x, top, x, foot)
    for y in (top, foot):
        pen.line(XS[0] - 1, y, XS[-1] + 1, y)


def _waved(pen: Pen, colour: str = "C00000") -> None:
    path, x = pen.canvas.beginPath(), XS[2] + 6
    path.moveTo(x, HEIGHT - MIDDLE - 3)
    for n in range(16):
        up = HEIGHT - MIDDLE - 3 + 4 * (-1) ** n
        path.curveTo(x + 2, up, x + 4, up, x + 6, HEIGHT - MIDDLE - 3)
        x += 6
    pen.canvas.setStrokeColor("#" + colour)
    pen.canvas.drawPath(path, stroke=1, fill=0)
    pen.canvas.setStrokeColor("#000000")


def _waved_black(pen: Pen) -> None:
    _waved(pen, "000000")


def _barred(pen: Pen, colour: str = "C00000", longer: float = 0) -> None:
    pen.colour(colour)
    wide = stringWidth(ROWS[MARKED][2], "Helvetica", 12)
    pen.box(XS[2] + 6, MIDDLE + 2, wide + longer, 1.5)


def _barred_black(pen: Pen) -> None:
    _barred(pen, "000000")


def _barred_further(pen: Pen) -> None:
    _barred(pen, longer=60)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (_nothing, _nothing, []),
        (_nothing, _row_painted, [MARKED]),
        (_nothing, _half_painted, [None]),
        (_nothing, _framed, [MARKED]),
        (_nothing, _partly_marked, [MARKED]),
        (_nothing, _underlined, []),
        (_line_marked, _nothing, [MARKED]),
        (_chip, _nothing, []),  # a shape with words, as wide as its rim
        (_nothing, _waved, [MARKED]),
        (_waved, _nothing, [MARKED]),
        (_nothing, _waved_black, []),  # in its own colour, a text is underlined by the program
        (_nothing, _barred, [MARKED]),
        (_barred, _nothing, [MARKED]),
        (_nothing, _barred_black, []),
        (_barred_further, _nothing, []),  # it begins with the text, as how far a row is may
    ],
)
def test_a_row_painted_over_or_marked_gets_an_info(
    before: Callable[[Pen], None], after: Callable[[Pen], None], told: list[int | None]
) -> None:
    def page(pen: Pen) -> None:
        pen.text(40, 50, "Miljø", 24)
        pen.grid(XS, [TOP + HIGH * n for n in range(len(ROWS) + 1)])
        before(pen)
        pen.colour("000000")
        for n, row in enumerate(ROWS):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, TOP + HIGH * n + 24, text)
        after(pen)

    [report] = interpret(read_bytes(drawn(page)), load())
    lines = [line for line in report.diagnostics if line.code == "unread-object"]
    assert [line.row for line in lines] == told
    assert [record.tiltak for record in report.records] == [row[0] for row in ROWS[1:]]


def test_an_arrow_along_all_rows_is_told_of_in_a_pdf() -> None:
    rows = [*ROWS, *[[f"{text} {n}" for text in ROWS[1]] for n in range(3)]]

    def page(pen: Pen) -> None:
        pen.text(40, 40, "Miljø", 24)
        pen.grid(XS, [60 + HIGH * n for n in range(len(rows) + 1)])
        for n, row in enumerate(rows):
            for x, text in zip(XS, row, strict=False):
                pen.text(x + 6, 60 + HIGH * n + 24, text)
        path = pen.canvas.beginPath()
        corners = [
            (688, 100),
            (698, 100),
            (698, 280),
            (703, 280),
            (693, 298),
            (683, 280),
            (688, 280),
        ]
        path.moveTo(*_up(corners[0]))
        for corner in corners[1:]:
            path.lineTo(*_up(corner))
        path.close()
        pen.canvas.drawPath(path, stroke=0, fill=1)

    [report] = interpret(read_bytes(drawn(page)), load())
    lines = [line.row for line in report.diagnostics if line.code == "unread-object"]
    assert lines == [None]


def _up(corner: tuple[float, float]) -> tuple[float, float]:
    return corner[0], HEIGHT - corner[1]
