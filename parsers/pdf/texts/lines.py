"""Pieces of text become plain, and lines, from left to right and top to bottom."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter
from string import ascii_letters
from typing import Final

from parsers.lines import SOFT_HYPHEN, SUPERSCRIPTS
from parsers.pdf.page import DESCENT, Piece
from parsers.printable import ESCAPED_BREAK, printable
from parsers.symbolfonts import symbol_font, to_unicode
from parsers.typedstrikes import STROKE, parted
from schema.vocabulary import REMEMBERED

_LEFT: Final = attrgetter("x0")
_DEPTH: Final = attrgetter("baseline")

SAME_LINE: Final = 0.3  # of the smaller size: baselines this near are one line's
RAISED_LINE: Final = 0.55  # of the larger size: a small raised or lowered sign still is the line's
SMALL: Final = 0.84  # of the line's size: smaller letters may be raised; browsers set them in 0.83
RAISED: Final = 0.12  # of the line's size: a superscript's baseline is at least this much higher
# Of the size: a wider gap between two pieces is a blank, whose width is 0.2 to 0.3.
WORD_GAP: Final = 0.15
# Times the usual gap of letters that are set apart: one between words is wider, by a blank's width.
SPACED: Final = 1.6
ATTACHED: Final = 0.35  # of the size: a superscript stands this near to its word
KERNED: Final = 0.2  # of the size: a superscript may reach this far into its word's last letter
LONGEST_RAISED: Final = 3  # characters of a superscript

_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " "}
)
_ODD: Final = re.compile("[\xa0\ue000-\uf8ffﬀ-ﬆ]")
# Ghostscript 10.0 writes the two bytes of each letter that a ligature stands for the wrong way round.
# A letter and the sign over it (an `a` and a ring) too: `61 03 0A 00` for `00 61 03 0A`.
_TURNED: Final = re.compile(
    f"(?:[{''.join(chr(ord(one) << 8) for one in ascii_letters)}]{{2,}}"
    f"|[{''.join(chr(ord(one) << 8 | 3) for one in ascii_letters)}]"
    f"[{''.join(chr(sign << 8) for sign in range(1, 0x70))}])+"
)
_BLANKS: Final = re.compile("  +")

Stretch = tuple[str, str | None, bool]  # text printed alike: with its colour, and whether struck
_TEXT: Final = attrgetter("text")


@dataclass(slots=True)
class Line:
    """Pieces on one baseline, from left to right."""

    pieces: list[Piece]
    x0: float
    x1: float
    baseline: float
    size: float


def make_line(pieces: list[Piece]) -> Line:
    """Make a line of pieces that stand on one baseline."""
    main = pieces[0]
    if len(pieces) == 1:  # most lines are
        return Line(pieces, main.x0, main.x1, main.baseline, main.size)
    ordered = sorted(pieces, key=_LEFT)
    right, bottom, size = main.x1, main.bottom, main.size
    alike = True
    for piece in pieces:
        if piece.x1 > right:
            right = piece.x1
        if piece.bottom != bottom or piece.size != size:
            alike = False
    if not alike:
        main = _main(ordered)
    return Line(ordered, ordered[0].x0, right, main.baseline, main.size)


def _main(pieces: Sequence[Piece]) -> Piece:
    """Return the piece that a line is set as: the longest, superscripts left out."""
    small = SMALL * max([piece.size for piece in pieces])
    main, longest = pieces[0], (-1, 0.0)
    for piece in pieces:
        length = len(piece.text.strip()) if piece.size > small else 0, piece.size
        if length > longest:
            main, longest = piece, length
    return main


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """Gather pieces into lines, from top to bottom."""
    placed = sorted(
        [(p.bottom - DESCENT * p.size, p.x0, index, p) for index, p in enumerate(pieces)]
    )
    found: list[Line] = []
    small = large = placed[0][3].size if placed else 0.0
    lowest = -math.inf  # of the lines' baselines
    for at, _, _, piece in placed:
        size = piece.size
        if size < small:
            small = size
        elif size > large:
            large = size
        near = SAME_LINE * size
        for line in found[:-4:-1] if at - lowest <= near else ():
            if at - line.baseline <= near and at - line.baseline <= SAME_LINE * line.size:
                line.pieces.append(piece)
                if size > line.size:
                    line.baseline, line.size, lowest = at, size, at
                break
        else:
            found.append(Line([piece], piece.x0, piece.x1, at, size))
            lowest = at
    if small <= SMALL * large and len(found) > 1:
        found = _with_raised(found)
    if len(found) == len(placed):  # each its own line
        return found
    out = [line if len(line.pieces) == 1 else make_line(line.pieces) for line in found]
    out.sort(key=_DEPTH)
    return out


def _with_raised(found: list[Line]) -> list[Line]:
    """Put small signs that are no line of their own to the words that they are attached to."""
    kept: list[Line] = []
    for line in found:
        if all(len(piece.text.strip()) <= LONGEST_RAISED for piece in line.pieces):
            host = _host(line.pieces, [other.pieces for other in found])
            if host is not None:
                host.extend(line.pieces)
                continue
        kept.append(line)
    return kept


def _host(group: list[Piece], groups: list[list[Piece]]) -> list[Piece] | None:
    """Return the line that a group of small raised signs belongs to."""
    size = max(piece.size for piece in group)
    baseline = group[0].baseline
    signs = _signs(group)
    for other in groups:
        if other is group:
            continue
        big = max(piece.size for piece in other)
        lift = other[0].baseline - baseline
        if size > SMALL * big or not -SAME_LINE * big <= lift <= RAISED_LINE * big:
            continue
        if all(any(_attached(sign, beside, big) for beside in other) for sign in signs):
            return other
    return None


def _signs(group: Sequence[Piece]) -> list[tuple[float, float]]:
    """Return where the signs of a group begin and end: their letters may be printed one by one."""
    out: list[tuple[float, float]] = []
    for piece in sorted(group, key=_LEFT):
        if out and piece.x0 - out[-1][1] <= ATTACHED * piece.size:
            out[-1] = out[-1][0], max(out[-1][1], piece.x1)
        else:
            out.append((piece.x0, piece.x1))
    return out


def _attached(sign: tuple[float, float], beside: Piece, size: float) -> bool:
    start, end = sign
    return (
        -KERNED <= (start - beside.x1) / size <= ATTACHED
        or -KERNED <= (beside.x0 - end) / size <= ATTACHED
    )


@lru_cache(maxsize=REMEMBERED)
def plain_text(text: str, font: str) -> str:
    """Return a text with symbol letters, ligatures and odd blanks made plain."""
    symbolic = is_symbolic(font)
    if "_x000" in text:
        return "\n".join(plain_text(line, font) for line in ESCAPED_BREAK.split(text))
    if not symbolic and "  " not in text and text.isascii() and text.isprintable():
        return text
    if SOFT_HYPHEN in text:
        text = _without_soft_hyphens(text)
    if not text.isascii():
        text = _TURNED.sub(_turned_back, text)
    if "\t" in text:
        text = text.replace("\t", " ")
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    odd = _ODD.search(text) is not None
    if symbolic or odd:
        text = to_unicode(text, font)
    if not text.isprintable():
        # Some fonts give their blank a control character's code.
        text = printable(text, " ").replace("\n", " ")
    return text.translate(_LIGATURES) if symbolic or odd else text


def _turned_back(found: re.Match[str]) -> str:
    # What was written lacks the first byte, which is 0, and has that of the next letter, or another 0.
    return (b"\0" + found[0].encode("utf-16-be")[:-1]).decode("utf-16-be")


@cache
def is_symbolic(font: str) -> bool:
    """Tell whether a font is one whose letters are pictures."""
    return symbol_font(font) is not None


def _without_soft_hyphens(text: str) -> str:
    """Leave soft hyphens out, except at the end, where they are seen."""
    plain = text.replace(SOFT_HYPHEN, "")
    return plain.rstrip() + "-" if text.rstrip().endswith(SOFT_HYPHEN) else plain


def _usual_gap(pieces: Sequence[Piece]) -> float:
    """Return the usual gap of letters that are printed one by one, blanks not counted."""
    gaps = [
        after.x0 - piece.x1
        for piece, after in pairwise(pieces)
        if not piece.text.endswith(" ") and not after.text.startswith(" ")
    ]
    return sorted(gaps)[(len(gaps) - 1) // 2] if gaps else 0.0


def stretches(line: Line, pieces: Sequence[Piece]) -> list[Stretch]:
    """Return the stretches of a line's pieces, with a blank where a gap shows one."""
    before = pieces[0]
    if len(pieces) == 1:
        return [(before.text, before.colour, before.struck)]
    least = WORD_GAP
    if len(pieces) > 2 and all([len(piece.text.strip()) <= 1 for piece in pieces]):  # noqa: PLR2004 - letters
        least = max(least, SPACED * _usual_gap(pieces) / line.size)
    out = [(_level(before, line), before.colour, before.struck)]
    text_before = out[0][0]
    for piece in pieces[1:]:
        text = _level(piece, line)
        done, colour, struck = out.pop()
        if text.startswith(" "):
            done = done.rstrip(" ") + " "
            text = text.lstrip(" ")
        elif piece.x0 - before.x1 > least * min(before.size, line.size) and (
            not text_before.endswith(" ")
        ):
            done += " "
        if (colour, struck) == (piece.colour, piece.struck):
            out.append((done + text, colour, struck))
        else:
            out += [(done, colour, struck), (text, piece.colour, piece.struck)]
        before, text_before = piece, text
    return out


def _level(piece: Piece, line: Line) -> str:
    """Return a piece's text, raised figures as the characters for them."""
    raised = (
        piece.size <= SMALL * line.size and line.baseline - piece.baseline >= RAISED * line.size
    )
    return piece.text.translate(SUPERSCRIPTS) if raised else piece.text


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
