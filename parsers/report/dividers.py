"""Slides that part a deck by areas: each with an area's name and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from parsers.report.areas import match
from parsers.report.pages import Page

# One slide with a name alone may be anything: so many part a deck.
FEWEST: Final = 2


def dividers(pages: Sequence[Page], known: Sequence[str]) -> Mapping[int, str]:
    """Return by slide number the area that the last dividing slide before it names.

    The first slide is the deck's title. With an overview a divider names one of its areas
    (`known`); without one, dividers are several, and measures follow each.
    """
    found: dict[int, str] = {}
    name = ""
    for page in pages[1:]:
        alone = only_name(page)
        if alone is not None:
            name = alone if not known or match(alone, known) is not None else ""
        elif page.slide.tables and name:
            found[page.number] = name
    return found if known or len(set(found.values())) >= FEWEST else {}


def only_name(page: Page) -> str | None:
    """Return the one name on a slide that has nothing else, None for other slides."""
    if page.slide.tables or len(page.headings) != 1:
        return None
    (heading,) = page.headings
    return None if heading.vague or heading.bullets else heading.name
