"""Texts on slides without measures that say another status of a measure than its row does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.others.statuslists import StatusList
from parsers.report.page.headers import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import says
from parsers.report.words.statuses import statuses_said
from schema import Diagnostic, Record, Status
from schema.diagnostic import short
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded

STEM: Final = 5  # letters that a word has in common with another form of it
FEWEST: Final = 2  # words of a measure that name it
_WORD: Final = re.compile(r"\w{4,}")  # shorter ones link


def contradicted(
    lists: Sequence[tuple[Page, Sequence[StatusList]]],
    records: Sequence[Record],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield an info for each row of which a text on a slide without measures says another status.

    The text names the measure by its words, or by the number that a column gives it; of a numbered one it may
    also say that something was changed: `Tiltak 3 er flyttet`. `lists` are the pages, each with its lists under statuses.
    """
    measured = {record.slide for record in records}
    others = [one for one in lists if one[0].number not in measured]
    found = [(one[0].number, *said) for one in others for said in _said(*one, vocabulary)]
    told: set[tuple[int, int]] = set()
    for number, line, said in found:
        rows = _numbered_rows(line, records, vocabulary)
        rows = rows or [row for row in records if said and _names(line, row)]
        if any(
            row.status in {*said, Status.UNKNOWN} or (row.slide, row.row) in told for row in rows
        ):
            continue
        for row in rows[:1]:
            told.add((row.slide, row.row))
            yield Diagnostic.info(
                "status-conflict",
                f"Slide {number} says “{short(line)}”, which may be said of the measure “{short(row.tiltak)}” on "
                f"slide {row.slide}; its row says “{row.status.value}” and was believed.",
                slide=row.slide,
                row=row.row,
            )


def _said(
    page: Page, lists: Sequence[StatusList], vocabulary: Vocabulary
) -> Iterator[tuple[str, frozenset[Status]]]:
    """Yield the lines of a page's texts that say one status, or a change, and what stands under one."""
    for head, items in lists:
        said = statuses_said(head.text, vocabulary)
        if not head.doubtful and len(said) == 1:
            yield from ((joined(item.text), said) for item in items)
    texts = [text for text in page.slide.texts if text.role not in FURNITURE]
    for line in [line for text in texts for line in text.text.split("\n")]:
        last = _became(vocabulary.dates.to).split(line)[-1]
        said = statuses_said(last, vocabulary) or statuses_said(line, vocabulary)
        if len(said) == 1 or (not said and says(line, vocabulary.notes.changes)):
            yield joined(line), said


@lru_cache(maxsize=8)
def _became(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what stands before what a status is now."""
    return re.compile(rf"→|->|⇒|\b{either(words)}\b")


def _numbered_rows(line: str, records: Sequence[Record], vocabulary: Vocabulary) -> list[Record]:
    pattern = _numbered(vocabulary.notes.rows, vocabulary.headings.of)
    found = {match[1] for match in pattern.finditer(folded(line))}
    return [
        row
        for row in records
        for header, said in (row.ekstra if found else ())
        if folded(said) in found and role_of(header, vocabulary) is Column.NUMMER
    ]


@lru_cache(maxsize=8)
def _numbered(words: tuple[str, ...], of: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the number behind a word for a row, and no share: `tiltak 3 av 5`."""
    row, share = either(map(folded, words)), either(map(folded, of))
    return re.compile(rf"(?<!\w){row}[ .:]*(\w*\d[\w.]*(?<![.]))(?! ?{share})")


def _names(line: str, row: Record) -> bool:
    """Tell whether a line has all words of a measure, or all but its first, which may be a verb."""
    stems = _stems(row.tiltak)
    named = stems[1:] if len(stems) > FEWEST else stems
    return len(named) >= FEWEST and {*named} <= {*_stems(line)}


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in _WORD.findall(folded(text))]
