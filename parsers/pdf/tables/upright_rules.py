"""Tables whose columns vertical rules part, and whose rows the text shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import Segment, drafted, segments
from parsers.pdf.tables.draft import TableDraft, free_of
from parsers.pdf.tables.proof import is_table
from parsers.pdf.tables.rivers import rivers
from parsers.pdf.tables.rules import SAME_EDGE, Rule, Skeleton
from parsers.pdf.tables.tall import rows_of
from schema import Box

SLACK: Final = 2.0  # points; text reaches so far over the ends of the rules beside it
BAND: Final = 40.0  # points; a band across the columns is no higher
WIDE: Final = 3.0  # times the size: a blank as wide at a column's outer side ends the table


def between_columns(
    bones: Skeleton, pieces: Sequence[Piece], found: Sequence[TableDraft]
) -> list[TableDraft]:
    """Find the tables that vertical rules of one height draw, and nothing else.

    `pieces` is the text that is in no table yet; `found` are the tables found before.
    """
    out: list[TableDraft] = []
    free = pieces
    for rules in _groups(bones, [draft.box for draft in found]):
        for part in _parts(rules, free):
            draft = _draft(part, free)
            if draft is not None:
                out.append(draft)
                free = free_of([draft], free)
    return out


def _groups(bones: Skeleton, taken: Sequence[Box]) -> list[list[Rule]]:
    """Group vertical rules that end level, and that nothing meets; those under a wide header begin lower."""
    groups: list[list[Rule]] = []
    for rule in _chained([rule for rule in bones.vertical if not rule.edge]):
        middle = (rule.at, (rule.start + rule.end) / 2)
        if any([b.contains(middle) for b in taken]) or _is_met(rule, bones.horizontal):
            continue
        for group in groups:
            if abs(group[0].end - rule.end) <= SAME_EDGE and rule.start < group[0].end:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _chained(rules: Sequence[Rule]) -> list[Rule]:
    """Join rules that go on below a band across the columns, such as an area's name."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at), rule.start)):
        last = out[-1] if out else rule
        if abs(last.at - rule.at) <= SLACK and 0 <= rule.start - last.end <= BAND:
            out[-1] = Rule(last.at, last.start, rule.end, last.edge and rule.edge)
        else:
            out.append(rule)
    out.sort(key=lambda rule: rule.at)
    return out


def _is_met(rule: Rule, others: Sequence[Rule]) -> bool:
    return any(
        other.start - SAME_EDGE <= rule.at <= other.end + SAME_EDGE
        and rule.start - SAME_EDGE <= other.at <= rule.end + SAME_EDGE
        for other in others
    )


def _parts(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[list[Rule]]:
    """Part the rules of tables side by side: two columns of text stand between two of them."""
    out = [[rules[0]]]
    for left, right in pairwise(rules):
        box = Box(left.at, left.start - SLACK, right.at, left.end + SLACK)
        if rivers(segments(_in(pieces, box)), spanning=0.0):
            out.append([])
        out[-1].append(right)
    return out


def _in(pieces: Sequence[Piece], box: Box) -> list[Piece]:
    return [
        p
        for p in pieces
        if box.x0 <= (p.x0 + p.x1) / 2 <= box.x1 and box.top <= p.top and p.bottom <= box.bottom
    ]


def _draft(rules: Sequence[Rule], pieces: Sequence[Piece]) -> TableDraft | None:
    """Make the table that stands between and beside some rules."""
    top, bottom = min(rule.start for rule in rules) - SLACK, rules[0].end + SLACK
    inner = _in(pieces, Box(rules[0].at, top, rules[-1].at, bottom)) if len(rules) > 1 else []
    before = _nearest(_in(pieces, Box(0.0, top, rules[0].at, bottom)), left=True)
    behind = _nearest(_in(pieces, Box(rules[-1].at, top, math.inf, bottom)), left=False)
    given = segments([*before, *inner, *behind])
    # A rule with text at one side alone is the table's own side.
    edges = [rule.at for rule in rules][not before : len(rules) - (not behind)]
    if not given or not edges:
        return None
    rows = rows_of(given, edges)
    # One rule alone parts texts of every kind: it has to end where the rows do.
    if len(edges) == 1 and not _fits(rules[0], given):
        return None
    if not is_table(rows, edges, ruled=len(edges) > 1):
        return None
    around = Box.of([piece for segment in given for piece in segment.pieces])
    box = Box(min(around.x0, rules[0].at), top, max(around.x1, rules[-1].at), bottom)
    return drafted(rows, edges, "lines", box)


def _nearest(pieces: Sequence[Piece], *, left: bool) -> list[Piece]:
    """Return the text of the column that is the nearest to a rule, at its left or right."""
    given = segments(pieces)
    wide = [(a, b) for a, b in rivers(given, spanning=0.0) if b - a >= WIDE * given[0].size]
    if not wide:
        return list(pieces)
    start, end = wide[-1] if left else wide[0]
    return [p for p in pieces if (p.x0 >= end - SLACK if left else p.x1 <= start + SLACK)]


def _fits(rule: Rule, given: Sequence[Segment]) -> bool:
    """Tell whether a rule begins and ends where the text beside it does."""
    size = given[0].size
    top, bottom = min(s.top for s in given), max(s.bottom for s in given)
    return top - rule.start <= size and rule.end - bottom <= size
