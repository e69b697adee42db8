"""Which reports tell of the same plan: by what they say, helped by what they are called.

Reports are read by date. All reports of a date are placed at once, each plan taking one at most,
by one optimal assignment; so two plans that go by the same name stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby

import numpy as np

from ingest.plans.editions import counting, own_dates, rows_shared, stem_path
from ingest.plans.names import distinct_names
from ingest.plans.profiles import (
    Profile,
    agreement,
    areas_shared,
    equal_share,
    measures_equal,
    measures_shared,
    names_agree,
    names_share_nothing,
    offices_differ,
    profile,
)
from ingest.recognition.assignment import best_pairs
from ingest.settings import Settings
from ingest.wording import folded
from schema.deck import Format
from schema.history import Plan, Superseded
from schema.report import Edition
from schema.vocabulary import Vocabulary, load

# What each sign is worth. Measures alone settle a normal month (0.9 of them stand in the month
# before); a yearly revision leaves a fifth of the measures, so that areas and names must help.
_MEASURES = 3.0
_AREAS = 1.5
_NAME = 1.0
_FOLDER = 0.5
_STEM = 0.5
# A name that several plans go by is worth this share of one that is a plan's own.
_SHARED_NAME = 0.2
# The worth from which a report belongs to a plan: all areas and one measure in fifteen. On made-up
# archives of plans renewed every year, without any telling name, 1.3 begins to join two plans and
# 1.9 to part one in two.
_BELONGS = 1.7
# … or the share of measures that settles it whatever names say.
_SETTLED = 0.6
# With lower shares of both measures and areas, more than one kind of name must agree.
_LEAST_MEASURES = 0.4
_LEAST_AREAS = 0.5
_LEAST_NAMES = 1.2
# Editions of one report share this much of their measures …
_ONE_REPORT = 0.5
# … and this much of their rows, status included, where they print other names.
_ONE_REPORT_OTHER_NAME = 0.9
# Two reports that share less than this word for word are not looked at more closely, if there is
# another that shares more than _SETTLED, or if they could be editions of one report.
_NOTHING_SHARED = 0.15
# Two decks without measures are editions of one report if names agree this much; a deck without
# measures belongs to a plan whose own names are worth this much.
_BY_NAME = 0.9
_OWN_NAME = 0.4
# How many of a plan's latest reports a new one is held against: absent measures come back.
_LOOK_BACK = 3


@dataclass(slots=True, kw_only=True)
class _Group:
    """A plan's reports so far, or the editions of one report."""

    profiles: list[Profile] = field(default_factory=list)

    @property
    def telling(self) -> list[Profile]:
        """The latest that hold measures or areas."""
        return [p for p in self.profiles if p.measures or p.areas][-_LOOK_BACK:]

    @property
    def latest(self) -> list[Profile]:
        return self.telling or self.profiles[-1:]


def plans(
    editions: Sequence[Edition], settings: Settings, vocabulary: Vocabulary | None = None
) -> tuple[Plan, ...]:
    """Sort editions into plans, by name; the order of `editions` does not matter.

    What `settings` says of a file is followed: its date, its plan, that it does not count.
    Ignored files are in no plan. Without a `vocabulary`, the program's own tells the offices.
    """
    vocabulary = vocabulary or load()
    by_hand: defaultdict[str, list[Edition]] = defaultdict(list)
    profiles = []
    for edition in _ruled(editions, settings):
        plan = settings.rule(edition.file).plan
        if plan:
            by_hand[plan].append(edition)
        else:
            profiles.append(profile(edition, vocabulary))
    profiles.sort(key=lambda p: (p.edition.report_date, p.digest, p.edition.file))
    groups: list[_Group] = []
    for _, same_date in groupby(profiles, key=lambda p: p.edition.report_date):
        _place(groups, _reports(list(same_date)))
    sorted_out = [[p.edition for p in group.profiles] for group in groups]
    named: dict[str, list[Edition]] = {}
    spelled = {folded(name): name for name in by_hand}
    for name, found in zip(distinct_names(sorted_out, vocabulary), sorted_out, strict=True):
        named[spelled.get(folded(name), name)] = found
    for name, given in by_hand.items():
        named.setdefault(spelled[folded(name)], []).extend(given)
    return tuple(_plan(name, found, settings, vocabulary) for name, found in sorted(named.items()))


def _ruled(editions: Sequence[Edition], settings: Settings) -> list[Edition]:
    rules = ((edition, settings.rule(edition.file)) for edition in editions)
    return [
        replace(edition, report_date=rule.date or edition.report_date)
        for edition, rule in rules
        if not rule.ignore
    ]


def _reports(profiles: Sequence[Profile]) -> list[_Group]:
    """Put the editions of one report together: they share a date and most of their measures.

    A text layer is of the deck beside it that has its name, however little of it could be read.
    """
    reports: list[_Group] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    named: dict[tuple[str, int], int] = {}
    layers_last = sorted(profiles, key=lambda p: (not p.measures, p.edition.format is Format.TXT))
    for one in layers_last:
        # Reports without a measure in common are never one, so most need not be looked at.
        near = {place for known in one.measures for place in holders[known]}
        places = sorted(near) if one.measures else range(len(reports))
        home = next((r for r in places if _one_report(one, reports[r].profiles[0])), len(reports))
        name = stem_path(one.edition.file), one.edition.part
        if one.edition.format is Format.TXT:
            home = named.get(name, home)
        named[name] = home
        if home == len(reports):
            reports.append(_Group())
            for known in one.measures:
                holders[known].append(home)
        reports[home].profiles.append(one)
    return reports


def _one_report(one: Profile, other: Profile) -> bool:
    if one.digest == other.digest and (one.measures or one.edition.sha256 == other.edition.sha256):
        return True
    if offices_differ(one, other):
        return False
    names = names_agree(one.names, other.names)
    if not one.measures or not other.measures:
        worth = names + agreement(one.folder, other.folder) / 2 + agreement(one.stem, other.stem)
        return worth >= _BY_NAME
    if names < 0:
        return rows_shared(one.edition.report, other.edition.report) >= _ONE_REPORT_OTHER_NAME
    if measures_equal(one, other) < _NOTHING_SHARED:
        return False
    return measures_shared(one, other) >= _ONE_REPORT


def _place(groups: list[_Group], reports: Sequence[_Group]) -> None:
    """Add each report of a date to the plan it belongs to, or make it a plan of its own."""
    common = _Common(groups, reports)
    known = _Known(groups)
    worth = np.zeros((len(reports), len(groups)))
    for row, report in enumerate(reports):
        one = report.profiles[0]
        equal = known.equal(one)
        if max(equal.values(), default=0.0) >= _SETTLED:
            near = [column for column, share in equal.items() if share >= _NOTHING_SHARED]
        else:
            near = list(range(len(groups)))
        for column in near:
            worth[row, column] = _worth(one, groups[column], common, equal.get(column, 0.0))
    home = dict(best_pairs(worth))
    for row, report in enumerate(reports):
        if row in home:
            groups[home[row]].profiles.extend(report.profiles)
        else:
            groups.append(report)


class _Known:
    """Which of the groups' latest reports hold which measures."""

    def __init__(self, groups: Sequence[_Group]) -> None:
        self._holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._sizes: dict[tuple[int, int], int] = {}
        for column, group in enumerate(groups):
            for turn, latest in enumerate(group.latest):
                self._sizes[column, turn] = len(latest.measures)
                for measure in latest.measures:
                    self._holders[measure].append((column, turn))

    def equal(self, one: Profile) -> dict[int, float]:
        """Return for each group that has a measure word for word the greatest share of them."""
        held = Counter(chain.from_iterable(self._holders.get(m, ()) for m in one.measures))
        best: dict[int, float] = {}
        for (column, turn), count in held.items():
            share = equal_share(count, len(one.measures), self._sizes[column, turn])
            best[column] = max(best.get(column, 0.0), share)
        return best


class _Common:
    """Which names and words several plans go by, so that they tell little."""

    def __init__(self, groups: Sequence[_Group], reports: Sequence[_Group]) -> None:
        self._now = _counts(reports)
        self._known = _counts(groups)

    def discount(self, part: str, words: frozenset[str]) -> float:
        """Return the share of its worth that a name, or the words of a path, keep."""
        named = part, words
        return _SHARED_NAME if self._now[named] > 1 or self._known[named] > 1 else 1.0


def _counts(groups: Sequence[_Group]) -> Counter[tuple[str, frozenset[str]]]:
    latest = [group.profiles[-1] for group in groups]
    return Counter(
        named
        for p in latest
        for named in (("name", p.names), ("folder", p.folder), ("stem", p.stem))
    )


def _worth(one: Profile, group: _Group, common: _Common, equal: float) -> float:
    """Return how much more than needed speaks for a report being of a plan; 0 or less: it is not.

    `equal` is the share of measures that stand there word for word.
    """
    if _elsewhere(one, group):
        return 0.0
    called = _called(one, group, common)
    told = group.telling
    if not told or not (one.measures or one.areas):
        return called - _OWN_NAME
    areas = max(areas_shared(one, other) for other in told)
    unlike = areas < _LEAST_AREAS and called < _LEAST_NAMES
    if unlike and equal < _NOTHING_SHARED:
        return 0.0
    measures = max(measures_shared(one, other) for other in told)
    if unlike and measures < _LEAST_MEASURES:
        return 0.0
    worth = _MEASURES * measures + _AREAS * areas + called
    if measures >= _SETTLED:
        return max(worth, _BELONGS) - _BELONGS + measures
    return worth - _BELONGS


def _elsewhere(one: Profile, group: _Group) -> bool:
    """Tell whether a report is of another office, however many measures the two share.

    That is so if they say so, or if neither the printed names nor the folders have to do with each
    other; a plan is renamed at times, and moved at times, but seldom both at once.
    """
    said = next((other for other in reversed(group.latest) if other.units), group.latest[-1])
    if offices_differ(one, said):
        return True
    return all(
        names_share_nothing(one, other) and agreement(one.folder, other.folder) == -1.0
        for other in group.latest
    )


def _called(one: Profile, group: _Group, common: _Common) -> float:
    """Return what names are worth: printed ones, those of folders, those of files."""
    names = max(names_agree(one.names, other.names) for other in group.latest)
    folder = max(agreement(one.folder, other.folder) for other in group.latest)
    stem = max(agreement(one.stem, other.stem) for other in group.latest)
    return sum(
        weight * agrees * (common.discount(part, words) if agrees > 0 else 1.0)
        for part, weight, agrees, words in (
            ("name", _NAME, names, one.names),
            ("folder", _FOLDER, folder, one.folder),
            ("stem", _STEM, stem, one.stem),
        )
    )


def _plan(name: str, found: Sequence[Edition], settings: Settings, vocabulary: Vocabulary) -> Plan:
    counted: list[Edition] = []
    superseded: list[Superseded] = []
    editions = sorted(own_dates(found, vocabulary), key=lambda e: (e.report_date, e.file))
    for _, same_date in groupby(editions, key=lambda e: e.report_date):
        candidates = []
        for edition in same_date:
            by_hand = settings.rule(edition.file).superseded_by
            if by_hand:
                superseded.append(Superseded(edition=edition, by=by_hand))
            else:
                candidates.append(edition)
        if not candidates:
            continue
        best = counting(candidates, vocabulary)
        counted.append(best)
        superseded += [Superseded(edition=e, by=best.file) for e in candidates if e is not best]
    by = {known.edition.file: known.by for known in superseded}
    # A person may name a deck that another one of its date counts instead of.
    superseded = [Superseded(edition=s.edition, by=by.get(s.by, s.by)) for s in superseded]
    order = sorted(superseded, key=lambda s: (s.edition.report_date, s.edition.file))
    return Plan(name=name, editions=tuple(counted), superseded=tuple(order))
