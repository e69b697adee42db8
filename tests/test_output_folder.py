"""An output folder holds one whole set of files, whenever a run is killed and whatever fails."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.output import staging
from ingest.output.folder import OutputError, check_writable, replaced

NAMES = tuple(f"table{number}.csv" for number in range(6))
ROOT = Path(__file__).parent.parent


def write_set(output: Path, text: str, names: tuple[str, ...] = NAMES) -> None:
    with replaced(output, owned=NAMES, wait=5) as folder:
        for name in names:
            (folder / name).write_text(text)


def fail_halfway(output: Path) -> None:
    with replaced(output, owned=NAMES) as folder:
        (folder / NAMES[0]).write_text("half")
        raise KeyError


def set_in(output: Path) -> dict[str, str]:
    return {name: (output / name).read_text() for name in NAMES if (output / name).exists()}


def whole(text: str) -> dict[str, str]:
    return dict.fromkeys(NAMES, text)


def with_users_files(output: Path) -> Path:
    output.mkdir(parents=True, exist_ok=True)
    (output / ".gitkeep").touch()
    (output / "notes.xlsx").write_text("mine")
    (output / "figures").mkdir(exist_ok=True)
    (output / "figures" / "one.png").write_text("drawn")
    return output


def users_files(output: Path) -> list[str]:
    return [
        name for name in (".gitkeep", "notes.xlsx", "figures/one.png") if (output / name).exists()
    ]


ALL_USERS_FILES = [".gitkeep", "notes.xlsx", "figures/one.png"]


def no_exchange(_one: Path, _other: Path) -> bool:
    return False


@pytest.fixture(params=["swapped", "moved in"])
def output(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An output folder in a system that can swap folders, and in one that cannot."""
    if request.param == "moved in":
        monkeypatch.setattr(staging, "exchange", no_exchange)
    return tmp_path / "output"


def test_a_first_set_appears_with_its_folder(output: Path) -> None:
    write_set(output / "deep" / "er", "new")
    assert set_in(output / "deep" / "er") == whole("new")


def test_a_new_set_takes_the_place_of_the_old_one(output: Path) -> None:
    write_set(output, "old")
    write_set(output, "new")
    assert set_in(output) == whole("new")


def test_an_old_file_that_is_not_written_anew_disappears(output: Path) -> None:
    write_set(output, "old")
    write_set(output, "new", NAMES[:2])
    assert set_in(output) == dict.fromkeys(NAMES[:2], "new")


def test_files_of_the_user_stay(output: Path) -> None:
    write_set(with_users_files(output), "old")
    write_set(output, "new")
    assert set_in(output) == whole("new")
    assert users_files(output) == ALL_USERS_FILES
    assert (output / "notes.xlsx").read_text() == "mine"


def test_a_file_that_the_user_saves_while_a_set_is_written_is_the_one_that_stays(
    output: Path,
) -> None:
    with_users_files(output)
    with replaced(output, owned=NAMES) as folder:
        (folder / NAMES[0]).write_text("new")
        (output / "notes.xlsx").unlink()
        (output / "notes.xlsx").write_text("mine, and later")
        (output / "another.txt").write_text("also mine")
    assert (output / "notes.xlsx").read_text() == "mine, and later"
    assert (output / "another.txt").read_text() == "also mine"


def test_nothing_else_is_left_behind(output: Path) -> None:
    write_set(output, "old")
    write_set(output, "new")
    assert [path.name for path in output.parent.iterdir()] == ["output"]
    assert sorted(path.name for path in output.iterdir()) == sorted(NAMES)


def test_a_set_that_fails_leaves_the_old_one(output: Path) -> None:
    write_set(with_users_files(output), "old")
    with pytest.raises(KeyError):
        fail_halfway(output)
    assert set_in(output) == whole("old")
    assert users_files(output) == ALL_USERS_FILES
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_the_folder_keeps_its_rights(output: Path) -> None:
    write_set(output, "old")
    output.chmod(0o2750)
    write_set(output, "new")
    assert output.stat().st_mode & 0o7777 == 0o2750


def test_a_linked_output_folder_stays_a_link(output: Path) -> None:
    write_set(output, "old")
    link = output.parent / "link"
    link.symlink_to(output)
    write_set(link, "new")
    assert link.is_symlink()
    assert set_in(output) == whole("new")


def test_a_run_started_in_the_output_folder_does_not_end_up_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_set(tmp_path / "output", "old")
    monkeypatch.chdir(tmp_path / "output")
    write_set(Path(), "new")
    assert set_in(Path()) == whole("new")
    assert set_in(tmp_path / "output") == whole("new")


def test_an_output_that_is_a_file_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(OutputError, match="is a file, not a folder"):
        check_writable(tmp_path / "output")
    with pytest.raises(OutputError, match="cannot be written"):
        check_writable(Path("/proc/output"))


def test_checking_leaves_no_trace(tmp_path: Path) -> None:
    check_writable(tmp_path / "output")
    assert list(tmp_path.iterdir()) == []


def in_a_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own; return its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


CHANGES = ("os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "open")


def killed_before_change(number: int, output: Path) -> bool:
    """Write a new set, and be killed just before a certain change to the file system."""

    def work() -> None:
        count = 0

        def kill_in_time(event: str, _arguments: object) -> None:
            nonlocal count
            if event in CHANGES:
                if count == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                count += 1

        sys.addaudithook(kill_in_time)
        write_set(output, "new")

    return in_a_child(work) == -signal.SIGKILL


def test_a_run_killed_before_any_of_its_changes_leaves_a_whole_set_and_the_users_files(
    tmp_path: Path,
) -> None:
    seen = []
    for number in range(1000):
        output = with_users_files(tmp_path / str(number) / "output")
        write_set(output, "old")
        killed = killed_before_change(number, output)
        now = set_in(output)
        assert now in (whole("old"), whole("new"))
        assert {".gitkeep", "notes.xlsx"} <= set(users_files(output))
        seen.append(now[NAMES[0]])
        write_set(output, "newer")
        assert set_in(output) == whole("newer")
        assert users_files(output) == ALL_USERS_FILES
        assert [path.name for path in output.parent.iterdir()] == ["output"]
        if not killed:
            break
    assert len(seen) > 20
    assert sorted(seen, reverse=True) == seen, "once seen, the new set stays"


def test_where_folders_cannot_be_swapped_the_next_run_makes_up_for_a_killed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "exchange", no_exchange)
    for number in range(1000):
        output = with_users_files(tmp_path / str(number) / "output")
        write_set(output, "old")
        killed = killed_before_change(number, output)
        assert users_files(output) == ALL_USERS_FILES
        with pytest.raises(KeyError):
            fail_halfway(output)
        assert set_in(output) in (whole("old"), whole("new"))
        assert users_files(output) == ALL_USERS_FILES
        assert [path.name for path in output.parent.iterdir()] == ["output"]
        if not killed:
            break


WRITER = """
import itertools, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_output_folder import write_set
for number in itertools.count():
    write_set(Path(sys.argv[1]), str(number) * 10_000)
"""


def test_runs_killed_at_random_moments_leave_whole_sets(tmp_path: Path) -> None:
    output = with_users_files(tmp_path / "output")
    write_set(output, "first")
    moments = random.Random(11)  # noqa: S311 - moments, not secrets
    arguments: list[str | Path] = [
        sys.executable,
        "-c",
        WRITER,
        output,
        Path(__file__).parent,
        ROOT,
    ]
    for _ in range(8):
        writers = [subprocess.Popen(arguments) for _ in range(2)]
        time.sleep(0.6 + moments.random() * 0.2)
        for writer in writers:
            writer.kill()
        for writer in writers:
            writer.wait()
        # Not while one of them lives: whoever opens several files may see a set change in between.
        now = set_in(output)
        assert now == whole(now[NAMES[0]])
        assert {".gitkeep", "notes.xlsx"} <= set(users_files(output))
    write_set(output, "last")
    assert users_files(output) == ALL_USERS_FILES
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_reader_never_finds_a_file_missing(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_set(output, "first")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, output, Path(__file__).parent, ROOT])
    try:
        begun = time.monotonic()
        seen: set[str] = set()
        # A slow machine needs longer than this for the writer's first set.
        while time.monotonic() < begun + (1.5 if len(seen) > 1 else 60.0):
            seen.update({(output / name).read_text()[:5] for name in NAMES})
    finally:
        writer.kill()
        writer.wait()
    assert len(seen) > 1


def test_a_full_disk_leaves_the_old_set_and_a_sentence(output: Path) -> None:
    write_set(output, "old")

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        with pytest.raises(OutputError, match="room on the disk"):
            write_set(output, "x" * 10_000)

    assert in_a_child(work) == 0
    assert set_in(output) == whole("old")
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_a_second_run_waits_for_the_first_and_says_for_whom(tmp_path: Path) -> None:
    output = tmp_path / "output"
    heard: list[str] = []
    with replaced(output, owned=NAMES) as folder:
        (folder / NAMES[0]).write_text("first")
        with (
            pytest.raises(OutputError, match=f"process {os.getpid()} on "),
            replaced(output, owned=NAMES, wait=0.3, on_wait=heard.append),
        ):
            pass
    assert len(heard) == 1
    assert set_in(output) == {NAMES[0]: "first"}


def test_a_run_that_was_killed_blocks_nobody(tmp_path: Path) -> None:
    output = tmp_path / "output"

    def work() -> None:
        with replaced(output, owned=NAMES):
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_child(work) == -signal.SIGKILL
    with replaced(output, owned=NAMES, wait=0) as folder:
        (folder / NAMES[0]).write_text("next")
    assert set_in(output) == {NAMES[0]: "next"}
