"""Rows told by how their cells are set: from the top of the row, in its middle, or at its foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, product

from parsers.pdf.tables.aligned import ENOUGH, LEVEL, Row, Segment, by_column, column_of
from parsers.pdf.texts.habits import NEXT_LINE
from parsers.pdf.texts.signs import is_symbol

Block = Sequence[Segment]  # lines under one another
Share = Callable[[Sequence[Segment], Sequence[Block]], "list[Block] | None"]


def as_set(rows: Sequence[Row], edges: Sequence[float]) -> tuple[list[Row], bool]:
    """Share lines out to rows whose cells are all set alike; tell whether all begin level, too.

    A column with an entry in every row, such as a status, tells where the rows are; the lines of
    every other column must part into cells that are level with those. No rows where they do not.
    Where cells begin level, a row without an entry seems to go on with the one above it.
    """
    out: list[Row] = []
    part: list[Segment] = []
    level = False
    for row in [*rows, None]:
        if row is not None and not _is_band(row, edges):
            part.extend(row.segments)
            continue
        if part:
            found, share = _rows_of(part, edges)
            if not found:
                return [], level
            level = level or share is _from_top
            out.extend(found)
            part = []
        if row is not None:
            out.append(row)
    return out, level


def _is_band(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether a row is one text that runs across columns."""
    places = [column_of(edges, s.x0, s.x1) for s in row.segments]
    return len(places) == 1 and places[0][0] != places[0][1]


def _rows_of(given: Sequence[Segment], edges: Sequence[float]) -> tuple[list[Row], Share]:
    columns = [
        sorted(column, key=lambda s: s.top) for column in by_column([Row(list(given))], edges)
    ]
    if sum(map(len, columns)) < len(given):
        return [], _from_top
    entries = [found for found in map(_entries, columns) if found]
    counts = Counter(map(len, entries))
    for count in sorted(counts, reverse=True):
        # A list's items may stand as far apart as rows do, and a column skip rows: most tell.
        if counts[count] <= sum(counts[other] for other in counts if other > count):
            continue
        for found, share in product(entries, (_from_top, _in_middle, _at_foot)):
            rows = _shared(columns, found, share) if len(found) == count else []
            if rows:
                return rows, share
    return [], _from_top


def _entries(column: Sequence[Segment]) -> list[Block]:
    """Return a column's entries, one a row: a line each, or a sign with a line under it.

    Empty where lines stand so near to one another that they may be one text's.
    """
    if len(column) < ENOUGH:
        return []
    if not any(map(_is_near, pairwise(column))):
        return [(segment,) for segment in column]
    head = len(column) % 2  # a header may stand over pairs
    rest = column[head:]
    if all(is_symbol(s.text) for s in rest[::2]) and not any(
        is_symbol(s.text) for s in (*column[:head], *rest[1::2])
    ):
        pairs = zip(rest[::2], rest[1::2], strict=True)
        return [*[(segment,) for segment in column[:head]], *pairs]
    return []


def _is_near(block: Block) -> bool:
    """Tell whether lines stand as near to one another as a text's do."""
    return all(
        after.baseline - one.baseline <= NEXT_LINE * one.size for one, after in pairwise(block)
    )


def _is_under_another(cell: Block) -> bool:
    """Tell whether a cell's text stands far under a line that is no point of a list."""
    return not _is_near(cell) and cell[0].text[:1].isalnum()


def _shared(
    columns: Sequence[Sequence[Segment]], entries: Sequence[Block], share: Share
) -> list[Row]:
    """Return the rows that all columns' lines make beside some entries; empty where they make none."""
    rows = [Row() for _ in entries]
    filled = [0] * len(rows)
    for column in columns:
        cells = share(column, entries)
        # A caption or headers over the first row may seem to end level with it, as a list's points do.
        if cells is None or (share is _at_foot and _is_under_another(cells[0])):
            return []
        for index, cell in enumerate(cells):
            rows[index].segments.extend(cell)
            filled[index] += len(cell) > 0
    if min(filled) < ENOUGH:
        return []
    apart = all(one.bottom <= after.top + LEVEL for one, after in pairwise(rows))
    return rows if apart else []


def _from_top(column: Sequence[Segment], entries: Sequence[Block]) -> list[Block] | None:
    """Part lines where each cell begins level with an entry."""
    cells: list[list[Segment]] = [[] for _ in entries]
    at = 0
    for line in column:
        while at + 1 < len(entries) and entries[at + 1][0].top <= line.top + LEVEL:
            at += 1
        if not cells[at] and abs(line.top - entries[at][0].top) > LEVEL:
            return None
        cells[at].append(line)
    return list(cells)


def _at_foot(column: Sequence[Segment], entries: Sequence[Block]) -> list[Block] | None:
    """Part lines where each cell ends level with an entry."""
    cells: list[list[Segment]] = [[] for _ in entries]
    at = len(entries) - 1
    for line in reversed(column):
        while at and entries[at - 1][-1].bottom >= line.bottom - LEVEL:
            at -= 1
        if not cells[at] and abs(line.bottom - entries[at][-1].bottom) > LEVEL:
            return None
        cells[at].insert(0, line)
    return list(cells)


def _in_middle(column: Sequence[Segment], entries: Sequence[Block]) -> list[Block] | None:
    """Part lines where each cell's middle is level with an entry's."""
    cells: list[Block] = []
    first = 0
    for entry in entries:
        middle = _middle(entry)
        end = first
        while end < len(column) and _middle(column[first : end + 1]) <= middle + LEVEL:
            end += 1
        if end > first and _middle(column[first:end]) < middle - LEVEL:
            return None
        cells.append(column[first:end])
        first = end
    return cells if first == len(column) else None


def _middle(block: Block) -> float:
    return (block[0].top + block[-1].bottom) / 2
