"""When a status came about, as its label says it: `i uke 42`, `høsten 2023`, `Q3`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from parsers.lines import joined
from parsers.report.words.compact import Days, days_apart
from parsers.report.words.dates import FIRST_YEAR, abbreviated, dates_in, is_year
from schema.vocabulary import Vocabulary

# The first and the last month of winter, spring, summer and autumn, as offices speak of them.
_SEASONS: Final = ((1, 3), (1, 6), (6, 8), (8, 12))
# A part of a year that does not tell the year is of so many words: `tredje kvartal`, `uke 42`.
_WORDS: Final = (1, 2)

_FIGURE: Final = re.compile(r"\d")
_APART: Final = re.compile(r"[\s,;:–/-]+")
_UNTIL: Final = re.compile(r"(?<=\d)\s?[–-]\s?\d{1,2}(?!\d)")  # `uke 42-43`
_PARTS: Final = re.compile(r"[,;:()]|\s[–-]\s")
_WORD: Final = re.compile(r"[^\W_]+")


class Ahead(StrEnum):
    """Which words may stand before a time, beside those that place it: `i`, `medio`."""

    NONE = "none"
    SINCE = "since"  # what began at it: `fra mars`
    ABOUT = "about"  # … or goes on to it: `til mars`


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Seasons with the year behind them, and the words that stand before a time."""

    season: re.Pattern[str]
    ahead: dict[Ahead, re.Pattern[str]]


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    words = vocabulary.dates
    names = (
        "|".join(f"(?P<s{n}>{abbreviated(group)})" for n, group in enumerate(words.seasons))
        or "(?!)"
    )
    at = (*words.at, *words.per)
    ahead = {
        Ahead.NONE: at,
        Ahead.SINCE: (*at, *words.since),
        Ahead.ABOUT: (*at, *words.since, *words.about),
    }
    return _Patterns(
        season=re.compile(
            rf"(?<!\w)(?:{names})(?!\w)(?:\s*(?:of|,)?[\s-]*['’]?(?P<y>(?:20)?\d\d)(?!\d))?",
            re.IGNORECASE,
        ),
        ahead={
            which: re.compile(rf"^(?:{abbreviated(before)}\s+)+", re.IGNORECASE)
            for which, before in ahead.items()
        },
    )


def begins_with_time(text: str, vocabulary: Vocabulary, ahead: Ahead = Ahead.NONE) -> bool:
    """Tell whether a text begins with a time: `oktober 2023`, `i uke 42`, `per 13.10`, `høsten`.

    `ahead` tells which words may stand before it: `siden mars`, `ut 2024`.
    """
    patterns = _patterns(vocabulary)
    line = patterns.ahead[ahead].sub("", joined(text))
    if _FIGURE.match(line) or patterns.season.match(line):
        return True
    words = _APART.split(line)
    heads = [line, *(f"{' '.join(words[:many])} {FIRST_YEAR}" for many in _WORDS)]
    return any(found.start == 0 for head in heads for found in dates_in(head, vocabulary)[:1])


def is_time(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is a time and nothing else: `i uke 42`, `Q3`, `høsten 2023`, `til mai`."""
    patterns = _patterns(vocabulary)
    line = _UNTIL.sub("", patterns.ahead[Ahead.ABOUT].sub("", joined(text))).rstrip(" .")
    if is_year(line) or patterns.season.fullmatch(line):
        return True
    dated = ((head, dates_in(head, vocabulary)) for head in (line, f"{line} {FIRST_YEAR}"))
    return any(
        len(found) == 1 and (found[0].start, found[0].end) == (0, len(head))
        for head, found in dated
    )


def times_in(text: str, near: date, vocabulary: Vocabulary) -> tuple[Days, ...]:
    """Return the times that a text tells, each as its first and its last day.

    A time without its year is in the year in which it lies nearest to `near`.
    """
    line = joined(text)
    dated = [(found.first, found.last) for found in dates_in(line, vocabulary)]
    return tuple(dated or _without_day(line, near, vocabulary))


def _without_day(line: str, near: date, vocabulary: Vocabulary) -> Iterator[Days]:
    seasons = [*_patterns(vocabulary).season.finditer(line)]
    years = (near.year - 1, near.year, near.year + 1)
    for match in seasons:
        told = match["y"]
        possible = years if told is None else (int(told) % 100 + 2000,)
        (place,) = (
            int(name[1:]) for name, text in match.groupdict().items() if text and name != "y"
        )
        first, last = _SEASONS[place]
        yield min(
            (
                (date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
                for year in possible
            ),
            key=lambda days: days_apart(days, near),
        )
    if seasons:
        return
    for part in _PARTS.split(_UNTIL.sub("", line)):
        found = [
            (item.first, item.last)
            for year in years
            for item in dates_in(f"{part.strip()} {year}", vocabulary)
        ]
        if found:
            yield min(found, key=lambda days: days_apart(days, near))
            return
    for word in _WORD.findall(line):
        if is_year(word):
            yield date(int(word), 1, 1), date(int(word), 12, 31)
