"""Lines that end with a hyphen, a slash or a dash: it may part what is one, or belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from parsers.lines import is_pair
from parsers.report.pieces import Piece
from schema import Deck, Diagnostic, Paragraph, Severity, Slide

# A word that a line breaks behind a hyphen or a slash, and a figure that it breaks behind a dash.
_WORD: Final = re.compile(r"([^\W\d_]{2,})([-/])\n([^\W\d_]{2,})")
_FIGURE: Final = re.compile(r"–\n\d")
_ENDINGS: Final = ("-\n", "/\n", "–\n")
# A letter that binds the parts of a compound, which is written as one word: `anskaffelses-⏎dokument`.
_BOUND: Final = re.compile(r"[^s]s$", re.IGNORECASE)
_LINKS: Final = frozenset(
    {"og", "eller", "and", "or"}
)  # `og/⏎eller` is one whatever stands between


def with_own_spellings(deck: Deck) -> Deck:
    """Return the deck with words that a line breaks joined as the deck spells them elsewhere."""
    broken = [slide for slide in deck.slides if any(map(_has_break, _paragraphs(slide)))]
    if not broken:
        return deck
    printed = "\n\n".join(
        [paragraph.text for slide in deck.slides for paragraph in _paragraphs(slide)]
    ).casefold()

    def joint(match: re.Match[str]) -> str:
        left, sign, right = match.groups()
        for between in ("-", "") if sign == "-" else ("/", "/ "):
            whole = f"{left}{between}{right}"
            if re.search(rf"(?<!\w){re.escape(whole.casefold())}", printed):
                return whole
        return match[0]

    def paragraphs(given: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        if not any(map(_has_break, given)):
            return given
        return tuple(
            [
                replace(p, runs=tuple([replace(r, text=_WORD.sub(joint, r.text)) for r in p.runs]))
                for p in given
            ]
        )

    def slide(given: Slide) -> Slide:
        if not any(given is one for one in broken):
            return given
        texts = [replace(text, paragraphs=paragraphs(text.paragraphs)) for text in given.texts]
        tables = [
            replace(
                table,
                cells=tuple([replace(c, paragraphs=paragraphs(c.paragraphs)) for c in table.cells]),
            )
            for table in given.tables
        ]
        return replace(given, tables=tuple(tables), texts=tuple(texts))

    return replace(deck, slides=tuple(map(slide, deck.slides)))


def guessed_breaks(pieces: Iterable[Piece]) -> Iterator[Diagnostic]:
    """Yield a line for each row of a PDF in which a line's end may be read in two ways.

    Code: `break-guessed`.
    """
    for piece in pieces:
        if piece.grid is None:
            continue
        for row in piece.rows:
            cells = piece.grid.begun[row.row + piece.header.row]
            found = [
                " ".join(guess.split("\n"))
                for cell in cells
                for paragraph in cell.paragraphs
                for guess in _guesses(paragraph)
            ]
            if found:
                printed = ", ".join(f"“{text}”" for text in dict.fromkeys(found))
                yield Diagnostic(
                    severity=Severity.INFO,
                    code="break-guessed",
                    message=f"Row {row.row} on slide {row.slide} breaks a line in {printed}, and "
                    "nothing tells whether it is one word there; compare it with the slide.",
                    slide=row.slide,
                    row=row.row,
                )


def _guesses(paragraph: Paragraph) -> Iterator[str]:
    """Yield the places of a text where nothing tells how the two sides of a line's end are joined."""
    if not _has_break(paragraph):
        return
    text = paragraph.unstruck
    for match in _WORD.finditer(text):
        left, sign, right = match.groups()
        guessed = not left.isupper() and not {left.casefold(), right.casefold()} & _LINKS
        if sign == "-":
            guessed = guessed and right[0].islower() and not is_pair(left, right)
            guessed = guessed and not _BOUND.search(left)
        if guessed:
            yield match[0]
    for match in _FIGURE.finditer(text):
        yield match[0]


def _has_break(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return "\n" in text and any([ending in text for ending in _ENDINGS])


def _paragraphs(slide: Slide) -> Iterator[Paragraph]:
    for table in slide.tables:
        for cell in table.cells:
            yield from cell.paragraphs
    for text in slide.texts:
        yield from text.paragraphs
