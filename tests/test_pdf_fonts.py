"""Letters that a PDF's fonts, or the programs that rewrite PDFs, show as others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pdfpages import Pen, drawn
from pikepdf import Array, Dictionary, Name

from parsers.pdf.page import Piece
from parsers.pdf.reader import read_pdf, read_pdf_reference
from parsers.pdf.texts.lines import plain_text
from parsers.pdf.texts.repeats import without_repeats
from schema import Deck

Read = Callable[[bytes], Deck]
READERS = pytest.mark.parametrize("read", [read_pdf, read_pdf_reference])
EM = 1000


def macintosh_font(text: str) -> bytes:
    """Return a font whose only table of letters is a Macintosh's; its codes are those of Windows."""
    codes = sorted(set(text.encode("cp1252")))
    names = {code: f"g{code}" for code in codes}
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(point)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupGlyf({".notdef": glyph, **dict.fromkeys(names.values(), glyph)})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupCharacterMap({})
    builder.setupPost()
    table = CmapSubtable.newSubtable(6)
    table.platformID, table.platEncID, table.language = 1, 0, 0
    table.cmap = names
    builder.font["cmap"].tables = [table]
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def in_font_of_its_own(lines: list[str]) -> bytes:
    """Return a page in a font that says its letters are its own, in the encoding of Windows."""
    pdf = pikepdf.new()
    program = pdf.make_stream(macintosh_font("".join(lines)))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Calibri"),
        Flags=4,
        FontBBox=Array([0, -200, 500, 800]),
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        StemV=80,
        FontFile2=program,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Calibri"),
        FirstChar=0,
        LastChar=255,
        Widths=Array([500] * 256),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    shown = [
        f"BT /F1 12 Tf 50 {300 - 40 * n} Td <{line.encode('cp1252').hex()}> Tj ET"
        for n, line in enumerate(lines)
    ]
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 720, 405]),
        Resources=Dictionary(Font=Dictionary(F1=pdf.make_indirect(font))),
        Contents=pdf.make_stream("\n".join(shown).encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@READERS
@pytest.mark.parametrize(
    "line", ["Øke kvaliteten på tjenesten", "Høyere brukertilfredshet", "45 % – møte i «rådet»"]
)
def test_letters_of_windows_are_not_taken_for_a_macintoshs(read: Read, line: str) -> None:
    deck = read(in_font_of_its_own([line, "• ærlig"]))

    assert [p.text for box in deck.slides[0].texts for p in box.paragraphs] == [line, "ærlig"]


@pytest.mark.parametrize(
    ("read", "plain"),
    [
        ("o昀昀entlig pro昀椀l", "offentlig profil"),
        ("琀椀ltak", "tiltak"),
        ("p愃\u0a00 f愃\u0a00r 漢字", "pa\u030a fa\u030ar 漢字"),
        ("漢字 昀", "漢字 昀"),
    ],
)
def test_ligatures_that_ghostscript_turned_are_turned_back(read: str, plain: str) -> None:
    assert plain_text(read, "Calibri") == plain


@READERS
@pytest.mark.parametrize("offset", [0.3, 2.5])
def test_a_shadow_and_made_up_bold_are_no_text_of_their_own(read: Read, offset: float) -> None:
    def page(pen: Pen) -> None:
        for aside, colour in ((offset, "BFBFBF"), (0.0, "000000")):
            pen.colour(colour)
            pen.text(50 + aside, 50 + aside, "Innføre felles tiltak")
        end = pen.text(50, 120, "a")
        for letter in ("l", "l ", "i ", "i", "l", "l"):  # side by side, and no repeats
            end = pen.text(end, 120, letter)

    texts = [box.text for box in read(drawn(page)).slides[0].texts]

    assert texts == ["Innføre felles tiltak", "all i ill"]


@READERS
def test_letters_that_are_shown_one_by_one_on_a_page_on_its_side_are_no_repeats(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.canvas.translate(300, 0)
        pen.canvas.rotate(90)
        for place, word in enumerate(("alle", "tilfelle", "etter", "nytt tiltak", "plan")):
            end = 40.0
            for letter in word:
                end = pen.text(end, 200 + 30 * place, letter)

    texts = {box.text for box in read(drawn(page)).slides[0].texts}

    assert texts == {"alle", "tilfelle", "etter", "nytt tiltak", "plan"}


@READERS
def test_figures_that_are_set_apart_and_shown_one_by_one_are_one_number(read: Read) -> None:
    def page(pen: Pen) -> None:
        for row, line in enumerate(("15.03.2024", "1,5", "31.12.2023", "spart 1,2 mill.")):
            end = 40.0
            for letter in line:
                end = pen.text(end, 100 + 40 * row, letter) + 1.08  # a line set wide

    texts = [box.text for box in read(drawn(page)).slides[0].texts]

    assert texts == ["15.03.2024", "1,5", "31.12.2023", "spart 1,2 mill."]


@READERS
def test_a_shadow_may_be_printed_in_other_pieces_than_its_text(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(52.5, 82.5, "tiltak for alle")
        end = pen.text(50, 80, "tiltak")
        end = pen.text(end, 80, " f")
        pen.text(end, 80, "or alle")

    texts = [box.text for box in read(drawn(page)).slides[0].texts]

    assert texts == ["tiltak for alle"]


@READERS
def test_a_letter_of_another_font_apart_from_its_text_is_a_list_sign(read: Read) -> None:
    def page(pen: Pen) -> None:
        for row, line in enumerate(("Lavere priser", "Færre avvik")):
            pen.text(50, 50 + 14 * row, "Ç", font="Courier")
            pen.text(64, 50 + 14 * row, line)
        pen.text(50, 100, "E", font="Courier")
        pen.text(60, 100, "post", font="Helvetica")

    paragraphs = [p for box in read(drawn(page)).slides[0].texts for p in box.paragraphs]

    assert [(p.bullet, p.text) for p in paragraphs] == [
        ("Ç", "Lavere priser"),
        ("Ç", "Færre avvik"),
        (None, "E post"),
    ]


@pytest.mark.parametrize(("mcid", "kept"), [(1, 1), (2, 2), (-1, 1)])
def test_the_same_letter_at_the_end_of_one_cell_and_the_start_of_the_next_is_each_ones(
    mcid: int, kept: int
) -> None:
    letter = Piece("n", 50.0, 40.0, 55.0, 50.0, size=10.0, font="Lato", colour=None, mcid=1)
    assert len(without_repeats([letter, replace(letter, mcid=mcid)])) == kept
