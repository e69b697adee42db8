"""How the cells of a table are set, as the printed lines of its rows tell.

Where all columns of a row are printed side by side, each cell's lines stand at their own heights:
around the middle of the row, from its top on, or down to its bottom. Texts at one height stand on one printed line, and
so do those half a line apart or not, as the writer pleases. Lines of a neighbouring row, taken for
this one's, move all others of their cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# Cells with an odd number of lines and those with an even one stand half a line apart.
HALF: Final = 0.5
# A status's sign and a pictogram are set in letters of their own size, so their place is less sure.
LOOSE: Final = 0.25
# What it costs that texts stand nearer to each other, or further apart, than the printing says, for
# each line of the distance.
OFF: Final = 2.0
# What it costs that a printed line begins at another height than it should.
UNLIKE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`above`: so much of a cell stands above its row's middle, top or bottom, where cells are set.

    `apart`: texts half a line apart are printed on lines of their own; else each line takes,
    from a row's top on, what stands half a line below its first text.
    """

    above: float
    apart: bool = False

    def cost(self, sharp: Iterable[Sequence[int]], loose: Iterable[Sequence[int]]) -> float:
        """Return what speaks against a row's cells having their lines where they are printed.

        A cell is given as the printed lines that it stands on, from the top. `loose` are cells
        whose heights are less sure.
        """
        spans: dict[int, tuple[float, float]] = {}
        heights = [
            (line, y)
            for lines in sharp
            for line, y in zip(lines, self._heights(lines), strict=True)
        ]
        for line, y in heights:
            low, high = spans.get(line, (y, y))
            spans[line] = (min(low, y), max(high, y))
        cost = UNLIKE * len(
            self._tops({y for _, y in heights}) ^ {low for low, _ in spans.values()}
        )
        for lines in loose:
            for line, y in zip(lines, self._heights(lines), strict=True):
                low, high = spans.get(line, (y + LOOSE, y - LOOSE))
                spans[line] = (min(low, y + LOOSE), max(high, y - LOOSE))
        off = sum(max(0.0, high - low - HALF) for low, high in spans.values())
        placed = [spans[line] for line in sorted(spans)]
        off += sum(max(0.0, HALF - (low - high)) for (_, high), (low, _) in pairwise(placed))
        return cost + OFF * off

    def _heights(self, lines: Sequence[int]) -> Iterable[float]:
        top = -(len(lines) - 1) * self.above
        return (top + number for number in range(len(lines)))

    def _tops(self, heights: set[float]) -> set[float]:
        """Return the highest height on each printed line, where the printing is as it should be."""
        if self.apart:
            return heights
        tops: list[float] = []
        for y in sorted(heights):
            if not tops or y - tops[-1] > HALF:
                tops.append(y)
        return set(tops)


# Only cells in the middle of their rows stand half a line apart.
SETTINGS: Final = (
    Setting(above=0.5, apart=True),
    Setting(above=0.5),
    Setting(above=0.0),
    Setting(above=1.0),
)


def between(lines: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of a cell's lines, which are sorted, that stand from a line on and before one."""
    return lines[bisect_left(lines, start) : bisect_left(lines, end)]
