"""Tables that nothing but the alignment of words shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from typing import Final

from parsers.bullets import split_bullet
from parsers.pdf.page import Path
from parsers.pdf.tables.aligned import (
    COLUMN_START,
    ENOUGH,
    FAR,
    SHORT_TEXT,
    Segment,
    drafted,
    parted_at,
)
from parsers.pdf.tables.bands import with_bands
from parsers.pdf.tables.charts import are_along_discs, are_framed, heads_tables, is_no_table
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.goingon import goes_on_with, widened
from parsers.pdf.tables.listnames import bold, levels, names_of_lists
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.rivers import RIVER, rivers
from parsers.pdf.tables.sidebyside import apart, painted_apart
from parsers.pdf.tables.spanning import column_bounds
from parsers.pdf.tables.stacked import MOST, OTHER_SIZE, at_widest_blank, stacked, unlike
from parsers.pdf.tables.tall import rows_of
from parsers.pdf.texts.habits import SAME_SIZE
from schema import Box

FEWEST: Final = ENOUGH * ENOUGH  # segments of a table: several in each of several rows
HEADING_LEVELS: Final = 3  # lines at the top of a table that may prove to be headings above it
BAND_START: Final = 2.0  # of the font size: a band starts so far left of a centred first column
PITCH: Final = 1.35  # of the font size: the lines of a header follow one another this near
# Blank strips between columns; a page with more has one wide table, and no two side by side.
MOST_STRIPS: Final = 20
MOST_SEEDS: Final = 100  # lines of a page that a table is grown from, those with the most columns
ROUNDED: Final = 0.1  # points; a blank's sides are the texts' but for rounding
WIDE: Final = 1.0  # of the font size: two tables side by side stand at least this far apart


def on_page(
    given: Sequence[Segment],
    taken: Sequence[Box] = (),
    paths: Sequence[Path] = (),
    before: Sequence[TableDraft] = (),
) -> list[TableDraft]:
    """Find the tables among text that no rules or fills surround.

    `taken` are the places of tables found on the page, across which no table reaches, and `paths` what
    is drawn on it; `before` are the tables of the page before, with which one may go on.
    """
    out: list[TableDraft] = []
    names = names_of_lists(given)
    while True:
        drafts, used = _grown(given, taken, paths, names, before)
        if not drafts:
            return out
        out.extend(drafts)
        gone = {id(piece) for segment in used for piece in segment.pieces}
        given = [s for s in given if not any(id(piece) in gone for piece in s.pieces)]


Made = tuple[list[TableDraft], Sequence[Segment]]  # tables, and the segments that they use up
NONE: Final[Made] = ([], [])


def _grown(
    given: Sequence[Segment],
    taken: Sequence[Box],
    paths: Sequence[Path],
    names: AbstractSet[int],
    before: Sequence[TableDraft],
) -> Made:
    """Grow a table from the line with the most columns, up and down, while its rivers stay open.

    `names` are the lists' names, which stand in no table.
    """
    every = levels(given)
    seeds = sorted(
        (
            index
            for index, level in enumerate(every)
            if len(level) >= ENOUGH and id(level[0].pieces[0]) not in names
        ),
        key=lambda index: (-len(every[index]), index),
    )
    tried: set[tuple[int, int]] = set()
    for seed in seeds[:MOST_SEEDS]:
        first, last, bands = _reach(every, seed, taken, names)
        if (first, last) in tried:
            continue
        tried.add((first, last))
        chosen = [every[index] for index in range(first, last + 1) if index not in bands]
        if sum(map(len, chosen)) < FEWEST:
            continue
        kept = without_notes(_without_headings(chosen))
        drafts, used = _gone_on(kept, before)
        if not drafts:
            drafts, used = _first_of(kept)
        if drafts and not any(
            heads_tables(draft, taken) or are_framed(draft, paths) or are_along_discs(draft, paths)
            for draft in drafts
        ):
            return drafts, [*used, *with_bands(drafts, [every[index][0] for index in bands])]
    return NONE


Strip = tuple[float, float]  # where a blank between texts begins and ends
Blank = list[
    Strip
]  # the strips that may part two columns: where headers are set otherwise, several
Reach = tuple[int, int, list[int]]  # first and last line, and the bands between them


def _reach(
    every: list[list[Segment]], seed: int, taken: Sequence[Box], names: AbstractSet[int]
) -> Reach:
    """Return the lines that a table grown from a line reaches."""
    ends = [seed, seed]
    bands: list[int] = []
    open_strips = _strips_between(every[seed])
    for side, step in ((1, 1), (0, -1)):
        index = seed + step
        while 0 <= index < len(every):
            last = every[index - step][0]
            here = every[index][0]
            if abs(here.baseline - last.baseline) > FAR * last.size:
                break
            if step < 0 and _is_legend(every[index], every[seed]):
                break
            if id(here.pieces[0]) in names or any(_between(box, here, last) for box in taken):
                break
            narrowed = _narrowed(open_strips, every[index])
            if narrowed is None:
                # A full cell may end so near to a priority that their texts seem to be one.
                strips = list(chain(*open_strips))
                parted = parted_at(every[index], strips)
                if len(parted) > len(every[index]) and (
                    len(parted) > len(open_strips) or _begin_columns(parted, every[index], strips)
                ):
                    every[index] = parted
                    narrowed = _narrowed(open_strips, parted)
            if narrowed is None:
                known = every[min(ends) : max(ends) + 1]
                if not _is_band(every[index], every[index + step : index + 2 * step : step], known):
                    break
                bands.append(index)
            else:
                open_strips = narrowed
                ends[side] = index
            index += step
    return ends[0], ends[1], [index for index in bands if ends[0] < index < ends[1]]


def _is_legend(line: Sequence[Segment], head: Sequence[Segment]) -> bool:
    """Tell whether a line above a header in bold is plain and smaller, so that it is none of the table's."""
    smaller = OTHER_SIZE * max(s.size for s in line) < min(s.size for s in head)
    return smaller and all(bold(s.pieces) for s in head) and not any(bold(s.pieces) for s in line)


def _begin_columns(
    parted: Sequence[Segment], level: Sequence[Segment], strips: Sequence[Strip]
) -> bool:
    """Tell whether a line's texts begin where columns do, the first one left out, or the last is a figure.

    Where other texts are level with what was parted, those need not begin so: they may end alike.
    """
    starts = [end for _, end in strips]
    known = {segment.x0 for segment in (level if len(level) >= ENOUGH else level[:1])}
    return parted[-1].text.isdigit() or all(
        segment.x0 in known or any(abs(segment.x0 - at) <= COLUMN_START for at in starts)
        for segment in parted
    )


def _is_band(
    level: Sequence[Segment],
    beyond: Sequence[Sequence[Segment]],
    known: Sequence[Sequence[Segment]],
) -> bool:
    """Tell whether a line that runs across columns stands between rows of one table.

    It is alone and starts where the table does; the line beyond it has several columns, and is no
    header again, as of another table. `known` are the table's lines.
    """
    if len(level) > 1 or not beyond or len(beyond[0]) < ENOUGH:
        return False
    (band,) = level
    left = min(segment.x0 for line in known for segment in line)
    texts = [segment.text for segment in beyond[0]]
    return (
        -BAND_START * band.size <= band.x0 - left <= band.size
        and abs(beyond[0][0].baseline - band.baseline) <= FAR * band.size
        and not any([segment.text for segment in line] == texts for line in known)
    )


def _between(box: Box, one: Segment, other: Segment) -> bool:
    upper, lower = sorted((one.baseline, other.baseline))
    x0, x1 = min(one.x0, other.x0), max(one.x1, other.x1)
    return upper < box.center[1] < lower and box.x0 < x1 and x0 < box.x1


def _without_headings(levels: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """Leave out the lines at the top that are headings above the table."""
    kept = [list(level) for level in levels]
    for count in range(1, min(HEADING_LEVELS, len(kept) - 2) + 1):
        long = [s for level in kept[:count] for s in level if len(s.text) > SHORT_TEXT]
        if not long or _interlaced(kept[count - 1], kept[count]):
            continue
        rest = [segment for level in kept[count:] for segment in level]
        inner = rivers(rest, spanning=0.0)
        header = max(map(len, kept[:count])) >= max(ENOUGH + 1, MOST * (len(inner) + 1))
        if not header and any(s.x0 < a and s.x1 > b for s in long for a, b in inner):
            return _without_headings(kept[count:])
    if len(kept) > ENOUGH and len(kept[0]) <= ENOUGH:
        body = sorted(segment.size for level in kept[1:] for segment in level)
        usual = body[len(body) // 2]
        larger = min(segment.size for segment in kept[0]) > OTHER_SIZE * usual
        if larger and not _goes_on(kept):
            return _without_headings(kept[1:])
    return kept


def _interlaced(line: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Tell whether two lines overlap in height: headers of several lines are in the middle beside others."""
    return below[0].baseline - line[0].baseline < line[0].size


def _goes_on(given: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether a line is the first one of headers that are broken: more follow at their pitch.

    They are set alike, and one of them fills more columns.
    """
    for line, below in pairwise(given[: HEADING_LEVELS + 1]):
        one, other = line[0], below[0]
        if (
            abs(one.size - other.size) > SAME_SIZE
            or other.baseline - one.baseline > PITCH * one.size
        ):
            return False
        if len(below) > max(ENOUGH, len(given[0])):
            return True
    return False


def _gone_on(given: Sequence[Sequence[Segment]], before: Sequence[TableDraft]) -> Made:
    """Make the table of some lines in the columns of one of the page before, where it goes on with it."""
    chosen = [segment for level in given for segment in level]
    found = goes_on_with(chosen, before)
    return NONE if found is None else _made(*found)


def without_notes(levels: list[list[Segment]]) -> list[list[Segment]]:
    """Leave out the lines at the foot that are smaller than all above, or alone and unlike those.

    Such are legends and a slide's foot; notes and sources, what is said of the table below it, and
    the heading of what follows. A lone line is unlike in its size, or by a list sign that none has.
    """
    levels = _without_small(levels)
    kept = len(levels)
    while kept > ENOUGH and len(levels[kept - 1]) == 1:
        kept -= 1
    if kept == len(levels):
        return levels
    above = [segment for level in levels[:kept] for segment in level]
    sizes = [segment.size for segment in above]
    least, most = min(sizes), max(sizes)
    listed = any(split_bullet(segment.text)[0] for segment in above)
    for index in range(kept, len(levels)):
        (line,) = levels[index]
        other = OTHER_SIZE * line.size < least or line.size > OTHER_SIZE * most
        if other or (not listed and split_bullet(line.text)[0]):
            return levels[:index]
    return levels


def _without_small(levels: list[list[Segment]]) -> list[list[Segment]]:
    """Leave out the last lines that are smaller than all above them, of which some are no header's.

    They are the fewer: else the first ones are a header that is larger than its rows.
    """
    least = [min(segment.size for segment in level) for level in levels]
    plain = [not all(bold(segment.pieces) for segment in level) for level in levels]
    largest = 0.0
    for index in range(len(levels) - 1, max(ENOUGH - 1, len(levels) // 2), -1):
        largest = max(largest, *(segment.size for segment in levels[index]))
        if OTHER_SIZE * largest < min(least[:index]) and any(plain[:index]):
            return _without_small(levels[:index])
    return levels


def _first_of(given: Sequence[Sequence[Segment]]) -> Made:
    """Make the table of some lines; of two side by side, the left one; the one beside a text."""
    chosen = [segment for level in given for segment in level]
    sides = _sides(chosen)
    for _, left, right in sides:
        if painted_apart(left, right):
            found = _first_of(levels(left))
            return found if found[0] else _first_of(levels(right))
    halves = [half for width, *half in sides if width >= WIDE * chosen[0].size]
    known: dict[int, Made] = {}

    def made(half: Sequence[Segment]) -> Made:
        if id(half) not in known:
            known[id(half)] = _made(half)
        return known[id(half)]

    for left, right in halves:
        if made(left)[0] and made(right)[0] and apart(made(left)[0][0], made(right)[0][0]):
            return _first_of(levels(left))  # which may be two again
    whole = _made(chosen)
    if whole[0]:
        return whole
    beside = (found for found in map(made, chain(*halves)) if found[0])
    return next((found for found in beside if found[0][0].columns > ENOUGH), NONE)


Sides = tuple[float, list[Segment], list[Segment]]  # a blank's width, and what is left and right


def _sides(chosen: Sequence[Segment]) -> list[Sides]:
    """Return what each blank strip parts; of too many strips none."""
    found = rivers(chosen, spanning=0.0)
    return [
        (
            end - start,
            [segment for segment in chosen if segment.x1 <= start + ROUNDED],
            [segment for segment in chosen if segment.x0 >= end - ROUNDED],
        )
        for start, end in (found if len(found) <= MOST_STRIPS else ())
    ]


def _made(chosen: Sequence[Segment], known: TableDraft | None = None) -> Made:
    """Make the tables of some text; `known` is the one of the page before that it goes on with."""
    if len(chosen) < FEWEST:
        return NONE
    kept = without_notes(_without_headings(levels(chosen)))
    chosen = [segment for level in kept for segment in level]
    edges = column_bounds(chosen, rivers(chosen, spanning=0.0))
    if not edges:
        return NONE
    if known is not None:
        edges = list(known.edges[1:-1])
    rows = rows_of(chosen, edges)
    parts = at_widest_blank(rows) if known is None else []
    if parts and len(stacked(rows)) == 1:
        upper, lower = map(_made, parts)
        if unlike(upper[0], lower[0]):
            return [*upper[0], *lower[0]], [*upper[1], *lower[1]]
    if not is_table(rows, edges):
        return NONE
    if len(rows) > ENOUGH and len(rows[0].segments) == 1:
        (caption,) = rows[0].segments
        if len(caption.text) > SHORT_TEXT:
            return _made([s for s in chosen if s is not caption], known)
    drafts = []
    for part in stacked(rows):
        own = [rows[index] for index in part]
        drafts.append(drafted(own, edges, "alignment", widened(own, known.box) if known else None))
    # Figures on display may seem to be headings of tables.
    whole = [drafted(rows, edges, "alignment")] if drafts[0].rows < len(rows) else []
    return NONE if any(map(is_no_table, [*drafts, *whole])) else (drafts, chosen)


def _strips_between(level: Sequence[Segment]) -> list[Blank]:
    ordered = sorted(level, key=lambda segment: segment.x0)
    return [[(a.x1, b.x0)] for a, b in pairwise(ordered)]


def _narrowed(open_strips: Sequence[Blank], level: Sequence[Segment]) -> list[Blank] | None:
    """Return what a further line leaves of the blanks between columns; None where it closes one."""
    least = RIVER * level[0].size
    ordered = sorted(level, key=lambda segment: segment.x0)
    out = [
        [part for strip in blank for part in _left(strip, ordered, least)] for blank in open_strips
    ]
    return out if all(out) else None


def _left(strip: Strip, ordered: Sequence[Segment], least: float) -> Iterator[Strip]:
    """Yield the parts of a blank strip that no text of a line stands in, and that are wide enough."""
    at, end = strip
    for segment in ordered:
        if segment.x1 <= at or segment.x0 >= end:
            continue
        if segment.x0 - at >= least:
            yield at, segment.x0
        at = segment.x1
    if end - at >= least:
        yield at, end
