"""Small presentations for tests: made by python-pptx, then edited as XML."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as PresentationClass
from pptx.util import Pt

from parsers.pptx.reader import read_pptx
from schema import Cell, Mark, Paragraph, Slide, Table, TextBox

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:unknown="urn:nobody-knows"'
)
EMU = 12700


def saved(presentation: PresentationClass) -> bytes:
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


def deck(*trees: str, layout: int = 6) -> bytes:
    """Make a deck of one slide for each tree: the XML of the shapes on it."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(960), Pt(540)
    for tree in trees:
        slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
        shapes = slide.shapes._spTree
        for shape in list(slide.placeholders):
            shapes.remove(shape._element)
        for element in etree.fromstring(f"<x {NAMESPACES}>{tree}</x>"):
            shapes.append(element)
    return saved(presentation)


def slide(tree: str, layout: int = 6) -> Slide:
    return read_pptx(deck(tree, layout=layout)).slides[0]


def transform(
    x: float, y: float, width: float, height: float, *, tag: str = "a:xfrm", more: str = ""
) -> str:
    return (
        f'<{tag} {more}><a:off x="{round(x * EMU)}" y="{round(y * EMU)}"/>'
        f'<a:ext cx="{round(width * EMU)}" cy="{round(height * EMU)}"/></{tag}>'
    )


def named(kind: str, attributes: str = "", inside: str = "") -> str:
    return (
        f'<p:nv{kind}Pr><p:cNvPr id="7" name="Shape" {attributes}/><p:cNv{kind}Pr/>'
        f"<p:nvPr>{inside}</p:nvPr></p:nv{kind}Pr>"
    )


def shape(
    body: str = "",
    *,
    box: tuple[float, float, float, float] | None = (100, 100, 20, 20),
    preset: str = "rect",
    adjust: str = "",
    paint: str = "",
    placeholder: str = "",
    attributes: str = "",
    style: str = "",
    more: str = "",
) -> str:
    """Make a `p:sp`; `body` is the XML of its paragraphs."""
    geometry = f'<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
    where = transform(*box, more=more) + geometry if box is not None else ""
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody>" if body else ""
    return f"<p:sp>{named('Sp', attributes, placeholder)}<p:spPr>{where}{paint}</p:spPr>{style}{text}</p:sp>"


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def adjustment(name: str, value: float) -> str:
    return f'<a:gd name="{name}" fmla="val {round(value)}"/>'


def run(text: str, properties: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr {properties}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


def paragraph(*runs: str, properties: str = "", inside: str = "") -> str:
    written = f"<a:pPr {properties}>{inside}</a:pPr>" if properties or inside else ""
    return f"<a:p>{written}{''.join(r if r.startswith('<') else run(r) for r in runs)}</a:p>"


def cell(body: str, attributes: str = "", properties: str = "") -> str:
    if not body.startswith("<"):
        body = paragraph(body)
    return (
        f"<a:tc {attributes}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
        f"<a:tcPr>{properties}</a:tcPr></a:tc>"
    )


def frame(
    rows: list[list[str]],
    *,
    widths: list[float] | None = None,
    heights: list[float] | None = None,
    corner: tuple[float, float] = (40, 80),
    style: str = "",
) -> str:
    """Make a table; each cell is text or a `cell(...)`, `style` the id of a style."""
    widths = widths or [100.0] * max(len(row) for row in rows)
    heights = heights or [30.0] * len(rows)
    grid = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in widths)
    lines = "".join(
        f'<a:tr h="{round(height * EMU)}">'
        + "".join(text if text.startswith("<") else cell(text) for text in row)
        + "</a:tr>"
        for row, height in zip(rows, heights, strict=True)
    )
    named_style = f'firstRow="1" bandRow="1"><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
    properties = f"<a:tblPr {named_style}" if style else "<a:tblPr/>"
    return (
        f"<p:graphicFrame>{named('GraphicFrame')}"
        + transform(*corner, sum(widths), sum(heights), tag="p:xfrm")
        + '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl>{properties}<a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def group(
    inside: str,
    *,
    box: tuple[float, float, float, float],
    child: tuple[float, float, float, float],
    attributes: str = "",
    paint: str = "",
    more: str = "",
) -> str:
    x, y, width, height = (round(value * EMU) for value in child)
    where = transform(*box, more=more).replace(
        "</a:xfrm>", f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
    )
    return f"<p:grpSp>{named('GrpSp', attributes)}<p:grpSpPr>{where}{paint}</p:grpSpPr>{inside}</p:grpSp>"


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Copy a zip, each member changed; a member that becomes None is left out."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def replaced(data: bytes, pattern: str, old: str, new: str) -> bytes:
    """Copy a zip with text replaced in the members whose name matches a pattern."""
    return rewritten(
        data,
        lambda name, content: (
            content.replace(old.encode(), new.encode()) if re.search(pattern, name) else content
        ),
    )


def only_table(found: Slide) -> Table:
    (table,) = found.tables
    return table


def only_text(found: Slide) -> TextBox:
    (text,) = found.texts
    return text


def only_mark(found: Slide) -> Mark:
    (mark,) = found.marks
    return mark


def cell_paragraphs(body: str) -> tuple[Paragraph, ...]:
    """Read paragraphs back from the only cell of a table."""
    (found,) = only_table(slide(frame([[cell(body)]]))).cells
    assert isinstance(found, Cell)
    return found.paragraphs
