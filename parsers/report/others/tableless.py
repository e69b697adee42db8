"""Slides that look as if they held measures, and on which no table of measures was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from parsers.lines import joined
from parsers.report.page.columns import priority
from parsers.report.page.headers import SHORTEST_TILTAK, TELLING, named_role
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.words.areas import page_of
from schema import Box, Diagnostic, Role, Severity
from schema.vocabulary import Column, Vocabulary, folded

SAME_LINE: Final = 6.0  # points; headers of one row begin this near to each other


def tableless(
    pages: Iterable[Page], areas: Collection[str], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line where a slide without a table of measures should have one (`unread-measures`).

    It has headers side by side, or an area's heading (`areas`) that is one of several
    (`(2 av 3)`), or one over a priority beside a text.
    """
    for page in pages:
        why = _why(page, areas, vocabulary)
        if why is not None:
            yield Diagnostic(
                severity=Severity.WARNING,
                code="unread-measures",
                message=f"Slide {page.number} {why}, and no table of measures was found on it; its "
                "measures are missing if it has any.",
                slide=page.number,
            )


def _why(page: Page, areas: Collection[str], vocabulary: Vocabulary) -> str | None:
    named = [item for item in page.named if folded(item.name) in areas]
    if _has_headers(page, vocabulary):
        return "has the headers of a table of measures"
    for item in named:
        if page_of(item.printed, vocabulary):
            return f"is one of several of “{item.name}”"
        if _has_priority(page, item):
            return f"has a priority under the heading “{item.name}”"
    return None


def _has_headers(page: Page, vocabulary: Vocabulary) -> bool:
    """Tell whether `Tiltak` stands beside another header, each the first line of a text."""
    heads: list[tuple[Column, Box]] = []
    for text in page.slide.texts:
        role = named_role(text.text.split("\n", 1)[0], vocabulary) if text.text else None
        if role is not None and text.box is not None:
            heads.append((role, text.box))
    return any(
        one is Column.TILTAK and other in TELLING and abs(box.top - beside.top) <= SAME_LINE
        for one, box in heads
        for other, beside in heads
    )


def _has_priority(page: Page, heading: Heading) -> bool:
    """Tell whether a priority stands under a heading, and beside a text as long as a measure."""
    top = heading.box.bottom if heading.box is not None else 0.0
    given = [
        (joined(text.text), text.box)
        for text in page.slide.texts
        if text.box is not None and text.box.top >= top and text.role is not Role.SLIDE_NUMBER
    ]
    return any(
        priority(one) is not None
        and len(other) >= SHORTEST_TILTAK
        and beside.top <= box.center[1] <= beside.bottom
        for one, box in given
        for other, beside in given
    )
