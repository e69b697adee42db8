"""The text of a page as pdfium has it: strings with their place, size, font and colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import hypot
from typing import Final

from parsers.pdf import pdfium_calls as call
from parsers.pdf.lines import is_symbolic
from parsers.pdf.page import Page, Piece, add_blank, box_of, split_blanks
from parsers.pdf.pdfium_geometry import Matrix, moved, moved_box, times

CLIP_ONLY: Final = 7  # text render mode that paints nothing; 3, invisible, is a scan's text layer
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


@dataclass(slots=True)
class Font:
    """A font's name and the widths of its characters, as parts of the font size."""

    name: str
    widths: Widths
    unchecked: int = CHECKED
    unmapped: bool = False


class Widths(dict[str, float]):
    """The widths of a font's characters, asked for when they are first needed."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self.handle = handle

    def __missing__(self, char: str) -> float:
        width = self[char] = call.glyph_width(self.handle, char)
        return width


@dataclass(slots=True)
class _Place:
    """Where a string starts, which way it runs, and how large it is printed."""

    x: float
    y: float
    turn: int
    size: float
    scale: float
    skewed: bool = False

    def along(self, x: float, y: float) -> float:
        """Return how far along the string a point of the page lies."""
        return (x - self.x, y - self.y, self.x - x, self.y - y)[self.turn]


class TextReader:
    """Reads the strings of one page; lives as long as its page is open.

    `fonts` is shared by the pages of a document. `base` moves to the coordinates of a reader.
    """

    def __init__(self, page_handle: int, page: Page, base: Matrix, fonts: dict[int, Font]) -> None:
        self.page_handle = page_handle
        self.page = page
        self.base = base
        self.fonts = fonts
        self.spans: dict[int, tuple[int, str]] = {}
        self.inkless: set[int] = set()
        self.text_page = call.load_text(page_handle)
        self.count = call.count_chars(self.text_page) if self.text_page else 0

    def close(self) -> None:
        """Give pdfium's memory back."""
        if self.text_page:
            call.close_text(self.text_page)

    def find(self, handles: Sequence[int]) -> None:
        """Find which characters belong to which of the page's text objects."""
        if self.count > 0:
            self._find_spans(self.count)
        self._find_inkless(handles)
        self._find_blanks_after_hyphens(handles)

    def _find_spans(self, count: int) -> None:
        """Note which characters of the page's text belong to which text object."""
        chars = call.chars(self.text_page, count)
        for owner, start, end in call.spans(self.text_page, chars):
            if owner in self.spans:  # an object in parts: the blanks between are made up
                first = self.spans[owner][0]
                self.spans[owner] = (first, call.decoded(chars, first, end))
            else:
                self.spans[owner] = (start, call.decoded(chars, start, end))

    def _find_inkless(self, handles: Sequence[int]) -> None:
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

    def _find_blanks_after_hyphens(self, handles: Sequence[int]) -> None:
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

    def _font(self, handle: int) -> Font:
        address = call.text_font(handle)
        font = self.fonts.get(address)
        if font is None:
            font = self.fonts[address] = Font(call.font_name(address), Widths(address))
        return font

    def read(self, handle: int, matrix: Matrix, mcid: int) -> None:
        """Add a text object's pieces to the page."""
        first, text = self.spans.get(handle, (0, ""))
        if not text or call.render_mode(handle) == CLIP_ONLY:
            return
        font = self._font(handle)
        text = self._readable(text, first, font)
        place = _place(handle, matrix)
        if place is None:
            return
        size, turn = place.size, place.turn
        total = sum(map(font.widths.__getitem__, text)) * place.scale
        if text.isspace():
            add_blank(self.page.pieces, place.x, place.y, total, size)
            return
        if UNREADABLE in text:
            self.page.unmapped += 1
        blanks = len(text) - len(text.rstrip(" ")) if text[-1] == " " else 0
        printed = total - blanks * font.widths[" "] * place.scale if blanks else total
        ink = moved_box(call.bounds(handle), matrix)
        end = place.along(*((ink[2], ink[3]) if turn < 2 else (ink[0], ink[1])))  # noqa: PLR2004
        if handle in self.inkless:
            end = printed = total or PICTOGRAM * size
        length = max(end, min(printed, end + BEARING * size)) if end > 0 else total
        odd = abs(end - printed) > ODD_WIDTH * size and not place.skewed and len(text) > 1
        parts: Iterable[tuple[str, float, float]] = ((text, 0.0, length),)
        if odd:
            parts = split_blanks(text, self._char_edges(text, first, place, end), size)
        elif "  " in text:
            steps = accumulate(map(font.widths.__getitem__, text), initial=0.0)
            edges = [width * place.scale for width in steps]
            edges[-1] = length
            parts = split_blanks(text, edges, size)
        colour = call.fill_colour(handle)
        add = self.page.pieces.append
        for part, start, stop in parts:
            box = box_of((place.x, place.y), turn, (start, stop), size)
            add(Piece(part, *box, size, font.name, colour, mcid, turn, place.skewed))

    def _readable(self, text: str, first: int, font: Font) -> str:
        """Return a text with its hyphens, and a sign for what the font has no Unicode map of."""
        if HYPHEN in text or HYPHEN_BEFORE in text:
            text = _with_hyphens(text)
        if first < 0:
            return text
        if font.unchecked:
            self._check(font, first, len(text))
        return self._without_guesses(text, first) if font.unmapped else text

    def _check(self, font: Font, first: int, count: int) -> None:
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

    def _char_edges(self, text: str, first: int, place: _Place, end: float) -> list[float]:
        """Return where each character of an oddly spaced string starts, and where it ends."""
        edges = []
        index = first
        for char in text:
            edges.append(place.along(*moved(call.char_origin(self.text_page, index), self.base)))
            index += 2 if char > LAST_OF_PLANE else 1  # pdfium counts surrogates
        edges.append(max(end, edges[-1]))
        return edges


def _place(handle: int, matrix: Matrix) -> _Place | None:
    """Return where a text object stands, None where it is squeezed to nothing."""
    a, b, c, d, x, y = times(call.matrix(handle), matrix)
    points = call.font_size(handle)
    if a > 0 and d and not b and not c:  # upright, as nearly all text is
        return _Place(x, y, 0, points * abs(d), points * a)
    along, across = hypot(a, b), hypot(c, d)
    if not along or not across:
        return None
    cos, sin = a / along, b / along
    turn = 0
    if abs(sin) > abs(cos):
        turn = 1 if sin > 0 else 3
    elif cos < 0:
        turn = 2
    skewed = min(abs(cos), abs(sin)) > UPRIGHT
    return _Place(x, y, turn, points * across, points * along, skewed)


def _with_hyphens(text: str) -> str:
    """Return a text with hyphens where pdfium wrote its own sign: soft ones within the text."""
    text = text.replace(HYPHEN_BEFORE, HYPHEN)
    end = len(text.rstrip())
    return text[: end - 1].replace(HYPHEN, "\xad") + text[end - 1 :].replace(HYPHEN, "-")


def _is_flat(handle: int) -> bool:
    left, bottom, right, top = call.bounds(handle)
    return right - left < FLAT or top - bottom < FLAT
