"""A run from files to tables: reading first, and meanwhile what comes after it is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from ingest.finished import Finished
from ingest.reading.cache import Cache
from ingest.reading.contents import Reading
from ingest.reading.pool import read_all
from ingest.reading.reader import Reader
from ingest.request import Options, Request, request
from ingest.rows.archive import Archive

if TYPE_CHECKING:
    from ingest.rows.tables import Tables


def run(inputs: Sequence[Path], options: Options) -> Tables:
    """Read all decks of the inputs and return the tables; nothing is written but the cache.

    Raises:
        InputError: an input is missing, or there are no decks.
        VocabularyError: the vocabulary cannot be used.
        SettingsError: `ingest.toml` cannot be used.
    """
    known = archive(request(inputs, options), options)
    from ingest.rows.tables import tables  # noqa: PLC0415 - loaded while decks are read

    return tables(known)


def finished(asked: Request, options: Options) -> tuple[Finished, tuple[Reading, ...]]:
    """Do what is asked; return the output and summary, and the readings they are made from."""
    known = archive(asked, options)
    from ingest.stages import output_of  # noqa: PLC0415 - loaded while decks are read

    return output_of(known), known.readings


def archive(asked: Request, options: Options) -> Archive:
    """Read all decks that are asked for and work out what they tell together."""
    options.on_found(len(asked.wanted))
    # In a thread, for an interrupt comes to the main one: a library half loaded turns it into an
    # error of its own.
    loading = Thread(target=_load)
    loading.start()
    try:
        readings = read_all(
            asked.wanted,
            Reader(vocabulary=asked.vocabulary),
            limits=options.limits,
            cache=Cache() if options.cache else None,
            progress=options.on_read,
        )
    finally:
        loading.join()
    from ingest.stages import together  # noqa: PLC0415 - see above

    return together(asked, readings, cache=options.cache)


def _load() -> None:
    """Load what comes after reading; where that fails, it is said when it is needed."""
    # An interrupt may end the program meanwhile, and then no library can register what to do at its end.
    with suppress(RuntimeError):
        import_module("ingest.stages")
