"""What stands beside the fills of a striped table: rows of it that have none, or headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.figures import are_amounts
from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import (
    AS_LOW,
    ENOUGH,
    Segment,
    column_of,
    parted_at,
    segments,
    set_alike,
    strips,
)
from parsers.pdf.tables.bounds import slot, within
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.listnames import LARGER, bold, levels
from parsers.pdf.texts.habits import SAME_SIZE
from schema import Box

FILLED: Final = 0.5  # of the columns: a high row between two bands fills more


def is_row(pieces: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether text outside a striped table's bands is set as a row of it."""
    edges = grid.xs[1:-1]
    given = by_columns(pieces, grid, column)
    if len(given) < ENOUGH:
        return _is_bold_cell(pieces, grid, column)
    places = [column_of(edges, s.x0, s.x1) for s in given]
    return all(first == last for first, last in places) and (
        not edges or len({first for first, _ in places}) >= ENOUGH
    )


def _is_bold_cell(texts: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether texts are a cell alone in a column that is bold in the bands, unlike the rest there."""
    places = {slot(grid.xs, piece.x0) for piece in texts}
    if len(places) != 1 or not bold(texts):
        return False
    for top, end in pairwise(grid.ys):
        band = within(column, Box(grid.xs[0], top, grid.xs[-1], end))
        own = [piece for piece in band if slot(grid.xs, piece.x0) in places]
        rest = [piece for piece in band if slot(grid.xs, piece.x0) not in places]
        if own and bold(own) and rest and not any(piece.bold for piece in rest):
            return _begin_alike(texts, own)
    return False


def _begin_alike(texts: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Tell whether two cells' texts begin under one another and are as large."""
    one, other = (min(cell, key=lambda p: (round(p.baseline), p.x0)) for cell in (texts, others))
    return set_alike(one, other) and abs(one.size - other.size) <= SAME_SIZE


def goes_on(row: Sequence[Piece], grid: Grid) -> bool:
    """Tell whether text is plain and stands in one column, and not in the first one as a name does."""
    places = {column_of(grid.xs[1:-1], piece.x0, piece.x1) for piece in row}
    return len(places) == 1 and places.isdisjoint({(0, 0)}) and not bold(row)


def is_cell_alone(texts: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether texts stand in one column alone, where its others begin, and are no name."""
    if not (texts and goes_on(texts, grid)):
        return False
    place = slot(grid.xs, texts[0].x0)
    own = [piece for piece in within(column, grid.box) if slot(grid.xs, piece.x0) == place]
    return bool(own) and _begin_alike(texts, own)


def is_cell_below(texts: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether texts stand alone below a last band as a cell of their column does in a band.

    They are in one column, begin where its others do, and as far below the fill above them.
    """
    places = {slot(grid.xs, piece.x0) for piece in texts}
    if len(places) != 1:
        return False
    low = min(piece.top for piece in texts) - grid.ys[-1]
    for top, end in pairwise(grid.ys):
        band = within(column, Box(grid.xs[0], top, grid.xs[-1], end))
        own = [piece for piece in band if slot(grid.xs, piece.x0) in places]
        as_low = own and abs(min(piece.top for piece in own) - top - low) <= AS_LOW
        if as_low and bold(own) == bold(texts) and _begin_alike(texts, own):
            return True
    return False


def fills_most(texts: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether texts fill most columns of a grid, and several, and are no rows under one another."""
    filled = {slot(grid.xs, p.x0) for p in texts}
    many = len(filled) > max(ENOUGH, FILLED * grid.columns)
    return many and not are_rows(texts, grid, column) and not _hold_header(texts, grid, column)


def are_rows(pieces: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether text between a header and a rule is several rows, each with a first cell and more."""
    found = [
        {slot(grid.xs, s.x0) for s in row.segments}
        for row in strips(by_columns(pieces, grid, column))
    ]
    return len(found) > 1 and all(0 in places and len(places) > 1 for places in found)


def _hold_header(texts: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> bool:
    """Tell whether a line of texts is bold in several columns, as no painted row is."""
    return not bold(within(column, grid.box)) and any(
        len(level) >= ENOUGH and all(bold(segment.pieces) for segment in level)
        for level in levels(segments(texts))
    )


def are_headings(texts: Sequence[Piece], grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether texts beside a band are bold, and those in its last row are not; a sum is none.

    A list's name among them is enough.
    """
    found = [segment.text for segment in segments(texts)]
    if (len(found) >= ENOUGH and are_amounts(found[1:])) or _is_bold_cell(texts, grid, pieces):
        return False
    last = Box(x0=grid.xs[0], top=grid.ys[-2], x1=grid.xs[-1], bottom=grid.ys[-1])
    return not bold(within(pieces, last)) and (bold(texts) or names_list(texts, grid, pieces))


def names_list(texts: Sequence[Piece], grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell whether the first of some texts is a list's name, bold and larger than the list's own."""
    own = [piece.size for piece in within(pieces, grid.box)]
    first = min(texts, key=lambda piece: (round(piece.baseline), piece.x0))
    return grid.columns == ENOUGH and first.bold and bool(own) and first.size > LARGER * max(own)


def by_columns(pieces: Sequence[Piece], grid: Grid, column: Sequence[Piece]) -> list[Segment]:
    """Part lines where the bands' columns start: a full cell may end near to a priority."""
    own = within(column, grid.box)
    starts = [(x, [p.x0 for p in own if p.x0 > x]) for x in grid.xs[1:-1]]
    return parted_at(segments(pieces), [(x, min(right)) for x, right in starts if right])
