"""Bands in words that stand over any table, such as `Gevinster`, where bands name the areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.report.measures.bands import band_in, section_said
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Aside
from parsers.report.words.areas import heading, is_common
from parsers.report.words.priorities import says_priority
from schema import Diagnostic
from schema.vocabulary import Column, Vocabulary


def common_bands(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line for each band in common words below which the area of the rows above it goes on.

    It may name the area of the rows below it, as other bands of the deck do.
    """
    banded = [one for one in listings if Column.OMRADE not in one.header.roles]
    if not any(row.area for listing in banded for row in listing.rows):
        return
    last = ""
    for listing, own in zip(listings, names, strict=True):
        for place, band in _common(listing, vocabulary):
            first = listing.header.row
            above = [
                name for row, name in zip(listing.rows, own, strict=True) if row.row + first < place
            ]
            area = own[len(above)] if len(above) < len(own) else ""
            if area and area == (above[-1] if above else last):
                yield Diagnostic.warning(
                    "area-guessed",
                    f"On slide {listing.page.number} “{band}” stands above rows as areas' names do, and "
                    f"may name theirs; they were taken for rows of “{area}”, as those before them.",
                    slide=listing.page.number,
                )
        last = own[-1] if own else last


def _common(listing: Listing, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Yield the bands of a table, with their rows, that common words and nothing else make up."""
    tiltak, grid = listing.header.first(Column.TILTAK), listing.grid
    if grid is None or tiltak is None or Column.OMRADE in listing.header.roles:
        return
    areas = [place for place, what in listing.asides if what is Aside.AREA]
    for place in (*range(listing.header.row), *areas):
        band = band_in(grid, place, tiltak) or ""
        if (
            # Above the header stands what the table is called.
            (heading(band, vocabulary) or (band and place > listing.header.row))
            and is_common(band, vocabulary)
            and not any(map(str.isdigit, band))
            and section_said(band, vocabulary) is None
            and not says_priority(band, vocabulary)
        ):
            yield place, band
