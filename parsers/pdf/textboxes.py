"""Text outside tables, gathered into the boxes that a person sees."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.aligned import COLUMN_START, Segment
from parsers.pdf.tables.listnames import heads
from parsers.pdf.texts.habits import Habits
from parsers.pdf.texts.lines import SAME_LINE
from parsers.pdf.texts.paragraphs import laid_upright, paragraphs
from parsers.pdf.texts.wrapping import MARGIN, Reach
from schema import Box, Role, TextBox

LINE_STEP: Final = 1.75  # of a line's font size: what stands further above it is another text box
LIKE_SIZE: Final = 1.3  # ratio of font sizes within one text box
ROW: Final = 2  # texts beside another that make a row of them
COLUMN: Final = 2  # texts that begin below one another, as those of a column do
BETWEEN: Final = 2 * MARGIN  # points; the insets between the texts of two boxes
# Of the font size: a legend's colour stands this near before its word, and is no higher or wider.
SWATCH_GAP: Final = 1.2
SWATCH: Final = (0.5, 1.6)
INDENT: Final = 0.8  # of the font size: such a word begins this far right of other lines


def texts(
    given: Sequence[Segment],
    aslant: Sequence[Piece],
    titles: AbstractSet[int],
    known: Habits,
    paths: Sequence[Path] = (),
) -> tuple[TextBox, ...]:
    """Return the text boxes outside tables, from top to bottom and left to right.

    `given` is the upright text, `aslant` what is turned; `titles` are the titles' contents, and
    `paths` the page's, of which some may be a legend's colours.
    """
    out: list[tuple[Box, TextBox]] = []
    blocks = _blocks(given, paths)
    for block in blocks:
        inside = [piece for segment in block for piece in segment.pieces]
        role = Role.TITLE if titles and all(piece.mcid in titles for piece in inside) else None
        reach = _reach(block, blocks) if len(block) > 1 else None
        out.append(_box(inside, role, known, reach))
    out.extend(_box(lines, None, known) for lines in _turned(aslant))
    out.sort(key=lambda pair: (round(pair[0].top), pair[0].x0))
    return tuple(text for _, text in out if text.paragraphs)


def _box(
    pieces: list[Piece],
    role: Role | None,
    known: Habits,
    reach: Reach | None = None,
) -> tuple[Box, TextBox]:
    box = Box.of(pieces)
    told = None if reach is None else lambda: reach
    return box, TextBox(paragraphs=paragraphs(pieces, known, None, told), box=box, role=role)


def _reach(block: Sequence[Segment], blocks: Sequence[Sequence[Segment]]) -> Reach | None:
    """Return how far the lines of a text go that stands in a row and a column of such, None for others.

    They may go on to where what stands beside it in the row begins.
    """
    row = [other for other in blocks if other is not block and _is_level(block, other)]
    column = [
        other
        for other in blocks
        if abs(other[0].x0 - block[0].x0) <= COLUMN_START and other[0].size == block[0].size
    ]
    if len(row) < ROW or len(column) < COLUMN:
        return None
    right = max([segment.x1 for other in column for segment in other])
    ends = [other[0].x0 for other in row if other[0].x0 > right]
    return Reach(right, min(ends) - BETWEEN) if ends else Reach(right)


def _is_level(one: Sequence[Segment], other: Sequence[Segment]) -> bool:
    return abs(one[0].baseline - other[0].baseline) <= SAME_LINE * one[0].size


def _turned(aslant: Sequence[Piece]) -> list[list[Piece]]:
    """Gather the lines of texts that are turned: on its side, a line stands beside the one before."""
    texts: list[list[tuple[Piece, Piece]]] = []  # each line, and how it is laid upright
    lines = [(piece, laid_upright(piece)) for piece in aslant if piece.text.strip()]
    for piece, laid in sorted(lines, key=lambda line: (line[1].top, line[1].x0)):
        home = next((text for text in texts if _goes_on(text[-1], (piece, laid))), None)
        if home is None:
            texts.append([(piece, laid)])
        else:
            home.append((piece, laid))
    return [[piece for piece, _ in text] for text in texts]


def _goes_on(last: tuple[Piece, Piece], line: tuple[Piece, Piece]) -> bool:
    before, (piece, laid) = last[1], line
    return (
        not piece.skewed
        and (last[0].turn, last[0].font, last[0].size) == (piece.turn, piece.font, piece.size)
        and 0 < laid.top - before.top <= LINE_STEP * laid.size
        and laid.x0 < before.x1
        and before.x0 < laid.x1
    )


def _blocks(given: Sequence[Segment], paths: Sequence[Path]) -> list[list[Segment]]:
    """Gather segments that stand close under one another."""
    blocks: list[list[Segment]] = []
    for segment in sorted(given, key=lambda s: (s.baseline, s.x0)):
        best: list[Segment] | None = None
        for block in blocks:
            if (
                _under(block, segment)
                and (best is None or block[-1].baseline > best[-1].baseline)
                and not _is_legend_beside(block[-1], segment, paths)
            ):
                best = block
        if best is None:
            blocks.append([segment])
        else:
            best.append(segment)
    return blocks


def _under(block: Sequence[Segment], segment: Segment) -> bool:
    last = block[-1]
    step = segment.baseline - last.baseline
    big, small = last.size, segment.size
    if big < small:
        big, small = small, big
    if step > LINE_STEP * segment.size or big > LIKE_SIZE * small or step < 0.5 * small:
        return False
    if heads(last, segment):
        return False
    x0, x1 = min([s.x0 for s in block]), max([s.x1 for s in block])
    return min(x1, segment.x1) - max(x0, segment.x0) > 0


def _is_legend_beside(upper: Segment, lower: Segment, paths: Sequence[Path]) -> bool:
    """Tell whether one of two lines is a legend's word behind its colour, and the other a text that begins before it."""
    behind, other = (upper, lower) if upper.x0 > lower.x0 else (lower, upper)
    if behind.x0 - other.x0 < INDENT * behind.size:  # as nearly always
        return False
    smallest, largest = SWATCH[0] * behind.size, SWATCH[1] * behind.size
    return any(
        path.fill is not None
        and 0 <= behind.x0 - path.x1 <= SWATCH_GAP * behind.size
        and path.x0 >= other.x0 - behind.size
        and behind.top <= (path.top + path.bottom) / 2 <= behind.bottom
        and smallest <= path.x1 - path.x0 <= largest
        and smallest <= path.bottom - path.top <= largest
        for path in paths
    )
