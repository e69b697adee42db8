"""One worker process behind the fence, asked one thing after another."""

from __future__ import annotations

from threading import Event, Thread
from typing import Final, Self

from ingest.limits import Limits
from ingest.reading.reader import Reader
from ingest.reading.worker_process import Failed, WorkerProcess

# How often time and memory are looked at.
_WATCH_SECONDS: Final = 0.05


class Fence:
    """A worker process that is replaced when it fails; a context manager.

    Each answer is given within the limits, or not at all.
    """

    def __init__(self, reader: Reader, limits: Limits) -> None:
        self._reader = reader
        self._limits = limits
        self._worker: WorkerProcess | None = None
        self._over = Event()
        self._watcher = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watcher.join()
        self._dismiss()

    def ask(self, request: bytes) -> bytes | Failed:
        """Return what the reader's task answers, or why there is no answer.

        Raises:
            WorkerStartError: this machine starts no worker process.
        """
        worker = self._worker or WorkerProcess(self._reader, self._limits)
        self._worker = worker
        answer = worker.read(request)
        if isinstance(answer, Failed):
            self._dismiss()
        return answer

    def _dismiss(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _watch(self) -> None:
        while not self._over.wait(_WATCH_SECONDS):
            worker = self._worker
            if worker is not None:
                worker.check()
