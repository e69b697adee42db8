"""The fast source: pages as pdfium sees them, through its raw interface.

What costs is the number of calls, not the work behind them; so text is taken by text object (a
string shown in one go), and a character is looked at alone only where its object is spaced oddly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from math import hypot
from typing import Final

import pypdfium2

from parsers import pdfium_calls as call
from parsers.errors import UnreadableDeck
from parsers.pdf_lines import is_symbolic
from parsers.pdf_page import (
    ASCENT,
    DESCENT,
    MAX_FORM_DEPTH,
    MAX_GLYPHS,
    MAX_IMAGE_SIDE,
    MAX_OBJECTS,
    MAX_PAGE_SIDE,
    MAX_PAGES,
    MAX_SEGMENTS,
    MAX_TREE_DEPTH,
    MAX_TREE_NODES,
    Document,
    Image,
    Node,
    Page,
    Path,
    Piece,
    Segment,
    add_blank,
    outlines,
    split_blanks,
)
from parsers.pdf_properties import limit, moment, title
from schema import Diagnostic, Severity

Matrix = tuple[float, float, float, float, float, float]

TEXT: Final = 1  # FPDF_PAGEOBJ_TEXT
PATH: Final = 2
IMAGE: Final = 3
FORM: Final = 5
PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
INVISIBLE: Final = 3  # text render mode of text layers over scans: read like any other
CLIP_ONLY: Final = 7  # text render mode that paints nothing

ODD_WIDTH: Final = 0.35  # of the font size: a string this much off its letters' widths has gaps
BEARING: Final = 0.12  # of the font size: blank that a letter has at its right side at most
FLAT: Final = 0.01  # points; pdfium takes a text object narrower or lower than this for empty
PICTOGRAM: Final = 1.2  # of the font size: a coloured pictogram's usual width
CHECKED: Final = 4  # strings of a font that are looked at to tell whether it has a Unicode map
UNREADABLE: Final = "\ufffd"
LAST_OF_PLANE: Final = "\uffff"  # the last character that UTF-16 writes as one unit
UPRIGHT: Final = 0.02  # sine of the angle below which text counts as running along an axis
# What pdfium writes for a hyphen that may break a word, and for any soft hyphen; it has changed.
HYPHEN: Final = "\x02"
HYPHEN_BEFORE: Final = "\ufffe"
HYPHENS: Final = frozenset({HYPHEN, HYPHEN_BEFORE})


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
    fonts: dict[int, _Font] = {}
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


@dataclass(slots=True)
class _Font:
    """A font's name and the widths of its characters, as parts of the font size."""

    name: str
    widths: _Widths
    unchecked: int = CHECKED
    unmapped: bool = False


class _Widths(dict[str, float]):
    """The widths of a font's characters, asked for when they are first needed."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self.handle = handle

    def __missing__(self, char: str) -> float:
        width = self[char] = call.glyph_width(self.handle, char)
        return width


class _PageReader:
    """Reads one page; lives as long as its page is open."""

    def __init__(self, handle: pypdfium2.PdfPage, number: int, fonts: dict[int, _Font]) -> None:
        self.page_handle = call.address(handle.raw)
        self.fonts = fonts
        left, bottom, right, top = call.page_box(self.page_handle)
        self.turn = call.page_turn(self.page_handle)
        width, height = right - left, top - bottom
        # From the page's own coordinates to those of its reader, by quarters of a turn.
        self.base: Matrix = (
            (1.0, 0.0, 0.0, -1.0, -left, top),
            (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            (0.0, -1.0, -1.0, 0.0, top, right),
        )[self.turn]
        if self.turn % 2:
            width, height = height, width
        self.page = Page(number=number, width=width, height=height)
        self.spans: dict[int, tuple[int, str]] = {}
        self.text_page = 0
        self.inkless: set[int] = set()

    def read(self) -> Page:
        page = self.page
        if max(page.width, page.height) > MAX_PAGE_SIDE:
            self._limit(f"the page measures {page.width:.0f} × {page.height:.0f} points")
            return page
        self.text_page = call.load_text(self.page_handle)
        try:
            glyphs = call.count_chars(self.text_page) if self.text_page else 0
            if glyphs > MAX_GLYPHS:
                self._limit(f"the page holds {glyphs} characters")
                return page
            if glyphs:
                self._find_spans(glyphs)
            objects = list(islice(self._objects(), MAX_OBJECTS + 1))
            if len(objects) > MAX_OBJECTS:
                self._limit(f"the page holds more than {MAX_OBJECTS} painted objects")
                del objects[MAX_OBJECTS:]
            self._find_inkless([one[1] for one in objects if one[0] == TEXT])
            self._find_blanks_after_hyphens([one[1] for one in objects if one[0] == TEXT])
            for kind, handle, matrix, depth in objects:
                mcid = call.marked_content(handle) if depth == 0 else -1
                if kind == TEXT:
                    self._text(handle, matrix, mcid)
                elif kind == PATH:
                    page.paths.extend(self._paths(handle, matrix, mcid))
                elif kind == IMAGE:
                    self._image(handle, matrix, mcid)
        finally:
            if self.text_page:
                call.close_text(self.text_page)
        page.tree = self._tree()
        return page

    def _limit(self, what: str) -> None:
        self.page.diagnostics.append(limit(what, self.page.number))

    def _objects(self) -> Iterator[tuple[int, int, Matrix, int]]:
        def inside(
            count: int, form: int, matrix: Matrix, depth: int
        ) -> Iterator[tuple[int, int, Matrix, int]]:
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
                        _times(call.matrix(handle), matrix),
                        depth + 1,
                    )
                else:
                    self._limit(f"forms lie more than {MAX_FORM_DEPTH} deep in one another")

        yield from inside(call.count_objects(self.page_handle), 0, self.base, 0)

    def _find_spans(self, count: int) -> None:
        """Note which characters of the page's text belong to which text object."""
        chars = call.chars(self.text_page, count)
        for owner, start, end in call.spans(self.text_page, count):
            if owner in self.spans:  # an object in parts: the blanks between are made up
                first = self.spans[owner][0]
                self.spans[owner] = (first, call.decoded(chars, first, end))
            else:
                self.spans[owner] = (start, call.decoded(chars, start, end))

    def _find_inkless(self, handles: list[int]) -> None:
        """Find the text of letters without ink, which pdfium passes over.

        In most fonts these are blanks; in fonts of coloured pictograms they are the pictograms.
        """
        missing = [handle for handle in handles if handle not in self.spans and _is_flat(handle)]
        if not missing:
            return
        inked = {call.text_font(handle) for handle in handles if handle in self.spans}
        for handle in missing:
            font = call.text_font(handle)
            if font in inked and "emoji" not in self._font(handle).name.lower():
                self.spans[handle] = (-1, " ")
        again = [handle for handle in missing if handle not in self.spans]
        if not again:
            return
        for handle in again:
            call.give_ink(handle)
        call.close_text(self.text_page)
        self.text_page = call.load_text(self.page_handle)
        blanks = {handle: span for handle, span in self.spans.items() if span[0] < 0}
        self.spans.clear()
        count = call.count_chars(self.text_page)
        if count:
            self._find_spans(count)
        self.spans.update(blanks)
        self.inkless.update(again)

    def _find_blanks_after_hyphens(self, handles: list[int]) -> None:
        """Give back the blank behind a hyphen at a line's end, which pdfium takes away.

        It tells `helse- og` from `anskaffelses-dokumenter`. Read alone, a string keeps it.
        """
        broken = [
            handle for handle in handles if self.spans.get(handle, (0, ""))[1][-1:] in HYPHENS
        ]
        if not broken:
            return
        for handle in handles:
            call.set_active(handle, 0)
        for handle in broken:
            call.set_active(handle, 1)
            alone = call.load_text(self.page_handle)
            count = call.count_chars(alone)
            text = call.decoded(call.chars(alone, count), 0, count)
            call.close_text(alone)
            call.set_active(handle, 0)
            first, before = self.spans[handle]
            if text.endswith(" "):
                self.spans[handle] = (first, before + " ")
        for handle in handles:
            call.set_active(handle, 1)

    def _font(self, handle: int) -> _Font:
        address = call.text_font(handle)
        font = self.fonts.get(address)
        if font is None:
            font = self.fonts[address] = _Font(call.font_name(address), _Widths(address))
        return font

    def _text(self, handle: int, matrix: Matrix, mcid: int) -> None:
        span = self.spans.get(handle)
        if span is None:
            return
        first, text = span
        if HYPHEN in text or HYPHEN_BEFORE in text:
            text = _with_hyphens(text)
        if call.render_mode(handle) == CLIP_ONLY:
            return
        font = self._font(handle)
        if font.unchecked and first >= 0:
            self._check(font, first, len(text))
        if font.unmapped and first >= 0:
            text = self._without_guesses(text, first)
        place = _times(call.matrix(handle), matrix)
        a, b, c, d, x, y = place
        along, across = hypot(a, b), hypot(c, d)
        if not along or not across:
            return
        points = call.font_size(handle)
        size = points * across
        scale = points * along
        ink = _moved_box(call.bounds(handle), matrix)
        cos, sin = a / along, b / along
        skewed = min(abs(cos), abs(sin)) > UPRIGHT
        turn = 0
        if abs(sin) > abs(cos):
            turn = 1 if sin > 0 else 3
        elif cos < 0:
            turn = 2
        total = printed = sum(map(font.widths.__getitem__, text)) * scale
        if text[-1] == " ":
            printed -= (len(text) - len(text.rstrip(" "))) * font.widths[" "] * scale
        end = (ink[2] - x, ink[3] - y, x - ink[0], y - ink[1])[turn]
        if not text.strip():
            add_blank(self.page.pieces, x, y, total, size)
            return
        if handle in self.inkless:
            end = printed = total or PICTOGRAM * size
        odd = abs(end - printed) > ODD_WIDTH * size and not skewed and len(text) > 1
        colour = call.fill_colour(handle)
        if UNREADABLE in text:
            self.page.unmapped += 1
        length = max(end, min(printed, end + BEARING * size)) if end > 0 else total
        parts: Iterable[tuple[str, float, float]] = ((text, 0.0, length),)
        if odd:
            edges = self._char_edges(first, text, turn, (x, y), end)
            parts = split_blanks(text, edges, size)
        elif "  " in text:
            edges = [
                width * scale
                for width in accumulate(map(font.widths.__getitem__, text), initial=0.0)
            ]
            edges[-1] = length
            parts = split_blanks(text, edges, size)
        for part, start, stop in parts:
            self.page.pieces.append(
                _piece(part, (x, y), turn, (start, stop), size, font.name, colour, mcid, skewed)
            )

    def _check(self, font: _Font, first: int, count: int) -> None:
        """Look whether a font's letters have a Unicode map."""
        if is_symbolic(font.name):
            font.unchecked = 0
            return
        font.unchecked -= 1
        if any(
            call.has_map_error(self.text_page, index) == 1 for index in range(first, first + count)
        ):
            font.unmapped = True
            font.unchecked = 0

    def _without_guesses(self, text: str, first: int) -> str:
        """Put a sign for unreadable where pdfium made a letter up."""
        out = []
        index = first
        for char in text:
            wrong = call.has_map_error(self.text_page, index) == 1
            out.append(UNREADABLE if char < " " or (wrong and char != " ") else char)
            index += 2 if char > LAST_OF_PLANE else 1
        return "".join(out)

    def _char_edges(
        self, first: int, text: str, turn: int, origin: tuple[float, float], end: float
    ) -> list[float]:
        """Return where each character of an oddly spaced string starts, and where it ends."""
        edges = []
        index = first
        for char in text:
            px, py = call.char_origin(self.text_page, index)
            index += 2 if char > LAST_OF_PLANE else 1  # pdfium counts surrogates
            x, y = _moved((px, py), self.base)
            edges.append((x - origin[0], y - origin[1], origin[0] - x, origin[1] - y)[turn])
        edges.append(max(end, edges[-1]))
        return edges

    def _paths(self, handle: int, matrix: Matrix, mcid: int) -> Iterator[Path]:
        filled, stroked = call.draw_mode(handle)
        fill = call.fill_colour(handle) if filled else None
        stroke = call.stroke_colour(handle) if stroked else None
        if fill is None and stroke is None:
            return
        count = call.count_segments(handle)
        if count > MAX_SEGMENTS:
            x0, top, x1, bottom = _moved_box(call.bounds(handle), matrix)
            yield Path(x0, top, x1, bottom, fill, stroke, mcid, corners=count)
            return
        place = _times(call.matrix(handle), matrix)
        yield from outlines(_segments(handle, count, place), fill, stroke, mcid)

    def _image(self, handle: int, matrix: Matrix, mcid: int) -> None:
        x0, top, x1, bottom = _moved_box(call.bounds(handle), matrix)
        side = max(call.image_size(handle))
        if side > MAX_IMAGE_SIDE:
            self._limit(f"a picture is {side} pixels wide or high")
        self.page.images.append(Image(x0, top, x1, bottom, mcid))

    def _tree(self) -> list[Node]:
        tree = call.open_tree(self.page_handle)
        if not tree:
            return []
        budget = [MAX_TREE_NODES]

        def node(element: int, depth: int) -> Node:
            found = Node(type=call.element_type(element))
            if found.type in {"Figure", "Formula", "Link"}:
                found.alt = call.element_alt(element) or None
            for index in range(call.count_children(element)):
                if budget[0] <= 0 or depth >= MAX_TREE_DEPTH:
                    budget[0] = -1
                    break
                budget[0] -= 1
                child = call.child(element, index)
                if child:
                    found.children.append(node(child, depth + 1))
                else:
                    mcid = call.child_mcid(element, index)
                    if mcid >= 0:
                        found.mcids.append(mcid)
            return found

        try:
            roots = [call.tree_child(tree, index) for index in range(call.count_roots(tree))]
            nodes = [node(root, 0) for root in roots if root]
        finally:
            call.close_tree(tree)
        if budget[0] < 0:
            self._limit("the page's tags are too many or too deep, and were read in part")
        return nodes


def _with_hyphens(text: str) -> str:
    """Return a text with hyphens where pdfium wrote its own sign: soft ones within the text."""
    text = text.replace(HYPHEN_BEFORE, HYPHEN)
    end = len(text.rstrip())
    return text[: end - 1].replace(HYPHEN, "\xad") + text[end - 1 :].replace(HYPHEN, "-")


def _is_flat(handle: int) -> bool:
    left, bottom, right, top = call.bounds(handle)
    return right - left < FLAT or top - bottom < FLAT


def _segments(handle: int, count: int, matrix: Matrix) -> list[Segment]:
    a, b, c, d, e, f = matrix
    segments: list[Segment] = []
    bent: list[tuple[float, float]] = []
    for index in range(count):
        kind, px, py = call.segment(handle, index)
        point = (a * px + c * py + e, b * px + d * py + f)
        if kind == call.MOVE:
            segments.append(("m", (point,)))
        elif kind == call.LINE:
            segments.append(("l", (point,)))
        else:
            bent.append(point)
            if len(bent) == 3:  # noqa: PLR2004 - a Bézier segment's points
                segments.append(("c", tuple(bent)))
                bent = []
    return segments


def _piece(  # noqa: PLR0913 - what a piece is
    text: str,
    origin: tuple[float, float],
    turn: int,
    reach: tuple[float, float],
    size: float,
    font: str,
    colour: str | None,
    mcid: int,
    skewed: bool,  # noqa: FBT001
) -> Piece:
    x, y = origin
    start, stop = reach
    up, down = ASCENT * size, DESCENT * size
    x0, top, x1, bottom = (
        (x + start, y - up, x + stop, y + down),
        (x - down, y + start, x + up, y + stop),
        (x - stop, y - down, x - start, y + up),
        (x - up, y - stop, x + down, y - start),
    )[turn]
    return Piece(text, x0, top, x1, bottom, size, font, colour, mcid, turn, skewed)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved_box(
    box: tuple[float, float, float, float], matrix: Matrix
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
