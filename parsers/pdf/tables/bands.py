"""Bands: lines that run across a table's columns between its rows, such as the names of areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.pdf.page import Path
from parsers.pdf.tables.aligned import Segment
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.rules import SAME_EDGE
from parsers.pdf.texts.blocks import BLANK
from parsers.pdf.texts.lines import SAME_LINE
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
        _join_line(cells)
        if len(cells) > 1 or cells[0].row_span > 1:
            bands.clear()
            break
        bands[row] = frame
    bands = {**_running(draft, rows), **bands}
    draft.cells = [cell for cell in draft.cells if cell.pieces or cell.row not in bands]
    for row, frame in bands.items():
        (band,) = rows[row]
        band.column, band.column_span, band.box = 0, draft.columns, frame


def keep_off_fills(draft: TableDraft, fills: Sequence[Path]) -> None:
    """Let no text alone in its row of a tagged table reach over a column in which a fill of its own is painted.

    A measure whose status is a colour, and of which nothing more is said, stands so. In bold letters
    the text may be an area's name, and the colour the area's.
    """
    columns: dict[int, Box] = {}
    for cell in draft.cells:
        if cell.row and cell.column_span == 1 and cell.box is not None:
            columns.setdefault(cell.column, cell.box)
    last = draft.columns - 1
    place = columns.get(last)
    texts = Counter(cell.row for cell in draft.cells if cell.pieces)
    own = [fill for fill in fills if place is not None and _lies_in(fill, place)]
    whole = draft.found_by == "tags" and len(columns) == draft.columns
    for cell in list(draft.cells) if own and whole else ():
        box = cell.box
        if box is None or cell.column or cell.column_span <= last or not (cell.row and cell.pieces):
            continue
        text = Box.of(cell.pieces)
        if texts[cell.row] > 1 or cell.row_span > 1 or any(p.bold for p in cell.pieces):
            continue
        if not any(fill.top <= text.center[1] <= fill.bottom for fill in own):
            continue
        over = [n for n in range(last) if columns[n].x0 < text.x1 - SAME_EDGE]
        cell.column_span = len(over) or 1
        cell.box = Box(box.x0, box.top, columns[cell.column_span - 1].x1, box.bottom)
        for column in range(cell.column_span, draft.columns):
            x0, x1 = columns[column].x0, columns[column].x1
            draft.cells.append(CellDraft(cell.row, column, box=Box(x0, box.top, x1, box.bottom)))


def _lies_in(fill: Path, place: Box) -> bool:
    """Tell whether a colour is painted across a column and no further."""
    return (
        fill.fill not in (None, "FFFFFF")
        and abs(fill.x0 - place.x0) <= SAME_EDGE
        and abs(fill.x1 - place.x1) <= SAME_EDGE
    )


def _join_line(cells: list[CellDraft]) -> None:
    """Give a row's first cell all its texts, if they are one that a column's bound parts between two words."""
    pieces = sorted((piece for cell in cells for piece in cell.pieces), key=lambda p: p.x0)
    if all(
        after.font == before.font
        and abs(after.baseline - before.baseline) <= SAME_LINE * before.size
        and after.x0 - before.x1 <= BLANK * before.size
        for before, after in pairwise(pieces)
    ):
        cells[0].pieces = pieces
        for cell in cells[1:]:
            cell.pieces = []
        del cells[1:]


def _running(draft: TableDraft, rows: Mapping[int, list[CellDraft]]) -> dict[int, Box]:
    """Return the rows whose only text begins left of its cell, each with the place across the table."""
    left, right = draft.box.x0, draft.box.x1
    return {
        row: Box(left, cell.box.top, right, cell.box.bottom)
        for row, (cell, *others) in rows.items()
        if row > 0 and not others and cell.row_span == 1 and cell.box is not None
        if min([piece.x0 for piece in cell.pieces]) < cell.box.x0 - SAME_EDGE
    }
