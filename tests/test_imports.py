"""How the modules lean on each other, and what the command line loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A floor may import from itself and from those below it.
FLOORS = ("schema", "parsers", "ingest")
# A part of a package may import from the parts named here, and from the modules beside them.
PARTS = {
    "ingest": {
        "reading": set[str](),
        "recognition": set[str](),
        "plans": {"reading", "recognition"},
        "checks": {"plans"},
        "rows": {"plans", "reading", "recognition"},
        "output": set[str](),
        "show": {"reading"},
    },
    "parsers.pdf": {"texts": set[str](), "pdfium": {"texts"}, "tables": {"texts"}},
    "parsers.report": {
        "words": set[str](),
        "page": {"words"},
        "measures": {"page", "words"},
        "others": {"measures", "page", "words"},
        "placing": {"measures", "page", "words"},
        "doubts": {"measures", "others", "page", "words"},
    },
    "parsers.text": {
        "measures": set[str](),
        "layout": {"measures"},
        "placing": {"measures"},
        "stacked": set[str](),
    },
}
# What reads no file format and makes no table must not load what does.
HEAVY = (
    "pandas",
    "pyarrow",
    "PIL",
    "pymupdf_fonts",
    "pdfplumber",
    "pypdfium2",
    "pptx",
    "scipy",
    "numpy",
    "lxml",
)


def modules() -> list[Path]:
    return sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_imports_point_down_only(path: Path) -> None:
    floor = FLOORS.index(path.relative_to(ROOT).parts[0])
    above = {*FLOORS[floor + 1 :], "tests", "samples", "benchmarks"}
    assert not above & {name.split(".")[0] for name in imported(path)}


@pytest.mark.parametrize(
    ("package", "part"), [(package, part) for package, parts in PARTS.items() for part in parts]
)
def test_parts_lean_on_those_below_them_only(package: str, part: str) -> None:
    folder = ROOT.joinpath(*package.split("."), part)
    names = {name for path in folder.glob("*.py") for name in imported(path)}
    used = {name.removeprefix(f"{package}.").split(".")[0] for name in names if package in name}
    assert used & set(PARTS[package]) <= {part, *PARTS[package][part]}


@pytest.mark.parametrize("package", PARTS)
def test_every_part_of_a_package_has_its_place(package: str) -> None:
    folders = {
        path.parent.name for path in ROOT.joinpath(*package.split(".")).glob("*/__init__.py")
    }
    assert folders == set(PARTS[package])


def test_the_nouns_load_no_library_that_reads_files() -> None:
    names = {name for path in (ROOT / "schema").glob("*.py") for name in imported(path)}
    assert not {name.split(".")[0] for name in names} & {*HEAVY, "click", "rich"}


@pytest.mark.parametrize(
    "program",
    [
        "from ingest.cli import main; main(['--help'], standalone_mode=False)",
        "import ingest, schema, parsers",
    ],
    ids=["help", "import"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(program: str) -> None:
    tell = (
        "import sys; print(sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{tell}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    loaded = set(ast.literal_eval(done.stderr.strip().splitlines()[-1]))
    assert not loaded & set(HEAVY)
