"""A slide headed with another time than its report's is told."""

from __future__ import annotations

from datetime import date

import pytest
from builders import record

from ingest.checks.headed import other_times
from schema import DateSource, Format, Report
from schema.history import Plan
from schema.report import Edition
from schema.vocabulary import load

STATUS, FILENAME = DateSource.STATUS, DateSource.FILENAME
MARCH = date(2024, 3, 31)


def told(day: date, source: DateSource, *times: str, title: str | None = None) -> list[int | None]:
    """Return the slides that are told, of slides of measures 2, 3, … headed with these times."""
    headed = tuple(enumerate(times, start=2))
    report = Report(
        headed=(*headed, *([(1, title)] if title else [])),
        records=tuple(record(slide=number) for number, _ in headed),
    )
    edition = Edition(
        file="a.pptx",
        format=Format.PPTX,
        sha256="a",
        report=report,
        report_date=day,
        date_source=source,
    )
    found = other_times([Plan(name="P", editions=(edition,))], load())
    assert {placed.diagnostic.code for placed in found} <= {"date-conflict"}
    return [placed.diagnostic.slide for placed in found]


def test_a_slide_left_from_the_month_before_is_told() -> None:
    assert told(MARCH, STATUS, "mars", "februar") == [3]
    assert told(MARCH, FILENAME, "mars 2024", "februar 2024") == [3]
    assert told(MARCH, STATUS, "februar") == [2]
    assert told(MARCH, STATUS, "februar", "februar") == [2, 3]


@pytest.mark.parametrize(
    ("day", "times"),
    [
        (MARCH, ("mars", "uke 13", "1. kvartal")),
        (date(2024, 3, 12), ("februar", "februar")),  # the meeting of the month after
        (date(2024, 4, 3), ("mars",)),
        (MARCH, ("april", "mai", "juni")),  # parted by when they are done
        (MARCH, ("1. kvartal", "2. kvartal", "3. kvartal")),
        (date(2024, 9, 30), ("1. kvartal", "2. kvartal", "4. kvartal")),
        (MARCH, ()),
    ],
)
def test_headings_of_the_reports_own_time_or_of_times_to_come_are_not_told(
    day: date, times: tuple[str, ...]
) -> None:
    assert told(day, FILENAME, *times) == []


def test_a_meetings_day_on_the_title_slide_makes_no_heading_of_the_month_before_old() -> None:
    assert told(date(2024, 4, 11), FILENAME, "mars", "mars", title="11.4.2024") == []


def test_a_title_slides_month_is_held_against_the_status_and_its_meetings_day_is_not() -> None:
    assert told(date(2024, 2, 29), STATUS, "29.02.2024", title="mars 2024") == [1]
    assert told(date(2024, 2, 29), STATUS, "29.02.2024", title="12. mars 2024") == []
