"""Decks of one plan and date that say different things: the one that is left out is told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.plans.editions import is_revision, is_whole, rows_shared, same_content
from ingest.settings import Settings
from schema.diagnostic import Diagnostic, Severity
from schema.history import Placed, Plan
from schema.report import Edition


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
