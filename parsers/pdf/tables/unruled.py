"""Tables that nothing but the alignment of words shows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.pdf.tables.aligned import (
    ENOUGH,
    LEVEL,
    RIVER,
    SHORT_TEXT,
    Segment,
    column_of,
    drafted,
    parted_at,
    rivers,
)
from parsers.pdf.tables.bands import with_bands
from parsers.pdf.tables.charts import is_no_table
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.listnames import levels, names_of_lists
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.sidebyside import apart, is_list_beside, is_text_beside, painted_apart
from parsers.pdf.tables.spanning import column_bounds
from parsers.pdf.tables.stacked import OTHER_SIZE, at_widest_blank, stacked, unlike
from parsers.pdf.tables.tall import rows_of
from schema import Box

FEWEST: Final = ENOUGH * ENOUGH  # segments of a table: several in each of several rows
FAR: Final = 4.5  # of the font size: lines further apart are not rows of one table
HEADING_LEVELS: Final = 3  # lines at the top of a table that may prove to be headings above it
BAND_START: Final = 2.0  # of the font size: a band starts so far left of a centred first column
WIDE: Final = 1.0  # of the font size: two tables side by side stand at least this far apart


def on_page(given: Sequence[Segment], taken: Sequence[Box] = ()) -> list[TableDraft]:
    """Find the tables among text that no rules or fills surround.

    `taken` are the places of tables found before, across which no table reaches.
    """
    out: list[TableDraft] = []
    names = names_of_lists(given)
    while True:
        drafts, used = _grown(given, taken, names)
        if not drafts:
            return out
        out.extend(drafts)
        gone = {id(piece) for segment in used for piece in segment.pieces}
        given = [s for s in given if not any(id(piece) in gone for piece in s.pieces)]


Made = tuple[list[TableDraft], Sequence[Segment]]  # tables, and the segments that they use up
NONE: Final[Made] = ([], [])


def _grown(given: Sequence[Segment], taken: Sequence[Box], names: AbstractSet[int]) -> Made:
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
    for seed in seeds:
        first, last, bands = _reach(every, seed, taken, names)
        if (first, last) in tried:
            continue
        tried.add((first, last))
        chosen = [every[index] for index in range(first, last + 1) if index not in bands]
        if sum(map(len, chosen)) < FEWEST:
            continue
        drafts, used = _first_of(_without_headings(chosen))
        if drafts and not any(_heads_tables(draft, taken) for draft in drafts):
            return drafts, [*used, *with_bands(drafts, [every[index][0] for index in bands])]
    return NONE


def _heads_tables(draft: TableDraft, tables: Sequence[Box]) -> bool:
    """Tell whether each column stands over a table of its own: such are headings and lists."""
    below = [box for box in tables if box.top >= draft.box.bottom - LEVEL]
    middles = sorted(box.center[0] for box in below)
    places = [column_of(draft.edges[1:-1], middle, middle)[0] for middle in middles]
    return places == list(range(draft.columns))


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
            if id(here.pieces[0]) in names or any(_between(box, here, last) for box in taken):
                break
            narrowed = _narrowed(open_strips, every[index])
            if narrowed is None:
                # A full cell may end so near to a priority that their texts seem to be one.
                parted = parted_at(every[index], open_strips)
                if len(parted) > len(every[index]) and parted[-1].text.isdigit():
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
        if not long:
            continue
        rest = [segment for level in kept[count:] for segment in level]
        inner = rivers(rest, spanning=0.0)
        if any(s.x0 < start and s.x1 > end for s in long for start, end in inner):
            return _without_headings(kept[count:])
    if len(kept) > ENOUGH and len(kept[0]) <= ENOUGH:
        body = sorted(segment.size for level in kept[1:] for segment in level)
        usual = body[len(body) // 2]
        if min(segment.size for segment in kept[0]) > OTHER_SIZE * usual:
            return _without_headings(kept[1:])
    return kept


def _first_of(given: Sequence[Sequence[Segment]]) -> Made:
    """Make the table of some lines; of two side by side, the left one; the one beside a text."""
    chosen = [segment for level in given for segment in level]
    strips_found = rivers(chosen, spanning=0.0)
    beside: list[Made] = []  # tables of a part, with text beside them that is none
    for start, end in strips_found:
        size = chosen[0].size
        left = [segment for segment in chosen if segment.x1 <= start + 0.1]
        right = [segment for segment in chosen if segment.x0 >= end - 0.1]
        if painted_apart(left, right):
            found = _first_of(levels(left))
            return found if found[0] else _first_of(levels(right))
        if end - start < WIDE * size:
            continue
        one, two = _made(left), _made(right)
        if one[0] and two[0] and apart(one[0][0], two[0][0]):
            return _first_of(levels(left))  # which may be two again
        for made, other in ((one, right), (two, left)):
            if not made[0]:
                continue
            if is_list_beside(made[0][0], other):
                return made
            if made[0][0].columns > ENOUGH:
                if is_text_beside(made[0][0], other):
                    return made
                beside.append(made)
    whole = _made(chosen)
    return whole if whole[0] or not beside else beside[0]


def _made(chosen: Sequence[Segment]) -> Made:
    if len(chosen) < FEWEST:
        return NONE
    kept = _without_headings(levels(chosen))
    chosen = [segment for level in kept for segment in level]
    edges = column_bounds(chosen, rivers(chosen, spanning=0.0))
    if not edges:
        return NONE
    rows = rows_of(chosen, edges)
    parts = at_widest_blank(rows)
    if parts and len(stacked(rows)) == 1:
        upper, lower = map(_made, parts)
        if unlike(upper[0], lower[0]):
            return [*upper[0], *lower[0]], [*upper[1], *lower[1]]
    if not is_table(rows, edges):
        return NONE
    if len(rows) > ENOUGH and len(rows[0].segments) == 1:
        (caption,) = rows[0].segments
        if len(caption.text) > SHORT_TEXT:
            return _made([segment for segment in chosen if segment is not caption])
    drafts = [
        drafted([rows[index] for index in part], edges, "alignment") for part in stacked(rows)
    ]
    return NONE if any(map(is_no_table, drafts)) else (drafts, chosen)


def _strips_between(level: Sequence[Segment]) -> list[tuple[float, float]]:
    ordered = sorted(level, key=lambda segment: segment.x0)
    return [(a.x1, b.x0) for a, b in itertools.pairwise(ordered)]


def _narrowed(
    open_strips: Sequence[tuple[float, float]], level: Sequence[Segment]
) -> list[tuple[float, float]] | None:
    """Return what a further line leaves of the blank strips; None where it closes one."""
    out = []
    ordered = sorted(level, key=lambda segment: segment.x0)
    for start, end in open_strips:
        best: tuple[float, float] | None = None
        at = start
        for segment in ordered:
            if segment.x1 <= start or segment.x0 >= end:
                continue
            if segment.x0 - at > (best[1] - best[0] if best else 0):
                best = (at, segment.x0)
            at = max(at, segment.x1)
        if end - at > (best[1] - best[0] if best else 0):
            best = (at, end)
        if best is None or best[1] - best[0] < RIVER * level[0].size:
            return None
        out.append(best)
    return out
