"""Painted shapes that lie over a table's cells, such as bars of a plan: their sides may seem bounds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from parsers.pdf.page import Path
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.rules import SNAP, Rule, Skeleton
from schema import Axes


def under_shapes(draft: TableDraft, bones: Skeleton) -> Axes:
    """Return the rows and columns of a table whose bounds may be sides of shapes painted over it.

    Such a shape covers a part of a painted cell, and a part of what is beside that; or it lies between
    the rules of a row, across one that parts columns. A cell does neither.
    """
    box = draft.box
    fills = [
        fill
        for fill in bones.fills
        if box.top < (fill.top + fill.bottom) / 2 < box.bottom
        and box.x0 < (fill.x0 + fill.x1) / 2 < box.x1
        and fill.x1 - fill.x0 < box.width - 2 * SNAP
    ]
    if any(_lapped(fills)) or any(_crossing(fills, bones)):
        return Axes.BOTH
    return Axes.NONE


def _lapped(fills: Sequence[Path]) -> Iterator[bool]:
    """Tell of the fills of each two columns that lap over one another whether some are level."""
    columns: dict[tuple[int, int], list[Path]] = {}
    for fill in fills:
        columns.setdefault((round(fill.x0), round(fill.x1)), []).append(fill)
    for one, other in combinations(sorted(columns), 2):
        if one[0] + SNAP < other[0] < one[1] - SNAP and one[1] + SNAP < other[1]:
            yield any(
                min(a.bottom, b.bottom) - max(a.top, b.top) > SNAP
                for a, b in product(columns[one], columns[other])
            )


def _crossing(fills: Sequence[Path], bones: Skeleton) -> Iterator[bool]:
    """Tell of the fills across upright rules whether they lie between level ones and meet none."""
    upright = sorted([rule for rule in bones.vertical if not rule.edge], key=lambda rule: rule.at)
    places = [rule.at for rule in upright]
    for fill in fills if upright else ():
        first = bisect_right(places, fill.x0 + SNAP)
        across = upright[first : bisect_left(places, fill.x1 - SNAP)]
        if across:  # most are a cell's, and lie between two
            middle = (fill.top + fill.bottom) / 2
            yield any(rule.start < middle < rule.end for rule in across) and not any(
                _meets(fill, rule) for rule in bones.horizontal if not rule.edge
            )


def _meets(fill: Path, rule: Rule) -> bool:
    return min(abs(rule.at - fill.top), abs(rule.at - fill.bottom)) <= SNAP
