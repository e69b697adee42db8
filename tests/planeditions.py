"""Editions of two made-up plans, and what they were sorted into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from builders import day, record

from ingest.settings import Settings
from schema.deck import Format
from schema.history import Plan
from schema.report import Area, DateSource, Edition, Record, Report

NOBODY: Final = Settings()
MFV: Final = (
    "Standardisering av krav",
    "Dialogkonferanse hvert 2. år",
    "Vekting av pris",
    "Kravbibliotek",
)
HR: Final = (
    "Avtaledekning for vikarer",
    "Oversikt over bemanningsbyråer",
    "Timelister",
    "Fullmakter",
)
SHARED: Final = "Felles maler og rutiner"


def deck(
    file: str,
    when: date,
    titles: Sequence[str],
    *,
    areas: Sequence[str] = (),
    names: Sequence[str] = (),
    modified: datetime | None = None,
) -> Edition:
    areas = areas or [f"Område for {titles[0].lower()}"] if titles else ()
    rows = [
        record(title, omrade=areas[n % len(areas)], row=n + 1) for n, title in enumerate(titles)
    ]
    return made(file, when, rows, areas=areas, names=names, modified=modified)


def made(
    file: str,
    when: date,
    rows: Sequence[Record],
    *,
    areas: Sequence[str] = (),
    names: Sequence[str] = (),
    modified: datetime | None = None,
) -> Edition:
    return Edition(
        file=file,
        format=Format(file.rsplit(".", 1)[-1]),
        sha256=file,
        report=Report(
            records=tuple(rows), areas=tuple(Area(name=a) for a in areas), plan_names=tuple(names)
        ),
        report_date=when,
        date_source=DateSource.STATUS,
        modified=modified,
    )


def files(found: Sequence[Plan]) -> set[frozenset[str]]:
    return {frozenset(e.file for e in plan.editions) for plan in found}


def two_plans(paths: Sequence[str], names: Sequence[str] = ()) -> list[Edition]:
    return [
        deck(paths[2 * n + k], day(n + 1), [*titles, SHARED], names=names)
        for n in range(3)
        for k, titles in enumerate((MFV, HR))
    ]
