"""More habits of offices: odd places for headers and areas, odd columns, odd rows."""

from __future__ import annotations

from collections.abc import Sequence

from tinydecks import HEADERS, deck, slide, table, text

from parsers.report.interpret import interpret
from schema import Report, Severity, Slide, Status, TextBox
from schema.vocabulary import load

VOCABULARY = load()
AREA = "Miljø og klima"
MEASURE = ["Felles maler for alle", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]
OTHER = ["Nye rutiner for avvik", "2", "• Færre avvik", "• Sendt ut", "●\nFullført"]


def read(*slides: Slide) -> Report:
    (report,) = interpret(deck(*slides), VOCABULARY)
    return report


def headed(*rows: Sequence[str | None]) -> Report:
    return read(slide(1, tables=[table(list(rows))], texts=[text(AREA)]))


def codes(report: Report, severity: Severity = Severity.WARNING) -> list[str]:
    return [line.code for line in report.diagnostics if line.severity is severity]


def boxes(*names: str, top: float = 70, width: float = 800) -> list[TextBox]:
    """Make text boxes side by side, as over the columns of a table."""
    each = width / len(names)
    return [
        text(name, x0=40 + place * each, top=top, width=each, height=28)
        for place, name in enumerate(names)
    ]


def test_text_boxes_above_a_table_are_its_header() -> None:
    going_on = ["Felles innkjøp av utstyr", "3", "", "• Utlyst", "◑\nPågår"]
    report = read(
        slide(1, tables=[table([MEASURE, OTHER])], texts=[text(AREA, top=10), *boxes(*HEADERS)]),
        slide(2, tables=[table([going_on])], texts=[text(AREA, top=10)]),
    )
    assert [(r.slide, r.row, r.tiltak, r.pri, r.status) for r in report.records] == [
        (1, 1, "Felles maler for alle", 1, Status.ONGOING),
        (1, 2, "Nye rutiner for avvik", 2, Status.DONE),
        (2, 1, "Felles innkjøp av utstyr", 3, Status.ONGOING),
    ]
    assert report.records[0].siste_status == ("Møte holdt",)
    assert {record.omrade for record in report.records} == {AREA}
    assert report.diagnostics == ()


def test_text_boxes_far_above_a_table_head_nothing() -> None:
    grid = table([MEASURE, OTHER], top=200)
    report = read(slide(1, tables=[grid], texts=[text(AREA, top=10), *boxes(*HEADERS)]))
    assert report.records == ()
    assert "other-table" in codes(report)


def test_what_a_measure_costs_is_an_extra_column_where_its_status_is_all_that_follows_it() -> None:
    report = headed(
        ["Tiltak", "Ansvarlig", "Kostnad", "Status"],
        ["Felles maler for alle", "Ola", "150 000", "Pågår"],
        ["Nye rutiner for avvik", "Kari", "20 000", "Fullført"],
    )
    assert [record.status for record in report.records] == [Status.ONGOING, Status.DONE]
    assert report.records[0].ekstra == (("Ansvarlig", "Ola"), ("Kostnad", "150 000"))
    assert report.diagnostics == ()


def test_a_budget_of_measures_holds_none() -> None:
    rows = [["Tiltak", "Kostnad", "Status"], ["Felles maler for alle", "150 000", "Pågår"]]
    measures = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    report = read(measures, slide(2, tables=[table(rows)], texts=[text("Budsjett")]))
    assert [record.slide for record in report.records] == [1]


def test_a_table_of_costs_that_reads_like_measures_is_told_of() -> None:
    rows = [["Tiltak", "Kostnad", "Status"], ["Felles innkjøp av utstyr", "150 000", "Pågår"]]
    measures = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])
    report = read(measures, slide(2, tables=[table(rows)], texts=[text("Kvalitet og trygghet")]))
    assert [record.slide for record in report.records] == [1]
    assert codes(report) == ["other-table"]


def test_a_name_alone_in_a_column_of_benefits_heads_the_rows_below_it() -> None:
    headers = ["Gevinst", "Tiltak", "Pri", "Siste status", "Status"]
    grid = table(
        [
            headers,
            [AREA, "", "", "", ""],
            ["• Bedre oversikt", "Felles maler for alle", "1", "Møte holdt", "Pågår"],
            ["• Færre feil", "", "", "", ""],
            ["Kvalitet og trygghet", "", "", "", ""],
            ["Færre avvik", "Nye rutiner for avvik", "2", "Sendt ut", "Fullført"],
        ]
    )
    report = read(slide(1, tables=[grid]))
    assert [(r.omrade, r.gevinst) for r in report.records] == [
        (AREA, ("Bedre oversikt", "Færre feil")),
        ("Kvalitet og trygghet", ("Færre avvik",)),
    ]
    assert codes(report) == []


def test_under_an_area_s_heading_a_benefit_alone_in_the_first_column_is_one_more_of_the_row() -> (
    None
):
    report = headed(
        ["Gevinst", "Tiltak", "Pri", "Siste status", "Status"],
        ["Bedre oversikt", "Felles maler for alle", "1", "Møte holdt", "Pågår"],
        ["Færre feil", "", "", "", ""],
    )
    assert [r.gevinst for r in report.records] == [("Bedre oversikt", "Færre feil")]


def test_measures_with_priorities_and_no_column_for_a_status_have_not_been_started() -> None:
    report = headed(["Tiltak", "Pri"], ["Felles maler for alle", "1"])
    assert [(r.status, r.status_symbol) for r in report.records] == [(Status.NOT_STARTED, "○")]


def test_a_benefit_without_any_column_for_a_status_tells_of_no_status() -> None:
    report = headed(["Tiltak", "Pri", "Gevinst"], ["Felles maler for alle", "1", "Bedre oversikt"])
    assert [record.status for record in report.records] == [Status.UNKNOWN]
    assert codes(report) == ["unknown-status"]
