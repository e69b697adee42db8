"""What stands outside a slide, or reaches over its edge."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parsers.pptx.ink import SIZE, STRETCH, height, ink, size_of
from parsers.pptx.page import Page
from parsers.pptx.unseen import covers
from parsers.pptx.xml import A, Element, P, descend
from parsers.unseen import PARTLY
from schema import Box, Paragraph, Severity, Table
from schema.diagnostic import short

_CUT: Final = frozenset(
    {"clip", "ellipsis"}
)  # what becomes of a text that its shape has no room for


def off_slide(page: Page, box: Box | None, what: str) -> bool:
    """Tell whether a box lies wholly outside the slide, and say so in the diagnostics."""
    if box is None or not _is_outside(box, page.size):
        return False
    page.note(
        Severity.INFO,
        "off-slide",
        f"{what} stands outside slide {page.number}, where nobody sees it, and was left out; "
        "move it onto the slide if it belongs there.",
    )
    return True


def tell_over_edge(
    page: Page, element: Element, box: Box, paragraphs: tuple[Paragraph, ...]
) -> None:
    """Say so where a shape's text runs over the edge of the slide, or is cut off at its own.

    Its letters do, not only its box; they may stand outside of it.
    """
    whole = Box(0.0, 0.0, *page.size)
    body = descend(element, f"{P}txBody", f"{A}bodyPr")
    clipped = body is not None and (body.get("wrap"), body.get("horzOverflow")) == ("none", "clip")
    inside = covers(whole, box) and height(paragraphs, max(box.width, SIZE)) <= box.height
    if (inside and not clipped) or not whole.area:
        return
    letters = ink(page, element, box, paragraphs)
    if letters is None:
        return
    out = STRETCH * size_of(paragraphs)
    if not covers(_around(whole, out), letters):
        page.note(
            Severity.WARNING,
            "off-slide",
            f"The text “{beginning(paragraphs)}” runs over the edge of slide {page.number} and was "
            "read as a whole: make it fit on the slide.",
        )
    elif (clipped and letters.width > box.width + out) or (
        body is not None and body.get("vertOverflow") in _CUT and letters.height > box.height + out
    ):
        page.unseen.append((" ".join([one.text for one in paragraphs]), PARTLY))


def _around(box: Box, out: float) -> Box:
    return Box(box.x0 - out, box.top - out, box.x1 + out, box.bottom + out)


def beginning(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return how a text begins, to tell which one is meant."""
    return short(" ".join(paragraphs[0].text.split()))


def _is_outside(box: Box, size: tuple[float, float]) -> bool:
    """Tell whether a box lies wholly outside a slide of a known size."""
    width, height = size
    if not width or not height:
        return False
    return box.x1 <= 0 or width <= box.x0 or box.bottom <= 0 or height <= box.top


def on_slide(page: Page, table: Table) -> Table:
    """Return a table without the texts of its cells outside the slide, and say what reaches there."""
    whole = Box(0.0, 0.0, *page.size)
    if covers(whole, table.box) or not whole.area:
        return table
    over = [
        cell
        for cell in table.cells
        if cell.box is not None and cell.paragraphs and not covers(whole, cell.box)
    ]
    if not over:
        return table
    outside = [cell for cell in over if cell.box is not None and _is_outside(cell.box, page.size)]
    lost, cut = ([" ".join(cell.text.split()) for cell in cells] for cells in (outside, over))
    ends = "were left out" if outside else "were read"
    page.note(
        Severity.WARNING,
        "off-slide",
        f"A table reaches over the edge of slide {page.number}; texts there, such as "
        f"“{short((lost or cut)[0])}”, {ends}: make the table fit on the slide.",
    )
    bare = {(cell.row, cell.column) for cell in outside}
    cells = [
        replace(cell, paragraphs=()) if (cell.row, cell.column) in bare else cell
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))
