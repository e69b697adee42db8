"""Slides and rows unlike the others of a deck: columns the other way round, balls between rows, other dates."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, box, slide, table, text
from tinyreports import AREA, MEASURE, OTHER, codes, read

from schema import Mark, Role, Severity, Shape

AT = HEADERS.index("Status")
OTHER_WAY = [*HEADERS[:2], HEADERS[3], HEADERS[2], *HEADERS[4:]]


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ([HEADERS, HEADERS, OTHER_WAY], [3]),
        ([OTHER_WAY, HEADERS, OTHER_WAY], [2]),
        ([HEADERS, OTHER_WAY], []),  # neither is the habit
        ([HEADERS, HEADERS, HEADERS], []),
    ],
)
def test_the_one_table_with_two_columns_the_other_way_round_is_told(
    headers: list[list[str]], told: list[int]
) -> None:
    slides = [
        slide(n, tables=[table([own, [f"Tiltak nummer {n}", *MEASURE[1:]]])], texts=[text(AREA)])
        for n, own in enumerate(headers, 1)
    ]
    told_of = [line for line in read(*slides).diagnostics if line.code == "items-guessed"]
    lines = [line for line in told_of if line.row is None]
    assert [(line.slide, line.severity) for line in lines] == [(n, Severity.INFO) for n in told]


@pytest.mark.parametrize(
    ("gevinst", "news", "status", "told"),
    [
        ("• Færre avvik\n• Ni avdelinger er med", "", OTHER[AT], True),
        ("• Færre avvik\n• Ni avdelinger er med", "", "○\nIkke startet", False),
        ("• Færre avvik", "", OTHER[AT], False),
        ("• Færre avvik\n• Ni avdelinger er med", "• Sendt ut", OTHER[AT], False),
    ],
)
def test_the_one_row_that_has_begun_with_benefits_and_no_news_is_told(
    gevinst: str, news: str, status: str, *, told: bool
) -> None:
    row = [*OTHER[:2], gevinst, news, status]
    report = read(slide(1, tables=[table([HEADERS, MEASURE, row])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "items-guessed"]
    assert [line.row for line in lines] == [2] * told


@pytest.mark.parametrize(("above", "told"), [(5, [1]), (9, []), (-6, [])])
def test_a_ball_that_stands_in_part_in_a_row_without_a_status_is_told(
    above: float, told: list[int]
) -> None:
    rows = [[*MEASURE[:AT], ""], [*OTHER[:AT], ""]]
    grid = table([HEADERS, *rows])
    border = max(cell.box.bottom for cell in grid.cells if cell.row == 1 and cell.box)
    ball = Mark(box=box(800, border - above, 10, 10), shape=Shape.ELLIPSE, fill="000000", area=78.5)
    report = read(slide(1, tables=[grid], texts=[text(AREA)], marks=[ball]))
    lines = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert [line.row for line in lines] == told


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        ("12.4.2024", Severity.INFO),
        ("10.5.2024", None),
        ("mai 2024", None),
        ("april 2024", Severity.INFO),
        ("14.6.2024", Severity.WARNING),
        ("juni 2024", Severity.WARNING),
    ],
)
def test_a_slide_of_measures_with_another_date_than_the_report_is_told(
    day: str, severity: Severity | None
) -> None:
    heading = text(f"{AREA} – status per {day}", role=Role.TITLE)
    report = read(
        slide(
            1, texts=[text("Handlingsplan renhold", role=Role.TITLE), text("Status per 10.5.2024")]
        ),
        slide(2, tables=[table([HEADERS, MEASURE])], texts=[heading]),
    )
    lines = [line for line in report.diagnostics if line.code == "date-conflict"]
    assert [(line.slide, line.severity) for line in lines] == ([(2, severity)] if severity else [])


@pytest.mark.parametrize(
    ("tiltak", "news", "told"),
    [
        ("Felles maler (utgår)", "• Møte holdt", True),
        ("Felles maler (pågår)", "• Møte holdt", False),
        ("Felles maler (for alle)", "• Møte holdt", False),
        ("Felles maler", "• Tiltaket er fullført og overført til linjen", True),
        ("Felles maler", "• Tiltaket utgår etter vedtak", True),
        ("Felles maler", "• Tiltaket er ikke startet opp i nord", True),
        ("Felles maler", "• Tiltaket pågår i nord", False),
        ("Felles maler", "• Tiltaket drøftes", False),
        ("Felles maler", "• Første del er fullført", False),
    ],
)
def test_another_status_behind_a_measure_or_said_of_it_in_its_news_is_told(
    tiltak: str, news: str, *, told: bool
) -> None:
    row = [tiltak, *MEASURE[1:3], news, MEASURE[AT]]
    report = read(slide(1, tables=[table([HEADERS, row])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert [(line.row, line.severity) for line in lines] == [(1, Severity.INFO)] * told


@pytest.mark.parametrize(
    ("tiltak", "news", "told"),
    [
        ("Felles maler – startet opp i august", "", True),
        ("Felles maler", "Arbeidet er i gang i Bodø", True),
        ("Felles maler – ikke startet", "", False),
        ("Felles maler", "Oppstart er planlagt til august", False),
        ("Felles maler", "Forstudien er levert", False),  # which may be another's work
    ],
)
def test_a_measure_not_started_that_says_that_it_has_begun_is_told(
    tiltak: str, news: str, *, told: bool
) -> None:
    row = [tiltak, *MEASURE[1:3], news, "○ Ikke startet"]
    report = read(slide(1, tables=[table([HEADERS, row])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert [(line.row, line.severity) for line in lines] == [(1, Severity.INFO)] * told


@pytest.mark.parametrize(("legend", "told"), [("● Pågår  ◑ Fullført", True), ("◑ Pågår", False)])
def test_a_slide_whose_legend_says_otherwise_than_the_others_is_told(
    legend: str, *, told: bool
) -> None:
    usual = "● Fullført  ◑ Pågår"
    report = read(
        *(
            slide(n, tables=[table([HEADERS, row])], texts=[text(AREA), text(said, top=500)])
            for n, (row, said) in enumerate(
                ((MEASURE, usual), (OTHER, usual), (MEASURE, legend)), 1
            )
        )
    )
    lines = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert [line.slide for line in lines] == [3, 3] * told


def test_an_area_of_a_column_is_no_finding() -> None:
    row = ["Beredskap på vei", *MEASURE]
    report = read(slide(1, tables=[table([["Område", *HEADERS], row])], texts=[]))
    assert codes(report, Severity.INFO) == codes(report) == []


@pytest.mark.parametrize(
    ("gevinst", "news", "told"),
    [
        ("• Lageret er fylt", "• Bedre forsyning", True),
        ("• Bedre forsyning", "• Lageret er fylt", False),
        ("• Lavere pris", "• Bedre vilkår er avtalt", False),
    ],
)
def test_the_one_row_with_gevinst_and_news_the_other_way_round_is_told(
    gevinst: str, news: str, *, told: bool
) -> None:
    usual = [MEASURE[0], "1", "• Bedre oversikt", "• Møte holdt", MEASURE[AT]]
    row = [OTHER[0], "2", gevinst, news, OTHER[AT]]
    report = read(slide(1, tables=[table([HEADERS, usual, row])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "items-guessed"]
    assert [(line.row, line.severity) for line in lines] == [(2, Severity.INFO)] * told


@pytest.mark.parametrize(
    ("gevinst", "news", "told"),
    [
        ("• Kontrakt ble signert 12. april", "• Kortere svartid", True),
        ("• Kunngjort i februar", "• Volumrabatt", True),
        ("• Gevinst i 2026", "• Volumrabatt", False),  # a year alone
        ("• Lavere pris som er avtalt", "• Volumrabatt", False),
        ("• Spart reisetid", "• Volumrabatt", False),
    ],
)
def test_the_one_row_whose_benefits_tell_what_was_done_as_others_news_do_is_told(
    gevinst: str, news: str, *, told: bool
) -> None:
    usual = [
        [
            f"{MEASURE[0]} {n}",
            "1",
            "• Bedre oversikt",
            f"• Utkastet ble sendt {n}. mai",
            MEASURE[AT],
        ]
        for n in (1, 2, 3, 4)
    ]
    row = [OTHER[0], "2", gevinst, news, OTHER[AT]]
    report = read(slide(1, tables=[table([HEADERS, *usual, row])], texts=[text(AREA)]))
    lines = [line for line in report.diagnostics if line.code == "items-guessed"]
    assert [(line.row, line.severity) for line in lines] == [(5, Severity.INFO)] * told
