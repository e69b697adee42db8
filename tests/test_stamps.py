"""A stamp on a row, such as `UTGÅR`, becomes a part of its text where nothing tells that it lies over it."""

from __future__ import annotations

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
