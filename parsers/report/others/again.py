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
from schema.vocabulary import REMEMBERED, Vocabulary, folded

# Of an earlier report's measures at least so many stand word for word in this one's.
KEPT_SINCE: Final = 0.5


def said_again(
    listings: Sequence[Listing], pages: Sequence[Page], vocabulary: Vocabulary
) -> Iterator[tuple[Listing, Diagnostic]]:
    """Yield the listings whose measures all stand in others that count, each with its line.

    Such are a table of names and statuses beside tables that tell more, and one whose heading, or
    the slide without tables before it, says that it is an earlier report's: of that, measures may
    have been reworded or dropped since. A line is a warning where a status differs from the other's.
    """
    earlier_pages = _earlier_pages(pages, vocabulary)

    def is_earlier(listing: Listing) -> bool:
        if listing.page.number in earlier_pages:
            return True
        return any(_names_earlier(item.printed, vocabulary) for item in listing.page.headings)

    doubtful = [
        listing
        for listing in listings
        if listing.rows
        and listing.place is not None
        and (not TELLING & set(listing.header.roles) or is_earlier(listing))
    ]
    rows = {
        folded(row.tiltak): row
        for listing in listings
        if not any(listing is other for other in doubtful)
        for row in listing.rows
    }
    for listing in doubtful:
        mates = [(row, rows[key]) for row in listing.rows if (key := folded(row.tiltak)) in rows]
        earlier = is_earlier(listing)
        if len(mates) >= len(listing.rows) * (KEPT_SINCE if earlier else 1):
            differ = not earlier and any(_differ(*pair) for pair in mates)
            yield listing, _line(listing, len(mates), earlier=earlier, differ=differ)


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
    return len(told) > 1


def _line(listing: Listing, found: int, *, earlier: bool, differ: bool) -> Diagnostic:
    kind = "an earlier report's measures" if earlier else "measures"
    of = len(listing.rows)
    that = "that" if found == of else f"of which {found} of {of}"
    against = ", with another status in places; correct the one that is wrong" if differ else ""
    return Diagnostic(
        severity=Severity.WARNING if differ else Severity.INFO,
        code="other-table",
        message=f"A table on slide {listing.page.number} lists {kind} {that} stand in other tables "
        f"too{against}; it was left out.",
        slide=listing.page.number,
    )
