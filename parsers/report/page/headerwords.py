"""What a column holds whose header is in these words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from parsers.lines import joined
from parsers.report.words.areas import says
from parsers.report.words.dates import (
    DAY_OF_MONTH,
    abbreviated,
    dates_in,
    is_month,
    time_in,
    without_dates,
)
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded, words_in

# Likeness from 0 to 100 at which a header is a misspelling of a known one. One wrong letter in
# `Gevinst` gives 86; `Status` and `Stadium` are 62 alike.
MISSPELT: Final = 85.0
# Words shorter than this are not compared for misspelling: `Nr` and `Pr` are one letter apart.
MISSPELT_LETTERS: Final = 6

# A header of more words joined by `/` or `og` is a sentence.
MOST_PARTS: Final = 3
# Letters by which a header may be longer than the longest known one: a date or a misprint.
MORE_LETTERS: Final = 13

# What may stand behind a header: `Tiltak 2023`, `Status ●/◑/○`, `Gevinst – forventet`.
_YEAR_BEHIND: Final = re.compile(r"\s+(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?\s*$")
_SIGNS_BEHIND: Final = re.compile(r"[\W_]+$")
_REMARK_BEHIND: Final = re.compile(r"\s[–-]\s.*$")
_BRACKETS: Final = re.compile(r"\s*\(.*?\)\s*")
_BETWEEN_WORDS: Final = re.compile(r"[^\w#]+")
_PARTS: Final = re.compile(r"\s*[/&+,]\s*|\s+(?:og|and)\s+", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def named_role(text: str, vocabulary: Vocabulary) -> Column | None:
    """Return what a column holds whose header, but for a date or brackets, is a known one."""
    roles = _roles(vocabulary)
    line = joined(text)
    if folded(line) in roles or not _may_head(folded(line), vocabulary):
        return roles.get(folded(line))
    bare = _bare(line.rstrip(" :"), vocabulary)
    forms = (
        bare,
        _before_date(line, vocabulary),
        _SIGNS_BEHIND.sub("", bare),
        _REMARK_BEHIND.sub("", bare),
    )
    found = next((roles[key] for form in forms if (key := folded(form)) in roles), None)
    found = found or _news_since(bare, vocabulary) or _of_day(bare, vocabulary)
    # A narrow column breaks words without a hyphen, `Priorite⏎t`, or has its letters one below another.
    unbroken = folded(bare).replace(" ", "")
    upright = len(unbroken) == len(bare.split())
    if len(unbroken) < MISSPELT_LETTERS and not upright:
        return found
    return found or _unbroken(vocabulary).get(unbroken)


def _news_since(line: str, vocabulary: Vocabulary) -> Column | None:
    """Return the column of news for a status or news `since` some time, None for another header."""
    head, *rest = _since(vocabulary).split(line, maxsplit=1)
    told = _roles(vocabulary).get(folded(head)) if rest else None
    return Column.SISTE_STATUS if told in (Column.STATUS, Column.SISTE_STATUS) else None


def _of_day(line: str, vocabulary: Vocabulary) -> Column | None:
    """Return the column of a status or news of a day, `Status 30.04`; `Tiltak 1.2` is a measure."""
    told = _roles(vocabulary).get(folded(DAY_OF_MONTH.sub("", line)))
    return told if told in (Column.STATUS, Column.SISTE_STATUS) else None


def _may_head(key: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a folded text may be a header at all, before all that may hide one is looked for.

    A text longer than any header, brackets not counted, is none unless a known one begins in it.
    """
    longest = _longest(vocabulary) + MORE_LETTERS
    if len(key) <= longest or len(key.partition("(")[0]) <= longest:
        return True
    return not _first_words(vocabulary).isdisjoint(_BETWEEN_WORDS.split(key))


def _without_brackets(header: str) -> str:
    """Return a header without what it says in brackets, such as a unit: `Budsjett (kr)`."""
    return _BRACKETS.sub(" ", header) if "(" in header else header


def _bare(line: str, vocabulary: Vocabulary) -> str:
    """Return a header without its brackets and dates, the year or month behind it."""
    bare = _YEAR_BEHIND.sub("", _without_brackets(without_dates(line, vocabulary)))
    words = bare.rsplit(maxsplit=1)
    return words[0] if len(words) > 1 and is_month(words[1], vocabulary) else bare


@lru_cache(maxsize=REMEMBERED)
def role_of(text: str, vocabulary: Vocabulary) -> Column | None:
    """Return what a column with this header holds, None for a header that nobody knows.

    Of a header of two words (`Tiltak/aktivitet`, `Mål og gevinst`) one may be unknown; words of
    two meanings tell nothing, but for `Status og fremdrift`, where the cells must tell.
    """
    whole = named_role(text, vocabulary)
    line = joined(text)
    if whole is not None or not _may_head(folded(line), vocabulary):
        return whole
    roles = _roles(vocabulary)
    parts = [key for part in _PARTS.split(_bare(line, vocabulary)) if (key := folded(part))]
    if 1 < len(parts) <= MOST_PARTS and words_in(vocabulary.other_tables.headers).isdisjoint(parts):
        found = {roles[part] for part in parts if part in roles} - {Column.NUMMER}
        if len(found) == 1:
            return found.pop()
        return Column.STATUS if found == {Column.STATUS, Column.SISTE_STATUS} else None
    key = folded(line)
    if not MISSPELT_LETTERS <= len(key) <= 1 + _longest(vocabulary):
        return None
    near = process.extractOne(key, list(roles), scorer=fuzz.ratio, score_cutoff=MISSPELT)
    return roles[near[0]] if near and abs(len(near[0]) - len(key)) <= 1 else None


def is_extra(header: str, vocabulary: Vocabulary, *, beside_latest: bool = False) -> bool:
    """Tell whether a header is one that offices have beside the measures, or of an earlier report.

    A column of comments is extra `beside_latest`, that is, where another holds the latest status.
    """
    words = vocabulary.extra_columns
    known = words_in(words.headers) | (words_in(words.comments) if beside_latest else frozenset())
    bare = folded(_without_brackets(header))
    if not header or bare in known or (bare.endswith("?") and bare.rstrip("? ") in known):
        return True
    of_now = _since(vocabulary).split(header, maxsplit=1)[0]
    earlier = says(of_now, vocabulary.overview.previous)
    timed = time_in(header, vocabulary) is not None and role_of(header, vocabulary) is not None
    return earlier or timed


def unbroken(header: str, vocabulary: Vocabulary) -> str:
    """Return a further column's header as one word where a narrow column broke it: `TILTAKSAN SVARLIG`."""
    whole = header.replace(" ", "")
    words = vocabulary.extra_columns
    known = folded(whole) in words_in(words.headers) | words_in(words.comments)
    return whole if known and whole != header else header


def _before_date(line: str, vocabulary: Vocabulary) -> str:
    """Return what stands before a header's date: `Status` of `Status per 13.10.2023`.

    What a word such as `per` announces is one, whatever it is: `Siste status pr. oktober`.
    """
    dates = dates_in(line, vocabulary)
    head = line[: dates[0].start] if dates else line
    return _announcing(vocabulary).split(head, maxsplit=1)[0]


@lru_cache(maxsize=8)
def _announcing(vocabulary: Vocabulary) -> re.Pattern[str]:
    roles = _roles(vocabulary)  # `status per` announces a date too, but begins with a header
    words = [word for word in vocabulary.dates.per if folded(word.split()[0]) not in roles]
    return re.compile(rf"\s+{abbreviated(words)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _since(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\s+{abbreviated(vocabulary.overview.since)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _roles(vocabulary: Vocabulary) -> dict[str, Column]:
    return {folded(word): column for column, words in vocabulary.columns.items() for word in words}


@lru_cache(maxsize=8)
def _longest(vocabulary: Vocabulary) -> int:
    return max(map(len, _roles(vocabulary)))


@lru_cache(maxsize=8)
def _first_words(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(_BETWEEN_WORDS.split(word)[0] for word in _roles(vocabulary))


@lru_cache(maxsize=8)
def _unbroken(vocabulary: Vocabulary) -> dict[str, Column]:
    return {word.replace(" ", ""): column for word, column in _roles(vocabulary).items()}
