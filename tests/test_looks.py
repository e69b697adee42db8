"""The same report, in whatever look: every column of every record is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deckmaker.looks import LOOKS, Look
from deckmaker.report import Expected
from deckmaker.truth import TRUTH

from parsers.interpret import interpret
from parsers.read import read_bytes
from schema.deck import Format
from schema.diagnostic import Severity
from schema.report import Record, Report
from schema.vocabulary import load


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_look_changes_nothing_in_what_is_read(look: Look) -> None:
    drawn = look.draw(TRUTH)

    deck = read_bytes(drawn.data)
    reports = interpret(deck, load())

    assert deck.format is look.format
    assert [_found(r, e) for r, e in zip(reports, drawn.reports, strict=True)] == [
        _wanted(e) for e in drawn.reports
    ]
    serious = {
        diagnostic.code
        for diagnostic in (*deck.diagnostics, *(d for r in reports for d in r.diagnostics))
        if diagnostic.severity is not Severity.INFO or diagnostic.code in drawn.warns
    }
    assert serious == drawn.warns


def _found(report: Report, expected: Expected) -> dict[str, object]:
    found: dict[str, object] = {
        "records": [_without_row(r, expected) for r in report.records],
        "day": report.dates[0] if report.dates else None,
        "name": report.plan_names[0] if report.plan_names else None,
        "declared": set(report.declared),
    }
    if expected.areas is not None:
        found["areas"] = report.areas
    return found


def _wanted(expected: Expected) -> dict[str, object]:
    wanted: dict[str, object] = {
        "records": [_without_row(r, expected) for r in expected.records],
        "day": expected.day,
        "name": expected.name,
        "declared": set(expected.declared or ()),
    }
    if expected.areas is not None:
        wanted["areas"] = expected.areas
    return wanted


def _without_row(record: Record, expected: Expected) -> Record:
    return record if expected.rows_known else replace(record, row=0)


def test_looks_are_many_in_both_formats_and_named_once() -> None:
    names = [look.name for look in LOOKS]

    assert len(set(names)) == len(names)
    assert sum(look.format is Format.PPTX for look in LOOKS) >= 20
    assert sum(look.format is Format.PDF for look in LOOKS) >= 15
    assert all(look.note for look in LOOKS)
