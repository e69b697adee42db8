"""Text boxes that stand as a table's cells do: the file says of none that it is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from parsers.pptx.page import Page
from schema import Box, Severity

# Rows with text boxes in so many columns, and such columns; fewer are tiles, or columns of text.
FEWEST: Final = 3
# Points; boxes that somebody set side by side, or under one another, begin this near to each other.
NEAR: Final = 3.0


def tell_boxes(page: Page) -> None:
    """Say so where text boxes stand in rows and columns, since nothing of a slide's tables holds them."""
    boxes = [text.box for text in page.texts if text.box is not None and text.paragraphs]
    if len(boxes) >= FEWEST * FEWEST and _are_cells(boxes):
        page.note(
            Severity.INFO,
            "table-guessed",
            f"On slide {page.number} text boxes stand in rows and columns as a table's cells do; they "
            "were read as texts, each by itself: make a table of them if they are one.",
        )


def _are_cells(boxes: Sequence[Box]) -> bool:
    """Tell whether several rows have a box in several columns, and each of these in several rows."""
    columns = [c for c in _groups(boxes, lambda box: box.x0) if len(c) >= FEWEST]
    kept = [box for column in columns for box in column]
    rows = [row for row in _groups(kept, lambda box: box.top) if len(row) >= FEWEST]
    return len(columns) >= FEWEST and len(rows) >= FEWEST


def _groups(boxes: Sequence[Box], at: Callable[[Box], float]) -> list[list[Box]]:
    """Gather boxes that begin at nearly one place, by the place that `at` gives."""
    start = -NEAR

    def begun(box: Box) -> float:
        nonlocal start
        if at(box) - start > NEAR:
            start = at(box)
        return start

    return [list(group) for _, group in groupby(sorted(boxes, key=at), begun)]
