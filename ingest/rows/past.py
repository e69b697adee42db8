"""A plan's history seen by report and by measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Self

from schema.deck import Format
from schema.history import AreaRenamed, History, Observation
from schema.report import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure's observations, at most one a report, in the order of reports."""

    tiltak_id: str
    observations: tuple[Observation, ...]

    @property
    def latest(self) -> Observation:
        return self.observations[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A plan's history, sorted: everything is indexed as observations index their reports.

    `reports` holds the observations of each report as in the deck, () for a report without any.
    `spelling` maps areas as decks spell them to the plan's spelling. `areas` holds each report's
    areas in the plan's: as its overview lists them, then as its measures name them; "" stands
    last where a measure's area could not be told. `measures` stand as in the latest report; then
    those gone, the latest gone first.
    """

    plan: str
    editions: tuple[Edition, ...]
    reports: tuple[tuple[Observation, ...], ...]
    spelling: dict[str, str]
    renamed: tuple[AreaRenamed, ...]
    areas: tuple[tuple[str, ...], ...]
    measures: tuple[Measure, ...]
    dates: tuple[date, ...]
    formats: tuple[Format, ...]

    def area(self, spelling: str) -> str:
        """Return the plan's spelling of an area."""
        return self.spelling.get(spelling, spelling)

    @classmethod
    def of(cls, history: History) -> Self:
        editions = history.plan.editions
        grouped = {
            index: tuple(seen)
            for index, seen in groupby(history.observations, key=lambda seen: seen.report)
        }
        reports = tuple(grouped.get(index, ()) for index in range(len(editions)))
        spelling = dict(history.areas)
        return cls(
            plan=history.plan.name,
            editions=editions,
            reports=reports,
            spelling=spelling,
            renamed=history.renamed,
            areas=tuple(
                _areas(edition, seen, spelling)
                for edition, seen in zip(editions, reports, strict=True)
            ),
            measures=_measures(history),
            dates=tuple(edition.report_date for edition in editions),
            formats=tuple(edition.format for edition in editions),
        )


def spells(measure: Measure) -> Iterator[tuple[Observation, ...]]:
    """Yield a measure's runs of one status over reports that follow each other."""
    run: list[Observation] = []
    for seen in measure.observations:
        if run and (
            seen.report != run[-1].report + 1 or seen.record.status is not run[-1].record.status
        ):
            yield tuple(run)
            run = []
        run.append(seen)
    if run:
        yield tuple(run)


def _areas(
    edition: Edition, observations: tuple[Observation, ...], spelling: dict[str, str]
) -> tuple[str, ...]:
    report = edition.report
    names = [area.name for area in report.areas] + [figure.omrade for figure in report.declared]
    found = [spelling.get(name, name) for name in names]
    found += [seen.omrade for seen in observations]
    return tuple(sorted(dict.fromkeys(found), key=lambda name: not name))


def _measures(history: History) -> tuple[Measure, ...]:
    by_id: dict[str, list[tuple[int, Observation]]] = {}
    for place, seen in enumerate(history.observations):
        by_id.setdefault(seen.tiltak_id, []).append((place, seen))
    found = sorted(by_id.items(), key=lambda item: (-item[1][-1][1].report, item[1][-1][0]))
    return tuple(
        Measure(tiltak_id=key, observations=tuple(seen for _, seen in placed))
        for key, placed in found
    )
