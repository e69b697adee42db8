"""What calls a name an area's, or numbers it: `Område 1: Beredskap`, `2. Drift`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.lines import joined

# What areas call themselves, and what else they may be called where a number stands behind it.
AREA_WORD: Final = r"(?i:\w*område|focus area|area)"
NUMBERED_WORD: Final = (
    r"(?i:mål|delmål|hovedmål|hovudmål|delprosjekt|tema|spor|del|kapittel|kap\.|goal|workstream"
    r"|part|chapter)"
)
_LABEL: Final = re.compile(
    rf"^(?:(?:\w+\s+){{1,2}}{AREA_WORD}\s*\d*(?=:)|{AREA_WORD}\s*(?:\d*|[A-H]\b)|{NUMBERED_WORD}\s*(?:\d+|[A-H]\b)"
    r"|(?i:tabell|table|figur|figure)\s*\d+"
    r"|(?i:\w*tema|spor|delprosjekt|arbeidspakke|\w*satsing|innsats|fagfelt|pilar|theme|pillar|workstream)(?=:)"
    r"|(?i:tiltak|measures)\s*\d+(?:\.\d+)?\s*(?:[–-]|til|to)\s*\d+(?:\.\d+)?)"
    r"\s*(?:[:|–-]|(?<=\d)\.(?=\s)|(?<=\d)\s(?=[A-ZÆØÅ])|(?<=\s[A-H])\s(?=[A-ZÆØÅ]))\s*"
)

# What calls an area one without a colon; `Område Nord` may be a place.
_CALLED: Final = re.compile(
    r"^(?:(?i:innsats|satsings|satsnings|fokus)område|område)\s+(?=[«“]?[^\W\d_]{2})"
)
# What says that a slide tells how an area stands, and its plan may as well: `Status for drift`.
_STATUS_OF: Final = re.compile(
    r"^(?i:(?:(?:status|oppdatering|update|fremdrift|framdrift|progress)\s(?:for|på|om|i|innen|innenfor|innan"
    r"|innanfor|on|in|within)|(?:mer|meir|nytt)\som|nytt\s(?:fra|frå)|more\son|news\sfrom))\s+"
    r"(?!(?i:alle?|tiltak\w*|measures|actions)\b)(?=[^\W\d_]{2})"  # `Status for alle tiltak` is no area's
)
# What says of which area a slide's measures are.
_WITHIN: Final = re.compile(
    r"^(?i:(?:status\s(?:på|for)\s)?(?:tiltak(?:a|ene)?|measures|actions)\s(?:innen(?:for)?|innan(?:for)?|within))\s+"
    r"(?=[^\W\d_]{2})"
)
# The line of several that names the area: `Område: Drift` above `Eier: Kari`.
_AREA_LINE: Final = re.compile(rf"^(?:\w+\s+){{0,2}}{AREA_WORD}\s*\d*\s*:\s*(?=\w)")
# One of all areas, and no slide of one: `Område 1 av 3: Drift`.
_OF_ALL: Final = re.compile(rf"^{AREA_WORD}\s*\d+\s*(?:av|of|/)\s*\d")
# An area's place in a list, or its short name: `1. Felles prosesser`, `3.2 Drift`, `B) Drift`, `C Miljø`,
# `[LOG] Logistikk`; `1. linje` begins with a small letter.
_NUMBERED: Final = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)/]?|[A-H][.)]?|\[[A-ZÆØÅ\d]{1,6}\])\s+(?:\|\s+)?(?=[A-ZÆØÅ])"
)


def without_number(name: str) -> str:
    """Return a name without its place in a list: `2. Beredskap`, `B. Beredskap`."""
    return _NUMBERED.sub("", name)


def without_label(name: str) -> str:
    """Return a name without what calls it an area's: `Område 1: Beredskap`, `Innsatsområde drift`."""
    called = _STATUS_OF.sub("", _WITHIN.sub("", _CALLED.sub("", name)))
    if called != name:
        return called[:1].upper() + called[1:]
    return _LABEL.sub("", name)


def is_labelled(text: str) -> bool:
    """Tell whether a heading says itself that it names an area: `Område 1: …`, `Tiltak innen …`."""
    lines = map(str.strip, text.split("\n"))
    return any(_LABEL.match(line) or _WITHIN.match(line) for line in lines)


def numbers_areas(text: str) -> bool:
    """Tell whether a heading's two numbers say which of all areas it names: `Område 1 av 3: Drift`."""
    return _OF_ALL.match(text.strip()) is not None


def area_line(lines: Sequence[str]) -> str | None:
    """Return the line that names the area where each of several says what it tells: `Område: Drift`."""
    found = [line for line in lines if _AREA_LINE.match(line.strip())]
    return found[0] if len(found) == 1 and all(":" in line for line in lines) else None


def is_label(text: str) -> bool:
    """Tell whether a text is what stands above an area's name, and no more: `Område 1`."""
    line = joined(text)
    return line[-1:].isdigit() and _LABEL.fullmatch(f"{line}:") is not None
