"""Text that a presentation holds and nobody sees."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt
from pptx_builder import (
    cell,
    deck,
    frame,
    group,
    named,
    paragraph,
    replaced,
    run,
    saved,
    shape,
    solid,
    transform,
)

from parsers.pptx.reader import read_pptx
from schema import Deck, Severity

OLD = "Gammel ordlyd"
TEXT = shape(paragraph(OLD), box=(100, 100, 200, 40))
COVER = (90.0, 90.0, 220.0, 60.0)
CLEAR = '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="40000"/></a:srgbClr></a:solidFill>'


def _read(tree: str) -> Deck:
    return read_pptx(deck(tree))


def _texts(found: Deck) -> list[str]:
    return [text.text for text in found.slides[0].texts]


def _told(found: Deck) -> list[tuple[str, Severity]]:
    return [(line.code, line.severity) for line in found.diagnostics]


def test_what_stands_in_hidden_shapes_is_left_out_and_told_of() -> None:
    hidden = shape(paragraph(OLD), attributes='hidden="1"')
    grouped = group(TEXT, box=COVER, child=COVER, attributes='hidden="1"')
    for tree in (hidden, grouped):
        found = _read(tree)
        assert _texts(found) == []
        assert _told(found) == [("unseen-text", Severity.INFO)]
        assert OLD in found.diagnostics[0].message


CLEAR_STOP = '<a:gs pos="0"><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:gs>'


@pytest.mark.parametrize(
    "old",
    [
        run(OLD, inside="<a:noFill/>"),
        run(OLD, 'sz="100"'),
        run(OLD, 'sz="200"'),
        run(OLD, inside=CLEAR.replace("40000", "3000")),
        run(OLD, inside=f"<a:gradFill><a:gsLst>{CLEAR_STOP}</a:gsLst></a:gradFill>"),
    ],
)
def test_clear_and_tiny_letters_are_left_out_and_told_of(old: str) -> None:
    found = _read(frame([["Tiltak", cell(paragraph("Ny ordlyd", old))]]))
    assert found.slides[0].tables[0].grid() == [["Tiltak", "Ny ordlyd"]]
    assert _told(found) == [("unseen-text", Severity.INFO)]


def test_hollow_letters_are_read() -> None:
    hollow = run(OLD, inside=f"<a:ln>{solid('000000')}</a:ln><a:noFill/>")
    found = _read(shape(paragraph(hollow), box=COVER))
    assert _texts(found) == [OLD]
    assert _told(found) == []


def test_what_stands_below_a_painted_shape_is_read_with_a_warning() -> None:
    found = _read(TEXT + shape(paragraph("Ny ordlyd"), box=COVER, paint=solid("FFFFFF")))
    assert _texts(found) == [OLD, "Ny ordlyd"]
    assert _told(found) == [("unseen-text", Severity.WARNING)]
    table = frame([["Tiltak", OLD]], corner=(100, 100))
    shadow = f"<a:effectLst><a:outerShdw>{CLEAR[13:-14]}</a:outerShdw></a:effectLst>"
    for paint in (solid("FFFFFF"), CLEAR.replace("40000", "98000"), solid("FFFFFF") + shadow):
        assert _told(_read(table + shape(box=COVER, paint=paint))) == _told(found)


@pytest.mark.parametrize(
    "over",
    [
        shape(box=COVER, paint=CLEAR),
        shape(box=COVER, paint="<a:noFill/>"),
        shape(box=(90, 90, 320, 22), paint=solid("FFFFFF"), preset="ellipse"),
        shape(box=COVER, paint=solid("FFFFFF"), preset="frame", more='rot="600000"'),
        shape(box=(230, 90, 160, 60), paint=solid("FFFFFF")),
        shape(box=(90, 90, 220, 10), paint=solid("FFFFFF")),
        shape(box=(150, 90, 40, 60), paint=solid("C00000")),
    ],
)
def test_a_text_that_shows_through_or_beside_a_shape_is_read(over: str) -> None:
    found = _read(TEXT + over)
    assert _texts(found) == [OLD]
    assert _told(found) == []


@pytest.mark.parametrize(
    "tree",
    [
        TEXT + shape(box=(150, 90, 160, 60), paint=solid("FFFFFF")),
        TEXT + shape(box=(90, 90, 27, 60), paint=solid("FFFFFF")),
        TEXT + shape(box=COVER, paint=solid("FFFFFF"), preset="ellipse"),
        shape(box=(90, 90, 60, 60), paint=solid("1F3864"))
        + shape(paragraph(run(OLD, inside=solid("FFFFFF"))), box=COVER),
        frame([["Tiltak", "Ny ordlyd for avtaler om tolking"]], widths=[50, 160], corner=(40, 90))
        + shape(box=(90, 90, 80, 30), paint=solid("FFFFFF")),
    ],
)
def test_a_text_of_which_a_part_can_be_seen_is_read_with_a_warning(tree: str) -> None:
    found = _read(tree)
    assert _texts(found) == [OLD] * ("<a:tbl>" not in tree)
    assert _told(found) == [("unseen-text", Severity.WARNING)]


@pytest.mark.parametrize(
    ("properties", "left", "told"),
    [
        ("", 930, [("off-slide", Severity.WARNING)]),
        ("", 840, []),
        ('algn="r"', 840, [("off-slide", Severity.WARNING)]),
    ],
)
def test_a_text_that_runs_over_the_edge_is_read_with_a_warning(
    properties: str, left: float, told: list[tuple[str, Severity]]
) -> None:
    found = _read(shape(paragraph(OLD, properties=properties), box=(left, 100, 300, 40)))
    assert _texts(found) == [OLD]
    assert _told(found) == told


@pytest.mark.parametrize(("lines", "told"), [(1, []), (4, [("off-slide", Severity.WARNING)])])
def test_a_text_that_grows_over_the_edge_is_read_with_a_warning(
    lines: int, told: list[tuple[str, Severity]]
) -> None:
    found = _read(shape(paragraph(OLD) * lines, box=(100, 500, 300, 30)))
    assert _told(found) == told


@pytest.mark.parametrize(
    ("overflow", "told"), [("clip", [("unseen-text", Severity.WARNING)]), ("overflow", [])]
)
def test_a_text_that_its_shape_cuts_off_is_read_with_a_warning(
    overflow: str, told: list[tuple[str, Severity]]
) -> None:
    text = shape(paragraph(OLD) * 4, box=(100, 100, 300, 30))
    found = _read(text.replace("<a:bodyPr/>", f'<a:bodyPr vertOverflow="{overflow}"/>'))
    assert _told(found) == told


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ('wrap="none" horzOverflow="clip"', True),
        ('wrap="none"', False),
        ('horzOverflow="clip"', False),
    ],
)
def test_a_line_that_its_shape_cuts_off_is_read_with_a_warning(
    properties: str, *, told: bool
) -> None:
    text = shape(paragraph(OLD), box=(100, 100, 60, 60))
    found = _read(text.replace("<a:bodyPr/>", f"<a:bodyPr {properties}/>"))
    assert _texts(found) == [OLD]
    assert _told(found) == [("unseen-text", Severity.WARNING)] * told


def test_a_shape_that_comes_or_goes_hides_nothing() -> None:
    data = deck(TEXT + shape(box=COVER, paint=solid("FFFFFF")))
    timing = '<p:timing><p:tnLst><p:par><p:spTgt spid="7"/></p:par></p:tnLst></p:timing></p:sld>'
    found = read_pptx(replaced(data, r"slides/slide1\.xml$", "</p:sld>", timing))
    assert _texts(found) == [OLD]
    assert _told(found) == []


def test_text_in_the_colour_of_its_fill_is_left_out_with_a_warning() -> None:
    old = paragraph(run(OLD, inside=solid("FFFFFF")))
    new = paragraph(run("Ny ordlyd", inside=solid("000000")))
    found = _read(frame([["Tiltak", cell(new + old, properties=solid("FFFFFF"))]]))
    assert found.slides[0].tables[0].grid() == [["Tiltak", "Ny ordlyd"]]
    assert _told(found) == [("unseen-text", Severity.WARNING)]
    boxed = _read(shape(old, box=COVER, paint=solid("FFFFFF")))
    assert _texts(boxed) == []
    assert _told(boxed) == _told(found)


def test_what_a_text_inherits_tells_nothing_of_its_colour() -> None:
    dark = frame([["Tiltak", cell(OLD, properties=solid("000000"))]])
    assert _told(_read(dark)) == []


BACKGROUND = f"<p:bg><p:bgPr>{solid('1F3864')}<a:effectLst/></p:bgPr></p:bg><p:spTree>"
USUAL_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
BLUE = solid("1F3864")


def _in(colour: str, text: str = OLD) -> str:
    return paragraph(run(text, inside=colour))


def test_text_in_the_colour_of_the_slide_is_left_out_with_a_warning() -> None:
    found = _read(shape(_in(solid("FFFFFF")), box=COVER))
    assert _texts(found) == []
    assert _told(found) == [("unseen-text", Severity.WARNING)]
    blue = deck(shape(_in(BLUE), box=COVER) + shape(_in(solid("FFFFFF"), "Ny"), box=COVER))
    found = read_pptx(replaced(blue, r"slides/slide1\.xml$", "<p:spTree>", BACKGROUND))
    assert _texts(found) == ["Ny"]
    assert _told(found) == [("unseen-text", Severity.WARNING)]


@pytest.mark.parametrize(
    "tree",
    [
        shape(box=COVER, paint=BLUE) + shape(_in(solid("FFFFFF")), box=(100, 100, 200, 40)),
        shape(box=(90, 90, 160, 60), paint=BLUE) + shape(_in(solid("FFFFFF")), box=COVER),
        shape(box=(90, 90, 60, 60), paint=BLUE)
        + shape(box=(150, 90, 90, 60), paint=solid("C00000"))
        + shape(_in(solid("FFFFFF")), box=COVER),
        shape(paragraph(run(OLD, inside=f"<a:ln>{BLUE}</a:ln>{solid('FFFFFF')}")), box=COVER),
        shape(_in(solid("FFFFFF")), box=COVER, paint=CLEAR),
    ],
)
def test_white_text_that_stands_on_something_else_is_read(tree: str) -> None:
    found = _read(tree)
    assert _texts(found) == [OLD]
    assert _told(found) == []


def test_text_in_the_colour_that_a_style_gives_its_cell_is_left_out_with_a_warning() -> None:
    old = cell(_in('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'))
    table = frame([[old, "Status"], ["Ny avtale", "Pågår"]], style=USUAL_STYLE)
    found = _read(table)
    assert found.slides[0].tables[0].grid() == [["", "Status"], ["Ny avtale", "Pågår"]]
    assert _told(found) == [("unseen-text", Severity.WARNING)]


def test_letters_that_a_style_makes_white_are_not_seen_on_a_white_cell() -> None:
    white = cell(OLD, properties=solid("FFFFFF"))
    found = _read(frame([[white, "Status"], [white, "Pågår"]], style=USUAL_STYLE))
    assert found.slides[0].tables[0].grid() == [["", "Status"], [OLD, "Pågår"]]
    assert _told(found) == [("unseen-text", Severity.WARNING)]


def test_a_style_that_the_file_does_not_hold_tells_nothing() -> None:
    white = cell(_in(solid("FFFFFF")))
    assert (
        _told(_read(frame([[white, white]], style="{00000000-0000-0000-0000-000000000000}"))) == []
    )


@pytest.mark.parametrize(("over", "told"), [(0.0, []), (30.0, [("unseen-text", Severity.WARNING)])])
def test_a_value_under_a_shape_is_told_of(over: float, told: list[tuple[str, Severity]]) -> None:
    table = frame([["", "Tiltak"], ["2", "Ny avtale"]], corner=(100, 100))
    cover = shape(box=(100, 100 + over, 100, 30), paint=solid("FFFFFF"))
    found = _read(table + cover)
    assert found.slides[0].tables[0].grid()[1] == ["2", "Ny avtale"]
    assert _told(found) == told


@pytest.mark.parametrize(("paint", "told"), [("FFFFFF", True), ("C00000", False)])
def test_a_value_under_a_small_shape_is_told_of_where_nobody_sees_the_shape(
    paint: str, *, told: bool
) -> None:
    table = frame([["Pri", "Tiltak"], ["2", "Ny avtale"]], corner=(100, 100))
    patch = shape(box=(104, 131, 20, 26), paint=solid(paint))
    assert _told(_read(table + patch)) == [("unseen-text", Severity.WARNING)] * told


@pytest.mark.parametrize(("fill", "told"), [(solid("FFFFFF"), True), ("<a:noFill/>", False)])
def test_a_table_under_the_painted_cells_of_another_is_told_of(fill: str, *, told: bool) -> None:
    over = frame([[cell("", properties=fill)] * 2], corner=(100, 100))
    found = _read(frame([["Tiltak", OLD]], corner=(100, 100)) + over)
    assert _told(found) == [("unseen-text", Severity.WARNING)] * told


@pytest.mark.parametrize(("mode", "hides"), [("RGB", True), ("RGBA", False)])
def test_a_value_under_a_picture_is_told_of_unless_it_shows_through(
    mode: str, *, hides: bool
) -> None:
    presentation = Presentation(BytesIO(deck(frame([["Tiltak", OLD]], corner=(100, 100)))))
    picture = BytesIO()
    Image.new(mode, (8, 4)).save(picture, "PNG")
    presentation.slides[0].shapes.add_picture(picture, Pt(195), Pt(95), Pt(110), Pt(40))
    assert _told(read_pptx(saved(presentation))) == [("unseen-text", Severity.WARNING)] * hides


def test_a_picture_with_a_text_of_its_own_lies_under_nothing() -> None:
    presentation = Presentation(BytesIO(deck(TEXT)))
    picture = BytesIO()
    Image.new("RGB", (8, 4)).save(picture, "PNG")
    logo = presentation.slides[0].shapes.add_picture(picture, Pt(800), Pt(20), Pt(110), Pt(40))
    logo._element.nvPicPr.cNvPr.set("descr", "Kommunens logo")
    assert _told(read_pptx(saved(presentation))) == []


def test_rows_below_the_slide_are_left_out_and_rows_at_its_edge_read_with_a_warning() -> None:
    rows = [["Tiltak"], ["Ny avtale"], [OLD]]
    below = _read(frame(rows, corner=(100, 480)))
    assert below.slides[0].tables[0].grid() == [["Tiltak"], ["Ny avtale"], [""]]
    assert _told(below) == [("off-slide", Severity.WARNING)]
    assert OLD in below.diagnostics[0].message
    edge = _read(frame(rows, corner=(100, 460)))
    assert edge.slides[0].tables[0].grid() == rows
    assert _told(edge) == [("off-slide", Severity.WARNING)]
    assert _told(_read(frame(rows, corner=(100, 450), widths=[300]))) == []


def _table(text: str, attributes: str = "", top: float = 360) -> str:
    """Return a table of 90 points by the heights of its rows, of which one holds ten lines."""
    long = "".join([paragraph(run(text, 'sz="1200"'))] * 10)
    body = cell(long, properties="").replace("<a:tcPr>", f"<a:tcPr {attributes}>")
    return frame([["Tiltak"], [body], ["Neste"]], corner=(100, top), widths=[200])


def test_rows_that_grow_over_the_edge_by_their_texts_are_read_with_a_warning() -> None:
    found = _read(_table(OLD))
    assert found.slides[0].tables[0].grid()[2] == ["Neste"]
    assert _told(found) == [("off-slide", Severity.WARNING)]
    assert "Neste" in found.diagnostics[0].message
    assert _told(_read(_table(""))) == []
    assert _told(_read(_table(OLD, attributes='vert="vert270"'))) == []


@pytest.mark.parametrize(
    ("top", "told"), [(337, [Severity.WARNING]), (330, [Severity.INFO]), (320, [])]
)
def test_rows_that_grow_over_the_edge_by_a_part_of_a_line_are_told_of(
    top: float, told: list[Severity]
) -> None:
    found = _read(_table(OLD, top=top))
    assert _told(found) == [("off-slide", severity) for severity in told]


def test_long_words_leave_room_at_the_ends_of_lines() -> None:
    long = cell(paragraph(run(" ".join(["anskaffelse"] * 10), 'sz="1200"')))
    found = _read(frame([["Tiltak"], [long], ["Neste"]], corner=(100, 405), widths=[200]))
    assert _told(found) == [("off-slide", Severity.INFO)]


def _disc(box: tuple[float, float, float, float], colour: str, line: str = "") -> str:
    return shape(box=box, paint=solid(colour) + line, preset="ellipse")


def test_a_disc_in_the_colour_of_its_cell_is_no_status() -> None:
    table = frame([["Tiltak", "Status"], ["Ny avtale", ""]], corner=(100, 100))
    place = (240, 140, 12, 12)
    assert _read(table + _disc(place, "FFFFFF")).slides[0].marks == ()
    for seen in (_disc(place, "00B050"), _disc(place, "FFFFFF", f"<a:ln>{BLUE}</a:ln>")):
        assert len(_read(table + seen).slides[0].marks) == 1
    half = shape(box=place, paint=solid("000000"), preset="pie")
    assert len(_read(table + _disc(place, "FFFFFF") + half).slides[0].marks) == 2


def test_a_drawing_under_a_shape_is_told_of() -> None:
    found = _read(_disc((240, 140, 12, 12), "00B050") + shape(box=(200, 130, 100, 30), paint=BLUE))
    assert _told(found) == [("unseen-text", Severity.WARNING)]


def test_a_bar_under_one_that_is_full_is_not_told_of() -> None:
    bars = [shape(box=(200, 130, 80, 14), paint=paint) for paint in (solid("EEEEEE"), BLUE)]
    assert _told(_read("".join(bars))) == []


def _marked(letters: str, highlight: str) -> str:
    return run(OLD, inside=f"{letters}<a:highlight>{_rgb(highlight)}</a:highlight>")


def _rgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


@pytest.mark.parametrize("letters", [solid("000000"), ""])
def test_letters_in_the_colour_of_their_highlight_are_left_out_with_a_warning(letters: str) -> None:
    found = _read(shape(paragraph("Ny ", _marked(letters, "000000")), box=COVER))
    assert _texts(found) == ["Ny "]
    assert _told(found) == [("unseen-text", Severity.WARNING)]


def test_white_letters_on_a_dark_highlight_are_read() -> None:
    white = paragraph(_marked(solid("FFFFFF"), "1F3864"))
    found = _read(shape(white, box=COVER) + frame([["Tiltak", cell(white)]]))
    assert _texts(found) == [OLD]
    assert found.slides[0].tables[0].grid() == [["Tiltak", OLD]]
    assert _told(found) == []


def test_letters_without_opacity_are_left_out_and_told_of() -> None:
    clear = '<a:solidFill><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:solidFill>'
    found = _read(frame([["Tiltak", cell(paragraph("Ny", run(OLD, inside=clear)))]]))
    assert found.slides[0].tables[0].grid() == [["Tiltak", "Ny"]]
    assert _told(found) == [("unseen-text", Severity.INFO)]


def test_white_text_in_a_cell_without_fill_is_left_out_with_a_warning() -> None:
    white = cell(paragraph("Ny") + _in(solid("FFFFFF")), properties="<a:noFill/>")
    found = _read(frame([["Tiltak", white]]))
    assert found.slides[0].tables[0].grid() == [["Tiltak", "Ny"]]
    assert _told(found) == [("unseen-text", Severity.WARNING)]


def test_a_text_under_a_shape_that_shows_the_slides_ground_is_told_of() -> None:
    over = shape(box=COVER).replace("<p:sp>", '<p:sp useBgFill="1">')
    assert _told(_read(TEXT + over)) == [("unseen-text", Severity.WARNING)]


@pytest.mark.parametrize(
    ("fill", "told"),
    [(solid("FFFFFF"), [("unseen-text", Severity.WARNING)]), ("<a:noFill/>", []), ("", [])],
)
def test_a_text_under_a_painted_cell_is_told_of(
    fill: str, told: list[tuple[str, Severity]]
) -> None:
    new = cell("Ny ordlyd", properties=fill)
    found = _read(TEXT + frame([["Tiltak", new]], widths=[50, 300], corner=(40, 90), heights=[60]))
    assert _texts(found) == [OLD]
    assert _told(found) == told


def test_what_stands_in_a_column_without_width_is_told_of() -> None:
    assert _told(_read(frame([["Tiltak", "ID"]], widths=[100, 0]))) == [
        ("unseen-text", Severity.WARNING)
    ]
    assert _told(_read(frame([["Tiltak", ""]], widths=[100, 0]))) == []


@pytest.mark.parametrize(
    "over",
    [
        shape(box=COVER, paint=solid("FFFFFF"), more='rot="10800000"'),
        shape(box=(170, 20, 60, 200), paint=solid("FFFFFF"), more='rot="5400000"'),
        shape(box=(80, 60, 240, 120), paint=solid("FFFFFF"), more='rot="300000"'),
        shape(box=(0, -80, 400, 400), paint=solid("FFFFFF"), more='rot="2700000"'),
        shape(box=(60, 0, 280, 240), paint=solid("FFFFFF"), preset="cloudCallout"),
        shape(box=COVER, paint=solid("FFFFFF"), preset="wedgeRectCallout"),
        shape(box=(-100, 0, 600, 240), paint=solid("FFFFFF"), preset="rightArrow"),
    ],
)
def test_a_text_below_a_turned_shape_or_another_solid_one_is_told_of(over: str) -> None:
    found = _read(frame([["Tiltak"]], widths=[200], heights=[40], corner=(100, 100)) + over)
    assert _told(found) == [("unseen-text", Severity.WARNING)]
    assert _told(_read(TEXT + over)) == [("unseen-text", Severity.WARNING)]


@pytest.mark.parametrize("preset", ["donut", "frame", "noSmoking", "bracketPair"])
def test_a_shape_that_is_open_in_its_middle_hides_nothing(preset: str) -> None:
    assert _told(_read(TEXT + shape(box=(60, 60, 280, 120), paint=BLUE, preset=preset))) == []


def test_a_turned_shape_covers_less_than_its_box() -> None:
    over = shape(box=(250, 60, 120, 120), paint=solid("FFFFFF"), more='rot="2700000"')
    table = frame([["Tiltak", "Ny"]], widths=[100, 200], heights=[40], corner=(0, 100))
    assert _told(_read(table + over)) == []


@pytest.mark.parametrize(("turn", "row"), [(0, "Ny avtale"), (10_800_000, OLD)])
def test_a_shape_in_a_turned_group_stands_where_it_is_shown(turn: int, row: str) -> None:
    table = frame([["Tiltak"], ["Ny avtale"], [OLD]], widths=[200], corner=(100, 70))
    inner = shape(box=(0, 0, 200, 30), paint=solid("FFFFFF")) + shape(box=(0, 30, 200, 30))
    turned = group(inner, box=(100, 100, 200, 60), child=(0, 0, 200, 60), more=f'rot="{turn}"')
    [line] = _read(table + turned).diagnostics
    assert f"“{row}”" in line.message


def test_a_table_under_the_texts_of_another_is_told_of() -> None:
    rows = [["Tiltak", "Status"], ["Ny avtale", "Pågår"]]
    over = frame(rows, corner=(100, 100))
    assert _told(_read(frame(rows, corner=(104, 104)) + over)) == [
        ("unseen-text", Severity.WARNING)
    ]
    assert _told(_read(frame([["", ""]] * 2, corner=(104, 104)) + over)) == []
    assert _told(_read(frame(rows, corner=(104, 155)) + over)) == []


@pytest.mark.parametrize("rest", ["<a:ln><a:noFill/></a:ln>", '<a:ln w="0"/>', "<a:effectLst/>"])
def test_a_contour_or_an_effect_that_is_none_shows_no_letters(rest: str) -> None:
    ahead, behind = ("", rest) if "effect" in rest else (rest, "")
    white = run(OLD, inside=f"{ahead}{solid('FFFFFF')}{behind}")
    clear = run(OLD, inside=f"{ahead}<a:noFill/>{behind}")
    cells = [cell(paragraph("Ny") + paragraph(old)) for old in (white, clear)]
    found = _read(frame([cells]))
    assert found.slides[0].tables[0].grid() == [["Ny", "Ny"]]
    assert _texts(_read(shape(paragraph(white), box=COVER))) == []


@pytest.mark.parametrize(
    ("colour", "told"),
    [("F2F2F2", True), ("E7E6E6", True), ("D9D9D9", False), ("FFFF00", False)],
)
def test_letters_nearly_in_the_colour_of_their_ground_are_read_with_a_warning(
    colour: str, *, told: bool
) -> None:
    pale = _in(solid(colour))
    lines = [("unseen-text", Severity.WARNING)] * told
    white = cell(pale, properties=solid("FFFFFF"))
    for tree in (frame([["Tiltak", cell(pale)]]), frame([["Tiltak", white]])):
        found = _read(tree)
        assert found.slides[0].tables[0].grid() == [["Tiltak", OLD]]
        assert _told(found) == lines
    for paint in ("", solid("FFFFFF")):
        found = _read(shape(pale, box=COVER, paint=paint))
        assert _texts(found) == [OLD]
        assert _told(found) == lines
    assert _told(_read(frame([["Tiltak", cell(pale, properties=BLUE)]]))) == []


STRIP = 'rot="900000"'  # by 15 degrees
PEAK = '<a:custGeom><a:pathLst><a:path w="10" h="10"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
PEAK += '<a:lnTo><a:pt x="10" y="0"/></a:lnTo><a:lnTo><a:pt x="0" y="10"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'


def _over(box: tuple[float, float, float, float], geometry: str, more: str = "") -> str:
    properties = f"{transform(*box, more=more)}{geometry}{solid('FFFFFF')}"
    return f"<p:sp>{named('Sp')}<p:spPr>{properties}</p:spPr></p:sp>"


@pytest.mark.parametrize(
    ("over", "told"),
    [
        (shape(box=(90, 110, 220, 24), paint=solid("FFFFFF"), more=STRIP), True),
        (shape(box=(90, 140, 220, 24), paint=solid("FFFFFF"), more=STRIP), False),
        (shape(box=(90, 110, 220, 24), paint=CLEAR, more=STRIP), False),
        (shape(box=(90, 60, 220, 90), paint=solid("FFFFFF"), preset="triangle"), True),
        (shape(box=(90, 110, 220, 90), paint=solid("FFFFFF"), preset="rtTriangle"), False),
        (_over((90, 95, 220, 90), PEAK), True),
        (_over((90, 20, 220, 90), PEAK), False),
        (_over((90, 20, 220, 120), PEAK, 'flipV="1"'), True),
    ],
)
def test_covers_with_slanting_edges_are_told_of_where_they_hide_letters(
    over: str,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    found = _read(frame([[OLD]], widths=[200], heights=[120], corner=(100, 100)) + over)
    assert [code for code, _ in _told(found)] == ["unseen-text"] * told


@pytest.mark.parametrize(
    ("anchor", "top", "told"),
    [("t", 100, True), ("t", 130, False), ("b", 100, False), ("b", 180, True), ("ctr", 100, False)],
)
def test_a_cover_over_the_letters_of_a_high_cell_is_told_of(
    anchor: str,
    top: float,
    told: bool,  # noqa: FBT001 - a case's outcome
) -> None:
    text = cell(OLD).replace("<a:tcPr", f'<a:tcPr anchor="{anchor}"')
    over = shape(box=(100, top, 200, 40), paint=solid("FFFFFF"))
    found = _read(frame([[text]], widths=[200], heights=[120], corner=(100, 100)) + over)
    assert [code for code, _ in _told(found)] == ["unseen-text"] * told
