"""Bands of two levels, such as a goal's right above that of a part of it: either may name the area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.report.measures.bands import area_in
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Aside
from parsers.report.page.grids import Grid
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")


def nested_bands(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for each slide with bands, where a band of another look is right above one (`area-guessed`).

    `Mål 1: Forsyning` above `Delmål 1.1: Lager` has no rows of its own, and the latter was taken for the
    area of what is below it. Two bands that look alike are an area without measures and another.
    """
    found = [
        (listing, bands)
        for listing in listings
        if listing.grid is not None
        and Column.OMRADE not in listing.header.roles
        and (bands := list(_bands(listing.grid, listing, vocabulary)))
    ]
    over = [
        (listing, upper[1], lower[1])
        for listing, bands in found
        for upper, lower in pairwise(bands)
        if lower[0] == upper[0] + 1 and _is_over(listing.grid, upper, lower)
    ]
    if not over:
        return
    (first, upper, lower), *_ = over
    for number in dict.fromkeys(listing.page.number for listing, _ in found):
        yield Diagnostic.info(
            "area-guessed",
            f"Slide {number} has rows below names of two levels, as “{short(upper)}” above “{short(lower)}” on "
            f"slide {first.page.number}, and the lower ones were taken for their areas; if the upper ones are, "
            "give the slides these for headings.",
            slide=number,
        )


def _bands(grid: Grid, listing: Listing, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    for place, what in listing.asides:
        name = grid.first_text(place) if what is Aside.AREA else ""
        if area_in(name, vocabulary):
            yield place, name


def _is_over(grid: Grid | None, upper: tuple[int, str], lower: tuple[int, str]) -> bool:
    """Tell whether the first of two bands is of a higher level, by its number, its fill or its letters' size."""
    numbers = [found[0] if (found := _NUMBER.search(name)) else "" for _, name in (upper, lower)]
    if all(numbers):
        return numbers[1].startswith(f"{numbers[0]}.")
    return grid is not None and _look(grid, upper[0]) != _look(grid, lower[0])


def _look(grid: Grid, row: int) -> tuple[str | None, float | None]:
    cell = grid.cell(row, grid.filled[row][0])
    if cell is None:
        return None, None
    size = max((part.size for part in cell.paragraphs if part.size is not None), default=None)
    return cell.fill, None if size is None else round(size)
