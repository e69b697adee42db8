"""What stands side by side: two tables, a table and a text or a list beside it, or one table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from parsers.pdf.tables.aligned import ENOUGH, LEVEL, SHORT_TEXT, Segment, strips
from parsers.pdf.tables.draft import TableDraft, extents
from parsers.pdf.tables.listnames import levels

SIGN: Final = 2  # characters of a sign, such as a pictogram and its variant
MOST_LEVEL: Final = 0.7  # of the rows: so many begin level with rows beside them in one table
MOST_MET: Final = 0.3  # of the rows: so many at most do not meet one row beside them in one table
MOST_ALONE: Final = 0.5  # of the rows: so many go on beside nothing where a table beside them ends


def apart(left: TableDraft, right: TableDraft) -> bool:
    """Tell whether two halves are two tables: rows of their own, or the same columns again."""
    rows = [extents(draft) for draft in (left, right)]
    matched = len(rows[0]) == len(rows[1]) and all(
        min(a[1], b[1]) > max(a[0], b[0]) for a, b in zip(*rows, strict=True)
    )
    heads = [
        [
            " ".join(piece.text.strip() for piece in cell.pieces)
            for cell in draft.cells
            if cell.row == 0
        ]
        for draft in (left, right)
    ]
    times, rest = divmod(len(heads[1]), len(heads[0]))
    if not rest and heads[1] == heads[0] * times and len(set(heads[0])) > 1:
        return True
    widest = max([*_gaps(left), *_gaps(right)], default=0.0)
    far = right.box.x0 - left.box.x1 > widest
    if not matched:
        met = [_met(row, rows[1]) for row in rows[0]]
        level = _begins_with(left, rows[1]) or _begins_with(right, rows[0])
        crossed = sum(count > 1 for count in met)
        lone = sum(count == 0 for count in met)
        # Rows that go on in one half only may as well be those of one table, left empty there, and
        # several beside one row its paragraphs, where rows begin level.
        if level:
            alone = sum(_met(row, rows[0]) == 0 for row in rows[1])
            return far and (lone > MOST_MET * len(met) or alone > MOST_ALONE * len(rows[1]))
        return crossed + lone * far > MOST_MET * len(met)
    kinds = _kinds(left)
    return len(set(kinds)) > 1 and kinds == _kinds(right) and far


def painted_apart(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Tell whether one side was painted apart from the other, as no part of a table is.

    A table is painted row by row: of what is painted last, nothing stands above several more rows.
    Nor are several rows of one side painted with nothing of the other between them.
    """
    if _in_one_go(left, right) or _in_one_go(right, left):
        return True
    reach = [[p.place for s in side for p in s.pieces] for side in (left, right)]
    if min(reach[1]) > max(reach[0]):
        last = right
    elif min(reach[0]) > max(reach[1]):
        last = left
    else:
        return False
    own = {id(segment) for segment in last}
    sides = [{id(s) in own for s in row.segments} for row in strips([*left, *right])]
    begun = next(place for place, side in enumerate(sides) if True in side)
    return sum(False in side for side in sides[begun + 1 :]) >= ENOUGH


def _in_one_go(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Tell whether rows were painted with nothing of another side in between, and that all before or after.

    Of the other side what stands above and below them does not count.
    """
    places = [p.place for s in side for p in s.pieces]
    first, last = min(places), max(places)
    top, bottom = min(s.top for s in side), max(s.bottom for s in side)
    beside = [p.place for s in other if top < s.baseline < bottom for p in s.pieces]
    among = any(first < p.place < last for s in other for p in s.pieces)
    apart = bool(beside) and (min(beside) > last or max(beside) < first)
    return apart and not among and _by_rows(side)


def _by_rows(side: Sequence[Segment]) -> bool:
    """Tell whether lines of several texts were painted one after another, as rows of cells are.

    Those with half as many texts as others may be what some cells of a row go on with.
    """
    every = levels(side)
    most = max(map(len, every))
    full = [line for line in every if len(line) >= ENOUGH and 2 * len(line) > most]
    places = [[p.place for s in line for p in s.pieces] for line in full]
    return len(full) >= ENOUGH and all(
        max(one) < min(two) for one, two in itertools.pairwise(places)
    )


def _met(row: tuple[float, float], others: Sequence[tuple[float, float]]) -> int:
    """Return how many rows beside it a row stands level with."""
    return sum(min(row[1], other[1]) > max(row[0], other[0]) for other in others)


def _begins_with(draft: TableDraft, others: Sequence[tuple[float, float]]) -> bool:
    """Tell whether most rows of a table that fill several cells begin level with some others."""
    tops: dict[int, list[float]] = {}
    for cell in draft.cells:
        if cell.pieces:
            tops.setdefault(cell.row, []).append(min(piece.top for piece in cell.pieces))
    full = [min(found) for found in tops.values() if len(found) >= ENOUGH]
    level = sum(any(abs(top - other[0]) <= LEVEL for other in others) for top in full)
    return level >= MOST_LEVEL * len(full)


def _gaps(draft: TableDraft) -> list[float]:
    """Return the blanks between a table's columns."""
    reach: list[tuple[float, float]] = []
    for column in range(draft.columns):
        pieces = [p for c in draft.cells if c.column == column for p in c.pieces]
        reach.append((min(p.x0 for p in pieces), max(p.x1 for p in pieces)) if pieces else (0, 0))
    return [two[0] - one[1] for one, two in itertools.pairwise(reach)]


def _kinds(draft: TableDraft) -> list[str]:
    """Return what each column holds: numbers, signs, short or long text."""
    out = []
    for column in range(draft.columns):
        texts = [
            "".join(piece.text for piece in cell.pieces).strip()
            for cell in draft.cells
            if cell.column == column and cell.row
        ]
        if all(text.isdigit() for text in texts):
            out.append("number")
        elif all(len(text) <= SIGN for text in texts):
            out.append("sign")
        else:
            out.append("short" if all(len(text) <= SHORT_TEXT for text in texts) else "long")
    return out
