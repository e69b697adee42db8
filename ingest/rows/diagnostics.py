"""All that is worth a person's eye, from every stage of a run."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.rows.archive import Archive
from schema.history import Placed
from schema.tables import DiagnosticRow


def diagnostics(archive: Archive) -> list[DiagnosticRow]:
    """Return a row for each thing, said once, in the order of file, slide and row."""
    return [_row(placed) for placed in sorted(set(_all(archive)), key=_place)]


def _all(archive: Archive) -> Iterator[Placed]:
    yield from archive.diagnostics
    for reading in archive.readings:
        for found in reading.diagnostics:
            yield Placed(file=reading.file, diagnostic=found)
        for report in reading.reports:
            for found in report.diagnostics:
                yield Placed(file=reading.file, diagnostic=found)
    for history in archive.histories:
        yield from history.diagnostics


def _place(placed: Placed) -> tuple[str | int, ...]:
    found = placed.diagnostic
    slide = -1 if found.slide is None else found.slide
    row = -1 if found.row is None else found.row
    return placed.file, slide, row, found.code, found.severity.value, found.message


def _row(placed: Placed) -> DiagnosticRow:
    found = placed.diagnostic
    return DiagnosticRow(
        source_file=placed.file,
        slide=found.slide,
        row=found.row,
        severity=found.severity,
        code=found.code,
        message=found.message,
    )
