"""Bands: lines that run across a table's columns between its rows, such as the names of areas."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf.tables.aligned import Segment
from parsers.pdf.tables.draft import CellDraft, TableDraft
from schema import Box


def with_bands(drafts: Sequence[TableDraft], bands: Sequence[Segment]) -> list[Segment]:
    """Put bands into the tables between whose rows they stand; return those that found a place."""
    return [band for band in bands if any(_inserted(draft, band) for draft in drafts)]


def _inserted(draft: TableDraft, band: Segment) -> bool:
    above = {c.row for c in draft.cells if any(p.baseline < band.baseline for p in c.pieces)}
    below = {c.row for c in draft.cells if any(p.baseline > band.baseline for p in c.pieces)}
    if not above or not below or max(above) >= min(below):
        return False
    row = min(below)
    for cell in draft.cells:
        if cell.row >= row:
            cell.row += 1
    box = Box(x0=draft.box.x0, top=band.top, x1=draft.box.x1, bottom=band.bottom)
    draft.cells.append(
        CellDraft(row, 0, list(band.pieces), column_span=draft.columns, box=box),
    )
    draft.rows += 1
    return True
