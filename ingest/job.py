"""What the commands do at the terminal: read decks, write tables, show a summary, ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from ingest.finished import Finished, Runs
from ingest.interrupts import interrupts_wait
from ingest.limits import Limits
from ingest.output.folder import OutputError, check_writable, replaced
from ingest.output.write import FILE_NAMES, RECORDS, write
from ingest.reading.folder import InputError
from ingest.reading.worker_process import WorkerStartError
from ingest.request import Options, request
from ingest.settings import FILE_NAME, SettingsError
from ingest.summary import show
from ingest.terminal import Screen, one_line, spoken
from ingest.waiting import Waiting
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
            done = _finished(paths, replace(_watched(how, waiting), leave_out=(output,)))
            before = _records(output)
            with replaced(output, owned=FILE_NAMES, on_wait=waiting.say) as staging:
                write(done.files, staging)
    with spoken():
        show(Screen(), done.summary, output)
        _say_new_ids(before, done.files[RECORDS])
    return not done.summary.errors


def _finished(paths: Sequence[Path], how: Options) -> Finished:
    """Return what the run comes to, from the cache where it has been done before."""
    asked = request(paths, how)
    runs = Runs() if how.cache else None
    known = runs.get(asked) if runs else None
    if known is not None:
        return known
    with interrupts_wait():
        # Imported here so that a run that has been done before is done without loading it.
        from ingest.pipeline import finished  # noqa: PLC0415
    done, readings = finished(asked, how)
    if runs is not None:
        runs.put(asked, readings, done)
    return done


def _records(output: Path) -> bytes | None:
    """Return the records that stand in the output folder before they are replaced."""
    try:
        return (output / RECORDS).read_bytes()
    except OSError:
        return None


def _say_new_ids(before: bytes | None, now: bytes) -> None:
    if before is None or before == now:
        return
    with interrupts_wait():
        from ingest.checks.idnews import new_ids  # noqa: PLC0415 - most runs need no tables for it

    found = new_ids(before, now)
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
    with interrupts_wait():
        from ingest.pipeline import archive  # noqa: PLC0415
        from ingest.review import review as ask  # noqa: PLC0415
    with _in_a_sentence():
        with Waiting(Console(stderr=True)) as waiting:
            how = _watched(how, waiting)
            known = archive(request(paths, how), how)
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
