"""The run's side of a worker process: start it, ask it, watch it, end it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import IO, Final

import psutil

from ingest.limits import Limits
from ingest.reading import frames
from ingest.reading.frames import Kind
from ingest.reading.reader import Reader

# Starting Python and loading the readers takes half a second; a machine on its knees takes longer.
_START_SECONDS: Final = 120.0

# A process whose pipe is closed has ended, or is about to.
_DYING_SECONDS: Final = 5.0

# A C library may crash rather than report that memory was refused; above this part of the limit
# memory is taken to be the reason.
_NEARLY_ALL: Final = 0.75

# A worker that holds more than this part of its memory between two decks is replaced.
_TIRED: Final = 0.5


_NEW_GROUP_ON_WINDOWS: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class WorkerStartError(RuntimeError):
    """No worker process can be started on this machine."""


class Failure(Enum):
    """Why a worker has no answer."""

    TIMEOUT = "deck-timeout"
    MEMORY = "deck-memory"
    CRASH = "deck-crash"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A deck that was not read: why, and what is known of it beyond that."""

    failure: Failure
    detail: str = ""


class WorkerProcess:
    """A process that reads decks one after another, until it fails.

    One thread asks (`read`), another one watches (`check`, `kill`).
    """

    def __init__(self, reader: Reader, limits: Limits) -> None:
        self._limits = limits
        self._setup = _setup(reader, limits)
        self._process = _start()
        if self._process.stdin is None or self._process.stdout is None:
            raise WorkerStartError("A process for reading decks came without its pipes.")
        self._stdin: IO[bytes] = self._process.stdin
        self._stdout: IO[bytes] = self._process.stdout
        self._memory = psutil.Process(self._process.pid)
        self._lock = Lock()
        self._deadline: float | None = time.monotonic() + _START_SECONDS
        self._failure: Failure | None = None
        self._peak = 0
        self.decks = 0

    def read(self, data: bytes) -> bytes | Failed:
        """Return the encoded contents of a deck; after a failure the worker is of no more use."""
        try:
            if self.decks == 0:
                self._await_start()
            self.decks += 1
            self._allow(self._limits.seconds)
            frames.send(self._stdin, Kind.DECK, data)
            kind, payload = frames.receive(self._stdout)
            self._allow(None)
        except (EOFError, OSError):
            return self._post_mortem()
        match kind:
            case Kind.CONTENTS:
                return payload
            case Kind.OUT_OF_MEMORY:
                return Failed(failure=Failure.MEMORY)
            case _:
                return Failed(failure=Failure.CRASH, detail=payload.decode("utf-8", "replace"))

    def check(self) -> None:
        """Kill the process if it has passed its limits."""
        with self._lock:
            if self._deadline is None or self._failure is not None:
                return
            if time.monotonic() > self._deadline:
                self._kill(Failure.TIMEOUT)
            elif self._resident() > self._limits.memory:
                self._kill(Failure.MEMORY)

    def is_tired(self) -> bool:
        """Tell whether the process keeps so much memory that a new one should take over."""
        return self._resident() > _TIRED * self._limits.memory

    def stop(self) -> None:
        """End the process at once, whatever it is doing."""
        with self._lock:
            self._kill(Failure.STOPPED)

    def close(self) -> None:
        """End the process and give back what it holds; for the asking thread only."""
        self.stop()
        self._process.wait()
        for stream in (self._stdin, self._stdout):
            try:
                stream.close()
            except OSError:  # a request that was never taken cannot be flushed
                continue

    def _await_start(self) -> None:
        frames.send(self._stdin, Kind.SETUP, self._setup)
        kind, _ = frames.receive(self._stdout)
        if kind is not Kind.READY:
            raise EOFError("a worker that does not say it is ready")

    def _allow(self, seconds: float | None) -> None:
        with self._lock:
            self._deadline = None if seconds is None else time.monotonic() + seconds

    def _resident(self) -> int:
        try:
            resident = int(self._memory.memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0
        self._peak = max(self._peak, resident)
        return resident

    def _kill(self, failure: Failure) -> None:
        if self._failure is None:
            self._failure = failure
        self._process.kill()

    def _post_mortem(self) -> Failed:
        try:
            code = self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:  # it closed its pipe, or wrote nonsense, and lives on
            self._process.kill()
            self._process.wait()
            return Failed(failure=Failure.CRASH, detail="an answer that makes no sense")
        with self._lock:
            failure = self._failure
        if failure is not None:
            return Failed(failure=failure)
        if self.decks == 0:
            raise WorkerStartError(
                f"A process for reading decks could not be started ({_ending(code)}); check that "
                f"{sys.executable} runs and that memory is left."
            )
        if _ending(code) == "SIGALRM":  # the alarm that the worker sets itself came first
            return Failed(failure=Failure.TIMEOUT)
        if self._peak > _NEARLY_ALL * self._limits.memory:
            return Failed(failure=Failure.MEMORY)
        return Failed(failure=Failure.CRASH, detail=_ending(code))


def _ending(code: int) -> str:
    """Say how a process ended, from its return code."""
    if code >= 0:
        return f"exit status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _setup(reader: Reader, limits: Limits) -> bytes:
    setup = {
        "module": reader.task.__module__,
        "function": reader.task.__qualname__,
        "vocabulary": reader.vocabulary.model_dump(mode="json"),
        "memory": limits.memory,
        "seconds": limits.seconds,
    }
    return json.dumps(setup).encode()


def _start() -> subprocess.Popen[bytes]:
    # `-P` keeps the current folder off the module path: it may be the input folder, and nothing
    # in there is ever executed.
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "ingest.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(_module_path())},
            # Ctrl-C in the terminal is for the run, which ends its workers itself.
            process_group=None if sys.platform == "win32" else 0,
            creationflags=_NEW_GROUP_ON_WINDOWS,
        )
    except OSError as error:
        raise WorkerStartError(
            f"A process for reading decks could not be started ({error.strerror}); check that "
            f"{sys.executable} runs and that memory is left."
        ) from error


def _module_path() -> list[str]:
    """Return where modules are found: this program first, then wherever they are found here."""
    here = str(Path(__file__).resolve().parent.parent.parent)
    return [here, *(entry for entry in sys.path if Path(entry).is_absolute() and entry != here)]
