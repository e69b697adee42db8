"""Ctrl-C, held back where it would do harm."""

from __future__ import annotations

import atexit
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """Hold an interrupt back for a moment: libraries half loaded turn it into errors of theirs.

    It then means what it meant before: nothing in a run that a script started in the background.
    """
    if current_thread() is not main_thread():  # which alone hears of interrupts
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


def nothing_left_to_stop() -> None:
    """Take no notice of an interrupt once Python itself is ending.

    All is written by then, and Python has put its own handling away: the system would end the
    process as if the run had failed.
    """
    atexit.register(_take_no_notice)


def _take_no_notice() -> None:
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:  # it came in that very moment
        _take_no_notice()
