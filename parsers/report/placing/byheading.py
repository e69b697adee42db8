"""Areas that headings of slides alone name: what else the plan says must bear them out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from parsers.lines import joined
from parsers.report.measures.listings import Listing
from parsers.report.page.pages import Page
from parsers.report.words.areas import page_of
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

    Neither an agenda or menu names them, nor a column or band; they may be what came of the areas, and
    a slide may be a copy with its old heading. What calls itself an area's name is hardly in doubt on one
    slide, nor is what counts its slides. Slides that were `told` of are left out.
    """
    measured = {listing.page.number for listing in listings}
    lines = [folded(line) for page in pages for line in _lines(page, measured)]
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
        and sum(folded(name) in line for line in lines) == len(heads)
    )


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
