"""Headers that stand over several columns where no lines tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, pairwise
from typing import Final

from parsers.pdf.tables.aligned import COLUMN_START, ENOUGH, LEVEL, Segment, column_of
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.rivers import bounds, rivers
from parsers.pdf.texts.habits import NEXT_LINE
from parsers.pdf.texts.lines import SAME_LINE
from schema import Box

MIDDLE: Final = 0.15  # of its columns' width: a header's middle is this near to theirs
# Of a table whose headers are shared out; wider ones have none over others.
MOST_COLUMNS: Final = 16


def column_bounds(given: Sequence[Segment], between: Sequence[tuple[float, float]]) -> list[float]:
    """Return the inner column bounds of a table; `between` are the blank strips in it."""
    edges = _without_words(given, _with_headers(given, bounds(given, between)))
    rest = without_spanning(given, edges)
    if len(rest) == len(given):
        return edges
    edges = bounds(rest, rivers(rest, spanning=0.0))
    kept = set(map(id, rest))
    for head in [segment for segment in given if id(segment) not in kept]:
        _begin_before(head, given, edges)
    return edges


def with_drawn(
    edges: Sequence[float], drawn: Sequence[float], given: Sequence[Segment]
) -> list[float]:
    """Add the inner column bounds that are drawn to those that texts show.

    Of those in the same blank between texts, the drawn one stays.
    """
    out = set(edges)
    for x in drawn:
        out.difference_update(
            [e for e in out if not any(s.x0 < max(e, x) and min(e, x) < s.x1 for s in given)]
        )
        out.add(x)
    return sorted(out)


def _begin_before(head: Segment, given: Sequence[Segment], edges: list[float]) -> None:
    """Let a header's column begin before it, where its figures at the right begin behind it."""
    level = [s.x1 for s in given if abs(s.baseline - head.baseline) <= SAME_LINE * head.size]
    before = max([x1 for x1 in level if x1 <= head.x0], default=head.x0)
    between = (before + head.x0) / 2
    place = bisect_left(edges, before)
    parted = place == len(edges) or edges[place] <= head.x0
    if not parted and not any(s.x0 <= between <= s.x1 for s in given):
        edges[place] = between


def _with_headers(given: Sequence[Segment], edges: list[float]) -> list[float]:
    """Leave out the bounds between a header and its column's texts, which stand beside it.

    So they seem to have a column each, where a header is set otherwise than its column. Of two
    headers beside texts that begin under one another the right one is theirs, if as many columns
    have a header then.
    """
    columns = _columns(given, edges)
    pairs = [
        (place, text, head)
        for place in range(len(edges))
        for text, head in ((place, place + 1), (place + 1, place))
        if _heads(columns[head], columns[text], columns)
    ]
    texts, heads = ({pair[1] for pair in pairs}, {pair[2] for pair in pairs})
    if len(texts) > len(heads):
        return edges  # headers over several columns
    level = {text for text in texts if _begin_level(columns[text])}
    joined = max(_joined(pairs, level), _joined(pairs, frozenset()), key=len)
    return [edge for place, edge in enumerate(edges) if place not in joined]


def _joined(pairs: Sequence[tuple[int, int, int]], right: AbstractSet[int]) -> set[int]:
    """Return the bounds between the columns of texts and the headers that they are given.

    Each takes the first of those at its sides that is left, and the last where it is in `right`.
    """
    joined: set[int] = set()
    used: set[int] = set()
    for text in sorted({pair[1] for pair in pairs}):
        own = [pair for pair in pairs if pair[1] == text and pair[2] not in used]
        if own:
            place, _, head = own[-1] if text in right else own[0]
            joined.add(place)
            used.add(head)
    return joined


def _columns(given: Sequence[Segment], edges: Sequence[float]) -> list[list[Segment]]:
    """Return the texts of each column; one that reaches over several is in each of them."""
    columns: list[list[Segment]] = [[] for _ in range(len(edges) + 1)]
    for segment in given:
        first, last = column_of(edges, segment.x0, segment.x1)
        for column in range(first, last + 1):
            columns[column].append(segment)
    return columns


def _without_words(given: Sequence[Segment], edges: Sequence[float]) -> list[float]:
    """Leave out the bounds before words that stand far behind those before them in justified lines."""
    if not given:
        return []
    columns = _columns(given, edges)
    top = min(s.baseline for s in given)
    out = []
    left = columns[0]
    for edge, column in zip(edges, columns[1:], strict=True):
        if _are_words(column, left, top):
            left = [*left, *column]
        else:
            out.append(edge)
            left = column
    return out


def _are_words(column: Sequence[Segment], left: Sequence[Segment], top: float) -> bool:
    """Tell whether texts without a header above them, at `top`, are words of lines that begin at their left.

    Each stands behind a text of several lines, and most begin with a small letter.
    """
    small = sum(s.text[:1].islower() for s in column)
    return 2 * small > len(column) and all(
        s.baseline - top > LEVEL
        and any(
            abs(one.baseline - s.baseline) <= SAME_LINE * s.size and _is_wrapped(one, left)
            for one in left
        )
        for s in column
    )


def _is_wrapped(line: Segment, column: Sequence[Segment]) -> bool:
    """Tell whether a line has another right above it or below it, which begins under it."""
    return any(
        SAME_LINE * line.size < abs(other.baseline - line.baseline) <= NEXT_LINE * line.size
        and line.x0 - COLUMN_START <= other.x0 < line.x1
        for other in column
    )


def _begin_level(column: Sequence[Segment]) -> bool:
    """Tell whether texts of a column begin under one another: their header stands right of that."""
    return max(s.x0 for s in column) - min(s.x0 for s in column) <= COLUMN_START


def _heads(
    one: Sequence[Segment], other: Sequence[Segment], columns: Sequence[Sequence[Segment]]
) -> bool:
    """Tell whether a column holds a header alone, and the one beside it all but the header.

    The header stands above all texts beside it, level with the first ones of many columns. Those
    are several: else it may be a legend's last entry over a slide's foot.
    """
    if not one or len(other) < ENOUGH:
        return False
    first, end = min(s.top for s in one), max(s.bottom for s in one)
    if min(s.top for s in other) < end - LEVEL:
        return False
    level = sum(any(s.top < end and s.bottom > first for s in column) for column in columns)
    return level > ENOUGH and 2 * level >= len(columns)


def without_spanning(given: Sequence[Segment], edges: Sequence[float]) -> list[Segment]:
    """Leave out the segments that stand alone in a column, over two that go on below them.

    Such a header is set in the middle over its columns, so that it seems to have one of its own;
    what remains shows the columns as they are. `edges` are the inner column bounds.
    """
    places = [column_of(edges, segment.x0, segment.x1) for segment in given]
    columns: list[list[Segment]] = [[] for _ in range(len(edges) + 1)]
    for segment, (first, last) in zip(given, places, strict=True):
        if first == last:
            columns[first].append(segment)
    spanning = [
        column[0]
        for index, column in enumerate(columns)
        if 0 < index < len(edges)
        and len(column) == 1
        and _stands_over(column[0], columns[index - 1], columns[index + 1])
    ]
    return [segment for segment in given if not any(segment is one for one in spanning)]


def _stands_over(head: Segment, left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Tell whether a text stands over two columns, or at the left over one at its right.

    Nothing is level with it in the columns that it stands over, of which two texts begin below.
    """
    over_left = head.x0 < max((s.x1 for s in left), default=head.x0)
    sides = (left, right) if over_left else (right,)
    return all(
        len([one for one in side if one.top > head.baseline]) >= ENOUGH
        and not any(abs(one.baseline - head.baseline) <= SAME_LINE * head.size for one in side)
        for side in sides
    )


def widen_headers(draft: TableDraft) -> None:
    """Let the headers of a table's first row reach over the columns that they stand above.

    The second row heads every column but the first ones, and says the same under each header, or
    each is in the middle over its columns, or begins where they do. Nothing is drawn between them.
    """
    if draft.drawn or draft.rows <= ENOUGH or not ENOUGH < draft.columns <= MOST_COLUMNS:
        return
    second = {c.column: c for c in draft.cells if c.row == 1 and c.pieces and c.column_span == 1}
    lead = draft.columns - len(second)
    if not lead or len(second) < ENOUGH or sorted(second) != list(range(lead, draft.columns)):
        return
    starts = min(p.x0 for p in second[lead].pieces)
    ends = max(
        (p.x1 for c in draft.cells if c.row and c.column + c.column_span <= lead for p in c.pieces),
        default=starts,
    )
    first = [c for c in draft.cells if c.row == 0 and c.pieces]
    heads = sorted(
        (
            c
            for c in first
            if c.column >= lead or Box.of(c.pieces).center[0] > starts or c.pieces[0].x0 > ends
        ),
        key=lambda c: c.pieces[0].x0,
    )
    if not 0 < len(heads) < len(second) or any(c.row_span > 1 for c in heads):
        return
    counts = (
        _repeated(second, lead, len(heads))
        or _centred(second, lead, heads)
        or _begun(draft, lead, heads)
    )
    if not counts:
        return
    draft.cells = [c for c in draft.cells if c.row or (c.column < lead and c not in heads)]
    column = lead
    for head, count in zip(heads, counts, strict=True):
        boxes = [second[at].box or Box.of(second[at].pieces) for at in (column, column + count - 1)]
        around = Box.of(head.pieces)
        box = Box(boxes[0].x0, around.top, boxes[1].x1, around.bottom)
        draft.cells.append(CellDraft(0, column, head.pieces, 1, count, box))
        column += count


def _repeated(second: dict[int, CellDraft], lead: int, heads: int) -> list[int]:
    """Return how many columns each header reaches over, where the row below says the same under each."""
    texts = [
        " ".join(p.text.strip() for p in second[column].pieces)
        for column in range(lead, lead + len(second))
    ]
    count, rest = divmod(len(texts), heads)
    return [count] * heads if heads > 1 and not rest and texts == texts[:count] * heads else []


def _centred(second: dict[int, CellDraft], lead: int, heads: Sequence[CellDraft]) -> list[int]:
    """Return how many columns each header reaches over, where each is in the middle over its own."""
    boxes = [Box.of(second[column].pieces) for column in range(lead, lead + len(second))]
    middles = [Box.of(head.pieces).center[0] for head in heads]
    for counts in _shares(len(boxes), len(heads)):
        first = 0
        for middle, count in zip(middles, counts, strict=True):
            x0, x1 = boxes[first].x0, boxes[first + count - 1].x1
            if abs(middle - (x0 + x1) / 2) > MIDDLE * (x1 - x0):
                break
            first += count
        else:
            return counts
    return []


def _begun(draft: TableDraft, lead: int, heads: Sequence[CellDraft]) -> list[int]:
    """Return how many columns each header reaches over, where each begins behind the column before its own."""
    ends = [0.0] * draft.columns
    for cell in draft.cells:
        if cell.row and cell.column_span == 1:
            ends[cell.column] = max([ends[cell.column], *[p.x1 for p in cell.pieces]])
    firsts = [bisect_left(ends, head.pieces[0].x0) for head in heads]
    counts = [b - a for a, b in pairwise([*firsts, draft.columns])]
    return counts if firsts[0] == lead and min(counts) > 0 else []


def _shares(columns: int, heads: int) -> Iterator[list[int]]:
    """Yield every way to share columns out among headers, in their order."""
    for cuts in combinations(range(1, columns), heads - 1):
        yield [b - a for a, b in pairwise([0, *cuts, columns])]
