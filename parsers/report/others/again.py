"""Tables that say again what others say: summaries, and the tables of an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.report.measures.measures import Row
from parsers.report.measures.pieces import Piece
from parsers.report.page.headers import TELLING
from parsers.report.page.pages import Page
from parsers.report.words.dates import abbreviated
from schema import Diagnostic, Severity
from schema.vocabulary import REMEMBERED, Vocabulary, folded


def said_again(
    pieces: Sequence[Piece], pages: Sequence[Page], vocabulary: Vocabulary
) -> Iterator[tuple[Piece, Diagnostic]]:
    """Yield the pieces whose measures all stand in others that count, each with its line.

    Such are a table of names and statuses beside tables that tell more, and one whose heading, or
    the slide without tables before it, says that it is an earlier report's. A line is a warning
    where a status differs from the other's.
    """
    earlier_pages = _earlier_pages(pages, vocabulary)

    def is_earlier(piece: Piece) -> bool:
        if piece.page.number in earlier_pages:
            return True
        return any(_names_earlier(item.printed, vocabulary) for item in piece.page.headings)

    doubtful = [
        piece
        for piece in pieces
        if piece.place is not None and (not TELLING & set(piece.header.roles) or is_earlier(piece))
    ]
    rows = {
        folded(row.tiltak): row
        for piece in pieces
        if not any(piece is other for other in doubtful)
        for row in piece.rows
    }
    for piece in doubtful:
        mates = [(row, rows[key]) for row in piece.rows if (key := folded(row.tiltak)) in rows]
        if len(mates) == len(piece.rows):
            earlier = is_earlier(piece)
            differ = not earlier and any(_differ(*pair) for pair in mates)
            yield piece, _line(piece, earlier=earlier, differ=differ)


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


def _line(piece: Piece, *, earlier: bool, differ: bool) -> Diagnostic:
    kind = "an earlier report's measures" if earlier else "measures"
    against = ", with another status in places; correct the one that is wrong" if differ else ""
    return Diagnostic(
        severity=Severity.WARNING if differ else Severity.INFO,
        code="other-table",
        message=f"A table on slide {piece.page.number} lists {kind} that stand in other tables "
        f"too{against}; it was left out.",
        slide=piece.page.number,
    )
