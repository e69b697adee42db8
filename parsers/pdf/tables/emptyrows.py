"""Rows that hold nothing and that nothing draws: the blank that they leave is as high as they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.tables.draft import CellDraft, Extent, TableDraft, extents
from parsers.pdf.tables.listnames import bold
from schema import Axes, Box

SAME: Final = 0.6  # points; rows as high as one another differ by no more
EXACT: Final = 1.0  # points; a blank is so nearly as high as rows that hold nothing
FEWEST: Final = 2  # rows as low as one another show how high one is that holds nothing
MOST: Final = 3  # rows left empty below one another
# Points; a row whose height its texts tell is so much higher than they are: insets, and room for accents.
INSETS: Final = (5.0, 12.0)


def put_in_blank(draft: TableDraft) -> None:
    """Put rows that hold nothing into a table whose rows are not drawn, where a blank is as high as they are.

    Rows are as high as the lowest of them, or as their texts. So are they where texts stand at the top of
    their cells, or where they stand in the middle.
    """
    if draft.found_by == "tags" or draft.by_words not in (Axes.ROWS, Axes.BOTH):
        return
    if any(cell.row_span > 1 for cell in draft.cells):
        return
    rows = extents(draft)
    if len(rows) != draft.rows:
        return
    for place, count in reversed(_at_top(rows) or _in_middle(rows)):
        for _ in range(count):
            cells = [CellDraft(place, column) for column in range(draft.columns)]
            draft.insert_row(place, cells)


def _at_top(rows: Sequence[Extent]) -> list[tuple[int, int]]:
    """Return before which rows how many stand that hold nothing, where all texts begin at their cells' tops."""
    steps = [lower - upper for (upper, _), (lower, _) in pairwise(rows)]
    return _blanks(steps, [bottom - top for top, bottom in rows[:-1]])


def _in_middle(rows: Sequence[Extent]) -> list[tuple[int, int]]:
    """Return the same where all texts stand in the middle of their cells."""
    middles = [(top + bottom) / 2 for top, bottom in rows]
    steps = [lower - upper for upper, lower in pairwise(middles)]
    heights = [bottom - top for top, bottom in rows]
    return _blanks(steps, [(upper + lower) / 2 for upper, lower in pairwise(heights)])


def _blanks(steps: Sequence[float], heights: Sequence[float]) -> list[tuple[int, int]]:
    """Return the blanks among steps from row to row: all steps but these are as high as rows are.

    `heights` are those of the rows' texts. The first step is the header's, which is a row of its own kind.
    """
    own = list(zip(steps, heights, strict=True))[1:]
    lowest = _lowest(own)
    if lowest is None or len(own) <= FEWEST:
        return []
    found = []
    for place, (step, height) in enumerate(own, start=2):
        count = _count(step, height, lowest, own)
        if count is None:
            return []  # rows are of many heights: their blanks tell nothing
        if count:
            found.append((place, count))
    return found


Steps = Sequence[tuple[float, float]]  # from row to row, and how high each row's texts are


def _lowest(own: Steps) -> float | None:
    """Return how high the lowest rows are, None where one alone is so low."""
    lowest = min([step for step, _ in own], default=0.0)
    return lowest if sum(step - lowest <= SAME for step, _ in own) >= FEWEST else None


def _count(step: float, height: float, lowest: float, own: Steps) -> int | None:
    """Return how many rows that hold nothing a step reaches over, None where nothing tells."""
    alike = [other for other, text in own if abs(text - height) <= EXACT]
    if len(alike) < FEWEST and step - height > INSETS[1]:
        rest = [step - height - count * lowest for count in range(1, MOST + 1)]
        fitting = [place for place, inset in enumerate(rest, 1) if INSETS[0] <= inset <= INSETS[1]]
        if fitting and step - lowest > EXACT:
            return fitting[0]
    usual = min(alike) if len(alike) >= FEWEST else max(lowest, height + INSETS[0])
    if usual <= step <= height + INSETS[1] or abs(step - lowest) <= EXACT:
        return 0
    count = round((step - usual) / lowest)
    return count if abs(step - usual - count * lowest) <= EXACT and count <= MOST else None


def joined_over_blanks(drafts: Sequence[TableDraft]) -> list[TableDraft]:
    """Join tables that words' places alone show where rows that hold nothing part one from the next."""
    out: list[TableDraft] = []
    for draft in drafts if len(drafts) == 1 else sorted(drafts, key=lambda one: one.box.top):
        count = _rows_between(out[-1], draft) if out else 0
        if not count:
            out.append(draft)
            continue
        above = out[-1]
        first = above.rows + count
        empty = [
            CellDraft(row, column)
            for row in range(above.rows, first)
            for column in range(above.columns)
        ]
        for cell in draft.cells:
            cell.row += first
        above.cells = [*above.cells, *empty, *draft.cells]
        above.rows = first + draft.rows
        above.box = Box.of([above.box, draft.box])
        above.by_words |= draft.by_words
    return out


def _rows_between(upper: TableDraft, lower: TableDraft) -> int:
    """Return how many rows that hold nothing lie between two tables that are one, 0 where they are none."""
    if (
        {upper.found_by, lower.found_by} != {"alignment"}
        or upper.columns != lower.columns
        or bold([piece for cell in lower.cells if cell.row == 0 for piece in cell.pieces])
        or not _begin_alike(upper, lower)
    ):
        return 0
    above, below = extents(upper), extents(lower)
    if len(above) != upper.rows or len(below) != lower.rows:
        return 0
    steps = [b[0] - a[0] for rows in (above[1:], below) for a, b in pairwise(rows)]
    heights = [b - t for rows in (above[1:], below) for t, b in rows[:-1]]
    known = list(zip(steps, heights, strict=True))
    lowest = _lowest(known)
    top, bottom = above[-1]
    return _count(below[0][0] - top, bottom - top, lowest, known) or 0 if lowest else 0


def _begin_alike(upper: TableDraft, lower: TableDraft) -> bool:
    """Tell whether the texts of two tables begin below one another in two columns, the first one too."""
    starts = [
        {round(cell.pieces[0].x0): cell.column for cell in draft.cells if cell.pieces}
        for draft in (upper, lower)
    ]
    same = {column for x0, column in starts[0].items() if starts[1].get(x0) == column}
    return 0 in same and len(same) >= FEWEST
