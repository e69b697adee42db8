"""Columns of a table that goes on with one of the page before, told by where that one's stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.pdf.tables.aligned import (
    COLUMN_START,
    ENOUGH,
    Row,
    Segment,
    column_of,
    parted_at,
    rivers,
)
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.stacked import Places, usual_places
from schema import Box

MOSTLY: Final = 0.6  # of the columns with texts: so many stand as those of the table before


GoneOn = tuple[list[Segment], TableDraft]  # texts, parted between columns; and whose they are


def goes_on_with(given: Sequence[Segment], before: Sequence[TableDraft]) -> GoneOn | None:
    """Return the table of the page before that texts go on with, None where there is none.

    It has more columns than they show themselves, since some are empty here, or so full that no blank
    is wide. All texts stand within them, and most columns of theirs start, end or have their middles
    where those do.
    """
    for draft in before:
        edges = _edges(draft)
        if draft.columns > ENOUGH and edges:
            known = usual_places(draft)
            parted = parted_at(given, _strips(edges, known))
            if _goes_on(parted, edges, known):
                return parted, replace(draft, edges=edges)
    return None


def _edges(draft: TableDraft) -> Sequence[float]:
    """Return the bounds of a table's columns, none where its cells do not tell them."""
    if draft.edges:
        return draft.edges
    boxes = {cell.column: cell.box for cell in draft.cells if cell.column_span == 1 and cell.box}
    if len(boxes) < draft.columns:
        return ()
    return [*[boxes[column].x0 for column in range(draft.columns)], boxes[draft.columns - 1].x1]


def _strips(edges: Sequence[float], known: Places) -> list[tuple[float, float]]:
    """Return the strips between the columns' bounds and where the texts behind them start."""
    return [(edges[column], min(starts)) for column, (starts, _, _) in known.items() if column]


def _goes_on(given: Sequence[Segment], edges: Sequence[float], known: Places) -> bool:
    places: list[list[Segment]] = [[] for _ in edges[1:]]
    for segment in given:
        first, last = column_of(edges[1:-1], segment.x0, segment.x1)
        if first != last:
            return False
        places[first].append(segment)
    columns = len(rivers(given, spanning=0.0)) + 1
    if len(places) <= columns:
        return False
    filled = [(known.get(column), texts) for column, texts in enumerate(places) if texts]
    alike = sum(usual is not None and _are_alike(usual, texts) for usual, texts in filled)
    return len(filled) >= columns and alike >= max(ENOUGH, MOSTLY * len(filled))


def _are_alike(places: Sequence[Sequence[float]], texts: Sequence[Segment]) -> bool:
    """Tell whether most texts start, end or have their middles in a column's usual places."""
    own = ([s.x0 for s in texts], [s.x1 for s in texts], [(s.x0 + s.x1) / 2 for s in texts])
    return any(
        sum(any(abs(at - one) <= COLUMN_START for one in usual) for at in found) > len(found) / 2
        for usual, found in zip(places, own, strict=True)
    )


def widened(rows: Sequence[Row], known: Box) -> Box:
    """Return the box around rows, as wide as the table that they go on with, or wider."""
    segments = [segment for row in rows for segment in row.segments]
    return Box(
        x0=min(known.x0, *[s.x0 for s in segments]),
        top=min(row.top for row in rows),
        x1=max(known.x1, *[s.x1 for s in segments]),
        bottom=max(row.bottom for row in rows),
    )
