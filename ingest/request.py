"""What a run is asked to do, looked up but not yet done: which decks, in which words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.limits import Limits
from ingest.reading.contents import Reading
from ingest.reading.folder import Found, FoundFile, InputError, find
from ingest.settings import FILE_NAME, Settings, load_settings
from schema.vocabulary import Vocabulary, load

# How many inputs a message names before it says "and more".
NAMED_AT_MOST: Final = 3


def _nobody(_: int | Reading) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to run; `leave_out` are folders that are not searched, `cache` False works all out anew.

    `on_found` is told how many decks there are, `on_read` each deck as it has been read.
    """

    vocabulary: Path | None = None
    limits: Limits = field(default_factory=Limits)
    cache: bool = True
    leave_out: tuple[Path, ...] = ()
    on_found: Callable[[int], None] = _nobody
    on_read: Callable[[Reading], None] = _nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was found, and what an office says about it.

    `wanted` are the files to read, `ignored` the names of those that `ingest.toml` says to leave
    alone.
    """

    vocabulary: Vocabulary
    found: Found
    settings: Settings
    wanted: tuple[FoundFile, ...]
    ignored: tuple[str, ...]


def request(inputs: Sequence[Path], options: Options) -> Request:
    """Find the decks of the inputs, and read the vocabulary and the settings.

    Raises:
        InputError: an input is missing, or there are no decks.
        VocabularyError: the vocabulary cannot be used.
        SettingsError: `ingest.toml` cannot be used.
    """
    vocabulary = load(options.vocabulary)
    found = find(inputs, leave_out=options.leave_out)
    if not found.files:
        names = ", ".join(str(path) for path in inputs[:NAMED_AT_MOST])
        more = " and more" if len(inputs) > NAMED_AT_MOST else ""
        raise InputError(f"There are no decks (.pptx, .pdf, .txt) in {names}{more}.")
    settings = load_settings(found.base / FILE_NAME)
    ignored = {file.name for file in found.files if settings.rule(file.name).ignore}
    return Request(
        vocabulary=vocabulary,
        found=found,
        settings=settings,
        wanted=tuple(file for file in found.files if file.name not in ignored),
        ignored=tuple(sorted(ignored)),
    )
