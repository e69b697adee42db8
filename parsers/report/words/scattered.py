"""Dates told in pieces: a time without its year (`Status mars`, `Uke 42`) in one place, the year in another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.words.areas import is_common
from parsers.report.words.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    Found,
    abbreviated,
    dates_in,
    is_anothers,
    is_month,
)
from schema.values import dataclass
from schema.vocabulary import Vocabulary

# Words of no more letters head anything: `i`, `på`, `for`.
_SHORT: Final = 3
# A year by itself, no end of a span (`2023–2025`) and no part of a figure.
_YEAR: Final = re.compile(
    r"(?<![\w.,/–—-])(?<![–—-]\s)(?<!\btil\s)((?:19|20)\d\d)(?!\w|[.,/]\d|\s?[–—-]\s?(?:19|20)?\d\d|\stil\s\d)"
)
_BEHIND: Final = " .)]"
# What parts a file's name: `Status_uke 42`, `03-mars`.
_NAME_PARTS: Final = re.compile(r"[\s_]+")
_INDEX: Final = re.compile(r"(0?[1-9]|1[0-2])[\s._-]+(?=\D)")
_MONTH_FOLDER: Final = re.compile(r"0[1-9]|1[0-2]")


def heading_time(line: str, vocabulary: Vocabulary) -> str | None:
    """Return the time that a heading ends with, if it is the time of a status or all that it says.

    `Status mars`, `Uke 42`, `Beredskap – april 2024`; but not `Avtaler inngått i mars` or `Neste møte: mai`.
    """
    line = joined(line).rstrip(_BEHIND)
    start = _start_of_time(line, vocabulary)
    if start is None:
        return None
    before = _parts(vocabulary).before.search(line[:start])
    ahead = line[:start] if before is None else line[: before.start()]
    fits = _parts(vocabulary).ends.search(ahead) is not None or (
        is_common(ahead, vocabulary) and not _parts(vocabulary).since.search(ahead)
    )
    return line[start:] if fits else None


def has_year(time: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a time has its year with it."""
    return bool(dates_in(time, vocabulary))


def time_of_year(time: str, year: int, vocabulary: Vocabulary) -> Found | None:
    """Return the date that a time without a year is in a year."""
    return next(iter(dates_in(f"{time} {year}", vocabulary)), None)


def years_in(lines: Iterable[str], vocabulary: Vocabulary) -> tuple[int | None, bool]:
    """Return the one year that lines tell beside their dates, and whether it is all that a line says."""
    told: list[tuple[int, bool]] = []
    for line in lines:
        if not dates_in(line, vocabulary):
            text = joined(line)
            found = [int(match[1]) for match in _YEAR.finditer(text)]
            told += ((year, text == str(year)) for year in found)
    alone = {year for year, whole in told if whole}
    years = alone or {year for year, _ in told}
    year = min(years) if len(years) == 1 else FIRST_YEAR - 1
    return (year, bool(alone)) if FIRST_YEAR <= year <= LAST_YEAR else (None, False)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands before a time: a word such as `per`, the end of what a report is called, or one that says otherwise."""

    before: re.Pattern[str]
    ends: re.Pattern[str]
    since: re.Pattern[str]


@lru_cache(maxsize=8)
def _parts(vocabulary: Vocabulary) -> _Parts:
    dates = vocabulary.dates
    generic = [word for word in vocabulary.title.generic if len(word) > _SHORT]
    words = either((*dates.status, *dates.per, *generic))
    between = abbreviated((*dates.per, "i", "for", "etter", "ved", "in"))
    return _Parts(
        before=re.compile(rf"(?:(?<=\s)|^){between}\s*$", re.IGNORECASE),
        ends=re.compile(rf"(?:^|[–—|:,(\[]|\s-|(?<!\w){words})[\s:–—-]*$", re.IGNORECASE),
        since=re.compile(rf"(?<!\w){either((*dates.since, *dates.about))}\s*$", re.IGNORECASE),
    )


def time_in_names(file: str, vocabulary: Vocabulary) -> str | None:
    """Return the time without a year that a file's name tells, or else the nearest folder that tells one."""
    *folders, name = file.split("/")
    for stem in (re.sub(r"\.[A-Za-z]{3,5}$", "", name), *reversed(folders)):
        words = _NAME_PARTS.split(stem.strip())
        # `03 mars`: the third of twelve folders, and not the third of March.
        text = " ".join(words)
        bare = (
            _INDEX.sub("", text, count=1)
            if is_month(_INDEX.sub("", text, count=1), vocabulary)
            else text
        )
        words = bare.split()
        found = dict.fromkeys(
            time
            for many in range(1, len(words) + 1)
            if (time := _time_at_end(" ".join(words[:many]).rstrip(_BEHIND), vocabulary))
        )
        if len(found) == 1:
            return next(iter(found))
        if _MONTH_FOLDER.fullmatch(bare) and stem is not name:
            return vocabulary.dates.months[int(bare) - 1][0]
    return None


def _time_at_end(line: str, vocabulary: Vocabulary) -> str | None:
    """Return the time without its year that a line ends with."""
    start = _start_of_time(line, vocabulary)
    return None if start is None or dates_in(line[start:], vocabulary) else line[start:]


def _start_of_time(line: str, vocabulary: Vocabulary) -> int | None:
    """Return where the time begins that a line ends with, None where it is another report's."""
    for whole in (line, f"{line} {FIRST_YEAR}"):
        found = dates_in(whole, vocabulary)[-1:]
        if found and found[0].end == len(whole):
            start = found[0].start
            return None if is_anothers(line[:start], vocabulary) else start
    return None
