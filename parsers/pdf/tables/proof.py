"""Tells tables from texts that stand side by side by chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.pdf.tables.aligned import ENOUGH, LEVEL, SHORT_TEXT, Row, Segment, by_column, column_of

FULL_ROWS: Final = 0.6  # of a table's rows: so many have text in several columns


def is_table(rows: Sequence[Row], edges: Sequence[float], *, ruled: bool = False) -> bool:
    """Tell a table from texts that stand side by side by chance.

    `ruled` tells that rules part its rows or its columns, so that it may hold long texts alone.
    """
    columns = len(edges) + 1
    if len(rows) < ENOUGH or columns < ENOUGH:
        return False
    if ruled and _is_form(rows, edges):
        return True
    filled: list[list[str]] = [[] for _ in range(columns)]
    for row in rows:
        texts: dict[int, list[str]] = {}
        for segment in row.segments:
            first, last = column_of(edges, segment.x0, segment.x1)
            if first == last:
                texts.setdefault(first, []).append(segment.text)
        for column, found in texts.items():
            filled[column].append(" ".join(found))
    used = [texts for texts in filled if len(texts) >= ENOUGH]
    if len(used) < ENOUGH:
        return False
    short = [t for t in used if all(len(text) <= SHORT_TEXT for text in t)]
    full = sum(
        1 for row in rows if len({column_of(edges, s.x0, s.x1)[0] for s in row.segments}) > 1
    )
    if full < max(ENOUGH, FULL_ROWS * len(rows)):
        return False
    if ruled and len(rows) > ENOUGH and (full == len(rows) or columns > ENOUGH):
        return True
    return bool(short) or _are_level(rows, edges)


def _is_form(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell whether rows hold names alone below a header of all columns: bars or nothing fill the rest."""
    places = [{column_of(edges, s.x0, s.x1) for s in row.segments} for row in rows]
    every = {(column, column) for column in range(len(edges) + 1)}
    return (
        len(rows) > ENOUGH
        and len(every) > ENOUGH
        and every - places[0] <= {(0, 0)}
        and all(place == {(0, 0)} for place in places[1:])
    )


def _are_level(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell whether long texts are level in each of several rows, however long those above.

    They begin so, or are set in the middle so. Paragraphs that stand side by side by chance are
    not, where they are of different lengths.
    """
    cells = [[found for found in by_column([row], edges) if found] for row in rows]
    return len(rows) > ENOUGH and any(
        all(row and max(map(place, row)) - min(map(place, row)) <= LEVEL for row in cells)
        for place in (_first, _middle)
    )


def _first(cell: Sequence[Segment]) -> float:
    return min(s.baseline for s in cell)


def _middle(cell: Sequence[Segment]) -> float:
    return (min(s.baseline for s in cell) + max(s.baseline for s in cell)) / 2
