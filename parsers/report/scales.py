"""Scales of statuses in which words of health stand for under way: `Fullført, I rute, Forsinket, Ikke startet`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from parsers.report.words.statuses import status_words
from schema import Diagnostic, Record, Slide, Status
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded, words_in

# Without a word for under way between them, what says how a measure is doing says that it is.
_ENDS: Final = frozenset({Status.DONE, Status.NOT_STARTED})
_APART: Final = re.compile(r"[^\w %.()-]+|\s{2,}")  # parts what a legend explains


def with_scale(
    records: Collection[Record], slides: Iterable[Slide], vocabulary: Vocabulary
) -> Vocabulary:
    """Return the vocabulary with the deck's words of health as labels of what is under way.

    It is the same where every status was read (as in nearly all decks), or a measure's label says that it is under
    way, or neither rows nor a legend with such words tell what is done and what is not started.
    """
    statuses = {record.status for record in records}
    if Status.UNKNOWN not in statuses or Status.ONGOING in statuses:
        return vocabulary
    words = status_words(vocabulary)
    printed = (record.status_tekst for record in records if record.status_tekst is not None)
    used = {folded(text) for text in printed if words.is_health(text)}
    for slide in slides:
        parts = [*_parts(slide)]
        told = {status for part in parts if (status := words.exactly(part)) is not None}
        if told >= _ENDS and Status.ONGOING not in told:
            health = {folded(part) for part in parts if words.is_health(part)}
            used |= health - words_in(vocabulary.other_tables.headers)
            statuses |= told if health else set()
    return _scaled(vocabulary, frozenset(used)) if used and statuses >= _ENDS else vocabulary


def labels_taken(records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield an info for each slide on which a label of health was taken for one of what is under way.

    `vocabulary` is the one without the scale. A measure that is late may not have been begun.
    """
    words = status_words(vocabulary)
    told: dict[int, dict[str, None]] = {}
    for record in records:
        label = record.status_tekst
        if record.status is Status.ONGOING and label is not None and words.is_health(label):
            told.setdefault(record.slide, {})[label] = None
    for slide, labels in told.items():
        said = ", ".join(f"“{short(label)}”" for label in labels)
        yield Diagnostic.info(
            "unknown-label",
            f"{said} on slide {slide} was taken for “{Status.ONGOING.value}”, which no other label of the deck says; "
            "if a measure has not been begun, its label should say so.",
            slide=slide,
        )


def _parts(slide: Slide) -> Iterator[str]:
    for text in slide.texts:
        yield from filter(None, map(str.strip, _APART.split(text.text)))


@lru_cache(maxsize=8)
def _scaled(vocabulary: Vocabulary, used: frozenset[str]) -> Vocabulary:
    under_way = vocabulary.status[Status.ONGOING]
    more = (label for label in vocabulary.health.labels if folded(label) in used)
    labels = under_way.model_copy(update={"labels": (*under_way.labels, *more)})
    return vocabulary.model_copy(update={"status": {**vocabulary.status, Status.ONGOING: labels}})
