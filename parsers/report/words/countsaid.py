"""Sentences that count measures, as `Av fem tiltak er 2 fullført, 2 pågår og 1 ikke startet`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.words.areas import says
from parsers.report.words.dates import without_dates
from parsers.report.words.statuses import status_words
from schema import Status
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary, folded

_SENTENCES: Final = re.compile(r"[.;!]+(?:\s+|$)")
_SHARE: Final = re.compile(r"\(?\b\d{1,3}(?:[,.]\d+)? ?%\)?")
_OUT_OF: Final = re.compile(r"(?<=\d) ?/ ?(?=\d)")
_AROUND: Final = " ,:–—-()•·|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What sentences count: for each status a figure, and of how many measures, if they say so.

    `name` is what is said before all figures: an area's name, or "".
    """

    counts: tuple[tuple[Status, int], ...]
    measures: int | None
    name: str


@lru_cache(maxsize=REMEMBERED)
def counted(text: str, vocabulary: Vocabulary) -> Counted | None:
    """Return what a text counts in sentences; None where it counts nothing, or another thing.

    Words that a sentence with a count does not need make it news: `I perioden er 2 tiltak fullført`.
    """
    patterns = _patterns(vocabulary)
    # Few texts speak of measures or of all and hold a number, and to look for dates is dear.
    if not says(text, patterns.gate) or not patterns.number.search(text):
        return None
    head, *tail = patterns.rest.split(without_dates(text, vocabulary), maxsplit=1)
    rest = (
        status_words(vocabulary).label(without_links(tail[0].rstrip(".!"), vocabulary))
        if tail
        else None
    )
    if tail and rest is None:
        return None
    found: list[Counted] = []
    for sentence in _SENTENCES.split(head):
        told = _sentence(sentence, vocabulary)
        if told is not None:
            found.append(told)
    counts = [count for told in found for count in told.counts]
    if not found or len(dict(counts)) < len(counts):
        return None
    measures = next((told.measures for told in found if told.measures is not None), None)
    if rest is not None:  # so many others have no other status
        told_of = {rest, *dict(counts)}
        counts += [(one, 0) for one in Status if one not in told_of and one is not Status.UNKNOWN]
    elif len(counts) == 1 and measures is None:
        return None
    return Counted(counts=tuple(counts), measures=measures, name=found[0].name)


def _sentence(sentence: str, vocabulary: Vocabulary) -> Counted | None:
    words = status_words(vocabulary)
    parts = _patterns(vocabulary).number.split(
        _OUT_OF.sub(" av ", _SHARE.sub("", joined(sentence)))
    )
    lead = without_links(parts[0], vocabulary)
    asked = words.label(lead)
    measures: int | None = None
    part: int | None = None  # the 2 of `2 av 5 tiltak`, until its status is said
    counts: dict[Status, int] = {}
    for figure, behind in zip(parts[1::2], parts[2::2], strict=True):
        number, said = _number(figure, vocabulary), without_links(behind, vocabulary)
        status = words.label(said) if said else None
        if said and (status is None or status in counts):
            return None
        if status is None and part is None and _patterns(vocabulary).out_of.search(behind):
            part = number
        elif status is not None and part is None:
            counts[status] = number
        elif measures is not None:
            return None
        else:
            measures = number
            if status is not None and part is not None:
                # `2 av 5 tiltak er fullført`, and `5 tiltak, av dem er 2 fullført`
                counts[status], measures = sorted((part, number))
                part = None
    if part is not None:
        if asked is None or asked in counts:
            return None
        counts[asked] = part
    if not counts:
        return None
    name = "" if asked else _patterns(vocabulary).within.sub("", lead)
    return Counted(counts=tuple(counts.items()), measures=measures, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """What a vocabulary's sentences are taken apart by."""

    gate: tuple[str, ...]
    number: re.Pattern[str]
    out_of: re.Pattern[str]
    linking: re.Pattern[str]
    within: re.Pattern[str]
    rest: re.Pattern[str]
    values: dict[str, int]


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    overview = vocabulary.overview
    values = {folded(word): value for value, words in enumerate(overview.numbers) for word in words}
    linking = (*overview.linking, *overview.measures, *overview.total)
    return _Patterns(
        gate=(*overview.measures, *vocabulary.headings.of, *overview.total),
        number=re.compile(
            rf"(?<![\w,.])(\d{{1,3}}|{either(values)})(?![\w%]|[,.]\d)", re.IGNORECASE
        ),
        out_of=re.compile(rf"(?<!\w){either(vocabulary.headings.of)}(?!\w)", re.IGNORECASE),
        linking=re.compile(rf"(?<!\w){either(linking)}(?!\w)", re.IGNORECASE),
        within=re.compile(rf"^{either(overview.within)}(?!\w)\s*", re.IGNORECASE),
        rest=re.compile(rf"[ ,.;:–-]+(?:og |men )?{either(overview.rest)}(?!\w)", re.IGNORECASE),
        values=values,
    )


def names_nothing(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is but numbers, words for measures and linking ones: `Totalt 5 tiltak`."""
    rest = _patterns(vocabulary).number.sub(" ", text)
    return not any(map(str.isalpha, without_links(rest, vocabulary)))


def _number(figure: str, vocabulary: Vocabulary) -> int:
    return int(figure) if figure.isdigit() else _patterns(vocabulary).values[folded(figure)]


@lru_cache(maxsize=REMEMBERED)
def without_links(text: str, vocabulary: Vocabulary) -> str:
    """Return what a text says beside words for measures and linking ones: a status, a name, or ""."""
    return joined(_patterns(vocabulary).linking.sub(" ", text)).strip(_AROUND)
