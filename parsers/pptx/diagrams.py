"""The text of SmartArt diagrams: from the drawing PowerPoint kept of them, or from their data."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.pptx.colours import Palette
from parsers.pptx.geometry import Transform, shape_box
from parsers.pptx.package import Part
from parsers.pptx.text import Styles, paragraphs
from parsers.pptx.xml import DGM, DSP, A, Element, R
from schema import Box, TextBox


def read_diagram(
    frame: Element, part: Part, box: Box, palette: Palette, slide_number: int
) -> tuple[TextBox, ...]:
    """Return a diagram's texts: a box for each of its shapes, or one for the whole diagram.

    `frame` is the `p:graphicFrame`, `part` its slide's part, `box` where the frame stands.
    """
    identifiers = frame.find(f".//{DGM}relIds")
    data = part.referred(identifiers.get(f"{R}dm")) if identifiers is not None else None
    if data is None:
        return ()
    drawing = part.referred(_drawing(data.root))
    if drawing is not None:
        shapes = tuple(_shapes(drawing.root, box, palette, slide_number))
        if shapes:
            return shapes
    texts = tuple(
        paragraph
        for point in data.root.iterfind(f"{DGM}ptLst/{DGM}pt")
        if point.get("type", "node") in {"node", "asst"}
        for paragraph in paragraphs(point.find(f"{DGM}t"), Styles(), palette, slide_number)
    )
    return (TextBox(paragraphs=texts, box=box),) if texts else ()


def _drawing(data: Element) -> str | None:
    """Return the relationship of the drawing, which is named in an extension of the data."""
    for element in data.iter(f"{DSP}dataModelExt"):
        return element.get("relId")
    return None


def _shapes(drawing: Element, box: Box, palette: Palette, slide_number: int) -> Iterator[TextBox]:
    inside = Transform(shift_x=box.x0, shift_y=box.top)
    for tree in drawing.iterchildren(f"{DSP}spTree"):
        for shape in tree.iter(f"{DSP}sp"):
            texts = paragraphs(shape.find(f"{DSP}txBody"), Styles(), palette, slide_number)
            if not texts:
                continue
            transform = shape.find(f"{DSP}txXfrm")
            if transform is None:
                transform = shape.find(f"{DSP}spPr/{A}xfrm")
            yield TextBox(paragraphs=texts, box=shape_box(transform, inside) or box)
