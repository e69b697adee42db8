"""Headers that stand over several columns where no lines tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from parsers.pdf.tables.aligned import ENOUGH, Segment, bounds, column_of, rivers
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.texts.lines import SAME_LINE
from schema import Box

MIDDLE: Final = 0.15  # of its columns' width: a header's middle is this near to theirs
MOST_COLUMNS: Final = (
    16  # of a table whose headers are shared out; wider ones have none over others
)


def column_bounds(given: Sequence[Segment], between: Sequence[tuple[float, float]]) -> list[float]:
    """Return the inner column bounds of a table; `between` are the blank strips in it."""
    edges = bounds(given, between)
    rest = without_spanning(given, edges)
    return edges if len(rest) == len(given) else bounds(rest, rivers(rest, spanning=0.0))


def without_spanning(given: Sequence[Segment], edges: Sequence[float]) -> list[Segment]:
    """Leave out the segments that stand alone in a column, over two that go on below them.

    Such a header is set in the middle over its columns, so that it seems to have one of its own;
    what remains shows the columns as they are. `edges` are the inner column bounds.
    """
    places = [column_of(edges, segment.x0, segment.x1) for segment in given]
    columns: list[list[Segment]] = [[] for _ in range(len(edges) + 1)]
    for segment, (first, last) in zip(given, places, strict=True):
        if first == last:
            columns[first].append(segment)
    spanning = [
        column[0]
        for index, column in enumerate(columns)
        if 0 < index < len(edges)
        and len(column) == 1
        and _stands_over(column[0], columns[index - 1], columns[index + 1])
    ]
    return [segment for segment in given if not any(segment is one for one in spanning)]


def _stands_over(head: Segment, left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    return all(
        len([one for one in side if one.top > head.baseline]) >= ENOUGH
        and not any(abs(one.baseline - head.baseline) <= SAME_LINE * head.size for one in side)
        for side in (left, right)
    )


def widen_headers(draft: TableDraft) -> None:
    """Let the headers of a table's first row reach over the columns that they stand above.

    The second row heads every column but the first ones, and says the same under each header, or
    each is in the middle over its columns. Nothing is drawn between them.
    """
    if draft.drawn or draft.rows <= ENOUGH or not ENOUGH < draft.columns <= MOST_COLUMNS:
        return
    second = {c.column: c for c in draft.cells if c.row == 1 and c.pieces and c.column_span == 1}
    lead = draft.columns - len(second)
    if not lead or len(second) < ENOUGH or sorted(second) != list(range(lead, draft.columns)):
        return
    starts = min(p.x0 for p in second[lead].pieces)
    first = [c for c in draft.cells if c.row == 0 and c.pieces]
    heads = sorted(
        (c for c in first if Box.of(c.pieces).center[0] > starts), key=lambda c: c.pieces[0].x0
    )
    if not 0 < len(heads) < len(second) or any(c.row_span > 1 for c in heads):
        return
    counts = _repeated(second, lead, len(heads)) or _centred(second, lead, heads)
    if not counts:
        return
    draft.cells = [c for c in draft.cells if c.row or (c.column < lead and c not in heads)]
    column = lead
    for head, count in zip(heads, counts, strict=True):
        boxes = [second[at].box or Box.of(second[at].pieces) for at in (column, column + count - 1)]
        around = Box.of(head.pieces)
        box = Box(boxes[0].x0, around.top, boxes[1].x1, around.bottom)
        draft.cells.append(CellDraft(0, column, head.pieces, 1, count, box))
        column += count


def _repeated(second: dict[int, CellDraft], lead: int, heads: int) -> list[int]:
    """Return how many columns each header reaches over, where the row below says the same under each."""
    texts = [
        " ".join(p.text.strip() for p in second[column].pieces)
        for column in range(lead, lead + len(second))
    ]
    count, rest = divmod(len(texts), heads)
    return [count] * heads if heads > 1 and not rest and texts == texts[:count] * heads else []


def _centred(second: dict[int, CellDraft], lead: int, heads: Sequence[CellDraft]) -> list[int]:
    """Return how many columns each header reaches over, where each is in the middle over its own."""
    boxes = [Box.of(second[column].pieces) for column in range(lead, lead + len(second))]
    middles = [Box.of(head.pieces).center[0] for head in heads]
    for counts in _shares(len(boxes), len(heads)):
        first = 0
        for middle, count in zip(middles, counts, strict=True):
            x0, x1 = boxes[first].x0, boxes[first + count - 1].x1
            if abs(middle - (x0 + x1) / 2) > MIDDLE * (x1 - x0):
                break
            first += count
        else:
            return counts
    return []


def _shares(columns: int, heads: int) -> Iterator[list[int]]:
    """Yield every way to share columns out among headers, in their order."""
    for cuts in combinations(range(1, columns), heads - 1):
        yield [b - a for a, b in pairwise([0, *cuts, columns])]
