"""What is known of a text layer while it is being understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.text.lines import Line
from parsers.text.linewords import LineWords
from parsers.text.matrix import Counts
from parsers.text.measures.row import PageRows, TextRow
from parsers.text.overview import Goal, TextOverview
from schema import Diagnostic, Severity, Status


@dataclass(slots=True, kw_only=True)
class Entry:
    """A row, its page, and its area as an index into the names, None where not yet known."""

    page: int
    row: TextRow
    area: int | None = None


@dataclass(slots=True, kw_only=True)
class Reading:
    """What is known of a deck while it is being understood.

    `repeated` are words that stand below the areas' names over its tables, folded; `behind_blank`
    are lines that begin with a blank, though most do not. `inherited` counts the rows of tables that
    got their area from those beside them.
    """

    words: LineWords
    pages: list[list[Line]]
    overviews: list[TextOverview] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    repeated: frozenset[str] = frozenset()
    goals: list[Goal] = field(default_factory=list)
    found: list[tuple[int, PageRows]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    other: list[list[Line]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    behind_blank: frozenset[str] = frozenset()
    inherited: int = 0

    @property
    def tables(self) -> list[Counts]:
        return [table for overview in self.overviews for table in overview.tables if table]

    def say(self, severity: Severity, code: str, message: str, row: int | None = None) -> None:
        """Add a diagnostic; one about measures stands on slide 0, for a text layer has none."""
        slide = None if row is None and severity is Severity.INFO else 0
        self.diagnostics.append(
            Diagnostic(severity=severity, code=code, message=message, slide=slide, row=row)
        )


def row_status(row: TextRow) -> Status:
    """Return a row's status; the label is believed before the symbol."""
    if row.mark is None:
        return Status.NOT_STARTED if row.listed else Status.UNKNOWN
    return row.mark.by_label or row.mark.by_symbol or Status.UNKNOWN
