"""Which heading of a slide names the area of a row, by what headings say and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row
from parsers.report.page import headings
from parsers.report.page.headings import SUBTITLE, Heading
from parsers.report.placing.asides import beside, stands_aside
from parsers.report.words.labels import area_line, is_labelled
from schema import Box, Role


def chooser(
    listing: Listing,
    mates: Sequence[Listing],
    named: Sequence[Heading],
    find: Callable[[str], str | None],
    *,
    known: bool,
) -> Callable[[Row], str]:
    """Return the function that names a row's area from the headings of its slide."""
    fitting = [item for item in named if find(item.name)]
    boxes = [mate.box for mate in mates]
    if len(mates) > 1:
        telling = [item for item in named if not item.common or item in fitting]
        each = [] if known else _of_each(named, boxes)
        own = each[mates.index(listing)] if each else None
        over = own or headings.above(telling, listing.box, boxes)
        # An area that the overview lacks is none of the others, where each table has a heading.
        lacking = len(named) >= len(mates) and over not in fitting
        if over is not None and (lacking or not known):
            return only(over.name)
    own_names = fitting if known else named
    aside = [item for item in own_names if stands_aside(item.box, listing.box)]
    if len(aside) > 1 and len(aside := _large(aside)) > 1:
        return beside(aside, listing.rows)
    # Without an overview, those that fit are but those met before.
    headed = not known and len(mates) > 1 and len(_uncommon(named)) >= len(mates)
    if headed or not fitting:
        return only(_title(named, mates, listing))
    areas = {find(item.name) for item in fitting}
    if len(areas) == 1:
        others = [item for item in named if item not in fitting]
        if len(mates) == 1 or known or not others:
            return only(fitting[0].name)
    if len(areas) > len(mates):
        # Several areas stand in one table: each row has the heading above or beside it.
        return beside(fitting, listing.rows)
    if len(fitting) >= len(mates):
        own = headings.assign(fitting, boxes)[mates.index(listing)]
    else:
        own = headings.nearest(fitting, listing.box)
    return only(own.name if own is not None else "")


def _large(names: Sequence[Heading]) -> list[Heading]:
    """Return names without those in small letters, such as the goal below an area's name."""
    largest = max((item.size or 0.0 for item in names), default=0.0)
    return [item for item in names if item.size is None or item.size > SUBTITLE * largest]


def only(name: str) -> Callable[[Row], str]:
    """Return the function that names every row's area alike."""
    return lambda _row: name


def _of_each(named: Sequence[Heading], tables: Sequence[Box | None]) -> list[Heading]:
    """Return the names above all tables, or else at the sides of all, one for each; none otherwise.

    A name above the first alone may be the slide's. Of names set alike one may be in words that head
    any deck: `Status og oppfølging` and `Drift`.
    """
    above = [headings.above(named, table, tables) for table in tables]
    sides = [[item for item in named if stands_aside(item.box, table)] for table in tables]
    aside = [side[0] if len(side) == 1 else None for side in sides]
    for places in (above, aside):
        found = [item for item in places if item is not None]
        if len(found) == len(tables) == len({item.name for item in found}):
            telling = sum(not item.common for item in found)
            alike = len({(item.role, round(item.size or 0.0)) for item in found}) == 1
            return found if telling == len(found) or (telling and alike) else []
    return []


def _title(named: Sequence[Heading], mates: Sequence[Listing], listing: Listing) -> str:
    named, vocabulary = _uncommon(named), listing.page.vocabulary
    if len(mates) > 1:
        boxes = [mate.box for mate in mates]
        # A text within a table is one that its columns missed.
        named = [item for item in named if not _is_within(item.box, boxes)] or named
        if len(named) >= len(mates):
            own = headings.assign(named, boxes)[mates.index(listing)]
            return own.name if own is not None else ""
    rest = [
        item
        for item in named
        if area_line([item.printed], vocabulary) or not _beside_only(item.box, listing.box)
    ]
    named = named if all(_is_below(item.box, listing.box) for item in rest) else rest
    # What stands below a table is its heading only where none stands above it, or it says so.
    over = [item for item in named if not _is_below(item.box, listing.box)]
    if not all(item.vague for item in over):
        named = [item for item in named if item in over or is_labelled(item.printed, vocabulary)]
    if not named:
        return ""

    # Several slides may be printed on one page: then the last title above the table is its own.
    sizes = [item.size or 0.0 for item in named if item.role is Role.TITLE]
    titles = sum(size > SUBTITLE * max(sizes, default=0.0) for size in sizes) > 1
    slide = listing.page.slide
    shared = titles or slide.height > slide.width
    start = listing.box.top if shared and listing.box is not None else 0.0

    def weight(item: Heading) -> tuple[bool, bool, bool, float, float]:
        top = item.box.top if item.box is not None else 0.0
        size = 0.0 if titles else item.size or 0.0
        place = start - top if top < start else top
        # `Tiltakene innen avtaler er i rute` speaks of the area.
        labelled = is_labelled(item.printed, vocabulary) and not listing.page.says_so(item)
        return (not labelled, item.vague, item.role is not Role.TITLE, -size, place)

    return min(named, key=weight).name


def _uncommon(named: Sequence[Heading]) -> list[Heading]:
    return [item for item in named if not item.common]


def _is_within(name: Box | None, tables: Sequence[Box | None]) -> bool:
    return name is not None and any(box is not None and box.contains(name.center) for box in tables)


def _beside_only(name: Box | None, table: Box | None) -> bool:
    """Tell whether a text stands at the side of a table, at its height, and over none of it."""
    return (
        name is not None
        and table is not None
        and (name.x1 <= table.x0 or table.x1 <= name.x0)
        and name.top < table.bottom
        and table.top < name.bottom
    )


def _is_below(name: Box | None, table: Box | None) -> bool:
    return name is not None and table is not None and name.top >= table.bottom
