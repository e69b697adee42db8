"""Which area each row of a deck belongs to: by its own words, and headings by geometry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row
from parsers.report.page import headings
from parsers.report.page.headings import Heading
from parsers.report.placing.asides import beside, stands_aside
from parsers.report.placing.dividers import Divider
from parsers.report.placing.menus import menus_of
from parsers.report.placing.tabs import tabs_of, without_tabs
from parsers.report.words.areas import heading, is_labelled, likeness, match, respelled
from schema import Box, Diagnostic, Role, Severity
from schema.vocabulary import Column, Vocabulary

# A year, a quarter or a phase; what numbers an area stands ahead of its name.
COUNTED: Final = re.compile(r"(?:\D.*\D)?(?:20\d\d|\b[QK][1-4])|\D+ \d")

_UNDIVIDED: Final[Mapping[int, Divider]] = {}


def candidate_names(listings: Sequence[Listing]) -> tuple[str, ...]:
    """Return what the slides of measures print that could be areas' names, each once."""
    found: list[str] = []
    for listing in listings:
        found.extend(item.name for item in listing.page.named)
        found.extend(row.area for row in listing.rows if row.area)
        found.extend(row.tiltak for row in listing.rows if row.lonely)
    return tuple(dict.fromkeys(found))


def with_bands(
    listings: Sequence[Listing], known: Sequence[str], headed: Sequence[str], vocabulary: Vocabulary
) -> list[Listing]:
    """Return listings in which rows that are but an area's name name the rows below them.

    Such a row is like one of the overview's areas (`known`). Without an overview it is like an
    area that heads other slides (`headed`), or has no priority where all other rows of its table
    have one, or begins its table where no heading names an area. At the end of a table it heads
    the next one on the slide, or one of the next slide that goes on with it.
    """
    result: list[Listing] = []
    ahead: tuple[Listing, str] | None = None
    for listing in listings:
        others = [row for row in listing.rows if not row.lonely]
        all_have_pri = bool(others) and all(row.pri is not None for row in others)
        leads = bool(others) and listing.rows[0].lonely and all(h.vague for h in listing.page.named)
        area = ahead[1] if ahead is not None and ahead[0].page is listing.page else None
        ahead = None
        rows: list[Row] = []
        # The header may name the area of all rows, and yet be but that of the first.
        whole = listing.header.row >= 0 and len({row.area for row in listing.rows}) == 1
        within = False
        for row in listing.rows:
            alone = row.lonely and (row.area is None or (whole and all_have_pri))
            begins = not known and (all_have_pri or leads)
            if alone and (begins or match(row.tiltak, known or headed)):
                area = heading(row.tiltak, vocabulary) or row.tiltak
                ahead, within = (listing, area), True
                continue
            ahead = None
            own = area is None or (row.area is not None and not (whole and within))
            rows.append(row if own else replace(row, area=area))
        held = listing.holding(rows)
        result.append(replace(held, closing=ahead[1]) if ahead is not None else held)
    return [listing for listing in result if listing.rows]


def area_names(
    listings: Sequence[Listing], known: Sequence[str], divided: Mapping[int, Divider] = _UNDIVIDED
) -> list[list[str]]:
    """Return for each listing the area name of each row: a known spelling where one fits.

    `known` are the overview's areas. Without an overview the first spelling met counts; a list
    of measures not started may then shorten an area's name, a table with statuses may not: the
    shorter name may be another area's. What no heading names is `divided` by slides before it.
    Rows that follow a table whose own rows name areas are of the last one, and so are those of a
    slide with nothing but a table of the same columns, or with such a table above all headings.
    "" is where nothing tells.
    """
    spellings = list(known)
    furniture = _behind_several(listings, divided) | _over_named_rows(listings, known)
    furniture |= frozenset() if known or divided else _furniture(listings)
    menus = menus_of(listings)
    tabs = () if menus else tabs_of(listings, known)
    result: list[list[str]] = []
    last = ""
    named_within = False
    for earlier, listing in zip((None, *listings), listings, strict=False):
        mates = [other for other in listings if other.page is listing.page]
        alike = match if known or Column.STATUS not in listing.header.roles else _respelled
        find = partial(alike, known=spellings)
        menu = menus.get(listing.page.number)
        own = without_tabs(listing.page, tabs) if menu is None else menu
        named = [item for item in own if item.name not in furniture]
        choose = _chooser(listing, mates, named, find, known=bool(known))
        more = listing.page.number not in divided and _is_more_of(listing, earlier)
        if last and mates[0] is listing and _is_rest_of(earlier, mates, named):
            choose = _single(last)
        follows = mates[0] is listing and (named_within or more)
        names: list[str] = []
        # A slide that says it goes on may spell the area of the one before it otherwise.
        before = last if listing.page.goes_on and mates[0] is listing and not known else ""
        stray = _bands_name_no_area(listing, find) if known else _bands_are_counted(listing)
        for row in listing.rows:
            printed = row.area if row.area is not None else choose(row)
            if stray and row.area is not None:
                heading_of = choose(row)
                printed = (find(heading_of) if known else heading_of) or printed
            if before and printed and match(printed, [before]) is not None:
                printed = before
            if not printed and (listing.header.row < 0 or listing.page.goes_on or follows):
                printed = last
            if not printed and listing.page.number in divided:
                printed = divided[listing.page.number].name
            name = find(printed) or printed
            if name and name not in spellings and not known:
                spellings.append(name)
            names.append(name)
            last = name or last
        last = listing.closing or last
        named_within = follows or bool(listing.closing) or any(row.area for row in listing.rows)
        result.append(names)
    return result


def _bands_name_no_area(listing: Listing, find: Callable[[str], str | None]) -> bool:
    """Tell whether a table's bands are none of the overview's areas: `Oppstart 2024`."""
    bands = {row.area for row in listing.rows if row.area}
    return Column.OMRADE not in listing.header.roles and not any(map(find, bands))


def _bands_are_counted(listing: Listing) -> bool:
    """Tell whether a table's bands are years, quarters or phases: `Oppstart 2024`, `Fase 1`."""
    bands = {row.area for row in listing.rows if row.area}
    own = Column.OMRADE in listing.header.roles or not bands
    return not own and all(map(COUNTED.fullmatch, bands))


def _is_more_of(listing: Listing, earlier: Listing | None) -> bool:
    """Tell whether a slide has nothing but a table with the columns of the one on the slide before."""
    return (
        earlier is not None
        and listing.page.bare
        and listing.page is not earlier.page
        and listing.page.is_near(earlier.page)
        and listing.header.texts == earlier.header.texts
    )


def _is_rest_of(
    earlier: Listing | None, mates: Sequence[Listing], named: Sequence[Heading]
) -> bool:
    """Tell whether a page begins with the rest of the table before it, above what heads other tables.

    Where headings stand below their tables, one stands below the last.
    """
    boxes = [mate.box for mate in mates if mate.box is not None]
    heads = [item.box.top for item in named if item.box is not None]
    return (
        earlier is not None
        and mates[0].page is not earlier.page
        and mates[0].page.is_near(earlier.page)
        and mates[0].header.texts == earlier.header.texts
        and len(boxes) == len(mates) > 1
        and bool(heads)
        and boxes[0].bottom <= min(heads)
        and max(heads) < max(box.top for box in boxes)
    )


def on_every_slide(listings: Sequence[Listing]) -> frozenset[str]:
    """Return the headings that every slide of measures has, such as the plan's name in a footer.

    One that stands over one of several tables is none: an area may have rows on all of few slides.
    """
    pages = {listing.page.number: listing.page for listing in listings}.values()
    names = [frozenset(item.name for item in page.named) for page in pages]
    common = frozenset[str].intersection(*names) if names else frozenset[str]()
    return common - frozenset(_over_one_of_several(listings) if common else ())


def _furniture(listings: Sequence[Listing]) -> frozenset[str]:
    """Return the headings that every slide of measures has beside others of its own.

    A slide that says it goes on needs none.
    """
    pages = {listing.page.number: listing.page for listing in listings}.values()
    names = [{item.name for item in page.named} for page in pages]
    everywhere = on_every_slide(listings)
    own = [frozenset(found - everywhere) for found in names]
    own = [found for page, found in zip(pages, own, strict=True) if found or not page.goes_on]
    return everywhere if len(set(own)) > 1 and all(own) else frozenset()


def _behind_several(listings: Sequence[Listing], divided: Mapping[int, Divider]) -> frozenset[str]:
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


def _over_named_rows(listings: Sequence[Listing], known: Sequence[str]) -> frozenset[str]:
    """Return the headings over tables whose every row has an area of its own: they name none.

    One that is like an area is one all the same, be it the overview's (`known`) or of any row.
    """
    areas = [*known, *(row.area for listing in listings for row in listing.rows if row.area)]
    named: dict[int, bool] = {}
    for listing in listings:
        own = all(row.area for row in listing.rows) and not _bands_are_counted(listing)
        named[listing.page.number] = own and named.get(listing.page.number, True)
    printed = {
        item.name
        for listing in listings
        if named[listing.page.number]
        for item in listing.page.named
    }
    return frozenset(name for name in printed if match(name, areas) is None)


def _over_one_of_several(listings: Sequence[Listing]) -> Iterator[str]:
    for listing in listings:
        tables = [other.box for other in listings if other.page is listing.page]
        over = headings.above(listing.page.named, listing.box, tables) if len(tables) > 1 else None
        if over is not None:
            yield over.name


def _respelled(name: str, known: Sequence[str]) -> str | None:
    if name in known:
        return name
    return next((area for area in known if respelled(name, area)), None)


def _chooser(
    listing: Listing,
    mates: Sequence[Listing],
    named: Sequence[Heading],
    find: Callable[[str], str | None],
    *,
    known: bool,
) -> Callable[[Row], str]:
    """Return the function that names a row's area from the headings of its slide."""
    fitting = [item for item in named if find(item.name)]
    if len(mates) > 1:
        over = headings.above(named, listing.box, [mate.box for mate in mates])
        # An area that the overview lacks is none of the others, where each table has a heading.
        lacking = len(named) >= len(mates) and over not in fitting
        if over is not None and (lacking or not known):
            return _single(over.name)
    own_names = fitting if known else named
    aside = [item for item in own_names if stands_aside(item.box, listing.box)]
    if len(aside) > 1:
        return beside(aside, listing.rows)
    # Without an overview, those that fit are but those met before.
    headed = not known and len(mates) > 1 and len(_uncommon(named)) >= len(mates)
    if headed or not fitting:
        return _single(_title(named, mates, listing))
    areas = {find(item.name) for item in fitting}
    if len(areas) == 1:
        others = [item for item in named if item not in fitting]
        if len(mates) == 1 or known or not others:
            return _single(fitting[0].name)
    if len(areas) > len(mates):
        # Several areas stand in one table: each row has the heading above or beside it.
        return beside(fitting, listing.rows)
    boxes = [mate.box for mate in mates]
    if len(fitting) >= len(mates):
        own = headings.assign(fitting, boxes)[mates.index(listing)]
    else:
        own = headings.nearest(fitting, listing.box)
    return _single(own.name if own is not None else "")


def _single(name: str) -> Callable[[Row], str]:
    return lambda _row: name


def _title(named: Sequence[Heading], mates: Sequence[Listing], listing: Listing) -> str:
    named = _uncommon(named)
    if len(mates) > 1:
        boxes = [mate.box for mate in mates]
        # A text within a table is one that its columns missed.
        named = [item for item in named if not _is_within(item.box, boxes)] or named
        if len(named) >= len(mates):
            own = headings.assign(named, boxes)[mates.index(listing)]
            return own.name if own is not None else ""
    rest = [item for item in named if not _beside_only(item.box, listing.box)]
    named = named if all(_is_below(item.box, listing.box) for item in rest) else rest
    if not named:
        return ""

    # Several slides may be printed on one page: then the last title above the table is its own.
    titles = sum(item.role is Role.TITLE for item in named) > 1
    slide = listing.page.slide
    shared = titles or slide.height > slide.width
    start = listing.box.top if shared and listing.box is not None else 0.0

    def weight(item: Heading) -> tuple[bool, bool, bool, float, float]:
        top = item.box.top if item.box is not None else 0.0
        size = 0.0 if titles else item.size or 0.0
        place = start - top if top < start else top
        labelled = is_labelled(item.printed)
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


def heading_lines(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each slide whose heading may be its rows' area, though bands name others.

    That is so without an overview, where slides with bands have several headings, or rows stand above
    the first band; it is a warning where a band stands under more than one of them.
    """
    heads: dict[int, str] = {}
    above: set[int] = set()
    under: dict[str, set[str]] = {}
    for listing in listings:
        page = listing.page
        bands = {row.area for row in listing.rows if row.area}
        named = [item.name for item in page.named if not (item.common or item.vague)]
        if Column.OMRADE in listing.header.roles or len(named) != 1 or _bands_are_counted(listing):
            continue
        if bands and not listing.rows[0].area:
            above.add(page.number)
        for band in sorted(bands):
            heads[page.number] = named[0]
            under.setdefault(band, set()).add(named[0])
    for number, head in heads.items():
        own = [band for band, over in under.items() if head in over]
        again = [band for band in own if len(under[band]) > 1]
        several = len({*heads.values()}) > 1
        if head not in under and (again or several or number in above):
            others = ", though other slides have it too" if again else ""
            yield Diagnostic(
                severity=Severity.WARNING if again else Severity.INFO,
                code="area-guessed",
                message=f"Slide {number} is headed “{head}”, and its table names “{(again or own)[0]}” "
                f"above rows; the latter was taken for their area{others}.",
                slide=number,
            )


def spelling_lines(
    listings: Sequence[Listing], known: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line for each heading of a slide that is spelled unlike the area it is taken for.

    `known` are the areas as the overview spells them, or as they were met first.
    """
    seen: set[tuple[str, str]] = set()
    for listing in listings:
        printed = [item.name for item in listing.page.named]
        printed += [heading(row.area, vocabulary) for row in listing.rows if row.area]
        for name in printed:
            area = match(name, known)
            if area is None or likeness(name, area) == 100 or (name, area) in seen:  # noqa: PLR2004
                continue
            seen.add((name, area))
            yield Diagnostic.info(
                "area-spelling",
                f"Slide {listing.page.number} spells the area “{area}” as “{name}”; the "
                "first was kept.",
                slide=listing.page.number,
            )
