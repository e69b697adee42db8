"""The overview of a text layer that keeps the layout: boxes of texts and tables of counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.text.layout.segments import Segment
from parsers.text.lines import Line, without_bullet
from parsers.text.linewords import LineWords

# How many letters left of its table of counts an area's box may begin.
BOX_LEFT: Final = 9
# How many letters left of its header a figure or symbol may stand.
ALIGNED: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """A table of counts on an overview: its header's line, and its first and last column."""

    y: int
    left: int
    right: int

    def holds(self, item: Segment, below: int | None) -> bool:
        """Tell whether a text stands in the table, which ends above the line `below`."""
        across = self.left - ALIGNED <= item.x <= self.right
        return across and self.y <= item.y and (below is None or item.y < below)


def count_tables(segments: Sequence[Segment], words: LineWords) -> list[CountTable]:
    """Return the tables of counts on a page, line by line, from left to right."""
    found: list[CountTable] = []
    for y in sorted({item.y for item in segments}):
        left: int | None = None
        for item in (item for item in segments if item.y == y):
            header = words.header(item.text)
            if not header:
                left = None
                continue
            left = item.x if left is None else left
            if "count" in header:
                found.append(CountTable(y=y, left=left, right=item.x + len(item.text)))
                left = None
    return found or _tables_without_header(segments, words)


def _tables_without_header(segments: Sequence[Segment], words: LineWords) -> list[CountTable]:
    """Return the places of counts that are lines of their own, in boxes beside each other."""
    found: list[CountTable] = []
    for item in segments:
        if words.count(item.text) is None:
            continue
        right = item.x + len(item.text)
        home = next(
            (place for place, table in enumerate(found) if _overlap(table, item.x, right)), None
        )
        if home is None:
            found.append(CountTable(y=item.y, left=item.x, right=right))
        else:
            known = found[home]
            found[home] = CountTable(
                y=known.y, left=min(known.left, item.x), right=max(known.right, right)
            )
    return sorted(found, key=lambda table: (table.y, table.left)) if len(found) > 1 else []


def _overlap(table: CountTable, left: int, right: int) -> bool:
    return table.left < right and left < table.right


def overview_lines(
    segments: Sequence[Segment], tables: Sequence[CountTable], words: LineWords
) -> list[Line]:
    """Return the boxes of an overview one by one: texts, then counts.

    The texts stand above their counts, or left of them where the header's line has some.
    """
    inside: dict[int, list[Segment]] = {number: [] for number in range(len(tables))}
    rest: list[Segment] = []
    for item in segments:
        home = next(
            (
                number
                for number, table in enumerate(tables)
                if table.holds(item, _next_below(table, tables)) and _is_count(item, words)
            ),
            None,
        )
        (rest if home is None else inside[home]).append(item)
    found: list[Line] = []
    bands = sorted({table.y for table in tables})
    for number, y in enumerate(bands):
        row = [place for place, table in enumerate(tables) if table.y == y]
        beside = any(item.y == y for item in rest)
        start = 0 if number == 0 else (y if beside else bands[number - 1])
        end = bands[number + 1] if number + 1 < len(bands) else None
        if not beside and end is not None:
            end = y
        texts = [item for item in rest if start <= item.y and (end is None or item.y < end)]
        lefts = [0] if beside else [max(0, tables[place].left - BOX_LEFT) for place in row]
        for box, place in enumerate(row):
            found.extend(_box_lines([item for item in texts if _box_of(item.x, lefts) == box]))
            found.extend(_count_lines(inside[place]))
    return found


def _next_below(table: CountTable, tables: Sequence[CountTable]) -> int | None:
    return min(
        (
            other.y
            for other in tables
            if other.y > table.y and other.left <= table.right and table.left <= other.right
        ),
        default=None,
    )


def _is_count(item: Segment, words: LineWords) -> bool:
    return bool(
        words.header(item.text)
        or words.status(item.text)
        or words.count(item.text)
        or item.text.isdigit()
    )


def _box_lines(items: Sequence[Segment]) -> list[Line]:
    found: list[Line] = []
    before: int | None = None
    bullet = False
    for y in sorted({item.y for item in items}):
        text = " ".join(item.text for item in items if item.y == y)
        goes_on = not bullet and text[:1].islower()
        gap = before is None or (y > before + 1 and not goes_on)
        found.append(Line(text=text, gap=gap))
        before = y
        bullet = bullet or without_bullet(text) is not None
    return found


def _count_lines(items: Sequence[Segment]) -> list[Line]:
    lines: list[Line] = []
    for y in sorted({item.y for item in items}):
        text = " ".join(item.text for item in items if item.y == y)
        if any(letter.isalnum() for letter in text) or len(items) == 1:
            lines.append(Line(text=text, gap=True))
    return lines


def _box_of(x: int, lefts: Sequence[int]) -> int:
    return max((number for number, left in enumerate(lefts) if x >= left), default=0)
