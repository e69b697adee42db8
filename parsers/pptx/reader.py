"""Presentations (`.pptx`, `.pptm`, `.ppsx`, `.potx`): file content in, Deck out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Final

from lxml import etree
from PIL.Image import Image

from parsers.pptx.boxes import tell_boxes
from parsers.pptx.grounds import Grounds
from parsers.pptx.package import COMMENTS, Package, Part
from parsers.pptx.page import Page
from parsers.pptx.placeholders import Inheritance, placeholder
from parsers.pptx.shapes import read_shapes, static_texts
from parsers.pptx.tablestyles import TableStyles
from parsers.pptx.theme import Theme
from parsers.pptx.unseen import animated
from parsers.pptx.xml import (
    A,
    Element,
    P,
    child,
    descend,
    flag,
    has_alternatives,
    integer,
    points,
    take_alternatives,
)
from parsers.pptx.zip import REPAIR
from parsers.printable import printable
from parsers.unseen import told
from schema import Deck, Diagnostic, Format, Severity, Slide, Table, TextBox
from schema.diagnostic import short

# What reading a part that is not built as it should be may raise.
_SLIDE_ERRORS: Final = (
    etree.LxmlError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
)


def read_pptx(data: bytes) -> Deck:
    """Read a presentation as it stands: slides in order, hidden ones marked as such, no notes.

    A slide that cannot be read comes empty, with a diagnostic.

    Raises:
        UnreadableDeck: the content is no presentation that can be opened; its code is
            `encrypted`, `old-format`, `not-a-deck`, `reader-limit` or `unreadable-file`.
    """
    package = Package(data)
    reader = _Reader(package)
    slides = []
    diagnostics: list[Diagnostic] = []
    for number, identifier in enumerate(package.slides, start=1):
        slide, noted = reader.read(number, identifier)
        slides.append(slide)
        diagnostics += noted
    title, created, modified = _properties(package)
    return Deck(
        format=Format.PPTX,
        slides=tuple(slides),
        title=title,
        created=created,
        modified=modified,
        diagnostics=(*package.diagnostics, *diagnostics),
        dated_anew=tuple(reader.dated_anew),
    )


class _Reader:
    """Reads slides, keeping what those of one layout share."""

    def __init__(self, package: Package) -> None:
        self._package = package
        root = package.main.root
        size = child(root, f"{P}sldSz")
        width, height = (
            (points(size.get(side)) or 0.0 if size is not None else 0.0) for side in ("cx", "cy")
        )
        self._size = (width, height)
        self._defaults = child(root, f"{P}defaultTextStyle")
        first = integer(root.get("firstSlideNum"))
        self._first_number = 1 if first is None else first
        self._themes: dict[Part | None, tuple[Theme, TableStyles]] = {}
        self._inheritance: dict[Part | None, Inheritance] = {}
        self._backgrounds: dict[Part | None, str | None] = {}
        self._thumbnails: dict[tuple[int, str | None], Image | None] = {}
        self._static: dict[Part, tuple[tuple[TextBox, ...], Grounds]] = {}
        self._static_dates: dict[Part, tuple[str, ...]] = {}
        self.dated_anew: list[tuple[int, str]] = []

    def read(self, number: int, identifier: str) -> tuple[Slide, list[Diagnostic]]:
        """Read the slide with the given relationship id; `number` counts from 1."""
        empty = Slide(number=number, width=self._size[0], height=self._size[1])
        try:
            part = self._package.slide(number, identifier)
            return self._read(number, part) if part is not None else (empty, [])
        except _SLIDE_ERRORS as error:
            reason = f"{type(error).__name__}: {printable(str(error))}"
            message = f"Slide {number} could not be read ({reason}); {REPAIR}."
            noted = Diagnostic.error("unreadable-slide", message, slide=number)
            return empty, [noted]

    def _read(self, number: int, part: Part) -> tuple[Slide, list[Diagnostic]]:
        root = part.root
        layout = part.related("slideLayout")
        master = layout.related("slideMaster") if layout is not None else None
        inheritance = self._inheritance.get(layout)
        if inheritance is None:
            inheritance = Inheritance(_root(layout), _root(master), self._defaults)
            self._inheritance[layout] = inheritance
        theme, styles = self._theme(root, layout, master)
        page = Page(
            number=number,
            printed=self._first_number + number - 1,
            part=part,
            size=self._size,
            theme=theme,
            inheritance=inheritance,
            grounds=Grounds(self._background(root, layout, master, theme)),
            styles=styles,
            animated=animated(root),
            thumbnails=self._thumbnails,
        )
        furniture = self._furniture(page, root, layout, master)
        take_alternatives(root)
        read_shapes(page, descend(root, f"{P}cSld", f"{P}spTree"))
        tell_boxes(page)
        page.diagnostics += told(page.unseen, "Slide", number)
        self.dated_anew += [(number, text) for text in _dated_anew(root)]
        _tell_dated_anew(page, root)
        if any(one.kind == COMMENTS for one in part.relationships.values()):
            page.note(
                Severity.INFO,
                "unread-object",
                f"Slide {number} has comments, which were not read; if they change what it says, "
                "write it on the slide.",
            )
        slide = Slide(
            number=number,
            width=self._size[0],
            height=self._size[1],
            tables=tuple(page.tables),
            charts=tuple(page.charts),
            texts=(*page.texts, *furniture),
            marks=tuple(page.marks),
            hidden=not flag(root.get("show"), default=True),
        )
        return slide, page.diagnostics

    def _theme(
        self, root: Element, layout: Part | None, master: Part | None
    ) -> tuple[Theme, TableStyles]:
        """Return the theme of a slide: its master's, in the colours that the slide maps it to."""
        known = self._themes.get(master)
        if known is None:
            theme = (
                Theme.of(_root(master.related("theme")), child(master.root, f"{P}clrMap"))
                if master is not None
                else Theme.of(None, None)
            )
            known = self._themes[master] = theme, TableStyles(self._package, theme)
        for page in (root, _root(layout)):
            override = descend(page, f"{P}clrMapOvr", f"{A}overrideClrMapping")
            if override is not None:
                theme = Theme.of(known[0].xml, override)
                return theme, TableStyles(self._package, theme)
        return known

    def _background(
        self, root: Element, layout: Part | None, master: Part | None, theme: Theme
    ) -> str | None:
        """Return the colour of a slide's background: its own, or else its layout's or master's."""
        if descend(root, f"{P}cSld", f"{P}bg") is not None:
            return theme.background([root])
        if layout not in self._backgrounds:
            self._backgrounds[layout] = theme.background([_root(layout), _root(master)])
        return self._backgrounds[layout]

    def _furniture(
        self, page: Page, root: Element, layout: Part | None, master: Part | None
    ) -> tuple[TextBox, ...]:
        """Return the texts that layout and master print on the slide, and paint what these do."""
        shown = flag(root.get("showMasterSp"), default=True)
        if layout is None or not shown:
            return ()
        parts = [layout]
        if master is not None and flag(layout.root.get("showMasterSp"), default=True):
            parts.append(master)
        printed = [self._printed_by(part, page) for part in parts]
        for _, grounds in reversed(printed):
            page.grounds.paint_all(grounds)
        for part in parts:
            self.dated_anew += [(page.number, text) for text in self._static_dates[part]]
        return tuple(text for texts, _ in printed for text in texts)

    def _printed_by(self, part: Part, page: Page) -> tuple[tuple[TextBox, ...], Grounds]:
        if part not in self._static:
            root = part.root
            if has_alternatives(root):
                root = deepcopy(root)  # what slides inherit from stays as it is
                take_alternatives(root)
            own = Page(
                number=page.number,
                printed=page.printed,
                part=part,
                size=page.size,
                theme=page.theme,
                inheritance=page.inheritance,
                grounds=Grounds(None),
                styles=page.styles,
            )
            texts = static_texts(own, descend(root, f"{P}cSld", f"{P}spTree"))
            self._static[part] = texts, own.grounds
            self._static_dates[part] = tuple(_dated_anew(root, placeholders=False))
            _tell_static(page, own.tables)
        return self._static[part]


def _dated_anew(slide: Element, *, placeholders: bool = True) -> Iterator[str]:
    """Yield each text of a slide up to a date in it that is the day on which one looks at it.

    The `placeholders` of a layout or a master are on no slide.
    """
    for field in slide.iter(f"{A}fld"):
        if (field.get("type") or "").startswith("datetime"):
            shape = next(field.iterancestors(f"{P}sp"), None)
            if not placeholders and shape is not None and placeholder(shape) is not None:
                continue
            line = field.getparent()
            body = line.getparent() if line is not None else None
            texts: list[str] = []
            for one in body.iter(f"{A}t", f"{A}p", f"{A}br") if body is not None else ():
                texts.append(one.text or "" if one.tag == f"{A}t" else "\n")
                if one.getparent() is field:
                    break
            yield " ".join(printable("".join(texts)).split())


def _tell_dated_anew(page: Page, slide: Element) -> None:
    """Say so of a cell's date that is the day on which one looks at it."""
    for field in slide.iter(f"{A}fld"):
        cell = next(field.iterancestors(f"{A}tc"), None)
        if cell is not None and (field.get("type") or "").startswith("datetime"):
            text = " ".join(
                printable("".join(one.text or "" for one in cell.iter(f"{A}t"))).split()
            )
            page.note(
                Severity.INFO,
                "date-guessed",
                f"“{short(text)}” in a table on slide {page.number} has a date that changes to the day "
                "on which the deck is opened; that of the last time was read: write it as text.",
            )


def _tell_static(page: Page, tables: Sequence[Table]) -> None:
    """Say so, on the first slide that has them, of a layout's or master's tables with texts."""
    for table in tables:
        texts = " ".join([cell.text for cell in table.cells if cell.paragraphs])
        if texts:
            page.note(
                Severity.INFO,
                "unread-object",
                f"The layout of slide {page.number} has a table that begins “{short(texts)}” and was not "
                "read, here or on other slides; put it on the slide if it belongs to the report.",
            )


def _root(part: Part | None) -> Element | None:
    return part.root if part is not None else None


def _properties(package: Package) -> tuple[str | None, datetime | None, datetime | None]:
    """Return the document's title and the times it was created and changed."""
    properties = package.properties()
    if properties is None:
        return None, None, None
    try:
        title = " ".join(printable(properties.title).split()) or None
        return title, _naive(properties.created), _naive(properties.modified)
    except (AttributeError, ValueError, TypeError):  # a part of another kind under this name
        return None, None, None


def _naive(time: datetime | None) -> datetime | None:
    if time is None or time.tzinfo is None:
        return time
    return time.astimezone(UTC).replace(tzinfo=None)
