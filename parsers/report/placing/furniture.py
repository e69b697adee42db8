"""Headings that name no area: on every slide, behind several dividers, or over rows that name theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from parsers.report.measures.listings import Listing, by_page
from parsers.report.page import headings
from parsers.report.placing.dividers import Divider
from parsers.report.words.areas import match
from schema.vocabulary import Column, Vocabulary, folded, words_in

# A year, a quarter or a phase; what numbers an area stands ahead of its name.
_COUNTED: Final = re.compile(r"(?:\D.*\D)?(?:20\d\d|\b[QK][1-4])|\D+ \d")


def bands_are_counted(listing: Listing) -> bool:
    """Tell whether a table's bands are years, quarters or phases: `Oppstart 2024`, `Fase 1`."""
    bands = {row.area for row in listing.rows if row.area}
    own = Column.OMRADE in listing.header.roles or not bands
    return not own and all(map(_COUNTED.fullmatch, bands))


def without_captions(listings: Sequence[Listing], vocabulary: Vocabulary) -> list[Listing]:
    """Return listings without a phase that is the only band of all, under headings of their own: `Oppfølging`.

    It tells no area from another, and is what the deck calls all its tables.
    """
    bands = {folded(row.area) for one in listings for row in one.rows if row.area}
    phases = words_in(vocabulary.headings.phases)
    if len(bands) != 1 or not bands <= phases:
        return [*listings]  # as nearly all
    if any(Column.OMRADE in one.header.roles for one in listings):
        return [*listings]
    heads = [
        frozenset(item.name for item in one.page.named if not item.vague)
        for one in listings
        if any(row.area for row in one.rows)
    ]
    if not all(heads) or len({*heads}) == 1:
        return [*listings]
    return [one.holding(replace(row, area=None) for row in one.rows) for one in listings]


def on_every_slide(listings: Sequence[Listing]) -> frozenset[str]:
    """Return the headings that every slide of measures has, such as the plan's name in a footer.

    One that stands over one of several tables is none: an area may have rows on all of few slides.
    """
    names = [frozenset(item.name for item in page.named) for page in by_page(listings)]
    common = frozenset[str].intersection(*names) if names else frozenset[str]()
    return common - frozenset(_over_one_of_several(listings) if common else ())


def beside_others(listings: Sequence[Listing]) -> frozenset[str]:
    """Return the headings that every slide of measures has beside others of its own.

    A slide that says it goes on needs none.
    """
    pages = [*by_page(listings)]
    names = [{item.name for item in page.named} for page in pages]
    everywhere = on_every_slide(listings)
    own = [frozenset(found - everywhere) for found in names]
    own = [found for page, found in zip(pages, own, strict=True) if found or not page.goes_on]
    return everywhere if len(set(own)) > 1 and all(own) else frozenset()


def behind_several(listings: Sequence[Listing], divided: Mapping[int, Divider]) -> frozenset[str]:
    """Return the headings that slides behind several dividers have: they are no area's.

    A divider's own name is one, be it on a slide of all areas' measures behind the last divider.
    """
    areas = [divider.name for divider in divided.values()]
    found: dict[str, set[str]] = {}
    for listing in listings:
        if listing.page.number in divided:
            for item in listing.page.named:
                found.setdefault(item.name, set()).add(divided[listing.page.number].name)
    return frozenset(
        name for name, dividers in found.items() if len(dividers) > 1 and match(name, areas) is None
    )


def over_named_rows(listings: Sequence[Listing], known: Sequence[str]) -> frozenset[str]:
    """Return the headings over tables whose every row has an area of its own: they name none.

    One that is like an area is one all the same, be it the overview's (`known`) or of any row.
    """
    areas = [*known, *(row.area for listing in listings for row in listing.rows if row.area)]
    named: dict[int, bool] = {}
    for listing in listings:
        own = all(row.area for row in listing.rows) and not bands_are_counted(listing)
        named[listing.page.number] = own and named.get(listing.page.number, True)
    printed = {
        item.name
        for listing in listings
        if named[listing.page.number]
        for item in listing.page.named
    }
    return frozenset(name for name in printed if match(name, areas) is None)


def _over_one_of_several(listings: Sequence[Listing]) -> Iterator[str]:
    for page, own in by_page(listings).items():
        tables = [listing.box for listing in own]
        for table in tables if len(tables) > 1 else ():
            over = headings.above(page.named, table, tables)
            if over is not None:
                yield over.name
