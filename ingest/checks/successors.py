"""Plans that begin where another ends: one under other names, or in another language, may be both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.plans.profiles import Profile, names_agree, offices_differ, profile
from ingest.settings import FILE_NAME, Settings
from schema.history import Placed, Plan
from schema.report import Record
from schema.vocabulary import Vocabulary

# The next report of a plan that is reported every four months comes within so many days.
SOON_DAYS: Final = 130
# Two reports have the same rows in other words if they have so many, equally many, and this share of
# those in the same places have the same pri and status.
FEWEST_ROWS: Final = 5
SAME_ROWS: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """A plan with its first report and its last."""

    plan: Plan
    first: Profile
    last: Profile


def succeeding_plans(
    plans: Sequence[Plan], settings: Settings, vocabulary: Vocabulary
) -> tuple[Placed, ...]:
    """Return a `maybe-same-plan` line for each plan that begins soon after another's last report.

    Both have a folder or a printed name that no other plan has, or the same rows by pri and status.
    What `ingest.toml` says is not asked about.
    """
    ends = [
        _Ends(
            plan=plan,
            first=profile(plan.editions[0], vocabulary),
            last=profile(plan.editions[-1], vocabulary),
        )
        for plan in plans
        if plan.editions
    ]
    found: list[Placed] = []
    for new in ends:
        if _by_hand(new.first, settings):
            continue
        old = [
            one
            for one in ends
            if _follows(new, one)
            and not _by_hand(one.last, settings)
            and _may_be_one(one, new, ends)
        ]
        if old:
            found.append(_line(max(old, key=lambda one: one.last.edition.report_date), new))
    return tuple(found)


def _by_hand(told: Profile, settings: Settings) -> bool:
    return settings.rule(told.edition.file).plan is not None


def _follows(new: _Ends, old: _Ends) -> bool:
    days = (new.first.edition.report_date - old.last.edition.report_date).days
    return 0 < days <= SOON_DAYS


def _may_be_one(old: _Ends, new: _Ends, ends: Sequence[_Ends]) -> bool:
    one, other = old.last, new.first
    if offices_differ(one, other):
        return False
    beside = [p for third in ends if third not in (old, new) for p in (third.first, third.last)]
    folder = bool(one.folder) and one.folder == other.folder
    name = names_agree(one.names, other.names) > 0
    return (
        (folder and all(third.folder != one.folder for third in beside))
        or (name and all(names_agree(third.names, one.names) <= 0 for third in beside))
        or _same_rows(one.edition.report.records, other.edition.report.records)
    )


def _same_rows(one: Sequence[Record], other: Sequence[Record]) -> bool:
    """Tell whether two reports have the same rows but for their words, as a translated one has."""
    mine, theirs = ([(row.pri, row.status) for row in rows] for rows in (one, other))
    if len(mine) != len(theirs) or len(mine) < FEWEST_ROWS or len(set(mine)) == 1:
        return False
    same = sum(a == b for a, b in zip(mine, theirs, strict=True))
    return same >= SAME_ROWS * len(mine)


def _line(old: _Ends, new: _Ends) -> Placed:
    message = (
        f"The plan {new.plan.name!r} begins with this report, soon after the last one of "
        f"{old.plan.name!r} ({old.last.edition.report_date}); if they are one plan, say so with "
        f'plan = "{old.plan.name}" for the files of the newer in {FILE_NAME}.'
    )
    return Placed.warning(new.first.edition.file, "maybe-same-plan", message)
