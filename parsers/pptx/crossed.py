"""Rows of a table that a line is drawn through, as one does that crosses them out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.pptx.page import Page
from parsers.pptx.xml import A, Element, children, descend
from schema import Box, Cell, Severity, Table
from schema.diagnostic import short

# Of a table's or a cell's width: a line as long crosses it; shorter ones point to a part of it.
_MOST: Final = 0.5

# Of a row's height: nearer to its edges a line parts it from the next one, or is a heading's.
_EDGE: Final = 0.25

_STRAIGHT: Final = frozenset({"line", "straightConnector1"})
_ENDS: Final = (f"{A}headEnd", f"{A}tailEnd")


def tell_crossed(page: Page, properties: Element | None, box: Box) -> None:
    """Say so where a shape is a line through the middle of a row of a table that is below it.

    `properties` are the shape's (`p:spPr`), `box` is its. An arrow shows how long something lasts.
    """
    for table in page.tables:
        if table.box is None or box.width < _MOST * table.box.width:
            continue
        rows = list(_crossed(table, box))
        if not rows or not _is_line(properties):
            continue
        texts = (cell.text for cell in table.cells if cell.row in rows and cell.paragraphs)
        page.note(
            Severity.WARNING,
            "struck-text",
            f"A line is drawn through the row “{short(' '.join(' '.join(texts).split()))}” of a table on "
            f"slide {page.number}, which was read; if it is crossed out, strike out its text or "
            "delete it.",
        )


def _is_line(properties: Element | None) -> bool:
    preset = descend(properties, f"{A}prstGeom")
    if preset is None or preset.get("prst") not in _STRAIGHT:
        return False
    stroke = descend(properties, f"{A}ln")
    parts = children(stroke) if stroke is not None else ()
    return not any(
        part.tag == f"{A}noFill" or (part.tag in _ENDS and part.get("type", "none") != "none")
        for part in parts
    )


def _crossed(table: Table, box: Box) -> Iterator[int]:
    """Yield the rows of which a line crosses most cells that have text."""
    written: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.paragraphs and cell.row_span == 1:
            written.setdefault(cell.row, []).append(cell)
    for row, cells in written.items():
        crossed = [cell for cell in cells if cell.box is not None and _crosses(box, cell.box)]
        if 2 * len(crossed) > len(cells):
            yield row


def _crosses(box: Box, cell: Box) -> bool:
    """Tell whether a line's box lies in a cell and crosses the middle of it."""
    edge = _EDGE * cell.height
    across = min(box.x1, cell.x1) - max(box.x0, cell.x0)
    within = cell.top <= box.top and box.bottom <= cell.bottom
    _, middle = box.center
    return (
        within and cell.top + edge <= middle <= cell.bottom - edge and across >= _MOST * cell.width
    )
