"""Tables that go on: below where nothing draws them, or on the next page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import (
    COLUMN_START,
    EDGE,
    ENOUGH,
    FAR,
    LEVEL,
    SIGN_GAP,
    Row,
    Segment,
    column_of,
    drafted,
    parted_at,
    segments,
    set_alike,
)
from parsers.pdf.tables.draft import CellDraft, TableDraft, with_empty_cells
from parsers.pdf.tables.rivers import rivers
from parsers.pdf.tables.stacked import Places, usual_places
from parsers.pdf.texts.habits import NEXT_LINE, SAME_SIZE
from schema import Box

MOSTLY: Final = 0.6  # of the columns with texts: so many stand as those of the table before
FILLED: Final = 0.5  # of the columns: a row that is told by its place alone fills more

GoneOn = tuple[list[Segment], TableDraft]  # texts, parted between columns; and whose they are
Cells = dict[int, list[Piece]]  # a row's texts by their columns


def goes_on_with(
    given: Sequence[Segment], before: Sequence[TableDraft], found: int = 0
) -> GoneOn | None:
    """Return the table of the page before that texts go on with, None where there is none.

    It has more columns than they show themselves, since some are empty here, or so full that no blank
    is wide; or it has as many, where only `found` columns were told otherwise. All texts stand within
    them, and most columns of theirs start, end or have their middles where those do.
    """
    for draft in before:
        edges = _edges(draft)
        if draft.columns > ENOUGH and edges:
            known = usual_places(draft)
            parted = parted_at(given, _strips(edges, known))
            edges = _widened_to(parted, edges, known)
            if _goes_on(parted, edges, known, found):
                return parted, replace(draft, edges=edges)
    return None


def in_columns_before(draft: TableDraft, before: Sequence[TableDraft]) -> TableDraft:
    """Give a table whose columns are not drawn those of the one that it goes on with, of which some are empty."""
    if draft.drawn or all([draft.columns >= one.columns for one in before]):
        return draft
    found = goes_on_with(segments(draft.pieces()), before, draft.columns)
    if found is None:
        return draft
    given, known = found
    if any([cell.row_span > 1 for cell in draft.cells]):
        return _moved(draft, known.edges)
    bands = sorted({(cell.box.top, cell.box.bottom) for cell in draft.cells if cell.box})
    rows = [Row([s for s in given if top <= (s.top + s.bottom) / 2 < end]) for top, end in bands]
    sides = min(known.box.x0, draft.box.x0), max(known.box.x1, draft.box.x1)
    box = Box(sides[0], draft.box.top, sides[1], draft.box.bottom)
    return drafted(rows, known.edges[1:-1], draft.found_by, box, bands)


def _moved(draft: TableDraft, edges: Sequence[float]) -> TableDraft:
    """Return a table with spans whose cells stand between other bounds; as given where one stands across these."""
    cells: list[CellDraft] = []
    taken: set[tuple[int, int]] = set()
    heights = {
        cell.row: (cell.box.top, cell.box.bottom)
        for cell in draft.cells
        if cell.box is not None and cell.row_span == 1
    }
    if len(heights) < draft.rows:
        return draft
    for cell in filter(attrgetter("pieces"), draft.cells):
        around = Box.of(cell.pieces)
        first, last = column_of(edges[1:-1], around.x0, around.x1)
        own = set(product(range(cell.row, cell.row + cell.row_span), (first,)))
        if first != last or not taken.isdisjoint(own):
            return draft
        taken |= own
        place = cell.box or around
        placed = Box(edges[first], place.top, edges[first + 1], place.bottom)
        cells.append(replace(cell, column=first, column_span=1, box=placed))
    box = Box(edges[0], draft.box.top, edges[-1], draft.box.bottom)
    return replace(
        draft,
        columns=len(edges) - 1,
        cells=with_empty_cells(cells, taken, edges, [heights[row] for row in range(draft.rows)]),
        box=box,
        edges=edges,
    )


def _edges(draft: TableDraft) -> Sequence[float]:
    """Return the bounds of a table's columns, none where its cells do not tell them."""
    if draft.edges:
        return draft.edges
    boxes = {cell.column: cell.box for cell in draft.cells if cell.column_span == 1 and cell.box}
    if len(boxes) < draft.columns:
        return ()
    return [*[boxes[column].x0 for column in range(draft.columns)], boxes[draft.columns - 1].x1]


def _strips(edges: Sequence[float], known: Places) -> list[tuple[float, float]]:
    """Return the strips between the columns' bounds and where the texts behind them start."""
    return [(edges[column], min(starts)) for column, (starts, _, _) in known.items() if column]


def _widened_to(given: Sequence[Segment], edges: Sequence[float], known: Places) -> Sequence[float]:
    """Return the columns' bounds behind texts that are wider than those of the page before.

    They end before the texts of the next column start there.
    """
    out = list(edges)
    for column, (starts, _, _) in known.items():
        over = [s.x1 for s in given if s.x0 < edges[column] < s.x1 < min(starts)]
        if column and over:
            out[column] = max(over)
    return out


def _goes_on(given: Sequence[Segment], edges: Sequence[float], known: Places, found: int) -> bool:
    places: list[list[Segment]] = [[] for _ in edges[1:]]
    for segment in given:
        first, last = column_of(edges[1:-1], segment.x0, segment.x1)
        if first != last:
            return False
        places[first].append(segment)
    columns = len(rivers(given, spanning=0.0)) + 1
    if len(places) < columns or (len(places) == columns and not 0 < found < columns):
        return False
    filled = [(known.get(column), texts) for column, texts in enumerate(places) if texts]
    alike = sum(usual is not None and _are_alike(usual, texts) for usual, texts in filled)
    return len(filled) >= columns and alike >= max(ENOUGH, MOSTLY * len(filled))


def _are_alike(places: Sequence[Sequence[float]], texts: Sequence[Segment]) -> bool:
    """Tell whether most texts start, end or have their middles in a column's usual places."""
    own = ([s.x0 for s in texts], [s.x1 for s in texts], [(s.x0 + s.x1) / 2 for s in texts])
    return any(
        sum(any(abs(at - one) <= COLUMN_START for one in usual) for at in found) > len(found) / 2
        for usual, found in zip(places, own, strict=True)
    )


def widened(rows: Sequence[Row], known: Box) -> Box:
    """Return the box around rows, as wide as the table that they go on with, or wider."""
    segments = [segment for row in rows for segment in row.segments]
    return Box(
        x0=min(known.x0, *[s.x0 for s in segments]),
        top=min(row.top for row in rows),
        x1=max(known.x1, *[s.x1 for s in segments]),
        bottom=max(row.bottom for row in rows),
    )


def add_rows_below(draft: TableDraft, free: Sequence[Piece]) -> None:
    """Add the rows that follow below a table, and are the next texts painted.

    They stand in several of its columns.
    """
    last = max([piece.place for piece in draft.pieces()], default=0)
    after = sorted([piece for piece in free if piece.place > last], key=attrgetter("place"))
    if not after or after[0].top < draft.box.bottom:
        return
    for row in _rows(draft, after):
        box = Box.of([piece for pieces in row.values() for piece in pieces])
        if len(row) < ENOUGH or box.top - draft.box.bottom > FAR * _size(row):
            break
        _add(draft, row, box)


def gone_on(free: Sequence[Piece], before: Sequence[TableDraft]) -> list[TableDraft]:
    """Find the rows of a page without a table that a table of a page before goes on with.

    They fill more than two of its columns, and most. One row alone is no table by itself, nor is what
    mostly says again in its place what that table's page says there, such as a footer.
    """
    pieces = sorted(free, key=attrgetter("place"))
    for known in before:
        columns = _columns(known)
        if known.found_by == "tags" or len(columns) < known.columns:
            continue
        for start, (left, piece) in enumerate(zip([None, *pieces], pieces, strict=False)):
            if _column_of(piece, columns) not in (0, 1) or (left and _is_beside(left, piece)):
                continue
            rows = list(_rows(known, pieces[start:]))
            if rows and len(rows[0]) > max(ENOUGH, FILLED * known.columns):
                first = [one for cell in rows[0].values() for one in cell]
                # An area's name may stand where it stood, the rest of a footer does.
                if 2 * sum(_is_repeated(one, known) for one in first) < len(first):
                    return [_table(known, rows)]
    return []


def _is_beside(left: Piece, piece: Piece) -> bool:
    """Tell whether a text stands right of another, at its height."""
    return left.x1 <= piece.x0 and left.top < piece.bottom and piece.top < left.bottom


def _is_repeated(piece: Piece, known: TableDraft) -> bool:
    """Tell whether a table of the page before says a text in its place."""
    return any(
        piece.text == other.text
        and abs(piece.x0 - other.x0) <= LEVEL
        and abs(piece.baseline - other.baseline) <= LEVEL
        for other in known.pieces()
    )


def _table(known: TableDraft, rows: Sequence[Cells]) -> TableDraft:
    boxes = [Box.of([piece for pieces in row.values() for piece in pieces]) for row in rows]
    sides = _columns(known)
    box = Box(known.box.x0, boxes[0].top, known.box.x1, boxes[0].top)
    edges = [sides[0].x0, *[side.x1 for side in sides.values()]]
    out = TableDraft(0, known.columns, [], "alignment", box, edges)
    for row, around in zip(rows, boxes, strict=True):
        _add(out, row, around, sides)
    return out


def _add(draft: TableDraft, row: Cells, box: Box, sides: dict[int, Box] | None = None) -> None:
    for column, side in (sides or _columns(draft)).items():
        place = Box(side.x0, max(box.top, draft.box.bottom), side.x1, box.bottom)
        draft.cells.append(CellDraft(draft.rows, column, row.get(column, []), box=place))
    draft.rows += 1
    draft.box = Box(draft.box.x0, draft.box.top, draft.box.x1, box.bottom)


def _size(row: Cells) -> float:
    return max(piece.size for pieces in row.values() for piece in pieces)


def _rows(draft: TableDraft, pieces: Sequence[Piece]) -> Iterator[Cells]:
    """Yield the rows that texts make in a table's columns, until one is set otherwise.

    Each cell begins as others of its column do, and the first one in the first column, or where that
    is empty in another row, in the second; a row that says the header again is none.
    """
    columns = _columns(draft)
    header = [p.text for cell in draft.cells if cell.row == 0 for p in cell.pieces]
    first = [cell for cell in draft.cells if cell.row and cell.column == 0]
    begins = int(any(not cell.pieces for cell in first))
    for row in _in_columns(pieces, columns):
        texts = [piece.text for found in row.values() for piece in found]
        if min(row) > begins or texts == header[: len(texts)] or not _is_alike(draft, row):
            return
        yield row


def _in_columns(pieces: Sequence[Piece], columns: dict[int, Box]) -> Iterator[Cells]:
    """Yield texts row by row, from the first one until one stands in no column, or runs on to the next.

    A text alone that a blank parts from the row below it, such as a band, is a row of its own.
    What stands far below a row ends the table, as the page's foot does.
    """
    row: Cells = {}
    last = -1
    end = 0.0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        column = _column_of(piece, columns)
        if column is None or (row and piece.top - end > FAR * piece.size):
            break
        if before is not None and column > last and _runs_on(before, piece):
            return
        up = before is not None and piece.baseline < before.baseline - piece.size / 2
        alone = before is not None and len(row) == 1 and _stands_apart(piece, before)
        if column < last or (column == last and (up or alone)):
            yield row
            row = {}
        row.setdefault(column, []).append(piece)
        last = column
        end = max(end, piece.bottom)
    if row:
        yield row


def _stands_apart(piece: Piece, above: Piece) -> bool:
    """Tell whether a text is no next line of the one above."""
    return piece.baseline > above.baseline + NEXT_LINE * piece.size


def _runs_on(before: Piece, piece: Piece) -> bool:
    """Tell whether a text goes on with the one before it on a line, as words do."""
    return _is_beside(before, piece) and piece.x0 - before.x1 <= SIGN_GAP * piece.size


def _columns(draft: TableDraft) -> dict[int, Box]:
    """Return the place of each column that some cell has for itself."""
    cells = [c for c in draft.cells if c.column_span == 1 and c.box is not None]
    return {cell.column: cell.box for cell in sorted(cells, key=attrgetter("column")) if cell.box}


def _column_of(piece: Piece, columns: dict[int, Box]) -> int | None:
    inside = (
        n for n, box in columns.items() if box.x0 - EDGE <= piece.x0 and piece.x1 <= box.x1 + EDGE
    )
    return next(inside, None)


def _is_alike(draft: TableDraft, row: Cells) -> bool:
    """Tell whether a row's cells begin as others of their columns do, those below no other left out."""
    own = {id(piece) for pieces in row.values() for piece in pieces}
    columns: dict[int, list[Piece]] = {}
    for cell in draft.cells:
        if cell.row and cell.pieces:
            columns.setdefault(cell.column, []).extend(p for p in cell.pieces if id(p) not in own)
    known = [(pieces[0], columns[column]) for column, pieces in row.items() if column in columns]
    return len(known) >= ENOUGH and all(
        any(
            set_alike(piece, other)
            and piece.bold == other.bold
            and abs(piece.size - other.size) <= SAME_SIZE
            for other in others
        )
        for piece, others in known
    )
