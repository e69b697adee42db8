"""Names of lists: bold lines, larger than what stands below them, that are no rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from parsers.lines import is_printed_around
from parsers.pdf.page import Piece
from parsers.pdf.tables.aligned import ENOUGH, Segment
from parsers.pdf.texts.lines import SAME_LINE

# Ratio of sizes from which a bold line heads what stands below in plain letters.
LARGER: Final = 1.03


def levels(given: Iterable[Segment]) -> list[list[Segment]]:
    """Group segments by baseline, from top to bottom."""
    out: list[list[Segment]] = []
    for segment in sorted(given, key=lambda s: (s.baseline, s.x0)):
        if out and segment.baseline - out[-1][0].baseline <= SAME_LINE * min(
            segment.size, out[-1][0].size
        ):
            out[-1].append(segment)
        else:
            out.append([segment])
    return out


def bold(pieces: Sequence[Piece]) -> bool:
    """Tell whether all pieces are set in bold."""
    return all(piece.bold for piece in pieces)


def heads(line: Segment, below: Segment) -> bool:
    """Tell whether a line is bold and larger than one below it in plain letters."""
    return line.size > LARGER * below.size and bold(line.pieces) and not bold(below.pieces)


def heads_like(level: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Tell whether a line is set as a list's name and the header of its figures, beside another."""
    return len(level) == ENOUGH and all(heads(one, two) for one in level for two in other)


def heads_list(every: Sequence[Sequence[Segment]], index: int) -> bool:
    """Tell whether a line is a list's name and the header of its figures, and no row of a table.

    Both are set in bold and larger than the line below, of which neither is said.
    """
    below = every[index + 1 : index + 2]
    return bool(below) and heads_like(every[index], below[0])


def names_of_lists(given: Sequence[Segment]) -> frozenset[int]:
    """Return the first piece of text of each list's name among segments, by identity.

    The header of its figures may be plain where several names have the same one beside them. And of
    the lines that a browser prints around a page, which are no rows of a table either.
    """
    every = levels(given)
    around = [line for line in (*every[:1], *every[-1:]) if is_printed_around(line[0].text)]
    names = {
        index: level
        for index, (level, below) in enumerate(pairwise(every))
        if len(level) == ENOUGH and heads(level[0], below[0])
    }
    headers = Counter(header.text for _, header in names.values())
    lists = [
        level
        for index, level in names.items()
        if headers[level[1].text] > 1 or heads_list(every, index)
    ]
    return frozenset([id(line[0].pieces[0]) for line in (*lists, *around)])
