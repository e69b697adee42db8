"""Texts that reach over several rows of a table, where no lines part its rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.tables.aligned import (
    ENOUGH,
    LEVEL,
    Row,
    Segment,
    Tall,
    by_column,
    column_of,
    strips,
)
from parsers.pdf.tables.anchors import ANCHOR, anchored
from parsers.pdf.tables.draft import Extent

WITHIN: Final = 1.0  # points; a text that reaches no further over its row stands in it
MIDDLE: Final = 0.25  # of the distance of rows: a text this near to their middle is set in it


def rows_of(given: Sequence[Segment], edges: Sequence[float]) -> list[Row]:
    """Part segments into rows; `edges` are the inner column bounds.

    Where the texts of the first or the last column stand across rows that the others show, each of
    them is in the middle of its rows, or level with the first of them.
    """
    rows = anchored(strips(given), edges)
    if len(edges) < ENOUGH:
        return rows
    for column in (0, len(edges)):
        own = [s for s in given if column_of(edges, s.x0, s.x1) == (column, column)]
        if not own or len(own) == len(given):
            continue
        gone = {id(segment) for segment in own}
        found = anchored(strips([s for s in given if id(s) not in gone]), edges)
        if len(found) < len(rows) or not all(_is_row(row, edges, column) for row in found):
            continue
        blocks = [row.segments for row in strips(own)]
        extents = [extent(block) for block in blocks]
        single = _single(extents, found, at_top=_begin_level(found, edges), optional=column > 0)
        runs = [] if single else shared(extents, [(row.top, row.bottom) for row in found])
        if single and len(found) > len(rows) and are_marked(found, edges):
            return _with_names(found, blocks)
        if len(found) == len(rows) and not _amid(extents, runs, found):
            continue
        if runs:
            return _with_tall(found, column, blocks, runs)
    return rows


def extent(block: Sequence[Segment]) -> Extent:
    """Return the top and the bottom of some text."""
    return min(s.top for s in block), max(s.bottom for s in block)


def shared(blocks: Sequence[Extent], rows: Sequence[Extent]) -> list[int]:
    """Return how many rows each text reaches over: it stands in its row, or amid its rows.

    Empty where the rows cannot be shared out so.
    """
    if len(rows) < ENOUGH:
        return []
    steps = sorted((c + d - a - b) / 2 for (a, b), (c, d) in pairwise(rows))
    near = MIDDLE * steps[len(steps) // 2]
    out: list[int] = []
    first = 0
    for top, bottom in blocks:
        if first == len(rows):
            return []
        if rows[first][0] - WITHIN <= top and bottom <= rows[first][1] + WITHIN:
            count = 1
        else:
            gaps = [
                abs(rows[first][0] + rows[last][1] - top - bottom) / 2
                for last in range(first, len(rows))
            ]
            count = 1 + min(range(len(gaps)), key=gaps.__getitem__)
            inside = [a - WITHIN <= top and bottom <= b + WITHIN for a, b in rows[first:][:count]]
            # What stands in one of its rows is in the middle of them where it is the middle one.
            if gaps[count - 1] > near or (any(inside) and not inside[count // 2] * (count % 2)):
                return []
        out.append(count)
        first += count
    return out if first == len(rows) else []


def _begin_level(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell whether cells of unlike heights begin level in each row that has such, and some row has."""
    unlike = 0
    for row in rows:
        cells = [extent(cell) for cell in by_column([row], edges) if cell]
        heights = [bottom - top for top, bottom in cells]
        if len(cells) < ENOUGH or max(heights) - min(heights) <= LEVEL:
            continue
        tops = [top for top, _ in cells]
        if max(tops) - min(tops) > LEVEL:
            return False
        unlike += 1
    return unlike > 0


def _single(blocks: Sequence[Extent], rows: Sequence[Row], *, at_top: bool, optional: bool) -> bool:
    """Tell whether each text is a single row's, though it is in the middle of several as well.

    It stands in that row, or beside no other where the column may be empty (`optional`); else every
    text begins level with its row, and one of these is higher than it, or cells are set `at_top`.
    """
    level, higher = True, at_top
    for top, bottom in blocks:
        row = next((r for r in rows if r.top - WITHIN <= top and bottom <= r.bottom + WITHIN), None)
        beside = [r for r in rows if top < r.bottom and r.top < bottom] if optional else []
        row = beside[0] if len(beside) == 1 else row
        if row is None:
            return False
        level = level and abs(row.top - top) <= WITHIN
        higher = higher or row.bottom - bottom > LEVEL
    return optional or (level and higher)


def _amid(blocks: Sequence[Extent], runs: Sequence[int], rows: Sequence[Row]) -> bool:
    """Tell whether some text stands amid several rows, level with the first of none."""
    starts = [sum(runs[:index]) for index in range(len(runs))]
    tall = [
        block[0] - rows[first].top
        for block, first, count in zip(blocks, starts, runs, strict=False)
        if count > 1
    ]
    return bool(tall) and min(tall) > LEVEL


def are_marked(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell whether a column has one short line in every row, such as a priority, or each of three has a line.

    The items of two lists may stand level too.
    """
    marks = [
        column
        for column in by_column(rows, edges)
        if len(column) == len(rows)
        and all(sum(any(s is one for one in column) for s in row.segments) == 1 for row in rows)
    ]
    short = any(all(len(s.text) <= ANCHOR for s in column) for column in marks)
    return short or len(marks) > ENOUGH


def _with_names(rows: list[Row], blocks: Sequence[list[Segment]]) -> list[Row]:
    """Put texts into the rows that they stand in."""
    for block in blocks:
        top, bottom = extent(block)
        own = next(r for r in rows if r.top - WITHIN <= top and bottom <= r.bottom + WITHIN)
        own.segments.extend(block)
    return rows


def _with_tall(
    rows: list[Row], column: int, blocks: Sequence[list[Segment]], runs: Sequence[int]
) -> list[Row]:
    first = 0
    for block, count in zip(blocks, runs, strict=True):
        if count == 1:
            rows[first].segments.extend(block)
        else:
            rows[first].tall.append(Tall(column, block, count))
        first += count
    return rows


def _is_row(row: Row, edges: Sequence[float], column: int) -> bool:
    """Tell whether a row has text in several columns, without the first or last `column` that is told.

    Without the last one, it begins in the first two: else it may be the last points of another row.
    """
    first = min(column_of(edges, s.x0, s.x1)[0] for s in row.segments)
    return _filled(row, edges) >= ENOUGH and (not column or first < ENOUGH)


def _filled(row: Row, edges: Sequence[float]) -> int:
    """Return how many columns a row has text in."""
    return len({column_of(edges, s.x0, s.x1) for s in row.segments})
