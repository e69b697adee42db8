"""The list items of a measure: the lines of each, by their list signs or else by their lengths."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from parsers.lines import joined
from parsers.text.lines import starts_anew
from parsers.text.measures.row import Fragment
from parsers.text.measures.widths import FITTING_LINE, is_short, line_width
from schema.vocabulary import Column

# Names begin with capitals too, but so many lines of an item seldom begin with one.
MANY: Final = 2

# `1. Økt kvalitet` or `1. 100 % er kartlagt`, and not `1. mars`; `2. 60 % er holdt` only behind the item of the
# number before.
_NUMBERED: Final = re.compile(r"(\d{1,2})[.)]\s+(?=[A-ZÆØÅ])")
_FIRST_SHARE: Final = re.compile(r"(1)[.)]\s+(?=\d+(?:,\d+)? ?%)")
_NEXT_NUMBER: Final = re.compile(r"(\d{1,2})[.)]\s+(?=[\d\"'«“(])")

# The widest line of each column whose lines are known.
Widths = Mapping[Column | None, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item with its printed lines.

    `leap`: the empty line before it tells of a leap to another column. `tied`: that there is
    none tells that it stands below the item before. `inline`: it stands on one line with the
    item before. `several`: one of its lines may begin an item of its own.
    """

    lines: tuple[str, ...]
    leap: bool
    tied: bool
    inline: bool
    several: bool

    @property
    def text(self) -> str:
        return joined("\n".join(self.lines))


def widths_of(fragments: Iterable[Fragment]) -> Widths:
    """Return how wide the lines of each column become; nothing of lines whose column is unknown."""
    widths: defaultdict[Column | None, float] = defaultdict(float)
    for fragment in fragments:
        if fragment.column is not None:
            widths[fragment.column] = max(widths[fragment.column], line_width(fragment.text))
    return widths


def items_of(
    fragments: Sequence[Fragment], widths: Widths, *, by_position: bool
) -> tuple[Item, ...]:
    """Gather the fragments of a row into items: a list sign and the lines that it goes on with.

    Where no fragment has a list sign, an item begins behind an empty line, and where a line begins
    anew though the one above had room for its first word. `by_position` says that the writer set
    empty lines by printing position (see `Printing`); others set one between cells.
    """
    fragments = _with_numbers_as_signs(fragments)
    bulleted = any(fragment.bullet for fragment in fragments)
    groups: list[list[Fragment]] = []
    doubts: list[int] = []
    for fragment in fragments:
        above = groups[-1][-1] if groups else None
        anew = starts_anew(fragment.text)
        width = widths.get(fragment.column, 0.0)
        room = anew and above is not None and is_short(above.text, fragment.text, width)
        begins = fragment.bullet or fragment.inline or (not bulleted and (fragment.gap or room))
        if begins or above is None:
            groups.append([fragment])
            doubts.append(0)
        else:
            groups[-1].append(fragment)
            fits = is_short(above.text, fragment.text, width, FITTING_LINE)
            doubts[-1] += MANY if anew and (fits or not bulleted) else anew
    return tuple(
        Item(
            lines=tuple(fragment.text for fragment in group),
            leap=group[0].gap and not by_position,
            tied=not (group[0].gap or by_position),
            inline=group[0].inline,
            several=doubt >= MANY,
        )
        for group, doubt in zip(groups, doubts, strict=True)
    )


def _with_numbers_as_signs(fragments: Sequence[Fragment]) -> Sequence[Fragment]:
    """Return the fragments of numbered lists with the numbers taken for list signs.

    Each list counts from one, and the first line begins one.
    """
    found: list[re.Match[str] | None] = []
    numbers: list[int] = []
    for fragment in fragments:
        match = _NUMBERED.match(fragment.text) or _FIRST_SHARE.match(fragment.text)
        after = _NEXT_NUMBER.match(fragment.text) if match is None and numbers else None
        if after is not None and int(after[1]) in (1, numbers[-1] + 1):
            match = after
        found.append(match)
        numbers += [] if match is None else [int(match[1])]
    counted = all(after in (1, before + 1) for before, after in pairwise((0, *numbers)))
    if not (numbers and counted and found[0]):
        return fragments
    return [
        fragment
        if match is None
        else replace(fragment, text=fragment.text[match.end() :], bullet=True)
        for fragment, match in zip(fragments, found, strict=True)
    ]
