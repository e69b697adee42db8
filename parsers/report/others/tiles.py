"""Counts that stand as tiles: figures of their own, each with its status close to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parsers.lines import joined
from parsers.report.others.counts import FEWEST_COUNTS, Counts, is_total, number
from parsers.report.page.headings import FURNITURE
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, says
from parsers.report.words.countsaid import counted, without_links
from parsers.report.words.statuses import status_words
from schema import Box, Status
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary

# A tile's figure is no further from its status than so many times their mean height: where only the
# letters are known, and not the shape around them, that is little.
REACH: Final = 4.0
MOST_WORDS: Final = 8  # of a tile: `3 av 12 tiltak er ikke startet (25 %)`; more are a sentence

# How far a figure's status is from it on a side, in points; below 0 where it is not on that side.
_Side = Callable[[Box, Box], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A status that stands by itself, or the word for a sum (`status` None), and its place."""

    box: Box
    status: Status | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tile:
    """A figure with its place and the status that it counts."""

    box: Box
    count: int
    label: _Label


def counts_in_tiles(page: Page, vocabulary: Vocabulary) -> tuple[Counts, ...]:
    """Return the counts that a slide's texts, drawings and cells show as tiles.

    The status of each figure stands in one text with it, or on the same side of all of them, close to
    it: below, above, left or right; or once over a column of figures. In a row of a table it would be
    a measure's.
    """
    texts = [*_texts(page), *_marks(page)]
    upright = _Printed((*texts, *_cells(page)), vocabulary)
    if len(upright.whole) < FEWEST_COUNTS and len(upright.labels) < FEWEST_COUNTS:
        return ()
    level = _Printed(texts, vocabulary)
    tries = (
        upright.whole,
        upright.tiles(_below),
        upright.tiles(_above),
        level.tiles(_left),
        level.tiles(_right),
        upright.columns(),
    )
    groups = next(filter(None, map(_grouped, tries)), ())
    if not groups:
        return tuple(_out_of_all(page, tries))[:1]
    return tuple([_counts(group, page, vocabulary) for group in groups])


def _texts(page: Page) -> Iterator[tuple[str, Box]]:
    for text, line in zip(page.slide.texts, page.lines, strict=True):
        if text.box is not None and text.role not in FURNITURE:
            yield line, text.box


def _marks(page: Page) -> Iterator[tuple[str, Box]]:
    for mark in page.slide.marks:
        if mark.text:
            yield joined(mark.text), mark.box


def _cells(page: Page) -> Iterator[tuple[str, Box]]:
    for table in page.slide.tables:
        for cell in table.cells:
            if cell.box is not None:
                yield joined(cell.text), cell.box


class _Printed:
    """What stands by itself on a slide: figures, statuses or words for a sum, and both in one."""

    def __init__(self, printed: Sequence[tuple[str, Box]], vocabulary: Vocabulary) -> None:
        self.labels: list[_Label] = []
        self.figures: list[tuple[int, Box]] = []
        self.whole: list[_Tile] = []
        for text, box in printed:
            if (count := number(text)) is not None:
                self.figures.append((count, box))
                if says(text, vocabulary.overview.measures):
                    self.whole.append(
                        _Tile(box=box, count=count, label=_Label(box=box, status=None))
                    )
            elif (tile := figure_and_status(text, vocabulary)) is not None:
                count, status = tile
                self.whole.append(_Tile(box=box, count=count, label=_Label(box=box, status=status)))
            elif (label := _label(text, box, vocabulary)) is not None:
                self.labels.append(label)

    def tiles(self, side: _Side) -> list[_Tile]:
        """Return the figures that have a status within reach on a side, if each status has one."""
        found = self._beside(side, REACH)
        one_each = len({id(tile.label) for tile in found}) == len(found) == len(self.labels)
        return found if one_each else []

    def columns(self) -> list[_Tile]:
        """Return the figures that stand under a status, however far, if each is said but once."""
        if len({label.status for label in self.labels}) < len(self.labels):
            return []
        return self._beside(_above, math.inf)

    def _beside(self, side: _Side, reach: float) -> list[_Tile]:
        found = []
        for count, box in self.figures:
            near = [
                (far, place)
                for place, label in enumerate(self.labels)
                if 0 < (far := side(box, label.box)) < reach * (box.height + label.box.height) / 2
            ]
            if near:
                found.append(_Tile(box=box, count=count, label=self.labels[min(near)[1]]))
        return found


@lru_cache(maxsize=REMEMBERED)
def figure_and_status(text: str, vocabulary: Vocabulary) -> tuple[int, Status] | None:
    """Return what a text counts that says nothing else: `3 fullført`, `Fullført 3 (25 %)`, `3 av 12 fullført`."""
    words = text.split(" ")
    if len(words) > MOST_WORDS or not any(map(str.isdigit, text)):
        return None
    parted = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    for figure, said in (*parted, *[(last, first) for first, last in parted]):
        count = number(figure)
        status = _status(said, vocabulary) if count is not None else None
        if count is not None and status is not None:
            return count, status
    told = counted(text, vocabulary)
    if told is None or told.name or len(told.counts) > 1:
        return None
    ((status, count),) = told.counts
    return count, status


def _label(text: str, box: Box, vocabulary: Vocabulary) -> _Label | None:
    """Return the status that a text says and says alone, or the word for all measures."""
    status = _status(text, vocabulary)
    if status is None and not is_total(text, vocabulary):
        whole = not without_links(text, vocabulary) and says(text, vocabulary.overview.measures)
        return _Label(box=box, status=None) if whole else None
    return _Label(box=box, status=status)


def _status(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a text says in words and says alone, of measures if it says of what."""
    said = without_links(text, vocabulary)
    read = status_words(vocabulary).text(said)
    return read.status if read.only_status and any(map(str.isalpha, said)) else None


def _below(figure: Box, label: Box) -> float:
    return label.center[1] - figure.center[1] if _in_column(figure, label) else -1


def _above(figure: Box, label: Box) -> float:
    return figure.center[1] - label.center[1] if _in_column(figure, label) else -1


def _left(figure: Box, label: Box) -> float:
    return figure.x0 - label.x1 if _in_row(figure, label) else -1


def _right(figure: Box, label: Box) -> float:
    return label.x0 - figure.x1 if _in_row(figure, label) else -1


def _in_column(one: Box, other: Box) -> bool:
    """Tell whether the middle of the narrower of two boxes lies within the other."""
    small, large = sorted((one, other), key=lambda box: box.width)
    return large.x0 <= small.center[0] <= large.x1


def _in_row(one: Box, other: Box) -> bool:
    """Tell whether the middle of the lower of two boxes lies within the other."""
    small, large = sorted((one, other), key=lambda box: box.height)
    return large.top <= small.center[1] <= large.bottom


def _grouped(found: Sequence[_Tile]) -> list[list[_Tile]]:
    """Return the tiles of each area, which have each status once, in rows or in columns."""
    tiles = [tile for tile in found if tile.label.status is not None]
    statuses = [tile.label.status for tile in tiles]
    if len(set(statuses)) < FEWEST_COUNTS:
        return []
    areas = statuses.count(statuses[0])
    if any(statuses.count(status) != areas for status in statuses):
        return []
    size = len(set(statuses))
    slack = min(tile.box.height for tile in tiles) / 2
    for along, across in ((0, 1), (1, 0)):  # in rows, in columns
        line = sorted(tiles, key=lambda tile: tile.box.center[across])
        starts = [
            place
            for place, (before, tile) in enumerate(pairwise(line), 1)
            if tile.box.center[across] - before.box.center[across] > slack
        ]
        lines = [line[start:end] for start, end in pairwise((0, *starts, len(line)))]
        ordered = [tile for one in lines for tile in sorted(one, key=lambda t: t.box.center[along])]
        groups = [ordered[start : start + size] for start in range(0, len(ordered), size)]
        if all(len({tile.label.status for tile in group}) == size for group in groups):
            return groups
    return []


def _out_of_all(page: Page, tries: Sequence[Sequence[_Tile]]) -> Iterator[Counts]:
    """Yield what two tiles say of which one counts all measures: `12 tiltak`, `5 fullført`."""
    for found in tries:
        told = [(tile.label.status, tile.count) for tile in found]
        counts = [(status, count) for status, count in told if status is not None]
        if len(counts) == 1 and len(told) == FEWEST_COUNTS:
            (measures,) = (count for status, count in told if status is None)
            box = Box.of([tile.box for tile in found])
            yield Counts(
                counts=tuple(counts),
                area=None,
                box=box,
                slide=page.number,
                in_text=True,
                measures=measures,
            )


def _counts(group: Sequence[_Tile], page: Page, vocabulary: Vocabulary) -> Counts:
    box = Box.of([tile.box for tile in group])
    told = [(tile.label.status, tile.count) for tile in group]
    return Counts(
        counts=tuple((status, count) for status, count in told if status is not None),
        area=_name_beside(box, page, vocabulary),
        box=box,
        slide=page.number,
    )


def _name_beside(box: Box, page: Page, vocabulary: Vocabulary) -> str | None:
    """Return the only name that stands at the height of figures in the cells of a table."""
    words = status_words(vocabulary)
    cells = [cell for table in page.slide.tables for cell in table.cells]
    level = [c.text for c in cells if c.box and box.top <= c.box.center[1] <= box.bottom]
    named = (heading(text, vocabulary) for text in level if words.text(text).status is None)
    names = [name for name in named if any(map(str.isalpha, name))]
    return names[0] if len(names) == 1 else None
