"""Texts of a kept layout that reach into the next column, and so may hold words of that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.text.layout.columns import Columns, Key, Row, column_at
from parsers.text.layout.segments import Segment
from parsers.text.lines import starts_anew, without_bullet
from schema.vocabulary import Column

# A cell's next line is so many lines below at most, an empty one counted.
NEXT_LINE: Final = 2


def with_crowded(cells: Row, columns: Columns) -> Row:
    """Return the cells of a table with those texts marked as crowded that may be two columns'."""
    return {
        column: [
            replace(item, crowded=item.crowded or _is_crowded(item, column, cells, columns))
            for item in items
        ]
        for column, items in cells.items()
    }


def _is_crowded(item: Segment, own: Key, cells: Row, columns: Columns) -> bool:
    keys = [key for _, key in columns]
    for key in keys[keys.index(own) + 1 :]:
        if any(other.y == item.y for other in cells[key]):
            return False
        words = _words_in(item, key, columns)
        if words and key is not Column.PRI:
            return _may_be_of(cells[key], words, item.y)
    return False


def _words_in(item: Segment, key: Key, columns: Columns) -> list[str]:
    """Return the words of a text that begin where a column is."""
    words = re.finditer(r"(?<= )\S+", item.text)
    return [word[0] for word in words if column_at(item.x + word.start(), columns) == key]


def _may_be_of(cell: Sequence[Segment], words: Sequence[str], y: int) -> bool:
    """Tell whether words may be a column's: they go on with its line above, or begin as it does.

    A column that has no texts tells nothing of how they begin.
    """
    listed = any(without_bullet(item.text) is not None for item in cell)
    goes_on = any(item.y < y <= item.y + NEXT_LINE for item in cell)
    return goes_on or not cell or (any(map(starts_anew, words)) and not listed)
