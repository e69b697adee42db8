"""The header row of a table of measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from parsers.report.page.grids import Grid, mean_length
from parsers.report.page.headerwords import is_extra, role_of, unbroken
from parsers.report.page.months import first_month
from parsers.report.words.areas import says
from parsers.report.words.dates import time_in
from parsers.report.words.statussaid import statuses_said
from schema import Cell
from schema.values import dataclass
from schema.vocabulary import LISTS, Column, Vocabulary, folded, words_in

# A header row stands within the first rows, captions and bands across the table not counted.
HEADER_WITHIN: Final = 3
# So many known headers in its lower row make a header of two rows where no cell spans both.
FEWEST_LOWER: Final = 2
# A measure is a phrase: a column whose texts are shorter on average holds something else.
SHORTEST_TILTAK: Final = 12.0

# With one of these beside `Tiltak`, a table is one of measures, whatever else it has.
TELLING: Final = frozenset({Column.PRI, *LISTS})
# What makes a table with a column of measures one that follows them up.
FOLLOW_UP: Final = TELLING | {Column.STATUS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header row: its place, each column's meaning (None: unknown) and its text as printed."""

    row: int
    roles: tuple[Column | None, ...]
    texts: tuple[str, ...]

    def first(self, role: Column) -> int | None:
        """Return the first column with a role, None where there is none."""
        return self.roles.index(role) if role in self.roles else None

    def name(self, column: int) -> str:
        """Return what a column is called: its text without the colon that may end it."""
        return self.texts[column].removesuffix(":").rstrip()


def find_header(grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """Return the header row of a table of measures, None where the table has no such row.

    `status | tiltak | antall` heads a table of counts. Of a header of two rows the lower one is
    the header's place. Where all other columns are known, the texts that are left are measures.
    """
    headers: list[Header] = []
    rows = (row for row in range(grid.rows) if grid.filled[row] and not is_band(grid, row))
    for row in islice(rows, HEADER_WITHIN):
        header = _header_at(grid, row, vocabulary)
        for found in (_two_rows(grid, header, vocabulary), header):
            if found is not None and (
                _heads_measures(found, vocabulary) or _stands_over_status(found, grid, vocabulary)
            ):
                return found
        headers.append(header)
    return next((found for h in headers if (found := _without_tiltak(grid, h, vocabulary))), None)


def _header_at(grid: Grid, row: int, vocabulary: Vocabulary) -> Header:
    texts = tuple(
        [
            unbroken(text, vocabulary)
            if " " in text and _has_lines(grid.cell(row, column))
            else text
            for column, text in enumerate(grid.texts[row])
        ]
    )
    roles = [
        role_of(text, vocabulary) or _first_role(grid.cell(row, column), vocabulary)
        if text
        else None
        for column, text in enumerate(texts)
    ]
    _keep_newest(roles, texts, vocabulary)
    _take_new(roles, texts, vocabulary)
    return Header(row=row, roles=tuple(roles), texts=texts)


def _has_lines(cell: Cell | None) -> bool:
    return cell is not None and (len(cell.paragraphs) > 1 or "\n" in cell.paragraphs[0].text)


def _first_role(cell: Cell | None, vocabulary: Vocabulary) -> Column | None:
    """Return what a header's first paragraph says, where more of them explain it."""
    if cell is None or len(cell.paragraphs) == 1:
        return None
    return role_of(cell.paragraphs[0].text, vocabulary)


def _keep_newest(roles: list[Column | None], texts: Sequence[str], vocabulary: Vocabulary) -> None:
    """Of columns for one thing at several times (`Status sept.`, `Status okt.`), keep the last."""
    for role in (Column.STATUS, Column.SISTE_STATUS):
        if roles.count(role) <= 1:
            continue
        times = {
            column: when
            for column, known in enumerate(roles)
            if known is role and (when := time_in(texts[column], vocabulary)) is not None
        }
        if len(times) > 1:
            if not all(year for year, _, _ in times.values()):
                times = {column: (0, month, day) for column, (_, month, day) in times.items()}
            turn = first_month([month for year, month, _ in times.values() if not year])
            newest = max(times, key=lambda n: (times[n][0], (times[n][1] - turn) % 12, times[n], n))
            for column in times.keys() - {newest}:
                roles[column] = None


def _take_new(roles: list[Column | None], texts: Sequence[str], vocabulary: Vocabulary) -> None:
    """Of `Siste status` and `Ny siste status`, take the latter for the latest status."""
    latest = Column.SISTE_STATUS
    for column, text in enumerate(texts):
        if (
            roles[column] is None
            and roles.count(latest) == 1
            and says(text, vocabulary.overview.now)
        ):
            _, _, rest = text.partition(" ")
            if role_of(rest, vocabulary) is latest:
                roles[roles.index(latest)], roles[column] = None, latest


def _heads_measures(header: Header, vocabulary: Vocabulary) -> bool:
    if Column.TILTAK not in header.roles or FOLLOW_UP.isdisjoint(header.roles):
        return False
    if not TELLING.isdisjoint(header.roles):
        return True
    counted = words_in(vocabulary.overview.count)
    return not any(folded(text) in counted for text in header.texts)


def _stands_over_status(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether measures and further columns are headed, and a status across the table stands below."""
    row = header.row + 1
    if Column.TILTAK not in header.roles or row >= grid.rows or not is_band(grid, row):
        return False
    known = zip(header.roles, header.texts, strict=True)
    said = statuses_said(grid.first_text(row), vocabulary)
    return len(said) == 1 and all(role or is_extra(text, vocabulary) for role, text in known)


def _two_rows(grid: Grid, upper: Header, vocabulary: Vocabulary) -> Header | None:
    """Return a header together with the row of headers under it, None where it has none.

    Every text of the lower row is a header that is known, or stands under one spanning several
    columns while the measures' header spans both rows, or no text stands elsewhere. What the lower
    row leaves empty is headed by the upper one.
    """
    row = upper.row + 1
    if row >= grid.rows or is_band(grid, row):
        return None
    tiltak = upper.first(Column.TILTAK)
    certain = tiltak is not None and grid.own(row, tiltak) is None
    spanned = tiltak is not None and (
        certain or (not grid.texts[row][tiltak] and _only_under_spans(grid, upper.row, row))
    )
    roles, texts = list(upper.roles), list(upper.texts)
    # The short texts first: in a measure's row they tell at once, and are met again and again.
    below = sorted(filter(None, grid.texts[row]), key=len)
    if not spanned and any(role_of(text, vocabulary) is None for text in below):
        return None
    known = 0
    for column, text in enumerate(grid.texts[row]):
        over = grid.cell(upper.row, column)
        parent = over.column if over is not None else column
        if not text:
            roles[column], texts[column] = upper.roles[parent], upper.texts[parent]
            continue
        role = role_of(text, vocabulary)
        under = over is not None and over.column_span > 1
        if role is None and not (spanned and under):
            return None
        if upper.roles[parent] is Column.STATUS and under:
            role = Column.STATUS
        known += role is not None
        if role is None and column == parent:
            role = upper.roles[parent]
        roles[column], texts[column] = role, text
    whole = not grid.begun[row]  # every header spans both rows
    if not (whole or certain) and (not known or (known < FEWEST_LOWER and not spanned)):
        return None
    _keep_newest(roles, texts, vocabulary)
    _take_new(roles, texts, vocabulary)
    return Header(row=row, roles=tuple(roles), texts=tuple(texts))


def _only_under_spans(grid: Grid, upper: int, row: int) -> bool:
    """Tell whether all texts of a row stand under texts of an upper one that span columns.

    A PDF's tags may leave out that the other headers span both rows.
    """
    over = [grid.cell(upper, column) for column in grid.filled[row]]
    return all(cell is not None and cell.column_span > 1 for cell in over)


def _without_tiltak(grid: Grid, header: Header, vocabulary: Vocabulary) -> Header | None:
    """Return a header with measures where it names none, if it names nearly all else.

    They stand first, or first but one, unless a single column is left that nobody knows.
    """
    told = [role for role in header.roles if role in FOLLOW_UP]
    if Column.TILTAK in header.roles or len(TELLING.intersection(told)) < 2 or len(told) < 3:  # noqa: PLR2004
        return None
    first = min(map(header.roles.index, told))
    letters = {
        column: mean_length([texts[column] for texts in grid.texts[header.row + 1 :]])
        for column, role in enumerate(header.roles)
        if role is None and grid.rows > header.row + 1
        if not header.texts[column] or not _is_further(header, column, vocabulary)
    }
    if len(letters) > 1:
        letters = {column: length for column, length in letters.items() if column <= first + 1}
    longest = max(letters, key=lambda column: letters[column], default=None)
    if longest is None or letters[longest] < SHORTEST_TILTAK:
        return None
    roles = list(header.roles)
    roles[longest] = Column.TILTAK
    return replace(header, roles=tuple(roles))


def _is_further(header: Header, column: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a header is a further column's, as one for comments is beside one for the news."""
    comments = words_in(vocabulary.extra_columns.comments)
    comment = Column.SISTE_STATUS in header.roles and folded(header.name(column)) in comments
    return comment or is_extra(header.texts[column], vocabulary)


def is_about_other_things(grid: Grid, header: Header | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a header of the table belongs to risks, budgets, milestones and the like."""
    foreign = words_in(vocabulary.other_tables.headers)
    if header is not None:
        strange = [column for column, text in enumerate(header.texts) if folded(text) in foreign]
        # What a measure costs, or risks, may be one more column of a table of measures.
        follows = bool(strange) and strange[0] > header.roles.index(Column.TILTAK)
        return len(strange) > 1 or (bool(strange) and not (follows and TELLING & set(header.roles)))
    return any(
        folded(text) in foreign
        for row, texts in enumerate(grid.texts[:HEADER_WITHIN])
        if not is_band(grid, row)
        for text in texts
    )


def is_band(grid: Grid, row: int) -> bool:
    """Tell whether a row is one text across the table, such as an area's name."""
    filled = grid.filled[row]
    if len(filled) != 1 or grid.columns == 1:
        return False
    cell = grid.cell(row, filled[0])
    return cell is not None and cell.column_span >= max(2, grid.columns - 1)
