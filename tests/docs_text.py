"""The parts of the documentation that the code states: write them with `python tests/docs_text.py`."""

from __future__ import annotations

import re
from pathlib import Path

from schema.codes import CODES
from schema.columns import Column
from schema.tables import TABLES, TableSpec

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TABLES_PAGE = ROOT / "docs" / "tables.md"

_INTRODUCTION = """\
# The tables

Eight tables; `?` marks a column that may be null (an empty cell in CSV). In CSV, list items are
joined by ` | `, and a map stands as `Header: text | Other: text`; a text that a spreadsheet would
run as a formula has an apostrophe in front. The same decks give the same bytes.
"""


def codes_table() -> str:
    """Return the diagnostic codes as a Markdown table."""
    rows = [f"| `{code}` | {_cell(meaning)} |" for code, meaning in CODES.items()]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


def tables_page() -> str:
    """Return the description of all columns as Markdown."""
    return "\n".join([_INTRODUCTION, *(_table(table) for table in TABLES.values())])


def readme(text: str) -> str:
    """Return the README with its table of codes as the code states it."""
    return re.sub(
        r"(<!-- codes -->\n).*?(<!-- /codes -->)",
        lambda match: f"{match[1]}{codes_table()}\n{match[2]}",
        text,
        flags=re.DOTALL,
    )


def _table(table: TableSpec) -> str:
    rows = [f"| {c.name} | {_type(c)} | {_cell(c.description)}{_words(c)} |" for c in table.columns]
    head = [
        f"## {table.name}\n\n{table.title}. Order: {table.order}.\n",
        "| column | type | meaning |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _type(column: Column) -> str:
    return f"`{column.kind.value}{'?' if column.nullable else ''}`"


def _words(column: Column) -> str:
    return f" One of {', '.join(f'`{word}`' for word in column.enum)}." if column.enum else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")
    TABLES_PAGE.write_text(tables_page(), encoding="utf-8")
