"""History in, records out: one row for each tiltak in each report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from schema.history import History, Observation
from schema.report import Edition
from schema.tables import RecordRow, Symbol

_SYMBOLS: Final[Mapping[str, Symbol]] = {symbol.value: symbol for symbol in Symbol}


def records(history: History) -> list[RecordRow]:
    """Return a row for each observation, reports by date, each report as in its deck."""
    editions = history.plan.editions
    return [_row(history.plan.name, editions[seen.report], seen) for seen in history.observations]


def _row(plan: str, edition: Edition, seen: Observation) -> RecordRow:
    record = seen.record
    return RecordRow(
        plan=plan,
        report_date=edition.report_date,
        tiltak_id=seen.tiltak_id,
        omrade=seen.omrade,
        tiltak=record.tiltak,
        ikon=record.ikon or None,
        pri=record.pri,
        gevinst=record.gevinst,
        siste_status=record.siste_status,
        status=record.status,
        status_symbol=_SYMBOLS[record.status_symbol] if record.status_symbol else None,
        status_tekst=record.status_tekst or None,
        fotnote=record.fotnote or None,
        ekstra=_distinct(record.ekstra),
        source_file=edition.file,
        source_format=edition.format,
        slide=record.slide,
        row=record.row,
    )


def _distinct(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Number headers that stand twice in a table (`Frist`, `Frist (2)`): a map's keys are unique."""
    named: dict[str, str] = {}
    for header, text in pairs:
        key, number = header, 1
        while key in named:
            number += 1
            key = f"{header} ({number})"
        named[key] = text
    return tuple(named.items())
