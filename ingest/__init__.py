"""Folder in, tables out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["run"]


def run(
    paths: str | Path | Iterable[str | Path],
    *,
    vocabulary: str | Path | None = None,
    cache: bool = True,
    timeout: float | None = None,
    memory: int | None = None,
) -> dict[str, pd.DataFrame]:
    """Read a folder of status decks and return the eight tables by name; writes nothing.

    `paths` is a folder or a file, or several. `vocabulary` names a file of other words. `cache`
    False works everything out anew. `timeout` (seconds) and `memory` (MiB) limit the reading of one
    deck. The tables are those that `ingest FOLDER` writes; their columns are described in
    `docs/tables.md`.

    Raises:
        ingest.reading.folder.InputError: a path is missing, or there are no decks.
        schema.vocabulary.VocabularyError: the vocabulary cannot be used.
        ingest.settings.SettingsError: the folder's `ingest.toml` cannot be used.
    """
    # Imported here so that the command line can show its help without loading pandas.
    from ingest.limits import MIB, Limits  # noqa: PLC0415
    from ingest.pipeline import run as run_pipeline  # noqa: PLC0415
    from ingest.request import Options  # noqa: PLC0415
    from ingest.rows.arrow import frame  # noqa: PLC0415

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    usual = Limits()
    limits = Limits(
        seconds=usual.seconds if timeout is None else timeout,
        memory=usual.memory if memory is None else memory * MIB,
    )
    options = Options(
        vocabulary=None if vocabulary is None else Path(vocabulary), limits=limits, cache=cache
    )
    tables = run_pipeline([Path(path) for path in given], options)
    return {name: frame(table) for name, table in tables.items()}
