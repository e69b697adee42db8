"""Texts of a slide that stand in no table, and may be a measure or said of one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from typing import Final

from parsers.lines import joined
from parsers.report.measures.listings import Listing, by_page
from parsers.report.page.grids import Grid
from parsers.report.page.headers import SHORTEST_TILTAK
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, match
from parsers.report.words.explained import is_legend
from parsers.report.words.priorities import priority
from parsers.report.words.statussaid import only_statuses, statuses_said
from schema import Box, Diagnostic, Role, Severity, TextBox
from schema.diagnostic import short
from schema.vocabulary import Vocabulary

MARGIN: Final = 0.92  # of a slide's height: below it stand page numbers, dates and the plan's name
AS_LARGE: Final = 0.3  # points; the sizes of texts of one table differ by no more
LIST_COLUMNS: Final = 2  # of a list of measures not started: these, and their priorities
ALIGNED: Final = 12.0  # points: who types a row below a table begins so near to its columns


def typed_below(
    listings: Sequence[Listing], areas: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield an info for each page where texts side by side below the `listings` may be a row of them."""
    for page, own in by_page(listings).items():
        around = Box.around([listing.box for listing in own])
        if around is None:
            continue
        texts = [
            text
            for text, words in zip(page.slide.texts, page.lines, strict=True)
            if text.box is not None
            and text.box.center[1] > around.bottom
            and _may_be_cell(text, page, vocabulary)
            and match(words, areas) is None
            and any(_begins_column(text.box, one.grid) for one in own if one.grid is not None)
        ]
        for words, beside in islice(_side_by_side(texts, own), 1):
            yield _line(page, words, beside, Severity.INFO)


def _begins_column(box: Box, grid: Grid) -> bool:
    """Tell whether a text begins where a column of a table does."""
    edges = [column.x0 for column in grid.column_boxes if column is not None]
    return any(abs(box.x0 - edge) <= ALIGNED for edge in edges)


def left_over(
    page: Page,
    listings: Sequence[Listing],
    areas: Sequence[str],
    elsewhere: AbstractSet[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line where a text beside a page's `listings` may be a cell's (`unread-measures`).

    It names none of the `areas`, or stands below all tables, as no heading does, and no menu; or it
    names one that no slide `elsewhere` has, with a figure at its end.
    """
    figured = any(_is_figured(area) for area in elsewhere)
    lowest = max([one.box.bottom for one in listings if one.box is not None], default=math.inf)
    beneath = [
        words
        for text, words in zip(page.slide.texts, page.lines, strict=True)
        if text.box is not None and text.box.top > lowest and match(words, areas) is not None
    ]
    texts = [
        text
        for text, words in zip(page.slide.texts, page.lines, strict=True)
        if _may_be_cell(text, page, vocabulary)
        and (
            beneath == [words]
            or (area := match(words, areas) or match(heading(words, vocabulary), areas)) is None
            or (_is_figured(words) and not figured and area not in elsewhere)
        )
    ]
    found = (
        _side_by_side(texts, listings),
        _beside_rows(texts, listings),
        _figured(texts, listings),
    )
    for words, beside in chain(*found):
        yield _line(page, words, beside, Severity.WARNING)
        return


def _line(page: Page, words: str, beside: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        severity=severity,
        code="unread-measures",
        message=f"On slide {page.number} “{short(words)}” stands beside “{beside[:30]}” in no table; if it is "
        "a measure, or said of one, it is missing: compare the rows with the slide.",
        slide=page.number,
    )


def _may_be_cell(text: TextBox, page: Page, vocabulary: Vocabulary) -> bool:
    """Tell whether a text may be a cell's that was left out of a table."""
    words = joined(text.text)
    if (
        text.box is None
        or text.role in (*FURNITURE, Role.TITLE)
        or text.box.top > MARGIN * page.slide.height
    ):
        return False
    if role_of(words, vocabulary) is not None:
        return False
    if priority(words) is not None:
        return True
    if not heading(words, vocabulary) and statuses_said(words, vocabulary):
        return False  # `Fullførte tiltak` heads a table
    letters = sum(map(str.isalpha, words))
    return letters > 2 and not (  # noqa: PLR2004 - no sign
        only_statuses(words, vocabulary) or is_legend(text.text, vocabulary)
    )


def _side_by_side(
    texts: Sequence[TextBox], listings: Sequence[Listing]
) -> Iterator[tuple[str, str]]:
    """Yield texts amid the tables' columns that have another at their side, as a measure has."""
    around = Box.around([listing.box for listing in listings]) if len(texts) > 1 else None
    amid = [
        text
        for text in texts
        if around is not None and text.box and around.x0 < text.box.center[0] < around.x1
        if not _is_titled_list(text)
    ]
    for text in amid:
        words = joined(text.text)
        beside = [other for other in amid if other is not text and _level(text.box, other.box)]
        if beside and len(words) >= SHORTEST_TILTAK:
            yield words, joined(beside[0].text)


def _is_titled_list(text: TextBox) -> bool:
    """Tell whether a text is a list under its own heading, as a box beside a table is, and no cell."""
    head, *items = text.paragraphs
    signed = [item.bullet is not None for item in items]
    return len(items) > 1 and head.bullet is None and "\n" not in head.text and all(signed)


def _level(one: Box | None, other: Box | None) -> bool:
    """Tell whether two texts stand side by side, one of them at the height of the other."""
    if one is None or other is None or (one.x0 < other.x1 and other.x0 < one.x1):
        return False
    return one.top <= other.center[1] <= one.bottom or other.top <= one.center[1] <= other.bottom


def _beside_rows(
    texts: Sequence[TextBox], listings: Sequence[Listing]
) -> Iterator[tuple[str, str]]:
    """Yield texts at the height of a row of a table that no tags tell, printed as large as its texts."""
    for listing in listings:
        if listing.grid is None or listing.grid.table.found_by == "tags":
            continue
        body = [c for c in listing.grid.table.cells if c.row > listing.header.row]
        sizes = {paragraph.size for cell in body for paragraph in cell.paragraphs}
        for text in texts:
            size = text.paragraphs[0].size
            if size is None or not any(s and abs(size - s) <= AS_LARGE for s in sizes):
                continue
            for row in listing.rows:
                if text.box and row.box and row.box.top <= text.box.center[1] <= row.box.bottom:
                    yield joined(text.text), row.tiltak


def _figured(texts: Sequence[TextBox], listings: Sequence[Listing]) -> Iterator[tuple[str, str]]:
    """Yield texts that end with a figure as a measure may with its priority, beside lists of such.

    A list of measures not started has nothing but these and their priorities.
    """
    if all(len(listing.header.roles) <= LIST_COLUMNS for listing in listings):
        for text in texts:
            words = joined(text.text)
            if _is_figured(words):
                yield words, listings[0].rows[0].tiltak


def _is_figured(words: str) -> bool:
    """Tell whether a text as long as a measure ends with what may be its priority."""
    if not words[-1:].isdigit():
        return False  # as nearly all
    words, _, figure = words.rpartition(" ")
    return len(words) >= SHORTEST_TILTAK and figure.isdigit() and priority(figure) is not None
