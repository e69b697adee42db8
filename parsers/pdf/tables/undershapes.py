"""Shapes that are painted over a table's cells, such as bars of a plan, or that may be what seems a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product
from operator import itemgetter
from typing import Final

from parsers.pdf.page import Path, same_place
from parsers.pdf.tables.draft import CellDraft, TableDraft
from parsers.pdf.tables.grid import TOUCH
from parsers.pdf.tables.rules import SNAP, Rule, Sides, Skeleton
from parsers.pdf.texts.habits import SAME_SIZE
from schema import Axes, Box

MEETING: Final = 1.0  # points; fills of cells next to each other are no further apart
MOST: Final = 0.5  # of a table's cells with text: so many stand on tiles where tiles are what it is
MOTLEY: Final = 3  # colours of tiles; a table's rows and columns may be painted in two by turns
HIGH: Final = 3.0  # times its text's height: a tile is so high, and of a table of one-line texts the header is not
# Of the font size; behind a list sign, and between words that are set to both sides, there is less.
FAR: Final = 3.0


def under_shapes(draft: TableDraft, bones: Skeleton) -> Axes:
    """Return the rows and columns of a table whose bounds may be sides of shapes painted over it.

    Such a shape covers a part of a painted cell, and a part of what is beside that; or it lies between
    the rules of a row, across one that parts columns. A cell does neither.
    """
    box = draft.box
    x0, top, x1, bottom, widest = box.x0, box.top, box.x1, box.bottom, box.width - 2 * SNAP
    fills = [
        fill
        for fill in bones.fills
        if top < (fill.top + fill.bottom) / 2 < bottom
        and x0 < (fill.x0 + fill.x1) / 2 < x1
        and fill.x1 - fill.x0 < widest
    ]
    if any(_lapped(fills)) or any(_crossing(fills, bones)):
        return Axes.BOTH
    return Axes.NONE


def are_boxes(draft: TableDraft, paths: Sequence[Path]) -> bool:
    """Tell whether each text of a table stands in a frame drawn by itself, as of boxes in rows.

    `paths` are the page's. Programs draw the rules between cells, and not around each. In a single row,
    blanks lie between boxes, or they hold several lines each, such as a figure and what it says.
    """
    frames = [path for path in paths if path.rectangle and path.stroke is not None]
    held = [cell for cell in draft.cells if cell.pieces]
    if min(draft.rows, draft.columns) == 1 and not all(
        len({round(piece.baseline) for piece in cell.pieces}) > 1 for cell in held
    ):
        sides = _within(draft, frames)
        return len(sides) >= len(held) and _are_tiled(sides)
    return len(frames) >= len(held) and all(
        cell.box is not None and any(same_place(frame, cell.box, SNAP) for frame in frames)
        for cell in held
    )


def is_of_one_colour(draft: TableDraft, bones: Skeleton) -> bool:
    """Tell whether all cells are painted one by one in one colour, and no rule parts them.

    So are tiles, and four boxes around two axes; a table's header is painted otherwise.
    """
    if min(draft.rows, draft.columns) == 1:
        return False
    box = draft.box
    inside = [
        fill
        for fill in bones.fills
        if box.top < (fill.top + fill.bottom) / 2 < box.bottom
        and box.x0 < (fill.x0 + fill.x1) / 2 < box.x1
    ]
    held = sum(1 for cell in draft.cells if cell.pieces)
    if len(inside) < held or len({fill.fill for fill in inside}) > 1:
        return False
    across = (r for r in bones.horizontal if box.top + SNAP < r.at < box.bottom - SNAP)
    down = (r for r in bones.vertical if box.x0 + SNAP < r.at < box.x1 - SNAP)
    return all(
        rule.edge or rule.end <= low or high <= rule.start
        for rules, low, high in ((across, box.x0, box.x1), (down, box.top, box.bottom))
        for rule in rules
    )


def are_tiles(draft: TableDraft, bones: Skeleton) -> bool:
    """Tell whether most texts of a table have a fill each, and blanks lie between these, as between tiles.

    Tiles may touch: then each has texts of several sizes, or another colour than those beside it, or is high.
    """
    inside = _within(draft, bones.fills)
    held = [cell for cell in draft.cells if cell.pieces]
    if len(inside) <= MOST * len(held):
        return False
    if all(_is_headed(cell) for cell in held) or _are_motley(draft, inside):
        return True
    if all(_is_high(cell, inside) for cell in held):
        return True
    if not _are_tiled(inside):
        return False
    middles = [Box.of(cell.pieces).center for cell in held]
    own = [fill for fill in inside if sum(map(fill.box.contains, middles)) == 1]
    return len(own) > MOST * len(held) and _are_tiled(own)


def _is_headed(cell: CellDraft) -> bool:
    """Tell whether a cell has texts of several sizes, as a tile with a heading or a figure has."""
    sizes = [piece.size for piece in cell.pieces]
    return max(sizes) - min(sizes) > SAME_SIZE


def _is_high(cell: CellDraft, fills: Sequence[Path]) -> bool:
    """Tell whether a cell is painted by itself, and much higher than its texts."""
    return (
        cell.box is not None
        and cell.box.height >= HIGH * Box.of(cell.pieces).height
        and any(same_place(fill, cell.box, SNAP) for fill in fills)
    )


def _are_motley(draft: TableDraft, fills: Sequence[Path]) -> bool:
    """Tell whether all cells are painted, and none as the one beside or below it."""
    if min(draft.rows, draft.columns) == 1 or len({fill.fill for fill in fills}) < MOTLEY:
        return False  # as rows of one column that are painted by turns
    looks: dict[tuple[int, int], str | None] = {}
    for cell in draft.cells:
        if cell.box is None or cell.row_span > 1 or cell.column_span > 1:
            return False
        x, y = cell.box.center
        over = [f.fill for f in fills if f.x0 < x < f.x1 and f.top < y < f.bottom]
        looks[cell.row, cell.column] = over[-1] if over else None
    return None not in looks.values() and all(
        look not in (looks.get((row, column + 1)), looks.get((row + 1, column)))
        for (row, column), look in looks.items()
    )


def _within(draft: TableDraft, paths: Sequence[Path]) -> list[Path]:
    box = draft.box
    return [
        path
        for path in paths
        if box.top - SNAP <= path.top
        and path.bottom <= box.bottom + SNAP
        and box.x0 - SNAP <= path.x0
        and path.x1 <= box.x1 + SNAP
    ]


def _are_tiled(paths: Sequence[Path]) -> bool:
    """Tell whether narrow blanks lie beside, or below, some of what is painted."""
    return _are_apart([(path.x0, path.x1) for path in paths]) or _are_apart(
        [(path.top, path.bottom) for path in paths]
    )


def has_gaps(draft: TableDraft) -> bool:
    """Tell whether texts stand far apart on a line of a cell: as boxes in a lane, or as a table in a table."""
    for cell in draft.cells:
        if len(cell.pieces) > 1:
            lines = sorted(
                [(round(p.baseline), p.x0, p) for p in cell.pieces], key=itemgetter(0, 1)
            )
            for (above, _, one), (below, _, other) in pairwise(lines):
                if above == below and other.x0 - one.x1 > FAR * one.size:
                    return True
    return False


def _are_apart(sides: Iterable[Sides]) -> bool:
    """Tell whether some of what is painted begins right behind a blank, and none goes on through that."""
    places = sorted(set(sides))
    ends = sorted({end for _, end in places})
    return any(
        MEETING < start - end <= TOUCH
        and not any(a < start - MEETING and end + MEETING < b for a, b in places)
        for start in {start for start, _ in places}
        for end in ends
    )


def _lapped(fills: Sequence[Path]) -> Iterator[bool]:
    """Tell of the fills of each two columns that lap over one another whether some are level."""
    columns = sorted({(fill.x0, fill.x1) for fill in fills})  # few, and of most no two lap
    for one, other in combinations(columns, 2):
        if one[0] + SNAP < other[0] < one[1] - SNAP and one[1] + SNAP < other[1]:
            beside = ([fill for fill in fills if (fill.x0, fill.x1) == own] for own in (one, other))
            yield any(
                min(a.bottom, b.bottom) - max(a.top, b.top) > SNAP for a, b in product(*beside)
            )


def _crossing(fills: Sequence[Path], bones: Skeleton) -> Iterator[bool]:
    """Tell of the fills across upright rules whether they lie between level ones and meet none."""
    if not fills:
        return
    upright = sorted([rule for rule in bones.vertical if not rule.edge], key=lambda rule: rule.at)
    places = [rule.at for rule in upright]
    across: dict[Sides, list[Rule]] = {}
    for x0, x1 in {(fill.x0, fill.x1) for fill in fills} if upright else ():
        met = upright[bisect_right(places, x0 + SNAP) : bisect_left(places, x1 - SNAP)]
        if met:  # most are a cell's, and lie between two
            across[x0, x1] = met
    for fill in fills if across else ():
        middle = (fill.top + fill.bottom) / 2
        met = across.get((fill.x0, fill.x1), [])
        if any(rule.start < middle < rule.end for rule in met):
            yield not any(_meets(fill, rule) for rule in bones.horizontal if not rule.edge)


def _meets(fill: Path, rule: Rule) -> bool:
    return min(abs(rule.at - fill.top), abs(rule.at - fill.bottom)) <= SNAP
