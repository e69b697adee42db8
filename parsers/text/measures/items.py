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
from parsers.text.measures.row import Piece
from parsers.text.measures.widths import FITTING_LINE, is_short, line_width
from schema.vocabulary import Column

# Names begin with capitals too, but so many lines of an item seldom begin with one.
MANY: Final = 2

# `1. Økt kvalitet`, and not `1. mars`.
_NUMBERED: Final = re.compile(r"(\d{1,2})[.)]\s+(?=[A-ZÆØÅ])")

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


def widths_of(pieces: Iterable[Piece]) -> Widths:
    """Return how wide the lines of each column become; nothing of lines whose column is unknown."""
    widths: defaultdict[Column | None, float] = defaultdict(float)
    for piece in pieces:
        if piece.column is not None:
            widths[piece.column] = max(widths[piece.column], line_width(piece.text))
    return widths


def items_of(pieces: Sequence[Piece], widths: Widths, *, by_position: bool) -> tuple[Item, ...]:
    """Gather the pieces of a row into items: a list sign and the lines that it goes on with.

    Where no piece has a list sign, an item begins behind an empty line, and where a line begins
    anew though the one above had room for its first word. `by_position` says that the writer set
    empty lines by printing position (see `Printing`); others set one between cells.
    """
    pieces = _with_numbers_as_signs(pieces)
    bulleted = any(piece.bullet for piece in pieces)
    groups: list[list[Piece]] = []
    doubts: list[int] = []
    for piece in pieces:
        above = groups[-1][-1] if groups else None
        anew = starts_anew(piece.text)
        width = widths.get(piece.column, 0.0)
        room = anew and above is not None and is_short(above.text, piece.text, width)
        begins = piece.bullet or piece.inline or (not bulleted and (piece.gap or room))
        if begins or above is None:
            groups.append([piece])
            doubts.append(0)
        else:
            groups[-1].append(piece)
            fits = is_short(above.text, piece.text, width, FITTING_LINE)
            doubts[-1] += MANY if anew and (fits or not bulleted) else anew
    return tuple(
        Item(
            lines=tuple(piece.text for piece in group),
            leap=group[0].gap and not by_position,
            tied=not (group[0].gap or by_position),
            inline=group[0].inline,
            several=doubt >= MANY,
        )
        for group, doubt in zip(groups, doubts, strict=True)
    )


def _with_numbers_as_signs(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of numbered lists with the numbers taken for list signs.

    Each list counts from one, and the first line begins one.
    """
    found = [_NUMBERED.match(piece.text) for piece in pieces]
    numbers = [int(match.group(1)) for match in found if match is not None]
    counted = all(after in (1, before + 1) for before, after in pairwise((0, *numbers)))
    if not (numbers and counted and found[0]):
        return pieces
    return [
        piece if match is None else replace(piece, text=piece.text[match.end() :], bullet=True)
        for piece, match in zip(pieces, found, strict=True)
    ]
