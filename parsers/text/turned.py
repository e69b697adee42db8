"""An overview that is one table the other way round: a row for each status, a column for each area."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.lines import joined
from parsers.text.lines import Line, text_of
from parsers.text.linewords import LineWords
from parsers.text.matrix import AreaCounts, Counts
from schema import Status
from schema.vocabulary import Column

# One status with figures may be a measure's, and one column is a table of counts of one area.
FEWEST_ROWS: Final = 2
FEWEST_AREAS: Final = 2
_FIGURES: Final = re.compile(r"^(.*\D)((?:\s+\d{1,3}){2,})$")

Row = tuple[Status | None, list[int]]


def parted_turned(lines: Sequence[Line], words: LineWords) -> tuple[list[AreaCounts], list[Line]]:
    """Part a page's lines into the columns of such a table, and all others.

    Where its header is one line, nothing tells the names apart in it: they are empty, and the
    line stands among the others.
    """
    for place, line in enumerate(lines):
        head = line.text.partition(" ")[0]
        if words.header(head) != (Column.STATUS,):
            continue
        start = next(
            (at for at in range(place + 1, len(lines)) if _row(lines, at, words) is not None), None
        )
        rows, end = _rows(lines, start, words) if start is not None else ([], place)
        if start is None or len({status for status, _ in rows} - {None}) < FEWEST_ROWS:
            continue
        above = list(lines[place:start])
        names = _names(above, len(rows[0][1])) if head == line.text else []
        told = any(map(words.is_total, names))
        rest = (
            [] if names else [replace(line, text=line.text.removeprefix(head).strip()), *above[1:]]
        )
        columns = [
            AreaCounts(name=names[number] if names else "", counts=_counts(rows, number))
            for number in range(len(rows[0][1]))
            if not (told and words.is_total(names[number]))
        ]
        return columns, [*lines[:place], *(item for item in rest if item.text), *lines[end:]]
    return [], list(lines)


def _counts(rows: Sequence[Row], column: int) -> Counts:
    return {status: figures[column] for status, figures in rows if status is not None}


def _names(above: Sequence[Line], width: int) -> list[str]:
    """Return what heads the columns, a line or a block each; none where that makes not as many."""
    cells = above[1:]
    if len(cells) == width:
        return [line.text for line in cells]
    starts = [number for number, line in enumerate(cells) if line.gap or number == 0]
    if len(starts) != width:
        return []
    ends = [*starts[1:], len(cells)]
    return [joined(text_of(cells[a:b])) for a, b in zip(starts, ends, strict=True)]


def _rows(lines: Sequence[Line], start: int, words: LineWords) -> tuple[list[Row], int]:
    """Return the rows from a line on that have as many figures as the first, and the line behind."""
    rows: list[Row] = []
    place = start
    while (found := _row(lines, place, words)) is not None:
        status, figures, end = found
        if rows and len(figures) != len(rows[0][1]):
            break
        rows.append((status, figures))
        place = end
    return rows, place


def _row(
    lines: Sequence[Line], place: int, words: LineWords
) -> tuple[Status | None, list[int], int] | None:
    """Return a row's status, None for a total, its figures, and the line behind it."""
    if place >= len(lines):
        return None
    text, end = lines[place].text, place + 1
    match = _FIGURES.match(text)
    if match is not None:
        text, printed = match[1].strip(), match[2].split()
    else:
        while end < len(lines) and lines[end].text.isdigit():
            end += 1
        printed = [line.text for line in lines[place + 1 : end]]
    mark = words.status(text)
    status = None if mark is None else mark.by_label or mark.by_symbol
    if len(printed) < FEWEST_AREAS or (status is None and not words.is_total(text)):
        return None
    return status, [int(figure) for figure in printed], end
