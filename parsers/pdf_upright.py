"""Pages whose content lies on its side are turned until it stands upright."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parsers.pdf_page import Image, Page, Path, Piece

MOST: Final = 0.6  # of the characters: so many must lie on one side for the page to be turned
OUTSIDE: Final = 0.5  # of a piece's length: what lies further outside the page is not seen


def upright(page: Page) -> Page:
    """Return the page as a person would turn it to read, without text that lies outside it."""
    turn = turn_of(page)
    if turn:
        page = _turned(page, turn)
    page.pieces = [
        piece
        for piece in page.pieces
        if 0 <= (piece.x0 + piece.x1) / 2 <= page.width
        and 0 <= (piece.top + piece.bottom) / 2 <= page.height
    ]
    return page


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

    def piece(one: Piece) -> Piece:
        x0, top, x1, bottom = box(one.x0, one.top, one.x1, one.bottom)
        return replace(one, x0=x0, top=top, x1=x1, bottom=bottom, turn=(one.turn - turn) % 4)

    def path(one: Path) -> Path:
        x0, top, x1, bottom = box(one.x0, one.top, one.x1, one.bottom)
        return replace(one, x0=x0, top=top, x1=x1, bottom=bottom)

    def image(one: Image) -> Image:
        x0, top, x1, bottom = box(one.x0, one.top, one.x1, one.bottom)
        return replace(one, x0=x0, top=top, x1=x1, bottom=bottom)

    sideways = turn % 2 == 1
    return replace(
        page,
        width=height if sideways else width,
        height=width if sideways else height,
        pieces=[piece(one) for one in page.pieces],
        paths=[path(one) for one in page.paths],
        images=[image(one) for one in page.images],
    )
