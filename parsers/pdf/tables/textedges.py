"""Column bounds of a table whose cells are known, told by where their texts stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

AROUND: Final = 3.0  # points; the outer bounds lie so far from the texts beside them

Stretch = tuple[float, float, int]  # start and end of a cell's text, and its row


def text_edges(stretches: Sequence[Stretch]) -> list[float]:
    """Return the column bounds that cells' texts show.

    Cells whose text overlaps from row to row stand in one column; a cell that reaches over two
    cells of another row spans columns and tells nothing.
    """
    simple = [one for one in stretches if not _spans(one, stretches)]
    columns: list[tuple[float, float, set[int]]] = []
    for x0, x1, place in sorted(simple or stretches):
        if columns and x0 < columns[-1][1] and place not in columns[-1][2]:
            before = columns[-1]
            columns[-1] = (before[0], max(before[1], x1), before[2] | {place})
        else:
            columns.append((x0, x1, {place}))
    columns = _merged(columns)
    edges = [columns[0][0] - AROUND]
    for left, right in pairwise(columns):
        edges.append((left[1] + right[0]) / 2)
    edges.append(columns[-1][1] + AROUND)
    return sorted(edges)


def _spans(one: Stretch, others: Sequence[Stretch]) -> bool:
    """Tell whether a cell reaches over two cells of another row, neither of which runs into the other."""
    start, end, own = one
    met: dict[int, float] = {}  # where the first cell of each row that was met ends
    for x0, x1, row in others:
        if row != own and min(end, x1) - max(start, x0) > 0:
            if x0 >= met.get(row, math.inf):
                return True
            met.setdefault(row, x1)
    return False


def _merged(
    columns: list[tuple[float, float, set[int]]],
) -> list[tuple[float, float, set[int]]]:
    """Join neighbours that no row fills both: one column, aligned in two ways."""
    out: list[tuple[float, float, set[int]]] = []
    for column in columns:
        if out and not (out[-1][2] & column[2]) and (0 in out[-1][2]) != (0 in column[2]):
            before = out[-1]
            out[-1] = (before[0], column[1], before[2] | column[2])
        else:
            out.append(column)
    return out
