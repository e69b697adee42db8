"""A printed date that the file's name contradicts is told."""

from __future__ import annotations

from dataclasses import replace
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
        sha256=file,
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
        ("plan 2023-02-26.pptx", False),  # 45 days later
        ("plan 2023-02-27.pptx", True),
        ("plan 2022-12-12.pptx", False),  # 31 days earlier
        ("plan 2022-12-11.pptx", True),
    ],
)
def test_a_name_far_from_the_printed_date_is_told(file: str, *, told: bool) -> None:
    plan = Plan(name="P", editions=(edition(file, date(2023, 1, 12)),))
    assert files(plan) == ([file] if told else [])


def test_a_deck_dated_by_its_name_though_it_prints_another_date_is_told() -> None:
    day = date(2023, 11, 30)
    november = edition("2023-11 plan.pptx", day, DateSource.FILENAME)
    assert files(Plan(name="P", editions=(november,))) == []
    printed = Report(dates=((DateSource.STATUS, date(2023, 10, 31)),))
    plan = Plan(name="P", editions=(replace(november, report=printed),))
    assert files(plan) == [november.file]


@pytest.mark.parametrize(("source", "told"), [("filename", True), ("settings", False)])
def test_a_deck_that_counts_for_two_dates_by_name_alone_is_told(source: str, *, told: bool) -> None:
    january = edition("2023-01 plan.pptx", date(2023, 1, 31), DateSource.FILENAME)
    february = edition("2023-02 plan.pptx", date(2023, 2, 28), DateSource(source))
    assert files(Plan(name="P", editions=(january, february))) == []
    copied = replace(february, sha256=january.sha256)
    assert files(Plan(name="P", editions=(january, copied))) == ([copied.file] if told else [])


def test_a_month_left_out_for_a_date_copied_from_the_month_before_is_told() -> None:
    day = date(2023, 10, 13)
    october = edition("2023-10 plan.pptx", day)
    november = edition("2023-11 plan.pptx", day)
    plan = Plan(
        name="P", editions=(october,), superseded=(Superseded(edition=november, by=october.file),)
    )
    assert files(plan) == ["2023-11 plan.pptx"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (DateSource.STATUS, True),
        (DateSource.SLIDE, True),
        (DateSource.PROPERTIES, True),
        (DateSource.FILENAME, False),
        (DateSource.SETTINGS, False),
    ],
)
def test_only_a_date_that_the_name_or_a_person_did_not_give_is_held_against_the_name(
    source: DateSource, *, told: bool
) -> None:
    october = edition("2023-10 plan.pptx", date(2023, 10, 13))
    november = edition("2023-11 plan.pptx", date(2023, 10, 13), source)
    alone = Plan(name="P", editions=(edition("2024-01 plan.pptx", date(2023, 1, 12), source),))
    left_out = Plan(
        name="P", editions=(october,), superseded=(Superseded(edition=november, by=october.file),)
    )
    assert files(alone) == (["2024-01 plan.pptx"] if told else [])
    assert files(left_out) == (["2023-11 plan.pptx"] if told else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023-10 plan.pptx", "plan 2023-10-31.pptx"),
        ("2023-10 plan.pptx", "plan 2023-10-01.pptx"),
        ("plan 2023-10-31.pptx", "2023-10 plan.pptx"),
        ("plan 2023-10-01.pptx", "2023-10 plan.pptx"),
        ("plan.pptx", "2023-11 plan.pptx"),
    ],
)
def test_names_that_may_be_of_one_day_are_no_conflict(one: str, other: str) -> None:
    counting, left_out = (edition(file, date(2023, 10, 13)) for file in (one, other))
    plan = Plan(name="P", editions=(counting,), superseded=(Superseded(edition=left_out, by=one),))
    assert files(plan) == []


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
        ([date(2023, 1, 12), date(2023, 11, 3)], True),  # 70 days before the day a year later
        ([date(2023, 1, 12), date(2023, 11, 2)], False),
        ([date(2023, 1, 12), date(2022, 10, 3), date(2023, 12, 8)], True),  # 101 days earlier
        ([date(2023, 1, 12), date(2022, 10, 4), date(2023, 12, 8)], False),
        ([date(2023, 1, 12), date(2023, 12, 8), date(2024, 1, 28)], True),  # 16 days apart
        ([date(2023, 1, 12), date(2023, 12, 8), date(2024, 1, 27)], False),
    ],
)
def test_a_report_alone_in_the_year_before_is_told(days: list[date], *, told: bool) -> None:
    plan = Plan(name="P", editions=tuple(edition(f"{n}.pptx", day) for n, day in enumerate(days)))
    assert files(plan) == (["0.pptx"] if told else [])


def test_a_year_that_a_person_gave_is_no_mistake() -> None:
    given = edition("a.pptx", date(2023, 1, 12), DateSource.SETTINGS)
    plan = Plan(name="P", editions=(given, edition("b.pptx", date(2023, 12, 8))))
    assert files(plan) == []
