"""Blanks that are hardly wider than those between words, and part columns all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.justified import EVEN
from parsers.pdf.texts.habits import CIRCLES, NUMBER
from parsers.pdf.texts.lines import WORD_GAP

# Of the font size: a blank that may part columns. Those between words take 0.2 to 0.35.
LEAST: Final = 0.45
ALIKE: Final = 0.75  # points; texts of one column begin, end or have their middles this near
ENOUGH: Final = 2  # texts on other lines that show a column
BELOW: Final = 3  # lines with text at both sides of a blank that show that it parts columns
OPEN: Final = 0.3  # of a blank: so much of it stays open below it
LONGEST: Final = 3  # characters of a list's sign, which may be shown one by one

Group = list[Piece]  # what no wide blank parts
Stretch = tuple[float, float]  # where something begins and ends


def parted_by_columns(lines: list[list[Group]]) -> list[list[Group]]:
    """Part groups of pieces at narrow blanks behind which a column begins; they are given by lines.

    Texts on other lines stand right of the blank alone, and begin, end or have their middles where
    what follows it does; or they have the same blank, of which one before a circle need but end where
    it does; or the lines below leave it open, and stand at both sides.
    """
    several = [group for line in lines for group in line if len(group) > 1]
    blanks = [_blank(group, place) for group in several for place in _blanks(group)]
    if not blanks:
        return lines
    extents = [_extent(group) for line in lines for group in line]
    out = []
    for index, line in enumerate(lines):
        below = lines[index + 1 :]
        out.append([part for group in line for part in _parts(group, extents, blanks, below)])
    return out


def _blanks(group: Group) -> list[int]:
    """Return the places of the pieces that narrow blanks stand before, one behind a sign left out.

    Blanks as wide as the one before or behind them part the words of a justified line.
    """
    wide = [
        (place, blank, group[place].size)
        for place in range(1, len(group))
        if (blank := group[place].x0 - group[place - 1].x1) > WORD_GAP * group[place].size
    ]
    out = []
    for index, (place, blank, size) in enumerate(wide):
        beside = [wide[at][1] for at in (index - 1, index + 1) if 0 <= at < len(wide)]
        if (
            blank > LEAST * size
            and not any(abs(other - blank) <= EVEN * size for other in beside)
            and not _is_sign(group[:place])
        ):
            out.append(place)
    return out


def _blank(group: Group, place: int) -> Stretch:
    """Return where a blank begins and ends; it may begin anywhere before a circle."""
    piece = group[place]
    return 0.0 if piece.text[:1] in CIRCLES else group[place - 1].x1, piece.x0


def _is_sign(pieces: Group) -> bool:
    """Tell whether pieces are a list's sign or a circle, which stand apart from their text."""
    text = "".join([piece.text for piece in pieces[:LONGEST]]).strip()
    return (
        pieces[-1].label
        or not any(map(str.isalnum, text))
        or (len(pieces) <= LONGEST and NUMBER.fullmatch(text) is not None)
    )


def _parts(
    group: Group,
    extents: Sequence[Stretch],
    blanks: Sequence[Stretch],
    below: Sequence[Sequence[Group]],
) -> list[Group]:
    out: list[Group] = []
    rest = group
    for place in reversed(_blanks(group)):
        start, end = _blank(group, place)
        again = sum(abs(a - start) <= ALIKE and abs(b - end) <= ALIKE for a, b in blanks)
        after = group[place - 1].x1
        if (
            again > ENOUGH
            or _begins_column(_extent(rest[place:]), after, extents)
            or _is_open((after, end), below)
        ):
            out.insert(0, rest[place:])
            rest = rest[:place]
    return [rest, *out]


def _is_open(blank: Stretch, below: Sequence[Sequence[Group]]) -> bool:
    """Tell whether lines with text at both sides follow that leave a part of a blank open."""
    start, end = blank
    least = OPEN * (end - start)
    beside = 0
    for line in below:
        extents = [_extent(group) for group in line]
        middle = (start + end) / 2
        start = max([start, *[x1 for x0, x1 in extents if x0 < middle]])
        end = min([end, *[x0 for x0, x1 in extents if x0 >= middle]])
        if end - start < least:
            return False
        beside += any(x1 <= start for _, x1 in extents) and any(x0 >= end for x0, _ in extents)
        if beside >= BELOW:
            return True
    return False


def _begins_column(rest: Stretch, after: float, extents: Sequence[Stretch]) -> bool:
    """Tell whether a text is set as others are that stand right of a place."""
    start, end = rest
    alike = sum(
        x0 > after
        and (
            abs(x0 - start) <= ALIKE
            or abs(x1 - end) <= ALIKE
            or abs(x0 + x1 - start - end) <= 2 * ALIKE
        )
        for x0, x1 in extents
    )
    return alike >= ENOUGH


def _extent(group: Group) -> Stretch:
    return group[0].x0, max([piece.x1 for piece in group])
