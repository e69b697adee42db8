"""A lock beside a folder, so that two runs do not write it at the same time.

The system itself holds the lock for a process and lets go of it when the process ends, however
it ends; so a run that was killed never blocks the next one.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_RETRY_SECONDS: Final = 0.1

# Windows locks a range of bytes against reading too: one that lies behind the holder's name.
_LOCKED_BYTE: Final = 1 << 30

_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class FolderBusyError(OSError):
    """Another process holds the lock; the message says which."""


@contextmanager
def locked(lock: Path, *, wait: float, on_wait: Callable[[str], None] | None) -> Iterator[None]:
    """Hold a lock file for the length of a block; it is gone afterwards.

    `on_wait` is told once who holds it. `wait` is in seconds.

    Raises:
        FolderBusyError: another process held it all this time.
        OSError: the lock file cannot be made there.
    """
    handle = _acquired(lock, wait, on_wait)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True) if sys.platform != "win32" else None
        os.close(handle)


def _acquired(lock: Path, wait: float, on_wait: Callable[[str], None] | None) -> int:
    patience = time.monotonic() + wait
    told = on_wait is None
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if _try_to_lock(handle) and _is_still_there(lock, handle):
                _sign(handle)
                return handle
            holder = _holder(handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() >= patience:
            raise FolderBusyError(holder)
        if on_wait is not None and not told:
            on_wait(holder)
            told = True
        time.sleep(_RETRY_SECONDS)


def _try_to_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _is_still_there(lock: Path, handle: int) -> bool:
    """Tell whether the locked file is the one at the path: its last holder may have removed it."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    since = datetime.now().astimezone().strftime("%H:%M:%S")
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, f"process {os.getpid()} on {socket.gethostname()}, since {since}".encode())


def _holder(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 200).decode("utf-8", "replace") or "another process"
