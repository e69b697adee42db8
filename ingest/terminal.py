"""Text for people: fit for a terminal, and no harm done where nobody listens."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import click
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

INDENT: Final = "  "

_BREAKS: Final = frozenset({"Cc", "Zl", "Zp"})


def one_line(text: object) -> str:
    """Return a text without characters that steer a terminal: decks are other people's files."""
    return "".join(
        " " if unicodedata.category(character) in _BREAKS else character
        for character in str(text)
        if unicodedata.category(character) != "Cf"
    )


def counted(number: int, noun: str) -> str:
    """Return a number of things as a person says it: `1 deck`, `2 decks`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Hanging:
    """A text whose lines are indented, but for the first, so that none looks like another text."""

    def __init__(self, text: Text, first: str = "") -> None:
        self._text = text
        self._first = first

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        whole = cell_len(self._first) + self._text.cell_len <= options.max_width
        width = options.max_width - (0 if whole else cell_len(INDENT))
        for place, line in enumerate(self._text.wrap(console, width)):
            line.rstrip()
            yield Text(INDENT if place else self._first).append_text(line)


class Screen(Console):
    """Standard output; whoever stops reading it (`| head`) ends the printing and not the run."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        _let_go()


@contextmanager
def spoken() -> Iterator[None]:
    """Print in the block; where that fails (a full disk behind a `>`), say so and go on."""
    try:
        yield
    except OSError as error:
        _let_go()
        with suppress(OSError):
            reason = error.strerror or type(error).__name__
            click.echo(f"Not all of this could be printed ({reason}).", err=True)


def _let_go() -> None:
    """Send standard output nowhere, so that what waits to be printed does not fail at the exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
