"""Rows and cells of a table that a line is drawn through, as one does that crosses them out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.pptx.geometry import first_polygon
from parsers.pptx.ink import BESIDE, SIZE, SPARSE, STRETCH, USUAL, cell_ink, height, ink, size_of
from parsers.pptx.page import Page
from parsers.pptx.unseen import covers_most
from parsers.pptx.xml import A, Element, descend, flag
from schema import Box, Cell, Paragraph, Severity, Table
from schema.diagnostic import short

# Of a table's or a cell's width: a line as long crosses it; shorter ones point to a part of it.
_MOST: Final = 0.5

# Of a row's height: nearer to its edges a line parts it from the next one, or is a heading's.
_EDGE: Final = 0.25

# Of the font size: a letter is no narrower on average, and a line through a text as long as its letters.
_LETTER: Final = 0.4

# Of the font size: a line through a word is no shorter, and goes through two letters or three.
_WORD: Final = 1.2

# Of the font size, below a line's upper edge: from where small letters reach down to their foot; what is
# drawn lower underlines them.
_SMALL_LETTERS: Final = (0.4, 0.95)

# Where these are, is known well; from line to line estimates differ the more.
_FEW_LINES: Final = 2.5

_THIN: Final = 4.0  # points: a rectangle that is no higher is a line
# Of its height: what is drawn freely and so long is a line, and no ring about a word.
_LONG: Final = 5.0
_HIGHEST: Final = 24.0  # points: higher than letters, a long ring about words

# From left to right and back a ring turns so often, where its ends go past each other, and its ends are
# no further apart, as a part of its sides.
_RING_TURNS: Final = 3
_RING_GAP: Final = 1 / 3

_SIGN: Final = "noSmoking"
_CROSSES: Final = frozenset({"mathMultiply", _SIGN})
_BESIDE: Final = 48.0  # points: a sign that stands so near to a table's side is said of its row
_INSET: Final = 0.2  # of a shape's sides: its cross begins so far in
_CROSS_SIGNS: Final = frozenset("Xx✕✖✗✘❌❎╳")

# How names of presets end that point to rows, or hold them together.
_SIDED: Final = ("Arrow", "Brace", "Bracket", "chevron", "triangle")

_RECTANGLES: Final = frozenset({"rect", "roundRect"})
_STRAIGHT: Final = frozenset({"line", "straightConnector1"})
_DIAGONALS: Final = (f"{A}lnTlToBr", f"{A}lnBlToTr")
_ENDS: Final = (f"{A}headEnd", f"{A}tailEnd")


def tell_crossed(page: Page, properties: Element | None, box: Box) -> None:
    """Say so where a shape is a line through a row of a table below it, or through a cell: its middle or letters.

    Or two lines are a cross over cells, or a shape is one; or what is drawn freely, or aslant over several
    rows, lies over letters. `properties` are the shape's (`p:spPr`), `box` is its. An arrow shows how
    long something lasts.
    """
    for table in page.tables:
        if table.box is not None and table.box.contains(box.center):
            _tell_over(page, table, properties, box)
        elif table.box is not None and _is_beside(box, table.box) and _name(properties) in _CROSSES:
            _tell_drawing(page, "stands beside", _at_height(table, box))
    if page.written and _is_line(properties, box):
        _tell_crossed_texts(page, box)


def _tell_over(page: Page, table: Table, properties: Element | None, box: Box) -> None:
    """Say so where a shape over a table crosses out something of it."""
    name = _name(properties)
    if name in _CROSSES:
        inset = 0.0 if name == _SIGN else _INSET
        across, down = inset * box.width, inset * box.height
        _tell_cross(
            page, table, Box(box.x0 + across, box.top + down, box.x1 - across, box.bottom - down)
        )
        return
    free = descend(properties, f"{A}custGeom") is not None
    line = _is_line(properties, box)
    if not line and (not free or _is_ring(properties)):
        return
    cells = list(cell_ink(page, table))
    what, texts = "row", list(_crossed(table, cells, box)) if line else []
    if line and not texts:
        what, texts = "cell", [cell.text for cell, at in cells if _is_struck(box, cell, at)]
    if line and not texts and _is_second(page, properties, box):
        what, texts = "cells", [cell.text for cell, _ in cells if _has_middle(box, cell)]
    if texts:
        _tell(page, "line is", what, texts)
    elif free or min(box.width, box.height) > _THIN:
        _tell_drawn(page, cells, box, free=free)


def _tell_crossed_texts(page: Page, box: Box) -> None:
    """Say so where a line is drawn through texts side by side, as through a row of text boxes."""
    through: list[str] = []
    for number, shape in page.written.items():
        text = page.texts[number]
        if text.box is None or not text.box.top < box.center[1] < text.box.bottom:
            continue
        letters = ink(page, shape, text.box, text.paragraphs)
        cell = Cell(row=0, column=0, paragraphs=text.paragraphs, box=text.box)
        across = letters and min(box.x1, letters.x1) - max(box.x0, letters.x0) >= letters.width / 2
        if letters and across and _is_on_letters(box.center[1], cell, letters):
            through.append(text.text)
    if len(through) > 1:  # through one, it may be a heading's rule
        _tell(page, "line is", "texts", through)


def _at_height(table: Table, box: Box) -> str:
    """Return the first text of a table's row that a drawing is level with."""
    _, y = box.center
    return next(
        (
            cell.text
            for cell in table.cells
            if cell.text and cell.box and cell.box.top <= y <= cell.box.bottom
        ),
        "",
    )


def is_arrow_beside(page: Page, properties: Element | None, box: Box) -> bool:
    """Tell whether a shape is a block arrow or a brace at the side of a table read before; `properties` are its."""
    name = _name(properties) or ""
    sided = name.endswith(_SIDED)
    return sided and any(table.box and _is_beside(box, table.box) for table in page.tables)


def _is_beside(box: Box, table: Box) -> bool:
    """Tell whether a drawing stands close at the side of a table."""
    x, y = box.center
    near = table.x0 - _BESIDE < x < table.x0 or table.x1 < x < table.x1 + _BESIDE
    return near and table.top < y < table.bottom


def _is_ring(properties: Element | None) -> bool:
    """Tell whether what is drawn freely ends where it began and never turned back, as about a word."""
    drawn = descend(properties, f"{A}custGeom")
    points = first_polygon(drawn) if drawn is not None else []
    if not points:
        return False
    steps = [later - x for (x, _), (later, _) in pairwise(points) if later != x]
    turns = sum((step > 0) != (later > 0) for step, later in pairwise(steps))
    apart = max(abs(first - last) for first, last in zip(points[0], points[-1], strict=True))
    return turns <= _RING_TURNS and apart <= _RING_GAP


def _tell_drawn(page: Page, cells: Sequence[tuple[Cell, Box]], box: Box, *, free: bool) -> None:
    """Say so where a drawing lies over letters in several rows, or in its middle if it is drawn freely."""
    over = [(cell, letters) for cell, letters in cells if _overlaps(box, cell, letters)]
    several = len({cell.row for cell, _ in over}) > 1
    if several or (free and any(letters.contains(box.center) for _, letters in over)):
        _tell_drawing(page, "lies over", over[0][0].text)


def _tell_drawing(page: Page, where: str, text: str) -> None:
    page.note(
        Severity.INFO,
        "unread-object",
        f"A drawing {where} “{short(text)}” in a table on slide {page.number}; if it strikes out or adds "
        "something, do so in the text.",
    )


def tell_crossed_by(page: Page, element: Element, box: Box, text: Sequence[Paragraph]) -> None:
    """Say so where a shape's only letter is a cross over the letters of a cell; `box` is the shape's."""
    if len(text) != 1 or text[0].text.strip() not in _CROSS_SIGNS:
        return
    sign = ink(page, element, box, text)
    for table in page.tables:
        if sign is None or table.box is None:
            continue
        if table.box.contains(sign.center):
            _tell_cross(page, table, sign)
        elif _is_beside(sign, table.box):
            _tell_drawing(page, "stands beside", _at_height(table, sign))


def _tell_cross(page: Page, table: Table, box: Box) -> None:
    """Say so of the cells of which a cross lies over letters."""
    cells = list(cell_ink(page, table))
    texts = [cell.text for cell, letters in cells if _lies_on(box, cell, letters)]
    if texts:
        _tell(page, "cross is", "cell", texts)
    else:
        _tell_drawn(page, cells, box, free=False)


def _lies_on(box: Box, cell: Cell, letters: Box) -> bool:
    """Tell whether a cross has its middle in a cell, and lies over a letter or more."""
    inside = cell.box is not None and cell.box.contains(box.center)
    return inside and _overlaps(box, cell, letters)


def _overlaps(box: Box, cell: Cell, letters: Box) -> bool:
    least = STRETCH * size_of(cell.paragraphs)
    across = min(box.x1, letters.x1) - max(box.x0, letters.x0)
    down = min(box.bottom, letters.bottom) - max(box.top, letters.top)
    return min(across, down) >= least


def _tell(page: Page, drawn: str, what: str, texts: Sequence[str]) -> None:
    page.note(
        Severity.WARNING,
        "struck-text",
        f"A {drawn} drawn through the {what} “{short(' '.join(' '.join(texts).split()))}” of a table "
        f"on slide {page.number}, which was read; if it is crossed out, strike out its text or "
        "delete it.",
    )


def _is_second(page: Page, properties: Element | None, box: Box) -> bool:
    """Tell whether a line is the second diagonal of a place, the other way than the one before."""
    turn = descend(properties, f"{A}xfrm")
    if turn is None or min(box.width, box.height) <= _THIN:
        return False
    rises = flag(turn.get("flipH")) != flag(turn.get("flipV"))
    page.diagonals.append((box, rises))
    return any(
        rises != other and covers_most(box, place) and covers_most(place, box)
        for place, other in page.diagonals
    )


def _has_middle(box: Box, cell: Cell) -> bool:
    return cell.box is not None and box.contains(cell.box.center)


def tell_diagonals(
    page: Page, element: Element, table: Table, properties: Sequence[Element | None]
) -> None:
    """Say so where diagonal borders cross out a row of a table, or both of them a cell.

    `element` is its `a:tbl`, `properties` are its cells' (`a:tcPr`). A single one may part a cell in two.
    """
    drawn: dict[Element, int] = {}
    for line in element.iter(*_DIAGONALS):
        paint, cell = page.theme.palette.paint(line), line.getparent()
        if paint is not None and paint.painted and cell is not None:
            drawn[cell] = drawn.get(cell, 0) + 1
    if not drawn:
        return
    lines = [drawn.get(one, 0) if one is not None else 0 for one in properties]
    rows: dict[int, list[tuple[str, int]]] = {}
    for one, count in zip(table.cells, lines, strict=True):
        if one.paragraphs:
            rows.setdefault(one.row, []).append((one.text, count))
    for texts in rows.values():
        crossed = [text for text, count in texts if count]
        if 2 * len(crossed) <= len(texts):
            crossed = [text for text, count in texts if count == len(_DIAGONALS)]
        if crossed:
            page.note(
                Severity.WARNING,
                "struck-text",
                f"Diagonal lines cross “{short(' '.join(' '.join(crossed).split()))}” in a table on "
                f"slide {page.number}, which was read; if it is crossed out, strike out its text or "
                "delete it.",
            )


def _name(properties: Element | None) -> str | None:
    """Return the name of a shape's outline, None where it is drawn freely."""
    preset = descend(properties, f"{A}prstGeom")
    return preset.get("prst") if preset is not None else None


def _is_line(properties: Element | None, box: Box) -> bool:
    """Tell whether a shape is a line without arrowheads, be it a thin rectangle or drawn freely."""
    name = _name(properties)
    if name in _RECTANGLES:
        return box.height <= _THIN and descend(properties, f"{A}noFill") is None
    if name is None:
        free = descend(properties, f"{A}custGeom") is not None
        if not free or box.width < _LONG * box.height or box.height > _HIGHEST:
            return False
    elif name not in _STRAIGHT:
        return False
    return not has_head(properties) and descend(properties, f"{A}ln", f"{A}noFill") is None


def has_head(properties: Element | None) -> bool:
    """Tell whether a line ends in an arrowhead."""
    ends = (descend(properties, f"{A}ln", end) for end in _ENDS)
    return any(end is not None and end.get("type", "none") != "none" for end in ends)


def _crossed(table: Table, written: Sequence[tuple[Cell, Box]], box: Box) -> Iterator[str]:
    """Yield the texts of the rows of which a line crosses most cells that have text."""
    if table.box is None or box.width < _MOST * table.box.width:
        return
    rows: dict[int, list[tuple[Cell, Box]]] = {}
    for cell, letters in written:
        if cell.row_span == 1:
            rows.setdefault(cell.row, []).append((cell, letters))
    for cells in rows.values():
        crossed = [cell for cell, letters in cells if _crosses(box, cell, letters)]
        if 2 * len(crossed) > len(cells):
            yield from (cell.text for cell, _ in cells)


def _is_struck(box: Box, cell: Cell, letters: Box) -> bool:
    """Tell whether a line crosses the middle of a cell, be it no longer than the cell's text, or a word."""
    size = max(paragraph.size or 0.0 for paragraph in cell.paragraphs)
    longest = max(len(line) for line in cell.text.split("\n"))
    _, middle = box.center
    level = box.height <= _THIN
    placed = level and _is_placed(cell, letters)
    if not _crosses(box, cell, letters, _LETTER * size * longest):
        # Through a word of it, where it is sure that it lies on letters.
        across = min(box.x1, letters.x1) - max(box.x0, letters.x0)
        return placed and across >= _WORD * size and _is_on_letters(middle, cell, letters)
    return not placed or _is_on_letters(middle, cell, letters)


def _is_placed(cell: Cell, letters: Box) -> bool:
    """Tell whether it is sure where a cell's letters stand: in so few lines that no estimate differs.

    What is drawn level in the cell and not over them underlines them.
    """
    if cell.box is None or not letters.height:
        return False
    room = max(cell.box.width - 2 * BESIDE, SIZE)
    most = height(cell.paragraphs, room, USUAL) / USUAL.line
    fewest = letters.height / SPARSE.line
    size = size_of(cell.paragraphs)
    return most <= _FEW_LINES * size and abs(most - fewest) < STRETCH * size


def _crosses(box: Box, cell: Cell, letters: Box, length: float | None = None) -> bool:
    """Tell whether a line lies in a cell, over its middle or its letters, for half its width or `length`."""
    place = cell.box
    if place is None or box.top < place.top or place.bottom < box.bottom:
        return False
    across = min(box.x1, place.x1) - max(box.x0, place.x0)
    least = _MOST * place.width
    if across < (least if length is None else min(least, length)):
        return False
    edge = _EDGE * place.height
    _, middle = box.center
    return place.top + edge <= middle <= place.bottom - edge or _is_on_letters(
        middle, cell, letters
    )


def _is_on_letters(y: float, cell: Cell, letters: Box) -> bool:
    """Tell whether a height is that of the small letters of one of a cell's lines, and not below them."""
    size = size_of(cell.paragraphs)
    pitch = SPARSE.line * size
    high, low = _SMALL_LETTERS
    return letters.top <= y <= letters.bottom and high <= (y - letters.top) % pitch / size <= low
