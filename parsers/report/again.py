"""Tables that say again what others say: summaries, and the tables of an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.report.headers import TELLING
from parsers.report.measures import Row
from parsers.report.pieces import Piece
from schema import Diagnostic, Severity
from schema.vocabulary import Vocabulary, folded


def said_again(
    pieces: Sequence[Piece], vocabulary: Vocabulary
) -> Iterator[tuple[Piece, Diagnostic]]:
    """Yield the pieces whose measures all stand in others that count, each with its line.

    Such are a table of names and statuses beside tables that tell more, and one whose heading says
    that it is an earlier report's. A line is a warning where a status differs from the other's.
    """
    doubtful = [piece for piece in pieces if _may_repeat(piece, vocabulary)]
    rows = {
        folded(row.tiltak): row
        for piece in pieces
        if not any(piece is other for other in doubtful)
        for row in piece.rows
    }
    for piece in doubtful:
        mates = [(row, rows[key]) for row in piece.rows if (key := folded(row.tiltak)) in rows]
        if len(mates) == len(piece.rows):
            earlier = _is_earlier(piece, vocabulary)
            differ = not earlier and any(_differ(*pair) for pair in mates)
            yield piece, _line(piece, earlier=earlier, differ=differ)


def _may_repeat(piece: Piece, vocabulary: Vocabulary) -> bool:
    brief = not TELLING & set(piece.header.roles)
    return piece.place is not None and (brief or _is_earlier(piece, vocabulary))


def _is_earlier(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading names an earlier report, and not what has come about since then."""
    earlier = _earlier(vocabulary.overview.previous)
    return any(earlier.search(item.printed) for item in piece.page.headings)


@lru_cache(maxsize=8)
def _earlier(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words)) or r"(?!)"
    since = "".join(rf"(?<!\b{word}\s)" for word in ("siden", "sidan", "fra", "etter", "since"))
    return re.compile(rf"\b{since}(?:{either})\b", re.IGNORECASE)


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
