"""Text that a PDF holds and nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pikepdf
import pytest
from pdfpages import HEIGHT, WIDTH, Pen, changed, drawn
from PIL import Image
from reportlab.lib.utils import ImageReader

from parsers.pdf.reader import read_pdf
from schema import Deck, Severity, Shape

SEEN, OLD = "Vedtatt ordlyd", "Gammel ordlyd"
X, Y = 80.0, 200.0

Draw = Callable[[Pen], None]


def _texts(deck: Deck) -> list[str]:
    return [text.text for slide in deck.slides for text in slide.texts]


def _told(deck: Deck) -> list[tuple[str, Severity]]:
    return [(line.code, line.severity) for line in deck.diagnostics]


def _read(draw: Draw) -> Deck:
    def page(pen: Pen) -> None:
        pen.text(X, 60, SEEN)
        draw(pen)

    return read_pdf(drawn(page))


def _under_a_field(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.colour("FFFFFF")
    pen.box(X - 5, Y - 20, 200, 30)


def _of_the_colour_of_its_field(pen: Pen) -> None:
    pen.colour("2E75B6")
    pen.box(X - 5, Y - 20, 200, 30)
    pen.text(X, Y, OLD)


def _white_on_paper(pen: Pen) -> None:
    pen.colour("FFFFFF")
    pen.text(X, Y, OLD)


def _clipped_away(pen: Pen) -> None:
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(0, 0, 40, 40)
    pen.canvas.clipPath(path, stroke=0)
    pen.text(X, Y, OLD)
    pen.canvas.restoreState()


def _in_mode(pen: Pen, mode: int) -> None:
    text = pen.canvas.beginText(X, HEIGHT - Y)
    text.setFont("Helvetica", 12)
    text.setTextRenderMode(mode)
    text.textOut(OLD)
    text.setTextRenderMode(0)  # which outlives the text object
    pen.canvas.drawText(text)


def _invisible(pen: Pen) -> None:
    _in_mode(pen, 3)


def _wholly_clear(pen: Pen) -> None:
    pen.canvas.setFillAlpha(0)
    pen.text(X, Y, OLD)


def _tiny(pen: Pen) -> None:
    pen.text(X, Y, OLD, size=0.5)


def _as_good_as_clear(pen: Pen) -> None:
    pen.canvas.setFillAlpha(0.02)
    pen.text(X, Y, OLD)


def _small_beside_the_others(pen: Pen) -> None:
    pen.text(X, Y, OLD, size=2)


def _squeezed(pen: Pen) -> None:
    pen.canvas.addLiteral("5 Tz")
    pen.text(X, Y, OLD)
    pen.canvas.addLiteral("100 Tz")


def _that_only_clips(pen: Pen) -> None:
    _in_mode(pen, 7)


def _in_a_hole_of_its_clip(pen: Pen) -> None:
    pen.canvas.saveState()
    pen.canvas.addLiteral(f"0 0 720 405 re {X - 5} {HEIGHT - Y - 10} 200 30 re W* n")
    pen.text(X, Y, OLD)
    pen.canvas.restoreState()


def _under_its_own_place(pen: Pen) -> None:
    """Draw an old text, a field over it, and the new text on the field."""
    _under_a_field(pen)
    pen.colour("000000")
    pen.text(X, Y, "Ny ordlyd")


@pytest.mark.parametrize(
    ("draw", "severity"),
    [
        (_invisible, Severity.INFO),
        (_wholly_clear, Severity.INFO),
        (_tiny, Severity.INFO),
        (_as_good_as_clear, Severity.INFO),
        (_small_beside_the_others, Severity.INFO),
        (_squeezed, Severity.INFO),
        (_that_only_clips, Severity.INFO),
        (_under_a_field, Severity.WARNING),
        (_clipped_away, Severity.WARNING),
        (_in_a_hole_of_its_clip, Severity.WARNING),
    ],
)
def test_text_that_nobody_sees_is_left_out_and_told_of(draw: Draw, severity: Severity) -> None:
    deck = _read(draw)
    assert _texts(deck) == [SEEN]
    assert _told(deck) == [("unseen-text", severity)]
    assert OLD in deck.diagnostics[0].message


def _nearly_white(pen: Pen) -> None:
    pen.colour("F9FCFF")
    pen.text(X, Y, OLD)


def _with_white_outlines(pen: Pen) -> None:
    pen.canvas.setStrokeColor("#FFFFFF")
    _in_mode(pen, 1)


def _of_the_colour_of_its_picture(pen: Pen) -> None:
    _picture(pen)
    pen.colour("C00000")
    pen.text(X, Y, OLD)


@pytest.mark.parametrize(
    "draw",
    [
        _of_the_colour_of_its_field,
        _white_on_paper,
        _nearly_white,
        _with_white_outlines,
        _of_the_colour_of_its_picture,
    ],
)
def test_text_in_the_colour_of_its_ground_may_have_lost_a_fill_and_is_read(draw: Draw) -> None:
    deck = _read(draw)
    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == [("unseen-text", Severity.WARNING)]


def _white(*texts: str) -> Draw:
    def page(pen: Pen) -> None:
        pen.text(X, 60, SEEN)
        pen.colour("FFFFFF")
        for row, text in enumerate(texts):
            pen.text(X, Y + 20 * row, text)

    return page


def test_text_in_the_colour_of_its_ground_is_told_of_at_its_page() -> None:
    deck = read_pdf(drawn(_white("Ny avtale"), _white(), _white(OLD)))
    assert [(line.severity, line.slide) for line in deck.diagnostics] == [
        (Severity.WARNING, 1),
        (Severity.WARNING, 3),
    ]
    assert "Ny avtale" in deck.diagnostics[0].message


def test_headers_that_lost_their_fill_need_no_warning() -> None:
    deck = read_pdf(drawn(*[_white("Tiltak", "Status")] * 2))
    assert [(line.severity, line.slide) for line in deck.diagnostics] == [
        (Severity.INFO, 1),
        (Severity.INFO, 2),
    ]


def test_a_value_that_lost_its_fill_is_warned_of_on_each_page() -> None:
    def row(pen: Pen) -> None:
        pen.text(X, Y, "Ny avtale")
        pen.colour("FFFFFF")
        pen.text(X + 200, Y, "Pågår")

    assert _told(read_pdf(drawn(row, row))) == [("unseen-text", Severity.WARNING)] * 2


def _white_over_a_text(pen: Pen) -> None:
    pen.text(X, Y, SEEN)
    pen.colour("FFFFFF")
    pen.text(X, Y, OLD)


def test_text_in_the_colour_of_the_paper_over_a_seen_text_is_left_out_and_told_of() -> None:
    deck = read_pdf(drawn(_white_over_a_text))
    assert _texts(deck) == [SEEN]
    assert _told(deck) == [("unseen-text", Severity.INFO)]


def _lines(pen: Pen, top: float, *lines: str) -> None:
    """Paint a cell of a table as LibreOffice does: its fill, and then its lines on it."""
    pen.colour("D0D8E7")
    pen.box(X - 5, top, 200, 40)
    pen.colour("000000")
    for number, text in enumerate(lines):
        pen.text(X, top + 13 + 14 * number, text)


def test_the_end_of_a_text_under_the_next_row_is_read_with_a_warning() -> None:
    lines = ["Avtale om", "døgnbemannet", "tolking på", "25 språk"]

    def rows(pen: Pen) -> None:
        _lines(pen, Y, *lines)
        _lines(pen, Y + 40, "", "", "Neste tiltak")

    deck = _read(rows)
    assert " ".join([SEEN, *lines, "Neste tiltak"]) in " ".join(_texts(deck)).replace("\n", " ")
    assert _told(deck) == [("unseen-text", Severity.WARNING)]
    assert "25 språk" in deck.diagnostics[0].message


def test_a_text_that_is_covered_from_where_it_begins_is_left_out() -> None:
    def rows(pen: Pen) -> None:
        _lines(pen, Y, "Avtale om", "tolking")
        _lines(pen, Y + 40, "Gammelt tiltak", "i to linjer")
        _lines(pen, Y + 40)

    deck = _read(rows)
    assert "Gammelt" not in " ".join(_texts(deck))
    assert "i to linjer" not in " ".join(_texts(deck))
    assert _told(deck) == [("unseen-text", Severity.WARNING)]


def test_a_covered_text_is_told_of_though_another_place_shows_the_same() -> None:
    def page(pen: Pen) -> None:
        pen.text(X, 60, OLD)
        _under_a_field(pen)

    deck = read_pdf(drawn(page))
    assert _texts(deck) == [OLD]
    assert _told(deck) == [("unseen-text", Severity.WARNING)]


def test_words_aslant_that_run_over_an_edge_are_not_told_of() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.saveState()
        pen.canvas.translate(WIDTH - 60, 40)
        pen.canvas.rotate(30)
        pen.text(0, HEIGHT, "UTKAST", size=30)
        pen.canvas.restoreState()

    assert "unseen-text" not in [line.code for line in _read(page).diagnostics]


def test_text_below_the_page_is_said_to_be_off_it_and_nothing_else() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.translate(0, -HEIGHT)
        _clipped_away(pen)

    assert _told(_read(page)) == [("off-slide", Severity.WARNING)]


def test_what_stands_over_an_unseen_text_is_read_without_it() -> None:
    assert _texts(_read(_under_its_own_place)) == [SEEN, "Ny ordlyd"]


def _white_shadow(pen: Pen) -> None:
    pen.colour("FFFFFF")
    pen.text(X + 1, Y + 1, OLD)
    pen.colour("000000")
    pen.text(X, Y, OLD)


def _white_on_a_field(pen: Pen) -> None:
    pen.colour("2E75B6")
    pen.box(X - 5, Y - 20, 200, 30)
    pen.colour("FFFFFF")
    pen.text(X, Y, OLD)


def _under_a_clear_field(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.colour("FFE699")
    pen.canvas.setFillAlpha(0.3)
    pen.box(X - 5, Y - 20, 200, 30)


def _clip(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    path = pen.canvas.beginPath()
    path.rect(x, HEIGHT - y - height, width, height)
    pen.canvas.clipPath(path, stroke=0)


def _in_a_clip(pen: Pen, width: float) -> None:
    pen.canvas.saveState()
    _clip(pen, X - 5, Y - 30, width, 40)
    pen.text(X, Y, OLD)
    pen.canvas.restoreState()


def _inside_its_clip(pen: Pen) -> None:
    _in_a_clip(pen, 200)


def _beside_a_field_that_is_clipped(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.canvas.saveState()
    _clip(pen, X - 5, Y + 20, 200, 10)
    pen.colour("FFFFFF")
    pen.box(X - 5, Y - 20, 200, 60)
    pen.canvas.restoreState()


def _on_a_picture(pen: Pen) -> None:
    _picture(pen)
    pen.colour("FFFFFF")
    pen.text(X, Y, OLD)


def _outlined(pen: Pen) -> None:
    pen.colour("FFFFFF")
    _in_mode(pen, 2)


@pytest.mark.parametrize(
    "draw",
    [
        _white_shadow,
        _white_on_a_field,
        _under_a_clear_field,
        _inside_its_clip,
        _beside_a_field_that_is_clipped,
        _on_a_picture,
        _outlined,
    ],
)
def test_text_that_can_be_seen_is_read_and_nothing_is_told(draw: Draw) -> None:
    deck = _read(draw)
    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == []


def _half_under_a_field(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.colour("FFFFFF")
    pen.box(X + 50, Y - 20, 200, 30)


def _a_letter_under_a_field(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.colour("FFFFFF")
    pen.box(X - 5, Y - 20, 14, 30)


def _a_letter_outside_its_clip(pen: Pen) -> None:
    _in_a_clip(pen, 79)


def _in_a_triangle(pen: Pen) -> None:
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    top, bottom = HEIGHT - Y + 8, HEIGHT - Y - 5
    path.moveTo(X - 5, bottom)
    path.lineTo(X - 5, top)
    path.lineTo(X + 82, bottom)
    path.close()
    pen.canvas.clipPath(path, stroke=0)
    pen.text(X, Y, OLD)
    pen.canvas.restoreState()


def _a_letter_outside_a_slanting_clip(pen: Pen) -> None:
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    top, bottom = HEIGHT - Y + 12, HEIGHT - Y - 5
    path.moveTo(X - 5, bottom)
    path.lineTo(X - 5, top)
    path.lineTo(X + 77, top)
    path.lineTo(X + 71, bottom)
    path.close()
    pen.canvas.clipPath(path, stroke=0)
    pen.text(X, Y, OLD)
    pen.canvas.restoreState()


def _lower_halves_outside_its_clip(pen: Pen) -> None:
    pen.canvas.saveState()
    _clip(pen, X - 5, Y - 30, 200, 26)
    pen.text(X, Y, OLD)
    pen.canvas.restoreState()


def _lower_halves_under_a_field(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.colour("FFFFFF")
    pen.box(X - 5, Y - 5, 200, 30)


def _half_outside_its_clip(pen: Pen) -> None:
    _in_a_clip(pen, 40)


def _over_the_edge(pen: Pen) -> None:
    pen.text(WIDTH - 60, Y, OLD)


def _half_on_a_field(pen: Pen) -> None:
    pen.colour("2E75B6")
    pen.box(X - 5, Y - 20, 50, 30)
    pen.colour("FFFFFF")
    pen.text(X, Y, OLD)


def _white_across_a_rule(pen: Pen) -> None:
    pen.line(X + 30, Y - 20, X + 30, Y + 10)
    pen.colour("FFFFFF")
    pen.text(X, Y, OLD)


@pytest.mark.parametrize(
    "draw",
    [
        _half_under_a_field,
        _a_letter_under_a_field,
        _half_outside_its_clip,
        _over_the_edge,
        _in_a_triangle,
        _a_letter_outside_a_slanting_clip,
        _lower_halves_outside_its_clip,
        _lower_halves_under_a_field,
        _a_letter_outside_its_clip,
        _half_on_a_field,
        _white_across_a_rule,
    ],
)
def test_text_of_which_a_part_can_be_seen_is_read_with_a_warning(draw: Draw) -> None:
    deck = _read(draw)
    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == [("unseen-text", Severity.WARNING)]
    assert OLD in deck.diagnostics[0].message


def test_white_text_beside_what_is_left_of_a_clipped_field_is_told_of() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.saveState()
        _clip(pen, 0, 0, 720, 20)
        pen.colour("2E75B6")
        pen.box(0, 0, 720, HEIGHT)
        pen.canvas.restoreState()
        _white_on_paper(pen)

    assert _told(_read(page)) == [("unseen-text", Severity.WARNING)]


def _layered(draw: Draw, *, shown: bool, form: str = "") -> bytes:
    """Return a page with what is drawn on a layer: in it, around a form, or named by the form."""

    def page(pen: Pen) -> None:
        pen.text(X, 60, SEEN)
        if form:
            pen.canvas.beginForm("old")
        else:
            pen.canvas.addLiteral("/OC /Layer BDC")
        draw(pen)
        if form:
            pen.canvas.endForm()
        if form == "around":
            pen.canvas.addLiteral("/OC /Layer BDC")
        if form:
            pen.canvas.doForm("old")
        if form != "named":
            pen.canvas.addLiteral("EMC")

    def put_on_layer(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Utkast"))
        )
        layers = pikepdf.Array([layer])
        state = pikepdf.Dictionary({"/ON" if shown else "/OFF": layers, "/Order": layers})
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=layers, D=state)
        resources = pdf.pages[0].Resources
        resources.Properties = pikepdf.Dictionary(Layer=layer)
        if form == "named":
            for found in resources.XObject.values():
                found.OC = layer

    return changed(drawn(page), put_on_layer)


@pytest.mark.parametrize("form", ["", "around", "named"])
def test_text_on_a_layer_is_read_where_the_layer_is_shown(form: str) -> None:
    def draw(pen: Pen) -> None:
        pen.text(X, Y, OLD)

    assert _texts(read_pdf(_layered(draw, shown=True, form=form))) == [SEEN, OLD]
    hidden = read_pdf(_layered(draw, shown=False, form=form))
    assert _texts(hidden) == [SEEN]
    assert _told(hidden) == [("unseen-text", Severity.INFO)]


def _picture(pen: Pen) -> None:
    file = BytesIO()
    Image.new("RGB", (2, 2), "#C00000").save(file, "PNG")
    pen.canvas.drawImage(ImageReader(file), X - 5, HEIGHT - Y - 10, 200, 30)


def _searchable(pen: Pen) -> None:
    _picture(pen)
    _invisible(pen)


def test_invisible_text_on_a_picture_says_what_the_picture_shows() -> None:
    deck = _read(_searchable)
    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == []


def _under_a_picture(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    _picture(pen)


def test_text_under_a_picture_is_read_with_a_warning() -> None:
    deck = _read(_under_a_picture)
    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == [("unseen-text", Severity.WARNING)]


def _under_a_shading(pen: Pen) -> None:
    pen.text(X, Y, OLD)
    pen.canvas.saveState()
    _clip(pen, X - 5, Y - 20, 200, 30)
    pen.canvas.linearGradient(X, 0, X + 200, 0, ("#FFFFFF", "#DDDDFF"))
    pen.canvas.restoreState()


def test_text_under_a_shading_is_read_with_a_warning() -> None:
    assert _told(_read(_under_a_shading)) == [("unseen-text", Severity.WARNING)]


def test_text_that_a_shading_shows_is_read_with_a_warning() -> None:
    def page(pen: Pen) -> None:
        pen.canvas.saveState()
        _that_only_clips(pen)
        pen.canvas.linearGradient(X, 0, X + 200, 0, ("#C00000", "#0000C0"))
        pen.canvas.restoreState()

    deck = _read(page)
    assert _texts(deck) == [SEEN, OLD]
    assert _told(deck) == [("unseen-text", Severity.WARNING)]


def test_a_dash_over_a_picture_is_read() -> None:
    def page(pen: Pen) -> None:
        _picture(pen)
        pen.text(X, Y, "Avtalt")
        pen.colour("FFFFFF")
        pen.text(X + 60, Y, "–")

    assert "–" in _texts(_read(page))


@pytest.mark.parametrize("masked", [True, False])
def test_text_in_a_clear_form_or_behind_a_mask_is_left_out_and_told_of(*, masked: bool) -> None:
    def page(pen: Pen) -> None:
        pen.text(X, 60, SEEN)
        pen.canvas.beginForm("old")
        pen.text(X, Y, OLD)
        pen.canvas.endForm()
        pen.canvas.addLiteral("/Look gs")
        pen.canvas.doForm("old")

    def change(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].Resources
        (form,) = resources.XObject.values()
        form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceGray)
        look = pikepdf.Dictionary(ca=0)
        if masked:
            mask = pikepdf.Stream(pdf, b"0 g 0 0 720 405 re f", form.stream_dict)
            kind = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=pdf.make_indirect(mask))
            look = pikepdf.Dictionary(SMask=kind)
        resources.ExtGState = pikepdf.Dictionary(Look=look)

    deck = read_pdf(changed(drawn(page), change))
    assert _texts(deck) == [SEEN]
    assert _told(deck) == [("unseen-text", Severity.INFO)]


def test_a_page_whose_text_is_all_under_its_picture_is_a_scan() -> None:
    deck = read_pdf(drawn(_under_a_picture))
    assert _texts(deck) == [OLD]
    assert _told(deck) == []


@pytest.mark.parametrize(("pitch", "over"), [(6.0, True), (13.0, False)])
def test_texts_over_one_another_in_a_table_are_told_of(pitch: float, *, over: bool) -> None:
    def page(pen: Pen) -> None:
        for row, top in enumerate((100, 130, 160)):
            pen.line(60, top, 460, top)
            pen.text(65, top + 12, f"Måling nummer {row}")
            pen.text(265, top + 12, "Venter på svar")
        pen.line(60, 190, 460, 190)
        for x in (60, 260, 460):
            pen.line(x, 100, x, 190)
        pen.text(265, 142 + pitch, "Fra raden over")

    told = [line.code for line in read_pdf(drawn(page)).diagnostics]
    assert told == ["overprinted-text"] * over


def _annotated(entries: str, below: str = "") -> Deck:
    """Read a page on which someone wrote later, with these entries in a dictionary."""

    def page(pen: Pen) -> None:
        pen.text(X, 60, SEEN)
        if below:
            pen.text(X, Y, below)

    def annotate(pdf: pikepdf.Pdf) -> None:
        written = f"<< /Type /Annot /Rect [80 200 280 220] {entries} >>"
        notes = pikepdf.Array([pdf.make_indirect(pikepdf.Object.parse(written.encode()))])
        pdf.pages[0].Annots = notes
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=notes)

    return read_pdf(changed(drawn(page), annotate))


@pytest.mark.parametrize(
    ("entries", "quoted"),
    [
        (f"/Subtype /FreeText /Contents ({OLD})", OLD),
        (f"/Subtype /Widget /FT /Tx /V ({OLD})", OLD),
        (f"/Subtype /Widget /FT /Ch /V [({OLD}) (Annet)]", "a form"),
        ("/Subtype /StrikeOut", "strikes out"),
        ("/Subtype /Stamp", "drawing"),
        ("/Subtype /Caret", "drawing"),
        ("/Subtype /Ink", "drawing"),
        ("/Subtype /Circle /IC [0 1 0]", "drawing"),
        ("/Subtype /Widget /FT /Btn /V /Yes /AS /Yes", "tick"),
    ],
)
def test_what_is_written_or_struck_out_on_a_page_later_is_told_of(
    entries: str, quoted: str
) -> None:
    deck = _annotated(entries)
    assert _texts(deck) == [SEEN]
    assert _told(deck) == [("unread-object", Severity.WARNING)]
    assert quoted in deck.diagnostics[0].message


@pytest.mark.parametrize(
    "entries",
    [
        f"/Subtype /Text /Contents ({OLD})",
        "/Subtype /Link",
        "/Subtype /Widget /FT /Tx",
        "/Subtype /Widget /FT /Btn /V /Off",
        f"/Subtype /FreeText /Contents ({OLD}) /F 2",
        "/Subtype /Square /C [1 0 0]",
    ],
)
def test_comments_that_are_not_shown_are_not_told_of(entries: str) -> None:
    assert _told(_annotated(entries)) == []


@pytest.mark.parametrize(
    ("entries", "hides"),
    [
        ("/Subtype /Square /IC [1 1 1] /C [1 1 1]", True),
        ("/Subtype /Square /C [1 0 0]", False),
        ("/Subtype /Highlight /C [1 1 0] /QuadPoints [80 220 280 220 80 200 280 200]", False),
    ],
)
def test_text_under_a_comment_is_read_with_a_warning(entries: str, *, hides: bool) -> None:
    deck = _annotated(entries, below=OLD)
    assert _texts(deck) == [SEEN, OLD]
    assert (("unseen-text", Severity.WARNING) in _told(deck)) == hides


def _disc(pen: Pen, colour: str) -> None:
    pen.colour(colour)
    pen.canvas.circle(X, HEIGHT - Y, 6, stroke=0, fill=1)


def _white_disc(pen: Pen) -> None:
    _disc(pen, "FFFFFF")


def _disc_under_a_field(pen: Pen) -> None:
    _disc(pen, "00B050")
    pen.colour("FFFFFF")
    pen.box(X - 20, Y - 20, 200, 40)


def _disc_clipped_away(pen: Pen) -> None:
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(0, 0, 40, 40)
    pen.canvas.clipPath(path, stroke=0)
    _disc(pen, "00B050")
    pen.canvas.restoreState()


def _white_disc_on_a_field(pen: Pen) -> None:
    pen.colour("2E75B6")
    pen.box(X - 20, Y - 20, 200, 40)
    _disc(pen, "FFFFFF")


def _disc_under_a_clear_field(pen: Pen) -> None:
    _disc(pen, "00B050")
    pen.canvas.setFillAlpha(0.3)
    pen.box(X - 20, Y - 20, 200, 40)


def _ball(pen: Pen) -> None:
    _disc(pen, "FFFFFF")
    pen.circle(X, Y, 6, fill=False)


@pytest.mark.parametrize(
    ("draw", "discs"),
    [
        (_white_disc, 0),
        (_disc_under_a_field, 0),
        (_disc_clipped_away, 0),
        (_white_disc_on_a_field, 1),
        (_disc_under_a_clear_field, 1),
        (_ball, 2),
    ],
)
def test_drawings_that_nobody_sees_are_left_out(draw: Draw, discs: int) -> None:
    marks = _read(draw).slides[0].marks
    assert sum(mark.shape is Shape.ELLIPSE for mark in marks) == discs


def _packed(data: bytes) -> bytes:
    """Return a PDF with all that it says of layers in compressed streams."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/OC" not in out.getvalue()
    return out.getvalue()


@pytest.mark.parametrize("shown", [True, False])
def test_a_drawing_on_a_layer_is_read_where_the_layer_is_shown(*, shown: bool) -> None:
    deck = read_pdf(_packed(_layered(partial(_disc, colour="00B050"), shown=shown)))
    assert [mark.shape for mark in deck.slides[0].marks] == [Shape.ELLIPSE] * shown
