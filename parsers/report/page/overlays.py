"""What lies over a table without being in it: drawn statuses, symbols and pictograms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from parsers.report.page.drawings import Drawn
from parsers.report.page.grids import Grid
from parsers.report.page.headers import Header
from parsers.report.page.legend import BESIDE
from parsers.report.page.pages import Page
from schema import Box
from schema.vocabulary import Column

# How far, in points, a sign may stick out of the column that it is laid over.
STICKS_OUT: Final = 6.0

# How far, in points, its middle may stand behind the header of a last column that nothing draws: half
# of what a column of 150 points has beside a short word.
BEHIND_HEADER: Final = 60.0

# How far, in points, signs of one column may be out of line, and differ in height.
ALIKE: Final = 2.0

# A pictogram may stand in front of the table, at most this far from it, in points.
ICON_BESIDE: Final = 60.0

# A legend's label begins at most this far behind the middle of its sign, in points.
LEGEND_STEP: Final = 24.0

T = TypeVar("T")


class Overlays:
    """Drawings and small texts laid over a table, by row."""

    def __init__(self, page: Page, grid: Grid, header: Header) -> None:
        self._icons: dict[int, str] = {}
        self._texts: dict[int, list[str]] = {}
        self._drawn: dict[int, list[Drawn]] = {}
        column = header.roles.index(Column.TILTAK)
        rows = _measured(grid, header.row, column)
        if page.icons:
            zone = _zone(grid, header, (Column.IKON, Column.TILTAK))
            if zone is not None:
                left = grid.table.box.x0 if grid.table.box is not None else zone.x0
                zone = replace(zone, x0=min(zone.x0, left - ICON_BESIDE))
            for row, icon in _by_row(grid, rows, zone, page.icons):
                self._icons.setdefault(row, icon)
        if page.statuses or page.drawings:
            zone = _zone(grid, header, (Column.STATUS,))
            legend = _legend_over(grid, zone, [box for box, _ in page.statuses])
            # A sign over a drawing, such as a cross on a ring, is what it tells, known or not.
            signs = [sign for sign in page.icons if sign not in page.statuses]
            over = [one for one in signs if any(_holds(item.box, one[0]) for item in page.drawings)]
            texts = [sign for sign in (*page.statuses, *over) if sign[0] not in legend]
            for row, text in _by_row(grid, rows, zone, texts):
                self._texts.setdefault(row, []).append(text)
            edge = grid.table.box
            legend += _texts_below(page, edge)
            drawn = [
                (item.box, item)
                for item in page.drawings
                if not any(_is_in_front(item.box, label) for label in legend)
                and not any(_holds(item.box, box) for box, _ in over)
            ]
            if header.roles[-1] is Column.STATUS:
                zone, drawn = _with_beside(page, grid, zone, drawn)
            elif edge is not None:
                right = _with_beside(page, grid, replace(edge, x0=edge.x1), drawn)
                for row, item in _one_a_row(_by_row(grid, rows, *right), rows):
                    self._drawn.setdefault(row, []).append(item)
            for row, item in _by_row(grid, rows, zone, drawn):
                self._drawn.setdefault(row, []).append(item)

    def at(self, row: int) -> bool:
        """Tell whether anything lies over a row."""
        return row in self._icons or row in self._texts or row in self._drawn

    def icon(self, row: int) -> str | None:
        return self._icons.get(row)

    def status_texts(self, row: int) -> tuple[str, ...]:
        return tuple(self._texts.get(row, ()))

    def drawn(self, row: int) -> tuple[Drawn, ...]:
        return tuple(self._drawn.get(row, ()))


def _measured(grid: Grid, header: int, column: int) -> dict[int, bool]:
    """Return the rows that name a measure; False for those struck out whole, whose signs are left out."""
    texts = {row: grid.texts[row][column] for row in range(header + 1, grid.rows)}
    cells = {row: None if text else grid.own(row, column) for row, text in texts.items()}
    return {
        row: bool(text)
        for row, text in texts.items()
        if text or ((cell := cells[row]) is not None and any(one.text for one in cell.paragraphs))
    }


def _zone(grid: Grid, header: Header, roles: Sequence[Column]) -> Box | None:
    """Return the part of the slide that columns with these roles take, a little widened."""
    box = Box.around(
        grid.column_boxes[column] for column, role in enumerate(header.roles) if role in roles
    )
    if box is None:
        return None
    # A column without cells in its last rows goes as far down as the table does.
    bottom = max(box.bottom, grid.table.box.bottom if grid.table.box is not None else box.bottom)
    # Where words alone show the last column, it ends somewhere behind them.
    open_ended = grid.table.found_by == "alignment" and header.roles[-1] in roles
    x1 = box.x1 + (BEHIND_HEADER if open_ended else STICKS_OUT)
    return Box(x0=box.x0 - STICKS_OUT, top=box.top, x1=x1, bottom=bottom + STICKS_OUT)


def _with_beside(
    page: Page, grid: Grid, zone: Box | None, drawn: Sequence[tuple[Box, Drawn]]
) -> tuple[Box | None, list[tuple[Box, Drawn]]]:
    """Return a zone at a table's right with the balls beside that, and the drawings but for signs of texts there."""
    table = grid.table.box
    if zone is None or table is None:
        return zone, list(drawn)
    texts = [text.box for text in page.slide.texts if text.box is not None]
    kept = [
        (box, item)
        for box, item in drawn
        if box.center[0] <= zone.x1 or not any(_is_in_front(box, text) for text in texts)
    ]
    return replace(zone, x1=max(zone.x1, table.x1 + BESIDE)), kept


def _one_a_row(
    placed: list[tuple[int, Drawn]], rows: Mapping[int, bool]
) -> list[tuple[int, Drawn]]:
    """Return balls if there is one for each row: fewer were put there by hand, and say what they may."""
    balls = [row for row, item in placed if item.share is not None and not item.words]
    return placed if balls == [*rows] and len(placed) == len(rows) > 1 else []


def _texts_below(page: Page, table: Box | None) -> list[Box]:
    """Return the texts below a table: a sign before one is a legend's."""
    texts = [text.box for text in page.slide.texts if text.box is not None]
    return [box for box in texts if table is not None and box.center[1] > table.bottom]


def _legend_over(grid: Grid, zone: Box | None, labels: Sequence[Box]) -> list[Box]:
    """Return the labels in a zone that are a legend's, which reaches over the table's lower end.

    Another label stands at their height over the same table, in front of the zone.
    """
    table = grid.table.box
    if table is None or zone is None:
        return []
    front = [box for box in labels if table.x0 <= box.center[0] < zone.x0]
    inside = [box for box in labels if zone.contains(box.center)]
    return [box for box in inside if any(_is_level(box, other) for other in front)]


def _is_level(box: Box, other: Box) -> bool:
    return box.top <= other.center[1] <= box.bottom


def _is_in_front(sign: Box, label: Box) -> bool:
    """Tell whether a drawing is the sign that a legend explains with a label behind it."""
    return _is_level(label, sign) and 0 <= label.x0 - sign.center[0] <= LEGEND_STEP


def _holds(drawing: Box, sign: Box) -> bool:
    """Tell whether a sign lies over a drawing, each in the middle of the other."""
    return drawing.contains(sign.center) and sign.contains(drawing.center)


def _by_row(
    grid: Grid, rows: Mapping[int, bool], zone: Box | None, signs: Sequence[tuple[Box, T]]
) -> list[tuple[int, T]]:
    """Give each sign in a zone of the slide the row that it lies over.

    Where there is one sign for each row, their order decides if their places do not: a table's
    stored row heights are the least ones, and rows grow with their text.
    """
    found = [sign for sign in signs if zone is not None and zone.contains(sign[0].center)]
    if zone is not None and 0 < len(found) < len(rows):
        lower = [sign for sign in signs if _is_below(sign[0], zone, grid, found[0][0])]
        found += lower if len(found) + len(lower) == len(rows) else []
    found.sort(key=lambda item: (item[0].center[1], item[0].x0))
    placed = [(_row_at(grid, rows, box), sign) for box, sign in found]
    told = [row for row, _ in placed]
    if len(found) == len(rows) and told != list(rows):
        placed = [(row, sign) for row, (_, sign) in zip(rows, found, strict=True)]
    return [(row, sign) for row, sign in placed if row is not None and rows[row]]


def _is_below(box: Box, zone: Box, grid: Grid, other: Box) -> bool:
    """Tell whether a sign stands less than a row's height below a zone, in line with another and of its size."""
    last = grid.row_boxes[-1]
    near = last is not None and 0 < box.center[1] - zone.bottom < last.bottom - last.top
    beside, high = abs(box.center[0] - other.center[0]), box.bottom - box.top
    return near and max(beside, abs(high - (other.bottom - other.top))) <= ALIKE


def _row_at(grid: Grid, rows: Iterable[int], box: Box) -> int | None:
    y = box.center[1]
    for row in rows:
        place = grid.row_boxes[row]
        if place is not None and place.top <= y <= place.bottom:
            return row
    # A measure of several rows has its status in the middle of a cell that spans these.
    cells = [cell for row in rows for cell in grid.begun[row] if cell.row_span > 1]
    return next((c.row for c in cells if c.box is not None and c.box.contains(box.center)), None)
