"""Small histories, said in as few words as a test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from ingest.reading.contents import Reading
from ingest.rows.archive import Archive
from ingest.rows.past import Past
from schema.deck import Format
from schema.diagnostic import Diagnostic
from schema.history import History, Observation, Placed, Plan, Superseded
from schema.report import Area, DateSource, Declared, Edition, Record, Report, Status

DONE, ONGOING, NOT_STARTED = Status.DONE, Status.ONGOING, Status.NOT_STARTED
STOPPED, UNKNOWN = Status.STOPPED, Status.UNKNOWN


class Values(TypedDict, total=False):
    """What a record may say besides its measure."""

    omrade: str
    pri: int | None
    gevinst: tuple[str, ...]
    siste_status: tuple[str, ...]
    ikon: str | None
    status_tekst: str | None
    fotnote: str | None
    ekstra: tuple[tuple[str, str], ...]
    slide: int
    row: int


FIRST_DAY = date(2024, 1, 15)


def day(month: int) -> date:
    """Return the date of the n-th monthly report, from the first day on."""
    years, months = divmod(month - 1, 12)
    return FIRST_DAY.replace(year=FIRST_DAY.year + years, month=months + 1)


def record(
    tiltak: str = "Felles maler", status: Status = ONGOING, **values: Unpack[Values]
) -> Record:
    filled: Values = {"omrade": "Prosess", "slide": 3, "row": 1, "pri": 1, **values}
    return Record(tiltak=tiltak, status=status, status_symbol=status.symbol, **filled)


def edition(
    file: str = "deck.pptx",
    *,
    when: date = FIRST_DAY,
    records: Sequence[Record] = (),
    areas: Sequence[str] = (),
    declared: Sequence[Declared] = (),
    diagnostics: Sequence[Diagnostic] = (),
) -> Edition:
    report = Report(
        records=tuple(records),
        areas=tuple(Area(name=name) for name in areas),
        declared=tuple(declared),
        slides=8,
        diagnostics=tuple(diagnostics),
    )
    return Edition(
        file=file,
        format=Format(file.rsplit(".", 1)[-1]),
        sha256="0" * 64,
        report=report,
        report_date=when,
        date_source=DateSource.STATUS,
    )


def declared(omrade: str, status: Status, count: int) -> Declared:
    return Declared(omrade=omrade, status=status, count=count, slide=2)


class About(TypedDict, total=False):
    """What else is known of a plan; each sequence has an entry for each report."""

    plan: str
    files: Sequence[str]
    areas: Sequence[Sequence[str]]
    declared: Sequence[Sequence[Declared]]
    spelling: Mapping[str, str]
    diagnostics: tuple[Placed, ...]
    superseded: tuple[Superseded, ...]


def history(*reports: Mapping[str, Record], **about: Unpack[About]) -> History:
    """Make a history of monthly reports, each given as its records by `tiltak_id`, in order."""
    spelling = about.get("spelling", {})
    files = about.get("files") or [f"deck{n}.pptx" for n in range(1, len(reports) + 1)]
    editions = tuple(
        edition(
            files[index],
            when=day(index + 1),
            records=tuple(report.values()),
            areas=about["areas"][index] if "areas" in about else (),
            declared=about["declared"][index] if "declared" in about else (),
        )
        for index, report in enumerate(reports)
    )
    observations = tuple(
        Observation(
            report=index,
            record=seen,
            tiltak_id=tiltak_id,
            omrade=spelling.get(seen.omrade, seen.omrade),
        )
        for index, report in enumerate(reports)
        for tiltak_id, seen in report.items()
    )
    return History(
        plan=Plan(
            name=about.get("plan", "Medisinske forbruksvarer"),
            editions=editions,
            superseded=about.get("superseded", ()),
        ),
        observations=observations,
        areas=tuple(sorted(spelling.items())),
        diagnostics=about.get("diagnostics", ()),
    )


def past(*reports: Mapping[str, Record], **about: Unpack[About]) -> Past:
    """Make a history as `history` does, sorted by report and measure."""
    return Past.of(history(*reports, **about))


def archive(*histories: History) -> Archive:
    """Make an archive of plans whose files were read without trouble."""
    readings = [
        Reading(file=e.file, sha256=e.sha256, format=e.format, reports=(e.report,))
        for known in histories
        for e in known.plan.editions
    ]
    return Archive(
        base=Path(),
        readings=tuple(sorted(readings, key=lambda reading: reading.file)),
        histories=histories,
    )
