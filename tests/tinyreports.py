"""Reports of tiny decks: what the interpreter makes of a few tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tinydecks import deck, slide, table, text

from parsers.report.interpret import interpret
from schema import Report, Severity, Slide
from schema.vocabulary import load

VOCABULARY: Final = load()
AREA: Final = "Miljø og klima"
# Two measures, as rows under `tinydecks.HEADERS`.
MEASURE: Final = ["Felles maler for alle", "1", "• Bedre oversikt", "• Møte holdt", "◑\nPågår"]
OTHER: Final = ["Nye rutiner for avvik", "2", "• Færre avvik", "• Sendt ut", "●\nFullført"]


def read(*slides: Slide) -> Report:
    """Interpret a deck of one plan."""
    (report,) = interpret(deck(*slides), VOCABULARY)
    return report


def headed(*rows: Sequence[str | None], heading: str = AREA) -> Report:
    """Interpret a table under an area's heading."""
    return read(slide(1, tables=[table(list(rows))], texts=[text(heading)]))


def codes(report: Report, severity: Severity = Severity.WARNING) -> list[str]:
    return [line.code for line in report.diagnostics if line.severity is severity]
