"""A deck left out that says other things than the one that counts is told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import DONE, FIRST_DAY, edition, record

from ingest.checks.editions import differing_editions, reissued_reports
from ingest.settings import Settings, parse_settings
from schema.diagnostic import Diagnostic, Severity
from schema.history import Plan, Superseded
from schema.report import Edition

COUNTS = edition("b.pptx", records=[record()])
OTHER = edition("a.pptx", records=[record(status=DONE)])
SAID = parse_settings('[[file]]\nname = "a.pptx"\nsuperseded_by = "b.pptx"\n')
TORN = Diagnostic(severity=Severity.ERROR, code="unreadable-slide", message="Slide 3 is damaged.")


def lines(
    left_out: Edition, counts: Edition = COUNTS, settings: Settings | None = None
) -> list[tuple[str, Severity]]:
    left_out = replace(left_out, sha256="1" * 64)
    plan = Plan(
        name="P", editions=(counts,), superseded=(Superseded(edition=left_out, by=counts.file),)
    )
    found = differing_editions([plan], settings or Settings())
    assert {placed.diagnostic.code for placed in found} <= {"edition-differs"}
    return [(placed.file, placed.diagnostic.severity) for placed in found]


def test_a_deck_that_says_other_things_for_the_same_date_is_told_of() -> None:
    assert lines(OTHER) == [("a.pptx", Severity.WARNING)]


def test_a_deck_whose_bullets_alone_are_others_is_told_of() -> None:
    said = edition("a.pptx", records=[record(siste_status=("Tatt i bruk",))])
    assert lines(said) == [("a.pptx", Severity.WARNING)]


@pytest.mark.parametrize("name", ["b v2.pptx", "b (endelig).pptx", "b revidert.pptx"])
def test_what_a_revision_changed_is_good_to_know(name: str) -> None:
    assert lines(OTHER, replace(COUNTS, file=name)) == [("a.pptx", Severity.INFO)]


@pytest.mark.parametrize("name", ["a.pdf", "a.txt"])
def test_texts_that_another_format_has_otherwise_are_told_of(name: str) -> None:
    said = edition(name, records=[record(siste_status=("Tatt i bruk",))])
    assert lines(said) == [(name, Severity.WARNING)]


@pytest.mark.parametrize(("name", "told"), [("a.pptx", True), ("a.pdf", False)])
def test_an_area_that_is_another_is_told_of_in_one_format_only(name: str, *, told: bool) -> None:
    said = edition(name, records=[record(omrade="Et annet område")])
    assert bool(lines(said)) is told


def test_a_copy_is_not_worth_a_line() -> None:
    said = edition("b.pptx", records=[record(gevinst=("Bedre", "Mer"), siste_status=("Holdt",))])
    exported = edition("a.pdf", records=[record(gevinst=("Bedre Mer",), siste_status=("Holdt",))])
    layer = edition("a.txt", records=[record(gevinst=("Bedre",), siste_status=("Mer", "Holdt"))])
    assert lines(exported, said) == []
    assert lines(layer, said) == []
    assert lines(edition("a.pptx", records=[record(ikon="🗹")])) == []
    assert lines(replace(COUNTS, file="copy.pptx")) == []


def test_what_the_analyst_has_said_and_a_torn_deck_are_not_told_of_again() -> None:
    assert lines(OTHER, settings=SAID) == []
    assert lines(replace(OTHER, report=replace(OTHER.report, diagnostics=(TORN,)))) == []


def reissued(*files: tuple[str, int], said: str = "") -> list[str]:
    editions = tuple(edition(name, when=FIRST_DAY + timedelta(days=day)) for name, day in files)
    found = reissued_reports([Plan(name="P", editions=editions)], parse_settings(said))
    assert {placed.diagnostic.code for placed in found} <= {"date-conflict"}
    return [placed.file for placed in found]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([("jan.pptx", 0), ("jan rettet.pptx", 18)], ["jan.pptx"]),
        ([("jan utkast.pptx", 0), ("jan.pptx", 6), ("feb.pptx", 31)], ["jan utkast.pptx"]),
        ([("jan.pptx", 0), ("feb.pptx", 29), ("feb b.pptx", 33), ("mars.pptx", 60)], ["feb.pptx"]),
        ([("jan utkast.pptx", 0), ("feb.pptx", 31)], []),
        ([("jan.pptx", 0), ("feb.pptx", 14), ("mars.pptx", 42)], []),
    ],
    ids=["corrected", "a draft", "twice in a week", "another month's draft", "some time apart"],
)
def test_reports_so_near_that_they_may_be_one_are_told_of(
    files: list[tuple[str, int]], told: list[str]
) -> None:
    assert reissued(*files) == told


def test_a_date_that_a_person_gave_is_not_asked_about() -> None:
    said = f'[[file]]\nname = "jan.pptx"\ndate = {FIRST_DAY}\n'
    assert reissued(("jan.pptx", 0), ("jan rettet.pptx", 4), said=said) == []
