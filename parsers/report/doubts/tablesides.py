"""What is drawn at a whole table of measures: an arrow at the side of all its rows, a line below the last one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.report.doubts.notes import CLOSE
from parsers.report.measures.listings import Listing, by_page
from parsers.report.page.pages import Page
from schema import Box, Diagnostic, Mark, Shape
from schema.diagnostic import short

SEVERAL: Final = 2  # rows: what stands at the only one is told of at it
HABIT: Final = 0.5  # of a deck's slides of measures: more have what their template draws
WIDEST: Final = 60.0  # points: what is wider at a table's side is a panel
THIN: Final = 2.5  # points: a straight line is no wider or higher
SNAP: Final = 3.0  # points: lines nearer to one another stand at one place
TALLEST: Final = 1.3  # of a table's height: what is higher adorns the slide
ACROSS: Final = 0.6  # of a table's width: from side to side
LOW: Final = (
    40.0  # points below a last text: as far as the rest of its row may reach, be all rows low
)
# Tables of PDFs, whose boxes end with their last texts where nothing draws their rows.
_BY_WORDS: Final = frozenset({"tags", "alignment", "lines"})


def at_whole_tables(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield an info for a slide where something is drawn at the side of all rows, or below the last (`unread-object`).

    What most slides of measures have is their template's.
    """
    pages = by_page(listings)
    beside = {page.number for page, own in pages.items() if any(map(_has_arrow, own))}
    for number in sorted(beside) if len(beside) <= max(1, HABIT * len(pages)) else ():
        yield Diagnostic.info(
            "unread-object",
            f"A drawing stands at the side of all rows of the table of measures on slide {number} and was not read; if "
            "it says something of them, write it into the rows.",
            slide=number,
        )
    spots = _spots(tuple(pages))
    closed = [
        (listing, line)
        for page, own in pages.items()
        for listing in own
        for line in _closing(page, listing)
    ]
    by_hand = len(closed) <= max(1, HABIT * len(listings))
    for row in [one.rows[-1] for one, line in closed if by_hand and spots[_spot(line)] == 1]:
        yield Diagnostic.info(
            "unread-object",
            f"A line is drawn below the last row of a table on slide {row.slide}, “{short(row.tiltak)}”, whose rows "
            "nothing else parts; if it strikes the row out, strike out its text or delete it.",
            slide=row.slide,
            row=row.row,
        )


def _has_arrow(listing: Listing) -> bool:
    """Tell whether a drawing stands at the side of all rows of a table that is no text's ground and no table's rule."""
    slide = listing.page.slide
    tables = [table.box for table in slide.tables if table.box not in (None, listing.box)]
    texts = [text.box for text in slide.texts if text.box is not None]
    return any(
        stands_beside_all(mark.box, listing)
        and not any(mark.box.contains(text.center) for text in texts)
        and not any(table and _is_at(mark.box, table) for table in tables)
        for mark in _arrows(listing.page)
    )


def _is_at(box: Box, table: Box) -> bool:
    x, _ = box.center
    aside = not table.x0 - SNAP <= x <= table.x1 + SNAP
    return not aside and box.top < table.bottom and table.top < box.bottom


def _arrows(page: Page) -> Iterator[Mark]:
    """Yield the drawings of a page that may be arrows or braces: no pictures, panels or rules in a pair."""
    lines = Counter(_height(mark.box) for mark in page.slide.marks if mark.box.width <= THIN)
    for mark in page.slide.marks:
        if mark.shape in (Shape.PICTURE, Shape.RECTANGLE) or mark.box.width > WIDEST:
            continue
        if mark.box.width > THIN or lines[_height(mark.box)] == 1:
            yield mark


def _height(box: Box) -> tuple[int, int]:
    return round(box.top / SNAP), round(box.bottom / SNAP)


def stands_beside_all(box: Box, listing: Listing) -> bool:
    """Tell whether a drawing stands at the side of a table of several rows, and reaches to all of them."""
    table, rows = listing.box, [row.box for row in listing.rows if row.box is not None]
    if table is None or len(rows) < SEVERAL or box.height > TALLEST * table.height:
        return False
    aside = max(box.x0 - table.x1, table.x0 - box.x1)
    x, _ = box.center
    return (
        not table.x0 - SNAP <= x <= table.x1 + SNAP
        and aside <= CLOSE
        and all(box.top - SNAP < row.center[1] < box.bottom + SNAP for row in rows)
    )


def _closing(page: Page, listing: Listing) -> Iterator[Box]:
    """Yield the lines from side to side below a table whose rows nothing parts, but for one as its header's."""
    table = listing.box
    if table is None or listing.grid is None or listing.grid.table.found_by not in _BY_WORDS:
        return
    level = [
        mark
        for mark in page.slide.marks
        if mark.box.height <= THIN
        and mark.shape is not Shape.PICTURE
        and min(mark.box.x1, table.x1) - max(mark.box.x0, table.x0) >= ACROSS * table.width
    ]
    boxes = [row.box for row in listing.rows if row.box is not None]
    pitch = max([later.top - one.top for one, later in pairwise(boxes)], default=0.0)
    below = [mark for mark in level if -SNAP <= mark.box.top - table.bottom <= max(LOW, pitch)]
    higher = [mark for mark in level if mark.box.top < table.bottom - SNAP]
    others = [mark for mark in higher if table.top - LOW <= mark.box.top]
    if any(boxes[0].bottom < one.box.top + SNAP < boxes[-1].top for one in others if boxes):
        return  # what parts the rows ends them, too
    own = [
        one
        for one in below
        if not any(
            _look(rule) == _look(one) and (rule in others or _as_long(rule.box, one.box))
            for rule in higher
        )
    ]
    sides = [mark.box for mark in page.slide.marks if mark.box.width <= THIN]
    if len(own) == 1 and not any(_meets(side, own[0].box) for side in sides):
        yield own[0].box


def _as_long(line: Box, other: Box) -> bool:
    return abs(line.x0 - other.x0) <= SNAP and abs(line.x1 - other.x1) <= SNAP


def _meets(side: Box, line: Box) -> bool:
    """Tell whether an upright line ends at one end of a level one, as a frame's does."""
    ends = min(abs(side.x0 - line.x0), abs(side.x0 - line.x1))
    return ends <= SNAP and abs(side.bottom - line.bottom) <= SNAP


def _look(mark: Mark) -> str | None:
    return mark.line or mark.fill


def _spots(pages: Sequence[Page]) -> Counter[tuple[int, int, int]]:
    """Count on how many of a deck's slides a level line has its place."""
    deck = pages[0].deck if pages else ()
    return Counter(
        spot
        for slide in deck
        for spot in {_spot(mark.box) for mark in slide.marks if mark.box.height <= THIN}
    )


def _spot(box: Box) -> tuple[int, int, int]:
    return round(box.x0 / SNAP), round(box.x1 / SNAP), round(box.top / SNAP)
