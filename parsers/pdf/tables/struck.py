"""Text that a rule strikes out or underlines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parsers.pdf.page import DESCENT, Page, Path, Piece
from parsers.pdf.tables.rules import SHORT, THIN

THINNEST: Final = THIN / 2  # points; a rule of text is no higher
UNDERLINE: Final = 0.28  # of the font size: a rule this little below a baseline underlines the text
SHARED: Final = 0.6  # of a piece's width: a rule under or through that much of it is the piece's
STRIKE: Final = (0.15, 0.55)  # of the font size above the baseline: a rule there strikes text out
INK_SLACK: Final = 0.45  # of the font size: an underline or strike starts and ends this near
FEWEST_DASHES: Final = 3  # that make a line
# Points; an arrow's head is no larger (that of PowerPoint's 4 pt line is as large).
HEAD: Final = 20.0
TOUCH: Final = 2.0  # points; it lies this near to the line's end, which may end before its tip


def mark_struck(page: Page) -> list[Path]:
    """Mark pieces that a thin rule strikes out, and take text's own rules out of the page's paths.

    Underlines are taken out too, and arrows over a text: none is a part of a table. Return the other
    rules at the height of a strike, which go on beside the text.
    """
    flat = [
        path
        for path in page.paths
        if path.bottom - path.top <= THINNEST
        and path.x1 > path.x0
        and (path.line or path.rectangle)
    ]
    if not flat:
        return []
    over: list[Path] = []
    dashes: list[Path] = []
    taken: set[int] = set()
    places = sorted([(path.top + path.bottom) / 2 for path in flat])
    ruled = _near_rules(page.pieces, places)
    for path in flat:
        y = (path.top + path.bottom) / 2
        near = [
            (baseline - y, piece)
            for baseline, piece in ruled
            if -UNDERLINE * piece.size <= baseline - y <= STRIKE[1] * piece.size
        ]
        if not near:
            continue
        if struck := _through(path, near):
            if not _reach(struck, path):
                over.append(path)
                continue
            for piece in () if has_head(path, page.paths) else struck:
                place = next(index for index, one in enumerate(page.pieces) if one is piece)
                page.pieces[place : place + 1] = _strike(piece, path)
            ruled = _near_rules(page.pieces, places)
            taken.add(id(path))
        elif _underlines(path, near):
            taken.add(id(path))
        elif path.x1 - path.x0 < SHORT:
            dashes.append(path)
    if taken:
        page.paths = [path for path in page.paths if id(path) not in taken]
    return [*over, *_dashed(dashes)]


def _dashed(dashes: Sequence[Path]) -> Iterator[Path]:
    """Yield the lines that dashes make which follow one another on one level."""
    run: list[Path] = []
    for dash in [*sorted(dashes, key=lambda one: (round(one.top), one.x0)), None]:
        follows = (
            dash is not None
            and bool(run)
            and round(dash.top) == round(run[-1].top)
            and dash.x0 - run[-1].x1 <= SHORT
        )
        if len(run) >= FEWEST_DASHES and not follows:
            yield replace(run[0], x1=run[-1].x1)
        run = [] if dash is None else [*run, dash] if follows else [dash]


def has_head(line: Path, paths: Sequence[Path]) -> bool:
    """Tell whether a line is an arrow: whether a small drawing lies at one of its ends."""
    length = max(line.x1 - line.x0, line.bottom - line.top)
    left, right = (line.bottom, line.top) if line.rising else (line.top, line.bottom)
    ends = ((line.x0, left), (line.x1, right))
    largest = min(HEAD, length / 2)
    return any(
        path.x1 - path.x0 <= largest
        and THINNEST < path.bottom - path.top <= largest
        and not path.rectangle
        and any(
            path.x0 - TOUCH <= x <= path.x1 + TOUCH and path.top - TOUCH <= y <= path.bottom + TOUCH
            for x, y in ends
        )
        for path in paths
        if path is not line
    )


def _near_rules(pieces: Sequence[Piece], places: Sequence[float]) -> list[tuple[float, Piece]]:
    """Return the upright pieces that a rule may strike or underline, with their baselines.

    `places` are the rules' places from top to bottom; most pieces are near none.
    """
    out: list[tuple[float, Piece]] = []
    for piece in pieces:
        size = piece.size
        baseline = piece.bottom - DESCENT * size
        first = bisect_left(places, baseline - STRIKE[1] * size)
        if first < len(places) and places[first] <= baseline + UNDERLINE * size and not piece.turn:
            out.append((baseline, piece))
    return out


def _through(path: Path, near: Sequence[tuple[float, Piece]]) -> list[Piece]:
    """Return the pieces that a rule runs through, given with their baselines' depths below it."""
    return [
        piece
        for depth, piece in near
        if STRIKE[0] * piece.size <= depth
        # A letter shown by itself may be narrower than the slack of a word.
        and min(piece.x1, path.x1) - max(piece.x0, path.x0)
        > min(INK_SLACK * piece.size, SHARED * (piece.x1 - piece.x0))
    ]


def _underlines(path: Path, near: Sequence[tuple[float, Piece]]) -> bool:
    """Tell whether a rule underlines pieces, given with their baselines' depths below it."""
    pieces = [
        piece
        for depth, piece in near
        if depth <= 0.0
        and min(piece.x1, path.x1) - max(piece.x0, path.x0) > SHARED * (piece.x1 - piece.x0)
    ]
    return bool(pieces) and _reach(pieces, path)


def _strike(piece: Piece, path: Path) -> list[Piece]:
    """Mark what a rule strikes out of a piece; where that is some of its words, part it."""
    slack = INK_SLACK * piece.size
    if path.x0 <= piece.x0 + slack and piece.x1 - slack <= path.x1:
        piece.struck = True
        return [piece]
    text = piece.text
    width = (piece.x1 - piece.x0) / len(text)
    first = _word_bound(text, (path.x0 - piece.x0) / width, start=True)
    last = max(first, _word_bound(text, (path.x1 - piece.x0) / width, start=False))
    if not text[last:].strip():
        last = len(text)
    return [
        replace(
            piece,
            text=text[start:end],
            x0=piece.x0 + start * width,
            x1=piece.x0 + end * width,
            struck=start == first and end == last,
        )
        for start, end in pairwise((0, first, last, len(text)))
        if start < end
    ]


def _word_bound(text: str, at: float, *, start: bool) -> int:
    """Return where a word starts, or ends, that is nearest to a place in a text."""
    padded = f" {text} "
    bounds = [
        index
        for index in range(len(text) + 1)
        if padded[index].isspace() == start and padded[index + 1].isspace() != start
    ]
    return min(bounds, key=lambda bound: abs(bound - at))


def _reach(pieces: Sequence[Piece], path: Path) -> bool:
    x0, x1 = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    slack = INK_SLACK * max(piece.size for piece in pieces)
    return x0 - slack <= path.x0 and path.x1 <= x1 + slack
