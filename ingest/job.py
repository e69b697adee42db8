"""What the commands do at the terminal: read decks, write tables, show a summary, ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from ingest.folder import InputError
from ingest.idnews import NewId, ids_before, new_ids
from ingest.limits import Limits
from ingest.output_folder import OutputError, check_writable, replaced
from ingest.pipeline import Options, archive
from ingest.pipeline import run as run_pipeline
from ingest.review import review as ask
from ingest.settings import FILE_NAME, SettingsError
from ingest.summary import show
from ingest.terminal import Screen, one_line, spoken
from ingest.waiting import Waiting
from ingest.worker_process import WorkerStartError
from ingest.write import FILE_NAMES, write
from schema.diagnostic import Severity
from schema.vocabulary import VocabularyError


class NothingWritten(click.ClickException):
    """The command ended before it wrote anything; the message is one sentence."""

    exit_code = 2


def options(*, vocabulary: Path | None, no_cache: bool, timeout: float, memory: int) -> Options:
    """Return how to read, from what the command line says; `memory` is in bytes."""
    limits = Limits(seconds=timeout, memory=memory)
    return Options(vocabulary=vocabulary, cache=not no_cache, limits=limits)


def run(paths: Sequence[Path], how: Options, *, output: Path) -> bool:
    """Write the tables of the decks and show a summary; tell whether all decks were read.

    Raises:
        NothingWritten: nothing was written, for the reason that the message gives.
    """
    with _in_a_sentence():
        check_writable(output)
        with Waiting(Console(stderr=True)) as waiting:
            tables = run_pipeline(paths, replace(_watched(how, waiting), leave_out=(output,)))
            before = ids_before(output / "records.parquet")
            with replaced(output, owned=FILE_NAMES, on_wait=waiting.say) as staging:
                write(tables, staging)
    with spoken():
        show(Screen(), tables, output)
        _say_new_ids(new_ids(before, tables["records"]))
    return Severity.ERROR.value not in tables["diagnostics"]["severity"].to_pylist()


def _say_new_ids(found: Sequence[NewId]) -> None:
    # Told on the standard error, for it is about two runs and so in no table of one.
    if found:
        click.echo(
            f"\n{len(found)} measures have another id than in the tables that were here:", err=True
        )
    for change in found:
        click.echo(f"  {change.before} → {change.now}  {one_line(change.tiltak)}", err=True)


def review(paths: Sequence[Path], how: Options) -> None:
    """Ask about what is in doubt, and keep the answers in `ingest.toml`.

    Raises:
        NothingWritten: the decks cannot be read, or `ingest.toml` cannot be used or written.
    """
    with _in_a_sentence():
        with Waiting(Console(stderr=True)) as waiting:
            known = archive(paths, _watched(how, waiting))
        try:
            ask(known.base, known.histories)
        except OSError as error:
            path = known.base / FILE_NAME
            raise NothingWritten(f"{path} cannot be written ({error.strerror}).") from error


def _watched(how: Options, waiting: Waiting) -> Options:
    return replace(how, on_found=waiting.found, on_read=waiting.read)


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    """Turn the errors that a person can do something about into a sentence at the terminal."""
    try:
        yield
    except (InputError, OutputError, SettingsError, VocabularyError, WorkerStartError) as error:
        raise NothingWritten(str(error)) from error
