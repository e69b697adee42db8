"""How the lines of a row would be printed, were its list items parted in one way or another.

PDFBox, and so Tika, writes texts in the order of drawing. Texts that overlap in height go on one
line, and an empty line stands where the printing position leaps down or up, or where a line begins
further right or left than one that began no paragraph. Cells stand in the middle of their row, or
at its top, so the numbers of lines in the columns tell where each line stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from parsers.text.measures.row import Fragment, TextRow

# What a line costs that is printed beside another one, or with an empty line, against the rule.
WRONG_LINE: Final = 4.0
WRONG_GAP: Final = 2.0
# A status is set in letters of its own size, so its place is less sure.
WRONG_STATUS: Final = 1.5
# A column with an odd number of lines and one with an even number stand so far apart, in lines.
HALF: Final = 0.5
# Leaps from which on an empty line is written, in line heights: fonts tell their height in
# different ways.
DROPS: Final = (0.75, 1.25, 1.75, 2.25, 9.0)
# Empty lines from which on a layer has any between list items.
FEWEST_GAPS: Final = 2
# What the rule's empty lines may cost a row where they are written by it: PDFBox's and Tika's cost
# nothing, and those of other writers 1.3 or more.
MOST_WRONG: Final = 1.0
# Where columns begin; their lists' second lines begin further right.
PRI, GEVINST, SISTE_STATUS = 1.0, 2.0, 3.0
INDENT: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How a deck is set: `middle`: cells stand in the middle of their row, else at its top.

    `half`: texts half a line apart overlap; `half_status`: so do a text and a status, whose sign
    is often larger. `drop`: the leap that is written as an empty line.
    `gaps`: empty lines tell of the printing position; other writers set them otherwise, or none.
    """

    middle: bool
    half: bool
    half_status: bool
    drop: float
    gaps: bool

    def cost(self, row: TextRow, at: int) -> float:
        """Return what speaks against the first `at` fragments of a row being its first column."""
        if not self.tells(row):
            return 0.0
        pen = _Pen(self, starts=row.pri_gap is True)
        total = 0.0
        for place, fragment in enumerate(row.content):
            size, number = (at, place) if place < at else (len(row.content) - at, place - at)
            column = GEVINST if place < at else SISTE_STATUS
            beside, gap = pen.put(
                column if fragment.bullet else column + INDENT,
                self._height(size, number),
                leaps=place in (0, at),
            )
            total += self._mismatch(fragment, beside=beside, gap=gap)
        if row.status_beside is not None:
            leap = pen.leap(self._height(row.status_lines, 0))
            beside = leap <= (HALF if self.half_status else 0.0)
            total += WRONG_STATUS if beside != row.status_beside else 0.0
        return total

    def tells(self, row: TextRow) -> bool:
        """Tell whether the rule says anything of a row: the line of its priority is known."""
        return bool(row.content) and row.pri is not None and row.pri_gap is not None

    def _mismatch(self, fragment: Fragment, *, beside: bool, gap: bool) -> float:
        if beside != fragment.inline:
            return WRONG_LINE
        return WRONG_GAP if self.gaps and not beside and gap != fragment.gap else 0.0

    def _height(self, lines: int, number: int) -> float:
        return number - (lines - 1) / 2 if self.middle else float(number)


class _Pen:
    """The printing position, from a row's priority on."""

    def __init__(self, printing: Printing, *, starts: bool) -> None:
        self._printing = printing
        self._y = 0.0
        self._line = PRI
        self._starts = starts
        self._reach = HALF if printing.half else 0.0

    def leap(self, y: float) -> float:
        """Return how far a height is from the printing position."""
        return abs(y - self._y)

    def put(self, x: float, y: float, *, leaps: bool) -> tuple[bool, bool]:
        """Print a text; return whether it stands beside the one before, or behind an empty line."""
        leap = self.leap(y)
        self._y = y
        if leaps and leap <= self._reach:
            return True, False
        gap = leap > self._printing.drop or (x != self._line and not self._starts)
        self._line, self._starts = x, gap
        return False, gap


def best_printing(rows: Sequence[TextRow]) -> Printing:
    """Return how a deck is set: in the way in which its rows are printed by the rule.

    Empty lines tell of the printing position if they stand where the rule has them; where it says
    nothing of the rows, if they stand inside list items.
    """
    fragments = [part for row in rows for part in row.content]
    if sum(part.gap for row in rows for part in row.content[1:]) >= FEWEST_GAPS:
        best = _best(rows, gaps=True)
        told = sum(best.tells(row) for row in rows)
        inner = sum(part.gap and not part.bullet for part in fragments)
        wrong = sum(_least(best, row) for row in rows)
        if wrong < MOST_WRONG * told or (not told and inner >= FEWEST_GAPS):
            return best
    return _best(rows, gaps=False)


def _best(rows: Sequence[TextRow], *, gaps: bool) -> Printing:
    ways = [
        Printing(middle=middle, half=half, half_status=half_status, drop=drop, gaps=gaps)
        for middle, half, half_status, drop in product(*((True, False),) * 3, DROPS)
    ]
    return min(ways, key=lambda way: sum(_least(way, row) for row in rows))


def _least(way: Printing, row: TextRow) -> float:
    starts = [place for place, fragment in enumerate(row.content) if fragment.bullet]
    return min((way.cost(row, at) for at in (*starts, len(row.content))), default=0.0)
