"""Cells that reach over columns, as bands do, or over rows, where a rule leaves a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.tables.aligned import Segment
from parsers.pdf.tables.draft import CellDraft, TableDraft, owners
from parsers.pdf.tables.rules import SAME_EDGE, SNAP, Rule
from schema import Box

WHOLE: Final = 0.95  # of a table's width: a shorter rule leaves some column out


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


def join_over_gaps(draft: TableDraft, rules: Sequence[Rule]) -> None:
    """Join the cells of a column that no rule parts, where one does beside them.

    Some rule crosses the column, and each such run of cells holds one text: else the column has no
    rules at all, such as one of icons, or each second one where rules are a table's adornment.
    """
    box = draft.box
    inside = [
        r for r in rules if box.top < r.at < box.bottom and r.start < box.x1 and r.end > box.x0
    ]
    if not any(rule.end - rule.start < WHOLE * box.width for rule in inside):
        return
    if any(cell.row_span > 1 for cell in draft.cells):
        return
    parting = [_between(draft, upper, inside) for upper in range(draft.rows - 1)]
    owner = owners(draft.cells)
    for column in range(draft.columns):
        cells = [owner.get((row, column)) for row in range(draft.rows)]
        runs = _runs(cells, parting) if _is_ruled(cells, inside) else []
        if all(sum(bool(cell.pieces) for cell in run) == 1 for run in runs):
            for run in runs:
                _join(draft, run)


def _is_ruled(cells: Sequence[CellDraft | None], rules: Sequence[Rule]) -> bool:
    """Tell whether some of a table's rules cross a column, given its cells."""
    middles = [cell.box.center[0] for cell in cells if cell and cell.box and cell.column_span == 1]
    return any(rule.start <= x <= rule.end for rule in rules for x in middles)


def _between(draft: TableDraft, upper: int, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules between a row and the next one; none where they leave out most columns."""
    boxes = [[c.box for c in draft.cells if c.box and c.row == row] for row in (upper, upper + 1)]
    if not all(boxes):
        return []
    end = min(box.bottom for box in boxes[0])
    top = max(box.top for box in boxes[1])
    found = [rule for rule in rules if end - SNAP <= rule.at <= top + SNAP]
    return found if 2 * sum(r.end - r.start for r in found) > draft.box.width else []


def _runs(
    cells: Sequence[CellDraft | None], parting: Sequence[Sequence[Rule]]
) -> list[list[CellDraft]]:
    """Return the cells of a column under one another that are left out of the rules between rows."""
    out: list[list[CellDraft]] = []
    for (above, below), rules in zip(pairwise(cells), parting, strict=True):
        if above is None or below is None or not rules or below.box is None:
            continue
        middle = below.box.center[0]
        if above.column_span > 1 or below.column_span > 1:
            continue
        if any(rule.start <= middle <= rule.end for rule in rules):
            continue
        if out and out[-1][-1] is above:
            out[-1].append(below)
        else:
            out.append([above, below])
    return out


def _join(draft: TableDraft, run: Sequence[CellDraft]) -> None:
    first, *rest = run
    first.pieces = [piece for cell in run for piece in cell.pieces]
    first.row_span = len(run)
    first.box = Box.around([cell.box for cell in run])
    gone = set(map(id, rest))
    draft.cells = [cell for cell in draft.cells if id(cell) not in gone]
