"""Rows and columns that the alignment of words shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from parsers.bullets import is_bullet
from parsers.pdf.page import Piece
from parsers.pdf.tables.blanks import parted_by_columns, rejoined
from parsers.pdf.tables.draft import CellDraft, TableDraft, owners, with_empty_cells
from parsers.pdf.texts.habits import CIRCLES
from parsers.pdf.texts.lines import SAME_LINE, WORD_GAP, Line, lines
from parsers.pdf.texts.signs import is_symbol
from schema import Box

COLUMN_GAP: Final = 0.9  # of the font size: words further apart on a line stand in two columns
ROW_GAP: Final = 0.22  # of the font size: rows lie this much further apart than wrapped lines
FAR: Final = 4.5  # of the font size: lines further apart are not rows of one table
ENOUGH: Final = 2  # rows, columns and entries of a column that make a table
SHORT_TEXT: Final = 14  # characters; a column of a table that needs no rules holds short entries
# Of the font size: a gap that parts columns where a column is known to start.
SIGN_GAP: Final = 0.45
COLUMN_START: Final = 1.5  # points; words of one column start this near to each other
LEVEL: Final = 2.0  # points; rows of one table begin this near to each other
# Points; cells of like rows begin as far below their rows' tops, give or take so much.
AS_LOW: Final = 1.0
ENTRY: Final = 3  # characters; an entry that is told from list signs is no longer, such as "yes"
CROWDED: Final = 0.12  # of the font size: lines so much nearer than a text's own are another's
EDGE: Final = 2.0  # points; text that reaches this far into a column does not stand in it
LOWER: Final = 0.6  # of the font size: what stands so much lower is on another line
LONE: Final = 0.2  # of the font size: the blank between lines where none is below another
WIDEST: Final = 0.35  # of the font size: the blank between wrapped lines is no wider
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
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = self._joined()
        return self._text

    def _joined(self) -> str:
        first = self.pieces[0]
        if len(self.pieces) == 1:
            return first.text.strip()
        text = first.text
        for before, piece in pairwise(self.pieces):
            # Some writers show letters one by one.
            apart = piece.x0 - before.x1 > WORD_GAP * before.size
            text += f" {piece.text}" if apart and not text.endswith(" ") else piece.text
        return text.strip()


def segments(pieces: Iterable[Piece], gap: float = COLUMN_GAP) -> list[Segment]:
    """Part every upright line at its wide gaps; a list sign stays with its text."""
    every = lines(p for p in pieces if p.turn == 0 and not p.skewed and p.text.strip())
    entries = _entries_before_text(every)
    out: list[list[list[Piece]]] = []
    for line in every:
        groups = [line.pieces[:1]]
        for piece in line.pieces[1:]:
            group = groups[-1]
            if _parted(group, piece, gap) or (group[-1].x0, piece.x0) in entries:
                groups.append([piece])
            else:
                group.append(piece)
        out.append(groups)
    return [_segment(group) for groups in rejoined(parted_by_columns(out)) for group in groups]


def _entries_before_text(every: Sequence[Line]) -> set[tuple[float, float]]:
    """Return where signs start, and the text behind them, that are entries of a column.

    They look like list signs, such as a dash for "none"; but on other lines something else stands
    in their place, before text that starts where theirs does.
    """
    signs: list[tuple[Piece, Piece]] = []
    others: list[tuple[Piece, Piece]] = []
    for line in every:
        for one, two in pairwise(line.pieces):
            if two.x0 - one.x1 <= SIGN_GAP * one.size:
                continue
            if _is_sign(one):
                signs.append((one, two))
            elif len(one.text.strip()) <= ENTRY:
                others.append((one, two))
    return {
        (sign.x0, text.x0)
        for sign, text in signs
        if not sign.label
        and any(set_alike(one, sign) and set_alike(two, text) for one, two in others)
    }


def set_alike(one: Piece | Segment, other: Piece | Segment) -> bool:
    """Tell whether two texts start, end or have their middles under one another."""
    return (
        abs(one.x0 - other.x0) <= COLUMN_START
        or abs(one.x1 - other.x1) <= COLUMN_START
        or abs(one.x0 + one.x1 - other.x0 - other.x1) <= 2 * COLUMN_START
    )


def _parted(group: Sequence[Piece], piece: Piece, gap: float) -> bool:
    before = group[-1]
    size = max(before.size, piece.size)
    blank = piece.x0 - before.x1
    if blank > SIGN_GAP * size and (_is_sign(piece) or _is_numbered(group, piece)):
        return True
    if blank <= gap * size:
        return False
    signed = all(map(_is_sign, group)) if before.label else len(group) == 1 and _is_sign(before)
    return not (signed and blank <= BULLET_GAP * size)


def _is_numbered(group: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a piece is a pictogram behind a number, which has a column of its own."""
    sign = piece.text.strip()
    number = "".join([one.text for one in group]).strip() if is_symbol(sign) else ""
    return number.isdecimal() and sign not in CIRCLES


def _is_sign(piece: Piece) -> bool:
    """Tell whether a piece is a list sign and nothing else, circles left out."""
    if piece.label:
        return True
    sign = piece.text.strip()
    return len(sign) == 1 and sign not in CIRCLES and is_bullet(sign)


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
    gap = piece.x0 - before.x1
    return around and gap > (WORD_GAP if starts else SIGN_GAP) * size


def _segment(pieces: list[Piece]) -> Segment:
    main, x0, x1 = pieces[0], pieces[0].x0, pieces[0].x1
    if len(pieces) > 1:
        # A list sign of another font may stand a little higher than its text.
        main = max(pieces, key=lambda piece: (round(piece.size, 1), len(piece.text)))
        x0 = min([piece.x0 for piece in pieces])
        x1 = max([piece.x1 for piece in pieces])
    return Segment(pieces, x0, x1, main.top, main.bottom, main.baseline, main.size)


def column_of(edges: Sequence[float], x0: float, x1: float) -> tuple[int, int]:
    """Return the first and the last column that a stretch covers.

    `edges` are the inner bounds, from left to right.
    """
    left, right = x0 + EDGE, x1 - EDGE
    if left > right:
        left = right = (x0 + x1) / 2
    return bisect_left(edges, left), bisect_left(edges, right)


@dataclass(slots=True)
class Tall:
    """A text in a column that reaches over several rows, from its row on."""

    column: int
    segments: list[Segment]
    rows: int


@dataclass(slots=True)
class Row:
    """The segments of one row of a table; `tall` are the texts that go on over rows below it."""

    segments: list[Segment] = field(default_factory=list)
    tall: list[Tall] = field(default_factory=list)

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
    steps: list[tuple[Segment, Segment]] = []
    for index, segment in enumerate(ordered):
        x0, x1, lowest = segment.x0, segment.x1, segment.baseline + LOWER * segment.size
        end = segment.bottom + segment.size
        for place in range(index + 1, len(ordered)):
            after = ordered[place]
            if after.top > end:
                break
            if after.baseline > lowest and after.x0 < x1 and x0 < after.x1:
                steps.append((segment, after))
                break
    to = {id(after): after.baseline - segment.baseline for segment, after in steps}
    on = {id(segment): after.baseline - segment.baseline for segment, after in steps}
    # A line that ran over its row's end stands nearer to the next one than the lines of a text do.
    blanks = [
        after.top - segment.bottom
        for segment, after in steps
        if on[id(segment)] + CROWDED * segment.size
        >= min(to.get(id(segment), 0.0), on.get(id(after), 0.0))
    ]
    if not blanks:
        return LONE * ordered[0].size
    # A column of single lines has no wrapped lines: then what lies between its lines are rows.
    return min(*blanks, WIDEST * ordered[0].size)


def by_column(rows: Iterable[Row], edges: Sequence[float]) -> list[list[Segment]]:
    """Return the segments that stand in each column, without those that span several."""
    columns: list[list[Segment]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        for segment in row.segments:
            first, last = column_of(edges, segment.x0, segment.x1)
            if first == last:
                columns[first].append(segment)
    return columns


Span = tuple[int, int, Segment]  # a text with the first and the last column that it covers


def _cut(spans: Sequence[Span]) -> list[Span]:
    """Let texts end before a column in which another stands at their height: they ran into it."""
    alone = [(first, s) for first, last, s in spans if first == last]
    return [
        (first, last - (first < last and any(p == last and _is_level(s, o) for p, o in alone)), s)
        for first, last, s in spans
    ]


def _is_level(one: Segment, other: Segment) -> bool:
    return abs(one.baseline - other.baseline) <= SAME_LINE * one.size


def drafted(
    rows: Sequence[Row],
    edges: Sequence[float],
    found_by: str,
    box: Box | None = None,
    bands: Sequence[tuple[float, float]] | None = None,
) -> TableDraft:
    """Make a draft of rows of segments; `edges` are the inner column bounds."""
    every = [piece for row in rows for segment in row.segments for piece in segment.pieces]
    every += [p for row in rows for tall in row.tall for s in tall.segments for p in s.pieces]
    around = box or Box.of(every)
    outer = [around.x0, *edges, around.x1]
    heights = bands or [(row.top, row.bottom) if row.segments else (0.0, 0.0) for row in rows]
    cells: list[CellDraft] = []
    for index, row in enumerate(rows):
        spans = _cut([(*column_of(edges, s.x0, s.x1), s) for s in row.segments])
        groups: list[tuple[int, int, list[Segment]]] = []
        for first, last, segment in sorted(spans, key=lambda span: (span[0], span[1])):
            if groups and first <= groups[-1][1]:
                before = groups[-1]
                groups[-1] = (before[0], max(before[1], last), [*before[2], segment])
            else:
                groups.append((first, last, [segment]))
        if len(groups) == 1 and groups[0][0] < groups[0][1]:
            # A text alone in its row that runs out of its column, such as an area's name.
            groups = [(0, len(edges), groups[0][2])]
        top, bottom = heights[index]
        for first, last, members in groups:
            cells.append(
                CellDraft(
                    row=index,
                    column=first,
                    column_span=last - first + 1,
                    pieces=[piece for segment in members for piece in segment.pieces],
                    box=Box(outer[first], top, outer[last + 1], bottom),
                )
            )
        for tall in row.tall:
            pieces = [piece for segment in tall.segments for piece in segment.pieces]
            count = min(tall.rows, len(rows) - index)
            cells.append(CellDraft(index, tall.column, pieces, count, 1, Box.of(pieces)))
    return TableDraft(
        rows=len(rows),
        columns=len(edges) + 1,
        cells=with_empty_cells(cells, owners(cells), outer, heights),
        found_by=found_by,
        box=around,
        edges=outer,
    )
