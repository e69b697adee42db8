"""What a whole PDF tells of how its paragraphs are set, before any of them is composed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.bullets import SHAPES
from parsers.pdf.page import DESCENT, Page, Piece
from parsers.pdf.texts.lines import SAME_LINE
from parsers.pdf.texts.smallwords import NONE, SmallWords

CIRCLES: Final = frozenset("●○◯◉◎⚫⚪⬤◐◑◒◓◔◕")
ARROWS: Final = frozenset("→➔➜⇒")
CHECKS: Final = SHAPES | frozenset("✓✔")  # list signs where they stand apart from a text
NUMBER: Final = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)]")
LONGEST_KIND: Final = 3  # characters of a number as a list sign
ENOUGH_BLANKS: Final = 5  # lines with a printed blank at their end that make it the deck's habit
ENOUGH_HANGING: Final = 2  # circles in front of wrapped text that make them the deck's list signs
FEWEST_PAGES: Final = 3  # with texts in a colour, and half of all, that make it the deck's own
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

    `spaced`: wrapped lines end with a printed blank. `hanging`: circles, check marks and
    numbers that are list signs, with the distance of their text in points. `pitch`: distance of wrapped lines'
    baselines, in sizes. `colours`: those of texts on most pages. `small`: words in small letters.
    """

    spaced: bool = False
    hanging: frozenset[tuple[str, int]] = frozenset()
    pitch: float = USUAL_PITCH
    colours: frozenset[str | None] = frozenset()
    small: SmallWords = NONE


def kind_of(sign: str) -> str | None:
    """Return the kind of list signs that a text may be one of: itself, or `1.` for any number."""
    if len(sign) == 1:
        return sign if sign in CIRCLES or sign in CHECKS else None
    return "1." if sign[-1:] in (".", ")") and NUMBER.fullmatch(sign) else None


def is_ordinal(sign: str, text: Piece) -> bool:
    """Tell whether a figure belongs to the text behind it, as in `1. kvartal`: that begins small."""
    return sign[:1].isdigit() and sign[-1:] == "." and text.text.lstrip()[:1].islower()


def habits(pages: Sequence[Page]) -> Habits:
    """Return the habits of a deck."""
    blanks = 0
    signs: Counter[tuple[str, int]] = Counter()
    steps: list[float] = []
    colours: Counter[str | None] = Counter()
    for page in pages:
        colours.update({piece.colour for piece in page.pieces})
        baselines = [piece.bottom - DESCENT * piece.size for piece in page.pieces]
        blanks += _printed_blanks(page.pieces, baselines)
        steps += _steps(page.pieces, baselines)
        signs.update(_hanging(page.pieces, baselines))
    steps.sort()
    return Habits(
        spaced=blanks >= ENOUGH_BLANKS,
        hanging=frozenset(sign for sign, count in signs.items() if count >= ENOUGH_HANGING),
        pitch=steps[int(LOW * len(steps))] if steps else USUAL_PITCH,
        colours=frozenset(
            colour
            for colour, count in colours.items()
            if count >= max(FEWEST_PAGES, len(pages) / 2)
        ),
        small=SmallWords(pages),
    )


def _printed_blanks(pieces: Sequence[Piece], baselines: Sequence[float]) -> int:
    """Count the lines that end with a printed blank."""
    return len(
        [
            one
            for one, at, after in zip(pieces, baselines, baselines[1:], strict=False)
            if one.text.endswith(" ") and abs(at - after) > 0.5 * one.size
        ]
    )


def _steps(pieces: Sequence[Piece], baselines: Sequence[float]) -> list[float]:
    """Return the distances of baselines of lines that follow one another, in sizes."""
    out = []
    size_before = at_before = 0.0
    for piece, at in zip(pieces, baselines, strict=True):
        size = piece.size
        if size and at > at_before and abs(size - size_before) < SAME_SIZE:
            step = (at - at_before) / size
            if STEP[0] <= step <= STEP[1]:
                out.append(step)
        size_before, at_before = size, at
    return out


def _hanging(pieces: Sequence[Piece], baselines: Sequence[float]) -> Iterator[tuple[str, int]]:
    """Yield the list signs whose text goes on in the next line where it started.

    Below circles nothing may stand there: rows of a table may begin with statuses.
    """
    for index, sign in enumerate(pieces):
        text = sign.text.strip()
        if len(text) > LONGEST_KIND:
            continue
        end = index + 1
        if end < len(pieces) and text.isdigit() and pieces[end].text.strip() in (".", ")"):
            text += pieces[end].text.strip()  # letters that are shown one by one
            end += 1
        kind = kind_of(text)
        if kind is None or sign.turn:
            continue
        first = _first_beside(pieces[end - 1], pieces[end:], baselines[end - 1], baselines[end:])
        if first is None:
            continue
        text_at = first.baseline
        near, far = text_at + STEP[0] * first.size, text_at + NEXT_LINE * first.size
        for piece, at in zip(pieces, baselines, strict=True):
            if near <= at <= far and -SAME_START <= piece.x0 - first.x0 <= SAME_START:
                low, high = sign.x0 - SAME_START, first.x0 - SAME_START
                if text not in CIRCLES or not any(
                    low <= other.x0 < high and abs(beside - at) < SAME_LINE * piece.size
                    for other, beside in zip(pieces, baselines, strict=True)
                ):
                    yield kind, round(first.x0 - sign.x0)
                break


def _first_beside(
    sign: Piece, pieces: Sequence[Piece], at: float, baselines: Sequence[float]
) -> Piece | None:
    """Return the text that follows a circle on its line, None where none stands near it."""
    above, below = at - SAME_LINE * sign.size, at + SAME_LINE * sign.size
    # A sign's own blank may reach a hair into its text.
    least = max(sign.x0, sign.x1 - SAME_START)
    line = [
        piece
        for piece, baseline in zip(pieces, baselines, strict=True)
        if above < baseline < below and piece.x0 > least
    ]
    first = min(line, key=lambda piece: piece.x0, default=None)
    if first is None or first.x0 - sign.x1 > NEAREST * first.size:
        return None
    return first
