"""Tables of measures without a header: those that go on with another, and bare lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.columns import by_content
from parsers.report.page.completing import completed
from parsers.report.page.grids import Grid
from parsers.report.page.headers import Header, is_about_other_things, is_band
from parsers.report.page.headerwords import named_role, role_of
from parsers.report.page.pages import Page
from parsers.report.words.icons import split_icon
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import LONGEST_SIGN, status_words
from schema import Box, Status
from schema.vocabulary import Column, Vocabulary

# A table goes on with one of the slide before if its columns begin within so many points of it.
SAME_COLUMN: Final = 12.0
# A row of so many texts above a header is a measure: a title, or its date beside it, has fewer.
FEWEST_TEXTS: Final = 3
# So many headers in the first column label the rows of a fact sheet: a table's header says one there.
FEWEST_LABELS: Final = 2


def without_header(
    grid: Grid,
    page: Page,
    section: Status | None,
    before: Sequence[Listing],
    vocabulary: Vocabulary,
) -> Header | None:
    """Return the columns of a table of measures that has no header, None for other tables."""
    labels = {named_role(text, vocabulary) for text in grid.column_texts(0)} - {None}
    if len(labels) >= FEWEST_LABELS or is_about_other_things(grid, None, vocabulary):
        return None
    header = going_on(grid, page, before, vocabulary)
    if header is not None:
        return header
    if section is not Status.NOT_STARTED:
        return None
    first = next(
        (
            row + 1
            for row, texts in enumerate(grid.texts[:2])
            if any(
                role_of(text, vocabulary) in (Column.TILTAK, Column.PRI) for text in texts if text
            )
        ),
        0,
    )
    words = status_words(vocabulary)
    header = by_content(grid, words, first)
    return None if header is None else _unstarted(header, grid, page, vocabulary)


def _unstarted(header: Header, grid: Grid, page: Page, vocabulary: Vocabulary) -> Header:
    """Return the columns of measures not started, as what stands around them tells.

    A sign that says another status is a pictogram (🗹), and figures that count up are priorities
    where the slide says so in a text of its own: `Pri.`
    """
    words = status_words(vocabulary)
    roles = list(header.roles)
    for column, role in enumerate(roles):
        signs = grid.column_texts(column, header.row + 1)
        if role is Column.STATUS and all(
            split_icon(sign) == (sign, "") and words.symbol(sign) is not Status.NOT_STARTED
            for sign in signs
        ):
            roles[column] = Column.IKON
    said = {role_of(printed, vocabulary) for printed in page.printed}
    if Column.PRI not in roles and Column.PRI in said and Column.NUMMER not in said:
        roles = [Column.PRI if role is Column.NUMMER else role for role in roles]
    return replace(header, roles=tuple(roles))


def begins_with_measures(grid: Grid, header: Header, vocabulary: Vocabulary) -> bool:
    """Tell whether rows with several texts, and no header among them, stand above a header."""
    return any(
        len(grid.filled[row]) >= FEWEST_TEXTS
        and all(role_of(grid.texts[row][column], vocabulary) is None for column in grid.filled[row])
        for row in range(header.row)
    )


def going_on(
    grid: Grid, page: Page, before: Sequence[Listing], vocabulary: Vocabulary
) -> Header | None:
    """Return the header of the table that this one goes on with, above it or on the slide before.

    Of tables on one slide without headers each tells its own columns. One in between that goes on
    too, in fewer columns, leads to the slide before it.
    """
    last = page
    for listing in reversed(before):
        if not last.is_near(listing.page):
            return None
        if listing.header.row < 0:
            last = listing.page
        if listing.grid is None or (listing.page is page and listing.header.row < 0):
            continue
        followed = Column.STATUS in listing.header.roles
        narrow = not followed and listing.header.row < 0 and any(listing.header.texts)
        if not (followed or narrow):
            continue
        if narrow or listing.grid.columns > grid.columns:
            narrowed = _of_columns(listing.header, listing.grid, grid, vocabulary)
            if narrowed is not None:
                return narrowed
            continue
        same = listing.grid.columns == grid.columns
        scale = (page.slide.width or 1.0) / (listing.page.slide.width or 1.0)
        if (
            same
            and _same_kinds(listing.header, grid, vocabulary)
            and (
                _same_columns(listing.grid, grid, scale)
                or _filled_alike(listing.header, grid, vocabulary)
            )
        ):
            return completed(replace(listing.header, row=-1), grid, vocabulary)
    return None


def _of_columns(header: Header, before: Grid, grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """Return those columns of a header that a table goes on with, where nothing draws the others.

    So end lists in which the last measures have not been started. Its measures and priorities must
    stand below those of the table before, each column in the middle of another.
    """
    if any(named_role(text, vocabulary) is not None for text in grid.texts[0] if text):
        return None
    places: list[int] = []
    for column, box in enumerate(grid.column_boxes, 1):
        others = list(enumerate(before.column_boxes))
        found = [place for place, other in others if _amid(box, other)]
        if column == grid.columns:
            inside = [place for place, other in others if _amid(other, box)]
            # A frame's last column reaches to its end.
            found = inside[:1] if len(inside) > 1 else found
        if len(found) != 1 or (places and found[0] <= places[-1]):
            return None
        places.extend(found)
    roles = tuple(header.roles[place] for place in places)
    known = by_content(grid, status_words(vocabulary), int(is_band(grid, 0)))
    wanted = (Column.TILTAK, Column.PRI)
    if known is None or any(role not in roles for role in wanted):
        return None
    # Among columns of phrases the longest need not be the measures, in a row or two.
    telling: tuple[Column, ...] = (
        wanted if Column.STATUS not in roles else (Column.STATUS, Column.PRI)
    )
    if all(
        _as_wide(box, before.column_boxes[place])
        for box, place in zip(grid.column_boxes, places, strict=True)
    ):
        # Columns drawn in the same places are the same ones; their statuses may be fills.
        telling = (Column.PRI,)
    if any(known.roles[roles.index(role)] is not role for role in telling):
        return None
    return Header(row=-1, roles=roles, texts=tuple(header.texts[place] for place in places))


def _same_kinds(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether a table without known headers holds what those of another one say.

    Another table may be as wide by chance. It does not go on where it has a header of its own,
    or phrases without a status in the status column and no priorities.
    """
    if any(named_role(text, vocabulary) is not None for text in grid.texts[0] if text):
        return False
    words = status_words(vocabulary)
    column, pri = header.first(Column.STATUS), header.first(Column.PRI)
    shown = grid.column_texts(column) if column is not None else []
    told = not shown or any(len(s) <= LONGEST_SIGN or words.text(s).status for s in shown)
    return told or (
        pri is not None and any(priority(s) is not None for s in grid.column_texts(pri))
    )


def _filled_alike(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether a table has priorities and statuses alone where a header names these.

    A browser makes a table's columns as wide as its own texts.
    """
    words = status_words(vocabulary)
    status, pri = header.first(Column.STATUS), header.first(Column.PRI)
    if status is None or pri is None:
        return False
    rows = [row for row in range(grid.rows) if not is_band(grid, row)]
    told = [(grid.texts[row][pri], grid.texts[row][status]) for row in rows]
    return all(
        priority(one) is not None and words.text(other).only_status for one, other in told
    ) and bool(told)


def _same_columns(before: Grid, grid: Grid, scale: float) -> bool:
    """Tell whether a table's columns lie as those of one before it; `scale` is of their slides."""
    known = [
        (left * scale, right)
        for left, right in zip(before.lefts, grid.lefts, strict=True)
        if left is not None and right is not None
    ]
    # A table may be moved as a whole; what counts is the widths.
    if not known:
        return True
    shift = known[0][1] - known[0][0]
    if all(abs(right - left - shift) <= SAME_COLUMN for left, right in known):
        return True
    # Where nothing draws its columns, they are as wide as their texts, but stand in their places.
    return all(
        _amid(other, one) or _amid(one, other)
        for one, other in zip(before.column_boxes, grid.column_boxes, strict=True)
    )


def _as_wide(one: Box | None, other: Box | None) -> bool:
    """Tell whether two columns begin and end in the same places."""
    if one is None or other is None:
        return False
    return abs(one.x0 - other.x0) <= SAME_COLUMN and abs(one.x1 - other.x1) <= SAME_COLUMN


def _amid(one: Box | None, other: Box | None) -> bool:
    """Tell whether the middle of a column lies in another."""
    return one is not None and other is not None and other.x0 <= one.center[0] <= other.x1
