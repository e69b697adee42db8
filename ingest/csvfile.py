"""A table as CSV that a spreadsheet opens by double click, every cell safe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

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


def csv_bytes(table: TableSpec, data: pd.DataFrame) -> bytes:
    """Return a table as CSV: UTF-8 with byte order mark, `;`, decimal comma, CRLF.

    Null is an empty cell, and so is an empty text. List items are joined by ` | `, the pairs of
    a map are `Header: text` joined likewise. A text that a spreadsheet would run as a formula
    gets an apostrophe in front; numbers and dates stand as they are.
    """
    cells = pd.DataFrame(
        {
            column.name: data[column.name].map(_CELLS[column.kind], na_action="ignore")
            if column.kind in _CELLS
            else data[column.name]
            for column in table.columns
        }
    )
    text: str = cells.to_csv(
        index=False, sep=DELIMITER, decimal=DECIMAL_SIGN, lineterminator=LINE_END
    )
    return text.encode(ENCODING)


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


def _items(items: list[str]) -> str:
    return neutral(LIST_SEPARATOR.join(items))


def _pairs(pairs: dict[str, str]) -> str:
    return _items([f"{header}{PAIR_SEPARATOR}{text}" for header, text in pairs.items()])


def _truth(value: object) -> str:
    return "true" if value else "false"


_CELLS: Final[Mapping[Kind, Callable[..., str]]] = {
    Kind.TEXT: neutral,
    Kind.LIST: _items,
    Kind.MAP: _pairs,
    Kind.BOOL: _truth,
}
