"""Reading shared out over all cores, each deck in a process of its own behind a fence.

Every worker process has one thread here that hands it decks, one at a time, over pipes that no
other worker shares: whatever a process does to itself, only its own deck is lost. The calling
thread watches time and memory. Pools made for trusted work fall short here, pebble's too: its
workers share one pipe and its lock, a worker that calls `exit(0)` passes for a slow one, and one
that ignores SIGTERM holds up all others for seconds.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Final

from ingest.interrupts import interrupts_wait
from ingest.limits import MIB, Limits, cores
from ingest.reading.cache import Cache
from ingest.reading.contents import BadEncoding, Contents, Reading, decode
from ingest.reading.file_content import FileContent, read_content
from ingest.reading.folder import FoundFile
from ingest.reading.reader import Reader
from ingest.reading.worker_process import Failed, Failure, WorkerProcess, WorkerStartError
from schema import Diagnostic

Progress = Callable[[Reading], None]

# How often time and memory are looked at. A greedy process takes some 100 MiB in this time; the
# system itself refuses it memory beyond the limit where it can (Linux).
_WATCH_SECONDS: Final = 0.05

# Another program, or a greedy deck, may have left nothing to start a process with for a moment.
_START_ATTEMPTS: Final = 3
_RECOVERY_SECONDS: Final = 0.5

# A thread ends with its worker, at once; one that waits for a file on a dead network drive may not.
_LEAVING_SECONDS: Final = 2.0


def read_all(
    files: Sequence[FoundFile],
    reader: Reader,
    *,
    limits: Limits | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> tuple[Reading, ...]:
    """Read files and return a reading for each, in the files' order.

    Each deck is read in a worker process that is killed when it passes the limits; a deck that
    is too slow, too large or breaks its reader down costs itself alone (`deck-timeout`,
    `deck-memory`, `deck-crash`). `progress` is called in the calling thread with each reading as
    it comes. An interrupt (Ctrl-C) ends all workers and is raised again; what had been read is
    in the cache.

    Raises:
        WorkerStartError: this machine starts no worker process at all.
    """
    run = _Run(files, reader, limits or Limits(), cache)
    readings: dict[int, Reading] = {}
    try:
        run.start()
        while len(readings) < len(files):
            index, reading = run.next_reading()
            readings[index] = reading
            if progress is not None:
                progress(reading)
    finally:
        run.end()
    if cache is not None:
        cache.clean()
    return tuple(readings[index] for index in range(len(files)))


class _Stopped(Exception):  # noqa: N818 - never leaves this module
    pass


class _Crew:
    """The worker processes of a run, as the calling thread sees them."""

    def __init__(self, reader: Reader, limits: Limits) -> None:
        self.limits = limits
        self._reader = reader
        self._lock = Lock()
        self._stopped = False
        self._workers: set[WorkerProcess] = set()
        self._next_watch = 0.0

    def hire(self) -> WorkerProcess:
        with self._lock:
            if self._stopped:
                raise _Stopped
            worker = WorkerProcess(self._reader, self.limits)
            self._workers.add(worker)
            return worker

    def dismiss(self, worker: WorkerProcess) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.close()

    def watch(self) -> None:
        """Kill the workers that have passed their limits."""
        if time.monotonic() < self._next_watch:
            return
        with self._lock:
            for worker in self._workers:
                worker.check()
        self._next_watch = time.monotonic() + _WATCH_SECONDS

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            for worker in self._workers:
                worker.stop()


class _Seat:
    """Where one worker of the crew sits; when it fails, another one takes its place."""

    def __init__(self, crew: _Crew) -> None:
        self._crew = crew
        self._worker: WorkerProcess | None = None

    def read(self, data: bytes) -> bytes | Failed:
        """Read a deck; a machine that is short of something for a moment gets time to recover."""
        for _ in range(_START_ATTEMPTS - 1):
            try:
                return self._read(data)
            except WorkerStartError:
                self.leave()
                time.sleep(_RECOVERY_SECONDS)
        return self._read(data)

    def _read(self, data: bytes) -> bytes | Failed:
        """Read a deck; one that fails in a worker that had read others gets a worker of its own.

        What an earlier deck did to the process must not be laid to this one's charge.
        """
        while True:
            worker = self._worker or self._crew.hire()
            self._worker = worker
            outcome = worker.read(data)
            if isinstance(outcome, bytes):
                if worker.is_tired():
                    self.leave()
                return outcome
            self.leave()
            if outcome.failure is Failure.STOPPED:
                raise _Stopped
            if worker.decks == 1 or outcome.failure is Failure.TIMEOUT:
                return outcome

    def leave(self) -> None:
        if self._worker is not None:
            self._crew.dismiss(self._worker)
            self._worker = None


class _Run:
    """The threads and queues of one call of `read_all`."""

    def __init__(
        self, files: Sequence[FoundFile], reader: Reader, limits: Limits, cache: Cache | None
    ) -> None:
        self._files = files
        self._cache = cache
        self._reader_key = "" if cache is None else reader.key()
        self._crew = _Crew(reader, limits)
        self._waiting = deque(_order(files))
        self._done: SimpleQueue[tuple[int, Reading] | Exception] = SimpleQueue()
        count = min(limits.workers or cores(), len(files))
        self._threads = [Thread(target=self._serve, daemon=True) for _ in range(count)]

    def start(self) -> None:
        """Start the threads; a thread that an interrupt leaves half started breaks Python's locks."""
        with interrupts_wait():
            for thread in self._threads:
                thread.start()

    def end(self) -> None:
        """End the workers, for good also if a second interrupt comes, and then the threads."""
        with interrupts_wait():
            self._waiting.clear()
            self._crew.stop()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(_LEAVING_SECONDS)

    def next_reading(self) -> tuple[int, Reading]:
        """Wait for the next reading, and meanwhile watch the workers."""
        while True:
            self._crew.watch()
            try:
                done = self._done.get(timeout=_WATCH_SECONDS)
            except Empty:
                continue
            if isinstance(done, Exception):
                raise done
            return done

    def _serve(self) -> None:
        seat = _Seat(self._crew)
        try:
            while self._waiting:
                index = self._waiting.popleft()
                self._done.put((index, self._read(self._files[index], seat)))
        except (_Stopped, IndexError):  # another thread took the last one
            pass
        except Exception as error:  # noqa: BLE001 - raised again in the calling thread
            self._done.put(error)
        finally:
            seat.leave()

    def _read(self, file: FoundFile, seat: _Seat) -> Reading:
        content = read_content(file)
        if isinstance(content, Diagnostic):
            return Reading(file=file.name, sha256=None, diagnostics=(content,))
        known = self._cache.get(self._reader_key, content.sha256) if self._cache else None
        if known is not None:
            return Reading.of(file.name, content.sha256, known, cached=True)
        return Reading.of(file.name, content.sha256, self._contents(content, seat))

    def _contents(self, content: FileContent, seat: _Seat) -> Contents:
        encoded = seat.read(content.data)
        if isinstance(encoded, bytes):
            try:
                contents = decode(encoded)
            except BadEncoding:
                encoded = Failed(failure=Failure.CRASH, detail="an answer that makes no sense")
            else:
                if self._cache is not None:
                    self._cache.put(self._reader_key, content.sha256, encoded)
                return contents
        return Contents(format=None, diagnostics=(failure_line(encoded, self._crew.limits),))


def _order(files: Sequence[FoundFile]) -> list[int]:
    """Return in which order files are read.

    The biggest first, so that none is begun last while the other cores have run dry. But before
    all the one that came last: in a folder that was read before, it is the one to start a worker
    for, which takes as long as finding a thousand others in the cache.
    """
    last = max(range(len(files)), key=lambda at: (files[at].arrived, files[at].name), default=0)
    return sorted(range(len(files)), key=lambda at: (at != last, -files[at].size, files[at].name))


def failure_line(failed: Failed, limits: Limits) -> Diagnostic:
    """Return the line that says why a deck was not read."""
    match failed.failure:
        case Failure.TIMEOUT:
            message = (
                f"Reading the deck took longer than {limits.seconds:g} s and was stopped; open it "
                "and save it anew, or allow more with --timeout."
            )
        case Failure.MEMORY:
            message = (
                f"Reading the deck took more than {limits.memory // MIB} MiB of memory and was "
                "stopped; open it and save it anew, or allow more with --memory."
            )
        case _:
            message = (
                f"The program that read the deck broke down over it ({failed.detail}), so nothing "
                "of it was read; open it and save it anew, and please report this."
            )
    return Diagnostic.error(failed.failure.value, message)
