"""A table of measures on a page, or a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.report.measures.measures import Aside, Row
from parsers.report.page.grids import Grid
from parsers.report.page.headers import Header
from parsers.report.page.pages import Page
from schema import Box
from schema.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table of measures on a page, with its rows.

    `place` is the table's among the slide's tables, None for a list of bullets, which has no
    `grid` either. `asides` are the rows below the header that hold no measure, by their places
    in the grid. `closing` is the area that the table's last row names, for the table that goes on
    with this one, and `closing_priority` the priority that it says: "" where a measure is the last.
    """

    page: Page
    place: int | None
    header: Header
    rows: tuple[Row, ...]
    grid: Grid | None
    asides: tuple[tuple[int, Aside], ...] = ()
    closing: str = ""
    closing_priority: str = ""

    @property
    def box(self) -> Box | None:
        return self.grid.table.box if self.grid is not None else None

    def holding(self, rows: Iterable[Row]) -> Listing:
        """Return the listing with these rows; most listings keep theirs."""
        held = tuple(rows)
        return self if held == self.rows else replace(self, rows=held)


def by_page(listings: Sequence[Listing]) -> dict[Page, list[Listing]]:
    """Return the pages of listings in their order, each with its own."""
    pages: dict[Page, list[Listing]] = {listing.page: [] for listing in listings}
    for listing in listings:
        pages[listing.page].append(listing)
    return pages
