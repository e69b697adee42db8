"""A measure that is called done by a day to come is told."""

from __future__ import annotations

from datetime import date

import pytest
from builders import DONE, NOT_STARTED, ONGOING, STOPPED, edition, record

from ingest.checks.statuses import done_in_the_future
from schema.history import Plan
from schema.report import Status
from schema.vocabulary import load

REPORTED = date(2024, 3, 8)


def told(
    status: Status, label: str | None, when: date = REPORTED
) -> list[tuple[str, int | None, int | None]]:
    row = record(status=status, status_tekst=label)
    plan = Plan(name="P", editions=(edition(when=when, records=(row,)),))
    lines = (placed.diagnostic for placed in done_in_the_future([plan], load()))
    return [(line.code, line.slide, line.row) for line in lines]


@pytest.mark.parametrize(
    ("label", "doubted"),
    [
        ("Ferdig desember 2024", True),
        ("Fullført 01.06.2024", True),
        ("Fullført 15.03.2024", False),  # the meeting's own day
        ("Fullført februar 2024", False),
        ("Fullført mars 2024", False),
        ("Ferdig høsten 2025", True),
        ("Ferdig høst-24", True),
        ("Ferdig 2025", True),
        ("Ferdig Q3", True),  # nearer ahead than behind
        ("Ferdig 15.6.", True),
        ("Ferdig uke 20", True),
        ("Ferdig sommeren 2023", False),
        ("Ferdig 2023", False),
        ("Ferdig 2024", True),  # most of which is to come
        ("Ferdig i 2024", True),
        ("Fullført 1. halvår", True),
        ("Ferdig Q1 2024", False),  # nearly over
        ("Ferdig Q4", False),  # of 2023
        ("Ferdig i november", False),
        ("Ferdig uke 48 (forsinket)", False),
        ("Fullført (60 av 60)", False),
        ("Fullført", False),
        (None, False),
    ],
)
def test_done_by_a_day_to_come_is_told_at_its_row(label: str | None, *, doubted: bool) -> None:
    assert told(DONE, label) == ([("status-conflict", 3, 1)] if doubted else [])


@pytest.mark.parametrize(
    ("label", "doubted"),
    [
        ("Påbegynt våren 2025", True),
        ("Igangsatt i uke 30 2024", True),
        ("Under arbeid Q4 2024", True),
        ("Pågår fra Q1 2025", True),
        ("Pågår (fra 2025)", True),
        ("Pågår – oppstart august 2024", True),
        ("Pågår i løpet av 2025", True),
        ("Påbegynt våren 2024", False),
        ("Pågår 2024", False),
        ("Pågår siden 2023", False),
        ("Pågår (fra 2024)", False),
        ("Pågår (juni 2025)", False),
        ("Pågår ut 2025", False),
        ("Pågår til desember 2024", False),
        ("Pågår – ferdig Q4 2024", False),
        ("Pågår (frist 1. juni 2024)", False),
        ("Pågår 60 %", False),
        ("Pågår", False),
    ],
)
def test_what_goes_on_has_begun_and_may_have_its_end_ahead(label: str, *, doubted: bool) -> None:
    assert told(ONGOING, label) == ([("status-conflict", 3, 1)] if doubted else [])


@pytest.mark.parametrize(
    ("label", "doubted"),
    [("Avbrutt fra 2025", True), ("Utgår høsten 2024", True), ("Utgår 2024", False)],
)
def test_stopped_at_a_time_to_come_is_told(label: str, *, doubted: bool) -> None:
    assert told(STOPPED, label) == ([("status-conflict", 3, 1)] if doubted else [])


@pytest.mark.parametrize("label", ["Planlagt 2025", "Ikke startet, oppstart Q1 2025"])
def test_what_has_not_been_started_may_have_its_time_ahead(label: str) -> None:
    assert told(NOT_STARTED, label) == []


@pytest.mark.parametrize(
    ("when", "doubted"),
    [(date(2024, 11, 29), True), (date(2024, 11, 30), False), (date(2024, 12, 10), False)],
)
def test_done_in_a_year_is_believed_in_its_last_month(when: date, *, doubted: bool) -> None:
    assert bool(told(DONE, "Ferdig 2024", when)) is doubted


@pytest.mark.parametrize(
    ("when", "doubted"), [(date(2024, 5, 17), True), (date(2024, 5, 18), False)]
)
def test_done_until_the_meeting_is_believed(when: date, *, doubted: bool) -> None:
    assert bool(told(DONE, "Fullført 01.06.2024", when)) is doubted
