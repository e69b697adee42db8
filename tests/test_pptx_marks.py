"""Drawings of presentations: outlines, fills, painted areas, alternative texts."""

from __future__ import annotations

import math

import pytest
from lxml import etree
from pptx_builder import (
    NAMESPACES,
    adjustment,
    deck,
    frame,
    group,
    only_mark,
    paragraph,
    shape,
    slide,
    solid,
    transform,
)

from parsers.pptx.reader import read_pptx
from schema import Box, Shape

BALL = (100.0, 100.0, 20.0, 20.0)
DISC = math.pi / 4
GREEN = solid("00B050")
OUTLINE = "<a:noFill/><a:ln><a:solidFill><a:srgbClr val='404040'/></a:solidFill></a:ln>"


def part(preset: str, *adjust: str, box: tuple[float, float, float, float] = BALL) -> float:
    mark = only_mark(slide(shape(preset=preset, adjust="".join(adjust), paint=GREEN, box=box)))
    return mark.area / mark.box.area


@pytest.mark.parametrize(
    ("preset", "adjust", "expected"),
    [
        ("ellipse", [], DISC),
        ("flowChartConnector", [], DISC),
        ("pie", [("adj1", 16_200_000), ("adj2", 5_400_000)], DISC / 2),
        ("pie", [("adj1", 16_200_000), ("adj2", 0)], DISC / 4),
        ("pie", [], DISC * 3 / 4),
        ("chord", [("adj1", 16_200_000), ("adj2", 5_400_000)], DISC / 2),
        ("blockArc", [("adj1", 0), ("adj2", 10_800_000), ("adj3", 50_000)], DISC / 2),
        ("donut", [("adj", 25_000)], DISC * 3 / 4),
        ("pieWedge", [], DISC),
        ("flowChartDelay", [], 0.5 + DISC / 2),
        ("rect", [], 1.0),
        ("triangle", [], 0.5),
    ],
)
def test_the_painted_area_follows_the_outline(
    preset: str, adjust: list[tuple[str, int]], expected: float
) -> None:
    assert part(preset, *(adjustment(*each) for each in adjust)) == pytest.approx(
        expected, rel=0.01
    )


@pytest.mark.parametrize(
    ("preset", "outline"),
    [
        ("ellipse", Shape.ELLIPSE),
        ("donut", Shape.ELLIPSE),
        ("pie", Shape.PIE),
        ("chord", Shape.PIE),
        ("blockArc", Shape.PIE),
        ("roundRect", Shape.RECTANGLE),
        ("star5", Shape.OTHER),
    ],
)
def test_outlines_have_kinds(preset: str, outline: Shape) -> None:
    assert only_mark(slide(shape(preset=preset, paint=GREEN))).shape == outline


def test_an_outline_alone_paints_no_area() -> None:
    mark = only_mark(slide(shape(preset="ellipse", paint=OUTLINE)))
    assert (mark.fill, mark.line, mark.area) == (None, "404040", 0.0)


def test_white_is_a_fill() -> None:
    line = f"<a:ln>{solid('000000')}</a:ln>"
    mark = only_mark(slide(shape(preset="ellipse", paint=solid("FFFFFF") + line)))
    assert mark.fill == "FFFFFF"
    assert mark.area > 0


def freeform(*commands: str, width: int = 100, height: int = 100) -> str:
    path = f'<a:path w="{width}" h="{height}">{"".join(commands)}<a:close/></a:path>'
    drawn = f"<a:custGeom><a:pathLst>{path}</a:pathLst></a:custGeom>"
    return shape(paint=GREEN).replace(
        '<a:prstGeom prst="rect"><a:avLst></a:avLst></a:prstGeom>', drawn
    )


def point(command: str, *points: tuple[int, int]) -> str:
    return (
        f"<a:{command}>"
        + "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
        + f"</a:{command}>"
    )


def arc(width: int, height: int, start: int, sweep: int) -> str:
    return f'<a:arcTo wR="{width}" hR="{height}" stAng="{start * 60000}" swAng="{sweep * 60000}"/>'


FREEFORMS = {
    "disc": ([point("moveTo", (0, 50)), arc(50, 50, 180, 360)], Shape.ELLIPSE, DISC),
    "half a disc": ([point("moveTo", (100, 0)), arc(100, 50, 270, -180)], Shape.PIE, DISC),
    "square": ([point("moveTo", (0, 0)), point("lnTo", (100, 0)), point("lnTo", (100, 100)),
                point("lnTo", (0, 100))], Shape.RECTANGLE, 1.0),
    "triangle": ([point("moveTo", (0, 0)), point("lnTo", (100, 0)), point("lnTo", (0, 100))],
                 Shape.OTHER, 0.5),
    "bulge": ([point("moveTo", (0, 100)), point("cubicBezTo", (0, 0), (100, 0), (100, 100))],
              Shape.PIE, 0.6),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "outline", "area"), FREEFORMS.values(), ids=FREEFORMS)
def test_freeforms_are_measured(commands: list[str], outline: Shape, area: float) -> None:
    mark = only_mark(slide(freeform(*commands)))
    assert mark.shape == outline
    assert mark.area / mark.box.area == pytest.approx(area, rel=0.02)


def test_a_style_paints_what_the_shape_does_not() -> None:
    style = (
        '<p:style><a:lnRef idx="1"><a:schemeClr val="accent2"/></a:lnRef>'
        '<a:fillRef idx="1"><a:schemeClr val="accent3"/></a:fillRef>'
        '<a:effectRef idx="0"/><a:fontRef idx="minor"/></p:style>'
    )
    mark = only_mark(slide(shape(preset="ellipse", style=style)))
    assert mark.fill == "9BBB59"
    assert mark.line is not None
    none = style.replace('fillRef idx="1"', 'fillRef idx="0"').replace(
        'lnRef idx="1"', 'lnRef idx="0"'
    )
    assert slide(shape(preset="ellipse", style=none)).marks == ()


def test_a_shape_may_take_the_fill_of_its_group() -> None:
    tree = group(
        shape(preset="ellipse", paint="<a:grpFill/>", box=(0, 0, 10, 10)),
        box=(50, 50, 20, 20),
        child=(0, 0, 10, 10),
        paint=GREEN,
        attributes='descr="Pågår"',
    )
    mark = only_mark(slide(tree))
    assert mark.fill == "00B050"
    assert mark.alt == "Pågår"
    assert mark.box == Box(x0=50, top=50, x1=70, bottom=70)


def test_a_flipped_group_mirrors_what_is_in_it() -> None:
    tree = group(
        shape(preset="ellipse", paint=GREEN, box=(0, 0, 10, 10)),
        box=(100, 100, 50, 20),
        child=(0, 0, 50, 20),
        more='flipH="1"',
    )
    assert only_mark(slide(tree)).box == Box(x0=140, top=100, x1=150, bottom=110)


def test_a_shape_on_its_side_has_its_sides_swapped() -> None:
    tree = shape(paint=GREEN, box=(100, 100, 40, 20), more='rot="5400000"')
    assert only_mark(slide(tree)).box == Box(x0=110, top=90, x1=130, bottom=130)


def test_a_letter_in_a_disc_belongs_to_the_mark() -> None:
    found = slide(shape(paragraph("G"), preset="ellipse", paint=GREEN))
    assert found.texts == ()
    assert only_mark(found).text == "G"


def test_longer_text_in_a_disc_is_text_and_the_disc_a_mark() -> None:
    found = slide(shape(paragraph("Pågår"), preset="ellipse", paint=GREEN))
    assert [text.text for text in found.texts] == ["Pågår"]
    assert only_mark(found).text is None


def test_a_letter_on_a_tile_is_text_and_the_tile_a_mark() -> None:
    found = slide(shape(paragraph("R"), paint=solid("FF0000")))
    assert [text.text for text in found.texts] == ["R"]
    assert (only_mark(found).fill, only_mark(found).text) == ("FF0000", None)


def test_text_in_an_unpainted_box_is_text_alone() -> None:
    found = slide(shape(paragraph("1")))
    assert [text.text for text in found.texts] == ["1"]
    assert found.marks == ()


@pytest.mark.parametrize("box", [(0, 0, 900, 500), (100, 100, 300, 1), (100, 100, 300, 60)])
def test_panels_and_rules_are_no_marks(box: tuple[float, float, float, float]) -> None:
    assert slide(shape(paint=GREEN, box=box)).marks == ()


def test_a_picture_is_a_mark_with_its_alternative_text() -> None:
    tree = (
        '<p:pic><p:nvPicPr><p:cNvPr id="4" name="Bilde 3" descr="Fullført"/><p:cNvPicPr/><p:nvPr/>'
        f"</p:nvPicPr><p:blipFill/><p:spPr>{transform(*BALL)}</p:spPr></p:pic>"
    )
    mark = only_mark(slide(tree))
    assert (mark.shape, mark.alt, mark.area) == (Shape.PICTURE, "Fullført", 400.0)


def test_lines_and_charts_are_left_out() -> None:
    line = f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr id='3' name=''/></p:nvCxnSpPr><p:spPr>{transform(*BALL)}</p:spPr></p:cxnSp>"
    chart = frame([["x"]]).replace("drawingml/2006/table", "drawingml/2006/chart")
    assert etree.fromstring(f"<x {NAMESPACES}>{line}</x>") is not None
    found = read_pptx(deck(line + chart))
    assert (found.slides[0].marks, found.slides[0].tables, found.diagnostics) == ((), (), ())


CHORD = [adjustment("adj1", 9_000_000), adjustment("adj2", -9_000_000)]


def test_angles_beyond_a_turn_are_pinned_to_its_ends() -> None:
    assert part("chord", *CHORD) == pytest.approx(part("chord", CHORD[0], adjustment("adj2", 0)))


@pytest.mark.parametrize(
    ("preset", "place", "kept"),
    [
        ("downArrow", (445, 80, 20, 150), True),
        ("rect", (445, 80, 20, 150), False),
        ("downArrow", (600, 80, 20, 150), False),
    ],
)
def test_a_large_arrow_is_a_mark_at_the_side_of_a_table(
    preset: str, place: tuple[float, float, float, float], *, kept: bool
) -> None:
    table = frame([["Tiltak", "Pri"], *[[f"Avtale {n}", "1"] for n in range(5)]], corner=(240, 80))
    found = slide(table + shape(preset=preset, paint=GREEN, box=place)).marks
    assert [mark.box for mark in found] == [Box(*place[:2], place[0] + 20, place[1] + 150)] * kept
