"""An overview that is one table, a row for each area: names on one line or on two."""

from __future__ import annotations

import pytest

from parsers.text.lines import Line
from parsers.text.linewords import line_words
from parsers.text.matrix import parted_matrix
from schema import Status, vocabulary

WORDS = line_words(vocabulary.load())
HEADER = "Område Fullført Pågår Ikke startet"


def names(*lines: str) -> list[str]:
    """Return the areas that a page of lines counts for; an empty line stands before `¶…`."""
    page = [Line(text=text.lstrip("¶"), gap=text.startswith("¶")) for text in (HEADER, *lines)]
    return [row.name for row in parted_matrix(page, WORDS)[0]]


def test_a_name_may_be_broken_in_front_of_its_figures_or_behind_them() -> None:
    assert names("Bemanning,", "kompetanse og kultur 1 2 0", "Miljø 0 1 0") == [
        "Bemanning, kompetanse og kultur",
        "Miljø",
    ]
    assert names("Bemanning, kompetanse 1 2 0", "og kultur", "Miljø 0 1 0") == [
        "Bemanning, kompetanse og kultur",
        "Miljø",
    ]


@pytest.mark.parametrize(
    "after",
    [
        ("¶og slik leses tabellen",),  # an empty line ends the table
        ("Slik leses tabellen",),  # a new text
        ("Klima", "og natur"),  # goes on with a text that is no row
    ],
)
def test_what_stands_below_the_table_is_no_part_of_its_last_name(after: tuple[str, ...]) -> None:
    assert names("Miljø 0 1 0", *after) == ["Miljø"]


def test_rows_tell_their_figures_by_status_and_a_total_none() -> None:
    page = [
        Line(text=text, gap=False)
        for text in ("Område Fullført Pågår Sum", "Miljø 1 2 3", "Sum 1 2 3")
    ]
    (row,), _ = parted_matrix(page, WORDS)
    assert row.counts == {Status.DONE: 1, Status.ONGOING: 2}


def test_a_table_may_be_written_cell_by_cell() -> None:
    cells = (
        "Fullført",
        "Pågår",
        "Ikke startet",
        "Miljø og",
        "klima",
        "0",
        "1",
        "0",
        "Vei",
        "2",
        "0",
        "1",
    )
    page = [Line(text=text, gap=text != "klima") for text in ("Område", *cells, "Prosjektkontoret")]
    rows, rest = parted_matrix(page, WORDS)
    assert [(row.name, list(row.counts.values())) for row in rows] == [
        ("Miljø og klima", [0, 1, 0]),
        ("Vei", [2, 0, 1]),
    ]
    assert [line.text for line in rest] == ["Område", "Prosjektkontoret"]
    # One name and figures may stand below the statuses of two measures.
    measures = [Line(text=text, gap=True) for text in ("Fullført", "Pågår", "Vei", "1", "2")]
    assert parted_matrix(measures, WORDS) == ([], measures)
