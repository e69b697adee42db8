"""Reading shared out over all cores, each deck in a process of its own behind a fence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.cache import Cache
from ingest.folder import FoundFile
from ingest.limits import Limits
from ingest.reader import Reader
from ingest.reading import Reading

Progress = Callable[[Reading], None]


def read_all(
    files: Sequence[FoundFile],
    reader: Reader,
    *,
    limits: Limits | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> tuple[Reading, ...]:
    """Read files and return a reading for each, in the files' order.

    Each deck is read in a worker process that is killed when it passes the limits; a deck that
    is too slow, too large or breaks its reader down costs itself alone (`deck-timeout`,
    `deck-memory`, `deck-crash`). `progress` is called in the calling thread with each reading as
    it comes. An interrupt (Ctrl-C) ends all workers and is raised again; what had been read is
    in the cache.
    """
    raise NotImplementedError
