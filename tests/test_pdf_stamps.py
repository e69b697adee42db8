"""What is printed aslant across a page, and titles whose lines an office ends by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdfpages import HEIGHT, Pen, drawn

from parsers.pdf.reader import read_pdf
from schema import Severity

EDGES = (50.0, 250.0, 450.0)
ROWS = [["Tiltak", "Siste status"], ["Felles maler", "Møte holdt"], ["Nye krav", "Sendt ut"]]


def _stamp(pen: Pen, angle: int, strings: Sequence[str], size: float = 60) -> None:
    pen.canvas.saveState()
    pen.canvas.translate(150, HEIGHT - 120)
    pen.canvas.rotate(angle)
    pen.canvas.setFont("Helvetica", size)
    for n, string in enumerate(strings):
        pen.canvas.drawString(0.7 * size * n, 0, string)
    pen.canvas.restoreState()


def _table(pen: Pen) -> None:
    pen.grid(EDGES, (60, 90, 120, 150))
    for y, row in zip((80, 110, 140), ROWS, strict=True):
        for x, text in zip(EDGES, row, strict=False):
            pen.text(x + 7, y, text, size=10)


@pytest.mark.parametrize("angle", [30, 55, -40])
@pytest.mark.parametrize("strings", [["UTKAST"], [*"UTKAST"]], ids=["one string", "letters"])
def test_a_stamp_across_a_table_is_no_text_of_its_cells(angle: int, strings: list[str]) -> None:
    def page(pen: Pen) -> None:
        _stamp(pen, angle, strings)
        _table(pen)

    (slide,) = read_pdf(drawn(page)).slides
    assert slide.tables[0].grid() == ROWS
    assert [text.text for text in slide.texts] == ["UTKAST"]


@pytest.mark.parametrize("angle", [8, -12])
@pytest.mark.parametrize("strings", [["UTSATT"], [*"UTSATT"]], ids=["one string", "letters"])
def test_a_word_aslant_beside_a_cells_text_is_none_of_it(angle: int, strings: list[str]) -> None:
    """LibreOffice paints such words letter by letter."""

    def page(pen: Pen) -> None:
        _table(pen)
        _stamp(pen, angle, strings, size=12)

    (slide,) = read_pdf(drawn(page)).slides
    assert slide.tables[0].grid() == ROWS
    assert [text.text for text in slide.texts] == ["UTSATT"]


def test_a_stamp_behind_a_painted_table_is_no_part_of_a_row() -> None:
    def page(pen: Pen) -> None:
        _stamp(pen, 30, ["UTKAST"])
        pen.colour("E0E0E0")
        pen.box(20, 0, 690, 300)
        pen.colour("000000")
        _table(pen)

    deck = read_pdf(drawn(page))
    assert deck.slides[0].tables[0].grid() == ROWS
    assert [(line.code, line.severity) for line in deck.diagnostics] == [
        ("unseen-text", Severity.INFO)
    ]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Handlingsplan", "vikartjenester"], "Handlingsplan\nvikartjenester"),
        (["Forsyningssikker", "het"], "Forsyningssikkerhet"),
    ],
)
def test_a_titles_line_that_its_office_ended_is_no_broken_word(
    lines: list[str], title: str
) -> None:
    def page(pen: Pen) -> None:
        for n, line in enumerate(lines):
            pen.text(50, 50 + 40 * n, line, size=36)
        for n in range(8):  # the deck prints a blank where a line of a paragraph ends
            pen.text(50, 200 + 12 * n, "Det er mye som skal gjøres av mange ", size=10)

    (slide,) = read_pdf(drawn(page)).slides
    assert slide.texts[0].text == title
