"""Which area each row of a deck belongs to: by its own words, its table's, and its slide's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from parsers.report.measures.listings import Listing, by_page
from parsers.report.measures.measures import Row
from parsers.report.page.headings import Heading
from parsers.report.placing.choosing import chooser, only
from parsers.report.placing.conclusions import beside_conclusions
from parsers.report.placing.dividers import Divider
from parsers.report.placing.furniture import (
    bands_are_counted,
    behind_several,
    beside_others,
    over_named_rows,
)
from parsers.report.placing.menus import menus_of
from parsers.report.placing.tabs import tabs_of, without_tabs
from parsers.report.placing.trackers import trackers_of
from parsers.report.words.areas import heading, is_enterprise, likeness, match, respelled
from schema import Diagnostic, Severity
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary

_REMARKS: Final = ("–", "—", "|", ":", "(")  # begin what is said of an area behind its name
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
    have one, or begins its table, or an earlier one under the same header, where no heading names an
    area. At the end of a table it heads the next one on the slide, or one of the next slide that goes
    on with it.
    """
    result: list[Listing] = []
    ahead: tuple[Listing, str] | None = None
    led: set[tuple[str, ...]] = set()
    painted = any(_is_painted(r) for listing in listings for r in listing.rows if not r.lonely)
    for listing in listings:
        others = [row for row in listing.rows if not row.lonely]
        all_have_pri = bool(others) and all(row.pri is not None for row in others)
        unnamed = bool(others) and all(h.vague for h in listing.page.named)
        leads = unnamed and (listing.rows[0].lonely or listing.header.texts in led)
        led |= {listing.header.texts} if leads and any(listing.header.texts) else set()
        area = ahead[1] if ahead is not None and ahead[0].page is listing.page else None
        ahead = None
        rows: list[Row] = []
        # The header may name the area of all rows, and yet be but that of the first.
        whole = listing.header.row >= 0 and len({row.area for row in listing.rows}) == 1
        within = False
        for row in listing.rows:
            alone = row.lonely and (row.area is None or (whole and all_have_pri))
            alone = alone and not (painted and _is_painted(row))
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


def _is_painted(row: Row) -> bool:
    """Tell whether a row's status is a fill that no other of its cells has, as no band's is."""
    return row.has_status_column and row.shown.own_fill


def area_names(
    listings: Sequence[Listing],
    known: Sequence[str],
    vocabulary: Vocabulary,
    divided: Mapping[int, Divider] = _UNDIVIDED,
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
    furniture = behind_several(listings, divided) | over_named_rows(listings, known)
    furniture |= frozenset() if known or divided else beside_others(listings)
    menus = _to_go_by(listings, known, divided, vocabulary)
    tabs = () if menus else tabs_of(listings, known)
    result: list[list[str]] = []
    last = ""
    named_within = False
    pages = by_page(listings)
    for earlier, listing in zip((None, *listings), listings, strict=False):
        mates = pages[listing.page]
        alike = match if known or Column.STATUS not in listing.header.roles else _respelled
        find = partial(alike, known=spellings)
        menu = menus.get(listing.page.number)
        named = menu
        if named is None:
            own = without_tabs(listing.page, tabs)
            named = [item for item in own if item.name not in furniture]
        choose = chooser(listing, mates, named, find, known=bool(known))
        more = listing.page.number not in divided and _is_more_of(listing, earlier)
        if last and mates[0] is listing and _is_rest_of(earlier, mates, named):
            choose = only(last)
        follows = mates[0] is listing and (named_within or more)
        names: list[str] = []
        told: dict[str, str] = {}
        # A slide that says it goes on may spell the area of the one before it otherwise.
        before = last if listing.page.goes_on and mates[0] is listing and not known else ""
        stray = _bands_name_no_area(listing, find) if known else bands_are_counted(listing)
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
            name = told.get(printed) or find(printed) or printed
            told[printed] = name
            if name and name not in spellings and not known:
                spellings.append(name)
            names.append(name)
            last = name or last
        last = listing.closing or last
        named_within = follows or bool(listing.closing) or any(row.area for row in listing.rows)
        result.append(names)
    return result


def _to_go_by(
    listings: Sequence[Listing],
    known: Sequence[str],
    divided: Mapping[int, Divider],
    vocabulary: Vocabulary,
) -> Mapping[int, Sequence[Heading]]:
    """Return the only headings that may name areas, by slide, where what stands on all slides tells which."""
    menus = menus_of(listings) or trackers_of(listings)
    return menus if menus or known else beside_conclusions(listings, divided, vocabulary)


def _bands_name_no_area(listing: Listing, find: Callable[[str], str | None]) -> bool:
    """Tell whether a table's bands are none of the overview's areas: `Oppstart 2024`."""
    bands = {row.area for row in listing.rows if row.area}
    return Column.OMRADE not in listing.header.roles and not any(map(find, bands))


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


def _respelled(name: str, known: Sequence[str]) -> str | None:
    if name in known:
        return name
    return next((area for area in known if respelled(name, area)), None)


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
        if Column.OMRADE in listing.header.roles or len(named) != 1 or bands_are_counted(listing):
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


def unit_columns(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield an info for each headed slide whose column of areas holds but units, such as `Helse Vest`."""
    for listing in listings:
        heads = [item.name for item in listing.page.named if not (item.common or item.vague)]
        own = {row.area or "" for row in listing.rows} if heads else set()
        by_column = own and Column.OMRADE in listing.header.roles
        if by_column and all(is_enterprise(name, vocabulary) for name in own):
            number = listing.page.number
            yield Diagnostic.info(
                "area-guessed",
                f"Slide {number} is headed “{short(heads[0])}”, and a column for areas names units, such as "
                f"“{listing.rows[0].area}”; the latter were taken for the areas of its rows.",
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
            # The way to the area, behind its plan, or what is said behind its name.
            if name.endswith(f" | {area}") or name.removeprefix(area).lstrip().startswith(_REMARKS):
                continue
            seen.add((name, area))
            yield Diagnostic.info(
                "area-spelling",
                f"Slide {listing.page.number} spells the area “{area}” as “{name}”; the "
                "first was kept.",
                slide=listing.page.number,
            )
