"""Pictures before the texts of a table, and small shapes with words that lie over its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Image, Path, Piece
from parsers.pdf.tables.aligned import ENOUGH
from parsers.pdf.tables.draft import CellDraft, TableDraft
from schema import Box

MOST: Final = 0.6  # of the rows below the header: so many have a picture
SAME: Final = 3.0  # points; the middles of pictures of one column are this near to each other
NEAR: Final = 90.0  # points; pictures stand this near before the text
# Points; a shape goes on this far beside its words, a marked text's colour less.
PADDING: Final = 1.5
LARGEST: Final = 0.5  # of the cell; what is painted behind more of it is the cell's own colour


def with_pictures(draft: TableDraft, images: Sequence[Image]) -> None:
    """Put a first column into a table whose rows have a picture each before their text.

    Where nothing is drawn, the header tells: it stands over the texts, and nothing over the pictures.
    """
    if draft.drawn or draft.rows <= ENOUGH or len(images) < ENOUGH:
        return
    lefts = {c.row: min(p.x0 for p in c.pieces) for c in draft.cells if not c.column and c.pieces}
    tops: dict[int, float] = {}
    for cell in draft.cells:
        for piece in cell.pieces:
            tops[cell.row] = min(tops.get(cell.row, piece.top), piece.top)
    if 0 not in lefts or len(tops) < draft.rows:
        return
    starts = [tops[row] for row in range(draft.rows)]
    found = _before(images, min(lefts.values()), starts)
    if len(found) < max(ENOUGH, MOST * (draft.rows - 1)) or 0 in found:
        return
    x0, x1 = min(image.x0 for image in found.values()), max(image.x1 for image in found.values())
    for cell in draft.cells:
        cell.column += 1
    draft.columns += 1
    for row, top in enumerate(starts):
        image = found.get(row)
        draft.cells.append(CellDraft(row, 0, box=image.box if image else Box(x0, top, x1, top)))
    draft.edges = [x0, *draft.edges]
    draft.box = Box(min(draft.box.x0, x0), draft.box.top, draft.box.x1, draft.box.bottom)


def _before(images: Sequence[Image], left: float, starts: Sequence[float]) -> dict[int, Image]:
    """Return the picture before each row's text, those that stand under one another alone.

    `left` is where the texts start, `starts` the tops of the rows' texts.
    """
    steps = sorted(b - a for a, b in pairwise(starts))
    step = steps[len(steps) // 2]
    near = [
        image
        for image in images
        if image.x1 <= left + SAME
        and left - image.x1 <= NEAR
        and starts[0] <= (image.top + image.bottom) / 2 <= starts[-1] + step
    ]
    out: dict[int, Image] = {}
    for image in near:
        if abs(image.x0 + image.x1 - near[0].x0 - near[0].x1) > 2 * SAME:
            return {}
        # A picture may begin a little above its row's text.
        row = bisect_right(starts, image.bottom - (image.bottom - image.top) / 4) - 1
        out[row] = image
    return out


def lifted(drafts: Iterable[TableDraft], paths: Sequence[Path]) -> list[Piece]:
    """Take what shapes over cells say out of these cells, and return it.

    Such words stand on a fill of their own, wider than they are, beside text of another look, and a
    presentation has them in a shape beside the table. So have words aslant beside level ones. What is
    alone in its cell is the cell's text.
    """
    found: list[Piece] = []
    for draft in drafts:
        for cell in [cell for cell in draft.cells if len(cell.pieces) > 1]:
            level = [piece for piece in cell.pieces if not piece.skewed]
            if 0 < len(level) < len(cell.pieces):
                found += [piece for piece in cell.pieces if piece.skewed]
                cell.pieces = level
            if len({*map(_look, cell.pieces)}) > 1:
                found += _lifted(cell, paths)
    return found


def _look(piece: Piece) -> tuple[float, str | None]:
    return piece.size, piece.colour


def _lifted(cell: CellDraft, paths: Sequence[Path]) -> list[Piece]:
    shapes = _shapes_over(cell, paths)
    over = [piece for piece in cell.pieces if _is_in_one(piece, shapes)] if shapes else []
    looks = {*map(_look, over)}
    rest = [piece for piece in cell.pieces if not any(piece is other for other in over)]
    if not over or not rest or any(_look(piece) in looks for piece in rest):
        return []
    cell.pieces = rest
    return over


def _shapes_over(cell: CellDraft, paths: Sequence[Path]) -> list[Path]:
    """Return what is painted at a cell's texts and is too small to be the cell's own colour."""
    if cell.box is None:
        return []
    most = LARGEST * cell.box.area
    top, bottom = min(p.top for p in cell.pieces), max(p.bottom for p in cell.pieces)
    return [
        path
        for path in paths
        if path.fill is not None
        and path.top < bottom
        and path.bottom > top
        and (path.x1 - path.x0) * (path.bottom - path.top) <= most
    ]


def _is_in_one(piece: Piece, shapes: Sequence[Path]) -> bool:
    return any(
        shape.x0 + PADDING <= piece.x0
        and piece.x1 <= shape.x1 - PADDING
        and shape.top <= (piece.top + piece.bottom) / 2 <= shape.bottom
        for shape in shapes
    )
