"""Texts in no table that stand as cells of one would: rows or columns of it may have been left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, groupby, pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import AS_LOW, COLUMN_START, LEVEL, Segment, segments
from parsers.pdf.tables.draft import LARGEST_INSET, CellDraft, TableDraft, extents
from parsers.pdf.tables.listnames import bold
from parsers.pdf.tables.rules import SAME_EDGE, Rule, Sides, as_wide
from parsers.pdf.texts.habits import SAME_SIZE
from parsers.pdf.texts.lines import SAME_LINE
from schema import Axes, Box

FEWEST: Final = 3  # texts of a row or column that was left out; fewer may be level by chance
MOST: Final = 0.6  # of a table's rows: so many have a text in such a column
FURTHEST: Final = 1 / 3  # of a table's width: it stands this near to the table
NEAR: Final = 1.5  # of the font size: a row's first line is this near below the row above it
STEPS: Final = 2  # rows: a row that was left out stands this near; one may stand between


def left_out(draft: TableDraft, lines: Sequence[Segment], drafts: Sequence[TableDraft]) -> Axes:
    """Return which of a table's rows and columns may go on outside it.

    `lines` are in no table: they may stand within this one, beside it and level with its rows, or over
    and under its columns. Or others of the page's tables, `drafts`, touch it and are its parts.
    """
    box, out = draft.box, Axes.NONE
    reach = FURTHEST * box.width
    near = [line for line in lines if box.x0 - reach < line.x1 and line.x0 < box.x1 + reach]
    if any(box.contains(Box.of([line]).center) for line in near):
        return Axes.BOTH
    if draft.rows == 1:
        out |= _beyond_single(draft, near)
    if _are_beside(draft, near):
        out |= Axes.COLUMNS
    if _are_in_columns(draft, near):
        out |= Axes.ROWS
    for other in drafts:
        if other is not draft and not other.box.overlap(box):
            out |= _touches(box, other.box)
    return out


def _beyond_single(draft: TableDraft, near: Sequence[Segment]) -> Axes:
    """Return how a single row goes on: below it, as what it heads, or above and beside it, unframed.

    Headings begin with the row, or are in bold; below a row of two cells each has its text.
    """
    box, out = draft.box, Axes.NONE
    below = [s for s in near if box.bottom <= s.top <= box.bottom + STEPS * box.height]
    if draft.columns >= FEWEST:
        headed = any(s.x0 > box.x0 + LARGEST_INSET for s in below)
    else:
        headed = all(any(_begins_as(line, cell) for line in below) for cell in draft.cells)
    if headed:
        out |= Axes.ROWS
    plain = [line for line in near if not bold(line.pieces)]
    if any(box.top <= (s.top + s.bottom) / 2 <= box.bottom for s in plain):
        out |= Axes.COLUMNS
    above = [s for s in plain if box.top - STEPS * box.height <= s.bottom <= box.top]
    if len({c.column for c in draft.cells for s in above if _is_over(s, c)}) > 1:
        out |= Axes.ROWS
    return out


def _is_over(line: Segment, cell: CellDraft) -> bool:
    return cell.box is not None and cell.box.x0 < (line.x0 + line.x1) / 2 < cell.box.x1


def _begins_as(line: Segment, cell: CellDraft) -> bool:
    return any(abs(piece.x0 - line.x0) <= COLUMN_START for piece in cell.pieces)


def misses_names(draft: TableDraft, pieces: Sequence[Piece], rules: Sequence[Rule]) -> bool:
    """Tell whether the first column of a table stands beside it: a text is level with most of its rows.

    One of the page's `rules` over the table begins with those names and ends with it.
    """
    box = draft.box
    left = min(
        (r.start for r in rules if abs(r.end - box.x1) <= SAME_EDGE and r.at < box.bottom),
        default=box.x0,
    )
    names = [p for p in pieces if left - SAME_EDGE <= p.x0 and p.x1 <= box.x0 + SAME_EDGE]
    if len(names) < FEWEST:
        return False
    rows = {c.row for c in draft.cells for name in segments(names) if _is_level(name, c)}
    return len(rows) >= max(FEWEST, MOST * draft.rows)


def _are_beside(draft: TableDraft, near: Sequence[Segment]) -> bool:
    """Tell whether texts under one another stand beside a table, one level with most of its rows each."""
    box = draft.box
    sides = (
        [line for line in near if line.x1 <= box.x0 + SAME_EDGE],
        [line for line in near if line.x0 >= box.x1 - SAME_EDGE],
    )
    for side in sides:
        rows = {}
        for line in side if len(side) >= FEWEST else ():
            for cell in draft.cells:
                if _is_level(line, cell):
                    rows[cell.row] = line
        found = list(rows.values())
        if len(found) >= max(FEWEST, MOST * draft.rows) and _are_aligned(found):
            return True
    return False


def _is_level(line: Segment, cell: CellDraft) -> bool:
    return any(abs(p.baseline - line.baseline) <= SAME_LINE * line.size for p in cell.pieces)


def _are_aligned(column: Sequence[Segment]) -> bool:
    """Tell whether texts begin under one another, end so, or are centred so."""
    places = ([s.x0 for s in column], [s.x1 for s in column], [(s.x0 + s.x1) / 2 for s in column])
    return any(max(place) - min(place) <= COLUMN_START for place in places)


def _are_in_columns(draft: TableDraft, near: Sequence[Segment]) -> bool:
    """Tell whether texts over or under all of a table's columns, or all but one, are level.

    Headers may span columns, and stand over the first and the last of them at least.
    They stand near to it, as its rows do to one another. Over two columns, headings do as well: there
    they stand as far above a single row as below it.
    """
    rows = extents(draft)
    columns = sorted({(c.box.x0, c.box.x1) for c in draft.cells if c.box and c.column_span == 1})
    if not rows:
        return False
    pitch = max([b - a for (a, _), (b, _) in pairwise(rows)], default=draft.box.height)
    reach = STEPS * pitch
    around = [s for s in near if rows[0][0] - reach <= s.top and s.bottom <= rows[-1][1] + reach]
    around.sort(key=lambda s: (round(s.baseline), s.x0))
    steps = set()
    for _, level in groupby(around, key=lambda s: round(s.baseline)):
        texts = list(level)
        middles = [(s.x0 + s.x1) / 2 for s in texts]
        filled = [any(x0 <= x <= x1 for x in middles) for x0, x1 in columns]
        held = sum(filled)
        above = texts[-1].bottom <= rows[0][0] and all((*filled[:1], *filled[-1:]))
        if held >= max(FEWEST, 0 if above else draft.columns - 1):
            return True
        if held == draft.columns > 1 == draft.rows:
            steps.add(texts[0].top - rows[0][0])
    if draft.rows > 1 and _are_next_row(draft, columns, around, pitch):
        return True
    return any(abs(one + other) <= LEVEL for one, other in combinations(steps, 2))


def _are_next_row(
    draft: TableDraft,
    columns: Sequence[Sides],
    around: Sequence[Segment],
    height: float,
) -> bool:
    """Tell whether the texts that stand where one more row would are in nearly all columns.

    Or the first begins where those of the first column do, and is as near to the row above as they are,
    or level with others.
    """
    end = draft.box.bottom
    own = [s for s in around if end - SAME_EDGE <= s.top <= end + height]
    if not own or min(s.top for s in own) - end > NEAR * own[0].size:
        return False
    first = [cell for cell in draft.cells if not cell.column]
    if any(_stands_as(own[0], cell, end) for cell in first):
        return True
    held = {x0 for x0, x1 in columns for s in own if x0 <= (s.x0 + s.x1) / 2 <= x1}
    if len(held) >= max(FEWEST, draft.columns - 1):
        return True
    level = [s for s in own if round(s.baseline) == round(own[0].baseline)]
    return len(level) >= FEWEST and any(_begins_as(own[0], cell) for cell in first)


def _stands_as(line: Segment, cell: CellDraft, end: float) -> bool:
    """Tell whether a text below a table stands as far below its end as a cell's does below its top."""
    if cell.box is None or not cell.pieces or not _begins_as(line, cell):
        return False
    piece = min(cell.pieces, key=lambda p: p.top)
    low = piece.top - cell.box.top
    return abs(piece.size - line.size) <= SAME_SIZE and abs(line.top - end - low) <= AS_LOW


def _touches(box: Box, other: Box) -> Axes:
    """Return what goes on in another table: columns where it is as high and touches, or rows."""
    beside = max(box.x0 - other.x1, other.x0 - box.x1)
    if abs(box.top - other.top) <= SAME_EDGE or abs(box.bottom - other.bottom) <= SAME_EDGE:
        return Axes.COLUMNS if beside <= SAME_EDGE else Axes.NONE
    under = max(box.top - other.bottom, other.top - box.bottom)
    wide = as_wide((box.x0, box.x1), (other.x0, other.x1))
    return Axes.ROWS if wide and under <= SAME_EDGE else Axes.NONE
