"""Signs of a PDF's column that stand with a text beside it, which ran into the column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.words.icons import is_icon
from schema import Diagnostic
from schema.vocabulary import Column

# Of a column's cells: where so many begin with a sign, one that does not lacks its.
USUAL: Final = 0.5
# Columns of lists: what their texts begin with is a list's sign.
LISTED: Final = (Column.GEVINST, Column.SISTE_STATUS)


def stray_icons(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each row in which a sign stands with one text and is missing from the next column.

    Code: `icons-guessed`.
    """
    for listing in listings:
        if listing.grid is None or listing.grid.table.found_by == "tags":
            continue
        texts = [listing.grid.texts[row.row + listing.header.row] for row in listing.rows]
        own = listing.header.first(Column.TILTAK)
        signed = [
            column
            for column, role in enumerate(listing.header.roles)
            if role not in LISTED and _is_signed(texts, column)
        ]
        for row, cells in zip(listing.rows, texts, strict=True) if signed else ():
            text = next(_taking_along(cells, texts, signed, own), None)
            if text is not None:
                yield Diagnostic.warning(
                    "icons-guessed",
                    f"The text “{text[:60]}” of row {row.row} on slide {row.slide} has a sign that may be "
                    "of the column beside it, which has none in this row; compare the row with the "
                    "slide.",
                    slide=row.slide,
                    row=row.row,
                )


def _is_signed(texts: Sequence[Sequence[str]], column: int) -> bool:
    """Tell whether most of a column's texts begin with a sign, and some of its cells do not."""
    filled = [row[column] for row in texts if row[column]]
    count = sum([is_icon(text[:1]) for text in filled])
    return 0 < count < len(texts) and count >= USUAL * len(filled)


def _holds_signs_alone(texts: Sequence[Sequence[str]], column: int) -> bool:
    """Tell whether a column has signs and nothing else, as one of several to be marked has."""
    return all(is_icon(row[column]) for row in texts if row[column])


def _taking_along(
    cells: Sequence[str], rows: Sequence[Sequence[str]], signed: Sequence[int], own: int | None
) -> Iterator[str]:
    """Yield the texts of a row that have the sign of a column beside them as a word.

    Measures, in their `own` column, may begin with signs. So may texts where in another of the
    `rows` both columns do.
    """
    for column in signed:
        if is_icon(cells[column][:1]):
            continue
        for beside in (column - 1, column + 1):
            if not 0 <= beside < len(cells) or _holds_signs_alone(rows, beside):
                continue
            first, *others = cells[beside].split() or [""]
            led = is_icon(first) and beside != own
            if any(map(is_icon, others)) or (
                led
                and not any(is_icon(row[column][:1]) and is_icon(row[beside][:1]) for row in rows)
            ):
                yield cells[beside]
