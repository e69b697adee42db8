"""Tables in, files out: the only module that writes the output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.csvfile import csv_bytes
from ingest.datapackage import FILE_NAME as DATA_PACKAGE
from ingest.datapackage import data_package
from schema.tables import TABLES

# All that a run writes: what of an older run has one of these names is replaced or removed.
FILE_NAMES: Final = (
    *(f"{name}.{suffix}" for name in TABLES for suffix in ("parquet", "csv")),
    DATA_PACKAGE,
)


def files(tables: Mapping[str, pa.Table]) -> dict[str, bytes]:
    """Return the output's files by name; the same tables give the same bytes."""
    made: dict[str, bytes] = {}
    for name, table in TABLES.items():
        made[f"{name}.parquet"] = _parquet(tables[name])
        made[f"{name}.csv"] = csv_bytes(table, tables[name])
    made[DATA_PACKAGE] = data_package(made)
    return made


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write the output's files into a folder that exists.

    Raises:
        OSError: a file cannot be written.
    """
    for name, content in files(tables).items():
        (folder / name).write_bytes(content)


def _parquet(data: pa.Table) -> bytes:
    out = pa.BufferOutputStream()
    pq.write_table(data, out, compression="zstd")
    content: bytes = out.getvalue().to_pybytes()
    return content
