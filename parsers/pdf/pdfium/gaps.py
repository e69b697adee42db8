"""Strings that leave gaps: for a sign of another font, where they are parted, or between all their letters.

LibreOffice shows a line's letters in one go, and behind them those that its font lacks, in the gaps
left for them: the figure of `CO₂-utslipp`. Between letters that are set apart, as in `U t k a s t`,
pdfium makes up blanks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from parsers.pdf.page import Piece

# Of the font size: a sign may reach so far out of its gap, and a string begin so far beside its box.
GAP_ROOM: Final = 0.05
FEWEST_LETTERS: Final = 2  # of a string with a gap: one at each side

# Gives the letters of a piece's string with where each begins and ends across the page, in points.
Letters = Callable[[Piece], Sequence[tuple[str, float, float]]]
FEWEST: Final = 2  # blanks in a text: of less, nothing tells that its letters are set apart
SHORT: Final = 3  # letters and blanks to a blank, on the mean: words of two letters
# Of the font size: letters are set apart by as much as pdfium takes for a blank, and no farther.
LEAST_APART: Final = 0.08
MOST_APART: Final = 0.6
BLANK: Final = 0.15  # of the font size: how much wider a blank between words is at least


def parted(pieces: Sequence[Piece], letters: Letters) -> list[Piece] | None:
    """Return a page's pieces with those parted in whose gaps others stand; None where none does.

    A string's rest counts as painted with the sign before it.
    """
    found = [*_signs(pieces)]
    if not found:
        return None
    out = [*pieces]
    for host, sign in found:
        own = [n for n, piece in enumerate(out) if piece.font == host.font and _holds(piece, sign)]
        parts = _around(out[own[0]], sign, letters(host)) if own else ()
        if parts:
            out[own[0] : own[0] + 1] = parts
            del out[next(n for n, piece in enumerate(out) if piece is sign and n != own[0] + 1)]
    return out


def _signs(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Yield each sign that stands within the string before it, or before other such signs."""
    host: Piece | None = None
    for piece in pieces:
        if host is not None and host.font != piece.font and _holds(host, piece):
            yield host, piece
        else:
            host = piece if len(piece.text) >= FEWEST_LETTERS and not piece.turn else None


def _holds(host: Piece, sign: Piece) -> bool:
    return (
        host.x0 < sign.x0
        and sign.x1 < host.x1
        and host.bottom == sign.bottom
        and not (sign.turn or sign.skewed or host.skewed)
    )


def _around(
    host: Piece, sign: Piece, letters: Sequence[tuple[str, float, float]]
) -> Sequence[Piece]:
    room = GAP_ROOM * sign.size
    own = [one for one in letters if host.x0 - room <= one[1] < host.x1]
    before = [one for one in own if one[1] < sign.x0 - room]
    behind = [one for one in own if one[1] >= sign.x0 - room]
    while before and before[-1][0] == " ":
        before.pop()
    while behind and behind[0][0] == " " and behind[0][1] <= sign.x0 + room:
        behind.pop(0)  # pdfium made it up for the gap
    if not before or not behind:
        return ()
    if behind[0][1] < sign.x1 - room and abs(before[-1][2] - sign.x0) > room:
        return ()
    first, rest = ("".join([letter for letter, *_ in part]) for part in (before, behind))
    return [
        replace(host, text=first, x1=before[-1][2]),
        sign,
        replace(host, text=rest, x0=behind[0][1], place=sign.place),
    ]


def may_be_spaced(text: str) -> bool:
    """Tell whether a text has as many blanks as one whose letters are set apart."""
    blanks = text.count(" ")
    return blanks >= FEWEST and SHORT * blanks >= len(text) - 1 and text.upper() != text.lower()


def between_letters(
    text: str,
    edges: Sequence[float],
    made_up: AbstractSet[int],
    widths: Sequence[float],
    size: float,
) -> frozenset[int]:
    """Return which of the blanks that are made up stand between the letters of a word.

    `edges` says where each character begins, `widths` how wide it is, in points.
    """
    gaps = {at: edges[at + 1] - edges[at] for at in made_up if 0 < at < len(text) - 1}
    letters = [
        edges[at + 1] - edges[at] - widths[at]
        for at, (char, after) in enumerate(pairwise(text))
        if " " not in {char, after}
    ]
    if not gaps:
        return frozenset()
    apart = median([*gaps.values(), *letters])
    if not LEAST_APART * size <= apart <= MOST_APART * size:
        return frozenset()
    return frozenset(at for at, gap in gaps.items() if gap < apart + BLANK * size)
