"""Drawings at rows of a table of measures that were read as nothing: rings, frames, stars, arrows, balls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.doubts.laid import FLAT
from parsers.report.doubts.notes import CLOSE
from parsers.report.doubts.notes import FEWEST_LETTERS as LETTERS
from parsers.report.measures.listings import Listing, by_page
from parsers.report.measures.measures import Row
from parsers.report.page.drawings import BALL_AT_MOST, Drawn
from parsers.report.page.pages import Page
from schema import Box, Diagnostic, Shape
from schema.diagnostic import short

FEW: Final = 0.5  # of a deck's rows: so many at most are marked by hand, more have pictograms
# What asks about a row already: for its drawings, or because it is no measure's, as a legend's is none.
_ASKED: Final = frozenset({"unread-object", "skipped-row"})
FLUSH: Final = 8.0  # points: what ends so near to a table's own ends is drawn round all of it


def signs_at_rows(listings: Sequence[Listing], told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield an info for each row that a drawing stands over, around or beside (`unread-object`).

    What was read as a status, or is the sign of a text, is none of these; nor is what is `told` of.
    """
    quiet = {(line.slide, line.row) for line in told if line.code in _ASKED}
    found: list[Diagnostic] = []
    for page, own in by_page(listings).items():
        read = {
            sign.box
            for one in own
            for row in one.rows
            for sign in row.shown.drawn
            if _tells(sign, row, one.box)
        }
        read |= _painted_over(page, own)
        signs = [box for box in _signs(page) if box not in read] if page.slide.marks else []
        signs = [box for box in signs if not _is_of_text(box, page)] if signs else []
        for listing in own if signs else ():
            laid = {
                one.row - listing.header.row
                for one in page.laid
                if one.table == listing.place and one.column is not None
            }
            for row in listing.rows:
                at = row.box is not None and any(_is_at(box, row.box, listing.box) for box in signs)
                if not at or row.row in laid:
                    continue
                # At a row of no measure, it is another's, and so may those be that were read.
                where, also = (
                    "a row that names no measure",
                    "; others may stand beside their rows too",
                )
                if row.tiltak:
                    where, also = f"the row of the measure “{short(row.tiltak)}”", ""
                found.append(
                    Diagnostic.info(
                        "unread-object",
                        f"A drawing stands at {where} on slide {row.slide} and was not read{also}; if it says "
                        "something of a measure, write it into its row.",
                        slide=row.slide,
                        row=row.row if row.tiltak else None,
                    )
                )
        yield from (_moved(listing) for listing in own if _may_be_moved(listing))
    if len(found) <= FEW * sum(len(listing.rows) for listing in listings):
        yield from (line for line in found if (line.slide, line.row) not in quiet)


def _may_be_moved(listing: Listing) -> bool:
    """Tell whether a ball stands at a row with a label, and none at one without: rows grow with their texts."""
    rows = [row for row in listing.rows if row.tiltak and row.has_status_column]
    balls = [row for row in rows if any(one.share is not None for one in row.shown.drawn)]
    labelled = [row for row in balls if row.shown.words.label is not None]
    return 0 < len(labelled) < len(balls) and any(row.shown.blank for row in rows)


def _moved(listing: Listing) -> Diagnostic:
    slide = listing.rows[0].slide
    return Diagnostic.info(
        "status-conflict",
        f"A ball on slide {slide} stands at a row that has a label, and another row has neither; they may all "
        "stand beside their rows: compare them with the slide.",
        slide=slide,
    )


def _tells(sign: Drawn, row: Row, table: Box | None) -> bool:
    """Tell whether a drawing read with a row's status may say one: a star behind the table and a label does not."""
    over = table is not None and table.contains(sign.box.center)
    return over or sign.share is not None or bool(sign.words) or row.shown.words.label is None


def _painted_over(page: Page, listings: Sequence[Listing]) -> set[Box]:
    """Return where pictures lie over tables, which others ask about, and bars, which show how far something has come."""
    tables = [listing.box for listing in listings if listing.box is not None]
    painted = {
        mark.box
        for mark in page.slide.marks
        if mark.shape is Shape.PICTURE
        or (mark.fill is not None and mark.box.width > FLAT * mark.box.height)
    }
    return {box for box in painted if any(table.contains(box.center) for table in tables)}


def _signs(page: Page) -> list[Box]:
    """Return where drawings stand, those that are too large or too thin for a status, too."""
    others = [mark.box for mark in page.slide.marks if mark.shape is not Shape.PICTURE]
    others = [box for box in others if max(box.width, box.height) > BALL_AT_MOST or not box.area]
    return [*[drawn.box for drawn in page.drawings], *others]


def _is_of_text(box: Box, page: Page) -> bool:
    """Tell whether a drawing is a text's, which is asked about itself: its ground, or a sign before it."""
    words = [text.box for text in page.slide.texts if sum(map(str.isalpha, text.text)) >= LETTERS]
    for place in (*words, *[sign for sign, _ in (*page.icons, *page.statuses)]):
        if place is None:
            continue
        before = place.top <= box.center[1] <= place.bottom and 0 <= place.x0 - box.x1 <= CLOSE
        if before or box.contains(place.center) or place.contains(box.center):
            return True
    return False


def _is_at(box: Box, row: Box, table: Box | None) -> bool:
    """Tell whether a drawing stands over or beside a row, and not round the whole table."""
    if table is None or max(box.x0 - table.x1, table.x0 - box.x1) > CLOSE:
        return False
    if box.top <= table.top + FLUSH and box.bottom >= table.bottom - FLUSH:
        return False
    return row.top < box.center[1] < row.bottom or box.top < row.center[1] < box.bottom
