"""Tables that grow over the slide's edge when they are laid out, by what is written in them.

PowerPoint writes the heights that rows have; other programs may write any, and leave it to the
reader's to make room.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub, truediv
from typing import Final

from parsers.pptx.cellgrounds import Written
from parsers.pptx.ink import ABOVE, BESIDE, SIZE, SPARSE, USUAL, Setting, height
from parsers.pptx.page import Page
from parsers.pptx.xml import Element, points
from schema import Box, Cell, Severity, Table
from schema.diagnostic import short

# What states how far the text is from a cell's sides, and how far it is where nothing does.
_INSETS: Final = (("marL", BESIDE), ("marR", BESIDE), ("marT", ABOVE), ("marB", ABOVE))


def most_crowded(cells: Sequence[Cell], read: Sequence[int], widths: Sequence[float]) -> Cell:
    """Return the cell with the most letters to a point of its width.

    `read` counts the letters of a table up to each cell, `widths` are the cells', none of them 0.
    """
    crowds = list(map(truediv, map(sub, read, [0, *read]), widths))
    return cells[crowds.index(max(crowds))]


def tell_growth(
    page: Page, table: Table, contents: Sequence[Written], heights: Sequence[float], tight: Cell
) -> None:
    """Say so where a table's texts need more room than the slide has below its top.

    `contents` are its cells', `heights` its rows' in points, `tight` is its most crowded cell: where
    that has room, the others have, as in all that PowerPoint wrote. A table that passes the edge as
    it is stated is told of elsewhere.
    """
    least = height(tight.paragraphs, _room(tight, 2 * BESIDE), USUAL) + 2 * ABOVE
    if least <= sum(heights[tight.row : tight.row + tight.row_span]):
        return
    if table.box is None:
        return
    grown = _grown(table, contents, heights, SPARSE)
    if grown != list(heights):
        page.grown.append((table, heights, grown))
    edge = page.size[1]
    if not edge or table.box.bottom > edge:
        return
    over = _over(table, contents, heights, edge, USUAL)
    if not over:
        return
    surely = _over(table, contents, heights, edge, SPARSE)
    page.note(
        Severity.WARNING if surely else Severity.INFO,
        "off-slide",
        f"A table {'needs' if surely else 'may need'} more room than slide {page.number} has below "
        "its top, as its texts are longer than the heights of its rows allow; texts at the edge or "
        f"below it, such as “{short((surely or over)[0])}”, were read: make the table fit on the slide.",
    )


def _over(
    table: Table,
    contents: Sequence[Written],
    heights: Sequence[float],
    edge: float,
    setting: Setting,
) -> list[str]:
    """Return the texts of the rows that end below an edge when they are set so."""
    grown = _grown(table, contents, heights, setting)
    top = table.box.top if table.box is not None else 0.0
    bottoms = list(accumulate(grown, initial=top))[1:]
    return [
        " ".join(cell.text.split())
        for cell in table.cells
        if cell.paragraphs and bottoms[cell.row] > edge
    ]


def _grown(
    table: Table, contents: Sequence[Written], heights: Sequence[float], setting: Setting
) -> list[float]:
    """Return how high rows are when their texts are set so, in points."""
    grown = list(heights)
    for cell, written in zip(table.cells, contents, strict=True):
        if cell.row_span == 1 and cell.paragraphs:
            grown[cell.row] = max(grown[cell.row], _needed(cell, written.properties, setting))
    return grown


def tell_displaced(page: Page) -> None:
    """Say so where rows that grow come to stand under what lies over other rows as the file states them."""
    for table, stated, grown in page.grown:
        cells = {cell.box for cell in table.cells}  # a picture in a cell goes with it
        # Lines that are drawn over a table may be its rules.
        signs = [mark.box for mark in page.marks if mark.box.area]
        over = (*signs, *(text.box for text in page.texts))
        boxes = [box for box in over if box is not None and box not in cells]
        place = table.box
        if place is not None and any(_moves(box, place, stated, grown) for box in boxes):
            page.note(
                Severity.WARNING,
                "table-guessed",
                f"Rows of a table on slide {page.number} are higher than the file says, as their texts "
                "need more room, so that what lies over them stands beside the rows that it was read "
                "with: compare it with what is shown.",
            )


def _moves(box: Box, place: Box, stated: Sequence[float], grown: Sequence[float]) -> bool:
    """Tell whether the middle of a box over a table at a place comes to stand at another row."""
    if not place.contains(box.center):
        return False
    down = box.center[1] - place.top
    rows = [
        next((row for row, bottom in enumerate(accumulate(heights)) if down <= bottom), None)
        for heights in (stated, grown)
    ]
    return rows[0] != rows[1]


def _room(cell: Cell, beside: float) -> float:
    """Return how wide the text of a cell may be, `beside` points of the cell not; for a letter at least."""
    return max(cell.box.width - beside, SIZE) if cell.box is not None else SIZE


def _needed(cell: Cell, properties: Element | None, setting: Setting) -> float:
    """Return how high a cell is at least by its text, in points; `properties` is its `a:tcPr`.

    A text that is set upright asks for no height of its own.
    """
    insets = _insets(tuple(properties.items()) if properties is not None else ())
    if insets is None:
        return 0.0
    beside, above = insets
    return above + height(cell.paragraphs, _room(cell, beside), setting)


@lru_cache(maxsize=256)  # a deck's cells state the same
def _insets(attributes: tuple[tuple[str, str], ...]) -> tuple[float, float] | None:
    """Return how much wider and higher than its text a cell is, in points, None where that is set upright."""
    stated = dict(attributes)
    if stated.get("vert", "horz") != "horz":
        return None
    left, right, top, bottom = (
        usual if (inset := points(stated.get(name))) is None else inset for name, usual in _INSETS
    )
    return left + right, top + bottom
