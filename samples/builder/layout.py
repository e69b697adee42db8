"""Where everything stands in a deck: which rows on which slide, and how high each row is.

All lengths are points from the slide's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from samples.builder import metrics
from samples.builder.content import Area, Edition, Icons, Measure, printed

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
MARGIN: Final = 34.0

FIRST_PAGE: Final = 3
"""Number of the first slide of measures: the title and the overview stand before it."""

ROWS_A_SLIDE: Final = 5
TABLE_TOP: Final = 94.0
TABLE_ROOM: Final = 396.0
HEADER: Final = 28.0
TEXT: Final = 13.0
"""Font size in the tables of measures."""
LIST_TEXT: Final = 12.0
"""Font size in the lists of measures not started."""
PAD_X: Final = 6.0
PAD_Y: Final = 5.0
BULLET: Final = 10.0
"""Indent of a bullet's text."""
ICON: Final = 30.0
"""Width of a column of pictograms, and of the space left for one laid over a cell."""
SPARE: Final = 3.0
"""Room to spare in a row, so that another program's line height does not stretch it."""

TILTAK, PRI, GEVINST, SISTE, STATUS = 276.0, 38.0, 228.0, 278.0, 72.0

LIST_WIDTH: Final = 434.0
LIST_PRI: Final = 34.0
LIST_TOP: Final = 94.0
LIST_HEADING: Final = 26.0
LIST_GAP: Final = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A slide of started measures; `part` of `parts` counts the area's slides from 1."""

    number: int
    area: Area
    part: int
    parts: int
    icons: Icons
    measures: tuple[Measure, ...]

    @property
    def widths(self) -> tuple[float, ...]:
        """Return the columns' widths, the column of pictograms first where there is one."""
        rest = (PRI, GEVINST, SISTE, STATUS)
        if self.icons == "column":
            return (ICON, TILTAK - ICON, *rest)
        return (TILTAK, *rest)

    def indent(self, measure: Measure) -> float:
        """Return the space left free in front of the measure for a pictogram laid over it."""
        return ICON if self.icons == "overlay" and measure.ikon else 0.0

    def tiltak(self, measure: Measure) -> str:
        """Return what is printed in the cell of the measure."""
        text = printed(measure.tiltak)
        return f"{measure.ikon} {text}" if self.icons == "cell" and measure.ikon else text

    @property
    def fits(self) -> bool:
        return HEADER + sum(self.heights()) <= TABLE_ROOM

    def heights(self) -> tuple[float, ...]:
        """Return the rows' heights, header not counted."""
        return tuple(self._height(measure) for measure in self.measures)

    def _height(self, measure: Measure) -> float:
        room = (TILTAK - ICON if self.icons == "column" else TILTAK) - 2 * PAD_X
        cells = (
            metrics.height((self.tiltak(measure),), TEXT, room - self.indent(measure)),
            bulleted(measure.gevinst, GEVINST),
            bulleted(measure.siste_status, SISTE),
            2.4 * TEXT * metrics.LINE,  # a symbol, somewhat larger, over its label
        )
        return round(max(cells) + 2 * PAD_Y + SPARE, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An area's measures not started, at their place on the last slide of measures."""

    area: Area
    x: float
    top: float
    measures: tuple[Measure, ...]

    def heights(self) -> tuple[float, ...]:
        room = LIST_WIDTH - ICON - LIST_PRI - 2 * PAD_X
        return tuple(
            round(metrics.height((printed(m.tiltak),), LIST_TEXT, room) + 7.0, 1)
            for m in self.measures
        )

    @property
    def height(self) -> float:
        return LIST_HEADING + sum(self.heights())


def bulleted(items: Sequence[str], column: float) -> float:
    """Return how high a cell's list stands."""
    texts = tuple(printed(item) for item in items)
    return metrics.height(texts, TEXT, column - 2 * PAD_X - BULLET)


def pages(edition: Edition) -> tuple[Page, ...]:
    """Return the slides of started measures."""
    return tuple(_pages(edition))


def _pages(edition: Edition) -> Iterator[Page]:
    number = FIRST_PAGE
    for area in edition.areas:
        area_pages = _area_pages(edition, area, number)
        yield from area_pages
        number += len(area_pages)


def _area_pages(edition: Edition, area: Area, number: int) -> list[Page]:
    """Share an area's rows out over as few slides as hold them, or as the content says."""
    measures = edition.of(area, started=True)
    fewest = ceil(len(measures) / ROWS_A_SLIDE)
    given = edition.slides.get(area.key)
    choices = [given] if given else [even(len(measures), n) for n in range(fewest, 2 * fewest + 1)]
    for sizes in choices:
        out = []
        start = 0
        for part, size in enumerate(sizes, start=1):
            place = number + part - 1
            page = Page(
                number=place,
                area=area,
                part=part,
                parts=len(sizes),
                icons=edition.icons[(place - FIRST_PAGE) % len(edition.icons)],
                measures=measures[start : start + size],
            )
            out.append(page)
            start += size
        if start == len(measures) and all(page.fits for page in out):
            return out
    raise ValueError(f"{edition.files[0]}: the rows of {area.key} do not fit")


def even(count: int, slides: int) -> tuple[int, ...]:
    """Share rows out over a number of slides, the fuller slides first."""
    return tuple(count // slides + (index < count % slides) for index in range(slides))


def listings(edition: Edition) -> tuple[Listing, ...]:
    """Return the areas' lists of measures not started, set in two columns.

    The longest list has the right column, the others the left.
    """
    lists = [
        Listing(area=area, x=MARGIN, top=LIST_TOP, measures=edition.of(area, started=False))
        for area in edition.areas
    ]
    lists = [listing for listing in lists if listing.measures]
    longest = max(lists, key=lambda listing: listing.height)
    out = []
    top = LIST_TOP
    for listing in lists:
        right = listing is longest
        x = WIDTH - MARGIN - LIST_WIDTH if right else MARGIN
        out.append(
            Listing(
                area=listing.area, x=x, top=LIST_TOP if right else top, measures=listing.measures
            )
        )
        if not right:
            top += listing.height + LIST_GAP
    return tuple(out)
