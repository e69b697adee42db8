"""Tables that stand under one another, told apart by headings or a blank between them, or by columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from parsers.figures import are_amounts
from parsers.pdf.tables.aligned import COLUMN_START, ENOUGH, Row, Segment, set_alike
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.rivers import RIVER, rivers
from schema import Box

MOST: Final = 0.6  # of a row's columns: so many a header fills
PARTED: Final = 1.5  # ratio of blanks from which one may stand between two tables
OTHER_SIZE: Final = 1.08  # ratio of sizes from which a line is set apart from a table's body


def stacked(rows: Sequence[Row]) -> list[list[int]]:
    """Part rows into the tables that stand under one another with headings between them.

    A heading is set in bold or larger than the rows around it, and is no sum. One that is the first
    row's equal word for word, or fills the columns as that does, is a header and stays with its
    table; others belong to none.
    """
    sizes = sorted(segment.size for row in rows for segment in row.segments)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    apart = [_set_apart(row, usual) for row in rows]
    whole = [list(range(len(rows)))]
    texts = [[segment.text for segment in row.segments] for row in rows]
    heads = [
        i
        for i, row in enumerate(rows)
        if i and apart[i] and len(row.segments) > 1 and not are_amounts(texts[i][1:])
    ]
    body = sorted(len(row.segments) for row, bold in zip(rows, apart, strict=True) if not bold)
    least_of_body = MOST * body[len(body) // 2] if body else math.inf
    headed = apart[0] and len(texts[0]) >= least_of_body
    least = max(least_of_body, 2.0) if headed else math.inf  # of a header's texts
    first = len(list(takewhile(bool, apart)))
    if first > 1 and len(texts[first - 1]) >= max(least_of_body, len(texts[0])):
        heads = [i for i in heads if i >= first]  # the further lines of a header
    full = {i for i in heads if len(texts[i]) >= least and texts[i][1:] != texts[0][1:]}
    if full and max(full) == len(rows) - 1:
        heads.pop()  # a last row in bold, since a header has rows below it
    again = apart[:1] == [True] and all(texts[i][1:] == texts[0][1:] for i in heads)
    if not heads or (sum(apart) > len(rows) / 2 and not again):
        return whole
    headers = {i for i in heads if texts[i] == texts[0] or i in full}
    headings = {*heads} - headers
    if apart[0] and any(texts[i][1:] == texts[0][1:] for i in headings):
        headings.add(0)
    out: list[list[int]] = [[]]
    for index in range(len(rows)):
        if index in headers or index in headings:
            out.append([])
        if index not in headings:
            out[-1].append(index)
    return [part for part in out if part]


def in_other_columns(upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
    """Tell whether two tables' texts have other columns.

    Where those of the one with fewer stand under the other's, the further ones are but empty.
    """
    columns = [len(rivers(texts)) for texts in (upper, lower)]
    if not all(columns) or columns[0] == columns[1]:
        return False
    more, fewer = (upper, lower) if columns[0] > columns[1] else (lower, upper)
    return not all(any(set_alike(one, other) for other in more) for one in fewer)


def _set_apart(row: Row, usual: float) -> bool:
    pieces = [piece for segment in row.segments for piece in segment.pieces]
    return bool(pieces) and (
        all(piece.bold for piece in pieces)
        or min(segment.size for segment in row.segments) > OTHER_SIZE * usual
    )


def at_widest_blank(rows: Sequence[Row]) -> list[list[Segment]]:
    """Part rows at the widest blank between them, if it is much wider than the others."""
    if len(rows) < ENOUGH * ENOUGH:
        return []
    gaps = [b.top - a.bottom for a, b in pairwise(rows)]
    widest = max(range(ENOUGH - 1, len(gaps) - ENOUGH + 1), key=gaps.__getitem__)
    others = sorted([*gaps[:widest], *gaps[widest + 1 :]])
    size = rows[widest].segments[0].size
    if gaps[widest] < PARTED * max(others[len(others) // 2], RIVER * size):
        return []
    return [
        [s for row in part for one in (row.segments, *[t.segments for t in row.tall]) for s in one]
        for part in (rows[: widest + 1], rows[widest + 1 :])
    ]


def unlike(upper: Sequence[TableDraft], lower: Sequence[TableDraft]) -> bool:
    """Tell whether two parts are tables whose columns stand in other places, but for the first one's."""
    if not upper or not lower:
        return False
    one, two = (list(usual_places(draft).values())[1:] for draft in (upper[-1], lower[0]))
    return not any(
        any(
            abs(a - b) <= COLUMN_START
            for usual, others in zip(mine, theirs, strict=True)
            for a in usual
            for b in others
        )
        for mine in one
        for theirs in two
    )


Places = dict[int, list[list[float]]]  # of a column: where its texts start, end, have their middles


def usual_places(draft: TableDraft) -> Places:
    """Return where most texts of each column that has some start, where they end, and their middles."""
    out = {}
    for column in range(draft.columns):
        cells = [c for c in draft.cells if c.column == column and c.column_span == 1 and c.pieces]
        boxes = [Box.of(cell.pieces) for cell in cells]
        if boxes:
            places = ([b.x0 for b in boxes], [b.x1 for b in boxes], [b.center[0] for b in boxes])
            out[column] = [_usual(found) for found in places]
    return out


def _usual(places: Sequence[float]) -> list[float]:
    """Return the places that the most others are near to."""
    counts = [sum(abs(a - b) <= COLUMN_START for b in places) for a in places]
    return [at for at, count in zip(places, counts, strict=True) if count == max(counts)]
