"""The stages of a run, one after the other: files, readings, editions, plans, histories, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.archive import Archive
from ingest.cache import Cache
from ingest.datecheck import date_conflicts
from ingest.dating import dated
from ingest.editioncheck import differing_editions
from ingest.folder import Found, FoundFile, InputError, find
from ingest.identity import histories
from ingest.limits import Limits
from ingest.plans import plans
from ingest.pool import read_all
from ingest.reader import Reader
from ingest.reading import Reading
from ingest.replacements import followed
from ingest.settings import FILE_NAME, Settings, load_settings
from ingest.tables import Tables, tables
from ingest.verdicts import unknown_files
from schema.diagnostic import Diagnostic, Severity
from schema.vocabulary import load

# How many inputs a message names before it says "and more".
NAMED_AT_MOST: Final = 3


def _nobody(_: int | Reading) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to run; `leave_out` are folders that are not searched, `cache` False reads all anew.

    `on_found` is told how many decks there are, `on_read` each deck as it has been read.
    """

    vocabulary: Path | None = None
    limits: Limits = field(default_factory=Limits)
    cache: bool = True
    leave_out: tuple[Path, ...] = ()
    on_found: Callable[[int], None] = _nobody
    on_read: Callable[[Reading], None] = _nobody


def run(inputs: Sequence[Path], options: Options) -> Tables:
    """Read all decks of the inputs and return the tables; nothing is written but the cache.

    Raises:
        InputError: an input is missing, or there are no decks.
        VocabularyError: the vocabulary cannot be used.
        SettingsError: `ingest.toml` cannot be used.
    """
    return tables(archive(inputs, options))


def archive(inputs: Sequence[Path], options: Options) -> Archive:
    """Read all decks of the inputs and work out what they tell together; errors as in `run`."""
    vocabulary = load(options.vocabulary)
    found = _find(inputs, options)
    settings = load_settings(found.base / FILE_NAME)
    wanted, ignored = _without_ignored(found, settings)
    options.on_found(len(wanted))
    readings = read_all(
        wanted,
        Reader(vocabulary=vocabulary),
        limits=options.limits,
        cache=Cache() if options.cache else None,
        progress=options.on_read,
    )
    unreachable = (Reading(file=name, sha256=None) for name in found.unreachable)
    sorted_out = dated(readings, settings, vocabulary)
    names = {file.name for file in found.files}
    unknown = tuple(unknown_files(settings, names))
    settings, unused = followed(settings, {edition.file for edition in sorted_out.editions})
    sorted_plans = plans(sorted_out.editions, settings)
    conflicts = date_conflicts(sorted_plans, vocabulary)
    return Archive(
        base=found.base,
        readings=(*readings, *ignored, *unreachable),
        histories=histories(sorted_plans, settings),
        unplaced=sorted_out.unplaced,
        diagnostics=(
            *found.diagnostics,
            *sorted_out.diagnostics,
            *conflicts,
            *differing_editions(sorted_plans, settings),
            *unknown,
            *unused,
        ),
    )


def _find(inputs: Sequence[Path], options: Options) -> Found:
    found = find(inputs, leave_out=options.leave_out)
    if not found.files:
        names = ", ".join(str(path) for path in inputs[:NAMED_AT_MOST])
        more = " and more" if len(inputs) > NAMED_AT_MOST else ""
        raise InputError(f"There are no decks (.pptx, .pdf, .txt) in {names}{more}.")
    return found


def _without_ignored(
    found: Found, settings: Settings
) -> tuple[tuple[FoundFile, ...], tuple[Reading, ...]]:
    """Part the files that `ingest.toml` says to leave alone from those to read."""
    rules = {file.name: settings.rule(file.name) for file in found.files}
    ignored = {name for name, rule in rules.items() if rule is not None and rule.ignore}
    note = Diagnostic(
        severity=Severity.INFO,
        code="ignored-file",
        message=f"{FILE_NAME} says to leave this file alone, so it was not read.",
    )
    return (
        tuple(file for file in found.files if file.name not in ignored),
        tuple(Reading(file=name, sha256=None, diagnostics=(note,)) for name in sorted(ignored)),
    )
