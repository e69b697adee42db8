"""A column that holds nothing but pictures, before the texts of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Image
from parsers.pdf.tables.aligned import ENOUGH
from parsers.pdf.tables.draft import CellDraft, TableDraft
from schema import Box

MOST: Final = 0.6  # of the rows below the header: so many have a picture
SAME: Final = 3.0  # points; the middles of pictures of one column are this near to each other
NEAR: Final = 90.0  # points; pictures stand this near before the text


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
    if len(found) < max(ENOUGH, MOST * (draft.rows - 1)):
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
