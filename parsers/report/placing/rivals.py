"""Slides without an overview whose headings leave open which of them names the area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.lines import joined
from parsers.report.measures.listings import Listing
from parsers.report.page.headings import Heading
from parsers.report.placing.tabs import SAME_PLACE
from parsers.report.words.areas import heading
from parsers.report.words.labels import is_labelled
from parsers.report.words.sentences import is_sentence
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# An area's measures may fill two slides alike, and a plan have no other; those of more have areas.
MANY_SLIDES: Final = 3


def doubtful_heads(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line for each slide whose rows have a sentence for their area (`area-guessed`).

    `names` are the rows' areas.
    """
    told: set[tuple[int, str]] = set()
    for listing, own in zip(listings, names, strict=True):
        for name in own:
            if (listing.page.number, name) not in told and is_sentence(name, vocabulary):
                told.add((listing.page.number, name))
                yield Diagnostic.warning(
                    "area-guessed",
                    f"Slide {listing.page.number} has no heading but “{short(name)}”, which says what is so, "
                    "and it was taken for the area of its rows; give the slide the area's name.",
                    slide=listing.page.number,
                )


def rivals(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], plans: Sequence[str]
) -> Iterator[Diagnostic]:
    """Yield a line for each slide on which a second heading may name the area as well (`area-guessed`).

    Above the tables of several slides stand two headings, both other ones on each slide and at one
    place: one of them may be what the slide says of its area. `names` are the rows' areas; a plan's
    name (`plans`) is none.
    """
    heads: dict[int, list[Heading]] = {}
    areas: dict[int, set[str]] = {}
    for listing, own in zip(listings, names, strict=True):
        page = listing.page
        told = {name for row, name in zip(listing.rows, own, strict=True) if row.area is None}
        areas.setdefault(page.number, set()).update(told)
        heads[page.number] = [item for item in page.named if _may_name(item, listing, plans)]
    for number, found in heads.items():
        others = [item for item in found if item.name not in areas[number]]
        chosen = [item for item in found if item.name in areas[number]]
        for item in others if chosen else ():
            again = [
                other
                for page, own in heads.items()
                for other in own
                if page != number and _in_one_place(item, other)
            ]
            elsewhere = {other.name for other in again}
            if len(again) == len(heads) - 1 > 0 and item.name not in elsewhere:
                yield Diagnostic.info(
                    "area-guessed",
                    f"Slide {number} is headed “{short(chosen[0].name)}” and “{short(item.name)}”, and the "
                    "former was taken for the area of its rows; compare it with the slide.",
                    slide=number,
                )
                break


def _may_name(item: Heading, listing: Listing, plans: Sequence[str]) -> bool:
    above = item.box is None or listing.box is None or item.box.center[1] < listing.box.top
    plan = folded(item.name) in {folded(name) for name in plans}
    return above and not (item.vague or item.common or item.bullets or plan or ":" in item.printed)


def _in_one_place(one: Heading, other: Heading) -> bool:
    if one.box is None or other.box is None:
        return False
    return abs(one.box.x0 - other.box.x0) < SAME_PLACE > abs(one.box.top - other.box.top)


def one_for_all(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line for each of several slides that have one heading, the area of all rows (`area-guessed`).

    It may be what the deck calls all its slides of measures, and areas be told otherwise. `names`
    are the rows' areas.
    """
    areas = {name for own in names for name in own}
    pages = {listing.page.number: listing.page for listing in listings}
    banded = any(row.area is not None for listing in listings for row in listing.rows)
    (area, *others) = areas or {""}
    printed = {item.printed for page in pages.values() for item in page.named if item.name == area}
    going_on = any(page.goes_on for page in pages.values())
    if not area or others or banded or going_on or len(pages) < MANY_SLIDES or len(printed) != 1:
        return
    # What numbers an area's slides, or says that it is one, is no heading of all slides.
    if is_labelled(*printed) or heading(*printed, vocabulary) != joined(*printed):
        return
    for number in pages:
        yield Diagnostic.info(
            "area-guessed",
            f"Slide {number} is headed “{short(area)}” as all slides of measures are, and that was taken "
            "for the area of its rows; if it heads all areas, give the slide its own area's name.",
            slide=number,
        )
