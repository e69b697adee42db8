"""A table as CSV that a spreadsheet opens by double click, every cell safe."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
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
_FORMULA_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")
_NEUTRALISED: Final = "'"

# Rows whose cells are held as Python's texts at a time: some 10 MB of them.
_ROWS_AT_A_TIME: Final = 5_000


def csv_bytes(table: TableSpec, data: pa.Table) -> bytes:
    """Return a table as CSV: UTF-8 with byte order mark, `;`, decimal comma, CRLF.

    Null is an empty cell, and so is an empty text. List items are joined by ` | `, the pairs of
    a map are `Header: text` joined likewise. A text that a spreadsheet would run as a formula
    gets an apostrophe in front; numbers and dates stand as they are.
    """
    out = io.BytesIO()
    with io.TextIOWrapper(out, encoding=ENCODING, newline="") as text:
        writer = csv.writer(text, delimiter=DELIMITER, lineterminator=LINE_END)
        writer.writerow(column.name for column in table.columns)
        for part in data.to_batches(max_chunksize=_ROWS_AT_A_TIME):
            cells = (_CELLS[c.kind](part[c.name]) for c in table.columns)
            writer.writerows(zip(*cells, strict=True))
        text.flush()
        return out.getvalue()


def neutral(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return _NEUTRALISED + text if text[:1] in _FORMULA_STARTS else text


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


def _plain(column: pa.Array) -> list[str]:
    """Return values as Arrow writes them: figures, `true`, `2023-10-13`."""
    cells: list[str] = column.cast(pa.string()).fill_null("").to_pylist()
    return cells


def _texts(column: pa.Array) -> list[str]:
    return [neutral(text) for text in _plain(column)]


def _lists(column: pa.Array) -> list[str]:
    return [neutral(LIST_SEPARATOR.join(items)) for items in column.to_pylist()]


def _maps(column: pa.Array) -> list[str]:
    pairs = ([f"{header}{PAIR_SEPARATOR}{text}" for header, text in v] for v in column.to_pylist())
    return [neutral(LIST_SEPARATOR.join(items)) for items in pairs]


def _decimals(column: pa.Array) -> list[str]:
    figures = column.to_pylist()
    return ["" if v is None else str(v).replace(".", DECIMAL_SIGN) for v in figures]


_CELLS: Final[Mapping[Kind, Callable[[pa.Array], list[str]]]] = {
    Kind.TEXT: _texts,
    Kind.LIST: _lists,
    Kind.MAP: _maps,
    Kind.INT8: _plain,
    Kind.INT32: _plain,
    Kind.FLOAT: _decimals,
    Kind.BOOL: _plain,
    Kind.DATE: _plain,
}
