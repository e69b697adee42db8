"""What the columns of a table without a header hold, told by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from parsers.report.page.grids import Grid, mean_length
from parsers.report.page.headers import SHORTEST_TILTAK, Header, is_extra
from parsers.report.page.kinds import (
    MOSTLY,
    counts_up,
    in_per_cent,
    is_health,
    is_status,
    is_wordy,
    kind_of,
)
from parsers.report.words.areas import says
from parsers.report.words.icons import is_icon
from parsers.report.words.leads import led
from parsers.report.words.statuses import LONGEST_LABEL, StatusWordsReader, status_words
from schema.vocabulary import Column, Vocabulary

# An area's name has so many letters; fewer may number a measure (`3a`).
SHORTEST_NAME: Final = 4
# In a table of fewer columns a row with one text may as well lack the other.
BANDED_COLUMNS: Final = 3
# What crosses a box off is a sign, or two letters at most.
LONGEST_TICK: Final = 2

# `Kort status`, `Nåstatus`, `Statuskommentarer`: the word is one in all three languages.
_STATUS: Final = re.compile("status", re.IGNORECASE)


def by_content(grid: Grid, words: StatusWordsReader, first_row: int = 0) -> Header | None:
    """Work out the columns of a table without a header; None if it holds no list of measures.

    The longest texts are the measures; a column of small figures is the priority, one of
    pictograms the icon, one of statuses the status.
    """
    roles: list[Column | None] = [None] * grid.columns
    texts = [grid.column_texts(column, first_row) for column in range(grid.columns)]
    for column, filled in enumerate(texts):
        roles[column] = kind_of(filled, words)
    if roles.count(Column.PRI) > 1:
        figures = [column for column, role in enumerate(roles) if role is Column.PRI]
        for column in figures[:-1]:
            roles[column] = Column.NUMMER if counts_up(texts[column]) else None
    if roles.count(Column.PRI) == 1:
        only = roles.index(Column.PRI)
        longer = any(len(text) > 1 for text in texts[only])
        if longer or (only == 0 and counts_up(texts[only]) and len(texts[only]) > 1):
            roles[only] = Column.NUMMER
    free = [column for column, role in enumerate(roles) if role is None and texts[column]]
    if not free:
        return None
    longest = max(free, key=lambda column: (mean_length(texts[column]), -column))
    if mean_length(texts[longest]) < SHORTEST_TILTAK:
        return None
    roles[longest] = Column.TILTAK
    beside = [column for column in free if column < longest]
    if len(beside) == 1 and _heads_blocks(grid, beside[0], longest, first_row):
        roles[beside[0]] = Column.OMRADE
    return Header(row=first_row - 1, roles=tuple(roles), texts=("",) * grid.columns)


def completed(header: Header, grid: Grid, vocabulary: Vocabulary) -> Header:
    """Return a header with its unnamed and doubly named columns told by their contents."""
    words = status_words(vocabulary)
    roles = list(header.roles)
    start = header.row + 1
    # A text alone in its row may be a band, and none of its column's kind; nor is a header again.
    rows = [
        grid.texts[row]
        for row in range(start, grid.rows)
        if (len(grid.filled[row]) > 1 or grid.columns < BANDED_COLUMNS)
        and tuple(grid.texts[row]) != header.texts
    ]
    texts = [[row[column] for row in rows if row[column]] for column in range(grid.columns)]
    _move_aside(roles, texts, header, words)
    for column, text in enumerate(header.texts):
        if text or roles[column] is not None:
            continue
        kind = kind_of(texts[column], words)
        if kind is Column.STATUS and kind in roles and all(map(is_icon, texts[column])):
            # 🗹 may stand for a kind of measure, where a column with a name tells the status.
            named = roles.index(kind)
            before = column < roles.index(Column.TILTAK) and abs(column - named) > 1
            aside = before or _needless(rows, column, named, words)
            kind = Column.IKON if aside and _tells(texts[named], words) else kind
        if kind is not None and (kind not in roles or kind is Column.STATUS):
            roles[column] = kind
        elif kind is None and _names_areas(roles, column):
            shared = _spans_rows(grid, column, start) or _in_blocks(texts[column])
            roles[column] = Column.OMRADE if shared else None
    _keep_one_tiltak(roles, texts)
    _part_icon_from_tiltak(roles, texts, header, grid)
    _part_latest_from_status(roles, texts, header, grid, words)
    if _ticked(roles, texts, header, words):
        return replace(header, roles=tuple(roles))
    _part_latest(roles, texts, header, words)
    _find_status(roles, texts, grid, header, vocabulary)
    _find_latest(roles, texts, header, vocabulary)
    statuses = [column for column, role in enumerate(roles) if role is Column.STATUS]
    if len(statuses) > 1:
        _keep_one_status(roles, statuses, texts, header, vocabulary)
    elif statuses and Column.SISTE_STATUS not in roles:
        only = statuses[0]
        telling = [text for text in texts[only] if words.text(text).status is not None]
        if not telling and is_wordy(texts[only]) and not _begins_with_status(grid, only, words):
            roles[only] = Column.SISTE_STATUS
    return replace(header, roles=tuple(roles))


def _move_aside(
    roles: list[Column | None],
    texts: Sequence[Sequence[str]],
    header: Header,
    words: StatusWordsReader,
) -> None:
    """Give the role of a column without texts to the one beside it that lacks a header.

    Where a header begins at its column's side and the figures stand in its middle, a PDF shows
    two columns.
    """
    for column, role in enumerate(roles):
        if role not in (Column.PRI, Column.STATUS) or texts[column]:
            continue
        for beside in (column + 1, column - 1):
            nameless = 0 <= beside < len(roles) and not header.texts[beside]
            if nameless and roles[beside] is None and kind_of(texts[beside], words) is role:
                roles[column], roles[beside] = None, role
                break


def _tells(filled: Sequence[str], words: StatusWordsReader) -> bool:
    """Tell whether a column headed as the status may tell it: by a text, or by what is drawn."""
    return not filled or any(words.text(text).status is not None for text in filled)


def _needless(
    rows: Sequence[Sequence[str]], column: int, status: int, words: StatusWordsReader
) -> bool:
    """Tell whether signs are none of the statuses that another column tells.

    They say another status than it in some row, or it has a symbol of its own in all.
    """
    told = [words.text(row[status]) for row in rows]
    signs = [words.symbol(row[column]) for row in rows]
    denied = any(
        sign is not None and text.status not in (None, sign)
        for sign, text in zip(signs, told, strict=True)
    )
    return denied or all(text.by_symbol is not None for text in told)


def _part_latest(
    roles: list[Column | None],
    texts: Sequence[Sequence[str]],
    header: Header,
    words: StatusWordsReader,
) -> None:
    """Of columns that are headed as the latest status, give those of labels to the status.

    One of `Forsinket` and its like, called no status (`Fremdrift`), tells of more than the news.
    """
    latest = [column for column, role in enumerate(roles) if role is Column.SISTE_STATUS]
    health = [n for n in latest if len(latest) > 1 and is_health(texts[n], words)]
    for column in health if len(health) < len(latest) else ():
        if not _STATUS.search(header.texts[column]):
            roles[column] = None
            latest.remove(column)
    told = [n for n in latest if not texts[n] or kind_of(texts[n], words) is Column.STATUS]
    labels = told if len(latest) > 1 else []
    for column in labels if len(labels) < len(latest) else ():
        roles[column] = Column.STATUS


def _find_status(
    roles: list[Column | None],
    texts: Sequence[Sequence[str]],
    grid: Grid,
    header: Header,
    vocabulary: Vocabulary,
) -> None:
    """Take the one column of statuses for the status, or the unnamed one without any text.

    Some labels may be words that nobody knows; without text the status is drawn, or a fill.
    """
    if Column.STATUS in roles:
        return
    words = status_words(vocabulary)
    # `Fremdrift` may stand over percentages or labels, or over painted cells.
    brief = [
        n
        for n, role in enumerate(roles)
        if role is Column.SISTE_STATUS
        and (
            kind_of(texts[n], words) is Column.STATUS if texts[n] else _is_painted(grid, header, n)
        )
    ]
    if len(brief) == 1:
        roles[brief[0]] = Column.STATUS
        return
    # A header that nobody knows may stand over statuses (`Tilstand nå`), and any over percentages.
    telling = [
        n
        for n, head in enumerate(header.texts)
        if head
        and roles[n] is None
        and kind_of(texts[n], words) is Column.STATUS
        and (not is_extra(head, vocabulary) or in_per_cent(texts[n]))
    ]
    if len(telling) == 1:
        roles[telling[0]] = Column.STATUS
        return
    unnamed = [n for n, text in enumerate(header.texts) if not text and roles[n] is None]
    told = [n for n in unnamed if any(is_status(text, words) for text in texts[n])]
    labels = [n for n in told if all(len(text) <= LONGEST_LABEL for text in texts[n])]
    found = labels or [n for n in unnamed if not texts[n]]
    if len(found) == 1:
        roles[found[0]] = Column.STATUS


def _is_painted(grid: Grid, header: Header, column: int) -> bool:
    """Tell whether a column's cells, each of its measures', have a fill that no other of their rows has."""
    measures = [row for row in grid.begun[header.row + 1 :] if len(row) > 1]
    fills = [[c.fill for c in row if c.column == column] for row in measures]
    others = [{c.fill for c in row if c.column != column} for row in measures]
    return bool(fills) and all(
        own and own[0] is not None and own[0] not in more
        for own, more in zip(fills, others, strict=True)
    )


def _ticked(
    roles: list[Column | None],
    texts: Sequence[Sequence[str]],
    header: Header,
    words: StatusWordsReader,
) -> bool:
    """Take columns that are headed by statuses and hold ticks for the status; tell if they are."""
    headed = [
        column
        for column, role in enumerate(roles)
        if role in (None, Column.STATUS)
        and words.label(words.unbroken(header.texts[column])) is not None
        and all(len(text) <= LONGEST_TICK for text in texts[column])
    ]
    if len(headed) > 1:
        for column in headed:
            roles[column] = Column.STATUS
    return len(headed) > 1


def _names_areas(roles: Sequence[Column | None], column: int) -> bool:
    """Tell whether an unnamed column may be the area that several measures have in common."""
    return Column.OMRADE not in roles and column < roles.index(Column.TILTAK)


def _find_latest(
    roles: list[Column | None],
    texts: Sequence[Sequence[str]],
    header: Header,
    vocabulary: Vocabulary,
) -> None:
    """Take a column of phrases whose header speaks of a status for the latest status.

    Labels are an earlier time's (`Forrige status`), as is a month's before `Status mai`.
    """
    if Column.SISTE_STATUS in roles or Column.STATUS not in roles:
        return
    words = status_words(vocabulary)
    said = [
        column
        for column, role in enumerate(roles)
        if role is None
        and _STATUS.search(header.texts[column])
        and not is_extra(header.texts[column], vocabulary)
        and is_wordy(texts[column])
        and kind_of(texts[column], words) is not Column.STATUS
    ]
    if len(said) == 1:
        roles[said[0]] = Column.SISTE_STATUS


def _begins_with_status(grid: Grid, column: int, words: StatusWordsReader) -> bool:
    """Tell whether cells of a column begin with a status and go on with the latest status."""
    cells = (grid.own(row, column) for row in range(grid.rows))
    return any(cell is not None and led(cell.paragraphs, words).news for cell in cells)


def _spans_rows(grid: Grid, column: int, start: int) -> bool:
    cells = (grid.own(row, column) for row in range(start, grid.rows))
    return any(cell is not None and cell.row_span > 1 for cell in cells)


def _heads_blocks(grid: Grid, column: int, tiltak: int, start: int) -> bool:
    """Tell whether names stand in the first rows of several measures each, the first one's too."""
    rows = [grid.texts[row] for row in range(start, grid.rows) if grid.texts[row][tiltak]]
    names = [row[column] for row in rows if row[column]]
    return (
        bool(rows[0][column])
        and len(names) == len(set(names)) < len(rows)
        and all(sum(map(str.isalpha, name)) >= SHORTEST_NAME for name in names)
    )


def _in_blocks(filled: Sequence[str]) -> bool:
    """Tell whether names stand in several rows each, and all rows of one below each other."""
    blocks = [name for name, _ in groupby(filled)]
    names = all(sum(map(str.isalpha, name)) >= SHORTEST_NAME for name in blocks)
    return names and len(set(blocks)) == len(blocks) < len(filled)


def _keep_one_tiltak(roles: list[Column | None], texts: Sequence[Sequence[str]]) -> None:
    """Of columns that are all headed as measures (`Hovedtiltak`, `Deltiltak`), keep the fullest.

    The others are further columns: what spans several measures is none of them.
    """
    headed = [column for column, role in enumerate(roles) if role is Column.TILTAK]
    fullest = max(headed, key=lambda column: (len(texts[column]), -column))
    for column in headed:
        roles[column] = Column.TILTAK if column == fullest else None


def _part_icon_from_tiltak(
    roles: list[Column | None], texts: Sequence[Sequence[str]], header: Header, grid: Grid
) -> None:
    # A header may span the column of pictograms and that of measures.
    tiltak = roles.index(Column.TILTAK)
    cell = grid.cell(header.row, tiltak)
    if cell is None or cell.column_span == 1:
        return
    spanned = range(tiltak, min(tiltak + cell.column_span, grid.columns))
    longest = max(spanned, key=lambda column: mean_length(texts[column]))
    for column in spanned:
        icons = bool(texts[column]) and all(map(is_icon, texts[column]))
        roles[column] = Column.IKON if icons else None
    roles[longest] = Column.TILTAK


def _part_latest_from_status(
    roles: list[Column | None],
    texts: Sequence[Sequence[str]],
    header: Header,
    grid: Grid,
    words: StatusWordsReader,
) -> None:
    """Give both columns below a header of the status or the news their roles: signs, and phrases."""
    both = (Column.STATUS, Column.SISTE_STATUS)
    if sum(role in both for role in roles) != 1:
        return
    first = next(column for column, role in enumerate(roles) if role in both)
    cell = grid.cell(header.row, first)
    if cell is None or cell.column_span != len(both) or first + 1 >= len(roles):
        return
    signs = [n for n in (first, first + 1) if not texts[n] or kind_of(texts[n], words) is both[0]]
    if len(signs) == 1:
        (sign,) = signs
        news = 2 * first + 1 - sign
        if is_wordy(texts[news]) and roles[first + 1] in (None, *both):
            roles[sign], roles[news] = both


def _keep_one_status(
    roles: list[Column | None],
    statuses: Sequence[int],
    texts: Sequence[Sequence[str]],
    header: Header,
    vocabulary: Vocabulary,
) -> None:
    words = status_words(vocabulary)
    now = {n for n in statuses if says(header.texts[n], vocabulary.overview.now)}

    def telling(column: int) -> float:
        told = [words.text(text).status is not None for text in texts[column]]
        return sum(told) / len(told) if told else 0.0

    best = max(statuses, key=lambda n: (telling(n), not in_per_cent(texts[n]), n in now, n))
    for column in statuses:
        if column == best:
            continue
        wordy = is_wordy(texts[column])
        free = Column.SISTE_STATUS not in roles
        # A second column of bare symbols or labels is the other half of the status. Percentages
        # beside labels say how far a measure has come, and are kept as they are.
        if telling(column) < MOSTLY:
            roles[column] = Column.SISTE_STATUS if wordy and free else None
        elif in_per_cent(texts[column]) and not in_per_cent(texts[best]):
            roles[column] = None
        elif now == {best} and len(texts[best]) == len(texts[column]):
            # Labels of `Status` beside labels of `Ny status` are an earlier time's; so are signs.
            both = (*texts[best], *texts[column])
            if any(None not in map(told, both) for told in (words.label, words.symbol)):
                roles[column] = None
