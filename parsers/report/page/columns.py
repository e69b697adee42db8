"""What the columns of a table without a header hold, told by what stands in them."""

from __future__ import annotations

from typing import Final

from parsers.report.page.grids import Grid, mean_length
from parsers.report.page.headers import SHORTEST_TILTAK, Header
from parsers.report.page.kinds import counts_up, kind_of
from parsers.report.words.statuses import StatusWordsReader
from schema.vocabulary import Column

# An area's name has so many letters; fewer may number a measure (`3a`).
SHORTEST_NAME: Final = 4


def by_content(grid: Grid, words: StatusWordsReader, first_row: int = 0) -> Header | None:
    """Work out the columns of a table without a header; None if it holds no list of measures.

    The longest texts are the measures; a column of small figures is the priority, one of
    pictograms the icon, one of statuses the status.
    """
    roles: list[Column | None] = [None] * grid.columns
    texts = [grid.column_texts(column, first_row) for column in range(grid.columns)]
    for column, filled in enumerate(texts):
        roles[column] = kind_of(filled, words)
    if roles.count(Column.PRI) > 1:
        figures = [column for column, role in enumerate(roles) if role is Column.PRI]
        for column in figures[:-1]:
            roles[column] = Column.NUMMER if counts_up(texts[column]) else None
    if roles.count(Column.PRI) == 1:
        only = roles.index(Column.PRI)
        longer = any(len(text) > 1 for text in texts[only])
        if longer or (only == 0 and counts_up(texts[only]) and len(texts[only]) > 1):
            roles[only] = Column.NUMMER
    free = [column for column, role in enumerate(roles) if role is None and texts[column]]
    if not free:
        return None
    longest = max(free, key=lambda column: (mean_length(texts[column]), -column))
    if mean_length(texts[longest]) < SHORTEST_TILTAK:
        return None
    roles[longest] = Column.TILTAK
    beside = [column for column in free if column < longest]
    if len(beside) == 1 and _heads_blocks(grid, beside[0], longest, first_row):
        roles[beside[0]] = Column.OMRADE
    return Header(row=first_row - 1, roles=tuple(roles), texts=("",) * grid.columns)


def _heads_blocks(grid: Grid, column: int, tiltak: int, start: int) -> bool:
    """Tell whether names stand in the first rows of several measures each, the first one's too."""
    rows = [grid.texts[row] for row in range(start, grid.rows) if grid.texts[row][tiltak]]
    names = [row[column] for row in rows if row[column]]
    return (
        bool(rows[0][column])
        and len(names) == len(set(names)) < len(rows)
        and all(sum(map(str.isalpha, name)) >= SHORTEST_NAME for name in names)
    )
