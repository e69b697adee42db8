"""The straight rules and fills of a page that may be a table's skeleton, those painted in strips joined."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Final

from parsers.pdf.page import ASCENT, DESCENT, Page, Path, Piece, rectangle_of, same_place
from schema.vocabulary import REMEMBERED

THIN: Final = 4.0  # points; a filled rectangle this flat is a rule (PowerPoint's thickest is 3 pt)
LINE: Final = 1.0  # points; a stroke that slants more than this is no rule
SHORT: Final = 8.0  # points; shorter rules and rectangles hold no cell
MARKER: Final = 13.0  # points; a rectangle with both sides below this is a drawn mark, no cell
DISC: Final = 40.0  # points; a ball in a cell is no wider or higher
WHOLE_PAGE: Final = 0.95  # of a side; larger rectangles are the page's background
BLEED: Final = 1.0  # points; a rule that goes this near to both edges of the page is no table's
SNAP: Final = 3.0  # points; rules nearer than this are one (half-point overshoots, 3 pt borders)
SAME_EDGE: Final = 4.0  # points; parts of one table start and end this near to each other
INSET: Final = 12.0  # points; a table's text stands at most this far from its outer rules
JOIN: Final = 3.0  # points; parts of a split rule lie no further apart
MARKED: Final = 1.5  # of the font size: what a marker paints behind a line is no higher
HUGS: Final = 0.3  # of the font size: it begins and ends this near to the letters

_AT: Final = itemgetter(0)


Sides = tuple[float, float]  # where something begins and ends across, in points
TOUCHING: Final = 0.5  # points; strips of one background lie no further apart, and overlap no more
SHADE: Final = 6  # of 255; strips of a gradient differ by less from one to the next
LETTER: Final = (0.05, 0.5)  # of the font size above the baseline: the body of small letters
ENOUGH: Final = 2  # seams through letters that show strips; rows' bounds run between lines

_TOP: Final = attrgetter("top")


def as_wide(one: Sides, other: Sides) -> bool:
    """Tell whether two things begin and end over one another, as parts of one table do."""
    return abs(one[0] - other[0]) <= SAME_EDGE and abs(one[1] - other[1]) <= SAME_EDGE


@dataclass(slots=True)
class Rule:
    """A straight rule: its place across (`at`), its reach along (`start` to `end`), in points.

    `edge` tells that it is nothing but the edge of a fill.
    """

    at: float
    start: float
    end: float
    edge: bool = False

    @property
    def sides(self) -> Sides:
        return self.start, self.end


@dataclass(slots=True)
class Skeleton:
    """Horizontal and vertical rules, and the filled rectangles, that tables may be made of."""

    horizontal: list[Rule]
    vertical: list[Rule]
    fills: list[Path]


Stroke = tuple[float, float, bool]  # a rule as painted: its start, end, and `edge`
Strokes = dict[float, list[Stroke]]  # by their places


def skeleton(page: Page) -> Skeleton:
    """Collect the rules of a page, split ones joined; what a marker painted is left out."""
    horizontal: Strokes = defaultdict(list)
    vertical: Strokes = defaultdict(list)
    fills: list[Path] = []
    page_width, page_height = page.width, page.height
    discs = _discs(page)
    marked = _highlights(page)
    for path in page.paths:
        x0, top, x1, bottom = path.x0, path.top, path.x1, path.bottom
        outside = x1 < 0 or bottom < 0 or x0 > page_width or top > page_height
        if outside or not (path.line or path.rectangle):
            continue
        width, height = x1 - x0, bottom - top
        thin = LINE if path.line else THIN
        if width >= SHORT and height <= thin:
            if x0 <= BLEED and x1 >= page_width - BLEED:
                continue  # it parts the page itself, or a slide from the next on one page
            horizontal[(top + bottom) / 2].append((x0, x1, False))
        elif height >= SHORT and width <= thin:
            vertical[(x0 + x1) / 2].append((top, bottom, False))
        elif (
            path.rectangle
            and _may_be_cell(width, height, page)
            and id(path) not in marked
            and not (discs and _covers_disc(path, discs))
        ):
            if path.fill is not None:
                fills.append(path)
            across, down = (x0, x1, path.stroke is None), (top, bottom, path.stroke is None)
            horizontal[top].append(across)
            horizontal[bottom].append(across)
            vertical[x0].append(down)
            vertical[x1].append(down)
    return _without_axes(Skeleton(_joined(horizontal), _joined(vertical), fills))


def _discs(page: Page) -> list[Path]:
    return [
        path
        for path in page.paths
        if path.curves and path.x1 - path.x0 <= DISC and path.bottom - path.top <= DISC
    ]


def _covers_disc(path: Path, discs: Sequence[Path]) -> bool:
    """Tell whether a rectangle is what a disc's own blend of colours is painted with, cut round."""
    return any(same_place(path, disc, LINE) for disc in discs)


def _without_axes(bones: Skeleton) -> Skeleton:
    """Leave out two axes that meet at the lower left, and the rules that part their plane.

    No rule ends the plane above and at its right, as one would a table.
    """
    for upright in bones.vertical:
        level = None if upright.edge else _corner(upright, bones.horizontal)
        if level is None:
            continue
        closed = any(
            abs(rule.at - upright.start) <= SNAP
            and rule.start < level.end
            and rule.end > level.start
            for rule in bones.horizontal
        ) or any(abs(rule.at - level.end) <= SNAP for rule in bones.vertical)
        if not closed:
            return Skeleton(
                [r for r in bones.horizontal if not _runs_along(r, level, upright)],
                [r for r in bones.vertical if not _runs_along(r, upright, level)],
                bones.fills,
            )
    return bones


def _corner(upright: Rule, horizontal: Sequence[Rule]) -> Rule | None:
    """Return the rule that begins where an upright one ends below."""
    for rule in horizontal:
        if (
            abs(rule.at - upright.end) <= SNAP
            and abs(rule.start - upright.at) <= SNAP
            and not rule.edge
        ):
            return rule
    return None


def _runs_along(rule: Rule, axis: Rule, other: Rule) -> bool:
    """Tell whether a rule runs along an axis from end to end, within the reach of the other one."""
    return (
        abs(rule.start - axis.start) <= SNAP
        and abs(rule.end - axis.end) <= SNAP
        and other.start - SNAP <= rule.at <= other.end + SNAP
    )


def _may_be_cell(width: float, height: float, page: Page) -> bool:
    return (
        width >= SHORT
        and height >= SHORT
        and (width >= MARKER or height >= MARKER)
        and not (width >= WHOLE_PAGE * page.width and height >= WHOLE_PAGE * page.height)
    )


def _joined(strokes: Strokes) -> list[Rule]:
    """Join rules that lie on one straight line and touch."""
    out: list[Rule] = []
    for places in grouped(strokes):
        painted: list[float] = []
        unlike: set[Stroke] = set()
        for at in places:
            painted += [at] * len(strokes[at])
            unlike.update(strokes[at])
        middle = sum(painted) / len(painted)
        strokes_left = sorted(unlike)
        first, last, bare = strokes_left[0]
        for start, end, edge in strokes_left:
            if start > last + JOIN:
                out.append(Rule(middle, first, last, bare))
                first, last, bare = start, end, edge
                continue
            bare = bare and edge
            if end > last:
                last = end
        out.append(Rule(middle, first, last, bare))
    return out


def alike(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Group rules that begin and end over one another, each group in order."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        for group in groups:
            if as_wide(group[0].sides, rule.sides):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def grouped(places: Iterable[float]) -> list[list[float]]:
    """Group places that lie within SNAP of the group's first, from left to right."""
    groups: list[list[float]] = []
    first = -math.inf
    for at in sorted(places):
        if at - first <= SNAP:
            groups[-1].append(at)
        else:
            groups.append([at])
            first = at
    return groups


def middles(places: Iterable[float]) -> list[float]:
    """Return one place for all that lie so near that they are the same."""
    return [sum(group) / len(group) for group in grouped(places)]


def _highlights(page: Page) -> set[int]:
    """Return the ids of the fills that a marker has painted behind a line of text.

    Such a fill is as high as the line and begins and ends with its letters, or amid them: a cell has
    room around its text.
    """
    highest = MARKED * max([piece.size for piece in page.pieces], default=0.0)
    flat = [
        path
        for path in page.paths
        if path.rectangle
        and path.fill is not None
        and path.stroke is None
        and THIN < path.bottom - path.top <= highest
    ]
    if not flat:
        return set()
    lines = sorted([(piece.bottom - DESCENT * piece.size, piece) for piece in page.pieces], key=_AT)
    places = [at for at, _ in lines]
    return {
        id(path)
        for path in flat
        if _is_behind(path, lines[bisect_left(places, path.top) : bisect_left(places, path.bottom)])
    }


def _is_behind(path: Path, level: Sequence[tuple[float, Piece]]) -> bool:
    """Tell whether a fill is a marker's behind text: pieces at its height, with their baselines."""
    over = [piece for _, piece in level if piece.x0 < path.x1 and path.x0 < piece.x1]
    if not over:
        return False
    size = max([piece.size for piece in over])
    slack = HUGS * size
    return (
        path.bottom - path.top <= MARKED * size
        and min([piece.x0 for piece in over]) - slack <= path.x0
        and path.x1 <= max([piece.x1 for piece in over]) + slack
    )


def with_whole_fills(page: Page) -> list[Path]:
    """Return a page's paths, with the strips of each background joined where it has any.

    Letters lie across the seams of strips, and never across the bounds of rows. Where such a page
    paints rows alike without a rule between, they are one background, too.
    """
    stacks = _stacks(page.paths)
    if not stacks or not _are_strips(stacks, page.pieces):
        return page.paths
    whole = {id(stack[0]): _whole(stack) for stack in stacks}
    parts = {id(path) for stack in stacks for path in stack[1:]}
    return [whole.get(id(path), path) for path in page.paths if id(path) not in parts]


def _stacks(paths: Sequence[Path]) -> list[list[Path]]:
    """Return the fills that touch under one another, of one width and nearly one colour."""
    columns: dict[tuple[float, float], list[Path]] = defaultdict(list)
    for path in paths:
        if path.rectangle and path.fill is not None and path.stroke is None:
            columns[path.x0, path.x1].append(path)
    stacks: list[list[Path]] = []
    for column in columns.values():
        column.sort(key=_TOP)
        for upper, lower in pairwise(column):
            if abs(lower.top - upper.bottom) > TOUCHING or not _are_alike(upper.fill, lower.fill):
                continue
            if stacks and stacks[-1][-1] is upper:
                stacks[-1].append(lower)
            else:
                stacks.append([upper, lower])
    return stacks


@lru_cache(maxsize=REMEMBERED)
def _are_alike(one: str | None, other: str | None) -> bool:
    pairs = zip(bytes.fromhex(one or ""), bytes.fromhex(other or ""), strict=True)
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


def _whole(stack: Sequence[Path]) -> Path:
    first, last = stack[0], stack[-1]
    return rectangle_of((first.x0, first.top, first.x1, last.bottom), first.fill, None, first.mcid)
