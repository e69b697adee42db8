"""A second row below a table's headers that explains them holds no measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import read

from schema import Report, Severity, Table

DARK, PALE = "1F4E79", "D9D9D9"
ROWS = [
    ["Kartlegge avtalelojalitet", "1", "• Bedre oversikt", "• Møte holdt", "Pågår"],
    ["Samle krav til leverandører", "2", "", "", "Fullført"],
]


def painted(rows: Sequence[Sequence[str]], fills: Sequence[str | None]) -> Table:
    given = table(rows)
    cells = [replace(cell, fill=fills[cell.row]) for cell in given.cells]
    return replace(given, cells=tuple(cells))


def told(report: Report) -> list[tuple[str, int | None, int | None]]:
    return [
        (line.code, line.slide, line.row)
        for line in report.diagnostics
        if line.severity is Severity.WARNING
    ]


@pytest.mark.parametrize("below", [DARK, PALE])
@pytest.mark.parametrize(
    "explanation",
    [
        ["", "(1–3)", "", "per 30.09.", ""],
        ["", "", "", "per 30.09.", ""],
        ["Hva vi gjør", "(1–3)", "Forventet", "Siden sist", "Framdrift"],
    ],
)
def test_a_painted_row_that_explains_the_headers_is_none_of_the_measures(
    explanation: list[str], below: str
) -> None:
    shown = painted([HEADERS, explanation, *ROWS], [DARK, below, None, None])
    report = read(
        *(slide(n, tables=[shown], texts=[text(f"Miljø ({n} av 2)")]) for n in (1, 2)),
    )
    assert [record.tiltak for record in report.records[:2]] == [row[0] for row in ROWS]
    assert [record.row for record in report.records] == [1, 2] * 2
    assert {record.siste_status for record in report.records} == {("Møte holdt",), ()}
    assert "skipped-row" not in {code for code, _, _ in told(report)}


@pytest.mark.parametrize(
    ("first", "fills"),
    [
        (["Innføre nye krav", "Høy", "", "", ""], [DARK, PALE, None, None]),
        (["Innføre nye krav", "", "", "Møte holdt", ""], [DARK, PALE, None, None]),
        (["", "", "", "• Også sendt på høring", ""], [DARK, PALE, None, PALE]),
    ],
)
def test_a_painted_row_with_a_measure_or_with_a_stripes_fill_is_no_row_of_headers(
    first: list[str], fills: list[str | None]
) -> None:
    rows = [[name, "Høy", *rest] for name, _, *rest in ROWS]
    shown = painted([HEADERS, first, *rows], fills)
    report = read(
        slide(1, tables=[table([HEADERS, *ROWS])], texts=[text("Miljø (1 av 2)")]),
        slide(2, tables=[shown], texts=[text("Miljø (2 av 2)")]),
    )
    said = [record.tiltak for record in report.records] + list(report.records[1].siste_status)
    assert (first[0] or "Også sendt på høring") in said


def test_a_row_that_stands_below_several_headers_is_added_to_no_measure() -> None:
    explanation = ["", "", "", "per 30.09.", ""]
    shown = table([HEADERS, explanation, *ROWS])
    report = read(
        *(slide(n, tables=[shown], texts=[text(f"Miljø ({n} av 2)")]) for n in (1, 2)),
    )
    assert {record.siste_status for record in report.records} == {("Møte holdt",), ()}
    assert [place for place in told(report) if place[0] == "skipped-row"] == [
        ("skipped-row", 1, 1),
        ("skipped-row", 2, 1),
    ]


def test_a_row_below_a_header_that_goes_on_with_a_measure_is_told_as_in_doubt() -> None:
    report = read(
        slide(1, tables=[table([HEADERS, *ROWS])], texts=[text("Miljø (1 av 2)")]),
        slide(
            2,
            tables=[table([HEADERS, ["", "", "", "Krav er sendt", ""], ROWS[0]])],
            texts=[text("Miljø (2 av 2)")],
        ),
    )
    assert report.records[1].siste_status == ("Krav er sendt",)
    assert ("continued-row", 2, 1) in told(report)


@pytest.mark.parametrize("status_first", [True, False])
def test_a_painted_name_alone_in_the_first_column_is_the_area_of_the_rows_below(
    status_first: bool,  # noqa: FBT001
) -> None:
    """A painted band of cells that are not joined; in the first column may stand statuses."""
    order = [4, 0, 1, 2, 3] if status_first else [0, 1, 2, 3, 4]
    rows = [[row[column] for column in order] for row in [HEADERS, *ROWS]]
    shown = painted([rows[0], ["Innkjøp", "", "", "", ""], *rows[1:]], [DARK, PALE, None, None])
    report = read(slide(1, tables=[shown], texts=[text("Status på tiltakene")]))
    assert [(record.omrade, record.row) for record in report.records] == [
        ("Innkjøp", 2),
        ("Innkjøp", 3),
    ]


@pytest.mark.parametrize("levels", ["Høy, middels, lav", "Høy/lav"])
def test_levels_alone_under_the_first_header_are_no_name(levels: str) -> None:
    rows = [[row[column] for column in (1, 0, 2, 3, 4)] for row in [HEADERS, *ROWS]]
    shown = painted([rows[0], [levels, "", "", "", ""], *rows[1:]], [DARK, PALE, None, None])
    report = read(slide(1, tables=[shown], texts=[text("Innkjøp")]))
    assert {record.omrade for record in report.records} == {"Innkjøp"}
