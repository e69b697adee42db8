"""What the columns of a table hold, told by its header row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from parsers.dates import without_dates
from parsers.grids import Grid
from parsers.lines import joined
from schema.vocabulary import REMEMBERED, Column, Vocabulary, folded

# A header row stands within the first rows: above it at most a caption and a band.
HEADER_WITHIN: Final = 3
# Likeness from 0 to 100 at which a header is a misspelling of a known one. One wrong letter in
# `Gevinst` gives 86; `Status` and `Stadium` are 62 alike.
MISSPELT: Final = 85.0
# Words shorter than this are not compared for misspelling: `Nr` and `Pr` are one letter apart.
MISSPELT_LETTERS: Final = 6

# With one of these beside `Tiltak`, a table is one of measures, whatever else it has.
TELLING: Final = frozenset({Column.PRI, Column.GEVINST, Column.SISTE_STATUS})
# What makes a table with a column of measures one that follows them up.
_FOLLOW_UP: Final = TELLING | {Column.STATUS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header row: its place, each column's meaning (None: unknown) and its text as printed."""

    row: int
    roles: tuple[Column | None, ...]
    texts: tuple[str, ...]

    def first(self, role: Column) -> int | None:
        """Return the first column with a role, None where there is none."""
        return self.roles.index(role) if role in self.roles else None


@lru_cache(maxsize=REMEMBERED)
def role_of(text: str, vocabulary: Vocabulary) -> Column | None:
    """Return what a column with this header holds, None for a header that nobody knows."""
    roles = _roles(vocabulary)
    line = joined(text)
    for form in (line, re.sub(r"\s*\(.*?\)\s*", " ", without_dates(line, vocabulary))):
        key = folded(form)
        if key in roles:
            return roles[key]
    key = folded(line)
    if len(key) < MISSPELT_LETTERS:
        return None
    near = process.extractOne(key, list(roles), scorer=fuzz.ratio, score_cutoff=MISSPELT)
    return roles[near[0]] if near and abs(len(near[0]) - len(key)) <= 1 else None


def find_header(grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """Return the header row of a table of measures, None where the table has no such row.

    `status | tiltak | antall` heads a table of counts.
    """
    counted = frozenset(folded(word) for word in vocabulary.overview.count)
    for row in range(min(HEADER_WITHIN, grid.rows)):
        if is_band(grid, row):
            continue
        texts = tuple(grid.text(row, column) for column in range(grid.columns))
        roles = tuple(role_of(text, vocabulary) if text else None for text in texts)
        counts = any(folded(text) in counted for text in texts)
        if counts and not TELLING & set(roles):
            continue
        if Column.TILTAK in roles and _FOLLOW_UP & set(roles):
            return Header(row=row, roles=roles, texts=texts)
    return None


def is_about_other_things(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether a header of the table belongs to risks, budgets, milestones and the like."""
    foreign = frozenset(folded(word) for word in vocabulary.other_tables.headers)
    first_rows = range(min(HEADER_WITHIN, grid.rows))
    return any(
        folded(grid.text(row, column)) in foreign
        for row in first_rows
        for column in range(grid.columns)
        if not is_band(grid, row)
    )


def is_band(grid: Grid, row: int) -> bool:
    """Tell whether a row is one text across the table, such as an area's name."""
    filled = [column for column in range(grid.columns) if grid.text(row, column)]
    if len(filled) != 1 or grid.columns == 1:
        return False
    cell = grid.cell(row, filled[0])
    return cell is not None and cell.column_span >= max(2, grid.columns - 1)


@lru_cache(maxsize=8)
def _roles(vocabulary: Vocabulary) -> dict[str, Column]:
    return {folded(word): column for column, words in vocabulary.columns.items() for word in words}


def unnamed_columns(header: Header) -> Sequence[int]:
    """Return the columns whose header cell is empty."""
    return [column for column, text in enumerate(header.texts) if not text]
