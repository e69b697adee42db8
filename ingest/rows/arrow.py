"""Rows as Arrow tables, and those as data frames, with the types that `schema.tables` declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Final

import pandas as pd
import pyarrow as pa

from schema.columns import Column, Kind, Row
from schema.tables import TableSpec

_TYPES: Final[Mapping[Kind, pa.DataType]] = {
    Kind.TEXT: pa.string(),
    Kind.LIST: pa.list_(pa.string()),
    Kind.MAP: pa.map_(pa.string(), pa.string()),
    Kind.INT8: pa.int8(),
    Kind.INT32: pa.int32(),
    Kind.FLOAT: pa.float64(),
    Kind.BOOL: pa.bool_(),
    Kind.DATE: pa.date32(),
}

# pandas types that know null, so that a whole number stays one beside an empty place.
_PANDAS: Final = {
    pa.int8(): pd.Int8Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def arrow_schema(table: TableSpec) -> pa.Schema:
    """Return a table's Arrow schema; each field carries its description."""
    return pa.schema([_field(column) for column in table.columns])


def arrow_table(table: TableSpec, rows: Iterable[Row]) -> pa.Table:
    """Return rows as an Arrow table."""
    schema = arrow_schema(table)
    columns = list(zip(*map(attrgetter(*schema.names), rows), strict=True)) or [()] * len(schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def frame(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as pandas would read it, with three comforts.

    Whole numbers and booleans may be null (`Int32`, `boolean`), lists are lists, maps are dicts.
    Dates are `datetime.date`.
    """
    data: pd.DataFrame = table.to_pandas(types_mapper=_PANDAS.get, maps_as_pydicts="strict")
    for field in table.schema:
        if pa.types.is_list(field.type):
            data[field.name] = pd.Series(table[field.name].to_pylist(), dtype=object)
    return data


def _field(column: Column) -> pa.Field:
    description = {"description": column.description}
    return pa.field(
        column.name, _TYPES[column.kind], nullable=column.nullable, metadata=description
    )
