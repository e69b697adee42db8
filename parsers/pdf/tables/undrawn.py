"""What nothing draws of a table: there the places of its words told where rows or columns part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.tables.aligned import ENTRY
from parsers.pdf.tables.draft import LARGEST_INSET, CellDraft, TableDraft
from parsers.pdf.tables.rules import SNAP, Rule, Sides, Skeleton, as_wide
from parsers.pdf.texts.habits import NEXT_LINE
from schema import Axes, Box

# Of the narrowest row or column with text: one without text that is narrower parts shapes.
BLANK: Final = 0.25
WIDER: Final = 1.5  # of a single column's width: rules that go on so far have another beside it
LEVEL_CELLS: Final = 3  # cells of a row; lists in two may begin and go on level
EMPTY_LINE: Final = (
    2.2  # of the size: a line that is left empty parts lines so far, the insets of two rows less
)
FEW: Final = 2  # times as many cells of several lines have these near to one another


def undrawn(draft: TableDraft, bones: Skeleton, drafts: Sequence[TableDraft]) -> Axes:
    """Return which of a table's rows and columns are not all drawn, both where nothing drawn shows it.

    Drawn are columns between all of which a rule lies, or a fill ends; rows where one lies below the
    last one too, before a further row would have room. Narrow empty ones may be the blanks between
    shapes that stand in rows and columns, and a row whose cells hold lines level with one another
    may be several. `drafts` are the page's tables.
    """
    if draft.found_by == "alignment":
        return Axes.BOTH
    if draft.found_by == "tags":
        return _untagged(draft, bones.horizontal, drafts)
    box, pieces = draft.box, draft.pieces()
    rows = _sides(
        [(c.row, c.box.top, c.box.bottom) for c in draft.cells if c.box and c.row_span == 1]
    )
    columns = _sides(
        [(c.column, c.box.x0, c.box.x1) for c in draft.cells if c.box and c.column_span == 1]
    )
    if rows:
        below = rows[-1][1] + min([end - start for start, end in rows])
        rows.append((below, below))
    out = Axes.NONE
    if (
        not _are_parted(rows, bones.horizontal, (box.x0, box.x1))
        or _has_blanks(rows, [(p.top + p.bottom) / 2 for p in pieces])
        or _holds_rows(draft)
    ):
        out |= Axes.ROWS
    if not _are_parted(columns, bones.vertical, (box.top, box.bottom)) or _has_blanks(
        columns, [(p.x0 + p.x1) / 2 for p in pieces]
    ):
        out |= Axes.COLUMNS
    return out


def _sides(places: Iterable[tuple[int, float, float]]) -> list[Sides]:
    """Return where each row begins and ends, or each column, in their order."""
    out: dict[int, Sides] = {}
    for place, start, end in places:
        known = out.get(place)
        if known is None:
            out[place] = (start, end)
        elif start < known[0] or end > known[1]:  # most of a row or column are alike
            out[place] = (min(known[0], start), max(known[1], end))
    return [out[place] for place in sorted(out)]


def _is_in(rule: Rule, boxes: Sequence[Box]) -> bool:
    """Tell whether a rule is a table's own."""
    return any(
        box.top - SNAP <= rule.at <= box.bottom + SNAP and rule.start < box.x1 and box.x0 < rule.end
        for box in boxes
    )


def _untagged(draft: TableDraft, rules: Sequence[Rule], drafts: Sequence[TableDraft]) -> Axes:
    """Return what tags may leave out of a table: empty rows or columns, or which ones headers span.

    Rules go on under a single row, or beside a single column; or where nothing draws columns, a text
    below the first row has one of its own, or one in the first row may head the columns beside it.
    """
    box, out = draft.box, Axes.ROWS if _holds_turned(draft) else Axes.NONE
    if 1 in (draft.rows, draft.columns):
        others = [other.box for other in drafts if other is not draft]
        wide = [
            r
            for r in rules
            if r.start <= box.x0 + LARGEST_INSET and box.x1 - LARGEST_INSET <= r.end
            if not _is_in(r, others)
        ]
        below = [r for r in wide if r.at > box.bottom + SNAP]
        longer = [r for r in wide if r.end - r.start > WIDER * box.width]
        closed = draft.drawn and any(as_wide(r.sides, (box.x0, box.x1)) for r in below)
        if draft.rows == 1 and (closed or len(below) > 1):
            out |= Axes.ROWS
        if draft.columns == 1 and any(box.top < r.at < box.bottom for r in longer):
            out |= Axes.COLUMNS
    columns = _sides(
        [(c.column, c.box.x0, c.box.x1) for c in draft.cells if c.box and c.column_span == 1]
    )
    if (not draft.drawn and (_has_lone_text(draft) or _heads_several(draft))) or _has_blanks(
        columns, [(p.x0 + p.x1) / 2 for p in draft.pieces()]
    ):
        out |= Axes.COLUMNS
    return out


def _has_lone_text(draft: TableDraft) -> bool:
    """Tell whether a column has one text only, as long as a cell's, amid the table's rows."""
    columns: dict[int, list[CellDraft]] = {}
    for cell in draft.cells:
        if cell.pieces and cell.column_span == 1:
            columns.setdefault(cell.column, []).append(cell)
    return any(
        len(held) == 1
        and held[0].row in range(1, draft.rows - 1)
        and sum(len(piece.text) for piece in held[0].pieces) > ENTRY
        for held in columns.values()
    )


def _heads_several(draft: TableDraft) -> bool:
    """Tell whether a text of the first row stands amid empty places, below which the next row has texts."""
    filled = {
        (cell.row, column)
        for cell in draft.cells
        if cell.pieces and cell.row <= 1
        for column in range(cell.column, cell.column + cell.column_span)
    }
    return any(
        (0, column) in filled
        and all((0, at) not in filled and (1, at) in filled for at in (column - 1, column + 1))
        for column in range(1, draft.columns - 1)
    )


def _holds_turned(draft: TableDraft) -> bool:
    """Tell whether a text alone in its row reads upwards or downwards, and no tag says which rows are its."""
    turned = {(c.row, c.column) for c in draft.cells for p in c.pieces if p.turn % 2 and p.mcid < 0}
    rows = [row for row, _ in turned]
    return any(rows.count(row) == 1 for row in rows)


def _has_blanks(sides: Sequence[Sides], middles: Sequence[float]) -> bool:
    """Tell whether rows or columns without text are much narrower than all others."""
    places = sorted(middles)
    widths: dict[bool, list[float]] = {True: [], False: []}
    for start, end in sides:
        at = bisect_left(places, start)
        widths[at < len(places) and places[at] <= end].append(end - start)
    return 0.0 < min(widths[False], default=0.0) < BLANK * min(widths[True], default=0.0)


def _holds_rows(draft: TableDraft) -> bool:
    """Tell whether texts begin level with one another in several cells of a row, further apart than a text's lines.

    Of a cell over several rows where they do, they may be those rows' own, and so they may in a cell or
    two of a table whose others have none so far apart.
    """
    found: dict[tuple[int, tuple[int, ...]], int] = {}
    apart = near = 0
    for cell in draft.cells:
        if len(cell.pieces) > 1:
            size = cell.pieces[0].size
            places = sorted({round(piece.baseline) for piece in cell.pieces})
            steps = [(below - above, below) for above, below in pairwise(places)]
            begun = [(step, place) for step, place in steps if step > NEXT_LINE * size]
            if begun:
                key = cell.row, tuple([place for _, place in begun])
                found[key] = found.get(key, 0) + (LEVEL_CELLS if cell.row_span > 1 else 1)
            if begun and min(begun)[0] < EMPTY_LINE * size and cell.row:
                apart += 1
            else:
                near += len(places) > 1
    return max(found.values(), default=0) >= LEVEL_CELLS or 0 < FEW * apart <= near


def _are_parted(sides: Sequence[Sides], rules: Sequence[Rule], across: Sides) -> bool:
    """Tell whether a rule lies between the end of each row or column and the start of the next."""
    start, end = across
    places = sorted([rule.at for rule in rules if rule.start < end and start < rule.end])
    for (_, above), (below, _) in pairwise(sides):
        first = bisect_left(places, min(above, below) - SNAP)
        if first == len(places) or places[first] > max(above, below) + SNAP:
            return False
    return True
