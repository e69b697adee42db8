"""What the person at the terminal sees while a run is under way."""

from __future__ import annotations

from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ingest.reading.contents import Reading


class Waiting:
    """A progress bar that is gone when the run is done; it shows on a terminal alone."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("Looking for decks", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def found(self, decks: int) -> None:
        """Take note of how many decks there are."""
        self._progress.update(self._task, total=decks, description="Reading decks")

    def read(self, reading: Reading) -> None:
        """Take note of a deck that has been read."""
        del reading
        self._progress.advance(self._task)

    def say(self, message: str) -> None:
        """Tell why nothing goes on, also where there is no terminal to draw a bar on."""
        self._progress.console.print(message, markup=False, highlight=False)
