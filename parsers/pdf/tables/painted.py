"""Rows told by the order in which their texts were painted: cell by cell, and row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH, Row, column_of
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.texts.habits import NEXT_LINE

POINTS: Final = 2  # columns; text alone behind so many is the last points of a row
UP: Final = 0.5  # of the font size: a text so much above another stands on a line above it

Columns = tuple[int, int]  # the first and the last that a text stands in
Place = tuple[Columns, int]  # and the row in which it is seen
Painted = list[Piece]  # texts in the order of painting


def as_painted(rows: Sequence[Row], edges: Sequence[float]) -> list[Row]:
    """Return the rows that the order of painting shows, none where it does not tell.

    `rows` are those that the blanks between them show, `edges` the inner column bounds.
    """
    at: dict[int, Place] = {}
    pieces: list[Piece] = []
    for number, row in enumerate(rows):
        for segment in row.segments:
            place = column_of(edges, segment.x0, segment.x1), number
            for piece in segment.pieces:
                at[id(piece)] = place
            pieces += segment.pieces
    pieces.sort(key=attrgetter("place"))
    if _agree(pieces, at):
        return list(rows)
    parts = [part for row in _parted(_rows(pieces, at), at) for part in _begun(row, at)]
    if not parts:
        return []
    number_of = {id(piece): number for number, part in enumerate(parts) for piece in part}
    out = [Row() for _ in parts]
    for row in rows:
        for segment in row.segments:
            number, *others = {number_of[id(piece)] for piece in segment.pieces}
            if others:
                return []
            out[number].segments.append(segment)
    return out


def put_as_painted(draft: TableDraft) -> bool:
    """Put lines that stand in another row into the one they were painted with.

    Tell whether the order of painting shows a table's rows.
    """
    at: dict[int, Place] = {}
    for cell in draft.cells:
        place = (cell.column, cell.column + cell.column_span - 1), cell.row
        for piece in cell.pieces:
            at[id(piece)] = place
    pieces = sorted(draft.pieces(), key=attrgetter("place"))
    if _agree(pieces, at):
        return True
    parts = [row[0] for row in _parted(_rows(pieces, at), at) if len(row) == 1]
    numbers = [Counter(at[id(p)][1] for p in part).most_common(1)[0][0] for part in parts]
    if len(parts) < ENOUGH or any(one >= two for one, two in pairwise(numbers)):
        return False
    number_of = {id(p): n for n, part in zip(numbers, parts, strict=True) for p in part}
    moved = {key: number for key, number in number_of.items() if at[key][1] != number}
    if moved:
        _move(draft, moved)
    return True


def _move(draft: TableDraft, numbers: Mapping[int, int]) -> None:
    """Put pieces of text into the rows of these numbers; drop the rows that nothing else stood in.

    A line ran out of a cell that has others close to it, and a cell over rows is painted with its first: a
    sign painted last of all stands where it is, and so does a label in a shape of its own.
    """
    cells = {(c.row, c.column, c.column_span): c for c in draft.cells if c.row_span == 1}
    left: set[int] = set()
    for cell in reversed(list(cells.values())):
        for piece in reversed(cell.pieces):
            own = cells.get((numbers.get(id(piece), cell.row), cell.column, cell.column_span))
            if own is None or own is cell:
                continue
            if own.row < cell.row or any(_is_next(piece, other) for other in own.pieces):
                cell.pieces = [other for other in cell.pieces if other is not piece]
                own.pieces.append(piece)
                left.add(cell.row)
    for row in sorted(left, reverse=True):
        if not any(c.pieces or c.row_span > 1 for c in draft.cells if _covers(c, row)):
            draft.take_out_row(row)


def _is_next(piece: Piece, other: Piece) -> bool:
    """Tell whether a text stands on another's line, or a line above it."""
    return bool(other.text.strip()) and other.baseline - piece.baseline <= NEXT_LINE * piece.size


def _covers(cell: CellDraft, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span


def take_in_painted(draft: TableDraft, free: Sequence[Piece]) -> None:
    """Put text in no table into the cell that it was painted with, amid the table's.

    It stands in that cell's column, below the text that was painted before it.
    """
    places = [piece.place for piece in draft.pieces()]
    first, last = min(places, default=0), max(places, default=0)
    amid = [piece for piece in free if first < piece.place < last]
    if not amid:
        return
    cells = {id(piece): cell for cell in draft.cells for piece in cell.pieces}
    every = sorted([*draft.pieces(), *amid], key=attrgetter("place"))
    for above, piece in pairwise(every):
        cell = cells.get(id(above))
        box = cell.box if cell is not None else None
        if cell is None or box is None or id(piece) in cells:
            continue
        if box.x0 <= piece.box.center[0] <= box.x1 and not _is_up(piece, above):
            cell.pieces.append(piece)
            cells[id(piece)] = cell


def _is_up(piece: Piece, before: Piece) -> bool:
    """Tell whether a text stands on a line above another."""
    return piece.baseline < before.baseline - UP * piece.size


def _agree(pieces: Painted, at: Mapping[int, Place]) -> bool:
    """Tell whether the order of painting goes back to the left where a row is seen to begin, and there alone.

    A row that goes on in the column where the last one ended may hold that one's last points.
    """
    (_, last), row = (0, -1), -1
    for piece in pieces:
        (first, end), number = at[id(piece)]
        back = first < last or first == last < POINTS
        if number != row and (row < 0 or (number > row and back)):
            row = number
        elif number != row or first < last:
            return False
        last = end
    return True


def _rows(pieces: Painted, at: Mapping[int, Place]) -> list[Painted]:
    """Return rows in the order of painting; none where it is not by cells and rows.

    A row's texts go on to the right, the next one's begin at the left again and further down; some
    cell of several lines has one beside it that begins higher than it ends. A table that was
    painted column by column seems to have a single row, or one below its header.
    """
    rows: list[Painted] = []
    by_cells = False
    columns: Columns = (0, -1)
    for before, piece in pairwise([*pieces[:1], *pieces]):
        own = at[id(piece)][0]
        if own == columns:
            if _is_up(piece, before):
                return []
        elif own[0] > columns[1] and rows:
            by_cells = by_cells or _is_up(piece, before)
        else:
            rows.append([])
        if not rows:
            rows.append([])
        rows[-1].append(piece)
        columns = own
    full = sum(len({at[id(piece)][0] for piece in row}) >= ENOUGH for row in rows)
    seen = len({number for _, number in at.values()})
    if not by_cells or full < ENOUGH or len(rows) == ENOUGH < seen:
        return []
    reach = [[piece.baseline for piece in row] for row in rows]
    goes_down = all(min(one) < min(two) for one, two in pairwise(reach))
    apart = all(max(one) < min(two) for one, two in zip(reach, reach[2:], strict=False))
    return rows if goes_down and apart else []


def _parted(rows: Sequence[Painted], at: Mapping[int, Place]) -> list[list[Painted]]:
    """Part the rows whose bound the order hides: one ends in the column that the next begins in.

    What ends is seen in rows above all that is painted after it, and nothing else stands in those.
    Nothing else stands in the one that begins either, but where it begins at the left, as below a
    band.
    """
    owners: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        for piece in row:
            owners.setdefault(at[id(piece)][1], set()).add(number)
    own = {number for number, found in owners.items() if len(found) == 1}
    out = []
    for row in rows:
        columns, seen = zip(*(at[id(piece)] for piece in row), strict=True)
        before = list(accumulate(seen, max))  # the lowest row up to a text
        after = list(accumulate(reversed(seen), min))[::-1]  # the highest one from a text on
        begins = [0]
        for place in range(1, len(row)):
            if (
                before[place - 1] < after[place]
                and own.issuperset(seen[begins[-1] : place])
                and (seen[place] in own or columns[place] == columns[0])
            ):
                begins.append(place)
        out.append([row[one:two] for one, two in pairwise([*begins, len(row)])])
    return out


def _begun(parts: Sequence[Painted], at: Mapping[int, Place]) -> list[Painted]:
    """Join what stands in one column alone, behind the first two, with the row above: its last points."""
    out: list[Painted] = []
    for part in parts:
        columns = {at[id(piece)][0] for piece in part}
        if out and len(columns) == 1 and min(columns)[0] >= POINTS:
            out[-1].extend(part)
        else:
            out.append(part)
    return out
