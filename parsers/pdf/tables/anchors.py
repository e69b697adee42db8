"""Rows told by a column that holds one short entry in each, such as a priority."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.tables.aligned import ENOUGH, LEVEL, Row, Segment, by_column, column_of
from parsers.pdf.tables.painted import as_painted
from parsers.pdf.tables.setrows import as_set

ANCHOR: Final = 6  # characters; what marks a row, such as a priority, is no longer
NEAR_BELOW: Final = 1.6  # of the font size: paragraphs of one cell stand this near to each other


def anchored(rows: list[Row], edges: Sequence[float]) -> list[Row]:
    """Correct rows by a column that holds one short line in every row, such as a priority."""
    painted = as_painted(rows, edges)
    if painted:
        return painted
    settled, level = as_set(rows, edges)
    if settled and not level:
        return settled
    found = _by_anchors(rows, edges)
    begun = sum(not _is_point(row, edges) for row in found)
    return settled if settled and len(settled) >= begun else found


def _is_point(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether a row is text in one column alone, behind the first two: some row's last points."""
    columns = {column_of(edges, s.x0, s.x1) for s in row.segments}
    return len(columns) == 1 and min(columns)[0] > 1


def _by_anchors(rows: list[Row], edges: Sequence[float]) -> list[Row]:
    best, place = _anchors(rows, edges)
    if not best:
        return rows
    out: list[Row] = []
    for given in rows:
        anchors = [segment for segment in given.segments if any(segment is one for one in best)]
        early = _before(given, anchors[0], edges) if out and anchors else []
        row = Row([s for s in given.segments if not any(s is one for one in early)])
        if early:
            out[-1].segments.extend(early)
        if len(anchors) >= ENOUGH:
            out.extend(_shared_out(row, anchors))
        elif out and not anchors and _is_rest(row, out[-1], best, edges[max(place, 1) :] or edges):
            out[-1].segments.extend(row.segments)
        else:
            out.append(row)
    return out


def _anchors(rows: Sequence[Row], edges: Sequence[float]) -> tuple[list[Segment], int]:
    """Return the entries of the column that marks rows best, and its place; none where none does."""
    best: list[Segment] = []
    place = 0
    for column, entries in enumerate(by_column(rows, edges)):
        if len(entries) < ENOUGH or any(len(entry.text) > ANCHOR for entry in entries):
            continue
        if sum(entry.text.strip(". ").isalnum() for entry in entries) < len(entries):
            continue
        if _are_wrapped(rows, entries):
            continue
        if len(entries) > len(best):
            best, place = entries, column
    return best, place


def _are_wrapped(rows: Sequence[Row], entries: Sequence[Segment]) -> bool:
    """Tell whether entries of a column are the lines of wrapped ones, such as `Høst ⏎ 2024`.

    They stand near below one another in a row, and the sentences beside most of the further ones
    go on there, and do not begin; or nothing stands beside them.
    """
    own = {id(entry) for entry in entries}
    further = going_on = 0
    for row in rows:
        inside = sorted([s for s in row.segments if id(s) in own], key=lambda s: s.baseline)
        for above, entry in pairwise(inside):
            if entry.baseline - above.baseline > NEAR_BELOW * entry.size:
                return False
            beside = [s for s in row.segments if abs(s.baseline - entry.baseline) <= LEVEL]
            further += 1
            alone = all(segment is entry for segment in beside)
            going_on += alone or any(segment.text[:1].islower() for segment in beside)
    return going_on > further / 2


def _before(row: Row, anchor: Segment, edges: Sequence[float]) -> list[Segment]:
    """Return the last lines of the row above, which stand so near that they seem this one's.

    This one begins with its anchor: other columns begin level with it, one of several lines too,
    so that nothing is set in the middle.
    """
    columns = [sorted(s.baseline for s in found) for found in by_column([row], edges)]
    firsts = [found for found in columns if found and found[0] >= anchor.baseline - LEVEL]
    begun = all(found[0] <= anchor.baseline + LEVEL for found in firsts)
    if not begun or all(found[-1] <= anchor.baseline + LEVEL for found in firsts):
        return []
    return [s for s in row.segments if s.baseline < anchor.baseline - LEVEL]


def _is_rest(row: Row, above: Row, anchors: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether paragraphs go on with the row above, whose anchor stands at its top.

    They stand in the columns behind the first of `edges` alone, near below it.
    """
    first = min(segment.baseline for segment in above.segments)
    return (
        min(segment.x0 for segment in row.segments) > edges[0]
        and row.top - above.bottom < NEAR_BELOW * row.segments[0].size
        and any(
            segment.baseline - first <= 0.3 * segment.size
            for segment in above.segments
            if any(segment is one for one in anchors)
        )
    )


def _shared_out(row: Row, anchors: Sequence[Segment]) -> list[Row]:
    """Part a row with several anchors: each line goes to the anchor that it belongs to."""
    anchors = sorted(anchors, key=lambda segment: segment.baseline)
    others = [segment for segment in row.segments if not any(segment is a for a in anchors)]
    tops = [
        any(abs(segment.baseline - anchor.baseline) <= 0.3 * anchor.size for segment in others)
        for anchor in anchors
    ]
    first = min((segment.baseline for segment in others), default=anchors[0].baseline)
    at_top = all(tops) and abs(first - anchors[0].baseline) <= 0.3 * anchors[0].size
    rows = [Row([anchor]) for anchor in anchors]
    for segment in others:
        if at_top:
            index = max(
                0,
                sum(1 for a in anchors if a.baseline <= segment.baseline + 0.3 * a.size) - 1,
            )
        else:
            index = min(
                range(len(anchors)), key=lambda i: abs(anchors[i].baseline - segment.baseline)
            )
        rows[index].segments.append(segment)
    return rows
