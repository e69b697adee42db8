"""A stamp on a row, such as `UTGÅR`, becomes a part of its text where nothing tells that it lies over it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, MEASURE, read

from schema import Severity


def _told(*row: str) -> list[tuple[str, Severity]]:
    report = read(slide(1, tables=[table([HEADERS, MEASURE, row])], texts=[text(AREA)]))
    return [
        (line.code, line.severity)
        for line in report.diagnostics
        if line.code == "status-conflict" and line.row == 2
    ]


@pytest.mark.parametrize(
    ("tiltak", "told"),
    [
        ("Samordne avtaler UTGÅR", True),
        ("Samordne avtaler (UTGÅR)", True),
        ("UTGÅR – Samordne avtaler", True),
        ("Samordne avtaler IKKE LENGER AKTUELT", True),
        ("Samordne avtaler FULLFØRT!", True),
        ("Samordne avtaler PÅGÅR", False),  # as the status says
        ("Samordne avtaler om IKT", False),
        ("Samordne avtaler som utgår", False),
        ("SAMORDNE AVTALER UTGÅR", False),
    ],
)
def test_a_status_in_capitals_beside_a_measure_is_told_of(tiltak: str, *, told: bool) -> None:
    conflict = [("status-conflict", Severity.WARNING)]
    assert _told(tiltak, *MEASURE[1:]) == conflict * told


@pytest.mark.parametrize(
    ("said", "told"),
    [("Anbudet er sendt ut UTGÅR", True), ("Anbudet er sendt ut FULLFØRT", False)],
)
def test_what_is_said_of_a_measure_may_be_done_but_not_stopped(said: str, *, told: bool) -> None:
    conflict = [("status-conflict", Severity.WARNING)]
    at = HEADERS.index("Siste status")
    assert _told(*MEASURE[:at], said, *MEASURE[at + 1 :]) == conflict * told


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        (("✓", None), [1]),
        (("✗", None), [1]),
        (("✓", "✓"), []),
        (("•", None), []),
        ((None, "✓"), []),
        ((None, "✗"), [2]),
    ],
)
@pytest.mark.parametrize("typed", [True, False])
def test_a_tick_or_cross_before_a_measure_that_belies_its_status_is_told(
    *, typed: bool, signs: tuple[str | None, str | None], told: list[int]
) -> None:
    """The second measure is done; before all of them a tick is a list's sign."""
    rows = [
        ["Samordne avtaler", *MEASURE[1:4], "Pågår"],
        ["Felles lager", *MEASURE[1:4], "Fullført"],
    ]
    if typed:
        for row, sign in zip(rows, signs, strict=True):
            row[0] = f"{sign} {row[0]}" if sign else row[0]
    grid = table([HEADERS, *rows])
    cells = [
        replace(cell, paragraphs=(replace(cell.paragraphs[0], bullet=signs[cell.row - 1]),))
        if cell.column == 0 and cell.row and not typed
        else cell
        for cell in grid.cells
    ]
    report = read(slide(1, tables=[replace(grid, cells=tuple(cells))], texts=[text(AREA)]))
    assert [r.tiltak for r in report.records] == ["Samordne avtaler", "Felles lager"]
    assert [d.row for d in report.diagnostics if d.code == "status-conflict"] == told


@pytest.mark.parametrize(
    ("sign", "kept", "told"),
    [
        ("✔", False, ["status-conflict"]),
        ("✅", False, ["status-conflict"]),
        ("√", True, ["status-conflict", "sign-guessed"]),
        ("x", True, ["sign-guessed", "sign-guessed"]),
        ("–", True, []),
    ],
)
def test_a_tick_behind_measures_is_no_text_or_told(
    sign: str, *, kept: bool, told: list[str]
) -> None:
    rows = [
        [f"Samordne avtaler {sign}", *MEASURE[1:4], "Pågår"],
        [f"Felles lager {sign}", *MEASURE[1:4], "Fullført"],
        ["Nye rutiner", *MEASURE[1:4], "Fullført"],
    ]
    report = read(slide(1, tables=[table([HEADERS, *rows])], texts=[text(AREA)]))
    assert report.records[0].tiltak == "Samordne avtaler" + f" {sign}" * kept
    assert [record.ikon for record in report.records][:2] == [None if kept else sign] * 2
    assert [line.code for line in report.diagnostics] == told
