"""Stand-ins for the reader of decks that do what hostile decks make readers do."""

from __future__ import annotations

import ctypes
import itertools
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable

from ingest.reading.contents import Contents
from schema import Format, Report
from schema.vocabulary import Vocabulary

MIB = 1024 * 1024
_decks_seen = itertools.count(1)


def hang_in_c() -> None:
    # A C call that holds the interpreter, as a library in an endless loop does.
    ctypes.PyDLL(None).sleep(600)


def hang_deaf() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(600)


def eat(pace: float, bite: int) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(b"x" * bite))
        time.sleep(pace)


def complain() -> None:
    raise KeyError("secret words of the deck")


DEEDS: dict[bytes, Callable[[], object]] = {
    b"hang": lambda: time.sleep(600),
    b"hang-in-c": hang_in_c,
    b"hang-deaf": hang_deaf,
    b"eat": lambda: eat(0, 16 * MIB),
    b"eat-slowly": lambda: eat(0.002, MIB),
    b"eat-at-once": lambda: bytearray(64 * 1024 * MIB),
    b"exit": lambda: os._exit(0),
    b"segfault": lambda: ctypes.string_at(8),
    b"abort": os.abort,
    b"sigkill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"raise": complain,
    b"fetch": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    b"run": lambda: subprocess.run(["true"], check=True),
    b"print": lambda: os.write(1, b"noise of a library\n"),
    # Goes wrong only in a process that has read another deck before.
    b"poisoned": lambda: os._exit(3) if next(_decks_seen) > 1 else None,
}


def obey(data: bytes, _vocabulary: Vocabulary) -> Contents:
    """Do what the first word of the file says."""
    DEEDS.get(data.split(b" ")[0], lambda: None)()
    title = data.decode("utf-8", "replace")
    return Contents(format=Format.TXT, reports=(Report(plan_names=(title,), slides=1),))


def half_a_character(_data: bytes, _vocabulary: Vocabulary) -> Contents:
    """Return text that no table can hold."""
    return Contents(format=Format.TXT, reports=(Report(plan_names=("a\ud800b",)),))


def greedy_but_within(_data: bytes, _vocabulary: Vocabulary) -> Contents:
    """Take 60 MiB, and give them back."""
    bytearray(b"x" * (60 * MIB))
    return Contents(format=Format.TXT)
