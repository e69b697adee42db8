"""A table as CSV that a spreadsheet opens by double click, every cell safe."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import pyarrow as pa

from schema.columns import LIST_SEPARATOR, PAIR_SEPARATOR, Kind
from schema.tables import TableSpec

# What Excel in a Norwegian locale takes for columns and decimals when a file is double-clicked.
DELIMITER: Final = ";"
DECIMAL_SIGN: Final = ","
LINE_END: Final = "\r\n"
# With the byte order mark, without which Excel takes the letters for another alphabet.
ENCODING: Final = "utf-8-sig"

# A cell that starts so is run as a formula by a spreadsheet (OWASP, "CSV Injection"), the
# full-width forms by East Asian editions.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NEUTRALISED: Final = "'"


def csv_bytes(table: TableSpec, data: pa.Table) -> bytes:
    """Return a table as CSV: UTF-8 with byte order mark, `;`, decimal comma, CRLF.

    Null is an empty cell, and so is an empty text. List items are joined by ` | `, the pairs of
    a map are `Header: text` joined likewise. A text that a spreadsheet would run as a formula
    gets an apostrophe in front; numbers and dates stand as they are.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writerow(column.name for column in table.columns)
    cells = (_CELLS[c.kind](data[c.name].to_pylist()) for c in table.columns)
    writer.writerows(zip(*cells, strict=True))
    return out.getvalue().encode(ENCODING)


def neutral(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return _NEUTRALISED + text if text.startswith(_FORMULA_STARTS) else text


def dialect() -> dict[str, str | bool | float]:
    """Return how the CSV is written, in the words of the CSV Dialect Description Format."""
    return {
        "csvddfVersion": 1.2,
        "delimiter": DELIMITER,
        "lineTerminator": LINE_END,
        "quoteChar": '"',
        "doubleQuote": True,
        "skipInitialSpace": False,
        "header": True,
    }


def _texts(values: Iterable[str | None]) -> list[str]:
    return ["" if value is None else neutral(value) for value in values]


def _lists(values: Iterable[Sequence[str]]) -> list[str]:
    return [neutral(LIST_SEPARATOR.join(items)) for items in values]


def _maps(values: Iterable[Sequence[tuple[str, str]]]) -> list[str]:
    return _lists([f"{header}{PAIR_SEPARATOR}{text}" for header, text in v] for v in values)


def _numbers(values: Iterable[float | None]) -> list[str]:
    return ["" if v is None else str(v).replace(".", DECIMAL_SIGN) for v in values]


def _truths(values: Iterable[bool | None]) -> list[str]:
    return ["" if value is None else str(value).lower() for value in values]


def _dates(values: Iterable[date | None]) -> list[str]:
    return ["" if value is None else value.isoformat() for value in values]


_CELLS: Final[Mapping[Kind, Callable[..., list[str]]]] = {
    Kind.TEXT: _texts,
    Kind.LIST: _lists,
    Kind.MAP: _maps,
    Kind.INT8: _numbers,
    Kind.INT32: _numbers,
    Kind.FLOAT: _numbers,
    Kind.BOOL: _truths,
    Kind.DATE: _dates,
}
