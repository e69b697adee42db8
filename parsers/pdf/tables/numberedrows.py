"""Tables whose columns alone are drawn, and whose rows their numbers or priorities tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import Row, Segment, column_of, drafted
from parsers.pdf.tables.bounds import slot
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.grid import Grid
from parsers.pdf.tables.striperows import by_columns
from parsers.pdf.tables.tall import rows_of


def with_numbered_rows(grid: Grid, inside: Sequence[Piece]) -> TableDraft | None:
    """Find the rows of a table in whose cells several figures stand, each of a row of its own.

    So they do in each row that is drawn, but the header and bands.
    """
    places = [
        (slot(grid.ys, (p.top + p.bottom) / 2), slot(grid.xs, (p.x0 + p.x1) / 2))
        for p in inside
        if p.text.strip().isdigit()
    ]
    if len(set(places)) == len(places) or any(cell.row_span > 1 for cell in grid.cells):
        return None  # as nearly always
    edges = grid.xs[1:-1]
    rows: list[Row] = []
    bands: list[tuple[float, float]] = []
    for top, end in pairwise(grid.ys):
        own = by_columns([p for p in inside if top <= (p.top + p.bottom) / 2 < end], grid, inside)
        parts = _numbered(own, edges) if rows else []
        if rows and not parts and len(own) > 1:
            return None
        parts = parts or [Row(own)]
        cuts = [(one.bottom + two.top) / 2 for one, two in pairwise(parts)]
        rows.extend(parts)
        bands.extend(pairwise([top, *cuts, end]))
    return drafted(rows, edges, "lines", grid.box, bands)


def _numbered(given: Sequence[Segment], edges: Sequence[float]) -> list[Row]:
    """Part a row that is several, by the figures of a column; none where it is one."""
    figures: dict[int, list[Segment]] = {}
    for segment in given:
        figures.setdefault(column_of(edges, segment.x0, segment.x1)[0], []).append(segment)
    numbers = [
        column
        for column, own in figures.items()
        if len(own) > 1 and all(s.text.isdigit() for s in own)
    ]
    parts = rows_of(given, edges) if numbers else []
    held = [[column_of(edges, s.x0, s.x1)[0] for s in row.segments] for row in parts]
    counted = any(all(own.count(column) == 1 for own in held) for column in numbers)
    return parts if counted else []
