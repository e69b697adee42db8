"""Slides that look as if they held measures, and on which no table of measures was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined
from parsers.report.others.counts import number
from parsers.report.others.sections import section_of
from parsers.report.page.headers import SHORTEST_TILTAK, TELLING
from parsers.report.page.headerwords import named_role
from parsers.report.page.headings import FURNITURE, Heading
from parsers.report.page.pages import Page
from parsers.report.words.areas import page_of, says
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import status_words
from parsers.report.words.statussaid import statuses_said
from schema import Box, Diagnostic, Shape, Slide, Status
from schema.vocabulary import Column, Vocabulary, folded

SAME_LINE: Final = 6.0  # points; headers of one row begin this near to each other
# Of a slide; a picture of a table takes this much of it, and an icon or logo less.
LARGE: Final = 0.3
# A picture of a small table is so wide, and as high as a few rows, and stands on a slide whose heading says no more.
WIDE: Final = 0.6
FEW_ROWS: Final = 0.08
SEVERAL: Final = 3  # labels of a card of one measure; two may be said of anything
LONG_TEXT: Final = 25  # letters; of a measure that is not told by more, longer than a heading's
FEWEST_TOLD: Final = 2  # lines that tell a status each; one alone may be said of anything
# What sets a status off from what it is said of: `Felles maler: pågår`, `Felles maler (pågår)`.
_SET_OFF: Final = re.compile(r":\s+|\s[–—-]\s|[()]|[.;]\s+")


def tableless(
    pages: Iterable[Page],
    areas: Collection[str],
    first: int,
    repeated: Collection[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line where a slide without a table of measures should have one (`unread-measures`).

    It has headers side by side, or as labels of cards, or an area's heading (`areas`) that is one of
    several (`(2 av 3)`), or one over a priority beside a text; or lines that tell a status each, or it
    says that its measures have not been started. Behind the `first` slide of measures, it may have but a
    picture under its heading, beside texts that are `repeated` on the slides of measures, such as a legend.
    """
    for page in pages:
        why = next(_reasons(page, areas, vocabulary), None)
        if why is None and first < page.number and _has_picture_alone(page, repeated):
            why = "has but a picture under its heading"
        if why is not None:
            yield Diagnostic.warning(
                "unread-measures",
                f"Slide {page.number} {why}, and no table of measures was found on it; its "
                "measures are missing if it has any.",
                slide=page.number,
            )


def _reasons(page: Page, areas: Collection[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what speaks for measures on a slide."""
    if _has_headers(page, vocabulary):
        yield "has the headers of a table of measures"
    if len({role for line in _lines(page) for role in _labels(line, vocabulary)}) >= SEVERAL:
        yield "has labels such as the headers of a table of measures"
    overview = any(says(head, vocabulary.headings.overview) for head in page.printed)
    for item in page.named:
        if folded(item.name) in areas and page_of(item.printed, vocabulary):
            yield f"is one of several of “{item.name}”"
        # An overview's figures, such as a chart's, stand beside areas' names too.
        if not overview and folded(item.name) in areas and _has_priority(page, item):
            yield f"has a priority under the heading “{item.name}”"
    if _tells_statuses(page, vocabulary):
        yield "has lines that tell a status each"
    if section_of(page, vocabulary) is Status.NOT_STARTED and any(
        len(line) >= LONG_TEXT for line in _lines(page)
    ):
        yield "says that measures have not been started"


def unread_counts(
    page: Page, tables: Collection[int], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line where an overview has statuses and figures that were not read (`unplaced-counts`).

    `tables` are the places of the tables on the page that hold neither counts nor measures.
    """
    if not any(says(head, vocabulary.headings.overview) for head in page.printed):
        return
    lines = [*_lines(page, tables)]
    told = {status for line in lines for status in statuses_said(line, vocabulary)}
    if len(told) >= FEWEST_TOLD and sum(number(line) is not None for line in lines) >= FEWEST_TOLD:
        yield Diagnostic.warning(
            "unplaced-counts",
            f"The overview on slide {page.number} has statuses and figures, and which figure "
            "counts what could not be told, so they check nothing; look at the slide.",
            slide=page.number,
        )


def _lines(page: Page, tables: Collection[int] | None = None) -> Iterator[str]:
    """Yield the lines of a page's texts, but for its furniture, and of its tables, or some of them."""
    for text in page.slide.texts:
        if text.role not in FURNITURE:
            yield from text.text.split("\n")
    for place, table in enumerate(page.slide.tables):
        for cell in table.cells if tables is None or place in tables else ():
            yield from cell.text.split("\n")


def _labels(line: str, vocabulary: Vocabulary) -> list[Column]:
    """Return the columns that a line names, and names alone: one, perhaps with a value, or a word each."""
    whole = named_role(line.partition(":")[0], vocabulary) if line else None
    if whole is not None:
        return [whole]
    roles = [named_role(word, vocabulary) for word in line.split()]
    return [role for role in roles if role is not None] if all(roles) else []


def _tells_statuses(page: Page, vocabulary: Vocabulary) -> bool:
    """Tell whether a text has lines that are as long as a measure and set off a status each.

    Where a line numbers a priority (`Felles maler (pri 2): tatt i bruk`), it need not be set off.
    """
    words = status_words(vocabulary)
    ranked = _ranked(vocabulary)

    def tells(line: str) -> bool:
        head, *behind = _SET_OFF.split(line)
        if len(head) < SHORTEST_TILTAK:
            return False
        ranks = ranked.search(line) is not None and bool(statuses_said(line, vocabulary))
        return ranks or any(words.exactly(part) for part in behind)

    return any(
        sum(map(tells, lines)) >= FEWEST_TOLD
        for text in page.slide.texts
        for lines in (text.text.split("\n"), [joined(p.text) for p in text.paragraphs])
    )


@lru_cache
def _ranked(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a number behind a header of priorities: `pri 2`, `prioritet: 1`."""
    return re.compile(rf"\b{either(vocabulary.columns[Column.PRI])}\.?:? ?\d", re.IGNORECASE)


def _has_picture_alone(page: Page, repeated: Collection[str]) -> bool:
    """Tell whether a slide has a heading of its own words and, of all else, but a large picture.

    It stands within the slide: one that reaches a side's end or lies under the heading adorns it.
    """
    slide = page.slide
    heads = [item.box for item in page.named if item.box is not None and not item.vague]
    top = min(heads, key=lambda box: box.top, default=None)
    others = [text for text in slide.texts if text.role not in FURNITURE]
    others = [text for text in others if text.box == top or text.text not in repeated]
    heads = [box for box in heads if any(text.box == box for text in others)]
    texts = [text for text in others if any(map(str.isalpha, text.text))]
    return len(heads) == len(texts) == 1 and any(
        mark.shape is Shape.PICTURE
        and _may_hold_rows(mark.box, slide)
        and mark.box.x0 > 0
        and mark.box.x1 < slide.width
        and mark.box.bottom < slide.height
        and heads[0].center[1] <= mark.box.top
        for mark in slide.marks
    )


def _may_hold_rows(box: Box, slide: Slide) -> bool:
    wide = box.width >= WIDE * slide.width and box.height >= FEW_ROWS * slide.height
    return wide or box.area >= LARGE * slide.width * slide.height


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
        if text.box is not None and text.box.top >= top and text.role not in FURNITURE
    ]
    return any(
        priority(one) is not None
        and len(other) >= SHORTEST_TILTAK
        and beside.top <= box.center[1] <= beside.bottom
        for one, box in given
        for other, beside in given
    )
