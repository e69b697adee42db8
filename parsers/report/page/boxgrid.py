"""Tables that are really text boxes in rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parsers.report.page.feet import FOOT
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.words.areas import says
from parsers.report.words.icons import is_icon
from parsers.report.words.statuses import status_words
from schema import Axes, Box, Cell, Shape, Slide, Table, TextBox
from schema.values import dataclass
from schema.vocabulary import Column, Vocabulary

# Headers of one row are level: their middles differ by no more than this, in points.
LEVEL: Final = 8.0
# So many headers in a row make a table of text boxes: two may stand side by side by chance, but for
# those of measures and their priorities.
FEWEST_HEADERS: Final = 3
# A box this far below the last row, in points, is a footnote or a footer.
NEXT_ROW_WITHIN: Final = 40.0
# Of the distance of rows: one that has fewer boxes stands no further down than this.
STEP: Final = 1.5
SAME_START: Final = 3.0  # points; cells of one column begin this near to each other
# Unless so many other boxes stand level with it: then it is a row, however far.
MATES_OF_A_ROW: Final = 2
_LIGHTS: Final = (Shape.ELLIPSE, Shape.PIE, Shape.PICTURE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A text box that has a place."""

    text: TextBox
    box: Box


def box_headers(slide: Slide, vocabulary: Vocabulary) -> list[Placed]:
    """Return the text boxes of a row that reads as the headers of a table of measures, if any does."""
    return _headers(_placed(slide), vocabulary)


def with_box_tables(slide: Slide, headers: Sequence[Placed], vocabulary: Vocabulary) -> Slide:
    """Return the slide with text boxes that stand as a table of measures made into a table.

    Of `headers` on the slide before, the boxes go on with that table if they begin where these do.
    """
    placed = _placed(slide)
    own = all(item in placed for item in headers)
    if not own:
        under = [item for item in placed if _begins_under(item, headers)]
        placed = [item for item in under if _mates(item, under) >= MATES_OF_A_ROW]
    roles = [role_of(item.text.text, vocabulary) for item in headers]
    tiltak = roles.index(Column.TILTAK)
    top = max(item.box.bottom for item in headers) - LEVEL if own else 0.0
    foot = FOOT * slide.height
    below = [
        item
        for item in placed
        if item.box.center[1] > top
        and item not in headers
        and not (item.box.top >= foot and _names_plan(item, headers, vocabulary))
    ]
    columns: list[list[Placed]] = [[] for _ in headers]
    for item in below:
        beside = _is_beside(item, headers, vocabulary)
        columns[tiltak if beside else _column(item, headers)].append(item)
    anchors = _rows(columns[tiltak], [*below, *_lights(slide, headers)], headers)
    if not anchors:
        return slide
    cells = [_cell(0, n, [item]) for n, item in enumerate(headers)]
    taken = list(headers) if own else []
    for number, column in enumerate(columns):
        for row, anchor in enumerate(anchors, start=1):
            mine = [item for item in column if _anchor(item, anchors) is anchor]
            taken.extend(mine)
            cells.append(_cell(row, number, sorted(mine, key=lambda item: item.box.top)))
    if Column.OMRADE in roles:
        cells = _merged(cells, roles.index(Column.OMRADE), anchors)
    cells = [_given_box(cell, headers, anchors) for cell in cells]
    if not own:
        cells = [replace(cell, row=cell.row - 1) for cell in cells if cell.row]
    table = Table(
        rows=len(anchors) + own,
        columns=len(headers),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        box=Box.around(cell.box for cell in cells),
        found_by="boxes",
        by_words=Axes.BOTH,
    )
    used = {id(item.text) for item in taken}
    texts = tuple(text for text in slide.texts if id(text) not in used)
    return replace(slide, tables=(*slide.tables, table), texts=texts)


def _lights(slide: Slide, headers: Sequence[Placed]) -> list[Placed]:
    """Return the balls and pictures drawn under the headers, as texts without words: a row has them too."""
    boxes = [mark.box for mark in slide.marks if mark.shape in _LIGHTS]
    return [
        Placed(TextBox(paragraphs=()), box)
        for box in boxes
        if any(head.box.x0 <= box.center[0] <= head.box.x1 for head in headers)
    ]


def _placed(slide: Slide) -> list[Placed]:
    # A cell that says the same on all slides passes for a template's text, but for where it stands.
    foot = FOOT * slide.height
    return [
        Placed(text, text.box)
        for text in slide.texts
        if text.box is not None and not (text.role in FURNITURE and text.box.top >= foot)
    ]


def _names_plan(item: Placed, headers: Sequence[Placed], vocabulary: Vocabulary) -> bool:
    """Tell whether a text names the plan in letters smaller than the headers', as one at a slide's foot does."""
    smaller = 0.0 < _size(item) < max(map(_size, headers))
    return smaller and says(item.text.text, vocabulary.title.marks)


def _size(item: Placed) -> float:
    return max((paragraph.size or 0.0 for paragraph in item.text.paragraphs), default=0.0)


def _begins_under(item: Placed, headers: Sequence[Placed]) -> bool:
    return any(abs(item.box.x0 - head.box.x0) <= SAME_START for head in headers)


def _headers(placed: Sequence[Placed], vocabulary: Vocabulary) -> list[Placed]:
    named = [item for item in placed if role_of(item.text.text, vocabulary) is not None]
    for first in named:
        if role_of(first.text.text, vocabulary) is not Column.TILTAK:
            continue
        level = [item for item in named if abs(item.box.center[1] - first.box.center[1]) <= LEVEL]
        # Columns that nobody has a word for belong to the row too.
        row = [
            item
            for item in placed
            if abs(item.box.center[1] - first.box.center[1]) <= LEVEL and item.text.text.strip()
        ]
        ranked = any(role_of(item.text.text, vocabulary) is Column.PRI for item in level)
        if len(level) >= FEWEST_HEADERS or ranked:
            return sorted(row, key=lambda item: item.box.x0)
    return []


def _column(item: Placed, headers: Sequence[Placed]) -> int:
    def apart(number: int) -> tuple[float, float]:
        head = headers[number].box
        shared = min(head.x1, item.box.x1) - max(head.x0, item.box.x0)
        # Texts in the middle of their columns may miss a short header on either side.
        return (-shared, abs(head.x0 - item.box.x0))

    return min(range(len(headers)), key=apart)


def _is_beside(item: Placed, headers: Sequence[Placed], vocabulary: Vocabulary) -> bool:
    """Tell whether an item is a pictogram below no header: the measure's, in a column without a name."""
    box, sign = item.box, item.text.text.strip()
    under = any(head.box.x0 < box.x1 and box.x0 < head.box.x1 for head in headers)
    return not under and is_icon(sign) and status_words(vocabulary).symbol(sign) is None


def _rows(
    measures: Sequence[Placed], below: Sequence[Placed], heads: Sequence[Placed]
) -> list[Placed]:
    """Return the boxes that begin rows: those of the measures, as long as a row has more cells."""
    rows: list[Placed] = []
    for item in sorted(measures, key=lambda item: item.box.top):
        if rows and _level(rows[-1], item):
            if not _share_a_column(
                rows[-1], item
            ):  # a pictogram beside its measure, without a header
                rows[-1] = max(rows[-1], item, key=lambda one: one.box.area)
            continue
        mates = _mates(item, below)
        far = rows and item.box.top - rows[-1].box.bottom > NEXT_ROW_WITHIN
        if not mates or (
            far and mates < MATES_OF_A_ROW and not _is_in_step(item, rows, below, heads)
        ):
            break
        rows.append(item)
    return rows


def _share_a_column(one: Placed, other: Placed) -> bool:
    return one.box.x0 < other.box.x1 and other.box.x0 < one.box.x1


def _is_in_step(
    item: Placed, rows: Sequence[Placed], below: Sequence[Placed], heads: Sequence[Placed]
) -> bool:
    """Tell whether a box far below a row begins one as that does, and no further down than those before.

    What stands beside it begins where a column's other texts do, as nothing at a slide's foot does.
    """
    tops = [max(head.box.top for head in heads), *[row.box.top for row in rows]]
    steps = [lower - upper for upper, lower in pairwise(tops)]
    level = [other for other in below if other is not item and _level(item, other)]
    above = [*heads, *[one for one in below if one.box.bottom < item.box.top]]
    return (
        abs(item.box.x0 - rows[-1].box.x0) <= SAME_START
        and item.box.top - tops[-1] <= STEP * max(steps)
        and all(_begins_under(one, above) for one in level)
    )


def _mates(item: Placed, below: Sequence[Placed]) -> int:
    return sum(_level(item, other) for other in below if other is not item)


def _level(one: Placed, other: Placed) -> bool:
    return one.box.top < other.box.center[1] < one.box.bottom or (
        other.box.top < one.box.center[1] < other.box.bottom
    )


def _anchor(item: Placed, anchors: Sequence[Placed]) -> Placed | None:
    def apart(anchor: Placed) -> tuple[float, float]:
        shared = min(anchor.box.bottom, item.box.bottom) - max(anchor.box.top, item.box.top)
        return (-max(0.0, shared), abs(anchor.box.center[1] - item.box.center[1]))

    nearest = min(anchors, key=apart)
    gap = item.box.top - nearest.box.bottom
    return nearest if gap <= NEXT_ROW_WITHIN else None


def _cell(row: int, column: int, items: Sequence[Placed]) -> Cell:
    paragraphs = tuple(paragraph for item in items for paragraph in item.text.paragraphs)
    box = items[0].box if items else None
    return Cell(row=row, column=column, paragraphs=paragraphs, box=box)


def _merged(cells: Sequence[Cell], column: int, anchors: Sequence[Placed]) -> list[Cell]:
    """Return cells, an area's whose box reaches over empty ones above and below it instead of these."""
    whole = {(cell.row, cell.column): cell for cell in cells}
    rows = range(1, len(anchors) + 1)
    for cell in [whole[row, column] for row in rows]:
        over = [row for row in rows if cell.box and _reaches(cell.box, anchors[row - 1].box)]
        others = [whole.get((row, column)) for row in over if row != cell.row]
        if others and not any(other is None or other.box for other in others):
            for row in over:
                del whole[row, column]
            whole[over[0], column] = replace(cell, row=over[0], row_span=len(over))
    return [*whole.values()]


def _reaches(box: Box, row: Box) -> bool:
    return box.top <= row.center[1] <= box.bottom


def _given_box(cell: Cell, headers: Sequence[Placed], anchors: Sequence[Placed]) -> Cell:
    head = headers[cell.column].box
    level = head if cell.row == 0 else anchors[cell.row - 1].box
    last = level if cell.row == 0 else anchors[cell.row + cell.row_span - 2].box
    box = Box(x0=head.x0, top=level.top, x1=head.x1, bottom=last.bottom)
    return replace(cell, box=box)
