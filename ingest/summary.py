"""What a run found, for the person at the terminal; every figure is also in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ingest.arrow import frame
from ingest.terminal import one_line
from schema.report import Status
from schema.tables import Change, Scope

# What fits a screen; the rest is in the tables, and the summary says so.
PLANS_IN_DETAIL: Final = 6
CHANGES_SHOWN: Final = 8
TROUBLES_SHOWN: Final = 8

# The tables that the summary is made of.
_USED: Final = ("tiltak", "changes", "reports", "diagnostics")

# Changes that are told one by one; of the others, which are new texts, only the number.
_TOLD: Final = (Change.ADDED, Change.REMOVED, Change.RETURNED, Change.STATUS, Change.PRI)
_STYLES: Final = {"error": "bold red", "warning": "yellow", "info": "dim"}


def show(console: Console, tables: Mapping[str, pa.Table], output: Path) -> None:
    """Print what was found, what changed last, what does not add up, and where the tables are."""
    frames = {name: frame(tables[name]) for name in _USED}
    rows = {name: table.num_rows for name, table in tables.items()}
    console.print(Group(*_parts(frames, output), *_files(rows, output)))


def _parts(tables: Mapping[str, pd.DataFrame], output: Path) -> Iterator[RenderableType]:
    yield _headline(tables)
    plans = list(dict.fromkeys(tables["tiltak"]["plan"]))
    if plans:
        yield _plans(tables, plans)
    for plan in plans[:PLANS_IN_DETAIL]:
        yield from _news(tables, plan)
    if len(plans) > PLANS_IN_DETAIL:
        yield Text(f"\nWhat changed in the other plans: {output / 'changes.csv'}")
    yield from _trouble(tables, output)


def _headline(tables: Mapping[str, pd.DataFrame]) -> Text:
    reports = tables["reports"]
    decks = reports["source_file"].nunique()
    counted = reports[reports["plan"].notna() & reports["superseded_by"].isna()]
    figures = [
        _count(decks, "deck"),
        _count(counted["plan"].nunique(), "plan"),
        _count(len(counted), "report"),
        _count(len(tables["tiltak"]), "measure"),
    ]
    notes = []
    superseded = int(reports["superseded_by"].notna().sum())
    if superseded:
        notes.append(f"{superseded} superseded")
    unplaced = int(reports["plan"].isna().sum())
    if unplaced:
        notes.append(f"{unplaced} without a plan")
    text = Text(", ".join(figures), style="bold")
    return text.append(f" ({'; '.join(notes)})" if notes else "", style="not bold")


def _plans(tables: Mapping[str, pd.DataFrame], plans: list[str]) -> RenderableType:
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    shown.add_column("Plan", overflow="fold", ratio=1)
    shown.add_column("Reports", justify="right")
    shown.add_column("Latest")
    shown.add_column("Measures", justify="right")
    latest = tables["tiltak"][tables["tiltak"]["in_latest"]]
    present = [
        status for status in Status if status.symbol or status.value in set(latest["status"])
    ]
    for status in present:
        shown.add_column(status.symbol or status.value, justify="right")
    for plan in plans:
        measures = latest[latest["plan"] == plan]
        dates = _dates(tables, plan)
        counts = measures["status"].value_counts()
        shown.add_row(
            one_line(plan),
            str(len(dates)),
            str(dates[-1]),
            str(len(measures)),
            *(str(counts.get(status.value, 0)) for status in present),
        )
    return Padding(shown, (1, 0, 0, 0))


def _news(tables: Mapping[str, pd.DataFrame], plan: str) -> Iterator[RenderableType]:
    dates = _dates(tables, plan)
    if len(dates) == 1:
        return
    changes = tables["changes"]
    new = changes[(changes["plan"] == plan) & (changes["to_date"] == dates[-1])]
    yield Text(f"\n{one_line(plan)}, {dates[-2]} → {dates[-1]}", style="bold")
    if new.empty:
        yield Text("  Nothing changed.")
        return
    told = new[new["change"].isin([change.value for change in _TOLD])]
    for change, old, value, tiltak in _texts(
        told.head(CHANGES_SHOWN), "change", "old", "new", "tiltak"
    ):
        yield _change(change, old, value, tiltak)
    if len(told) > CHANGES_SHOWN:
        yield Text(f"  and {len(told) - CHANGES_SHOWN} more of this kind")
    yield from _moves(new)
    others = new[~new["change"].isin([change.value for change in (*_TOLD, Change.OMRADE)])]
    counts = others["change"].value_counts(sort=False)
    if len(counts):
        rewritten = ", ".join(f"{change} in {_count(n, 'measure')}" for change, n in counts.items())
        yield Text(f"  New text: {rewritten}")


def _moves(new: pd.DataFrame) -> Iterator[Text]:
    """Yield a line for each area that was renamed or merged, and one for measures that moved."""
    moves = new[new["change"] == Change.OMRADE.value]
    whole = moves[moves["scope"] == Scope.AREA.value]
    for (old, name), group in whole.groupby(["old", "new"], sort=False):
        moved = f" ({_count(len(group), 'measure')})" if len(group) > 1 else ""
        yield _pair("omrade", f"{one_line(old)} → {one_line(name)}{moved}")
    single = moves[moves["scope"] == Scope.MEASURE.value]
    if len(single):
        yield _pair("omrade", f"{_count(len(single), 'measure')} moved to another area")


def _change(change: str, old: str, new: str, tiltak: str) -> Text:
    if change == Change.STATUS:
        return _pair(change, f"{_symbol(old)} → {_symbol(new)} {tiltak}")
    if change == Change.PRI:
        return _pair(change, f"{old or 'none'} → {new or 'none'} {tiltak}")
    return _pair(change, tiltak)


def _pair(name: str, text: str) -> Text:
    line = Text(f"  {name:<9}", style="dim", no_wrap=True, overflow="ellipsis")
    return line.append(text, style="not dim")


def _trouble(tables: Mapping[str, pd.DataFrame], output: Path) -> Iterator[RenderableType]:
    found = tables["diagnostics"]
    for severity, title in (("error", "Errors"), ("warning", "Warnings")):
        rows = found[found["severity"] == severity]
        if rows.empty:
            continue
        yield Text(f"\n{title}: {len(rows)}", style=_STYLES[severity])
        shown = rows.head(TROUBLES_SHOWN)
        for file, slide, message in _texts(shown, "source_file", "slide", "message"):
            where = f"{file}, slide {slide}: " if slide not in {"", "0"} else f"{file}: "
            line = Text(where, style="bold").append(message, style="not bold")
            yield Padding(line, (0, 0, 0, 2))
        if len(rows) > TROUBLES_SHOWN:
            yield Text(f"  and {len(rows) - TROUBLES_SHOWN} more")
    noted = int((found["severity"] == "info").sum())
    if len(found):
        notes = f", with {_count(noted, 'note')}" if noted else ""
        yield Text(f"\nAll of it, line by line{notes}: {output / 'diagnostics.csv'}")
    reports = tables["reports"]
    reconciled = reports[reports["records"] > 0]["reconciled"]
    agree = int(reconciled.fillna(value=False).sum())
    none = int(reconciled.isna().sum())
    yield Text(
        f"\nThe decks' own overviews agree with what was read in {agree}, differ in "
        f"{len(reconciled) - agree - none}, and are missing in {none}."
    )


def _files(counts: Mapping[str, int], output: Path) -> Iterator[RenderableType]:
    rows = ", ".join(f"{name} ({count})" for name, count in counts.items())
    yield Text(f"\nWritten to {output}, each as .csv and .parquet (rows):", style="bold")
    yield Padding(Text(rows), (0, 0, 0, 2))


def _dates(tables: Mapping[str, pd.DataFrame], plan: str) -> list[object]:
    reports = tables["reports"]
    counted = reports[(reports["plan"] == plan) & reports["superseded_by"].isna()]
    return list(counted["report_date"])


def _symbol(status: str) -> str:
    return Status(status).symbol or status


def _texts(rows: pd.DataFrame, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield rows as text fit for a terminal, "" where a value is null."""
    columns = (
        [
            "" if null else one_line(value)
            for value, null in zip(rows[name], rows[name].isna(), strict=True)
        ]
        for name in names
    )
    return zip(*columns, strict=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
