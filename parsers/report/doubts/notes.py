"""Notes beside a table of measures that may take back or change what one of its rows says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.page.pages import FURNITURE, Page
from parsers.report.words.areas import match, says
from parsers.report.words.explained import is_legend
from parsers.report.words.statuses import only_statuses, statuses_said
from schema import Diagnostic, Record, Status, TextBox
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# Letters: a longer text that has words of a measure is news, and no note on its row.
LONGEST: Final = 120
STEM: Final = 6  # letters that a word has in common with another form of it
LEGEND: Final = 3  # statuses: what says so many explains them
SHORTEST: Final = 6  # words: who changes something in no more has no other thing in mind


def notes_beside(
    pages: Sequence[Page], records: Sequence[Record], areas: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield an info for each text of a slide with measures that may change a row: `Tiltak 3 utgår`."""
    for page in pages:
        rows = [record for record in records if record.slide == page.number]
        if not rows:
            continue
        laid = {one.text for one in page.laid}
        read = {row.fotnote for row in rows}
        for text, line in zip(page.slide.texts, page.lines, strict=True):
            if text.role in FURNITURE or line in laid or line in read:
                continue
            alone = len(page.statuses) <= 1
            level = alone and _is_level(text, page)
            if (
                _changes(line, rows, vocabulary, alone=alone, level=level)
                and match(line, areas) is None
            ):
                yield Diagnostic.info(
                    "unread-measures",
                    f"“{short(line)}” stands beside the measures on slide {page.number}; if it changes "
                    "what a row says, write it into the row.",
                    slide=page.number,
                )


def _changes(
    line: str, rows: Sequence[Record], vocabulary: Vocabulary, *, alone: bool, level: bool
) -> bool:
    """Tell whether a text may change a row.

    `alone` tells that no two texts on its slide are statuses, `level` that it stands beside a row too.
    """
    said = statuses_said(line, vocabulary)
    changed = says(line, vocabulary.notes.changes)
    if not (said or changed):
        return False
    stopped = Status.STOPPED in said and all(row.status is not Status.STOPPED for row in rows)
    if only_statuses(line, vocabulary):
        return (stopped or level) and alone and len(said) == 1
    if len(said) >= LEGEND or is_legend(line, vocabulary):
        return False
    key = folded(line)
    if _numbered(vocabulary.notes.rows).search(key):
        return True
    if len(key) > LONGEST:
        return False
    stems = _stems(line)
    named = [row for row in rows if stems & _stems(row.tiltak)]
    other = bool(said and named) and all(row.status not in said for row in named)
    this = says(line, vocabulary.notes.this)
    brief = len(key.split()) <= SHORTEST
    return this or stopped or other or (brief and level) or (changed and (bool(named) or brief))


def _is_level(text: TextBox, page: Page) -> bool:
    """Tell whether a text stands at the side of a table, and not over or below it."""
    if text.box is None:
        return False
    x, y = text.box.center
    boxes = [table.box for table in page.slide.tables if table.box is not None]
    return any(box.top < y < box.bottom and not box.x0 < x < box.x1 for box in boxes)


@lru_cache(maxsize=8)
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(map(folded, words))}[ .:]*\d+(?! ?(?:av|of|/))")


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in folded(joined(text)).split() if len(word) >= STEM)
