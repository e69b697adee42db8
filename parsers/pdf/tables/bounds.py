"""Where the rows and columns of a grid lie, by the rules that bound them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.rules import SHORT, SNAP, Rule, middles
from schema import Box

# Points; cells that are painted or framed one by one stand this near to each other.
GAP: Final = 6.0
ENDS: Final = 2  # rules at a table's sides, or of a frame
BLANK: Final = 6.0  # points; lines of one row, paragraphs of it too, lie this near to each other


def bounds_of(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], pieces: Sequence[Piece]
) -> tuple[list[float], list[float]]:
    """Return the places of the bounds between columns and between rows, outer ones included."""
    xs, ys = (middles(rule.at for rule in rules) for rules in (vertical, horizontal))
    if _has_gaps(xs):
        xs = _without_gaps(xs, [(p.x0 + p.x1) / 2 for p in pieces])
    if _has_gaps(ys):
        ys = _without_gaps(ys, [(p.top + p.bottom) / 2 for p in pieces])
    columns, rows = (
        middles(rule.at for rule in rules if not rule.edge) for rules in (vertical, horizontal)
    )
    if len(columns) > 1 and rows:
        xs, sides = _with_sides(xs, horizontal), _with_sides(ys, vertical)
        ys = sides if len(rows) > 1 or _are_rows(sides, xs, pieces) else ys
    elif len(columns) > ENDS:
        # Fills part the rows; the rules of the columns go on beside a last one.
        sides = _with_sides(ys, vertical)
        last = within(pieces, Box(xs[0], ys[-1], xs[-1], sides[-1]))
        ys = [*ys, sides[-1]] if last and _are_rows([ys[-1], sides[-1]], xs, pieces) else ys
    return xs, ys


def _has_gaps(places: Sequence[float]) -> bool:
    return any([end - start < GAP for start, end in pairwise(places)])


def _without_gaps(places: list[float], middles: Sequence[float]) -> list[float]:
    """Make one place of two that lie so near that nothing but the gap of two cells is between them.

    `middles` are the places of the page's texts.
    """
    out = places[:1]
    for at in places[1:]:
        start = out[-1]
        if at - start < GAP and not any(start < middle < at for middle in middles):
            out[-1] = (start + at) / 2
        else:
            out.append(at)
    return out


def _with_sides(places: list[float], across: Sequence[Rule]) -> list[float]:
    """Add the sides of a grid that its inner rules alone draw: those across all reach over its ends."""
    ends: list[tuple[float, float]] = []  # how far the rules at each place across reach
    place = -math.inf
    for rule in sorted(across, key=attrgetter("at")):
        start, end = rule.start, rule.end
        if rule.at - place <= SNAP:
            before = ends.pop()
            start, end = min(start, before[0]), max(end, before[1])
        else:
            place = rule.at
        ends.append((start, end))
    inner = ends[1:-1] or ends
    starts, stops = [start for start, _ in inner], [end for _, end in inner]
    first, last = places[0] - SHORT, places[-1] + SHORT
    out = list(places)
    if max(starts) < first and max(starts) - min(starts) <= SNAP:
        out.insert(0, min(starts))
    if min(stops) > last and max(stops) - min(stops) <= SNAP:
        out.append(max(stops))
    return out


def _are_rows(ys: Sequence[float], xs: Sequence[float], pieces: Sequence[Piece]) -> bool:
    """Tell whether one row of text, at most, stands between places: no blank parts it."""
    for top, bottom in pairwise(ys):
        inside = sorted((p.top, p.bottom) for p in within(pieces, Box(xs[0], top, xs[-1], bottom)))
        reach = inside[0][1] if inside else bottom
        for start, end in inside:
            if start - reach > BLANK:
                return False
            reach = max(reach, end)
    return True


def slot(edges: Sequence[float], at: float) -> int:
    """Return which row or column between bounds a place is in; the outer ones reach outside."""
    return bisect_right(edges, at, 1, len(edges) - 1) - 1


def within(pieces: Sequence[Piece], box: Box) -> list[Piece]:
    """Return the pieces of text whose middles lie in a box."""
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    return [
        p
        for p in pieces
        if x0 <= (p.x0 + p.x1) / 2 <= x1 and top <= (p.top + p.bottom) / 2 <= bottom
    ]
