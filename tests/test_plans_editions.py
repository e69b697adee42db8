"""Which of several decks for one plan and date counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import DONE, ONGOING, day, declared
from planeditions import HR, MFV, NOBODY, deck, made

from ingest.plans.grouping import plans
from schema.diagnostic import Diagnostic, Severity
from schema.report import Edition

COUNTS = [
    ("the richest format", ["a.txt", "a.pdf", "a.pptx"], "a.pptx"),
    ("the shorter name", ["a kopi.pptx", "a.pptx"], "a.pptx"),
    ("no copy", ["Arkiv/a - Kopi.pptx", "Status per måned/a.pptx"], "Status per måned/a.pptx"),
    ("no download again", ["a (1).pptx", "mai/status/a.pptx"], "mai/status/a.pptx"),
]


@pytest.mark.parametrize(("_why", "names", "counts"), COUNTS, ids=[c[0] for c in COUNTS])
def test_of_decks_that_say_the_same(_why: str, names: Sequence[str], counts: str) -> None:
    (plan,) = plans([deck(name, day(1), MFV) for name in names], NOBODY)
    assert [e.file for e in plan.editions] == [counts]
    assert {(s.edition.file, s.by) for s in plan.superseded} == {
        (name, counts) for name in names if name != counts
    }


def changed(edition: Edition, file: str, modified: datetime | None = None) -> Edition:
    rows = [replace(edition.report.records[0], status=DONE), *edition.report.records[1:]]
    return made(file, edition.report_date, rows, areas=["Annet"], modified=modified)


def reported(edition: Edition, file: str, news: str, modified: datetime | None = None) -> Edition:
    """Return an edition with another text of its first measure, in the format of its name."""
    rows = [replace(edition.report.records[0], siste_status=(news,)), *edition.report.records[1:]]
    return made(file, edition.report_date, rows, modified=modified)


@pytest.mark.parametrize(
    ("newer", "counts"),
    [("a revidert.pdf", "a revidert.pdf"), ("a v2.txt", "a v2.txt"), ("b.pdf", "a.pptx")],
)
def test_texts_alone_are_a_revision_in_another_format_if_its_name_says_so(
    newer: str, counts: str
) -> None:
    old = deck("a.pptx", day(1), MFV)
    new = reported(old, newer, "Tatt i bruk", datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, new], NOBODY)
    assert [e.file for e in plan.editions] == [counts]


@pytest.mark.parametrize("names", [("b.pdf", "c.pdf"), ("c.pdf", "b.pdf")])
def test_a_presentation_counts_before_two_exports_that_were_read_otherwise(
    names: tuple[str, str],
) -> None:
    old = deck("a.pptx", day(1), MFV)
    late = datetime(2024, 5, 1)  # noqa: DTZ001
    exports = [reported(old, name, f"Lest {name}", late) for name in names]
    (plan,) = plans([exports[0], old, exports[1]], NOBODY)
    assert [e.file for e in plan.editions] == ["a.pptx"]


def test_versions_count_by_both_of_their_figures() -> None:
    old = deck("oktober v1.9.pptx", day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, "oktober v1.10.pptx")], NOBODY)
    assert [e.file for e in plan.editions] == ["oktober v1.10.pptx"]


@pytest.mark.parametrize(
    "newer", ["oktober v2.pptx", "oktober rev.pptx", "oktober_revidert.pdf", "oktober ENDELIG.pptx"]
)
def test_of_decks_that_differ_the_one_named_revised_counts(newer: str) -> None:
    old = deck("oktober.pptx", day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, newer)], NOBODY)
    assert [e.file for e in plan.editions] == [newer]


def test_a_draft_does_not_count_before_what_it_became() -> None:
    old = deck("oktober utkast.pptx", day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, "oktober.pptx")], NOBODY)
    assert [e.file for e in plan.editions] == ["oktober.pptx"]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("mai/Utkast/plan.pptx", "mai/plan.pptx"),
        ("mai/plan.pptx", "mai/Endelig versjon/plan.pptx"),
        ("mai/Gammelt/plan.pptx", "mai/plan.pptx"),
        ("Godkjent/plan utkast.pptx", "Godkjent/plan.pptx"),
        ("Gamle møter/plan utkast.pptx", "Gamle møter/plan.pdf"),
    ],
)
def test_a_folder_says_of_decks_that_differ_which_is_the_draft_and_which_the_final_one(
    older: str, newer: str
) -> None:
    old = deck(older, day(1), MFV, modified=datetime(2024, 5, 1))  # noqa: DTZ001
    (plan,) = plans([old, changed(old, newer)], NOBODY)
    assert [e.file for e in plan.editions] == [newer]


def test_of_decks_that_differ_the_one_modified_last_counts() -> None:
    old = deck("a.pptx", day(1), MFV, modified=datetime(2024, 1, 1))  # noqa: DTZ001
    new = changed(old, "b.pdf", datetime(2024, 1, 2))  # noqa: DTZ001
    (plan,) = plans([old, new], NOBODY)
    assert [e.file for e in plan.editions] == ["b.pdf"]


def test_of_decks_that_differ_the_one_that_adds_up_counts() -> None:
    good, bad = deck("b.pptx", day(1), MFV), deck("a.pptx", day(1), MFV[:-1])
    figures = (declared("Område for standardisering av krav", ONGOING, len(MFV)),)
    pair = [replace(e, report=replace(e.report, declared=figures)) for e in (good, bad)]
    (plan,) = plans(pair, NOBODY)
    assert [e.file for e in plan.editions] == ["b.pptx"]


def test_of_decks_that_differ_the_one_that_was_read_whole_counts() -> None:
    whole = deck("b.pptx", day(1), MFV)
    torn = changed(whole, "a.pptx", modified=datetime(2024, 5, 1))  # noqa: DTZ001
    missing = Diagnostic(severity=Severity.ERROR, code="unreadable-slide", message="Slide 3.")
    torn = replace(torn, report=replace(torn.report, diagnostics=(missing,)))
    (plan,) = plans([torn, whole], NOBODY)
    assert [e.file for e in plan.editions] == ["b.pptx"]


def test_of_decks_that_differ_in_nothing_else_the_one_with_more_measures_counts() -> None:
    decks = [deck("b.pptx", day(1), MFV), deck("a.pptx", day(1), MFV[:-1])]
    (plan,) = plans(decks, NOBODY)
    assert [e.file for e in plan.editions] == ["b.pptx"]


def test_a_deck_that_could_not_be_read_never_counts_before_one_that_could() -> None:
    (plan,) = plans([deck("mfv v2.pptx", day(1), ()), deck("mfv.txt", day(1), MFV)], NOBODY)
    assert [e.file for e in plan.editions] == ["mfv.txt"]


@pytest.mark.parametrize(("newer", "counts"), [("b.pptx", "b.pptx"), ("b.pdf", "a.pptx")])
def test_other_areas_are_a_revision_in_one_format_only(newer: str, counts: str) -> None:
    late = datetime(2024, 5, 1)  # noqa: DTZ001
    old = deck("a.pptx", day(1), MFV, areas=["Miljø"])
    (plan,) = plans([old, deck(newer, day(1), MFV, areas=["Klima"], modified=late)], NOBODY)
    assert [e.file for e in plan.editions] == [counts]


@pytest.mark.parametrize(
    ("right", "stale"),
    [
        ("2024-01-15 status.pptx", "2024-02-15.pptx"),
        ("Statusrapport januar 2024.pptx", "Status februar 2024.pptx"),
        ("2024/01/Statusrapport.pdf", "2024/02/Status.pptx"),
    ],
)
def test_a_deck_named_for_its_date_counts_before_one_whose_title_is_last_months(
    right: str, stale: str
) -> None:
    when = date(2024, 1, 15)
    old = deck(right, when, MFV)
    (plan,) = plans([deck(stale, when, MFV), old], NOBODY)
    assert [e.file for e in plan.editions] == [right]
    assert [(s.edition.file, s.by) for s in plan.superseded] == [(stale, right)]
    (plan,) = plans([reported(old, stale, "Tatt i bruk"), old], NOBODY)
    assert [e.file for e in plan.editions] == [right, stale]


@pytest.mark.parametrize("copied", ["2024-01-30 status.pptx", "2024-01-10.pptx"])
def test_of_copies_the_one_named_nearest_to_the_date_counts(copied: str) -> None:
    decks = [deck(name, date(2024, 1, 15), MFV) for name in (copied, "2024-01-15 MFV status.pptx")]
    (plan,) = plans(decks, NOBODY)
    assert [e.file for e in plan.editions] == ["2024-01-15 MFV status.pptx"]


def test_an_edition_named_after_the_meeting_a_week_later_is_no_other_report() -> None:
    old = deck("2024-01-15 status.pptx", date(2024, 1, 15), MFV)
    late = datetime(2024, 2, 20)  # noqa: DTZ001
    new = reported(old, "2024-01-24 status.pptx", "Tatt i bruk", late)
    (plan,) = plans([old, new], NOBODY)
    assert [e.file for e in plan.editions] == ["2024-01-24 status.pptx"]


@pytest.mark.parametrize("kind", ["pdf", "pptx"])
@pytest.mark.parametrize("ending", ["", ".pdf"])
def test_a_text_layer_counts_nowhere_beside_the_deck_of_its_name(kind: str, ending: str) -> None:
    whole = deck(f"MFV/oktober.{kind}", day(1), MFV, names=["MFV"])
    jumbled = [f"{title} {n} lest på tvers" for n, title in enumerate(HR)]
    layer = deck(f"MFV/oktober{ending}.txt", day(1), jumbled, names=["per"])
    elsewhere = deck("HR/oktober.txt", day(1), HR, names=["HR"])
    found = {plan.name: plan for plan in plans([layer, elsewhere, whole], NOBODY)}
    assert {name: [e.file for e in plan.editions] for name, plan in found.items()} == {
        "MFV": [whole.file],
        "HR": [elsewhere.file],
    }
    assert [s.edition.file for s in found["MFV"].superseded] == [layer.file]


@pytest.mark.parametrize(
    ("files", "dates"),
    [
        (["2024-01 plan.pptx", "2024-02 plan.pptx"], [(1, 31), (2, 29)]),
        (["plan 31.01.2024.pptx", "plan 28.02.2024.pptx"], [(1, 31), (2, 28)]),
        (["2024-01 plan.pptx", "2024-02 plan.pptx", "2024-02 plan.pdf"], [(1, 31), (2, 29)]),
        (["2024-01 plan.pptx", "2023-12 plan.pptx"], [(1, 31)]),  # its name is of a time before
        (["2024-02 plan.pptx", "2024-02 møte.pptx"], [(1, 31)]),  # named after meetings
        (["2024-01 plan.pptx", "plan revidert.pptx"], [(1, 31)]),
    ],
)
def test_a_deck_whose_title_kept_the_date_of_the_one_before_is_dated_by_its_name(
    files: Sequence[str], dates: Sequence[tuple[int, int]]
) -> None:
    old = deck(files[0], date(2024, 1, 31), MFV)
    (plan,) = plans([old, *(changed(old, file) for file in files[1:])], NOBODY)
    assert [(e.report_date.month, e.report_date.day) for e in plan.editions] == dates


def test_a_deck_keeps_its_printed_date_where_its_namesake_has_a_report_or_it_says_nothing_else() -> (
    None
):
    old = deck("2024-01 plan.pptx", date(2024, 1, 31), MFV)
    late = changed(old, "2024-02 plan.pptx")
    there = deck("status.pptx", date(2024, 2, 20), MFV)
    (plan,) = plans([old, late, there], NOBODY)
    assert [e.file for e in plan.editions] == ["2024-01 plan.pptx", "status.pptx"]
    (plan,) = plans([old, deck("2024-02 plan.pptx", old.report_date, MFV)], NOBODY)
    assert [e.file for e in plan.editions] == ["2024-01 plan.pptx"]
