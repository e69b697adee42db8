"""Backgrounds that were painted in strips: printer drivers and some libraries cut them so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from parsers.pdf.page import ASCENT, Page, Path, Piece, rectangle_of
from schema.vocabulary import REMEMBERED

TOUCHING: Final = 0.5  # points; strips of one background lie no further apart, and overlap no more
SHADE: Final = 6  # of 255; strips of a gradient differ by less from one to the next
LETTER: Final = (0.05, 0.5)  # of the font size above the baseline: the body of small letters
ENOUGH: Final = 2  # seams through letters that show strips; rows' bounds run between lines

_TOP: Final = attrgetter("top")


def with_whole_fills(page: Page) -> list[Path]:
    """Return a page's paths, with the strips of each background joined where it has any.

    Letters lie across the seams of strips, and never across the bounds of rows. Where such a page
    paints rows alike without a rule between, they are one background, too.
    """
    stacks = _stacks(page.paths)
    if not stacks or not _are_strips(stacks, page.pieces):
        return page.paths
    whole = {id(stack[0]): _joined(stack) for stack in stacks}
    parts = {id(path) for stack in stacks for path in stack[1:]}
    return [whole.get(id(path), path) for path in page.paths if id(path) not in parts]


def _stacks(paths: Sequence[Path]) -> list[list[Path]]:
    """Return the fills that touch under one another, of one width and nearly one colour."""
    columns: dict[tuple[float, float], list[Path]] = defaultdict(list)
    for path in paths:
        if path.rectangle and path.fill is not None and path.stroke is None:
            columns[path.x0, path.x1].append(path)
    stacks: list[list[Path]] = []
    for column in columns.values():
        column.sort(key=_TOP)
        for upper, lower in pairwise(column):
            if abs(lower.top - upper.bottom) > TOUCHING or not _are_alike(upper.fill, lower.fill):
                continue
            if stacks and stacks[-1][-1] is upper:
                stacks[-1].append(lower)
            else:
                stacks.append([upper, lower])
    return stacks


@lru_cache(maxsize=REMEMBERED)
def _are_alike(one: str | None, other: str | None) -> bool:
    pairs = zip(bytes.fromhex(one or ""), bytes.fromhex(other or ""), strict=True)
    return all(abs(a - b) <= SHADE for a, b in pairs)


def _are_strips(stacks: Sequence[Sequence[Path]], pieces: Sequence[Piece]) -> bool:
    """Tell whether letters lie across seams of the stacks."""
    upright = sorted((p for p in pieces if p.turn == 0), key=lambda p: p.top)
    if not upright:
        return False
    tops = [piece.top for piece in upright]
    tallest = max(piece.size for piece in upright)
    crossed = 0
    for stack in stacks:
        for upper, lower in pairwise(stack):
            at = (upper.bottom + lower.top) / 2
            near = upright[bisect_left(tops, at - ASCENT * tallest) : bisect_left(tops, at)]
            crossed += any(
                LETTER[0] * piece.size < piece.baseline - at < LETTER[1] * piece.size
                and upper.x0 <= piece.x0
                and piece.x1 <= upper.x1
                for piece in near
            )
            if crossed >= ENOUGH:
                return True
    return False


def _joined(stack: Sequence[Path]) -> Path:
    first, last = stack[0], stack[-1]
    return rectangle_of((first.x0, first.top, first.x1, last.bottom), first.fill, None, first.mcid)
