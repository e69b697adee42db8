"""Areas that stand before each of their measures: `Logistikk: Felles lager`, `[Miljø] Mindre plast`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row
from schema.vocabulary import folded

# What stands between an area and its measure, without brackets around the former and with them.
_PARTED: Final = re.compile(r"^([^:|/–—]+?)\s*(?::|[|/]|\s[–—-])\s+(?=\w)")
_BRACKETED: Final = re.compile(r"^[\[(]([^\])]+)[\])]\s*[:–-]?\s*(?=\w)")


def with_prefixes(
    listings: Sequence[Listing], names: Sequence[Sequence[str]], known: Sequence[str]
) -> tuple[list[Listing], list[list[str]]]:
    """Return listings and their rows' areas where measures have their area before them.

    All measures have that nothing else gives one of the overview's areas (`known`).
    """
    areas = {folded(name): name for name in known}
    found = [
        [
            (row, name) if name in known else _parted(row, areas)
            for row, name in zip(listing.rows, own, strict=True)
        ]
        for listing, own in zip(listings, names, strict=True)
    ]
    split = [[one for one in own if one is not None] for own in found]
    if not known or any(None in own for own in found):
        return [*listings], [list(own) for own in names]
    held = [
        listing.holding(row for row, _ in own) for listing, own in zip(listings, split, strict=True)
    ]
    return held, [[name for _, name in own] for own in split]


def _parted(row: Row, areas: Mapping[str, str]) -> tuple[Row, str] | None:
    """Return a row without the area before its measure, and that area; None where it has none."""
    for pattern in (_BRACKETED, _PARTED):
        found = pattern.match(row.tiltak)
        area = areas.get(folded(found[1])) if found else None
        if found and area:
            return replace(row, tiltak=row.tiltak[found.end() :]), area
    # On a line of its own nothing need part them.
    for area in areas.values():
        rest = row.tiltak.removeprefix(f"{area} ")
        if rest != row.tiltak and rest[:1].isupper():
            return replace(row, tiltak=rest), area
    return None
