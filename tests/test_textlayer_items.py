"""Where list items begin in a text layer, with signs of a deck's own and with none."""

from __future__ import annotations

import pytest
from tinylayers import read

from schema import Report, Severity

HEADER = """Miljø
pågående tiltak

Tiltak              Pri   Gevinst                       Siste status        Status"""


def warned(report: Report, code: str) -> list[int | None]:
    """Return the rows that have a warning of a kind."""
    found = [item for item in report.diagnostics if item.severity != Severity.INFO]
    return [item.row for item in found if item.code == code]


def test_without_list_signs_an_item_begins_where_the_line_above_had_room() -> None:
    report = read(f"""{HEADER}

Utvikle maler       1     Økt kvalitet                  Møtet er holdt      ● Ferdig
                          Bedre oversikt over avtaler
                          og lavere pris
                          Færre feil

Holde kurs          2     Raskere svar                  Kurs holdt          ◑ Pågår""")
    assert [record.gevinst for record in report.records] == [
        ("Økt kvalitet", "Bedre oversikt over avtaler og lavere pris", "Færre feil"),
        ("Raskere svar",),
    ]
    assert not warned(report, "bullets-guessed")


def test_a_full_line_without_a_list_sign_may_end_an_item_or_not() -> None:
    report = read(f"""{HEADER}

Utvikle maler       1     Bedre oversikt over avtaler   Møtet er holdt      ● Ferdig
                          NIELS er med

Holde kurs          2     Raskere svar                  Kurs holdt          ◑ Pågår""")
    assert report.records[0].gevinst == ("Bedre oversikt over avtaler NIELS er med",)
    assert warned(report, "bullets-guessed") == [1]


def test_lines_behind_a_list_sign_that_begin_anew_may_be_items() -> None:
    report = read(f"""{HEADER}

Utvikle maler       1     • Bedre oversikt over alle    • Møtet er holdt    ● Ferdig
                          Økt kvalitet
                          Færre feil

Holde kurs          2     • Økt kvalitet i alt som      • Kurs holdt        ◑ Pågår
                          NIELS har på gang""")
    assert warned(report, "bullets-guessed") == [1]


def test_without_list_signs_a_plain_layer_tells_no_items_apart() -> None:
    rows = "Utvikle maler 1\nØkt kvalitet\nFærre feil\n\nMøtet er holdt\n◑\nPågår"
    report = read(f"Tiltak Pri Gevinst Siste status Status\n\n{rows}")
    assert warned(report, "bullets-guessed") == [1]


@pytest.mark.parametrize("sign", ["o", "ü", "§", "●"])
def test_a_kept_layouts_list_signs_may_be_letters_or_circles(sign: str) -> None:
    report = read(f"""{HEADER}

Utvikle maler       1     {sign}   Økt kvalitet              {sign} Møtet er holdt    ● Ferdig
                          {sign}   Færre feil

Holde kurs          2     {sign}   Raskere svar              {sign} Kurs holdt        ◑ Pågår""")
    assert [(record.gevinst, record.siste_status) for record in report.records] == [
        (("Økt kvalitet", "Færre feil"), ("Møtet er holdt",)),
        (("Raskere svar",), ("Kurs holdt",)),
    ]
    assert [record.status_tekst for record in report.records] == ["Ferdig", "Pågår"]
    assert not [item for item in report.diagnostics if item.severity != Severity.INFO]


def test_a_small_letter_between_words_is_no_list_sign() -> None:
    rows = [
        f"{name} 1\no Økt kvalitet\no Møtet er holdt\n◑\nPågår"
        for name in ("Utvikle maler v 2", "Holde kurs", "Se på a o b")
    ]
    report = read("Tiltak Pri Gevinst Siste status Status\n\n" + "\n\n".join(rows))
    assert [record.tiltak for record in report.records] == [
        *("Utvikle maler v 2", "Holde kurs", "Se på a o b")
    ]
    assert {(*record.gevinst, *record.siste_status) for record in report.records} == {
        ("Økt kvalitet", "Møtet er holdt")
    }


def test_list_signs_without_texts_are_told() -> None:
    report = read("Tiltak Pri Gevinst Siste status Status\n\nUtvikle maler 1\n•\n•\n◑\nPågår")
    assert warned(report, "bullets-guessed")


def test_numbers_that_count_from_one_are_list_signs() -> None:
    report = read(f"""{HEADER}

Utvikle maler       1     1. Økt kvalitet               1. Møtet er holdt   ● Ferdig
                          2. Færre feil

Holde kurs          2     1. mars er fristen            3. Kurs holdt       ◑ Pågår""")
    assert [(record.gevinst, record.siste_status) for record in report.records] == [
        (("Økt kvalitet", "Færre feil"), ("Møtet er holdt",)),
        (("1. mars er fristen",), ("3. Kurs holdt",)),
    ]


def test_a_line_behind_a_list_sign_that_would_have_fitted_above_may_be_an_item() -> None:
    report = read(f"""{HEADER}

Utvikle maler       1     • Tydeligere ansvar           • Møtet er holdt    ● Ferdig
                            Raskere varsling
                          • Høyere dekning i flere bydeler

Holde kurs          2     • Økt kvalitet i alt som      • Kurs holdt        ◑ Pågår
                            Nordlandssykehuset gjør""")
    assert warned(report, "bullets-guessed") == [1]


def test_items_that_all_seem_one_columns_may_be_two_columns_written_across_one_another() -> None:
    head = "Miljø\n\nTiltak\n\nPri\n\nGevinst\n\nSiste status\n\nStatus"
    row = "{}\n\n1\n\n• Økt {}\n• Bedre {}\n\n• Møte holdt\n• Notat sendt\n\nPågår"
    rows = [row.format(name, name, name) for name in ("frakt", "skole", "helse", "handel")]
    across = "Lese planer\n\n2\n\n• Møte om\n• Notat skrevet\n• Økt kvalitet utsatt\n\nPågår"
    report = read("\n\n".join([head, *rows, across]))
    sides = [(record.gevinst, record.siste_status) for record in report.records]
    assert all(all(side) for side in sides[:-1])
    assert not all(sides[-1])
    assert warned(report, "bullets-guessed") == [len(rows) + 1]


def test_a_number_before_a_share_is_a_lists_first() -> None:
    items = "1. 100 % av varene er kartlagt\n2. Økt kvalitet"
    (record,) = read(
        f"Miljø\npågående tiltak\n\n{HEADER}\n\nHolde kurs 1\n{items}\n◑\nPågår"
    ).records
    assert [*record.gevinst, *record.siste_status] == [
        "100 % av varene er kartlagt",
        "Økt kvalitet",
    ]


def test_a_dash_in_front_of_a_small_letter_below_another_sign_is_told() -> None:
    items = "• Økt kvalitet\n• Møtet er holdt\n– godt oppmøte"
    report = read(f"Miljø\npågående tiltak\n\n{HEADER}\n\nHolde kurs 1\n{items}\n◑\nPågår")
    assert [line.row for line in report.diagnostics if line.code == "sign-guessed"] == [1]
