from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pdfpages import HEIGHT, Pen, changed, drawn
from PIL import Image
from reportlab.lib.utils import ImageReader

from parsers.lines import joined
from parsers.pdf.pdfium import calls
from parsers.pdf.reader import read_pdf, read_pdf_reference
from schema import Deck, Shape, TextBox

Read = Callable[[bytes], Deck]
READERS = pytest.mark.parametrize("read", [read_pdf, read_pdf_reference])


def texts(read: Read, page: Callable[[Pen], None]) -> tuple[TextBox, ...]:
    return read(drawn(page)).slides[0].texts


@READERS
def test_a_blank_is_where_a_gap_is_and_nowhere_else(read: Read) -> None:
    def page(pen: Pen) -> None:
        end = pen.text(50, 50, "gang")
        end = pen.text(end + 3.3, 50, "Ra")
        pen.text(end, 50, "skt")

    assert [box.text for box in texts(read, page)] == ["gang Raskt"]


def test_a_narrow_word_that_is_shown_with_its_blank_is_read() -> None:
    def page(pen: Pen) -> None:
        x = 50.0
        for word in ("Utviklingen ", "starter ", "i ", "januar"):
            x = pen.text(x, 50, word)
        for n in range(5):
            pen.text(50, 70 + 14 * n, "Arbeidet går etter planen")

    assert joined(texts(read_pdf, page)[0].text).startswith("Utviklingen starter i januar")


@READERS
def test_bullets_start_paragraphs_and_wrapped_lines_do_not(read: Read) -> None:
    def page(pen: Pen) -> None:
        for y, bullet, line in (
            (50, "•", "Økt konkurranse og forbedret kvalitet på"),
            (64, "", "anskaffelsen"),
            (78, "•", "Lavere pris"),
        ):
            pen.text(50, y, bullet)
            pen.text(64, y, line)

    (box,) = texts(read, page)

    assert [(p.bullet, p.text) for p in box.paragraphs] == [
        ("•", "Økt konkurranse og forbedret kvalitet på\nanskaffelsen"),
        ("•", "Lavere pris"),
    ]


@READERS
def test_a_printed_blank_stays_before_the_break(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "Kartlegge andel av alle helse- ")
        pen.text(50, 64, "og miljøskadelige stoffer i hus")

    (box,) = texts(read, page)

    assert box.text == "Kartlegge andel av alle helse- \nog miljøskadelige stoffer i hus"


@READERS
@pytest.mark.parametrize(
    ("sign", "gap", "bullet"), [("o", 14, None), ("1.", 8, "1."), ("a)", 8, "a)")]
)
def test_numbers_are_list_signs_where_they_stand_apart(
    read: Read, sign: str, gap: float, bullet: str | None
) -> None:
    def page(pen: Pen) -> None:
        end = pen.text(50, 50, sign)
        pen.text(end + gap, 50, "Felles kriteriesett")

    paragraphs = [p for box in texts(read, page) for p in box.paragraphs]

    assert paragraphs[0].bullet == bullet


@READERS
def test_raised_digits_become_superscripts(read: Read) -> None:
    def page(pen: Pen) -> None:
        end = pen.text(50, 50, "A-leverandører")
        end = pen.text(end, 46, "12", size=7)
        pen.text(end + 3.3, 50, "på tvers")

    assert [box.text for box in texts(read, page)] == ["A-leverandører¹² på tvers"]


@READERS
def test_letters_that_are_set_apart_are_words(read: Read) -> None:
    """They are printed one by one, as browsers do; the blank is the wider gap."""

    def page(pen: Pen) -> None:
        x = 50.0
        for letter in "SISTE STATUS":
            x = pen.text(x, 50, letter, size=8) + 1.5

    assert [box.text for box in texts(read, page)] == ["SISTE STATUS"]


@pytest.mark.parametrize("apart", [100, 150, 300, 500])
def test_letters_that_a_string_sets_apart_are_words(apart: int) -> None:
    def shown(text: str) -> str:
        return " ".join(f"({char}) {-apart}" for char in text)

    def page(pen: Pen) -> None:
        pen.canvas.setFont("Helvetica", 12)
        for y, text in ((300, "Nytt utkast til rutine"), (250, "PRI")):
            pen.canvas.addLiteral(f"BT /F1 12 Tf 50 {y} Td [{shown(text)}] TJ ET")

    assert [box.text for box in texts(read_pdf, page)] == ["Nytt utkast til rutine", "PRI"]


def test_figures_that_a_string_sets_apart_are_no_number() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.setFont("Helvetica", 12)
        pen.canvas.addLiteral("BT /F1 12 Tf 50 300 Td [(1) -300 (2) -300 (3)] TJ ET")

    assert [box.text for box in texts(read_pdf, page)] == ["1 2 3"]


@READERS
def test_a_word_of_one_letter_behind_a_sign_stays_apart_from_the_next(read: Read) -> None:
    def page(pen: Pen) -> None:
        x = 50.0
        for word in ("◑", "I", "gang"):
            x = pen.text(x, 50, word, size=10) + 2.5

    (box,) = texts(read, page)
    assert box.text.endswith("I gang")


@READERS
def test_raised_letters_that_are_printed_one_by_one_stay_with_their_word(read: Read) -> None:
    """A browser sets them in five sixths of the size."""

    def page(pen: Pen) -> None:
        end = pen.text(50, 50, "A-leverandører")
        for letter in "1)":
            end = pen.text(end, 46, letter, size=10) + 0.5

    assert [box.text for box in texts(read, page)] == ["A-leverandører¹)"]


@READERS
def test_struck_words_are_runs_of_their_own(read: Read) -> None:
    def page(pen: Pen) -> None:
        end = pen.text(50, 50, "Møte i høst ")
        stop = pen.text(end, 50, "før sommeren")
        pen.line(end, 46, stop, 46)

    (box,) = texts(read, page)

    assert [(run.text, run.struck) for run in box.paragraphs[0].runs] == [
        ("Møte i høst ", False),
        ("før sommeren", True),
    ]


def test_letters_shown_one_by_one_are_struck_as_their_words_are() -> None:
    def page(pen: Pen) -> None:
        start = end = pen.text(50, 50, "Møte i høst ")
        for letter in "litt til":
            end = pen.text(end, 50, letter)
        pen.line(start, 46, end, 46)

    (box,) = texts(read_pdf, page)

    assert [(run.text, run.struck) for run in box.paragraphs[0].runs] == [
        ("Møte i høst ", False),
        ("litt til", True),
    ]


@READERS
def test_two_stretches_of_one_string_may_be_struck(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "en to tre fire fem")
        for word, before in (("to", "en "), ("fire", "en to tre ")):
            start = 50 + float(pen.canvas.stringWidth(before, "Helvetica", 12))
            pen.line(start, 46, start + float(pen.canvas.stringWidth(word, "Helvetica", 12)), 46)

    (box,) = texts(read, page)

    assert [run.text.strip() for run in box.paragraphs[0].runs if run.struck] == ["to", "fire"]


@READERS
def test_colours_are_those_of_the_letters(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.colour("C00000")
        end = pen.text(50, 50, "Rødt ")
        pen.colour("000000")
        pen.text(end, 50, "svart")

    (box,) = texts(read, page)

    assert [(r.text, r.colour) for r in box.paragraphs[0].runs] == [
        ("Rødt ", "C00000"),
        ("svart", "000000"),
    ]


@READERS
def test_symbol_letters_become_what_they_look_like(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "●", font="ZapfDingbats")

    assert [box.text for box in texts(read, page)] == ["●"]


@READERS
def test_text_boxes_are_parted_by_gaps_and_sizes(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "Overskrift", size=24)
        pen.text(50, 100, "Venstre boks er her")
        pen.text(50, 114, "med to linjer")
        pen.text(300, 100, "Høyre boks")

    assert [box.text for box in texts(read, page)] == [
        "Overskrift",
        "Venstre boks er her\nmed to linjer",
        "Høyre boks",
    ]


@READERS
def test_circles_and_half_discs_are_marks_with_their_area(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "Status")
        pen.circle(200, 100, 8, fill=False)
        pen.colour("1F3864")
        pen.half_disc(200, 100, 8)
        pen.circle(300, 100, 8, fill=True)
        pen.colour("EEEEEE")
        pen.box(396, 96, 8, 8)

    marks = read(drawn(page)).slides[0].marks

    found = sorted((m.box.x0, m.shape.value, m.fill, round(m.area)) for m in marks)
    assert [(shape, fill) for _, shape, fill, _ in found] == [
        ("ellipse", None),
        ("pie", "1F3864"),
        ("ellipse", "1F3864"),
        ("rectangle", "EEEEEE"),
    ]
    assert [area for *_, area in found] == [0, 100, 200, 64]


@READERS
@pytest.mark.parametrize("alt", ["Grønt lys", "Grønt lys, " * 300 + "gult lys"])
def test_pictures_carry_their_alternative_text(read: Read, alt: str) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "Bilde")
        pen.canvas.addLiteral("/Figure <</MCID 0>> BDC")
        image = ImageReader(Image.new("RGB", (4, 4), "green"))
        pen.canvas.drawImage(image, 100, HEIGHT - 120, 20, 20)
        pen.canvas.addLiteral("EMC")

    def tag(pdf: pikepdf.Pdf) -> None:
        first = pdf.pages[0].obj
        figure = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt=alt, Pg=first, K=0
            )
        )
        root = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructTreeRoot,
                K=pikepdf.Array([figure]),
                ParentTree=pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([figure])])),
            )
        )
        figure.P = root
        first.StructParents = 0
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)

    (mark,) = read(changed(drawn(page), tag)).slides[0].marks

    assert (mark.shape, mark.alt) == (Shape.PICTURE, alt)
    assert [round(at) for at in (mark.box.x0, mark.box.top)] == [100, 100]


@pytest.mark.parametrize("shown", ["#", " "])  # what the font has in its place, with or without ink
def test_a_pictogram_that_no_font_has_is_read_from_the_text_beside_it(shown: str) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, shown)
        pen.text(60, 50, "Nye rutiner")

    def say(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0]
        content.contents_coalesce()
        code = content.Contents.read_bytes()
        show = b"(%s) Tj" % shown.encode()
        sign = b"/Span <</ActualText <FEFFD83DDC65>>> BDC %s EMC" % show
        content.Contents.write(code.replace(show, sign))

    (box,) = read_pdf(changed(drawn(page), say)).slides[0].texts
    assert box.text == "👥 Nye rutiner"


def test_a_pictogram_that_no_font_has_and_of_which_nothing_is_said_is_told() -> None:
    """Chromium says beside each but the first of a font what it is; pdfium passes over that one."""

    def page(pen: Pen) -> None:
        pen.text(50, 50, "#")
        pen.text(60, 50, "Nye rutiner")
        pen.text(50, 80, " ")  # as stands in an empty cell

    def lose(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0]
        content.contents_coalesce()
        code = content.Contents.read_bytes()
        content.Contents.write(code.replace(b"(#) Tj", b"(\\000) Tj"))

    deck = read_pdf(changed(drawn(page), lose))
    assert [box.text for box in deck.slides[0].texts] == ["\ufffd Nye rutiner"]
    assert [(one.code, one.slide) for one in deck.diagnostics] == [("unmapped-font", 1)]


@READERS
def test_a_blank_that_the_next_letter_does_not_make_way_for_joins_the_word(read: type) -> None:
    """Chromium shows a soft hyphen so."""

    def page(pen: Pen) -> None:
        end = pen.text(50, 50, "Nytt analyse")
        pen.text(end, 50, " ")
        pen.text(end, 50, "verktøy")

    (box,) = read(drawn(page)).slides[0].texts
    assert box.text == "Nytt analyseverktøy"


def test_a_soft_hyphen_without_ink_at_a_lines_end_joins_the_word() -> None:
    """LibreOffice shows it as a blank and says beside it what it is."""

    def page(pen: Pen) -> None:
        pen.text(pen.text(50, 50, "Trygghet for hjemme"), 50, " ")
        pen.text(50, 64, "boende")

    def say(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0]
        content.contents_coalesce()
        code = content.Contents.read_bytes()
        sign = b"/Span <</ActualText <FEFF00AD>>> BDC ( ) Tj EMC"
        content.Contents.write(code.replace(b"( ) Tj", sign))

    (box,) = read_pdf(changed(drawn(page), say)).slides[0].texts
    assert joined(box.text) == "Trygghet for hjemmeboende"


def test_a_string_with_a_gap_for_other_words_is_parted_there() -> None:
    """LibreOffice shows the signs of a line in one go, their words in another."""

    def page(pen: Pen) -> None:
        pen.text(40, 100, "abcd", size=18)
        pen.text(110, 100, "word", size=18)

    def part(pdf: pikepdf.Pdf) -> None:
        shown = pdf.pages[0].Contents.read_bytes().replace(b"(abcd) Tj", b"[(ab) -8000 (cd)] TJ")
        pdf.pages[0].Contents = pdf.make_stream(shown)

    (slide,) = read_pdf(changed(drawn(page), part)).slides
    assert " ".join(text.text for text in slide.texts) == "ab word cd"


@pytest.mark.parametrize(
    ("advance", "shown"), [(0.0, "Vaksinedager"), (0.09, "Vaksinedager"), (3.3, "Vaksin edager")]
)
def test_a_sign_without_ink_that_text_does_not_make_way_for_is_no_blank(
    advance: float, shown: str
) -> None:
    """Soft hyphens that no line ends with are shown so."""

    def page(pen: Pen) -> None:
        end = pen.text(50, 50, "Vaksin")
        pen.text(end, 50, " ")
        pen.text(end + advance, 50, "edager")

    (box,) = read_pdf(drawn(page)).slides[0].texts

    assert box.text == shown


@READERS
def test_letters_of_no_size_are_not_read(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "Tiltak")
        pen.text(50, 64, "Usynlig", size=0)

    assert [box.text for box in texts(read, page)] == ["Tiltak"]


def test_a_negative_font_size_on_a_turned_page_is_upright() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.rotate(180)
        pen.canvas.setFont("Helvetica", -12)
        pen.canvas.drawString(-50, 50 - HEIGHT, "Tiltak for innkjøp")

    (box,) = texts(read_pdf, page)

    assert (box.text, box.paragraphs[0].size) == ("Tiltak for innkjøp", 12)
    assert box.box is not None
    assert box.box.x0 == pytest.approx(50, abs=2)
    assert box.box.x1 > 100


@READERS
def test_a_smaller_line_far_below_another_is_a_text_of_its_own(read: Read) -> None:
    def page(pen: Pen) -> None:
        pen.text(50, 50, "Oversikt over tiltak", size=14)
        pen.text(50, 74, "Beredskap", size=11)

    assert [box.text for box in texts(read, page)] == ["Oversikt over tiltak", "Beredskap"]


def test_a_ligature_stands_where_its_string_does_wherever_pdfium_says_its_letters_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def page(pen: Pen) -> None:
        for x, letters in ((50, "E"), (63.5, "W"), (82.5, "ekt")):
            pen.text(x, 100, letters, size=20)

    def with_ligature(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            font.ToUnicode = pdf.make_stream(
                b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
                b" 1 beginbfchar <57> <FB00> endbfchar endcmap"
            )

    # In a browser's forms pdfium gives the places of a ligature's letters as if there were no form.
    monkeypatch.setattr(calls, "char_origin", lambda *_: (87.0, 100.0))
    (box,) = read_pdf(changed(drawn(page), with_ligature)).slides[0].texts
    assert box.text == "Effekt"


@pytest.mark.parametrize(
    ("sign", "parts", "shown"),
    [
        ("i", ["Lavere CO", "-utslipp"], "Lavere COi-utslipp"),
        ("i", ["CO", " og NO", "."], "COi og NOi."),
        ("ff", ["e", "ekt og a", "initet"], "effekt og affinitet"),  # wider than its gap
    ],
)
def test_a_sign_in_a_gap_that_a_string_leaves_for_it_stands_there(
    sign: str, parts: list[str], shown: str
) -> None:
    """LibreOffice shows what a font lacks behind the whole string: `CO₂-utslipp`."""
    whole = "".join(parts)

    def page(pen: Pen) -> None:
        end = 50.0
        pen.text(end, 50, whole)
        for part in parts[:-1]:
            end += pen.canvas.stringWidth(part, "Helvetica", 12)
            pen.text(end + 0.1, 50, sign, font="Helvetica-Bold")
            end += 3.6

    def gap(pdf: pikepdf.Pdf) -> None:
        apart = " -300 ".join(f"({part})" for part in parts)
        shown = pdf.pages[0].Contents.read_bytes()
        assert f"({whole}) Tj".encode() in shown
        shown = shown.replace(f"({whole}) Tj".encode(), f"[{apart}] TJ".encode())
        pdf.pages[0].Contents = pdf.make_stream(shown)

    (box,) = read_pdf(changed(drawn(page), gap)).slides[0].texts
    assert box.text == shown


def test_a_break_that_an_exporter_printed_as_its_escape_is_a_break() -> None:
    """LibreOffice prints a presentation's vertical tab as the letters that its file writes for it."""

    def page(pen: Pen) -> None:
        pen.text(50, 50, "Avtalen er_x000B_signert i operasjons-_x000B_avdelingen")

    (box,) = read_pdf(drawn(page)).slides[0].texts
    assert box.text == "Avtalen er\nsignert i operasjons-\navdelingen"


@pytest.mark.parametrize(
    ("shown", "said", "told"),
    [
        ("Ferdig", b"(P\\345g\\345r)", True),
        ("Ferdig", b"<FEFF005000E50067006100E5>", True),
        ("kompetanse-", b"(kompetanse)", False),
        ("Ferdig ", b"(Ferdig)", False),
        ("fi", b"(ffi)", False),  # what joins letters
    ],
)
def test_letters_that_a_file_says_stand_for_others_are_told(
    shown: str, said: bytes, *, told: bool
) -> None:
    def page(pen: Pen) -> None:
        pen.text(40, 90, shown)

    def say(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0]
        content.contents_coalesce()
        show = b"(%s) Tj" % shown.encode()
        sign = b"/Span <</ActualText %s>> BDC %s EMC" % (said, show)
        content.Contents.write(content.Contents.read_bytes().replace(show, sign))

    data = changed(drawn(page), say)
    assert [d.code for d in read_pdf(data).diagnostics] == ["unseen-text"] * told


@READERS
def test_a_legends_word_behind_its_colour_is_a_text_of_its_own_between_lines_close_to_it(
    read: Read,
) -> None:
    def page(pen: Pen) -> None:
        pen.text(40, 350, "Gjelder bare sykehusene", size=9)
        pen.colour("00B050")
        pen.box(40, 353, 9, 9)
        pen.box(126, 353, 9, 9)
        pen.colour("000000")
        pen.text(54, 361, "Utført", size=10)
        pen.text(140, 361, "Pågår", size=10)
        pen.text(40, 372, "Status per 28.08.2025", size=9)

    assert [box.text for box in texts(read, page)] == [
        "Gjelder bare sykehusene",
        "Utført",
        "Pågår",
        "Status per 28.08.2025",
    ]
