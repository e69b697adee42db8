"""What a plan is called."""

from __future__ import annotations

import pytest
from builders import day, record
from planeditions import HR, MFV, NOBODY, deck, made, two_plans

from ingest.plans.grouping import plans


def test_a_plan_is_called_by_the_first_name_that_is_printed() -> None:
    decks = [
        deck("a.pptx", day(1), MFV),
        deck("b.pptx", day(2), MFV, names=["Medisinske forbruksvarer"]),
        deck("c.pptx", day(3), MFV, names=["MFV"]),
    ]
    assert [plan.name for plan in plans(decks, NOBODY)] == ["Medisinske forbruksvarer"]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Medisinske forbruksvarer/2023-10 statusrapport.pptx", "Medisinske forbruksvarer"),
        ("medisinske forbruksvarer/2023-10.pptx", "Medisinske forbruksvarer"),
        ("2023/10 oktober/Statusrapport_MFV_oktober_2023_v2.pptx", "MFV"),
        ("Vakt og sikkerhet/2023-10.pptx", "Vakt og sikkerhet"),
        ("2023-10 Handlingsplan_bygg_og_eiendom.pptx", "Bygg og eiendom"),
        ("IKT-utstyr/2023-10.pptx", "IKT-utstyr"),
        ("2023-10 E-helse status.pptx", "E-helse"),
        ("MFV-handlingsplan 2023-10.pptx", "MFV"),
        ("000_98b3c6b4d2497c42.txt", "Anskaffelser / Miljø"),
        ("statusrapport 2023-10.pptx", "Anskaffelser / Miljø"),
    ],
)
def test_a_plan_that_prints_no_name_is_called_by_its_path_or_areas(file: str, name: str) -> None:
    found = plans([deck(file, day(1), MFV, areas=["Anskaffelser", "Miljø"])], NOBODY)
    assert [plan.name for plan in found] == [name]


def test_a_name_that_two_plans_print_names_neither() -> None:
    found = plans(two_plans([f"x{n}.pptx" for n in range(6)], names=["Helse"]), NOBODY)
    assert {plan.name for plan in found} == {f"Område for {t[0].lower()}" for t in (MFV, HR)}


def test_a_plan_that_comes_later_does_not_rename_the_first() -> None:
    first = deck("a.pptx", day(1), MFV, names=["Helse"])
    later = deck("b.pptx", day(2), HR, names=["Helse"])
    found = {p.editions[0].file: p.name for p in plans([first, later], NOBODY)}
    assert found["a.pptx"] == "Helse"
    assert found["b.pptx"] != "Helse"


def test_a_plan_is_called_by_the_areas_of_its_rows_where_no_overview_names_them() -> None:
    rows = [record(title, omrade="Miljø", row=n) for n, title in enumerate(MFV)]
    (plan,) = plans([made("2023-10.pptx", day(1), rows)], NOBODY)
    assert plan.name == "Miljø"


def test_plans_of_one_name_are_called_by_the_units_that_print_it() -> None:
    decks = [
        deck(f"{n}.pptx", day(1), titles, names=["Energi", unit])
        for n, (titles, unit) in enumerate(((MFV, "Helse Vest"), (HR, "Helse Nord")))
    ]
    assert {plan.name for plan in plans(decks, NOBODY)} == {
        "Energi, Helse Vest",
        "Energi, Helse Nord",
    }


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Klinikk nord", "Klinikk sør", {"Energi, Klinikk nord", "Energi, Klinikk sør"}),
        (
            "Kirurgisk klinikk",
            "Medisinsk klinikk",
            {"Energi, Kirurgisk klinikk", "Energi, Medisinsk klinikk"},
        ),
        ("Klinikk for kirurgi", "Klinikk for kirurgi og anestesi", {"Energi"}),
        ("Avdeling drift", "Seksjon drift", {"Energi"}),
    ],
)
def test_plans_of_one_name_and_two_parts_of_an_office_are_two(
    one: str, other: str, names: set[str]
) -> None:
    decks = [
        deck(f"{n}.pptx", day(1), MFV, names=["Energi", part])
        for n, part in enumerate((one, other))
    ]
    assert {plan.name for plan in plans(decks, NOBODY)} == names
