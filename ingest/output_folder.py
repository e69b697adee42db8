"""An output folder whose files change all together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

# How long a run waits for another one that is writing the same folder.
DEFAULT_WAIT_SECONDS = 60.0


class OutputError(OSError):
    """The output folder cannot be written; the message is one sentence: why, and what to do."""


def check_writable(folder: Path) -> None:
    """Make sure, before any work is done, that an output folder can be written.

    Raises:
        OutputError: it cannot.
    """
    raise NotImplementedError


@contextmanager
def replaced(
    folder: Path,
    *,
    owned: Collection[str],
    wait: float = DEFAULT_WAIT_SECONDS,
    on_wait: Callable[[str], None] | None = None,
) -> Iterator[Path]:
    """Give an empty folder to write the new set of files into; on leaving, it becomes `folder`.

    Files of the old set that `owned` names and that were not written anew disappear; all other
    files in the folder stay. If the block raises, or the process is killed, the old set stays.

    Usage: `with replaced(Path("output"), owned=NAMES) as staging: write(staging)`.

    Raises:
        OutputError: another run holds the folder for longer than `wait` seconds (the message
            says which), the folder cannot be written, or the disk is full.
    """
    raise NotImplementedError
    yield folder
