"""Text printed twice in one place, as shadows and made-up bold are, or over another text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Final

from parsers.pdf.page import DESCENT, Piece

OFFSET: Final = 0.25  # of the font size: a shadow lies this far from its text at most
SAME_BASELINE: Final = 0.02  # of the font size: rounding of what is written
LINE: Final = 0.8  # of the font size: lines of one text are further apart
ALIKE: Final = 0.7  # smaller letters over larger ones are signs, not another text
COVERED: Final = 0.75  # of a text's length: neighbours in a line cover far less of each other

_FIRST: Final = itemgetter(0)


def without_repeats(pieces: list[Piece]) -> list[Piece]:
    """Return a page's pieces without upright ones whose text others show in the same place.

    Of two alike the one painted last stays.
    """
    if not _repeats(pieces):
        return pieces
    ordered = [one for one in enumerate(pieces) if one[1].turn == 0]
    ordered.sort(key=lambda one: one[1].top)
    places = sorted((index, at) for at, (index, _) in enumerate(ordered))
    hidden: set[int] = set()
    for index, at in places:
        over = [other for number, other in _around(ordered, at) if number not in hidden]
        if _is_shown(pieces[index], over):
            hidden.add(index)
    return [piece for index, piece in enumerate(pieces) if index not in hidden]


def overprint(pieces: Sequence[Piece]) -> tuple[Piece, Piece] | None:
    """Return two texts that are printed over one another, as where a row did not grow with its."""
    placed = [
        (one.bottom - DESCENT * one.size, one) for one in pieces if not (one.turn or one.skewed)
    ]
    placed.sort(key=_FIRST)
    for index, (at, piece) in enumerate(placed, 1):
        size = piece.size
        for below, other in placed[index:]:
            if below - at > LINE * size:
                break
            if piece.x1 < other.x0 or other.x1 < piece.x0:
                continue  # as most
            shared = min(piece.x1, other.x1) - max(piece.x0, other.x0)
            if shared > size and ALIKE <= other.size / size <= 1 / ALIKE:
                return piece, other
    return None


def _repeats(pieces: Sequence[Piece]) -> bool:
    """Tell whether a text was printed over itself, or over one before it that begins alike."""
    last: dict[str, Piece] = {}
    before: Piece | None = None
    for piece in pieces:
        text, size = piece.text, piece.size
        other = last.get(text, before)
        # Most stand in other lines, or beside each other.
        if (
            other is not None
            and -size < piece.x0 - other.x0 < size
            and -size < piece.top - other.top < size
            and (other.text == text or other.text.startswith(text.strip(" ")))
            and _is_level(other, piece)
            and _begins_at(other, piece)
            and not (piece.turn or other.turn)
        ):
            return True
        last[text] = before = piece
    return False


def _around(ordered: Sequence[tuple[int, Piece]], at: int) -> list[tuple[int, Piece]]:
    """Return what stands in the line of one of the pieces, which are ordered by their tops."""
    _, piece = ordered[at]
    return [
        *takewhile(lambda one: _is_level(one[1], piece), ordered[at + 1 :]),
        *takewhile(lambda one: _is_level(one[1], piece), reversed(ordered[:at])),
    ]


def _is_level(piece: Piece, other: Piece) -> bool:
    return abs(piece.top - other.top) <= OFFSET * other.size


def _begins_at(piece: Piece, other: Piece) -> bool:
    """Tell whether a piece begins where another does, or where its shadow would."""
    most = OFFSET * other.size
    if abs(piece.top - other.top) <= SAME_BASELINE * other.size:
        # The same letter twice in a line stands side by side.
        most = min(most, (piece.x1 - piece.x0) / 2, (other.x1 - other.x0) / 2)
    return abs(piece.x0 - other.x0) <= most


def _is_shown(piece: Piece, others: Sequence[Piece]) -> bool:
    """Tell whether others in a piece's line show its text where it stands."""
    text = piece.text.strip(" ")
    others = [other for other in others if _of_one(other, piece)]
    if any(other.text.strip(" ") == text and _begins_at(other, piece) for other in others):
        return True
    over = [other for other in others if other.x0 < piece.x1 and piece.x0 < other.x1]
    over.sort(key=lambda other: other.x0)
    covered = sum(min(piece.x1, other.x1) - max(piece.x0, other.x0) for other in over)
    return covered >= COVERED * (piece.x1 - piece.x0) and _letters(text) in "".join(
        [_letters(other.text) for other in over]
    )


def _of_one(piece: Piece, other: Piece) -> bool:
    """Tell whether pieces may be of one text: not where tags part them, as cells that overlap."""
    return piece.mcid == other.mcid or piece.mcid < 0 or other.mcid < 0


def _letters(text: str) -> str:
    return text.replace(" ", "")
