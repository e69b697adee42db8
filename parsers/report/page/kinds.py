"""What a column's texts show it to hold: statuses, priorities, icons, figures that count, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.report.page.headers import SHORTEST_TILTAK
from parsers.report.words.icons import is_icon
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import LONGEST_LABEL, StatusWordsReader
from schema.vocabulary import Column

# The share of a column's filled cells that must be of a kind for the column to be of that kind.
MOSTLY: Final = 0.8


def in_per_cent(filled: Sequence[str]) -> bool:
    """Tell whether a column holds percentages alone."""
    return all(text.endswith("%") for text in filled)


def is_health(filled: Sequence[str], words: StatusWordsReader) -> bool:
    """Tell whether a column tells of its measures how they are doing, with a light or without."""
    return bool(filled) and all(words.is_health(words.text(text).rest) for text in filled)


def kind_of(filled: Sequence[str], words: StatusWordsReader) -> Column | None:
    """Return what a column's texts show it to hold: statuses, priorities or icons; None for others."""
    # Statuses, figures and pictograms are short: most columns are told to be none of them by that.
    short = [text for text in filled if len(text) <= LONGEST_LABEL]
    if not short or len(short) < MOSTLY * len(filled):
        return None
    kinds = {
        Column.STATUS: sum([words.text(text).only_status for text in short]),
        Column.PRI: sum([text.isdigit() or priority(text) is not None for text in short]),
        Column.IKON: sum([is_icon(text) for text in short]),
    }
    best = max(kinds, key=lambda kind: kinds[kind])
    return best if kinds[best] >= MOSTLY * len(filled) else None


def is_status(text: str, words: StatusWordsReader) -> bool:
    """Tell whether a text is a status and nothing else."""
    return len(text) <= LONGEST_LABEL and words.text(text).only_status


def counts_up(texts: Sequence[str]) -> bool:
    """Tell whether texts are figures that count on by one: `3`, `4`, `5`."""
    figures = [int(text) for text in texts if text.isdigit()]
    return len(figures) == len(texts) and all(
        later == earlier + 1 for earlier, later in pairwise(figures)
    )


def is_wordy(filled: Sequence[str]) -> bool:
    """Tell whether a column holds phrases rather than signs and labels."""
    phrases = sum(len(text) >= SHORTEST_TILTAK or " " in text for text in filled)
    return phrases > len(filled) / 2
