"""Draw pages as a PDF, as the exporters of slide programs write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from deckmaker import fonts
from deckmaker.handouts import around, places
from deckmaker.model import (
    INSET_Y,
    LEADING,
    Cell,
    Drawing,
    Grid,
    Kind,
    Page,
    Pages,
    Par,
    Span,
    Text,
    lines_of,
)
from deckmaker.pdf_tags import Tag, write_tags
from deckmaker.pdf_text import Frame, set_paragraphs
from deckmaker.pen import Export, Pen
from schema.deck import Box, Role

THEME = {"accent1": "4472C4", "accent2": "ED7D31", "accent4": "FFC000", "accent6": "70AD47"}
_HEADER_FILL = "4472C4"
_BANDS = ("CFD5EA", "E9EBF5")
_OVERSHOOT = 0.5  # points that PowerPoint draws borders past the fills


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a page is drawn with; `page` counts from 0."""

    pdf: pikepdf.Pdf
    resources: Dictionary
    pen: Pen
    page: int
    root: Tag


def draw_pdf(pages: Pages, export: Export) -> bytes:
    """Return the pages as a PDF; hidden slides are left out, as exporters do."""
    pdf = pikepdf.new()
    resources = Dictionary(Font=fonts.add_fonts(pdf), XObject=Dictionary())
    shown = [page for page in pages.pages if not page.hidden]
    root = Tag("Document")
    for first in range(0, len(shown), export.up):
        number = len(pdf.pages)
        width, height = export.page
        pen = Pen(export, 1.0, 0.0, 0.0, height)
        if export.rotate:
            pen.out.append(f"0 1 -1 0 {height:.1f} 0 cm")
        if export.flipped:
            pen.out.append(f"1 0 0 -1 0 {height:.1f} cm")
        on_sheet = shown[first : first + export.up]
        boxes = _places(pages, export)[: len(on_sheet)]
        _draw_slides(_Sheet(pdf, resources, pen, number, root), on_sheet, boxes, pages.width)
        media = [0, 0, height, width] if export.rotate else [0, 0, width, height]
        made = Dictionary(
            Type=Name.Page,
            MediaBox=Array(media),
            Resources=resources,
            Contents=pdf.make_stream("\n".join(pen.out).encode()),
        )
        if export.rotate:
            made.Rotate = 90
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    if export.tagged:
        write_tags(pdf, root)
    pdf.docinfo["/Producer"] = export.name
    pdf.docinfo["/CreationDate"] = "D:20231016080000Z"
    pdf.docinfo["/ModDate"] = "D:20231017093000Z"
    if pages.title:
        pdf.docinfo["/Title"] = pages.title
    out = BytesIO()
    if export.owner_password:
        lock = pikepdf.Encryption(owner="owner", user="", allow=pikepdf.Permissions(extract=False))
        pdf.save(out, encryption=lock)
    else:
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _draw_slides(
    on: _Sheet, slides: Sequence[Page], boxes: Sequence[Box], slide_width: float
) -> None:
    pen, size = on.pen, on.pen.export.page
    pen.artifact()
    pen.out.append(f"q 1 1 1 rg 0 0 {size[0]:.1f} {size[1]:.1f} re f* Q")
    pen.end()
    for slide, box in zip(slides, boxes, strict=True):
        pen.scale, pen.left, pen.top = box.width / slide_width, box.x0, box.top
        for item in slide.items:
            _item(on, item)
    if pen.export.framed:
        around(pen, boxes, size, on.page + 1)


def _places(pages: Pages, export: Export) -> list[Box]:
    """Return where the slides on a page stand, from top to bottom where they have no frames."""
    width, height = export.page
    if export.framed:
        return places(export.page, export.up, pages.width / pages.height)
    slot = height / export.up
    scale = min(width / pages.width, slot / pages.height) * (0.92 if export.up > 1 else 1.0)
    across, down = pages.width * scale, pages.height * scale
    left = (width - across) / 2
    tops = [slot * n + (slot - down) / 2 for n in range(export.up)]
    return [Box(left, top, left + across, top + down) for top in tops]


def _item(on: _Sheet, item: Text | Grid | Drawing) -> None:
    pen, page, root = on.pen, on.page, on.root
    if isinstance(item, Text):
        name = "H1" if item.role is Role.TITLE else "P"
        frame = Frame(box=item.box, page=page, top=item.box.top + INSET_Y, tag=name)
        root.kids += set_paragraphs(pen, item.pars, frame)
    elif isinstance(item, Grid):
        _grid(pen, item, page, root)
    elif item.kind is Kind.PICTURE:
        name = f"Im{len(on.resources.XObject)}"
        on.resources.XObject["/" + name] = _image(on.pdf, item.fill or "808080")
        mcid = pen.begin("Figure")
        pen.picture(item.box, name)
        pen.end()
        if mcid is not None:
            root.kids.append(Tag("Figure", page, [mcid], alt=item.alt))
    else:
        pen.artifact()
        fill = THEME.get(item.fill, item.fill) if item.fill else None
        pen.shape(item.kind, item.box, fill, item.line)
        pen.end()
        if item.text:
            pars = (Par(spans=(Span(text=item.text),), centred=True),)
            frame = Frame(box=item.box, page=page, top=item.box.top)
            root.kids += set_paragraphs(pen, pars, frame)


def _image(pdf: pikepdf.Pdf, colour: str) -> pikepdf.Stream:
    return pikepdf.Stream(
        pdf,
        bytes.fromhex(colour),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )


def _grid(pen: Pen, grid: Grid, page: int, root: Tag) -> None:
    banded = pen.export.fills == "banded"
    pen.artifact()
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            fill = _fill(grid, r, cell, banded=banded)
            if fill and cell:
                pen.rectangle(grid.box(r, c), fill)
    _borders(pen, grid)
    pen.end()
    table = Tag("Table", page)
    for r, row in enumerate(grid.rows):
        line = Tag("TR", page)
        for c, cell in enumerate(row):
            if cell is None or not cell.pars:
                continue
            box = grid.box(r, c)
            needed = sum(len(lines_of(p, box.width)) * p.size * LEADING for p in cell.pars)
            top = (box.top + box.bottom - needed) / 2 if pen.export.middle else box.top + INSET_Y
            white = banded and r < grid.header and not grid.boxes
            colour = "FFFFFF" if white else "000000"
            frame = Frame(box=box, page=page, top=top, colour=colour)
            kids = set_paragraphs(pen, cell.pars, frame)
            if pen.export.direct:
                line.kids.append(Tag("TD", page, [m for kid in kids for m in _mcids(kid)]))
            else:
                line.kids.append(Tag("TD", page, kids=kids))
        table.kids.append(line)
    (root if not grid.boxes else Tag("")).kids.append(table)
    if grid.boxes:
        root.kids += [kid for line in table.kids for cell in line.kids for kid in cell.kids]


def _mcids(tag: Tag) -> list[int]:
    return tag.mcids + [mcid for kid in tag.kids for mcid in _mcids(kid)]


def _fill(grid: Grid, row: int, cell: Cell | None, *, banded: bool) -> str | None:
    if cell and cell.fill:
        return THEME.get(cell.fill, cell.fill)
    if grid.boxes or not banded:
        return None
    if row < grid.header:
        return _HEADER_FILL
    return _BANDS[(row - grid.header) % 2]


def _borders(pen: Pen, grid: Grid) -> None:
    kind = pen.export.borders
    if kind == "none" or grid.boxes:
        return
    colour = "FFFFFF" if kind == "white" else "7F7F7F"
    inner = kind in {"all", "white"}
    for r in range(len(grid.rows) + 1):
        y = grid.top + sum(grid.heights[:r])
        edge = r in {0, len(grid.rows)}
        if not (inner or kind == "horizontal" or edge):
            continue
        width = 3.0 if r == grid.header == 1 and kind == "white" else 1.0
        for x0, x1 in _stretches(grid, r, across=True):
            pen.line((x0 - _OVERSHOOT, y), (x1 + _OVERSHOOT, y), width, colour)
    if kind == "horizontal":
        return
    for c in range(len(grid.widths) + 1):
        x = grid.left + sum(grid.widths[:c])
        if not (inner or c in {0, len(grid.widths)}):
            continue
        for y0, y1 in _stretches(grid, c, across=False):
            pen.line((x, y0 - _OVERSHOOT), (x, y1 + _OVERSHOOT), 1.0, colour)


def _stretches(grid: Grid, index: int, *, across: bool) -> list[tuple[float, float]]:
    """Return the unbroken stretches of a grid line that no spanned cell covers."""
    sizes = grid.widths if across else grid.heights
    start = grid.left if across else grid.top
    out: list[tuple[float, float]] = []
    for n, size in enumerate(sizes):
        if not _covered(grid, index, n, across=across):
            if out and abs(out[-1][1] - start) < 1e-6:
                out[-1] = (out[-1][0], start + size)
            else:
                out.append((start, start + size))
        start += size
    return out


def _covered(grid: Grid, index: int, place: int, *, across: bool) -> bool:
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            if across and r < index < r + cell.rows and c <= place < c + cell.columns:
                return True
            if not across and c < index < c + cell.columns and r <= place < r + cell.rows:
                return True
    return False
