"""Holding a drawn look against what is read from it, in every column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from deckmaker.looks import Look
from deckmaker.report import Expected
from deckmaker.truth import TRUTH
from parsers.read import read_bytes
from parsers.report.interpret import interpret
from schema.diagnostic import Diagnostic, Severity
from schema.report import Record, Report
from schema.vocabulary import load


def differences(look: Look) -> list[str]:
    """Read a look and return a line for each thing that is unlike the truth.

    Warnings and errors that the look does not earn, or that it earns and does not get, count too.
    """
    drawn = look.draw(TRUTH)
    deck = read_bytes(drawn.data)
    reports = interpret(deck, load())
    out: list[str] = []
    if deck.format is not look.format:
        out.append(f"format: read {deck.format}, drawn {look.format}")
    if len(reports) != len(drawn.reports):
        out.append(f"reports: read {len(reports)}, drawn {len(drawn.reports)}")
    for report, expected in zip(reports, drawn.reports, strict=False):
        out += _in_records(report, expected)
        out += _in_report(report, expected)
    told = {
        diagnostic.code
        for diagnostic in (*deck.diagnostics, *(d for r in reports for d in r.diagnostics))
        if diagnostic.severity is not Severity.INFO or diagnostic.code in drawn.warns
    }
    if told != drawn.warns:
        out.append(f"diagnostics: read {sorted(told)}, earned {sorted(drawn.warns)}")
    return out


def silently_wrong(look: Look) -> list[str]:
    """Read a look and return a line for each record misread without a warning at its place.

    A warning is at the place if it names the record's slide, or if it is a mismatch of counts
    that names the record's area. The row's number is not held against it: lists that nothing
    parts on the page are one table to whoever looks at it, and its rows are counted through.
    """
    drawn = look.draw(TRUTH)
    deck = read_bytes(drawn.data)
    out: list[str] = []
    for report, expected in zip(interpret(deck, load()), drawn.reports, strict=True):
        warned = [
            diagnostic
            for diagnostic in (*deck.diagnostics, *report.diagnostics)
            if diagnostic.severity is not Severity.INFO
        ]
        read = {record.tiltak: record for record in report.records}
        right = {record.tiltak: record for record in expected.records}
        for name in {**right, **read}:
            record = read.get(name) or right[name]
            if name in read and name in right:
                lines = list(_in_record(read[name], right[name], rows_known=False))
            else:
                lines = [f"{name!r}: {'read' if name in read else 'drawn'} only"]
            if lines and not any(_at(diagnostic, record) for diagnostic in warned):
                out += lines
    return out


def _at(diagnostic: Diagnostic, record: Record) -> bool:
    counts = diagnostic.code == "count-mismatch" and record.omrade in diagnostic.message
    return diagnostic.slide == record.slide or counts


def _in_report(report: Report, expected: Expected) -> Iterator[str]:
    day = report.dates[0] if report.dates else None
    if day != expected.day:
        yield f"date: read {day}, drawn {expected.day}"
    name = report.plan_names[0] if report.plan_names else None
    if name != expected.name:
        yield f"plan: read {name!r}, drawn {expected.name!r}"
    if expected.areas is not None and report.areas != expected.areas:
        yield f"areas: read {report.areas}, drawn {expected.areas}"
    told, drawn = set(report.declared), set(expected.declared or ())
    yield from (f"declared: read {declared}, not drawn" for declared in told - drawn)
    yield from (f"declared: drawn {declared}, not read" for declared in drawn - told)


def _in_records(report: Report, expected: Expected) -> Iterator[str]:
    read = {record.tiltak: record for record in report.records}
    drawn = {record.tiltak: record for record in expected.records}
    yield from (f"record: drawn {name!r}, not read" for name in drawn if name not in read)
    yield from (f"record: read {name!r}, not drawn" for name in read if name not in drawn)
    if len(report.records) != len(expected.records):
        yield f"records: read {len(report.records)}, drawn {len(expected.records)}"
    for name, record in drawn.items():
        if name in read:
            yield from _in_record(read[name], record, rows_known=expected.rows_known)
    order = [(r.tiltak, e.tiltak) for r, e in zip(report.records, expected.records, strict=False)]
    if list(read) != list(drawn) and set(read) == set(drawn):
        first = next(pair for pair in order if pair[0] != pair[1])
        yield f"order: read {first[0]!r} where {first[1]!r} is drawn"


def _in_record(read: Record, drawn: Record, *, rows_known: bool) -> Iterator[str]:
    for field in fields(Record):
        told, true = getattr(read, field.name), getattr(drawn, field.name)
        if told != true and (rows_known or field.name != "row"):
            yield f"{drawn.tiltak[:30]!r} {field.name}: read {told!r}, drawn {true!r}"
