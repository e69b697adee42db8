"""The reference source: pages as pdfplumber sees them. Slow, and independent of pdfium."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from typing import Any, Final

import pdfplumber
import pdfplumber.page
import pdfplumber.pdf
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFStackT
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral
from pdfplumber.utils.exceptions import PdfminerException

from parsers.errors import UnreadableDeck
from parsers.lines import NO_ADVANCE
from parsers.pdf.page import (
    MAX_GLYPHS,
    MAX_OBJECTS,
    MAX_PAGE_SIDE,
    MAX_PAGES,
    MAX_TREE_DEPTH,
    Document,
    Image,
    Page,
    Path,
    Piece,
    Segment,
    add_blank,
    box_of,
    outlines,
    split_blanks,
)
from parsers.pdf.properties import limit, moment, title
from parsers.pdf.tags import CELLS, Node, contents
from parsers.printable import UNREADABLE

UPRIGHT: Final = 0.02  # sine of the angle below which text counts as running along an axis
TOUCHING: Final = 0.12  # of the font size: characters nearer than this were shown in one go
SAME_SIZE: Final = 0.1  # points; sizes nearer than this are one
SHIFT: Final = 0.02  # of the font size: baselines further apart are two
FAKE_BOLD: Final = 0.1  # of the font size: the same character again this near is printed bold twice
# In the standard fonts' encoding a code without a letter stands for the bullet (ISO 32000-1, D.2).
NO_CODE: Final = "(cid:127)"
STANDARD: Final = frozenset(
    f"{family}{style}"
    for family in ("Helvetica", "Courier", "Times")
    for style in ("", "-Roman", "-Bold", "-Oblique", "-Italic", "-BoldOblique", "-BoldItalic")
)
UNMAPPED: Final = "(cid:"

PATHS: Final = frozenset({"rect", "line", "curve"})

Glyph = Mapping[str, Any]  # pdfplumber's own: a dict for each character, path and image


class _NestedMarks(pdfplumber.page.PDFPageAggregatorWithMarkedContent):
    """Gives what marks within marks hold, and what follows them, the outer one's number.

    Chromium puts such marks around ligatures; pdfplumber itself knows no number from there on.
    """

    _outer: tuple[int | None, ...] = ()

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        self._outer = (*self._outer, self.cur_mcid)
        super().begin_tag(tag, props)
        if self.cur_mcid is None:
            self.cur_mcid = self._outer[-1]

    def end_tag(self) -> None:
        super().end_tag()
        if self._outer:
            *outer, self.cur_mcid = self._outer
            self._outer = tuple(outer)


# A page makes its own reader of this class; there is no other way to hand it one.
vars(pdfplumber.page)["PDFPageAggregatorWithMarkedContent"] = _NestedMarks


def read_pages(data: bytes, most_paths: int | None = None) -> Document:
    """Read all pages of a PDF; with `most_paths`, give up where they hold more paths in all.

    Raises UnreadableDeck (`encrypted`, `unreadable-file`, `reader-limit`).
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _document(pdf, most_paths)
    except (PdfminerException, PSException) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise UnreadableDeck(
                "encrypted", "The PDF is protected by a password; save it without one."
            ) from error
        raise UnreadableDeck(
            "unreadable-file", f"The PDF is damaged or incomplete ({cause}); export it again."
        ) from error


def _document(pdf: pdfplumber.pdf.PDF, most_paths: int | None) -> Document:
    count = len(pdf.pages)
    if count == 0:
        raise UnreadableDeck("unreadable-file", "The PDF has no pages; export it again.")
    diagnostics = []
    if count > MAX_PAGES:
        diagnostics.append(limit(f"the PDF has {count} pages, of which {MAX_PAGES} were read"))
    pages: list[Page] = []
    paths = 0
    for number, page in enumerate(pdf.pages[:MAX_PAGES], 1):
        pages.append(_page(page, number))
        page.close()
        paths += len(pages[-1].paths)
        if most_paths is not None and paths > most_paths:
            raise UnreadableDeck(
                "reader-limit", f"The PDF's pages hold more than {most_paths} painted outlines."
            )
    return Document(
        pages=pages,
        title=title(_text(pdf.metadata.get("Title"))),
        created=moment(_text(pdf.metadata.get("CreationDate"))),
        modified=moment(_text(pdf.metadata.get("ModDate"))),
        diagnostics=diagnostics,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _page(given: pdfplumber.page.Page, number: int) -> Page:
    left, top, right, bottom = (float(at) for at in given.cropbox)
    page = Page(number=number, width=right - left, height=bottom - top)
    if max(page.width, page.height) > MAX_PAGE_SIDE:
        page.diagnostics.append(
            limit(f"the page measures {page.width:.0f} × {page.height:.0f} points", number)
        )
        return page
    objects: list[Glyph] = list(given.iter_layout_objects(list(given.layout)))  # as painted
    places = {id(one): place for place, one in enumerate(objects)}
    glyphs = [one for one in objects if one["object_type"] == "char"]
    if len(glyphs) > MAX_GLYPHS:
        page.diagnostics.append(limit(f"the page holds {len(glyphs)} characters", number))
        return page
    if len(objects) - len(glyphs) > MAX_OBJECTS:
        page.diagnostics.append(
            limit(f"the page holds more than {MAX_OBJECTS} painted objects", number)
        )
        return page
    # Characters' matrices count from the media box's side, all else from the page's own origin.
    for group in _groups(glyphs, (left - float(given.mediabox[0]), top)):
        if any(glyph.text.strip() for glyph in group):
            page.pieces.extend(_joined(group, places[id(group[0].given)]))
        else:
            first = group[0]
            add_blank(page.pieces, first.x, first.y, group[-1].end - first.start, first.size)
    page.unmapped = sum(UNREADABLE in piece.text for piece in page.pieces)
    page.paths = list(_paths(objects, places, (left, top)))
    _count_places([*page.pieces, *page.paths])
    page.images = [
        Image(i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top, _mcid(i))
        for i in objects
        if i["object_type"] == "image"
    ]
    page.tree = [_node(node, 0, page.spans) for node in given.structure_tree]
    return page


def _paths(
    objects: Sequence[Glyph], places: Mapping[int, int], corner: tuple[float, float]
) -> Iterator[Path]:
    for path in objects:
        if path["object_type"] not in PATHS:
            continue
        fill = _colour(path["non_stroking_color"]) if path["fill"] else None
        stroke = _colour(path["stroking_color"]) if path["stroke"] else None
        if fill is None and stroke is None:
            continue
        segments = list(_segments(path["path"], corner))
        for outline in outlines(segments, fill, stroke, _mcid(path)):
            outline.place = places[id(path)]
            yield outline


def _count_places(painted: Sequence[Piece | Path]) -> None:
    """Number what is painted in its order: of a string, each letter was an object of its own."""
    places = sorted({one.place for one in painted})
    counted = {place: number for number, place in enumerate(places)}
    for one in painted:
        one.place = counted[one.place]


def _mcid(given: Glyph) -> int:
    mcid = given.get("mcid")
    return mcid if isinstance(mcid, int) else -1


def _groups(glyphs: Sequence[Glyph], corner: tuple[float, float]) -> Iterator[list[_Glyph]]:
    """Gather characters that were shown in one go."""
    group: list[_Glyph] = []
    for given in glyphs:
        glyph = _Glyph(given, corner)
        if glyph.text == "" or not glyph.size:
            continue
        if group and group[-1].makes_no_way(glyph):
            group.pop()
        if group and not group[-1].goes_on(glyph):
            yield group
            group = []
        if group and group[-1].repeats(glyph):
            continue
        group.append(glyph)
    if group:
        yield group


class _Glyph:
    """A character with its place along and across its line."""

    __slots__ = ("across", "end", "given", "size", "skewed", "start", "text", "turn", "x", "y")

    def __init__(self, given: Glyph, corner: tuple[float, float]) -> None:
        a, b, _c, _d, e, f = given["matrix"]
        self.given = given
        self.text: str = given["text"]
        if self.text == NO_CODE and given["fontname"] in STANDARD:
            self.text = "•"
        elif self.text.startswith(UNMAPPED):
            self.text = UNREADABLE
        along = hypot(a, b)
        raw_size = float(given["size"])
        cos, sin = (a / along, -b / along) if along else (1.0, 0.0)
        self.skewed = min(abs(cos), abs(sin)) > UPRIGHT
        self.turn = 0
        if abs(sin) > abs(cos):
            self.turn = 1 if sin > 0 else 3
        elif cos < 0:
            self.turn = 2
        self.size = raw_size if self.turn % 2 == 0 else float(given["width"])
        # pdfplumber flips y by the page's height; the matrix is in the file's own direction.
        self.x = e - corner[0]
        self.y = given["top"] + (given["y1"] - f) - corner[1]
        adv = (given["x1"] - given["x0"]) if self.turn % 2 == 0 else given["bottom"] - given["top"]
        self.start = (self.x, self.y, -self.x, -self.y)[self.turn]
        self.end = self.start + adv
        self.across = (self.y, self.x)[self.turn % 2]

    def goes_on(self, other: _Glyph) -> bool:
        one, two = self.given, other.given
        return (
            self.turn == other.turn
            and abs(self.across - other.across) <= SHIFT * self.size
            and abs(other.start - self.end) <= TOUCHING * self.size
            and abs(self.size - other.size) < SAME_SIZE
            and one["fontname"] == two["fontname"]
            and one["non_stroking_color"] == two["non_stroking_color"]
            and one.get("mcid") == two.get("mcid")
        )

    def repeats(self, other: _Glyph) -> bool:
        return self.text == other.text and abs(other.start - self.start) <= FAKE_BOLD * self.size

    def makes_no_way(self, other: _Glyph) -> bool:
        """Tell whether this is a blank that another character begins with: a soft hyphen is shown so."""
        return (
            self.text == " "
            and self.turn == other.turn
            and abs(self.across - other.across) <= SHIFT * self.size
            and abs(other.start - self.start) < NO_ADVANCE * self.size
        )


def _joined(group: Sequence[_Glyph], place: int) -> Iterator[Piece]:
    first = group[0]
    text = ""
    edges: list[float] = []
    for glyph in group:
        step = (glyph.end - glyph.start) / len(glyph.text)
        edges.extend(glyph.start - first.start + index * step for index in range(len(glyph.text)))
        text += glyph.text
    edges.append(group[-1].end - first.start)
    size = first.size
    for part, start, stop in split_blanks(text, edges, size):
        yield Piece(
            part,
            *box_of((first.x, first.y), first.turn, (start, stop), size),
            size,
            str(first.given["fontname"]).split("+", 1)[-1],
            _colour(first.given["non_stroking_color"]),
            _mcid(first.given),
            first.turn,
            first.skewed,
            place=place,
        )


def _segments(path: Sequence[Sequence[Any]], corner: tuple[float, float]) -> Iterator[Segment]:
    left, top = corner
    for op, *points in path:
        moved = tuple((x - left, y - top) for x, y in points)
        if op in "ml":
            yield (str(op), moved)
        elif op in "cvy":
            three = moved if len(moved) == 3 else (moved[0], *moved[-2:])  # noqa: PLR2004
            yield ("c", three if len(three) == 3 else (moved[0], moved[-1], moved[-1]))  # noqa: PLR2004


def _colour(given: object) -> str | None:
    """Return a colour's components as RRGGBB: grey, RGB or CMYK; None for patterns."""
    if isinstance(given, int | float):
        given = (given,)
    if not isinstance(given, tuple | list) or not all(isinstance(c, int | float) for c in given):
        return None
    parts = [min(max(float(c), 0.0), 1.0) for c in given]
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:  # noqa: PLR2004 - cyan, magenta, yellow, black
        parts = [(1 - c) * (1 - parts[3]) for c in parts[:3]]
    if len(parts) != 3:  # noqa: PLR2004
        return None
    return "".join(f"{round(255 * part):02X}" for part in parts)


def _node(given: Mapping[str, Any], depth: int, spans: dict[int, int]) -> Node:
    children = given.get("children", []) if depth < MAX_TREE_DEPTH else []
    node = (
        str(given.get("type", "")),
        [mcid for mcid in given.get("mcids", []) if isinstance(mcid, int)],
        given.get("alt_text"),
        [_node(child, depth + 1, spans) for child in children],
    )
    rows = given.get("attributes", {}).get("RowSpan", 1) if node[0] in CELLS else 1
    if isinstance(rows, int) and rows > 1 and (held := contents(node)):
        spans[held[0]] = rows
    return node
