"""What was worked out once, kept in a folder that may be deleted at any time."""

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
from ingest.reading.contents import BadEncoding, Contents, decode

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

_DIGEST_LENGTH: Final = hashlib.sha256().digest_size


def default_folder() -> Path:
    """Return the user's cache folder for this program, or the one that the environment names."""
    named = os.environ.get(CACHE_FOLDER_VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path("statusdeck", appauthor=False)


class Store:
    """Bytes kept by key: `kind` names the folder and the files of it.

    An entry is a file: the SHA-256 of what follows, then the bytes. It is safe for several runs
    at once, since an entry appears whole or not at all. A damaged entry is ignored and written
    again; a folder that cannot be written is no cache, and no trouble.
    """

    def __init__(self, folder: Path | None, kind: str) -> None:
        self._folder = (folder or default_folder()) / f"{kind}s"
        self._suffix = f".{kind}"
        self._has_grown = False

    def get(self, *key: str) -> bytes | None:
        """Return what is kept by a key, or None when nothing whole is."""
        path = self._path(key)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        digest, data = entry[:_DIGEST_LENGTH], entry[_DIGEST_LENGTH:]
        if hashlib.sha256(data).digest() != digest:
            return None
        _mark_used(path)
        return data

    def put(self, *key: str, data: bytes) -> None:
        """Keep bytes by a key."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_whole(path, hashlib.sha256(data).digest() + data)
        except OSError:  # a full or read-only disk: it will be worked out again next time
            return
        self._has_grown = True

    def clean(self, most: int) -> None:
        """Delete the entries unused for longest, if this run made more than `most` bytes of them."""
        if not self._has_grown:
            return
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        if total <= most:
            return
        for _, size, path in entries:
            if total <= _CLEANED_TO * most:
                return
            path.unlink(missing_ok=True)
            total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Yield each entry's time of last use, size and path; remove what killed runs left."""
        now = time.time()
        for path in self._folder.glob("*/*"):
            try:
                status = path.stat()
                if path.suffix == self._suffix:
                    yield status.st_mtime, status.st_size, path
                elif now - status.st_mtime > _ABANDONED_AFTER_SECONDS:
                    path.unlink(missing_ok=True)
            except OSError:  # another run is cleaning too
                continue

    def _path(self, key: tuple[str, ...]) -> Path:
        name = hashlib.sha256(" ".join(key).encode()).hexdigest()
        return self._folder / name[:2] / f"{name}{self._suffix}"


class Cache:
    """Readings kept by content hash and reader."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = Store(folder, "reading")

    def get(self, reader: str, sha256: str) -> Contents | None:
        """Return what a reader made of the file with this hash, or None when that is not known."""
        encoded = self._store.get(reader, sha256)
        try:
            return None if encoded is None else decode(encoded)
        except BadEncoding:
            return None

    def put(self, reader: str, sha256: str, encoded: bytes) -> None:
        """Keep what a reader made of the file with this hash, as `reading.encode` wrote it."""
        self._store.put(reader, sha256, data=encoded)

    def clean(self) -> None:
        """Keep the cache within its bounds."""
        self._store.clean(MAX_CACHE_BYTES)


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
