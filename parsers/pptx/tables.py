"""Tables of a presentation: each cell once, with its spans, its box and its fill."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from parsers.pptx.cellgrounds import Written, without_unseen
from parsers.pptx.crossed import tell_diagonals
from parsers.pptx.geometry import Transform
from parsers.pptx.growth import most_crowded, tell_growth
from parsers.pptx.page import Page
from parsers.pptx.text import TextReader
from parsers.pptx.xml import A, Element, child, children, flag, integer, points
from parsers.unseen import PARTLY
from schema import Box, Cell, Table

# Cells of one table that are read; the largest table on a slide has some hundreds.
MAX_TABLE_CELLS: Final = 50_000

# Points: no letter finds room in a column that is narrower, so that they lie upon one another.
_LEAST_WIDTH: Final = 3.0

_CELL: Final = f"{A}tc"
_BODY: Final = f"{A}txBody"
_PROPERTIES: Final = f"{A}tcPr"


class _Place(NamedTuple):
    """A cell of the file at the row and column where it stands, as large as the file says.

    `merged` tells that another one to the left or above covers it, as the file says.
    """

    row: int
    column: int
    element: Element
    wide: int = 1
    high: int = 1
    merged: bool = False

    @classmethod
    def of(cls, row: int, column: int, element: Element) -> _Place:
        if not element.keys():
            return cls(row, column, element)
        wide, high = (max(1, integer(element.get(name)) or 1) for name in ("gridSpan", "rowSpan"))
        merged = flag(element.get("hMerge")) or flag(element.get("vMerge"))
        return cls(row, column, element, wide, high, merged)

    @property
    def bare(self) -> bool:
        """Tell whether nothing is written in it."""
        return not any((text.text or "").strip() for text in self.element.iter(f"{A}t"))


def read_table(
    page: Page, element: Element, *, corner: tuple[float, float], group: Transform
) -> Table | None:
    """Read an `a:tbl` whose frame stands at `corner` (points, in its group's coordinates).

    The boxes follow from the widths of the columns and the heights of the rows, as PowerPoint
    wrote them. None where the table has no cell at all, or more than `MAX_TABLE_CELLS`.
    """
    rows = list(element.iterchildren(f"{A}tr"))
    grid = child(element, f"{A}tblGrid")
    stated = grid.iterchildren(f"{A}gridCol") if grid is not None else ()
    widths = [points(column.get("w")) or 0.0 for column in stated]
    places = _places(rows, len(widths))
    columns = max([len(widths), *(column + 1 for _, column in places)])
    if not places or len(rows) * columns > MAX_TABLE_CELLS:
        return None
    widths += [0.0] * (columns - len(widths))
    heights = [points(row.get("h")) or 0.0 for row in rows]
    lefts, tops = _edges(corner[0], widths), _edges(corner[1], heights)
    box: Box = group.box(corner[0], corner[1], sum(widths), sum(heights))
    texts = TextReader(page.theme.palette, page.printed, page.unseen, capitals=True)
    cells, contents, read, spans = [], [], [], []
    for place, row_span, column_span in _spanned(places, len(rows), columns):
        left, right = lefts[place.column], lefts[place.column + column_span]
        top, bottom = tops[place.row], tops[place.row + row_span]
        body, properties = _contents(place.element)
        fill = page.theme.palette.paint(properties)
        paragraphs = texts.paragraphs(body, page.inheritance.plain)
        contents.append(Written(body, properties, fill, texts.stated()))
        read.append(texts.letters)
        spans.append(right - left + _LEAST_WIDTH)
        cells.append(
            Cell(
                row=place.row,
                column=place.column,
                paragraphs=paragraphs,
                row_span=row_span,
                column_span=column_span,
                box=group.box(left, top, right - left, bottom - top),
                fill=fill.colour if fill is not None else None,
            )
        )
    table = Table(rows=len(rows), columns=columns, cells=tuple(cells), box=box)
    page.cells[box] = [one.properties for one in contents]
    tell_diagonals(page, element, table, page.cells[box])
    tell_growth(page, table, contents, heights, most_crowded(cells, read, spans))
    if min(widths) < _LEAST_WIDTH:
        narrow = [one for one in cells if one.box is not None and one.box.width < _LEAST_WIDTH]
        page.unseen += [(cell.text, PARTLY) for cell in narrow]
    return without_unseen(page, element, table, contents)


def _edges(start: float, lengths: list[float]) -> list[float]:
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _contents(cell: Element) -> tuple[Element | None, Element | None]:
    """Return a cell's text body and its properties."""
    body = properties = None
    for part in children(cell):
        tag = part.tag
        if tag == _BODY:
            body = part
        elif tag == _PROPERTIES:
            properties = part
    return body, properties


def _places(rows: list[Element], columns: int) -> dict[tuple[int, int], _Place]:
    """Give each cell of the file its row and column, in reading order.

    A row has a cell for every column, those that another one covers included. Some writers leave
    the covered ones out, as HTML does; then the spans say where the next cell stands.
    """
    places: dict[tuple[int, int], _Place] = {}
    for row, element in enumerate(rows):
        cells = [
            _Place.of(row, column, cell) for column, cell in enumerate(element.iterchildren(_CELL))
        ]
        if len(cells) < columns == sum(cell.wide for cell in cells):
            lefts = accumulate((cell.wide for cell in cells), initial=0)
            cells = [cell._replace(column=left) for cell, left in zip(cells, lefts, strict=False)]
        places.update(((row, cell.column), cell) for cell in cells)
    return places


def _spanned(
    places: dict[tuple[int, int], _Place], rows: int, columns: int
) -> Iterator[tuple[_Place, int, int]]:
    """Give the cells that show, in reading order, with the rows and columns they span.

    A span ends at the table's edge and before a cell with text of its own that is not marked as
    covered; a cell marked as covered that nothing covers shows.
    """
    covered: set[tuple[int, int]] = set()

    def free(key: tuple[int, int]) -> bool:
        there = places.get(key)
        return key not in covered and (there is None or there.merged or there.bare)

    for (row, column), place in places.items():
        if (row, column) in covered:
            continue
        if place.merged or place.wide == place.high == 1:
            yield place, 1, 1
            continue
        wide, high = min(place.wide, columns - column), min(place.high, rows - row)
        column_span = 1
        while column_span < wide and free((row, column + column_span)):
            column_span += 1
        row_span = 1
        while row_span < high and all(
            free((row + row_span, there)) for there in range(column, column + column_span)
        ):
            row_span += 1
        covered.update(
            (below, there)
            for below in range(row, row + row_span)
            for there in range(column, column + column_span)
        )
        yield place, row_span, column_span
