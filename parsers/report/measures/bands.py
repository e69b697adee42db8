"""Rows of a table of measures that hold none: bands, sums, headers said again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from parsers.report.page.columns import SHORTEST_NAME
from parsers.report.page.grids import Grid, cell_text
from parsers.report.page.headers import Header, is_band
from parsers.report.page.headerwords import named_role, role_of
from parsers.report.words.areas import heading, is_vague, says
from parsers.report.words.icons import is_icon
from parsers.report.words.items import NOTHING, items
from parsers.report.words.labels import is_labelled
from parsers.report.words.priorities import priority, priority_behind, says_priority
from parsers.report.words.statuses import LONGEST_LABEL, StatusWordsReader, status_words
from parsers.report.words.statussaid import only_statuses, statuses_said
from schema import Cell, Paragraph, Status
from schema.vocabulary import LISTS, REMEMBERED, Column, Vocabulary, folded, words_in

# So many headers that are known make a row that repeats a table's header.
FEWEST_HEADERS: Final = 2
# A sentence has so many words; an area's name with a full stop behind it has fewer.
SHORTEST_SENTENCE: Final = 6
# A figure, a percentage or a date beside the word for a sum.
_FIGURE: Final = re.compile(r"[\d%.,]+")
# What joins the figures of a sum: `Totalt 12 tiltak, herav 3 fullført`.
_JOINING: Final = ("herav", "og", "and", "of which")
# Columns in which a phrase is none of what they hold.
_BRIEF: Final = frozenset({Column.PRI, Column.STATUS, Column.IKON, Column.NUMMER})


def band_in(grid: Grid, row: int, tiltak: int) -> str | None:
    """Return the only text of a row, if it spans the table or stands in the measures' column."""
    filled = grid.filled[row]
    if len(filled) != 1 or (filled[0] != tiltak and not is_band(grid, row)):
        return None
    return grid.texts[row][filled[0]]


def band_beside(grid: Grid, row: int, tiltak: int, vocabulary: Vocabulary) -> str | None:
    """Return a status across the columns of measures, in the row in which the area beside them begins."""
    filled = grid.filled[row]
    if len(filled) != 2 or filled[1] != tiltak:  # noqa: PLR2004 - the area and the status
        return None
    area, band = grid.cell(row, filled[0]), grid.cell(row, tiltak)
    if area is None or band is None or area.row_span == 1:
        return None
    text = grid.texts[row][tiltak]
    across = band.column_span == grid.columns - tiltak > 1
    return text if across and section_said(text, vocabulary) is not None else None


def leading_band(grid: Grid, row: int, role: Column | None, words: StatusWordsReader) -> str | None:
    """Return a name that stands alone in the first column, where none of that column's kind does.

    `role` is what the first column holds.
    """
    if role not in _BRIEF or grid.filled[row] != (0,) or spanned_from_above(grid, row):
        return None
    text = grid.texts[row][0]
    known = words.text(text).status is not None or is_icon(text)
    letters = sum(char.isalpha() for char in text)
    return text if letters >= SHORTEST_NAME and not known and priority(text) is None else None


def area_above(grid: Grid, header: Header, tiltak: int, vocabulary: Vocabulary) -> str | None:
    """Return the area that a band above the header names, or the header where it names no measures.

    `Miljø | Pri.` heads measures of the area `Miljø`.
    """
    above = [*_bands_above(grid, header, tiltak)]
    if header.row >= 0 and not any(header.texts):
        named = grid.texts[header.row][tiltak]
        above.append(named if role_of(named, vocabulary) is None else None)
    return next((name for band in above if band and (name := area_in(band, vocabulary))), None)


def section_above(grid: Grid, header: Header, tiltak: int, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a band above the header gives all measures: `Pågår (3)`."""
    said = (section_said(band, vocabulary) for band in _bands_above(grid, header, tiltak) if band)
    return next((status for status in said if status is not None), None)


def _bands_above(grid: Grid, header: Header, tiltak: int) -> Iterator[str | None]:
    return (band_in(grid, row, tiltak) for row in range(max(0, header.row)))


def area_over_header(grid: Grid, row: int, header: Header, tiltak: int) -> str:
    """Return the name that is drawn into a row that otherwise says the header again, "" without one.

    `Miljø Tiltak` begins the rows of `Miljø`, where the table above it reached over the heading.
    """
    texts, said = grid.texts[row], header.texts[tiltak]
    others = (n == tiltak or _same(texts[n], text) for n, text in enumerate(header.texts))
    drawn_in = bool(said) and texts[tiltak].endswith(f" {said}") and all(others)
    return texts[tiltak].removesuffix(said).strip() if drawn_in else ""


def area_in(band: str, vocabulary: Vocabulary) -> str:
    """Return the area that a band names, "" where it names none.

    It says what any table may, or whose it is, or the priority or status of what is below it, or
    who does it when; what it calls an area is one, whatever its name: `Område: Gevinster`.
    """
    name = heading(band, vocabulary)
    if not name:
        return ""
    key = f"{folded(name)} "
    owned = any([key.startswith(f"{unit} ") for unit in words_in(vocabulary.title.unit)])
    told = says_priority(band, vocabulary) or only_statuses(name, vocabulary)
    told = told or further_in(band, vocabulary) is not None
    vague = is_vague(name, vocabulary) and not is_labelled(band, vocabulary)
    return "" if owned or told or vague else name


def comment_in(grid: Grid, row: int, header: Header, vocabulary: Vocabulary) -> str | None:
    """Return a row's only text if it is a comment on the measure above: an item or a sentence.

    It is returned without the word that says so: `Kommentar: Venter på svar`. In a table that
    begins with a text across it, what is set as that one is an area's name too.
    """
    text = grid.first_text(row)
    head, _, behind = text.partition(":")
    if behind.strip() and folded(head) in words_in(vocabulary.extra_columns.comments):
        return behind.strip()
    if behind.strip() and folded(head) in words_in(vocabulary.extra_columns.remarks):
        return text
    first = header.row + 1
    begins = is_band(grid, first)
    if _is_listed(grid, row):
        return None if begins and _is_listed(grid, first) else text
    if not text.endswith(".") or len(text.split()) < SHORTEST_SENTENCE:
        return None
    return None if begins and grid.first_text(first).endswith(".") else text


def labelled_in(
    grid: Grid, row: int, vocabulary: Vocabulary
) -> tuple[Column | None, tuple[str, ...]]:
    """Return the column and items of a list that a row's only text names: `Siste status: Møte holdt`."""
    cell = grid.cell(row, grid.filled[row][0])
    if cell is None or ":" not in cell.text:
        return None, ()
    first, *rest = cell.paragraphs
    head, _, behind = first.text.partition(":")
    role = named_role(head, vocabulary)
    if role not in LISTS:
        return None, ()
    return role, items([Paragraph.of(behind), *rest])


def _is_listed(grid: Grid, row: int) -> bool:
    """Tell whether a row's only text has a list sign; numbers may number areas."""
    cell = grid.cell(row, grid.filled[row][0])
    signs = [paragraph.bullet or "" for paragraph in cell.paragraphs] if cell is not None else []
    return any(sign and not any(map(str.isalnum, sign)) for sign in signs)


def section_said(band: str, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a band such as `Fullførte tiltak` gives the rows below it."""
    if len(band) > LONGEST_LABEL:
        return None
    if says(band, vocabulary.headings.not_started):
        return Status.NOT_STARTED
    said = statuses_said(band, vocabulary)
    generic = not heading(band, vocabulary) and len(said) == 1
    words = status_words(vocabulary)
    named, _, counted = folded(band).rpartition(" ")
    of_measures = counted in words_in(vocabulary.columns[Column.TILTAK])
    label = words.label(band) or (words.label(named) if of_measures else None)
    return label or (next(iter(said)) if generic else None)


def priority_in(band: str, vocabulary: Vocabulary) -> str:
    """Return the priority that a band or heading says by itself or behind a name, "" without one."""
    return band if says_priority(band, vocabulary) else priority_behind(band, vocabulary)[1]


def further_in(band: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return what a band tells of the rows below it as a further column would: `Ansvarlig: Kari`."""
    head, _, told = band.partition(":")
    known = folded(head) in words_in(vocabulary.extra_columns.bands)
    return (head.strip(), told.strip()) if known and told.strip() else None


def repeats_header(grid: Grid, row: int, header: Header, vocabulary: Vocabulary) -> bool:
    """Tell whether a row says the header again, or all its texts but one are headers that are known."""
    if any(header.texts) and all(map(_same, grid.texts[row], header.texts)):
        return True
    texts = _short_first(grid, row)
    known: set[Column] = set()
    strange = 0
    for text in texts:
        role = role_of(text, vocabulary)
        if role is not None:
            known.add(role)
            continue
        strange += 1
        if strange > 1 or strange > len(texts) - FEWEST_HEADERS:
            return False
    return Column.TILTAK in known and len(texts) - strange >= FEWEST_HEADERS


def _short_first(grid: Grid, row: int) -> list[str]:
    """Return a row's texts, those first that tell at once in a measure's row and are met again."""
    return sorted(filter(None, grid.texts[row]), key=len)


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def counts_only(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a row is the table's own sum: `Sum | 3`, `Totalt 7 tiltak, 3 av dem fullført`."""
    told = False
    for text in _short_first(grid, row):
        tells = _tells_sum(text, vocabulary)
        if tells is None:
            return False
        told = told or tells
    return told


@lru_cache(maxsize=REMEMBERED)
def _tells_sum(text: str, vocabulary: Vocabulary) -> bool | None:
    """Tell whether a text has a word for a sum, None where it has one that no sum has."""
    telling, counted = _sum_words(vocabulary)
    told = False
    for given in folded(text).split():
        word = given.strip(".,:()=")
        if not word or _FIGURE.fullmatch(word):
            continue
        if word not in telling and word not in counted:
            return None
        told = told or word in telling
    return told


@lru_cache(maxsize=8)
def _sum_words(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell that a row is a sum, and those for what is counted."""
    known = (*vocabulary.overview.total, *vocabulary.overview.count)
    telling = frozenset(word for phrase in known for word in folded(phrase).split())
    labels = (label for words in vocabulary.status.values() for label in words.labels)
    counted = (*vocabulary.columns[Column.TILTAK], *vocabulary.headings.of, *labels, *_JOINING)
    return telling, frozenset(word for phrase in counted for word in folded(phrase).split())


def tells_nothing(grid: Grid, row: int, tiltak: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a row is empty, has but dashes, or says that there is no measure.

    A measure from above that reaches into a row goes on there; what else does, as an area's name, says
    nothing of it.
    """
    measure = grid.cell(row, tiltak)
    texts = [text for text in grid.texts[row] if text not in NOTHING]
    if row in grid.struck and all(map(_spans_rows, filter(cell_text, grid.begun[row]))):
        # But an area's name, which others go on with; a measure that spans rows is not struck out with
        # the first of its news.
        return measure is None or (measure.row == row and not cell_text(measure))
    if len(texts) != 1 or (measure is not None and measure.row < row):
        return not texts and (measure is None or measure.row == row)
    key = folded(texts[0])
    return any(
        key == phrase or (" " in phrase and key.startswith(f"{phrase} "))
        for phrase in words_in(vocabulary.headings.none)
    )


def _spans_rows(cell: Cell) -> bool:
    return cell.row_span > 1


def spanned_from_above(grid: Grid, row: int) -> bool:
    """Tell whether a cell of a row above reaches into a row."""
    covering = (grid.cell(row, place) for place in range(grid.columns))
    return any(cell is not None and cell.row < row for cell in covering)
