"""What the texts of a table's cells stand on, and which of them nobody sees for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final, NamedTuple

from parsers.pptx.colours import UNPAINTED, Paint
from parsers.pptx.grounds import Tone, faint_in, without_indistinct
from parsers.pptx.ink import ink
from parsers.pptx.page import Page
from parsers.pptx.pictured import tell_pictured, tone
from parsers.pptx.tablestyles import TableStyle
from parsers.pptx.text import UNTOLD, TextReader
from parsers.pptx.unseen import covers_most, outlined
from parsers.pptx.xml import Element
from parsers.unseen import ALIKE, BELOW, FILLED, Reason, faint, indistinct
from schema import Box, Cell, Mark, Shape, Table

# What leaves the picture to be seen on which a cell's letters stand: its own, or one below the table.
_PICTURED: Final = (UNPAINTED, Paint(painted=True, picture=True))


class Written(NamedTuple):
    """What the file says of a cell: its text body, properties and own fill, and its texts' own colours."""

    body: Element | None
    properties: Element | None
    fill: Paint | None
    stated: frozenset[str]


class _Grounds(NamedTuple):
    """A table and what its cells stand on; `beneath` is the colour below it."""

    table: Table
    contents: Sequence[Written]
    style: TableStyle
    beneath: str | None

    @property
    def cells(self) -> Iterator[tuple[Cell, Written]]:
        return zip(self.table.cells, self.contents, strict=True)

    def letters(self, cell: Cell) -> str | None:
        """Return the colour that the style gives a cell's letters."""
        return self.style.look(cell.row, cell.column, (self.table.rows, self.table.columns)).letters

    def paint(self, cell: Cell, fill: Paint | None) -> Paint:
        """Return what a cell is painted with: its own `fill`, or else its style's."""
        if fill is None:
            size = self.table.rows, self.table.columns
            fill = self.style.look(cell.row, cell.column, size).fill
        return UNPAINTED if fill is None else fill

    def of(self, cell: Cell, fill: Paint | None) -> str | None:
        paint = self.paint(cell, fill)
        return paint.colour if paint.painted else self.beneath

    def at(self, box: Box) -> str | None:
        """Tell the colour of a column, whose rows may be higher than the file says."""
        x, _ = box.center
        found = {
            self.of(cell, written.fill)
            for cell, written in self.cells
            if cell.row and cell.box is not None and cell.box.x0 <= x <= cell.box.x1
        }
        return found.pop() if len(found) == 1 else None


def without_unseen(
    page: Page, element: Element, table: Table, contents: Sequence[Written]
) -> Table:
    """Return a table without the texts that have the colour of what they stand on, and paint it.

    `element` is its `a:tbl`, `contents` are its cells'.
    """
    style = page.styles.of(element)
    beneath = page.grounds.under(table.box) if table.box is not None else None
    grounds = _Grounds(table, contents, style, beneath)
    looks = {(one.fill, one.stated) for one in contents}
    colours = {*[fill.colour for fill, _ in looks if fill is not None], *style.fills, beneath}
    page.marks += _pictures(grounds, looks)
    if table.box is not None:
        page.unseen += _covered(page, table.box, grounds)
        tell_pictured(page, table.box, _toned(grounds) if None in colours else ())
        page.grounds.paint_in(table.box, colours, grounds.at)
    near = {one for one in looks if _is_near(*one, colours)}
    page.unseen += _faint(grounds, near) if near else ()
    # As most tables have none of these, their cells are not looked at one by one.
    doubtful = {look for look in looks if _may_be_pale(*look, style, colours)}
    if not doubtful:
        return table
    cells = tuple(
        [
            _seen(page, grounds, cell, written)
            if (written.fill, written.stated) in doubtful
            else cell
            for cell, written in grounds.cells
        ]
    )
    return table if cells == table.cells else replace(table, cells=cells)


def _seen(page: Page, grounds: _Grounds, cell: Cell, written: Written) -> Cell:
    """Return a cell without the text that has the colour of its ground, which is told of."""
    body, _, fill, stated = written
    ground, letters = grounds.of(cell, fill), grounds.letters(cell)
    pale = indistinct(letters, ground) or any([indistinct(one, ground) for one in stated])
    if ground is None or body is None or not pale or outlined(body):
        return cell
    again = TextReader(page.theme.palette, page.printed, [], capitals=True)
    whole = again.paragraphs(body, page.inheritance.plain, letters or UNTOLD)
    paragraphs, hidden = without_indistinct(whole, ground)
    if not hidden:
        return cell
    page.unseen.append((hidden, FILLED))
    return replace(cell, paragraphs=paragraphs)


def _covered(page: Page, box: Box, grounds: _Grounds) -> Iterator[tuple[str, Reason]]:
    """Yield the texts, and those of other tables, that lie below a table's painted cells."""
    below = [at for at, text in enumerate(page.texts) if text.box and box.overlap(text.box)]
    tables = [other for other in page.tables if other.box and box.overlap(other.box)]
    if not (below or tables):
        return
    placed = [(cell, cell.box, written.fill) for cell, written in grounds.cells if cell.box]
    painted = [at for cell, at, fill in placed if grounds.paint(cell, fill).colour]
    for at in below:
        if _under(page, at, painted):
            yield page.texts[at].text, BELOW
    # Letters over letters cannot be read either.
    written = [at for cell, at, _ in placed if cell.paragraphs]
    for other in tables:
        for cell in other.cells:
            if cell.box and any(covers_most(over, cell.box) for over in (*painted, *written)):
                yield cell.text, BELOW


def _pictures(
    grounds: _Grounds, looks: Iterable[tuple[Paint | None, frozenset[str]]]
) -> Iterator[Mark]:
    """Yield the pictures that fill cells without text; `looks` are all that cells have."""
    if not any([fill.picture for fill, _ in looks if fill is not None]):
        return
    for cell, written in grounds.cells:
        pictured = written.fill is not None and written.fill.picture
        if pictured and not cell.paragraphs and cell.box is not None:
            yield Mark(box=cell.box, shape=Shape.PICTURE, area=cell.box.area)


def _toned(grounds: _Grounds) -> Iterator[tuple[str, Tone, Element | None]]:
    """Yield texts over whatever picture there is, with their tones and their cells' properties."""
    for cell, (body, properties, fill, stated) in grounds.cells:
        if body is None or grounds.paint(cell, fill) not in _PICTURED or outlined(body):
            continue
        own = {grounds.letters(cell), *stated}
        if own == {None}:
            own = {run.colour for paragraph in cell.paragraphs for run in paragraph.runs}
        for shade in {shade for colour in own if (shade := tone(colour)) is not None}:
            yield cell.text, shade, properties


def _under(page: Page, number: int, painted: Iterable[Box]) -> bool:
    """Tell whether the middle of a text's letters lies under one of some painted cells."""
    text, element = page.texts[number], page.written.get(number)
    if text.box is None or element is None:
        return False
    letters = ink(page, element, text.box, text.paragraphs) or text.box
    return any(box.contains(letters.center) for box in painted)


def _faint(
    grounds: _Grounds, near: AbstractSet[tuple[Paint | None, frozenset[str]]]
) -> Iterator[tuple[str, Reason]]:
    """Yield what cells that look in one of some ways say nearly in the colour of their ground."""
    for cell, (body, _, fill, stated) in grounds.cells:
        words = faint_in(cell.paragraphs, grounds.of(cell, fill)) if (fill, stated) in near else ""
        if words and body is not None and not outlined(body):
            yield words, ALIKE


def _is_near(fill: Paint | None, stated: frozenset[str], grounds: AbstractSet[str | None]) -> bool:
    """Tell whether a cell's own letters may be nearly in the colour of what they stand on."""
    below = grounds if fill is None or not fill.painted else {fill.colour}
    return any([faint(one, ground) for one in stated for ground in below])


def _may_be_pale(
    fill: Paint | None, stated: frozenset[str], style: TableStyle, grounds: AbstractSet[str | None]
) -> bool:
    """Tell whether a cell's letters may have the colour of what they stand on.

    A style's own letters stand out from its own fills, so they need not be compared.
    """
    if fill is None or not fill.painted:
        return any([indistinct(one, ground) for one in stated for ground in grounds])
    return any([indistinct(one, fill.colour) for one in (*stated, *style.letters)])
