"""Several columns of lights: which of them is the status of the measures, if any is, is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.grids import Grid
from parsers.report.page.laidover import place_of
from parsers.report.page.legend import read_legend
from parsers.report.page.pages import Page
from parsers.report.words.statuses import bare_sign
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary

SEVERAL: Final = 2  # columns: one may well be the status
MOST: Final = 0.5  # of a table's rows have a light in a column of them

# What a light may be said to tell: a status, how a measure goes, or what no header of the vocabulary's names.
_OF_LIGHTS: Final = (None, Column.STATUS, Column.SISTE_STATUS)


def unexplained_lights(
    listings: Sequence[Listing], pages: Sequence[Page], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a warning for each table with several columns of lights that no legend explains (`status-conflict`).

    A light is one of the vocabulary's signs or a disc, a drawing over an empty cell, or the colour of an
    empty one that no text of the table stands on. Columns headed by statuses are ticked; where the
    column of the status has words, the lights tell something else.
    """
    lights = {bare_sign(light) for light in vocabulary.health.lights} | {"●", "⬤"}
    found = [
        (listing, columns)
        for listing in listings
        if listing.grid is not None
        and listing.header.roles.count(Column.STATUS) <= 1
        and len(columns := _lit(listing, listing.grid, lights)) >= SEVERAL
        and listing.header.first(Column.STATUS) in {None, *columns}
    ]
    legend = read_legend(pages, vocabulary) if found else None
    if legend is None or legend.signs or legend.colours or legend.names or legend.silent:
        return
    for listing, columns in found:
        names = ", ".join(f"“{short(listing.header.texts[column])}”" for column in columns)
        number = listing.page.number
        yield Diagnostic.warning(
            "status-conflict",
            f"The columns {names} of a table on slide {number} hold lights, and no legend tells what these say; if "
            "none of them is the measures' status, it was read wrongly: look at the slide.",
            slide=number,
        )


def _lit(listing: Listing, grid: Grid, lights: set[str]) -> list[int]:
    """Return the columns in which most rows have a light."""
    columns = [n for n, role in enumerate(listing.header.roles) if role in _OF_LIGHTS]
    places = [listing.header.row + row.row for row in listing.rows]
    texts = {n: [grid.texts[place][n] for place in places] for n in columns}
    bare_or_lit = {"", *lights}
    bare = [n for n in columns if all(bare_sign(text) in bare_or_lit for text in texts[n])]
    if len(bare) < SEVERAL:
        return []  # as in most tables
    drawn = {place_of(grid, drawing.box) for drawing in listing.page.drawings}
    body = [cell for place in places for cell in grid.begun[place]]
    grounds = {cell.fill for cell in body if cell.text} | {None}
    lit = {(cell.row, cell.column) for cell in body if not cell.text and cell.fill not in grounds}
    lit |= {
        (place, n)
        for n in bare
        for place, text in zip(places, texts[n], strict=True)
        if bare_sign(text)
    }
    return [
        n
        for n in bare
        if sum((place, n) in lit or (place, n) in drawn for place in places) > MOST * len(places)
    ]
