"""Which sign decides whether two reports are of one plan, where the others are silent or against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import day, record
from planeditions import HR, MFV, NOBODY, SHARED, deck, files, made

from ingest.plans.grouping import plans
from schema.report import Edition

AREAS = ("Miljø", "Forsyning")
OTHER_AREAS = ("Økonomi", "Bemanning")


def are_one(decks: Sequence[Edition]) -> bool:
    return len(plans(decks, NOBODY)) == 1


@pytest.mark.parametrize(("kept", "one"), [(MFV, True), (MFV[:1], False)])
def test_measures_decide_where_areas_and_names_are_others(
    kept: Sequence[str], *, one: bool
) -> None:
    new = [*kept, *HR[len(kept) :]]
    first = deck("a.pptx", day(1), MFV, areas=AREAS)
    assert are_one([first, deck("b.pptx", day(2), new, areas=OTHER_AREAS)]) is one


def test_most_measures_settle_it_though_areas_and_names_speak_against_it() -> None:
    first = deck("f/a.pptx", day(1), MFV, areas=AREAS, names=["Innkjøp"])
    kept = [*MFV[1:], SHARED]
    later = deck("f/b.pptx", day(2), kept, areas=OTHER_AREAS, names=["Forsyning"])
    assert are_one([first, later])


def test_areas_help_the_few_measures_that_are_left() -> None:
    first = deck("a.pptx", day(1), MFV, areas=AREAS)
    new = [MFV[0], *HR[1:]]
    assert are_one([first, deck("b.pptx", day(2), new, areas=AREAS)])
    assert not are_one([first, deck("b.pptx", day(2), HR, areas=AREAS)])


def test_two_kinds_of_names_help_the_few_measures_that_are_left() -> None:
    first = deck("mfv/a.pptx", day(1), MFV, areas=AREAS, names=["Forbruksvarer"])
    new = [*MFV[:1], *HR[1:]]
    same = deck("mfv/b.pptx", day(2), new, areas=OTHER_AREAS, names=["Forbruksvarer"])
    assert are_one([first, same])
    assert not are_one([first, replace(same, file="b.pptx")])


def test_measures_that_a_short_report_lacks_are_known_when_they_come_back() -> None:
    short = deck("b.pptx", day(2), [MFV[0], "Nytt tiltak"], areas=AREAS)
    back = deck("c.pptx", day(3), MFV[1:], areas=OTHER_AREAS)
    first = deck("a.pptx", day(1), MFV, areas=AREAS)
    assert are_one([first, short, back])
    assert not are_one([short, back])


@pytest.mark.parametrize(
    ("names", "titles", "together"),
    [
        (("Innkjøp", "Forsyning"), MFV, True),
        (("Innkjøp", "Forsyning"), [*MFV[:3], SHARED], False),
        (("Innkjøp", "Innkjøp"), [*MFV[:3], SHARED], True),
        (("Innkjøp", "Innkjøp"), HR, False),
    ],
)
def test_decks_of_one_date_are_one_report(
    names: tuple[str, str], titles: Sequence[str], *, together: bool
) -> None:
    decks = [
        deck("f/a.pptx", day(1), MFV, areas=AREAS, names=names[:1]),
        deck("f/b.pdf", day(1), titles, areas=AREAS, names=names[1:]),
    ]
    found = plans(decks, NOBODY)
    assert (files(found) == {frozenset({"f/a.pptx"})}) is together
    assert (len(found) == 1) is together


def test_decks_without_measures_are_one_report_by_their_bytes_or_names_only() -> None:
    one = deck("x1.pptx", day(1), ())
    copy = replace(deck("y2.pptx", day(1), ()), sha256=one.sha256)
    assert are_one([one, copy])
    assert not are_one([one, replace(copy, sha256="another")])
    named = [deck(f"{n}.pptx", day(1), (), names=["Innkjøp"]) for n in "ab"]
    assert are_one(named)


def test_a_name_that_several_plans_go_by_tells_little() -> None:
    first = [
        deck("a.pptx", day(1), MFV, areas=AREAS, names=["Status"]),
        deck("b.pptx", day(1), HR, areas=OTHER_AREAS, names=["Status"]),
    ]
    empty = deck("c.pptx", day(2), (), names=["Status"])
    assert len(plans([*first, empty], NOBODY)) == len(first) + 1
    assert are_one([first[0], empty])


def test_measures_decide_where_no_deck_names_areas() -> None:
    rows = [record(title, omrade="", row=n) for n, title in enumerate(MFV)]
    bare = [made(f"{n}.pptx", day(n), rows) for n in (1, 2)]
    assert are_one(bare)
    assert are_one([deck("a.pptx", day(1), MFV), bare[1]])


def test_an_overview_alone_belongs_where_its_areas_and_name_stand() -> None:
    whole = deck("mfv/a.pptx", day(1), MFV, areas=AREAS, names=["Forbruksvarer"])
    overview = made("hr/b.pptx", day(2), (), areas=AREAS, names=["Forbruksvarer"])
    other = made("hr/b.pptx", day(2), (), areas=OTHER_AREAS, names=["Forbruksvarer"])
    assert are_one([whole, overview])
    assert not are_one([whole, other])
    assert are_one([replace(overview, report_date=day(1)), replace(whole, report_date=day(2))])


def test_decks_without_measures_and_areas_between_make_a_plan_forget_nothing() -> None:
    whole = deck("mfv/a.pptx", day(1), MFV, areas=AREAS, names=["Forbruksvarer"])
    empty = [made(f"mfv/{n}.pptx", day(n), (), names=["Forbruksvarer"]) for n in (2, 3, 4, 5)]
    again = deck("x/b.pptx", day(6), MFV, areas=OTHER_AREAS)
    assert are_one([whole, *empty, again])
