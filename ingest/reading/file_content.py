"""Reading a file's bytes once, whole, whatever happens to it meanwhile."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.limits import MAX_FILE_BYTES, MIB
from ingest.reading.folder import FoundFile
from schema import Diagnostic

# A file that is being saved settles within moments; one that changes for longer is given up.
_READ_ATTEMPTS: Final = 3
_SETTLING_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """The bytes of a file, read once, and their SHA-256 in hexadecimal."""

    data: bytes
    sha256: str


def read_content(file: FoundFile) -> FileContent | Diagnostic:
    """Read a file's bytes, or say why they cannot be had.

    The file's size and time of change are compared before and after, so that no half-saved
    deck is taken for a whole one.
    """
    for attempt in range(_READ_ATTEMPTS):
        if attempt:
            time.sleep(_SETTLING_SECONDS)
        try:
            content = _read_settled(file.path)
        except FileNotFoundError:
            return Diagnostic.error(
                "unreadable-file", "The file vanished before it was read; run again if it is back."
            )
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return Diagnostic.error(
                "unreadable-file",
                f"The file cannot be opened ({reason}); check its rights and the disk.",
            )
        if content is not None:
            return content
    return Diagnostic.error(
        "changed-while-read",
        "The file changed while it was being read, so nothing of it was used; run again when it "
        "is saved.",
    )


def _read_settled(path: Path) -> FileContent | Diagnostic | None:
    """Return None for a file that changed while it was being read."""
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        if before.st_size > MAX_FILE_BYTES:
            return Diagnostic.error(
                "reader-limit",
                f"The file is larger than {MAX_FILE_BYTES // MIB} MiB and was not read; compress "
                "its pictures or take out its films.",
            )
        data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return None
    if len(data) != before.st_size:
        return None
    return FileContent(data=data, sha256=hashlib.sha256(data).hexdigest())
