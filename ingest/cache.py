"""What was read once: a folder of readings by content, which may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import platformdirs

from ingest.limits import MIB
from ingest.reading import BadEncoding, Contents, decode

# Names another cache folder than the user's own.
CACHE_FOLDER_VARIABLE: Final = "STATUSDECK_CACHE_DIR"

# An entry takes some 30 KiB: room for 15,000 decks.
MAX_CACHE_BYTES: Final = 512 * MIB

# Cleaning stops here, so that the next run does not have to clean again.
_CLEANED_TO: Final = 0.75

# An entry that is used is marked so at most this often, so that reading rarely writes.
_MARKED_EVERY_SECONDS: Final = 24 * 3600

# A temporary file older than this was left by a run that was killed.
_ABANDONED_AFTER_SECONDS: Final = 3600

_SUFFIX: Final = ".reading"
_DIGEST_LENGTH: Final = hashlib.sha256().digest_size


def default_folder() -> Path:
    """Return the user's cache folder for this program, or the one that the environment names."""
    named = os.environ.get(CACHE_FOLDER_VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path("statusdeck", appauthor=False)


class Cache:
    """Readings kept by content hash and reader.

    An entry is a file: the SHA-256 of what follows, then the encoded contents. It is safe for
    several runs at once, since an entry appears whole or not at all. A damaged entry is ignored
    and written again; a folder that cannot be written is no cache, and no trouble.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = (folder or default_folder()) / "readings"
        self._has_grown = False

    def get(self, reader: str, sha256: str) -> Contents | None:
        """Return what a reader made of the file with this hash, or None when that is not known."""
        path = self._path(reader, sha256)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        digest, encoded = entry[:_DIGEST_LENGTH], entry[_DIGEST_LENGTH:]
        if hashlib.sha256(encoded).digest() != digest:
            return None
        try:
            contents = decode(encoded)
        except BadEncoding:
            return None
        _mark_used(path)
        return contents

    def put(self, reader: str, sha256: str, encoded: bytes) -> None:
        """Keep what a reader made of the file with this hash, as `reading.encode` wrote it."""
        path = self._path(reader, sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_whole(path, hashlib.sha256(encoded).digest() + encoded)
        except OSError:  # a full or read-only disk: the deck will be read again next time
            return
        self._has_grown = True

    def clean(self) -> None:
        """Delete the entries that have not been used for longest, if this run made too many."""
        if not self._has_grown:
            return
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        if total <= MAX_CACHE_BYTES:
            return
        for _, size, path in entries:
            if total <= _CLEANED_TO * MAX_CACHE_BYTES:
                return
            path.unlink(missing_ok=True)
            total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Yield each entry's time of last use, size and path; remove what killed runs left."""
        now = time.time()
        for path in self._folder.glob("*/*"):
            try:
                status = path.stat()
                if path.suffix == _SUFFIX:
                    yield status.st_mtime, status.st_size, path
                elif now - status.st_mtime > _ABANDONED_AFTER_SECONDS:
                    path.unlink(missing_ok=True)
            except OSError:  # another run is cleaning too
                continue

    def _path(self, reader: str, sha256: str) -> Path:
        name = hashlib.sha256(f"{reader} {sha256}".encode()).hexdigest()
        return self._folder / name[:2] / f"{name}{_SUFFIX}"


def _write_whole(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _mark_used(path: Path) -> None:
    try:
        if time.time() - path.stat().st_mtime > _MARKED_EVERY_SECONDS:
            path.touch()
    except OSError:
        return
