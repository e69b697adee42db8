"""Drawings at rows of a table of measures that were read as nothing: rings, frames, stars, arrows, balls."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.report.doubts.laid import FLAT
from parsers.report.doubts.notes import CLOSE
from parsers.report.doubts.notes import FEWEST_LETTERS as LETTERS
from parsers.report.doubts.tablesides import stands_beside_all
from parsers.report.measures.listings import Listing, by_page
from parsers.report.measures.measures import Row
from parsers.report.page.drawings import BALL_AT_MOST, WHITE, Drawn, share_status
from parsers.report.page.pages import Page
from parsers.report.words.statuses import status_words
from schema import Box, Diagnostic, Record, Shape, Status
from schema.diagnostic import short
from schema.vocabulary import Vocabulary

FEW: Final = 0.5  # of a deck's rows: so many at most are marked by hand, more have pictograms
# What asks about a row already: for its drawings, or because it is no measure's, as a legend's is none.
_ASKED: Final = frozenset({"unread-object", "skipped-row"})
FLUSH: Final = 8.0  # points: what ends so near to a table's own ends is drawn round all of it
WIDTH: Final = 24.0  # points: of a column of drawings
THIN: Final = 2.5  # points: a straight line, be it a rectangle, is no wider or higher
SNAP: Final = 3.0  # points: lines nearer to one another stand at one place
PAIR: Final = 2  # level lines round rows: one above, one below

# A number, or the letter of an area; `v` and `x` are signs.
_CODE: Final = re.compile(r"\d+|(?![VX])[A-ZÆØÅ]")

# A slide's number, a row's, and its measure: tables side by side count their own rows.
Place = tuple[int, int, str]


class _Look(NamedTuple):
    """What a drawing looks like: the colours of its parts, or of its line, and what it says as a ball.

    `text` is the sign that it is: `✓`, `!`.
    """

    colours: tuple[str | None, ...]
    share: Status | None = None
    text: str = ""


Sign = tuple[Box, _Look]  # where a drawing stands, and what it looks like


class _Marked(NamedTuple):
    """A row with a drawing, the column that this stands in with others, and what it looks like."""

    row: Row
    column: tuple[int, int]
    look: _Look

    @property
    def place(self) -> Place:
        return self.row.slide, self.row.row, self.row.tiltak


def signs_at_rows(
    listings: Sequence[Listing],
    records: Sequence[Record],
    told: Sequence[Diagnostic],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield an info for each row that a drawing stands over, around or beside (`unread-object`).

    What was read as a status, or is the sign of a text, is none of these; nor is what is `told` of. Of
    drawings that most rows have, those are told of that look unlike others of their status, or the deck.
    """
    quiet = {(line.slide, line.row) for line in told if line.code in _ASKED}
    most = FEW * sum(len(listing.rows) for listing in listings)
    columns: defaultdict[tuple[int, int], list[_Marked]] = defaultdict(list)
    for page, own in by_page(listings).items():
        for one in _marked(page, own, vocabulary):
            columns[one.column].append(one)
        yield from (_moved(listing) for listing in own if _may_be_moved(listing))
    known = {(one.slide, one.row, one.tiltak): one for one in records} if columns else {}
    odd: dict[Place, Row] = {}
    for column in columns.values():
        by_hand = len({one.place for one in column}) <= most
        odd_ones = column if by_hand else _unlike(column, known)
        rows = {one.place: one.row for one in odd_ones if not _says(one, known, vocabulary)}
        if len(rows) <= most:
            odd.update(rows)
            continue
        yield Diagnostic.info(
            "unread-object",
            f"Drawings stand at most rows of measures, first on slide {column[0].row.slide}, and were not read; "
            "if they say something that the rows do not, write it into these.",
        )
    yield from (_line_of(row) for row in odd.values() if (row.slide, row.row) not in quiet)


def _line_of(row: Row) -> Diagnostic:
    # At a row of no measure, it is another's, and so may those be that were read.
    where, also = "a row that names no measure", "; others may stand beside their rows too"
    if row.tiltak:
        where, also = f"the row of the measure “{short(row.tiltak)}”", ""
    return Diagnostic.info(
        "unread-object",
        f"A drawing stands at {where} on slide {row.slide} and was not read{also}; if it says "
        "something of a measure, write it into its row.",
        slide=row.slide,
        row=row.row if row.tiltak else None,
    )


def _marked(page: Page, listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[_Marked]:
    """Yield the rows of a page's tables at which drawings stand that were read as nothing."""
    read = {
        sign.box
        for one in listings
        for odd in [_beside_signs(one)]
        for row in one.rows
        for sign in row.shown.drawn
        if row not in odd and _tells(sign, row, one.box, vocabulary)
    }
    read |= _painted_over(page, listings)
    signs = [(box, look) for box, look in _signs(page) if box not in read]
    texts = _texts(page) if signs else []
    signs = [(box, look) for box, look in signs if not _is_of_text(box, texts)]
    for listing in listings:
        laid = {
            one.row - listing.header.row
            for one in page.laid
            if one.table == listing.place and one.column is not None
        }
        arrows = [mark.box for mark in page.slide.marks if stands_beside_all(mark.box, listing)]
        for box, look in (*signs, *_lines(page, listing), *_letters(page, listing)):
            if any(_touches(box, arrow) for arrow in arrows):
                continue  # which is told of once, be it a line with its head
            for row in listing.rows if _is_beside(box, listing.box) else ():
                if row.box is not None and _reaches(box, row.box) and row.row not in laid:
                    yield _Marked(row, _column(box, listing.box), look)


def _may_be_moved(listing: Listing) -> bool:
    """Tell whether balls may stand beside their rows, as these grow with their texts.

    One stands at a row with a label, and none at one without; or two at one row, below one another.
    """
    rows = [row for row in listing.rows if row.tiltak and row.has_status_column]
    balls = [row for row in rows if any(one.share is not None for one in row.shown.drawn)]
    labelled = [row for row in balls if row.shown.words.label is not None]
    if 0 < len(labelled) < len(balls) and any(row.shown.blank for row in rows):
        return True
    heights = [sorted((one.box.top, one.box.bottom) for one in row.shown.drawn) for row in rows]
    return any(len(own) == 1 for own in heights) and any(
        upper[1] <= lower[0] for own in heights for upper, lower in pairwise(own)
    )


def _moved(listing: Listing) -> Diagnostic:
    slide = listing.rows[0].slide
    return Diagnostic.info(
        "status-conflict",
        f"Drawings that tell statuses may stand beside their rows on slide {slide}: one row has two, or one "
        "besides its label; compare them with the slide.",
        slide=slide,
    )


def _tells(sign: Drawn, row: Row, table: Box | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a drawing read with a row's status may say one: a star beside a label does not.

    Nor does a ball there that is not over the table.
    """
    if row.shown.words.label is None or status_words(vocabulary).text(sign.words).status:
        return True
    ball = share_status(sign) is not None and not sign.words
    return ball and table is not None and table.contains(sign.box.center)


def _touches(box: Box, other: Box) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    return min(across, min(box.bottom, other.bottom) - max(box.top, other.top)) >= -SNAP


def _beside_signs(listing: Listing) -> list[Row]:
    """Return the few rows of a table that have a drawing beside the sign that says their status, as others have not."""
    signed = [row for row in listing.rows if row.shown.words.by_symbol is not None]
    drawn = [row for row in signed if row.shown.drawn]
    return drawn if len(drawn) <= FEW * len(signed) else []


def _unlike(signs: Sequence[_Marked], known: Mapping[Place, Record]) -> Sequence[_Marked]:
    """Return the signs that look otherwise than most of their status, or all where each status has one look.

    There are none where they look as statuses, areas or priorities are, one to one, nor where all are one
    ball: arrows may point anywhere, and pictures show anything.
    """
    rows = [(one, known[one.place]) for one in signs if one.place in known]
    looks = {one.look for one in signs}
    said = (
        {(one.look, record.status) for one, record in rows},
        {(one.look, record.omrade) for one, record in rows},
        {(one.look, record.pri) for one, record in rows},
    )
    agree = (
        len(both) == len({value for _, value in both}) for both in said if len(both) == len(looks)
    )
    if any(look.text for look in looks):
        return ()  # each row's number
    if any(agree) if len(looks) > 1 else all(look.share is not None for look in looks):
        return ()
    counts = Counter((one.look, record.status) for one, record in rows)
    odd = [
        one
        for one, record in rows
        if any(
            counts[look, record.status] >= counts[one.look, record.status]
            for look in looks - {one.look}
        )
    ]
    return odd or signs


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


def _signs(page: Page) -> Iterator[Sign]:
    """Yield the drawings of a page but for lines, those that are too large for a status, too."""
    for one in page.drawings:
        yield one.box, _Look(one.colours, share_status(one))
    for mark in page.slide.marks:
        box = mark.box
        width, height = box.x1 - box.x0, box.bottom - box.top
        large = width > BALL_AT_MOST or height > BALL_AT_MOST
        if large and min(width, height) > THIN and mark.shape is not Shape.PICTURE:
            yield box, _Look((mark.fill, mark.line))


def _lines(page: Page, listing: Listing) -> Iterator[Sign]:
    """Yield the straight lines at some rows of a table: a pair round them, or one at their side or before them.

    Lines at all rows are rules; so are others of their colour in the table, and what other tables have.
    """
    table, rows = listing.box, [row.box for row in listing.rows if row.box is not None]
    if table is None:
        return
    others = [one.box for one in page.slide.tables if one.box not in (None, table)]
    alike: defaultdict[tuple[bool, str | None, int, int], list[Box]] = defaultdict(list)
    for mark in page.slide.marks:
        box = mark.box
        if mark.shape is not Shape.OTHER or mark.line == WHITE:
            continue
        upright = box.width <= THIN
        thin = upright or box.height <= THIN
        if thin and not any([_is_at_edge(box, other) for other in others]):
            ends = round(box.x0 / SNAP), round(box.x1 / SNAP)
            alike[upright, mark.line, *ends].append(box)
    amid: list[Sign] = []
    under: list[Sign] = []
    alone: set[Box] = set()
    rules: set[str | None] = set()
    widest: set[str | None] = set()
    for (upright, colour, *_), boxes in alike.items():
        inside = table.x0 + SNAP < boxes[0].center[0] < table.x1 - SNAP
        if upright:
            whole = [box for box in boxes if all(_reaches(box, row) for row in rows)]
            parts = bool(whole) or all(any(_reaches(box, row) for box in boxes) for row in rows)
            found = [box for box in boxes if box not in whole] if whole or not parts else []
        else:
            wide = len(boxes) == PAIR and boxes[0].width > FEW * table.width
            around = [Box.of(boxes)] if wide and not (inside and _frames(boxes, rows)) else []
            found = around if wide else [] if inside else boxes
            parts = inside and len(boxes) > PAIR
            if inside and not wide:
                cells = [cell for box in boxes if (cell := _lined(box, listing))]
                under.extend((cell, _Look((colour,))) for cell in cells)
                alone.update(cells if len(boxes) == 1 else ())
        if parts:
            rules.add(colour)
        amid.extend((box, _Look((colour,))) for box in found if inside)
        yield from ((box, _Look((colour,))) for box in found if not inside)
        if inside and not upright and boxes[0].width > FEW * table.width:
            widest.add(colour)
    yield from ((box, look) for box, look in amid if look.colours[0] not in rules)
    yield from (one for one in under if one[0] in alone or one[1].colours[0] not in widest)


def _frames(boxes: Sequence[Box], rows: Sequence[Box]) -> bool:
    """Tell whether level lines lie over and below all of several rows, as a table's own do."""
    return len(rows) > 1 and all(_reaches(Box.of(boxes), row) for row in rows)


def _lined(box: Box, listing: Listing) -> Box | None:
    """Return the cell in which a level line is drawn under or through a text, None where it may be a rule.

    Rules of tables lie at the edges of cells, or from side to side of some, where they part what one row says.
    """
    x, y = box.center
    table = listing.grid.table if listing.grid is not None else None
    cells = [cell.box for cell in table.cells if cell.box] if table else []
    if table and table.box and box.x0 < table.box.x0 + SNAP and table.box.x1 - SNAP < box.x1:
        return None
    own = [cell for cell in cells if cell.x0 < x < cell.x1 and cell.top < y < cell.bottom + SNAP]
    at_edge = any([min(y - cell.top, abs(y - cell.bottom)) <= SNAP for cell in own])
    last = table.box.bottom if table and table.box else y
    return own[0] if own and (not at_edge or y > last) else None


def _letters(page: Page, listing: Listing) -> Iterator[Sign]:
    """Yield the signs that are typed at the side of a table, such as a tick or an exclamation mark."""
    table = listing.box
    if table is None:
        return
    for text in page.slide.texts:
        sign = text.text.strip()
        if (
            text.box is not None
            and 0 < len(sign) < LETTERS
            and not _CODE.fullmatch(sign)
            and not table.contains(text.box.center)
        ):
            yield text.box, _Look((), text=sign)


def _says(one: _Marked, known: Mapping[Place, Record], vocabulary: Vocabulary) -> bool:
    """Tell whether a typed sign is the status of its row, its icon or its priority."""
    record = known.get(one.place)
    if record is None or not one.look.text:
        return bool(one.look.text)
    status = status_words(vocabulary).text(one.look.text).status
    return record.status is status or one.look.text in (record.ikon, str(record.pri))


def _is_at_edge(box: Box, table: Box) -> bool:
    """Tell whether a line lies over a table or along its edges."""
    x, y = box.center
    across = table.x0 - SNAP < x < table.x1 + SNAP
    return across and table.top - SNAP < y < table.bottom + SNAP


def _column(box: Box, table: Box | None) -> tuple[int, int]:
    """Return at which side of a table a drawing stands, or over it, and how far from its edge there."""
    x, _ = box.center
    left, right = (table.x0, table.x1) if table is not None else (0.0, 0.0)
    side = (x > left) + (x > right)
    return side, round((x - (right if x > right else left)) / WIDTH)


def _texts(page: Page) -> list[Box]:
    """Return where a page's texts and signs stand."""
    words = [text.box for text in page.slide.texts if sum(map(str.isalpha, text.text)) >= LETTERS]
    places = (*words, *[sign for sign, _ in (*page.icons, *page.statuses)])
    return [place for place in places if place is not None]


def _is_of_text(box: Box, texts: Sequence[Box]) -> bool:
    """Tell whether a drawing is a text's, which is asked about itself: its ground, or a sign before it."""
    for place in texts:
        before = place.top <= box.center[1] <= place.bottom and 0 <= place.x0 - box.x1 <= CLOSE
        if before or box.contains(place.center) or place.contains(box.center):
            return True
    return False


def _is_beside(box: Box, table: Box | None) -> bool:
    """Tell whether a drawing stands over or beside a table, and not round the whole of it."""
    if table is None or max(box.x0 - table.x1, table.x0 - box.x1) > CLOSE:
        return False
    return box.top > table.top + FLUSH or box.bottom < table.bottom - FLUSH


def _reaches(box: Box, row: Box) -> bool:
    """Tell whether the middle of a drawing is at the height of a row, or that of the row at its."""
    middle = row.center[1]
    return row.top < box.center[1] < row.bottom or box.top - SNAP < middle < box.bottom + SNAP
