"""Every deck found, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ingest.plans.reconcile import reconciled
from ingest.reading.contents import Reading
from ingest.rows.archive import Archive
from ingest.wording import folded
from schema.diagnostic import Severity
from schema.history import History
from schema.report import DateSource, Edition, Report
from schema.tables import DiagnosticRow, ReportRow

Tally = Mapping[tuple[str, Severity], int]


def reports(archive: Archive, found: Iterable[DiagnosticRow]) -> list[ReportRow]:
    """Return a row for each deck: those of plans by plan and date, then those without a plan.

    `found` are the rows of diagnostics, which are counted for each file.
    """
    tally = Counter((row.source_file, row.severity) for row in found)
    rows = [row for history in archive.histories for row in _of_plan(history, tally)]
    rows += [
        _unplaced(unplaced.reading, tally, unplaced.report, unplaced.dated)
        for unplaced in archive.unplaced
    ]
    told = {row.source_file for row in rows}
    rows += [_unplaced(r, tally) for r in archive.readings if r.file not in told]
    return sorted(rows, key=_order)


def _of_plan(history: History, tally: Tally) -> Iterator[ReportRow]:
    spelling = dict(history.areas)
    editions: list[tuple[Edition, str | None]] = [
        *((edition, None) for edition in history.plan.editions),
        *((superseded.edition, superseded.by) for superseded in history.plan.superseded),
    ]
    for edition, by in editions:
        yield ReportRow(
            plan=history.plan.name,
            report_date=edition.report_date,
            date_source=edition.date_source,
            source_file=edition.file,
            source_format=edition.format,
            source_sha256=edition.sha256,
            slides=edition.report.slides,
            records=len(edition.report.records),
            reconciled=reconciled(edition.report, lambda area: spelling.get(area, area)),
            superseded_by=by,
            errors=tally[edition.file, Severity.ERROR],
            warnings=tally[edition.file, Severity.WARNING],
        )


def _unplaced(
    reading: Reading,
    tally: Tally,
    report: Report | None = None,
    dated: tuple[date, DateSource] | None = None,
) -> ReportRow:
    """Return the row of a deck without a plan; without a `report` nothing of it was read."""
    when, source = dated or (None, None)
    return ReportRow(
        plan=None,
        report_date=when,
        date_source=source,
        source_file=reading.file,
        source_format=reading.format,
        source_sha256=reading.sha256,
        slides=report.slides if report else 0,
        records=len(report.records) if report else 0,
        reconciled=reconciled(report, folded) if report else None,
        superseded_by=None,
        errors=tally[reading.file, Severity.ERROR],
        warnings=tally[reading.file, Severity.WARNING],
    )


def _order(row: ReportRow) -> tuple[bool, str, date, str]:
    return row.plan is None, row.plan or "", row.report_date or date.max, row.source_file
