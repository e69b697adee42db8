"""The XML of presentations: names, numbers as files write them, and alternative content."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DSP: Final = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P14: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A14: Final = "{http://schemas.microsoft.com/office/drawing/2010/main}"

_ALTERNATIVES: Final = f"{MC}AlternateContent"

TABLE_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
DIAGRAM_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
OLE_URI: Final = "http://schemas.openxmlformats.org/presentationml/2006/ole"

EMU_PER_POINT: Final = 12700
_UNITS_IN_POINTS: Final = {
    "in": 72.0,
    "cm": 72.0 / 2.54,
    "mm": 72.0 / 25.4,
    "pt": 1.0,
    "pc": 12.0,
    "pi": 12.0,
}
_MEASURE: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(in|cm|mm|pt|pc|pi)?\s*")

# Numbers beyond this are damage: a slide is at most 56 inches wide (ECMA-376, ST_SlideSizeCoordinate).
_LARGEST: Final = 2**40

# Markup that newer versions add, whose content this reader can take as it is.
_UNDERSTOOD: Final = re.compile(
    r"http://schemas\.microsoft\.com/office/(drawing|powerpoint)/\d{4}/(\d{1,2}/)?(\d{1,2}/)?main"
    r"|http://schemas\.microsoft\.com/office/drawing/2014/chartex"
    r"|http://schemas\.microsoft\.com/office/drawing/201\d/\d+/\d+/chartex"
    r"|urn:schemas-microsoft-com:vml"
    r"|http://schemas\.openxmlformats\.org/.*"
)
_READABLE: Final = frozenset(
    {f"{P}{name}" for name in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp", "oleObj")}
    | {f"{A14}m", f"{A}r", f"{A}t"}
)
# A drawing made with a pen; what stands for it elsewhere is its picture.
_INK: Final = f"{P}contentPart"

_NONVISUAL: Final = frozenset(
    f"{P}nv{name}Pr" for name in ("Sp", "Pic", "GraphicFrame", "GrpSp", "CxnSp", "ContentPart")
)


def points(value: str | None) -> float | None:
    """Return a coordinate in points: EMU as a plain number, or a number with its unit (`2.5cm`)."""
    if value is not None and value.isdecimal():
        number = float(value)
        return number / EMU_PER_POINT if number <= _LARGEST else None
    match = _MEASURE.fullmatch(value or "")
    if match is None or abs(float(match[1])) > _LARGEST:
        return None
    unit = match[2]
    return float(match[1]) * _UNITS_IN_POINTS[unit] if unit else float(match[1]) / EMU_PER_POINT


def integer(value: str | None) -> int | None:
    """Return a whole number, None where none is written."""
    if value is None:
        return None
    number = _number(value)
    return None if number is None else int(number)


def fraction(value: str | None) -> float | None:
    """Return a percentage as a fraction: `50%` (strict files) and `50000` are both 0.5."""
    if value is not None and value.strip().endswith("%"):
        number = _number(value.strip()[:-1])
        return None if number is None else number / 100
    number = _number(value)
    return None if number is None else number / 100_000


def degrees(value: str | None) -> float | None:
    """Return an angle in degrees; files count in 60,000ths."""
    number = _number(value)
    return None if number is None else number / 60_000


def flag(value: str | None, *, default: bool = False) -> bool:
    """Return a truth value as XML Schema and older writers spell it."""
    if value is None:
        return default
    return value.strip() in {"1", "true", "on", "t"}


def _number(value: str | None) -> float | None:
    try:
        number = float(value) if value is not None else None
    except ValueError:
        return None
    return number if number is not None and abs(number) <= _LARGEST else None


def children(element: Element) -> list[Element]:
    """Return the children of an element, faster than iterating over them would give them."""
    return element[:]  # type: ignore[index, return-value]  # lxml's stubs know no slices


def child(element: Element, tag: str) -> Element | None:
    """Return the first child with a tag; ten times as fast as `find`."""
    for found in element:
        if found.tag == tag:
            return found
    return None


def descend(element: Element | None, *tags: str) -> Element | None:
    """Return the first child of the first child ... with these tags."""
    for tag in tags:
        if element is None:
            return None
        element = child(element, tag)
    return element


def first(root: Element | None, tag: str) -> Element | None:
    """Return the first element with a tag in a tree, in the order of the document."""
    return next(root.iter(tag), None) if root is not None else None


def nonvisual(shape: Element) -> Element | None:
    """Return the element that names a shape (`p:nvSpPr`, `p:nvPicPr`, ...), its first child."""
    for found in shape:
        if found.tag in _NONVISUAL:
            return found
    return None


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; "" for comments and such."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def has_alternatives(root: Element) -> bool:
    """Tell whether a tree holds content that `take_alternatives` would put another for."""
    return first(root, _ALTERNATIVES) is not None


def take_alternatives(root: Element) -> None:
    """Put in the place of each `mc:AlternateContent` the one alternative that is to be read.

    That is the first choice whose markup is understood and which holds something readable, else
    the fallback (ECMA-376 part 3, 10.2). Changes the tree.
    """
    while (found := first(root, _ALTERNATIVES)) is not None:
        parent = found.getparent()
        if parent is None:
            return
        taken = _alternative(found)
        index = parent.index(found)
        parent.remove(found)
        for offset, child in enumerate(list(taken) if taken is not None else []):
            parent.insert(index + offset, child)


def _alternative(content: Element) -> Element | None:
    fallback = content.find(f"{MC}Fallback")
    for choice in content.findall(f"{MC}Choice"):
        prefixes = (choice.get("Requires") or "").split()
        understood = all(
            _UNDERSTOOD.fullmatch(choice.nsmap.get(prefix) or "") for prefix in prefixes
        )
        tags = {element.tag for element in choice.iterdescendants()}
        if understood and (tags & _READABLE or (_INK in tags and _is_pictured(fallback))):
            return choice
    return fallback


def _is_pictured(fallback: Element | None) -> bool:
    """Tell whether nothing but a picture stands for a drawing where it is not understood."""
    tags = {element.tag for element in fallback.iter()} if fallback is not None else set()
    return not tags & (_READABLE - {f"{P}pic"})


# Resolves no entities, fetches nothing and keeps libxml2's limits.
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
)


def parsed(xml: bytes) -> Element:
    """Return the root of a part that python-pptx has nothing for.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML, or passes one of libxml2's limits.
    """
    return etree.fromstring(xml, _PARSER)
