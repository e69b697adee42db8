"""`ingest review`: a person settles what the program doubts, and `ingest.toml` remembers it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click
import tomlkit
from tomlkit.items import AoT, InlineTable

from ingest.checks.returns import returns
from ingest.settings import FILE_NAME, parse_settings
from ingest.terminal import counted
from ingest.wording import folded
from schema.history import Certainty, History, Link, LinkKind, Observation
from schema.report import Edition

_HEAD: Final = "What people decided about the decks in this folder; `ingest review` adds to it."
_KEYS: Final = {"y": "same", "n": "different", "s": "skip", "q": "quit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowName:
    """A row as `ingest.toml` names it; see `ingest.settings.Row`."""

    date: str
    tiltak: str
    omrade: str | None = None
    nr: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether two rows are the same measure, as they were taken to be if the link is `made`.

    `plan` is None where the rows alone tell it.
    """

    earlier: RowName
    later: RowName
    plan: str | None
    link: Link
    made: bool
    plan_name: str


def questions(histories: Sequence[History]) -> tuple[Question, ...]:
    """Return what there is to ask, plan by plan, by date: doubtful links, and those nearly made."""
    return tuple(
        _question(history, link, histories)
        for history in histories
        for link in sorted(
            (*_doubtful(history), *history.nearly), key=lambda link: link.later.report
        )
    )


def _doubtful(history: History) -> Iterator[Link]:
    """Yield the links in doubt, also those that a later report casts doubt on."""
    doubted = [link for _, link in returns(history)]
    for link in history.links:
        doubtful = link.certainty is Certainty.DOUBTFUL or link in doubted
        if doubtful and link.kind is LinkKind.SAME:
            yield link


def _question(history: History, link: Link, histories: Sequence[History]) -> Question:
    editions = history.plan.editions
    earlier = _row_name(editions[link.earlier.report], link.earlier)
    later = _row_name(editions[link.later.report], link.later)
    elsewhere = any(
        _stands(other, earlier) and _stands(other, later)
        for other in histories
        if other is not history
    )
    return Question(
        earlier=earlier,
        later=later,
        plan=history.plan.name if elsewhere else None,
        link=link,
        made=link not in history.nearly,
        plan_name=history.plan.name,
    )


def _row_name(edition: Edition, seen: Observation) -> RowName:
    """Name a row by its date and wording, and by no more than is needed to tell it."""
    record = seen.record
    alike = [r for r in edition.report.records if folded(r.tiltak) == folded(record.tiltak)]
    near = [r for r in alike if folded(r.omrade) == folded(record.omrade)]
    by_area = len(near) < len(alike)
    return RowName(
        date=edition.report_date.isoformat(),
        tiltak=record.tiltak,
        omrade=record.omrade if by_area and record.omrade else None,
        nr=1 + [id(r) for r in near].index(id(record)) if len(near) > 1 else None,
    )


def _stands(history: History, row: RowName) -> bool:
    return any(
        folded(record.tiltak) == folded(row.tiltak)
        for edition in history.plan.editions
        if edition.report_date.isoformat() == row.date
        for record in edition.report.records
    )


def answered(text: str, question: Question, *, same: bool) -> str:
    """Return the text of `ingest.toml` with an answer added; all else in it stays as it is."""
    document = tomlkit.parse(text)
    if not text.strip():
        document.add(tomlkit.comment(_HEAD))
    name = "same" if same else "different"
    entry = tomlkit.table()
    if question.plan is not None:
        entry["plan"] = question.plan
    entry["earlier"] = _inline(question.earlier)
    entry["later"] = _inline(question.later)
    known = document.get(name)
    entries = known if isinstance(known, AoT) else tomlkit.aot()
    entries.append(entry)
    document[name] = entries
    written = tomlkit.dumps(document)
    parse_settings(written)
    return written


def _inline(row: RowName) -> InlineTable:
    table = tomlkit.inline_table()
    table["date"] = tomlkit.date(row.date)
    table["tiltak"] = row.tiltak
    if row.omrade is not None:
        table["omrade"] = row.omrade
    if row.nr is not None:
        table["nr"] = row.nr
    return table


def review(folder: Path, histories: Sequence[History]) -> int:
    """Ask about each recognition in doubt of a folder's plans in the terminal; return the answers given.

    Each answer is written to the folder's `ingest.toml` at once, so that stopping loses none.

    Raises:
        OSError: `ingest.toml` cannot be written.
        SettingsError: what is in `ingest.toml` cannot be used.
    """
    asked = questions(histories)
    if not asked:
        click.echo("Nothing is in doubt: every measure was recognised surely.")
        return 0
    given = 0
    for number, question in enumerate(asked, start=1):
        click.echo(f"\n{number} of {len(asked)}, plan {question.plan_name}")
        for line in lines(question):
            click.echo(line)
        answer = click.prompt(
            "Is it the same measure? [y]es, [n]o, [s]kip, [q]uit",
            type=click.Choice(list(_KEYS), case_sensitive=False),
            show_choices=False,
        )
        if answer == "q":
            break
        if answer != "s":
            _write(folder / FILE_NAME, question, same=answer == "y")
            given += 1
    if given:
        click.echo(
            f"\n{counted(given, 'answer')} written to {folder / FILE_NAME}, for all later runs."
        )
    else:
        click.echo("\nNothing was answered, and nothing written.")
    return given


def lines(question: Question) -> Iterator[str]:
    """Give what a person needs to see to answer."""
    for when, row, seen in (
        ("earlier", question.earlier, question.link.earlier),
        ("later", question.later, question.link.later),
    ):
        record = seen.record
        yield f"  {when} {row.date}  {record.tiltak}"
        yield f"    {seen.omrade or '-'} | pri {record.pri or '-'} | {record.status.value}"
        for label, items in (("gevinst", record.gevinst), ("siste status", record.siste_status)):
            if items:
                yield f"    {label}: {'; '.join(items)}"
    taken = (
        "taken for the same because of" if question.made else "not taken for the same, in spite of"
    )
    yield f"  {taken} {question.link.reason or 'what else agrees'} ({question.link.similarity:.2f})"


def _write(path: Path, question: Question, *, same: bool) -> None:
    """Add an answer to the file, whole or not at all."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    content = answered(text, question, same=same)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(content, encoding="utf-8", newline="\n")
    if path.exists():
        shutil.copymode(path, fresh)
    fresh.replace(path)
