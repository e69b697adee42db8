"""What a run found, for the person at the terminal; every figure is also in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ingest.terminal import INDENT, Hanging, counted

_STYLES: Final = {"error": "bold red", "warning": "yellow"}
_TITLES: Final = {"error": "Errors", "warning": "Warnings"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNow:
    """A plan's latest report: its measures, and how many have each of `Summary.statuses`."""

    name: str
    reports: int
    date: str
    measures: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a plan's latest report says that the one before did not.

    `told` are changes with what is said of them, `more` the number of others of that kind.
    `areas` are renamings with the number of measures, `moved` the number of measures that moved
    alone, `rewritten` the columns that got new text with the number of measures.
    """

    plan: str
    since: str
    until: str
    told: tuple[tuple[str, str], ...]
    more: int
    areas: tuple[tuple[str, int], ...]
    moved: int
    rewritten: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Diagnostics of one severity: how many, and the first ones as place and message."""

    severity: str
    count: int
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that is told of a run; texts are fit for a terminal. `ingest.findings` makes it."""

    decks: int
    plans: int
    reports: int
    measures: int
    superseded: int
    unplaced: int
    statuses: tuple[str, ...]
    latest: tuple[PlanNow, ...]
    news: tuple[News, ...]
    more_news: bool
    troubles: tuple[Trouble, ...]
    notes: int
    agree: int
    differ: int
    missing: int
    rows: tuple[tuple[str, int], ...]

    @property
    def errors(self) -> int:
        return sum(t.count for t in self.troubles if t.severity == "error")


def show(console: Console, found: Summary, output: Path) -> None:
    """Print what was found, what changed last, what does not add up, and where the tables are."""
    console.print(Group(*_parts(found, output)))


def _parts(found: Summary, output: Path) -> Iterator[RenderableType]:
    yield _headline(found)
    if found.latest:
        yield _plans(found)
    for news in found.news:
        yield from _news(news)
    if found.more_news:
        yield Text(f"\nWhat changed in the other plans: {output / 'changes.csv'}")
    for trouble in found.troubles:
        yield from _trouble(trouble)
    if found.troubles or found.notes:
        notes = f", with {counted(found.notes, 'note')}" if found.notes else ""
        yield Text(f"\nAll of it, line by line{notes}: {output / 'diagnostics.csv'}")
    yield Text(
        f"\nThe decks' own overviews agree with what was read in {found.agree}, differ in "
        f"{found.differ}, and are missing in {found.missing}."
    )
    rows = ", ".join(f"{name} ({count})" for name, count in found.rows)
    yield Text(f"\nWritten to {output}, each as .csv and .parquet (rows):", style="bold")
    yield Hanging(Text(rows), first=INDENT)


def _headline(found: Summary) -> Text:
    figures = [
        counted(found.decks, "deck"),
        counted(found.plans, "plan"),
        counted(found.reports, "report"),
        counted(found.measures, "measure"),
    ]
    notes = []
    if found.superseded:
        notes.append(f"{found.superseded} superseded")
    if found.unplaced:
        notes.append(f"{found.unplaced} without a plan")
    text = Text(", ".join(figures), style="bold")
    return text.append(f" ({'; '.join(notes)})" if notes else "", style="not bold")


def _plans(found: Summary) -> RenderableType:
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    shown.add_column("Plan")
    shown.add_column("Reports", justify="right")
    shown.add_column("Latest", overflow="fold")
    shown.add_column("Measures", justify="right")
    for status in found.statuses:
        shown.add_column(status, justify="right")
    for plan in found.latest:
        figures = (plan.reports, plan.date, plan.measures, *plan.counts)
        shown.add_row(Hanging(Text(plan.name)), *map(str, figures))
    return Group("", shown)


def _news(news: News) -> Iterator[RenderableType]:
    yield Text(f"\n{news.plan}, {news.since} → {news.until}", style="bold")
    if not (news.told or news.areas or news.moved or news.rewritten):
        yield Text("  Nothing changed.")
        return
    for change, text in news.told:
        yield _pair(change, text)
    if news.more:
        yield Text(f"  and {news.more} more of this kind")
    for names, measures in news.areas:
        yield _pair(
            "omrade", names + (f" ({counted(measures, 'measure')})" if measures > 1 else "")
        )
    if news.moved:
        yield _pair("omrade", f"{counted(news.moved, 'measure')} moved to another area")
    if news.rewritten:
        rewritten = ", ".join(f"{name} in {counted(n, 'measure')}" for name, n in news.rewritten)
        yield Hanging(Text(f"New text: {rewritten}"), first=INDENT)


def _pair(name: str, text: str) -> Text:
    line = Text(f"  {name:<9}", style="dim", no_wrap=True, overflow="ellipsis")
    return line.append(text, style="not dim")


def _trouble(trouble: Trouble) -> Iterator[RenderableType]:
    yield Text(f"\n{_TITLES[trouble.severity]}: {trouble.count}", style=_STYLES[trouble.severity])
    for where, message in trouble.lines:
        line = Text(where, style="bold").append(message, style="not bold")
        yield Hanging(line, first=INDENT)
    if trouble.count > len(trouble.lines):
        yield Text(f"  and {trouble.count - len(trouble.lines)} more")
