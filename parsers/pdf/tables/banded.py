"""Tables whose rows horizontal rules part, and whose columns the text shows."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.figures import are_amounts
from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH, Row, Segment, column_of, drafted, parted_at, segments
from parsers.pdf.tables.bounds import within
from parsers.pdf.tables.charts import part_a_page
from parsers.pdf.tables.draft import TableDraft, free_of
from parsers.pdf.tables.grid import filled, make_grid
from parsers.pdf.tables.leftout import misses_names
from parsers.pdf.tables.listnames import bold, levels
from parsers.pdf.tables.margins import WRAPPED, lines_above
from parsers.pdf.tables.paintedcolumns import painted_bounds
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.rivers import rivers
from parsers.pdf.tables.ruleparts import (
    between_names,
    lines_between,
    over_one_another,
    under_headings,
)
from parsers.pdf.tables.rules import INSET, SAME_EDGE, Rule, Skeleton, alike, as_wide
from parsers.pdf.tables.spanning import column_bounds, with_drawn
from parsers.pdf.tables.stacked import PARTED, stacked, unlike
from parsers.pdf.tables.stripes import LIKE_ROWS
from parsers.pdf.tables.tall import are_marked, rows_of
from schema import Box

WHOLE: Final = 0.95  # of a table's width: shorter rules part the rows of some columns only
FEW_RULES: Final = 4  # rules that stand around a header, a body and a sum, and part no more rows
OVER_RULE: Final = 2.2  # of the font size: a header stands at most so far above its rule
LAST_ROW: Final = 1.2  # of the usual distance of rules: a row below the last one is no higher
HEADER: Final = 40.0  # points; what stands further above the first rule is no header
MOST_LINES: Final = 2  # between two rules; more may be several rows
FURTHER: Final = 20.0  # points; the rule under a header lies so far below its text
ROWS_BEGUN: Final = 0.4  # of a table's rows: so many have text in the first column
ROWS_FULL: Final = 0.6  # of a table's rows: so many have text in two columns


def between_rules(
    skeleton: Skeleton, pieces: Sequence[Piece], known: Sequence[TableDraft]
) -> Iterator[TableDraft]:
    """Find the tables that horizontal rules alone draw.

    `pieces` is the text that is in no table yet; `known` are the tables found before.
    """
    free = pieces
    for group in _bands(skeleton, known):
        if _are_names(group, skeleton, free) or part_a_page(group, known, free):
            continue
        parts = [
            part
            for headed in under_headings(group, free)
            for named in between_names(headed, free)
            for part in over_one_another(named, free)
        ]
        for rules in parts:
            drafts = _at_widest_band(rules, skeleton, free)
            drafts = drafts or _of_rules(rules, skeleton, free)
            if any(misses_names(draft, free, skeleton.horizontal) for draft in drafts):
                continue  # rules over sums alone: words show the columns before them too
            yield from drafts
            free = free_of(drafts, free)


def _bands(skeleton: Skeleton, found: Sequence[TableDraft]) -> list[list[Rule]]:
    """Group horizontal rules of one width that lie under one another."""
    taken = [_around(draft.box) for draft in found]
    free = [
        rule
        for rule in skeleton.horizontal
        if not any([box.contains(((rule.start + rule.end) / 2, rule.at)) for box in taken])
    ]
    # Two edges of one fill are a header's band; the rows under it are found by their alignment.
    return [
        group
        for group in alike(free)
        if len(group) > ENOUGH or (len(group) == ENOUGH and not all(rule.edge for rule in group))
    ]


def _are_names(rules: Sequence[Rule], skeleton: Skeleton, pieces: Sequence[Piece]) -> bool:
    """Tell whether rules are the edges of painted bands with a name in each, and draw no more.

    The rows between such bands, and the bands themselves, are found by the alignment of words.
    """
    if not all(rule.edge for rule in rules):
        return False
    bands = [fill for fill in skeleton.fills if as_wide((fill.x0, fill.x1), rules[0].sides)]
    inside = within(pieces, Box.of(bands)) if bands else []
    return all(len(segments(within(inside, fill.box))) == 1 for fill in bands)


def _at_widest_band(
    rules: Sequence[Rule], skeleton: Skeleton, pieces: Sequence[Piece]
) -> list[TableDraft]:
    """Find two tables at both sides of the widest band between rules; none where they are one."""
    heights = [b.at - a.at for a, b in pairwise(rules)]
    if len(rules) < ENOUGH * ENOUGH:
        return []
    inner = range(ENOUGH - 1, len(heights) - ENOUGH + 1)
    for place in inner:
        beside = [lines_between(rules[i : i + 2], pieces) for i in (place - 1, place, place + 1)]
        if _ends_with_header(beside[1]) and max(len(beside[0]), len(beside[2])) > MOST_LINES:
            upper = _of_rules(rules[: place + 1], skeleton, pieces)
            lower = _of_rules(rules[place + 1 :], skeleton, pieces)
            return [*upper, *lower] if upper and lower else []
    widest = max(inner, key=heights.__getitem__)
    if heights[widest] < PARTED * sorted(heights)[len(heights) // 2]:
        return []
    upper = _of_rules(rules[: widest + 1], skeleton, pieces)
    lower = _of_rules(rules[widest + 1 :], skeleton, pieces) if upper else []
    two = unlike(upper, lower) or (
        upper and lower and _ends_with_header(lines_between(rules[widest : widest + 2], pieces))
    )
    return [*upper, *lower] if two else []


def _ends_with_header(lines: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether the last of some lines is a table's header: in bold, in columns, and no sum.

    Two texts may as well be a heading and what stands over a column of priorities.
    """
    last = lines[-1] if lines else []
    return (
        len(last) > ENOUGH
        and bold([piece for segment in last for piece in segment.pieces])
        and not are_amounts([segment.text for segment in last[1:]])
    )


def _around(box: Box) -> Box:
    return Box(x0=box.x0, top=box.top - INSET, x1=box.x1, bottom=box.bottom + INSET)


def _of_rules(
    rules: Sequence[Rule], skeleton: Skeleton, pieces: Sequence[Piece]
) -> list[TableDraft]:
    """Find the tables whose rows horizontal rules part."""
    x0, x1 = min(r.start for r in rules) - 1, max(r.end for r in rules) + 1
    ys = [rule.at for rule in rules]
    every = skeleton.horizontal
    column = [p for p in pieces if x0 <= (p.x0 + p.x1) / 2 <= x1]
    heights = [b - a for a, b in pairwise(ys)]
    usual = sorted(heights)[len(heights) // 2]
    # The header may stand above the first rule, the last row below the last one.
    below = _near_below(column, ys[-1], rules[0], every, LAST_ROW * usual)
    if len(ys) == ENOUGH and below and _goes_on(below, column):
        return []  # rules under two headers, which end no table
    given = segments(within(column, Box(x0=x0, top=ys[0], x1=x1, bottom=ys[-1])))
    between = rivers(_beside_others(given, ys))
    if not between:
        return []
    given = parted_at(given, between)
    painted = painted_bounds(rules, skeleton.vertical, given)
    edges = with_drawn(column_bounds(given, between), painted, given)
    bands = list(ys)
    over = _up_to_a_rule(column, rules[0], every)
    above = _row_above(over, ys[0], edges, min(usual, HEADER))
    # Headers wider than their entries may reach over the bounds that those show, and one over drawings
    # alone shows bounds of its own.
    if not above or _share_columns(above, edges):
        wider, row = _with_wide_headers(over, ys[0], given, edges, painted)
        edges, above = (wider, row) if row else (edges, above)
    if above:
        given.extend(above)
        bands.insert(0, min(s.top for s in above) - 2)
    outside = segments(_with_rest(below, column))
    # What stands below and does not begin in the first column is a legend or a note.
    if _fills_columns(outside, edges) and (0, 0) in {column_of(edges, s.x0, s.x1) for s in outside}:
        given.extend(outside)
        bands.append(max(s.bottom for s in outside) + 2)
    partial = _partial(every, bands, x0, x1)
    if partial:
        turned = [p for p in column if p.turn % 2 and bands[0] <= p.box.center[1] <= bands[-1]]
        draft = _with_partial(partial, bands, [x0, *edges, x1], given, turned)
        if draft is not None:
            return [draft]
    around = len(_around_names(rules, given))
    # Two rules alone may be a slide's own, far above its text and below.
    sparse = len(bands) - around <= FEW_RULES and (len(bands) > ENOUGH or _closed(bands, given))
    kept = rows_between(bands, given, edges, sparse=sparse)
    if not is_table([row for row, _ in kept if row.segments], edges, ruled=len(ys) > ENOUGH):
        return []
    out = []
    for part in stacked([row for row, _ in kept]):
        rows_of = [kept[index][0] for index in part]
        bands_of = [kept[index][1] for index in part]
        box = Box(x0=x0, top=bands_of[0][0], x1=x1, bottom=bands_of[-1][1])
        out.append(drafted(rows_of, edges, "lines", box, bands_of))
    return out


def _up_to_a_rule(column: Sequence[Piece], first: Rule, every: Sequence[Rule]) -> list[Piece]:
    """Return the texts of a table's columns up to the next rule as wide above its first one."""
    above = [rule.at for rule in every if as_wide(rule.sides, first.sides)]
    ceiling = max([at for at in above if at < first.at - SAME_EDGE], default=0.0)
    return [piece for piece in column if piece.top > ceiling]


def _partial(every: Sequence[Rule], bands: Sequence[float], x0: float, x1: float) -> list[Rule]:
    """Return the rules between a table's first and last one, and its sides, that are not as wide."""
    return [
        rule
        for rule in every
        if bands[0] < rule.at < bands[-1]
        and x0 - SAME_EDGE <= rule.start
        and rule.end <= x1 + SAME_EDGE
        and rule.end - rule.start < WHOLE * (x1 - x0)
    ]


def _share_columns(given: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether two texts of a line stand in one column."""
    places = [(column_of(edges, s.x0, s.x1), round(s.bottom)) for s in given]
    return len(set(places)) < len(places)


def _beside_others(given: Sequence[Segment], ys: Sequence[float]) -> Sequence[Segment]:
    """Leave out the texts that are alone between two rules, such as bands, if most are not."""
    places = [bisect(ys, (segment.top + segment.bottom) / 2) for segment in given]
    kept = [s for s, place in zip(given, places, strict=True) if places.count(place) > 1]
    return kept if 2 * len(kept) > len(given) else given


def _around_names(rules: Sequence[Rule], given: Sequence[Segment]) -> set[float]:
    """Return the places of the rules around painted bands that a name alone stands in: these part no rows."""
    out: set[float] = set()
    for upper, lower in pairwise(rules):
        inside = [s for s in given if upper.at < (s.top + s.bottom) / 2 < lower.at]
        if lower.edge and len(inside) == 1:
            out |= {upper.at, lower.at}
    return out


def _closed(ys: Sequence[float], given: Sequence[Segment]) -> bool:
    """Tell whether text begins and ends near to the rules above and below it."""
    room = OVER_RULE * given[0].size
    return min(s.top for s in given) - ys[0] < room and ys[-1] - max(s.bottom for s in given) < room


def _row_above(
    column: Sequence[Piece], at: float, edges: Sequence[float], reach: float
) -> list[Segment]:
    """Return the text of a row that stands above a table's first rule, such as its header.

    Its lowest line is near the rule, or within `reach` points of it. Over two columns, a heading
    stands as near.
    """
    every = levels(segments(p for p in column if p.bottom <= at + 2))
    near = OVER_RULE if len(edges) >= ENOUGH else 0.0
    out = lines_above(every, at, edges, reach, near)
    return out if _fills_columns(out, edges) else []


def _with_wide_headers(
    column: Sequence[Piece],
    at: float,
    given: Sequence[Segment],
    edges: list[float],
    painted: Sequence[float],
) -> tuple[list[float], list[Segment]]:
    """Return the column bounds that a line near above the first rule shows too, and its row.

    Where it shows others than the text below does, it is no header: bounds are as given, no row. It
    is one where each column has a text of it, such as one that holds drawings below.
    """
    near = levels(segments(p for p in column if p.bottom <= at + 2))[-1:]
    head = near[0] if near else []
    both = [*given, *head]
    wider = with_drawn(column_bounds(both, rivers(both, spanning=0.0)), painted, both)
    each = len({column_of(wider, s.x0, s.x1) for s in head}) == len(head) == len(wider) + 1
    above = _row_above(column, at, wider, 0.0) if each or len(wider) == len(edges) else []
    return (wider, above) if above else (edges, [])


def _near_below(
    column: Sequence[Piece], at: float, rule: Rule, every: Sequence[Rule], reach: float
) -> list[Piece]:
    """Return the text below a table's last rule, none where a rule alike follows: it heads another."""
    alike = [
        other
        for other in every
        if at + SAME_EDGE < other.at <= at + reach + FURTHER and as_wide(other.sides, rule.sides)
    ]
    return [] if alike else [p for p in column if at - 2 <= p.top and p.bottom <= at + reach]


def _with_rest(below: list[Piece], column: Sequence[Piece]) -> list[Piece]:
    """Return the text below a last rule with the lines that go on right under it: a row's, wrapped."""
    out = list(below)
    while out:
        end = max(piece.bottom for piece in out)
        more = [p for p in column if p.bottom > end and p.top - end <= WRAPPED * p.size]
        if not more:
            break
        out.extend(more)
    return out


def _goes_on(below: Sequence[Piece], column: Sequence[Piece]) -> bool:
    """Tell whether text goes on right below some that stands below the last rule."""
    end = max(piece.bottom for piece in below)
    starts = [piece.top for piece in column if piece.top >= end - 1]
    return bool(starts) and min(starts) - end <= OVER_RULE * below[0].size


def _fills_columns(given: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Tell whether segments stand in columns, and in several."""
    places = [column_of(edges, s.x0, s.x1) for s in given]
    return all(a == b for a, b in places) and len(set(places)) >= ENOUGH


def rows_between(
    ys: Sequence[float], given: Sequence[Segment], edges: Sequence[float], *, sparse: bool
) -> list[tuple[Row, tuple[float, float]]]:
    """Return the rows between rules, with their tops and bottoms.

    Where rules are `sparse`, above and below the header and at the table's end only, what lies
    between two of them is parted by its blanks. A row that holds nothing is kept between others.
    """
    out: list[tuple[Row, tuple[float, float]]] = []
    for top, end in pairwise(ys):
        band = Row([s for s in given if top <= (s.top + s.bottom) / 2 < end])
        inner = rows_of(band.segments, edges)
        if sparse and len(inner) >= ENOUGH and _are_rows(inner, edges):
            cuts = [(one.bottom + two.top) / 2 for one, two in pairwise(inner)]
            out.extend(zip(inner, pairwise([top, *cuts, end]), strict=True))
        else:
            out.append((band, (top, end)))
    first = next((i for i, (row, _) in enumerate(out) if row.segments), 0)
    last = next((i for i in range(len(out) - 1, -1, -1) if out[i][0].segments), -1)
    # A blank that is higher than rows are is none of them.
    lowest = min((end - top for row, (top, end) in out if row.segments), default=0.0)
    return [
        (row, (top, end))
        for row, (top, end) in out[first : last + 1]
        if row.segments or end - top <= LIKE_ROWS * lowest
    ]


def _are_rows(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell rows from the paragraphs of one row: most begin in the first column and go on, or all are marked."""
    columns_of = [{column_of(edges, s.x0, s.x1)[0] for s in row.segments} for row in rows]
    begun = sum(0 in columns for columns in columns_of)
    full = sum(len(columns) >= ENOUGH for columns in columns_of)
    if full == len(rows) and are_marked(rows, edges):
        return True
    if 0 not in columns_of[0]:
        return begun == len(rows) - 1 and full == len(rows)
    return begun >= ROWS_BEGUN * len(rows) and full >= ROWS_FULL * len(rows)


def _with_partial(
    partial: Sequence[Rule],
    ys: Sequence[float],
    edges: Sequence[float],
    given: Sequence[Segment],
    turned: Sequence[Piece],
) -> TableDraft | None:
    """Make the table that horizontal rules draw, where some part the rows of some columns only.

    Before those, a first column may hold nothing but text that reads upwards or downwards.
    """
    first = min(rule.start for rule in partial)
    before = any(piece.x1 <= first for piece in turned)
    if before and min(segment.x0 for segment in given) >= first - SAME_EDGE:
        edges = [edges[0], first, *edges[1:]]
    horizontal = [Rule(at, edges[0], edges[-1]) for at in ys] + list(partial)
    vertical = [Rule(at, ys[0], ys[-1]) for at in edges]
    pieces = [*turned, *(piece for segment in given for piece in segment.pieces)]
    grid = make_grid(horizontal, vertical, pieces)
    return filled(grid, pieces) if grid is not None else None
