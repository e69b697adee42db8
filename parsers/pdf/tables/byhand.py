"""Level lines that someone drew over a table, as its own rules are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from parsers.pdf.page import Page, Path, Piece
from parsers.pdf.tables.draft import TableDraft
from parsers.pdf.tables.rules import LINE, SAME_EDGE, SHORT, SNAP, THIN, as_wide
from schema import Axes

# Of the font size: between two rows' texts there are the insets of their cells, too.
ONE_TEXT: Final = 1.4
TWO_TEXTS: Final = (
    2.5  # likewise: what is further apart stands in rows with room between their texts
)
COLUMNS: Final = 3  # beside a line: a measure over several rows, and its area, fill two
FRAME: Final = 2  # level rules: the highest and the lowest of a table

Rules = tuple[Sequence[Path], Sequence[Path]]  # level ones, and upright ones


def take_out_laid(page: Page, over: Sequence[Path]) -> list[Path]:
    """Take out of a page's paths the level lines that are no rules of a table, though they lie as such.

    Programs paint a table's rules from its top to its foot, and a shape over it after all of them. So
    one was put there that is painted after the uprights that it meets, and after the lowest rule that
    begins and ends with it, or at these uprights. One that is less wide than that may part a cell
    beside one over several rows, unless it is one of those that go through letters, `over`, or lies
    between two lines of one text.
    """
    rules = rules_of(page.paths)
    through = set(map(id, over))
    late = _late(rules[0])
    laid = [line for line in late if is_laid(line, rules, wide=id(line) not in through)]
    known = set(map(id, laid))
    laid += [
        line
        for line in rules[0]
        if id(line) not in known
        and is_laid(line, rules)
        and (_is_afloat(line, rules[1]) or _is_amid(line, rules[0], page.pieces))
    ]
    if laid:
        ids = set(map(id, laid))
        page.paths = [path for path in page.paths if id(path) not in ids]
    return laid


def _is_afloat(line: Path, uprights: Sequence[Path]) -> bool:
    """Tell whether a level line begins and ends between two upright rules, as those of a table with both do not."""
    places = [rule for rule in uprights if rule.top < line.top and line.bottom < rule.bottom]
    left = [rule for rule in places if rule.x1 < line.x0 - SNAP]
    right = [rule for rule in places if rule.x0 > line.x1 + SNAP]
    return bool(left and right) and len(left) + len(right) == len(places)


def _is_amid(line: Path, level: Sequence[Path], pieces: Sequence[Piece]) -> bool:
    """Tell whether a level line lies between lines of text too near one another to be two cells'.

    They stand above and below it; or, where nothing stands below it, in several columns beside it, or
    the next rule leaves no room there.
    """
    beside: dict[float, list[Piece]] = {}
    own: list[Piece] = []
    for piece in pieces:
        if not (piece.turn or piece.skewed):
            within = line.x0 < piece.x0 and piece.x1 < line.x1
            (own if within else beside.setdefault(round(piece.x0), [])).append(piece)
    gap = gap_at(line.bottom, own)
    if gap <= TWO_TEXTS:
        return gap <= ONE_TEXT
    size = max([piece.size for piece in own if piece.baseline <= line.bottom], default=0.0)
    below = [rule.top for rule in level if rule.top > line.bottom + SNAP and _spans(rule, line)]
    if min(below, default=math.inf) - line.bottom < ONE_TEXT * size:
        return True
    return sum(gap_at(line.bottom, column) <= ONE_TEXT for column in beside.values()) >= COLUMNS


def _spans(rule: Path, line: Path) -> bool:
    """Tell whether a rule is as wide as a line, or wider, and lies over all of it."""
    return rule.x0 <= line.x0 + SNAP and line.x1 <= rule.x1 + SNAP


def gap_at(place: float, pieces: Sequence[Piece]) -> float:
    """Return how far the text next above a place and that next below it are apart, in font sizes."""
    above = max([p.baseline for p in pieces if p.baseline <= place], default=-math.inf)
    below = min([p.baseline for p in pieces if p.baseline > place], default=math.inf)
    size = min([p.size for p in pieces if p.baseline in (above, below)], default=1.0)
    return (below - above) / size


def parts_rows(draft: TableDraft, paths: Sequence[Path]) -> Axes:
    """Tell of rows that a line parts in one column alone, from bound to bound, painted after all of a table's texts.

    A program may paint the rule between a measure's rows of news so late, and a person may have drawn it.
    """
    last = max([piece.place for piece in draft.pieces()])
    level = [rule for rule in rules_of(paths)[0] if draft.box.contains(rule.box.center)]
    parted = any(
        cell.box is not None
        and cell.column_span == 1 < draft.columns
        and as_wide((cell.box.x0, cell.box.x1), (line.x0, line.x1))
        and abs(cell.box.top - line.top) <= SNAP
        for line in level
        if line.place > last and sum(abs(line.top - rule.top) <= SNAP for rule in level) == 1
        for cell in draft.cells
    )
    return Axes.ROWS if parted else Axes.NONE


def rules_of(paths: Sequence[Path]) -> Rules:
    """Return the level rules among a page's paths, from the lowest to the highest, and the upright ones."""
    level, upright = [], []
    for path in paths:
        width, height = path.x1 - path.x0, path.bottom - path.top
        thin = LINE if path.line else THIN
        if not (path.line or path.rectangle):
            continue
        if width >= SHORT and height <= thin:
            level.append(path)
        elif height >= SHORT and width <= thin:
            upright.append(path)
    level.sort(key=lambda path: -path.top)
    return level, upright


def _late(level: Sequence[Path]) -> list[Path]:
    """Return the level lines that are painted after one below them."""
    out = []
    first = level[0].place if level else 0
    for path in level:
        if path.place > first:
            out.append(path)
        else:
            first = path.place
    return out


def is_laid(line: Path, rules: Rules, *, wide: bool = False) -> bool:
    """Tell whether a level line was painted after the rules of the table that it lies in, where it has any.

    `wide` asks that it is as wide as the lowest of them.
    """
    level, upright = rules
    if any(rule.place > line.place and _meet(line, rule) for rule in upright):
        return False
    met = [rule for rule in upright if _meet(line, rule)]
    sides = line.x0, line.x1
    with_it = [
        rule
        for rule in level
        if rule is not line
        and (as_wide((rule.x0, rule.x1), sides) or any(_meet(rule, one) for one in met))
    ]
    if not with_it:
        return not wide
    lowest = with_it[0].top
    foot = [rule for rule in with_it if rule.top >= lowest - SNAP]
    if wide and not (
        line.x0 <= min(rule.x0 for rule in foot) + SAME_EDGE
        and max(rule.x1 for rule in foot) - SAME_EDGE <= line.x1
    ):
        return False
    last = max(rule.place for rule in foot)
    late = sum(rule.place > last for rule in with_it)
    # A program that paints a table's frame first paints all that is inside it later.
    inner = len(with_it) - late - FRAME
    return lowest > line.bottom + SNAP and last < line.place and late < inner


def _meet(level: Path, upright: Path) -> bool:
    """Tell whether a level rule and an upright one cross or touch."""
    return (
        level.x0 - SNAP <= upright.x1
        and upright.x0 <= level.x1 + SNAP
        and upright.top - SNAP <= level.bottom
        and level.top <= upright.bottom + SNAP
    )
