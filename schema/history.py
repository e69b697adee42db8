"""What a plan's reports say together: which rows tell of the same measure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schema.diagnostic import Diagnostic, Severity
from schema.report import Edition, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """An edition that does not count, and the file of the one that counts instead."""

    edition: Edition
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The reports of one plan: `editions` are those that count, by date, one for each date."""

    name: str
    editions: tuple[Edition, ...]
    superseded: tuple[Superseded, ...] = ()


class Certainty(StrEnum):
    """How sure a recognition is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class LinkKind(StrEnum):
    """What a recognition says: the same measure, a part of it, or a measure it went into."""

    SAME = "same"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A measure seen in a report; `report` indexes the plan's editions.

    `omrade` is the record's area in the spelling that all rows of the plan share.
    """

    report: int
    record: Record
    tiltak_id: str
    omrade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A recognition that was not word for word, from an earlier observation to a later one.

    `similarity` runs from 0 to 1; `reason` says what decided.
    """

    tiltak_id: str
    earlier: Observation
    later: Observation
    similarity: float
    certainty: Certainty
    reason: str
    kind: LinkKind = LinkKind.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRenamed:
    """An area that a report, and those after it, head with other words; `report` is an index.

    `old` is the plan's spelling, which all rows keep; `new` is what is printed since.
    """

    report: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A diagnostic together with the file that it is about."""

    file: str
    diagnostic: Diagnostic

    @classmethod
    def warning(cls, file: str, code: str, message: str, record: Record | None = None) -> Placed:
        """Return a warning about a file, or about the row in it that a record was read from."""
        found = Diagnostic(
            severity=Severity.WARNING,
            code=code,
            message=message,
            slide=(record.slide or None) if record else None,
            row=(record.row or None) if record else None,
        )
        return cls(file=file, diagnostic=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that is known of one plan.

    `observations` stand in the order of reports, then as in the deck; there is exactly one for
    each record of each counted edition. `areas` maps every area spelling found in the plan's
    reports (records, areas and declared figures) to the plan's spelling, as sorted pairs. `nearly`
    are links that were not made, though not much was lacking; they stand in no table, and the
    certainty of those worth a warning is `LIKELY`.
    """

    plan: Plan
    observations: tuple[Observation, ...]
    links: tuple[Link, ...] = ()
    nearly: tuple[Link, ...] = ()
    areas: tuple[tuple[str, str], ...] = ()
    renamed: tuple[AreaRenamed, ...] = ()
    diagnostics: tuple[Placed, ...] = ()
