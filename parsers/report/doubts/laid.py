"""Texts and pictures over a table of measures: which were read as its cells', and which were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.grids import Grid
from parsers.report.page.headers import Header
from parsers.report.page.laidover import COVER, DOUBT, place_of
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import StatusWordsReader, status_words
from parsers.unseen import WORD
from schema import Box, Diagnostic, Mark, Shape
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary

# Of a row's height: what is so high lies behind a table, or over many of its rows, and is no cell's.
HIGHEST: Final = 1.5
BARE: Final = 3.0  # the same where nothing draws rows, which are as high as their texts then

# A picture so wide, in points, and by so many of its heights, may show a line of text; pictograms do not.
LINE: Final = 72.0
FLAT: Final = 2.5

# A picture of rows stands so close below a table, in points: a line of text; and is as wide but for this part.
CLOSE_BELOW: Final = 24.0
AS_WIDE: Final = 0.8

# Of a text's height: a bar that it is printed on is no higher.
BAR: Final = 3.0

# Points that a shape's shadow stands out at a side.
SHADOW: Final = 8.0

# Tables of which a picture's place tells the row, be it by where words stand.
_PLACED: Final = frozenset({"file", "tags", "lines", "alignment"})

# Columns in which pictures are signs that others read.
_SIGNS: Final = frozenset({Column.STATUS, Column.IKON})


def laid_over(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line where texts or pictures lie over the rows of a table of measures.

    Codes: `table-guessed` where they were read as its cells'; where they were not, `unread-measures`,
    and `unread-object` for a picture that may show text.
    """
    for listing in listings:
        if listing.page.laid:
            yield from _texts(listing)
        grid = listing.grid
        if grid is None or grid.table.found_by not in _PLACED:
            continue
        yield from _stamps(listing, grid, status_words(vocabulary))
        texts = [text.box for text in listing.page.slide.texts if text.box is not None]
        pictures = _pictures(listing.page.slide.marks, texts)
        found = [_pictured(grid, listing.header, box) for box in pictures]
        veils = [
            mark.box
            for mark in listing.page.slide.marks
            if mark.shape is Shape.PICTURE and mark.fill
        ]
        found += [
            (None, "over the table of measures")
            for box in veils
            if _veils(grid, listing.header, box)
        ]
        yield from _first_in_rows(listing, [one for one in found if one is not None])


def _pictures(marks: Sequence[Mark], texts: Sequence[Box]) -> list[Box]:
    """Return where pictures stand, but for the shadows that exports paint around shapes.

    A bar painted as a picture, on which a heading of the slide is printed, is left out too; `texts`
    are the places of those.
    """
    boxes = [mark.box for mark in marks if mark.shape is Shape.PICTURE]
    if not boxes:
        return []
    shapes = [mark.box for mark in marks if mark.shape is not Shape.PICTURE and mark.box.area]
    return [
        box
        for box in boxes
        if not any(_is_shadow(box, shape) for shape in shapes)
        and not any(box.contains(text.center) and box.height <= BAR * text.height for text in texts)
    ]


def _is_shadow(box: Box, shape: Box) -> bool:
    """Tell whether a picture stands out from a shape by little at each side, or by nothing."""
    edges = zip(
        (box.x0, box.top, -box.x1, -box.bottom),
        (shape.x0, shape.top, -shape.x1, -shape.bottom),
        strict=True,
    )
    return all(0 <= inner - outer <= SHADOW for outer, inner in edges)


def _texts(listing: Listing) -> Iterator[Diagnostic]:
    header, number = listing.header.row, listing.page.number
    over = [one for one in listing.page.laid if one.table == listing.place and one.row > header]
    read = [one for one in over if one.column is not None]
    left = [
        one
        for one in over
        if one.column is None
        and (
            any(kind.fullmatch(one.text) for kind in (COVER, DOUBT))
            or WORD.search(one.text)
            or priority(one.text) is not None
        )
    ]
    if read:
        yield Diagnostic.info(
            "table-guessed",
            f"“{short(read[0].text)}” lies over an empty cell of the table on slide {number}, and "
            "such texts were read as their cells'; write them into the cells.",
            slide=number,
            row=read[0].row - header,
        )
    if left:
        yield Diagnostic.info(
            "unread-measures",
            f"“{short(left[0].text)}” lies over the table on slide {number} and was not read with "
            "it; if it is said of a measure, write it into its cell.",
            slide=number,
            row=left[0].row - header,
        )


def _stamps(listing: Listing, grid: Grid, words: StatusWordsReader) -> Iterator[Diagnostic]:
    """Yield a line for a status that lies alone over a row, and not over its like or an empty cell: `UTGÅR`."""
    header, rows = listing.header, dict[int, list[tuple[Box, str]]]()
    for box, text in listing.page.statuses:
        row, column = place_of(grid, box)
        if row is None or column is None or row <= header.row:
            continue
        said = grid.texts[row][column] if header.roles[column] is Column.STATUS else ""
        over = words.text(said).status not in {None, words.text(text).status}
        if over or (header.roles[column] is not Column.STATUS and WORD.search(text)):
            rows.setdefault(row, []).append((box, text))
    for row, texts in rows.items():
        if len(texts) == 1:  # several are a legend
            [(box, text)] = texts
            place = grid.row_boxes[row]
            within = place is not None and place.top <= box.top and box.bottom <= place.bottom
            yield Diagnostic.info(
                "unread-measures",
                f"“{short(text)}” lies over a row of the table on slide {listing.page.number} and "
                "was not read with it; if it is the measure's status, write it into its cell.",
                slide=listing.page.number,
                row=row - header.row if within else None,
            )


def _first_in_rows(
    listing: Listing, found: Sequence[tuple[int | None, str]]
) -> Iterator[Diagnostic]:
    """Yield a line for the first picture in each row, and for the first one below the table."""
    for row, where in dict(reversed(found)).items():
        number = listing.page.number
        yield Diagnostic.info(
            "unread-object",
            f"A picture or a patch of colour stands {where} on slide {number}; if it shows text or says "
            "something, that was not read: write it into the table.",
            slide=number,
            row=row,
        )


def _veils(grid: Grid, header: Header, box: Box) -> bool:
    """Tell whether a patch that words show through lies over those of several rows."""
    cells = [cell for cell in grid.table.cells if cell.row > header.row and cell.paragraphs]
    return len({cell.row for cell in cells if cell.box and box.contains(cell.box.center)}) > 1


def _pictured(grid: Grid, header: Header, box: Box) -> tuple[int | None, str] | None:
    """Return where a picture may show what a table says, and in which row; None where it does not."""
    if _below(grid.table.box, box):
        return None, "close below the table of measures"
    row, column = place_of(grid, box)
    if row is None or column is None or row <= header.row or header.roles[column] in _SIGNS:
        return None
    place = grid.row_boxes[row]
    highest = BARE if grid.table.found_by == "alignment" else HIGHEST
    if place is None or box.height > highest * place.height:
        return None
    name = header.texts[column] or header.roles[column]
    if name and not grid.texts[row][column]:
        return row - header.row, f"in the empty cell “{short(name)}” of a measure"
    flat = box.width >= max(LINE, FLAT * box.height)
    return (row - header.row, "over a row of the table of measures") if flat else None


def _below(table: Box | None, box: Box) -> bool:
    """Tell whether a picture stands close below a table, and is as wide."""
    if table is None or not table.bottom - CLOSE_BELOW <= box.top <= table.bottom + CLOSE_BELOW:
        return False
    across = min(box.x1, table.x1) - max(box.x0, table.x0)
    return box.bottom > table.bottom + CLOSE_BELOW and across >= AS_WIDE * table.width
