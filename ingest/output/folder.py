"""An output folder whose files change all together or not at all.

A new set of files is written into a staging folder, made safe on disk, and then changes places
with the output folder in one step of the file system (Linux, macOS). Whoever opens a file by its
path finds the complete old set or the complete new one, also when the run is killed at any moment
or the machine loses power. Someone who opens several files one after the other may open the first
before that step and the next one after it.

Where a folder cannot be swapped (Windows; a mount point; a file system without that step; the
folder that the run was started in), the old files are moved aside and the new ones moved in, one
after the other. A run that is killed in between leaves a mix, for which the next run on the same
folder makes up before it does anything else.

Files in the output folder that are not the program's stay as they are. The names that a run uses
meanwhile start with a dot and are gone when it ends.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.output.lock import FolderBusyError, locked
from ingest.output.staging import Staging

# How long a run waits for another one that is writing the same folder; writing takes seconds.
DEFAULT_WAIT_SECONDS: Final = 60.0


class OutputError(OSError):
    """The output folder cannot be written; the message is one sentence: why, and what to do."""


def check_writable(folder: Path) -> None:
    """Make sure, before any work is done, that an output folder can be written.

    Raises:
        OutputError: it cannot.
    """
    real = Path(os.path.realpath(folder))
    if real.exists() and not real.is_dir():
        raise OutputError(f"The output {folder} is a file, not a folder; name another one.")
    existing = next((place for place in (real, *real.parents) if place.is_dir()), real)
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        raise OutputError(_sentence(folder, error)) from error


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
    `on_wait` is told, in a sentence, which other run is being waited for.

    Usage: `with replaced(Path("output"), owned=NAMES) as staging: write(staging)`.

    Raises:
        OutputError: another run holds the folder for longer than `wait` seconds (the message
            says which), the folder cannot be written, or the disk is full.
    """

    def tell(holder: str) -> None:
        if on_wait is not None:
            on_wait(f"Another run ({holder}) is writing {folder}; waiting for it.")

    try:
        staging = Staging.beside(Path(os.path.realpath(folder)), owned)
        with locked(staging.lock, wait=wait, on_wait=tell):
            staging.recover()
            staging.make()
            try:
                yield staging.folder
                staging.commit()
            finally:
                staging.recover()
    except FolderBusyError as error:
        raise OutputError(
            f"Another run ({error}) is writing {folder}; run again when it is done, or name "
            "another --output."
        ) from error
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(_sentence(folder, error)) from error


def _sentence(folder: Path, error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return (
        f"The output folder {folder} cannot be written ({reason}); its earlier files are as they "
        "were. Check its rights, the room on the disk, and that no program has its files open."
    )
