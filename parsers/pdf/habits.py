"""What a whole PDF tells of how its paragraphs are set, before any of them is composed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.pdf.page import Page, Piece

CIRCLES: Final = frozenset("●○◯◉◎⚫⚪⬤◐◑◒◓◔◕")
ENOUGH_BLANKS: Final = 5  # lines with a printed blank at their end that make it the deck's habit
ENOUGH_HANGING: Final = 2  # circles in front of wrapped text that make them the deck's list signs
SAME_START: Final = 1.5  # points; lines that start this near to each other start together
NEAREST: Final = 2.2  # of the size: a list sign stands this near to its text
STEP: Final = (0.9, 2.2)  # of the size: distances of baselines that lines of a paragraph may have
SAME_SIZE: Final = 0.1  # points; sizes nearer than this are one
NEXT_LINE: Final = 1.6  # of the size: the next line's baseline is at most this far down
USUAL_PITCH: Final = 1.2  # of the size: the distance where a deck tells none
LOW: Final = 0.1  # part of the distances seen that are smaller than the deck's usual one


@dataclass(frozen=True, slots=True)
class Habits:
    """How a deck sets its paragraphs.

    `spaced`: wrapped lines end with a printed blank. `hanging`: circles that are list signs, with
    the distance of their text in points. `pitch`: distance of wrapped lines' baselines, in sizes.
    """

    spaced: bool = False
    hanging: frozenset[tuple[str, int]] = frozenset()
    pitch: float = USUAL_PITCH


def habits(pages: Sequence[Page]) -> Habits:
    """Return the habits of a deck."""
    blanks = sum(_printed_blanks(page.pieces) for page in pages)
    signs: Counter[tuple[str, int]] = Counter()
    steps: list[float] = []
    for page in pages:
        signs.update(_hanging(page.pieces))
        steps.extend(_steps(page.pieces))
    steps.sort()
    return Habits(
        spaced=blanks >= ENOUGH_BLANKS,
        hanging=frozenset(sign for sign, count in signs.items() if count >= ENOUGH_HANGING),
        pitch=steps[int(LOW * len(steps))] if steps else USUAL_PITCH,
    )


def _printed_blanks(pieces: Sequence[Piece]) -> int:
    """Count the lines that end with a printed blank."""
    return sum(
        one.text.endswith(" ") and abs(one.baseline - after.baseline) > 0.5 * one.size
        for one, after in itertools.pairwise(pieces)
    )


def _steps(pieces: Sequence[Piece]) -> Iterable[float]:
    """Yield the distances of baselines of lines that follow one another, in sizes."""
    before: Piece | None = None
    for piece in pieces:
        if before is not None and piece.size and abs(piece.size - before.size) < SAME_SIZE:
            step = (piece.baseline - before.baseline) / piece.size
            if STEP[0] <= step <= STEP[1]:
                yield step
        before = piece


def _hanging(pieces: Sequence[Piece]) -> Iterable[tuple[str, int]]:
    """Yield the circles whose text goes on in the next line where it started, not below them."""
    for index, sign in enumerate(pieces):
        text = sign.text.strip()
        if text not in CIRCLES or sign.turn:
            continue
        line = [
            piece
            for piece in pieces[index + 1 :]
            if abs(piece.baseline - sign.baseline) < 0.3 * sign.size and piece.x0 >= sign.x1
        ]
        if not line:
            continue
        first = min(line, key=lambda piece: piece.x0)
        if first.x0 - sign.x1 > NEAREST * first.size:
            continue
        for piece in pieces:
            step = (piece.baseline - first.baseline) / first.size
            if STEP[0] <= step <= NEXT_LINE and abs(piece.x0 - first.x0) <= SAME_START:
                level = [q for q in pieces if abs(q.baseline - piece.baseline) < 0.3 * piece.size]
                if not any(sign.x0 - SAME_START <= q.x0 < first.x0 - SAME_START for q in level):
                    yield text, round(first.x0 - sign.x0)
                break
