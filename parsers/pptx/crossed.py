"""Rows and cells of a table that a line is drawn through, as one does that crosses them out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.pptx.page import Page
from parsers.pptx.xml import A, Element, children, descend
from schema import Box, Cell, Severity, Table
from schema.diagnostic import short

# Of a table's or a cell's width: a line as long crosses it; shorter ones point to a part of it.
_MOST: Final = 0.5

# Of a row's height: nearer to its edges a line parts it from the next one, or is a heading's.
_EDGE: Final = 0.25

# Of the font size: a letter is no narrower on average, and a line through a text as long as its letters.
_LETTER: Final = 0.4

_STRAIGHT: Final = frozenset({"line", "straightConnector1"})
_DIAGONALS: Final = (f"{A}lnTlToBr", f"{A}lnBlToTr")
_ENDS: Final = (f"{A}headEnd", f"{A}tailEnd")


def tell_crossed(page: Page, properties: Element | None, box: Box) -> None:
    """Say so where a shape is a line through the middle of a row of a table below it, or of a cell.

    `properties` are the shape's (`p:spPr`), `box` is its. An arrow shows how long something lasts.
    """
    for table in page.tables:
        if table.box is None or not table.box.contains(box.center):
            continue
        what, texts = "row", list(_crossed(table, box))
        if not texts:
            what, texts = "cell", [cell.text for cell in table.cells if _is_struck(box, cell)]
        if not texts or not _is_line(properties):
            continue
        page.note(
            Severity.WARNING,
            "struck-text",
            f"A line is drawn through the {what} “{short(' '.join(' '.join(texts).split()))}” of a table "
            f"on slide {page.number}, which was read; if it is crossed out, strike out its text or "
            "delete it.",
        )


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


def _crossed(table: Table, box: Box) -> Iterator[str]:
    """Yield the texts of the rows of which a line crosses most cells that have text."""
    if table.box is None or box.width < _MOST * table.box.width:
        return
    written: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.paragraphs and cell.row_span == 1:
            written.setdefault(cell.row, []).append(cell)
    for cells in written.values():
        crossed = [cell for cell in cells if cell.box is not None and _crosses(box, cell.box)]
        if 2 * len(crossed) > len(cells):
            yield from (cell.text for cell in cells)


def _is_struck(box: Box, cell: Cell) -> bool:
    """Tell whether a line crosses the middle of a cell, be it no longer than the cell's text."""
    if cell.box is None or not cell.paragraphs:
        return False
    size = max(paragraph.size or 0.0 for paragraph in cell.paragraphs)
    letters = max(len(line) for line in cell.text.split("\n"))
    return _crosses(box, cell.box, min(_MOST * cell.box.width, _LETTER * size * letters))


def _crosses(box: Box, cell: Box, least: float | None = None) -> bool:
    """Tell whether a line's box lies in a cell and crosses the middle of it, `least` points or half."""
    edge = _EDGE * cell.height
    across = min(box.x1, cell.x1) - max(box.x0, cell.x0)
    within = cell.top <= box.top and box.bottom <= cell.bottom
    _, middle = box.center
    return (
        within
        and cell.top + edge <= middle <= cell.bottom - edge
        and across >= (_MOST * cell.width if least is None else least)
    )
