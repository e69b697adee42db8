"""Signs of a PDF's column that stand at the end of the text beside it, which ran into the column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.words.icons import is_icon
from schema import Diagnostic

# Of a column's cells: where so many begin with a sign, one that does not lacks its.
USUAL: Final = 0.5


def stray_icons(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each row in which a sign ends one text and is missing from the next column.

    Code: `icons-guessed`.
    """
    for listing in listings:
        if listing.grid is None or listing.grid.table.found_by == "tags":
            continue
        texts = [listing.grid.texts[row.row + listing.header.row] for row in listing.rows]
        signed = [column for column in range(listing.grid.columns) if _is_signed(texts, column)]
        for row, cells in zip(listing.rows, texts, strict=True) if signed else ():
            text = _taking_along(cells, signed)
            if text is not None:
                yield Diagnostic.warning(
                    "icons-guessed",
                    f"The text “… {text[-30:]}” of row {row.row} on slide {row.slide} ends with "
                    "a sign that may be of the column beside it, which has none in this row; compare "
                    "the row with the slide.",
                    slide=row.slide,
                    row=row.row,
                )


def _is_signed(texts: Sequence[Sequence[str]], column: int) -> bool:
    """Tell whether most cells of a column begin with a sign, and some do not."""
    count = sum([is_icon(row[column][:1]) for row in texts])
    return USUAL * len(texts) <= count < len(texts)


def _taking_along(cells: Sequence[str], signed: Sequence[int]) -> str | None:
    """Return the text of a row that ends with the sign of a column beside it, None where none does."""
    for column in signed:
        if not is_icon(cells[column][:1]):
            for text in (*cells[max(0, column - 1) : column], *cells[column + 1 : column + 2]):
                if len(text) > 1 and is_icon(text[-1]):
                    return text
    return None
