"""The messages between a run and its worker processes: a kind, a length, and bytes."""

from __future__ import annotations

import struct
from enum import Enum
from typing import IO, Final

from ingest.limits import MAX_FILE_BYTES

# Nothing that is sent is larger than a file; what claims to be comes from a broken worker.
_LARGEST_FRAME: Final = 2 * MAX_FILE_BYTES

_HEADER: Final = struct.Struct("!cQ")


class Kind(Enum):
    """What a message says."""

    SETUP = b"S"
    READY = b"R"
    DECK = b"D"
    CONTENTS = b"C"
    OUT_OF_MEMORY = b"M"
    BUG = b"B"


def send(stream: IO[bytes], kind: Kind, payload: bytes = b"") -> None:
    """Write a message and flush it.

    Raises:
        OSError: the other side is gone.
    """
    stream.write(_HEADER.pack(kind.value, len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Kind, bytes]:
    """Wait for the next message.

    Raises:
        EOFError: the other side is gone, or what it sent is no message.
    """
    header = _read_exactly(stream, _HEADER.size)
    kind, length = _HEADER.unpack(header)
    if length > _LARGEST_FRAME or kind not in {known.value for known in Kind}:
        raise EOFError("not a message")
    return Kind(kind), _read_exactly(stream, length)


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise EOFError("the other side is gone")
    return data
