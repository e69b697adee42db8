"""Lists under statuses that stand beside a deck's tables of measures, and may hold more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeAlias

from parsers.lines import either, joined
from parsers.report.page.feet import FOOT
from parsers.report.page.headers import SHORTEST_TILTAK
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, is_vague, match, says
from parsers.report.words.explained import is_legend
from parsers.report.words.statuses import status_words
from parsers.report.words.statussaid import said_of_measures, statuses_said
from schema import Box, Diagnostic, Paragraph, Record, Role, Severity, TextBox
from schema.diagnostic import short
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded, words_in

# Of an item's words: so many stand in a row that it sums up (`Samordnet transport mellom lagrene`
# for `Samordne transport mellom lagrene i regionen`).
SAID: Final = 0.75
STEM: Final = 5  # letters that a word has in common with another form of it
# Points: a list stands so near below the status that heads it, and begins so near to its left edge.
BELOW: Final = 24.0
# Points: so near in a board of cards, below one of several statuses side by side; a PDF tells of a card's
# text alone, which may stand in its middle.
BOARD: Final = 72.0
# Letters: `Planlagte aktiviteter neste kvartal`; a longer line is a sentence.
LONGEST_HEAD: Final = 45
ALIGNED: Final = 24.0
_WORD: Final = re.compile(r"\w{4,}")  # shorter ones link
_AROUND: Final = " :–—-,()"
_NOTE: Final = re.compile(r"\s*(?:[*†‡§¹²³⁰⁴-⁹]|\d{1,2}\))")


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that says a status; `only` tells that it says nothing else.

    It is `doubtful` where what stands under it may be no measure, as where it speaks of a time.
    """

    text: str
    only: bool
    doubtful: bool


# A line that says a status, and what stands under it.
StatusList: TypeAlias = tuple[_Head, Sequence[Paragraph]]


def lists_under_statuses(
    lists: Sequence[tuple[Page, Sequence[StatusList]]],
    records: Sequence[Record],
    areas: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each page with a list under a status that no row tells of (`unread-measures`).

    `lists` are the pages, each with its lists. It is an info where the list's heading speaks of a time, as
    `Neste periode` does: its items may be what is done for measures. So it is of a single line without a list
    sign on a slide without a table that says no other status.
    """
    known: list[frozenset[str]] = []
    for page, under in lists:
        found = [
            (head, item)
            for head, items in under
            for item in items
            if _may_be_measure(item, areas, vocabulary)
        ]
        if found and not known:
            known = [_stems(record) for record in records]
        found = [(head, item) for head, item in found if not _is_said(item.text, known)]
        if not found:
            continue
        head, item = next((one for one in found if not one[0].doubtful), found[0])
        yield Diagnostic(
            severity=Severity.INFO if head.doubtful else Severity.WARNING,
            code="unread-measures",
            message=f"On slide {page.number} “{short(joined(item.text))}” stands under “{head.text}” in "
            "no table, and no row says it; if it is a measure, it is missing: compare the rows with "
            "the slide.",
            slide=page.number,
        )


def lists_of(page: Page, vocabulary: Vocabulary) -> Iterator[StatusList]:
    """Yield what stands under each status of a page's texts: in the same text, or close below it."""
    texts = [
        text
        for text in page.slide.texts
        if text.paragraphs and text.role not in (*FURNITURE, Role.TITLE)
    ]
    found = [(text, _in_text(text, vocabulary)) for text in texts]
    heads = [text.box for text, own in found if own and not own[-1][1]]
    alone = [box for box in heads if box is not None]
    several = len({head.text for _, own in found for head, _ in own if not head.doubtful}) > 1
    for text, own in found:
        for head, within in own:
            items, at_foot = within, False
            if not items and text.box is not None:
                boxes = [(other, other.box) for other in texts if other.box is not None]
                below = [other for other, box in boxes if _is_below(box, text.box, alone)]
                items = [paragraph for other in below for paragraph in other.paragraphs]
                foot = FOOT * page.slide.height
                at_foot = any(0 < foot <= box.top for other, box in boxes if other in below)
            signed = any(item.bullet is not None for item in items)
            # Below a legend at a slide's foot an office names itself.
            if at_foot and not signed and len(items) == 1:
                continue
            # Where no table stands, a line below the only status may be said of anything.
            lonely = not (signed or several or page.slide.tables) and len(items) == 1
            if signed or head.only:
                yield replace(head, doubtful=True) if lonely else head, items


def _in_text(text: TextBox, vocabulary: Vocabulary) -> Sequence[StatusList]:
    """Return the lines of a text that head a list, each with what stands below or behind it."""
    found: list[tuple[_Head, list[Paragraph]]] = []
    for paragraph in text.paragraphs:
        whole = paragraph.text
        line, _, behind = whole.partition("\n")
        if paragraph.bullet is None and (head := _head(joined(line), vocabulary)) is not None:
            found.append((head, [Paragraph.of(behind)] if behind else []))
            continue
        label, sign, said = joined(whole).partition(": ") if ":" in whole else (whole, "", "")
        if sign and status_words(vocabulary).exactly(label) is not None:
            found.append((_Head(label, only=True, doubtful=False), [Paragraph.of(said)]))
        elif found:
            found[-1][1].append(paragraph)
    return found


@lru_cache(maxsize=REMEMBERED)
def _head(line: str, vocabulary: Vocabulary) -> _Head | None:
    """Return what a line says that gives a status, None where it says anything else."""
    if not line or len(line) > LONGEST_HEAD:
        return None
    bare = _spells(vocabulary.headings.spells).sub(" ", line).strip(_AROUND)
    spell = bare != line.strip(_AROUND)
    read = status_words(vocabulary).text(bare)
    only = read.only_status and read.by_label is not None
    waiting = says(bare, vocabulary.headings.not_started) and not heading(bare, vocabulary)
    if only or waiting or said_of_measures(bare, vocabulary):
        return _Head(line, only=only or waiting, doubtful=spell)
    measures = folded(bare) in words_in(vocabulary.columns[Column.TILTAK])
    return _Head(line, only=True, doubtful=True) if spell and (not bare or measures) else None


@lru_cache(maxsize=8)
def _spells(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{either(words)}\b", re.IGNORECASE)


def _is_below(box: Box, head: Box, heads: Sequence[Box]) -> bool:
    """Tell whether a text stands close below a status, and reaches below no other."""
    board = any(
        other is not head and other.top < head.bottom and head.top < other.bottom for other in heads
    )
    begins = abs(box.x0 - head.x0) <= ALIGNED
    return (
        0 <= box.top - head.bottom <= (BOARD if board else BELOW)
        and (begins or (board and abs(box.center[0] - head.center[0]) <= ALIGNED))
        and sum(box.x0 < other.x1 and other.x0 < box.x1 for other in heads if other.top < box.top)
        == 1
    )


def _may_be_measure(item: Paragraph, areas: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether an item is as long as a measure, and no area's name, footnote or explanation.

    What explains a status says one without a list sign, or speaks of measures: `Tiltaket er overført til
    linjen`.
    """
    words = joined(item.text)
    speaks = item.bullet is None and not words_in(vocabulary.columns[Column.TILTAK]).isdisjoint(
        folded(words).split()
    )
    return (
        len(words) >= SHORTEST_TILTAK
        and not speaks
        and (item.bullet is not None or not statuses_said(words, vocabulary))
        and not is_vague(words, vocabulary)
        and not is_legend(words, vocabulary)
        and _NOTE.match(words) is None
        and match(words, areas) is None
    )


def _stems(record: Record) -> frozenset[str]:
    texts = (record.tiltak, *record.gevinst, *record.siste_status)
    return frozenset(word[:STEM] for text in texts for word in _WORD.findall(folded(text)))


def _is_said(item: str, rows: Sequence[frozenset[str]]) -> bool:
    """Tell whether a row says what an item says, be it in other forms of its words."""
    stems = [word[:STEM] for word in _WORD.findall(folded(joined(item)))]
    return any(sum(stem in row for stem in stems) >= SAID * len(stems) for row in rows)
