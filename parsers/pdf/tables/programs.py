"""Listings of programs and what they print: their columns are typed blanks, and no table's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from parsers.pdf.page import Piece
from schema import Box

# Names of fonts whose letters are all of one width.
MONO: Final = re.compile(r"mono(?!type)|courier|consol|menlo|monaco|typewriter|code", re.IGNORECASE)
FEWEST: Final = 3  # lines of a listing
PITCH: Final = 1.35  # of the font size: its lines follow one another this near
EVEN: Final = 0.05  # of that pitch: lines, empty ones too, are this near to their places
EMPTY: Final = 3  # lines without text between two of a listing, at most


def programs(pieces: Sequence[Piece]) -> list[Box]:
    """Return the places of lines that fonts of one width alone are set in, at one pitch.

    Rows of a table stand further apart than the lines of its cells do.
    """
    mono = set(filter(_is_mono, {piece.font for piece in pieces}))
    if not mono:
        return []
    ordered = sorted([p for p in pieces if p.text.strip()], key=lambda piece: piece.baseline)
    levels = [list(level) for _, level in groupby(ordered, key=lambda p: round(p.baseline))]
    listed = [level for level in levels if all(piece.font in mono for piece in level)]
    return [
        Box.of([piece for level in run for piece in level])
        for run in _runs(listed)
        if len(run) >= FEWEST
    ]


@lru_cache(maxsize=256)
def _is_mono(font: str) -> bool:
    return MONO.search(font) is not None


def _runs(levels: Sequence[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """Part lines where they do not follow one another at one pitch."""
    run = [levels[0]] if levels else []
    pitch = 0.0
    for above, level in pairwise(levels):
        step = level[0].baseline - above[0].baseline
        pitch = pitch or step
        count = round(step / pitch)
        if (
            pitch <= PITCH * level[0].size
            and count <= EMPTY + 1
            and abs(step - count * pitch) <= EVEN * pitch
        ):
            run.append(level)
            continue
        yield run
        run, pitch = [level], 0.0
    yield run
