"""What lies over a table without being in it: drawn statuses, symbols and pictograms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from parsers.lines import joined
from parsers.report.grids import Grid
from parsers.report.headers import Header
from parsers.report.icons import is_icon, split_icon
from parsers.report.pages import Page
from parsers.report.statuses import Drawn, StatusWordsReader
from schema import Box
from schema.vocabulary import Column

# How far, in points, a sign may stick out of the column that it is laid over.
STICKS_OUT: Final = 6.0

# A pictogram may stand in front of the table, at most this far from it, in points.
ICON_BESIDE: Final = 60.0

T = TypeVar("T")


class Overlays:
    """Drawings and small texts laid over a table, by row."""

    def __init__(self, page: Page, grid: Grid, header: Header, words: StatusWordsReader) -> None:
        self._icons: dict[int, str] = {}
        self._texts: dict[int, list[str]] = {}
        self._drawn: dict[int, list[Drawn]] = {}
        column = header.roles.index(Column.TILTAK)
        rows = [row for row in range(header.row + 1, grid.rows) if grid.texts[row][column]]
        tiltak = _zone(grid, header, (Column.IKON, Column.TILTAK))
        if tiltak is not None:
            left = grid.table.box.x0 if grid.table.box is not None else tiltak.x0
            tiltak = replace(tiltak, x0=min(tiltak.x0, left - ICON_BESIDE))
            self._read_icons(page, tiltak, grid, rows)
        status = _zone(grid, header, (Column.STATUS,))
        if status is not None:
            self._read_statuses(page, status, grid, rows, words)

    def at(self, row: int) -> bool:
        """Tell whether anything lies over a row."""
        return row in self._icons or row in self._texts or row in self._drawn

    def icon(self, row: int) -> str | None:
        return self._icons.get(row)

    def status_texts(self, row: int) -> tuple[str, ...]:
        return tuple(self._texts.get(row, ()))

    def drawn(self, row: int) -> tuple[Drawn, ...]:
        return tuple(self._drawn.get(row, ()))

    def _read_icons(
        self,
        page: Page,
        zone: Box,
        grid: Grid,
        rows: Sequence[int],
    ) -> None:
        found = [
            (box, text)
            for box, given in _texts_in(page, zone)
            if is_icon(text := joined(given)) and split_icon(text)[0] is not None
        ]
        for row, (_, icon) in _by_row(grid, rows, found):
            self._icons.setdefault(row, icon)

    def _read_statuses(
        self,
        page: Page,
        zone: Box,
        grid: Grid,
        rows: Sequence[int],
        words: StatusWordsReader,
    ) -> None:
        texts = []
        for box, text in _texts_in(page, zone):
            read = words.text(text)
            if read.status is not None and not read.rest:
                texts.append((box, text))
        for row, (_, told) in _by_row(grid, rows, texts):
            self._texts.setdefault(row, []).append(told)
        drawn = [(item.box, item) for item in page.drawings if zone.contains(item.box.center)]
        for row, (_, item) in _by_row(grid, rows, drawn):
            self._drawn.setdefault(row, []).append(item)


def _texts_in(page: Page, zone: Box) -> Iterator[tuple[Box, str]]:
    """Yield the texts that lie over a part of a slide, each with its place."""
    for text in page.slide.texts:
        if text.box is not None and zone.contains(text.box.center):
            yield text.box, text.text


def _zone(grid: Grid, header: Header, roles: Sequence[Column]) -> Box | None:
    """Return the part of the slide that columns with these roles take, a little widened."""
    box = Box.around(
        grid.column_boxes[column] for column, role in enumerate(header.roles) if role in roles
    )
    if box is None:
        return None
    # A column without cells in its last rows goes as far down as the table does.
    bottom = max(box.bottom, grid.table.box.bottom if grid.table.box is not None else box.bottom)
    return Box(
        x0=box.x0 - STICKS_OUT, top=box.top, x1=box.x1 + STICKS_OUT, bottom=bottom + STICKS_OUT
    )


def _by_row(
    grid: Grid, rows: Sequence[int], found: Sequence[tuple[Box, T]]
) -> list[tuple[int, tuple[Box, T]]]:
    """Give each sign the row that it lies over.

    Where there is one sign for each row, their order decides if their places do not: a table's
    stored row heights are the least ones, and rows grow with their text.
    """
    ordered = sorted(found, key=lambda item: (item[0].center[1], item[0].x0))
    placed = [(_row_at(grid, rows, box), (box, value)) for box, value in ordered]
    told = [row for row, _ in placed]
    if len(ordered) == len(rows) and told != list(rows):
        return list(zip(rows, ordered, strict=True))
    return [(row, item) for row, item in placed if row is not None]


def _row_at(grid: Grid, rows: Sequence[int], box: Box) -> int | None:
    y = box.center[1]
    for row in rows:
        place = grid.row_boxes[row]
        if place is not None and place.top <= y <= place.bottom:
            return row
    return None
