"""Areas that headings of slides alone name: what else the plan says must bear them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from itertools import chain

from parsers.lines import joined
from parsers.report.measures.listings import Listing
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, is_vague, page_of
from parsers.report.words.labels import is_labelled
from schema.vocabulary import Vocabulary, folded


def by_heading(
    listings: Sequence[Listing],
    names: Sequence[Sequence[str]],
    pages: Sequence[Page],
    told: Container[int | None],
    vocabulary: Vocabulary,
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the areas that nothing in the deck names but headings of slides, with these slides.

    Neither an agenda of them or a menu names them, nor a column or band; they may be what came of the areas,
    and a slide may be a copy with its old heading. What calls itself an area's name is hardly in doubt on one
    slide, nor is what counts its slides. Slides that were `told` of are left out.
    """
    measured = {listing.page.number: listing.page for listing in listings}
    common = _common_heads([*measured.values()], vocabulary)
    said = {
        page.number: [folded(line) for line in _lines(page, measured)]
        for page in pages
        if page.number in measured or common.isdisjoint(_printed(page))
    }
    found: dict[str, dict[int, Page]] = {}
    for listing, own in zip(listings, names, strict=True):
        for row, name in zip(listing.rows, own, strict=True):
            if name and row.area is None:
                found.setdefault(name, {})[listing.page.number] = listing.page
    return tuple(
        (name, tuple(heads))
        for name, heads in found.items()
        if not any(
            number in told or _is_sure(name, page, vocabulary, alone=len(heads) == 1)
            for number, page in heads.items()
        )
        and not _is_said_elsewhere(folded(name), heads, said)
    )


def _is_said_elsewhere(
    name: str, heads: Collection[int], said: Mapping[int, Sequence[str]]
) -> bool:
    """Tell whether more than the headings of its slides say a name, or other slides do."""
    on = {number: sum(name in line for line in lines) for number, lines in said.items()}
    return sum(on.values()) != len(heads) or any(on[number] for number in on if number not in heads)


def _common_heads(pages: Sequence[Page], vocabulary: Vocabulary) -> frozenset[str]:
    """Return what heads some slides of measures, not all, and any deck's: `Status tiltak`.

    An agenda that lists it lists slides, which need be no areas' (`Tall fra forrige måned`).
    """
    printed = Counter(chain.from_iterable({*_printed(page)} for page in pages))
    return frozenset(
        line
        for line, times in printed.items()
        if times < len(pages)
        and any(map(str.isalpha, line))
        and is_vague(heading(line, vocabulary), vocabulary)
    )


def _printed(page: Page) -> Iterator[str]:
    for text in page.slide.texts:
        if text.role not in FURNITURE:
            yield from map(folded, text.text.split("\n"))


def _is_sure(name: str, page: Page, vocabulary: Vocabulary, *, alone: bool) -> bool:
    printed = [item.printed for item in page.named if item.name == name]
    return page.goes_on or any(
        (alone and is_labelled(one, vocabulary)) or page_of(one, vocabulary) is not None
        for one in printed
    )


def _lines(page: Page, measured: Container[int]) -> Iterator[str]:
    yield from page.lines
    for grid in page.grids if page.number not in measured else ():
        for texts in grid.texts:
            yield from map(joined, texts)
