"""Notes beside a table of measures that may take back or change what one of its rows says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from parsers.lines import either, joined
from parsers.report.measures.listings import Listing, by_page
from parsers.report.page.headers import role_of
from parsers.report.page.headings import FURNITURE
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
    pages = by_page(listings)
    lines = Counter(chain.from_iterable([page.lines for page in pages]))
    for page, own in pages.items():
        laid = {one.text for one in page.laid}
        texts = [
            (text, line, _at_side(text, own))
            for text, line in zip(page.slide.texts, page.lines, strict=True)
            if text.role not in FURNITURE and line not in areas and line not in laid
        ]
        texts = [
            (text, line, aside)
            for text, line, aside in texts
            if (aside or _tells(line, vocabulary)) and match(line, areas) is None
        ]
        if not texts:
            continue  # as nearly all
        rows = [record for record in records if record.slide == page.number]
        notes = tuple(row.fotnote for row in rows if row.fotnote is not None)
        shown = {status_words(vocabulary).text(text).status for _, text in page.statuses}
        for text, line, aside in texts:
            # A mark before a footnote may be its list sign.
            noted = any([note.endswith(line) for note in notes])
            if noted or _is_over(text, own) or _lists(text, vocabulary):
                continue
            bare = len(shown) >= LEGEND or lines[line] > 1  # a legend, or a menu of areas
            beside = frozenset[Status]() if bare else _beside(text, aside, rows)
            alone = len(page.statuses) <= 1
            if _changes(line, rows, vocabulary, beside, alone=alone):
                yield Diagnostic.info(
                    "unread-measures",
                    f"“{short(line)}” stands beside the measures on slide {page.number}; if it changes "
                    "what a row says, write it into the row.",
                    slide=page.number,
                )


def _tells(line: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text has a word or sign of a status, or of a change, as few have."""
    told = status_words(vocabulary).text(line).status is not None
    return told or bool(statuses_said(line, vocabulary)) or says(line, vocabulary.notes.changes)


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


def _at_side(text: TextBox, listings: Sequence[Listing]) -> list[Listing]:
    """Return the tables close at whose side a text stands."""
    box = text.box
    if box is None:
        return []
    x, _ = box.center
    return [
        listing
        for listing in listings
        if (table := listing.box) is not None
        and not table.x0 < x < table.x1
        and max(box.x0 - table.x1, table.x0 - box.x1) <= CLOSE
    ]


def _beside(
    text: TextBox, listings: Sequence[Listing], records: Sequence[Record]
) -> frozenset[Status]:
    """Return the statuses of the rows of tables that a text stands level with."""
    y = text.box.center[1] if text.box is not None else 0.0
    rows = chain.from_iterable([listing.rows for listing in listings])
    level = {row.row for row in rows if row.box and row.box.top <= y <= row.box.bottom}
    return frozenset(record.status for record in records if record.row in level)


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
