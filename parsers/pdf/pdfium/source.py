"""The fast source: pages as pdfium sees them, through its raw interface.

What costs is the number of calls, not the work behind them; so a page's objects are first gathered
by kind, and then each property is asked of all of a kind in one sweep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import pypdfium2

from parsers.errors import UnreadableDeck
from parsers.pdf.page import (
    MAX_FORM_DEPTH,
    MAX_GLYPHS,
    MAX_IMAGE_SIDE,
    MAX_OBJECTS,
    MAX_PAGE_SIDE,
    MAX_PAGES,
    Document,
    Image,
    Page,
)
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.annotations import read_annotations, unread_annotations
from parsers.pdf.pdfium.columns import Matrix
from parsers.pdf.pdfium.fills import Untold
from parsers.pdf.pdfium.fonts import Fonts
from parsers.pdf.pdfium.geometry import Placed, moved_box
from parsers.pdf.pdfium.misread import put_right
from parsers.pdf.pdfium.objects import Objects
from parsers.pdf.pdfium.paths import cut_to_clips, read_paths
from parsers.pdf.pdfium.pictured import Scene, Shown
from parsers.pdf.pdfium.shapes import look_at, shows_others
from parsers.pdf.pdfium.text import TextReader
from parsers.pdf.pdfium.tree import read_tree
from parsers.pdf.pdfium.unseen import take_out_unseen, tell_alike, tell_unseen
from parsers.pdf.pdfium.unseenmarks import take_out_unseen_marks
from parsers.pdf.properties import limit, moment, title
from schema import Diagnostic

PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
# What pypdfium2 says of a failure: `Failed to load document (PDFium: Data format error).`
_CAUSE: Final = re.compile(r"\(PDFium: ([^)]+)\)")
LAYERS: Final = b"/OC"  # the key in a form's dictionary that puts it on a layer
# What holds objects that are compressed: any but forms, which are streams.
PACKED: Final = b"/ObjStm"
PATTERNS: Final = b"/PatternType"  # a key of each pattern


def read_pages(data: bytes) -> Document:
    """Read all pages of a PDF.

    Raises UnreadableDeck (`encrypted`, `unreadable-file`).
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR or "password" in str(error).lower():
            raise UnreadableDeck(
                "encrypted", "The PDF is protected by a password; save it without one."
            ) from error
        said = _CAUSE.search(str(error))
        cause = said[1].lower() if said else str(error)
        raise UnreadableDeck(
            "unreadable-file", f"The PDF is damaged or incomplete ({cause}); export it again."
        ) from error
    try:
        layers = LAYERS in data
        untold = Untold(layers, marks=layers or PACKED in data, patterns=PATTERNS in data)
        return _document(pdf, untold)
    finally:
        pdf.close()


def _document(pdf: pypdfium2.PdfDocument, untold: Untold) -> Document:
    count = len(pdf)
    if count == 0:
        raise UnreadableDeck("unreadable-file", "The PDF has no pages; export it again.")
    diagnostics: list[Diagnostic] = []
    if count > MAX_PAGES:
        diagnostics.append(limit(f"the PDF has {count} pages, of which {MAX_PAGES} were read"))
    document = call.handle_behind(pdf.raw)
    fonts = Fonts()
    shown: Shown = {}
    pages = []
    for index in range(min(count, MAX_PAGES)):
        address = call.load_page(document, index)
        if not address:
            diagnostics.append(
                Diagnostic.error(
                    "unreadable-file",
                    f"Page {index + 1} is damaged and was not read; export the PDF again.",
                    slide=index + 1,
                )
            )
            pages.append(Page(number=index + 1, width=0.0, height=0.0))
            continue
        handle = call.handle_of(address)
        try:
            pages.append(_PageReader(handle, index + 1, fonts).read(untold, shown))
            for font in fonts.values():
                if len(font.strings) > font.looked_at and not font.drawn:
                    look_at(font)
        finally:
            call.close_page(handle)
    put_right(pages, fonts.values())
    diagnostics.extend(tell_alike(pages))
    return Document(
        pages=pages,
        title=title(pdf.get_metadata_value("Title")),
        created=moment(pdf.get_metadata_value("CreationDate")),
        modified=moment(pdf.get_metadata_value("ModDate")),
        diagnostics=diagnostics,
        misshown=frozenset([font.name for font in fonts.values() if shows_others(font)]),
    )


class _PageReader:
    """Reads one page; lives as long as its page is open."""

    def __init__(self, handle: call.Handle, number: int, fonts: Fonts) -> None:
        self.page_handle = handle
        self.fonts = fonts
        left, bottom, right, top = call.page_box(self.page_handle)
        turn = call.page_turn(self.page_handle)
        width, height = right - left, top - bottom
        # From the page's own coordinates to those of its reader, by quarters of a turn.
        self.base: Matrix = (
            (1.0, 0.0, 0.0, -1.0, -left, top),
            (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            (0.0, -1.0, -1.0, 0.0, top, right),
        )[turn]
        if turn % 2:
            width, height = height, width
        self.page = Page(number=number, width=width, height=height)

    def read(self, untold: Untold, shown: Shown) -> Page:
        page = self.page
        if max(page.width, page.height) > MAX_PAGE_SIDE:
            self._limit(f"the page measures {page.width:.0f} × {page.height:.0f} points")
            return page
        text = TextReader(self.page_handle, page, self.base, self.fonts)
        try:
            if text.count > MAX_GLYPHS:
                self._limit(f"the page holds {text.count} characters")
                return page
            objects = Objects(self.page_handle, self.base)
            later = read_annotations(self.page_handle, self.base)
            text.read(objects.texts)
            page.paths.extend(read_paths(objects.paths))
            cut_to_clips(page.paths, objects.paths)
            self._add_images(objects.images)
            scene = Scene(self.page_handle, page, objects, untold, shown)
            unseen = take_out_unseen(scene, later, text.doubts)
            take_out_unseen_marks(scene)
            if unseen:
                text.read_again(objects.texts)
                tell_unseen(page, unseen)
        finally:
            text.close()
        if not objects.whole:
            self._limit(f"the page holds more than {MAX_OBJECTS} painted objects")
        if not objects.flat:
            self._limit(f"forms lie more than {MAX_FORM_DEPTH} deep in one another")
        page.diagnostics.extend(unread_annotations(later, page.number))
        page.tree, page.spans, whole = read_tree(self.page_handle)
        if not whole:
            self._limit("the page's tags are too many or too deep, and were read in part")
        return page

    def _limit(self, what: str) -> None:
        self.page.diagnostics.append(limit(what, self.page.number))

    def _add_images(self, placed: Sequence[Placed]) -> None:
        handles = [handle for handle, *_ in placed]
        for (_, _, matrix, mcid, place), box, size in zip(
            placed, columns.bounds(handles), columns.image_sizes(handles), strict=True
        ):
            if max(size) > MAX_IMAGE_SIDE:
                self._limit(f"a picture is {max(size)} pixels wide or high")
            self.page.images.append(Image(*moved_box(box, matrix), mcid, place))
