"""Which reports tell of the same plan: by what they say, helped by what they are called.

Reports are read by date. All reports of a date are placed at once, each plan taking one at most,
by one optimal assignment; so two plans that go by the same name stay apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
from scipy.optimize import linear_sum_assignment

from ingest.editions import counting
from ingest.plan_names import distinct_names
from ingest.profiles import (
    Profile,
    agreement,
    areas_shared,
    measures_shared,
    names_agree,
    profile,
)
from ingest.settings import Settings
from ingest.words import wording_key
from schema.history import Plan, Superseded
from schema.report import Edition

# What each sign is worth. Measures alone settle a normal month (0.9 of them stand in the month
# before); a yearly revision leaves a fifth of the measures, so that areas and names must help.
_MEASURES = 3.0
_AREAS = 1.5
_NAME = 1.0
_FOLDER = 0.5
_STEM = 0.5
# A name that several plans go by is worth this share of one that is a plan's own.
_SHARED_NAME = 0.2
# The worth from which a report belongs to a plan …
_BELONGS = 2.2
# … or the share of measures that settles it whatever names say.
_SETTLED = 0.6
# Below these shares of both measures and areas, names alone never join two reports.
_LEAST_MEASURES = 0.4
_LEAST_AREAS = 0.3
# Reports of a date that share this much of their measures are editions of one report.
_ONE_REPORT = 0.5
# A deck without measures belongs to a plan by names alone if they are worth this much.
_BY_NAME = 0.9
# How many of a plan's latest reports a new one is held against: absent measures come back.
_LOOK_BACK = 3
_FORCED = 1000.0


@dataclass(slots=True, kw_only=True)
class _Group:
    """A plan's reports so far, or the editions of one report; `forced` is its name by hand."""

    profiles: list[Profile] = field(default_factory=list)
    forced: str | None = None

    @property
    def latest(self) -> list[Profile]:
        told = [p for p in self.profiles if p.measures or p.areas]
        return told[-_LOOK_BACK:] or self.profiles[-1:]

    def all_words(self, part: str) -> frozenset[str]:
        found: frozenset[str] = getattr(self.profiles[-1], part)
        return found


def plans(editions: Sequence[Edition], settings: Settings) -> tuple[Plan, ...]:
    """Sort editions into plans, by name; the order of `editions` does not matter.

    What `settings` says of a file is followed: its date, its plan, that it does not count.
    Ignored files are in no plan.
    """
    profiles = [profile(edition) for edition in _ruled(editions, settings)]
    profiles.sort(key=lambda p: (p.edition.report_date, p.digest, p.edition.file))
    groups: list[_Group] = []
    for _, same_date in groupby(profiles, key=lambda p: p.edition.report_date):
        _place(groups, _reports(list(same_date), settings))
    names = distinct_names([([p.edition for p in g.profiles], g.forced) for g in groups])
    made = [_plan(name, group, settings) for name, group in zip(names, groups, strict=True)]
    return tuple(sorted(made, key=lambda plan: plan.name))


def _ruled(editions: Sequence[Edition], settings: Settings) -> list[Edition]:
    ruled = []
    for edition in editions:
        rule = settings.rule(edition.file)
        if rule is None:
            ruled.append(edition)
        elif not rule.ignore:
            ruled.append(replace(edition, report_date=rule.date or edition.report_date))
    return ruled


def _reports(profiles: Sequence[Profile], settings: Settings) -> list[_Group]:
    """Put the editions of one report together: they share a date and most of their measures."""
    reports: list[_Group] = []
    for one in sorted(profiles, key=lambda p: not p.measures):
        rule = settings.rule(one.edition.file)
        forced = rule.plan if rule else None
        home = next((r for r in reports if _one_report(one, forced, r)), None)
        if home is None:
            home = _Group()
            reports.append(home)
        home.profiles.append(one)
        home.forced = home.forced or forced
    return reports


def _one_report(one: Profile, forced: str | None, report: _Group) -> bool:
    if forced and report.forced:
        return wording_key(forced) == wording_key(report.forced)
    other = report.profiles[0]
    if one.edition.sha256 == other.edition.sha256 and one.edition.file != other.edition.file:
        return True
    names = names_agree(one.names, other.names)
    if not one.measures or not other.measures:
        worth = names + agreement(one.folder, other.folder) / 2 + agreement(one.stem, other.stem)
        return worth >= _BY_NAME
    return measures_shared(one, other) >= _ONE_REPORT and names >= 0


def _place(groups: list[_Group], reports: Sequence[_Group]) -> None:
    """Add each report of a date to the plan it belongs to, or make it a plan of its own."""
    common = _Common(groups, reports)
    worth = np.array(
        [[_worth(report, group, common) for group in groups] for report in reports]
    ).reshape(len(reports), len(groups))
    chosen: list[list[int]] = np.stack(linear_sum_assignment(worth, maximize=True), axis=1).tolist()
    home = {row: column for row, column in chosen if worth[row, column] > 0}
    for row, report in enumerate(reports):
        if row in home:
            group = groups[home[row]]
            group.profiles.extend(report.profiles)
            group.forced = group.forced or report.forced
        else:
            groups.append(report)


class _Common:
    """Which names and words several plans go by, so that they tell little."""

    def __init__(self, groups: Sequence[_Group], reports: Sequence[_Group]) -> None:
        self._now = _counts(reports)
        self._known = _counts(groups)

    def discount(self, part: str, group: _Group) -> float:
        """Return the share of its worth that a plan's name or words keep."""
        key = part, group.all_words(part)
        return _SHARED_NAME if self._now[key] > 1 or self._known[key] > 1 else 1.0


def _counts(groups: Sequence[_Group]) -> Counter[tuple[str, frozenset[str]]]:
    return Counter(
        (part, group.all_words(part)) for group in groups for part in ("names", "folder", "stem")
    )


def _worth(report: _Group, group: _Group, common: _Common) -> float:
    """Return how much more than needed speaks for a report being of a plan; 0 or less: it is not."""
    if report.forced and group.forced:
        return _FORCED if wording_key(report.forced) == wording_key(group.forced) else 0.0
    one = report.profiles[0]
    names = max(names_agree(one.names, other.names) for other in group.latest)
    names *= common.discount("names", group) if names > 0 else 1.0
    called = _NAME * names
    for part, weight in (("folder", _FOLDER), ("stem", _STEM)):
        best = max(agreement(getattr(one, part), getattr(other, part)) for other in group.latest)
        called += weight * best * (common.discount(part, group) if best > 0 else 1.0)
    told = [other for other in group.latest if other.measures or other.areas]
    if not told or not (one.measures or one.areas):
        return called - _BY_NAME
    measures = max(measures_shared(one, other) for other in told)
    areas = max(areas_shared(one, other) for other in told)
    if measures < _LEAST_MEASURES and areas < _LEAST_AREAS:
        return 0.0
    worth = _MEASURES * measures + _AREAS * areas + called
    if measures >= _SETTLED:
        return max(worth, _BELONGS) - _BELONGS + measures
    return worth - _BELONGS


def _plan(name: str, group: _Group, settings: Settings) -> Plan:
    counted: list[Edition] = []
    superseded: list[Superseded] = []
    editions = sorted((p.edition for p in group.profiles), key=lambda e: (e.report_date, e.file))
    for _, same_date in groupby(editions, key=lambda e: e.report_date):
        candidates = []
        for edition in same_date:
            rule = settings.rule(edition.file)
            if rule and rule.superseded_by:
                superseded.append(Superseded(edition=edition, by=rule.superseded_by))
            else:
                candidates.append(edition)
        if not candidates:
            continue
        best = counting(candidates)
        counted.append(best)
        superseded += [Superseded(edition=e, by=best.file) for e in candidates if e is not best]
    order = sorted(superseded, key=lambda s: (s.edition.report_date, s.edition.file))
    return Plan(name=name, editions=tuple(counted), superseded=tuple(order))
