"""The straight rules and fills of a page that may be a table's skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Page, Path, Piece

THIN: Final = 4.0  # points; a filled rectangle this flat is a rule (PowerPoint's thickest is 3 pt)
LINE: Final = 1.0  # points; a stroke that slants more than this is no rule
SHORT: Final = 8.0  # points; shorter rules and rectangles hold no cell
MARKER: Final = 13.0  # points; a rectangle with both sides below this is a drawn mark, no cell
WHOLE_PAGE: Final = 0.95  # of a side; larger rectangles are the page's background
SNAP: Final = 3.0  # points; rules nearer than this are one (half-point overshoots, 3 pt borders)
SAME_EDGE: Final = 4.0  # points; parts of one table start and end this near to each other
JOIN: Final = 3.0  # points; parts of a split rule lie no further apart
UNDERLINE: Final = 0.28  # of the font size: a rule this little below a baseline underlines the text
ROW: Final = 16  # points; pieces are looked up by bands of this height
SHARED: Final = 0.6  # of a piece's width: a rule under or through that much of it is the piece's
STRIKE: Final = (0.15, 0.55)  # of the font size above the baseline: a rule there strikes text out
INK_SLACK: Final = 0.45  # of the font size: an underline or strike starts and ends this near


@dataclass(slots=True)
class Rule:
    """A straight rule: its place across (`at`), its reach along (`start` to `end`), in points.

    `edge` tells that it is nothing but the edge of a fill.
    """

    at: float
    start: float
    end: float
    edge: bool = False


@dataclass(slots=True)
class Skeleton:
    """Horizontal and vertical rules, and the filled rectangles, that tables may be made of."""

    horizontal: list[Rule]
    vertical: list[Rule]
    fills: list[Path]


def skeleton(page: Page) -> Skeleton:
    """Collect the rules of a page, split ones joined, underlines and strikes left out."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    fills: list[Path] = []
    for path in page.paths:
        width, height = path.x1 - path.x0, path.bottom - path.top
        outside = path.x1 < 0 or path.bottom < 0 or path.x0 > page.width or path.top > page.height
        if outside or not (path.line or path.rectangle):
            continue
        thin = LINE if path.line else THIN
        if width >= SHORT and height <= thin:
            horizontal.append(Rule((path.top + path.bottom) / 2, path.x0, path.x1))
        elif height >= SHORT and width <= thin:
            vertical.append(Rule((path.x0 + path.x1) / 2, path.top, path.bottom))
        elif path.rectangle and _may_be_cell(path, page):
            if path.fill is not None:
                fills.append(path)
            edge = path.stroke is None
            horizontal.append(Rule(path.top, path.x0, path.x1, edge))
            horizontal.append(Rule(path.bottom, path.x0, path.x1, edge))
            vertical.append(Rule(path.x0, path.top, path.bottom, edge))
            vertical.append(Rule(path.x1, path.top, path.bottom, edge))
    return Skeleton(joined(horizontal), joined(vertical), fills)


def _may_be_cell(path: Path, page: Page) -> bool:
    width, height = path.x1 - path.x0, path.bottom - path.top
    return (
        not _is_background(path, page)
        and max(width, height) >= MARKER
        and min(width, height) >= SHORT
    )


def _is_background(path: Path, page: Page) -> bool:
    return (
        path.x1 - path.x0 >= WHOLE_PAGE * page.width
        and path.bottom - path.top >= WHOLE_PAGE * page.height
    )


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join rules that lie on one straight line and touch."""
    out: list[Rule] = []
    for group in _levels(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda rule: rule.start)
        current = Rule(at, group[0].start, group[0].end, group[0].edge)
        for rule in group[1:]:
            if rule.start <= current.end + JOIN:
                current.end = max(current.end, rule.end)
                current.edge = current.edge and rule.edge
            else:
                out.append(current)
                current = Rule(at, rule.start, rule.end, rule.edge)
        out.append(current)
    return out


def _levels(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group rules, sorted by place, that lie within SNAP of the group's first."""
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def mark_struck(page: Page) -> None:
    """Mark pieces that a thin rule strikes out, and take text's own rules out of the page's paths.

    Underlines are taken out too: neither is a part of a table.
    """
    flat = [
        path
        for path in page.paths
        if path.bottom - path.top <= THIN / 2
        and path.x1 > path.x0
        and (path.line or path.rectangle)
    ]
    if not flat:
        return
    taken: set[int] = set()
    rows: dict[int, list[Piece]] = {}
    for piece in page.pieces:
        if piece.turn == 0:
            rows.setdefault(int(piece.baseline // ROW), []).append(piece)
    for path in flat:
        y = (path.top + path.bottom) / 2
        key = int(y // ROW)
        near = [p for k in (key - 1, key, key + 1, key + 2) for p in rows.get(k, ())]
        struck = [
            piece
            for piece in near
            if STRIKE[0] * piece.size <= piece.baseline - y <= STRIKE[1] * piece.size
            and min(piece.x1, path.x1) - max(piece.x0, path.x0) > INK_SLACK * piece.size
        ]
        if struck and _reach(struck, path):
            for piece in struck:
                parts = _strike(piece, path)
                for held in (page.pieces, rows[int(piece.baseline // ROW)]):
                    place = next(index for index, one in enumerate(held) if one is piece)
                    held[place : place + 1] = parts
            taken.add(id(path))
            continue
        under = [
            piece
            for piece in near
            if -UNDERLINE * piece.size <= piece.baseline - y <= 0.0
            and min(piece.x1, path.x1) - max(piece.x0, path.x0) > SHARED * (piece.x1 - piece.x0)
        ]
        if under and _reach(under, path):
            taken.add(id(path))
    if taken:
        page.paths = [path for path in page.paths if id(path) not in taken]


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
