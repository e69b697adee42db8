"""Text boxes that stand as a table's cells do: the file says of none that it is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from parsers.pptx.page import Page
from parsers.pptx.xml import A, Element, P, child, descend
from schema import Box, Severity, TextBox

FEWEST: Final = 3  # rows with text boxes in so many columns, and such columns
FEW: Final = 2  # likewise where a single line stands in each; others are tiles, or columns of text
# Points; boxes that somebody set side by side, or under one another, begin this near to each other.
NEAR: Final = 3.0
LIKE_SIZE: Final = 1.5  # ratio of font sizes: a figure on display over its words has a larger one


def tell_boxes(page: Page) -> None:
    """Say so where text boxes stand in rows and columns, since nothing of a slide's tables holds them."""
    texts = [text for text in page.texts if text.box is not None and text.paragraphs]
    if len(texts) < FEW * FEWEST:
        return
    # Beside a table or drawn things, a few stand as its names or as those things do.
    free = {} if page.tables or page.marks else page.written
    plain = [text for n, text in enumerate(page.texts) if n in free and _is_plain(text, free[n])]
    if (
        _cells(texts, FEWEST, FEWEST)
        or _are_alike(_cells(plain, FEW, FEWEST))
        or _are_alike(_cells(plain, FEWEST, FEW))
    ):
        page.note(
            Severity.INFO,
            "table-guessed",
            f"On slide {page.number} text boxes stand in rows and columns as a table's cells do, "
            "but the file does not say that they are a table: see what was read of them, and make a "
            "table of them if they are one.",
        )


def _is_plain(text: TextBox, shape: Element) -> bool:
    """Tell whether a text is a single line in a box that nothing draws: a tile is painted."""
    looks = child(shape, f"{P}spPr")
    bare = (
        child(shape, f"{P}style") is None
        and descend(looks, f"{A}solidFill") is None
        and descend(looks, f"{A}ln", f"{A}solidFill") is None
    )
    return bare and text.box is not None and len(text.paragraphs) == 1 and "\n" not in text.text


def _are_alike(texts: Sequence[TextBox]) -> bool:
    """Tell whether there are texts, and all are of nearly one size."""
    sizes = [text.paragraphs[0].size or 0.0 for text in texts]
    return bool(sizes) and max(sizes) <= LIKE_SIZE * min(sizes)


def _cells(texts: Sequence[TextBox], fewest: int, rows: int) -> list[TextBox]:
    """Return the texts that stand in so many columns and rows at least, each of several texts."""
    columns = [c for c in _groups(texts, lambda box: box.x0) if len(c) >= rows]
    kept = [text for column in columns for text in column]
    level = [row for row in _groups(kept, lambda box: box.top) if len(row) >= fewest]
    found = len(columns) >= fewest and len(level) >= rows
    return [text for row in level for text in row] if found else []


def _groups(texts: Sequence[TextBox], at: Callable[[Box], float]) -> list[list[TextBox]]:
    """Gather texts that begin at nearly one place, by the place that `at` gives."""
    start = -NEAR
    placed = [(at(text.box), text) for text in texts if text.box is not None]

    def begun(item: tuple[float, TextBox]) -> float:
        nonlocal start
        if item[0] - start > NEAR:
            start = item[0]
        return start

    ordered = sorted(placed, key=itemgetter(0))
    return [[text for _, text in group] for _, group in groupby(ordered, begun)]
