"""Texts of a table that a line is drawn through by hand, be it level, aslant or bent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.pdf.page import Page, Path, Piece, same_place
from parsers.pdf.tables.byhand import is_laid, rules_of
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.onrules import goes_on
from parsers.pdf.tables.rules import LINE, SNAP
from parsers.pdf.tables.struck import SHARED, STRIKE, THINNEST, has_head
from schema import Box, Diagnostic
from schema.diagnostic import short

# Of the font size above the baseline: where a line aslant runs through letters.
LETTERS: Final = (0.0, 0.75)
# Of the font size: a line through so much of a text crosses it out, if not as a whole.
LONG: Final = 3.0
BENT: Final = 1.1  # of the font size: what is higher goes round a text, and not through it
BAR: Final = 5.0  # points; a higher bar covers letters, which is told of elsewhere
EDGE: Final = 0.25  # of a row's height: nearer to its edges a line parts it from the next one
LARGEST: Final = 60.0  # points: a larger cross is no sign's
# Of a row's, cell's or table's sides: a line across so much of it crosses it out.
ACROSS: Final = 0.6


def crossed(
    page: Page, drafts: Sequence[TableDraft], level: Sequence[Path], laid: Sequence[Path]
) -> Iterator[Diagnostic]:
    """Yield a line for the texts of a page's tables that lines cross, which were read all the same.

    `level` are rules at the height of a strike that go on beside the text, `laid` lines that lie as a
    table's rules do and are none. An arrow crosses nothing.
    """
    if not drafts:
        return
    high = [
        path
        for path in page.paths
        if path.bottom - path.top > LINE and (path.bottom - path.top <= BAR or not path.rectangle)
    ]
    found = [*level, *laid, *filter(_may_cross, high)]
    if not found:
        return
    lines = [path for path in found if not has_head(path, page.paths)]
    rules = rules_of(page.paths)
    free = {id(path) for path in lines if not _is_aslant(path) and is_laid(path, rules)}
    cells = [cell for draft in drafts for cell in _crossed(draft, lines, free)]
    if any(draft.box.contains(sign) for sign in _crossed_signs(page, lines) for draft in drafts):
        yield Diagnostic.warning(
            "struck-text",
            f"A cross is drawn over a sign in a table on page {page.number}, which was read; if it is crossed "
            "out, delete it.",
            slide=page.number,
        )
    if cells:
        texts = [piece.text.strip() for cell in cells for piece in cell.pieces]
        yield Diagnostic.warning(
            "struck-text",
            f"A line is drawn through “{short(' '.join(texts))}” in a table on page {page.number}, "
            "which was read; if it is crossed out, strike out its text or delete it.",
            slide=page.number,
        )


def _may_cross(path: Path) -> bool:
    """Tell whether what is no level rule may be a line aslant, a bent one, or a bar over letters."""
    if path.rectangle:
        return path.bottom - path.top > THINNEST and path.x1 - path.x0 > BAR and path.stroke is None
    if path.line:
        return path.x1 - path.x0 > LINE
    round_it = path.fill is None and path.area >= ACROSS * path.box.area  # a ring, or a frame
    return not round_it and (path.fill is None or path.area <= BAR * (path.x1 - path.x0))


def _is_aslant(path: Path) -> bool:
    return path.line and path.bottom - path.top > LINE


def _crossed(draft: TableDraft, lines: Sequence[Path], free: AbstractSet[int]) -> list[CellDraft]:
    """Return the cells of a table that lines cross: their letters, all of them, their row or the table.

    `free` are the ids of level ones that are none of its rules, though they may go from bound to bound.
    """
    box = draft.box
    near = [one for one in lines if _meets(one, box)]
    if not near:
        return []
    written = [cell for cell in draft.cells if cell.pieces]
    aslant = list(filter(_is_aslant, near))
    if any(_fills(one, box) for one in aslant):
        return written
    boxes = [(cell, cell.box) for cell in draft.cells if cell.box is not None]
    bounds = {box.x0, box.x1, *draft.edges}.union(*[(place.x0, place.x1) for _, place in boxes])
    drawn = {id(one) for one in near if id(one) not in free and _is_bound(one, bounds)}
    rows: dict[int, list[Box]] = {}
    across = [*aslant, *[one for one in near if id(one) in free]]
    for cell, place in boxes if across else ():
        if cell.row_span == 1:
            rows.setdefault(cell.row, []).append(place)
    struck = {row for row, places in rows.items() if _is_crossed(Box.of(places), box, across)}
    return [
        cell
        for cell in written
        if cell.row in struck
        or any(_runs_through(one, _held(cell) if id(one) in drawn else cell.pieces) for one in near)
        or (cell.box is not None and _has_cross(cell.box, aslant))
    ]


def _crossed_signs(page: Page, lines: Sequence[Path]) -> Iterator[tuple[float, float]]:
    """Yield the middles of balls that a cross of two lines is larger than; one in a ball is a sign itself."""
    aslant = list(filter(_is_aslant, lines))
    crosses = [
        line
        for line in aslant
        if line.rising
        and any(not one.rising and same_place(line, one, SNAP) for one in aslant)
        and max(line.x1 - line.x0, line.bottom - line.top) <= LARGEST
    ]
    for cross in crosses:
        for path in page.paths:
            if (
                path.curves
                and path.place < cross.place
                and cross.x0 < path.x0
                and path.x1 < cross.x1
                and cross.top < path.top
                and path.bottom < cross.bottom
            ):
                yield path.box.center


def _meets(line: Path, box: Box) -> bool:
    middle = (line.top + line.bottom) / 2
    return line.x0 < box.x1 and box.x0 < line.x1 and box.top < middle < box.bottom


def _is_bound(line: Path, bounds: AbstractSet[float]) -> bool:
    """Tell whether a line goes from one bound of columns to another, as a table's rules do."""
    ends = (line.x0, line.x1)
    return all(any(abs(end - bound) <= SNAP for bound in bounds) for end in ends)


def _is_crossed(row: Box, table: Box, aslant: Sequence[Path]) -> bool:
    """Tell whether a line runs across most of a row, within it and not along its edge."""
    edge = EDGE * row.height
    return any(
        min(line.x1, table.x1) - max(line.x0, table.x0) >= ACROSS * table.width
        and row.top - SNAP <= line.top
        and line.bottom <= row.bottom + SNAP
        and row.top + edge <= (line.top + line.bottom) / 2 <= row.bottom - edge
        for line in aslant
    )


def _has_cross(cell: Box, aslant: Sequence[Path]) -> bool:
    """Tell whether two lines cross out a cell from corner to corner; a single one may part it in two."""
    inside = [
        line.rising
        for line in aslant
        if _fills(line, cell)
        and cell.x0 - SNAP <= line.x0
        and line.x1 <= cell.x1 + SNAP
        and cell.top - SNAP <= line.top
        and line.bottom <= cell.bottom + SNAP
    ]
    return len(set(inside)) > 1


def _fills(line: Path, box: Box) -> bool:
    """Tell whether a line runs across most of a box, and down most of it."""
    across = min(line.x1, box.x1) - max(line.x0, box.x0)
    down = min(line.bottom, box.bottom) - max(line.top, box.top)
    return across >= ACROSS * box.width and down >= ACROSS * box.height


def _held(cell: CellDraft) -> list[Piece]:
    """Return the words of a cell without those that may have run over its foot, and over its rule."""
    words = [piece for piece in cell.pieces if any(map(str.isalnum, piece.text))]
    return [piece for piece in words if not goes_on(piece, cell)]


def _runs_through(line: Path, pieces: Sequence[Piece]) -> bool:
    """Tell whether a line runs through the letters of most of a text's line, or of a long part of it."""
    lines: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.place < line.place and not piece.turn and not piece.skewed:
            lines.setdefault(round(piece.baseline), []).append(piece)
    for level in lines.values():
        covered = sum(_covered(line, piece) for piece in level)
        whole = sum(piece.x1 - piece.x0 for piece in level)
        if covered >= min(SHARED * whole, LONG * max(piece.size for piece in level)) > 0:
            return True
    return False


def _covered(line: Path, piece: Piece) -> float:
    """Return how many points of a piece a line runs through at the height of its letters."""
    width, high = line.x1 - line.x0, line.bottom - line.top
    aslant = _is_aslant(line)
    low, up = LETTERS if aslant else STRIKE
    top, bottom = piece.baseline - up * piece.size, piece.baseline - low * piece.size
    x0, x1 = max(piece.x0, line.x0), min(piece.x1, line.x1)
    if not aslant:
        through = high <= BENT * piece.size and top <= (line.top + line.bottom) / 2 <= bottom
        return max(0.0, x1 - x0) if through else 0.0
    # Where the line comes to the letters' upper and lower end.
    near, far = (top - line.top) / high * width, (bottom - line.top) / high * width
    ends = (line.x1 - far, line.x1 - near) if line.rising else (line.x0 + near, line.x0 + far)
    return max(0.0, min(x1, ends[1]) - max(x0, ends[0]))
