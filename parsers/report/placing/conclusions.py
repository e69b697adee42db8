"""What names the areas where the slides' titles are conclusions: a small name above each, or dividers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from parsers.report.measures.listings import Listing, by_page
from parsers.report.page.headings import SUBTITLE, Heading
from parsers.report.page.pages import Page
from parsers.report.placing.dividers import Divider
from parsers.report.placing.menus import FEWEST_WORDS
from parsers.report.words.areas import match
from parsers.report.words.sentences import is_finding, is_sentence
from schema.vocabulary import Vocabulary

_NONE: Final[Mapping[int, Sequence[Heading]]] = {}


def beside_conclusions(
    listings: Sequence[Listing], divided: Mapping[int, Divider], vocabulary: Vocabulary
) -> Mapping[int, Sequence[Heading]]:
    """Return the headings to go by on the slides of measures, by slide, where their titles are conclusions.

    All titles are long enough for these, and one is a sentence or a finding. Each slide has a name in
    smaller letters above its title, not all the same one; or a divider's before it, and then no heading
    to go by.
    """
    pages = [*by_page(listings)]
    titles = [_title(page) for page in pages]
    heads = [title.name for title in titles if title is not None]
    if len(pages) <= 1 or len(heads) < len(pages):
        return _NONE
    if any(len(head.split()) < FEWEST_WORDS for head in heads) or not any(
        is_sentence(head, vocabulary) or is_finding(head, vocabulary) for head in heads
    ):
        return _NONE
    over = {page.number: _over(page, title) for page, title in zip(pages, titles, strict=True)}
    names = {item.name for own in over.values() for item in own}
    if all(len(own) == 1 for own in over.values()) and len(names) > 1:
        return over
    before = {divided[page.number].name for page in pages if page.number in divided}
    apart = all(page.number in divided for page in pages) and len(before) > 1
    return (
        dict.fromkeys(over, ()) if apart and not any(match(h, [*before]) for h in heads) else _NONE
    )


def _title(page: Page) -> Heading | None:
    placed = [item for item in page.named if item.box is not None and item.size is not None]
    return max(placed, key=lambda item: item.size or 0.0, default=None)


def _over(page: Page, title: Heading | None) -> tuple[Heading, ...]:
    """Return the names in smaller letters that stand above a title."""
    if title is None or title.box is None or title.size is None:
        return ()
    return tuple(
        item
        for item in page.named
        if item.box is not None
        and item.box.center[1] < title.box.top
        and (item.size or title.size) < SUBTITLE * title.size
        and not (item.vague or item.common)
    )
