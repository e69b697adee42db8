"""A plan that begins where another ends is told of, where the two may be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import DONE, NOT_STARTED, ONGOING, edition, record

from ingest.checks.successors import SOON_DAYS, succeeding_plans
from ingest.settings import parse_settings
from schema.history import Plan
from schema.report import Edition, Record, Status
from schema.vocabulary import load

LAST = date(2024, 1, 15)
OLD = ("Bytte belysning", "Etablere solceller", "Kartlegge lokaler", "Lære opp ledere", "Måle bruk")
NEW = ("Replace lighting", "Install panels", "Map premises", "Train leaders", "Measure use")
SHAPE = [(1, DONE), (2, ONGOING), (1, ONGOING), (3, NOT_STARTED), (2, ONGOING)]
OTHER = [(1, DONE), (2, ONGOING), (3, ONGOING), (1, NOT_STARTED), (2, ONGOING)]


def rows(titles: Sequence[str], shape: Sequence[tuple[int, Status]] = SHAPE) -> list[Record]:
    return [
        record(title, status, pri=pri) for title, (pri, status) in zip(titles, shape, strict=False)
    ]


def report(
    file: str, days: int, records: Sequence[Record] = (), *, name: str | None = None
) -> Edition:
    """Make a report so many days after the old plan's last one."""
    told = edition(file, when=LAST + timedelta(days=days), records=records)
    names = () if name is None else (name,)
    return replace(told, report=replace(told.report, plan_names=names))


def told(*plans: tuple[Edition, ...], said: str = "") -> list[tuple[str, str]]:
    found = succeeding_plans(
        [Plan(name=f"Plan {n}", editions=editions) for n, editions in enumerate(plans)],
        parse_settings(said),
        load(),
    )
    return [(line.file, line.diagnostic.code) for line in found]


def test_a_plan_in_other_words_in_the_folder_of_one_that_has_ended_is_told_of() -> None:
    old = (report("Energi/a.pptx", -31), report("Energi/b.pptx", 0))
    new = (report("Energi/c.pptx", 31), report("Energi/d.pptx", 62))
    assert told(old, new) == [("Energi/c.pptx", "maybe-same-plan")]
    assert told(new, old) == [("Energi/c.pptx", "maybe-same-plan")]


@pytest.mark.parametrize(
    ("days", "doubted"), [(0, False), (1, True), (SOON_DAYS, True), (131, False)]
)
def test_it_must_begin_soon_after_the_other_has_ended(days: int, *, doubted: bool) -> None:
    found = told((report("Energi/a.pptx", 0),), (report("Energi/b.pptx", days),))
    assert bool(found) is doubted


def test_a_folder_that_a_third_plan_has_too_tells_of_neither() -> None:
    old, new = (report("Plan/Energi/a.pptx", 0),), (report("Plan/Energi/b.pptx", 31),)
    assert told(old, new, (report("Plan/Energi/c.pptx", 200),)) == []
    assert told(old, new, (report("Plan/Innkjøp/c.pptx", 200),)) == [
        ("Plan/Energi/b.pptx", "maybe-same-plan")
    ]


def test_so_does_a_name_that_both_print_and_no_third_plan() -> None:
    old = (report("a.pptx", 0, name="Energi og bygg"),)
    new = (report("b.pptx", 31, name="Energi og bygg"),)
    assert told(old, new) == [("b.pptx", "maybe-same-plan")]
    assert told(old, new, (report("c.pptx", 400, name="Energi og bygg"),)) == []
    assert told(old, (report("b.pptx", 31, name="Innkjøp"),)) == []


@pytest.mark.parametrize(
    ("new", "doubted"),
    [
        (rows(NEW), True),
        (rows(NEW[:4]), False),
        (rows(NEW, [*SHAPE[:4], (3, DONE)]), True),  # four in five
        (rows(NEW, OTHER), False),
    ],
)
def test_so_do_rows_that_are_the_same_but_for_their_words(
    new: list[Record], *, doubted: bool
) -> None:
    found = told((report("a.pptx", 0, rows(OLD)),), (report("b.pptx", 31, new),))
    assert bool(found) is doubted


@pytest.mark.parametrize("shape", [SHAPE[:4], [(1, ONGOING)] * 5])
def test_few_rows_or_rows_all_alike_tell_of_nothing(shape: list[tuple[int, Status]]) -> None:
    old, new = rows(OLD, shape), rows(NEW, shape)
    assert told((report("a.pptx", 0, old),), (report("b.pptx", 31, new),)) == []


def test_two_offices_plans_are_two() -> None:
    old = (report("Plan/a.pptx", 0, rows(OLD), name="Energi i Bergen"),)
    new = (report("Plan/b.pptx", 31, rows(NEW), name="Energi i Førde"),)
    assert told(old, new) == []


def test_of_several_the_one_that_ended_last_is_named() -> None:
    plans = [
        (report(f"{name}1.pptx", -60, rows(OLD)), report(f"{name}2.pptx", days, rows(OLD)))
        for name, days in (("a", -20), ("b", 0))
    ]
    found = succeeding_plans(
        [
            Plan(name=f"Plan {n}", editions=editions)
            for n, editions in enumerate([*plans, (report("c.pptx", 31, rows(NEW)),)])
        ],
        parse_settings(""),
        load(),
    )
    assert [placed.file for placed in found] == ["c.pptx"]
    assert "'Plan 1' (2024-01-15)" in found[0].diagnostic.message


@pytest.mark.parametrize("file", ["Energi/a.pptx", "Energi/b.pptx"])
def test_what_a_person_has_said_is_not_asked_about(file: str) -> None:
    old, new = (report("Energi/a.pptx", 0),), (report("Energi/b.pptx", 31),)
    assert told(old, new, said=f'[[file]]\nname = "{file}"\nplan = "Energi"\n') == []


def test_a_plan_of_which_no_report_counts_begins_nothing() -> None:
    assert told((), (report("Energi/b.pptx", 31),)) == []
