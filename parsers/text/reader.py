"""Text layers saved from decks: bytes to pages of blocks of lines, with nothing understood yet."""

from __future__ import annotations

import codecs
import re
from typing import Final

from parsers.errors import UnreadableDeck
from parsers.lines import joined
from parsers.printable import ESCAPED_BREAK, UNREADABLE
from parsers.spelling import PARTED
from parsers.text.delimited import (
    delimited_slides,
    keeps_tables,
    left_out,
    marked_pages,
    run_together,
    torn_rows,
    unquoted,
)
from parsers.text.slidemarks import parted_at_marks
from parsers.text.tabbed import with_whole_rows
from schema import Deck, Diagnostic, Format, Paragraph, Slide, TextBox

# Beyond this share of letters that no encoding explains, a file is no text but something else.
MOST_DAMAGE: Final = 0.02
# A text layer of a deck is a few kilobytes; one beyond this is some other file.
MOST_BYTES: Final = 20_000_000

# Of every other byte of Norwegian text in UTF-16: so many of the upper ones are zero, of the lower ones
# so few.
_MOSTLY_ZERO: Final = 0.7
_SELDOM_ZERO: Final = 0.1

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows' line break, written by a program that writes a text's own as Windows' too, is `\r\r\n`.
_LINE_BREAK: Final = re.compile("\r+\n|[\r\n\v\x85\u2028\u2029]")
# What PDFium writes for a hyphen together with the line break behind it.
_HYPHEN_AT_LINE_END: Final = re.compile("[\ufffe\x02](?=\\w)")
# Ligatures as Ghostscript writes them, with the bytes of their letters swapped: `昀氀` for `fl`.
_SWAPPED: Final = re.compile("\u6600[\u6600\u6900\u6c00\u7400]{1,2}")
# What soft hyphens leave that were printed: their own sign, a blank, or the hyphen that browsers draw.
_SOFT_HYPHEN_AS_BLANK: Final = re.compile("(?<=\\w) +\N{HYPHEN}(?=\\s|$)")
_PRINTED_SOFT_HYPHEN: Final = re.compile(
    "(?<=\\w)(?:\N{SOFT HYPHEN}\n?\N{HYPHEN}?|( +)\N{HYPHEN})(?=\\s|$)"
)
# A list sign that its writer set no blank behind: `•Økt kvalitet`. A blank before it takes its place,
# for columns of a kept layout stand where they did.
_TIGHT_SIGN: Final = re.compile(r"(?:(?<=[ \t]) |(?<!\S))([•●○▪■◦‣➢➤✓✔])(?=[^\W\d_])")
_AT_ESCAPED_BREAK: Final = re.compile(rf"(\S*?){ESCAPED_BREAK.pattern}([^\s_]*)")
_PAGE_BREAK: Final = re.compile(r"\f")
# Three empty lines or more part pages in layers without form feeds, or two where none has three.
_WIDEST_GAP: Final = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_WIDE_GAP: Final = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_GAP: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text(data: bytes) -> Deck:
    r"""Read a text layer: a slide (number 0) for each page, a text box for each block of lines.

    Pages are parted by lines that count them, by form feeds or, where there is none, by the widest gaps of
    two empty lines or more; blocks by empty lines. A block is one paragraph with `\n` between its lines, which
    keep their leading and trailing spaces.

    Raises:
        UnreadableDeck: `unreadable-file` for binary data and for a file without any letter.
    """
    text, diagnostics = _decoded(data)
    text = _HYPHEN_AT_LINE_END.sub("-\n", _LINE_BREAK.sub("\n", text))
    text = _AT_ESCAPED_BREAK.sub(lambda found: joined("\n".join(found.groups())), text)
    text = _SWAPPED.sub(lambda found: "".join(chr(ord(sign) >> 8) for sign in found[0]), text)
    if _SOFT_HYPHEN_AS_BLANK.search(text):
        diagnostics = (*diagnostics, _words_in_two())
        text = PARTED.sub(r"\1\2", text)
    text = _PRINTED_SOFT_HYPHEN.sub(r"-\1", text)
    if not any(letter.isalnum() for letter in text):
        raise UnreadableDeck(
            "unreadable-file", "The text file holds no text; save the deck's text again."
        )
    text, loose = with_whole_rows(unquoted(text))
    parts = parted_at_marks(text)
    marked = len(parts) > 1
    if keeps_tables(text):
        parts = parts if marked else marked_pages(text)
        pages = [page for part in parts for page in _pages(part, whole=marked) if page.strip()]
        slides = delimited_slides(pages)
        told = (*run_together(slides), *torn_rows(slides), *left_out(text, slides))
        diagnostics = (*diagnostics, *told, *([_loose_lines()] if loose else []))
    else:
        pages = [page for part in parts for page in _pages(part, whole=marked) if page.strip()]
        slides = tuple(_slide(_TIGHT_SIGN.sub(r"\1 ", page)) for page in pages)
    return Deck(format=Format.TXT, slides=slides, diagnostics=(*diagnostics, _words_alone()))


def _pages(text: str, *, whole: bool) -> list[str]:
    """Return a text's pages; `whole`: it is one, if no form feed parts it."""
    for page_break in (_PAGE_BREAK, _WIDEST_GAP):
        if page_break.search(text.strip()):
            return page_break.split(text)
        if whole:
            return [text]
    return _WIDE_GAP.split(text)


def _slide(page: str) -> Slide:
    blocks = (block.strip("\n") for block in _GAP.split(page))
    return Slide(
        number=0,
        texts=tuple(
            TextBox(paragraphs=(Paragraph.of(block),)) for block in blocks if block.strip()
        ),
    )


def _decoded(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    if len(data) > MOST_BYTES:
        raise _no_text()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide is not None:
        return _lenient(data, wide)
    try:
        return _checked(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    try:
        legacy = data.decode("cp1252")
    except UnicodeDecodeError:
        return _lenient(data, "utf-8")
    # A UTF-8 file with a byte or two lost decodes as cp1252 as well, into `Ã¥` for every `å`.
    whole = sum(byte >= 0x80 for byte in data)  # noqa: PLR2004 - the first byte beyond ASCII
    lost = data.decode("utf-8", errors="replace").count(UNREADABLE)
    return _lenient(data, "utf-8") if lost * 4 < whole else (_checked(legacy), ())


def _wide_encoding(data: bytes) -> str | None:
    """Return the encoding of a text in UTF-16 without a byte order mark, None for another text."""
    sample = data[:4096]
    half = len(sample) // 2
    if half == 0 or len(data) % 2:
        return None
    first, second = (sample[start::2].count(0) / half for start in (0, 1))
    if second > _MOSTLY_ZERO and first < _SELDOM_ZERO:
        return "utf-16-le"
    if first > _MOSTLY_ZERO and second < _SELDOM_ZERO:
        return "utf-16-be"
    return None


def _lenient(data: bytes, encoding: str) -> tuple[str, tuple[Diagnostic, ...]]:
    text = _checked(data.decode(encoding, errors="replace"))
    lost = text.count(UNREADABLE)
    if lost == 0:
        return text, ()
    return text, (
        Diagnostic.warning(
            "damaged-text",
            (
                f"{lost} {'letter' if lost == 1 else 'letters'} of the text file could not be "
                f"decoded and stand as {UNREADABLE}; save the text again as UTF-8."
            ),
        ),
    )


def _words_in_two() -> Diagnostic:
    return Diagnostic.warning(
        "break-guessed",
        "The text layer's writer put a blank in place of soft hyphens, so some words may "
        "stand in two; read the PPTX or PDF.",
    )


def _loose_lines() -> Diagnostic:
    return Diagnostic.warning(
        "jumbled-text",
        "Lines stand between the rows of a table whose cells hold line breaks, and may be of the "
        "row above or below them; they were left out: read the PPTX or PDF.",
    )


def _words_alone() -> Diagnostic:
    return Diagnostic.info(
        "text-layer",
        "A text layer holds a deck's words alone: struck-out text stands among the rest, signs "
        "that its writer did not know are missing, and soft hyphens may stand as blanks amid words; "
        "read the PPTX or PDF where there is one.",
    )


def _checked(text: str) -> str:
    odd = len(_CONTROL.findall(_HYPHEN_AT_LINE_END.sub("", text))) + text.count(UNREADABLE)
    if odd > MOST_DAMAGE * max(1, len(text)):
        raise _no_text()
    return text


def _no_text() -> UnreadableDeck:
    return UnreadableDeck(
        "unreadable-file",
        "The file is neither a presentation, a PDF nor plain text; save the deck again.",
    )
