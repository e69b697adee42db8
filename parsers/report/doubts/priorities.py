"""Priorities of a PDF's measures that are missing, or may stand in another cell or beside the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.headerwords import named_role
from parsers.report.words.priorities import priority
from schema import Box, Diagnostic, Role, Severity
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary

SHORTEST_HEADER: Final = 3  # letters; `Pri`
SELDOM: Final = 1 / 3  # of a deck's measures: so many at most lack what all others have
_FIGURE: Final = re.compile(r"[1-9] \S")  # a text that a priority stands before
# A figure behind a text, but for the word that it numbers: `fase 2`.
_FIGURE_BEHIND: Final = re.compile(
    r"(?<!fase)(?<!trinn)(?<!del)(?<!runde)(?<!versjon)(?<!nivå)(?<!nr\.) [1-9]$", re.IGNORECASE
)


def priority_doubts(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for each row or table whose priorities may have been missed (`pri-unreadable`)."""
    yield from _lacking_priorities(listings)
    yield from _leading_figures(listings)
    yield from _run_together(listings, vocabulary)
    yield from _figures_behind(listings)
    yield from _figures_beside(listings)


def _lacking_priorities(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each row without a priority, where most of the deck's have one, else for its slide."""
    ranked = [listing for listing in listings if Column.PRI in listing.header.roles]
    rows = [row for listing in ranked for row in listing.rows]
    lacking = [row for row in rows if row.pri is None and not row.pri_text]
    if len(lacking) > SELDOM * len(rows):
        yield from _some_lacking(ranked)
        return
    for row in lacking:
        yield _line(
            f"No priority was found for “{short(row.tiltak)}”, row {row.row} on slide {row.slide}, "
            "though most measures have one; it may stand beside several rows: look at the slide.",
            row.slide,
            row.row,
        )


def _some_lacking(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each slide on which some rows below others have no priority, and those have one."""
    slides: dict[int, int] = {}
    for listing in listings:
        begun = dropwhile(lambda row: row.pri is None, listing.rows)
        count = sum(row.pri is None and not row.pri_text for row in begun)
        if count:
            slides[listing.page.number] = slides.get(listing.page.number, 0) + count
    for number, count in slides.items():
        line = _line(
            f"On slide {number} {count} rows have no priority, and stand below rows that have one; "
            "if a priority stands beside several rows there, theirs is missing.",
            number,
        )
        yield replace(line, severity=Severity.INFO)


def _leading_figures(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each table without priorities whose measures all begin with a figure.

    None where the figures number the measures of every table.
    """
    found = [
        (listing, [int(row.tiltak[0]) for row in listing.rows])
        for listing in listings
        if Column.PRI not in listing.header.roles
        and all(_FIGURE.match(row.tiltak) for row in listing.rows)
    ]
    if all(two == one + 1 for _, figures in found for one, two in pairwise(figures)):
        return
    for listing, _ in found:
        yield _line(
            f"The measures of a table on slide {listing.page.number} begin with figures that may "
            "be their priorities, and no column of priorities was found; look at the slide.",
            listing.page.number,
        )


def _run_together(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for each table whose measures' header is run together with that of priorities."""
    both = {Column.PRI, Column.TILTAK}
    for listing in listings:
        if Column.PRI in listing.header.roles or Column.TILTAK not in listing.header.roles:
            continue
        head = listing.header.texts[listing.header.roles.index(Column.TILTAK)]
        cuts = range(SHORTEST_HEADER, len(head) - SHORTEST_HEADER + 1)
        if any(
            {named_role(t, vocabulary) for t in (head[:cut], head[cut:])} == both for cut in cuts
        ):
            yield _line(
                f"The header “{head}” on slide {listing.page.number} seems to be two columns', so the "
                "priorities may stand amid the measures' texts; look at the slide.",
                listing.page.number,
            )


def _figures_behind(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each measure without a priority whose text ends with a figure, where others have one."""
    rows = [row for listing in listings for row in listing.rows]
    if all(row.pri is None for row in rows):
        return
    for row in rows:
        if row.pri is None and not row.pri_text and _FIGURE_BEHIND.search(row.tiltak):
            yield _line(
                f"No priority was found for “{short(row.tiltak)}”, row {row.row} on slide {row.slide}, "
                f"and its text ends with a figure, “{row.tiltak[-1]}”, that may be it.",
                row.slide,
                row.row,
            )


def _figures_beside(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each list of measures that has figures beside it, and no priorities."""
    for listing in listings:
        if listing.grid is not None or any(row.pri is not None for row in listing.rows):
            continue
        boxes = [row.box for row in listing.rows if row.box is not None]
        figures = [
            text.box
            for text, words in zip(listing.page.slide.texts, listing.page.lines, strict=True)
            if text.box and priority(words) is not None and text.role is not Role.SLIDE_NUMBER
        ]
        if any(_holds(box, figure) for box in boxes for figure in figures):
            number = listing.page.number
            yield _line(
                f"Figures stand beside the measures on slide {number}, and which of them are whose "
                "priority could not be told; look at the slide.",
                number,
            )


def _holds(box: Box, figure: Box) -> bool:
    """Tell whether a figure stands at the height of a text, and beside it."""
    beside = figure.x0 >= box.x1 or figure.x1 <= box.x0
    return beside and box.top <= figure.center[1] <= box.bottom


def _line(message: str, slide: int, row: int | None = None) -> Diagnostic:
    return Diagnostic.warning("pri-unreadable", message, slide=slide, row=row)
