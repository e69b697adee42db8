"""Where the rows of a kept layout's table end, by what stands in their cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tinylayers import VOCABULARY

from parsers.text.layout.borders import rows_of
from parsers.text.layout.columns import Row
from parsers.text.layout.segments import Segment
from parsers.text.linewords import line_words
from schema.vocabulary import Column

COLUMNS = (Column.TILTAK, Column.PRI, Column.GEVINST, Column.STATUS)


def table(*lines: Sequence[str]) -> Row:
    """Make a table's cells of its printed lines, one text a column; "" is none."""
    return {
        column: [
            Segment(text=line[place], x=20 * place, y=y)
            for y, line in enumerate(lines)
            if len(line) > place and line[place]
        ]
        for place, column in enumerate(COLUMNS)
        if any(len(line) > place for line in lines)
    }


def measures(cells: Row) -> list[str]:
    """Return what each row has in the measures' column."""
    (rows,) = rows_of([cells], line_words(VOCABULARY))
    return [" ".join(item.text for item in row.cells[Column.TILTAK]) for row in rows]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        # Names above measures, which would stand in the middle of their rows with the next one's.
        (
            [("Miljø",), ("Rense elva", "1"), ("Vei",), ("Bygge bru til Nordøya og Sørøya", "2")],
            ["Miljø Rense elva", "Vei Bygge bru til Nordøya og Sørøya"],
        ),
        # A line with a cell beside it is no name.
        (
            [
                ("Rense elva og", "", "Økt"),
                ("alle sidene", "1", "kvalitet"),
                ("Bygge bru", "2", "Kortere vei"),
            ],
            ["Rense elva og alle sidene", "Bygge bru"],
        ),
        # Nor is one that the line above had no room for, unless nothing stands beside it.
        (
            [
                ("Rense elva sammen med",),
                ("Statkraft", "1"),
                ("Bygge bru til Nordøya",),
                ("Miljø",),
                ("Plante trær", "2"),
            ],
            ["Rense elva sammen med Statkraft", "Bygge bru til Nordøya Miljø Plante trær"],
        ),
        # A full line may be gone on with below, but hardly by what stands alone and begins anew.
        (
            [
                ("Rense elva sammen med Statkraft", "1"),
                ("Miljø",),
                ("Bygge bru til Nordøya", "2"),
                ("Plante trær langs alle veier og", "3"),
                ("gater",),
            ],
            [
                "Rense elva sammen med Statkraft",
                "Miljø Bygge bru til Nordøya",
                "Plante trær langs alle veier og gater",
            ],
        ),
        # Each row has a status.
        (
            [
                ("Rense elva", "1", "Økt", "●"),
                ("", "", "kvalitet", ""),
                ("", "", "Kortere", ""),
                ("Bygge bru", "2", "vei", "◑"),
            ],
            ["Rense elva", "Bygge bru"],
        ),
    ],
)
def test_rows_end_where_least_speaks_against_it(
    lines: Sequence[Sequence[str]], rows: list[str]
) -> None:
    assert measures(table(*lines)) == rows
