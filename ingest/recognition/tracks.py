"""A measure as recognition follows it: the places where it was seen, and in what words."""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.report import Record

# Older wordings of a measure that are still remembered when looking for it.
WORDINGS_REMEMBERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A row of a report: `report` and `place` index the plan's editions and their records.

    `wording` is the key under which wordings are word for word the same.
    """

    report: int
    place: int
    record: Record
    wording: str
    omrade: str


@dataclass(slots=True, kw_only=True)
class Track:
    """A measure and where it has been seen so far, by date; `number` counts from 0 in a plan."""

    number: int
    seen: list[Sighting] = field(default_factory=list)
    wordings: dict[str, Sighting] = field(default_factory=dict)

    @property
    def latest(self) -> Sighting:
        return self.seen[-1]

    def add(self, sighting: Sighting) -> None:
        """Follow the measure to a further report."""
        if self.seen and self.latest.wording != sighting.wording:
            self.wordings.pop(sighting.wording, None)
        self.seen.append(sighting)
        self.wordings[sighting.wording] = sighting

    def remembered(self) -> list[Sighting]:
        """Return the latest sighting of each wording, the newest first."""
        return list(reversed(self.wordings.values()))[:WORDINGS_REMEMBERED]
