"""What the further columns of a row say: who answers for a measure, its deadline, a comment."""

from __future__ import annotations

import re
from typing import Final

from parsers.report.measures.rowreading import Reading
from parsers.report.page.grids import cell_text
from parsers.report.words.icons import is_icon
from schema import Cell
from schema.vocabulary import Column

_DAY: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}|\d{4}-\d\d-\d\d")
_NUMBER: Final = re.compile(r"\d{2,3}")  # of a row, broken between its digits


def extra_cells(reading: Reading, row: int, *, worded: bool) -> tuple[tuple[str, str], ...]:
    """Return a row's further cells by header; a priority that is `worded` is one of them (`Høy`)."""
    found: dict[str, str] = {}
    roles = (None, Column.NUMMER, Column.PRI) if worded else (None, Column.NUMMER)
    for column in [n for n, role in enumerate(reading.header.roles) if role in roles]:
        name = reading.header.name(column)
        cell = reading.grid.cell(row, column)
        entry = _NUMBER if reading.header.roles[column] is Column.NUMMER else _DAY
        text = _whole(cell, entry) or cell_text(cell) if cell is not None else ""
        if not text or (not name and is_icon(text)) or (cell is not None and cell.column < column):
            continue
        key = name or f"Kolonne {column + 1}"
        found[key] = f"{found[key]} {text}" if key in found else text
    return tuple(found.items())


def _whole(cell: Cell, entry: re.Pattern[str]) -> str | None:
    """Return the day or number that a cell tells, where a narrow column broke it: `31.12⏎.2023`."""
    if len(cell.paragraphs) != 1 or "\n" not in cell.paragraphs[0].text:
        return None
    whole = "".join(cell.paragraphs[0].unstruck.split())
    return whole if entry.fullmatch(whole) else None
