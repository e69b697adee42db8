"""The fast source: pages as pdfium sees them, through its raw interface.

What costs is the number of calls, not the work behind them; so text is taken by text object (a
string shown in one go), and a character is looked at alone only where its object is spaced oddly.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import pypdfium2

from parsers.errors import UnreadableDeck
from parsers.pdf import pdfium_calls as call
from parsers.pdf.page import (
    MAX_FORM_DEPTH,
    MAX_GLYPHS,
    MAX_IMAGE_SIDE,
    MAX_OBJECTS,
    MAX_PAGE_SIDE,
    MAX_PAGES,
    MAX_SEGMENTS,
    Document,
    Image,
    Page,
    Path,
    outlines,
    rectangle_of,
)
from parsers.pdf.pdfium_geometry import Matrix, corners, moved_box, segments, times
from parsers.pdf.pdfium_text import Font, TextReader
from parsers.pdf.pdfium_tree import read_tree
from parsers.pdf.properties import limit, moment, title
from schema import Diagnostic, Severity

TEXT: Final = 1  # FPDF_PAGEOBJ_TEXT
PATH: Final = 2
IMAGE: Final = 3
FORM: Final = 5
PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD

Painted = tuple[int, int, Matrix, int]  # kind, handle, matrix, depth of forms


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
        raise UnreadableDeck(
            "unreadable-file", f"The PDF is damaged or incomplete ({error}); export it again."
        ) from error
    try:
        return _document(pdf)
    finally:
        pdf.close()


def _document(pdf: pypdfium2.PdfDocument) -> Document:
    count = len(pdf)
    if count == 0:
        raise UnreadableDeck("unreadable-file", "The PDF has no pages; export it again.")
    diagnostics: list[Diagnostic] = []
    if count > MAX_PAGES:
        diagnostics.append(limit(f"the PDF has {count} pages, of which {MAX_PAGES} were read"))
    fonts: dict[int, Font] = {}
    pages = []
    for index in range(min(count, MAX_PAGES)):
        try:
            handle = pdf[index]
        except pypdfium2.PdfiumError:
            diagnostics.append(
                Diagnostic(
                    severity=Severity.ERROR,
                    code="unreadable-file",
                    message=f"Page {index + 1} is damaged and was not read; export the PDF again.",
                    slide=index + 1,
                )
            )
            pages.append(Page(number=index + 1, width=0.0, height=0.0))
            continue
        try:
            pages.append(_PageReader(handle, index + 1, fonts).read())
        finally:
            handle.close()
    tags = pdf.get_metadata_dict()
    return Document(
        pages=pages,
        title=title(tags.get("Title")),
        created=moment(tags.get("CreationDate")),
        modified=moment(tags.get("ModDate")),
        diagnostics=diagnostics,
    )


class _PageReader:
    """Reads one page; lives as long as its page is open."""

    def __init__(self, handle: pypdfium2.PdfPage, number: int, fonts: dict[int, Font]) -> None:
        self.page_handle = call.address(handle.raw)
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

    def read(self) -> Page:
        page = self.page
        if max(page.width, page.height) > MAX_PAGE_SIDE:
            self._limit(f"the page measures {page.width:.0f} × {page.height:.0f} points")
            return page
        text = TextReader(self.page_handle, page, self.base, self.fonts)
        try:
            if text.count > MAX_GLYPHS:
                self._limit(f"the page holds {text.count} characters")
                return page
            self._paint(text)
        finally:
            text.close()
        page.tree, whole = read_tree(self.page_handle)
        if not whole:
            self._limit("the page's tags are too many or too deep, and were read in part")
        return page

    def _paint(self, text: TextReader) -> None:
        objects = list(islice(self._objects(), MAX_OBJECTS + 1))
        if len(objects) > MAX_OBJECTS:
            self._limit(f"the page holds more than {MAX_OBJECTS} painted objects")
            del objects[MAX_OBJECTS:]
        text.find([handle for kind, handle, _, _ in objects if kind == TEXT])
        for kind, handle, matrix, depth in objects:
            mcid = call.marked_content(handle) if depth == 0 else -1
            if kind == TEXT:
                text.read(handle, matrix, mcid)
            elif kind == PATH:
                self.page.paths.extend(self._paths(handle, matrix, mcid))
            elif kind == IMAGE:
                self._image(handle, matrix, mcid)

    def _limit(self, what: str) -> None:
        self.page.diagnostics.append(limit(what, self.page.number))

    def _objects(self) -> Iterator[Painted]:
        def inside(count: int, form: int, matrix: Matrix, depth: int) -> Iterator[Painted]:
            for index in range(count):
                handle = (
                    call.form_object(form, index)
                    if form
                    else call.page_object(self.page_handle, index)
                )
                if not handle:
                    continue
                kind = call.kind(handle)
                if kind != FORM:
                    yield kind, handle, matrix, depth
                elif depth < MAX_FORM_DEPTH:
                    yield from inside(
                        call.count_form_objects(handle),
                        handle,
                        times(call.matrix(handle), matrix),
                        depth + 1,
                    )
                else:
                    self._limit(f"forms lie more than {MAX_FORM_DEPTH} deep in one another")

        yield from inside(call.count_objects(self.page_handle), 0, self.base, 0)

    def _paths(self, handle: int, matrix: Matrix, mcid: int) -> Iterator[Path]:
        filled, stroked = call.draw_mode(handle)
        fill = call.fill_colour(handle) if filled else None
        stroke = call.stroke_colour(handle) if stroked else None
        if fill is None and stroke is None:
            return
        count = call.count_segments(handle)
        if count > MAX_SEGMENTS:
            x0, top, x1, bottom = moved_box(call.bounds(handle), matrix)
            yield Path(x0, top, x1, bottom, fill, stroke, mcid, corners=count)
            return
        if not count:
            return
        points = call.path_points(handle, count)
        place = times(call.matrix(handle), matrix)
        facing = corners(points, place)
        if facing is not None:
            yield rectangle_of(*facing, fill, stroke, mcid)
        else:
            yield from outlines(segments(points, place), fill, stroke, mcid)

    def _image(self, handle: int, matrix: Matrix, mcid: int) -> None:
        x0, top, x1, bottom = moved_box(call.bounds(handle), matrix)
        side = max(call.image_size(handle))
        if side > MAX_IMAGE_SIDE:
            self._limit(f"a picture is {side} pixels wide or high")
        self.page.images.append(Image(x0, top, x1, bottom, mcid))
