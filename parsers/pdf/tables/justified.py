"""Lines of justified text: their words stand so far apart that they seem to stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.bullets import DASHES, is_bullet
from parsers.pdf.page import Piece
from parsers.pdf.texts.habits import NEXT_LINE, SAME_SIZE

EVEN: Final = 0.06  # of the font size: the blanks of a justified line differ by no more
WIDEST: Final = 6.0  # of the font size: a justified line's blanks are no wider
SIDE: Final = 0.6  # points; justified lines begin and end this near under one another
FEWEST: Final = 3  # words of a line that show that its blanks are even
SURE: Final = 4  # words that hardly stand evenly apart by chance
SIGN: Final = 3  # characters of a list sign, at most
APART: Final = 0.3  # of the font size: a list sign stands so far from its text

Group = list[Piece]  # what no wide blank parts
Sides = tuple[float, float]  # where a text begins and ends


def rejoined(lines: list[list[Group]]) -> list[list[Group]]:
    """Join the words of justified lines again; each line is given as groups of pieces.

    Such words stand evenly apart whatever their lengths, as headers may too. So another line reaches
    from the same side to the same, with words in other places; or the next one runs across a blank
    of theirs, where they are many.
    """
    runs = [run for line in lines if len(line) >= FEWEST for run in _even(line)]
    if not runs:
        return lines
    whole = [[group] for line in lines for group in line if len(group) >= FEWEST]
    whole += [[group] for line in lines for group in line if group[0].text.count(" ") >= FEWEST - 1]
    # An entry behind a line may stand as far apart by chance.
    shorter = [run[:-1] for run in runs if len(run) > FEWEST]
    sides = [
        _sides(run)
        for run in (*runs, *shorter)
        if any(_alike(run, other) for other in (*runs, *shorter, *whole))
    ]
    starts = [x0 for x0, _ in sides]
    sides += [
        _sides(run)
        for run in runs
        if len(run) >= SURE
        and not any(abs(_begin(run[0]) - x0) <= SIDE for x0 in starts)
        and any(_goes_on(run, group) for line in lines for group in line)
    ]
    return [_joined(line, sides) for line in lines] if sides else lines


def _even(line: Sequence[Group]) -> Iterator[list[Group]]:
    """Yield the runs of groups that stand evenly apart, and are of several widths."""
    run = list(line[:1])
    last = 0.0  # the blank before the run's last group
    for one, two in pairwise(line):
        blank, size = two[0].x0 - _end(one), two[0].size
        if _begins_item(two) or (len(run) > 1 and abs(blank - last) > EVEN * size):
            if _is_text(run):
                yield run
            run = [] if _begins_item(two) else [one]
        run.append(two)
        last = blank
    if _is_text(run):
        yield run


def _begins_item(group: Group) -> bool:
    """Tell whether a text begins with a list sign that is no dash, which may stand amid a text."""
    sign = group[0].text.strip()[:1]
    return sign not in DASHES and is_bullet(sign)


def _is_text(run: Sequence[Group]) -> bool:
    """Tell whether groups that stand evenly apart may be words, and no entries of columns as wide.

    Entries set to the left do so where all but the last are as wide, those to the right likewise; and
    those in the middle where every two neighbours are.
    """
    if len(run) < FEWEST or run[1][0].x0 - _end(run[0]) > WIDEST * run[0][0].size:
        return False
    widths = [_end(group) - _begin(group) for group in run]
    both = [one + two for one, two in pairwise(widths)]
    return all(max(part) - min(part) > SIDE for part in (widths[:-1], widths[1:], both))


def _alike(run: Sequence[Group], other: Sequence[Group]) -> bool:
    """Tell whether two lines have their sides in common, and no word within."""
    (x0, x1), (y0, y1) = _sides(run), _sides(other)
    return (
        abs(x0 - y0) <= SIDE
        and abs(x1 - y1) <= SIDE
        and not any(abs(a[0].x0 - b[0].x0) <= SIDE for a in run[1:] for b in other[1:])
    )


def _goes_on(run: Sequence[Group], group: Group) -> bool:
    """Tell whether a text is the next line of a run's text, or the one before: no column parts it.

    It begins at the same side, and reaches over the first blank.
    """
    first, other = run[0][0], group[0]
    return (
        abs(_begin(group) - _begin(run[0])) <= SIDE
        and _end(group) > run[1][0].x0
        and abs(other.size - first.size) <= SAME_SIZE
        and abs(other.baseline - first.baseline) <= NEXT_LINE * first.size
    )


def _joined(line: list[Group], sides: Sequence[Sides]) -> list[Group]:
    """Join the groups of a line that reach from one side to the other."""
    for x0, x1 in sides:
        inside = [i for i, g in enumerate(line) if _begin(g) >= x0 - SIDE and _end(g) <= x1 + SIDE]
        if len(inside) > 1 and _end(line[inside[-1]]) >= x1 - SIDE:
            first, last = inside[0], inside[-1]
            whole = [piece for group in line[first : last + 1] for piece in group]
            line = [*line[:first], whole, *line[last + 1 :]]
    return line


def _sides(run: Sequence[Group]) -> Sides:
    return _begin(run[0]), _end(run[-1])


def _begin(group: Group) -> float:
    """Return where a text begins, behind its list sign."""
    first = group[0]
    if len(group) > 1 and len(first.text.strip()) <= SIGN:
        second = group[1]
        if second.x0 - first.x1 > APART * first.size:
            return second.x0
    return first.x0


def _end(group: Group) -> float:
    return max([piece.x1 for piece in group])
