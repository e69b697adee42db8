"""Tables that nothing but the alignment of words shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.bullets import split_bullet
from parsers.pdf_draft import CellDraft, TableDraft, boxed
from parsers.pdf_lines import CIRCLES, lines, piece_text
from parsers.pdf_page import Piece
from schema import Box

COLUMN_GAP: Final = 0.9  # of the font size: words further apart on a line stand in two columns
RIVER: Final = 0.55  # of the font size: a blank strip this wide can part two columns
SPANNING: Final = 0.2  # part of the lines that may run across a river (spanning headers)
ROW_GAP: Final = 0.22  # of the font size: rows lie this much further apart than wrapped lines
SHORT_TEXT: Final = 14  # characters; a column of a table that needs no rules holds short entries
SIGN_GAP: Final = (
    0.45  # of the font size: a gap that parts columns where a column is known to start
)
COLUMN_START: Final = 1.5  # points; words of one column start this near to each other
BULLET_GAP: Final = 3.0  # of the font size: a list sign stands this near to its text


@dataclass(slots=True)
class Segment:
    """Words on one line with no wide gap between them."""

    pieces: list[Piece]
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(piece_text(piece).strip() for piece in self.pieces)


def segments(pieces: Iterable[Piece], gap: float = COLUMN_GAP) -> list[Segment]:
    """Part every line at its wide gaps; a list sign stays with its text."""
    out: list[Segment] = []
    for line in lines(piece for piece in pieces if piece.text.strip()):
        group: list[Piece] = []
        for piece in line.pieces:
            if group and _parted(group, piece, gap):
                out.append(_segment(group))
                group = []
            group.append(piece)
        out.append(_segment(group))
    return out


def _parted(group: Sequence[Piece], piece: Piece, gap: float) -> bool:
    before = group[-1]
    size = max(before.size, piece.size)
    blank = piece.x0 - before.x1
    if blank > SIGN_GAP * size and _is_sign(piece):
        return True
    if blank <= gap * size:
        return False
    return not (len(group) == 1 and _is_sign(before) and blank <= BULLET_GAP * size)


def _is_sign(piece: Piece) -> bool:
    """Tell whether a piece is a list sign and nothing else, circles left out."""
    if piece.label:
        return True
    sign = piece_text(piece).strip()
    return len(sign) == 1 and sign not in CIRCLES and split_bullet(f"{sign} x")[0] is not None


def parted_at(
    given: Sequence[Segment], strips_found: Sequence[tuple[float, float]]
) -> list[Segment]:
    """Part segments that run across a blank strip between columns where a column starts."""
    out: list[Segment] = []
    for segment in given:
        group: list[Piece] = []
        for piece in segment.pieces:
            if group and any(_crosses(group[-1], piece, strip) for strip in strips_found):
                out.append(_segment(group))
                group = []
            group.append(piece)
        out.append(_segment(group))
    return out


def _crosses(before: Piece, piece: Piece, strip: tuple[float, float]) -> bool:
    size = max(before.size, piece.size)
    starts = abs(piece.x0 - strip[1]) <= COLUMN_START
    around = before.x1 < strip[1] and piece.x0 > strip[0]
    return around and (starts or piece.x0 - before.x1 > SIGN_GAP * size)


def _segment(pieces: list[Piece]) -> Segment:
    main = max(pieces, key=lambda piece: piece.size)
    return Segment(
        pieces=pieces,
        x0=min(piece.x0 for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        top=main.top,
        bottom=main.bottom,
        baseline=main.baseline,
        size=main.size,
    )


def rivers(given: Sequence[Segment], *, spanning: float = SPANNING) -> list[tuple[float, float]]:
    """Return the blank strips (start, end) between columns, from left to right."""
    if not given:
        return []
    size = sorted(segment.size for segment in given)[len(given) // 2]
    rows = len({round(segment.baseline / max(1.0, size)) for segment in given})
    allowed = int(spanning * rows)
    changes: list[tuple[float, int]] = []
    for segment in given:
        changes.append((segment.x0, 1))
        changes.append((segment.x1, -1))
    changes.sort(key=lambda change: (change[0], -change[1]))
    out: list[tuple[float, float]] = []
    depth = 0
    start: float | None = None
    low = min(segment.x0 for segment in given)
    high = max(segment.x1 for segment in given)
    for at, change in changes:
        before, depth = depth, depth + change
        if depth <= allowed < before:
            start = at
        elif before <= allowed < depth and start is not None:
            if at - start >= RIVER * size and start > low and at < high:
                out.append((start, at))
            start = None
    return out


def column_of(edges: Sequence[float], x0: float, x1: float) -> tuple[int, int]:
    """Return the first and the last column that a stretch covers; `edges` are the inner bounds."""
    middle = (x0 + x1) / 2
    first = sum(1 for edge in edges if edge < min(x0 + 2.0, middle))
    last = sum(1 for edge in edges if edge < max(x1 - 2.0, middle))
    return first, max(first, last)


@dataclass(slots=True)
class Row:
    """The segments of one row of a table."""

    segments: list[Segment] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(segment.top for segment in self.segments)

    @property
    def bottom(self) -> float:
        return max(segment.bottom for segment in self.segments)


def strips(given: Sequence[Segment]) -> list[Row]:
    """Part segments into rows where a blank strip, wider than between wrapped lines, runs across."""
    if not given:
        return []
    ordered = sorted(given, key=lambda segment: segment.top)
    usual = _usual_blank(ordered)
    out = [Row([ordered[0]])]
    bottom = ordered[0].bottom
    for segment in ordered[1:]:
        if segment.top - bottom > max(usual, 0.0) + ROW_GAP * segment.size:
            out.append(Row())
        out[-1].segments.append(segment)
        bottom = max(bottom, segment.bottom)
    return out


def _usual_blank(ordered: Sequence[Segment]) -> float:
    """Return the blank between wrapped lines: the least that is seen in a column, in points."""
    blanks = []
    for index, segment in enumerate(ordered):
        for after in ordered[index + 1 :]:
            if after.top - segment.bottom > segment.size:
                break
            overlap = min(segment.x1, after.x1) - max(segment.x0, after.x0)
            if overlap > 0 and after.baseline - segment.baseline > 0.6 * segment.size:
                blanks.append(after.top - segment.bottom)
                break
    if not blanks:
        return 0.2 * ordered[0].size
    # A column of single lines has no wrapped lines: then what lies between its lines are rows.
    return min(min(blanks), 0.35 * ordered[0].size)


def anchored(rows: list[Row], edges: Sequence[float]) -> list[Row]:
    """Correct rows by a column that holds one short line in every row, such as a priority."""
    columns = len(edges) + 1
    best: list[Segment] | None = None
    for column in range(columns):
        entries = [
            segment
            for row in rows
            for segment in row.segments
            if column_of(edges, segment.x0, segment.x1) == (column, column)
        ]
        if len(entries) < 2 or any(len(entry.text) > 6 for entry in entries):
            continue
        if sum(entry.text.strip(". ").isalnum() for entry in entries) < len(entries):
            continue
        if best is None or len(entries) > len(best):
            best = entries
    if best is None:
        return rows
    out: list[Row] = []
    for row in rows:
        anchors = [segment for segment in row.segments if any(segment is one for one in best)]
        if len(anchors) < 2:
            out.append(row)
            continue
        out.extend(_shared_out(row, anchors))
    return out


def _shared_out(row: Row, anchors: Sequence[Segment]) -> list[Row]:
    """Part a row with several anchors: each line goes to the anchor that it belongs to."""
    anchors = sorted(anchors, key=lambda segment: segment.baseline)
    others = [segment for segment in row.segments if not any(segment is a for a in anchors)]
    tops = [
        any(abs(segment.baseline - anchor.baseline) <= 0.3 * anchor.size for segment in others)
        for anchor in anchors
    ]
    first = min((segment.baseline for segment in others), default=anchors[0].baseline)
    at_top = all(tops) and abs(first - anchors[0].baseline) <= 0.3 * anchors[0].size
    rows = [Row([anchor]) for anchor in anchors]
    for segment in others:
        if at_top:
            index = max(
                0,
                sum(1 for a in anchors if a.baseline <= segment.baseline + 0.3 * a.size) - 1,
            )
        else:
            index = min(
                range(len(anchors)), key=lambda i: abs(anchors[i].baseline - segment.baseline)
            )
        rows[index].segments.append(segment)
    return rows


def drafted(
    rows: Sequence[Row],
    edges: Sequence[float],
    found_by: str,
    box: Box | None = None,
    bands: Sequence[tuple[float, float]] | None = None,
) -> TableDraft:
    """Make a draft of rows of segments; `edges` are the inner column bounds."""
    every = [piece for row in rows for segment in row.segments for piece in segment.pieces]
    around = box or boxed(every)
    outer = [around.x0, *edges, around.x1]
    cells: list[CellDraft] = []
    for index, row in enumerate(rows):
        spans = [(*column_of(edges, s.x0, s.x1), s) for s in row.segments]
        groups: list[tuple[int, int, list[Segment]]] = []
        for first, last, segment in sorted(spans, key=lambda span: (span[0], span[1])):
            if groups and first <= groups[-1][1]:
                before = groups[-1]
                groups[-1] = (before[0], max(before[1], last), [*before[2], segment])
            else:
                groups.append((first, last, [segment]))
        top, bottom = bands[index] if bands else (row.top, row.bottom) if row.segments else (0, 0)
        for first, last, members in groups:
            cells.append(
                CellDraft(
                    row=index,
                    column=first,
                    column_span=last - first + 1,
                    pieces=[piece for segment in members for piece in segment.pieces],
                    box=Box(x0=outer[first], top=top, x1=outer[last + 1], bottom=bottom),
                )
            )
    return TableDraft(
        rows=len(rows), columns=len(edges) + 1, cells=cells, found_by=found_by, box=around
    )


def is_table(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Tell a table from texts that stand side by side by chance."""
    columns = len(edges) + 1
    if len(rows) < 2 or columns < 2:
        return False
    filled: list[list[str]] = [[] for _ in range(columns)]
    for row in rows:
        texts: dict[int, list[str]] = {}
        for segment in row.segments:
            first, last = column_of(edges, segment.x0, segment.x1)
            if first == last:
                texts.setdefault(first, []).append(segment.text)
        for column, found in texts.items():
            filled[column].append(" ".join(found))
    used = [texts for texts in filled if len(texts) >= 2]
    if len(used) < 2:
        return False
    short = [t for t in used if all(len(text) <= SHORT_TEXT for text in t)]
    full = sum(
        1 for row in rows if len({column_of(edges, s.x0, s.x1)[0] for s in row.segments}) > 1
    )
    return bool(short) and full >= max(2, 0.6 * len(rows))


def in_region(pieces: Sequence[Piece], found_by: str, box: Box | None = None) -> TableDraft | None:
    """Find the one table that a region's text may be; None where it is no table."""
    given = segments(pieces)
    between = rivers(given)
    edges = [(start + end) / 2 for start, end in between]
    if not edges:
        return None
    given = parted_at(given, between)
    rows = anchored(strips(given), edges)
    if not is_table(rows, edges):
        return None
    return drafted(rows, edges, found_by, box)


def on_page(pieces: Sequence[Piece], taken: Sequence[Box] = ()) -> list[TableDraft]:
    """Find the tables among text that no rules or fills surround.

    `taken` are the places of tables found before, across which no table reaches.
    """
    given = segments(pieces)
    out: list[TableDraft] = []
    while True:
        draft = _grown(given, taken)
        if draft is None:
            return out
        out.append(draft)
        used = {id(piece) for piece in draft.pieces()}
        given = [s for s in given if not any(id(piece) in used for piece in s.pieces)]


def _levels(given: Sequence[Segment]) -> list[list[Segment]]:
    """Group segments by baseline, from top to bottom."""
    out: list[list[Segment]] = []
    for segment in sorted(given, key=lambda s: (s.baseline, s.x0)):
        if out and segment.baseline - out[-1][0].baseline <= 0.3 * min(
            segment.size, out[-1][0].size
        ):
            out[-1].append(segment)
        else:
            out.append([segment])
    return out


FAR: Final = 4.5  # of the font size: lines further apart are not rows of one table
HEADING_LEVELS: Final = 3  # lines at the top of a table that may prove to be headings above it
OTHER_SIZE: Final = 1.08  # ratio of sizes from which a line is set apart from a table's body
WIDE: Final = 1.0  # of the font size: two tables side by side stand at least this far apart


def _grown(given: Sequence[Segment], taken: Sequence[Box]) -> TableDraft | None:
    """Grow a table from the line with the most columns, up and down, while its rivers stay open."""
    levels = _levels(given)
    seeds = sorted(
        (index for index, level in enumerate(levels) if len(level) >= 2),
        key=lambda index: (-len(levels[index]), index),
    )
    tried: set[tuple[int, int]] = set()
    for seed in seeds:
        reach = _reach(levels, seed, taken)
        if reach in tried:
            continue
        tried.add(reach)
        chosen = _without_headings(levels[reach[0] : reach[1] + 1])
        draft = _first_of(chosen)
        if draft is not None:
            return draft
    return None


def _reach(levels: Sequence[Sequence[Segment]], seed: int, taken: Sequence[Box]) -> tuple[int, int]:
    """Return the first and last line that a table grown from a line reaches."""
    ends = [seed, seed]
    open_strips = _strips_between(levels[seed])
    for side, step in ((1, 1), (0, -1)):
        index = seed + step
        while 0 <= index < len(levels):
            last = levels[ends[side]][0]
            here = levels[index][0]
            if abs(here.baseline - last.baseline) > FAR * last.size:
                break
            if any(_between(box, here, last) for box in taken):
                break
            narrowed = _narrowed(open_strips, levels[index])
            if narrowed is None:
                break
            open_strips = narrowed
            ends[side] = index
            index += step
    return ends[0], ends[1]


def _between(box: Box, one: Segment, other: Segment) -> bool:
    upper, lower = sorted((one.baseline, other.baseline))
    x0, x1 = min(one.x0, other.x0), max(one.x1, other.x1)
    return upper < box.center[1] < lower and box.x0 < x1 and x0 < box.x1


def _without_headings(levels: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """Leave out the lines at the top that are headings above the table."""
    kept = [list(level) for level in levels]
    for count in range(1, min(HEADING_LEVELS, len(kept) - 2) + 1):
        rest = [segment for level in kept[count:] for segment in level]
        inner = rivers(rest, spanning=0.0)
        crossing = [
            segment
            for level in kept[:count]
            for segment in level
            if any(segment.x0 < start and segment.x1 > end for start, end in inner)
        ]
        if any(len(segment.text) > SHORT_TEXT for segment in crossing):
            return _without_headings(kept[count:])
    if len(kept) > 2 and len(kept[0]) <= 2:  # noqa: PLR2004
        body = sorted(segment.size for level in kept[1:] for segment in level)
        usual = body[len(body) // 2]
        if min(segment.size for segment in kept[0]) > OTHER_SIZE * usual:
            return _without_headings(kept[1:])
    return kept


def _first_of(levels: Sequence[Sequence[Segment]]) -> TableDraft | None:
    """Make the table of some lines; of two side by side, the left one."""
    chosen = [segment for level in levels for segment in level]
    strips_found = rivers(chosen, spanning=0.0)
    for start, end in strips_found:
        size = chosen[0].size
        left = [segment for segment in chosen if segment.x1 <= start + 0.1]
        right = [segment for segment in chosen if segment.x0 >= end - 0.1]
        if end - start < WIDE * size:
            continue
        one, two = _made(left), _made(right)
        if one is not None and two is not None and _apart(one, two):
            return one
    return _made(chosen)


def _made(chosen: Sequence[Segment]) -> TableDraft | None:
    kept = _without_headings(_levels(chosen)) if chosen else []
    chosen = [segment for level in kept for segment in level]
    edges = [(start + end) / 2 for start, end in rivers(chosen, spanning=0.0)]
    if not edges:
        return None
    rows = anchored(strips(chosen), edges)
    return drafted(rows, edges, "alignment") if is_table(rows, edges) else None


def _apart(left: TableDraft, right: TableDraft) -> bool:
    """Tell whether two halves are two tables: rows of their own, or the same columns again."""
    rows = [_extents(draft) for draft in (left, right)]
    matched = len(rows[0]) == len(rows[1]) and all(
        min(a[1], b[1]) > max(a[0], b[0]) for a, b in zip(*rows, strict=True)
    )
    heads = [
        [
            " ".join(piece.text.strip() for piece in cell.pieces)
            for cell in draft.cells
            if cell.row == 0
        ]
        for draft in (left, right)
    ]
    times, rest = divmod(len(heads[1]), len(heads[0]))
    if not rest and heads[1] == heads[0] * times and len(set(heads[0])) > 1:
        return True
    if not matched:
        crossed = sum(
            sum(1 for b in rows[1] if min(a[1], b[1]) > max(a[0], b[0])) != 1 for a in rows[0]
        )
        return crossed > 0.3 * len(rows[0])
    return left.columns == right.columns >= 2 and _kinds(left) == _kinds(right)  # noqa: PLR2004


def _extents(draft: TableDraft) -> list[tuple[float, float]]:
    """Return the top and bottom of every row's text."""
    out = []
    for row in range(draft.rows):
        pieces = [piece for cell in draft.cells if cell.row == row for piece in cell.pieces]
        if pieces:
            out.append((min(p.top for p in pieces), max(p.bottom for p in pieces)))
    return out


def _kinds(draft: TableDraft) -> list[str]:
    """Return what each column holds: numbers, signs, short or long text."""
    out = []
    for column in range(draft.columns):
        texts = [
            "".join(piece.text for piece in cell.pieces).strip()
            for cell in draft.cells
            if cell.column == column and cell.row
        ]
        if all(text.isdigit() for text in texts):
            out.append("number")
        elif all(len(text) <= 2 for text in texts):  # noqa: PLR2004
            out.append("sign")
        else:
            out.append("short" if all(len(text) <= SHORT_TEXT for text in texts) else "long")
    return out


def _strips_between(level: Sequence[Segment]) -> list[tuple[float, float]]:
    ordered = sorted(level, key=lambda segment: segment.x0)
    return [(a.x1, b.x0) for a, b in zip(ordered, ordered[1:], strict=False)]


def _narrowed(
    open_strips: Sequence[tuple[float, float]], level: Sequence[Segment]
) -> list[tuple[float, float]] | None:
    """Return what a further line leaves of the blank strips; None where it closes one."""
    out = []
    for start, end in open_strips:
        best: tuple[float, float] | None = None
        at = start
        for segment in sorted(level, key=lambda s: s.x0):
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
