"""Draw pages as a PowerPoint file, with the XML that PowerPoint itself writes."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from deckmaker.model import Cell, Drawing, Grid, Kind, Pages, Par, Span, Text
from schema.deck import Box, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

EMU = 12700
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KINDS = {
    Kind.ELLIPSE: MSO_SHAPE.OVAL,
    Kind.HALF: MSO_SHAPE.CHORD,
    Kind.RING: MSO_SHAPE.DONUT,
    Kind.BLOCK_ARC: MSO_SHAPE.BLOCK_ARC,
    Kind.ARC: MSO_SHAPE.ARC,
    Kind.RECTANGLE: MSO_SHAPE.RECTANGLE,
    Kind.ROUNDED: MSO_SHAPE.ROUNDED_RECTANGLE,
}
#: python-pptx has no types; this is the one place where its objects are handled.
Part = Any


def draw_pptx(pages: Pages) -> bytes:
    """Return the pages as a PPTX file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(pages.width), Pt(pages.height)
    deck.core_properties.title = pages.title
    deck.core_properties.created = datetime(2023, 10, 16, 8, 0, tzinfo=UTC)
    deck.core_properties.modified = datetime(2023, 10, 17, 9, 30, tzinfo=UTC)
    layouts = {Role.SUBTITLE: 0, Role.TITLE: 5}
    for page in pages.pages:
        roles = {item.role for item in page.items if isinstance(item, Text)}
        wanted = next((layouts[r] for r in (Role.SUBTITLE, Role.TITLE) if r in roles), 6)
        slide = deck.slides.add_slide(deck.slide_layouts[wanted])
        groups: dict[int, Part] = {}
        for item in page.items:
            if isinstance(item, Text):
                _text(slide, item)
            elif isinstance(item, Grid):
                _grid(slide, item)
            else:
                _drawing(slide.shapes, groups, item)
        if page.hidden:
            slide._element.set("show", "0")
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _place(shape: Part, box: Box) -> None:
    shape.left, shape.top = Emu(round(box.x0 * EMU)), Emu(round(box.top * EMU))
    shape.width, shape.height = Emu(round(box.width * EMU)), Emu(round(box.height * EMU))


def _text(slide: Part, item: Text) -> None:
    holders = {Role.TITLE: 0, Role.SUBTITLE: 1}
    shape = None
    if item.role in holders:
        shape = next(
            (s for s in slide.placeholders if s.placeholder_format.idx == holders[item.role]), None
        )
    if shape is None:
        shape = slide.shapes.add_textbox(0, 0, 1, 1)
        kind = {Role.DATE: "dt", Role.FOOTER: "ftr"}.get(item.role) if item.role else None
        if kind:
            mark = etree.SubElement(shape._element.find(".//" + qn("p:nvPr")), qn("p:ph"))
            mark.set("type", kind)
            mark.set("idx", "10")
    _place(shape, item.box)
    shape.text_frame.word_wrap = True
    _fill_body(shape._element.find(qn("p:txBody")), item.pars)


def _grid(slide: Part, grid: Grid) -> None:
    if grid.boxes:
        _boxes(slide, grid)
        return
    columns = len(grid.widths)
    frame = slide.shapes.add_table(len(grid.rows), columns, 0, 0, 1, 1)
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    table.first_row, table.horz_banding = grid.first_row_flag, grid.zebra
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Emu(round(width * EMU))
    for row, height in zip(table.rows, grid.heights, strict=True):
        row.height = Emu(round(height * EMU))
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            if cell.rows > 1 or cell.columns > 1:
                table.cell(r, c).merge(table.cell(r + cell.rows - 1, c + cell.columns - 1))
            _cell(table.cell(r, c)._tc, cell)
    left, top = grid.left * EMU, grid.top * EMU
    frame.left, frame.top = Emu(round(left)), Emu(round(top))
    frame.width = Emu(sum(round(w * EMU) for w in grid.widths))
    frame.height = Emu(sum(round(h * EMU) for h in grid.heights))
    if grid.scale:
        _scaled_group(slide, frame, grid.scale)


def _cell(tc: Part, cell: Cell) -> None:
    _fill_body(tc.find(qn("a:txBody")), cell.pars)
    properties = tc.get_or_add_tcPr()
    for side in ("lnL", "lnR", "lnT", "lnB"):
        line = etree.SubElement(properties, qn(f"a:{side}"), w="6350")
        _solid(line, "BFBFBF")
    if cell.fill:
        _solid(properties, cell.fill)


def _solid(parent: Part, colour: str) -> None:
    fill = etree.SubElement(parent, qn("a:solidFill"))
    if len(colour) == 6 and colour.upper() == colour:
        etree.SubElement(fill, qn("a:srgbClr"), val=colour)
    else:
        etree.SubElement(fill, qn("a:schemeClr"), val=colour)


def _scaled_group(slide: Part, frame: Part, scale: float) -> None:
    """Put a table into a group whose own units are `1/scale` as large, in the same place."""
    group = slide.shapes.add_group_shape()
    group._element.append(frame._element)
    x, y, width, height = frame.left, frame.top, frame.width, frame.height
    inner = [round(v / scale) for v in (x, y, width, height)]
    frame.left, frame.top, frame.width, frame.height = (Emu(v) for v in inner)
    transform = group._element.grpSpPr.get_or_add_xfrm()
    for child in list(transform):
        transform.remove(child)
    for tag, names, values in (
        ("a:off", ("x", "y"), (x, y)),
        ("a:ext", ("cx", "cy"), (width, height)),
        ("a:chOff", ("x", "y"), inner[:2]),
        ("a:chExt", ("cx", "cy"), inner[2:]),
    ):
        made = etree.SubElement(transform, qn(tag))
        for name, value in zip(names, values, strict=True):
            made.set(name, str(int(value)))
    for tag, name in (("a:gridCol", "w"), ("a:tr", "h")):
        for element in frame._element.iter(qn(tag)):
            element.set(name, str(round(int(element.get(name)) / scale)))


def _boxes(slide: Part, grid: Grid) -> None:
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell is None or not cell.pars:
                continue
            box = grid.box(r, c)
            shape = slide.shapes.add_textbox(0, 0, 1, 1)
            _place(shape, box)
            shape.text_frame.word_wrap = True
            _fill_body(shape._element.find(qn("p:txBody")), cell.pars)


def _drawing(shapes: Part, groups: dict[int, Part], item: Drawing) -> None:
    if item.group is not None:
        if item.group not in groups:
            groups[item.group] = shapes.add_group_shape()
        shapes = groups[item.group].shapes
    if item.kind is Kind.PICTURE:
        colour = bytes.fromhex(item.fill or "808080")
        shape = shapes.add_picture(BytesIO(tiny_png(colour)), 0, 0)
        shape._element.nvPicPr.cNvPr.set("descr", item.alt or "")
        _place(shape, item.box)
        return
    shape = shapes.add_shape(_KINDS[item.kind], 0, 0, 1, 1)
    _place(shape, item.box)
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    properties = shape._element.spPr
    if item.kind in {Kind.HALF, Kind.ARC}:
        shape.adjustments[0], shape.adjustments[1] = 90.0, -90.0
        _angles(properties)
    if item.fill:
        _solid(properties, item.fill)
    else:
        etree.SubElement(properties, qn("a:noFill"))
    line = etree.SubElement(properties, qn("a:ln"), w="9525")
    if item.line:
        _solid(line, item.line)
    else:
        etree.SubElement(line, qn("a:noFill"))
    if item.alt:
        shape._element.nvSpPr.cNvPr.set("descr", item.alt)
    if item.text:
        shape.text_frame.text = item.text


def _angles(properties: Part) -> None:
    """Give a chord or an arc the angles of a left half disc, in 60000ths of a degree."""
    guides = properties.find(qn("a:prstGeom")).find(qn("a:avLst"))
    for child in list(guides):
        guides.remove(child)
    for name, angle in (("adj1", 5400000), ("adj2", 16200000)):
        etree.SubElement(guides, qn("a:gd"), name=name, fmla=f"val {angle}")


def _fill_body(body: Part, pars: Iterable[Par]) -> None:
    for old in body.findall(qn("a:p")):
        body.remove(old)
    pars = tuple(pars)
    for paragraph in pars:
        _paragraph(body, paragraph)
    if not pars:
        etree.SubElement(body, qn("a:p"))


def _paragraph(body: Part, paragraph: Par) -> None:
    p = etree.SubElement(body, qn("a:p"))
    properties = etree.SubElement(p, qn("a:pPr"))
    if paragraph.centred:
        properties.set("algn", "ctr")
    if paragraph.bullet:
        properties.set("marL", str(round(paragraph.indent * EMU)))
        properties.set("indent", str(-round(paragraph.hanging * EMU)))
        properties.set("lvl", str(paragraph.level))
        _bullet(properties, paragraph.bullet)
    else:
        etree.SubElement(properties, qn("a:buNone"))
    for span in paragraph.spans:
        _run(p, paragraph, span)


def _bullet(properties: Part, bullet: str) -> None:
    if bullet == "1.":
        etree.SubElement(properties, qn("a:buFont"), typeface="+mj-lt")
        etree.SubElement(properties, qn("a:buAutoNum"), type="arabicPeriod")
    else:
        font = "Wingdings" if bullet in "ü§Øl" else "Arial"
        etree.SubElement(properties, qn("a:buFont"), typeface=font)
        etree.SubElement(properties, qn("a:buChar"), char=bullet)


def _run(p: Part, paragraph: Par, span: Span) -> None:
    pieces = span.text.replace("\v", "\n").split("\n")
    for n, piece in enumerate(pieces):
        if n:
            etree.SubElement(p, qn("a:br"))
        if not piece:
            continue
        run = etree.SubElement(p, qn("a:r"))
        properties = etree.SubElement(run, qn("a:rPr"), lang="nb-NO")
        properties.set("sz", str(round(paragraph.size * 100)))
        if paragraph.bold:
            properties.set("b", "1")
        if span.struck:
            properties.set("strike", "sngStrike")
        if span.raised:
            properties.set("baseline", "30000")
        if span.colour:
            _solid(properties, span.colour)
        if span.font:
            symbol = any(0xF000 <= ord(ch) <= 0xF0FF for ch in piece)
            tag = "a:sym" if symbol else "a:latin"
            etree.SubElement(properties, qn(tag), typeface=span.font, charset="2")
        letters: Part = etree.SubElement(run, qn("a:t"))
        letters.text = piece


def tiny_png(colour: bytes) -> bytes:
    """Return a picture of one dot of this colour (three bytes)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" + colour)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )
