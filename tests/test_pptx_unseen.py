"""Text that a presentation holds and nobody sees."""

from __future__ import annotations

import pytest
from pptx_builder import cell, deck, frame, group, paragraph, replaced, run, shape, solid

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


@pytest.mark.parametrize("old", [run(OLD, inside="<a:noFill/>"), run(OLD, 'sz="100"')])
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
    assert _told(_read(table + shape(box=COVER, paint=solid("FFFFFF")))) == _told(found)


@pytest.mark.parametrize(
    "over",
    [
        shape(box=COVER, paint=CLEAR),
        shape(box=COVER, paint="<a:noFill/>"),
        shape(box=COVER, paint=solid("FFFFFF"), preset="ellipse"),
        shape(box=COVER, paint=solid("FFFFFF"), more='rot="600000"'),
        shape(box=(150, 90, 160, 60), paint=solid("FFFFFF")),
    ],
)
def test_a_text_that_shows_through_or_beside_a_shape_is_read(over: str) -> None:
    found = _read(TEXT + over)
    assert _texts(found) == [OLD]
    assert _told(found) == []


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
