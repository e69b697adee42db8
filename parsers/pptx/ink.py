"""Where the letters of a text stand in its box, and how high a row grows by them: estimated.

A file says a text's box and size, and leaves the rest to the program that sets it. Estimates fall
short of what is set, so that what they tell of is so, but for those that ask for more (`USUAL`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Final, NamedTuple

from parsers.pptx.page import Page
from parsers.pptx.placeholders import Placeholder, placeholder
from parsers.pptx.xml import A, Element, P, child, degrees, descend, points
from schema import Box, Cell, Paragraph, Table


class Setting(NamedTuple):
    """How wide a letter is on the mean, and how far it is from line to line, by the font size.

    `torn` letters find no room at the end of a line that is broken, since their word goes on.
    """

    letter: float
    line: float
    torn: int = 0


# The letters of Norwegian text in a narrow font (Calibri) are 0.49 wide on the mean, and its lines
# 1.22 apart; Arial's are 0.52 wide and 1.15 apart.
SPARSE: Final = Setting(0.45, 1.15)
USUAL: Final = Setting(0.5, 1.22, torn=4)
SIZE: Final = 18.0  # points, where nothing says another (ECMA-376, 21.1.2.3.2)
# Points between a box or a cell and its text, where nothing says others (ECMA-376, 21.1.2.1.1).
BESIDE: Final = 7.2
ABOVE: Final = 3.6
# Of the font size: who misses so much of a line misses a letter.
STRETCH: Final = 0.5
_PART: Final = 1.5  # of the font size: a part of a word

# Which part of the free room stands ahead of a text, by how it is aligned or anchored.
_AHEAD: Final[Mapping[str | None, float]] = {"ctr": 0.5, "r": 1.0, "b": 1.0}


def height(paragraphs: Iterable[Paragraph], width: float, setting: Setting = SPARSE) -> float:
    """Return how high a text is that is set to a width, in points."""
    whole = 0.0
    for paragraph in paragraphs:
        size = paragraph.size or SIZE
        room = width / (setting.letter * size)  # in letters
        text = paragraph.text
        lines = 1
        if len(text) > room or "\n" in text:
            broken = max(room - setting.torn, 1.0)
            lengths = map(len, text.split("\n"))
            lines = sum([ceil(n / broken) if n > room else 1 for n in lengths])
        whole += setting.line * size * lines
    return whole


def longest_line(paragraphs: Iterable[Paragraph]) -> float:
    """Return how long the longest line of a text is, in points, if none is wrapped."""
    lengths = [
        SPARSE.letter * (paragraph.size or SIZE) * len(line)
        for paragraph in paragraphs
        for line in paragraph.text.split("\n")
    ]
    return max(lengths, default=0.0)


def size_of(paragraphs: Sequence[Paragraph]) -> float:
    """Return the font size that a text begins in, in points."""
    return (paragraphs[0].size if paragraphs else None) or SIZE


def ink(page: Page, element: Element, box: Box, paragraphs: Sequence[Paragraph]) -> Box | None:
    """Return where the letters of a shape stand at least; None where they run another way.

    `box` is the shape's, `paragraphs` are what is written in it.
    """
    found = placeholder(element)
    shapes = (element, *(page.inheritance.ancestors(found) if found is not None else ()))
    bodies = [
        body for shape in shapes if (body := descend(shape, f"{P}txBody", f"{A}bodyPr")) is not None
    ]

    def stated(name: str) -> str | None:
        return next((value for body in bodies if (value := body.get(name)) is not None), None)

    turn = descend(element, f"{P}spPr", f"{A}xfrm")
    if stated("vert") not in {None, "horz"} or (turn is not None and degrees(turn.get("rot"))):
        return None
    left, right, top, bottom = (
        usual if (inset := points(stated(name))) is None else inset
        for name, usual in (("lIns", BESIDE), ("rIns", BESIDE), ("tIns", ABOVE), ("bIns", ABOVE))
    )
    room = max(box.width - left - right, SIZE)
    length = longest_line(paragraphs)
    if stated("wrap") != "none":
        if length > room:  # no line is longer, and most end a part of a word before
            length = max(room - _PART * size_of(paragraphs), 0.0)
        high = height(paragraphs, room)
    else:
        high = height(paragraphs, max(length, SIZE))
    x0 = box.x0 + left + _AHEAD.get(_alignment(page, element, found), 0.0) * (room - length)
    y0 = box.top + top + _AHEAD.get(stated("anchor"), 0.0) * (box.height - top - bottom - high)
    return Box(x0, y0, x0 + length, y0 + high)


def cell_ink(page: Page, table: Table) -> Iterator[tuple[Cell, Box]]:
    """Yield the cells of a table that have text, each with where its letters stand at least.

    They are taken to begin at the left. No place is told of letters that run another way.
    """
    stated = page.cells.get(table.box) if table.box is not None else None
    for cell, properties in zip(table.cells, stated or (), strict=False):
        if cell.box is None or not cell.paragraphs:
            continue
        said = properties.get if properties is not None else _nothing
        if said("vert", "horz") != "horz":
            yield cell, Box(cell.box.x0, cell.box.top, cell.box.x0, cell.box.top)
            continue
        left, right, top, bottom = (
            usual if (inset := points(said(name))) is None else inset
            for name, usual in (
                ("marL", BESIDE),
                ("marR", BESIDE),
                ("marT", ABOVE),
                ("marB", ABOVE),
            )
        )
        room = max(cell.box.width - left - right, SIZE)
        high = height(cell.paragraphs, room)
        free = max(cell.box.height - top - bottom - high, 0.0)
        x0, y0 = cell.box.x0 + left, cell.box.top + top + _AHEAD.get(said("anchor"), 0.0) * free
        yield cell, Box(x0, y0, x0 + min(longest_line(cell.paragraphs), room), y0 + high)


def _nothing(_: str, usual: str | None = None) -> str | None:
    return usual


def _alignment(page: Page, element: Element, found: Placeholder | None) -> str | None:
    """Return how the first paragraph of a shape is aligned, None where nothing says it."""
    body = child(element, f"{P}txBody")
    own = [descend(body, f"{A}p", f"{A}pPr"), descend(body, f"{A}lstStyle", f"{A}lvl1pPr")]
    lists = page.inheritance.styles(found).lists
    above = [child(style, f"{A}lvl1pPr") for style in lists]
    stated = (one.get("algn") for one in (*own, *above) if one is not None)
    return next((value for value in stated if value is not None), None)
