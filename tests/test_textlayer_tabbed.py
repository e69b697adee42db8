"""Rows between tabs whose cells hold line breaks."""

from __future__ import annotations

from tinylayers import VOCABULARY

from parsers.read import read_bytes
from parsers.report.interpret import interpret
from parsers.text.tabbed import with_whole_rows
from schema import Report, Severity, Status

HEAD = "Tiltak\tStatus\tPri\tGevinst"
ROWS = (
    "Felles sortiment\t●\nFerdig\t1\t- Færre varer",
    "- Bedre pris",
    "Sporing\t◑\nPågår\t2\t- Mindre svinn",
    "Nye maskiner\t○\nIkke startet\t3\t",
)


def read(*rows: str) -> Report:
    return interpret(read_bytes("\n".join(("Tekstiler", HEAD, *rows)).encode()), VOCABULARY)[0]


def test_rows_whose_cells_hold_line_breaks_are_read_whole() -> None:
    report = read(*ROWS)
    assert [(r.tiltak, r.status, r.pri, r.gevinst) for r in report.records] == [
        ("Felles sortiment", Status.DONE, 1, ("Færre varer", "Bedre pris")),
        ("Sporing", Status.ONGOING, 2, ("Mindre svinn",)),
        ("Nye maskiner", Status.NOT_STARTED, 3, ()),
    ]
    assert [line.code for line in report.diagnostics if line.severity != Severity.INFO] == []


def test_a_line_between_rows_that_may_be_of_either_is_told() -> None:
    report = read(ROWS[0], "Bedre pris", *ROWS[2:])
    assert [record.tiltak for record in report.records] == [
        "Felles sortiment",
        "Sporing",
        "Nye maskiner",
    ]
    assert "jumbled-text" in [line.code for line in report.diagnostics]


def test_tables_of_fewer_columns_below_each_other_stay_apart() -> None:
    text = "Tiltak\tPri\tStatus\tFrist\nA\t1\t◑\t2026\n\nStatus\tAntall\tSum\n●\t1\t2\n◑\t1\t2"
    assert with_whole_rows(text) == (text, False)


def test_lists_with_a_priority_behind_each_measure_are_no_rows_of_the_table_above() -> None:
    lists = "Drift\nTiltak\tPri\nNye lagre\t3\nNy avtale\t2"
    text, loose = with_whole_rows("\n".join((HEAD, *ROWS, lists)))
    assert text.endswith(f"\n{lists}")
    assert not loose
