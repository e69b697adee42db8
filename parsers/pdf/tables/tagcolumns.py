"""Where the columns of tagged tables lie: as their texts show, or as their cells are counted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.rules import Rule, as_wide
from parsers.pdf.tags import Rows
from schema import Box

AROUND: Final = 3.0  # points; the outer bounds lie so far from the texts beside them
SLACK: Final = 3.0  # points; edges nearer than this are the same

Stretch = tuple[float, float, int]  # start and end of a cell's text, and its row


def text_edges(stretches: Sequence[Stretch], drawn: Sequence[float] = ()) -> list[float]:
    """Return the column bounds that cells' texts show; `drawn` are those of a grid of some columns.

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
        between = (x for x in drawn if left[1] <= x <= right[0])
        edges.append(next(between, (left[1] + right[0]) / 2))
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


def _merged(columns: list[tuple[float, float, set[int]]]) -> list[tuple[float, float, set[int]]]:
    """Join neighbours of which one is but a header: one column, aligned in two ways.

    A header behind its column's texts is in the middle of the column, which ends before the next.
    """
    out: list[tuple[float, float, set[int]]] = []
    ends = [column[0] for column in columns[1:]] + [math.inf]
    for column, end in zip(columns, ends, strict=True):
        before = out[-1] if out else (0.0, 0.0, column[2])
        fits = column[2] != {0} or column[0] + column[1] - before[0] <= end
        if fits and not (before[2] & column[2]) and {0} in (before[2], column[2]):
            out[-1] = (before[0], column[1], before[2] | column[2])
        else:
            out.append(column)
    return out


def counted(table: Rows) -> int:
    """Return how many cells with contents a table has, 0 where its rows have not as many cells each."""
    even = len({len(row) for row in table}) == 1
    return sum(bool(cell) for row in table for cell in row) if even else 0


def as_counted(table: Rows, pieces: Mapping[int, Sequence[Piece]]) -> TableDraft | None:
    """Make a table whose cells stand where they are counted; None where its rows do not follow.

    `pieces` are the page's by their mcid. An empty cell whose content a browser tags, as it does
    where it draws the cell's border, tells its column, which no text does in a table of one row.
    """
    texts = [[[p for mcid in cell for p in pieces.get(mcid, ())] for cell in row] for row in table]
    rows = [Box.of(found) for row in texts if (found := [p for cell in row for p in cell])]
    if len(rows) < len(table) or any(one.center[1] > other.top for one, other in pairwise(rows)):
        return None
    around = Box.of(rows)
    columns = [[p for cell in column for p in cell] for column in zip(*texts, strict=True)]
    edges = _between([Box.of(column) if column else None for column in columns], around)
    cells = [
        CellDraft(index, column, cell, 1, 1, Box(left, box.top, right, box.bottom))
        for index, (row, box) in enumerate(zip(texts, rows, strict=True))
        for column, (cell, (left, right)) in enumerate(zip(row, pairwise(edges), strict=True))
    ]
    return TableDraft(len(rows), len(columns), cells, "tags", around, edges)


def _between(columns: Sequence[Box | None], around: Box) -> list[float]:
    """Return bounds of columns halfway between their texts; empty ones share what is left."""
    filled = [(place, box.x0, box.x1) for place, box in enumerate(columns) if box is not None]
    filled = [(-1, around.x0, around.x0), *filled, (len(columns), around.x1, around.x1)]
    edges = [around.x0]
    for place in range(1, len(columns)):
        first, _, left = next(one for one in reversed(filled) if one[0] < place)
        last, right, _ = next(one for one in filled if one[0] >= place)
        edges.append(left + (right - left) * (place - first - 0.5) / (last - first))
    return [*edges, around.x1]


def as_ruled(around: Box, edges: list[float], rules: Sequence[Rule]) -> Box:
    """Take a table to be as wide, and to go up and down as far, as the rules between its rows tell.

    The outer rules are no further from its text than a row is high, and its last column is no more
    than twice as wide as its texts: else rules go on where nothing stands.
    """
    across = [r for r in rules if r.start <= edges[0] + SLACK and edges[-1] - SLACK <= r.end]
    inside = [rule for rule in across if around.top < rule.at < around.bottom]
    if not inside or inside[0].end - edges[-1] > edges[-1] - edges[-2]:
        return around
    edges[0] = min(edges[0], inside[0].start)
    edges[-1] = max(edges[-1], inside[0].end)
    alike = [rule.at for rule in across if as_wide(rule.sides, inside[0].sides)]
    top = max([at for at in alike if at <= around.top], default=around.top)
    bottom = min([at for at in alike if at >= around.bottom], default=around.bottom)
    between = [around.top, *(at for at in alike if around.top < at < around.bottom), around.bottom]
    highest = max(low - high for high, low in pairwise(between))
    return Box(
        around.x0,
        top if around.top - top <= highest else around.top,
        around.x1,
        bottom if bottom - around.bottom <= highest else around.bottom,
    )
