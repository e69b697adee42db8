"""The command line: what it prints, what it writes, how it ends."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pptx
import pytest
from click.testing import CliRunner, Result
from pptx.util import Pt
from rich.console import Console

import ingest
import schema
from ingest import pipeline
from ingest.cli import main
from ingest.findings import summary
from ingest.output.write import FILE_NAMES
from ingest.request import Options
from ingest.summary import show

HEADERS = ("Tiltak", "Pri", "Gevinst", "Siste status", "Status")
MALER = ("Felles maler", "1", "Likt for alle", "Utkast på høring", "◑ Pågår")
KRAV = ("Kravbibliotek", "2", "Bedre krav", "Tatt i bruk", "● Utført")
FERDIG = ("Felles maler", "1", "Likt for alle", "Vedtatt", "● Ferdig")


@cache
def deck(when: date | None, *rows: tuple[str, ...], plan: str = "Forbruksvarer") -> bytes:
    """Return a deck of a title slide and one area, the same bytes each time."""
    presentation = pptx.Presentation()
    title = presentation.slides.add_slide(presentation.slide_layouts[0])
    per = f" – statusrapport per {when:%d.%m.%Y}" if when else ""
    title.shapes.title.text = f"Handlingsplan{per}"
    title.placeholders[1].text = plan
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Innkjøp"
    place = (Pt(40), Pt(120), Pt(640), Pt(200))
    table = slide.shapes.add_table(1 + len(rows), len(HEADERS), *place).table
    for row, texts in enumerate((HEADERS, *rows)):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tests share it: what is read once need not be read again, which is all that it changes."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STATUSDECK_CACHE_DIR", str(cache_folder))


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "jan.pptx").write_bytes(deck(date(2024, 1, 15), MALER))
    (folder / "feb.pptx").write_bytes(deck(date(2024, 2, 15), FERDIG, KRAV))
    return folder


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], prog_name="ingest")


@pytest.mark.usefixtures("decks")
def test_a_folder_of_decks_becomes_tables() -> None:
    result = run("decks")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in Path("output").iterdir()) == sorted(FILE_NAMES)
    records = pd.read_parquet("output/records.parquet")
    assert list(records["tiltak"]) == ["Felles maler", "Felles maler", "Kravbibliotek"]
    assert list(records["source_file"]) == ["jan.pptx", "feb.pptx", "feb.pptx"]


@pytest.mark.usefixtures("decks")
def test_the_summary_tells_what_a_person_wants_to_know() -> None:
    lines = [line.rstrip() for line in run("decks", "--output", "out").stdout.splitlines()]
    assert lines == [
        "2 decks, 1 plan, 2 reports, 2 measures",
        "",
        "Plan           Reports  Latest      Measures  ●  ◑  ○",
        "Forbruksvarer        2  2024-02-15         2  2  0  0",
        "",
        "Forbruksvarer, 2024-01-15 → 2024-02-15",
        "  status   ◑ → ● Felles maler",
        "  added    Kravbibliotek",
        "  New text: siste_status in 1 measure",
        "",
        "All of it, line by line, with 1 note: out/diagnostics.csv",
        "",
        "The decks' own overviews agree with what was read in 0, differ in 0, and are",
        "missing in 2.",
        "",
        "Written to out, each as .csv and .parquet (rows):",
        "  records (3), tiltak (2), changes (3), timeline (3), progress (6), reports (2),",
        "  links (0), diagnostics (1)",
    ]


def test_a_second_run_writes_the_same_bytes_whatever_the_files_are_called_in_order(
    decks: Path,
) -> None:
    run("decks", "--output", "one")
    run(decks / "jan.pptx", decks / "feb.pptx", "--output", "two", "--no-cache")
    run(decks / "feb.pptx", decks / "jan.pptx", "--output", "three")
    for name in FILE_NAMES:
        assert Path("two", name).read_bytes() == Path("three", name).read_bytes(), name
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes(), name


def test_a_notebook_gets_the_same_tables_and_nothing_is_written(decks: Path) -> None:
    tables = ingest.run(decks)
    assert list(tables) == [name.removesuffix(".csv") for name in FILE_NAMES if ".csv" in name]
    assert not Path("output").exists()
    run("decks")
    for name, table in tables.items():
        read = pd.read_parquet(f"output/{name}.parquet")
        assert list(read.columns) == list(table.columns)
        assert len(read) == len(table)


def test_a_broken_deck_costs_itself_alone_and_gives_status_1(decks: Path) -> None:
    (decks / "broken.pptx").write_bytes((decks / "jan.pptx").read_bytes()[:3000])
    result = run("decks")
    assert result.exit_code == 1
    assert "Errors: 1" in result.stdout
    assert "broken.pptx: " in result.stdout
    assert len(pd.read_csv("output/records.csv", sep=";")) == 3
    reports = pd.read_parquet("output/reports.parquet")
    assert list(reports["source_file"]) == ["jan.pptx", "feb.pptx", "broken.pptx"]
    assert list(reports["errors"]) == [0, 0, 1]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_measure_that_is_done_by_a_day_to_come_is_doubted_in_the_tables(tmp_path: Path) -> None:
    planned = (*MALER[:-1], "Ferdig desember 2024")
    (tmp_path / "plan.pptx").write_bytes(deck(date(2024, 3, 8), planned))

    tables = ingest.run(tmp_path)

    assert tables["records"]["status"].tolist() == ["fullført"]
    lines = tables["diagnostics"]
    assert ("status-conflict", 2, 1) in list(
        zip(lines["code"], lines["slide"], lines["row"], strict=True)
    )


def test_a_deck_that_cannot_be_reached_has_its_row_and_its_error(decks: Path) -> None:
    (decks / "gone.pptx").symlink_to("nowhere")
    assert run("decks").exit_code == 1
    reports = pd.read_parquet("output/reports.parquet").set_index("source_file")
    assert list(reports["errors"]) == [0, 0, 1]
    assert reports.loc["gone.pptx", "errors"] == 1


def test_a_deck_without_a_date_is_an_error_until_ingest_toml_dates_it(decks: Path) -> None:
    (decks / "mars.pptx").write_bytes(deck(None, KRAV))
    assert run("decks").exit_code in {0, 1}
    (decks / "ingest.toml").write_text('[[file]]\nname = "mars.pptx"\ndate = 2024-03-15\n')
    assert run("decks").exit_code == 0
    reports = pd.read_parquet("output/reports.parquet").set_index("source_file")
    assert reports.loc["mars.pptx", "date_source"] == "settings"
    assert reports.loc["mars.pptx", "report_date"] == date(2024, 3, 15)


def test_a_file_that_ingest_toml_ignores_is_not_read(decks: Path) -> None:
    (decks / "broken.pptx").write_bytes(b"PK\x03\x04")
    (decks / "ingest.toml").write_text('[[file]]\nname = "broken.pptx"\nignore = true\n')
    assert run("decks").exit_code == 0
    diagnostics = pd.read_parquet("output/diagnostics.parquet")
    assert list(diagnostics["code"]) == ["ignored-file", "area-guessed"]


@pytest.mark.parametrize(
    ("make", "arguments", "sentence"),
    [
        ((), ("nowhere",), "There is no file or folder"),
        (("empty/",), ("empty",), "There are no decks (.pptx, .pdf, .txt) in empty."),
        (("notes/x.md",), ("notes",), "There are no decks (.pptx, .pdf, .txt) in notes."),
        (("decks/ingest.toml",), ("decks",), "ingest.toml, line 1"),
        (("out",), ("decks", "--output", "out"), "'out' is a file"),
        ((), ("decks", "--vocabulary", "w.toml"), "The vocabulary w.toml cannot be read"),
        ((), ("decks", "--timeout", "0"), "Invalid value for '--timeout'"),
        ((), ("decks", "--timeout", "nan"), "nan is not a number of seconds"),
        ((), ("",), "the path is empty"),
        ((), ("decks", "--output", ""), "the path is empty"),
        ((), ("decks", "--colour"), "No such option"),
    ],
)
def test_what_cannot_be_run_gets_one_sentence_and_status_2(
    decks: Path, make: Sequence[str], arguments: Sequence[str], sentence: str
) -> None:
    for name in make:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_text("x")
    result = run(*arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stdout == ""
    assert decks.exists()
    assert not Path("output").exists()


@pytest.mark.usefixtures("decks")
@pytest.mark.skipif(os.name == "nt", reason="pipes and full disks of another kind")
@pytest.mark.parametrize("heard", ["nobody", "full disk"])
def test_a_summary_that_nobody_reads_is_no_error(heard: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    if heard == "full disk":
        full = Path("/dev/full")
        if not full.exists():
            pytest.skip("this system has no disk that is always full")
        os.close(writing)
        writing = os.open(full, os.O_WRONLY)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ingest.cli", "decks"],
            stdout=writing,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert {path.name for path in Path("output").iterdir()} == set(FILE_NAMES)


def test_a_vocabulary_that_a_windows_editor_saved_is_read(decks: Path) -> None:
    words = Path(schema.__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    Path("words.toml").write_text(words.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    assert run(decks, "--vocabulary", "words.toml").exit_code == 0


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            r"^total = .*",
            "total = 3",
            '`overview.total` must be a list in brackets, as ["one", "two"]',
        ),
        (r"^total = .*", "", "`overview.total` is missing"),
        (r"^total = ", "sums = ", "`overview.total` is missing"),
        (
            r"^total = .*",
            "\\g<0>\nsums = []",
            "`overview.sums` is no entry that this file can have",
        ),
    ],
)
def test_a_wrong_vocabulary_is_told_in_words_for_who_wrote_it(
    old: str, new: str, said: str
) -> None:
    words = Path(schema.__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    Path("words.toml").write_text(re.sub(old, new, words, flags=re.MULTILINE), encoding="utf-8")
    result = run("decks", "--vocabulary", "words.toml")
    assert result.exit_code == 2
    assert result.stderr == f"Error: The vocabulary words.toml: {said}.\n"


@pytest.mark.usefixtures("decks")
def test_an_output_that_cannot_be_made_gets_one_sentence_and_status_2() -> None:
    result = run("decks", "--output", "decks/jan.pptx/out")
    assert result.exit_code == 2
    assert re.fullmatch(r"Error: The output .* cannot be written .*\n", result.stderr)


def test_without_arguments_the_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 2
    assert "Usage: ingest [OPTIONS] PATHS..." in result.stderr


def test_what_decks_hold_cannot_steer_the_terminal(decks: Path) -> None:
    tables = pipeline.run([decks], Options())
    place = tables["changes"].schema.get_field_index("tiltak")
    texts = ["[red]\x1b[2Jfelles\u202e maler"] * tables["changes"].num_rows
    tables["changes"] = tables["changes"].set_column(place, "tiltak", [texts])
    out = io.StringIO()
    show(Console(file=out, width=80), summary(tables), Path("output"))
    assert "◑ → ● [red] [2Jfelles maler" in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_the_summary_fits_80_columns(decks: Path) -> None:
    long = ("Svært lang tekst om tiltaket " * 9, "1", "", "", "○ Ikke startet")
    (decks / "mars.pptx").write_bytes(deck(date(2024, 3, 15), FERDIG, KRAV, long))
    assert max(len(line) for line in run("decks").stdout.splitlines()) <= 80


def test_a_long_name_goes_on_indented_so_that_it_looks_like_one_plan(decks: Path) -> None:
    found = summary(pipeline.run([decks], Options()))
    name = "Kategoristyring for medisinske forbruksvarer og vikartjenester ved St. Olavs hospital"
    out = io.StringIO()
    plan = replace(found.latest[0], name=name)
    show(Console(file=out, width=80), replace(found, latest=(plan, plan)), Path("output"))
    first, *further, second = out.getvalue().splitlines()[3:7]
    assert first.startswith("Kategoristyring")
    assert second == first
    assert [line[:3].isspace() for line in further] == [False] * 2
    assert [line[:2] for line in further] == ["  "] * 2


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
@pytest.mark.parametrize("moment", [0.2, 0.5, 1.0])
def test_an_interrupt_ends_the_run_with_status_130_and_no_traceback(
    decks: Path, moment: float
) -> None:
    for number in range(60):
        (decks / f"{number}.pptx").write_bytes((decks / "jan.pptx").read_bytes() + bytes(number))
    program = "from ingest.cli import main; print('begun'); main(prog_name='ingest')"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", program, "decks", "--no-cache"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(ingest.__file__).parent.parent)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    # On a fast machine the run may be over, or have written, before the interrupt comes.
    assert (process.returncode, errors) in {
        (130, "Stopped; what was written before is as it was.\n"),
        (0, ""),
    }
    written = {path.name for path in Path("output").glob("*")}
    assert written == set(FILE_NAMES) or (process.returncode != 0 and not written)


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
@pytest.mark.parametrize("moment", [0.0, 0.005, 0.01, 0.02, 0.03])
def test_an_interrupt_when_all_is_done_changes_nothing(decks: Path, moment: float) -> None:
    program = "from ingest.cli import main; main(prog_name='ingest')"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program, decks],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(ingest.__file__).parent.parent)},
    ) as process:
        assert process.stdout is not None
        while "diagnostics (" not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    # The interrupt may still come a step before Python's own end.
    stopped = (130, "Stopped; what was written before is as it was.\n")
    assert (process.returncode, errors) in {(0, ""), stopped}


def test_review_asks_and_the_next_run_follows_the_answer(decks: Path) -> None:
    result = CliRunner().invoke(main, ["review", "decks"], input="n\n" * 5, prog_name="ingest")
    assert result.exit_code == 0, result.output
    assert (decks / "ingest.toml").exists() == ("Is it the same measure?" in result.output)


def test_the_help_names_the_other_commands() -> None:
    assert re.search(
        r"Other commands:\n  review  Ask about doubtful recognitions, and", run("--help").stdout
    )
    assert "Usage: ingest review [OPTIONS] PATHS..." in run("review", "--help").stdout


def test_a_folder_named_like_a_command_is_read_by_its_path(decks: Path) -> None:
    decks.rename("review")
    assert run("./review").exit_code == 0
