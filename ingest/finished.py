"""What a run comes to, and how it is kept for the next run on the very same decks.

A run that finds its decks as they were takes the output's files from here: it compares every
deck's bytes, but reads none.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from ingest.limits import MIB
from ingest.reading.cache import Store
from ingest.reading.contents import Reading
from ingest.reading.file_content import read_content
from ingest.reading.folder import FoundFile
from ingest.reading.worker_process import Failure
from ingest.request import Request
from ingest.summary import Summary
from ingest.version import program
from schema.diagnostic import Diagnostic

# A run over 1,000 decks takes some 2 MiB: room for the runs of a month or two, whatever their size.
MAX_FINISHED_BYTES: Final = 128 * MIB

_FAILURES: Final = {failure.value for failure in Failure}

# Tables are mostly repetition: the fastest level leaves a sixth of them.
_COMPRESSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The output's files by name, and what the person at the terminal is told."""

    files: Mapping[str, bytes]
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A finished run on disk: `hashes` are those of its decks, in their order."""

    hashes: tuple[str, ...]
    summary: Summary
    files: tuple[tuple[str, int], ...]


class Runs:
    """Finished runs, kept by all that their output depends on.

    An entry is found by the decks' names and sizes and by everything beside them, and it counts
    only if each deck's content is still the same. A run that met with something which may be
    otherwise the next time is not kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._store = Store(folder, "run")

    def get(self, asked: Request) -> Finished | None:
        """Return what this very run came to before, None where that is not known."""
        data = self._store.get(_key(asked))
        try:
            return None if data is None else _unpacked(data, asked.wanted)
        except (ValidationError, ValueError, zlib.error):
            return None

    def put(self, asked: Request, readings: Sequence[Reading], finished: Finished) -> None:
        """Keep what a run came to; `readings` are those of all its decks."""
        hashes = _hashes(asked, readings)
        if hashes is not None:
            self._store.put(_key(asked), data=_packed(hashes, finished))
            self._store.clean(MAX_FINISHED_BYTES)


def _key(asked: Request) -> str:
    """Name a run by all that its output depends on, but for the decks' content."""
    found = asked.found
    parts = (
        program(),
        asked.vocabulary.model_dump_json(),
        asked.settings.model_dump_json(),
        [(file.name, file.size) for file in found.files],
        found.unreachable,
        [asdict(placed) for placed in found.diagnostics],
    )
    return json.dumps(parts)


def _hashes(asked: Request, readings: Sequence[Reading]) -> tuple[str, ...] | None:
    """Return the hashes of a run's decks, None where one of them may be read otherwise next time."""
    if "unreadable-file" in _codes(placed.diagnostic for placed in asked.found.diagnostics):
        return None
    by_name = {reading.file: reading for reading in readings}
    hashes = []
    for file in asked.wanted:
        reading = by_name[file.name]
        if reading.sha256 is None or _FAILURES & _codes(reading.diagnostics):
            return None
        hashes.append(reading.sha256)
    return tuple(hashes)


def _codes(diagnostics: Iterable[Diagnostic]) -> set[str]:
    return {diagnostic.code for diagnostic in diagnostics}


@cache
def _codec() -> TypeAdapter[_Entry]:
    return TypeAdapter(_Entry)


def _packed(hashes: tuple[str, ...], finished: Finished) -> bytes:
    """Write a finished run: the length of the head, the head as JSON, the files compressed."""
    sizes = tuple((name, len(content)) for name, content in finished.files.items())
    head = _codec().dump_json(_Entry(hashes=hashes, summary=finished.summary, files=sizes))
    packer = zlib.compressobj(_COMPRESSION)
    body = map(packer.compress, finished.files.values())
    return b"".join((b"%d\n" % len(head), head, *body, packer.flush()))


def _unpacked(data: bytes, wanted: Sequence[FoundFile]) -> Finished | None:
    length, _, rest = data.partition(b"\n")
    entry = _codec().validate_json(rest[: int(length)], strict=True)
    if not all(_is_same(*pair) for pair in zip(wanted, entry.hashes, strict=True)):
        return None
    body = zlib.decompress(rest[int(length) :])
    files, start = {}, 0
    for name, size in entry.files:
        files[name] = body[start : start + size]
        start += size
    return Finished(files=files, summary=entry.summary)


def _is_same(file: FoundFile, sha256: str) -> bool:
    content = read_content(file)
    return not isinstance(content, Diagnostic) and content.sha256 == sha256
