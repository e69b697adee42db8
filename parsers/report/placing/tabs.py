"""Tabs: the names of all areas in a row on every slide, with the slide's own set apart."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.measures.listings import Listing, by_page
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.words.areas import is_enterprise, match
from schema import Box, Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# Points; what is set in bold on one slide only has its middle this near to where it is on others.
SAME_PLACE: Final = 8.0
# So many names side by side on every slide are tabs, though no heading stands beside them: of two
# that look apart in one way everywhere, one may be the plan's.
FEWEST_TABS: Final = 3


def tabs_of(listings: Sequence[Listing], known: Sequence[str] = ()) -> Sequence[Heading]:
    """Return the headings that are tabs on every slide of measures.

    They stand in one place on all of these, beside other headings that are each slide's own; or
    where no slide has any of its own, side by side. All are areas, if an overview has told the
    `known` ones.
    """
    pages = [*by_page(listings)]
    if len(pages) <= 1:
        return ()
    first, *others = (page.named for page in pages)
    tabs = [tab for tab in first if all(any(_same_place(tab, h) for h in own) for own in others)]
    if not tabs:
        return ()
    own = [frozenset(item.name for item in _beside(page.named, tabs)) for page in pages]
    if not any(own):
        alone = _in_a_row(tabs) and not beside_each_other(listings)
        return tabs if alone and _are_areas(tabs, pages, known) else ()
    return tabs if len(set(own)) > 1 and all(own) else ()


def without_tabs(page: Page, tabs: Sequence[Heading]) -> list[Heading]:
    """Return a page's headings without tabs; the only one in a colour of its own if it has no others."""
    if not tabs:
        return [*page.named]
    own = _beside(page.named, tabs)
    if own:
        return own
    colours = [item.colour for item in page.named]
    apart = [item for item in page.named if colours.count(item.colour) == 1]
    return apart if len(apart) == 1 else []


def _are_areas(tabs: Sequence[Heading], pages: Sequence[Page], known: Sequence[str]) -> bool:
    """Tell whether names in a row are of one kind: several, or two in one look or in changing ones."""
    if len(tabs) >= FEWEST_TABS:
        return True
    if len(tabs) == 1 or any(tab.vague or tab.common for tab in tabs):
        return False
    if known and None in [match(tab.name, known) for tab in tabs]:
        return False
    looks = {tuple((h.size, h.colour, h.role) for h in page.named) for page in pages}
    return len(looks) > 1 or len(set(*looks)) == 1


def beside_each_other(listings: Sequence[Listing]) -> bool:
    """Tell whether tables of one slide stand side by side, each below a name of its own."""
    boxes: defaultdict[int, list[Box]] = defaultdict(list)
    for listing in listings:
        if listing.box is not None:
            boxes[listing.page.number].append(listing.box)
    return any(max(b.x0 for b in own) >= min(b.x1 for b in own) for own in boxes.values())


def _beside(named: Sequence[Heading], tabs: Sequence[Heading]) -> list[Heading]:
    return [item for item in named if not any(_same_place(item, tab) for tab in tabs)]


def _same_place(one: Heading, other: Heading) -> bool:
    """Tell whether two headings say the same in the same place, be one of them set in bold."""
    if one.name != other.name or one.box is None or other.box is None:
        return False
    return math.dist(one.box.center, other.box.center) < SAME_PLACE


def _in_a_row(tabs: Sequence[Heading]) -> bool:
    heights = [tab.box.center[1] for tab in tabs if tab.box is not None]
    return max(heights) - min(heights) < SAME_PLACE


def names_beside(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    plans: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each slide where one area is taken for all rows, and another name stands beside it.

    So it is on all slides of measures, in one place and look. Those may be two tabs, of which nothing
    tells a slide's own. A plan's name, or an office's, is none. `names` are the rows' areas.
    """
    pages = [*by_page(listings)]
    areas = {name for rows in names for name in rows}
    if len(pages) <= 1 or len(areas) != 1 or any(r.area for x in listings for r in x.rows):
        return
    others = {folded(name) for name in (*plans, *areas)}
    told = [
        [
            (item, other)
            for item in page.named
            for other in page.named
            if item.name in areas
            and folded(other.name) not in others
            and not (other.vague or other.common or is_enterprise(other.name, vocabulary))
            and item.box is not None
            and other.box is not None
            and _in_a_row((item, other))
        ]
        for page in pages
    ]
    if not all(told) or not all(_same_place(told[0][0][1], own[0][1]) for own in told[1:]):
        return
    for page, ((item, other), *_) in zip(pages, told, strict=True):
        yield Diagnostic.warning(
            "area-guessed",
            f"Slide {page.number} has “{short(item.name)}” and beside it “{short(other.name)}”, as all "
            "slides of measures have, and the former was taken for the area of its rows; if both are "
            "areas, give each slide a heading of its own.",
            page.number,
        )


def tabs_as_table(
    listings: Sequence[Listing], names: Sequence[Sequence[str]]
) -> Iterator[Diagnostic]:
    """Yield a line for each slide where one area is taken for all rows, and a row of names is on all slides.

    The names stand as a table of one row, with one of them lit, and which one that is is not read.
    """
    pages = [*by_page(listings)]
    areas = {name for rows in names for name in rows}
    if len(pages) <= 1 or len(areas) != 1 or any(r.area for x in listings for r in x.rows):
        return
    (area,) = areas
    rows = frozenset.intersection(*[frozenset(_rows_of_names(page)) for page in pages])
    for row in sorted(row for row in rows if area not in row):
        for page in pages:
            yield Diagnostic.warning(
                "area-guessed",
                f"Slide {page.number} has “{short(' | '.join(row))}” in a row, as all slides of measures "
                f"have, and “{short(area)}” was taken for the area of its rows; if the names in the row are "
                "areas, give each slide a heading of its own.",
                page.number,
            )
        return


def _rows_of_names(page: Page) -> Iterator[tuple[str, ...]]:
    for grid in page.grids:
        texts = tuple(text for text in grid.texts[0] if text) if grid.rows == 1 else ()
        if len(texts) >= FEWEST_TABS and all(any(map(str.isalpha, text)) for text in texts):
            yield texts
