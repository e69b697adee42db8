"""Handouts: sheets with several small slides, or one with its notes, are read as their slides."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pdfpages import Pen, drawn
from reportlab.pdfgen.canvas import Canvas

from parsers.pdf.raster import raster
from parsers.pdf.reader import read_pdf
from schema import Deck

WIDTH, HEIGHT = 720.0, 405.0
ROWS = (("Tiltak", "Pri", "Status"), ("Felles maler", "1", "Pågår"), ("Nye rutiner", "2", "Utført"))


def small(pen: Pen, x: float, y: float, scale: float, title: str, *, frame: bool = True) -> None:
    """Draw a slide small, with its top left corner at (x, y) of the sheet."""
    pen.canvas.saveState()
    pen.canvas.transform(scale, 0, 0, scale, x, HEIGHT - y - scale * HEIGHT)
    if frame:
        pen.box(0, 0, WIDTH, HEIGHT, fill=False)
    pen.text(40, 40, title, size=24)
    for row, texts in enumerate(ROWS):
        for left, text in zip((40, 300, 400), texts, strict=True):
            pen.text(left, 100 + row * 30, text)
    pen.canvas.restoreState()


def sheet(*titles: str) -> Callable[[Pen], None]:
    """Return a sheet with up to six slides, a header, a page number, and lines for notes."""

    def page(pen: Pen) -> None:
        pen.text(20, 12, "19.10.2023", size=8)
        for place, title in enumerate(titles):
            small(pen, 20 + place % 3 * 235, 40 + place // 3 * 180, 0.3, title)
        pen.text(690, 400, "1", size=8)

    return page


def titles(deck: Deck) -> list[tuple[int, str]]:
    return [(slide.number, slide.texts[0].text) for slide in deck.slides]


def test_slides_of_a_handout_are_read_one_by_one() -> None:
    deck = read_pdf(drawn(sheet("Beredskap", "Miljø", "Avtaler", "Priser"), sheet("Logistikk")))

    assert titles(deck) == [
        (1, "Beredskap"),
        (2, "Miljø"),
        (3, "Avtaler"),
        (4, "Priser"),
        (5, "Logistikk"),
    ]
    assert [table.grid() for slide in deck.slides for table in slide.tables] == [
        [list(row) for row in ROWS]
    ] * 5
    assert {(slide.width, slide.height) for slide in deck.slides} == {(960.0, 540.0)}


def test_a_page_of_notes_is_read_as_its_slide() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for title in ("Beredskap", "Miljø"):
        pen = Pen(canvas)
        canvas.translate(0, 842 - HEIGHT)  # where the pen's page has its top
        small(pen, 80, 60, 0.6, title)
        for line in range(12):
            pen.text(80, 340 + line * 14, "Husk å nevne møtet som ble holdt i regionene", size=11)
        canvas.showPage()
    canvas.save()

    deck = read_pdf(out.getvalue())

    assert titles(deck) == [(1, "Beredskap"), (2, "Miljø")]
    assert not any("Husk" in text.text for slide in deck.slides for text in slide.texts)


@pytest.mark.parametrize("shown", [True, False])
def test_pages_of_notes_behind_the_slides_are_left_out(*, shown: bool) -> None:
    """LibreOffice prints them so, upright, without a frame around the slide."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    names = ("Beredskap", "Miljø")
    for name in names:
        small(Pen(canvas), 0, 0, 1, name, frame=False)
        canvas.showPage()
    for name in names if shown else reversed(names):
        canvas.setPageSize((540, 720))
        small(Pen(canvas), 60, 40, 0.5, name, frame=False)
        Pen(canvas).text(60, 300, "Husk å nevne fristen")
        canvas.showPage()
    canvas.save()

    assert len(read_pdf(out.getvalue()).slides) == (2 if shown else 4)


def test_equal_boxes_under_a_title_are_no_handout() -> None:
    def page(pen: Pen) -> None:
        pen.text(20, 35, "Oversikt", size=20)
        for place, title in enumerate(("Beredskap", "Miljø", "Avtaler")):
            small(pen, 20 + place * 235, 60, 0.3, title)

    assert len(read_pdf(drawn(page, page)).slides) == 2


def test_equal_boxes_on_some_pages_are_no_handout() -> None:
    def page(pen: Pen) -> None:
        small(pen, 0, 0, 0.6, "Tiltak", frame=False)

    assert len(read_pdf(drawn(sheet("Beredskap", "Miljø"), page)).slides) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_a_slide_of_a_handout_is_painted_without_its_sheet(number: int) -> None:
    picture = raster(drawn(sheet("Beredskap", "Miljø", "Avtaler")), number, 480, 270)

    assert picture is not None
    assert abs(picture.width / picture.height - WIDTH / HEIGHT) < 0.02
    dark = sum(value < 128 for value in picture.pixels)
    assert 0 < dark < len(picture.pixels) / 4


def test_slides_on_paper_of_another_shape_are_cut_out_of_it() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(842, 595), invariant=1)
    for title in ("Beredskap", "Miljø"):
        pen = Pen(canvas)
        canvas.translate(0, 595 - HEIGHT)
        pen.colour("FFFFFF")
        pen.box(21, 72, 800, 450)
        pen.colour("000000")
        small(pen, 21, 72, 800 / WIDTH, title, frame=False)
        canvas.showPage()
    canvas.save()

    deck = read_pdf(out.getvalue())

    assert titles(deck) == [(1, "Beredskap"), (2, "Miljø")]
    assert {(slide.width, slide.height) for slide in deck.slides} == {(960.0, 540.0)}
    assert [table.grid() for slide in deck.slides for table in slide.tables] == [
        [list(row) for row in ROWS]
    ] * 2
