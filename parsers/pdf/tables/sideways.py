"""Text that reads upwards or downwards, put into the tables that stand around it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH
from parsers.pdf.tables.draft import CellDraft, Extent, TableDraft, extents
from parsers.pdf.tables.tall import WITHIN, shared
from schema import Box

NEAR: Final = 1.5  # of the font size: a header of such texts ends this near above its rows
ENDING: Final = 0.5  # of the font size: texts set at the bottom begin this near to their rows' end
BESIDE: Final = 4.0  # of the font size: a first column of such texts is this near to the next one


def take_in_turned(draft: TableDraft, pieces: Sequence[Piece]) -> None:
    """Put text that reads upwards or downwards into the header and the first column of a table.

    `pieces` is the text in no table. Tables whose cells are drawn have theirs.
    """
    if not draft.edges:
        return
    turned = [p for p in pieces if p.turn % 2 and not p.skewed and p.text.strip()]
    if not turned:
        return
    for cell in draft.cells:
        if cell.row_span > 1 and cell.box is not None and not cell.pieces:
            cell.pieces = [p for p in turned if cell.box.contains(p.box.center)]
            turned = [p for p in turned if not any(p is one for one in cell.pieces)]
    rows = extents(draft)
    if not turned or len(rows) < draft.rows:
        return
    header = [p for p in turned if _over(p, draft, rows)]
    if len({_column(p, draft) for p in header}) >= ENOUGH:
        _head(draft, header, rows)
        rows = extents(draft)
    _lead(draft, [p for p in turned if not any(p is one for one in header)], rows)


def _column(piece: Piece, draft: TableDraft) -> int:
    """Return the column that a text stands in, -1 where it is in none."""
    middle = (piece.x0 + piece.x1) / 2
    return sum(edge <= middle for edge in draft.edges[:-1]) - 1 if middle <= draft.edges[-1] else -1


def _over(piece: Piece, draft: TableDraft, rows: Sequence[Extent]) -> bool:
    """Tell whether a text stands in a table's first row, or near above it."""
    if _column(piece, draft) < 0 or (len(rows) > 1 and piece.bottom > rows[1][0] + WITHIN):
        return False
    return piece.bottom > rows[0][0] - NEAR * piece.size


def _head(draft: TableDraft, header: Sequence[Piece], rows: Sequence[Extent]) -> None:
    """Put texts into the first row, into a new one where they stand above it."""
    box = Box.of(header)
    if box.bottom <= rows[0][0] + WITHIN:
        places = [Box(x0, box.top, x1, box.bottom) for x0, x1 in pairwise(draft.edges)]
        draft.insert_row(0, [CellDraft(0, column, box=at) for column, at in enumerate(places)])
    draft.box = Box(draft.box.x0, min(draft.box.top, box.top), draft.box.x1, draft.box.bottom)
    for piece in header:
        _put_first(draft, _column(piece, draft), piece)


def _put_first(draft: TableDraft, column: int, piece: Piece) -> None:
    """Put a text into a column of the first row."""
    for cell in draft.cells:
        if not cell.row and cell.column <= column < cell.column + cell.column_span:
            cell.pieces.append(piece)
            return


def _lead(draft: TableDraft, turned: Sequence[Piece], rows: Sequence[Extent]) -> None:
    """Put texts beside several rows into the first column, or into one of their own before it."""
    low, high = rows[0][0], rows[-1][1]
    own = [p.x0 for cell in draft.cells if cell.column == 0 for p in cell.pieces]
    x0 = min(own, default=draft.edges[1])  # where the first column's texts begin
    beside = [
        p
        for p in turned
        if low - WITHIN <= p.top
        and p.bottom <= high + p.size
        and (_column(p, draft) == 0 or 0 <= x0 - p.x1 <= BESIDE * p.size)
    ]
    blocks = sorted(beside, key=lambda p: p.top)
    first = sum(bottom <= blocks[0].top + WITHIN for _, bottom in rows) if blocks else 0
    first = min(first, 1)  # a header at most stands above
    extents = [(p.top, p.bottom) for p in blocks]
    runs = _ending(blocks, rows[first:], ENDING) or shared(extents, rows[first:])
    runs = runs or _ending(blocks, rows[first:], math.inf)
    if not runs:
        return
    taken = {cell.row for cell in draft.cells if cell.pieces and cell.column == 0}
    if own and any(row >= first for row in taken):
        if any(p.x1 > x0 for p in blocks):
            return
        for cell in draft.cells:
            cell.column += 1
        draft.columns += 1
        left = min(draft.box.x0, *[p.x0 for p in blocks])
        draft.edges = [left, max(p.x1 for p in blocks), *draft.edges[1:]]
        draft.box = Box(left, draft.box.top, draft.box.x1, draft.box.bottom)
        draft.cells += [CellDraft(row, 0) for row in range(first)]
    else:
        draft.cells = [c for c in draft.cells if c.column or c.row < first]
    for block, count in zip(blocks, runs, strict=True):
        draft.cells.append(CellDraft(first, 0, [block], count, 1, block.box))
        first += count


def _ending(blocks: Sequence[Piece], rows: Sequence[Extent], near: float) -> list[int]:
    """Share rows out among texts that read upwards and begin at the bottom of their last row.

    `near` tells how near to that, as a part of the font size.
    """
    out: list[int] = []
    first = 0
    for block in blocks:
        if block.turn == 1:
            return []
        count = sum(top < block.bottom - WITHIN for top, _ in rows[first:])
        if not count or abs(rows[first + count - 1][1] - block.bottom) > near * block.size:
            return []
        out.append(count)
        first += count
    return out if blocks and first == len(rows) else []
