"""What a table's columns hold is told by their headers and contents together."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, read

from schema import Status

MEASURE = ["Felles maler", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]


def test_figures_beside_an_empty_column_of_their_header_stand_under_it() -> None:
    head = ["Tiltak", "Pri", "", "Siste status", "Status"]
    rows = [["Felles maler", "", "2", "• Møte holdt", "● Fullført"]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [(r.pri, r.ekstra) for r in report.records] == [(2, ())]
    assert report.diagnostics == ()


def test_a_tick_under_a_status_that_its_narrow_column_breaks_tells_it() -> None:
    head = [*HEADERS[:4], "Gjen nomført", "Påbe gynt", "Ikke startet"]
    rows = [[*MEASURE[:4], "", "X", ""], [*MEASURE[:4], "x", "", ""]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]


@pytest.mark.parametrize(
    ("sign", "status", "ikon"),
    [("🗹", "🟢 Ferdig", "🗹"), ("🗹", "Pågår", "🗹"), ("✅", "Ferdig", None)],
)
def test_a_sign_that_adds_nothing_to_the_status_beside_it_is_a_pictogram(
    sign: str, status: str, ikon: str | None
) -> None:
    head = ["Tiltak", "Pri", "Status", "", "Siste status"]
    rows = [["Felles maler", "1", status, sign, "• Møte holdt"]]
    report = read(slide(1, tables=[table([head, *rows])], texts=[text(AREA)]))
    assert [r.ikon for r in report.records] == [ikon]


@pytest.mark.parametrize(("sign", "ikon"), [("◑", None), ("●", "●")])
def test_a_symbol_beside_its_label_is_no_pictogram_though_the_measure_follows(
    sign: str, ikon: str | None
) -> None:
    """So is a header read that stands over both columns, but where nothing draws it."""
    rows = [[sign, "Pågår", "Felles maler", "1"], ["●", "Ferdig", "Nye rutiner", "2"]]
    report = read(
        slide(1, tables=[table([["", "Status", "Tiltak", "Pri"], *rows])], texts=[text(AREA)])
    )
    assert report.records[0].ikon == ikon


def test_a_table_that_goes_on_with_the_status_first_is_no_table_of_counts() -> None:
    head = ["Status", "Pri", "Tiltak", "Siste status"]
    first = table([head, ["● Fullført", "1", "1.1 Felles maler", "• Møte holdt"]])
    second = table(
        [
            ["● Fullført", "2", "3.2 Måle utslipp", "• Møte holdt"],
            ["◑ Pågår", "2", "3.3 Kutte utslipp", "• Møte holdt"],
        ]
    )
    report = read(
        slide(1, tables=[first], texts=[text(AREA)]), slide(2, tables=[second], texts=[text(AREA)])
    )
    assert [(r.tiltak, r.pri) for r in report.records] == [
        ("1.1 Felles maler", 1),
        ("3.2 Måle utslipp", 2),
        ("3.3 Kutte utslipp", 2),
    ]
    assert report.declared == ()


def test_a_column_of_remarks_is_no_doubt_where_the_latest_status_stands_with_the_status() -> None:
    head = ["Tiltak", "Pri", "Gevinst", "Status", "Merknad"]
    row = ["Etablere felles maler", "1", "Færre avvik", "Pågår\n• Møte holdt", "Se sak 41/23"]
    report = read(slide(1, tables=[table([head, row])], texts=[text("Anskaffelser")]))
    assert report.records[0].siste_status == ("Møte holdt",)
    assert dict(report.records[0].ekstra) == {"Merknad": "Se sak 41/23"}
    assert "extra-column" not in [line.code for line in report.diagnostics]
