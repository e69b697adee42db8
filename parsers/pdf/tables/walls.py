"""Walls between the places of a grid: rules, opened where text runs across, closed where texts part."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import LEVEL, segments
from parsers.pdf.tables.bounds import GAP, slot
from parsers.pdf.tables.byhand import ONE_TEXT, gap_at
from parsers.pdf.tables.rules import SNAP, Rule
from parsers.pdf.texts.habits import NEXT_LINE
from schema.values import dataclass

# Points; rules of one place lie this near to it, and nearer than to others.
REACH: Final = GAP / 2 + SNAP
WALL: Final = 0.55  # of a cell's side: a rule that covers less of it is no wall
CROSSING: Final = 2.0  # points; text that reaches this far over a rule on both sides runs across it
# Of a text's height at its upper and lower end: a rule that runs there touches it, and crosses no letters.
UPPER: Final = 0.2
LOWER: Final = 0.25
TOUCHING: Final = 0.1  # of the font size: letters that are shown one by one are this near
ENOUGH: Final = 2  # columns whose texts part where fills part another column

# Walls: `right[c][r]` tells whether one parts cell (r, c) from (r, c + 1), `below[r][c]` whether
# one parts it from (r + 1, c).
Walls = list[list[bool]]


@dataclass(frozen=True, slots=True)
class GridText:
    """The text of a grid, and the bounds of its columns (`xs`) and rows (`ys`)."""

    pieces: Sequence[Piece]
    xs: Sequence[float]
    ys: Sequence[float]

    def column(self, piece: Piece) -> int:
        return slot(self.xs, (piece.x0 + piece.x1) / 2)

    def row(self, piece: Piece) -> int:
        return slot(self.ys, (piece.top + piece.bottom) / 2)


def walls_along(rules: Sequence[Rule], places: Sequence[float], along: Sequence[float]) -> Walls:
    """Tell for every inner place which of the stretches along it rules cover."""
    walls: Walls = []
    for before, at, behind in zip(places, places[1:], places[2:], strict=False):
        low, high = max(at - REACH, (before + at) / 2), min(at + REACH, (at + behind) / 2)
        near = [rule for rule in rules if low <= rule.at <= high]
        if any([rule.start <= along[0] and along[-1] <= rule.end for rule in near]):
            walls.append([True] * (len(along) - 1))
        else:
            walls.append([_covers(near, start, end) for start, end in pairwise(along)])
    return walls


def _covers(rules: Sequence[Rule], start: float, end: float) -> bool:
    covered = 0.0
    for rule in rules:
        if rule.start <= start and end <= rule.end:
            return True
        covered += max(0.0, min(rule.end, end) - max(rule.start, start))
    return covered >= WALL * (end - start)


def open_crossed(text: GridText, right: Walls, below: Walls) -> None:
    """Open the walls that text runs across: they are shapes drawn over the table.

    Text that runs into another one had no room in its column. A rule across the whole table, or all of
    it but first cells that span rows, is its own: text that runs over it had no room in its row.
    """
    whole = [sum(walls) > len(walls) / 2 and all(walls[walls.index(True) :]) for walls in below]
    xs, ys = text.xs, text.ys
    columns, rows = len(xs) - 1, len(ys) - 1
    start = end = level = -math.inf
    for piece in text.pieces:
        if piece.bottom != level or abs(piece.x0 - end) > TOUCHING * piece.size:
            start, level = piece.x0, piece.bottom
        end = piece.x1
        index = bisect_right(xs, start, 1)
        while index < columns and xs[index] < end:
            crosses = start < xs[index] - CROSSING and end > xs[index] + CROSSING
            if crosses and not _is_overprinted(text.pieces, level, xs[index], end):
                right[index - 1][text.row(piece)] = False
            index += 1
        index = bisect_right(ys, piece.top, 1)
        while index < rows and ys[index] < piece.bottom:
            height = piece.bottom - piece.top
            if (
                not whole[index - 1]
                and piece.top + UPPER * height < ys[index] < piece.bottom - LOWER * height
            ):
                below[index - 1][text.column(piece)] = False
            index += 1


def _is_overprinted(pieces: Sequence[Piece], level: float, start: float, end: float) -> bool:
    """Tell whether another text on a line begins between a wall and the end of one that crosses it."""
    return any([p.bottom == level and start < p.x0 < end - CROSSING for p in pieces])


def part_beside_fills(text: GridText, horizontal: Sequence[Rule], below: Walls) -> None:
    """Close the bounds of rows that fills draw in some columns, where the texts beside part there.

    So rows are parted of which only the status is painted. A text of the first column alone may
    stand for rows above and below, unless that column has a text in every row, or none. Beside a fill
    amid a measure's news lie lines of one text.
    """
    _part_first_column(text, horizontal, below)
    empty = not any(text.column(p) == 0 for p in text.pieces)
    for index, walls in enumerate(below):
        at = text.ys[index + 1]
        if all(walls) or not any(walls) or not _is_filled(horizontal, at):
            continue
        beside = [p for p in text.pieces if not walls[text.column(p)]]
        above, under = (
            {text.column(p) for p in beside if text.row(p) == row} for row in (index, index + 1)
        )
        crossed = {text.column(p) for p in beside if p.top + CROSSING < at < p.bottom - CROSSING}
        parted = {
            column
            for column in above & under
            if gap_at(at, [p for p in beside if text.column(p) == column]) > ONE_TEXT
        }
        if len(parted) >= ENOUGH and crossed <= {0}:
            first = walls[0] or empty or 0 in parted - crossed
            below[index] = [first, *[True] * (len(walls) - 1)]


def _is_filled(horizontal: Sequence[Rule], at: float) -> bool:
    """Tell whether fills alone draw a bound."""
    return all(rule.edge for rule in horizontal if abs(rule.at - at) <= SNAP)


def _part_first_column(text: GridText, horizontal: Sequence[Rule], below: Walls) -> None:
    """Close the bounds of a first column without fill that has a text in every row, level with others.

    All other columns are parted there; or some are, by fills alone, and no text is wrapped.
    """
    open_rows = [index for index, walls in enumerate(below) if not walls[0] and any(walls)]
    if not open_rows or len(text.xs) <= ENOUGH:
        return
    first = [p for p in text.pieces if text.xs[0] <= (p.x0 + p.x1) / 2 < text.xs[1]]
    names = segments(first)
    if len({round(name.baseline) for name in names}) < len(names):
        return  # the open rows of a frame in which the last columns alone are painted
    names.sort(key=lambda name: name.baseline)
    apart = all(b.baseline - a.baseline > NEXT_LINE * a.size for a, b in pairwise(names))
    open_rows = [
        index
        for index in open_rows
        if all(below[index][1:]) or (apart and _is_filled(horizontal, text.ys[index + 1]))
    ]
    rows = {row for index in open_rows for row in (index, index + 1)}
    if all(_is_level(first, text, row) for row in rows):
        for index in open_rows:
            below[index][0] = True


def _is_level(first: Sequence[Piece], text: GridText, row: int) -> bool:
    """Tell whether the `first` column has a text in a row that is level with one behind it, if any."""
    top, end = text.ys[row], text.ys[row + 1]
    own = [p.baseline for p in first if top <= (p.top + p.bottom) / 2 < end]
    inside = [p for p in text.pieces if top <= (p.top + p.bottom) / 2 < end]
    behind = [p.baseline for p in inside if p.x0 >= text.xs[1]]
    return bool(own) and (
        not behind or any(abs(one - other) <= LEVEL for one in own for other in behind)
    )
