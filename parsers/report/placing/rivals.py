"""Slides without an overview whose headings leave open which of them names the area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from parsers.lines import joined
from parsers.report.measures.listings import Listing
from parsers.report.page.headings import Heading, may_go_on
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading
from parsers.report.words.labels import is_label, is_labelled
from parsers.report.words.sentences import is_finding, is_sentence
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary, folded

# An area's measures may fill two slides alike, and a plan have no other; those of more have areas.
MANY_SLIDES: Final = 3
# A letter or numeral that a name begins with and that nothing tells from a word: `K Lager`, `II Drift`.
_LETTER: Final = re.compile(r"(?:[A-ZÆØÅ]|[IVX]+)\s")
# Of the slide's height: a footer stands this near to its edge.
EDGE: Final = 0.08


def doubtful_heads(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    pages: Sequence[Page],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each slide whose rows have a sentence for their area, or a finding (`area-guessed`).

    `names` are the rows' areas. What another of the deck's `pages` says too is no finding, nor is what
    stands in a column of areas.
    """
    told: set[tuple[int, str]] = set()
    for listing, own in zip(listings, names, strict=True):
        for name in own if Column.OMRADE not in listing.header.roles else ():
            if (listing.page.number, name) in told:
                continue
            told.add((listing.page.number, name))
            if is_sentence(name, vocabulary):
                yield Diagnostic.warning(
                    "area-guessed",
                    f"Slide {listing.page.number} has no heading but “{short(name)}”, which says what is so, "
                    "and it was taken for the area of its rows; give the slide the area's name.",
                    slide=listing.page.number,
                )
            elif is_finding(name, vocabulary) and _is_said_once(name, pages):
                yield Diagnostic.info(
                    "area-guessed",
                    f"Slide {listing.page.number} is headed “{short(name)}”, which may be what came of its "
                    "measures, and it was taken for the area of its rows; compare it with the slide.",
                    slide=listing.page.number,
                )
            elif (rest := _rest(name, listing.page, vocabulary)) or _LETTER.match(name):
                part = (
                    f"“{short(rest)}” below it may be its last words"
                    if rest
                    else "its first word may be its number"
                )
                yield Diagnostic.info(
                    "area-guessed",
                    f"The area of rows on slide {listing.page.number} was read as “{short(name)}”, and {part}; "
                    "compare it with the slide.",
                    slide=listing.page.number,
                )


def _rest(name: str, page: Page, vocabulary: Vocabulary) -> str:
    found = (may_go_on(item, page.named, vocabulary) for item in page.named if item.name == name)
    return next(found, "")


def _is_said_once(name: str, pages: Sequence[Page]) -> bool:
    return sum(any(name in line for line in page.lines) for page in pages) <= 1


def rivals(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], plans: Sequence[str]
) -> Iterator[Diagnostic]:
    """Yield a line for each slide on which a second heading may name the area as well (`area-guessed`).

    All slides have two headings each that no other slide has: one of them may be what the slide says
    of its area, as is sure where it is a sentence. `names` are the rows' areas; a plan's name (`plans`) is none.
    """
    heads: dict[int, list[str]] = {}
    vague = {item.name for listing in listings for item in listing.page.named if item.vague}
    areas: dict[int, set[str]] = {}
    for listing, own in zip(listings, names, strict=True):
        page = listing.page
        told = {name for row, name in zip(listing.rows, own, strict=True) if row.area is None}
        areas.setdefault(page.number, set()).update(told)
        heads[page.number] = [item.name for item in page.named if _may_name(item, listing, plans)]
    printed = Counter(chain.from_iterable(heads.values()))
    alone = {
        number: [name for name in found if name not in areas[number] and printed[name] == 1]
        for number, found in heads.items()
    }
    chosen = {
        number: [name for name in found if name in areas[number]] for number, found in heads.items()
    }
    if len(heads) == 1 or not all(alone.values()):
        return
    for number, found in alone.items():
        head = chosen[number][:1]
        others = [name for name in found if name not in vague and not name.startswith((*head,))]
        if head and others:
            yield Diagnostic.info(
                "area-guessed",
                f"Slide {number} is headed “{short(head[0])}” and “{short(others[0])}”, and the "
                "former was taken for the area of its rows; compare it with the slide.",
                slide=number,
            )


def _may_name(item: Heading, listing: Listing, plans: Sequence[str]) -> bool:
    foot = listing.page.slide.height * (1 - EDGE)
    above = item.box is None or listing.box is None or item.box.center[1] < listing.box.bottom
    above = above or (item.box is not None and item.box.top > foot)
    plan = folded(item.name) in {folded(name) for name in plans}
    none = plan or is_label(item.printed, listing.page.vocabulary) or ":" in item.printed
    return above and not (item.common or item.bullets or none)


def one_for_all(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    plans: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each of several slides that have one heading, the area of all rows (`area-guessed`).

    It may be what the deck calls all its slides of measures, and areas be told otherwise. `names`
    are the rows' areas; a plan's name (`plans`) is hardly one, whatever stands behind it on the slides.
    """
    areas = {name for own in names for name in own}
    pages = {listing.page.number: listing.page for listing in listings}
    banded = any(row.area is not None for listing in listings for row in listing.rows)
    (area, *others) = areas or {""}
    printed = {item.printed for page in pages.values() for item in page.named if item.name == area}
    going_on = any(page.goes_on for page in pages.values())
    if not area or others or banded:
        return
    if folded(area) not in {folded(plan) for plan in plans}:
        if going_on or len(pages) < MANY_SLIDES or len(printed) != 1:
            return
        # What numbers an area's slides, or says that it is one, is no heading of all slides.
        (said,) = printed
        if is_labelled(said, vocabulary) or heading(said, vocabulary) != joined(said):
            return
    for number in pages:
        yield Diagnostic.info(
            "area-guessed",
            f"Slide {number} is headed “{short(area)}” as all slides of measures are, and that was taken "
            "for the area of its rows; if it heads all areas, give the slide its own area's name.",
            slide=number,
        )
