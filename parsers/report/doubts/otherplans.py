"""Slides amid a plan's measures that may begin another plan's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.report.measures.listings import Listing
from parsers.report.opening import Opening, doubtful_titles
from parsers.report.title import plan_names
from schema import Diagnostic
from schema.diagnostic import short
from schema.vocabulary import folded


def other_plans(
    listings: Sequence[Listing], opening: Opening, own: Sequence[str], areas: Sequence[str]
) -> Iterator[Diagnostic]:
    """Yield an info for each slide between measures that names another plan, and was not taken for its title slide.

    `own` are the plan's names. A slide that heads an area, or says a name of the plan, is no other's.
    """
    numbers = [listing.page.number for listing in listings]
    known = {folded(name) for name in (*own, *areas)}
    for place in doubtful_titles(opening.pages):
        page = opening.pages[place]
        first = plan_names(Opening((page,), opening.vocabulary), None, ())[:1]
        amid = bool(numbers) and min(numbers) < page.number < max(numbers)
        if not amid or not first or folded(first[0]) in known:
            continue
        yield Diagnostic.info(
            "several-plans",
            f"Slide {page.number}, “{short(first[0])}”, may begin another plan's report, and the measures behind it "
            "were taken for the same plan's; if they are not, say on it of when their status is (`per DATE`).",
            slide=page.number,
        )
