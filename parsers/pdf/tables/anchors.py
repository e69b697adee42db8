"""Rows that blanks do not tell: by painting, by how cells are set, or by one short entry in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, product
from typing import Final

from parsers.pdf.tables.aligned import ENOUGH, LEVEL, Row, Segment, by_column, column_of
from parsers.pdf.tables.painted import as_painted
from parsers.pdf.texts.habits import NEXT_LINE
from parsers.pdf.texts.lines import SAME_LINE
from parsers.pdf.texts.signs import is_symbol

ANCHOR: Final = 6  # characters; what marks a row, such as a priority, is no longer
NEAR_BELOW: Final = 1.6  # of the font size: paragraphs of one cell stand this near to each other

Block = Sequence[Segment]  # lines under one another
Share = Callable[[Sequence[Segment], Sequence[Block]], "list[Block] | None"]


def anchored(rows: list[Row], edges: Sequence[float]) -> list[Row]:
    """Correct rows by a column that holds one short line in every row, such as a priority."""
    painted = as_painted(rows, edges)
    if painted:
        return painted
    settled, level = as_set(rows, edges)
    if settled and not level:
        return settled
    found = _by_anchors(rows, edges)
    begun = sum(not _is_point(row, edges) for row in found)
    return settled if settled and len(settled) >= begun else found


def _is_point(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether a row is text in one column alone, behind the first two: some row's last points."""
    columns = {column_of(edges, s.x0, s.x1) for s in row.segments}
    return len(columns) == 1 and min(columns)[0] > 1


def _by_anchors(rows: list[Row], edges: Sequence[float]) -> list[Row]:
    best, place = _anchors(rows, edges)
    if not best:
        return rows
    out: list[Row] = []
    for row in rows:
        anchors = [segment for segment in row.segments if any(segment is one for one in best)]
        if len(anchors) >= ENOUGH:
            out.extend(_shared_out(row, anchors))
        elif out and not anchors and _is_rest(row, out[-1], best, edges[max(place, 1) :] or edges):
            out[-1].segments.extend(row.segments)
        else:
            out.append(row)
    return out


def _anchors(rows: Sequence[Row], edges: Sequence[float]) -> tuple[list[Segment], int]:
    """Return the entries of the column that marks rows best, and its place; none where none does."""
    best: list[Segment] = []
    place = 0
    for column, entries in enumerate(by_column(rows, edges)):
        if len(entries) < ENOUGH or any(len(entry.text) > ANCHOR for entry in entries):
            continue
        if sum(entry.text.strip(". ").isalnum() for entry in entries) < len(entries):
            continue
        if _are_wrapped(rows, entries):
            continue
        if len(entries) > len(best):
            best, place = entries, column
    return best, place


def _are_wrapped(rows: Sequence[Row], entries: Sequence[Segment]) -> bool:
    """Tell whether entries of a column are the lines of wrapped ones, such as `Høst ⏎ 2024`.

    They stand near below one another in a row, and the sentences beside most of the further ones
    go on there, and do not begin; or nothing stands beside them.
    """
    own = {id(entry) for entry in entries}
    further = going_on = 0
    for row in rows:
        inside = sorted([s for s in row.segments if id(s) in own], key=lambda s: s.baseline)
        for above, entry in pairwise(inside):
            if entry.baseline - above.baseline > NEAR_BELOW * entry.size:
                return False
            beside = [s for s in row.segments if abs(s.baseline - entry.baseline) <= LEVEL]
            further += 1
            alone = all(segment is entry for segment in beside)
            going_on += alone or any(segment.text[:1].islower() for segment in beside)
    return going_on > further / 2


def _is_rest(row: Row, above: Row, anchors: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether paragraphs go on with the row above, whose anchor stands at its top.

    They stand in the columns behind the first of `edges` alone, near below it.
    """
    first = min(segment.baseline for segment in above.segments)
    return (
        min(segment.x0 for segment in row.segments) > edges[0]
        and row.top - above.bottom < NEAR_BELOW * row.segments[0].size
        and any(
            segment.baseline - first <= SAME_LINE * segment.size
            for segment in above.segments
            if any(segment is one for one in anchors)
        )
    )


def _shared_out(row: Row, anchors: Sequence[Segment]) -> list[Row]:
    """Part a row with several anchors: each line goes to the anchor that it belongs to."""
    anchors = sorted(anchors, key=lambda segment: segment.baseline)
    others = [segment for segment in row.segments if not any(segment is a for a in anchors)]
    tops = [
        any(
            abs(segment.baseline - anchor.baseline) <= SAME_LINE * anchor.size for segment in others
        )
        for anchor in anchors
    ]
    first = min((segment.baseline for segment in others), default=anchors[0].baseline)
    at_top = all(tops) and abs(first - anchors[0].baseline) <= SAME_LINE * anchors[0].size
    rows = [Row([anchor]) for anchor in anchors]
    for segment in others:
        if at_top:
            index = max(
                0,
                sum(1 for a in anchors if a.baseline <= segment.baseline + SAME_LINE * a.size) - 1,
            )
        else:
            index = min(
                range(len(anchors)), key=lambda i: abs(anchors[i].baseline - segment.baseline)
            )
        rows[index].segments.append(segment)
    return rows


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
