"""Notes that stand beside a table of measures and may change what a row says."""

from __future__ import annotations

import pytest
from tinydecks import HEADERS, slide, table, text
from tinyreports import AREA, read

ROWS = [
    ["Samordne transport mellom lagrene", "1", "Lavere kostnad", "Pilot gjennomført", "Pågår"],
    ["Reforhandle avtale om engangshansker", "2", "Besparelse", "Marked undersøkt", "Ikke startet"],
]


def _told(note: str) -> list[int | None]:
    beside = text(note, x0=700, top=300, width=200)
    report = read(slide(1, tables=[table([HEADERS, *ROWS])], texts=[text(AREA), beside]))
    assert len(report.records) == len(ROWS)
    return [
        line.slide
        for line in report.diagnostics
        if line.code == "unread-measures" and "beside the measures" in line.message
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Tiltak 2 utgår",
        "NB: tiltaket om transport er trukket",
        "Rad 1 er nå fullført",
        "Status for nr. 2 er endret",
        "Engangshansker er utsatt til 2026",
        "Transport: ikke gjennomført likevel",
        "Utgår",
        "Stoppet etter vedtak i styret",
    ],
)
def test_a_note_that_may_change_a_row_is_told_of(note: str) -> None:
    assert _told(note) == [1]


@pytest.mark.parametrize(
    "note",
    [
        "Fullført",  # a legend's
        "● Fullført ◑ Pågår ○ Ikke startet ✖ Avbrutt",
        "1 av 2 tiltak er fullført",
        "Status for tiltak (1 av 2) pågående tiltak",
        "NB: Frister er satt av prosjektleder og gjennomgås på nytt i januar.",
        "Arbeidet med transport pågår",
        "Neste møte i styringsgruppen er 4. april",
    ],
)
def test_other_texts_are_not(note: str) -> None:
    assert _told(note) == []
