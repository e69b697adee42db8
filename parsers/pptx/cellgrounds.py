"""What the texts of a table's cells stand on, and which of them nobody sees for that."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from parsers.pptx.colours import Paint
from parsers.pptx.grounds import indistinct, without_indistinct
from parsers.pptx.page import Page
from parsers.pptx.text import UNTOLD, TextReader
from parsers.pptx.unseen import outlined
from parsers.pptx.xml import Element
from parsers.unseen import FILLED
from schema import Box, Cell, Table


class Written(NamedTuple):
    """What the file says of a cell: its text body, and the fill of its own."""

    body: Element | None
    fill: Paint | None


def without_unseen(
    page: Page,
    element: Element,
    table: Table,
    contents: Sequence[Written],
    stated: AbstractSet[str],
) -> Table:
    """Return a table without the texts that have the colour of what they stand on, and paint it.

    `element` is its `a:tbl`, `contents` are its cells', `stated` the colours that texts say are theirs.
    """
    style = page.styles.of(element)
    size = table.rows, table.columns
    beneath = page.grounds.under(table.box) if table.box is not None else None
    fills = {one.fill.colour for one in contents if one.fill is not None}
    grounds = {*fills, *style.fills, beneath}

    def ground_of(cell: Cell, fill: Paint | None) -> str | None:
        paint = style.look(cell.row, cell.column, size).fill if fill is None else fill
        return paint.colour if paint is not None and paint.painted else beneath

    def ground_at(box: Box) -> str | None:
        """Tell the colour of a column, whose rows may be higher than the file says."""
        x, _ = box.center
        found = {
            ground_of(cell, fill)
            for cell, (_, fill) in zip(table.cells, contents, strict=True)
            if cell.row and cell.box is not None and cell.box.x0 <= x <= cell.box.x1
        }
        return found.pop() if len(found) == 1 else None

    if table.box is not None:
        page.grounds.paint_in(table.box, grounds, ground_at)
    alike = {colour for colour in stated if any([indistinct(colour, one) for one in grounds])}
    taken = {fill for fill in fills if any([indistinct(one, fill) for one in style.letters])}
    if not alike and not taken:
        return table  # as most: a style's letters stand out from its fills

    def seen(cell: Cell, written: Written) -> Cell:
        body, fill = written
        inherits = fill is not None and fill.colour in taken
        if body is None or not (inherits or _has(cell, alike)):
            return cell
        ground, letters = ground_of(cell, fill), style.look(cell.row, cell.column, size).letters
        own = {one for one in alike if indistinct(one, ground)}
        unseen = indistinct(letters, ground) or (own and _has(cell, own))
        if ground is None or not unseen or outlined(body):
            return cell
        again = TextReader(page.theme.palette, page.printed, [], capitals=True)
        whole = again.paragraphs(body, page.inheritance.plain, letters or UNTOLD)
        paragraphs, hidden = without_indistinct(whole, ground)
        if not hidden:
            return cell
        page.unseen.append((hidden, FILLED))
        return replace(cell, paragraphs=paragraphs)

    cells = tuple(map(seen, table.cells, contents))
    return table if cells == table.cells else replace(table, cells=cells)


def _has(cell: Cell, colours: AbstractSet[str]) -> bool:
    """Tell whether letters of a cell have one of some colours."""
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            if run.colour in colours:
                return True
    return False
