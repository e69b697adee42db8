"""Menus: the names of all areas in a line on every slide, of which each slide sets its own apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.placing.asides import amid, at_tops
from parsers.report.placing.tabs import beside_each_other

# Of two names that look apart nothing tells which one is meant.
FEWEST_NAMES: Final = 3
FEWEST_WORDS: Final = 3  # of conclusions; an area that no menu names has mostly fewer
IN_LINE: Final = 8.0  # points; names that begin or have their middles this near are in a line
# Letters set in bold make a name so much wider than it is elsewhere, as a part of its width; what
# rounding does to one is far less.
BOLDER: Final = 0.02

_SIGN: Final = re.compile(r"^[^\w(]+")

_NONE: Final[Mapping[int, Sequence[Heading]]] = {}


def menus_of(listings: Sequence[Listing]) -> Mapping[int, Sequence[Heading]]:
    """Return the headings to go by on the slides of measures that have a menu of all areas, by slide.

    A menu stands in one place on several slides, and each slide has one of its names in another
    colour, in bold, on another ground or behind a sign, not all the same one. What else heads these
    slides is on all of them, names no area, or is long enough for a conclusion. Where the names look
    alike, and stand neither at rows that they fit nor over tables of their own, nothing tells a
    slide's own: it has no heading to go by.
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
    headed = len(set(heads.values())) > 1 and all(heads.values())
    if headed and not all(map(_concludes, heads.values())):
        return _NONE
    for apart in (_signed(menus), _coloured(menus), _bold(menus), _filled(menus, pages)):
        if all(len(one) == 1 for one in apart.values()):
            own = {n: replace(one[0], name=_plain(one[0])) for n, one in apart.items()}
            return {n: (one,) for n, one in own.items()} if len({*_names(own)}) > 1 else _NONE
    if headed or len(menus) < len(pages):
        return _NONE
    placed = [(listing, menus[listing.page.number]) for listing in listings]
    if beside_each_other(listings) or all(_fits(listing, menu) for listing, menu in placed):
        return _NONE
    level = all(_stands_clear(listing, menu) for listing, menu in placed)
    return dict.fromkeys(menus, ()) if level else _NONE


def _names(own: Mapping[int, Heading]) -> Iterator[str]:
    return (item.name for item in own.values())


def _stands_clear(listing: Listing, menu: Sequence[Heading]) -> bool:
    """Tell whether a menu stands at the left of a table in a column, or above it in a row."""
    table, boxes = listing.box, [item.box for item in menu if item.box is not None]
    if table is None:
        return False
    lines = len({round(box.center[1] / IN_LINE) for box in boxes})
    left = all(box.x1 <= table.x0 for box in boxes) and lines == len(menu)
    return left or (all(box.bottom <= table.top for box in boxes) and lines == 1)


def _lines(page: Page) -> list[list[Heading]]:
    """Return the names of a page that stand in a column, or in a row."""
    placed = [item for item in page.named if item.box is not None and not item.common]
    found: list[list[Heading]] = []
    if len(placed) < FEWEST_NAMES:
        return found
    for place in (_begin, _centre, _middle):
        for item in placed:
            line = [one for one in placed if abs(place(one) - place(item)) < IN_LINE]
            if len(line) >= FEWEST_NAMES and line not in found:
                found.append(line)
    return found


def _begin(item: Heading) -> float:
    return item.box.x0 if item.box is not None else 0.0


def _centre(item: Heading) -> float:
    return item.box.center[0] if item.box is not None else 0.0


def _middle(item: Heading) -> float:
    return item.box.center[1] if item.box is not None else 0.0


def _same(page: Page, names: Sequence[Heading]) -> list[Heading]:
    return [item for item in page.named if any(_same_place(item, name) for name in names)]


def _same_place(one: Heading, other: Heading) -> bool:
    if one.box is None or other.box is None or abs(_middle(one) - _middle(other)) >= IN_LINE:
        return False
    x0, x1 = abs(one.box.x0 - other.box.x0), abs(one.box.center[0] - other.box.center[0])
    return min(x0, x1) < IN_LINE and _plain(one) == _plain(other)


def _plain(item: Heading) -> str:
    """Return a name without a sign in front, as of the one that a menu points to: `▶ Beredskap`."""
    return _SIGN.sub("", item.name)


def _telling(page: Page, menu: Sequence[Heading]) -> frozenset[str]:
    """Return what heads a slide beside its menu and may be an area's name."""
    rest = [item for item in page.named if item not in menu]
    return frozenset(item.name for item in rest if not (item.vague or item.common))


def _concludes(heads: frozenset[str]) -> bool:
    """Tell whether what heads a slide is long enough for a conclusion: `Flere poster bestiller digitalt`."""
    return all(len(head.split()) >= FEWEST_WORDS for head in heads)


def _signed(menus: Mapping[int, Sequence[Heading]]) -> dict[int, Sequence[Heading]]:
    return {n: [item for item in menu if _plain(item) != item.name] for n, menu in menus.items()}


def _filled(
    menus: Mapping[int, Sequence[Heading]], pages: Mapping[int, Page]
) -> dict[int, Sequence[Heading]]:
    found: dict[int, Sequence[Heading]] = {}
    for number, menu in menus.items():
        fills = [_ground(item, pages[number]) for item in menu]
        found[number] = [i for i, fill in zip(menu, fills, strict=True) if fills.count(fill) == 1]
    return found


def _ground(item: Heading, page: Page) -> str | None:
    """Return the fill of the smallest drawing that a name stands on."""
    on = [
        mark
        for mark in page.slide.marks
        if mark.fill is not None and item.box is not None and mark.box.contains(item.box.center)
    ]
    return min(on, key=lambda mark: mark.box.area).fill if on else None


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
