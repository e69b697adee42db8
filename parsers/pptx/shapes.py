"""The shapes of a slide as tables, text boxes and marks, out of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from parsers.pptx.colours import UNPAINTED, Paint
from parsers.pptx.diagrams import read_diagram
from parsers.pptx.geometry import Transform, outline, rectangle, shape_box
from parsers.pptx.grounds import indistinct, without_indistinct
from parsers.pptx.page import Page
from parsers.pptx.placeholders import Placeholder, placeholder
from parsers.pptx.tables import MAX_TABLE_CELLS, read_table
from parsers.pptx.text import TextReader
from parsers.pptx.unseen import covers, covers_most, hides, opaque, outlined, written
from parsers.pptx.xml import (
    DIAGRAM_URI,
    OLE_URI,
    TABLE_URI,
    A,
    Element,
    P,
    R,
    child,
    children,
    descend,
    flag,
    local_name,
    nonvisual,
)
from parsers.printable import printable
from parsers.unseen import BELOW, FILLED, HIDDEN
from schema import Box, Mark, Paragraph, Role, Severity, Shape, Table, TextBox

# Groups within groups that are followed; people nest three or four.
MAX_GROUP_DEPTH: Final = 60

# A drawing with a longer side than this, in points, is a panel or a decoration and no mark; the
# row of a table is seldom higher than 100.
LARGEST_MARK: Final = 144.0

# No ball or light that tells a status is larger, in points.
_LARGEST_BALL: Final = 60.0

# A thinner drawing is a line.
_THINNEST_MARK: Final = 2.0

# A letter or a figure or two in a drawing belong to it; longer texts are texts.
_MARK_LETTERS: Final = 2


_DRAWING: Final = "(drawing)"  # what is said to lie below something, where it has no text

_SHAPES: Final = frozenset({"sp", "pic", "graphicFrame", "grpSp"})

# Letters of a text that are quoted to tell which one is meant.
_QUOTED_LETTERS: Final = 40


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
            case "pic":
                _read_picture(page, element, group)
            case "graphicFrame":
                _read_frame(page, element, group)
            case "grpSp":
                _read_group(page, element, group)


def _properties(element: Element) -> Element | None:
    """Return the `p:cNvPr` of a shape: its name, alternative text and whether it is hidden."""
    return descend(nonvisual(element), f"{P}cNvPr")


def _identifier(element: Element) -> str | None:
    properties = _properties(element)
    return properties.get("id") if properties is not None else None


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


def _box(page: Page, element: Element, found: Placeholder | None, group: _Group) -> Box | None:
    box = shape_box(descend(element, f"{P}spPr", f"{A}xfrm"), group.transform)
    if box is None and found is not None:
        box = shape_box(page.inheritance.transform(found), group.transform)
    return box


def _off_slide(page: Page, box: Box | None, what: str) -> bool:
    """Tell whether a box lies wholly outside the slide, and say so in the diagnostics."""
    if box is None or not _is_outside(box, page.size):
        return False
    page.note(
        Severity.INFO,
        "off-slide",
        f"{what} stands outside slide {page.number}, where nobody sees it, and was left out; "
        "move it onto the slide if it belongs there.",
    )
    return True


def _is_outside(box: Box, size: tuple[float, float]) -> bool:
    width, height = size
    if not width or not height:
        return False
    return box.x1 <= 0 or width <= box.x0 or box.bottom <= 0 or height <= box.top


def _on_slide(page: Page, table: Table) -> Table:
    """Return a table without the texts of its cells outside the slide, and say what reaches there."""
    whole = Box(0.0, 0.0, *page.size)
    if covers(whole, table.box) or not whole.area:
        return table
    over = [
        cell
        for cell in table.cells
        if cell.box is not None and cell.paragraphs and not covers(whole, cell.box)
    ]
    if not over:
        return table
    outside = [cell for cell in over if cell.box is not None and _is_outside(cell.box, page.size)]
    lost, cut = ([" ".join(cell.text.split()) for cell in cells] for cells in (outside, over))
    ends = "were left out" if outside else "were read"
    page.note(
        Severity.WARNING,
        "off-slide",
        f"A table reaches over the edge of slide {page.number}; texts there, such as "
        f"“{(lost or cut)[0][:_QUOTED_LETTERS]}”, {ends}: make the table fit on the slide.",
    )
    bare = {(cell.row, cell.column) for cell in outside}
    cells = [
        replace(cell, paragraphs=()) if (cell.row, cell.column) in bare else cell
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))


def _read_shape(page: Page, element: Element, group: _Group) -> None:
    found = placeholder(element)
    box = _box(page, element, found, group)
    texts = page.text_reader.paragraphs(
        child(element, f"{P}txBody"), page.inheritance.styles(found)
    )
    if texts and _off_slide(page, box, f"The text “{_beginning(texts)}”"):
        return
    mark = None
    if box is not None:
        properties = child(element, f"{P}spPr")
        paint = _paint(page, element, properties, group)
        texts = _seen(page, element, box, paint, texts) if texts else texts
        if paint.painted and (texts or found is None):
            below = _below(page, element, box)
            if below and opaque(properties) and outline(properties, box).shape is Shape.RECTANGLE:
                page.unseen += [(text, BELOW) for text in below]
        mark = _mark(page, element, box, group, paint) if found is None else None
        if mark is not None and mark.line is None and not texts and page.grounds.has(mark.fill):
            page.pale += [mark] if indistinct(mark.fill, page.grounds.under(box)) else []
        if paint.painted and (texts or found is None):
            page.grounds.paint(box, paint.colour, properties)
    letters = "".join(paragraph.text for paragraph in texts).strip()
    short = len(letters) <= _MARK_LETTERS
    if mark is not None and mark.shape in {Shape.ELLIPSE, Shape.PIE} and short:
        page.marks.append(replace(mark, text=letters or None))
        return
    if texts:
        page.texts.append(
            TextBox(paragraphs=texts, box=box, role=found.role if found is not None else None)
        )
    if mark is not None:
        page.marks.append(mark)


def _seen(
    page: Page, element: Element, box: Box, paint: Paint, texts: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Return a shape's text without what has the colour of its fill, or of what is below it."""
    style = child(element, f"{P}style")
    letters = page.theme.palette.colour(child(style, f"{A}fontRef")) if style is not None else None
    colours = {letters, *[run.colour for paragraph in texts for run in paragraph.runs]}
    ground = paint.colour
    if not paint.painted:
        if not any([page.grounds.has(colour) for colour in colours]):
            return texts
        ground = page.grounds.under(box)
    if ground is None or not any([indistinct(colour, ground) for colour in colours]):
        return texts
    if not paint.painted and _inherits_fill(page, element):
        return texts
    body = child(element, f"{P}txBody")
    clear = paint.painted and not opaque(child(element, f"{P}spPr"))
    if body is None or clear or outlined(body):
        return texts
    if letters is not None:
        again = TextReader(page.theme.palette, page.printed, [])
        texts = again.paragraphs(body, page.inheritance.styles(placeholder(element)), letters)
    texts, hidden = without_indistinct(texts, ground)
    page.unseen += [(hidden, FILLED)] if hidden else []
    return texts


def _inherits_fill(page: Page, element: Element) -> bool:
    """Tell whether a shape's layout or master paints its place for it."""
    found = placeholder(element)
    stated = page.theme.palette.paint(child(element, f"{P}spPr"))
    above = page.inheritance.ancestors(found) if found is not None and stated is None else ()
    paints = (page.theme.palette.paint(child(shape, f"{P}spPr")) for shape in above)
    return any(paint is not None and paint.painted for paint in paints)


def _beginning(texts: tuple[Paragraph, ...]) -> str:
    return " ".join(texts[0].text.split())[:_QUOTED_LETTERS]


def _below(page: Page, element: Element, box: Box) -> list[str]:
    """Return the texts that stand below a shape: a legend under a sticker still says what it says."""
    texts = [text.text for text in page.texts if covers(box, text.box)]
    for table in page.tables:
        if table.box is not None and table.box.overlap(box):
            cells = [cell for cell in table.cells if cell.box and covers_most(box, cell.box)]
            texts += [text for cell in cells if (text := cell.text)]
    if max(box.width, box.height) > _LARGEST_BALL:  # of smaller ones the interpreter knows itself
        texts += [mark.alt or _DRAWING for mark in page.marks if covers(box, mark.box)]
    return texts if texts and _identifier(element) not in page.animated else []


def _mark(page: Page, element: Element, box: Box, group: _Group, paint: Paint) -> Mark | None:
    """Return a shape as a drawing, None where it is a line, a panel, or not painted at all."""
    if max(box.width, box.height) > LARGEST_MARK or min(box.width, box.height) < _THINNEST_MARK:
        return None
    properties = child(element, f"{P}spPr")
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


def _read_picture(page: Page, element: Element, group: _Group) -> None:
    box = _box(page, element, placeholder(element), group)
    if box is None:
        return
    alt = _alt(element) or group.alt
    page.marks.append(Mark(box=box, shape=Shape.PICTURE, area=box.area, alt=alt))
    page.grounds.paint(box, None)
    below = _below(page, element, box)
    if below and _hides(page, descend(element, f"{P}blipFill", f"{A}blip")):
        page.unseen += [(text, BELOW) for text in below]


def _hides(page: Page, blip: Element | None) -> bool:
    """Tell whether a picture hides what lies below it."""
    if blip is None or child(blip, f"{A}alphaModFix") is not None:
        return False
    picture = page.part.picture(blip.get(f"{R}embed"))
    return picture is None or hides(picture)


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
            texts = read_diagram(element, page.part, box, page.text_reader)
            if texts and not _off_slide(page, box, "A diagram"):
                page.texts.extend(texts)
            page.grounds.paint(box, None)
        case uri if uri == OLE_URI:
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
    if not _off_slide(page, table.box, "A table"):
        page.tables.append(_on_slide(page, table))


def static_texts(page: Page, tree: Element | None) -> tuple[TextBox, ...]:
    """Return the texts that a layout or master prints on each of its slides, as furniture."""
    if tree is not None:
        shapes = [shape for shape in children(tree) if placeholder(shape) is None]
        _read_shapes(page, shapes, _Group())
    return tuple(replace(text, role=Role.FOOTER) for text in page.texts)
