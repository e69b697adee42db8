"""The analyst's pairs, found again in a plan's reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.settings import FILE_NAME, Pair, Row, Settings
from ingest.wording import folded
from schema.history import Placed, Plan

# A row of a plan: index of the edition, index of the record in it.
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Which earlier rows a row is the same as, and which it is not.

    `heard` are the entries of `ingest.toml` that speak of this plan, by name and number.
    """

    same: Mapping[Spot, tuple[Spot, ...]] = field(default_factory=dict)
    different: Mapping[Spot, tuple[Spot, ...]] = field(default_factory=dict)
    heard: frozenset[tuple[str, int]] = frozenset()
    diagnostics: tuple[Placed, ...] = ()


def verdicts(plan: Plan, settings: Settings) -> Verdicts:
    """Find the rows that the analyst has judged; say which cannot be found."""
    same: defaultdict[Spot, tuple[Spot, ...]] = defaultdict(tuple)
    different: defaultdict[Spot, tuple[Spot, ...]] = defaultdict(tuple)
    heard: set[tuple[str, int]] = set()
    problems: list[Placed] = []
    for name, pairs, found in (
        ("same", settings.same, same),
        ("different", settings.different, different),
    ):
        for number, pair in enumerate(pairs, start=1):
            earlier, later = _find_row(plan, pair, pair.earlier), _find_row(plan, pair, pair.later)
            if len(earlier) == 1 and len(later) == 1 and earlier[0][0] < later[0][0]:
                found[later[0]] += (earlier[0],)
                heard.add((name, number))
            elif _meant(plan, pair, earlier, later):
                heard.add((name, number))
                problems.append(_problem(name, number, earlier, later))
    return Verdicts(
        same=dict(same),
        different=dict(different),
        heard=frozenset(heard),
        diagnostics=tuple(problems),
    )


def unheard(settings: Settings, found: Sequence[Verdicts]) -> Iterator[Placed]:
    """Give a line for each pair that speaks of no plan at all."""
    heard = {entry for known in found for entry in known.heard}
    for name, pairs in (("same", settings.same), ("different", settings.different)):
        for number in range(1, len(pairs) + 1):
            if (name, number) not in heard:
                yield _problem(name, number, (), ())


def unknown_files(settings: Settings, files: Collection[str]) -> Iterator[Placed]:
    """Give a line for each entry that names a file which is not there; `files` are all found."""
    for rule in settings.file:
        for entry, name in (("name", rule.name), ("superseded_by", rule.superseded_by)):
            if name is not None and name not in files:
                message = (
                    f"[[file]] {entry} = {name!r} is no deck in this folder; write its path from "
                    f"the folder on, with `/`."
                )
                yield _unused(message)


def _find_row(plan: Plan, pair: Pair, row: Row) -> Sequence[Spot]:
    """Return the rows of a plan that a name means: one, none, or several that it cannot tell."""
    if pair.plan is not None and folded(pair.plan) != folded(plan.name):
        return ()
    spots = [
        (report, place)
        for report, edition in enumerate(plan.editions)
        if edition.report_date == row.date
        for place, record in enumerate(edition.report.records)
        if folded(record.tiltak) == folded(row.tiltak)
        and (row.omrade is None or folded(record.omrade) == folded(row.omrade))
    ]
    if row.nr is not None:
        return spots[row.nr - 1 : row.nr]
    return spots


def _meant(plan: Plan, pair: Pair, earlier: Sequence[Spot], later: Sequence[Spot]) -> bool:
    """Tell whether a pair speaks of this plan, so that what is wrong with it is said once."""
    if pair.plan is not None:
        return folded(pair.plan) == folded(plan.name)
    return bool(earlier or later)


def _problem(name: str, number: int, earlier: Sequence[Spot], later: Sequence[Spot]) -> Placed:
    if len(earlier) == 1 and len(later) == 1:
        said = "names two rows of one report, which are never the same measure"
    else:
        side, spots = ("later", later) if len(earlier) == 1 else ("earlier", earlier)
        said = (
            f"names by `{side}` a row that no counted report holds; correct its date or wording"
            if not spots
            else f"names by `{side}` a wording that stands {len(spots)} times; add omrade or nr"
        )
    return _unused(f"[[{name}]] number {number} {said}.")


def _unused(message: str) -> Placed:
    return Placed.warning(FILE_NAME, "settings-unused", message)
