"""Tables of which fills paint the first column alone, or below a title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import (
    COLUMN_START,
    ENOUGH,
    Row,
    Segment,
    Tall,
    column_of,
    drafted,
    rivers,
    segments,
    strips,
)
from parsers.pdf.tables.banded import INSET
from parsers.pdf.tables.bounds import within
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.rules import SAME_EDGE
from parsers.pdf.tables.spanning import column_bounds

FEWEST_ROWS: Final = 3  # of a table with a single column


def beside_painted(
    grid: Grid, inside: Sequence[Piece], pieces: Sequence[Piece]
) -> TableDraft | None:
    """Find the table whose first column alone is painted: its rows go on at the right of it.

    Text stands within the rows, and starts near to the right of every painted cell, in one place, or
    stands in several columns. Beside a cell may stand several rows of it.
    """
    if grid.rows < FEWEST_ROWS:
        return None
    right, bands = grid.xs[-1], list(pairwise(grid.ys))
    beside = segments(
        piece
        for piece in pieces
        if piece.x0 >= right - SAME_EDGE and piece.bottom > grid.ys[0] and piece.top < grid.ys[-1]
    )
    parts = [
        [s for s in beside if top - SAME_EDGE <= s.top and s.bottom <= end + SAME_EDGE]
        for top, end in bands
    ]
    if sum(map(len, parts)) < len(beside):
        return None
    edges = [right, *column_bounds(beside, rivers(beside, spanning=0.0))]
    first = segments(inside)
    rows: list[Row] = []
    heights: list[tuple[float, float]] = []
    for (top, end), part in zip(bands, parts, strict=True):
        names = [s for s in first if top <= (s.top + s.bottom) / 2 < end]
        inner = _full_rows(part, edges)
        cuts = [(one.bottom + two.top) / 2 for one, two in pairwise(inner)]
        heights += pairwise([top, *cuts, end])
        if inner and names:
            inner[0].tall.append(Tall(0, names, len(inner)))
        rows += inner or [Row([*names, *part])]
    if not _begin_at(right, parts) and len(edges) == 1:
        return None
    return drafted(rows, edges, "lines", None, heights)


def under_title(grid: Grid, pieces: Sequence[Piece]) -> TableDraft | None:
    """Find the table of which fills paint a title across it, and below that the first column alone."""
    open_cells = [cell for cell in grid.cells if cell.row_span > 1]
    wide = [cell for cell in grid.cells if cell.column_span == grid.columns]
    if grid.columns != ENOUGH or len(open_cells) != 1 or len(wide) != 1:
        return None
    column = Grid(grid.xs[:ENOUGH], grid.ys)
    title = within(pieces, wide[0].box)
    others = [piece for piece in pieces if not any(piece is one for one in title)]
    return beside_painted(column, [*title, *within(others, column.box)], others)


def _begin_at(right: float, parts: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether text starts near to the right of every painted cell, in one place."""
    starts = [min([s.x0 for s in part], default=right + 2 * INSET) for part in parts]
    return max(starts) - min(starts) <= COLUMN_START and min(starts) <= right + INSET


def _full_rows(given: Sequence[Segment], edges: Sequence[float]) -> list[Row]:
    """Return the rows beside one painted cell, of which each fills all columns; none for a single."""
    rows = strips(given)
    full = all(
        len({column_of(edges, s.x0, s.x1) for s in row.segments}) == len(edges) for row in rows
    )
    return rows if len(rows) >= ENOUGH <= len(edges) and full else []
