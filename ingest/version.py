"""What the program is made of, so that what an older one made is told from what this one makes."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parent.parent
_SOURCE_SUFFIXES: Final = frozenset({".py", ".toml", ".json"})

# What a run is made with: any change here may change a byte of its output.
_SOURCES: Final = ("ingest", "parsers", "schema")
_LIBRARIES: Final = (
    *("lxml", "numpy", "pdfminer.six", "pdfplumber", "pyarrow", "pydantic", "pypdfium2"),
    *("python-pptx", "rapidfuzz", "scipy"),
)


def program() -> str:
    """Return a name for everything but its input that a run is made with."""
    return version_of(_SOURCES, _LIBRARIES)


@cache
def version_of(sources: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a name for the content of source files and the versions of libraries and Python.

    `sources` are packages (`parsers`) and single files (`ingest/reading/reader.py`), from the folder on
    that the packages lie in.
    """
    digests = (hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(sources))
    versions = (f"{name} {version(name)}" for name in libraries)
    return "\n".join((platform.python_version(), *versions, *digests))


def _files(sources: Iterable[str]) -> Iterable[Path]:
    for source in sources:
        path = _ROOT / source
        found = sorted(path.rglob("*.*")) if path.is_dir() else [path]
        yield from (file for file in found if file.suffix in _SOURCE_SUFFIXES)
