"""Rows that are struck out, copied or typed beside a table, and statuses and areas that say two things."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, read

from schema import Paragraph, Severity, Status, TextBox

MEASURE = ["Felles maler", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]
OWN = ["Kurs for ledere", "2", "", "• Holdt", "●"]
ROW = ["Mobil tappestasjon", "2", "• Flere givere", "• Bil bestilt", "Pågår"]
FIRST = slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA)])


def test_a_row_that_is_struck_out_whole_is_left_out_and_told() -> None:
    grid = table([HEADERS, MEASURE, ["Felles avrop", "2", "• Pris", "• Lagt bort", "○"]])
    cells = tuple(
        replace(cell, paragraphs=tuple(map(struck_out, cell.paragraphs))) if cell.row == 2 else cell
        for cell in grid.cells
    )
    report = read(slide(1, tables=[replace(grid, cells=cells)], texts=[text(AREA)]))
    assert [record.tiltak for record in report.records] == ["Felles maler"]
    (line,) = report.diagnostics
    assert (line.code, line.severity, line.slide, line.row) == (
        "struck-text",
        Severity.WARNING,
        1,
        2,
    )
    assert "“Felles avrop" in line.message


def struck_out(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(run, struck=True) for run in paragraph.runs))


@pytest.mark.parametrize(
    ("label", "told"),
    [("Fullført 80 %", True), ("80 % fullført", False), ("Fullført 100 %", False)],
)
def test_a_label_for_what_is_done_with_a_share_of_less_is_told(label: str, *, told: bool) -> None:
    report = read(slide(1, tables=[table([HEADERS, [*MEASURE[:-1], label]])], texts=[text(AREA)]))
    assert [line.code for line in report.diagnostics] == ["status-conflict"] * told


@pytest.mark.parametrize("label", ["Undervegs", "Er undervegs", "Er underveis"])
def test_what_is_on_its_way_in_nynorsk_is_ongoing(label: str) -> None:
    report = read(slide(1, tables=[table([HEADERS, [*MEASURE[:-1], label]])], texts=[text(AREA)]))
    assert [record.status for record in report.records] == [Status.ONGOING]


@pytest.mark.parametrize(("status", "told"), [("●", True), ("◑", False), ("", False)])
def test_a_measure_of_two_areas_that_has_two_statuses_is_told(status: str, *, told: bool) -> None:
    other = [*MEASURE[:-1], status]
    report = read(FIRST, slide(2, tables=[table([HEADERS, other, OWN])], texts=[text("Vikarbruk")]))
    lines = [line for line in report.diagnostics if line.code == "duplicate-row"]
    assert [(line.severity, line.slide, line.row) for line in lines] == [
        (Severity.INFO, 2, 1)
    ] * told


def boxes_in_a_row(row: list[str], top: float) -> list[TextBox]:
    return [
        text(said, x0=44 + 160 * n, top=top, width=150, height=26) for n, said in enumerate(row)
    ]


def test_a_row_of_text_boxes_between_the_halves_of_a_table_names_no_area() -> None:
    lower = table([OWN], top=200)
    report = read(
        slide(
            1,
            tables=[table([HEADERS, MEASURE]), lower],
            texts=[text(AREA), *boxes_in_a_row(ROW, top=168)],
        )
    )
    assert {record.omrade for record in report.records} == {AREA}


def test_what_stands_behind_a_priority_does_not_make_its_row_one_of_measures_not_started() -> None:
    row = ["Samle innkjøp av tørrvarer", "3", "", "• Ikke påbegynt", "○"]
    texts = [one for one in boxes_in_a_row(row, top=168) if one.text]
    deck = read(slide(1, tables=[table([HEADERS, MEASURE])], texts=[text(AREA), *texts]))
    assert [record.tiltak for record in deck.records] == ["Felles maler"]
    assert [line.code for line in deck.diagnostics] == ["unread-measures"]


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        (("Helse Vest", "Helse Nord"), True),
        (("Helse Vest", "Helse Fonna HF"), True),
        (("Helse Vest", "Avfall"), False),
    ],
)
def test_a_column_of_areas_that_holds_but_units_is_told_under_a_heading(
    areas: tuple[str, str], *, told: bool
) -> None:
    rows = [["Område", *HEADERS], [areas[0], *MEASURE], [areas[1], *OWN]]
    report = read(slide(1, tables=[table(rows)], texts=[text("Verneutstyr")]))
    assert ("area-guessed" in [line.code for line in report.diagnostics]) is told
