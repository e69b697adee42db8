"""Texts and rules on a page that stand as those of a table do, and were not read as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.aligned import COLUMN_START, ENOUGH, FAR, LEVEL, Segment, set_alike
from parsers.pdf.tables.draft import LOW, TableDraft
from parsers.pdf.tables.listnames import levels
from parsers.pdf.tables.rules import SAME_EDGE, SNAP, Rule, Skeleton, alike
from schema import Axes, Box

HEADERS: Final = 3  # headers of an empty form; two may be headings of lists
NAMES: Final = 2  # of its rows
# Of the least distance of a side's lines: where they are so much further apart, a text begins.
APART: Final = 1.15
MARK: Final = 30.0  # points; a mark on a line of time is hardly wider
FEWEST: Final = 3  # rules; two may be around a text, or a slide's own above it and below

Place = tuple[float, float]  # of a text's middle: along rules and across them


def bare(lines: Sequence[Segment], bones: Skeleton, paths: Sequence[Path]) -> Axes:
    """Return which rows and columns texts stand in as a table's do, where a page has none.

    A rule lies between two rows, or between two columns; or headers stand over nothing but names. On a
    line of time, between its dates and what they are of, stand marks among the page's `paths`.
    """
    every = levels(lines)
    if _is_empty_form(every):
        return Axes.BOTH
    if any(_parts_rows(r, every) and not _is_marked(r, paths) for r in bones.horizontal):
        return Axes.BOTH
    return Axes.BOTH if any(_parts_columns(rule, lines) for rule in bones.vertical) else Axes.NONE


def _is_empty_form(every: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether a line of headers has names below its first, one under another and with nothing beside."""
    for index, level in enumerate(every):
        if len(level) >= HEADERS:
            first = level[0]
            below = every[index + 1 : index + 1 + NAMES]
            return len(below) == NAMES and all(
                len(line) == 1
                and abs(line[0].x0 - first.x0) <= COLUMN_START
                and line[0].x1 < level[1].x0
                and line[0].baseline - above[0].baseline <= FAR * first.size
                for above, line in pairwise([level, *below])
            )
    return False


def _parts_rows(rule: Rule, every: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether texts right above a rule, in several columns, have others set alike below it."""
    if rule.edge:
        return False
    above = [level for level in every if level[0].baseline < rule.at]
    below = every[len(above) :]
    if not above or not below or below[0][0].top - above[-1][0].bottom > FAR * above[-1][0].size:
        return False
    both = [s for s in above[-1] if any(set_alike(s, o) for o in below[0])]
    return len(both) >= ENOUGH and all(
        rule.start - SAME_EDGE <= s.x0 and s.x1 <= rule.end + SAME_EDGE for s in both
    )


def _is_marked(rule: Rule, paths: Sequence[Path]) -> bool:
    """Tell whether small shapes lie on a rule."""
    on = [p for p in paths if p.top + SNAP < rule.at < p.bottom - SNAP and p.x1 - p.x0 <= MARK]
    return len(on) >= ENOUGH


def _parts_columns(rule: Rule, lines: Sequence[Segment]) -> bool:
    """Tell whether texts at both sides of a rule begin level with each other, at its top and below."""
    beside = [s for s in lines if rule.start - LEVEL <= s.top and s.bottom <= rule.end + LEVEL]
    left = _starts([s for s in beside if s.x1 <= rule.at])
    right = _starts([s for s in beside if s.x0 >= rule.at])
    level = [one for one in left if any(abs(one - other) <= LEVEL for other in right)]
    return not rule.edge and len(level) >= ENOUGH


def _starts(side: Sequence[Segment]) -> list[float]:
    """Return the baselines of lines that begin a text: the first, and those further below than others."""
    places = sorted({round(s.baseline, 1) for s in side})
    steps = [below - above for above, below in pairwise(places)]
    least = min(steps, default=0.0)
    return places[:1] + [
        place for place, step in zip(places[1:], steps, strict=True) if step > APART * least
    ]


def loose_rules(
    bones: Skeleton, drafts: Sequence[TableDraft], texts: Callable[[], Sequence[Piece]]
) -> Axes:
    """Return whether rules part texts into rows, or into columns, where no table was found.

    They begin and end alike, and a text stands between each and the next. `texts` gives those in no
    table or chart, and is asked where there are such rules.
    """
    boxes = [draft.box for draft in drafts]
    across = _groups(
        [
            r
            for r in bones.horizontal
            if not r.edge and not _is_in(boxes, (r.start + r.end) / 2, r.at)
        ],
        bones.vertical,
    )
    down = _groups(
        [
            r
            for r in bones.vertical
            if not r.edge and not _is_in(boxes, r.at, (r.start + r.end) / 2)
        ],
        bones.horizontal,
    )
    out = Axes.NONE
    if not across and not down:
        return out
    middles = [piece.box.center for piece in texts()]
    if any(_part(group, middles) for group in across):
        out |= Axes.ROWS
    if any(_part(group, [(y, x) for x, y in middles]) for group in down):
        out |= Axes.COLUMNS
    return out


def _is_in(boxes: Sequence[Box], x: float, y: float) -> bool:
    """Tell whether a place is in one of some boxes."""
    return any([box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in boxes])


def _groups(rules: Sequence[Rule], others: Sequence[Rule]) -> list[list[Rule]]:
    """Group the rules that begin and end over one another; too few part nothing, nor do sides of frames.

    `others` are the page's rules that run the other way.
    """
    if len(rules) < FEWEST:
        return []
    return [
        group for group in alike(rules) if len(group) >= FEWEST and not _are_frames(group, others)
    ]


def _are_frames(group: Sequence[Rule], others: Sequence[Rule]) -> bool:
    """Tell whether rules are sides of frames: one that runs the other way meets an end of the first."""
    rule = group[0]
    return any(
        abs(other.at - rule.start) <= SAME_EDGE
        and other.start - SNAP <= rule.at <= other.end + SNAP
        for other in others
    )


def _part(group: Sequence[Rule], texts: Sequence[Place]) -> bool:
    """Tell whether a text stands between each of three neighbouring rules and the next."""
    start, end = group[0].sides
    level = [across for along, across in texts if start < along < end]
    held = [
        any(one.at < at < other.at for at in level)
        for one, other in pairwise(group)
        if other.at - one.at > LOW + SNAP
    ]
    return any(one and other for one, other in pairwise(held))
