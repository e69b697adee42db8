"""Text that a sign typed behind each of its letters strikes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Final

from parsers.pdf.page import Piece
from parsers.typedstrikes import STROKE, parted

_TEXT: Final = attrgetter("text")


def without_strokes(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without such signs, parted where what they strike out begins and ends."""
    if STROKE not in "".join(map(_TEXT, pieces)):
        return pieces
    return [part for piece in pieces for part in _parts(piece)]


def _parts(piece: Piece) -> Iterator[Piece]:
    if STROKE not in piece.text:
        yield piece
        return
    parts = parted(piece.text)
    letter = (piece.x1 - piece.x0) / max(1, sum(len(text) for text, _ in parts))
    x = piece.x0
    for text, struck in parts:
        end = x + letter * len(text)
        yield replace(piece, text=text, x0=x, x1=end, struck=struck)
        x = end
