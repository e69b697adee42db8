"""A run that has been done before is taken from the cache, and nobody can tell but by the time."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import ingest
from ingest import finished as finished_module
from ingest import pipeline
from ingest.cli import main
from ingest.finished import Finished, Runs
from ingest.limits import Limits
from ingest.reading.cache import Store
from ingest.reading.contents import Reading
from ingest.reading.pool import failure_line
from ingest.reading.worker_process import Failed, Failure
from ingest.request import Options, Request, request
from ingest.summary import Summary
from schema.diagnostic import Diagnostic, Severity

JANUARY = """Handlingsplan – statusrapport per 15.01.2024
Forbruksvarer
Innkjøp
Tiltak Pri Gevinst Siste status Status
Felles maler
1
• Likt for alle
• Utkast på høring
◑ Pågår
"""
FEBRUARY = JANUARY.replace("15.01", "15.02").replace("◑ Pågår", "● Ferdig")
SUMMARY = Summary(
    decks=2,
    plans=1,
    reports=2,
    measures=1,
    superseded=0,
    unplaced=0,
    statuses=("●", "◑", "○"),
    latest=(),
    news=(),
    more_news=False,
    troubles=(),
    notes=0,
    agree=0,
    differ=0,
    missing=2,
    rows=(("records", 2),),
)
DONE = Finished(
    files={"a.csv": b"one", "b.csv": b"", "c.parquet": bytes(range(256))}, summary=SUMMARY
)


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STATUSDECK_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "jan.txt").write_text(JANUARY, encoding="utf-8")
    (folder / "feb.txt").write_text(FEBRUARY, encoding="utf-8")
    return folder


@pytest.fixture
def asked(decks: Path) -> Request:
    return request([decks], Options())


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], prog_name="ingest")


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def output() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path("output").iterdir()}


def readings_of(asked: Request) -> tuple[Reading, ...]:
    """Give what a run hands over of its decks, as far as it matters, without reading them."""
    return tuple(
        Reading(file=file.name, sha256=sha256(file.path.read_bytes()).hexdigest())
        for file in asked.wanted
    )


@pytest.fixture
def kept(asked: Request) -> tuple[Reading, ...]:
    """Keep a run that is known to the tests, and give its readings."""
    readings = readings_of(asked)
    Runs().put(asked, readings, DONE)
    return readings


def known(decks: Path, vocabulary: Path | None = None) -> Finished | None:
    return Runs().get(request([decks], Options(vocabulary=vocabulary)))


def refuse(*_: object) -> None:
    raise AssertionError("the run was done again")


def entry() -> Path:
    (path,) = Path("cache/runs").glob("*/*")
    return path


@pytest.mark.usefixtures("decks")
def test_a_second_run_does_nothing_again_and_says_and_writes_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, written = run("decks"), output()
    monkeypatch.setattr(pipeline, "finished", refuse)
    assert said(run("decks")) == said(first)
    assert output() == written


@pytest.mark.usefixtures("decks")
def test_a_second_run_loads_no_library_that_reads_decks_or_makes_tables() -> None:
    assert run("decks").exit_code == 0
    program = (
        "import sys; from ingest.cli import main; main(['decks'], standalone_mode=False); "
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(ingest.__file__).parent.parent)},
    )
    loaded = {name.split(".")[0] for name in ast.literal_eval(done.stderr)}
    assert "pydantic" in loaded
    assert not loaded & {"pandas", "pyarrow", "numpy", "scipy", "lxml", "pptx", "pypdfium2"}


def test_without_the_cache_a_run_says_and_writes_the_same(decks: Path) -> None:
    (decks / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (decks / "notes.docx").write_bytes(b"PK")
    first, written = run("decks"), output()
    assert first.exit_code == 1
    again = run("decks")
    shutil.rmtree("cache")
    for result in (again, run("decks"), run("decks", "--no-cache")):
        assert said(result) == said(first)
        assert output() == written


@pytest.mark.usefixtures("decks")
def test_no_cache_neither_looks_nor_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    run("decks", "--no-cache")
    assert not Path("cache").exists()
    run("decks")
    monkeypatch.setattr(pipeline, "finished", refuse)
    assert isinstance(run("decks", "--no-cache").exception, AssertionError)


@pytest.mark.usefixtures("kept")
def test_what_is_kept_is_found_again(decks: Path) -> None:
    assert known(decks) == DONE


def other_content(decks: Path) -> None:
    before = (decks / "jan.txt").stat()
    (decks / "jan.txt").write_text(JANUARY.replace("maler", "malar"), encoding="utf-8")
    os.utime(decks / "jan.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


def another_name(decks: Path) -> None:
    (decks / "jan.txt").rename(decks / "mar.txt")


def another_deck(decks: Path) -> None:
    (decks / "mar.txt").write_text(JANUARY.replace("15.01", "15.03"), encoding="utf-8")


def one_deck_less(decks: Path) -> None:
    (decks / "jan.txt").unlink()


def another_file(decks: Path) -> None:
    (decks / "notes.docx").write_bytes(b"PK")


def settings(decks: Path) -> None:
    (decks / "ingest.toml").write_text('[[file]]\nname = "jan.txt"\ndate = 2024-03-15\n')


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "change", [other_content, another_name, another_deck, one_deck_less, another_file, settings]
)
def test_another_input_is_another_run(decks: Path, change: Callable[[Path], None]) -> None:
    change(decks)
    assert known(decks) is None


@pytest.mark.usefixtures("kept")
def test_other_words_are_another_run(decks: Path, tmp_path: Path) -> None:
    words = Path(ingest.__file__).parent.parent / "schema" / "vocabulary.toml"
    mine = tmp_path / "words.toml"
    mine.write_text(words.read_text(encoding="utf-8"), encoding="utf-8")
    assert known(decks, mine) == DONE
    mine.write_text(mine.read_text("utf-8").replace("Utført", "Gjort ferdig"), encoding="utf-8")
    assert known(decks, mine) is None


@pytest.mark.usefixtures("kept")
def test_another_program_is_another_run(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished_module, "program", lambda: "another one")
    assert known(decks) is None


@pytest.mark.parametrize("failure", [Failure.TIMEOUT, Failure.MEMORY, Failure.CRASH])
def test_a_deck_that_may_be_read_next_time_is_not_remembered(
    decks: Path, asked: Request, failure: Failure
) -> None:
    line = failure_line(Failed(failure=failure), Limits())
    first, *others = readings_of(asked)
    failed = replace(first, format=None, reports=(), diagnostics=(line,))
    Runs().put(asked, (failed, *others), DONE)
    assert known(decks) is None


def test_a_file_without_content_is_not_remembered(decks: Path, asked: Request) -> None:
    first, *others = readings_of(asked)
    line = Diagnostic(severity=Severity.ERROR, code="changed-while-read", message="It changed.")
    Runs().put(asked, (Reading(file=first.file, sha256=None, diagnostics=(line,)), *others), DONE)
    assert known(decks) is None


def test_what_cannot_be_reached_is_not_remembered(decks: Path) -> None:
    (decks / "gone.pptx").symlink_to("nowhere")
    asked = request([decks], Options())
    Runs().put(asked, readings_of(asked), DONE)
    assert known(decks) is None


@pytest.mark.usefixtures("kept")
def test_a_deck_that_cannot_be_read_any_more_ends_what_is_remembered(
    decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Diagnostic(severity=Severity.ERROR, code="unreadable-file", message="No rights.")
    monkeypatch.setattr(finished_module, "read_content", lambda _: line)
    assert known(decks) is None


@pytest.mark.parametrize("kept_bytes", [0, 31, 32, 40, -1])
def test_a_damaged_entry_is_ignored_and_written_again(
    decks: Path, asked: Request, kept: tuple[Reading, ...], kept_bytes: int
) -> None:
    entry().write_bytes(entry().read_bytes()[:kept_bytes])
    assert known(decks) is None
    Runs().put(asked, kept, DONE)
    assert known(decks) == DONE


@pytest.mark.usefixtures("kept")
def test_an_entry_with_one_figure_changed_is_ignored(decks: Path) -> None:
    entry().write_bytes(entry().read_bytes().replace(b'"decks":2', b'"decks":3'))
    assert known(decks) is None


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "foreign", [b"", b"no length", b"2\n{}", b"2\n[]" + zlib.compress(b""), b"-1\n{}", b"9" * 5000]
)
def test_a_whole_entry_of_somebody_else_is_ignored(
    decks: Path, asked: Request, foreign: bytes
) -> None:
    Store(None, "run").put(finished_module._key(asked), data=foreign)
    assert known(decks) is None


def test_several_runs_at_once_find_a_whole_run_or_none(
    decks: Path, asked: Request, kept: tuple[Reading, ...]
) -> None:
    found: list[Finished | None] = []

    def work() -> None:
        for _ in range(30):
            Runs().put(asked, kept, DONE)
            found.append(known(decks))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [DONE] * 120


def test_the_runs_unused_for_longest_make_room(
    decks: Path, kept: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    del kept
    monkeypatch.setattr(finished_module, "MAX_FINISHED_BYTES", 2 * entry().stat().st_size)
    os.utime(entry(), (1, 1))
    for number in range(3):
        (decks / f"{number}.txt").write_text(JANUARY, encoding="utf-8")
        asked = request([decks], Options())
        Runs().put(asked, readings_of(asked), DONE)
    assert len(list(Path("cache/runs").glob("*/*"))) <= 2
    assert known(decks) == DONE


@pytest.mark.usefixtures("decks")
def test_ids_that_differ_from_the_tables_before_are_told_with_and_without_the_cache() -> None:
    run("decks")
    records = Path("output/records.parquet")
    earlier = Path("earlier.parquet")
    other = pipeline.run([Path("decks")], Options())
    table = other["records"]
    place = table.schema.get_field_index("tiltak_id")
    changed = table.set_column(place, "tiltak_id", [["t-bcdfghjk"] * table.num_rows])
    pq.write_table(changed, earlier)
    shutil.copy(earlier, records)
    told = run("decks")
    assert "have another id" in told.stderr
    shutil.copy(earlier, records)
    assert said(run("decks", "--no-cache")) == said(told)


def test_a_notebook_gets_its_tables_after_a_remembered_run(decks: Path) -> None:
    run("decks")
    run("decks")
    assert len(ingest.run(decks)["records"]) == 2
