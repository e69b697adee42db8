"""The stages of a run, one after the other: files, readings, editions, plans, histories, tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.archive import Archive
from ingest.cache import Cache
from ingest.datecheck import date_conflicts
from ingest.dating import dated
from ingest.editioncheck import differing_editions
from ingest.files import files
from ingest.findings import summary
from ingest.finished import Finished
from ingest.identity import histories
from ingest.plans import plans
from ingest.pool import read_all
from ingest.reader import Reader
from ingest.reading import Reading
from ingest.replacements import followed
from ingest.request import Options, Request, request
from ingest.settings import FILE_NAME
from ingest.tables import Tables, tables
from ingest.verdicts import unknown_files
from schema.diagnostic import Diagnostic, Severity


def run(inputs: Sequence[Path], options: Options) -> Tables:
    """Read all decks of the inputs and return the tables; nothing is written but the cache.

    Raises:
        InputError: an input is missing, or there are no decks.
        VocabularyError: the vocabulary cannot be used.
        SettingsError: `ingest.toml` cannot be used.
    """
    return tables(archive(request(inputs, options), options))


def finished(asked: Request, options: Options) -> tuple[Finished, tuple[Reading, ...]]:
    """Do what is asked; return the output's files and the summary, and the readings they are made from."""
    known = archive(asked, options)
    made = tables(known)
    return Finished(files=files(made), summary=summary(made)), known.readings


def archive(asked: Request, options: Options) -> Archive:
    """Read all decks that are asked for and work out what they tell together."""
    options.on_found(len(asked.wanted))
    readings = read_all(
        asked.wanted,
        Reader(vocabulary=asked.vocabulary),
        limits=options.limits,
        cache=Cache() if options.cache else None,
        progress=options.on_read,
    )
    note = Diagnostic(
        severity=Severity.INFO,
        code="ignored-file",
        message=f"{FILE_NAME} says to leave this file alone, so it was not read.",
    )
    ignored = (Reading(file=name, sha256=None, diagnostics=(note,)) for name in asked.ignored)
    unreachable = (Reading(file=name, sha256=None) for name in asked.found.unreachable)
    sorted_out = dated(readings, asked.settings, asked.vocabulary)
    names = {file.name for file in asked.found.files}
    unknown = tuple(unknown_files(asked.settings, names))
    settings, unused = followed(asked.settings, {edition.file for edition in sorted_out.editions})
    sorted_plans = plans(sorted_out.editions, settings)
    conflicts = date_conflicts(sorted_plans, asked.vocabulary)
    return Archive(
        base=asked.found.base,
        readings=(*readings, *ignored, *unreachable),
        histories=histories(sorted_plans, settings),
        unplaced=sorted_out.unplaced,
        diagnostics=(
            *asked.found.diagnostics,
            *sorted_out.diagnostics,
            *conflicts,
            *differing_editions(sorted_plans, settings),
            *unknown,
            *unused,
        ),
    )
