"""What stands on a slide, or is said of it, and is not read: it is told of."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide
from pptx_builder import NAMESPACES, deck, frame, paragraph, saved, shape, transform

from parsers.pptx.reader import read_pptx
from parsers.report.interpret import interpret
from schema import Deck, Severity
from schema.vocabulary import load

P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
TABLE = frame([["Tiltak", "Status"], ["Innkjøp", "Pågår"]])
TYPES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://schemas.microsoft.com/office/2018/10/relationships/comments",
)


def _told(found: Deck) -> list[tuple[str, Severity, int | None]]:
    return [(line.code, line.severity, line.slide) for line in found.diagnostics]


def test_a_drawing_made_with_a_pen_is_told_of_and_is_a_mark() -> None:
    where = transform(50, 115, 200, 20, tag="p14:xfrm")
    ink = (
        f'<p:contentPart {P14} r:id="rId9"><p14:nvContentPartPr><p14:cNvPr id="9" name="Ink"/>'
        f"</p14:nvContentPartPr>{where}</p:contentPart>"
    )
    fallback = '<p:pic><p:nvPicPr><p:cNvPr id="9" name="Ink"/></p:nvPicPr></p:pic>'
    drawn = (
        f'<mc:AlternateContent><mc:Choice {P14} Requires="p14">{ink}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    found = read_pptx(deck(TABLE + drawn))
    assert found.slides[0].texts == ()
    assert len(found.slides[0].marks) == 1
    assert _told(found) == [("unread-object", Severity.INFO, 1)]


@pytest.mark.parametrize("kind", TYPES)
def test_comments_are_told_of_on_their_slide(kind: str) -> None:
    presentation = Presentation(BytesIO(deck(TABLE, TABLE)))
    slide = presentation.slides[1].part
    comments = Part(
        PackURI("/ppt/comments/comment1.xml"), "application/xml", slide.package, b"<c/>"
    )
    slide.relate_to(comments, kind)
    assert _told(read_pptx(saved(presentation))) == [("unread-object", Severity.INFO, 2)]


@pytest.mark.parametrize("master", [False, True])
def test_a_table_on_a_layout_or_master_is_told_of_once(*, master: bool) -> None:
    presentation = Presentation(BytesIO(deck("", "")))
    slide: Slide = presentation.slides[0]
    owner = slide.slide_layout.slide_master if master else slide.slide_layout
    tree = etree.fromstring(f"<x {NAMESPACES}>{TABLE}</x>")
    owner._element.cSld.spTree.extend(tree)
    found = read_pptx(saved(presentation))
    assert [slide.tables for slide in found.slides] == [(), ()]
    assert _told(found) == [("unread-object", Severity.INFO, 1)]
    assert "Tiltak Status Innkjøp" in found.diagnostics[0].message


def _dated(kind: str, per: str = "", *, later: bool = False) -> list[str]:
    field = f'<a:fld id="{{0}}" type="{kind}"><a:rPr/><a:t>13.10.2023</a:t></a:fld>'
    title = shape(
        paragraph("" if later and not per else f"Handlingsplan {per}", field),
        box=(100, 100, 600, 50),
    )
    first, second = (shape(paragraph("Handlingsplan")), title) if later else (title, "")
    [report] = interpret(read_pptx(deck(first, TABLE + second)), load())
    assert report.dates[0][1] == date(2023, 10, 13)
    return [line.code for line in report.diagnostics if line.code == "date-guessed"]


def test_a_date_that_changes_by_itself_is_told_of_where_it_is_the_reports() -> None:
    assert _dated("datetime1") == ["date-guessed"]
    assert _dated("other") == []
    assert _dated("datetime1", per="– statusrapport per 13.10.2023, vist ") == []
    assert _dated("datetime1", per="– statusrapport per ") == ["date-guessed"]
    assert _dated("datetime1", per="– statusrapport per ", later=True) == ["date-guessed"]
    assert _dated("datetime1", later=True) == ["date-guessed"]
    assert _dated("other", later=True) == []
