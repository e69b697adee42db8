"""Names of areas that stand at the left of a table's rows, or among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from parsers.report.measures.measures import Row
from parsers.report.page import headings
from parsers.report.page.headings import Heading
from schema import Box

MIDDLE: Final = 0.25  # of the distance of rows: a name this near to their middle is set in it
INSET: Final = 8.0  # points; a name that begins this near below a row's top is set at its top
WITHIN: Final = 1.0  # points; a text that reaches no further over its row stands in it


def stands_aside(name: Box | None, table: Box | None) -> bool:
    """Tell whether a name stands at the left of a table, at the height of its rows."""
    return (
        name is not None
        and table is not None
        and name.x1 <= table.x0
        and table.top <= name.center[1] <= table.bottom
    )


def beside(names: Sequence[Heading], rows: Sequence[Row]) -> Callable[[Row], str]:
    """Return the function that tells a row's area from names above it or beside it.

    Names that are not at the top of a row each, but in the middle of rows that they share out,
    are those rows'.
    """
    boxes = [row.box for row in rows if row.box is not None]
    shared = amid(names, boxes) if len(boxes) == len(rows) else []

    def choose(row: Row) -> str:
        for name, first, last in shared:
            if row.box is not None and first <= row.box.center[1] <= last:
                return name.name
        return _nearest(names, row)

    return choose


def amid(names: Sequence[Heading], rows: Sequence[Box]) -> list[tuple[Heading, float, float]]:
    """Return names set in the middle of their rows, with the top and the end of these.

    Empty where they do not stand at the left, do not share out the rows so, or may as well stand
    at the tops of rows.
    """
    placed = sorted(
        [(name.box.center[1], name) for name in names if name.box], key=lambda one: one[0]
    )
    steps = sorted(lower.center[1] - upper.center[1] for upper, lower in pairwise(rows))
    left = all(name.box.x1 <= rows[0].x0 for name in names if name.box and rows)
    if len(placed) < len(names) or not steps or not left or at_tops(names, rows):
        return []
    out: list[tuple[Heading, float, float]] = []
    first = 0
    for middle, name in placed:
        ends = range(first, len(rows))
        off = [abs((rows[first].top + rows[last].bottom) / 2 - middle) for last in ends]
        if not off or min(off) > MIDDLE * steps[len(steps) // 2]:
            return []
        last = ends[off.index(min(off))]
        out.append((name, rows[first].top, rows[last].bottom))
        first = last + 1
    return out if first == len(rows) else []


def at_tops(names: Sequence[Heading], rows: Sequence[Box]) -> bool:
    """Tell whether names begin where a row does, each."""
    return all(
        any(name.box and -WITHIN <= name.box.top - row.top <= INSET for row in rows)
        for name in names
    )


def _nearest(names: Sequence[Heading], row: Row) -> str:
    if row.box is not None:
        within = [item for item in names if item.box and row.box.contains(item.box.center)]
        if len(within) == 1:
            return within[0].name
        level = _level(names, row.box)
        names = [level] if level is not None else names
    own = headings.nearest(names, row.box)
    return own.name if own is not None else ""


def _level(fitting: Sequence[Heading], row: Box) -> Heading | None:
    """Return the heading that stands at a row's left, None where headings stand elsewhere.

    A heading's box spans its rows; where it holds but the text, the next heading begins where
    its text does.
    """
    beside = [item for item in fitting if item.box is not None and item.box.x1 <= row.x0]
    if len(beside) < len(fitting):
        return None
    middle = row.center[1]
    around = [item for item in beside if item.box and item.box.top <= middle <= item.box.bottom]
    if len(around) == 1:
        return around[0]
    begun = [item for item in beside if item.box and item.box.center[1] <= row.bottom]
    return max(begun, key=lambda item: item.box.top if item.box else 0.0, default=beside[0])
