"""Rules between texts that were not read as a table, though they stand as those of one do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.draft import LOW, TableDraft
from parsers.pdf.tables.rules import SAME_EDGE, SNAP, Rule, Skeleton, alike
from schema import Axes, Box

FEWEST: Final = 3  # rules; two may be around a text, or a slide's own above it and below

Place = tuple[float, float]  # of a text's middle: along rules and across them


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
