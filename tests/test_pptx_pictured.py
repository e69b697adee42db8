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
LIGHT, DARK = (240, 240, 236), (20, 40, 90)
GROUNDS: Final = ("picture", "fill", "slide", "layout", "master", "cell")


def _fill(identifier: str) -> str:
    return f'<a:blipFill><a:blip r:embed="{identifier}"/><a:stretch/></a:blipFill>'


def _append(slide: Slide, tree: str) -> None:
    slide.shapes._spTree.extend(etree.fromstring(f"<x {NAMESPACES}>{tree}</x>"))


def _told(ground: str, colour: tuple[int, int, int], over: str = "") -> list[Diagnostic]:
    """Return what is said of the table above a ground, something else `over` that."""
    presentation = Presentation(BytesIO(deck("")))
    slide = presentation.slides[0]
    picture = BytesIO()
    Image.new("RGB", (8, 4), colour).save(picture, "PNG")
    layout = slide.slide_layout
    owner = {"layout": layout, "master": layout.slide_master}.get(ground, slide)
    fill = _fill(owner.part.get_or_add_image_part(picture)[1])
    table = TABLE
    match ground:
        case "picture":
            slide.shapes.add_picture(picture, 0, 0, Pt(960), Pt(540))
        case "fill":
            _append(slide, shape(box=(0, 0, 960, 540), paint=fill))
        case "cell":
            filled = WHITE.replace("<a:tcPr>", f"<a:tcPr>{fill}")
            table = TABLE.replace(WHITE, filled)
        case _:
            common = owner._element.cSld
            for stated in common.findall("{*}bg"):
                common.remove(stated)
            background = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
            common.insert(0, etree.fromstring(f"<x {NAMESPACES}>{background}</x>")[0])
    _append(slide, over + table)
    found = read_pptx(saved(presentation))
    assert OLD in found.slides[0].tables[0].grid()[1]
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
