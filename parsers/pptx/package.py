"""Opening a presentation: only the parts that are read, and a damaged one costs itself alone.

python-pptx opens every part that a deck holds: all layouts of all masters, media, notes. Half of
its time goes there, and one damaged part that nobody needs costs the deck. So the parts that the
reader uses are put into a package of their own, and python-pptx opens that one.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.sax.saxutils import quoteattr

import pptx
from lxml import etree
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation

from parsers.errors import UnreadableDeck
from parsers.pptx.xml import P, R, safe_parser
from parsers.pptx.zip import (
    RELATIONSHIPS,
    REPAIR,
    Members,
    PartError,
    Relationship,
    damaged,
    over_limit,
    relationships_name,
)
from schema import Diagnostic, Severity

MAX_SLIDES: Final = 5_000  # an archive's largest decks have some hundreds

_PML: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_CONTENT_TYPES: Final = {
    "presentation": f"{_PML}.presentation.main+xml",
    "slide": f"{_PML}.slide+xml",
    "slideLayout": f"{_PML}.slideLayout+xml",
    "slideMaster": f"{_PML}.slideMaster+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "diagramData": "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
    "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
# Which relationships are followed from which kind of part.
_FOLLOWED: Final = {
    "presentation": ("slide", "slideMaster"),
    "slide": ("slideLayout", "diagramData", "diagramDrawing"),
    "slideLayout": ("slideMaster",),
    "slideMaster": ("theme",),
}
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIP_TYPES: Final = {
    "presentation": f"{_OFFICE}/officeDocument",
    "core-properties": f"{RELATIONSHIPS}/metadata/core-properties",
}

# What stands in for a lost part, so that the parts around it can be opened.
_ROOTS: Final = {"slide": "sld", "slideLayout": "sldLayout", "slideMaster": "sldMaster"}

_OPENING_ERRORS: Final = (PythonPptxError, KeyError, ValueError, AttributeError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A presentation as python-pptx opened it.

    `slides` are the relationship ids of its slides in order, None for one that is lost.
    """

    presentation: Presentation
    slides: tuple[str | None, ...]
    has_properties: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Part:
    kind: str
    xml: bytes
    relationships: dict[str, Relationship] = field(default_factory=dict)


def open_package(data: bytes) -> Package:
    """Open the content of a `.pptx`, `.pptm`, `.ppsx` or `.potx` file, strict ones included.

    Raises:
        UnreadableDeck: `encrypted`, `old-format`, `not-a-deck`, `reader-limit`, or
            `unreadable-file` where the file is damaged.
    """
    parts = _Parts(Members(data))
    main = parts.take_main()
    order = _slide_order(main)
    if len(order) > MAX_SLIDES:
        raise over_limit(f"{len(order)} slides", f"{MAX_SLIDES}")
    parts.follow(main, slides=set(order))
    presentation = parts.open()
    slides: list[str | None] = []
    diagnostics: list[Diagnostic] = []
    for number, identifier in enumerate(order, start=1):
        error = parts.error_of(main.relationships.get(identifier))
        slides.append(identifier if error is None else None)
        if error is not None:
            diagnostics.append(_lost_slide(number, error))
    diagnostics += [_lost_part(kind, error) for kind, error in parts.lost() if kind != "slide"]
    return Package(
        presentation=presentation,
        slides=tuple(slides),
        has_properties=parts.has_properties,
        diagnostics=tuple(diagnostics),
    )


def _slide_order(presentation: _Part) -> list[str]:
    root = etree.fromstring(presentation.xml, safe_parser())
    return [
        identifier
        for slide in root.iterfind(f"{P}sldIdLst/{P}sldId")
        if (identifier := slide.get(f"{R}id")) is not None
    ]


def _lost_slide(number: int, error: PartError) -> Diagnostic:
    message = f"Slide {number} could not be read ({error.reason}); {REPAIR}."
    return Diagnostic(severity=Severity.ERROR, code=error.code, message=message, slide=number)


def _lost_part(kind: str, error: PartError) -> Diagnostic:
    content = kind.startswith("diagram")
    lost = (
        "a diagram's text is" if content else "places and list signs that slides take from it are"
    )
    return Diagnostic(
        severity=Severity.ERROR if content else Severity.WARNING,
        code=error.code,
        message=f"A part of the deck could not be read ({error.reason}), so {lost} missing; {REPAIR}.",
    )


class _Parts:
    """The parts of a package that are read, found by following relationships."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self._parts: dict[str, _Part] = {}
        self._lost: dict[str, PartError] = {}
        self.has_properties = False

    def take_main(self) -> _Part:
        """Take up the presentation itself and the document's properties."""
        if "[Content_Types].xml" not in self._members:
            raise _no_deck()
        try:
            relationships = self._members.relationships("")
            name = _first(relationships, "officeDocument")
            root = self._root(name) if name else None
            if name is None or root is None or root.tag != f"{P}presentation":
                raise _no_deck()
            main = self._take(name, "presentation")
        except PartError as error:
            raise damaged(error.reason) from error
        properties = _first(relationships, "core-properties")
        if properties is not None:
            self._take_properties(properties)
        return main

    def _root(self, name: str) -> etree._Element:
        try:
            return etree.fromstring(self._members.xml(name), safe_parser())
        except etree.XMLSyntaxError as error:
            raise PartError("unreadable-slide", f"{name}: {error.msg}") from error

    def _take_properties(self, name: str) -> None:
        try:
            self._root(name)
            self._take(name, "core-properties")
        except PartError:
            return
        self.has_properties = True

    def _take(self, name: str, kind: str) -> _Part:
        part = _Part(kind, self._members.xml(name))
        followed = _FOLLOWED.get(kind, ())
        if followed:
            part.relationships = {
                identifier: relationship
                for identifier, relationship in self._members.relationships(name).items()
                if relationship.kind in followed
            }
        self._parts[name] = part
        return part

    def follow(self, main: _Part, slides: set[str]) -> None:
        """Take up the presentation's slides and masters, and whatever these need."""
        main.relationships = {
            identifier: relationship
            for identifier, relationship in main.relationships.items()
            if relationship.kind != "slide" or identifier in slides
        }
        waiting = list(main.relationships.values())
        while waiting:
            kind, target = waiting.pop()
            if target in self._parts:
                continue
            try:
                part = self._take(target, kind)
            except PartError as error:
                self._lose(target, kind, error)
            else:
                waiting.extend(part.relationships.values())

    def _lose(self, name: str, kind: str, error: PartError) -> None:
        self._lost[name] = error
        root = _ROOTS.get(kind)
        xml = f'<{root} xmlns="{P[1:-1]}"><cSld><spTree/></cSld></{root}>' if root else "<lost/>"
        self._parts[name] = _Part(kind, xml.encode())

    def lost(self) -> list[tuple[str, PartError]]:
        """Return the kind of each lost part, and what is wrong with it."""
        return [(self._parts[name].kind, error) for name, error in self._lost.items()]

    def error_of(self, relationship: Relationship | None) -> PartError | None:
        """Return what is wrong with the part that a relationship leads to, if anything."""
        if relationship is None:
            return PartError("unreadable-slide", "it is missing in the file")
        return self._lost.get(relationship.target)

    def open(self) -> Presentation:
        """Have python-pptx open the parts; what is no XML is lost, the rest is not."""
        try:
            return pptx.Presentation(BytesIO(self._package()))
        except etree.XMLSyntaxError:
            self._lose_damaged()
        except _OPENING_ERRORS as error:
            raise damaged(f"{type(error).__name__}: {error}") from error
        try:
            return pptx.Presentation(BytesIO(self._package()))
        except (etree.LxmlError, *_OPENING_ERRORS) as error:
            raise damaged(f"{type(error).__name__}: {error}") from error

    def _lose_damaged(self) -> None:
        for name, part in list(self._parts.items()):
            try:
                etree.fromstring(part.xml, safe_parser())
            except etree.XMLSyntaxError as error:
                code = "reader-limit" if "depth" in str(error) else "unreadable-slide"
                self._lose(name, part.kind, PartError(code, f"{name}: {error.msg}"))

    def _package(self) -> bytes:
        first = {
            f"rId{number}": Relationship(part.kind, name)
            for number, (name, part) in enumerate(self._parts.items(), start=1)
            if part.kind in _RELATIONSHIP_TYPES
        }
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            package.writestr("[Content_Types].xml", self._content_types())
            package.writestr("_rels/.rels", _relationships_xml(first))
            for name, part in self._parts.items():
                package.writestr(name, part.xml)
                if part.relationships:
                    xml = _relationships_xml(part.relationships)
                    package.writestr(relationships_name(name), xml)
        return out.getvalue()

    def _content_types(self) -> str:
        types = "".join(
            f"<Override PartName={quoteattr('/' + name)} "
            f"ContentType={quoteattr(_CONTENT_TYPES[part.kind])}/>"
            for name, part in self._parts.items()
        )
        return (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{types}</Types>"
        )


def _first(relationships: dict[str, Relationship], kind: str) -> str | None:
    return next((found.target for found in relationships.values() if found.kind == kind), None)


def _no_deck() -> UnreadableDeck:
    return UnreadableDeck(
        "not-a-deck",
        "The file is a zip file or a document of another kind, with no presentation in it; "
        "save the deck as .pptx or export it as PDF.",
    )


def _relationships_xml(relationships: dict[str, Relationship]) -> str:
    lines = (
        f"<Relationship Id={quoteattr(identifier)} "
        f"Type={quoteattr(_RELATIONSHIP_TYPES.get(kind, f'{_OFFICE}/{kind}'))} "
        f"Target={quoteattr('/' + target)}/>"
        for identifier, (kind, target) in relationships.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(lines)}</Relationships>'
