"""A text layer's Deck in, its Report out: what remains of a deck when all places are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Final

from parsers.report.words.dates import dates_in, with_announced
from parsers.text.breaks import with_lines_spellings, with_own_spellings
from parsers.text.contents import read_measures, read_overviews
from parsers.text.doubts import tell_doubts
from parsers.text.furniture import without_feet
from parsers.text.linewords import LineWords, line_words
from parsers.text.measures.labels import with_labels
from parsers.text.measures.records import read_records
from parsers.text.pages import pages_of
from parsers.text.placing.goals import areas_with_goals
from parsers.text.placing.settle import declared_counts, settle_areas, tell_differences
from parsers.text.reading import Reading
from parsers.text.stacked.slides import with_stacked_tables
from parsers.text.title import plan_names
from parsers.text.unread import tell_lost_icons, tell_unread
from schema import DateSource, Deck, Report, Severity
from schema.vocabulary import Vocabulary

# Where a larger share of a layer's lines begin with a blank or hold wide ones, it keeps the layout.
FEW_BLANKS: Final = 0.2
_BLANKS: Final = " \0"
_GAP: Final = "   "


def interpret_layer(
    deck: Deck, vocabulary: Vocabulary, of_tables: Callable[[Deck, Vocabulary], tuple[Report, ...]]
) -> tuple[Report, ...]:
    """Understand a text layer: by its tables, `of_tables`, where their cells surely stand below each other."""
    tabled = with_stacked_tables(deck, line_words(vocabulary))
    if tabled is None:
        return (interpret_text(deck, vocabulary),)
    return tuple([with_lines_spellings(report, deck) for report in of_tables(tabled, vocabulary)])


def interpret_text(deck: Deck, vocabulary: Vocabulary) -> Report:
    """Understand a text layer.

    Measures, their areas, priorities and statuses follow from the order of lines and from the
    declared counts; the border between gevinst and siste status is a guess, and one diagnostic
    says so. Diagnostics: `no-measures`, `no-area`, `area-guessed`, `area-spelling`,
    `break-guessed`, `bullets-guessed`, `count-mismatch`, `extra-column`, `footnote-missing`, `goals-guessed`,
    `icons-guessed`, `jumbled-text`, `pri-unreadable`, `status-by-order`, `status-conflict`, `unknown-label`,
    `unknown-status`, `unread-text`.
    """
    words = line_words(vocabulary)
    pages, numbered = pages_of(deck, words)
    pages, feet = without_feet(pages, words)
    pages, words = with_labels(pages, words)
    reading = Reading(
        words=words, pages=pages, unread=[*numbered, *feet], behind_blank=_behind_blank(deck)
    )
    overview_pages = read_overviews(reading)
    read_measures(reading, overview_pages)
    solution = settle_areas(reading)
    declared = declared_counts(reading, solution)
    records = with_own_spellings(reading, read_records(reading))
    tell_doubts(reading, records)
    tell_differences(reading, records, declared)
    tell_unread(reading)
    tell_lost_icons(reading, records)
    if not records:
        reading.say(
            Severity.WARNING,
            "no-measures",
            "The text layer holds no measures; check that it was saved from a status deck.",
        )
    areas = areas_with_goals(reading)
    return Report(
        dates=_dates([numbered, *([line.text for line in page] for page in reading.pages)], words),
        plan_names=plan_names(
            reading.pages, overview_pages, {page for page, _ in reading.found}, words
        ),
        areas=areas,
        records=tuple(records),
        declared=declared,
        slides=len(deck.slides),
        diagnostics=(*deck.diagnostics, *reading.diagnostics),
    )


def _behind_blank(deck: Deck) -> frozenset[str]:
    """Return the lines that begin with a blank or a NUL, none in a layer where many do."""
    printed = [text.text.split("\n") for slide in deck.slides for text in slide.texts]
    lines = list(chain.from_iterable(printed))
    behind = frozenset(line.strip(_BLANKS) for line in lines if line[:1] and line[0] in _BLANKS)
    kept = sum(line[:1] in _BLANKS or _GAP in line for line in lines if line)
    return behind if kept <= FEW_BLANKS * len(lines) else frozenset()


def _dates(pages: Iterable[Sequence[str]], words: LineWords) -> tuple[tuple[DateSource, date], ...]:
    found = [
        item
        for lines in pages
        for text in with_announced(lines, words.vocabulary)
        for item in dates_in(text, words.vocabulary)
    ]
    dates: list[tuple[DateSource, date]] = []
    status = [item.last for item in found if item.per]
    if status:
        dates.append((DateSource.STATUS, status[0]))
    slide = _most_common(item.last for item in found if not item.per and item.exact)
    if slide is not None:
        dates.append((DateSource.SLIDE, slide))
    return tuple(dates)


def _most_common(dates: Iterable[date]) -> date | None:
    counted = Counter(dates)
    return max(counted, key=lambda day: (counted[day], day), default=None)
