"""Fact sheets: tables in which labels stand before what they name, and not over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from parsers.report.page.cards import LABELS, LONGEST_LABEL, list_no_more
from parsers.report.page.grids import Grid, cell_text
from parsers.report.page.headers import TELLING, find_header
from parsers.report.page.headerwords import is_extra, role_of
from parsers.report.page.headings import FURNITURE
from parsers.report.words.areas import heading, is_vague
from parsers.report.words.labels import is_labelled
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import status_words
from schema import Box, Cell, Paragraph, Slide, Table, TextBox
from schema.vocabulary import Column, Vocabulary

FEWEST_TITLED: Final = 2  # slides; one may as well explain the words of others


def with_turned_sheets(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return the slide with the tables that are fact sheets turned, so that a row is a measure."""
    tables = tuple(_turned(table, vocabulary) or table for table in slide.tables)
    return replace(slide, tables=tables) if tables != slide.tables else slide


def with_titled_sheets(slides: Sequence[Slide], vocabulary: Vocabulary) -> list[Slide]:
    """Return the slides with fact sheets turned whose measures stand in headings, one on each slide.

    They are several, of as many measures. Where a deck has tables of measures, a sheet looks closer at
    one of these, unless they list the sheets.
    """
    made = [_titled(slide, vocabulary) for slide in slides]
    names = [name for _, name in made if name is not None]
    if len(names) < FEWEST_TITLED or len(set(names)) < len(names):
        return list(slides)
    tables = [table for slide in slides for table in slide.tables]
    if not list_no_more(tables, names, vocabulary):
        return list(slides)
    return [slide for slide, _ in made]


def _titled(slide: Slide, vocabulary: Vocabulary) -> tuple[Slide, str | None]:
    """Return a slide with its only table as the fact sheet of the heading, and what that says.

    All that the table has before its values are known labels, of which none is for the measure.
    """
    table = slide.tables[0] if len(slide.tables) == 1 else None
    if table is None or table.box is None or _is_headed(table, vocabulary):
        return slide, None
    if not _has_labels(table, vocabulary):
        return slide, None
    names = _headings(slide, table.box, vocabulary)
    if len(names) != 1:
        return slide, None
    paired = _paired(Grid(table), vocabulary)
    if paired is None or not all(
        role_of(text, vocabulary) or is_extra(text, vocabulary, beside_latest=True)
        for text in paired.grid()[0]
    ):
        return slide, None
    (name,) = names
    last = paired.columns
    label = _labelling(Cell(row=0, column=last), vocabulary)
    value = Cell(row=1, column=last, paragraphs=name.paragraphs, box=name.box)
    cells = sorted((*paired.cells, label, value), key=lambda cell: (cell.row, cell.column))
    turned = replace(paired, columns=last + 1, cells=tuple(cells))
    if not _is_sheet(turned, vocabulary):
        return slide, None
    texts = tuple(text for text in slide.texts if text is not name)
    return replace(slide, tables=(turned,), texts=texts), name.text


def _headings(slide: Slide, box: Box, vocabulary: Vocabulary) -> list[TextBox]:
    """Return the texts above a table that may name what it tells of, and do not say that they name its area."""
    return [
        text
        for text in slide.texts
        if text.box is not None
        and text.role not in FURNITURE
        and text.box.center[1] < box.top
        and not is_vague(heading(text.text, vocabulary), vocabulary)
        and not is_labelled(text.text, vocabulary)
    ]


def _turned(table: Table, vocabulary: Vocabulary) -> Table | None:
    """Return a fact sheet with its labels as its first row, None for any other table."""
    if _is_headed(table, vocabulary) or not _has_labels(table, vocabulary):
        return None
    if table.rows == 1:
        tries = [_paired(Grid(table), vocabulary)]
    else:
        upright = Grid(table)
        if find_header(upright, vocabulary) is not None:
            return None
        tries = [_over_diagonal(table), _paired(upright, vocabulary)]
    return next((turned for turned in tries if turned and _is_sheet(turned, vocabulary)), None)


def _is_headed(table: Table, vocabulary: Vocabulary) -> bool:
    """Tell whether the first row says labels and nothing else, as in most tables of measures."""
    roles: set[Column] = set()
    for cell in table.cells:
        if not cell.row and (text := cell_text(cell)):
            role = role_of(text, vocabulary)
            if role is None:
                return False
            roles.add(role)
    return Column.TILTAK in roles and not TELLING.isdisjoint(roles)


def _has_labels(table: Table, vocabulary: Vocabulary) -> bool:
    """Tell whether labels stand below the first row, where few other tables have any, or in the only one."""
    return any(
        [
            role_of(text, vocabulary) in LABELS
            for cell in table.cells
            if (cell.row or table.rows == 1) and cell.paragraphs
            if len(text := cell.paragraphs[0].text) <= LONGEST_LABEL
        ]
    )


def _is_sheet(turned: Table, vocabulary: Vocabulary) -> bool:
    """Tell whether the first row of a turned table heads measures, of which a status or priority is told.

    Where neither stands beside its label, the words are being explained.
    """
    grid = Grid(turned)
    header = find_header(grid, vocabulary)
    if header is None or header.row > 0:
        return False
    words = status_words(vocabulary)
    status, pri = header.first(Column.STATUS), header.first(Column.PRI)
    return any(
        (status is not None and words.text(grid.texts[row][status]).only_status)
        or (pri is not None and priority(grid.texts[row][pri]) is not None)
        for row in range(1, grid.rows)
    )


def _over_diagonal(table: Table) -> Table:
    cells = [
        replace(
            cell,
            row=cell.column,
            column=cell.row,
            row_span=cell.column_span,
            column_span=cell.row_span,
        )
        for cell in table.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, rows=table.columns, columns=table.rows, cells=tuple(cells))


def _paired(grid: Grid, vocabulary: Vocabulary) -> Table | None:
    """Return a table whose rows hold labels with a value behind each, as labels over values.

    A text across the top, above all labels, is the measure.
    """
    pairs: list[tuple[Cell, Cell]] = []
    for row, begun in enumerate(grid.begun):
        said = [grid.texts[row][cell.column] for cell in begun]
        if row == 0 and said and not any(said[1:]):
            pairs.append((_labelling(begun[0], vocabulary), begun[0]))
            continue
        # Tags tell no spans: behind a value that reaches on stand empty cells.
        if any(value and not label for label, value in zip_longest(said[::2], said[1::2])):
            return None
        found = zip(begun[::2], begun[1::2], strict=False)
        pairs += [pair for pair, label in zip(found, said[::2], strict=False) if label]
    return Table(
        rows=2,
        columns=len(pairs),
        cells=tuple(
            replace(cell, row=row, column=column, row_span=1, column_span=1)
            for row in (0, 1)
            for column, pair in enumerate(pairs)
            for cell in pair[row : row + 1]
        ),
        box=grid.table.box,
        found_by=grid.table.found_by,
        by_words=grid.table.by_words,
    )


def _labelling(cell: Cell, vocabulary: Vocabulary) -> Cell:
    """Return a cell with the label that a measure at the head of its sheet does without."""
    return replace(cell, paragraphs=(Paragraph.of(vocabulary.columns[Column.TILTAK][0]),))
