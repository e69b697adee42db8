"""Menus: the names of all areas in a line on every slide, of which each slide sets its own apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.placing.asides import amid, at_tops, stands_aside
from parsers.report.placing.tabs import same_place

# Of two names that look apart nothing tells which one is meant.
FEWEST_NAMES: Final = 3
IN_LINE: Final = 8.0  # points; names that begin, or have their middle, this near are in a line
# Letters set in bold make a name so much wider than it is elsewhere, as a part of its width; what
# rounding does to one is far less.
BOLDER: Final = 0.02

_NONE: Final[Mapping[int, Sequence[Heading]]] = {}


def menus_of(listings: Sequence[Listing]) -> Mapping[int, Sequence[Heading]]:
    """Return the headings to go by on the slides of measures that have a menu of all areas, by slide.

    A menu stands in one place on several slides, and each slide has one of its names in another
    colour or in bold, not all the same one. What else heads these slides is on all of them, or
    names no area. Where the names look alike and stand at the left of tables whose rows they do
    not fit, nothing tells a slide's own: it has no heading to go by.
    """
    pages = {listing.page.number: listing.page for listing in listings}
    if len(pages) <= 1:
        return _NONE
    for page in pages.values():
        for names in _lines(page):
            own = {n: _same(other, names) for n, other in pages.items()}
            held = {n: menu for n, menu in own.items() if len(menu) == len(names)}
            if len(held) > 1:
                return _told(held, pages, listings)
    return _NONE


def _told(
    menus: Mapping[int, Sequence[Heading]], pages: Mapping[int, Page], listings: Sequence[Listing]
) -> Mapping[int, Sequence[Heading]]:
    heads = {n: _telling(pages[n], menu) for n, menu in menus.items()}
    if len(set(heads.values())) > 1 and all(heads.values()):
        return _NONE
    for apart in (_coloured(menus), _bold(menus)):
        if all(len(one) == 1 for one in apart.values()):
            names = {one[0].name for one in apart.values()}
            return apart if len(names) > 1 else _NONE
    if len(menus) < len(pages) or any(heads.values()):
        return _NONE
    asides = [(listing, menus[listing.page.number]) for listing in listings]
    left = all(stands_aside(menu[0].box, listing.box) for listing, menu in asides)
    fitting = all(_fits(listing, menu) for listing, menu in asides)
    return dict.fromkeys(menus, ()) if left and not fitting else _NONE


def _lines(page: Page) -> list[list[Heading]]:
    """Return the names of a page that stand in a column, or in a row."""
    placed = [item for item in page.named if item.box is not None and not item.common]
    found: list[list[Heading]] = []
    if len(placed) < FEWEST_NAMES:
        return found
    for place in (_begin, _middle):
        for item in placed:
            line = [one for one in placed if abs(place(one) - place(item)) < IN_LINE]
            if len(line) >= FEWEST_NAMES and line not in found:
                found.append(line)
    return found


def _begin(item: Heading) -> float:
    return item.box.x0 if item.box is not None else 0.0


def _middle(item: Heading) -> float:
    return item.box.center[1] if item.box is not None else 0.0


def _same(page: Page, names: Sequence[Heading]) -> list[Heading]:
    return [item for item in page.named if any(same_place(item, name) for name in names)]


def _telling(page: Page, menu: Sequence[Heading]) -> frozenset[str]:
    """Return what heads a slide beside its menu and may be an area's name."""
    rest = [item for item in page.named if item not in menu]
    return frozenset(item.name for item in rest if not (item.vague or item.common))


def _coloured(menus: Mapping[int, Sequence[Heading]]) -> dict[int, Sequence[Heading]]:
    found: dict[int, Sequence[Heading]] = {}
    for number, menu in menus.items():
        colours = [item.colour for item in menu]
        found[number] = [item for item in menu if colours.count(item.colour) == 1]
    return found


def _bold(menus: Mapping[int, Sequence[Heading]]) -> dict[int, Sequence[Heading]]:
    widths: dict[str, float] = {}
    for menu in menus.values():
        for item in menu:
            widths[item.name] = min(_width(item), widths.get(item.name, _width(item)))
    return {
        number: [item for item in menu if _width(item) > widths[item.name] * (1 + BOLDER)]
        for number, menu in menus.items()
    }


def _width(item: Heading) -> float:
    return item.box.width if item.box is not None else 0.0


def _fits(listing: Listing, names: Sequence[Heading]) -> bool:
    """Tell whether names stand at the tops of a table's rows, or amid the rows that they share out."""
    boxes = [row.box for row in listing.rows if row.box is not None]
    return at_tops(names, boxes) or bool(amid(names, boxes))
