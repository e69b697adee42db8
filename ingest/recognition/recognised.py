"""What identity makes of one plan by itself, and what that tells once its measures have ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ingest.recognition.doubt import doubt, maybe
from ingest.recognition.ids import Origin
from ingest.recognition.verdicts import Spot
from ingest.wording import folded
from schema.diagnostic import Diagnostic
from schema.history import (
    AreaRenamed,
    Certainty,
    History,
    Link,
    LinkKind,
    Observation,
    Placed,
    Plan,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """A link between two rows; `named` is the one whose measure the link is told of."""

    earlier: Spot
    later: Spot
    named: Spot
    similarity: float
    certainty: Certainty
    reason: str
    kind: LinkKind = LinkKind.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The measures of a plan, numbered from 0 as they are first seen: they have no ids yet.

    `measures` and `areas` hold for each report, and each row in it, the measure's number and the
    area in the plan's spelling. `nearly` are links that were not made, though not much was lacking.
    `spellings` maps every area spelling to the plan's.
    """

    measures: tuple[tuple[int, ...], ...]
    areas: tuple[tuple[str, ...], ...]
    links: tuple[Recognition, ...] = ()
    nearly: tuple[Recognition, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    renamed: tuple[AreaRenamed, ...] = ()


def origins(plan: Plan, found: Recognised) -> Iterator[Origin]:
    """Yield where each measure was first seen, by number."""
    if not plan.editions:
        return
    said = "\n".join(folded(record.tiltak) for record in plan.editions[0].report.records)
    digest = sha256(said.encode()).hexdigest()
    known = 0
    for report, numbers in enumerate(found.measures):
        for place, number in enumerate(numbers):
            if number == known:
                known += 1
                yield Origin(
                    first_seen=plan.editions[report].report_date,
                    plan=digest,
                    omrade=found.areas[report][place],
                    tiltak=plan.editions[report].report.records[place].tiltak,
                    place=place,
                )


def told(plan: Plan, found: Recognised, ids: Sequence[str], more: Sequence[Placed]) -> History:
    """Return a plan's history; `ids` are those of its measures, `more` further diagnostics."""

    def seen(spot: Spot) -> Observation:
        report, place = spot
        return Observation(
            report=report,
            record=plan.editions[report].report.records[place],
            tiltak_id=ids[found.measures[report][place]],
            omrade=found.areas[report][place],
        )

    def link(made: Recognition) -> Link:
        return Link(
            tiltak_id=seen(made.named).tiltak_id,
            earlier=seen(made.earlier),
            later=seen(made.later),
            similarity=made.similarity,
            certainty=made.certainty,
            reason=made.reason,
            kind=made.kind,
        )

    links = tuple(map(link, found.links))
    nearly = tuple(map(link, found.nearly))
    return History(
        plan=plan,
        observations=tuple(
            seen((report, place))
            for report, numbers in enumerate(found.measures)
            for place in range(len(numbers))
        ),
        links=links,
        nearly=nearly,
        areas=found.spellings,
        renamed=found.renamed,
        diagnostics=(
            *more,
            *(_renamed(plan, renamed) for renamed in found.renamed),
            *(doubt(plan, made) for made in links if made.certainty is Certainty.DOUBTFUL),
            *(maybe(plan, near) for near in nearly),
        ),
    )


def _renamed(plan: Plan, renamed: AreaRenamed) -> Placed:
    return Placed(
        file=plan.editions[renamed.report].file,
        diagnostic=Diagnostic.info(
            "area-renamed",
            f"The area {renamed.new!r} holds the measures of {renamed.old!r}, so it is taken for "
            "the same under a new name; say otherwise under [areas] in ingest.toml.",
        ),
    )
