"""Charts that are drawn on a page: known by their axes and their bars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Final, TypeVar

from parsers.pdf.page import Page, Path, Piece
from schema import Box
from schema.vocabulary import REMEMBERED

TICK: Final = re.compile(r"[-−]?[$€£]? ?\d+(?:[.,]\d{1,6})? ?[%kKmM]?")
_NO_FIGURE: Final = re.compile(r"[^\d.,−-]")
TICKS: Final = 3  # labels of an axis, or bars of a chart, at least
PAIR: Final = 2  # labels of an axis that has no more, each with its gridline
LEVEL: Final = 3.0  # points; starts, ends or middles of labels and bars this near are the same
EVEN: Final = 0.06  # of the step: labels of an axis stand, and count, this evenly
NEAR: Final = 40.0  # points; gridlines and bars start this near to their axis' labels
BAR: Final = 1.5  # points; bars of one chart start at one level
PARTED: Final = 0.3  # of the neighbours: so many bars stand apart
BESIDE_BAR: Final = 2  # texts level with a bar: its name and its value
UNLIKE: Final = 2.0  # points; bars' lengths differ by more than this
AROUND: Final = 24.0  # points; labels of bars stand this near to them
LEGEND: Final = 60.0  # points; a legend's texts start this near to the plot at their left
UNDER: Final = 48.0  # points; names and legend stand this far below a plot at most
CENTRED: Final = 0.1  # of a plot's width: its title's middle is this near to its own
TOUCHING: Final = 0.5  # points; digits of one number are no further apart
WRAPPED: Final = 0.5  # of the font size: further lines of names follow this near
BESIDE: Final = 200.0  # points; names of lying bars stand this far to their left


_Placed = TypeVar("_Placed", Piece, Path)
_Side = Callable[[Path], float]  # where a rectangle begins or ends


def charts(page: Page) -> list[Box]:
    """Return the places of the charts drawn on a page, their labels included."""
    if not page.paths:
        return []
    bars = [p for p in page.paths if p.rectangle and p.fill is not None and p.fill != "FFFFFF"]
    plots = [*_with_axis(page), *_standing(bars, page), *_lying(bars, page)]
    return [_with_legend(plot, page) for plot in plots]


def _with_legend(plot: Box, page: Page) -> Box:
    """Return a plot's place with the legend at its right: texts under one another with their signs."""
    beside = [
        piece
        for piece in page.pieces
        if plot.top <= piece.baseline <= plot.bottom
        and plot.x1 - AROUND <= piece.x0 <= plot.x1 + LEGEND
    ]
    firsts = [p for p in beside if any(_is_key(path, p) for path in page.paths)]
    if not firsts or max(p.x0 for p in firsts) - min(p.x0 for p in firsts) > LEVEL:
        return plot
    end = plot.x1
    for first in firsts:
        for piece in sorted(page.pieces, key=attrgetter("x0")):
            if (
                piece.bottom == first.bottom
                and first.x0 <= piece.x0 <= max(end, first.x1) + first.size
            ):
                end = max(end, piece.x1)
    return replace(plot, x1=end)


def _under(page: Page, x0: float, x1: float, bottom: float) -> float:
    """Return where the text under a plot ends: its names, and its legend, told by its signs.

    What stands further below, such as a table's header, is not the chart's.
    """
    below = [
        piece
        for piece in page.pieces
        if bottom - LEVEL <= piece.baseline <= bottom + UNDER and x0 < piece.x1 and piece.x0 < x1
    ]
    end = bottom
    for piece in sorted(below, key=attrgetter("baseline")):
        first = end == bottom or piece.top < end + WRAPPED * piece.size
        if first or any(_is_key(path, piece) for path in page.paths):
            end = max(end, piece.bottom)
        else:
            break
    return end


def _over(page: Page, x0: float, x1: float, top: float) -> float:
    """Return where the text above a plot begins: its title, one text in the middle over it."""
    near = [p for p in page.pieces if top - NEAR <= p.top and p.bottom <= top and p.x1 > x0]
    title = sorted([p for p in near if p.x0 < x1], key=attrgetter("x0"))
    if not title or any(b.x0 - a.x1 > b.size for a, b in pairwise(title)):
        return top
    box = Box.of(title)
    return box.top if abs(box.center[0] - (x0 + x1) / 2) <= CENTRED * (x1 - x0) else top


def _is_key(path: Path, piece: Piece) -> bool:
    """Tell whether a small drawing left of a text is its sign in a legend."""
    return (
        0 <= piece.x0 - path.x1 <= NEAR / 2
        and path.x1 - path.x0 <= NEAR
        and path.bottom - path.top <= piece.size
        and piece.top <= (path.top + path.bottom) / 2 <= piece.bottom
    )


def _with_axis(page: Page) -> Iterator[Box]:
    """Find the plots whose gridlines, or an axis, run level with numbers in even steps."""
    numbers = _numbers(page.pieces)
    for group in _columns(numbers):
        for ticks in _runs(group):
            box = _plot(page, ticks)
            if box is not None:
                yield box
    for group in _lines(numbers):
        box = _lying_plot(page, group)
        if box is not None:
            yield box


def _numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the numbers that may stand on an axis; some writers show their digits one by one."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.turn or not _is_tick(piece.text):
            continue
        if out and out[-1].bottom == piece.bottom and abs(piece.x0 - out[-1].x1) <= TOUCHING:
            out[-1] = replace(out[-1], text=out[-1].text + piece.text, x1=piece.x1)
        else:
            out.append(piece)
    return [number for number in out if _is_tick(number.text)]


@lru_cache(maxsize=REMEMBERED)
def _is_tick(text: str) -> bool:
    return TICK.fullmatch(text.strip()) is not None


def _columns(numbers: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Group numbers that end, or start, under one another."""
    if len(numbers) < PAIR:
        return
    for edge in (attrgetter("x1"), attrgetter("x0")):
        for group in _groups(numbers, edge, LEVEL):
            if len(group) >= PAIR:
                yield sorted(group, key=lambda piece: piece.top)


def _groups(
    things: Sequence[_Placed], place: Callable[[_Placed], float], reach: float
) -> list[list[_Placed]]:
    """Group what lies within so many points of the first of its group."""
    groups: list[list[_Placed]] = []
    for thing in sorted(things, key=place):
        if groups and place(thing) - place(groups[-1][0]) <= reach:
            groups[-1].append(thing)
        else:
            groups.append([thing])
    return groups


def _runs(group: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Return the stretches of a column that stand and count down in even steps; two may be alone."""
    if len(group) == PAIR:
        one, two = group
        if _value(one.text) > _value(two.text):
            yield [one, two]
        return
    start = 0
    for end in range(1, len(group) + 1):
        if end < len(group) and _even(*group[start : start + 2], *group[end - 1 : end + 1]):
            continue
        if end - start >= TICKS:
            yield list(group[start:end])
        start = end - 1


def _even(one: Piece, two: Piece, last_but_one: Piece, last: Piece) -> bool:
    """Tell whether the last two numbers of a column stand and count as its first two do."""
    height = two.top - one.top
    if abs(last.top - last_but_one.top - height) > EVEN * height:
        return False
    fall = _value(one.text) - _value(two.text)
    return fall > 0 and abs(_value(last_but_one.text) - _value(last.text) - fall) <= EVEN * fall


@lru_cache(maxsize=REMEMBERED)
def _value(text: str) -> float:
    return float(_NO_FIGURE.sub("", text).replace(",", ".").replace("−", "-"))


def _plot(page: Page, ticks: Sequence[Piece]) -> Box | None:
    size = ticks[0].size
    left, right = min(p.x0 for p in ticks), max(p.x1 for p in ticks)
    middles = [(p.top + p.bottom) / 2 for p in ticks]
    grid = [
        path
        for path in page.paths
        if path.x1 - path.x0 > NEAR
        and path.bottom - path.top <= LEVEL
        and right - LEVEL <= path.x0 <= right + NEAR
        and any(abs((path.top + path.bottom) / 2 - at) <= LEVEL for at in middles)
    ]
    levels = [(path.top + path.bottom) / 2 for path in grid]
    # Two numbers may stand anywhere: each has its gridline.
    if not grid or (
        len(ticks) == PAIR and not all(any(abs(at - y) <= LEVEL for y in levels) for at in middles)
    ):
        return None
    return Box(
        x0=left - size,
        top=min(
            middles[0] - 2 * size,
            _over(page, right, max(path.x1 for path in grid), middles[0] - size),
        ),
        x1=max(path.x1 for path in grid) + size,
        bottom=_under(page, left, max(path.x1 for path in grid), middles[-1] + size),
    )


def _lines(numbers: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the numbers on one line that stand and count up in even steps."""
    if len(numbers) < TICKS:
        return
    groups: dict[int, list[Piece]] = {}
    for piece in numbers:
        groups.setdefault(round(piece.baseline), []).append(piece)
    for group in groups.values():
        if len(group) < TICKS:
            continue
        group.sort(key=attrgetter("x0"))
        places = [(piece.x0 + piece.x1) / 2 for piece in group]
        values = [_value(piece.text) for piece in group]
        if _steady(places) and _steady(values):
            yield group


def _steady(values: Sequence[float]) -> bool:
    """Tell whether numbers rise in even steps."""
    step = values[1] - values[0]
    return step > 0 and all(abs(b - a - step) <= EVEN * step for a, b in pairwise(values))


def _lying_plot(page: Page, ticks: Sequence[Piece]) -> Box | None:
    """Return the place of a chart whose gridlines stand over the numbers of an axis below it."""
    middles = [(p.x0 + p.x1) / 2 for p in ticks]
    top = min(p.top for p in ticks)
    grid = [
        path
        for path in page.paths
        if path.bottom - path.top > NEAR
        and path.x1 - path.x0 <= LEVEL
        and top - NEAR <= path.bottom <= top + LEVEL
        and any(abs((path.x0 + path.x1) / 2 - at) <= LEVEL for at in middles)
    ]
    if len(grid) < TICKS:
        return None
    over = min(path.top for path in grid)
    left, right, bottom = middles[0], middles[-1], ticks[0].bottom
    beside = [p for p in page.pieces if p.bottom <= bottom - ticks[0].size]
    return Box(
        x0=_names_start(Box(left, over, right, bottom), beside),
        top=_over(page, left, right, over),
        x1=right + 2 * ticks[0].size,
        bottom=_under(page, left, right, top),
    )


def _standing(rectangles: Sequence[Path], page: Page) -> Iterator[Box]:
    """Find bars that stand on one level side by side and are of different heights."""
    for group in _unlike_on_level(rectangles, attrgetter("bottom"), attrgetter("top")):
        if bars := _alike(group, attrgetter("x0"), attrgetter("x1"), attrgetter("top")):
            box = Box.of(bars)
            yield Box(
                x0=box.x0 - AROUND,
                top=box.top - AROUND,
                x1=box.x1 + AROUND,
                bottom=_under(page, box.x0, box.x1, box.bottom),
            )


def _lying(rectangles: Sequence[Path], page: Page) -> Iterator[Box]:
    """Find bars that lie on one axis under one another and are of different lengths.

    Such bars stand in tables too, for progress; then there is more beside them than name and value.
    """
    for group in _unlike_on_level(rectangles, attrgetter("x0"), attrgetter("x1")):
        bars = _alike(group, attrgetter("top"), attrgetter("bottom"), attrgetter("x1"))
        if bars and _alone(bars, page.pieces):
            box = Box.of(bars)
            yield Box(
                x0=_names_start(box, page.pieces),
                top=min(box.top - AROUND, _over(page, box.x0, box.x1, box.top)),
                x1=box.x1 + 2 * AROUND,
                bottom=_under(page, box.x0, box.x1, box.bottom),
            )


def _names_start(bars: Box, pieces: Sequence[Piece]) -> float:
    """Return where the names of lying bars start: the texts nearest to the left, under one another."""
    top, bottom = bars.top - AROUND, bars.bottom + AROUND
    beside = [
        piece
        for piece in pieces
        if bars.x0 - BESIDE <= piece.x0 < bars.x0 and piece.top < bottom and piece.bottom > top
    ]
    if not beside:
        return bars.x0 - AROUND
    nearest = max(beside, key=attrgetter("x1"))
    start = nearest.x0
    for piece in sorted(beside, key=attrgetter("x1"), reverse=True):
        if piece.x1 > start - piece.size:
            start = min(start, piece.x0)
    return start


def _unlike_on_level(rectangles: Sequence[Path], level: _Side, tip: _Side) -> Iterator[list[Path]]:
    """Yield the rectangles that start on one level, if they do not end on one too."""
    for group in _groups(rectangles, level, BAR):
        if len(group) >= TICKS:
            tips = list(map(tip, group))
            if max(tips) - min(tips) > UNLIKE:
                yield group


def _alike(group: Sequence[Path], near: _Side, far: _Side, tip: _Side) -> Sequence[Path]:
    """Return the rectangles that are a chart's bars, as wide as most and parted; none where none are.

    They end at three places or more, and not most of them at one, as cells do.
    """
    widths = sorted([far(path) - near(path) for path in group])
    usual = widths[len(widths) // 2]
    bars = [p for p in sorted(group, key=near) if abs(far(p) - near(p) - usual) <= BAR]
    gaps = [near(b) - far(a) for a, b in pairwise(bars)]
    ends = sorted(map(tip, bars))
    places = 1 + sum(b - a > UNLIKE for a, b in pairwise(ends))
    # Cells touch one another, and so do the bars of one group at most.
    parted = sum(gap > BAR for gap in gaps) >= PARTED * len(gaps)
    apart = parted and all(gap > -BAR for gap in gaps)
    return bars if apart and places >= TICKS and 2 * places >= len(bars) else ()


def _alone(bars: Sequence[Path], pieces: Sequence[Piece]) -> bool:
    """Tell whether no more than a name and a value stand level with most bars."""
    counts = []
    for bar in bars:
        middle = (bar.top + bar.bottom) / 2
        level = [p for p in pieces if p.top < middle < p.bottom]
        ordered = sorted(level, key=lambda piece: piece.x0)
        counts.append(1 + sum(b.x0 - a.x1 > b.size for a, b in pairwise(ordered)))
    return sorted(counts)[len(counts) // 2] <= BESIDE_BAR
