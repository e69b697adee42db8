"""Columns that fills paint in a table of which nothing draws the rest, such as its statuses."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH, Segment
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.rules import SAME_EDGE, Rule

OVER: Final = (
    2.0  # points; text that reaches so far over a cell's bound does not stand beside the cell
)


def painted_bounds(
    rules: Sequence[Rule], vertical: Sequence[Rule], given: Sequence[Segment]
) -> list[float]:
    """Return the sides of the fills that reach from rule to rule in several rows, as painted statuses do.

    They are column bounds of a table whose rows those rules part; no text of it stands across them.
    """
    x0, x1 = rules[0].start + SAME_EDGE, rules[0].end - SAME_EDGE
    bands = list(pairwise(rule.at for rule in rules))
    reached = Counter(
        side.at
        for side in vertical
        for top, end in bands
        if x0 < side.at < x1 and side.start <= top + SAME_EDGE and end - SAME_EDGE <= side.end
    )
    return [
        at
        for at, count in reached.items()
        if count >= min(ENOUGH, len(bands))
        and not any(s.x0 < at - OVER and s.x1 > at + OVER for s in given)
    ]


def is_painted_column(grid: Grid, grids: Sequence[Grid], pieces: Sequence[Piece]) -> bool:
    """Tell whether fills paint one column of a table, whose rows are found by the alignment of words.

    Each painted cell is level with other texts. The column's header stands above it without a fill,
    beside other headers; or texts stand at its left in each of its rows; or another column is painted
    at the same heights.
    """
    if grid.upright or grid.columns > 1 or grid.rows == 1:
        return False
    low, high = grid.xs[0], grid.xs[-1]
    left = [p for p in pieces if p.x1 <= low]
    beside = [*left, *[p for p in pieces if p.x0 >= high]]
    return _is_level(grid, beside) and (
        _is_headed(grid, beside, pieces)
        or (_is_level(grid, left) and not _is_crossed(grid, left))
        or any(other is not grid and _is_as_high(grid, other) for other in grids)
    )


def _is_level(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether each cell has a text at its height."""
    return all(
        any(top <= (p.top + p.bottom) / 2 < end for p in pieces) for top, end in pairwise(grid.ys)
    )


def _is_headed(grid: Grid, beside: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    height = grid.ys[1] - grid.ys[0]
    low, high = grid.xs[0], grid.xs[-1]
    heads = [
        p
        for p in pieces
        if low <= p.x0
        and p.x1 <= high
        and grid.ys[0] - height <= p.top
        and p.bottom <= grid.ys[0] + SAME_EDGE
    ]
    return any(p.top < head.bottom and head.top < p.bottom for head in heads for p in beside)


def _is_crossed(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether a text stands across the bound of two cells."""
    inner = grid.ys[1:-1]
    next_at = [bisect_right(inner, piece.top + OVER) for piece in pieces]
    return any(
        place < len(inner) and inner[place] < piece.bottom - OVER
        for place, piece in zip(next_at, pieces, strict=True)
    )


def _is_as_high(grid: Grid, other: Grid) -> bool:
    """Tell whether a grid is one column too, with cells at the same heights."""
    return (
        other.columns == 1
        and other.rows == grid.rows
        and all(abs(a - b) <= SAME_EDGE for a, b in zip(grid.ys, other.ys, strict=True))
    )
