"""Dates as Norwegian offices write them, in texts and in names of files."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parsers.lines import either, joined
from parsers.report.words.compact import COMPACT, Days, compact_days, days_apart
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary

# Years outside this span are no report dates: figures such as 1250 or 2099 stand in decks too.
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2079

# How many months a quarter, a tertial and half a year have.
_PERIODS: Final = {"q": 3, "t": 4, "h": 6}

_FIGURE: Final = re.compile(r"\d")
# A day and month without a year: `30.4.`.
DAY_OF_MONTH: Final = re.compile(
    r"(?<![\w.,])(0?[1-9]|[12]\d|3[01])[./](0?[1-9]|1[0-2])(?![\w,]|\.\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a text.

    `first` and `last` are the same day, or bound the week, month, part of a year or span that is
    meant; the report date of a period is its last day, for a report states what had come about
    by then. `start` and `end` are its place in the text. `per` tells whether a word such as `per`
    announces it. `also` holds what figures without signs may mean as well.
    """

    first: date
    last: date
    start: int
    end: int
    per: bool
    also: tuple[Days, ...] = ()

    @property
    def exact(self) -> bool:
        return self.first == self.last

    def apart(self, day: date) -> int:
        """Return how many days lie between the date and another day, 0 for one in its span."""
        return days_apart((self.first, self.last), day)


@lru_cache(maxsize=REMEMBERED)
def dates_in(text: str, vocabulary: Vocabulary) -> tuple[Found, ...]:
    """Return the dates that a text holds, in their order, none overlapping another."""
    line = joined(text)
    # No date is without a figure, and to look for one takes long.
    return tuple(_iter_found(line, _patterns(vocabulary))) if _FIGURE.search(line) else ()


def within_date(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a place in a text on one line is within a date that it holds."""
    return any(found.start <= at < found.end for found in dates_in(text, vocabulary))


@lru_cache(maxsize=REMEMBERED)
def without_dates(text: str, vocabulary: Vocabulary) -> str:
    """Return a text on one line without its dates and the words that announce them."""
    line = joined(text)
    for found in reversed(dates_in(line, vocabulary)):
        head = _patterns(vocabulary).per_before.sub("", line[: found.start])
        line = f"{head} {line[found.end :]}"
    return " ".join(line.split())


def announces(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text ends with a word such as `per`, so that the next line's date is meant."""
    return _patterns(vocabulary).per_before.search(text) is not None


def day_announced(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the month and day that a text ends with behind a word such as `per`, without a year."""
    if dates_in(text, vocabulary):
        return None
    found = dates_in(f"{joined(text)} {FIRST_YEAR}", vocabulary)[-1:]
    return next(((one.last.month, one.last.day) for one in found if one.per and one.exact), None)


def is_anothers(ahead: str, vocabulary: Vocabulary) -> bool:
    """Tell whether what stands before a date says that it is another report's or a meeting's."""
    found = _patterns(vocabulary).other_before.search(ahead)
    return found is not None and found["since"] is None  # `siden forrige møte per 31.03.2025`


def announces_anothers(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is but what stands before such a date: `Vedtatt i styret`, `Neste møte`."""
    return _patterns(vocabulary).other_before.match(text) is not None


def with_announced(texts: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield texts that stand below each other, a `per` at a line's end with the line below it."""
    before = ""
    for text in texts:
        yield f"{before} {text}" if before else text
        before = text if announces(text, vocabulary) else ""


def is_month(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is the name of a month and nothing else."""
    return _patterns(vocabulary).month.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Tell whether a text is a year that a report may speak of."""
    return text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def time_in(text: str, vocabulary: Vocabulary) -> tuple[int, int, int] | None:
    """Return the year, month and day that a text tells last, or as much of them as it tells.

    For comparing texts that tell alike; what is not told is 0.
    """
    dates = dates_in(text, vocabulary)
    if dates:
        day = dates[-1].last
        return day.year, day.month, day.day
    days = DAY_OF_MONTH.findall(text)
    if days:
        return 0, int(days[-1][1]), int(days[-1][0])
    patterns = _patterns(vocabulary)
    months = patterns.month.findall(joined(text))
    return (0, _number(months[-1], patterns), 0) if months else None


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
    patterns = _patterns(vocabulary)
    return _in_parts(nearest_first, patterns) or _under_year(nearest_first, vocabulary)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How dates look: `numbers` are those of the words for months and of `første`, `andre`.

    `until` is what stands between the first and the last day of a period.
    """

    any_date: re.Pattern[str]
    month: re.Pattern[str]
    per_before: re.Pattern[str]
    other_before: re.Pattern[str]
    until: re.Pattern[str]
    numbers: Mapping[str, int]


def abbreviated(words: Iterable[str]) -> str:
    """Return a pattern of words that may be abbreviations: with or without a full stop."""
    return rf"{either(word.rstrip('.') for word in words)}\.?"


_YEAR_FIGURES: Final = r"(?:19|20)\d\d"
_AT_END: Final = r"(?=\s*(?:$|[,;:)|–-]))"
# Two figures that a blank alone parts from what they are the year of; `mars 12` may be anything.
_LATE: Final = rf"2\d{_AT_END}"


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    words = vocabulary.dates
    numbers = {
        name.casefold(): number
        for names_of in (words.months, words.ordinals)
        for number, names in enumerate(names_of, start=1)
        for name in names
    }
    ordinal = abbreviated(name for names in words.ordinals for name in names)
    alternatives = [
        *_days_and_months(abbreviated(name for names in words.months for name in names)),
        *_periods("q", "QK", "[1-4]", words.quarter, ordinal),
        *_periods("t", "T", "[1-3]", words.tertial, ordinal),
        *_periods("h", "H", "[12]", words.half, ordinal),
        *_periods("w", "", r"\d{1,2}", words.week, "(?!)"),
    ]
    # Each part's name carries its alternative's number, for a name may stand once in a pattern.
    whole = "|".join(
        re.sub(r"\(\?P<(\w)>", rf"(?P<\g<1>{number}>", one)
        for number, one in enumerate(alternatives)
    )
    month = abbreviated(name for names in words.months for name in names)
    return _Patterns(
        month=re.compile(rf"(?<![^\W\d]){month}(?![^\W\d])", re.IGNORECASE),
        any_date=re.compile(rf"(?<![\w.,])(?:{whole})(?![\w])", re.IGNORECASE),
        per_before=re.compile(rf"(?:^|(?<=\W)){abbreviated(words.per)}\s*:?\s*$", re.IGNORECASE),
        other_before=re.compile(
            rf"(?i)(?<!\w)(?P<since>{either(words.since)}\s+)?{either(words.other)}(?:\s[^\W\d]+){{0,2}}\W*$"
        ),
        until=re.compile(rf"\s*(?:[–—-]|{abbreviated(words.to)})\s*", re.IGNORECASE),
        numbers=numbers,
    )


def _days_and_months(month: str) -> tuple[str, ...]:
    year = _YEAR_FIGURES
    # Two figures behind a day and a month are a year where nothing goes on: `13. oktober 23`.
    short = rf"\d\d{_AT_END}"
    nth = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    return (
        rf"(?P<y>{year})[-./](?P<m>\d{{1,2}})[-./](?P<d>\d{{1,2}})",
        rf"(?P<d>\d{{1,2}})\s?[./-]\s?(?P<m>\d{{1,2}})\s?[./-]\s?(?P<y>{year}|\d\d)",
        rf"(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})\s(?P<y>{year})",
        rf"{nth}\.?\s*(?P<m>{month}),?\s*(?P<y>{year}|['’]\d\d|-?{short})",
        rf"(?P<m>{month})\s*{nth},\s*(?P<y>{year})",
        rf"(?P<m>{month})[\s,/-]*(?P<y>{year}|['’]\d\d)",
        rf"(?P<m>{month})(?:-?|\s-(?={short})|\s(?={_LATE}))(?P<y>\d\d)",
        rf"(?P<y>{year})[-./](?P<m>0[1-9]|1[0-2])",
        rf"(?P<m>0[1-9]|1[0-2])[-./](?P<y>{year})",
        rf"(?P<y>{year})\s+(?P<m>{month})",
    )


def _periods(
    part: str, letters: str, number: str, words: Sequence[str], ordinal: str
) -> Iterator[str]:
    """Yield the ways of writing a part of a year: `Q3 2023`, `3. kvartal -23`, `uke 45/23`."""
    year = rf"(?P<y>{_YEAR_FIGURES})"
    figure, apart = rf"(?P<{part}>{number})", r"[\s,./-]*"
    report = r"[^\W\d]*"  # `Ukerapport 12 2025`, whose figures would else be a month's
    # `uke 22-24` are three weeks, and a year has 53.
    short = rf"['’]\d\d|(?:(?<=\d/)|(?<=\s-)|(?<=[45]\d-)){_LATE}"
    if letters:
        short = rf"['’-]\d\d{_AT_END}|(?<=[\s/]){_LATE}"
        yield rf"[{letters}]{figure}{apart}(?P<y>{_YEAR_FIGURES}|['’-]\d\d|(?<=[\s/]){_LATE})"
        yield rf"{year}{apart}[{letters}]{figure}"
        yield rf"(?P<{part}>{number}\.?|{ordinal})\s*{abbreviated(words)}\s*(?P<y>{_YEAR_FIGURES}|{short})"
    yield rf"{abbreviated(words)}{report}\s*{figure}{apart}(?P<y>{_YEAR_FIGURES}|{short})"
    yield rf"{abbreviated(words)}{report}\s*{year}[-/]{figure}(?![-./]?\d)"
    yield rf"{year}{apart}{abbreviated(words)}{report}\s*{figure}"


def _iter_found(line: str, patterns: _Patterns) -> Iterator[Found]:
    """Yield the dates of a line; two days with a dash between them are one period."""
    before: Found | None = None
    for found in _iter_single(line, patterns):
        if before is not None and _spans(before, found, line, patterns):
            before = replace(found, first=before.first, start=before.start, per=before.per)
            continue
        if before is not None:
            yield before
        before = found
    if before is not None:
        yield before


def _spans(one: Found, other: Found, line: str, patterns: _Patterns) -> bool:
    between = patterns.until.fullmatch(line, one.end, other.start)
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
    year_text = parts["y"].lstrip("'’-")
    year = int(year_text) if len(year_text) == len("2023") else 2000 + int(year_text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "w" in parts:
        week = int(parts["w"])
        # `uke 28/29` are two weeks.
        return None if year_text == str(week + 1) else _week(year, week)
    for part, months in _PERIODS.items():
        if part in parts:
            number = _number(parts[part], patterns)
            last = months * number
            return (
                _months(year, last - months + 1, months)
                if last <= len(calendar.month_name) - 1
                else None
            )
    month = _number(parts["m"], patterns)
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


def _number(text: str, patterns: _Patterns) -> int:
    name = text.casefold().rstrip(".")
    return int(name) if name.isdigit() else patterns.numbers[name]


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _in_stem(stem: str, vocabulary: Vocabulary) -> Found | None:
    spaced = stem.replace("_", " ")
    found = list(dates_in(spaced, vocabulary))
    if not any(date_.exact for date_ in found):
        found.extend(dates_in(re.sub(r"(?<=\d)\s(?=\d)", ".", spaced), vocabulary))
    for match in COMPACT.finditer(spaced):
        readings = compact_days(match.group(), range(FIRST_YEAR, LAST_YEAR + 1))
        if readings:
            (first, last), *others = readings
            start, end = match.span()
            also = tuple(others)
            found.append(Found(first=first, last=last, start=start, end=end, per=False, also=also))
    return max(found, key=lambda date_: (date_.exact, date_.start), default=None)


def _under_year(names: Sequence[str], vocabulary: Vocabulary) -> Found | None:
    """Return the part of a year that a name tells in a folder that is the year: `2023/Q3/…`."""
    month = _patterns(vocabulary).month
    for name, folder in pairwise(names):
        if _YEAR.fullmatch(folder.strip()) and not month.search(name):
            found = dates_in(f"{folder.strip()} {name.replace('_', ' ')}", vocabulary)
            if found:
                return found[0]
    return None


# A year standing free of other figures, and a month as all that a name says.
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,])")
_MONTH_NUMBER: Final = re.compile(r"0?[1-9]|1[0-2]")


def _in_parts(names: Iterable[str], patterns: _Patterns) -> Found | None:
    """Return the month that a file's and its folders' names tell together, nearest first."""
    years, month = list[int](), None
    for name in (name.replace("_", " ").strip() for name in names):
        found = {int(match.group()) for match in _YEAR.finditer(name)}
        months = {_number(match.group(), patterns) for match in patterns.month.finditer(name)}
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
