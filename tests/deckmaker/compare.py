"""Holding a drawn look against what is read from it, in every column."""

from __future__ import annotations

from dataclasses import replace

from deckmaker.looks import Look
from deckmaker.report import Expected
from deckmaker.truth import TRUTH
from parsers.interpret import interpret
from parsers.read import read_bytes
from schema.diagnostic import Severity
from schema.report import Record, Report
from schema.vocabulary import load


def check(look: Look) -> None:
    """Read a look, and assert that it tells the truth and no more trouble than it must."""
    drawn = look.draw(TRUTH)

    deck = read_bytes(drawn.data)
    reports = interpret(deck, load())

    assert deck.format is look.format
    assert [found(r, e) for r, e in zip(reports, drawn.reports, strict=True)] == [
        wanted(e) for e in drawn.reports
    ]
    told = {
        diagnostic.code
        for diagnostic in (*deck.diagnostics, *(d for r in reports for d in r.diagnostics))
        if diagnostic.severity is not Severity.INFO or diagnostic.code in drawn.warns
    }
    assert told == drawn.warns


def found(report: Report, expected: Expected) -> dict[str, object]:
    """Return what of a report is compared."""
    told: dict[str, object] = {
        "records": [_without_row(r, expected) for r in report.records],
        "day": report.dates[0] if report.dates else None,
        "name": report.plan_names[0] if report.plan_names else None,
        "declared": set(report.declared),
    }
    if expected.areas is not None:
        told["areas"] = report.areas
    return told


def wanted(expected: Expected) -> dict[str, object]:
    """Return what a report has to hold, in the same form."""
    told: dict[str, object] = {
        "records": [_without_row(r, expected) for r in expected.records],
        "day": expected.day,
        "name": expected.name,
        "declared": set(expected.declared or ()),
    }
    if expected.areas is not None:
        told["areas"] = expected.areas
    return told


def _without_row(record: Record, expected: Expected) -> Record:
    return record if expected.rows_known else replace(record, row=0)
