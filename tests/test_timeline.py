"""Spells, measures' lives and progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builders import (
    DONE,
    NOT_STARTED,
    ONGOING,
    STOPPED,
    UNKNOWN,
    day,
    declared,
    edition,
    past,
    record,
)
from hypothesis import given
from hypothesis import strategies as st

from ingest.plans.reconcile import reconciled
from ingest.rows.measures import tiltak
from ingest.rows.past import Past
from ingest.rows.progress import progress
from ingest.rows.timeline import timeline
from schema.report import Record, Status, Total
from schema.tables import MeasureRow, ProgressRow


def of_statuses(*statuses: Status | None) -> Past:
    """One measure's way; None is a report without it. Another measure stands in all reports."""
    return past(
        *(({"a": record(status=s)} if s else {}) | {"z": record("Annet")} for s in statuses)
    )


def spells_of_a(of: Past) -> list[tuple[object, ...]]:
    return [
        (row.status, row.valid_from, row.valid_to, row.days, row.reports)
        for row in timeline(of)
        if row.tiltak_id == "a"
    ]


def life_of_a(*statuses: Status | None) -> MeasureRow:
    return next(row for row in tiltak(of_statuses(*statuses)) if row.tiltak_id == "a")


def test_a_spell_lasts_until_the_report_that_shows_another_status() -> None:
    assert spells_of_a(of_statuses(NOT_STARTED, ONGOING, ONGOING, DONE)) == [
        (NOT_STARTED, day(1), day(2), 31, 1),
        (ONGOING, day(2), day(4), 60, 2),
        (DONE, day(4), None, 0, 1),
    ]


def test_the_days_of_a_current_spell_run_to_the_latest_report() -> None:
    assert spells_of_a(of_statuses(ONGOING, ONGOING, ONGOING)) == [(ONGOING, day(1), None, 60, 3)]


def test_a_report_without_the_measure_ends_its_spell() -> None:
    assert spells_of_a(of_statuses(ONGOING, None, None, ONGOING)) == [
        (ONGOING, day(1), day(2), 31, 1),
        (ONGOING, day(4), None, 0, 1),
    ]


def test_a_removed_measure_has_no_current_spell() -> None:
    assert spells_of_a(of_statuses(DONE, DONE, None)) == [(DONE, day(1), day(3), 60, 2)]


def test_a_spell_is_worded_as_in_its_last_report() -> None:
    of = past({"a": record("Mal", omrade="A")}, {"a": record("Felles mal", omrade="B")})
    assert [(row.tiltak, row.omrade) for row in timeline(of)] == [("Felles mal", "B")]


ways = st.lists(st.sampled_from([None, *Status]), min_size=1, max_size=9)


@given(ways)
def test_spells_cover_each_observation_once_and_never_overlap(way: list[Status | None]) -> None:
    of = of_statuses(*way)
    rows = [row for row in timeline(of) if row.tiltak_id == "a"]
    for index, status in enumerate(way):
        covering = [
            row.status
            for row in rows
            if row.valid_from <= day(index + 1)
            and (row.valid_to is None or day(index + 1) < row.valid_to)
        ]
        assert covering == ([status] if status else [])
    assert sum(row.reports for row in rows) == sum(status is not None for status in way)
    assert all(row.days >= 0 for row in rows)


@given(ways)
def test_a_life_agrees_with_its_spells(way: list[Status | None]) -> None:
    of = of_statuses(*way)
    spells = [row for row in timeline(of) if row.tiltak_id == "a"]
    lives = [row for row in tiltak(of) if row.tiltak_id == "a"]
    assert len(lives) == bool(spells)
    for life in lives:
        assert life.first_seen == spells[0].valid_from
        assert life.status == spells[-1].status
        assert life.in_latest == (spells[-1].valid_to is None)
        assert (life.completed is not None) == (life.status is DONE)


def test_started_is_the_first_time_that_work_was_seen() -> None:
    assert life_of_a(NOT_STARTED, ONGOING, DONE).started == day(2)
    assert life_of_a(NOT_STARTED, DONE).started == day(2)
    assert life_of_a(NOT_STARTED, STOPPED).started is None


def test_completed_is_the_start_of_the_latest_run_of_done() -> None:
    assert life_of_a(DONE, ONGOING, DONE, DONE).completed == day(3)
    assert life_of_a(DONE, None, DONE).completed == day(1)
    assert life_of_a(DONE, ONGOING).completed is None


def test_reports_unchanged_counts_the_latest_reports_without_news() -> None:
    assert life_of_a(ONGOING).reports_unchanged == 0
    assert life_of_a(ONGOING, ONGOING, ONGOING).reports_unchanged == 2
    assert life_of_a(ONGOING, DONE, DONE).reports_unchanged == 1
    assert life_of_a(ONGOING, ONGOING, DONE).reports_unchanged == 0


def test_news_in_siste_status_counts_and_a_new_pri_does_not() -> None:
    first = record(siste_status=("Høring pågår",), pri=1)
    same = record(siste_status=("Høring pågår.",), pri=2)
    news = record(siste_status=("Høring er holdt",), pri=2)
    (life,) = tiltak(past({"a": first}, {"a": news}, {"a": first}, {"a": same}))
    assert life.reports_unchanged == 1
    (life,) = tiltak(past({"a": first}, {"a": same}, {"a": news}))
    assert life.reports_unchanged == 0


def test_measures_stand_as_in_the_latest_report_and_the_gone_follow() -> None:
    of = past({key: record() for key in "abcd"}, {key: record() for key in "adc"}, {"d": record()})
    assert [row.tiltak_id for row in tiltak(of)] == ["d", "a", "c", "b"]


def figures(rows: list[ProgressRow]) -> list[tuple[str, str, int, int | None, int | None]]:
    return [(r.omrade, r.status.value, r.count, r.declared, r.difference) for r in rows]


def test_progress_counts_three_statuses_for_every_area() -> None:
    of = past({"a": record(omrade="A", status=DONE), "b": record(omrade="A")})
    assert figures(progress(of)) == [
        ("A", "fullført", 1, None, None),
        ("A", "pågår", 1, None, None),
        ("A", "ikke startet", 0, None, None),
    ]


def test_stopped_and_unknown_are_counted_where_there_are_any() -> None:
    of = past({"a": record(status=STOPPED), "b": record(status=UNKNOWN)}, {"a": record()})
    counted = [(r.report_date, r.status) for r in progress(of) if r.count]
    assert counted == [(day(1), STOPPED), (day(1), UNKNOWN), (day(2), ONGOING)]
    assert len(progress(of)) == 5 + 3


def test_an_area_that_only_the_overview_has_is_counted_as_empty() -> None:
    of = past(
        {"b": record(omrade="B")},
        areas=(("A", "B"),),
        declared=((declared("A", DONE, 2), declared("B", ONGOING, 1)),),
    )
    assert figures(progress(of)) == [
        ("A", "fullført", 0, 2, -2),
        ("A", "pågår", 0, None, None),
        ("A", "ikke startet", 0, None, None),
        ("B", "fullført", 0, None, None),
        ("B", "pågår", 1, 1, 0),
        ("B", "ikke startet", 0, None, None),
    ]


def test_a_declared_figure_is_held_against_all_spellings_of_its_area() -> None:
    of = past(
        {"a": record(omrade="Styrke prosesser"), "b": record(omrade="Styrke prosessen")},
        declared=((declared("Styrke prosessen", ONGOING, 2),),),
        spelling={"Styrke prosessen": "Styrke prosesser"},
    )
    rows = [row for row in progress(of) if row.status is ONGOING]
    assert figures(rows) == [("Styrke prosesser", "pågår", 2, 2, 0)]
    assert reconciled(of.editions[0].report, of.area) is True


def test_a_declared_figure_without_rows_has_its_line_whatever_the_status() -> None:
    of = past({"a": record()}, declared=((declared("Prosess", STOPPED, 2),),))
    rows = [row for row in progress(of) if row.status is STOPPED]
    assert figures(rows) == [("Prosess", "avbrutt", 0, 2, -2)]


def test_an_overview_that_stands_twice_in_a_deck_is_counted_once() -> None:
    twice = (declared("Prosess", ONGOING, 1), declared("Prosess", ONGOING, 1))
    assert [r.declared for r in progress(past({"a": record()}, declared=(twice,)))] == [
        None,
        1,
        None,
    ]


def test_a_report_is_reconciled_only_if_every_declared_figure_is_right() -> None:
    report = edition(records=[record(), record("Annet", DONE)]).report
    right = (declared("Prosess", ONGOING, 1), declared("Prosess", NOT_STARTED, 0))
    assert reconciled(report, str) is None
    assert reconciled(replace(report, declared=right), str) is True
    assert (
        reconciled(replace(report, declared=(*right, declared("Prosess", DONE, 2))), str) is False
    )
    assert reconciled(replace(report, declared=(declared("Ukjent", DONE, 1),)), str) is False
    whole = (Total(status=ONGOING, count=1, slide=2), Total(status=DONE, count=1, slide=2))
    assert reconciled(replace(report, totals=whole), str) is True
    wrong = (Total(status=DONE, count=2, slide=2),)
    assert reconciled(replace(report, totals=wrong), str) is False


def test_the_counts_of_a_report_add_up_to_its_records() -> None:
    reports: list[Mapping[str, Record]] = [
        {"a": record(omrade="A"), "b": record(omrade="B", status=DONE), "c": record(omrade="")},
        {"a": record(omrade="A", status=UNKNOWN)},
    ]
    rows = progress(past(*reports))
    for index, report in enumerate(reports, start=1):
        assert sum(row.count for row in rows if row.report_date == day(index)) == len(report)
