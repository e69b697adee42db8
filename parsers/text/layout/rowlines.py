"""The lines of a row of a kept layout, cell by cell, and where a table's last row ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.report.words.icons import is_icon
from parsers.text.layout.borders import GridRow
from parsers.text.layout.columns import Row
from parsers.text.layout.segments import Segment
from parsers.text.lines import Line, bullet_parts, footnote_mark
from schema.vocabulary import Column


def end_of_table(below: Sequence[Segment], last: int, gap: int) -> int:
    """Return the table's last line: the last row's cells go on below its status by a few lines."""
    lines = sorted({segment.y for segment in below if segment.y > last})
    notes = {segment.y for segment in below if footnote_mark(segment.text) is not None}
    end = last
    for y in lines:
        if y in notes:
            break
        if y > end + gap:
            break
        end = y
    return end


def row_lines(row: GridRow, columns: Sequence[Column]) -> list[Line]:
    """Return a row's lines, the measure's own text first."""
    cells = row.cells
    own: Sequence[Segment] = cells.get(Column.TILTAK, ())
    icons, texts = _icons_apart(own)
    others = {
        item.y for column, items in cells.items() if column is not Column.TILTAK for item in items
    }
    beside = bool(own) and own[-1].y in others
    found = [
        Line(text=text, gap=number == 0, column=Column.TILTAK, lead=row.lead, beside=beside)
        for number, text in enumerate((*texts, *icons))
    ]
    for column in (column for column in columns if column is not Column.TILTAK):
        items = [item.text for item in cells.get(column, ())]
        for number, item in enumerate(items):
            found.extend(
                Line(text=part, gap=number == 0, column=column, lead=row.lead)
                for part in bullet_parts(item)
            )
    found.extend(_extra_lines(cells))
    crowded = any(item.crowded for items in cells.values() for item in items)
    return [replace(line, begins=number == 0, crowded=crowded) for number, line in enumerate(found)]


def _extra_lines(row: Row) -> Iterator[Line]:
    """Yield the lines of cells in further columns, while the row is open."""
    for column, items in row.items():
        if isinstance(column, str) and not isinstance(column, Column):
            name = column.removesuffix(":").rstrip()
            yield from (Line(text=item.text, gap=False, extra=name) for item in items)


def _icons_apart(items: Sequence[Segment]) -> tuple[list[str], list[str]]:
    """Part a measure's lines from its pictogram, which stands level with any one of them."""
    icons: list[str] = []
    texts: list[str] = []
    for item in items:
        sign, _, rest = item.text.partition(" ")
        if is_icon(sign):
            icons.append(sign)
        if not is_icon(sign) or rest:
            texts.append(rest if is_icon(sign) else item.text)
    return icons, texts
