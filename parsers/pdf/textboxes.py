"""Text outside tables, gathered into the boxes that a person sees."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import Segment
from parsers.pdf.tables.listnames import heads
from parsers.pdf.texts.habits import Habits
from parsers.pdf.texts.paragraphs import paragraphs
from schema import Box, Role, TextBox

LINE_STEP: Final = 1.75  # of a line's font size: what stands further above it is another text box
LIKE_SIZE: Final = 1.3  # ratio of font sizes within one text box


def texts(
    given: Sequence[Segment], aslant: Sequence[Piece], titles: AbstractSet[int], known: Habits
) -> tuple[TextBox, ...]:
    """Return the text boxes outside tables, from top to bottom and left to right.

    `given` is the upright text, `aslant` what is turned; `titles` are the titles' contents.
    """
    out: list[tuple[Box, TextBox]] = []
    for block in _blocks(given):
        inside = [piece for segment in block for piece in segment.pieces]
        role = Role.TITLE if titles and all(piece.mcid in titles for piece in inside) else None
        out.append(_box(inside, role, known))
    out.extend(_box([piece], None, known) for piece in aslant if piece.text.strip())
    out.sort(key=lambda pair: (round(pair[0].top), pair[0].x0))
    return tuple(text for _, text in out if text.paragraphs)


def _box(pieces: list[Piece], role: Role | None, known: Habits) -> tuple[Box, TextBox]:
    box = Box.of(pieces)
    return box, TextBox(paragraphs=paragraphs(pieces, known), box=box, role=role)


def _blocks(given: Sequence[Segment]) -> list[list[Segment]]:
    """Gather segments that stand close under one another."""
    blocks: list[list[Segment]] = []
    for segment in sorted(given, key=lambda s: (s.baseline, s.x0)):
        best: list[Segment] | None = None
        for block in blocks:
            if _under(block, segment) and (best is None or block[-1].baseline > best[-1].baseline):
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
