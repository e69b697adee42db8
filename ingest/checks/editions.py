"""Decks of one plan and date that say different things, and those of two dates that may be one report's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from ingest.plans.editions import (
    OTHER_REPORT_DAYS,
    is_revision,
    is_whole,
    rows_shared,
    same_content,
)
from ingest.settings import Settings
from schema.diagnostic import Diagnostic, Severity
from schema.history import Placed, Plan
from schema.report import Edition

# Two reports that lie at most this share of a plan's usual time apart may be one, issued anew: a month's plan
# is not reported twice in ten days.
SOON: Final = 1 / 3


def reissued_reports(plans: Sequence[Plan], settings: Settings) -> tuple[Placed, ...]:
    """Return a `date-conflict` line for each report that seems to be a draft of the next, or replaced by it.

    The two are less than three weeks apart, and the files' names say that one is a revision of the other, or the
    plan's other reports lie much further apart. A date that a person gave in `ingest.toml` is not asked about.
    """
    return tuple(line for plan in plans for line in _reissued(plan, settings))


def _reissued(plan: Plan, settings: Settings) -> Iterator[Placed]:
    pairs = list(pairwise(plan.editions))
    days = [(now.report_date - before.report_date).days for before, now in pairs]
    for (before, now), apart in zip(pairs, days, strict=True):
        named = is_revision(now, before) or is_revision(before, now)
        by_hand = any(settings.rule(edition.file).date for edition in (before, now))
        if not by_hand and apart < OTHER_REPORT_DAYS and (named or apart <= SOON * median(days)):
            message = (
                f"The deck counts as the report of {before.report_date}, and {now.file} as one of "
                f"{now.report_date}, {apart} days later; if they are one report, a draft of it or one issued "
                f"anew, say superseded_by for the one that is not to count in ingest.toml."
            )
            yield Placed.warning(before.file, "date-conflict", message)


def differing_editions(plans: Sequence[Plan], settings: Settings) -> tuple[Placed, ...]:
    """Return an `edition-differs` line for each deck left out that says other things.

    It is a warning unless the files' names say that one is a revision of the other: the two may
    be reports of two dates, one of which was printed wrongly. What a person has said in
    `ingest.toml` is not asked about, nor is a deck that errors were found in.
    """
    return tuple(line for plan in plans for line in _of_plan(plan, settings))


def _of_plan(plan: Plan, settings: Settings) -> Iterator[Placed]:
    counting = {edition.file: edition for edition in plan.editions}
    for superseded in plan.superseded:
        edition, other = superseded.edition, counting.get(superseded.by)
        by_hand = settings.rule(edition.file).superseded_by is not None
        if other is None or by_hand or not is_whole(edition.report):
            continue
        if not same_content(edition, other):
            yield _line(edition, other)


def _line(edition: Edition, counting: Edition) -> Placed:
    unlike = 1 - rows_shared(edition.report, counting.report)
    how = (
        f"{unlike:.0%} of its measures or their statuses are others"
        if unlike
        else "its measures and statuses are the same, other texts are not"
    )
    revised = is_revision(counting, edition)
    remedy = (
        "its name or folder says that it is older"
        if revised
        else "if it is a report of another date, correct the printed date, and if it is the one that "
        "counts, say so in ingest.toml"
    )
    diagnostic = Diagnostic(
        severity=Severity.INFO if revised else Severity.WARNING,
        code="edition-differs",
        message=f"The deck was left out, for {counting.file} counts for the same plan and date "
        f"({edition.report_date}), and yet {how}; {remedy}.",
    )
    return Placed(file=edition.file, diagnostic=diagnostic)
