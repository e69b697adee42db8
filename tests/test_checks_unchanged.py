"""A report that says what the one before said may be a copy under a new date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import DONE, day, edition, record

from ingest.checks.unchanged import UNDER_WAY_AT_LEAST, unchanged_reports
from schema.diagnostic import Severity
from schema.history import Plan
from schema.report import Record

ROWS = [
    record(f"Tiltak {number}", row=number, siste_status=(f"Møte {number} er holdt",))
    for number in range(1, UNDER_WAY_AT_LEAST + 1)
]


def told(*reports: Sequence[Record], copied: bool = False) -> list[tuple[str, str]]:
    editions = tuple(
        replace(
            edition(f"{number}.pptx", when=day(number), records=rows),
            sha256="same" if copied else str(number),
        )
        for number, rows in enumerate(reports, start=1)
    )
    lines = unchanged_reports([Plan(name="P", editions=editions)])
    assert all(line.diagnostic.severity is Severity.INFO for line in lines)
    return [(line.file, line.diagnostic.code) for line in lines]


def test_a_report_that_says_word_for_word_what_the_last_one_said_is_told_of() -> None:
    moved = [replace(row, slide=row.slide + 1) for row in ROWS]
    assert told(ROWS, moved, ROWS) == [(f"{n}.pptx", "unchanged-report") for n in (2, 3)]


@pytest.mark.parametrize(
    "now",
    [
        [*ROWS[:-1], replace(ROWS[-1], siste_status=("Møte 6 er holdt",))],
        [*ROWS[:-1], replace(ROWS[-1], pri=3)],
        [*ROWS[:-1], replace(ROWS[-1], status=DONE)],
        [*ROWS, replace(ROWS[-1], tiltak="Et nytt tiltak")],
    ],
    ids=["news", "pri", "status", "a new measure"],
)
def test_one_in_which_anything_is_new_is_not(now: Sequence[Record]) -> None:
    assert told(ROWS, now) == []


def test_nor_is_one_with_few_measures_under_way_nor_the_very_same_file() -> None:
    assert told(ROWS[1:], ROWS[1:]) == []
    assert told(ROWS, ROWS, copied=True) == []
