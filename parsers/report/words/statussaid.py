"""Which statuses a text says among other words: a heading, a line, a note."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.words.areas import is_vague
from parsers.report.words.statuses import status_words
from schema import Status
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded, words_in

# What parts a heading: `Klima – fullførte tiltak`.
_PARTS: Final = re.compile(r"[–—:,|()\n]|\s-\s")
# What denies a label and ends ahead of one: `Tiltak som ikke er fullført`.
_DENIES: Final = re.compile(r"(?<!\w)(?:ikke|ikkje|not)(?:\s+(?:er|blitt|yet))?\s+$")


@lru_cache(maxsize=REMEMBERED)
def statuses_said(text: str, vocabulary: Vocabulary) -> frozenset[Status]:
    """Return the statuses whose labels stand in a text, `ikke startet` not counted as `startet`."""
    pattern, statuses = _labels(vocabulary)
    return frozenset(statuses[found] for found in pattern.findall(folded(joined(text))))


@lru_cache(maxsize=REMEMBERED)
def said_of_measures(text: str, vocabulary: Vocabulary) -> frozenset[Status]:
    """Return the statuses that a heading gives to measures: `Fullførte tiltak`, `Klima – fullført`.

    A label stands before a word for measures, or among words that head any slide: `Planlagte
    møter` says nothing of measures. One that is denied says no status: `Ikke fullførte tiltak`.
    """
    pattern, statuses = _labels(vocabulary)
    measures = words_in(vocabulary.columns[Column.TILTAK])
    told: set[Status] = set()
    for part in map(folded, _PARTS.split(text)):
        found = [*pattern.finditer(part)]
        behind = {next(iter(part[label.end() :].split()), "") for label in found}
        if found and (measures & behind or is_vague(pattern.sub(" ", part), vocabulary)):
            told |= {
                statuses[label.group()]
                for label in found
                if not _DENIES.search(part[: label.start()])
            }
    return frozenset(told)


@lru_cache(maxsize=REMEMBERED)
def only_statuses(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is status labels and nothing else, as over the columns of an overview."""
    pattern, _ = _labels(vocabulary)
    key = folded(joined(text))
    if not key or not status_words(vocabulary).begins(key):
        return False
    return not any(map(str.isalnum, pattern.sub(" ", key)))


@lru_cache(maxsize=8)
def _labels(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, Status]]:
    statuses = {
        folded(label): status
        for status, words in vocabulary.status.items()
        for label in words.labels
    }
    return re.compile(rf"(?<!\w){either(statuses)}(?!\w)"), statuses
