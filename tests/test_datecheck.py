"""A printed date that the file's name contradicts is told."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.checks.dates import date_conflicts
from schema import DateSource, Format, Report
from schema.history import Plan, Superseded
from schema.report import Edition
from schema.vocabulary import load


def edition(file: str, day: date, source: DateSource = DateSource.STATUS) -> Edition:
    return Edition(
        file=file,
        format=Format.PPTX,
        sha256="0",
        report=Report(),
        report_date=day,
        date_source=source,
    )


def files(*plans: Plan) -> list[str]:
    found = date_conflicts(plans, load())
    assert {placed.diagnostic.code for placed in found} <= {"date-conflict"}
    return [placed.file for placed in found]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("2024-01 plan.pptx", True),
        ("2023-01 plan.pptx", False),
        ("plan 2023-02-10.pptx", False),
        ("plan 2023-06-10.pptx", True),
        ("2022-12 plan.pptx", False),
        ("2022-11 plan.pptx", True),
        ("plan.pptx", False),
    ],
)
def test_a_name_far_from_the_printed_date_is_told(file: str, *, told: bool) -> None:
    plan = Plan(name="P", editions=(edition(file, date(2023, 1, 12)),))
    assert files(plan) == ([file] if told else [])


def test_a_month_left_out_for_a_date_copied_from_the_month_before_is_told() -> None:
    day = date(2023, 10, 13)
    october = edition("2023-10 plan.pptx", day)
    november = edition("2023-11 plan.pptx", day)
    plan = Plan(
        name="P", editions=(october,), superseded=(Superseded(edition=november, by=october.file),)
    )
    assert files(plan) == ["2023-11 plan.pptx"]


def test_two_editions_of_one_month_are_no_conflict() -> None:
    day = date(2023, 10, 13)
    plan = Plan(
        name="P",
        editions=(edition("2023-10 plan v2.pptx", day),),
        superseded=(
            Superseded(edition=edition("2023-10 plan.pdf", day), by="2023-10 plan v2.pptx"),
        ),
    )
    assert files(plan) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([date(2023, 1, 12), date(2023, 11, 10), date(2023, 12, 8), date(2024, 2, 9)], True),
        ([date(2023, 1, 12), date(2023, 12, 8), date(2024, 1, 12)], False),
        ([date(2023, 1, 12), date(2023, 3, 8), date(2023, 12, 8)], False),
        ([date(2023, 1, 12), date(2023, 11, 10), date(2023, 12, 8)], True),
        ([date(2023, 1, 12), date(2023, 10, 8)], False),
        ([date(2023, 1, 12), date(2023, 10, 8), date(2024, 2, 9)], False),
        ([date(2023, 3, 12), date(2024, 2, 8)], False),
    ],
)
def test_a_report_alone_in_the_year_before_is_told(days: list[date], *, told: bool) -> None:
    plan = Plan(name="P", editions=tuple(edition(f"{n}.pptx", day) for n, day in enumerate(days)))
    assert files(plan) == (["0.pptx"] if told else [])
