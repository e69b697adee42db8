"""All that a row shows of its status, before it is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final

from parsers.report.measures.rowreading import Reading
from parsers.report.page.drawings import Drawn, share_status
from parsers.report.words.statuses import StatusText, StatusWordsReader
from schema import Cell, Status
from schema.values import dataclass
from schema.vocabulary import Column

_NOTHING: Final = StatusText()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCell:
    """All that a row shows of its status: words, the colours of its symbol, drawings, a fill.

    `bare` is a dash or an arrow that stands alone, which says nothing unless a legend explains it.
    `own_fill` tells that no other cell of the row has the fill: it is no band of the table's.
    `struck` tells that what stood there was struck out.
    """

    words: StatusText = field(default_factory=StatusText)
    bare: str = ""
    symbol: str | None = None
    colour: str | None = None
    drawn: tuple[Drawn, ...] = ()
    fill: str | None = None
    own_fill: bool = False
    struck: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing at all is shown, a fill aside."""
        return self.words == _NOTHING and not self.drawn and not self.struck


def shown(reading: Reading, row: int, cells: Sequence[Cell]) -> StatusCell:
    """Return all that a row shows of its status, in its `cells` for it and over them."""
    text = "\n".join(
        [
            f"{paragraph.bullet or ''} {paragraph.unstruck}"
            for cell in cells
            for paragraph in reading.led(cell).status
        ]
    )
    text = "\n".join((text, reading.leading_sign(row), *reading.overlays.status_texts(row)))
    symbol, colour = _symbol(cells, reading.words)
    ticked = _ticked(reading, row) if reading.ticked else ()
    if ticked:
        heads = (reading.header.texts[column] for column in ticked)
        text = "\n".join(map(reading.words.unbroken, heads))
        symbol = colour = None
    # A whole row may have its status's colour, or the cell of one column.
    painted = cells or [cell for cell in reading.grid.begun[row] if cell.column == reading.painted]
    painted = painted or reading.cells(row, Column.TILTAK)
    fill = next((cell.fill for cell in painted if cell.fill is not None), None)
    words = reading.words.text(text)
    return StatusCell(
        words=words,
        bare=text.strip() if words == _NOTHING else "",
        symbol=symbol,
        colour=colour,
        drawn=() if reading.ticked else reading.overlays.drawn(row),
        fill=fill,
        own_fill=fill is not None and fill not in _fills_beside(reading, row, cells),
        struck=any([_is_struck(cell) for cell in cells if cell.row in reading.grid.struck]),
    )


def _fills_beside(reading: Reading, row: int, cells: Sequence[Cell]) -> list[str | None]:
    """Return the fills of the row's other cells."""
    places = [(cell.row, cell.column) for cell in cells]
    return [cell.fill for cell in reading.grid.begun[row] if (cell.row, cell.column) not in places]


def _is_struck(cell: Cell) -> bool:
    """Tell whether a paragraph of a cell is struck out as a whole."""
    return any(p.text.strip() and not p.unstruck.strip() for p in cell.paragraphs)


def _ticked(reading: Reading, row: int) -> list[int]:
    """Return the columns headed by statuses in which a row has a tick.

    A disc drawn over one of them is a tick, if the others are bare or have empty balls; so is the
    fill of a cell, if it is the only one of its colour. An empty box or ball is none.
    """
    texts = reading.grid.texts[row]
    filled = [column for column in reading.ticked if texts[column]]
    ticked = [n for n in filled if reading.words.symbol(texts[n]) is not Status.NOT_STARTED]
    if filled:
        return ticked
    painted = [
        column
        for drawn in reading.overlays.drawn(row)
        for column in reading.ticked
        if share_status(drawn) not in (None, Status.NOT_STARTED)
        and (place := reading.grid.column_boxes[column]) is not None
        and place.x0 <= drawn.box.center[0] < place.x1
    ]
    if painted:
        return painted if len(painted) == 1 else []
    fills = {
        column: cell.fill if (cell := reading.grid.cell(row, column)) is not None else None
        for column in reading.ticked
    }
    painted = [
        column
        for column, fill in fills.items()
        if fill is not None and list(fills.values()).count(fill) == 1
    ]
    return painted if len(painted) == 1 else []


def _symbol(cells: Sequence[Cell], words: StatusWordsReader) -> tuple[str | None, str | None]:
    for cell in cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                sign = "" if run.struck else run.text.strip()[:1]
                if sign and words.symbol(sign) is not None:
                    return sign, run.colour
    return None, None
