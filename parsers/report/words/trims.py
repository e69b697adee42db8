"""What headings say of an area beside its name: whose it is, and how it stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.lines import either
from parsers.report.words.icons import split_icon
from parsers.report.words.openends import GOING_ON
from parsers.report.words.priorities import priority_behind
from schema.vocabulary import Colour, Vocabulary

# Lights and pictograms stand behind all letters, dashes and quotation marks.
_FIRST_SIGN: Final = "\u2100"
# One of them stands in each name that an owner stands behind, which most have none of.
_BEFORE_OWNER: Final = (":", ", ", ")", "]", "v/")
# What a day without a year stands behind, or before; and the number of a week or quarter at the end.
_MAY_BE_DATED: Final = re.compile(r"(?i:\bper\b|\bpr\b|\bstatus|rapport)|\d\)?$")
_LIGHTS: Final = (Colour.GREEN, Colour.YELLOW, Colour.ORANGE, Colour.RED)


def trimmed(name: str, vocabulary: Vocabulary) -> str:
    """Return a name without the pictogram before it and what stands behind: `🚑 Akutt – 🟢 på plan`.

    That is who is in charge, the priority or how many of its measures have a status, a light with its words, and
    a day or month, week or quarter without a year: `Status per 14. mars: Akutt`, `Akutt (uke 7)`, `Akutt Q1`.
    """
    name = _dated(vocabulary).sub("", name) if _MAY_BE_DATED.search(name) else name
    # Most names have none of it, and a look for a sign costs far less than one for words.
    if any(map(str.isdigit, name)):
        name, _ = priority_behind(_counted(vocabulary).sub("", name), vocabulary)
    if any(sign in name for sign in _BEFORE_OWNER):
        name = _owned(vocabulary).sub("", name)
    if name.rstrip(")").rsplit(" ", 1)[-1].lstrip("(") in _colours(vocabulary):
        name = _coloured(vocabulary).sub("", name)
    if max(name, default="") < _FIRST_SIGN:
        return name
    name = _lit(vocabulary).sub("", name)
    icon, rest = split_icon(name)
    signs = (*(s for words in vocabulary.status.values() for s in words.symbols),)
    ahead = icon is not None and name.startswith(icon) and icon not in signs
    return rest if ahead and rest else name


@lru_cache(maxsize=8)
def _dated(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds the day or month of a status ahead of a name, and behind it where a word announces it."""
    words = vocabulary.dates
    per, status = either(words.per), either(words.status)
    month = either(name for names in words.months for name in names)
    day = rf"(?:\d{{1,2}}\.?\s*)?{month}\b\.?(?:\s+\d{{4}})?"
    ahead = rf"(?:{status}\s+(?:{per}\s+)?|{per}\s+){day}\s*[:–—|-]\s+(?=\w)"
    week = rf"[,(–—|-]\s*{either(words.week)}\s+\d{{1,2}}"
    behind = rf"[\s,(–—|-]+(?:{per}\s+{day}|Q[1-4])|\s*{week}"
    return re.compile(rf"^{ahead}|(?<=\w)(?:{behind})\)?$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _owned(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds who or when behind a name: `Beredskap (ansvarlig: Kari)`, `Beredskap v/ Kari`."""
    who = either(vocabulary.extra_columns.bands)
    # A list of words goes on behind them: `Roller, ansvar og kompetanse`.
    alone = rf"{who}(?=[:\s]+\w)(?!\s+{either(GOING_ON)}\s)"
    return re.compile(
        rf"\s*(?:[(\[]\s*(?:{who}\b|\w+:)[^()\[\]]*[)\]]|\s[–—|-]\s*{who}\s*:.*|,\s*{alone}.*"
        r"|[(,]?\s*\bv/\s*[A-ZÆØÅ].*)$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _counted(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds how many measures have a status: `Beredskap (3 av 5 fullført)`."""
    words = vocabulary.overview
    label = either(label for status in vocabulary.status.values() for label in status.labels)
    of, measures = either(vocabulary.headings.of), either(words.measures)
    return re.compile(
        rf"(?<=\w)\s*(?:[(\[]|\s[–—|-]|[:,])\s*\d+\s*{of}\s*\d+\s*(?:{measures}\s+)?(?:(?:er|is|are)\s+)?"
        rf"{label}\s*[)\]]?$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _colours(vocabulary: Vocabulary) -> frozenset[str]:
    names = [name for c in _LIGHTS for name in vocabulary.colour_names.get(c, ())]
    return frozenset(form for name in names for form in (name.capitalize(), name.upper()))


@lru_cache(maxsize=8)
def _coloured(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a light's colour behind a name, as a word of its own: `Beredskap GUL`."""
    words = either(_colours(vocabulary))
    return re.compile(rf"(?<=\w)(?:\s+|\s*[(–-]\s*){words}\)?$")


@lru_cache(maxsize=8)
def _lit(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a light behind a name, with its words."""
    return re.compile(rf"(?<=\w)\s*[–—|(-]?\s*{either(vocabulary.health.lights)}[^\n]*$")
