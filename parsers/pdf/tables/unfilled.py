"""Rows and columns of a tagged table that are drawn and hold nothing, so that its tags leave them out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import LARGEST_INSET, LOW, TableDraft, extents
from parsers.pdf.tables.leftout import FURTHEST
from parsers.pdf.tables.rules import MARKER, SNAP, Rule, Sides, Skeleton, as_wide, middles
from schema import Axes, Box

ENOUGH: Final = 2  # rows with a fill behind the table's last column; one may be a shape
LIKE: Final = 1.5  # of a table's highest drawn row: a rule further below is not its own


def unfilled(draft: TableDraft, bones: Skeleton, pieces: Sequence[Piece]) -> Axes:
    """Return which of a tagged table's rows and columns are drawn but not found: nothing is in them.

    `pieces` are the page's texts.
    """
    out = Axes.NONE
    if draft.found_by != "tags":
        return out
    if _has_row(draft, bones.horizontal, pieces) or _has_gap(draft, bones.horizontal):
        out |= Axes.ROWS
    if not draft.drawn and (_has_column(draft, bones.vertical) or _goes_on(draft, bones)):
        out |= Axes.COLUMNS
    return out


def _has_row(draft: TableDraft, rules: Sequence[Rule], pieces: Sequence[Piece]) -> bool:
    """Tell whether nothing stands between two of a table's rules, which are as near as others at most."""
    box = draft.box
    wide = [
        r
        for r in rules
        if r.start <= box.x0 + LARGEST_INSET
        and box.x1 - LARGEST_INSET <= r.end
        and r.at > box.top - SNAP
    ]
    inner = [r for r in wide if r.at < box.bottom + SNAP]
    if not inner:
        return False
    bands = _bands(middles(r.at for r in wide if as_wide(r.sides, inner[0].sides)), LOW)
    own = [(piece.top, piece.bottom) for piece in draft.pieces()]
    own += [(c.box.top, c.box.bottom) for c in draft.cells if c.box and not c.pieces]
    held = list(map(_meeting(own), bands))
    if all(held):  # as nearly always
        return False
    texts = [(p.top, p.bottom) for p in pieces if p.x0 < box.x1 and box.x0 < p.x1]
    foreign = _meeting(texts)
    highest, empty = 0.0, False
    for band, holds in zip(bands, held, strict=True):
        height = band[1] - band[0]
        if holds:
            if empty:
                return True
            highest = max(highest, height)
        elif foreign(band):
            return False  # another table, or a heading, below which one begins
        else:
            empty = empty or height <= LIKE * highest
    return empty


def _has_gap(draft: TableDraft, rules: Sequence[Rule]) -> bool:
    """Tell whether a row of nothing may lie between two, since nothing else drives these so far apart.

    A row's text and the least height of all rows do, and the fill of a row that goes on to the next one.
    """
    rows: dict[int, list[list[Piece]]] = {}
    for cell in draft.cells:
        if cell.row and cell.row_span == 1 and cell.pieces:  # a header may be as high as it will
            rows.setdefault(cell.row, []).append(cell.pieces)
    boxes = {row: Box.of([p for own in texts for p in own]) for row, texts in rows.items()}
    steps = [  # height of a row's text, the blank below it, and the next row's top
        (own.height, below.top - own.bottom, below.top)
        for row, own in boxes.items()
        if len(rows[row]) > 1  # an area's name may stand in a lower row
        and (below := boxes.get(row + 1)) is not None
        and below.top >= own.bottom  # else beside a cell that reaches over both
    ]
    if len(steps) < ENOUGH:
        return False
    least = min([blank for _, blank, _ in steps])
    lowest = min([text + blank for text, blank, _ in steps])
    line = least + median([piece.size for piece in draft.pieces()])
    return any(
        blank - least > line - SNAP
        and text + blank > lowest + SNAP
        and not _is_closed([r.at for r in rules if below - blank <= r.at <= below], below - least)
        for text, blank, below in steps
    )


def _is_closed(places: Sequence[float], least: float) -> bool:
    """Tell whether two rows meet at the one place that is drawn between their texts, at `least` so far down."""
    bounds = middles(places)
    return len(bounds) == 1 and bounds[0] > least - SNAP


def _has_column(draft: TableDraft, rules: Sequence[Rule]) -> bool:
    """Tell whether two upright rules that are as high as the table have no text of it between them."""
    box = draft.box
    high = [
        r.at
        for r in rules
        if not r.edge and r.start <= box.top + LARGEST_INSET
        if box.bottom - LARGEST_INSET <= r.end
        if box.x0 - LARGEST_INSET <= r.at <= box.x1 + LARGEST_INSET
    ]
    bands = _bands(middles(high), MARKER)
    return bool(bands) and not all(
        map(_meeting([(piece.x0, piece.x1) for piece in draft.pieces()]), bands)
    )


def _bands(places: Sequence[float], least: float) -> list[Sides]:
    """Return what lies between neighbours that are not nearer to each other than so many points."""
    return [(one, other) for one, other in pairwise(places) if other - one >= least]


def _meeting(stretches: Sequence[Sides]) -> Callable[[Sides], bool]:
    """Return what tells whether any of some stretches meets a band."""
    ordered = sorted(stretches)
    starts = [start for start, _ in ordered]
    ends = list(accumulate([end for _, end in ordered], max))

    def meets(band: Sides) -> bool:
        before = bisect_left(starts, band[1] - SNAP)
        return before > 0 and ends[before - 1] > band[0] + SNAP

    return meets


def _goes_on(draft: TableDraft, bones: Skeleton) -> bool:
    """Tell whether cells are painted behind the last text of several rows: one behind each."""
    box, rows = draft.box, extents(draft)
    reach = box.x1 + FURTHEST * box.width
    starts: dict[int, set[int]] = {}
    for fill in bones.fills:
        if box.x1 - SNAP <= fill.x0 <= reach and fill.x1 - fill.x0 >= MARKER:
            level = [
                row
                for row, (top, bottom) in enumerate(rows)
                if fill.top < (top + bottom) / 2 < fill.bottom
            ]
            if len(level) == 1:
                starts.setdefault(round(fill.x0), set()).update(level)
    return any(len(level) >= ENOUGH for level in starts.values())
