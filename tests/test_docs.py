"""The documentation says what the program does."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pandas as pd
import pytest
from docs_text import README, ROOT, TABLES_PAGE, readme, tables_page
from rich.console import Console

from ingest.cli import main
from ingest.findings import summary
from ingest.rows.tables import Tables
from ingest.settings import parse_settings
from ingest.summary import show
from schema.codes import CODES
from schema.tables import TABLES

TEXT = README.read_text(encoding="utf-8")
MEASURE = "bemanningsbyråenes bruk av underleverandører"


def block(mark: str) -> str:
    """Return the fenced block after a mark in the README."""
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```\w+\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None, mark
    return found[1].strip()


def example(name: str) -> list[dict[str, str]]:
    """Return the rows of an example table of the README."""
    found = re.search(rf"<!-- example: {name} -->\n((?:\|.*\n)+)", TEXT)
    assert found is not None, name
    lines = [re.split(r"(?<!\\)\|", line)[1:-1] for line in found[1].splitlines()]
    cells = [[cell.strip().replace("\\|", "|") for cell in line] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def test_every_code_of_diagnostics_is_explained_in_the_readme() -> None:
    assert readme(TEXT) == TEXT, "run `python tests/docs_text.py`"
    assert all(f"| `{code}` |" in TEXT for code in CODES)


def test_every_column_of_every_table_is_documented() -> None:
    assert TABLES_PAGE.read_text(encoding="utf-8") == tables_page(), (
        "run `python tests/docs_text.py`"
    )
    assert all(f"| `{name}` |" in TEXT for name in TABLES)


def test_codes_are_kebab_case_and_meanings_are_sentences() -> None:
    for code, meaning in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert meaning.endswith(".")


def test_every_option_of_the_command_is_named_in_the_readme() -> None:
    names = {name for parameter in main.params for name in parameter.opts if name.startswith("--")}
    assert {name for name in names if name not in TEXT} <= {"--help", "--version"}


def test_the_two_commands_make_their_own_environment() -> None:
    for mark in ("command: main", "command: tests"):
        words = shlex.split(block(mark))
        assert words[:4] == ["python3", "-m", "venv", ".venv"]
        assert "\n" not in block(mark)


def test_the_settings_example_is_valid() -> None:
    settings = parse_settings(block("example: ingest.toml"))
    assert len(settings.file) == len(settings.same) == len(settings.different) == 1
    assert settings.areas


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["changes", "timeline"])
def test_the_example_is_what_the_samples_give(
    name: str, sample_tables: dict[str, pd.DataFrame]
) -> None:
    table = sample_tables[name]
    rows = table[table["tiltak"].str.contains(MEASURE)]
    shown = example(name)
    given = rows[list(shown[0])].astype(object).where(lambda f: f.notna(), "").astype(str)
    assert given.to_dict("records") == shown


def test_the_terminal_example_is_what_the_samples_give(sample_run: Tables) -> None:
    found = re.search(r"```text\n\$ ingest samples/\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    out = io.StringIO()
    show(Console(file=out, width=80), summary(sample_run), Path("output"))
    printed = [line.rstrip() for line in out.getvalue().splitlines()]
    assert [line for line in found[1].splitlines() if line not in {*printed, "…"}] == []


def test_the_readme_names_no_file_that_is_missing_from_the_samples() -> None:
    path = re.search(r'read\("(samples/[^"]+)"\)', TEXT)
    assert path is not None
    assert Path(ROOT, path[1]).is_file()
