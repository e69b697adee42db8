"""A report that lacks much of the one before is told of, and a plan that changes is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from builders import DONE, ONGOING, day, edition, record

from ingest.checks.absence import missing_measures
from ingest.recognition.identity import history
from ingest.settings import Settings
from schema.history import Plan

ALL = ("Bytte lys i bygg", "Kurse ledere", "Måle ventetid", "Rydde i avtaler", "Lage strategi")
FEW = ALL[:2]
NEW = ("Samle lisenser", "Prøve ut turnus", "Skifte rør", "Holde fagdag")


def told(*reports: Sequence[str], done: Sequence[str] = ()) -> list[str]:
    editions = tuple(
        edition(
            f"{number}.pptx",
            when=day(number + 1),
            records=[
                record(title, DONE if title in done else ONGOING, row=row + 1)
                for row, title in enumerate(titles)
            ],
        )
        for number, titles in enumerate(reports)
    )
    found = missing_measures([history(Plan(name="P", editions=editions), Settings())])
    assert {placed.diagnostic.code for placed in found} <= {"measures-missing"}
    return [placed.file for placed in found]


def test_half_a_report_is_told_of_whether_or_not_the_rest_comes_back() -> None:
    assert told(ALL, FEW, ALL) == ["1.pptx"]
    assert told(ALL, ALL, FEW) == ["2.pptx"]


@pytest.mark.parametrize("reports", [(ALL, FEW, FEW), (ALL, ALL[:3], ALL), (ALL, (*FEW, *NEW))])
def test_a_plan_that_was_cut_or_renewed_is_not(reports: tuple[Sequence[str], ...]) -> None:
    assert told(*reports) == []


def test_measures_that_were_done_may_go() -> None:
    assert told(ALL, FEW, done=ALL[2:]) == []
