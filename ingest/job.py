"""A run from the terminal: decks read, tables written, a summary shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from ingest.folder import InputError
from ingest.limits import Limits
from ingest.output_folder import OutputError, check_writable, replaced
from ingest.pipeline import Options
from ingest.pipeline import run as run_pipeline
from ingest.settings import SettingsError
from ingest.summary import show
from ingest.waiting import Waiting
from ingest.worker_process import WorkerStartError
from ingest.write import FILE_NAMES, write
from schema.diagnostic import Severity
from schema.vocabulary import VocabularyError


class NothingWritten(click.ClickException):
    """The run ended before it wrote anything; the message is one sentence."""

    exit_code = 2


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """Turn what a person can do something about into a sentence at the terminal.

    Raises:
        NothingWritten: in place of the errors that the stages of a run announce.
    """
    try:
        yield
    except (InputError, OutputError, SettingsError, VocabularyError, WorkerStartError) as error:
        raise NothingWritten(str(error)) from error


def run(
    paths: Sequence[Path], *, output: Path, vocabulary: Path | None, cache: bool, limits: Limits
) -> bool:
    """Write the tables of the decks and show a summary; tell whether all decks were read.

    Raises:
        NothingWritten: nothing was written, for the reason that the message gives.
    """
    with in_a_sentence():
        check_writable(output)
        with Waiting(Console(stderr=True)) as waiting:
            options = Options(
                vocabulary=vocabulary,
                limits=limits,
                cache=cache,
                leave_out=(output,),
                on_found=waiting.found,
                on_read=waiting.read,
            )
            tables = run_pipeline(paths, options)
            with replaced(output, owned=FILE_NAMES, on_wait=waiting.say) as staging:
                write(tables, staging)
    show(Console(), tables, output)
    return Severity.ERROR.value not in tables["diagnostics"]["severity"].to_pylist()
