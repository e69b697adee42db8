"""What bands say of the rows below them goes on with their table over slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.lines import joined
from parsers.report.measures.bands import section_said
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Aside, Row
from parsers.report.words.priorities import priority_behind, says_priority
from schema import Status
from schema.vocabulary import Column, Vocabulary


def with_priorities(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> list[Listing]:
    """Return listings in which rows before all bands of a table have the priority that the last one said.

    They go on with the table before, in the same area; their priorities stand in no column. The only
    text of a slide that says a priority, or the only heading that does behind a name, is that of all
    rows without one.
    """
    result: list[Listing] = []
    band = area = ""
    for listing, areas in zip(listings, names, strict=True):
        rows: list[Row] = []
        said = [line for line in listing.page.lines if says_priority(line, vocabulary)]
        named = (joined(item.printed) for item in listing.page.named)
        said.extend(filter(None, (priority_behind(name, vocabulary)[1] for name in named)))
        headed = said[0] if len(said) == 1 else ""
        for row, name in zip(listing.rows, areas, strict=True):
            if Column.PRI in listing.header.roles:
                band = ""
            elif row.pri_text or name != area or headed:
                band = row.pri_text or headed
            area = name
            rows.append(row.under(band) if band and row.pri is None else row)
        result.append(listing.holding(rows))
        band = listing.closing_priority or band
    return result


def with_sections(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> list[Listing]:
    """Return listings in which rows before all bands of a table have the status that the last one said.

    They go on with the table before, in the same area unless a column names each row's, and no column
    tells their status.
    """
    result: list[Listing] = []
    section: Status | None = None
    area = ""
    for listing, areas in zip(listings, names, strict=True):
        banded = any(what is Aside.SECTION for _, what in listing.asides)
        rows: list[Row] = []
        for row, name in zip(listing.rows, areas, strict=True):
            parted = name != area and Column.OMRADE not in listing.header.roles
            if row.section is not None or row.has_status_column or parted:
                section = row.section if banded else None
            area = name
            going_on = section is not None and row.section is None
            rows.append(replace(row, section=section) if going_on else row)
        result.append(listing.holding(rows))
        section = _closing_section(listing, vocabulary) or section
    return result


def _closing_section(listing: Listing, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a band at a table's end says for the table that goes on with it."""
    if listing.grid is None or not listing.asides:
        return None
    place, what = listing.asides[-1]
    if what is not Aside.SECTION or place <= listing.rows[-1].row + listing.header.row:
        return None
    return section_said(listing.grid.first_text(place), vocabulary)
