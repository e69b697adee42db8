"""Notes beside a table of measures that may take back or change what one of its rows says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from parsers.lines import either, joined
from parsers.report.measures.listings import Listing
from parsers.report.page.headers import role_of
from parsers.report.page.pages import FURNITURE
from parsers.report.words.areas import match, says
from parsers.report.words.explained import is_legend
from parsers.report.words.statuses import only_statuses, status_words, statuses_said
from schema import Diagnostic, Record, Status, TextBox
from schema.diagnostic import short
from schema.vocabulary import REMEMBERED, Vocabulary, folded

# Letters: a longer text that has words of a measure is news, and no note on its row.
LONGEST: Final = 160
STEM: Final = 6  # letters that a word has in common with another form of it
LEGEND: Final = 3  # statuses: what says so many explains them
CLOSE: Final = (
    48.0  # points: what stands so near to a table's side, at a row's height, is said of it
)
SHORTEST: Final = 6  # words: who changes something in no more has no other thing in mind


def notes_beside(
    listings: Sequence[Listing],
    records: Sequence[Record],
    areas: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield an info for each text of a slide with measures that may change a row: `Tiltak 3 utgår`."""
    pages = {listing.page.number: listing.page for listing in listings}
    lines = Counter(chain.from_iterable([page.lines for page in pages.values()]))
    for page in pages.values():
        rows = [record for record in records if record.slide == page.number]
        own = [listing for listing in listings if listing.page is page]
        laid = {one.text for one in page.laid}
        notes = tuple(row.fotnote for row in rows if row.fotnote is not None)
        shown = {status_words(vocabulary).text(text).status for _, text in page.statuses}
        for text, line in zip(page.slide.texts, page.lines, strict=True):
            if text.role in FURNITURE or line in areas or line in laid:
                continue
            # A mark before a footnote may be its list sign.
            noted = any([note.endswith(line) for note in notes])
            if noted or _is_over(text, own) or _lists(text, vocabulary):
                continue
            bare = len(shown) >= LEGEND or lines[line] > 1  # a legend, or a menu of areas
            beside = frozenset[Status]() if bare else _beside(text, own, rows)
            alone = len(page.statuses) <= 1
            if _changes(line, rows, vocabulary, beside, alone=alone) and match(line, areas) is None:
                yield Diagnostic.info(
                    "unread-measures",
                    f"“{short(line)}” stands beside the measures on slide {page.number}; if it changes "
                    "what a row says, write it into the row.",
                    slide=page.number,
                )


def _changes(
    line: str,
    rows: Sequence[Record],
    vocabulary: Vocabulary,
    beside: frozenset[Status],
    *,
    alone: bool,
) -> bool:
    """Tell whether a text may change a row.

    `beside` are the statuses of rows at the side of which it stands, `alone` tells that no two texts on
    its slide are statuses.
    """
    told = status_words(vocabulary).text(line)
    said = statuses_said(line, vocabulary) | ({told.status} - {None})
    changed = says(line, vocabulary.notes.changes)
    if beside and not beside & said and len(said) < LEGEND:
        says_it = told.only_status or any(map(str.isalnum, line))
        return says_it and role_of(line, vocabulary) is None
    if len(said) >= LEGEND or not (said or changed):
        return False
    stopped = Status.STOPPED in said and all(row.status is not Status.STOPPED for row in rows)
    if told.only_status or only_statuses(line, vocabulary):
        return stopped and alone and len(said) == 1
    key = folded(line)
    numbered = _numbered(vocabulary.notes.rows).search(key) is not None
    if numbered or len(key) > LONGEST or is_legend(line, vocabulary):
        return numbered
    stems = _stems(line)
    named = [row for row in rows if stems & _stems(" ".join((row.tiltak, *row.siste_status)))]
    unlike = bool(said and named) and all(row.status not in said for row in named)
    this = says(line, vocabulary.notes.this)
    brief = len(key.split()) <= SHORTEST
    return this or stopped or unlike or (changed and (bool(named) or brief))


def _is_over(text: TextBox, listings: Sequence[Listing]) -> bool:
    """Tell whether a text lies over a table, which others ask about."""
    return any(
        listing.box.contains(text.box.center)
        for listing in listings
        if text.box is not None and listing.box is not None
    )


def _beside(
    text: TextBox, listings: Sequence[Listing], records: Sequence[Record]
) -> frozenset[Status]:
    """Return the statuses of the rows close at whose side a text stands, none where it stands elsewhere."""
    found: set[Status] = set()
    for listing in listings:
        if text.box is None or listing.box is None:
            continue
        x, y = text.box.center
        apart = max(text.box.x0 - listing.box.x1, listing.box.x0 - text.box.x1)
        if listing.box.x0 < x < listing.box.x1 or apart > CLOSE:
            continue
        level = {row.row for row in listing.rows if row.box and row.box.top <= y <= row.box.bottom}
        found |= {record.status for record in records if record.row in level}
    return frozenset(found)


@lru_cache(maxsize=8)
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(map(folded, words))}[ .:]*\d+(?! ?(?:av|of|/))")


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in folded(joined(text)).split() if len(word) >= STEM)


def _lists(text: TextBox, vocabulary: Vocabulary) -> bool:
    """Tell whether a status heads lines of a text: a list of measures, or what the status means.

    Of what is stopped, they may be rows.
    """
    lines = text.text.split("\n")
    heads = [status_words(vocabulary).text(line) for line in lines[:-1]]
    return any(head.only_status and head.status is not Status.STOPPED for head in heads)
