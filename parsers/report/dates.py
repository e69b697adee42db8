"""Dates as Norwegian offices write them, and which of a deck's dates is the report's."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from parsers.lines import joined
from schema import DateSource
from schema.vocabulary import REMEMBERED, Vocabulary

# Years outside this span are no report dates: figures such as 1250 or 2099 stand in decks too.
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2079

_FIGURE: Final = re.compile(r"\d")


# How many months a quarter and a tertial have.
_PERIODS: Final = {"q": 3, "t": 4}

# What stands between the first and the last day of a period.
_UNTIL: Final = re.compile(r"\s*(?:[–—-]|til(?: og med)?|t\.?o\.?m\.?|to|until)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a text.

    `first` and `last` are the same day, or bound the week, month, quarter, tertial or span that is meant;
    the report date of a period is its last day, for a report states what had come about by
    then. `start` and `end` are its place in the text. `per` tells whether a word such as `per`
    announces it.
    """

    first: date
    last: date
    start: int
    end: int
    per: bool

    @property
    def exact(self) -> bool:
        return self.first == self.last


@lru_cache(maxsize=REMEMBERED)
def dates_in(text: str, vocabulary: Vocabulary) -> tuple[Found, ...]:
    """Return the dates that a text holds, in their order, none overlapping another."""
    line = joined(text)
    # No date is without a figure, and to look for one takes long.
    return tuple(_iter_found(line, _patterns(vocabulary))) if _FIGURE.search(line) else ()


@lru_cache(maxsize=REMEMBERED)
def without_dates(text: str, vocabulary: Vocabulary) -> str:
    """Return a text on one line without its dates and the words that announce them."""
    line = joined(text)
    for found in reversed(dates_in(line, vocabulary)):
        head = _patterns(vocabulary).per_before.sub("", line[: found.start])
        line = f"{head} {line[found.end :]}"
    return " ".join(line.split())


def date_in_name(file: str, vocabulary: Vocabulary) -> Found | None:
    """Return the date in a file's name, or else in the nearest folder's that has one.

    Compact dates (`20231013`, `231013`) and `_` between the parts count too. Of several dates
    in one name, an exact one wins, then the last. Where no name tells both, one may tell the
    year and another the month (`2024/03/status.pptx`, `2024/status mars.pptx`).
    """
    *folders, name = file.split("/")
    nearest_first = (re.sub(r"\.[A-Za-z]{3,5}$", "", name), *reversed(folders))
    for stem in nearest_first:
        found = _in_stem(stem, vocabulary)
        if found is not None:
            return found
    return _in_parts(nearest_first, _patterns(vocabulary))


def report_date(
    dates: Iterable[tuple[DateSource, date]], name: Found | None
) -> tuple[date, DateSource] | None:
    """Choose a report's date: `per DATE`, then file name, then slide, then properties.

    A file name that tells but a period (`2023-10`) does not beat a day on the slides within it.
    """
    known = dict(dates)
    if DateSource.STATUS in known:
        return known[DateSource.STATUS], DateSource.STATUS
    slide = known.get(DateSource.SLIDE)
    if name is not None and (name.exact or slide is None or not name.first <= slide <= name.last):
        return name.last, DateSource.FILENAME
    for source in (DateSource.SLIDE, DateSource.PROPERTIES):
        if source in known:
            return known[source], source
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    per: tuple[str, ...]
    quarter: tuple[str, ...]
    tertial: tuple[str, ...]
    week: tuple[str, ...]
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    any_date: re.Pattern[str]
    month: re.Pattern[str]
    per_before: re.Pattern[str]
    months: tuple[tuple[str, int], ...]


def _words(vocabulary: Vocabulary) -> _Words:
    words = vocabulary.dates
    return _Words(
        per=words.per,
        quarter=words.quarter,
        tertial=words.tertial,
        week=words.week,
        months=tuple(
            (name.casefold(), number)
            for number, names in enumerate(words.months, start=1)
            for name in names
        ),
    )


def _either(words: Iterable[str]) -> str:
    stems = sorted({word.rstrip(".") for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(stem).replace(r"\ ", r"\s+") for stem in stems) + r")\.?"


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    words = _words(vocabulary)
    month = _either(name for name, _ in words.months)
    year = r"(?:19|20)\d\d"
    # Two figures behind a day and a month are a year where nothing goes on: `13. oktober 23`.
    short = r"\d\d(?=\s*(?:$|[,;:)|–-]))"
    week = rf"(?:{_either(words.week)}\s*)" if words.week else r"(?!)"
    alternatives = (
        rf"(?P<y1>{year})[-./](?P<m1>\d{{1,2}})[-./](?P<d1>\d{{1,2}})",
        rf"(?P<d2>\d{{1,2}})\s?[./-]\s?(?P<m2>\d{{1,2}})\s?[./-]\s?(?P<y2>{year}|\d\d)",
        rf"(?P<d3>\d{{1,2}})\.?\s*(?P<m3>{month})\s*(?P<y3>{year}|['’]\d\d|{short})",
        rf"(?P<m4>{month})\s*(?P<y4>{year}|['’]\d\d)",
        rf"(?P<y5>{year})[-./](?P<m5>0[1-9]|1[0-2])",
        rf"(?P<m0>0[1-9]|1[0-2])[-./](?P<y0>{year})",
        rf"(?:Q|K)(?P<q6>[1-4])[\s./-]*(?P<y6>{year})",
        rf"(?P<y7>{year})[\s./-]*(?:Q|K)(?P<q7>[1-4])",
        rf"(?P<q8>[1-4])\.?\s*{_either(words.quarter)}\s*(?P<y8>{year})",
        rf"T(?P<t9>[1-3])[\s./-]*(?P<y9>{year})",
        rf"(?P<y10>{year})[\s./-]*T(?P<t10>[1-3])",
        rf"(?P<t11>[1-3])\.?\s*{_either(words.tertial)}\s*(?P<y11>{year})",
        rf"(?P<y12>{year})\s+(?P<m12>{month})",
        rf"{week}(?P<w13>\d{{1,2}})[\s,./-]*(?P<y13>{year})",
        rf"(?P<y14>{year})[\s,./-]*{week}(?P<w14>\d{{1,2}})",
    )
    return _Patterns(
        month=re.compile(rf"(?<![^\W\d]){month}(?![^\W\d])", re.IGNORECASE),
        any_date=re.compile(rf"(?<![\w.,])(?:{'|'.join(alternatives)})(?![\w])", re.IGNORECASE),
        per_before=re.compile(rf"(?:^|(?<=\W)){_either(words.per)}\s*:?\s*$", re.IGNORECASE),
        months=words.months,
    )


def _iter_found(line: str, patterns: _Patterns) -> Iterator[Found]:
    """Yield the dates of a line; two days with a dash between them are one period."""
    before: Found | None = None
    for found in _iter_single(line, patterns):
        if before is not None and _spans(before, found, line):
            before = replace(found, first=before.first, start=before.start, per=before.per)
            continue
        if before is not None:
            yield before
        before = found
    if before is not None:
        yield before


def _spans(one: Found, other: Found, line: str) -> bool:
    between = _UNTIL.fullmatch(line, one.end, other.start)
    return between is not None and one.exact and other.exact and one.first < other.last


def _iter_single(line: str, patterns: _Patterns) -> Iterator[Found]:
    for match in patterns.any_date.finditer(line):
        span = _span(match, patterns)
        if span is None:
            continue
        first, last = span
        per = patterns.per_before.search(line[: match.start()]) is not None
        yield Found(first=first, last=last, start=match.start(), end=match.end(), per=per)


def _span(match: re.Match[str], patterns: _Patterns) -> tuple[date, date] | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    year_text = parts["y"].lstrip("'’")
    year = int(year_text) if len(year_text) == len("2023") else 2000 + int(year_text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "w" in parts:
        return _week(year, int(parts["w"]))
    for part, months in _PERIODS.items():
        if part in parts:
            return _months(year, months * (int(parts[part]) - 1) + 1, months)
    month = _month(parts["m"], patterns)
    if "d" not in parts:
        return _months(year, month, 1)
    try:
        day = date(year, month, int(parts["d"]))
    except ValueError:
        return None
    return day, day


def _week(year: int, week: int) -> tuple[date, date] | None:
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None


def _month(text: str, patterns: _Patterns) -> int:
    if text.isdigit():
        return int(text)
    name = text.casefold().rstrip(".")
    return next(number for known, number in patterns.months if known == name)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


# 20231013, 202310 and 231013, standing free of other letters and figures.
_COMPACT: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:(?P<y1>20\d\d)(?P<m1>\d\d)(?P<d1>\d\d)|(?P<y2>20\d\d)(?P<m2>\d\d)"
    r"|(?P<y3>\d\d)(?P<m3>\d\d)(?P<d3>\d\d))(?![0-9A-Za-z])"
)


def _in_stem(stem: str, vocabulary: Vocabulary) -> Found | None:
    spaced = stem.replace("_", " ")
    found = list(dates_in(spaced, vocabulary))
    if not any(date_.exact for date_ in found):
        found.extend(dates_in(re.sub(r"(?<=\d)\s(?=\d)", ".", spaced), vocabulary))
    for match in _COMPACT.finditer(spaced):
        parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
        try:
            year = int(parts["y"]) if len(parts["y"]) == len("2023") else 2000 + int(parts["y"])
            first = date(year, int(parts["m"]), int(parts.get("d", "1")))
        except ValueError:
            continue
        last = first if "d" in parts else _months(year, first.month, 1)[1]
        start, end = match.span()
        found.append(Found(first=first, last=last, start=start, end=end, per=False))
    return max(found, key=lambda date_: (date_.exact, date_.start), default=None)


# A year standing free of other figures, and a month as all that a name says.
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,])")
_MONTH_NUMBER: Final = re.compile(r"0?[1-9]|1[0-2]")


def _in_parts(names: Iterable[str], patterns: _Patterns) -> Found | None:
    """Return the month that a file's and its folders' names tell together, nearest first."""
    years, month = list[int](), None
    for name in (name.replace("_", " ").strip() for name in names):
        found = {int(match.group()) for match in _YEAR.finditer(name)}
        months = {_month(match.group(), patterns) for match in patterns.month.finditer(name)}
        if _MONTH_NUMBER.fullmatch(name):
            months.add(int(name))
        tells_month = month is None and len(months) == 1
        if tells_month:
            (month,) = months
        # In other names a year may be the plan's: `Handlingsplan 2022/mars.pptx`.
        if len(found) == 1 and (tells_month or _YEAR.fullmatch(name)):
            years.extend(found)
    if month is None or not years or not FIRST_YEAR <= years[0] <= LAST_YEAR:
        return None
    first, last = _months(years[0], month, 1)
    return Found(first=first, last=last, start=0, end=0, per=False)
