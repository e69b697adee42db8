"""Pages whose content lies on its side are turned until it stands upright; stamps are set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from statistics import median
from typing import Final

from parsers.pdf.page import Page, Path, Piece, Thing
from schema import Box, Diagnostic
from schema.diagnostic import short

MOST: Final = 0.6  # of the characters: so many must lie on one side for the page to be turned
SAME_LINE: Final = 1.1  # of the font size: strings of one line follow this near on each other
BLANK: Final = 0.15  # of the font size: a wider gap within a line is a blank
THIN: Final = 2.0  # points; a line, and what texts may reach over one, is no thicker
# Of a page's usual font size: words across it are larger, a slanted header is not.
STAMP: Final = 2.0
NEXT_LETTER: Final = (
    1.5  # of the font size: the middles of two letters with a blank between are so near
)


def upright(page: Page) -> Page:
    """Return the page as a person would turn it to read, without text that lies outside it.

    What is printed aslant across it becomes one of its stamps, however many strings show its letters.
    """
    pieces = page.pieces
    if any([piece.turn for piece in pieces]):
        if turn := turn_of(page):
            page = _turned(page, turn)
        pieces = _joined(page.pieces, page.paths)
    if any([piece.skewed for piece in pieces]):
        page.stamps, pieces = _parted(pieces)
    right, low = 2 * page.width, 2 * page.height
    page.pieces = [p for p in pieces if 0 <= p.x0 + p.x1 <= right and 0 <= p.top + p.bottom <= low]
    if len(page.pieces) < len(pieces):
        seen = set(map(id, page.pieces))
        lost = [word for piece in pieces if id(piece) not in seen for word in piece.text.split()]
        if any(character.isalnum() for word in lost for character in word):
            page.diagnostics.append(_outside(page, " ".join(lost)))
    return page


def _parted(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the stamps among pieces, each in one piece, and the others."""
    level = [piece.size for piece in pieces if not piece.skewed]
    if not level:
        return [], [*pieces]
    least = STAMP * median(level)
    across = [piece for piece in pieces if piece.skewed and piece.size >= least]
    words: dict[tuple[float, str], list[Piece]] = {}
    for piece in across:
        words.setdefault((piece.size, piece.font), []).append(piece)
    stamps = [
        replace(
            letters[0],
            text="".join([letter.text for letter in letters]),
            x0=min(map(attrgetter("x0"), letters)),
            top=min(map(attrgetter("top"), letters)),
            x1=max(map(attrgetter("x1"), letters)),
            bottom=max(map(attrgetter("bottom"), letters)),
        )
        for letters in words.values()
    ]
    return stamps, _spelled([one for one in pieces if not (one.skewed and one.size >= least)])


def _spelled(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the letters of words aslant that are painted one by one, as LibreOffice does."""
    out: list[Piece] = []
    letter: Piece | None = None  # the last one, as it was painted
    for piece in pieces:
        if letter is not None and _follows(piece, letter):
            text = f"{out[-1].text}{piece.text}"
            box = Box.of((out[-1], piece))
            out[-1] = replace(
                out[-1], text=text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom
            )
        else:
            out.append(piece)
        letter = piece if piece.skewed and len(piece.text.strip()) == 1 else None
    return out


def _follows(piece: Piece, letter: Piece) -> bool:
    """Tell whether a piece is the letter behind another one on a line aslant."""
    if not piece.skewed or len(piece.text.strip()) > 1:
        return False
    if (piece.size, piece.font, piece.colour) != (letter.size, letter.font, letter.colour):
        return False
    (x0, y0), (x1, y1) = letter.box.center, piece.box.center
    return abs(x1 - x0) + abs(y1 - y0) <= NEXT_LETTER * piece.size


def _outside(page: Page, text: str) -> Diagnostic:
    return Diagnostic.warning(
        "off-slide",
        f"Page {page.number} has text outside its edges, such as “{short(text)}”, which was "
        "left out; if it is part of a table, make the table fit on the slide.",
        slide=page.number,
    )


def _joined(pieces: Sequence[Piece], paths: Sequence[Path]) -> list[Piece]:
    """Join the text that does not stand upright into lines, as the rest is joined later.

    What a level line parts are names of two cells, and so are a small letter and a capital that touch.
    """
    turned = [piece for piece in pieces if piece.turn and not piece.skewed]
    out = [piece for piece in pieces if piece.turn == 0 or piece.skewed]
    level = [
        path for path in paths if turned and path.bottom - path.top <= THIN < path.x1 - path.x0
    ]
    lines: dict[tuple[int, int, int], list[Piece]] = {}
    for piece in turned:
        across = piece.x0 if piece.turn % 2 else piece.top
        lines.setdefault((piece.turn, piece.mcid, round(across)), []).append(piece)
    for line in lines.values():
        line.sort(key=lambda piece: _reach(piece)[0])
        joined: list[Piece] = []
        for piece in line:
            gap = _reach(piece)[0] - _reach(joined[-1])[1] if joined else 0.0
            near = bool(joined) and abs(gap) <= SAME_LINE * piece.size
            parted = near and gap > BLANK * piece.size and not joined[-1].text.endswith(" ")
            anew = (
                near and not parted and joined[-1].text[-1:].islower() and piece.text[:1].isupper()
            )
            if near and not anew and not _is_parted(joined[-1], piece, level):
                last = joined[-1]
                joined[-1] = replace(
                    last,
                    text=last.text + (" " if parted else "") + piece.text,
                    x0=min(last.x0, piece.x0),
                    top=min(last.top, piece.top),
                    x1=max(last.x1, piece.x1),
                    bottom=max(last.bottom, piece.bottom),
                )
            else:
                joined.append(piece)
        out.extend(joined)
    return out


def _is_parted(one: Piece, other: Piece, level: Sequence[Path]) -> bool:
    """Tell whether a level line runs between two texts on their side."""
    if one.turn % 2 == 0:
        return False
    upper, lower = sorted((one, other), key=lambda piece: piece.top)
    middle = (one.x0 + one.x1) / 2
    low, high = sorted((upper.bottom, lower.top))
    return any(
        path.x0 < middle < path.x1 and path.bottom >= low - THIN and path.top <= high + THIN
        for path in level
    )


def _reach(piece: Piece) -> tuple[float, float]:
    """Return where a turned piece starts and ends along its reading direction."""
    if piece.turn == 1:
        return piece.top, piece.bottom
    return (-piece.bottom, -piece.top) if piece.turn == 3 else (-piece.x1, -piece.x0)  # noqa: PLR2004


def turn_of(page: Page) -> int:
    """Return how many quarters clockwise a page's text is turned; 0 is upright."""
    weights = [0, 0, 0, 0]
    for piece in page.pieces:
        if not piece.skewed:
            weights[piece.turn] += len(piece.text)
    turn = max(range(4), key=lambda index: weights[index])
    return turn if weights[turn] >= MOST * sum(weights) else 0


def _turned(page: Page, turn: int) -> Page:
    """Turn a page's content back by `turn` quarters clockwise."""
    width, height = page.width, page.height

    def box(x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        if turn == 1:  # text runs downwards: its start, the top, becomes the left
            return top, width - x1, bottom, width - x0
        if turn == 2:  # noqa: PLR2004 - half a turn
            return width - x1, height - bottom, width - x0, height - top
        return height - bottom, x0, height - top, x1

    def moved(one: Thing) -> Thing:
        x0, top, x1, bottom = box(one.x0, one.top, one.x1, one.bottom)
        return replace(one, x0=x0, top=top, x1=x1, bottom=bottom)

    sideways = turn % 2 == 1
    return replace(
        page,
        width=height if sideways else width,
        height=width if sideways else height,
        pieces=[replace(moved(one), turn=(one.turn - turn) % 4) for one in page.pieces],
        paths=[replace(moved(one), rising=one.rising != sideways) for one in page.paths],
        images=[moved(one) for one in page.images],
    )
