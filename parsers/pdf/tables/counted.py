"""Tables whose every row has a tagged cell for each column, the empty ones included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tags import Rows
from schema import Box


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
