"""Small tables that stand slide after slide with the labels of a measure's fact sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from parsers.report.page.cards import LABELS, LONGEST_LABEL
from parsers.report.page.grids import Grid
from parsers.report.page.headers import FOLLOW_UP
from parsers.report.page.headerwords import role_of
from parsers.report.page.pages import Page
from parsers.report.words.statuses import status_words
from schema.vocabulary import Column, Vocabulary

SEVERAL: Final = 2  # slides, and labels: one alone may be said of anything


def repeated_sheets(
    tables: Iterable[tuple[Page, int]], vocabulary: Vocabulary
) -> set[tuple[int, int]]:
    """Return the tables, by page number and place, that look like one measure's fact sheet each.

    They have the same labels on several slides, and say something else on each: two labels of what
    is said of measures, or a status behind its label. What words mean is explained once in a deck.
    """
    alike: dict[frozenset[Column], list[tuple[Page, int]]] = {}
    for page, place in tables:
        labels = _labels(page.grids[place], vocabulary)
        if labels:
            alike.setdefault(labels, []).append((page, place))
    return {
        (page.number, place)
        for found in alike.values()
        if len({page.number for page, _ in found}) >= SEVERAL and _differ(found)
        for page, place in found
    }


def _labels(grid: Grid, vocabulary: Vocabulary) -> frozenset[Column]:
    """Return what the labels of a table name, if they are a fact sheet's."""
    texts = [text for row in grid.table.grid() for text in row if len(text) <= LONGEST_LABEL]
    roles = frozenset(role for text in texts if (role := role_of(text, vocabulary)) in LABELS)
    words = status_words(vocabulary)
    told = Column.STATUS in roles and any(words.label(text) is not None for text in texts)
    columns = [grid.column_texts(column) for column in range(grid.columns)]
    # Statuses below each other are those of a list, such as one of risks: a sheet has but one.
    told = told and not any(
        sum(words.label(text) is not None for text in column) >= SEVERAL for column in columns
    )
    several = len(roles) >= SEVERAL and not roles.isdisjoint(FOLLOW_UP)
    return frozenset(roles - {None}) if told or several else frozenset()


def _differ(tables: Sequence[tuple[Page, int]]) -> bool:
    said = {tuple(map(tuple, page.grids[place].table.grid())) for page, place in tables}
    return len(said) == len(tables)
