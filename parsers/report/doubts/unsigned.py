"""Lists without signs, whose items nothing but their lines' ends part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.report.measures.listings import Listing
from schema import Diagnostic, Paragraph
from schema.vocabulary import LISTS, Column


def broken_by_hand(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield an info for each slide with lines that were broken by hand and read as items."""
    slides = [row.slide for listing in listings for row in listing.rows if row.by_hand]
    for number in dict.fromkeys(slides):
        yield Diagnostic.info(
            "items-guessed",
            f"Lines in lists on slide {number} are broken by hand and have no signs; those that begin with a "
            "capital or a figure were taken for items where the line above may end: give each item a paragraph "
            "or a sign of its own.",
            slide=number,
        )


def unsigned_lists(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each slide of an untagged PDF with a text that may be two items of lists without signs.

    A line that begins small below a full one may go on or be an item of its own, and nothing printed
    shows which. Where a deck parts no items without signs in the column, no such item is expected.
    """
    cells = [(number, column, texts) for number, column, texts in _cells(listings) if texts]
    listed = {column for _, column, texts in cells if len(texts) > 1 and not _signed(texts)}
    slides = [
        number
        for number, column, texts in cells
        if column in listed and any(_goes_on_small(text) for text in texts)
    ]
    for number in dict.fromkeys(slides):
        yield Diagnostic.info(
            "items-guessed",
            f"The lists on slide {number} have no signs; lines that begin with a small letter "
            "below a full line were taken to go on with its item.",
            slide=number,
        )


def _cells(listings: Sequence[Listing]) -> Iterator[tuple[int, Column, Sequence[Paragraph]]]:
    """Yield the slide, the column and the texts of each cell that may hold a list."""
    for listing in listings:
        grid, header = listing.grid, listing.header
        if grid is None or grid.table.found_by == "tags":
            continue
        for column, role in enumerate(header.roles):
            for row in listing.rows if role in LISTS else ():
                cell = grid.cell(row.row + header.row, column)
                if role is not None and cell is not None:
                    yield listing.page.number, role, cell.paragraphs


def _signed(texts: Sequence[Paragraph]) -> bool:
    return any(text.bullet is not None for text in texts)


def _goes_on_small(text: Paragraph) -> bool:
    return text.bullet is None and any(line[:1].islower() for line in text.text.split("\n")[1:])
