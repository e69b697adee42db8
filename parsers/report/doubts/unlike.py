"""Rows and slides unlike the others of a deck, which hands moved or forgot: columns, balls, dates."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row, row_line
from parsers.report.words.areas import says
from parsers.report.words.dates import FIRST_YEAR
from parsers.report.words.sentences import is_sentence
from parsers.report.words.times import times_in
from schema import Box, Diagnostic, Record, Severity, Status
from schema.diagnostic import short
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded, words_in

ENOUGH: Final = 4  # rows, of which most show how benefits and news are worded
FEW: Final = 0.2  # of rows: no more have benefits as news are
MOST: Final = FEW / 0.6  # so that so many have news as news are
NEAR: Final = date(FIRST_YEAR, 1, 1)  # of times it counts only that there are any
_YEAR: Final = re.compile(r"\b20\d\d\b")
FEWEST: Final = 2  # tables or items: one alone shows no habit
BETWEEN: Final = 0.25  # of a ball's height stands in a row where it is not drawn a little off only


def other_order(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield an info for the one table that has gevinst and siste status the other way round (`items-guessed`)."""
    placed = [
        (listing, roles.index(Column.GEVINST) < roles.index(Column.SISTE_STATUS))
        for listing in listings
        if {Column.GEVINST, Column.SISTE_STATUS} <= set(roles := listing.header.roles)
    ]
    usual = Counter(first for _, first in placed).most_common()
    if len(usual) != FEWEST or usual[1][1] != 1 or usual[0][1] < FEWEST:
        return
    page = next(listing.page for listing, first in placed if first is usual[1][0])
    yield Diagnostic.info(
        "items-guessed",
        f"The columns of gevinst and siste status stand the other way round on slide {page.number} than on the "
        "others; if only their headers were moved, each was read as the other.",
        slide=page.number,
    )


def balls_between(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield an info for each row whose ball stands in part in another, which has none.

    There is a warning for the slide where a ball below the table was taken for its last row's, by their order.
    """
    for listing in listings:
        edge = listing.box.bottom if listing.box is not None else math.inf
        balls = [drawn.box for row in listing.rows[-1:] for drawn in row.shown.drawn]
        if any(box.top > edge for box in balls):
            yield Diagnostic.warning(
                "status-conflict",
                f"What is drawn below the table of measures on slide {listing.page.number} was taken for its last row's "
                "status, and what stands above it for the rows above: see whether each stands at its row.",
                slide=listing.page.number,
            )
        for upper, lower in pairwise(listing.rows):
            for own, bare in ((upper, lower), (lower, upper)):
                if own.shown.drawn and bare.shown.blank and _reaches(own, bare.box):
                    message = (
                        f"What is drawn at the measure “{short(own.tiltak)}” on slide {own.slide} stands in part in "
                        f"the row of “{short(bare.tiltak)}”, which has no status; it was taken for the former's."
                    )
                    yield row_line(own, Severity.INFO, "status-conflict", message)


def _reaches(row: Row, other: Box | None) -> bool:
    boxes = [drawn.box for drawn in row.shown.drawn]
    return other is not None and any(
        min(box.bottom, other.bottom) - max(box.top, other.top) > BETWEEN * box.height
        for box in boxes
    )


def without_news(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Yield an info for the one measure of a slide that has begun and has several benefits and no news.

    All others with benefits there have news: one of its benefits may be that. What is not started has none.
    """
    slides: defaultdict[int, list[Record]] = defaultdict(list)
    for record in records:
        if record.slide and record.gevinst and record.status in (Status.ONGOING, Status.DONE):
            slides[record.slide].append(record)
    for slide, begun in slides.items():
        bare = [record for record in begun if not record.siste_status]
        if len(bare) == 1 and len(begun) > 1 and len(bare[0].gevinst) >= FEWEST:
            yield Diagnostic.info(
                "items-guessed",
                f"The measure “{short(bare[0].tiltak)}” on slide {slide} has {len(bare[0].gevinst)} benefits and no "
                "latest status, as the others have; if one of them is that, move it into its column.",
                slide=slide,
                row=bare[0].row,
            )


def swapped_lists(records: Sequence[Record], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield an info for the one row whose news begin as benefits do, and whose benefits do not, as others' do.

    Or its benefits tell of what was done or when, as others' news do, and not its own, nor others' benefits.
    """
    both = [record for record in records if record.gevinst and record.siste_status]
    odd = [record for record in both if _benefits(record.siste_status, vocabulary)]
    usual = any(_benefits(record.gevinst, vocabulary) for record in both)
    for record in odd if usual and len(odd) == 1 else ():
        told = _benefits(record.siste_status, vocabulary)
        if len(told) == len(record.siste_status) and not _benefits(record.gevinst, vocabulary):
            yield _swapped(
                record, "The latest status", "begins as benefits do, and its benefits do not"
            )
            return
    alike = [record for record in both if _tell(record.gevinst, vocabulary)]
    if len(both) < ENOUGH or not 0 < len(alike) <= FEW * len(both):
        return
    news = [record for record in both if _tell(record.siste_status, vocabulary)]
    swapped = [
        record
        for record in alike
        if record not in news and not _benefits(record.gevinst, vocabulary)
    ]
    if len(swapped) == 1 and FEW * len(both) < MOST * len(news):
        why = "tell of what was done as others' news do, and its latest status does not"
        yield _swapped(swapped[0], "The benefits", why)


def _swapped(record: Record, which: str, why: str) -> Diagnostic:
    return Diagnostic.info(
        "items-guessed",
        f"{which} of the measure “{short(record.tiltak)}” on slide {record.slide} {why}; if they were typed the "
        "other way round, change their places.",
        slide=record.slide or None,
        row=record.row,
    )


def _tell(items: Sequence[str], vocabulary: Vocabulary) -> bool:
    return any(_tells(item, vocabulary) for item in items)


@lru_cache(maxsize=REMEMBERED)
def _tells(item: str, vocabulary: Vocabulary) -> bool:
    """Tell whether an item says what was done, or when: it has a verb, a time, or a word of news.

    A year alone may be that of a benefit.
    """
    return (
        says(item, vocabulary.items.siste_status)
        or is_sentence(item, vocabulary)
        or bool(times_in(_YEAR.sub("", item), NEAR, vocabulary))
    )


def _benefits(items: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the items that begin with a word of benefits: `Lavere pris`."""
    words = words_in(vocabulary.items.gevinst)
    return [item for item in items if folded(item.partition(" ")[0]) in words]
