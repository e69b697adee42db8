"""What bands say of the rows below them goes on with their table over slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.report.measures.bands import says_priority, section_said
from parsers.report.measures.measures import Aside, Row
from parsers.report.measures.pieces import Piece
from schema import Status
from schema.vocabulary import Column, Vocabulary


def with_priorities(
    pieces: Sequence[Piece], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> list[Piece]:
    """Return pieces in which rows before all bands of a table have the priority that the last one said.

    They go on with the table before, in the same area; their priorities stand in no column. The only
    text of a slide that says a priority is that of all rows without one.
    """
    result: list[Piece] = []
    band = area = ""
    for piece, areas in zip(pieces, names, strict=True):
        rows: list[Row] = []
        said = [line for line in piece.page.lines if says_priority(line, vocabulary)]
        headed = said[0] if len(said) == 1 else ""
        for row, name in zip(piece.rows, areas, strict=True):
            if Column.PRI in piece.header.roles:
                band = ""
            elif row.pri_text or name != area or headed:
                band = row.pri_text or headed
            area = name
            rows.append(row.under(band) if band and row.pri is None else row)
        result.append(piece.holding(rows))
        band = piece.closing_priority or band
    return result


def with_sections(
    pieces: Sequence[Piece], names: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> list[Piece]:
    """Return pieces in which rows before all bands of a table have the status that the last one said.

    They go on with the table before, in the same area, and no column tells their status.
    """
    result: list[Piece] = []
    section: Status | None = None
    area = ""
    for piece, areas in zip(pieces, names, strict=True):
        banded = any(what is Aside.SECTION for _, what in piece.asides)
        rows: list[Row] = []
        for row, name in zip(piece.rows, areas, strict=True):
            if row.section is not None or row.has_status_column or name != area:
                section = row.section if banded else None
            area = name
            rows.append(replace(row, section=section) if row.section is None else row)
        result.append(piece.holding(rows))
        section = _closing_section(piece, vocabulary) or section
    return result


def _closing_section(piece: Piece, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a band at a table's end says for the table that goes on with it."""
    if piece.grid is None or not piece.asides:
        return None
    place, what = piece.asides[-1]
    if what is not Aside.SECTION or place <= piece.rows[-1].row + piece.header.row:
        return None
    return section_said(piece.grid.texts[place][piece.grid.filled[place][0]], vocabulary)
