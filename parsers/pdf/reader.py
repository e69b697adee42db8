"""Reads PDF exports of decks: tags first, then rules and fills, then alignment of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import or_
from typing import Final

from parsers.errors import UnreadableDeck
from parsers.pdf.handout import slides_of, without_notes
from parsers.pdf.handpaint import under_texts
from parsers.pdf.marks import lines, marks
from parsers.pdf.page import Document, Page
from parsers.pdf.pdfium import source
from parsers.pdf.tables.draft import TableDraft, finish
from parsers.pdf.tables.finding import find_tables
from parsers.pdf.tags import Tags, gathered
from parsers.pdf.textboxes import texts
from parsers.pdf.texts.blocks import draw_bullets, mark_blocks, mark_numbers
from parsers.pdf.texts.habits import Habits, habits
from parsers.pdf.texts.lines import plain_text, without_strokes
from parsers.pdf.texts.mislettered import mislettered
from parsers.pdf.texts.pagenumbers import mark_printed
from parsers.pdf.texts.repeats import overprint, without_repeats
from parsers.pdf.upright import upright
from schema import Axes, Deck, Diagnostic, Format, Severity, Slide
from schema.diagnostic import short

# Letters of the east amid those of the west are none: a map that was rewritten wrong says them for `ffi`.
_FOREIGN: Final = re.compile(r"[a-zæøå][\u2e80-\ud7ff]|[\u2e80-\ud7ff][a-zæøå]")
FEWEST_LETTERS: Final = 60  # drawings on a page; a logo has fewer, a slide's text has hundreds
LARGEST_LETTER: Final = 40.0  # points
LEAST_CORNERS: Final = 4  # corners and bends; rules have fewer


def read_pdf(data: bytes) -> Deck:
    """Read a PDF deck.

    Raises UnreadableDeck (`encrypted`, `image-only`, `unreadable-file`).
    """
    return _deck(source.read_pages(data))


def read_pdf_reference(data: bytes, most_paths: int | None = None) -> Deck:
    """Read a PDF deck through pdfplumber alone: slower, and the same Deck.

    Raises UnreadableDeck as `read_pdf` does, and where there are more than `most_paths` paths.
    """
    from parsers.pdf import plumber  # noqa: PLC0415 - half a second to import, and seldom needed

    return _deck(plumber.read_pages(data, most_paths))


def _deck(document: Document) -> Deck:
    pages = document.pages
    damaged = any(d.severity is Severity.ERROR for page in pages for d in page.diagnostics)
    if not damaged and not any(page.pieces or page.unmapped for page in pages):
        raise UnreadableDeck(
            "image-only",
            "The PDF holds pictures and no text; export it from the presentation, or run text "
            "recognition on it.",
        )
    for page in pages:
        for piece in page.pieces:
            piece.text = plain_text(piece.text, piece.font)
        page.pieces = without_strokes(page.pieces)
    diagnostics = list(document.diagnostics)
    slides = []
    pages = [upright(page) for page in pages]
    for page in pages:
        page.pieces = without_repeats(page.pieces)
    pages = slides_of(without_notes(pages))
    known = habits(pages)
    strange = mislettered(pages) | document.misshown
    findings = [_findings(page, strange) for page in pages]
    told = [gathered(page.tree) for page in pages]
    mark_blocks(pages, told)
    mark_numbers(pages)
    mark_printed(pages)
    drafts: Sequence[TableDraft] = ()
    for page, tags, found in zip(pages, told, findings, strict=True):
        slide, drafts = _slide(page, tags, known, drafts)
        slides.append(slide)
        diagnostics.extend(page.diagnostics)
        diagnostics.extend(found)
    return Deck(
        format=Format.PDF,
        slides=tuple(slides),
        title=document.title,
        created=document.created,
        modified=document.modified,
        diagnostics=tuple(diagnostics),
    )


def _findings(page: Page, strange: AbstractSet[str]) -> list[Diagnostic]:
    """Return the lines for letters of a page that were not read, or wrongly; `strange` fonts say wrong ones."""
    out = []
    text = "\n".join([piece.text for piece in page.pieces])
    if (
        page.unmapped
        or _FOREIGN.search(text)
        or (strange and any(piece.font in strange for piece in page.pieces))
    ):
        out.append(
            Diagnostic.warning(
                "unmapped-font",
                f"Page {page.number} has letters in a font without a Unicode map, or with a wrong one; compare its texts with the slide.",
                slide=page.number,
            )
        )
    if not page.pieces and (page.images or _holds_drawn_letters(page)):
        out.append(
            Diagnostic.warning(
                "image-only",
                f"Page {page.number} holds a picture or drawn letters and no text; nothing of it was read.",
                slide=page.number,
            )
        )
    return out


def _holds_drawn_letters(page: Page) -> bool:
    """Tell whether a page holds as many small drawings as a text has letters, drawn as outlines."""
    drawn = [path for path in page.paths if path.corners + path.curves >= LEAST_CORNERS]
    return sum(path.bottom - path.top <= LARGEST_LETTER for path in drawn) >= FEWEST_LETTERS


def _slide(
    page: Page, tags: Tags, known: Habits, before: Sequence[TableDraft]
) -> tuple[Slide, Sequence[TableDraft]]:
    """Return a page as a slide, and its tables' drafts; `before` are the last ones before them."""
    draw_bullets(page)
    # Before those are taken out that are no table's rules.
    straight, under = lines(page), under_texts(page)
    found = find_tables(page, tags, known.pitch, before)
    page.diagnostics.extend(_overprints(page.number, found.tables))
    page.diagnostics.extend(_guesses(page.number, found.tables, found.unread))
    tables = tuple([finish(draft, found.fills, known) for draft in found.tables])
    slide = Slide(
        number=page.number,
        width=page.width,
        height=page.height,
        tables=tables,
        texts=texts(found.lines, found.aslant, tags.titles, known, page.paths),
        marks=marks(page, tags.alts, tables, under) + (straight if tables else ()),
    )
    return slide, found.tables or before


def _overprints(number: int, drafts: Sequence[TableDraft]) -> Iterator[Diagnostic]:
    """Yield a line for each table in which texts are printed over one another."""
    for draft in drafts:
        cells = (cell.pieces for cell in draft.cells if len(cell.pieces) > 1)
        if found := next(filter(None, map(overprint, cells)), None):
            one, other = (short(piece.text.strip()) for piece in found)
            yield Diagnostic.warning(
                "overprinted-text",
                f"On page {number} “{one}” and “{other}” are printed over one another in a "
                "table; which row each text belongs to was guessed: compare the rows with the page.",
                slide=number,
            )


def _guesses(number: int, drafts: Sequence[TableDraft], unread: Axes) -> Iterator[Diagnostic]:
    """Yield a line for a page on which the places of words tell a table's rows or columns.

    So does one with a table that may not have been read: rules part its rows or columns, `unread`.
    """
    axes = reduce(or_, [draft.by_words for draft in drafts], Axes.NONE)
    if axes:
        yield Diagnostic(
            severity=Severity.INFO,
            code="table-guessed",
            message=f"On page {number} not all {axes.words} of a table are drawn or tagged, or texts "
            "that may be its own stand outside it; where words stand told its cells: compare them "
            "with the page.",
            slide=number,
        )
    elif unread:
        yield Diagnostic(
            severity=Severity.INFO,
            code="table-guessed",
            message=f"On page {number} rules part texts as they part the {unread.words} of a table, or headers stand "
            "as those of one, and none was read, since not enough texts stand as cells do: compare them "
            "with the page.",
            slide=number,
        )
