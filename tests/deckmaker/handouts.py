"""Sheets on which PowerPoint prints several slides: where they stand, and what stands around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckmaker.pen import Letters, Pen
from schema.deck import Box

#: Columns and rows of slides on a sheet.
_LAYOUT = {1: (1, 1), 2: (1, 2), 3: (2, 3), 4: (2, 2), 6: (2, 3), 9: (3, 3)}
_WITH_LINES = 3  # slides on a sheet beside which there are lines to write on
_EDGE, _HEAD = 0.09, 0.07  # margins of a sheet, as shares of its width and height
_ROOM = 0.92  # of its place that a slide takes up
_LINES = 7


def places(size: tuple[float, float], up: int, shape: float) -> list[Box]:
    """Return where slides of a shape (width over height) stand on a sheet, in points."""
    columns, rows = _LAYOUT[up]
    left, top = _EDGE * size[0], _HEAD * size[1]
    width, height = (size[0] - 2 * left) / columns, (size[1] - 2 * top) / rows
    across = min(width, height * shape) * _ROOM
    out = []
    for n in range(up):
        row, column = divmod(n, 1 if up == _WITH_LINES else columns)
        x, y = left + (column + 0.5) * width, top + (row + 0.5) * height
        down = across / shape
        out.append(Box(x - across / 2, y - down / 2, x + across / 2, y + down / 2))
    return out


def around(pen: Pen, boxes: Sequence[Box], size: tuple[float, float], number: int) -> None:
    """Draw the slides' frames, the lines to write on, and the sheet's header and footer."""
    width, height = size
    pen.scale, pen.left, pen.top = 1.0, 0.0, 0.0
    for box in boxes:
        pen.frame(box)
        if len(boxes) == _WITH_LINES:
            for n in range(_LINES):
                y = box.top + (n + 0.5) * box.height / _LINES
                pen.line((box.x1 + 20, y), (width - _EDGE * width, y), 0.75, "000000")
    letters = Letters(size=12.0)
    for x, y, text in _margins(width, height, number):
        pen.begin("P")
        pen.string(x, y, text, letters)
        pen.end()


def _margins(width: float, height: float, number: int) -> Iterator[tuple[float, float, str]]:
    yield 8.0, 24.0, "Styringsgruppen for anskaffelser"
    yield width - 80.0, 24.0, "19.10.2023"
    yield 8.0, height - 16.0, "Unntatt offentlighet"
    yield width - 20.0, height - 16.0, str(number)
