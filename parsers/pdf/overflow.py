"""Lines that run over the end of their row, where rows did not grow with their texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.pdf.draft import CellDraft, TableDraft
from parsers.pdf.page import Piece

ONE_LINE: Final = 0.15  # of the size: pieces of one line have their baselines this near
ON_PITCH: Final = 0.12  # of the size: a line stands this near to where the text above goes on


def put_back(draft: TableDraft) -> None:
    """Put lines that run over a row's end back into the cell above, where its text goes on.

    They stand nearer to a line of the row that they run into than the lines of a text do.
    """
    above: dict[tuple[int, int], CellDraft] = {}
    for cell in draft.cells:
        if len(cell.pieces) > 1 and cell.row:
            if not above:
                above = {(c.row + c.row_span, c.column): c for c in draft.cells if c.pieces}
            upper = above.get((cell.row, cell.column))
            if upper is not None and upper.column_span == cell.column_span:
                _move(upper, cell)


def _move(upper: CellDraft, cell: CellDraft) -> None:
    size = cell.pieces[0].size
    near = ON_PITCH * size
    lines = _lines(upper.pieces, size)
    own = _lines(cell.pieces, size)
    while len(lines) > 1:
        pitch = lines[-1] - lines[-2]
        at = lines[-1] + pitch
        line = next((one for one in own if abs(one - at) <= near), None)
        if line is None or not any(near < abs(one - at) < pitch - near for one in own):
            return
        moved = [p for p in cell.pieces if _nearest(p.baseline, own) == line]
        upper.pieces.extend(moved)
        cell.pieces = [p for p in cell.pieces if _nearest(p.baseline, own) != line]
        own.remove(line)
        lines.append(at)


def _nearest(at: float, lines: Iterable[float]) -> float:
    return min(lines, key=lambda line: abs(line - at))


def _lines(pieces: Iterable[Piece], size: float) -> list[float]:
    """Return the baselines of the lines that pieces stand on, from top to bottom.

    List signs of another font may stand a little higher than their texts.
    """
    out: list[float] = []
    for at in sorted([p.baseline for p in pieces if any(char.isalnum() for char in p.text)]):
        if not out or at - out[-1] > ONE_LINE * size:
            out.append(at)
    return out
