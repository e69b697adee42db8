"""What calls a name an area's, or numbers it: `Område 1: Beredskap`, `2. Drift`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from schema.values import dataclass
from schema.vocabulary import Vocabulary

# An area's place in a list, or its short name: `1. Felles prosesser`, `3.2 Drift`, `B) Drift`, `C Miljø`,
# `[LOG] Logistikk`; `1. linje` begins with a small letter.
_NUMBERED: Final = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)/]?|[A-H][.)]?|\[[A-ZÆØÅ\d]{1,6}\])\s+(?:\|\s+)?(?=[A-ZÆØÅ])"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Patterns of what calls a name an area's.

    `area` is of what areas call themselves, `numbered` of what else they may be called where a number
    stands behind it. The others stand before a name: `label` with a sign or number; `called`, which calls an
    area one without a colon (`Område Nord` may be a place); `status_of`, which says that a slide tells how an
    area stands, and its plan may as well (`Status for alle tiltak` is no area's); `within`, which says of which
    area a slide's measures are; `line`, where a line of several names the area (`Område: Drift` above `Eier:
    Kari`); and `of_all`, which is of all areas (`Område 1 av 3: Drift`).
    """

    area: str
    numbered: str
    label: re.Pattern[str]
    called: re.Pattern[str]
    status_of: re.Pattern[str]
    within: re.Pattern[str]
    line: re.Pattern[str]
    of_all: re.Pattern[str]


@lru_cache(maxsize=8)
def labels(vocabulary: Vocabulary) -> Labels:
    """Return the patterns of a vocabulary's words for areas."""
    words, measures = vocabulary.areas, either(vocabulary.overview.measures)
    area = rf"(?i:\w*{either(words.words)})"
    numbered = rf"(?i:{either(words.numbered)})"
    within, to, status = either(words.within), either(vocabulary.dates.to), either(words.status)
    name = r"(?=[^\W\d_]{2})"
    label = (
        rf"(?:\w+\s+){{1,2}}{area}\s*\d*(?=:)|{area}\s*(?:\d*|[A-H]\b)|{numbered}\s*(?:\d+|[A-H]\b)"
        rf"|(?i:{either(words.captions)})\s*\d+|(?i:\w*{either(words.labels)})(?=:)"
        rf"|(?i:{measures})\s*\d+(?:\.\d+)?\s*(?:[–-]|{to})\s*\d+(?:\.\d+)?"
    )
    sign = r"\s*(?:[:|–-]|(?<=\d)\.(?=\s)|(?<=\d)\s(?=[A-ZÆØÅ])|(?<=\s[A-H])\s(?=[A-ZÆØÅ]))\s*"
    return Labels(
        area=area,
        numbered=numbered,
        label=re.compile(rf"^(?:{label}){sign}"),
        called=re.compile(
            rf"^(?:(?i:{either(words.kinds)})|{either(words.words)})\s+(?=[«“]?[^\W\d_]{{2}})"
        ),
        status_of=re.compile(
            rf"^(?i:{status}\s(?:{either(words.of)}|{within})|{either(words.more)})\s+"
            rf"(?!(?i:{either(words.all)}|{measures}\w*)\b){name}"
        ),
        within=re.compile(
            rf"^(?i:(?:{status}\s{either(words.of)}\s)?{measures}\s{within})\s+{name}"
        ),
        line=re.compile(rf"^(?:\w+\s+){{0,2}}{area}\s*\d*\s*:\s*(?=\w)"),
        of_all=re.compile(rf"^{area}\s*\d+\s*{either(vocabulary.headings.of)}\s*\d"),
    )


def without_number(name: str) -> str:
    """Return a name without its place in a list: `2. Beredskap`, `B. Beredskap`."""
    return _NUMBERED.sub("", name)


def without_label(name: str, vocabulary: Vocabulary) -> str:
    """Return a name without what calls it an area's: `Område 1: Beredskap`, `Innsatsområde drift`."""
    own = labels(vocabulary)
    called = own.status_of.sub("", own.within.sub("", own.called.sub("", name)))
    if called != name:
        return called[:1].upper() + called[1:]
    return own.label.sub("", name)


def is_labelled(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says itself that it names an area: `Område 1: …`, `Tiltak innen …`."""
    own = labels(vocabulary)
    lines = map(str.strip, text.split("\n"))
    return any(own.label.match(line) or own.within.match(line) for line in lines)


def numbers_areas(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading's two numbers say which of all areas it names: `Område 1 av 3: Drift`."""
    return labels(vocabulary).of_all.match(text.strip()) is not None


def area_line(lines: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Return the line that names the area where each of several says what it tells: `Område: Drift`."""
    pattern = labels(vocabulary).line
    found = [line for line in lines if pattern.match(line.strip())]
    return found[0] if len(found) == 1 and all(":" in line for line in lines) else None


def is_label(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is what stands above an area's name, and no more: `Område 1`."""
    line = joined(text)
    return line[-1:].isdigit() and labels(vocabulary).label.fullmatch(f"{line}:") is not None
