"""Headings that a list of the deck's areas lacks, or below which a sentence speaks of another area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.measures.listings import Listing
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, is_vague, match, page_of, says
from schema import Declared, Diagnostic
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# So many of the deck's areas on a slide without measures make it a list of all; two are a summary's.
FEWEST_LISTED: Final = 3


def unlisted(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    pages: Sequence[Page],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each slide whose heading may be no area's, by what else the deck says (`area-guessed`).

    `names` are the rows' areas, where no overview tells them.
    """
    measured = {listing.page.number for listing in listings}
    areas = {folded(name) for own in names for name in own}
    lists = [
        (page.number, [name for line in _lines(page) if (name := heading(line, vocabulary))])
        for page in pages
        if page.number not in measured
    ]
    lists = [(number, own) for number, own in lists if len(own) >= FEWEST_LISTED]
    whole = [one for one in lists if len(areas.intersection(map(folded, one[1]))) >= FEWEST_LISTED]
    elsewhere = [
        heading(line, vocabulary)
        for page in pages
        if page.number not in {number for number, _ in lists}
        for line in _lines(page)
    ]
    yield from _copied(listings, names, lists, {*map(folded, elsewhere)}, vocabulary)
    yield from _apart(listings, names, vocabulary)
    told: set[tuple[int, str]] = set()
    for listing, own in zip(listings, names, strict=True):
        page = listing.page
        for row, name in zip(listing.rows, own, strict=True):
            if row.area is not None or not name or (page.number, name) in told:
                continue
            told.add((page.number, name))
            said = [joined(item.printed) for item in page.named if page.says_so(item)]
            other = _other(name, said, [one for _, own in lists for one in own], vocabulary)
            lacking = next((n for n, own in whole if match(name, own) is None), None)
            if other or lacking is not None:
                what = (
                    f"a sentence on it says “{other}”" if other else f"slide {lacking} lists others"
                )
                yield Diagnostic.info(
                    "area-guessed",
                    f"Slide {page.number} is headed “{short(name)}”, which was taken for the area of its rows, "
                    f"and {what}; compare it with the slide.",
                    slide=page.number,
                )


def _copied(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    lists: Sequence[tuple[int, Sequence[str]]],
    printed: Collection[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each slide that has the heading of the one before, where a list has an area next.

    So it is where `Røntgen` heads two slides and `Kontrast` the next, or none, and `MR`, which the list has
    behind `Røntgen`, nothing that is `printed` elsewhere: the second slide may be a copy.
    """
    behind = {
        (folded(one), folded(then)): (number, name)
        for number, own in lists
        for one, name, then in zip(own, own[1:], (*own[2:], ""), strict=False)
        if folded(name) not in printed
    }
    for copy, name, then in _headed_again(listings, names, vocabulary):
        if (name, then) in behind:
            number, lacking = behind[name, then]
            yield _copy(copy, lacking, f"slide {number} lists next")


def _apart(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line for each slide headed as an earlier one, where others are headed otherwise between them.

    A slide of several areas says their names again, as one that sums them up does, and is none.
    """
    first: dict[str, int] = {}
    before = ""
    heads = _heads(listings, names)
    headed = Counter(number for number, _ in {(page.number, name) for page, name in heads})
    for page, name in heads:
        again = name in first and name != before and headed[page.number] == 1
        if again and not _says_it_goes_on(page, vocabulary):
            yield Diagnostic.info(
                "area-guessed",
                f"Slide {page.number} has the heading of slide {first[name]}, and others stand between; it may "
                "be a copy on which the heading was left, so compare it with the rows.",
                slide=page.number,
            )
        first.setdefault(name, page.number)
        before = name


def uncounted(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    declared: Sequence[Declared],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each slide that has the heading of the one before, where an area that is counted has no rows."""
    headed = {name for own in names for name in own}
    lacking = next((x.omrade for x in declared if x.count and x.omrade not in headed), "")
    for copy, _, _ in _headed_again(listings, names, vocabulary) if lacking else ():
        yield _copy(copy, lacking, "the overview counts")


def _headed_again(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> Iterator[tuple[Page, str, str]]:
    """Yield each slide with the heading of the one before that does not say that it goes on.

    Its heading stands beside it, and that of the table behind it, "" where none is.
    """
    heads = _heads(listings, names)
    behind = [*(name for _, name in heads[2:]), ""]
    for (page, name), (copy, same), then in zip(heads, heads[1:], behind, strict=False):
        if same == name and copy is not page and not _says_it_goes_on(copy, vocabulary):
            yield copy, name, then


def _heads(listings: Sequence[Listing], names: Sequence[Sequence[str]]) -> list[tuple[Page, str]]:
    return [
        (listing.page, folded(own[0]))
        for listing, own in zip(listings, names, strict=True)
        if listing.rows[0].area is None
    ]


def _says_it_goes_on(page: Page, vocabulary: Vocabulary) -> bool:
    counted = any(page_of(item.printed, vocabulary) for item in page.named)
    return page.goes_on or counted


def _copy(page: Page, lacking: str, why: str) -> Diagnostic:
    return Diagnostic.info(
        "area-guessed",
        f"Slide {page.number} has the heading of the one before it, and no slide that of “{short(lacking)}”, "
        f"which {why}; compare the heading with the rows.",
        slide=page.number,
    )


def _lines(page: Page) -> Iterator[str]:
    for text in page.printed:
        yield from text.split("\n")


def _other(name: str, said: Sequence[str], listed: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return another area that sentences speak of, "" without one."""
    key = folded(name)
    for line in said:
        for other in listed:
            if (
                says(line, (other,))
                and folded(other) not in key
                and not is_vague(other, vocabulary)
            ):
                return other
        found = _speaks_of(vocabulary).search(folded(line))
        if found is not None and found[1] not in key:
            return found[0]
    return ""


@lru_cache(maxsize=8)
def _speaks_of(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what says in a sentence of which area it speaks, and the beginning of its name, which may be inflected."""
    words = vocabulary.areas
    what = rf"{either(words.subjects)}\w*\s{either(words.within)}|{either(words.here)}"
    return re.compile(rf"\b(?:{what})\s(?!{either(words.all)}\b)(\w{{4,5}})")
