"""Text, boxes and tables on a slide: python-pptx, with the few things it has no words for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.table import _Cell as TableCell
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as TextParagraph
from pptx.util import Emu, Pt

from samples.builder.looks import FONT, SYMBOL_FONT

_PICTOGRAM: Final = re.compile("([\u2190-\u2bff\U0001f000-\U0001fbff\u24b6])")
"""Arrows, geometric shapes, pictograms and circled letters: what a text font does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands on a slide, in points from the top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        return Pt(self.x), Pt(self.y), Pt(self.width), Pt(self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How text is set: size in points, colour RRGGBB."""

    size: float
    colour: str
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    bullet: float | None = None
    """Indent of a bullet's text in points; None where there is no bullet."""


def rectangle(slide: Slide, place: Place, fill: str, *, rounded: bool = False) -> BaseShape:
    """Draw a filled shape without text."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(kind, *place.emu)
    if rounded:
        shape.adjustments[0] = 0.04
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    shape.line.fill.background()
    # The style would bring the theme's shadow along.
    shape._element.remove(shape._element.find(qn("p:style")))  # noqa: SLF001
    return shape


def text_box(
    slide: Slide,
    place: Place,
    paragraphs: Sequence[str],
    style: Type,
    *,
    name: str | None = None,
    middle: bool = False,
) -> BaseShape:
    """Write paragraphs into a text box without margins."""
    box = slide.shapes.add_textbox(*place.emu)
    if name:
        box.name = name
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    write(frame, paragraphs, [style] * len(paragraphs))
    return box


def write(frame: TextFrame, paragraphs: Sequence[str], styles: Sequence[Type]) -> None:
    """Write paragraphs, each in its style; `\\n` in one becomes a line break."""
    for index, (text, style) in enumerate(zip(paragraphs, styles, strict=True)):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = style.align
        if style.bullet is not None:
            _bullet(paragraph, style.bullet)
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number:
                paragraph.add_line_break()
            runs(paragraph, line, style)


def runs(paragraph: TextParagraph, text: str, style: Type) -> None:
    """Append text to a paragraph, pictograms as runs of their own in a symbol font."""
    for piece in _PICTOGRAM.split(text):
        if not piece:
            continue
        run = paragraph.add_run()
        run.text = piece
        run.font.size = Pt(style.size)
        run.font.bold = style.bold
        run.font.color.rgb = RGBColor.from_string(style.colour)
        symbol = _PICTOGRAM.fullmatch(piece) is not None
        run.font.name = SYMBOL_FONT if symbol else FONT
        properties = run.font._element  # noqa: SLF001
        properties.set("lang", "nb-NO")
        if symbol:
            for script in ("a:ea", "a:cs", "a:sym"):
                etree.SubElement(properties, qn(script), typeface=SYMBOL_FONT)


def _bullet(paragraph: TextParagraph, indent: float) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.set("marL", str(Pt(indent)))
    properties.set("indent", str(-Pt(indent)))
    etree.SubElement(properties, qn("a:buFont"), typeface="Arial")
    etree.SubElement(properties, qn("a:buChar"), char="•")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLook:
    """How a cell is painted and how far its text stands from its edges, in points."""

    fill: str
    pad_x: float = 6.0
    pad_y: float = 4.0
    indent: float = 0.0


def fill_cell(
    cell: TableCell, paragraphs: Sequence[str], styles: Sequence[Type], look: CellLook
) -> None:
    """Write and paint a cell; white rules part it from its neighbours."""
    cell.margin_left = Pt(look.pad_x + look.indent)
    cell.margin_right = Pt(look.pad_x)
    cell.margin_top = cell.margin_bottom = Pt(look.pad_y)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, paragraphs, styles[: len(paragraphs)])
    if not paragraphs and styles:
        # An empty cell keeps the row's font size, or its blank line would stretch the row.
        end = etree.SubElement(cell.text_frame.paragraphs[0]._p, qn("a:endParaRPr"))  # noqa: SLF001
        end.set("sz", str(int(styles[0].size * 100)))
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        line = etree.SubElement(properties, qn(side), w=str(Pt(1)))
        solid = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(solid, qn("a:srgbClr"), val="FFFFFF")
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(look.fill)


def table(
    slide: Slide,
    origin: tuple[float, float],
    widths: Sequence[float],
    heights: Sequence[float],
    *,
    header: bool,
    name: str,
) -> list[list[TableCell]]:
    """Place an empty table and return its cells, row by row."""
    place = Place(x=origin[0], y=origin[1], width=sum(widths), height=sum(heights))
    frame = slide.shapes.add_table(len(heights), len(widths), *place.emu)
    frame.name = name
    grid = frame.table
    grid.first_row = header
    for index, width in enumerate(widths):
        grid.columns[index].width = Pt(width)
    for index, height in enumerate(heights):
        grid.rows[index].height = Pt(height)
    return [
        [grid.cell(row, column) for column in range(len(widths))] for row in range(len(heights))
    ]


def tops(top: float, heights: Sequence[float]) -> list[float]:
    """Return where each row begins."""
    out = [top]
    for height in heights:
        out.append(out[-1] + height)
    return [start for start, _ in pairwise(out)]
