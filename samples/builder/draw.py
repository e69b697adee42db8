"""Text, boxes and tables on a slide, written as DrawingML into the shapes of python-pptx."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement as Element
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Length, Pt

from samples.builder.looks import FONT, SYMBOL_FONT

_PICTOGRAM: Final = re.compile("([\u2190-\u2bff\U0001f000-\U0001fbff\u24b6])")
"""Arrows, geometric shapes, pictograms and circled letters: what a text font does not hold."""

_RULE: Final = 1.0
"""Width of the white rules between cells, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands on a slide, in points from the top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def lengths(self) -> tuple[Length, Length, Length, Length]:
        """Return left, top, width and height as python-pptx takes them."""
        return Pt(self.x), Pt(self.y), Pt(self.width), Pt(self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How text is set: size in points, colour RRGGBB.

    `bullet` is the indent of a bulleted text in points, None where there is no bullet. `below` is
    how the lines after a line break are set where they are set otherwise.
    """

    size: float
    colour: str
    bold: bool = False
    align: Literal["l", "ctr", "r"] = "l"
    bullet: float | None = None
    below: Type | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLook:
    """How a cell is painted and how far its text stands from its edges, in points."""

    fill: str
    pad_x: float = 6.0
    pad_y: float = 4.0
    indent: float = 0.0


def detach(shape: BaseShape) -> None:
    """Take a shape off its slide."""
    element: Element = shape.element
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def to_front(slide: Slide, shape: BaseShape) -> None:
    """Let a shape stand last on its slide, over all others."""
    detach(shape)
    append(slide, shape.element)


def append(slide: Slide, element: Element) -> None:
    """Append a shape's element to a slide."""
    tree: Element = slide.shapes.element
    tree.append(element)


def title_of(slide: Slide) -> Shape:
    """Return the slide's title placeholder."""
    title = slide.shapes.title
    if title is None:
        raise ValueError("the slide's layout has no title")
    return title


def put(shape: BaseShape, place: Place) -> None:
    """Place a shape."""
    shape.left, shape.top, shape.width, shape.height = place.lengths


def rectangle(slide: Slide, place: Place, fill: str) -> None:
    """Draw a filled rectangle without text."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.lengths)
    element: Element = shape.element
    for style in element.findall(qn("p:style")):
        element.remove(style)  # it would bring the theme's outline and shadow along
    for properties in element.findall(qn("p:spPr")):
        _paint(properties, fill)


def text_box(
    slide: Slide, place: Place, paragraphs: Sequence[str], style: Type, *, middle: bool = False
) -> Shape:
    """Write paragraphs, all set alike, into a text box without margins."""
    box = slide.shapes.add_textbox(*place.lengths)
    write(box, paragraphs, [style] * len(paragraphs), anchor="ctr" if middle else "t")
    return box


def write(
    shape: BaseShape,
    paragraphs: Sequence[str],
    styles: Sequence[Type],
    *,
    anchor: Literal["t", "ctr", "b"] = "t",
) -> None:
    """Write paragraphs, each in its style, as a shape's only text; it gets no margins.

    A newline within a paragraph becomes a line break.
    """
    element: Element = shape.element
    for body in element.findall(qn("p:txBody")):
        for properties in body.findall(qn("a:bodyPr")):
            for side in ("lIns", "tIns", "rIns", "bIns"):
                properties.set(side, "0")
            properties.set("wrap", "square")
            properties.set("anchor", anchor)
        _fill(body, paragraphs, styles)


def fill_cell(
    cell: etree._Element, paragraphs: Sequence[str], styles: Sequence[Type], look: CellLook
) -> None:
    """Write and paint a cell; white rules part it from its neighbours.

    A cell without paragraphs takes its first style all the same: its blank line has a size too.
    """
    for body in cell.findall(qn("a:txBody")):
        _fill(body, paragraphs or [""], styles)
    for old in cell.findall(qn("a:tcPr")):
        cell.remove(old)
    properties = etree.SubElement(
        cell,
        qn("a:tcPr"),
        marL=str(Pt(look.pad_x + look.indent)),
        marR=str(Pt(look.pad_x)),
        marT=str(Pt(look.pad_y)),
        marB=str(Pt(look.pad_y)),
        anchor="ctr",
    )
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        _paint(etree.SubElement(properties, qn(side), w=str(Pt(_RULE))), "FFFFFF")
    _paint(properties, look.fill)


def table(
    slide: Slide,
    origin: tuple[float, float],
    widths: Sequence[float],
    heights: Sequence[float],
    *,
    header: bool,
) -> list[list[etree._Element]]:
    """Place an empty table, its top left corner at `origin`, and return its cells, row by row."""
    place = Place(x=origin[0], y=origin[1], width=sum(widths), height=sum(heights))
    frame = slide.shapes.add_table(len(heights), len(widths), *place.lengths)
    grid = frame.table
    grid.first_row = header
    for index, width in enumerate(widths):
        grid.columns[index].width = Pt(width)
    for index, height in enumerate(heights):
        grid.rows[index].height = Pt(height)
    element: Element = frame.element
    return [list(row.iter(qn("a:tc"))) for row in element.iter(qn("a:tr"))]


def merge(first: etree._Element, second: etree._Element) -> None:
    """Let a cell reach across the one to its right."""
    first.set("gridSpan", "2")
    second.set("hMerge", "1")


def _fill(body: etree._Element, paragraphs: Sequence[str], styles: Sequence[Type]) -> None:
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for text, style in zip(paragraphs, styles, strict=True):
        paragraph = etree.SubElement(body, qn("a:p"))
        properties = etree.SubElement(paragraph, qn("a:pPr"), algn=style.align)
        if style.bullet is not None:
            properties.set("marL", str(Pt(style.bullet)))
            properties.set("indent", str(-Pt(style.bullet)))
            etree.SubElement(properties, qn("a:buFont"), typeface="Arial")
            etree.SubElement(properties, qn("a:buChar"), char="•")
        for number, line in enumerate(text.split("\n")):
            line_style = style.below or style if number else style
            if number:
                _font(etree.SubElement(paragraph, qn("a:br")), "a:rPr", line_style, FONT)
            for piece in _PICTOGRAM.split(line):
                _run(paragraph, piece, line_style)
        if not text:
            _font(paragraph, "a:endParaRPr", style, FONT)


def _run(paragraph: etree._Element, text: str, style: Type) -> None:
    if not text:
        return
    run = etree.SubElement(paragraph, qn("a:r"))
    _font(run, "a:rPr", style, SYMBOL_FONT if _PICTOGRAM.fullmatch(text) else FONT)
    etree.SubElement(run, qn("a:t")).text = text


def _font(parent: etree._Element, tag: str, style: Type, font: str) -> None:
    properties = etree.SubElement(
        parent, qn(tag), lang="nb-NO", sz=str(round(style.size * 100)), b=str(int(style.bold))
    )
    _paint(properties, style.colour)
    scripts = ("a:latin", "a:ea", "a:cs", "a:sym") if font == SYMBOL_FONT else ("a:latin",)
    for script in scripts:
        etree.SubElement(properties, qn(script), typeface=font)


def _paint(parent: etree._Element, colour: str) -> None:
    etree.SubElement(etree.SubElement(parent, qn("a:solidFill")), qn("a:srgbClr"), val=colour)
