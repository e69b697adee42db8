"""What a hanging, greedy or crashing reader costs: its own deck, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Thread, active_count, current_thread, main_thread

import pool_tasks
import psutil
import pytest

from ingest.limits import MIB, Limits
from ingest.reading.cache import Cache
from ingest.reading.contents import Reading
from ingest.reading.folder import FoundFile, find
from ingest.reading.pool import read_all
from ingest.reading.reader import Reader
from ingest.reading.worker_process import WorkerProcess, WorkerStartError
from schema.vocabulary import load

READER = Reader(vocabulary=load(), task=pool_tasks.obey)
# Only what hangs is to meet the time limit, also where the machine has much else to do.
LIMITS = Limits(seconds=30.0, memory=256 * MIB, workers=2)
QUICK = replace(LIMITS, seconds=1.0)
# What ends before half of this has passed did not wait for a deck that hangs, on any machine.
LONG = 600.0


def decks(folder: Path, *orders: str) -> tuple[FoundFile, ...]:
    folder.mkdir(exist_ok=True)
    for number, order in enumerate(orders):
        (folder / f"{number:03}.txt").write_text(order)
    return find([folder]).files


def codes(readings: tuple[Reading, ...]) -> list[str]:
    return [
        reading.diagnostics[0].code if reading.diagnostics else reading.reports[0].plan_names[0]
        for reading in readings
    ]


def test_readings_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    orders = [f"deck {number} " + "x" * (number * 7 % 5) for number in range(30)]
    readings = read_all(decks(tmp_path, *orders), READER, limits=LIMITS)
    assert codes(readings) == orders
    assert [reading.file for reading in readings] == [f"{n:03}.txt" for n in range(30)]


def test_the_deck_that_came_last_is_begun_first_then_the_biggest(tmp_path: Path) -> None:
    files = decks(tmp_path, "two", "three and more", "one", "four and")
    files = tuple(replace(file, arrived=at) for file, at in zip(files, (1, 2, 4, 3), strict=True))
    begun: list[str] = []
    read_all(
        files, READER, limits=Limits(workers=1), progress=lambda reading: begun.append(reading.file)
    )
    assert begun == ["002.txt", "001.txt", "003.txt", "000.txt"]


def test_no_files_give_no_readings() -> None:
    assert read_all([], READER) == ()


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("hang", "deck-timeout"),
        ("hang-in-c", "deck-timeout"),
        ("hang-deaf", "deck-timeout"),
        ("eat", "deck-memory"),
        ("eat-at-once", "deck-memory"),
        ("eat-slowly", "deck-memory"),
        ("exit", "deck-crash"),
        ("segfault", "deck-crash"),
        ("abort", "deck-crash"),
        ("sigkill", "deck-crash"),
        ("raise", "deck-crash"),
    ],
)
def test_a_bad_deck_costs_itself_alone(tmp_path: Path, order: str, code: str) -> None:
    limits = QUICK if code == "deck-timeout" else LIMITS
    readings = read_all(decks(tmp_path, "one", order, "two", "three"), READER, limits=limits)
    assert codes(readings) == ["one", code, "two", "three"]


def test_many_bad_decks_leave_the_run_at_full_width(tmp_path: Path) -> None:
    orders = ["segfault", "exit", "raise"] * 4 + ["good"] * 12
    readings = read_all(decks(tmp_path, *orders), READER, limits=LIMITS)
    assert codes(readings) == ["deck-crash"] * 12 + ["good"] * 12


def test_a_crash_is_told_without_the_decks_own_words(tmp_path: Path) -> None:
    (reading,) = read_all(decks(tmp_path, "raise"), READER, limits=LIMITS)
    (diagnostic,) = reading.diagnostics
    assert "KeyError in tests/pool_tasks.py" in diagnostic.message
    assert "secret" not in diagnostic.message


def test_a_deck_is_not_blamed_for_what_an_earlier_one_did_to_the_process(tmp_path: Path) -> None:
    files = decks(tmp_path, "poisoned", "poisoned", "poisoned")
    readings = read_all(files, READER, limits=Limits(workers=1))
    assert codes(readings) == ["poisoned"] * 3


def test_a_library_that_prints_does_not_garble_the_answers(tmp_path: Path) -> None:
    readings = read_all(decks(tmp_path, "print", "print"), READER, limits=LIMITS)
    assert codes(readings) == ["print", "print"]


def test_half_a_character_is_replaced_rather_than_lost_with_its_deck(tmp_path: Path) -> None:
    reader = Reader(vocabulary=READER.vocabulary, task=pool_tasks.half_a_character)
    (reading,) = read_all(decks(tmp_path, "any"), reader, limits=LIMITS)
    assert reading.reports[0].plan_names == ("a\ufffdb",)


def test_a_deck_within_its_limits_is_read(tmp_path: Path) -> None:
    reader = Reader(vocabulary=READER.vocabulary, task=pool_tasks.greedy_but_within)
    readings = read_all(decks(tmp_path, *"abcd"), reader, limits=LIMITS)
    assert [reading.diagnostics for reading in readings] == [()] * 4


def test_a_machine_that_starts_no_workers_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(WorkerStartError, match="could not be started"):
        read_all(decks(tmp_path, "one"), READER, limits=LIMITS)


def test_what_was_read_once_is_not_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    files = decks(folder, "one", "two", "raise")
    cache = Cache(tmp_path / "cache")
    first = read_all(files, READER, limits=LIMITS, cache=cache)
    again = read_all(files, READER, limits=LIMITS, cache=cache)
    assert [reading.cached for reading in again] == [True, True, False]
    assert codes(again) == codes(first)
    assert [reading.reports for reading in again] == [reading.reports for reading in first]


def test_progress_hears_of_every_reading_in_the_callers_thread(tmp_path: Path) -> None:
    heard: list[str] = []
    files = decks(tmp_path, "one", "raise", "three")
    read_all(files, READER, limits=LIMITS, progress=lambda reading: heard.append(reading.file))
    assert sorted(heard) == ["000.txt", "001.txt", "002.txt"]


def test_trouble_in_the_callers_own_code_ends_the_workers(tmp_path: Path) -> None:
    def stumble(_reading: Reading) -> None:
        raise RuntimeError("stumbled")

    with pytest.raises(RuntimeError, match="stumbled"):
        read_all(decks(tmp_path, "one", "hang"), READER, limits=QUICK, progress=stumble)
    assert psutil.Process().children() == []


SCRIPT = """
import sys
from pathlib import Path
import pool_tasks
from ingest.reading.cache import Cache
from ingest.reading.folder import find
from ingest.limits import Limits
from ingest.reading.pool import read_all
from ingest.reading.reader import Reader
from schema.vocabulary import load

reader = Reader(vocabulary=load(), task=pool_tasks.obey)
try:
    read_all(
        find([Path(sys.argv[1])]).files,
        reader,
        limits=Limits(seconds=float(sys.argv[3]), workers=2),
        cache=Cache(Path(sys.argv[2])),
        progress=lambda reading: print(reading.file, flush=True),
    )
except KeyboardInterrupt:
    sys.exit(130)
"""


def start_run(folder: Path, cache: Path, seconds: float) -> subprocess.Popen[str]:
    """Start a run as a script without any guard around its top level, as notebooks' users do."""
    script = folder.parent / "script.py"
    script.write_text(SCRIPT)
    paths = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]
    return subprocess.Popen(
        [sys.executable, script, folder, cache, str(seconds)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_children_to_end(children: list[psutil.Process], seconds: float) -> list[object]:
    _, alive = psutil.wait_procs(children, timeout=seconds)
    return list(alive)


def test_an_interrupt_ends_the_run_at_once_and_keeps_what_was_read(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    files = decks(folder, "a good one", "another good", "hang", "hang-deaf")
    run = start_run(folder, tmp_path / "cache", LONG)
    assert run.stdout is not None
    first = {run.stdout.readline().strip(), run.stdout.readline().strip()}
    assert first == {"000.txt", "001.txt"}
    time.sleep(0.3)
    workers = psutil.Process(run.pid).children(recursive=True)
    assert len(workers) == 2
    run.send_signal(signal.SIGINT)
    _, complaint = run.communicate(timeout=LONG / 2)
    assert run.returncode == 130
    assert complaint == ""
    assert wait_for_children_to_end(workers, LONG / 2) == []
    readings = read_all(files[:2], READER, cache=Cache(tmp_path / "cache"))
    assert [reading.cached for reading in readings] == [True, True]


class ThreadStartedInAnInterrupt(Thread):
    def start(self) -> None:
        super().start()
        signal.raise_signal(signal.SIGINT)


def test_an_interrupt_while_the_run_starts_leaves_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.reading.pool.Thread", ThreadStartedInAnInterrupt)
    files = decks(tmp_path, "hang", "hang-deaf")
    before = active_count()
    with pytest.raises(KeyboardInterrupt):
        read_all(files, READER, limits=replace(LIMITS, seconds=LONG))
    assert psutil.Process().children() == []
    assert active_count() == before


def test_a_second_interrupt_while_the_run_ends_leaves_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = WorkerProcess.stop

    def stop_in_an_interrupt(worker: WorkerProcess) -> None:
        if current_thread() is main_thread():
            signal.raise_signal(signal.SIGINT)
        stop(worker)

    def interrupt(_reading: Reading) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(WorkerProcess, "stop", stop_in_an_interrupt)
    files = decks(tmp_path, "a good one", "hang")
    with pytest.raises(KeyboardInterrupt):
        read_all(files, READER, limits=replace(LIMITS, seconds=LONG), progress=interrupt)
    assert wait_for_children_to_end(psutil.Process().children(), LONG / 2) == []


def test_workers_do_not_outlive_a_run_that_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    decks(folder, "a good one", "hang-in-c")
    run = start_run(folder, tmp_path / "cache", 1)
    assert run.stdout is not None
    run.stdout.readline()
    workers = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.communicate()
    assert wait_for_children_to_end(workers, 6) == []


def test_a_run_that_finds_all_in_the_cache_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = decks(tmp_path / "decks", "one", "two")
    cache = Cache(tmp_path / "cache")
    read_all(files, READER, cache=cache)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert codes(read_all(files, READER, cache=cache)) == ["one", "two"]


def test_nothing_in_the_current_folder_is_executed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "schema", "ingest", "pool_tasks", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("open('trap', 'w').close()")
    monkeypatch.chdir(tmp_path)
    assert codes(read_all(decks(tmp_path, "one"), READER, limits=LIMITS)) == ["one"]
    assert not (tmp_path / "trap").exists()


@pytest.mark.parametrize("order", ["fetch", "run"])
def test_a_reader_can_neither_fetch_nor_start_anything(tmp_path: Path, order: str) -> None:
    (reading,) = read_all(decks(tmp_path, order), READER, limits=LIMITS)
    (diagnostic,) = reading.diagnostics
    assert diagnostic.code == "deck-crash"
    assert "PermissionError in tests/pool_tasks.py" in diagnostic.message
