"""How much a deck may cost, and how much of the machine a run may use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024

# A status deck with its pictures is below 50 MiB; with an embedded film it can pass 200 MiB.
# Twice that, since a file's bytes are held in memory while it is read.
MAX_FILE_BYTES: Final = 400 * MIB

# A deck takes some 20 ms; a thousand times as much for a slow machine, and room above that.
DEFAULT_TIMEOUT_SECONDS: Final = 60.0

# A reader at rest takes some 70 MiB, and a few hundred with the largest decks seen.
DEFAULT_MEMORY_BYTES: Final = 1024 * MIB


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The fence around the reading of one deck: seconds, and bytes of memory.

    `workers` is how many decks are read at a time, None for one on each core.
    """

    seconds: float = DEFAULT_TIMEOUT_SECONDS
    memory: int = DEFAULT_MEMORY_BYTES
    workers: int | None = None
