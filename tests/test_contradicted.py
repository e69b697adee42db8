"""Texts on slides without measures that say another status of a measure than its row."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, read

ROWS = [
    ["1", "Samordne transport mellom lagrene", "1", "Lavere kostnad", "Pilot ferdig", "Pågår"],
    ["2", "Innføre felles varekatalog", "2", "Færre feil", "I bruk", "Fullført"],
]


def _told(said: str) -> list[int | None]:
    grid = table([["Nr", *HEADERS], *ROWS])
    other = slide(2, texts=[text("Endringer siden sist"), text(said, top=100, height=200)])
    report = read(slide(1, tables=[grid], texts=[text(AREA)]), other)
    assert len(report.records) == len(ROWS)
    found = [line for line in report.diagnostics if line.code == "status-conflict"]
    assert all(line.slide == 1 for line in found)
    return [line.row for line in found]


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("Merk: tiltak 1 på forrige side utgår", [1]),
        ("Tiltak 2 er flyttet til ny plan", [2]),
        ("Tiltak 1: Pågår → Fullført", [1]),
        ("Innføring av felles varekatalog er satt tilbake til pågår", [2]),
        ("Transport mellom lagrene er avbrutt\nFelles varekatalog er ikke startet", [1, 2]),
        ("Avbrutt\n• Samordne transport mellom lagrene", [1]),
    ],
)
def test_another_status_of_a_measure_on_another_slide_is_told_at_its_row(
    said: str, rows: list[int]
) -> None:
    assert _told(said) == rows


@pytest.mark.parametrize(
    "said",
    [
        "Tiltak 1 pågår og tiltak 2 er fullført",
        "Tiltak 2: Pågår → Fullført",
        "Felles varekatalog er innført",
        "Transport av varer er stanset",
        "1 av 2 tiltak er fullført",
        "Fullført siden sist\n• Innføre felles varekatalog",
    ],
)
def test_other_texts_are_not(said: str) -> None:
    assert _told(said) == []


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("Frist for lagrene er nå 1.12.", [1]),
        ("Varekatalog: ny frist 1. juni", [2]),
        ("Tiltakene innen beredskap er utsatt til 2026", [None]),
        ("Varekatalog og transport: nye frister", [None]),
        ("Varekatalogen er tatt i bruk", []),
        ("Frist for innspill er nå 1.12.", []),
        ("Transport: ny frist for piloten er 3. mai", [1]),
        ("Varekatalogen er trukket tilbake", [2]),
        ("Varekatalogen har fått ny eier", [2]),
        ("Varekatalog", []),
        ("Varekatalog: Per", [2]),
        ("Husk – transport", [1]),
        ("Varekatalog??", [2]),
        ("Varekatalog: Per\nTransport: Kari", [1, 2]),
        ("Planen har to deler: beredskap og transport", []),
        ("Statusen innen beredskap er fra februar", [None]),
        ("Beredskap har høy oppmerksomhet", []),
        ("Transport: ny frist for pilot", []),  # as its row says
    ],
)
def test_a_change_of_what_a_word_alone_names_is_told(said: str, rows: list[int | None]) -> None:
    grid = table([HEADERS, *[row[1:] for row in ROWS]])
    other = slide(2, texts=[text("Merknader"), text(said, top=100, height=200)])
    report = read(slide(1, tables=[grid], texts=[text("Beredskap")]), other)
    found = [line for line in report.diagnostics if line.code == "unread-measures"]
    assert [(line.slide, line.row) for line in found] == [(1, row) for row in rows]


def test_a_change_of_several_or_of_all_is_told() -> None:
    rows = [*ROWS, ["3", "Evaluere felles transport", "1", "Tid", "Notat er skrevet", "Pågår"]]
    grid = table([HEADERS, *[row[1:] for row in rows]])

    def told(said: str) -> list[tuple[int | None, int | None]]:
        other = slide(2, texts=[text("Merknader"), text(said, top=100, height=200)])
        report = read(slide(1, tables=[grid], texts=[text("Beredskap")]), other)
        lines = [line for line in report.diagnostics if line.code == "unread-measures"]
        return [(line.slide, line.row) for line in lines]

    assert told("Ny frist for transport er 1.12.") == [(1, None)]
    assert told("Alle frister er forskjøvet med en måned") == [(None, None)]
    assert told("Budsjettet er endret") == []
    rows += [["4", "Teste felles transport", "1", "Tid", "Notat er skrevet", "Pågår"]]
    grid = table([HEADERS, *[row[1:] for row in rows]])
    assert told("Transport: Kari") == [(1, None)]
    assert told("Varer til lager og transport er viktige") == []  # a summary


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Se R2", (2, None)),
        ("NB: tiltak 3", (2, None)),
        ("Jf. 2.", (1, 2)),  # the number of a row
        ("Se vedlegg 2", None),
        ("Tiltak 3", None),
        ("R2", None),
    ],
)
def test_a_line_that_only_points_to_a_row_is_told(said: str, told: tuple[int, int | None]) -> None:
    grid = table([["Nr", *HEADERS], *ROWS])
    other = slide(2, texts=[text("Veien videre"), text(said, top=100, height=40)])
    report = read(slide(1, tables=[grid], texts=[text(AREA)]), other)
    lines = [line for line in report.diagnostics if line.code == "unread-measures"]
    assert [(line.slide, line.row) for line in lines] == ([told] if told else [])
