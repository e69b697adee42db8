"""A row that explains a table's headers, below them: `(1–3)` under `Pri`, `per 30.09.` under `Siste status`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from parsers.report.page.grids import Grid
from parsers.report.page.headers import Header, is_band
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import StatusWordsReader
from schema.vocabulary import Column

# Rows without any of its fills: so many tell a row of headers from a stripe where it names no measure.
FEWEST_PLAIN: Final = 2

_LISTED: Final = frozenset(",/=")  # between levels: `Høy, middels, lav`


def with_explanations(grid: Grid, header: Header, words: StatusWordsReader) -> Header:
    """Return a header with the place of the row that explains it, where one is painted below it.

    That names no measure, or says what no measure has as its priority or status.
    """
    row = header.row + 1
    if header.row < 0 or row + 1 >= grid.rows or not grid.filled[row] or is_band(grid, row):
        return header
    if any(_says(grid, row, column, header, words) for column in grid.filled[row]):
        return header
    if _is_name(grid, row):
        return header
    tiltak = header.first(Column.TILTAK)
    named = tiltak is not None and grid.texts[row][tiltak] != ""
    if named and not any(_strange(grid, row, header, words)):
        return header
    return (
        replace(header, row=row) if _is_painted(grid, row, 1 if named else FEWEST_PLAIN) else header
    )


def _is_name(grid: Grid, row: int) -> bool:
    """Tell whether a row has a text in its first column alone, and that reads as a name: an area's, over its rows."""
    if list(grid.filled[row]) != [0]:
        return False
    text = grid.texts[row][0]
    return text[:1].isupper() and not any(sign.isdigit() or sign in _LISTED for sign in text)


def _is_painted(grid: Grid, row: int, least: int) -> bool:
    """Tell whether all cells of a row are painted, as those above are, or unlike all (`least`) below."""
    own, above = _fills(grid, row), _fills(grid, row - 1)
    if None in own or len(grid.begun[row]) < grid.columns:
        return False
    below = [_fills(grid, other) for other in range(row + 1, grid.rows)]
    if not all(map(own.isdisjoint, below)):
        return False
    return own == above or sum(fills == {None} for fills in below) >= least


def _fills(grid: Grid, row: int) -> set[str | None]:
    return {cell.fill for cell in grid.begun[row]}


def _strange(grid: Grid, row: int, header: Header, words: StatusWordsReader) -> Iterator[bool]:
    """Yield for each priority and status of a row whether rows below say one, where it says none."""
    for column in grid.filled[row]:
        yield any(_says(grid, other, column, header, words) for other in range(row + 1, grid.rows))


def _says(grid: Grid, row: int, column: int, header: Header, words: StatusWordsReader) -> bool:
    """Tell whether a cell says a priority or a status, where its column is for one."""
    text, role = grid.texts[row][column], header.roles[column]
    if role is Column.PRI:
        return priority(text) is not None
    return role is Column.STATUS and words.text(text).status is not None
