"""All that a run knows before it makes tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.plans.dating import Unplaced
from ingest.reading.contents import Reading
from schema.history import History, Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An input's files as read, its plans' histories by name, and what belongs to neither.

    `base` is the folder that files' names are relative to, and where `ingest.toml` lies.
    `readings` stand in the order of the files' names. `diagnostics` are those that neither a
    reading nor a history carries.
    """

    base: Path
    readings: tuple[Reading, ...]
    histories: tuple[History, ...]
    unplaced: tuple[Unplaced, ...] = ()
    diagnostics: tuple[Placed, ...] = ()
