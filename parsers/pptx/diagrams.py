"""The text of SmartArt diagrams: from the drawing PowerPoint kept of them, or from their data."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.pptx.geometry import Transform, shape_box
from parsers.pptx.package import Part
from parsers.pptx.text import Styles, TextReader
from parsers.pptx.xml import DGM, DSP, A, Element, R
from schema import Box, TextBox


def read_diagram(frame: Element, part: Part, box: Box, texts: TextReader) -> tuple[TextBox, ...]:
    """Return a diagram's texts: a box for each of its shapes, or one for the whole diagram.

    `frame` is the `p:graphicFrame`, `part` its slide's part, `box` where the frame stands.
    """
    identifiers = frame.find(f".//{DGM}relIds")
    data = part.referred(identifiers.get(f"{R}dm")) if identifiers is not None else None
    if data is None:
        return ()
    drawing = part.referred(_drawing(data.root))
    if drawing is not None:
        shapes = tuple(_shapes(drawing.root, box, texts))
        if shapes:
            return shapes
    written = tuple(
        paragraph
        for point in data.root.iterfind(f"{DGM}ptLst/{DGM}pt")
        if point.get("type", "node") in {"node", "asst"}
        for paragraph in texts.paragraphs(point.find(f"{DGM}t"), Styles())
    )
    return (TextBox(paragraphs=written, box=box),) if written else ()


def _drawing(data: Element) -> str | None:
    """Return the relationship of the drawing, which is named in an extension of the data."""
    for element in data.iter(f"{DSP}dataModelExt"):
        return element.get("relId")
    return None


def _shapes(drawing: Element, box: Box, texts: TextReader) -> Iterator[TextBox]:
    inside = Transform(shift_x=box.x0, shift_y=box.top)
    for tree in drawing.iterchildren(f"{DSP}spTree"):
        for shape in tree.iter(f"{DSP}sp"):
            written = texts.paragraphs(shape.find(f"{DSP}txBody"), Styles())
            if not written:
                continue
            transform = shape.find(f"{DSP}txXfrm")
            if transform is None:
                transform = shape.find(f"{DSP}spPr/{A}xfrm")
            yield TextBox(paragraphs=written, box=shape_box(transform, inside) or box)
