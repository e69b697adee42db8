"""Texts of a PDF whose letters do not show as they are read: turned over, empty, tiny, on a hidden layer."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pdfpages import HEIGHT, Pen, changed, drawn

from parsers.pdf.reader import read_pdf
from schema import Deck, Severity

SEEN, OLD = "Vedtatt ordlyd", "Gammel ordlyd"
X, Y = 80.0, 200.0
PLAIN = (1.0, 0.0, 0.0, 1.0)
Change = Callable[[pikepdf.Pdf], object]
Draw = Callable[[Pen], None]


def _read(draw: Draw, *changes: Change, packed: bool = False) -> Deck:
    def page(pen: Pen) -> None:
        pen.text(X, 60, SEEN)
        draw(pen)

    def change(pdf: pikepdf.Pdf) -> None:
        for one in changes:
            one(pdf)

    data = changed(drawn(page), change)
    if packed:
        out = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        data = out.getvalue()
        assert b"/OC" not in data
    return read_pdf(data)


def _texts(deck: Deck) -> list[str]:
    return [text.text for slide in deck.slides for text in slide.texts]


def _told(deck: Deck) -> list[tuple[str, Severity]]:
    return [(line.code, line.severity) for line in deck.diagnostics]


WARNED, MENTIONED = ("unseen-text", Severity.WARNING), ("unseen-text", Severity.INFO)


@pytest.mark.parametrize(
    ("matrix", "told"),
    [
        ((-1.0, 0.0, 0.0, 1.0), [WARNED]),
        ((1.0, 0.0, 0.0, -1.0), [WARNED]),
        ((1.0, 0.0, 0.0, 0.1), [WARNED]),
        ((-1.0, 0.0, 0.0, -1.0), []),  # half a turn
        ((1.0, 0.0, 0.3, 1.0), []),  # slanting letters
        ((1.0, 0.0, 0.0, 0.6), []),
    ],
)
def test_mirrored_and_flattened_text_is_read_with_a_warning(
    matrix: tuple[float, float, float, float], told: list[tuple[str, Severity]]
) -> None:
    def draw(pen: Pen) -> None:
        pen.canvas.saveState()
        pen.canvas.transform(*matrix, 300, 200)
        pen.canvas.setFont("Helvetica", 12)
        pen.canvas.drawString(0, 0, OLD)
        pen.canvas.restoreState()

    deck = _read(draw)

    assert OLD in " ".join(_texts(deck))
    assert _told(deck) == told


@pytest.mark.parametrize("glyph", [b"550 0 d0", b"550 0 d0 50 0 400 600 re f"])
def test_text_of_a_font_whose_drawings_are_empty_is_read_with_a_warning(glyph: bytes) -> None:
    def add_font(pdf: pikepdf.Pdf) -> None:
        names = [pikepdf.Name(f"/c{code}") for code in range(32, 127)]
        mapped = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange"
        drawing = pdf.make_indirect(pikepdf.Stream(pdf, glyph))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 1000, 1000],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FirstChar=32,
            LastChar=126,
            Widths=[550] * 95,
            CharProcs=pikepdf.Dictionary({str(name): drawing for name in names}),
            Encoding=pikepdf.Dictionary(Differences=[32, *names]),
            ToUnicode=pdf.make_indirect(pikepdf.Stream(pdf, mapped)),
        )
        pdf.pages[0].Resources.Font["/Own"] = pdf.make_indirect(font)

    empty = b"re" not in glyph
    deck = _read(
        lambda pen: pen.canvas.addLiteral(f"BT /Own 12 Tf {X} {HEIGHT - Y} Td ({OLD}) Tj ET"),
        add_font,
    )

    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == [WARNED] * empty


@pytest.mark.parametrize("colour", ["1 1 1", "0 0 0"])
def test_text_is_seen_in_the_colour_of_its_pattern(colour: str) -> None:
    def add_pattern(pdf: pikepdf.Pdf) -> None:
        tile = pikepdf.Dictionary(
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 4, 4],
            XStep=4,
            YStep=4,
            Resources=pikepdf.Dictionary(),
        )
        stream = pikepdf.Stream(pdf, f"{colour} rg 0 0 4 4 re f".encode(), tile)
        pdf.pages[0].Resources.Pattern = pikepdf.Dictionary(Tile=stream)

    def draw(pen: Pen) -> None:
        text = pen.canvas.beginText(X, HEIGHT - Y)
        text.setFont("Helvetica", 12)
        pen.canvas.saveState()
        pen.canvas.addLiteral("/Pattern cs /Tile scn")
        pen.canvas.addLiteral(f"BT /F1 12 Tf {X} {HEIGHT - Y} Td ({OLD}) Tj ET")
        pen.canvas.restoreState()

    deck = _read(draw, add_pattern)

    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == [WARNED] * (colour == "1 1 1")


@pytest.mark.parametrize(("rim", "seen"), [("FFFFFF", False), ("C00000", True)])
def test_letters_under_their_own_rim_are_unseen(rim: str, *, seen: bool) -> None:
    def draw(pen: Pen) -> None:
        pen.canvas.setStrokeColor("#" + rim)
        pen.canvas.setLineWidth(6)
        text = pen.canvas.beginText(X, HEIGHT - Y)
        text.setFont("Helvetica", 12)
        text.setTextRenderMode(2)
        text.textOut(OLD)
        pen.canvas.drawText(text)

    deck = _read(draw)

    assert _texts(deck) == [SEEN] + [OLD] * seen
    assert _told(deck) == [MENTIONED] * (not seen)


@pytest.mark.parametrize(("size", "told"), [(3.0, [MENTIONED]), (4.0, [])])
def test_text_that_is_too_small_beside_the_rest_is_read_and_mentioned(
    size: float, told: list[tuple[str, Severity]]
) -> None:
    def draw(pen: Pen) -> None:
        pen.text(X, 90, SEEN)
        pen.text(X, Y, OLD, size=size)

    deck = _read(draw)
    assert _texts(deck)[-1] == OLD
    assert _told(deck) == told


def _on_layer(draw: Draw) -> Draw:
    def on_layer(pen: Pen) -> None:
        pen.canvas.addLiteral("/OC /Layer BDC")
        draw(pen)
        pen.canvas.addLiteral("EMC")

    return on_layer


def _layer(pdf: pikepdf.Pdf, *, shown: bool) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Utkast"))
    state = pikepdf.Dictionary({"/ON" if shown else "/OFF": [layer]})
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=state)
    pdf.pages[0].Resources.Properties = pikepdf.Dictionary(Layer=layer)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("shown", [True, False])
def test_a_line_on_a_hidden_layer_strikes_nothing_out(*, packed: bool, shown: bool) -> None:
    def draw(pen: Pen) -> None:
        end = pen.text(X, Y, OLD)
        _on_layer(lambda pen: pen.line(X, Y - 4, end, Y - 4))(pen)

    deck = _read(draw, lambda pdf: _layer(pdf, shown=shown), packed=packed)

    (text,) = [text for text in deck.slides[0].texts if text.text == OLD]
    assert text.paragraphs[0].runs[0].struck == shown


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("shown", [True, False])
def test_white_text_stands_on_paper_where_its_field_is_on_a_hidden_layer(
    *, packed: bool, shown: bool
) -> None:
    def field(pen: Pen) -> None:
        pen.colour("1F3864")
        pen.box(X - 5, Y - 20, 200, 30)

    def draw(pen: Pen) -> None:
        _on_layer(field)(pen)
        pen.colour("FFFFFF")
        pen.text(X, Y, OLD)

    deck = _read(draw, lambda pdf: _layer(pdf, shown=shown), packed=packed)

    assert _told(deck) == [WARNED] * (not shown)


def test_narrow_letters_shown_one_by_one_are_as_large_as_their_text() -> None:
    def page(pen: Pen) -> None:
        for line, size in enumerate((4.5, 4.5, 4.5, 2.4)):
            x = 40.0
            for letter in "Handlingsplan":
                x = pen.text(x, 60 + 40 * line, letter, size=size)

    texts = [box.text for box in read_pdf(drawn(page)).slides[0].texts]
    assert texts == ["Handlingsplan"] * 4
