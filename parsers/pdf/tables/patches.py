"""Backgrounds that were painted in strips: printer drivers and some libraries cut them so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parsers.pdf.page import ASCENT, Page, Path, Piece, rectangle_of
from schema.vocabulary import REMEMBERED

TOUCHING: Final = 0.5  # points; strips of one background lie no further apart, and overlap no more
SHADE: Final = 6  # of 255; strips of a gradient differ by less from one to the next
LETTER: Final = (0.05, 0.5)  # of the font size above the baseline: the body of small letters
ENOUGH: Final = 2  # seams through letters that show strips; rows' bounds run between lines


def with_whole_fills(page: Page) -> list[Path]:
    """Return a page's paths, with the strips of each background joined where it has any.

    Letters lie across the seams of strips, and never across the bounds of rows. Where such a page
    paints rows alike without a rule between, they are one background, too.
    """
    stacks = [stack for stack in _stacks(page.paths) if len(stack) > 1]
    if not stacks or not _are_strips(stacks, page.pieces):
        return page.paths
    whole = {id(stack[0]): _joined(stack) for stack in stacks}
    parts = {id(path) for stack in stacks for path in stack[1:]}
    return [whole.get(id(path), path) for path in page.paths if id(path) not in parts]


def _stacks(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Yield the fills that touch under one another, of one width and nearly one colour."""
    columns: dict[tuple[float, float], list[Path]] = defaultdict(list)
    for path in paths:
        if path.rectangle and path.fill is not None and path.stroke is None:
            columns[path.x0, path.x1].append(path)
    for column in columns.values():
        if len(column) == 1:
            continue
        column.sort(key=lambda path: path.top)
        stack = column[:1]
        for path in column[1:]:
            if not _goes_on(stack[-1], path):
                yield stack
                stack = []
            stack.append(path)
        yield stack


def _goes_on(upper: Path, lower: Path) -> bool:
    near = abs(lower.top - upper.bottom) <= TOUCHING
    return near and _are_alike(upper.fill or "", lower.fill or "")


@lru_cache(maxsize=REMEMBERED)
def _are_alike(one: str, other: str) -> bool:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
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
