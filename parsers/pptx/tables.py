"""Tables of a presentation: each cell once, with its spans, its box and its fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parsers.pptx.colours import Palette
from parsers.pptx.geometry import Transform
from parsers.pptx.text import Styles, paragraphs
from parsers.pptx.xml import A, Element, child, flag, integer, points
from schema import Box, Cell, Table

# Cells of one table that are read; the largest table on a slide has some hundreds.
MAX_TABLE_CELLS: Final = 50_000


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of the file at the row and column where it stands."""

    row: int
    column: int
    element: Element

    @property
    def merged(self) -> bool:
        """Tell whether the file says that a cell to the left or above covers it."""
        return flag(self.element.get("hMerge")) or flag(self.element.get("vMerge"))

    @property
    def bare(self) -> bool:
        """Tell whether nothing is written in it."""
        return not any((text.text or "").strip() for text in self.element.iter(f"{A}t"))

    def span(self, name: str) -> int:
        return max(1, integer(self.element.get(name)) or 1)


def read_table(  # noqa: PLR0913
    element: Element,
    *,
    corner: tuple[float, float],
    group: Transform,
    styles: Styles,
    palette: Palette,
    slide_number: int,
) -> Table | None:
    """Read an `a:tbl` whose frame stands at `corner` (points, in its group's coordinates).

    The boxes follow from the widths of the columns and the heights of the rows, as PowerPoint
    wrote them. None where the table has no cell at all, or more than `MAX_TABLE_CELLS`.
    """
    rows = list(element.iterchildren(f"{A}tr"))
    widths = [
        points(column.get("w")) or 0.0 for column in element.iterfind(f"{A}tblGrid/{A}gridCol")
    ]
    places = _places(rows, len(widths))
    columns = max([len(widths), *(place.column + 1 for place in places.values())], default=0)
    if not places or len(rows) * columns > MAX_TABLE_CELLS:
        return None
    widths += [0.0] * (columns - len(widths))
    heights = [points(row.get("h")) or 0.0 for row in rows]
    lefts, tops = _edges(corner[0], widths), _edges(corner[1], heights)
    cells = []
    for place, row_span, column_span in _spanned(places, len(rows), columns):
        left, right = lefts[place.column], lefts[place.column + column_span]
        top, bottom = tops[place.row], tops[place.row + row_span]
        fill = palette.paint(child(place.element, f"{A}tcPr"))
        cells.append(
            Cell(
                row=place.row,
                column=place.column,
                paragraphs=paragraphs(
                    child(place.element, f"{A}txBody"),
                    styles,
                    palette,
                    slide_number,
                    capitals=True,
                ),
                row_span=row_span,
                column_span=column_span,
                box=group.box(left, top, right - left, bottom - top),
                fill=fill.colour if fill is not None else None,
            )
        )
    box: Box = group.box(corner[0], corner[1], sum(widths), sum(heights))
    return Table(rows=len(rows), columns=columns, cells=tuple(cells), box=box)


def _edges(start: float, lengths: list[float]) -> list[float]:
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _places(rows: list[Element], columns: int) -> dict[tuple[int, int], _Place]:
    """Give each cell of the file its row and column.

    A row has a cell for every column, those that another one covers included. Some writers leave
    the covered ones out, as HTML does; then the spans say where the next cell stands.
    """
    places: dict[tuple[int, int], _Place] = {}
    for row, element in enumerate(rows):
        cells = [
            _Place(row, column, cell) for column, cell in enumerate(element.iterchildren(f"{A}tc"))
        ]
        if len(cells) < columns == sum(cell.span("gridSpan") for cell in cells):
            column = 0
            for cell in cells:
                places[row, column] = _Place(row, column, cell.element)
                column += cell.span("gridSpan")
            continue
        places.update(((row, cell.column), cell) for cell in cells)
    return places


def _spanned(
    places: dict[tuple[int, int], _Place], rows: int, columns: int
) -> list[tuple[_Place, int, int]]:
    """Return the cells that show, in reading order, with the rows and columns they span.

    A span ends at the table's edge and before a cell with text of its own that is not marked as
    covered; a cell marked as covered that nothing covers shows.
    """
    covered: set[tuple[int, int]] = set()
    out = []

    def free(key: tuple[int, int]) -> bool:
        there = places.get(key)
        return key not in covered and (there is None or there.merged or there.bare)

    for (row, column), place in sorted(places.items()):
        if (row, column) in covered:
            continue
        wide = 1 if place.merged else min(place.span("gridSpan"), columns - column)
        high = 1 if place.merged else min(place.span("rowSpan"), rows - row)
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
        out.append((place, row_span, column_span))
    return out
