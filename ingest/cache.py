"""What was read once: a folder of readings by content, which may be deleted at any time."""

from __future__ import annotations

from pathlib import Path

from ingest.reading import Contents

CACHE_FOLDER_VARIABLE = "STATUSDECK_CACHE_DIR"


def default_folder() -> Path:
    """Return the user's cache folder for this program, or the one that the environment names."""
    raise NotImplementedError


class Cache:
    """Readings kept by content hash and reader.

    Safe for several runs at once: an entry appears whole or not at all. A damaged entry is
    ignored and written again; a folder that cannot be written is no cache, and no trouble.
    """

    def __init__(self, folder: Path | None = None) -> None:
        raise NotImplementedError

    def get(self, reader: str, sha256: str) -> Contents | None:
        """Return the contents of the file with this hash, or None when they are not known."""
        raise NotImplementedError

    def put(self, reader: str, sha256: str, encoded: bytes) -> None:
        """Keep the encoded contents of the file with this hash."""
        raise NotImplementedError
