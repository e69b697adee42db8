"""Headers that stand over several columns, in tables that nothing but alignment shows."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf.aligned import ENOUGH, Segment, bounds, column_of, rivers
from parsers.pdf.lines import SAME_LINE


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
