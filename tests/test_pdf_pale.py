"""Text of a PDF that stands on its own colour, or nearly so."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pdfpages import HEIGHT, WIDTH, Pen, changed, drawn
from PIL import Image
from reportlab.lib.utils import ImageReader

from parsers.pdf.pdfium import calls as call
from parsers.pdf.reader import read_pdf
from schema import Deck, Severity

SEEN, OLD = "Vedtatt ordlyd", "Gammel ordlyd"
X, Y = 80.0, 200.0
FIELD = (X - 5, Y - 20, 200, 30)
DARK, WHITE, BLUE = "202840", "FFFFFF", "2E75B6"

Draw = Callable[[Pen], None]


def _read(draw: Draw, change: Callable[[pikepdf.Pdf], None] | None = None) -> Deck:
    data = drawn(draw)
    return read_pdf(changed(data, change) if change else data)


def _told(deck: Deck) -> list[tuple[str, Severity]]:
    return [(line.code, line.severity) for line in deck.diagnostics]


WARNED = [("unseen-text", Severity.WARNING)]


def _text(pen: Pen, colour: str, text: str = OLD, y: float = Y) -> None:
    pen.colour(colour)
    pen.text(X, y, text)


def _picture(pen: Pen, *colours: str) -> None:
    """Paint a picture behind the whole page, in stripes of these colours from left to right."""
    image = Image.new("RGB", (len(colours), 1))
    for x, colour in enumerate(colours):
        red, green, blue = bytes.fromhex(colour)
        image.putpixel((x, 0), (red, green, blue))
    file = BytesIO()
    image.resize((90 * len(colours), 60), Image.Resampling.NEAREST).save(file, "PNG")
    pen.canvas.drawImage(ImageReader(file), 0, 0, WIDTH, HEIGHT)


def _all_white_on(*colours: str) -> Draw:
    def draw(pen: Pen) -> None:
        _picture(pen, *colours)
        _text(pen, WHITE)
        _text(pen, WHITE, SEEN, 60)

    return draw


def test_texts_of_one_colour_are_told_of_where_the_picture_behind_them_has_it_too() -> None:
    deck = _read(_all_white_on("FAFCFF"))
    assert _told(deck) == WARNED
    assert SEEN in deck.diagnostics[0].message


def test_a_text_of_which_a_part_stands_on_its_colour_in_a_picture_is_told_of() -> None:
    assert _told(_read(_all_white_on(DARK, *[WHITE] * 5))) == WARNED


def test_white_text_on_a_dark_picture_is_seen() -> None:
    assert _told(_read(_all_white_on(DARK, "602020"))) == []


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how wide, in pixels, pages are painted that are read in the test."""
    found: list[int] = []
    painted = call.painted

    def noted(
        page: call.Handle, width: int, height: int, *, annotations: bool = True
    ) -> Image.Image:
        found.append(width)
        return painted(page, width, height, annotations=annotations)

    monkeypatch.setattr(call, "painted", noted)
    return found


def test_pages_with_the_same_picture_behind_them_are_painted_once_and_small(
    sizes: list[int],
) -> None:
    read_pdf(drawn(*[_all_white_on(DARK)] * 5))
    assert len(sizes) == 1
    assert max(sizes) < WIDTH / 2


def test_pages_with_other_pictures_are_looked_at_anew() -> None:
    deck = read_pdf(drawn(_all_white_on(DARK), _all_white_on(WHITE), _all_white_on(DARK)))
    assert [line.slide for line in deck.diagnostics] == [2]


def test_a_page_without_pictures_is_not_painted(sizes: list[int]) -> None:
    def draw(pen: Pen) -> None:
        pen.colour(BLUE)
        pen.box(*FIELD)
        _text(pen, "FFC000")

    assert _told(_read(draw)) == []
    assert sizes == []


def _half_clear_field(pen: Pen) -> None:
    pen.canvas.saveState()
    pen.colour(BLUE)
    pen.canvas.setFillAlpha(0.5)
    pen.box(*FIELD)
    pen.canvas.restoreState()


def _half_clear_form(pen: Pen) -> None:
    """Paint a field as LibreOffice does: in a form that is clear as a whole."""
    pen.canvas.beginForm("field")
    pen.colour(BLUE)
    pen.box(*FIELD)
    pen.canvas.endForm()
    pen.canvas.saveState()
    pen.canvas.setFillAlpha(0.5)
    pen.canvas.doForm("field")
    pen.canvas.restoreState()


@pytest.mark.parametrize("field", [_half_clear_field, _half_clear_form])
@pytest.mark.parametrize(("colour", "told"), [("96BADA", WARNED), (WHITE, []), ("000000", [])])
def test_text_is_compared_with_what_a_half_clear_field_shows(
    field: Draw, colour: str, told: list[tuple[str, Severity]]
) -> None:
    def draw(pen: Pen) -> None:
        field(pen)
        _text(pen, colour)
        _text(pen, "000000", SEEN, 60)

    deck = _read(draw)
    assert _told(deck) == told
    assert [text.text for text in deck.slides[0].texts] == [SEEN, OLD]


@pytest.mark.parametrize(("kind", "content"), [(1, b"0 0 0 rg 0 0 9 9 re f"), (2, b"")])
def test_text_is_compared_with_what_a_pattern_shows(kind: int, content: bytes) -> None:
    def draw(pen: Pen) -> None:
        x, y, width, height = FIELD
        place = f"{x} {HEIGHT - y - height} {width} {height}"
        pen.canvas.addLiteral(f"q /Pattern cs /Black scn {place} re f Q")
        _text(pen, "000000")

    def change(pdf: pikepdf.Pdf) -> None:
        ramp = {"/FunctionType": 2, "/Domain": [0, 1], "/C0": [0, 0, 0], "/C1": [0, 0, 0], "/N": 1}
        shading = {
            "/ShadingType": 2,
            "/ColorSpace": pikepdf.Name.DeviceRGB,
            "/Coords": [0, 0, WIDTH, 0],
            "/Extend": [True, True],
            "/Function": ramp,
        }
        tile = {
            "/PaintType": 1,
            "/TilingType": 1,
            "/BBox": [0, 0, 9, 9],
            "/XStep": 9,
            "/YStep": 9,
            "/Resources": pikepdf.Dictionary(),
        }
        entries = {"/PatternType": kind, **({"/Shading": shading} if kind == 2 else tile)}
        pattern = pikepdf.Dictionary(entries)
        made = pikepdf.Stream(pdf, content, pattern) if content else pdf.make_indirect(pattern)
        pdf.pages[0].Resources.Pattern = pikepdf.Dictionary(Black=made)

    assert _told(_read(draw, change)) == WARNED


@pytest.mark.parametrize(
    ("colour", "told"), [("EEEEEE", WARNED), ("E6E6E6", WARNED), ("D9D9D9", [])]
)
def test_text_that_is_hardly_seen_on_paper_is_read_with_a_warning(
    colour: str, told: list[tuple[str, Severity]]
) -> None:
    deck = _read(lambda pen: _text(pen, colour))
    assert _told(deck) == told
    assert [text.text for text in deck.slides[0].texts] == [OLD]


@pytest.mark.parametrize(("alpha", "told"), [(0.05, WARNED), (0.12, WARNED), (0.3, [])])
def test_text_that_is_nearly_clear_is_read_with_a_warning(
    alpha: float, told: list[tuple[str, Severity]]
) -> None:
    def draw(pen: Pen) -> None:
        pen.colour("000000")
        pen.canvas.setFillAlpha(alpha)
        pen.text(X, Y, OLD)

    assert _told(_read(draw)) == told
