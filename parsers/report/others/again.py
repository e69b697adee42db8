"""Tables that say again what others say: summaries, and the tables of an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row
from parsers.report.page.headers import TELLING
from parsers.report.page.pages import Page
from parsers.report.words.dates import abbreviated
from schema import Diagnostic, Severity
from schema.vocabulary import LISTS, REMEMBERED, Column, Vocabulary, folded

# Of an earlier report's measures at least so many stand word for word in this one's.
KEPT_SINCE: Final = 0.5


def said_again(
    listings: Sequence[Listing], pages: Sequence[Page], vocabulary: Vocabulary
) -> Iterator[tuple[Listing, Diagnostic]]:
    """Yield the listings whose measures all stand in others that count, each with its line.

    Such are a table of names and statuses, with priorities or not, beside tables that tell more, and one
    whose heading, or the slide without tables before it, says that it is an earlier report's: of that,
    measures may have been reworded or dropped since. A line is a warning where a status or priority
    differs from the other's.
    """
    earlier_pages = _earlier_pages(pages, vocabulary)
    earlier = [
        listing.page.number in earlier_pages
        or any(_names_earlier(item.printed, vocabulary) for item in listing.page.headings)
        for listing in listings
    ]
    most = max(map(_told, listings), default=0)
    for listing, past in zip(listings, earlier, strict=True):
        told = _told(listing)
        sums_up = told < most and (not told or Column.STATUS in listing.header.roles)
        if not listing.rows or listing.place is None or not (past or sums_up):
            continue
        rows = {
            folded(row.tiltak): row
            for other, gone in zip(listings, earlier, strict=True)
            if not gone and (past or _told(other) > told)
            for row in other.rows
        }
        mates = [(row, rows[key]) for row in listing.rows if (key := folded(row.tiltak)) in rows]
        if len(mates) >= len(listing.rows) * (KEPT_SINCE if past else 1):
            differ = not past and any(_differ(*pair) for pair in mates)
            yield listing, _line(listing, len(mates), earlier=past, differ=differ)


def _told(listing: Listing) -> int:
    """Return how much a table tells of its measures: no more than statuses, priorities, or lists."""
    roles = {*listing.header.roles}
    return 0 if roles.isdisjoint(TELLING) else 1 if roles.isdisjoint(LISTS) else 2


def _earlier_pages(pages: Sequence[Page], vocabulary: Vocabulary) -> set[int]:
    """Return the slides behind one without tables that names an earlier report, up to the next."""
    found: set[int] = set()
    earlier = False
    for page in pages:
        if not page.slide.tables:
            earlier = any(_names_earlier(line, vocabulary) for line in page.lines)
        elif earlier:
            found.add(page.number)
    return found


@lru_cache(maxsize=REMEMBERED)
def _names_earlier(line: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line names an earlier report, and not what has come about since then."""
    since = (*vocabulary.dates.since, *vocabulary.dates.about)
    earlier = _earlier(vocabulary.overview.previous, since)
    return earlier.search(line) is not None


@lru_cache(maxsize=8)
def _earlier(words: tuple[str, ...], since: tuple[str, ...]) -> re.Pattern[str]:
    # The words first: few lines have one, and to look behind for each of the others takes long.
    not_since = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in since)
    return re.compile(rf"\b(?={abbreviated(words)}\b){not_since}", re.IGNORECASE)


def _differ(one: Row, other: Row) -> bool:
    told = {one.shown.words.status, other.shown.words.status} - {None}
    return len(told) > 1 or len({one.pri, other.pri} - {None}) > 1


def _line(listing: Listing, found: int, *, earlier: bool, differ: bool) -> Diagnostic:
    kind = "an earlier report's measures" if earlier else "measures"
    of = len(listing.rows)
    that = "that" if found == of else f"of which {found} of {of}"
    against = (
        ", with another status or priority in places; correct the one that is wrong"
        if differ
        else ""
    )
    return Diagnostic(
        severity=Severity.WARNING if differ else Severity.INFO,
        code="other-table",
        message=f"A table on slide {listing.page.number} lists {kind} {that} stand in other tables "
        f"too{against}; it was left out.",
        slide=listing.page.number,
    )
