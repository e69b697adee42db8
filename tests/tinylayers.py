"""Reports of text layers: what the interpreter makes of a few pages of text."""

from __future__ import annotations

from typing import Final

from parsers.text.layer import interpret_text
from parsers.text.reader import read_text
from schema import Report, Severity
from schema.vocabulary import load

VOCABULARY: Final = load()


def read(*pages: str) -> Report:
    return interpret_text(read_text("\f".join(pages).encode()), VOCABULARY)


def warned(report: Report) -> list[str]:
    return [code for code, _ in warned_rows(report)]


def warned_rows(report: Report) -> list[tuple[str, int | None]]:
    """Return code and row of each line that is more than good to know."""
    return [(line.code, line.row) for line in report.diagnostics if line.severity != Severity.INFO]
