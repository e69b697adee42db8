from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from pdfpages import Pen, changed, drawn
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from parsers.errors import UnreadableDeck
from parsers.pdf import page as pdf_page
from parsers.pdf.reader import read_pdf, read_pdf_reference


def hello(pen: Pen) -> None:
    pen.text(100, 100, "Hei på deg")


def scan(pen: Pen) -> None:
    pen.canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "red")), 0, 0, 720, 405)


FIXTURES = Path(__file__).parent / "deckmaker" / "fixtures"
SEEDS = Path(__file__).parent / "fixtures" / "seeds"
READERS = pytest.mark.parametrize("read", [read_pdf, read_pdf_reference])


@READERS
def test_a_file_with_a_user_password_is_not_read(read: type) -> None:
    data = drawn(hello, encryption=StandardEncryption("hemmelig"))

    with pytest.raises(UnreadableDeck) as caught:
        read(data)

    assert caught.value.code == "encrypted"


@READERS
def test_a_file_with_an_owner_password_only_is_read(read: type) -> None:
    data = drawn(hello, encryption=StandardEncryption("", ownerPassword="eier"))

    assert read(data).slides[0].texts[0].text == "Hei på deg"


@READERS
@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"PK\x03\x04 no pdf", b"%PDF-1.4 garbage" * 9]
)
def test_a_damaged_file_is_told_in_one_sentence(read: type, data: bytes) -> None:
    with pytest.raises(UnreadableDeck) as caught:
        read(data)

    assert caught.value.code == "unreadable-file"
    assert caught.value.message.endswith(".")
    assert not re.search(r"PDFium|\(.*\(|\.\)", caught.value.message)


@READERS
def test_a_file_of_pictures_alone_is_not_read(read: type) -> None:
    with pytest.raises(UnreadableDeck) as caught:
        read(drawn(scan, scan))

    assert caught.value.code == "image-only"


def test_a_page_of_pictures_among_others_is_told() -> None:
    deck = read_pdf(drawn(hello, scan))

    assert [(d.code, d.slide) for d in deck.diagnostics] == [("image-only", 2)]
    assert len(deck.slides) == 2


@READERS
def test_properties_come_as_naive_times_in_utc(read: type) -> None:
    def dated(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/CreationDate"] = "D:20231013101500+02'00'"
        pdf.docinfo["/ModDate"] = "D:20231014"

    deck = read(changed(drawn(hello, title="Handlingsplan"), dated))

    assert deck.title == "Handlingsplan"
    assert deck.created == datetime(2023, 10, 13, 8, 15)  # noqa: DTZ001 - decks carry naive times
    assert deck.modified == datetime(2023, 10, 14)  # noqa: DTZ001


@READERS
def test_pages_beyond_the_limit_are_told(read: type, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("parsers.pdf.pdfium.source", "parsers.pdf.plumber"):
        monkeypatch.setattr(f"{module}.MAX_PAGES", 2)

    deck = read(drawn(hello, hello, hello))

    assert len(deck.slides) == 2
    assert [d.code for d in deck.diagnostics] == ["reader-limit"]


def test_a_page_with_too_many_characters_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.pdf.pdfium.source.MAX_GLYPHS", 5)

    deck = read_pdf(drawn(hello))

    assert deck.slides[0].texts == ()
    assert [d.code for d in deck.diagnostics] == ["reader-limit"]


def test_what_a_page_holds_beyond_the_limit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(pen: Pen) -> None:
        for line in range(5):
            pen.text(100, 100 + 40 * line, f"Tiltak {line}")

    monkeypatch.setattr("parsers.pdf.pdfium.objects.MAX_OBJECTS", 3)

    deck = read_pdf(drawn(page))

    text = " ".join(text.text for text in deck.slides[0].texts)
    assert [f"Tiltak {line}" in text for line in range(5)] == [True, True, True, False, False]
    assert [d.code for d in deck.diagnostics] == ["reader-limit"]


def test_deeply_nested_forms_are_cut_off() -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        inner = pdf.make_stream(b"BT /F1 12 Tf 1 0 0 1 10 10 Tm (dypt) Tj ET")
        font = page.Resources.Font
        for _ in range(pdf_page.MAX_FORM_DEPTH + 20):
            inner.Type = pikepdf.Name.XObject
            inner.Subtype = pikepdf.Name.Form
            inner.BBox = pikepdf.Array([0, 0, 720, 405])
            if "/Resources" not in inner:
                inner.Resources = pikepdf.Dictionary(Font=font)
            outer = pdf.make_stream(b"/X Do")
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
            inner = outer
        page.Resources.XObject = inner.Resources.XObject
        page.contents_add(pdf.make_stream(b"q /X Do Q"))

    deck = read_pdf(changed(drawn(hello), nest))

    assert "Hei på deg" in [text.text for text in deck.slides[0].texts]


@READERS
def test_a_page_turned_by_its_rotation_reads_as_upright(read: type) -> None:
    def sideways(pen: Pen) -> None:
        pen.canvas.translate(405, 0)
        pen.canvas.rotate(90)
        pen.canvas.drawString(50, 300, "Liggende tekst")

    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 405, 720])
        pdf.pages[0].Rotate = 90

    slide = read(changed(drawn(sideways), turn)).slides[0]

    assert (round(slide.width), round(slide.height)) == (720, 405)
    assert slide.texts[0].text == "Liggende tekst"
    assert slide.texts[0].box is not None
    assert (round(slide.texts[0].box.x0), round(slide.texts[0].box.bottom)) == (50, 107)


@READERS
def test_content_that_lies_on_its_side_is_turned_upright(read: type) -> None:
    def sideways(pen: Pen) -> None:
        pen.canvas.translate(405, 0)
        pen.canvas.rotate(90)
        pen.canvas.drawString(50, 300, "Liggende tekst")

    def tall(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 405, 720])

    slide = read(changed(drawn(sideways), tall)).slides[0]

    assert (round(slide.width), round(slide.height)) == (720, 405)
    assert slide.texts[0].box is not None
    assert (round(slide.texts[0].box.x0), round(slide.texts[0].box.bottom)) == (50, 107)


@READERS
def test_text_outside_the_crop_box_is_left_out_and_told(read: type) -> None:
    def two(pen: Pen) -> None:
        pen.text(100, 100, "Inne")
        pen.text(100, 380, "Ute")

    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].CropBox = pikepdf.Array([50, 105, 720, 405])

    deck = read(changed(drawn(two), crop))
    slide = deck.slides[0]

    assert [text.text for text in slide.texts] == ["Inne"]
    assert [(d.code, "Ute" in d.message) for d in deck.diagnostics] == [("off-slide", True)]
    assert slide.texts[0].box is not None
    assert (round(slide.width), round(slide.texts[0].box.x0)) == (670, 50)


@READERS
@pytest.mark.parametrize("corner", [(-100, -50), (72, 36)])
def test_a_page_may_begin_elsewhere_than_at_nought(read: type, corner: tuple[int, int]) -> None:
    def boxed(pen: Pen) -> None:
        pen.canvas.translate(*corner)
        pen.circle(90, 200, 8, fill=True)
        pen.text(100, 100, "Inne")

    def moved(pdf: pikepdf.Pdf) -> None:
        x, y = corner
        pdf.pages[0].MediaBox = pikepdf.Array([x, y, x + 720, y + 405])

    slide = read(changed(drawn(boxed), moved)).slides[0]

    assert [round(mark.box.center[0]) for mark in slide.marks] == [90]
    assert [round(text.box.x0) for text in slide.texts if text.box is not None] == [100]


@READERS
def test_invisible_text_over_a_scan_is_read(read: type) -> None:
    def layered(pen: Pen) -> None:
        scan(pen)
        text = pen.canvas.beginText(100, 200)
        text.setTextRenderMode(3)
        text.textOut("Skannet tekst")
        pen.canvas.drawText(text)

    assert read(drawn(layered)).slides[0].texts[0].text == "Skannet tekst"


def without_unicode_map(pdf: pikepdf.Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            del font["/ToUnicode"]


def with_wrong_unicode_map(pdf: pikepdf.Pdf) -> None:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            said = font.ToUnicode.read_bytes()
            font.ToUnicode = pdf.make_stream(said.replace(b"<0066>", b"<6600>"))


@READERS
def test_letters_of_the_east_amid_a_word_are_told(read: type) -> None:
    """Ghostscript rewrites the map of `ffi` so that it says others."""
    data = (FIXTURES / "libreoffice-plain_report.pdf").read_bytes()

    deck = read(changed(data, with_wrong_unicode_map))

    assert "unmapped-font" in {d.code for d in deck.diagnostics}


@READERS
@pytest.mark.parametrize(("by", "told"), [(0, False), (1, True), (7, True)])
def test_letters_that_a_map_says_to_be_others_are_told(read: type, by: int, *, told: bool) -> None:
    """Each letter is said to be one behind it in the alphabet: `Iboemjohtqmbo` for `Handlingsplan`."""

    def moved(found: re.Match[str]) -> str:
        code = int(found[2], 16)
        return f"{found[1]}<{97 + (code - 97 + by) % 26:04X}>" if 97 <= code <= 122 else found[0]

    def lying(pdf: pikepdf.Pdf) -> None:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                said = font.ToUnicode.read_bytes().decode("latin-1")
                start = said.index("beginbfchar")
                said = said[:start] + re.sub(r"(<[0-9A-F]+> )<([0-9A-F]{4})>", moved, said[start:])
                font.ToUnicode = pdf.make_stream(said.encode("latin-1"))

    deck = read(changed((FIXTURES / "libreoffice-plain_report.pdf").read_bytes(), lying))

    assert ("unmapped-font" in {d.code for d in deck.diagnostics}) == told


@READERS
def test_letters_without_a_unicode_map_are_told_and_not_guessed(read: type) -> None:
    data = (FIXTURES / "libreoffice-plain_report.pdf").read_bytes()

    deck = read(changed(data, without_unicode_map))

    assert "unmapped-font" in {d.code for d in deck.diagnostics}
    assert "Handlingsplan" not in "".join(t.text for t in deck.slides[0].texts)
    assert "\ufffd" in "".join(t.text for t in deck.slides[0].texts)


def with_odd_unicode_map(pdf: pikepdf.Pdf) -> None:
    """Map a font's first letters to a lone surrogate, a NUL, a bell, a line tabulation, U+FFFE."""
    odd = iter(("D83D", "0000", "0007", "000B", "FFFE"))
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            known = font.ToUnicode.read_bytes().decode("latin-1")
            start = known.index("beginbfchar")
            new = re.sub(
                r"(<[0-9A-F]+> )<([0-9A-F]{4})>",
                lambda found: f"{found[1]}<{next(odd, found[2])}>",
                known[start:],
            )
            font.ToUnicode = pdf.make_stream((known[:start] + new).encode("latin-1"))


@READERS
def test_what_is_no_character_comes_as_the_sign_for_it_or_not_at_all(read: type) -> None:
    data = (FIXTURES / "libreoffice-plain_report.pdf").read_bytes()

    deck = read(changed(data, with_odd_unicode_map))

    texts = [text.text for page in deck.slides for text in page.texts]
    texts += [cell for page in deck.slides for t in page.tables for row in t.grid() for cell in row]
    assert texts
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", "".join(texts))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_distance_of_wrapped_lines_is_known_however_a_page_is_turned(turn: int) -> None:
    def page(pen: Pen) -> None:
        for x in (40, 240, 440):
            pen.line(x, 30, x, 150)
        for y in (30, 90, 150):
            pen.line(40, y, 440, y)
            for x in (50, 250) if y < 150 else ():
                pen.text(x, y + 20, "Effektivisering av alle felles", size=10)
                pen.text(x, y + 40, "anskaffelsesprosesser", size=10)

    def rotate(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = turn

    (table,) = read_pdf(changed(drawn(page), rotate)).slides[0].tables
    assert [len(cell.paragraphs) for cell in table.cells] == [1, 1, 1, 1]


@READERS
def test_a_page_whose_letters_are_drawn_is_told(read: type) -> None:
    def title(pen: Pen) -> None:
        pen.text(50, 50, "Tiltak")

    def letters(pen: Pen) -> None:
        for n in range(80):
            pen.circle(40 + 12 * (n % 40), 60 + 20 * (n // 40), 4, fill=True)

    def ball(pen: Pen) -> None:
        pen.half_disc(40, 60, 4)

    deck = read(drawn(title, letters, ball))

    assert [(d.code, d.slide) for d in deck.diagnostics] == [("image-only", 2)]
