"""The shapes of a slide as tables, text boxes and marks, out of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from parsers.pptx.aslant import tell_slanting
from parsers.pptx.charts import CHART_URI, read_chart
from parsers.pptx.colours import UNPAINTED, Paint
from parsers.pptx.covered import below, hides_below, tell_below, tell_veiled, under_frame, within
from parsers.pptx.crossed import has_head, is_arrow_beside, tell_crossed, tell_crossed_by
from parsers.pptx.diagrams import read_diagram
from parsers.pptx.edges import beginning, off_slide, on_slide, tell_over_edge
from parsers.pptx.geometry import Transform, outline, rectangle, shape_box
from parsers.pptx.growth import tell_displaced
from parsers.pptx.page import Page
from parsers.pptx.pale import without_pale
from parsers.pptx.pictured import tell_kept
from parsers.pptx.placeholders import Placeholder, placeholder
from parsers.pptx.tables import MAX_TABLE_CELLS, read_table
from parsers.pptx.unseen import written
from parsers.pptx.xml import (
    DIAGRAM_URI,
    OLE_URI,
    P14,
    TABLE_URI,
    A,
    Element,
    P,
    child,
    children,
    descend,
    flag,
    local_name,
    nonvisual,
)
from parsers.printable import printable
from parsers.unseen import HIDDEN, indistinct
from schema import Box, Mark, Paragraph, Role, Severity, Shape, TextBox

# Groups within groups that are followed; people nest three or four.
MAX_GROUP_DEPTH: Final = 60

# A painted drawing with a longer side than this, in points, is a panel or a decoration and no mark; the
# row of a table is seldom higher than 100. One that is not painted may be drawn round a row.
LARGEST_MARK: Final = 144.0

# A thinner drawing is a line.
_THINNEST_MARK: Final = 2.5

# A letter or a figure or two in a drawing belong to it; longer texts are texts.
_MARK_LETTERS: Final = 2


_SHAPES: Final = frozenset({"sp", "cxnSp", "pic", "graphicFrame", "grpSp", "contentPart"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What shapes get from the groups around them."""

    transform: Transform = field(default_factory=Transform)
    paint: Paint = UNPAINTED
    alt: str | None = None
    depth: int = 0


def read_shapes(page: Page, tree: Element | None) -> None:
    """Read all shapes of a `p:spTree` into the page."""
    if tree is not None:
        _read_shapes(page, children(tree), _Group())
    tell_kept(page)
    tell_displaced(page)
    if page.pale:
        page.marks = [mark for mark in page.marks if mark not in page.pale or _is_part(page, mark)]


def _is_part(page: Page, mark: Mark) -> bool:
    """Tell whether a mark touches another one, of which it may show a part."""
    return any(mark.box.overlap(other.box) for other in page.marks if other is not mark)


def _read_shapes(page: Page, elements: Sequence[Element], group: _Group) -> None:
    for element in elements:
        name = local_name(element)
        if name not in _SHAPES:
            continue
        if _hidden(element):
            page.unseen.append((written(element), HIDDEN))
            continue
        match name:
            case "sp":
                _read_shape(page, element, group)
            case "cxnSp":
                _read_connector(page, element, group)
            case "pic":
                _read_picture(page, element, group)
            case "graphicFrame":
                _read_frame(page, element, group)
            case "grpSp":
                _read_group(page, element, group)
            case "contentPart":
                _read_ink(page, element, group)


def _properties(element: Element) -> Element | None:
    """Return the `p:cNvPr` of a shape: its name, alternative text and whether it is hidden."""
    return descend(nonvisual(element), f"{P}cNvPr")


def _hidden(element: Element) -> bool:
    properties = _properties(element)
    return properties is not None and flag(properties.get("hidden"))


def _alt(element: Element) -> str | None:
    properties = _properties(element)
    if properties is None:
        return None
    names = (printable(properties.get(name) or "").strip() for name in ("descr", "title"))
    return next((name for name in names if name), None)


def _read_group(page: Page, element: Element, group: _Group) -> None:
    if group.depth >= MAX_GROUP_DEPTH:
        page.note(
            Severity.ERROR,
            "reader-limit",
            f"Shapes are grouped more than {MAX_GROUP_DEPTH} deep; the innermost were not read. "
            "Ungroup them in PowerPoint.",
        )
        return
    properties = child(element, f"{P}grpSpPr")
    paint = page.theme.palette.paint(properties, group.paint)
    inside = _Group(
        transform=group.transform.inside(descend(properties, f"{A}xfrm")),
        paint=paint if paint is not None else UNPAINTED,
        alt=_alt(element) or group.alt,
        depth=group.depth + 1,
    )
    _read_shapes(page, children(element), inside)


def _box(
    page: Page, properties: Element | None, found: Placeholder | None, group: _Group
) -> Box | None:
    box = shape_box(descend(properties, f"{A}xfrm"), group.transform)
    if box is None and found is not None:
        box = shape_box(page.inheritance.transform(found), group.transform)
    return box


def _read_shape(page: Page, element: Element, group: _Group) -> None:
    # Kept, since lxml makes an element anew at each look unless somebody holds it.
    parts = {part.tag: part for part in reversed(children(element))}
    found = placeholder(element)
    properties = parts.get(f"{P}spPr")
    box = _box(page, properties, found, group)
    texts = page.text_reader.paragraphs(parts.get(f"{P}txBody"), page.inheritance.styles(found))
    if texts and off_slide(page, box, f"The text “{beginning(texts)}”"):
        return
    mark = None
    if box is not None:
        turn = group.transform.turn
        tell_crossed(page, properties, box)
        paint = _paint(page, element, properties, group)
        texts = _seen(page, element, box, paint, texts)
        mark = _mark(page, element, box, group, paint) if found is None else None
        bare = mark is not None and mark.line is None and not texts
        patch = bare and page.grounds.has(paint.colour) and page.grounds.may_be(box, paint.colour)
        pale = patch and indistinct(paint.colour, page.grounds.under(box))
        if paint.painted and (texts or found is None):
            tell_below(page, element, box, turn, patch=patch)
        tell_slanting(page, element, box, paint, turn)
        if mark is not None and pale:
            page.pale.append(mark)
        if paint.painted and (texts or found is None):
            page.grounds.paint(box, paint.colour, properties, turn)
            if paint.picture:
                blip = descend(properties, f"{A}blipFill", f"{A}blip")
                page.grounds.show(box, page.part, blip)
    letters = "".join(paragraph.text for paragraph in texts).strip()
    short = len(letters) <= _MARK_LETTERS
    if mark is not None and mark.shape in {Shape.ELLIPSE, Shape.PIE} and short:
        page.marks.append(replace(mark, text=letters or None))
        return
    if texts:
        page.written[len(page.texts)] = element
        page.texts.append(
            TextBox(paragraphs=texts, box=box, role=found.role if found is not None else None)
        )
    if mark is not None:
        page.marks.append(mark)


def _seen(
    page: Page, element: Element, box: Box, paint: Paint, texts: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Return a shape's text without what nobody sees for its colour, and say what the edge cuts off."""
    if not texts:
        return texts
    tell_over_edge(page, element, box, texts)
    tell_crossed_by(page, element, box, texts)
    return without_pale(page, element, box, paint, texts)


def _mark(page: Page, element: Element, box: Box, group: _Group, paint: Paint) -> Mark | None:
    """Return a shape as a drawing, None where it is a painted panel, a line that says nothing, or not painted at all."""
    large = max(box.width, box.height) > LARGEST_MARK
    if min(box.width, box.height) < _THINNEST_MARK:
        return _straight(page, element, box, paint.colour)
    properties = child(element, f"{P}spPr")
    if large and paint.painted and not is_arrow_beside(page, properties, box):
        return None
    line = _line(page, element, properties)
    if not paint.painted and line is None:
        return None
    drawn = outline(properties, box)
    return Mark(
        box=box,
        shape=Shape.PICTURE if paint.picture else drawn.shape,
        fill=paint.colour,
        line=line,
        area=drawn.part * box.area if paint.painted else 0.0,
        alt=_alt(element) or group.alt,
    )


def _paint(page: Page, element: Element, properties: Element | None, group: _Group) -> Paint:
    if flag(element.get("useBgFill")):
        return Paint(painted=True, colour=page.grounds.background)
    paint = page.theme.palette.paint(properties, group.paint)
    if paint is None:
        reference = descend(element, f"{P}style", f"{A}fillRef")
        paint = page.theme.palette.referred(reference, page.theme.fills)
    return paint if paint is not None else UNPAINTED


def _line(page: Page, element: Element, properties: Element | None) -> str | None:
    stated = descend(properties, f"{A}ln")
    paint = page.theme.palette.paint(stated)
    if paint is None:
        reference = descend(element, f"{P}style", f"{A}lnRef")
        paint = page.theme.palette.referred(reference, page.theme.lines)
    return paint.colour if paint is not None else None


def _read_connector(page: Page, element: Element, group: _Group) -> None:
    properties = child(element, f"{P}spPr")
    box = _box(page, properties, None, group)
    if box is not None:
        tell_crossed(page, properties, box)
        line = _straight(page, element, box)
        if line is not None:
            page.marks.append(line)


def _straight(page: Page, element: Element, box: Box, fill: str | None = None) -> Mark | None:
    """Return a line that may be one of a frame in a table, or an arrow that points to a row of one.

    A rectangle as thin as a line, of a `fill`, is one too.
    """
    properties = child(element, f"{P}spPr")
    if not has_head(properties):
        if not page.tables or min(box.width, box.height) >= _THINNEST_MARK:
            return None
    elif box.height < _THINNEST_MARK and any(
        [table.box and table.box.contains(box.center) for table in page.tables]
    ):
        return None  # it shows how long something lasts
    line = _line(page, element, properties) or fill
    return Mark(box=box, shape=Shape.OTHER, line=line) if line is not None else None


def _read_picture(page: Page, element: Element, group: _Group) -> None:
    properties = child(element, f"{P}spPr")
    box = _box(page, properties, placeholder(element), group)
    if box is None:
        return
    alt = _alt(element) or group.alt
    blip = descend(element, f"{P}blipFill", f"{A}blip")
    covered = within(box, properties, group.transform.turn)
    lower = below(page, element, covered) if covered is not None else []
    if lower and hides_below(page, blip):
        page.unseen += lower
    elif lower and covered is not None:
        tell_veiled(page, covered, "A picture", rows=2)
    page.marks.append(Mark(box=box, shape=Shape.PICTURE, area=box.area, alt=alt))
    page.grounds.paint(box, None)
    page.grounds.show(box, page.part, blip)


def _read_ink(page: Page, element: Element, group: _Group) -> None:
    """Read what was drawn with a pen: nobody knows what it says."""
    box = shape_box(child(element, f"{P14}xfrm"), group.transform)
    if box is None or off_slide(page, box, "A drawing"):
        return
    page.marks.append(Mark(box=box, shape=Shape.PICTURE, area=box.area))
    page.note(
        Severity.INFO,
        "unread-object",
        f"A drawing made with a pen on slide {page.number} was not read; if it strikes out or adds "
        "something, do so in the text.",
    )


def _read_frame(page: Page, element: Element, group: _Group) -> None:
    transform = child(element, f"{P}xfrm")
    corner = rectangle(transform)
    data = descend(element, f"{A}graphic", f"{A}graphicData")
    if corner is None:
        found = placeholder(element)
        transform = page.inheritance.transform(found) if found is not None else None
        corner = rectangle(transform)
    box = shape_box(transform, group.transform)
    if data is None:
        return
    match data.get("uri"):
        case uri if uri == TABLE_URI:
            _read_table(page, data, (corner or (0.0, 0.0))[:2], group)
        case uri if uri == DIAGRAM_URI and box is not None:
            page.unseen += under_frame(page, element, box)
            texts = read_diagram(element, page.part, box, page.text_reader)
            if texts and not off_slide(page, box, "A diagram"):
                page.texts.extend(texts)
            page.grounds.paint(box, None)
        case uri if uri == CHART_URI and box is not None:
            chart = read_chart(data, page.part, box)
            page.charts.extend([chart] if chart is not None else [])
            page.unseen += under_frame(page, element, box)
        case uri if uri == OLE_URI:
            page.unseen += below(page, element, box) if box is not None else ()
            page.note(
                Severity.INFO,
                "unread-object",
                f"An embedded object on slide {page.number} was not read; if it is a table of "
                "measures, paste it into the slide as a PowerPoint table.",
            )


def _read_table(page: Page, data: Element, corner: tuple[float, float], group: _Group) -> None:
    element = child(data, f"{A}tbl")
    if element is None:
        return
    table = read_table(page, element, corner=corner, group=group.transform)
    if table is None:
        if element.find(f"{A}tr/{A}tc") is not None:
            page.note(
                Severity.ERROR,
                "reader-limit",
                f"A table on slide {page.number} has more than {MAX_TABLE_CELLS} cells and was "
                "not read; split it.",
            )
        return
    if not off_slide(page, table.box, "A table"):
        page.tables.append(on_slide(page, table))


def static_texts(page: Page, tree: Element | None) -> tuple[TextBox, ...]:
    """Return the texts that a layout or master prints on each of its slides, as furniture."""
    if tree is not None:
        shapes = [shape for shape in children(tree) if placeholder(shape) is None]
        _read_shapes(page, shapes, _Group())
    return tuple(replace(text, role=Role.FOOTER) for text in page.texts)
