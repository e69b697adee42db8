"""Text that stands in a table and was put into no cell: what reads upwards or downwards, and what no tag names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH
from parsers.pdf.tables.draft import CellDraft, Extent, TableDraft, extents
from parsers.pdf.tables.tall import WITHIN, shared
from parsers.pdf.texts.habits import NEAREST
from parsers.pdf.texts.lines import SAME_LINE, WORD_GAP
from schema import Box

NEAR: Final = 1.5  # of the font size: a header of such texts ends this near above its rows
ENDING: Final = 0.5  # of the font size: texts set at the bottom begin this near to their rows' end
BESIDE: Final = 4.0  # of the font size: a first column of such texts is this near to the next one
TOUCHING: Final = 1.0  # points; the blank of a sign may reach this far into its text


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
    """Put texts beside several rows into a column of their own before the first one."""
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
    runs = _ending(blocks, rows[first:]) or shared(extents, rows[first:])
    if not runs or any(p.x1 > x0 for p in blocks):
        return
    for cell in draft.cells:
        cell.column += 1
    draft.columns += 1
    left = min(draft.box.x0, *[p.x0 for p in blocks])
    draft.edges = [left, max(p.x1 for p in blocks), *draft.edges[1:]]
    draft.box = Box(left, draft.box.top, draft.box.x1, draft.box.bottom)
    draft.cells += [CellDraft(row, 0) for row in range(first)]
    for block, count in zip(blocks, runs, strict=True):
        draft.cells.append(CellDraft(first, 0, [block], count, 1, block.box))
        first += count


def _ending(blocks: Sequence[Piece], rows: Sequence[Extent]) -> list[int]:
    """Share rows out among texts that read upwards and begin at the bottom of their last row."""
    out: list[int] = []
    first = 0
    for block in blocks:
        if block.turn == 1:
            return []
        count = sum(top < block.bottom - WITHIN for top, _ in rows[first:])
        if not count or abs(rows[first + count - 1][1] - block.bottom) > ENDING * block.size:
            return []
        out.append(count)
        first += count
    return out if blocks and first == len(rows) else []


def take_in_untagged(draft: TableDraft, pieces: Sequence[Piece]) -> None:
    """Put text without a tag into the cells that it stands in; what no cell holds stays outside.

    A list sign, which is more than a number, is the cell's whose text stands next to it.
    """
    inside = (p for p in pieces if p.mcid < 0 and draft.box.contains(p.box.center))
    for text in _together([piece for piece in inside if piece.text.strip()]):
        number = "".join([piece.text for piece in text]).strip().isdigit()
        cell = None if number else _behind(draft, text[-1])
        cell = cell or _cell_at(draft, *text[0].box.center)
        if cell is not None:
            cell.pieces.extend(text)


def _together(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather letters that are shown one by one and touch."""
    out: list[list[Piece]] = []
    for piece in pieces:
        if out and _is_near(out[-1][-1], piece, WORD_GAP):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _behind(draft: TableDraft, sign: Piece) -> CellDraft | None:
    """Return the cell with a text near behind a sign, None where there is none."""
    near = (cell for cell in draft.cells if any(_is_near(sign, p, NEAREST) for p in cell.pieces))
    return next(near, None)


def _is_near(piece: Piece, after: Piece, most: float) -> bool:
    """Tell whether a piece begins behind another on its line, at most so many sizes away."""
    return (
        abs(after.baseline - piece.baseline) <= SAME_LINE * after.size
        and 0.0 <= after.x0 - piece.x1 + TOUCHING <= most * after.size + TOUCHING
    )


def _cell_at(draft: TableDraft, x: float, y: float) -> CellDraft | None:
    cells = (cell for cell in draft.cells if cell.box is not None and cell.box.contains((x, y)))
    return next(cells, None)
