"""What lies below a shape or a picture, so that nobody sees it, or a part of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from parsers.pptx.geometry import outline
from parsers.pptx.ink import BESIDE, STRETCH, cell_ink, ink, longest_line, size_of
from parsers.pptx.page import Page
from parsers.pptx.unseen import EIGHTH, covers, covers_most, hides, hides_some, lean, veils
from parsers.pptx.xml import A, Element, P, R, child, descend, nonvisual
from parsers.unseen import BELOW, PARTLY, Reason
from schema import Box, Cell, Mark, Paragraph, Severity, Shape
from schema.diagnostic import short

# No ball or light that tells a status is larger, in points, and no sticker or pictogram either.
LARGEST_BALL: Final = 60.0

_DRAWING: Final = "(drawing)"  # what is said to lie below something, where it has no text

# Of a cell's height: what covers so much of it covers a line, wherever in the cell that stands.
_HEIGHT: Final = 0.7

# Points: a bar that is no higher is a line, of which others tell.
_LOWEST: Final = 4.0
_WORD: Final = 1.2  # of the font size: a bar over two letters or three

# Of an ellipse's sides: what lies so far in at each side is the largest rectangle in it.
_ROUND: Final = (1 - 0.5**0.5) / 2

# Of an arrow's sides: its shaft begins so far in where nobody has changed it, and a star covers as much.
_SHAFT: Final = 0.25

# Names of presets that fill their box but for a corner or a tip, that are as good as ellipses, and that
# fill the middle of their box.
_BOXED: Final = (
    "wedgeRect", "wedgeRoundRect", "borderCallout", "accentBorderCallout", "foldedCorner", "homePlate",
    "flowChartDocument", "flowChartInternalStorage", "flowChartPredefinedProcess",
)  # fmt: skip
_OVAL: Final = ("cloud", "wedgeEllipse", "hexagon", "heptagon", "octagon", "decagon", "dodecagon")
_SOLID: Final = (
    "star", "irregularSeal", "pentagon", "parallelogram", "trapezoid", "diamond", "chevron", "plus", "cube", "can",
    "heart", "sun", "wave", "doubleWave", "ribbon", "ellipseRibbon", "flowChart", "teardrop", "actionButton",
)  # fmt: skip
_HOLLOW: Final = frozenset({"donut", "noSmoking"})


def below(
    page: Page, element: Element, box: Box, *, patch: bool = False
) -> list[tuple[str, Reason]]:
    """Return the texts that stand below a shape: a legend under a sticker still says what it says.

    `patch` tells that nobody sees the shape itself, but for what it covers.
    """
    large = max(box.width, box.height) > LARGEST_BALL
    found = [
        *_texts_below(page, box, partly=large or patch),
        *_cells_below(page, box, partly=large, patch=patch),
    ]
    if large:  # of smaller ones the interpreter knows itself
        marks = [mark for mark in page.marks if _tells(mark) and covers(box, mark.box)]
        found += [(mark.alt or _DRAWING, BELOW) for mark in marks]
    return found if found and identifier(element) not in page.animated else []


def tell_below(page: Page, element: Element, box: Box, turn: float, *, patch: bool) -> None:
    """Say what lies below a painted shape; `turn` is how far the groups around it are turned."""
    properties = child(element, f"{P}spPr")
    over = below(page, element, box, patch=patch) or _under_bar(page, box)
    covered = within(box, properties, turn) if over else None  # most shapes lie over nothing
    if covered is None:
        return
    found = below(page, element, covered, patch=patch) if hides_some(properties) else []
    page.unseen += found
    if not found and veils(properties):
        if below(page, element, covered):
            tell_veiled(page, covered, "A shape", rows=1)
        else:
            _tell_bar(page, covered)


def _under_bar(page: Page, box: Box) -> list[str]:
    """Return the texts of cells of which a bar, lower than their letters, lies over a part of their lines."""
    if not _LOWEST < box.height <= box.width / 2:
        return []
    return [
        cell.text
        for table in page.tables
        if table.box is not None and table.box.contains(box.center)
        for cell, letters in cell_ink(page, table)
        if box.height < size_of(cell.paragraphs)
        and letters.top < box.center[1] < letters.bottom
        and min(box.x1, letters.x1) - max(box.x0, letters.x0) >= _WORD * size_of(cell.paragraphs)
    ]


def _tell_bar(page: Page, box: Box) -> None:
    """Say so where a bar lies over a part of the height of a cell's letters: as a marker or a pen does."""
    texts = _under_bar(page, box)
    if texts:
        page.note(
            Severity.INFO,
            "unread-object",
            f"A bar lies over a part of “{short(texts[0])}” in a table on slide {page.number}; if it strikes out or "
            "marks the text, say so in the text.",
        )


def under_frame(page: Page, element: Element, box: Box) -> list[tuple[str, Reason]]:
    """Return the texts that a frame lies over, such as a chart's: what it leaves open is unknown."""
    found = list(_cells_below(page, box, partly=False, patch=False))
    for number, shape in page.written.items():
        text = page.texts[number]
        if text.box is not None and text.box.overlap(box):
            letters = ink(page, shape, text.box, text.paragraphs) or text.box
            found += [(text.text, BELOW)] if covers(box, letters) else []
    return found if found and identifier(element) not in page.animated else []


def _tells(mark: Mark) -> bool:
    """Tell whether a drawing may be a sign or says something: the bar below a full one does neither."""
    small = max(mark.box.width, mark.box.height) <= LARGEST_BALL
    return small or mark.alt is not None or mark.text is not None


def tell_veiled(page: Page, box: Box, what: str, rows: int) -> None:
    """Say so where something that texts show through lies over those in so many rows of a table."""
    if any(
        len({cell.row for cell, letters in cell_ink(page, table) if _is_over(box, cell, letters)})
        >= rows
        for table in page.tables
        if table.box is not None and table.box.overlap(box)
    ):
        page.note(
            Severity.INFO,
            "unread-object",
            f"{what} lies over rows of a table on slide {page.number}, which show through it; if it "
            "strikes out or adds something, do so in the text.",
        )


def _is_over(box: Box, cell: Cell, letters: Box) -> bool:
    return covers_most(box, letters) or (cell.box is not None and covers_most(box, cell.box))


def _texts_below(page: Page, box: Box, *, partly: bool) -> Iterator[tuple[str, Reason]]:
    for number, text in enumerate(page.texts):
        if text.box is None or not text.box.overlap(box):
            continue
        if covers(box, text.box):
            yield text.text, BELOW
        elif partly and number in page.written:
            letters = ink(page, page.written[number], text.box, text.paragraphs)
            if letters is not None and _hides_letters(box, letters, text.paragraphs):
                yield text.text, PARTLY


def _hides_letters(box: Box, letters: Box, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Tell whether a box covers a stretch of a line, and its height."""
    size = size_of(paragraphs)
    across = min(box.x1, letters.x1) - max(box.x0, letters.x0)
    down = min(box.bottom, letters.bottom) - max(box.top, letters.top)
    return across >= STRETCH * size and down >= size


def _cells_below(
    page: Page, box: Box, *, partly: bool, patch: bool
) -> Iterator[tuple[str, Reason]]:
    for table in page.tables:
        if table.box is None or not table.box.overlap(box):
            continue
        for cell, letters in cell_ink(page, table):
            if cell.box is None:
                continue
            if covers_most(box, cell.box):
                yield cell.text, BELOW
            elif (partly or patch) and _hides_part(box, cell.box, cell, letters, patch=patch):
                yield cell.text, PARTLY


def _hides_part(box: Box, place: Box, cell: Cell, letters: Box, *, patch: bool) -> bool:
    """Tell whether a box covers a stretch of a cell's longest line, be that at the left or centred.

    A patch does where it covers one of both. `letters` are where the cell's stand.
    """
    down = min(box.bottom, place.bottom) - max(box.top, place.top)
    room = place.width - 2 * BESIDE
    length = min(longest_line(cell.paragraphs), room)
    across = [
        min(box.x1, x0 + length) - max(box.x0, x0)
        for x0 in (place.x0 + BESIDE, place.x0 + BESIDE + (room - length) / 2)
    ]
    size = size_of(cell.paragraphs)
    least = min(STRETCH * size, length / 2)
    if patch:
        return down >= size and max(across) >= least
    over = min(box.bottom, letters.bottom) - max(box.top, letters.top)
    return (down >= _HEIGHT * place.height or over >= size) and min(across) >= least


def within(box: Box, properties: Element | None, turn: float) -> Box | None:
    """Return the upright rectangle that a shape of a box covers, None where that is unknown.

    `properties` are the shape's (`p:spPr`), `turn` is how far the groups around are turned.
    """
    preset = descend(properties, f"{A}prstGeom")
    name = (preset.get("prst") or "") if preset is not None else ""
    shape = outline(properties, box).shape
    if shape is Shape.RECTANGLE or name.startswith(_BOXED):
        inset = 0.0
    elif (shape is Shape.ELLIPSE and name not in _HOLLOW) or name.startswith(_OVAL):
        inset = _ROUND
    elif name.endswith("Arrow") or name.startswith(_SOLID):
        inset = _SHAFT
    else:
        return None
    return _upright(
        (1 - 2 * inset) * box.width, (1 - 2 * inset) * box.height, box, lean(properties, turn)
    )


def _upright(width: float, height: float, box: Box, turn: float) -> Box:
    """Return the largest upright rectangle in one that is turned by so many degrees, amid a box."""
    if abs(turn) > EIGHTH:
        width, height, turn = height, width, 2 * EIGHTH - abs(turn)
    if turn:
        sin, cos = abs(math.sin(math.radians(turn))), math.cos(math.radians(turn))
        low, high = sorted((width, height))
        if low <= 2 * sin * cos * high:  # two corners lie on the long sides, the others amid them
            wide, tall = low / 2 / sin, low / 2 / cos
            width, height = (wide, tall) if width >= height else (tall, wide)
        else:
            rest = cos**2 - sin**2
            width, height = (width * cos - height * sin) / rest, (height * cos - width * sin) / rest
    x, y = box.center
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def identifier(element: Element) -> str | None:
    """Return the id of a shape, by which animations know it."""
    properties = descend(nonvisual(element), f"{P}cNvPr")
    return properties.get("id") if properties is not None else None


def hides_below(page: Page, blip: Element | None) -> bool:
    """Tell whether a picture hides what lies below it."""
    if blip is None or child(blip, f"{A}alphaModFix") is not None:
        return False
    picture = page.part.picture(blip.get(f"{R}embed"))
    return picture is None or hides(picture)
