"""The text of a page as pdfium has it: strings with their place, size, font and colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, repeat
from operator import eq, itemgetter
from typing import Final

from parsers.lines import NO_ADVANCE, SOFT_HYPHEN
from parsers.pdf.page import ASCENT, DESCENT, Page, Piece, add_blank, box_of, split_blanks
from parsers.pdf.pdfium import calls as call
from parsers.pdf.pdfium import columns
from parsers.pdf.pdfium.calls import Handle
from parsers.pdf.pdfium.columns import Bounds, Matrix, Text
from parsers.pdf.pdfium.fonts import Font, Fonts
from parsers.pdf.pdfium.gaps import between_letters, may_be_spaced, parted
from parsers.pdf.pdfium.geometry import Place, Placed, moved, place_of
from parsers.pdf.pdfium.saidotherwise import said_otherwise
from parsers.pdf.pdfium.spans import Span, spans, text_of
from parsers.printable import UNREADABLE
from parsers.unseen import DISTORTED, HIDDEN, Reason

# Text render modes that paint nothing: a scan's text layer, and letters that what follows shows in.
UNPAINTED: Final = (3, 7)
OUTLINED: Final = (1, 5)  # only their outlines are drawn
RIMMED: Final = (2, 6)  # they are filled and their outlines are drawn
ODD_WIDTH: Final = 0.35  # of the font size: a string this much off its letters' widths has gaps
BEARING: Final = 0.12  # of the font size: blank that a letter has at its right side at most
ALONE: Final = 0.25  # the same of a letter shown alone: figures and stops are set in so much
FLAT: Final = 0.01  # points; pdfium takes a text object narrower or lower than this for empty
PICTOGRAM: Final = 1.2  # of the font size: a coloured pictogram's usual width
GUESSED: Final = 1  # what FPDFText_HasUnicodeMapError gives; -1 where it does not know
LAST_OF_PLANE: Final = "\uffff"  # the last character that UTF-16 writes as one unit
LETTER: Final = re.compile(r"\w")
# Of a text: what moves its form to the page; of its look: its lower and upper edge; of its place: whether
# it is distorted.
_OUTER, _BOTTOM, _TOP, _DISTORTED = map(itemgetter, (2, 7, 9, -1))
# What pdfium writes for a hyphen that may break a word, and for any soft hyphen; it has changed.
HYPHEN: Final = "\x02"
HYPHEN_BEFORE: Final = "\ufffe"
HYPHENS: Final = (HYPHEN, HYPHEN_BEFORE)


class TextReader:
    """Reads the strings of one page; lives as long as its page is open.

    `base` moves to the coordinates of a reader. `doubts` tells of texts, by their places, why they may
    not be seen as they are read.
    """

    def __init__(self, page_handle: Handle, page: Page, base: Matrix, fonts: Fonts) -> None:
        self.page_handle = page_handle
        self.page = page
        self.base = base
        self.fonts = fonts
        self.spans: dict[int, Span] = {}  # by the addresses of text objects
        self.inkless: set[int] = set()
        self.doubts: dict[int, Reason] = {}
        self._load()

    def _load(self) -> None:
        self.text_page = call.handle_of(call.load_text(self.page_handle))
        self.count = call.count_chars(self.text_page)

    def _reload(self) -> None:
        self.close()
        self._load()

    def close(self) -> None:
        """Give pdfium's memory back."""
        call.close_text(self.text_page)

    def read(self, texts: Sequence[Placed]) -> None:
        """Add the pieces of the page's text objects to the page, in painting order."""
        self.spans = spans(self.text_page, self.count) if self.count > 0 else {}
        doubt = said_otherwise(self.page_handle, texts, self.page.number)
        self.page.diagnostics.extend([doubt] if doubt is not None else ())
        missing = [one for one in texts if one[1] not in self.spans]
        said = _said_beside(missing)
        self._find_inkless([one for one in missing if one[1] not in said])
        self.spans.update(said)
        hyphened = [
            one for one in self.spans.items() if HYPHEN in one[1][1] or HYPHEN_BEFORE in one[1][1]
        ]
        if hyphened:
            self._write_hyphens(hyphened, texts)
        spaced = {
            owner for owner, (_, text) in self.spans.items() if " " in text and may_be_spaced(text)
        }
        if spaced:
            self._close_up([one for one in texts if one[1] in spaced])
        known = [one for one in texts if one[1] in self.spans]
        lone = self._add_pieces(known)
        if lone and self._find_lost(lone, texts):
            self.page.pieces.clear()
            self.page.unmapped = 0
            self._add_pieces(known)
        self.page.pieces = (
            parted(self.page.pieces, partial(self._letters, known)) or self.page.pieces
        )

    def read_again(self, texts: Sequence[Placed]) -> None:
        """Read the page's text anew: `texts` are those that are left of it."""
        self.page.pieces = []
        self.page.unmapped = 0
        self._reload()
        self.read(texts)

    def _find_inkless(self, missing: Sequence[Placed]) -> None:
        """Find the text of letters without ink, which pdfium passes over.

        In most fonts these are blanks; in fonts of coloured pictograms they are the pictograms.
        """
        boxes = columns.bounds([handle for handle, *_ in missing])
        flat = [one for one, box in zip(missing, boxes, strict=True) if _is_flat(box)]
        if not flat:
            return
        inked = set(map(call.text_font, map(call.handle_of, self.spans)))
        again = []
        blanks: dict[int, Span] = {}
        for handle, address, *_ in flat:
            font = call.text_font(handle)
            if font in inked and "emoji" not in self.fonts[font].name.lower():
                blanks[address] = (-1, " ")
            else:
                call.give_ink(handle)
                again.append(address)
        if again:
            self._reload()
            self.spans = spans(self.text_page, self.count)
            self.inkless.update(again)
        self.spans.update(blanks)

    def _write_hyphens(self, hyphened: Sequence[tuple[int, Span]], texts: Sequence[Placed]) -> None:
        """Put hyphens where pdfium wrote its own sign, with the blank that it took away.

        A blank behind a hyphen at a line's end tells `helse- og` from `anskaffelses-dokumenter`.
        """
        broken = [owner for owner, (_, text) in hyphened if text.endswith(HYPHENS)]
        read = self._read_alone(broken, texts) if broken else ()
        # Read alone, a string keeps the blank behind its hyphen.
        blanks = {address for address, text in read if text.endswith(" ")}
        for address, (first, text) in hyphened:
            self.spans[address] = first, _with_hyphens(text + " " * (address in blanks))

    def _close_up(self, texts: Sequence[Placed]) -> None:
        """Take the blanks out of words whose letters are set apart."""
        looks = columns.texts([handle for handle, *_ in texts])
        for (handle, address, outer, *_), look in zip(texts, looks, strict=True):
            place, font = place_of(look, outer), self.fonts[call.text_font(handle)]
            first, text = self.spans[address]
            edges = self._char_edges(text, first, place, font) if place is not None else None
            if place is None or edges is None:
                continue
            made_up = {at for at in range(len(text)) if call.is_made_up(self.text_page, first + at)}
            widths = [font.width(char) * place[4] for char in text]
            out = between_letters(text, edges, made_up, widths, place[3])
            if out:
                closed = "".join([char for at, char in enumerate(text) if at not in out])
                self.spans[address] = -1, closed

    def _read_alone(
        self, addresses: Iterable[int], texts: Sequence[Placed]
    ) -> Iterator[tuple[int, str]]:
        """Yield what pdfium reads of each of some text objects where no other is on the page."""
        for handle, *_ in texts:
            call.set_active(handle, 0)
        for address in addresses:
            handle = call.handle_of(address)
            call.set_active(handle, 1)
            alone = call.handle_of(call.load_text(self.page_handle))
            yield address, text_of(alone, call.count_chars(alone))
            call.close_text(alone)
            call.set_active(handle, 0)
        for handle, *_ in texts:
            call.set_active(handle, 1)

    def _find_lost(self, blanks: Sequence[int], texts: Sequence[Placed]) -> bool:
        """Tell whether `blanks` that stand behind no word hold pictograms, and note where.

        A pictogram that no font has is shown as a glyph without ink, which pdfium takes for a blank
        where nothing says beside it what it is.
        """
        for address in blanks:
            call.give_ink(call.handle_of(address))
        lost = [address for address, text in self._read_alone(blanks, texts) if text == UNREADABLE]
        self.inkless.update(lost)
        self.spans.update(dict.fromkeys(lost, (-1, UNREADABLE)))
        return bool(lost)

    def _add_pieces(self, texts: Sequence[Placed]) -> list[int]:
        """Add the pieces of text objects whose text is known, and return the blanks behind no word."""
        lone: list[int] = []
        pieces, fonts, known = self.page.pieces, self.fonts, self.spans
        handles = [handle for handle, *_ in texts]
        spaced: Piece | None = None  # the word behind which a blank or a soft hyphen was shown last
        blank_x = 0.0
        looks = list(columns.texts(handles))
        places = list(map(place_of, looks, map(_OUTER, texts)))
        shown_in = list(map(call.text_font, handles))
        for (handle, address, _, mcid, at), mode, font_at, look, place in zip(
            texts, map(call.render_mode, handles), shown_in, looks, places, strict=True
        ):
            if place is None:
                continue
            x, y, turn, size, scale, end, skewed, _ = place
            font = fonts[font_at]
            first, text = known[address]
            if (font.unchecked or font.unmapped) and first >= 0:
                text = self._mapped(text, first, font)
            whole, blanks, odd = font.strings[text]
            total = whole * scale
            if odd and (text.isspace() or text == SOFT_HYPHEN):
                spaced, blank_x = add_blank(pieces, x, y, total, size), x
                lone.extend([address] if spaced is None else ())
                if spaced is not None and text == SOFT_HYPHEN:
                    spaced.text = spaced.text[:-1] + text
                continue
            if spaced is not None:
                _without_advance(spaced, x - blank_x)
                spaced = None
            self.page.unmapped += odd and UNREADABLE in text
            printed = total - blanks * scale
            if address in self.inkless:
                end = printed = total or PICTOGRAM * size
            most = end + (ALONE if len(text) == 1 else BEARING) * size
            length = printed if printed < most else most
            length = total if end <= 0 else length if length > end else end
            filled = columns.colour_of(look[-1])
            colour = self._colour(handle, address, at, mode, filled) if mode else filled
            gapped = abs(end - printed) > ODD_WIDTH * size and not skewed and len(text) > 1
            if not (gapped or odd or turn):  # as nearly all is
                x1, top, bottom = x + length, y - ASCENT * size, y + DESCENT * size
                pieces.append(
                    Piece(
                        text, x, top, x1, bottom, size, font.name, colour, mcid, 0, skewed, place=at
                    )
                )
                continue
            edges = self._char_edges(text, first, place, font) if gapped else None
            for part, start, stop in _parts(text, length, edges, place, font):
                box = box_of((x, y), turn, (start, stop), size)
                pieces.append(
                    Piece(part, *box, size, font.name, colour, mcid, turn, skewed, place=at)
                )
        self._find_doubts(texts, looks, places, shown_in)
        return lone

    def _find_doubts(
        self,
        texts: Sequence[Placed],
        looks: Sequence[Text],
        places: Sequence[Place | None],
        shown_in: Sequence[int],
    ) -> None:
        """Note the texts that are mirrored or flattened, and those of which no letter has any ink."""
        if any(map(_DISTORTED, filter(None, places))):
            for one, font, stands in zip(texts, shown_in, places, strict=True):
                if stands is not None and _DISTORTED(stands) and not self.fonts[font].drawn:
                    self.doubts[one[-1]] = DISTORTED
        if any(map(eq, map(_BOTTOM, looks), map(_TOP, looks))):
            for (_, address, *_, place), look in zip(texts, looks, strict=True):
                # Of blanks nobody expects any ink.
                if _BOTTOM(look) == _TOP(look) and LETTER.search(self.spans[address][1]):
                    self.doubts[place] = DISTORTED

    def _colour(
        self, handle: Handle, address: int, place: int, mode: int, filled: str | None
    ) -> str | None:
        """Return the colour that a text shows in another mode than the usual one, None for nothing."""
        if mode in UNPAINTED:
            return None
        if mode in RIMMED and columns.stroke_colours([handle])[0] != filled:
            self.doubts[place] = HIDDEN  # if the rim leaves nothing of the letters
        # Letters without ink are outlined here only.
        outlined = mode in OUTLINED and address not in self.inkless
        return columns.stroke_colours([handle])[0] if outlined else filled

    def _mapped(self, text: str, first: int, font: Font) -> str:
        """Return a text with a sign for what the font has no Unicode map of, if it is known so."""
        if font.unchecked:
            font.unchecked -= 1
            indexes = range(first, first + len(text))
            if GUESSED in map(call.has_map_error, repeat(self.text_page), indexes):
                font.unmapped = True
                font.unchecked = 0
        return self._without_guesses(text, first) if font.unmapped else text

    def _is_guessed(self, index: int) -> bool:
        return call.has_map_error(self.text_page, index) == GUESSED

    def _without_guesses(self, text: str, first: int) -> str:
        """Put a sign for unreadable where pdfium made a letter up."""
        out = []
        index = first
        for char in text:
            wrong = char < " " or (char != " " and self._is_guessed(index))
            out.append(UNREADABLE if wrong else char)
            index += 2 if char > LAST_OF_PLANE else 1  # pdfium counts surrogates
        return "".join(out)

    def _letters(self, texts: Sequence[Placed], piece: Piece) -> list[tuple[str, float, float]]:
        """Return the letters of a piece's string, each with where it begins and ends on the page."""
        handle, address, outer, *_ = next(one for one in texts if one[-1] == piece.place)
        (look,) = columns.texts([handle])
        place = place_of(look, outer)
        first, text = self.spans[address]
        font = self.fonts[call.text_font(handle)]
        edges = self._char_edges(text, first, place, font) if place is not None else None
        if place is None or edges is None:
            return []
        starts = [place[0] + edge for edge in edges[:-1]]
        return [
            (char, start, start + font.width(char) * place[4])
            for char, start in zip(text, starts, strict=True)
        ]

    def _char_edges(self, text: str, first: int, place: Place, font: Font) -> list[float] | None:
        """Return where each character of an oddly spaced string starts, and where it ends.

        A blank begins where the letter before it ends; pdfium may say that one which it made up
        stands where the next letter does. Of a ligature in a form it gives no places on the page: then
        the first one is not where the string begins, and None is returned.
        """
        x, y, turn, size, scale, end, *_ = place
        if first < 0:
            return None
        edges: list[float] = []
        before = ""
        index = first
        for char in text:
            at_x, at_y = moved(*call.char_origin(self.text_page, index), self.base)
            at = (at_x - x, at_y - y, x - at_x, y - at_y)[turn]
            if char == " " and edges:
                at = min(at, edges[-1] + font.width(before) * scale)
            if not edges and abs(at) > ODD_WIDTH * size:
                return None
            edges.append(at)
            before = char
            index += 2 if char > LAST_OF_PLANE else 1
        edges.append(max(end, edges[-1]))
        return edges


def _without_advance(spaced: Piece, advance: float) -> None:
    """Take the sign from a word again that the next text does not make way for: a soft hyphen."""
    if abs(advance) < NO_ADVANCE * spaced.size:
        spaced.text = spaced.text[:-1]


def _parts(
    text: str, length: float, edges: Sequence[float] | None, place: Place, font: Font
) -> Iterable[tuple[str, float, float]]:
    """Return a string's parts between its wide blanks; `edges` are known where it is oddly spaced."""
    if edges is None:
        if "  " not in text:
            return ((text, 0.0, length),)
        widths = [font.width(char) * place[4] for char in text[:-1]]
        edges = [*accumulate(widths, initial=0.0), length]
    return split_blanks(text, edges, place[3])


def _said_beside(missing: Sequence[Placed]) -> dict[int, Span]:
    """Return the texts without ink that are said beside the object: soft hyphens, and pictograms.

    No font of the deck has those. pdfium passes over them, and over later objects of what it has read
    from such a saying.
    """
    out: dict[int, Span] = {}
    seen: set[int] = set()
    for handle, address, *_ in missing:
        for mark in call.marks(handle):
            text = "" if mark in seen else call.actual_text(call.handle_of(mark))
            seen.add(mark)
            if text > LAST_OF_PLANE or text == SOFT_HYPHEN:
                out[address] = (-1, text)
    return out


def _with_hyphens(text: str) -> str:
    """Return a text with hyphens where pdfium wrote its own sign: soft ones within the text."""
    text = text.replace(HYPHEN_BEFORE, HYPHEN)
    end = len(text.rstrip())
    return text[: end - 1].replace(HYPHEN, "\xad") + text[end - 1 :].replace(HYPHEN, "-")


def _is_flat(box: Bounds) -> bool:
    left, bottom, right, top = box
    return right - left < FLAT or top - bottom < FLAT
