"""The columns of a table of measures are known by whatever headers an office writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, box, paragraphs, slide, table, text
from tinyreports import read

from parsers.report.page.headerwords import role_of
from schema import Cell, Record, Severity, Status, Table
from schema.vocabulary import Column, load

MEASURE = ["Kartlegge avtalelojalitet", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]


def only(*tables: Table) -> Record:
    (record,) = read(slide(1, tables=tables, texts=[text("Miljø og ansvar")])).records
    return record


def is_whole(record: Record) -> bool:
    return record == Record(
        omrade="Miljø og ansvar",
        tiltak="Kartlegge avtalelojalitet",
        slide=1,
        row=1,
        status=Status.ONGOING,
        status_symbol="◑",
        pri=1,
        gevinst=("Bedre oversikt",),
        siste_status=("Møte holdt",),
        status_tekst="Pågår",
    )


@pytest.mark.parametrize(
    "headers",
    [
        ["Tiltak/aktivitet", "Prio", "Forventet gevinst/effekt", "Kort status", "Status"],
        ["Mål og tiltak", "Pri", "Mål/gevinst", "Status per 15.11.2023", "Status"],
        ["Tiltak (nr. og navn)", "Pri", "Gevinst", "Status/kommentar", "Status"],
        ["Hva", "Pri", "Gevinst", "Siste status", "Status"],
        ["", "Pri", "Gevinst", "Siste status", "Status"],
        ["Tiltak", "Prioritet", "Venta vinst", "Framgang", "Stode"],
        ["Tiltak", "Pri", "Nytteverknad", "Stode", "Status"],
        ["Tilta\nk", "Priorite\nt (1-3)", "Gevins\nt", "Siste\nstatus", "Stat\nus"],
        ["Tiltak", "P\nr\ni", "Gevinst", "Siste status", "S\nt\na\nt\nu\ns"],
    ],
)
def test_headers_of_two_words_or_a_date_or_none_for_the_measure(headers: list[str]) -> None:
    assert is_whole(only(table([headers, MEASURE])))


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Progress since last report", Column.SISTE_STATUS),
        ("Status siden forrige rapport", Column.SISTE_STATUS),
        ("Framdrift sidan førre møte", Column.SISTE_STATUS),
        ("Fremdrift siste måned", Column.SISTE_STATUS),
        ("Oppdatering i perioden", Column.SISTE_STATUS),
        ("Fremdrift neste måned", None),
        ("Hva vil vi oppnå?", Column.GEVINST),
        ("Kva ønskjer vi å oppnå?", Column.GEVINST),
        ("Status forrige rapport", None),
        ("Tiltak siden 2023", None),
    ],
)
def test_a_status_since_the_last_report_is_this_reports_news(
    header: str, role: Column | None
) -> None:
    assert role_of(header, load()) is role


def test_news_of_an_unknown_kind_since_the_last_report_are_told_of() -> None:
    header = ["Tiltak", "Pri", "Gevinst", "Endringer siden forrige rapport", "Status"]
    report = read(slide(1, tables=[table([header, MEASURE])], texts=[text("Miljø og ansvar")]))
    assert [line.code for line in report.diagnostics] == ["extra-column"]


def test_a_header_of_two_rows_is_read_from_both() -> None:
    upper = ["Tiltak", "Pri", "Beskrivelse", None, "Status"]
    lower = ["", "", "Gevinst", "Siste status", ""]
    assert is_whole(only(table([upper, lower, MEASURE])))


def test_headers_under_one_that_spans_columns_need_not_be_known_where_the_others_span_both_rows() -> (
    None
):
    upper = ["Tiltak", "Pri", "Gevinst", None, "Status"]
    whole = table([upper, ["", "", "Kvalitativ", "Beløp", ""], [*MEASURE[:2], "Ro", "2", "Pågår"]])
    cells = [
        replace(cell, row_span=2) if cell.row == 0 and cell.column != 2 else cell
        for cell in whole.cells
        if (cell.row, cell.paragraphs) != (1, ())
    ]
    report = read(slide(1, tables=[replace(whole, cells=tuple(cells))], texts=[text("Miljø")]))
    assert [(r.row, r.gevinst, dict(r.ekstra)) for r in report.records] == [
        (1, ("Ro",), {"Beløp": "2"})
    ]


def test_of_months_below_a_header_for_the_status_the_last_one_tells_it() -> None:
    upper = ["Tiltak", "Pri", "Gevinst", "Siste status", "Status", None, None]
    lower = ["", "", "", "", "Des", "Jan", "Feb"]
    grid = table([upper, lower, [*MEASURE[:4], "○", "○", "◑"]])
    report = read(slide(1, tables=[grid], texts=[text("Miljø og ansvar")]))
    assert [(r.status, dict(r.ekstra)) for r in report.records] == [
        (Status.ONGOING, {"Des": "○", "Jan": "○"})
    ]


OLDER = "• Møte planlagt"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Status april", "Status mai"),
        ("Status apr.", "Status mai"),
        ("Status (april)", "Status (mai)"),
        ("Status pr april", "Status pr mai"),
        ("Status april 2024", "Status mai 2024"),
        ("Status april 2024", "Status mai"),
        ("Status des. 2023", "Status jan. 2024"),
        ("Status desember", "Status januar"),
        ("Status 30.04", "Status 31.05"),
        ("Siste status (30.4)", "Siste status (31.5)"),
        ("Siste status 31.12.", "Siste status 31.1."),
        ("Status forrige måned", "Status denne måned"),
    ],
)
def test_of_news_of_several_times_the_latest_are_read(older: str, newer: str) -> None:
    in_turn = [
        [*HEADERS[:3], older, newer, "Status"],
        [*MEASURE[:3], OLDER, *MEASURE[3:]],
    ]
    for rows in (in_turn, [[*row[:3], row[4], row[3], row[5]] for row in in_turn]):
        report = read(slide(1, tables=[table(rows)], texts=[text("Miljø og ansvar")]))
        assert [(r.siste_status, dict(r.ekstra)) for r in report.records] == [
            (("Møte holdt",), {older: OLDER.removeprefix("• ")})
        ]
        assert not report.diagnostics


def test_news_of_three_months_need_no_column_for_the_status() -> None:
    header = [*HEADERS[:3], "Status mars", "Status april", "Status mai", ""]
    rows = [header, [*MEASURE[:3], "• Behov meldt", OLDER, MEASURE[3], "◑"]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Miljø og ansvar")]))
    assert [(r.siste_status, r.status, len(r.ekstra)) for r in report.records] == [
        (("Møte holdt",), Status.ONGOING, 2)
    ]


@pytest.mark.parametrize(
    "headers", [("Siste status", "Status mai"), ("Status mai", "Siste status")]
)
def test_a_months_news_beside_others_are_told(headers: tuple[str, str]) -> None:
    rows = [[*HEADERS[:3], *headers, "Status"], [*MEASURE[:3], MEASURE[3], OLDER, MEASURE[4]]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Miljø og ansvar")]))
    (line,) = report.diagnostics
    assert (line.severity, line.code) == (Severity.INFO, "extra-column")
    assert "“Status mai” beside another that was read for the same" in line.message


@pytest.mark.parametrize(
    ("headers", "newest"),
    [
        (("Siste status", "Ny siste status"), 1),
        (("Ny siste status", "Siste status"), 0),
        (("Siste status september", "Siste status mars"), 1),
        (("Siste status mars", "Siste status september"), 1),
        (("Siste status august", "Siste status mars"), 1),
        (("Siste status mars", "Siste status februar"), 0),
    ],
)
def test_the_newest_of_two_columns_of_news_counts(headers: tuple[str, str], newest: int) -> None:
    news = ["Møte holdt", "Møte planlagt"]
    rows = [[*HEADERS[:3], *headers, "Status"], [*MEASURE[:3], *news, MEASURE[4]]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Miljø og ansvar")]))
    assert [record.siste_status for record in report.records] == [(news[newest],)]
    assert [text for record in report.records for _, text in record.ekstra] == [news[1 - newest]]


@pytest.mark.parametrize(("older", "newer"), [("Pågår", "Fullført"), ("◑", "●")])
@pytest.mark.parametrize("header", ["Ny status", "Status nå"])
def test_a_new_status_counts_beside_the_one_before(header: str, older: str, newer: str) -> None:
    in_turn = [[*HEADERS[:4], "Status", header], [*MEASURE[:4], older, newer]]
    for rows in (in_turn, [[*row[:4], row[5], row[4]] for row in in_turn]):
        report = read(slide(1, tables=[table(rows)], texts=[text("Miljø og ansvar")]))
        assert [(r.status, dict(r.ekstra)) for r in report.records] == [
            (Status.DONE, {"Status": older})
        ]
        assert [line.severity for line in report.diagnostics] == [Severity.INFO]


@pytest.mark.parametrize("cells", [("Pågår", ""), ("◑", "Pågår")])
def test_a_new_status_that_is_empty_or_a_sign_beside_a_label_puts_no_other_aside(
    cells: tuple[str, str],
) -> None:
    rows = [[*HEADERS[:4], "Status", "Ny status"], [*MEASURE[:4], *cells]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Miljø og ansvar")]))
    assert [(r.status, r.ekstra) for r in report.records] == [(Status.ONGOING, ())]


def test_figures_behind_a_word_for_measures_are_no_day() -> None:
    assert role_of("Tiltak 1.2", load()) is None


def test_the_measures_header_may_stand_in_the_upper_row_alone() -> None:
    upper = ["Tiltak", "", "Oppfølging", "", ""]
    lower = ["", "Pri", "Gevinst", "Siste status", "Status"]
    assert is_whole(only(table([upper, lower, MEASURE])))


def test_an_unnamed_column_that_spans_measures_holds_their_area() -> None:
    grid = table([["", *HEADERS], ["Klima", *MEASURE], ["", *MEASURE]], width=900)
    cells = [cell for cell in grid.cells if (cell.row, cell.column) != (2, 0)]
    spanning = Cell(
        row=1, column=0, row_span=2, paragraphs=paragraphs("Klima"), box=box(40, 130, 150, 60)
    )
    whole = [spanning if (cell.row, cell.column) == (1, 0) else cell for cell in cells]
    report = read(slide(1, tables=[replace(grid, cells=tuple(whole))]))
    assert [(record.omrade, record.ekstra) for record in report.records] == [("Klima", ())] * 2


def test_a_further_columns_header_that_a_narrow_cell_breaks_is_one_word() -> None:
    header = [*HEADERS, "TILTAKSAN\nSVARLIG"]
    record = only(table([header, [*MEASURE, "Kari Nordby"]]))
    assert record.ekstra == (("TILTAKSANSVARLIG", "Kari Nordby"),)


def test_a_column_that_nobody_knows_is_told_once() -> None:
    head = [*HEADERS, "Kanal"]
    grid = table([head, [*MEASURE, "Ola"]])
    report = read(
        slide(1, tables=[grid], texts=[text("Miljø")]),
        slide(2, tables=[grid], texts=[text("Klima")]),
    )
    assert [(d.code, d.slide, d.severity) for d in report.diagnostics] == [
        ("extra-column", 1, Severity.INFO)
    ]


def test_a_column_that_nobody_knows_is_a_warning_on_each_slide_where_one_is_lacking() -> None:
    head = ["Tiltak", "Pri", "Hensikt", "Siste status", "Status"]
    grid = table([head, MEASURE])
    report = read(
        slide(1, tables=[grid], texts=[text("Miljø")]),
        slide(2, tables=[grid], texts=[text("Klima")]),
    )
    assert report.records[0].ekstra == (("Hensikt", "Bedre oversikt"),)
    assert [(d.code, d.slide, d.severity) for d in report.diagnostics] == [
        ("extra-column", 1, Severity.WARNING),
        ("extra-column", 2, Severity.WARNING),
    ]


def test_a_dash_is_no_priority_and_two_figures_are_one() -> None:
    rows = [["Felles maler", "-", *MEASURE[2:]], ["Nye rutiner", "10", *MEASURE[2:]]]
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text("Miljø")]))
    assert [record.pri for record in report.records] == [None, 10]
    assert report.diagnostics == ()


def test_a_priority_in_words_is_kept_as_a_further_cell_and_told() -> None:
    rows = [["Felles maler", "Høy", *MEASURE[2:]], ["Nye rutiner", "2", *MEASURE[2:]]]
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text("Miljø")]))
    assert [(record.pri, dict(record.ekstra)) for record in report.records] == [
        (None, {HEADERS[1]: "Høy"}),
        (2, {}),
    ]
    assert [(line.code, line.row) for line in report.diagnostics] == [("pri-unreadable", 1)]


def test_priorities_that_are_words_in_all_of_a_table_are_told_once() -> None:
    rows = [["Felles maler", "Høy", *MEASURE[2:]], ["Nye rutiner", "Lav", *MEASURE[2:]]]
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text("Miljø")]))
    assert [dict(record.ekstra) for record in report.records] == [
        {HEADERS[1]: "Høy"},
        {HEADERS[1]: "Lav"},
    ]
    assert [(line.code, line.row, line.severity) for line in report.diagnostics] == [
        ("pri-unreadable", None, Severity.INFO)
    ]


def test_a_word_of_risks_in_a_measures_cell_does_not_make_it_a_table_of_risks() -> None:
    rows = [["Bedre oversikt over avtaler", "Budsjett", "Pågår"]]
    report = read(
        slide(1, tables=[table([["Tiltak", "Fagområde", "Status"], *rows])], texts=[text("Miljø")])
    )
    assert len(report.records) == 1


def test_a_long_header_of_an_offices_own_may_be_misspelt() -> None:
    ours = "Resultater som vi venter oss av tiltaket i hele perioden"
    known = load()
    columns = {**known.columns, Column.GEVINST: (*known.columns[Column.GEVINST], ours)}
    vocabulary = known.model_copy(update={"columns": columns})
    assert role_of(ours.replace("Resultater", "Resulater"), vocabulary) is Column.GEVINST


@pytest.mark.parametrize(
    ("header", "other"),
    [("Leveranse", "Ansvarlig"), ("Leveranse", "Kommentar"), ("Handling", "Område")],
)
def test_measures_may_stand_behind_all_columns_that_are_known(header: str, other: str) -> None:
    head = ["Status", other, "Siste status", "Pri", "Gevinst", header]
    row = ["Pågår", "Kari Normann", "• Møte holdt", "1", "• Bedre oversikt", MEASURE[0]]
    record = only(table([head, row]))
    assert (record.tiltak, record.pri, record.gevinst) == (MEASURE[0], 1, ("Bedre oversikt",))
    assert (record.siste_status, record.status_tekst) == (("Møte holdt",), "Pågår")


def test_a_column_that_is_called_as_the_news_are_counts_for_the_measures_too() -> None:
    head = ["Leveranse", "Gevinst", "Siste status", "Fremdrift"]
    record = only(table([head, [MEASURE[0], "• Bedre oversikt", "• Møte holdt", "● Fullført"]]))
    assert (record.tiltak, record.status) == (MEASURE[0], Status.DONE)


def test_a_status_of_a_month_may_end_with_a_colon() -> None:
    head = ["Tiltak:", "Pri:", "Gevinst:", "Siste status:", "Status februar:", "Status mars:"]
    record = only(table([head, [*MEASURE[:4], "Ikke startet", "Pågår"]]))
    assert (record.status, record.ekstra) == (Status.ONGOING, (("Status februar", "Ikke startet"),))
