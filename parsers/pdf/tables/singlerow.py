"""Tables of a single row: of its cells, or of a frame like another table's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH, Row, Segment, column_of, drafted, segments, strips
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.rules import as_wide
from schema import Box

BLANK: Final = (
    0.25  # of the narrowest cell with text: a column without text that is narrower parts shapes
)


def single(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Take a single row of cells for a table."""
    edges = grid.xs[1:-1]
    given = segments(inside)
    if not _is_row(given, edges) or _stand_apart(grid, given):
        return None
    return drafted(strips(given), edges, "lines", grid.box, [(grid.ys[0], grid.ys[1])])


def _stand_apart(grid: Grid, given: Sequence[Segment]) -> bool:
    """Tell shapes side by side, such as a process' steps, from cells: narrow blanks part them."""
    filled = {column_of(grid.xs[1:-1], s.x0, s.x1)[0] for s in given}
    widths = [end - start for start, end in pairwise(grid.xs)]
    least = min(widths[column] for column in filled)
    return any(column not in filled and w < BLANK * least for column, w in enumerate(widths))


def single_frames(
    frames: Sequence[tuple[Box, list[Piece]]], found: Sequence[TableDraft]
) -> list[TableDraft]:
    """Take frames with a single row for tables where the page has a table framed alike."""
    out = []
    for box, inside in frames:
        given = segments(inside)
        for other in found:
            alike = as_wide((other.box.x0, other.box.x1), (box.x0, box.x1))
            edges = other.edges[1:-1] if alike else []
            if edges and _is_row(given, edges):
                out.append(drafted([Row(given)], edges, "lines", box, [(box.top, box.bottom)]))
                break
    return out


def _is_row(given: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether texts are one row, each within a column, in enough columns."""
    places = [column_of(edges, s.x0, s.x1) for s in given]
    return (
        len(strips(given)) == 1
        and all(first == last for first, last in places)
        and len({first for first, _ in places}) >= ENOUGH
    )
