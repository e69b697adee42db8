"""Blank strips between columns of words that stand aligned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.pdf.tables.aligned import LEVEL, Segment

RIVER: Final = 0.55  # of the font size: a blank strip this wide can part two columns
SPANNING: Final = 0.2  # part of the lines that may run across a river (spanning headers)


def rivers(given: Sequence[Segment], *, spanning: float = SPANNING) -> list[tuple[float, float]]:
    """Return the blank strips (start, end) between columns, from left to right."""
    if not given:
        return []
    size = sorted([segment.size for segment in given])[len(given) // 2]
    allowed = 0
    if spanning:
        rows = len({round(segment.baseline / max(1.0, size)) for segment in given})
        allowed = int(spanning * rows)
    if not allowed:
        return [(left, right) for left, right in _gaps(given) if right - left >= RIVER * size]
    # What starts at a place comes before what ends there.
    changes = [(segment.x0, -1) for segment in given]
    changes += [(segment.x1, 1) for segment in given]
    changes.sort()
    low, high = changes[0][0], changes[-1][0]
    out: list[tuple[float, float]] = []
    depth = 0
    start: float | None = None
    for at, change in changes:
        before, depth = depth, depth - change
        if depth <= allowed < before:
            start = at
        elif before <= allowed < depth and start is not None:
            inside = [s for s in given if s.x0 >= start and s.x1 <= at]
            out.extend(_beside(inside, start, at))
            start = None
        elif before <= allowed < depth and at > low:
            # Columns with few entries at the left edge, and below at the right one.
            left = [s for s in given if s.x1 <= at]
            parted = _beside(left, low, at)
            out.extend(parted if _goes_on(left, given, at) else parted[:-1])
    if start is not None:
        out.extend(_beside([s for s in given if s.x0 >= start], start, high)[:-1])
    free = [gap for gap in _gaps(given) if gap[1] - gap[0] >= RIVER * size]
    return [_freed(strip, free) for strip in out if strip[1] - strip[0] >= RIVER * size]


def _freed(strip: tuple[float, float], free: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the only part of a strip that no segment at all reaches into, if there is one."""
    inner = [gap for gap in free if strip[0] <= gap[0] and gap[1] <= strip[1]]
    return inner[0] if len(inner) == 1 else strip


def _goes_on(left: Sequence[Segment], given: Sequence[Segment], at: float) -> bool:
    """Tell whether a line goes on, behind texts at the left, in the column that begins at a place.

    Else they may be headers that do not stand over the entries of their column.
    """
    end = max(s.x1 for s in given if s.x0 == at)
    beside = [s for s in given if at <= s.x0 < end]
    return any(abs(one.baseline - two.baseline) <= LEVEL for one in left for two in beside)


def _gaps(given: Sequence[Segment]) -> Iterator[tuple[float, float]]:
    """Yield the strips (start, end) that no segment reaches into."""
    ordered = sorted([(segment.x0, segment.x1) for segment in given])
    _, reach = ordered[0]
    for x0, x1 in ordered:
        if x0 > reach:
            yield reach, x0
        if x1 > reach:
            reach = x1


def _beside(inside: Sequence[Segment], start: float, end: float) -> list[tuple[float, float]]:
    """Part a strip by what stands within it: a column whose entries are few."""
    out = []
    at = start
    for segment in sorted(inside, key=lambda segment: segment.x0):
        if segment.x0 > at:
            out.append((at, segment.x0))
        at = max(at, segment.x1)
    return [*out, (at, end)]


def bounds(given: Sequence[Segment], strips_found: Sequence[tuple[float, float]]) -> list[float]:
    """Return a bound between columns for each blank strip: left of where the next one starts."""
    out = []
    for start, end in strips_found:
        left = max([s.x1 for s in given if s.x0 < start and s.x1 <= end], default=start)
        # A header set in the middle over short entries starts before they do.
        right = min([s.x0 for s in given if left < s.x0 < end < s.x1], default=end)
        out.append((left + right) / 2)
    return out
