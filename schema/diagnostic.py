"""Trouble as a value: what was found, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Self

from schema.codes import CODES
from schema.values import dataclass

_QUOTED: Final = 60  # letters of a text that tell which one is meant


def short(text: str) -> str:
    """Return a text cut to what a message quotes."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


class Severity(StrEnum):
    """How much a diagnostic weighs: an error means that content is missing from the tables."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing worth a person's eye; which file it is about is known by whoever holds it.

    `code` is one of `schema.codes.CODES`. `slide` and `row` are None where none is meant.
    """

    severity: Severity
    code: str
    message: str
    slide: int | None = None
    row: int | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"diagnostic code {self.code!r} is not listed in schema.codes")

    @classmethod
    def error(cls, code: str, message: str, slide: int | None = None) -> Self:
        """Return a line that says that content is missing from the tables."""
        return cls(severity=Severity.ERROR, code=code, message=message, slide=slide)

    @classmethod
    def warning(
        cls, code: str, message: str, slide: int | None = None, row: int | None = None
    ) -> Self:
        """Return a line that says that a value is in doubt."""
        return cls(severity=Severity.WARNING, code=code, message=message, slide=slide, row=row)

    @classmethod
    def info(
        cls, code: str, message: str, slide: int | None = None, row: int | None = None
    ) -> Self:
        """Return a line that says what is good to know."""
        return cls(severity=Severity.INFO, code=code, message=message, slide=slide, row=row)
