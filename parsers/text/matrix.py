"""An overview that is one table: a row for each area, a column for each status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.lines import joined
from parsers.text.lines import Line, without_bullet
from parsers.text.linewords import LineWords
from schema import Status

# A header of fewer statuses may be a legend, or two measures' statuses.
FEWEST_STATUSES: Final = 2
# Rows of a table that is written cell by cell: one name and figures may stand below any labels.
FEWEST_ROWS: Final = 2
# In front of the statuses stands the header of the areas' names: `Prioritert satsingsområde`.
NAME_HEADER_WORDS: Final = 3
# A label has so many words at most: `Ikke startet ennå`.
LABEL_WORDS: Final = 4

Counts = dict[Status, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCounts:
    """A row of the table: the area's name and its figures."""

    name: str
    counts: Counts


def parted_matrix(lines: Sequence[Line], words: LineWords) -> tuple[list[AreaCounts], list[Line]]:
    """Part a page's lines into the rows of such tables, without rows of totals, and all others."""
    lines = list(_with_cells_joined(lines, words))
    found: list[AreaCounts] = []
    rest: list[Line] = []
    place = 0
    while place < len(lines):
        columns = _columns(lines[place].text, words)
        rows, end = _rows(lines, place + 1, columns, words) if columns else ([], place)
        if rows:
            found.extend(rows)
            place = end
        else:
            rest.append(lines[place])
            place += 1
    return found, rest


def _with_cells_joined(lines: Sequence[Line], words: LineWords) -> Iterator[Line]:
    """Yield the lines, those of a table that is written cell by cell joined into its rows."""
    place = 0
    while place < len(lines):
        behind = place
        while behind < len(lines) and len(_statuses(lines[behind].text.split(), words)) == 1:
            behind += 1
        header = lines[place:behind]
        rows, end = _cell_rows(lines, behind, len(header))
        if len(header) >= FEWEST_STATUSES and len(rows) >= FEWEST_ROWS:
            yield Line(text=" ".join(line.text for line in header), gap=header[0].gap)
            yield from rows
        else:
            end = place + 1
            yield lines[place]
        place = end


def _cell_rows(lines: Sequence[Line], start: int, width: int) -> tuple[list[Line], int]:
    """Return the rows of a name and so many figures from a line on, and the line behind them."""
    rows: list[Line] = []
    end = start
    while width and end < len(lines) and not lines[end].text.isdigit():
        figures = end + 1
        while figures < len(lines) and not lines[figures].gap:
            figures += 1
        behind = figures
        while behind < len(lines) and lines[behind].text.isdigit():
            behind += 1
        if behind != figures + width:
            break
        cells = (line.text for line in lines[end:behind])
        rows.append(Line(text=" ".join(cells), gap=lines[end].gap))
        end = behind
    return rows, end


def _columns(text: str, words: LineWords) -> tuple[Status | None, ...]:
    """Return the statuses that a line of headers names, None for a total; () for other lines."""
    parts = text.replace("|", " ").split()
    for start in range(min(NAME_HEADER_WORDS, len(parts)) + 1):
        columns = _statuses(parts[start:], words)
        if len(set(columns) - {None}) >= FEWEST_STATUSES:
            return columns
    return ()


def _statuses(parts: Sequence[str], words: LineWords) -> tuple[Status | None, ...]:
    """Return the statuses that words are made of, () where there is anything else among them."""
    if not parts:
        return ()
    for length in range(min(LABEL_WORDS + 1, len(parts)), 0, -1):
        text = " ".join(parts[:length])
        mark = words.status(text)
        status = None if mark is None else mark.by_label or mark.by_symbol
        if status is None and not words.is_total(text):
            continue
        if length == len(parts):
            return (status,)
        more = _statuses(parts[length:], words)
        if more:
            return (status, *more)
    return ()


def _rows(
    lines: Sequence[Line], start: int, columns: Sequence[Status | None], words: LineWords
) -> tuple[list[AreaCounts], int]:
    """Return the rows below a header, and the line behind the last of them."""
    figures = re.compile(rf"^(.*?)((?:\s*\b\d{{1,3}}){{{len(columns)}}})$")
    found: list[AreaCounts] = []
    name: list[str] = []
    end = start
    for place in range(start, len(lines)):
        line = lines[place]
        match = figures.match(line.text)
        if match is None:
            if found and end == place and not line.gap and line.text[:1].islower():
                found[-1] = AreaCounts(
                    name=joined(f"{found[-1].name}\n{line.text}"), counts=found[-1].counts
                )
                end = place + 1
            elif without_bullet(line.text) is not None or words.is_folio(line.text):
                break
            else:
                name.append(line.text)
            continue
        whole = joined("\n".join((*name, match.group(1).strip())))
        if not any(letter.isalpha() for letter in whole):
            break
        name, end = [], place + 1
        counts = zip(columns, map(int, match.group(2).split()), strict=True)
        if not words.is_total(whole):
            told = {status: count for status, count in counts if status is not None}
            found.append(AreaCounts(name=whole, counts=told))
    return found, end
