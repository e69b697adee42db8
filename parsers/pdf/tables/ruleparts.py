"""Rules of one width, parted into those of tables that stand under one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import Segment, segments
from parsers.pdf.tables.bounds import within
from parsers.pdf.tables.listnames import heads_list, levels
from parsers.pdf.tables.rules import Rule
from parsers.pdf.tables.stacked import in_other_columns
from schema import Box


def under_headings(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[list[Rule]]:
    """Part rules of tables with one header, each below a heading that stands between two tables' rules."""
    out = [[*rules[:1]]]
    above: list[list[str]] = []  # the lines of the band before
    header: list[list[str]] = []
    for upper, rule in pairwise(rules):
        lines = [[s.text for s in line] for line in lines_between([upper, rule], pieces)]
        if not header and max(map(len, lines), default=0) > 1:
            header = lines
        elif header and lines == header and above and max(map(len, above)) == 1:
            del out[-1][-1]
            out.append([upper])
        out[-1].append(rule)
        above = lines
    return out


def between_names(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[list[Rule]]:
    """Part rules of lists that stand under one another, each with its name above its first row."""
    x0, x1 = rules[0].start, rules[0].end
    out: list[list[Rule]] = [[rules[0]]]
    for upper, rule in pairwise(rules):
        gap = Box(x0=x0, top=upper.at, x1=x1, bottom=rule.at)
        every = levels(segments(within(pieces, gap)))
        if len(every) > 1 and heads_list(every, 0):
            out.append([])
        out[-1].append(rule)
    return [part for part in out if len(part) > 1]


def over_one_another(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[list[Rule]]:
    """Part rules of two tables: nothing stands between them, and they have other columns.

    A painted band that holds one text alone is a heading that stands over the table.
    """
    x0, x1 = rules[0].start, rules[0].end
    for index in range(1, len(rules) - 2):
        gap = Box(x0=x0, top=rules[index].at, x1=x1, bottom=rules[index + 1].at)
        if within(pieces, gap):
            continue
        parts = [list(rules[: index + 1]), list(rules[index + 1 :])]
        texts = []
        for part in parts:
            box = Box(x0=x0, top=part[0].at, x1=x1, bottom=part[-1].at)
            texts.append(segments(within(pieces, box)))
        heading = len(texts[0]) == 1 and all(rule.edge for rule in parts[0])
        if heading or in_other_columns(*texts):
            return [parts[0], *over_one_another(parts[1], pieces)]
    return [list(rules)]


def lines_between(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[list[Segment]]:
    """Return the lines between two rules."""
    upper, lower = rules
    box = Box(x0=upper.start, top=upper.at, x1=upper.end, bottom=lower.at)
    return levels(segments(within(pieces, box)))
