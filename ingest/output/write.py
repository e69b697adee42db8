"""Files onto the disk: the only module that writes the output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from schema.tables import TABLES

DATA_PACKAGE: Final = "datapackage.json"
RECORDS: Final = "records.parquet"

# All that a run writes: what of an older run has one of these names is replaced or removed.
FILE_NAMES: Final = (
    *(f"{name}.{suffix}" for name in TABLES for suffix in ("parquet", "csv")),
    DATA_PACKAGE,
)


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the output's files into a folder that exists.

    Raises:
        OSError: a file cannot be written.
    """
    for name, content in files.items():
        (folder / name).write_bytes(content)
