"""Lines that run over the end of their row, where rows did not grow with their texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from parsers.bullets import is_bullet
from parsers.pdf.page import DESCENT, Piece
from parsers.pdf.tables.draft import CellDraft, TableDraft, free_of
from parsers.pdf.tables.goingon import add_rows_below
from parsers.pdf.tables.painted import put_as_painted, take_in_painted
from parsers.pdf.texts.lines import WORD_GAP
from parsers.pdf.texts.wrapping import BLANK, SURE_ROOM, UNITS
from schema import Box

ONE_LINE: Final = 0.15  # of the size: pieces of one line have their baselines this near
ON_PITCH: Final = 0.12  # of the size: a line stands this near to where the text above goes on
SAME_SIZE: Final = 0.02  # of the size: texts of one cell are set alike
LABEL: Final = 2.5  # of the size: what is drawn around a label is no higher
SAME_START: Final = 1.0  # points; lines of one text begin this near under one another


def put_back(draft: TableDraft, pitch: float) -> None:
    """Put lines that run over a row's end back into the cell above, where its text goes on.

    `pitch` is the deck's usual distance of lines, in sizes. Where the order of painting does not tell,
    they stand nearer to a line of the row that they run into than the lines of a text do; or where
    the texts of the list above start.
    """
    if draft.found_by != "tags" and put_as_painted(draft):
        return
    above: dict[tuple[int, int], CellDraft] = {}
    for cell in draft.cells:
        if cell.row and cell.pieces:
            if not above:
                above = {
                    (c.row + c.row_span, c.column): c for c in draft.cells if len(c.pieces) > 1
                }
            upper = above.get((cell.row, cell.column))
            if upper is not None and upper.column_span == cell.column_span:
                _move(upper, cell, draft, pitch)


def take_in(
    drafts: Sequence[TableDraft], free: Sequence[Piece], pitch: float, frames: Sequence[Box]
) -> Sequence[Piece]:
    """Put text in no table into those that it belongs to, as cells' lines or rows; return the rest.

    `pitch` is the deck's usual distance of lines, in sizes; `frames` are drawn, and hold their own text.
    """
    for draft in drafts:
        below = [box for box in frames if box.top >= draft.box.bottom]
        outside = [p for p in free if not any(_holds(box, p) for box in below)]
        take_in_painted(draft, outside)
        if draft.drawn:
            _take_in_below(draft, free_of([draft], outside), pitch)
        add_rows_below(draft, free_of([draft], free))
        free = free_of([draft], free)
    return free


def _holds(frame: Box, piece: Piece) -> bool:
    """Tell whether text stands in a frame that is no label's own, such as a status' in its cell."""
    return frame.height > LABEL * piece.size and frame.contains(piece.box.center)


def _take_in_below(draft: TableDraft, free: Sequence[Piece], pitch: float) -> None:
    """Take lines under a drawn table into its last row, where the text of a cell goes on in them.

    They follow at its pitch, or at the deck's where it has one line, begin under it, are set in its
    size, and stand within its column. One wrapped text goes on only where its last line has no room
    left: a legend may stand below.
    """
    left, right = draft.box.x0, draft.box.x1
    under = [p for p in free if p.bottom > draft.box.bottom and p.x0 < right and left < p.x1]
    for cell in draft.cells if under else ():
        if cell.row + cell.row_span == draft.rows and cell.pieces and cell.box is not None:
            _go_on(cell, cell.box, under, pitch)


def _go_on(cell: CellDraft, box: Box, under: Sequence[Piece], pitch: float) -> None:
    size = cell.pieces[0].size
    starts = [piece.x0 for piece in cell.pieces]
    lines = _lines(cell.pieces, size)
    set_on = [[p for p in cell.pieces if _nearest(p.baseline, lines) == line] for line in lines]
    right = box.x1 - (min(starts) - box.x0)
    wrapped = not any(_had_room(above, below, right) for above, below in pairwise(set_on))
    while lines:
        ahead = [lines[-1] + step for step in _pitches(lines) or [pitch * size]]
        at = min(ahead, key=lambda at: min(abs(p.baseline - at) for p in under))
        level = [piece for piece in under if abs(piece.baseline - at) <= ON_PITCH * size]
        line = [piece for piece in level if piece.x0 < box.x1 and box.x0 < piece.x1]
        if not any(abs(piece.x0 - x) <= SAME_START for piece in line for x in starts) or any(
            piece.x0 < box.x0 or piece.x1 > box.x1 or abs(piece.size - size) > SAME_SIZE * size
            for piece in line
        ):
            return
        if wrapped and _had_room(set_on[-1], line, right):
            return
        set_on.append(line)
        cell.pieces.extend(line)
        lines.append(at)


def _had_room(above: Sequence[Piece], below: Sequence[Piece], right: float) -> bool:
    """Tell whether the first word of a line, that lists nothing, would have fitted behind the line above."""
    first = min(below, key=lambda piece: piece.x0)
    if is_bullet(first.text.strip()[:1]):
        return False
    room = right - max(piece.x1 for piece in above)
    return room > _first_word(below) + (BLANK + SURE_ROOM) * first.size


def _first_word(line: Sequence[Piece]) -> float:
    """Return how wide a line's first word is, in points; its letters may be shown one by one."""
    ordered = sorted(line, key=lambda piece: piece.x0)
    start = end = ordered[0].x0
    for piece in ordered:
        word, blank, _ = piece.text.partition(" ")
        if piece.x0 - end > WORD_GAP * piece.size:
            break
        end = piece.x0 + len(word) / len(piece.text) * (piece.x1 - piece.x0)
        if blank:
            break
    return end - start


def _move(upper: CellDraft, cell: CellDraft, draft: TableDraft, pitch: float) -> None:
    size = cell.pieces[0].size
    near = ON_PITCH * size
    lines = _lines(upper.pieces, size)
    pitches = _pitches(lines)
    top = min([piece.bottom - DESCENT * piece.size for piece in cell.pieces])
    if not pitches or top > lines[-1] + max(pitches) + near:  # most texts begin below
        return
    own = _lines(cell.pieces, size)
    # A list's points may be further apart than the lines of one of them, as other lists show.
    known = {
        step
        for c in draft.cells
        if c.column == cell.column and c is not cell and c.pieces[1:]
        for step in _pitches(_lines(c.pieces, size))
    }
    least = min(pitch * size, *known)
    while own:
        at = min([lines[-1] + step for step in known], key=lambda at: abs(_nearest(at, own) - at))
        line = next((one for one in own if abs(one - at) <= near), None)
        crowds = any(near < abs(one - at) < least - near for one in own)
        if line is None or not (crowds or _goes_on_with_item(upper, cell, own)):
            return
        moved = [p for p in cell.pieces if _nearest(p.baseline, own) == line]
        upper.pieces.extend(moved)
        cell.pieces = [p for p in cell.pieces if _nearest(p.baseline, own) != line]
        own.remove(line)
        lines.append(at)


def _goes_on_with_item(upper: CellDraft, cell: CellDraft, own: Sequence[float]) -> bool:
    """Tell whether a cell's first line begins where the texts of the list above do, and no sign."""
    first = min(piece.x0 for piece in cell.pieces if _nearest(piece.baseline, own) == own[0])
    starts = [piece.x0 for piece in upper.pieces]
    return first > min(starts) + SAME_START and any(abs(first - x) <= SAME_START for x in starts)


def _pitches(lines: Sequence[float]) -> list[float]:
    """Return the distances of a text's lines: paragraphs may be further apart than their lines."""
    return [below - above for above, below in pairwise(lines)]


def _nearest(at: float, lines: Iterable[float]) -> float:
    return min(lines, key=lambda line: abs(line - at))


def _lines(pieces: Iterable[Piece], size: float) -> list[float]:
    """Return the baselines of the lines that pieces stand on, from top to bottom.

    List signs of another font may stand a little higher than their texts; a `%` alone is a text.
    """
    out: list[float] = []
    for at in sorted([p.bottom - DESCENT * p.size for p in pieces if _is_text(p.text)]):
        if not out or at - out[-1] > ONE_LINE * size:
            out.append(at)
    return out


def _is_text(text: str) -> bool:
    return any(map(str.isalnum, text)) or text.strip() in UNITS
