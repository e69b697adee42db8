"""Names of areas in a narrow column of their own at a table's rows, often set on their side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.grids import Grid
from parsers.report.words.areas import heading, match
from parsers.report.words.statuses import status_words
from schema.vocabulary import Vocabulary

# Points that a letter takes at least: a column narrower than its text holds it on its side.
LETTER: Final = 2.5


def with_side_labels(
    listings: Sequence[Listing], known: Sequence[str], vocabulary: Vocabulary
) -> list[Listing]:
    """Return listings in which a text beside all rows of a table, its header too, names their area.

    It is the only one in its column, which no header names: a cell over all rows, or a text that
    the column is too narrow for. An overview knows it; or not all tables have the same.
    """
    labels = [_label(listing, vocabulary) for listing in listings]
    names = {label[1] for label in labels if label}
    sure = not known and (len(names) > 1 or None in labels)
    return [
        _labelled(listing, *label) if label and (sure or match(label[1], known)) else listing
        for listing, label in zip(listings, labels, strict=True)
    ]


def _label(listing: Listing, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return a column's key among further ones and the name that it holds; None where none does."""
    header, rows = listing.header, listing.rows
    if listing.grid is None or not any(header.texts) or any(row.area for row in rows):
        return None
    for column, role in enumerate(header.roles):
        said = header.texts[column] if role is None else ""
        key = said or f"Kolonne {column + 1}"
        told = [dict(row.ekstra).get(key, "") for row in rows] if role is None else []
        texts = [text for text in told if text]
        over_all = bool(texts) and texts == [said] * len(rows)
        if over_all or (not said and len(texts) == 1 and _on_its_side(listing.grid, column)):
            name = heading(texts[0], vocabulary)
            if name and status_words(vocabulary).label(name) is None:
                return key, name
    return None


def _on_its_side(grid: Grid, column: int) -> bool:
    """Tell whether a column is too narrow for a line of its text, or in a presentation for a word."""
    cells = [cell for cells in grid.begun for cell in cells if cell.column == column and cell.text]
    box = grid.column_boxes[column]
    wraps = grid.table.found_by == "file"
    lines = [
        line for cell in cells for line in (cell.text.split() if wraps else cell.text.split("\n"))
    ]
    return box is not None and box.width < LETTER * max(map(len, lines), default=0)


def _labelled(listing: Listing, key: str, name: str) -> Listing:
    return listing.holding(
        replace(row, area=name, ekstra=tuple([one for one in row.ekstra if one[0] != key]))
        for row in listing.rows
    )
