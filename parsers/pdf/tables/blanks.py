"""Blanks in lines that part columns though they are narrow, and those that do not though they are wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from parsers.bullets import DASHES, is_bullet
from parsers.pdf.page import Piece
from parsers.pdf.texts.habits import CIRCLES, NUMBER
from parsers.pdf.texts.lines import WORD_GAP

EVEN: Final = 0.06  # of the font size: the blanks of a justified line differ by no more
WIDEST: Final = 6.0  # of the font size: a justified line's blanks are no wider
SIDE: Final = 0.6  # points; justified lines begin and end this near under one another
FEWEST: Final = 3  # words of a line that show that its blanks are even
SIGN: Final = 3  # characters of a list sign, at most
APART: Final = 0.3  # of the font size: a list sign stands so far from its text
# Of the font size: a blank that may part columns. Those between words take 0.2 to 0.35.
LEAST: Final = 0.45
ALIKE: Final = 0.75  # points; texts of one column begin, end or have their middles this near
ENOUGH: Final = 2  # texts on other lines that show a column
BELOW: Final = 3  # lines with text at both sides of a blank that show that it parts columns
OPEN: Final = 0.3  # of a blank: so much of it stays open below it
# Objects of a page: a text's words, letters too, are painted one right after another.
ELSEWHERE: Final = 4
UPON: Final = 0.3  # of the font size: letters of one text reach less far into one another
LONGEST: Final = 3  # characters of a list's sign, which may be shown one by one

Group = list[Piece]  # what no wide blank parts
Sides = tuple[float, float]  # where something begins and ends across


def rejoined(lines: list[list[Group]]) -> list[list[Group]]:
    """Join the words of justified lines again; each line is given as groups of pieces.

    Such words stand evenly apart whatever their lengths, as headers may too. So another line reaches
    from the same side to the same, with words in other places.
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


def parted_by_columns(lines: list[list[Group]]) -> list[list[Group]]:
    """Part groups of pieces at narrow blanks behind which a column begins; they are given by lines.

    Texts on other lines stand right of the blank alone, and begin, end or have their middles where
    what follows it does; or they have the same blank, of which one before a circle need but end where
    it does; or the lines below leave it open, and stand at both sides. Where a text ran over its
    column's end no blank is left: what follows was not painted right behind it.
    """
    several = [group for line in lines for group in line if len(group) > 1]
    if any(map(_ends_run_over, several)):
        lines = [[part for group in line for part in _off_one_another(group)] for line in lines]
        several = [group for line in lines for group in line if len(group) > 1]
    blanks = [_blank(group, place) for group in several for place in _blanks(group)]
    if not (blanks or any(map(_ends_run_over, several))):
        return lines
    extents = [_extent(group) for line in lines for group in line]
    out = []
    for index, line in enumerate(lines):
        below = lines[index + 1 :]
        out.append([part for group in line for part in _parts(group, extents, blanks, below)])
    return out


def _blanks(group: Group) -> list[int]:
    """Return the places of the pieces that narrow blanks stand before, one behind a sign left out.

    Blanks as wide as the one before or behind them part the words of a justified line.
    """
    wide = [
        (place, blank, group[place].size)
        for place in range(1, len(group))
        if (blank := group[place].x0 - group[place - 1].x1) > WORD_GAP * group[place].size
    ]
    out = []
    for index, (place, blank, size) in enumerate(wide):
        beside = [wide[at][1] for at in (index - 1, index + 1) if 0 <= at < len(wide)]
        if (
            blank > LEAST * size
            and not any(abs(other - blank) <= EVEN * size for other in beside)
            and not _is_sign(group[:place])
        ):
            out.append(place)
    return out


def _ends_run_over(group: Group) -> list[int]:
    """Return the places of the pieces that touch what was painted at another time than they were."""
    return [
        place
        for place, (one, two) in enumerate(pairwise(group), 1)
        if not 0 <= two.place - one.place <= ELSEWHERE and two.x0 - one.x1 <= WORD_GAP * two.size
    ]


def _off_one_another(group: Group) -> list[Group]:
    """Part a group whose letters lie between one another's: two texts, of which one ran into the other."""
    runs: list[Group] = []
    for piece in sorted(group, key=attrgetter("place")):
        last = runs[-1][-1] if runs else piece
        follows = piece.place - last.place <= ELSEWHERE and piece.x0 >= last.x1 - UPON * piece.size
        if runs and follows:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    runs.sort(key=_extent)
    upon = any(two[0].x0 < _end(one) - UPON * two[0].size for one, two in pairwise(runs))
    return runs if upon else [group]


def _blank(group: Group, place: int) -> Sides:
    """Return where a blank begins and ends; it may begin anywhere before a circle."""
    piece = group[place]
    return 0.0 if piece.text[:1] in CIRCLES else group[place - 1].x1, piece.x0


def _is_sign(pieces: Group) -> bool:
    """Tell whether pieces are a list's sign or a circle, which stand apart from their text."""
    text = "".join([piece.text for piece in pieces[:LONGEST]]).strip()
    return (
        pieces[-1].label
        or not any(map(str.isalnum, text))
        or (len(pieces) <= LONGEST and NUMBER.fullmatch(text) is not None)
    )


def _parts(
    group: Group,
    extents: Sequence[Sides],
    blanks: Sequence[Sides],
    below: Sequence[Sequence[Group]],
) -> list[Group]:
    out: list[Group] = []
    rest = group
    touching = _ends_run_over(group)
    for place in sorted({*_blanks(group), *touching}, reverse=True):
        start, end = _blank(group, place)
        again = sum(abs(a - start) <= ALIKE and abs(b - end) <= ALIKE for a, b in blanks)
        after = min(group[place - 1].x1, end)
        if _begins_column(_extent(rest[place:]), after, extents) or (
            place not in touching and (again > ENOUGH or _is_open((after, end), below))
        ):
            out.insert(0, rest[place:])
            rest = rest[:place]
    return [rest, *out]


def _is_open(blank: Sides, below: Sequence[Sequence[Group]]) -> bool:
    """Tell whether lines with text at both sides follow that leave a part of a blank open."""
    start, end = blank
    least = OPEN * (end - start)
    beside = 0
    for line in below:
        extents = [_extent(group) for group in line]
        middle = (start + end) / 2
        start = max([start, *[x1 for x0, x1 in extents if x0 < middle]])
        end = min([end, *[x0 for x0, x1 in extents if x0 >= middle]])
        if end - start < least:
            return False
        beside += any(x1 <= start for _, x1 in extents) and any(x0 >= end for x0, _ in extents)
        if beside >= BELOW:
            return True
    return False


def _begins_column(rest: Sides, after: float, extents: Sequence[Sides]) -> bool:
    """Tell whether a text is set as others are that stand right of a place."""
    start, end = rest
    alike = sum(
        x0 > after - ALIKE
        and (
            abs(x0 - start) <= ALIKE
            or abs(x1 - end) <= ALIKE
            or abs(x0 + x1 - start - end) <= 2 * ALIKE
        )
        for x0, x1 in extents
    )
    return alike >= ENOUGH


def _extent(group: Group) -> Sides:
    return group[0].x0, max([piece.x1 for piece in group])
