"""Which reports belong to one plan, what the plan is called, which deck counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from builders import day
from hypothesis import given, settings
from hypothesis import strategies as st
from planeditions import HR, MFV, NOBODY, SHARED, deck, files, two_plans

from benchmarks.histories import told
from benchmarks.rates import ALL, LIGHT
from ingest.plans.grouping import plans
from ingest.settings import parse_settings
from schema.history import Plan
from schema.report import Edition, Report
from schema.vocabulary import load


@pytest.mark.parametrize(
    "paths",
    [
        ["a/1.pptx", "b/1.pptx", "a/2.pptx", "b/2.pptx", "a/3.pptx", "b/3.pptx"],
        ["1/a.pptx", "1/b.pptx", "2/a.pptx", "2/b.pptx", "3/a.pptx", "3/b.pptx"],
        ["x1.pptx", "x2.pptx", "x3.pptx", "x4.pptx", "x5.pptx", "x6.pptx"],
    ],
    ids=["a folder for each plan", "a folder for each month", "names that tell nothing"],
)
def test_plans_of_one_title_and_a_shared_measure_stay_apart(paths: Sequence[str]) -> None:
    found = plans(two_plans(paths, names=["Statusrapport"]), NOBODY)
    assert files(found) == {frozenset(paths[0::2]), frozenset(paths[1::2])}


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (("", ""), (["Energi og bygg, Helse Vest"], ["Energi og bygg, Helse Nord"])),
        (("", ""), (["Energi og bygg", "Helse Vest"], ["Energi og bygg", "Helse Nord"])),
        (("", ""), (["Energi og bygg", "Helse Bergen HF"], ["Energi og bygg", "Helse Fonna HF"])),
        (("", ""), (["Energi og bygg i Bergen"], ["Energi og bygg i Førde"])),
        (("Helse Vest/", "Helse Nord/"), (["Energi og bygg"], ["Energi og bygg"])),
        (("Bergen/", "Førde/"), (["Energi"], ["Strøm"])),
    ],
)
def test_two_offices_plans_of_the_same_measures_stay_apart(
    folders: tuple[str, str], names: tuple[Sequence[str], Sequence[str]]
) -> None:
    decks = [
        deck(f"{folders[k]}{n}{'ab'[k]}.pptx", some_days_later(n, k), MFV, names=names[k])
        for n in range(1, 4)
        for k in range(2)
    ]
    assert files(plans(decks, NOBODY)) == {
        frozenset(f"{folders[k]}{n}{'ab'[k]}.pptx" for n in range(1, 4)) for k in range(2)
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("Per 22. mai St. Olavs hospital HF", "Per 22. juni St. Olavs hospital HF"),
        ("Helse Fonna HF", "Innkjøp i Helse Fonna HF"),
        ("Forsyning og IKT, Helse Fonna HF", "Innkjøp i Helse Fonna HF"),
    ],
)
def test_an_office_may_be_named_with_more_beside_it(lines: tuple[str, str]) -> None:
    decks = [
        deck(f"{n}.pptx", day(n + 1), MFV, names=["Energi", line]) for n, line in enumerate(lines)
    ]
    assert len(plans(decks, NOBODY)) == 1


def test_an_office_is_what_the_vocabulary_calls_one() -> None:
    decks = [
        deck(f"{name}/{n}.pptx", some_days_later(n, k), MFV, names=["Energi"])
        for n in range(1, 4)
        for k, name in enumerate(("Nord", "Vest"))
    ]
    known = load()
    title = known.title.model_copy(update={"unit": ("Nord", "Vest")})
    assert len(plans(decks, NOBODY)) == 1
    assert len(plans(decks, NOBODY, known.model_copy(update={"title": title}))) == 2


def some_days_later(month: int, days_later: int) -> date:
    return day(month).replace(day=day(month).day + days_later)


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (("Innkjøp/", "Innkjøp/"), ("Innkjøp", "Forsyning og marked")),
        (("Innkjøp/", "Forsyning/"), ("Innkjøp", "Innkjøp")),
        (("Innkjøp/", "Forsyning/"), ("Innkjøp", "Innkjøp og forsyning")),
        (("", ""), ("HR – Vikartjenester", "HR – Vikarer")),
        (("", ""), ("INNKJØP OG LOGISTIKK", "INNKJØP OG FORSYNING")),
        (("", ""), ("Innkjøp og logistikk", "Innkjøp og forsyning")),
    ],
)
def test_a_plan_that_is_renamed_or_moved_stays_one(
    folders: tuple[str, str], names: tuple[str, str]
) -> None:
    decks = [
        deck(f"{folders[n // 3]}{n}.pptx", day(n), MFV, names=[names[n // 3]]) for n in range(1, 5)
    ]
    assert len(plans(decks, NOBODY)) == 1


def test_a_revised_plan_is_the_same_plan() -> None:
    areas = ["Miljø og samfunnsansvar", "Forsyningssikkerhet"]
    old = deck("mfv 2023.pptx", date(2023, 12, 1), [*MFV, SHARED], areas=areas)
    new = deck("mfv 2024.pptx", date(2024, 1, 15), [*HR, SHARED], areas=areas)
    assert len(plans([old, new], NOBODY)) == 1


def test_a_deck_without_measures_goes_by_its_name() -> None:
    whole = two_plans(
        ["mfv 1.pptx", "hr 1.pptx", "mfv 2.pptx", "hr 2.pptx", "mfv 3.pptx", "hr 3.pptx"]
    )
    empty = deck("mfv 4.pdf", day(4), ())
    found = plans([*whole, empty], NOBODY)
    assert frozenset({"mfv 1.pptx", "mfv 2.pptx", "mfv 3.pptx", "mfv 4.pdf"}) in files(found)


def test_the_analyst_decides_about_files() -> None:
    said = parse_settings("""
[[file]]
name = "ignored.pptx"
ignore = true
[[file]]
name = "other.pptx"
plan = "HR"
[[file]]
name = "dated.pptx"
date = 2024-03-15
[[file]]
name = "old.pptx"
superseded_by = "a.pdf"
""")
    decks = [
        deck("ignored.pptx", day(5), MFV),
        deck("other.pptx", day(6), MFV),
        deck("dated.pptx", day(2), MFV),
        deck("old.pptx", day(1), MFV),
        deck("a.pdf", day(1), MFV, names=["MFV"]),
        deck("hr.pptx", day(1), HR, names=["HR"]),
    ]
    found = {plan.name: plan for plan in plans(decks, said)}
    assert [e.file for e in found["HR"].editions] == ["hr.pptx", "other.pptx"]
    assert [(e.file, e.report_date) for e in found["MFV"].editions] == [
        ("a.pdf", day(1)),
        ("dated.pptx", date(2024, 3, 15)),
    ]
    assert [(s.edition.file, s.by) for s in found["MFV"].superseded] == [("old.pptx", "a.pdf")]


def test_a_deck_superseded_by_a_copy_is_superseded_by_the_one_that_counts() -> None:
    said = parse_settings('[[file]]\nname = "old.pptx"\nsuperseded_by = "a.pdf"\n')
    old = deck("old.pptx", day(1), MFV)
    (plan,) = plans([old, deck("a.pdf", day(2), MFV), deck("a.pptx", day(2), MFV)], said)
    assert [(s.edition.file, s.by) for s in plan.superseded] == [
        ("old.pptx", "a.pptx"),
        ("a.pdf", "a.pptx"),
    ]


def archive(seed: int) -> list[Edition]:
    """Make up three plans in one folder, whose file names tell nothing."""
    return [
        replace(
            edition,
            file=f"{seed} {number} {edition.file}",
            report=replace(edition.report, plan_names=(f"Plan {'ABC'[number]}",)),
        )
        for number in range(3)
        for edition in told(3 * seed + number, (LIGHT, ALL)[seed % 2], months=8).plan.editions
    ]


ARCHIVES = st.builds(archive, st.integers(min_value=0, max_value=400))


@settings(max_examples=20)
@given(editions=ARCHIVES, seed=st.integers())
def test_the_order_of_reading_changes_nothing(editions: list[Edition], seed: int) -> None:
    turned = list(editions)
    Random(seed).shuffle(turned)  # noqa: S311
    assert plans(turned, NOBODY) == plans(editions, NOBODY)


@settings(max_examples=20)
@given(editions=ARCHIVES, seed=st.integers())
def test_file_names_change_nothing_where_content_tells(editions: list[Edition], seed: int) -> None:
    numbers = list(range(len(editions)))
    Random(seed).shuffle(numbers)  # noqa: S311
    renamed = [replace(e, file=f"{n}.pptx") for e, n in zip(editions, numbers, strict=True)]

    def content(found: Sequence[Plan]) -> list[tuple[str, list[Report]]]:
        return [(plan.name, [e.report for e in plan.editions]) for plan in found]

    assert content(plans(renamed, NOBODY)) == content(plans(editions, NOBODY))


@settings(max_examples=20)
@given(editions=ARCHIVES, until=st.integers(min_value=1, max_value=8))
def test_newer_decks_change_nothing(editions: list[Edition], until: int) -> None:
    last = date(2020, until, 28)
    first = plans([e for e in editions if e.report_date <= last], NOBODY)
    whole = {plan.name: plan.editions for plan in plans(editions, NOBODY)}
    for plan in first:
        assert whole[plan.name][: len(plan.editions)] == plan.editions
