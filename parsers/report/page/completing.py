"""What the columns of a table hold that its header does not name, or names twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from parsers.report.page.columns import SHORTEST_NAME
from parsers.report.page.grids import Grid, cell_text, mean_length
from parsers.report.page.headers import Header
from parsers.report.page.headerwords import is_extra
from parsers.report.page.kinds import MOSTLY, in_per_cent, is_health, is_status, is_wordy, kind_of
from parsers.report.words.areas import says
from parsers.report.words.icons import is_icon
from parsers.report.words.leads import led
from parsers.report.words.statuses import LONGEST_LABEL, status_words
from schema.vocabulary import Column, Vocabulary

# In a table of fewer columns a row with one text may as well lack the other.
BANDED_COLUMNS: Final = 3
# The share of rows whose signs and labels say one status where both are its: others are a mistake.
AGREEING: Final = 0.7
CIRCLES: Final = frozenset("●○◐◑◒◓◔◕◖◗⬤⚫◯⚪")
# What crosses a box off is a sign, or two letters at most.
LONGEST_TICK: Final = 2

# `Kort status`, `Nåstatus`, `Statuskommentarer`: the word is one in all three languages.
_STATUS: Final = re.compile("status", re.IGNORECASE)


def completed(header: Header, grid: Grid, vocabulary: Vocabulary) -> Header:
    """Return a header with its unnamed and doubly named columns told by their contents."""
    columns = _Columns(header, grid, vocabulary)
    columns.complete()
    return replace(header, roles=tuple(columns.roles))


class _Columns:
    """The columns of a table with a header: what each is known to hold, and the texts below its name."""

    def __init__(self, header: Header, grid: Grid, vocabulary: Vocabulary) -> None:
        self.header = header
        self.grid = grid
        self.vocabulary = vocabulary
        self.words = status_words(vocabulary)
        self.roles = list(header.roles)
        # A text alone in its row may be a band, and none of its column's kind; nor is a header again.
        self.rows = [
            grid.texts[row]
            for row in range(header.row + 1, grid.rows)
            if (len(grid.filled[row]) > 1 or grid.columns < BANDED_COLUMNS)
            and tuple(grid.texts[row]) != header.texts
        ]
        self.texts = [
            [row[column] for row in self.rows if row[column]] for column in range(grid.columns)
        ]

    def complete(self) -> None:
        """Tell what the columns hold, step by step."""
        self._move_aside()
        self._tell_unnamed()
        self._keep_one_tiltak()
        self._part_icon_from_tiltak()
        self._part_latest_from_status()
        if self._are_ticked():
            return
        self._part_latest()
        self._find_status()
        self._find_latest()
        statuses = self._of(Column.STATUS)
        if len(statuses) > 1:
            self._keep_one_status(statuses)
        elif statuses and all(map(self._is_brief, latest := self._of(Column.SISTE_STATUS))):
            self._tell_news(statuses[0], latest)

    def _of(self, role: Column) -> list[int]:
        return [column for column, own in enumerate(self.roles) if own is role]

    def _kind(self, column: int) -> Column | None:
        return kind_of(self.texts[column], self.words)

    def _tells(self, column: int) -> bool:
        """Tell whether a text of a column says a status."""
        return any(self.words.text(text).status is not None for text in self.texts[column])

    def _move_aside(self) -> None:
        """Give the role of a column without texts to the one beside it that lacks a header.

        Where a header begins at its column's side and the figures stand in its middle, a PDF shows
        two columns.
        """
        roles = self.roles
        for column, role in enumerate(roles):
            if role not in (Column.PRI, Column.STATUS) or self.texts[column]:
                continue
            for beside in (column + 1, column - 1):
                nameless = 0 <= beside < len(roles) and not self.header.texts[beside]
                if nameless and roles[beside] is None and self._kind(beside) is role:
                    roles[column], roles[beside] = None, role
                    break

    def _tell_unnamed(self) -> None:
        """Tell the columns without a header by their contents."""
        roles, texts = self.roles, self.texts
        for column, text in enumerate(self.header.texts):
            if text or roles[column] is not None:
                continue
            kind = self._kind(column)
            if kind is Column.STATUS and kind in roles and all(map(is_icon, texts[column])):
                # 🗹 may stand for a kind of measure, where a column with a name tells the status.
                named = roles.index(kind)
                before = column < roles.index(Column.TILTAK) and abs(column - named) > 1
                aside = not self._agrees(column, named)
                aside = aside and (before or self._needless(column, named))
                # Of the named one the status may be drawn.
                told = not texts[named] or self._tells(named)
                kind = Column.IKON if aside and told else kind
            if kind is not None and (kind not in roles or kind is Column.STATUS):
                roles[column] = kind
            elif kind is None and self._may_name_areas(column):
                shared = self._spans_rows(column) or _in_blocks(texts[column])
                roles[column] = Column.OMRADE if shared else None

    def _needless(self, column: int, status: int) -> bool:
        """Tell whether signs are none of the statuses that another column tells.

        They say another status than it in some row, or it has a symbol of its own in all.
        """
        told = [self.words.text(row[status]) for row in self.rows]
        signs = [self.words.symbol(row[column]) for row in self.rows]
        denied = any(
            sign is not None and text.status not in (None, sign)
            for sign, text in zip(signs, told, strict=True)
        )
        return denied or all(text.by_symbol is not None for text in told)

    def _agrees(self, column: int, status: int) -> bool:
        """Tell whether signs are the symbols of the labels in another column, but for a mistake.

        There are several of them, as no kind of measure tells one status from another; or one circle,
        which is no pictogram, and each row's label says the same.
        """
        signs = [self.words.symbol(row[column]) for row in self.rows]
        said = [self.words.text(row[status]) for row in self.rows]
        same = sum(
            sign is not None and text.by_symbol is None and sign is text.by_label
            for sign, text in zip(signs, said, strict=True)
        )
        if len(set(signs) - {None}) > 1:
            return same > AGREEING * len(signs)
        return same == len(signs) and set(self.texts[column]) <= CIRCLES

    def _may_name_areas(self, column: int) -> bool:
        """Tell whether an unnamed column may be the area that several measures have in common."""
        return Column.OMRADE not in self.roles and column < self.roles.index(Column.TILTAK)

    def _spans_rows(self, column: int) -> bool:
        grid = self.grid
        cells = (grid.own(row, column) for row in range(self.header.row + 1, grid.rows))
        return any(cell is not None and cell.row_span > 1 for cell in cells)

    def _keep_one_tiltak(self) -> None:
        """Of columns that are all headed as measures (`Hovedtiltak`, `Deltiltak`), keep the fullest.

        The others are further columns: what spans several measures is none of them.
        """
        headed = self._of(Column.TILTAK)
        fullest = max(headed, key=lambda column: (len(self.texts[column]), -column))
        for column in headed:
            self.roles[column] = Column.TILTAK if column == fullest else None

    def _part_icon_from_tiltak(self) -> None:
        # A header may span the column of pictograms and that of measures.
        tiltak = self.roles.index(Column.TILTAK)
        cell = self.grid.cell(self.header.row, tiltak)
        if cell is None or cell.column_span == 1:
            return
        spanned = range(tiltak, min(tiltak + cell.column_span, self.grid.columns))
        longest = max(spanned, key=lambda column: mean_length(self.texts[column]))
        for column in spanned:
            icons = bool(self.texts[column]) and all(map(is_icon, self.texts[column]))
            self.roles[column] = Column.IKON if icons else None
        self.roles[longest] = Column.TILTAK

    def _part_latest_from_status(self) -> None:
        """Give both columns below a header of the status or the news their roles: signs, and phrases."""
        roles, both = self.roles, (Column.STATUS, Column.SISTE_STATUS)
        if sum(role in both for role in roles) != 1:
            return
        first = next(column for column, role in enumerate(roles) if role in both)
        cell = self.grid.cell(self.header.row, first)
        if cell is None or cell.column_span != len(both) or first + 1 >= len(roles):
            return
        signs = [n for n in (first, first + 1) if self._is_brief(n)]
        if len(signs) == 1:
            (sign,) = signs
            news = 2 * first + 1 - sign
            if is_wordy(self.texts[news]) and roles[first + 1] in (None, *both):
                roles[sign], roles[news] = both

    def _is_brief(self, column: int) -> bool:
        """Tell whether a column has statuses alone, or no text."""
        return not self.texts[column] or self._kind(column) is Column.STATUS

    def _are_ticked(self) -> bool:
        """Take columns that are headed by statuses and hold ticks for the status; tell if they are."""
        headed = [
            column
            for column, role in enumerate(self.roles)
            if role in (None, Column.STATUS)
            and self.words.label(self.words.unbroken(self.header.texts[column])) is not None
            and all(len(text) <= LONGEST_TICK for text in self.texts[column])
        ]
        if len(headed) > 1:
            for column in headed:
                self.roles[column] = Column.STATUS
        return len(headed) > 1

    def _part_latest(self) -> None:
        """Of columns that are headed as the latest status, give those of labels to the status.

        One of `Forsinket` and its like, called no status (`Fremdrift`), tells of more than the news.
        """
        latest = self._of(Column.SISTE_STATUS)
        health = [n for n in latest if len(latest) > 1 and is_health(self.texts[n], self.words)]
        for column in health if len(health) < len(latest) else ():
            if not _STATUS.search(self.header.texts[column]):
                self.roles[column] = None
                latest.remove(column)
        labels = [n for n in latest if len(latest) > 1 and self._is_brief(n)]
        for column in labels if len(labels) < len(latest) else ():
            self.roles[column] = Column.STATUS

    def _find_status(self) -> None:
        """Take the one column of statuses for the status, or the unnamed one without any text.

        Some labels may be words that nobody knows; without text the status is drawn, or a fill. Else
        the news may begin with it.
        """
        roles, texts, heads = self.roles, self.texts, self.header.texts
        if Column.STATUS in roles:
            return
        # `Fremdrift` may stand over percentages or labels, or over painted cells.
        brief = [
            n
            for n in self._of(Column.SISTE_STATUS)
            if (self._kind(n) is Column.STATUS if texts[n] else self._is_painted(n))
        ]
        if len(brief) == 1:
            roles[brief[0]] = Column.STATUS
            return
        # A header that nobody knows may stand over statuses (`Tilstand nå`), and any over percentages.
        telling = [
            n
            for n, head in enumerate(heads)
            if head
            and roles[n] is None
            and self._kind(n) is Column.STATUS
            and (not is_extra(head, self.vocabulary) or in_per_cent(texts[n]))
        ]
        if len(telling) == 1:
            roles[telling[0]] = Column.STATUS
            return
        unnamed = [n for n, head in enumerate(heads) if not head and roles[n] is None]
        told = [n for n in unnamed if any(is_status(text, self.words) for text in texts[n])]
        labels = [n for n in told if all(len(text) <= LONGEST_LABEL for text in texts[n])]
        found = labels or [n for n in unnamed if not texts[n]]
        found = found or [n for n in self._of(Column.SISTE_STATUS) if self._leads_with_status(n)]
        if len(found) == 1:
            roles[found[0]] = Column.STATUS

    def _leads_with_status(self, column: int) -> bool:
        """Tell whether all texts of a column, several, begin with a label, and news stand behind one."""
        cells = [self.grid.own(row, column) for row in range(self.header.row + 1, self.grid.rows)]
        told = [led(cell.paragraphs, self.words) for cell in cells if cell and cell_text(cell)]
        heads = ["\n".join(p.unstruck for p in one.status) for one in told]
        labelled = all(self.words.text(head).only_status for head in heads)
        labelled = labelled and all(self.words.text(head).by_label for head in heads)
        return len(told) > 1 and labelled and any(one.news for one in told)

    def _is_painted(self, column: int) -> bool:
        """Tell whether a column's cells, each of its measures', have a fill that no other of their rows has."""
        measures = [row for row in self.grid.begun[self.header.row + 1 :] if len(row) > 1]
        fills = [[c.fill for c in row if c.column == column] for row in measures]
        others = [{c.fill for c in row if c.column != column} for row in measures]
        return bool(fills) and all(
            own and own[0] is not None and own[0] not in more
            for own, more in zip(fills, others, strict=True)
        )

    def _find_latest(self) -> None:
        """Take a column of phrases whose header speaks of a status for the latest status.

        Labels are an earlier time's (`Forrige status`), as is a month's before `Status mai`.
        """
        if Column.SISTE_STATUS in self.roles or Column.STATUS not in self.roles:
            return
        said = [
            column
            for column, head in enumerate(self.header.texts)
            if self.roles[column] is None
            and _STATUS.search(head)
            and not is_extra(head, self.vocabulary)
            and is_wordy(self.texts[column])
            and self._kind(column) is not Column.STATUS
        ]
        if len(said) == 1:
            self.roles[said[0]] = Column.SISTE_STATUS

    def _keep_one_status(self, statuses: Sequence[int]) -> None:
        """Of several columns of the status keep one; one of phrases may be the news."""
        roles, texts, words = self.roles, self.texts, self.words
        named = self.vocabulary.overview.now
        now = {n for n in statuses if says(self.header.texts[n], named)}

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

    def _tell_news(self, only: int, brief: Sequence[int]) -> None:
        """Take the only column of statuses for the news where it has phrases and no status.

        Columns called after the news (`Framdrift`) that have signs or no text are the status then.
        """
        if is_wordy(self.texts[only]) and not (self._tells(only) or self._begins_with_status(only)):
            self.roles[only] = Column.SISTE_STATUS
            for column in brief:
                self.roles[column] = Column.STATUS

    def _begins_with_status(self, column: int) -> bool:
        """Tell whether cells of a column begin with a status and go on with the latest status."""
        cells = (self.grid.own(row, column) for row in range(self.grid.rows))
        return any(cell is not None and led(cell.paragraphs, self.words).news for cell in cells)


def _in_blocks(filled: Sequence[str]) -> bool:
    """Tell whether names stand in several rows each, and all rows of one below each other."""
    blocks = [name for name, _ in groupby(filled)]
    names = all(sum(map(str.isalpha, name)) >= SHORTEST_NAME for name in blocks)
    return names and len(set(blocks)) == len(blocks) < len(filled)
