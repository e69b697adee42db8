"""What looks like a table and is none: charts, lists, listings, displays of figures, the parts of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from parsers.pdf.page import Path, Piece
from parsers.pdf.tables.aligned import LEVEL, column_of, segments
from parsers.pdf.tables.bounds import within
from parsers.pdf.tables.draft import TableDraft, extents
from parsers.pdf.tables.rules import Rule
from schema import Box

NUMBER: Final = re.compile(r"[-−–+]?[$€£]? ?\d+(?:[.,]\d{1,3})? ?[%kKmM]?")  # on an axis or bar
FIGURES: Final = 0.4  # of a figure's strings: so many numbers make it a chart
SMALL: Final = 12  # cells; a grid of so few is never called sparse
SPARSE: Final = 0.4  # of a grid's cells: where fewer hold text it may be a chart's background
HALF: Final = 0.5  # of the first row or column: where fewer hold text, they are no header
MOST: Final = 0.5  # of a drawn grid's area: where more lies in a chart, the grid is the chart's
STEPS: Final = 3  # numbers on an axis, or items of a list, at least
DISPLAY: Final = 1.5  # ratio of sizes between a figure on display and what stands under it
ALIGNED: Final = 2.0  # points; middles, or starts, nearer than this are the same
# Names of fonts whose letters are all of one width.
MONO: Final = re.compile(r"mono(?!type)|courier|consol|menlo|monaco|typewriter|code", re.IGNORECASE)
FEWEST: Final = 3  # lines of a listing
PITCH: Final = 1.35  # of the font size: its lines follow one another this near
EVEN: Final = 0.05  # of that pitch: lines, empty ones too, are this near to their places
EMPTY: Final = 3  # lines without text between two of a listing, at most


@dataclass(slots=True)
class Charts:
    """What is drawn and no table: the places of charts and listings, and the figures that tags name."""

    places: list[Box]
    figures: list[list[int]]

    def without(self, pieces: Sequence[Piece], tables: Sequence[Box] = ()) -> Sequence[Piece]:
        """Leave out the text at those places, and of figures full of numbers.

        What is in one of `tables`, drawn grids, is so only where most of that grid is.
        """
        gone = _of_numbers(self.figures, pieces) if self.figures else set()
        if not gone and not self.places:
            return pieces
        beside = [
            box for box in tables if all(p.overlap(box) < MOST * box.area for p in self.places)
        ]
        return [
            piece
            for piece in pieces
            if piece.mcid not in gone
            and (
                not any(place.contains(piece.box.center) for place in self.places)
                or any(box.contains(piece.box.center) for box in beside)
            )
        ]


def _of_numbers(figures: Sequence[Sequence[int]], pieces: Sequence[Piece]) -> set[int]:
    """Return the contents of the figures whose texts are mostly numbers."""
    texts: dict[int, list[str]] = {}
    for piece in pieces:
        if piece.mcid >= 0:
            texts.setdefault(piece.mcid, []).append(piece.text.strip())
    out: set[int] = set()
    for mcids in figures:
        inside = [text for mcid in mcids for text in texts.get(mcid, ()) if text]
        numbers = sum(NUMBER.fullmatch(text) is not None for text in inside)
        if inside and numbers >= FIGURES * len(inside):
            out.update(mcids)
    return out


def is_sparse(draft: TableDraft) -> bool:
    """Tell a chart's background, or a frame of panels, from the rules of a table.

    Few of its places hold text, and it has neither header nor first column.
    """
    if draft.rows * draft.columns <= SMALL:
        return False
    places = {(cell.row, cell.column) for cell in draft.cells if cell.pieces}
    top = sum(1 for row, _ in places if row == 0)
    left = sum(1 for _, column in places if column == 0)
    return (
        len(places) < SPARSE * len(draft.cells)
        and top < HALF * draft.columns
        and left < HALF * draft.rows
    )


def part_a_page(
    rules: Sequence[Rule], known: Sequence[TableDraft], pieces: Sequence[Piece]
) -> bool:
    """Tell whether a table stands whole between two rules, with nothing beside it: they part a page."""
    x0, x1 = rules[0].start, rules[0].end
    inner = [draft.box for draft in known if x0 <= draft.box.x0 and draft.box.x1 <= x1]
    return any(
        upper.at < box.top
        and box.bottom < rule.at
        and not within(pieces, Box(x0=x0, top=box.top, x1=x1, bottom=box.bottom))
        for upper, rule in pairwise(rules)
        for box in inner
    )


def is_no_table(draft: TableDraft) -> bool:
    """Tell what is aligned by chance from a table: numbered lists, figures on display."""
    pair, two_rows = draft.columns == 2, draft.rows == 2  # noqa: PLR2004
    if pair or two_rows:
        columns = [_texts(draft, column) for column in range(draft.columns)]
        if pair and any(map(_counts, columns)) and _has_single_lines(draft):
            return True
        if two_rows and (_is_display(draft) or _is_timeline(columns)):
            return True
    return _are_displays(draft)


def _has_single_lines(draft: TableDraft) -> bool:
    """Tell whether no cell has more than a line."""
    return all(
        abs(piece.baseline - cell.pieces[0].baseline) <= ALIGNED
        for cell in draft.cells
        for piece in cell.pieces
    )


def are_along_discs(draft: TableDraft, paths: Sequence[Path]) -> bool:
    """Tell whether dates and what happened then stand at both sides of the discs on a line of time."""
    reach = extents(draft)
    if draft.rows != 2 or len(reach) != 2:  # noqa: PLR2004 - a row at each side
        return False
    (_, top), (end, _) = reach
    return sum(p.curves > 0 and top <= p.box.center[1] <= end for p in paths) >= STEPS


def heads_tables(draft: TableDraft, tables: Sequence[Box]) -> bool:
    """Tell whether each column stands over a table of its own: such are headings and lists."""
    below = [box for box in tables if box.top >= draft.box.bottom - LEVEL]
    middles = sorted(box.center[0] for box in below)
    places = [column_of(draft.edges[1:-1], middle, middle)[0] for middle in middles]
    return places == list(range(draft.columns))


def are_framed(draft: TableDraft, paths: Sequence[Path]) -> bool:
    """Tell whether each text of a pair of columns has an outline around it alone, as in shapes' levels.

    Cells of a wider table may be painted one by one.
    """
    if draft.columns > 2:  # noqa: PLR2004 - a pair
        return False
    outlines = [path for path in paths if path.area]
    around: set[int] = set()
    cells = [Box.of(cell.pieces).center for cell in draft.cells if cell.pieces]
    for middle in cells:
        outer = [path for path in outlines if path.box.contains(middle)]
        if not outer:
            return False
        around.add(id(min(outer, key=lambda path: path.box.area)))
    return len(around) == len(cells)


def _texts(draft: TableDraft, column: int) -> list[str]:
    out = [""] * draft.rows
    for cell in draft.cells:
        if cell.column == column:
            out[cell.row] = " ".join(segment.text for segment in segments(cell.pieces))
    return out


def _counts(texts: Sequence[str]) -> bool:
    """Tell whether a column counts up from its first row on: a list's or a contents' numbers."""
    figures = [text.rstrip(".)") for text in texts]
    return (
        len(figures) >= STEPS
        and all(text.isdecimal() for text in figures)
        and all(int(before) < int(after) for before, after in pairwise(figures))
    )


def _are_displays(draft: TableDraft) -> bool:
    """Tell cards that stand under one another: below the first row, figures on display stand again.

    A single larger text of a row may be its status.
    """
    sizes: list[list[float]] = [[] for _ in range(draft.rows)]
    for cell in draft.cells:
        if cell.pieces:
            sizes[cell.row].append(max(piece.size for piece in cell.pieces))
    return any(
        len(row) > 1 and sorted(row)[-2] > DISPLAY * max(below)
        for row, below in pairwise(sizes[1:])
    )


def _is_timeline(columns: Sequence[Sequence[str]]) -> bool:
    """Tell years with what happened in them: one row of words below figures that count up."""
    return _counts([texts[0] for texts in columns]) and all(
        texts[1][:1].isalpha() for texts in columns
    )


def _is_display(draft: TableDraft) -> bool:
    """Tell two lines in columns, set in different sizes or each centred, from header and row."""
    rows: list[list[list[Piece]]] = [[], []]
    for cell in sorted(draft.cells, key=lambda cell: cell.column):
        if not cell.pieces:
            return False
        if cell.row_span == 1:  # a long name may reach beside the figures
            rows[cell.row].append(cell.pieces)
    if not rows[0] or len(rows[0]) != len(rows[1]):
        return False
    sizes = [min(piece.size for pieces in row for piece in pieces) for row in rows]
    if max(sizes) > DISPLAY * min(sizes):
        return True
    pairs = [(Box.of(one), Box.of(two)) for one, two in zip(*rows, strict=True)]
    return all(abs(one.center[0] - two.center[0]) <= ALIGNED for one, two in pairs) and any(
        abs(one.x0 - two.x0) > ALIGNED for one, two in pairs
    )


def programs(pieces: Sequence[Piece]) -> list[Box]:
    """Return the places of lines that fonts of one width alone are set in, at one pitch.

    Rows of a table stand further apart than the lines of its cells do.
    """
    mono = set(filter(_is_mono, {piece.font for piece in pieces}))
    if not mono:
        return []
    ordered = sorted([p for p in pieces if p.text.strip()], key=lambda piece: piece.baseline)
    levels = [list(level) for _, level in groupby(ordered, key=lambda p: round(p.baseline))]
    listed = [level for level in levels if all(piece.font in mono for piece in level)]
    return [
        Box.of([piece for level in run for piece in level])
        for run in _runs(listed)
        if len(run) >= FEWEST
    ]


@lru_cache(maxsize=256)
def _is_mono(font: str) -> bool:
    return MONO.search(font) is not None


def _runs(levels: Sequence[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """Part lines where they do not follow one another at one pitch."""
    run = [levels[0]] if levels else []
    pitch = 0.0
    for above, level in pairwise(levels):
        step = level[0].baseline - above[0].baseline
        pitch = pitch or step
        count = round(step / pitch)
        if (
            pitch <= PITCH * level[0].size
            and count <= EMPTY + 1
            and abs(step - count * pitch) <= EVEN * pitch
        ):
            run.append(level)
            continue
        yield run
        run, pitch = [level], 0.0
    yield run
