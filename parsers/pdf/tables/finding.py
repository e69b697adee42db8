"""A page's tables: those that its tags name, those that rules draw, those that words' places tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.tables.aligned import Segment, segments
from parsers.pdf.tables.axes import charts
from parsers.pdf.tables.bands import keep_off_fills, widen_painted
from parsers.pdf.tables.bare import bare, loose_rules
from parsers.pdf.tables.byhand import parts_rows, take_out_laid
from parsers.pdf.tables.charts import Charts, programs
from parsers.pdf.tables.crossed import crossed
from parsers.pdf.tables.draft import TableDraft, free_of
from parsers.pdf.tables.emptyrows import joined_over_blanks, put_in_blank
from parsers.pdf.tables.goingon import gone_on, in_columns_before
from parsers.pdf.tables.grid import Grid, grids
from parsers.pdf.tables.leftout import left_out
from parsers.pdf.tables.onrules import mark_between, on_rules
from parsers.pdf.tables.overflow import put_back, take_in
from parsers.pdf.tables.overlaid import lifted, with_pictures
from parsers.pdf.tables.ruled import ruled
from parsers.pdf.tables.rulegaps import join_over_gaps
from parsers.pdf.tables.rules import Skeleton, skeleton, with_whole_fills
from parsers.pdf.tables.sideways import take_in_turned
from parsers.pdf.tables.spanning import widen_headers
from parsers.pdf.tables.struck import mark_struck
from parsers.pdf.tables.tagged import tagged
from parsers.pdf.tables.undershapes import (
    are_boxes,
    are_tiles,
    has_gaps,
    is_of_one_colour,
    under_shapes,
)
from parsers.pdf.tables.undrawn import undrawn
from parsers.pdf.tables.unfilled import unfilled
from parsers.pdf.tables.unruled import on_page
from parsers.pdf.tables.untagged import take_in_untagged
from parsers.pdf.tags import Tags
from schema import Axes

# Of the grid's area: rules that a tagged table covers so much of are that table's own.
TAGGED: Final = 0.3
# Of the tagged table's area: rules around so much of it draw no table of their own.
AROUND: Final = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a page, and what is in none: its texts by lines, and those that are not level.

    `fills` are the page's coloured areas, which may tell a cell's status. `unread` tells what rules part
    as those of a table do, where none was found: rows, or columns.
    """

    tables: Sequence[TableDraft]
    lines: Sequence[Segment]
    aslant: Sequence[Piece]
    fills: Sequence[Path]
    unread: Axes


def find_tables(page: Page, tags: Tags, pitch: float, before: Sequence[TableDraft]) -> Found:
    """Return a page's tables from its top to its foot, and what stands beside them.

    `pitch` is the deck's usual distance of lines, in sizes; `before` are the tables last found on a
    page before, whose rows may go on here.
    """
    over = mark_struck(page)
    laid = take_out_laid(page, over)
    page.paths = with_whole_fills(page)
    bones = skeleton(page)
    drawn = grids(bones, page.pieces)
    drafts = tagged(page, tags.tables, drawn, bones.horizontal)
    for draft in drafts:
        take_in_untagged(draft, page.pieces)
    drafts = [in_columns_before(draft, before) for draft in drafts]
    free = free_of(drafts, page.pieces)
    pictures = Charts([*charts(page), *programs(page.pieces)], tags.figures)
    frames = [grid.box for grid in drawn if grid.rows == grid.columns == 1]
    own = [piece for piece in free if piece not in page.printed] if page.printed else free
    more = [in_columns_before(d, before) for d in _ruled(bones, drawn, pictures, drafts, own)]
    free = take_in(more, free_of(more, free), pitch, frames)
    drafts += more
    plain = pictures.without(free)
    lines = segments(plain)
    more = on_page(
        _without_number(lines, page), [draft.box for draft in drafts], page.paths, before
    )
    more = more or gone_on(plain, () if drafts else before)
    if more:
        free = take_in(more, free_of(more, free), pitch, frames)
        drafts += more
    free = _turned(drafts, free)
    lines = lines if free is plain else segments(free)
    raised = lifted(drafts, page.paths)
    for draft in drafts:
        widen_headers(draft)
        widen_painted(draft, frames)
        keep_off_fills(draft, bones.fills)
        with_pictures(draft, page.images)
        put_back(draft, pitch)
        if draft.found_by != "tags":
            join_over_gaps(draft, bones.horizontal)
            mark_between(draft)
            draft.by_words = left_out(draft, lines, drafts) | parts_rows(draft, page.paths)
            if draft.found_by == "lines" and (
                are_boxes(draft, page.paths)
                or is_of_one_colour(draft, bones)
                or are_tiles(draft, bones)
                or has_gaps(draft)
            ):
                draft.by_words = Axes.BOTH
        draft.by_words |= undrawn(draft, bones, drafts) | on_rules(draft, bones)
        draft.by_words |= unfilled(draft, bones, page.pieces) | under_shapes(draft, bones)
        put_in_blank(draft)
    drafts = joined_over_blanks(drafts)
    unread = loose_rules(bones, drafts, lambda: pictures.without(free))
    if not drafts and not unread:
        unread = bare(lines, bones, page.paths)
    drafts.sort(key=lambda draft: (round(draft.box.top), draft.box.x0))
    if raised:
        free = [*free, *raised]
        lines = segments(free)
    aslant = [piece for piece in free if _is_aslant(piece)]
    page.diagnostics.extend(crossed(page, drafts, over, laid))
    return Found(drafts, lines, [*aslant, *page.stamps], bones.fills, unread)


def _ruled(
    bones: Skeleton,
    drawn: Sequence[Grid],
    pictures: Charts,
    named: Sequence[TableDraft],
    free: Sequence[Piece],
) -> list[TableDraft]:
    """Return the tables that rules and fills draw where the tags name none."""
    untold = [
        grid
        for grid in drawn
        if not any(draft.box.overlap(grid.box) > TAGGED * grid.box.area for draft in named)
    ]
    tables = [grid.box for grid in untold if grid.rows > 1 and grid.columns > 1]
    return [
        draft
        for draft in ruled(bones, untold, pictures.without(free, tables), named)
        if not any(draft.box.overlap(other.box) > AROUND * other.box.area for other in named)
    ]


def _without_number(lines: Sequence[Segment], page: Page) -> Sequence[Segment]:
    """Leave out the number at a page's foot."""
    if not page.printed:
        return lines
    return [line for line in lines if line.pieces[0] is not page.printed[0]]


def _turned(drafts: Sequence[TableDraft], free: Sequence[Piece]) -> Sequence[Piece]:
    """Put text that is not level into the tables that it stands in; return what is in none."""
    for draft in drafts if any(map(_is_aslant, free)) else ():
        take_in_turned(draft, free)
        free = free_of([draft], free)
    return free


def _is_aslant(piece: Piece) -> bool:
    return piece.turn != 0 or piece.skewed
