"""Areas' names that are in capitals or shortened, as the deck spells them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from parsers.lines import joined
from parsers.report.page.pages import Page
from schema.vocabulary import folded

# So many letters a shortened name has at most: `FM`, `LOGIST`.
SHORTENED: Final = 6
_CODE: Final = re.compile(r"[A-Z]?\d{1,2}")  # `1`, `B2`
_SHORT_FIRST: Final = re.compile(rf"([A-ZÆØÅ]{{2,{SHORTENED}}})\s*[=:–—-]\s+(\w.*)")
_NUMBERED: Final = re.compile(r"^\d{1,2}[.)]?\s+")


def as_elsewhere(
    names: Sequence[Sequence[str]], pages: Sequence[Page], known: Sequence[str]
) -> list[list[str]]:
    """Return areas' names, those in capitals or shortened as the deck spells them elsewhere.

    Capitals are often a look that a layout gives a heading, which the letters of a PDF have too; a
    line of any slide, such as an agenda's, spells the name otherwise. Short names and codes are written out
    where slides explain all of them (`FM = Forbruksmateriell`, `A = Innkjøp`), by the overview's spelling (`known`),
    or where other names have them behind: `Forbruksmateriell (FM)`. In front of a name they are left out where
    they stand alone elsewhere, or it does.
    """
    names = _without_short(names, known)
    loud = {name for own in names for name in own if name.isupper() and name not in known}
    codes = {name for own in names for name in own if _CODE.fullmatch(name) and name not in known}
    if not loud | codes:
        return [list(own) for own in names]
    short = {name for name in loud if len(name) <= SHORTENED} | codes
    whole = dict(_written_out(short, pages))
    areas = {name for own in names for name in own}
    whole |= {name: area for name in short for area in areas if area.endswith(f" ({name})")}
    spellings = {folded(name): name for name in known}
    spelled = {name: spellings.get(folded(said), said) for name, said in whole.items()}
    if set(whole) != short:
        spelled = {}
    # `LOG – Logistikk` heads the first of an area's slides, and `LOG` the others.
    both = {
        area: said for name, said in spelled.items() for area in areas if _is_both(area, name, said)
    }
    for name, said in _in_small_letters(loud - set(spelled), pages):
        spelled.setdefault(name, said)
    spelled |= both
    return [[spelled.get(name, name) for name in own] for own in names]


def _without_short(names: Sequence[Sequence[str]], known: Sequence[str]) -> Sequence[Sequence[str]]:
    """Return areas' names without a short one in front where others lack it: `INV: Inventar`, `Inventar`."""
    areas = {name for own in names for name in own}
    found = {name: parts for name in areas - {*known} if (parts := _SHORT_FIRST.match(name))}
    rest = {
        name: parts[2]
        for name, parts in found.items()
        if parts[2] in areas and _is_short_for(parts[1], parts[2])
    }
    return [[rest.get(name, name) for name in own] for own in names] if rest else names


def _written_out(short: set[str], pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    for page in pages:
        for text in page.printed if short else ():
            for name in short:
                found = _explains(name).search(text)
                if found is not None and (found[1] == "=" or _is_short_for(name, found[2])):
                    yield name, joined(found[2])


def _is_both(area: str, short: str, said: str) -> bool:
    """Tell whether an area's name is its short one and what that stands for: `LOG – Logistikk`."""
    between = area.removeprefix(short).removesuffix(said)
    return area == f"{short}{between}{said}" and between.strip() in {*"=:–—-"}


def _is_short_for(name: str, said: str) -> bool:
    """Tell whether a text begins as a short name and has its letters in order: `IKT: Ola Nordmann` has not."""
    letters = iter(said.upper())
    return said[:1].upper() == name[:1] and all(one in letters for one in name if one.isalpha())


@lru_cache(maxsize=64)
def _explains(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}\s*([=:–-])\s*([A-ZÆØÅ][^=:,;|\n]+)(?![^,;|\n])")


def _in_small_letters(loud: set[str], pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    by_key = {folded(name): name for name in loud}
    for page in pages:
        for text in page.printed:
            for line in (joined(text), *text.split("\n")):
                said = _NUMBERED.sub("", line.strip())
                if folded(said) in by_key and not said.isupper():
                    yield by_key[folded(said)], said
