"""What a PDF's page leaves in doubt of its measures: texts cut off, left over, or taken for an area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.lines import joined
from parsers.report.doubts.breaks import guessed_breaks, guessed_names
from parsers.report.doubts.leftover import left_over
from parsers.report.doubts.priorities import SELDOM, priority_doubts
from parsers.report.doubts.strayicons import stray_icons
from parsers.report.doubts.unsigned import unsigned_lists
from parsers.report.measures.listings import Listing, by_page
from parsers.report.measures.measures import Aside, Row
from parsers.report.page.headers import SHORTEST_TILTAK, TELLING
from parsers.report.words.areas import match
from parsers.report.words.openends import ends_open
from schema import Axes, Diagnostic, Record
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary, folded

_BEGUN: Final = re.compile(r"[^\W\d_][a-zæøåéü]+ \w")  # a text that begins with a word, and goes on


def pdf_doubts(
    every: Sequence[Listing],
    listings: Sequence[Listing],
    records: Sequence[Record],
    known: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield a line for each place where a page may have been read wrongly; `known` are the areas.

    `every` table with a header of measures is looked at, `listings` are those that have rows.

    Codes: `area-guessed`, `break-guessed`, `cut-text`, `icons-guessed`, `items-guessed`, `pri-unreadable`,
    `skipped-row`, `table-guessed`, `unread-measures`.
    """
    yield from _undrawn_tables(listings)
    yield from guessed_breaks(listings)
    yield from guessed_names((listing.page for listing in listings), records)
    yield from _cut_texts(records)
    for listing in listings:
        yield from _strange_bands(listing, known)
        yield from _headed_again(listing)
        yield from _wide_measures(listing)
    areas = list(dict.fromkeys([*known, *(record.omrade for record in records)]))
    yield from _bare_headers(every, listings)
    yield from priority_doubts(listings, vocabulary)
    yield from _ending_with_areas(listings, areas)
    yield from _joined_measures(listings)
    yield from unsigned_lists(listings)
    yield from stray_icons(listings)
    for page, own in by_page(listings).items():
        elsewhere = {record.omrade for record in records if record.slide != page.number}
        yield from left_over(page, own, areas, elsewhere, vocabulary)


def _undrawn_tables(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each slide on which the places of words tell a table's rows or columns."""
    found: dict[int, Axes] = {}
    for listing in listings:
        if listing.rows and listing.grid is not None and listing.grid.table.by_words:
            number = listing.page.number
            found[number] = found.get(number, Axes.NONE) | listing.grid.table.by_words
    for number, axes in found.items():
        yield Diagnostic.info(
            "table-guessed",
            f"The {axes.words} of the table of measures on slide {number} are not all drawn "
            "or tagged; where its words stand told them: compare them with the page.",
            slide=number,
        )


def _bare_headers(every: Sequence[Listing], listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each slide that has a header of measures and no row."""
    filled = {listing.page.number for listing in listings}
    for number in dict.fromkeys(listing.page.number for listing in every if not listing.rows):
        if number not in filled:
            yield Diagnostic.warning(
                "unread-measures",
                f"Slide {number} has the header of a table of measures, and no row was found below "
                "it; its measures are missing if it has any.",
                number,
            )


def _joined_measures(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each row without drawn cells whose measure is several texts, where most are one."""
    undrawn = [x for x in listings if x.grid is not None and x.grid.table.found_by != "tags"]
    rows = [(listing, row) for listing in undrawn for row in listing.rows]
    found = [(row, texts) for listing, row in rows if len(texts := _measures_of(listing, row)) > 1]
    for row, (one, two, *_) in found if len(found) <= SELDOM * len(rows) else ():
        yield Diagnostic.warning(
            "skipped-row",
            f"Row {row.row} of a table on slide {row.slide} says “{short(one)}” and below it "
            f"“{short(two)}”, and may be several rows; look at the slide.",
            row.slide,
            row.row,
        )


def _measures_of(listing: Listing, row: Row) -> list[str]:
    """Return the texts of a row's measure that begin as one does, and are as long."""
    roles = listing.header.roles
    if listing.grid is None or Column.TILTAK not in roles:
        return []
    cell = listing.grid.cell(row.row + listing.header.row, roles.index(Column.TILTAK))
    texts = [joined(paragraph.text) for paragraph in cell.paragraphs] if cell is not None else []
    return [text for text in texts if len(text) >= SHORTEST_TILTAK and _BEGUN.match(text)]


def _ending_with_areas(listings: Sequence[Listing], areas: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a line for each measure whose text ends with what may be the heading of what follows.

    A heading begins with a capital; a measure may speak of its area in small letters.
    """
    names = {folded(area): len(area.split()) for area in areas if len(area) >= SHORTEST_TILTAK}
    ends = tuple(names)
    for row in [row for listing in listings for row in listing.rows]:
        if not folded(row.tiltak).endswith(ends):
            continue
        words = row.tiltak.split()
        if any(
            words[-many:][0][:1].isupper() and folded(" ".join(words[-many:])) == name
            for name, many in names.items()
            if many < len(words)
        ):
            yield Diagnostic.warning(
                "items-guessed",
                f"The measure “{short(row.tiltak)}” on slide {row.slide} ends with the name of an area; "
                "if that is the heading of what follows, areas are wrong: look at the slide.",
                row.slide,
                row.row,
            )


def _cut_texts(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Yield a line for each record whose text begins or ends in the middle of a sentence."""
    for record in records:
        texts = (record.tiltak, *record.gevinst, *record.siste_status)
        cut = next((text for text in texts if ends_open(text)), None)
        # A name may begin with a small letter before a capital (`eMeistring`), or with a list's (`a)`).
        first = record.tiltak.partition(" ")[0]
        if cut is None and first[:1].islower() and first.islower() and first[1:] != ")":
            cut = record.tiltak
        if cut is not None:
            yield Diagnostic.warning(
                "cut-text",
                f"The text “{cut[:30]} … {cut[-30:]}” of row {record.row} on slide {record.slide} "
                "begins or ends in the middle of a sentence; compare the row with the slide.",
                record.slide,
                record.row,
            )


def _strange_bands(listing: Listing, known: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a line for each text across a table above rows that was taken for their area, and is none.

    Nothing is said where neither an overview nor a column tells what the areas are.
    """
    grid = listing.grid
    if grid is None or not (known or Column.OMRADE in listing.header.roles):
        return
    names = known or [row.area for row in listing.rows if row.area]
    last = listing.header.row + listing.rows[-1].row if listing.rows else 0
    for place, what in listing.asides:
        text = grid.first_text(place) if grid.filled[place] else ""
        if (
            what is Aside.AREA
            and place < last
            and len(text) >= SHORTEST_TILTAK
            and match(text, names) is None
        ):
            row = place - listing.header.row
            yield Diagnostic.warning(
                "skipped-row",
                f"Row {row} of a table on slide {listing.page.number} is one text across it, "
                f"“{short(text)}”, which names no area that is known; if it is a measure, it is "
                "missing: look at the slide.",
                listing.page.number,
                row,
            )


def _headed_again(listing: Listing) -> Iterator[Diagnostic]:
    """Yield a line for a table that says its header again amid rows, without a name for those below it.

    It may be two tables, and the name of the second one's area have been read into the first one's
    last row.
    """
    for place, what in listing.asides if listing.header.row >= 0 else ():
        at = place - listing.header.row
        below = [row for row in listing.rows if row.row > at]
        if what is Aside.HEADER and 0 < len(below) < len(listing.rows) and not below[0].area:
            yield Diagnostic.warning(
                "area-guessed",
                f"A table on slide {listing.page.number} says its header again above row {below[0].row}; "
                "if the rows below it are another area's, their area is wrong: look at the slide.",
                listing.page.number,
            )


def _wide_measures(listing: Listing) -> Iterator[Diagnostic]:
    """Yield a line for each measure whose cell reaches over the columns of what is said of it."""
    grid, roles = listing.grid, listing.header.roles
    if grid is None or Column.TILTAK not in roles:
        return
    own = roles.index(Column.TILTAK)
    for row in listing.rows:
        cell = grid.cell(row.row + listing.header.row, own)
        if cell is None or cell.column_span == 1 or not row.tiltak:
            continue
        covered = set(roles[cell.column : cell.column + cell.column_span])
        if covered & TELLING:
            yield Diagnostic.warning(
                "skipped-row",
                f"Row {row.row} of a table on slide {row.slide} is one text over several columns, "
                f"“{short(row.tiltak)}”, and may be several cells or rows; look at the slide.",
                row.slide,
                row.row,
            )
