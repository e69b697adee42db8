"""Tables that stand under one another, told apart by the headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.pdf.aligned import Row

OTHER_SIZE: Final = 1.08  # ratio of sizes from which a line is set apart from a table's body


def stacked(rows: Sequence[Row]) -> list[list[int]]:
    """Part rows into the tables that stand under one another with headings between them.

    A heading is set in bold or larger than the rows around it. One that is the first row's equal
    word for word is a header and stays with its table; others belong to none.
    """
    sizes = sorted(segment.size for row in rows for segment in row.segments)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    apart = [_set_apart(row, usual) for row in rows]
    whole = [list(range(len(rows)))]
    heads = [i for i, row in enumerate(rows) if i and apart[i] and len(row.segments) > 1]
    texts = [[segment.text for segment in row.segments] for row in rows]
    again = apart[:1] == [True] and all(texts[i][1:] == texts[0][1:] for i in heads)
    if not heads or (sum(apart) > len(rows) / 2 and not again):
        return whole
    headers = {i for i in heads if texts[i] == texts[0]}
    headings = {i for i in heads if texts[i] != texts[0]}
    if apart[0] and any(texts[i][1:] == texts[0][1:] for i in headings):
        headings.add(0)
    out: list[list[int]] = [[]]
    for index in range(len(rows)):
        if index in headers or index in headings:
            out.append([])
        if index not in headings:
            out[-1].append(index)
    return [part for part in out if part]


def _set_apart(row: Row, usual: float) -> bool:
    pieces = [piece for segment in row.segments for piece in segment.pieces]
    return bool(pieces) and (
        all(piece.bold for piece in pieces)
        or min(segment.size for segment in row.segments) > OTHER_SIZE * usual
    )
