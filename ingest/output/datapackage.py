"""The description of the output: every file, column, type and constraint (Frictionless, version 1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from ingest.output.csvfile import DECIMAL_SIGN, dialect
from schema.columns import LIST_SEPARATOR, PAIR_SEPARATOR, Column, Kind
from schema.tables import TABLES, TableSpec

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_TYPES: Final[Mapping[Kind, dict[str, Json]]] = {
    Kind.TEXT: {"type": "string"},
    # A CSV cell has no lists: the further properties say how its text is made up.
    Kind.LIST: {"type": "string", "listSeparator": LIST_SEPARATOR},
    Kind.MAP: {"type": "string", "listSeparator": LIST_SEPARATOR, "pairSeparator": PAIR_SEPARATOR},
    Kind.INT8: {"type": "integer"},
    Kind.INT32: {"type": "integer"},
    Kind.FLOAT: {"type": "number", "decimalChar": DECIMAL_SIGN},
    Kind.BOOL: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    Kind.DATE: {"type": "date", "format": "default"},
}


def data_package(files: Mapping[str, bytes]) -> bytes:
    """Return `datapackage.json` for the output's files, given by name.

    It says nothing of when and where it was made, so that the same tables give the same bytes.
    """
    resources: list[Json] = []
    for table in TABLES.values():
        resources.append(_csv_resource(table, files[f"{table.name}.csv"]))
        resources.append(_parquet_resource(table, files[f"{table.name}.parquet"]))
    package: dict[str, Json] = {
        "profile": "data-package",
        "name": "statusdeck",
        "title": "Status of action plans (handlingsplaner), read from status decks",
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _csv_resource(table: TableSpec, content: bytes) -> Json:
    return {
        "name": table.name,
        "title": table.title,
        "description": f"Order: {table.order}.",
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": _hash(content),
        "dialect": dict(dialect()),
        "schema": _schema(table),
    }


def _parquet_resource(table: TableSpec, content: bytes) -> Json:
    return {
        "name": f"{table.name}-parquet",
        "title": table.title,
        "description": f"The table {table.name} with its exact types: "
        + ", ".join(f"{column.name} {column.kind.value}" for column in table.columns),
        "path": f"{table.name}.parquet",
        "profile": "data-resource",
        "type": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(content),
        "hash": _hash(content),
    }


def _schema(table: TableSpec) -> Json:
    schema: dict[str, Json] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return schema


def _field(column: Column) -> Json:
    field: dict[str, Json] = {
        "name": column.name,
        **_TYPES[column.kind],
        "description": column.description,
    }
    constraints = _constraints(column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict[str, Json]:
    """Return what a column's cells keep to; an empty cell may be an empty text or list too."""
    limits: dict[str, Json] = {}
    may_be_empty = column.kind in {Kind.TEXT, Kind.LIST, Kind.MAP} and not (
        column.min_length or column.enum
    )
    if not column.nullable and not may_be_empty:
        limits["required"] = True
    if column.enum:
        limits["enum"] = list(column.enum)
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    return limits


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
