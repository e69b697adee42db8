"""An interrupt that is held back comes afterwards, and means what it meant before."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import ingest
from ingest.interrupts import interrupts_wait, nothing_left_to_stop


def test_an_interrupt_waits_for_the_end_of_the_block() -> None:
    done: list[str] = []

    def be_interrupted() -> None:
        with interrupts_wait():
            signal.raise_signal(signal.SIGINT)
            done.append("all")

    with pytest.raises(KeyboardInterrupt):
        be_interrupted()
    assert done == ["all"]


def test_an_interrupt_is_not_lost_to_an_error() -> None:
    def stumble() -> None:
        with interrupts_wait():
            signal.raise_signal(signal.SIGINT)
            raise ImportError("half loaded")

    with pytest.raises(KeyboardInterrupt):
        stumble()


def test_a_run_in_the_background_of_a_script_takes_no_notice_of_interrupts() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_wait():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_thread_that_hears_of_no_interrupts_has_none_to_hold_back() -> None:
    def hold() -> str:
        with interrupts_wait():
            return "done"

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(hold).result() == "done"


def test_an_interrupt_at_the_very_end_of_python_is_no_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_end: list[Callable[[], None]] = []
    handlers: list[object] = []

    def interrupted_once(_: int, handler: object) -> None:
        handlers.append(handler)
        if len(handlers) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(atexit, "register", at_end.append)
    nothing_left_to_stop()
    monkeypatch.setattr(signal, "signal", interrupted_once)
    for callback in at_end:
        callback()
    assert handlers == [signal.SIG_IGN] * 2


def test_what_is_loaded_while_an_interrupt_ends_the_program_says_nothing() -> None:
    """No library can register then what to do at the program's end."""
    program = (
        "import threading, time; from ingest.pipeline import _load; "
        "threading.Thread(target=lambda: (time.sleep(0.5), _load())).start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(ingest.__file__).parent.parent)},
    )
    assert (done.returncode, done.stderr) == (0, "")
