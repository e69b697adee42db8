"""Tables in, files out: the bytes of everything that a run writes."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.output.csvfile import csv_bytes
from ingest.output.datapackage import data_package
from ingest.output.write import DATA_PACKAGE
from schema.tables import TABLES


def files(tables: Mapping[str, pa.Table]) -> dict[str, bytes]:
    """Return the output's files by name; the same tables give the same bytes."""
    made: dict[str, bytes] = {}
    for name, table in TABLES.items():
        made[f"{name}.parquet"] = _parquet(tables[name])
        made[f"{name}.csv"] = csv_bytes(table, tables[name])
    made[DATA_PACKAGE] = data_package(made)
    return made


def _parquet(data: pa.Table) -> bytes:
    out = pa.BufferOutputStream()
    pq.write_table(data, out, compression="zstd")
    content: bytes = out.getvalue().to_pybytes()
    return content
