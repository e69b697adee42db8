"""Rows between tabs whose cells hold line breaks, as a script prints them that joins cells by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.bullets import split_bullet

# A row of a table has so many tabs at least; fewer are an indent, or two texts side by side.
FEWEST_TABS: Final = 2
# A row is written on so many lines at most.
MOST_LINES: Final = 40
# A measure that has not been started, with its priority: `Etablere nettverk\t2`.
_LISTED: Final = re.compile(r"[^\t]+\t\d{1,2}")


def with_whole_rows(text: str) -> tuple[str, bool]:
    """Return a text with each row of its tables on one line, and whether lines stand between such rows.

    A row is whole that has as many tabs as the one above it; a list item behind it is its last cell's.
    Other lines behind it may be the last cell's or the next row's.
    """
    if "\t" not in text:
        return text, False
    lines = text.split("\n")
    whole: list[str] = []
    width = place = 0
    joined = loose = False
    while place < len(lines):
        tabs = lines[place].count("\t")
        end = place + 1
        if 0 < tabs < width:
            end = _end(lines, place, width)
        if end > place + 1:
            joined = True
            tabs = width
        row = "<br>".join(lines[place:end])
        while tabs >= FEWEST_TABS and end < len(lines) and _is_item(lines[end]):
            row += f"<br>{lines[end]}"
            end += 1
        loose = loose or _stands_loose(lines, place, end, width)
        whole.append(row)
        width = _width(tabs, width, lines, end)
        place = end
    return ("\n".join(whole), loose) if joined else (text, False)


def _end(lines: Sequence[str], start: int, width: int) -> int:
    """Return where the row ends that begins at a line, the next line where none does.

    Two lines that a figure ends are no row, but two of a narrower table.
    """
    tabs = listed = 0
    for place, line in enumerate(lines[start : start + MOST_LINES], start):
        tabs += line.count("\t")
        listed += _LISTED.fullmatch(line) is not None
        if not line.strip() or "\f" in line or tabs > width or listed > 1:
            break
        if tabs == width:
            return place + 1
    return start + 1


def _is_item(line: str) -> bool:
    return "\t" not in line and split_bullet(line)[0] is not None


def _stands_loose(lines: Sequence[str], start: int, end: int, width: int) -> bool:
    """Tell whether a text stands right between two rows of one width."""
    alone = end == start + 1 and "\t" not in lines[start] and bool(lines[start].strip())
    around = start > 0 and end < len(lines) and width >= FEWEST_TABS
    return alone and around and _goes_on(lines, end, width)


def _goes_on(lines: Sequence[str], place: int, width: int) -> bool:
    """Tell whether a row of so many tabs begins at a line."""
    if place >= len(lines):
        return False
    tabs = lines[place].count("\t")
    return tabs == width or (0 < tabs < width and _end(lines, place, width) > place + 1)


def _width(tabs: int, width: int, lines: Sequence[str], end: int) -> int:
    """Return how many tabs the rows have from here on; a text between rows of one width parts none."""
    if tabs >= FEWEST_TABS:
        return tabs
    return width if tabs == 0 and width and _goes_on(lines, end, width) else 0
