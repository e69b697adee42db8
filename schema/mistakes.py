"""What is wrong with a file that a person wrote, said to that person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import ValidationError

# What pydantic calls a mistake, and what it is to one who knows TOML but no Python.
_SAID: Final[Mapping[str, str]] = {
    "missing": "is missing",
    "extra_forbidden": "is no entry that this file can have",
    "tuple_type": 'must be a list in brackets, as ["one", "two"]',
    "list_type": 'must be a list in brackets, as ["one", "two"]',
    "string_type": "must be a text in quotes",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "model_type": "must be a table of entries",
    "dict_type": "must be a table of entries",
}
_DATE: Final = "must be a date, as 2024-03-15"


def first_mistake(error: ValidationError) -> tuple[tuple[int | str, ...], str]:
    """Return the place of the first mistake that was found, and what it is.

    Places in lists count from 0.
    """
    first = error.errors()[0]
    kind = first["type"]
    said = _DATE if kind.startswith("date_") else _SAID.get(kind, first["msg"])
    return first["loc"], said.removeprefix("Value error, ")


def place_of(path: tuple[int | str, ...]) -> str:
    """Return a place as a person counts, `file.1.name`."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
