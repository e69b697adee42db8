"""Tables in, summary out: the figures and lines that the person at the terminal is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pyarrow as pa

from ingest.summary import News, PlanNow, Summary, Trouble
from ingest.terminal import one_line
from schema.diagnostic import Severity
from schema.report import Status
from schema.tables import Change, Scope

# What fits a screen; the rest is in the tables, and the summary says so.
PLANS_IN_DETAIL: Final = 6
CHANGES_SHOWN: Final = 8
TROUBLES_SHOWN: Final = 8

# Changes that are told one by one; of the others, which are new texts, only the number.
_TOLD: Final = (Change.ADDED, Change.REMOVED, Change.RETURNED, Change.STATUS, Change.PRI)

Rows = Sequence[tuple[object, ...]]


def summary(tables: Mapping[str, pa.Table]) -> Summary:
    """Return what was found, what changed last and what does not add up."""
    reports = _rows(tables["reports"], "plan", "report_date", "superseded_by")
    counted = [(plan, day) for plan, day, by in reports if plan is not None and by is None]
    dates: dict[object, list[object]] = {}
    for plan, day in counted:
        dates.setdefault(plan, []).append(day)
    measures = _rows(tables["tiltak"], "plan", "status", "in_latest")
    plans = list(dict.fromkeys(plan for plan, _, _ in measures))
    latest = Counter((plan, status) for plan, status, in_latest in measures if in_latest)
    found = {status for _, status in latest}
    statuses = [status for status in Status if status.symbol or status.value in found]
    agree = [
        reconciled
        for records, reconciled in _rows(tables["reports"], "records", "reconciled")
        if records
    ]
    severities = Counter(tables["diagnostics"]["severity"].to_pylist())
    return Summary(
        decks=len(set(tables["reports"]["source_file"].to_pylist())),
        plans=len(dates),
        reports=len(counted),
        measures=len(measures),
        superseded=sum(by is not None for _, _, by in reports),
        unplaced=sum(plan is None for plan, _, _ in reports),
        statuses=tuple(status.symbol or status.value for status in statuses),
        latest=tuple(
            PlanNow(
                name=one_line(plan),
                reports=len(dates[plan]),
                date=str(dates[plan][-1]),
                measures=sum(latest[plan, status.value] for status in Status),
                counts=tuple(latest[plan, status.value] for status in statuses),
            )
            for plan in plans
        ),
        news=tuple(_news(tables["changes"], {plan: dates[plan] for plan in plans})),
        more_news=len(plans) > PLANS_IN_DETAIL,
        troubles=tuple(_troubles(tables["diagnostics"])),
        notes=severities[Severity.INFO.value],
        agree=agree.count(True),
        differ=agree.count(False),
        missing=agree.count(None),
        rows=tuple((name, table.num_rows) for name, table in tables.items()),
    )


def _news(changes: pa.Table, dates: Mapping[object, Sequence[object]]) -> Iterator[News]:
    """Yield what the latest report of each of the first plans says that the one before did not."""
    told = {plan: days[-2:] for plan, days in list(dates.items())[:PLANS_IN_DETAIL]}
    new: dict[object, list[tuple[object, ...]]] = {plan: [] for plan in told}
    for plan, day, *change in _rows(
        changes, "plan", "to_date", "change", "old", "new", "tiltak", "scope"
    ):
        if plan in told and day == told[plan][-1]:
            new[plan].append(tuple(change))
    for plan, days in told.items():
        if len(days) > 1:
            yield _of_plan(one_line(plan), days, new[plan])


def _of_plan(plan: str, days: Sequence[object], changes: Rows) -> News:
    shown = [
        (str(change), _said(str(change), *map(_text, (old, new, tiltak))))
        for change, old, new, tiltak, _ in changes
        if change in _TOLD
    ]
    moves = [(old, new, scope) for change, old, new, _, scope in changes if change == Change.OMRADE]
    rewritten = Counter(str(c[0]) for c in changes if c[0] not in {*_TOLD, Change.OMRADE})
    return News(
        plan=plan,
        since=str(days[0]),
        until=str(days[1]),
        told=tuple(shown[:CHANGES_SHOWN]),
        more=max(0, len(shown) - CHANGES_SHOWN),
        areas=tuple(Counter(_arrow(o, n) for o, n, scope in moves if scope == Scope.AREA).items()),
        moved=sum(scope == Scope.MEASURE for _, _, scope in moves),
        rewritten=tuple(rewritten.items()),
    )


def _said(change: str, old: str, new: str, tiltak: str) -> str:
    if change == Change.STATUS:
        return f"{_symbol(old)} → {_symbol(new)} {tiltak}"
    if change == Change.PRI:
        return f"{old or 'none'} → {new or 'none'} {tiltak}"
    return tiltak


def _arrow(old: object, new: object) -> str:
    return f"{one_line(old)} → {one_line(new)}"


def _troubles(diagnostics: pa.Table) -> Iterator[Trouble]:
    rows = _rows(diagnostics, "severity", "source_file", "slide", "message")
    for severity in (Severity.ERROR, Severity.WARNING):
        lines = [row[1:] for row in rows if row[0] == severity]
        if lines:
            yield Trouble(
                severity=severity.value,
                count=len(lines),
                lines=tuple(_trouble(*map(_text, line)) for line in lines[:TROUBLES_SHOWN]),
            )


def _trouble(file: str, slide: str, message: str) -> tuple[str, str]:
    return (f"{file}: " if slide in {"", "0"} else f"{file}, slide {slide}: "), message


def _symbol(status: str) -> str:
    return Status(status).symbol or status


def _text(value: object) -> str:
    """Return a value as text fit for a terminal, "" for null."""
    return "" if value is None else one_line(value)


def _rows(table: pa.Table, *names: str) -> Rows:
    columns: Iterable[Sequence[object]] = (table[name].to_pylist() for name in names)
    return list(zip(*columns, strict=True))
