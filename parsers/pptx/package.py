"""The parts of a presentation: read when they are asked for, and a damaged one costs itself alone.

python-pptx opens a file by reading every part that it holds: all layouts of all masters, media,
notes. One damaged part that nobody needs would cost the deck, and half of the time would go there.
So python-pptx is handed the parts that the reader asks for, one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from weakref import proxy

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.package import XmlPart
from pptx.opc.packuri import PackURI
from pptx.package import Package as PptxPackage
from pptx.parts.coreprops import CorePropertiesPart
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart, SlidePart

from parsers.errors import UnreadableDeck
from parsers.pptx.xml import Element, P, R, parsed
from parsers.pptx.zip import REPAIR, Members, PartError, Relationship, damaged, over_limit
from schema import Diagnostic, Severity

MAX_SLIDES: Final = 5_000  # an archive's largest decks have some hundreds

COMMENTS: Final = "comments"  # old ones and threads alike

# Which relationships are followed from which kind of part.
_FOLLOWED: Final[Mapping[str, frozenset[str]]] = {
    "presentation": frozenset({"slide", "tableStyles"}),
    "slide": frozenset(
        {"slideLayout", "diagramData", "diagramDrawing", "image", "chart", COMMENTS}
    ),
    "slideLayout": frozenset({"slideMaster", "image"}),
    "slideMaster": frozenset({"theme", "image"}),
}
_TOP: Final = frozenset({"officeDocument", "core-properties"})

# What python-pptx makes of which kind of part; it has nothing for themes, styles and diagrams.
_PARTS: Final[Mapping[str, tuple[type[XmlPart], str]]] = {
    "presentation": (PresentationPart, CONTENT_TYPE.PML_PRESENTATION_MAIN),
    "slide": (SlidePart, CONTENT_TYPE.PML_SLIDE),
    "slideLayout": (SlideLayoutPart, CONTENT_TYPE.PML_SLIDE_LAYOUT),
    "slideMaster": (SlideMasterPart, CONTENT_TYPE.PML_SLIDE_MASTER),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A part of a presentation: its XML, and the relationships that are followed from it, by id."""

    root: Element
    relationships: Mapping[str, Relationship]
    package: Package = field(repr=False)

    def related(self, kind: str) -> Part | None:
        """Return the part of a kind that this one leads to, None where it is not one or is lost."""
        found = [one for one in self.relationships.values() if one.kind == kind]
        return self.package.part(found[0]) if len(found) == 1 else None

    def referred(self, identifier: str | None) -> Part | None:
        """Return the part behind a relationship's id, None where there is none or it is lost."""
        found = self.relationships.get(identifier) if identifier is not None else None
        return self.package.part(found) if found is not None else None

    def picture(self, identifier: str | None) -> bytes | None:
        """Return the picture behind a relationship's id, None where there is none or it is lost."""
        found = self.relationships.get(identifier) if identifier is not None else None
        return self.package.picture(found) if found is not None else None


class Package:
    """The parts of a `.pptx`, `.pptm`, `.ppsx` or `.potx` file, strict ones included.

    `main` is the presentation itself, `slides` the relationship ids of its slides in order.

    Raises:
        UnreadableDeck: `encrypted`, `old-format`, `not-a-deck`, `reader-limit`, or
            `unreadable-file` where the file is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._members = Members(data)
        self._parts: dict[str, Part | PartError] = {}
        self._lost_slides: list[Diagnostic] = []
        self._lost_parts: list[Diagnostic] = []
        # Parts of python-pptx belong to a package, to find each other through. These need none.
        self._pptx = PptxPackage(BytesIO())
        self._top = self._top_relationships()
        self.main = self._main()
        self.slides = tuple(
            identifier
            for slide in self.main.root.iterfind(f"{P}sldIdLst/{P}sldId")
            if (identifier := slide.get(f"{R}id")) is not None
        )
        if len(self.slides) > MAX_SLIDES:
            raise over_limit(f"{len(self.slides)} slides", f"{MAX_SLIDES}")

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was lost so far: slides, then other parts."""
        return (*self._lost_slides, *self._lost_parts)

    def _top_relationships(self) -> dict[str, str]:
        """Return the names of the parts that the package itself leads to, by kind."""
        if "[Content_Types].xml" not in self._members:
            raise _no_deck()
        try:
            relationships = self._members.relationships("", _TOP)
        except PartError as error:
            raise damaged(error.reason) from error
        names: dict[str, str] = {}
        for kind, target in relationships.values():
            names.setdefault(kind, target)
        return names

    def _main(self) -> Part:
        name = self._top.get("officeDocument")
        if name is None:
            raise _no_deck()
        try:
            main = self._take(name, "presentation")
        except PartError as error:
            raise damaged(error.reason) from error
        if main.root.tag != f"{P}presentation":
            raise _no_deck()
        return main

    def properties(self) -> CorePropertiesPart | None:
        """Return the document's properties, None where there are none or they are damaged."""
        name = self._top.get("core-properties")
        if name is None:
            return None
        try:
            xml = self._members.xml(name)
            found: CorePropertiesPart = CorePropertiesPart.load(
                PackURI(f"/{name}"), CONTENT_TYPE.OPC_CORE_PROPERTIES, self._pptx, xml
            )
        except (PartError, etree.XMLSyntaxError):
            return None
        return found

    def slide(self, number: int, identifier: str) -> Part | None:
        """Return the slide with a relationship id, None where it is lost; `number` counts from 1."""
        relationship = self.main.relationships.get(identifier)
        found = (
            PartError("unreadable-slide", "it is missing in the file")
            if relationship is None
            else self._found(relationship)
        )
        if isinstance(found, Part):
            return found
        self._lost_slides.append(_lost_slide(number, found))
        return None

    def part(self, relationship: Relationship) -> Part | None:
        """Return the part that a relationship leads to, None where it is lost."""
        known = relationship.target in self._parts
        found = self._found(relationship)
        if isinstance(found, Part):
            return found
        if not known:
            self._lost_parts.append(_lost_part(relationship.kind, found))
        return None

    def picture(self, relationship: Relationship) -> bytes | None:
        """Return the picture that a relationship leads to, None where it is lost."""
        try:
            return self._members.data(relationship.target)
        except PartError:
            return None

    def _found(self, relationship: Relationship) -> Part | PartError:
        kind, name = relationship
        found = self._parts.get(name)
        if found is None:
            try:
                found = self._take(name, kind)
            except PartError as error:
                found = error
            self._parts[name] = found
        return found

    def _take(self, name: str, kind: str) -> Part:
        xml = self._members.xml(name)
        followed = _FOLLOWED.get(kind)
        relationships = self._members.relationships(name, followed) if followed else {}
        try:
            root = self._root(name, kind, xml)
        except etree.XMLSyntaxError as error:
            code = "reader-limit" if "depth" in str(error) else "unreadable-slide"
            raise PartError(code, f"{name}: {error.msg}") from error
        # Known weakly, or the two would keep one another, with all XML, until Python looks for cycles.
        return Part(root=root, relationships=relationships, package=proxy(self))

    def _root(self, name: str, kind: str, xml: bytes) -> Element:
        if kind not in _PARTS:
            return parsed(xml)
        part, content_type = _PARTS[kind]
        root: Element = part.load(  # noqa: SLF001 - python-pptx has no public name for it
            PackURI(f"/{name}"), content_type, self._pptx, xml
        )._element
        etree.strip_tags(root, etree.Comment)  # one amid a text would end it
        return root


def _lost_slide(number: int, error: PartError) -> Diagnostic:
    message = f"Slide {number} could not be read ({error.reason}); {REPAIR}."
    return Diagnostic.error(error.code, message, slide=number)


def _lost_part(kind: str, error: PartError) -> Diagnostic:
    content = kind.startswith("diagram")
    taken = "colours" if kind in {"theme", "tableStyles"} else "places and list signs"
    lost = "a diagram's text is" if content else f"{taken} that slides take from it are"
    lost = "a chart's figures are" if kind == "chart" else lost
    return Diagnostic(
        severity=Severity.ERROR if content else Severity.WARNING,
        code=error.code,
        message=f"A part of the deck could not be read ({error.reason}), so {lost} missing; {REPAIR}.",
    )


def _no_deck() -> UnreadableDeck:
    return UnreadableDeck(
        "not-a-deck",
        "The file is a zip file or a document of another kind, with no presentation in it; "
        "save the deck as .pptx or export it as PDF.",
    )
