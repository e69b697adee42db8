"""White texts of a table on pictures, which may be as light."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Pt
from pptx_builder import NAMESPACES, cell, deck, frame, paragraph, run, saved, shape, solid

from parsers.pptx.reader import read_pptx
from schema import Diagnostic, Severity

OLD = "Gammel ordlyd"
WHITE = cell(paragraph(run(OLD, inside=solid("FFFFFF"))))
TABLE = frame([["Tiltak", "Siste status"], ["Innkjøp", WHITE]], corner=(100, 100))
LIGHT, DARK = (240, 240, 236), (60, 80, 130)
GROUNDS: Final = ("picture", "fill", "slide", "layout", "master", "cell")


def _fill(identifier: str) -> str:
    return f'<a:blipFill><a:blip r:embed="{identifier}"/><a:stretch/></a:blipFill>'


def _append(slide: Slide, tree: str) -> None:
    slide.shapes._spTree.extend(etree.fromstring(f"<x {NAMESPACES}>{tree}</x>"))


HEADING = shape(paragraph(run(OLD, inside=solid("FFFFFF"))), box=(100, 100, 400, 50))
PLAIN = frame([["Tiltak", "Siste status"], ["Innkjøp", "Pågår"]], corner=(100, 300))


def _told(
    ground: str, colour: tuple[int, int, int], over: str = "", *, table: str = TABLE
) -> list[Diagnostic]:
    """Return what is said of what stands above a ground, something else `over` that."""
    picture = BytesIO()
    Image.new("RGB", (8, 4), colour).save(picture, "PNG")
    return _said(ground, picture, over, table)


def _said(ground: str, picture: BytesIO, over: str, table: str) -> list[Diagnostic]:
    presentation = Presentation(BytesIO(deck("")))
    slide = presentation.slides[0]
    layout = slide.slide_layout
    owner = {"layout": layout, "master": layout.slide_master}.get(ground, slide)
    fill = _fill(owner.part.get_or_add_image_part(picture)[1])
    match ground:
        case "picture":
            slide.shapes.add_picture(picture, 0, 0, Pt(960), Pt(540))
        case "fill":
            _append(slide, shape(box=(0, 0, 960, 540), paint=fill))
        case "cell":
            filled = WHITE.replace("<a:tcPr>", f"<a:tcPr>{fill}")
            table = table.replace(WHITE, filled)
        case _:
            common = owner._element.cSld
            for stated in common.findall("{*}bg"):
                common.remove(stated)
            background = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
            common.insert(0, etree.fromstring(f"<x {NAMESPACES}>{background}</x>")[0])
    _append(slide, over + table)
    found = read_pptx(saved(presentation))
    [shown] = found.slides
    tables = [text for table in shown.tables for text in table.grid()[1]]
    assert OLD in [*tables, *[text.text for text in shown.texts]]
    return list(found.diagnostics)


@pytest.mark.parametrize("ground", GROUNDS)
def test_white_text_on_a_light_picture_is_read_and_told_of(ground: str) -> None:
    [line] = _told(ground, LIGHT)
    assert (line.code, line.severity) == ("unseen-text", Severity.INFO)
    assert OLD in line.message


def test_a_picture_that_fills_a_cell_without_text_is_a_mark_there() -> None:
    filled = cell("", properties=_fill("rId1"))
    for body, marks in ((filled, 1), (cell("Ny", properties=_fill("rId1")), 0)):
        [found] = read_pptx(deck(frame([["Tiltak"], [body]], corner=(100, 100)))).slides
        assert [mark.box for mark in found.marks] == [found.tables[0].cells[1].box] * marks


@pytest.mark.parametrize("ground", GROUNDS)
def test_white_text_on_a_dark_picture_is_seen(ground: str) -> None:
    assert _told(ground, DARK) == []


@pytest.mark.parametrize("ground", ["picture", "fill", "slide", "layout", "master"])
def test_what_is_painted_over_a_picture_is_what_a_text_stands_on(ground: str) -> None:
    panel = shape(box=(90, 90, 600, 300), paint=solid("1F3864"))
    assert _told(ground, LIGHT, panel) == []


@pytest.mark.parametrize("ground", ["picture", "fill", "slide", "layout", "master"])
def test_a_white_heading_beside_a_table_is_told_of_on_a_light_picture_alone(ground: str) -> None:
    [line] = _told(ground, LIGHT, table=HEADING + PLAIN)
    assert (line.code, line.severity) == ("unseen-text", Severity.INFO)
    assert OLD in line.message
    assert _told(ground, DARK, table=HEADING + PLAIN) == []
    panel = shape(box=(90, 90, 600, 100), paint=solid("1F3864"))
    assert _told(ground, LIGHT, panel, table=HEADING + PLAIN) == []


def test_a_white_figure_on_a_light_picture_is_told_of_and_a_slides_number_is_not() -> None:
    figure = shape(paragraph(run("12", inside=solid("FFFFFF"))), box=(100, 100, 400, 50))
    plain = PLAIN.replace("Innkjøp", OLD)
    [line] = _told("picture", LIGHT, table=figure + plain)
    assert (line.code, line.severity) == ("unseen-text", Severity.INFO)
    fill = f"<a:rPr>{solid('FFFFFF')}</a:rPr>"
    number = f'<a:fld id="{{1}}" type="slidenum">{fill}<a:t>1</a:t></a:fld>'
    corner = shape(paragraph(number), box=(100, 100, 400, 50))
    assert _told("picture", LIGHT, table=corner + plain) == []


def test_a_white_heading_without_a_table_is_not_worth_opening_a_picture() -> None:
    assert _told("picture", LIGHT, table=HEADING) == []


@pytest.mark.parametrize(("dark", "told"), [(0, []), (1, ["unseen-text"])])
def test_the_part_of_a_picture_that_a_text_stands_on_counts(dark: int, told: list[str]) -> None:
    picture = BytesIO()
    shades = Image.new("RGB", (8, 2), LIGHT)
    shades.paste(DARK, (0, dark, 8, dark + 1))
    shades.save(picture, "PNG")
    assert [line.code for line in _said("picture", picture, "", HEADING + PLAIN)] == told


@pytest.mark.parametrize(("grey", "told"), [(118, True), (140, True), (60, False), (230, False)])
def test_grey_text_on_a_picture_as_grey_is_told_of(grey: int, *, told: bool) -> None:
    for table in (TABLE, HEADING + PLAIN):
        grey_text = table.replace("FFFFFF", "808080")
        found = _told("picture", (grey, grey, grey), table=grey_text)
        assert [line.code for line in found] == ["unseen-text"] * told


NIGHT = (16, 24, 32)


@pytest.mark.parametrize("ground", ["picture", "fill", "slide", "layout", "master"])
def test_dark_text_on_a_dark_picture_is_read_and_told_of(ground: str) -> None:
    [line] = _told(ground, NIGHT, table=TABLE.replace("FFFFFF", "000000"))
    assert (line.code, line.severity) == ("unseen-text", Severity.INFO)
    assert OLD in line.message


@pytest.mark.parametrize(
    "changed", ['<a:alphaModFix amt="20000"/>', '<a:lum bright="70000" contrast="-70000"/>']
)
def test_a_dark_picture_that_the_file_shows_paler_is_not_dark(changed: str) -> None:
    picture = BytesIO()
    Image.new("RGB", (8, 4), NIGHT).save(picture, "PNG")
    presentation = Presentation(BytesIO(deck("")))
    slide = presentation.slides[0]
    blip = slide.shapes.add_picture(picture, 0, 0, Pt(960), Pt(540))._element.blipFill.blip
    blip.extend(etree.fromstring(f"<x {NAMESPACES}>{changed}</x>"))
    _append(slide, TABLE.replace("FFFFFF", "000000"))
    assert list(read_pptx(saved(presentation)).diagnostics) == []


def test_a_picture_that_is_clear_is_not_dark() -> None:
    picture = BytesIO()
    Image.new("RGBA", (8, 4), (0, 0, 0, 0)).save(picture, "PNG")
    assert _said("picture", picture, "", TABLE.replace("FFFFFF", "000000")) == []


@pytest.mark.parametrize("ground", ["picture", "fill", "slide", "layout", "master"])
def test_a_dark_heading_beside_a_table_is_told_of_on_a_dark_picture_alone(ground: str) -> None:
    heading = shape(paragraph(run(OLD, inside=solid("202020"))), box=(100, 100, 400, 50))
    white = cell(paragraph(run("Pågår", inside=solid("FFFFFF"))))
    table = frame([[white], [white.replace("Pågår", "Mai")]], corner=(100, 300))
    [line] = _told(ground, NIGHT, table=heading + table)
    assert OLD in line.message
    assert "Mai" not in line.message
    assert _told(ground, DARK, table=heading + table) == []
