"""A whole deck: an edition's content becomes the bytes of a PPTX, always the same ones."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time, timedelta
from typing import Final

import pptx
from pptx.presentation import Presentation
from pptx.util import Pt

from samples.builder import layout, measures, overview
from samples.builder.canvas import TITLE_ONLY, TITLE_SLIDE, Canvas
from samples.builder.content import Edition, ExtraTable
from samples.builder.draw import (
    CellLook,
    Place,
    Type,
    fill_cell,
    put,
    rectangle,
    table,
    text_box,
    title_of,
    to_front,
    write,
)
from samples.builder.layout import MARGIN

_WHITE: Final = "FFFFFF"
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_UNUSED: Final = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")
"""Parts of the template that no deck needs."""

_TEMPLATE_WIDTH: Final = 720.0
"""Width of python-pptx's own template, in points; it is as high as our slides."""


def pptx_bytes(edition: Edition) -> bytes:
    """Return the edition as a PPTX file."""
    presentation = _template()
    canvas = Canvas(presentation, edition)
    _title(canvas)
    overview.draw(canvas)
    for page in layout.pages(edition):
        measures.draw_page(canvas, page)
    measures.draw_not_started(canvas)
    for extra in edition.tables:
        _extra(canvas, extra)
    _properties(presentation, edition)
    out = io.BytesIO()
    presentation.save(out)
    return _settled(out.getvalue())


def _template() -> Presentation:
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Pt(layout.WIDTH), Pt(layout.HEIGHT)
    for unused in list(presentation.slide_layouts)[1:]:
        if unused.name != "Title Only":
            presentation.slide_layouts.remove(unused)
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            left, width = shape.left, shape.width
            shape.left = int(left * layout.WIDTH / _TEMPLATE_WIDTH)
            shape.width = int(width * layout.WIDTH / _TEMPLATE_WIDTH)
    return presentation


def _title(canvas: Canvas) -> None:
    look, edition = canvas.look, canvas.edition
    slide = canvas.slide(TITLE_SLIDE)
    rectangle(slide, Place(x=0, y=0, width=layout.WIDTH, height=layout.HEIGHT), look.dark)
    rectangle(slide, Place(x=0, y=0, width=26, height=layout.HEIGHT), look.main)
    rectangle(slide, Place(x=91, y=300, width=120, height=4), look.accent)
    title, subtitle = title_of(slide), slide.placeholders[1]
    title_text = f"Handlingsplan – statusrapport {edition.per_text}"
    put(title, Place(x=91, y=176, width=820, height=110))
    write(title, [title_text], [Type(size=36, colour=_WHITE, bold=True)], anchor="b")
    put(subtitle, Place(x=91, y=316, width=820, height=44))
    write(subtitle, [edition.plan], [Type(size=24, colour=_WHITE)])
    for shape in (title, subtitle):
        # The placeholders come first in the file; what is drawn later would cover them.
        to_front(slide, shape)
    if edition.date_on_every_slide:
        place = Place(x=91, y=474, width=500, height=20)
        meeting = f"Styringsgruppemøte {edition.meeting:%d.%m.%Y}"
        text_box(slide, place, [meeting], Type(size=13, colour=look.tint))


def _extra(canvas: Canvas, extra: ExtraTable) -> None:
    look = canvas.look
    slide = canvas.slide(TITLE_ONLY)
    canvas.heading(slide, (extra.title,), placeholder=True)
    origin = (MARGIN, layout.TABLE_TOP)
    heights = [30.0] * (1 + len(extra.rows))
    cells = table(slide, origin, extra.widths, heights, header=True)
    head = Type(size=13, colour=_WHITE, bold=True)
    for cell, text in zip(cells[0], extra.header, strict=True):
        fill_cell(cell, [text], [head], CellLook(fill=look.main))
    for index, (row, texts) in enumerate(zip(cells[1:], extra.rows, strict=True)):
        fill = look.tint if index % 2 else look.band
        for cell, text in zip(row, texts, strict=True):
            fill_cell(cell, [text], [Type(size=13, colour=look.text)], CellLook(fill=fill))
    if extra.place == "hidden":
        slide.element.set("show", "0")
    canvas.footer(slide)


def made_at(edition: Edition) -> datetime:
    """Return when the deck says that it was made: some days after the date it reports."""
    return datetime.combine(edition.per, time(hour=9, minute=30)) + timedelta(days=3)


def _properties(presentation: Presentation, edition: Edition) -> None:
    made = made_at(edition)
    properties = presentation.core_properties
    properties.title = "Handlingsplan – statusrapport"
    properties.author = properties.last_modified_by = "Sykehusinnkjøp"
    properties.created = made
    properties.modified = made
    properties.revision = 1
    properties.language = "nb-NO"


def _settled(data: bytes) -> bytes:
    """Return the package with fixed times and without the parts that nobody needs."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for member in source.infolist():
            if member.filename in _UNUSED:
                continue
            content = source.read(member)
            if member.filename.endswith(".rels"):
                pattern = rb'<Relationship [^>]*(?:thumbnail\.jpeg|printerSettings1\.bin)"[^>]*/>'
                content = re.sub(pattern, b"", content)
            info = zipfile.ZipInfo(member.filename, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, content)
    return out.getvalue()
