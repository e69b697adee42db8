"""Bands: lines that run across a table's columns between its rows, such as the names of areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parsers.pdf.tables.aligned import Segment
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.rules import SAME_EDGE
from schema import Box


def with_bands(drafts: Sequence[TableDraft], bands: Sequence[Segment]) -> list[Segment]:
    """Put bands into the tables between whose rows they stand; return those that found a place."""
    return [band for band in bands if any(_inserted(draft, band) for draft in drafts)]


def _inserted(draft: TableDraft, band: Segment) -> bool:
    above = {c.row for c in draft.cells if any(p.baseline < band.baseline for p in c.pieces)}
    below = {c.row for c in draft.cells if any(p.baseline > band.baseline for p in c.pieces)}
    if not above or not below or max(above) >= min(below):
        return False
    row, box = min(below), Box(draft.box.x0, band.top, draft.box.x1, band.bottom)
    draft.insert_row(row, [CellDraft(row, 0, list(band.pieces), 1, draft.columns, box)])
    return True


def widen_painted(draft: TableDraft, frames: Sequence[Box]) -> None:
    """Let a text alone in its row cover all columns where a frame of its own runs across them.

    Where such frames lie around rows of several texts too, they are stripes, or the table's own. One
    that begins before its cell does runs across what parts the columns.
    """
    left, right = draft.box.x0 + SAME_EDGE, draft.box.x1 - SAME_EDGE
    wide = [frame for frame in frames if frame.x0 <= left and right <= frame.x1]
    if draft.columns == 1:
        return
    rows: dict[int, list[CellDraft]] = {}
    for cell in draft.cells:
        if cell.pieces:
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append(cell)
    bands: dict[int, Box] = {}
    for row, cells in rows.items() if wide else ():
        center = Box.of(cells[0].pieces).center
        frame = next((frame for frame in wide if frame.contains(center)), None)
        if frame is None or row == 0:
            continue
        if len(cells) > 1 or cells[0].row_span > 1:
            bands.clear()
            break
        bands[row] = frame
    bands = {**_running(draft, rows), **bands}
    draft.cells = [cell for cell in draft.cells if cell.pieces or cell.row not in bands]
    for row, frame in bands.items():
        (band,) = rows[row]
        band.column, band.column_span, band.box = 0, draft.columns, frame


def _running(draft: TableDraft, rows: Mapping[int, list[CellDraft]]) -> dict[int, Box]:
    """Return the rows whose only text begins left of its cell, each with the place across the table."""
    left, right = draft.box.x0, draft.box.x1
    return {
        row: Box(left, cell.box.top, right, cell.box.bottom)
        for row, (cell, *others) in rows.items()
        if row > 0 and not others and cell.row_span == 1 and cell.box is not None
        if min([piece.x0 for piece in cell.pieces]) < cell.box.x0 - SAME_EDGE
    }
