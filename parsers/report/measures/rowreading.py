"""A table of measures with what all its rows are read by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.report.page.grids import cell_text
from parsers.report.page.headers import Header
from parsers.report.page.overlays import Overlays
from parsers.report.page.pages import Page
from parsers.report.words.items import Listed, is_broken_by_hand, listed, plainly_listed
from parsers.report.words.leads import Led, led
from parsers.report.words.listsigns import ListSigns
from parsers.report.words.statuses import StatusWordsReader
from schema import Cell, Paragraph, Status
from schema.values import cached_property
from schema.vocabulary import Column

# Columns beside those that tell of a measure: a cell that spans both is the other's.
_ASIDE: Final = (None, Column.NUMMER, Column.IKON)


class Reading:
    """A table of measures with what all its rows are read by."""

    def __init__(self, page: Page, place: int, header: Header, words: StatusWordsReader) -> None:
        self.slide = page.number
        self.place = place
        self.grid = page.grids[place]
        self.header = header
        self.words = words
        self.overlays = Overlays(page, self.grid, header)
        self._deck = page.deck
        self._noted = "*" in page.footnotes
        self._known_signs: dict[int, ListSigns] = {}
        self._led: dict[tuple[int, int], Led] = {}
        self.tiltak = header.roles.index(Column.TILTAK)
        self.area = header.first(Column.OMRADE)
        self._columns: dict[Column | None, list[int]] = {}
        for column, role in enumerate(header.roles):
            self._columns.setdefault(role, []).append(column)
        # Columns headed by statuses, in which a row has a tick.
        self.ticked = [
            column
            for column in self._columns.get(Column.STATUS, ())
            if words.label(words.unbroken(header.texts[column])) is not None
        ]

        self.signs_lead = Column.STATUS not in header.roles and self._signs_lead()

        # Where no column holds the latest status, that of the status may hold both.
        self.shared = Column.SISTE_STATUS not in header.roles

    @cached_property
    def painted(self) -> int | None:
        """The column, such as the numbers', whose cells alone have a colour of their own in all rows; None without one."""
        columns: set[int | None] = set()
        for cells in self.grid.begun[self.header.row + 1 :]:
            fills = [cell.fill for cell in cells]
            own = [c.column for c in cells if c.fill is not None and fills.count(c.fill) == 1]
            if len(cells) > 1 and any(cell.text for cell in cells):
                columns.add(own[0] if len(own) == 1 else None)
        return columns.pop() if len(columns) == 1 else None

    def leading_sign(self, row: int) -> str:
        """Return the status symbol in front of a row's measure, "" where none is one."""
        if not self.signs_lead:
            return ""
        sign, _, rest = self.grid.texts[row][self.tiltak].partition(" ")
        return sign if rest and self.words.symbol(sign) is not None else ""

    def _signs_lead(self) -> bool:
        """Tell whether signs in front of the measures are their statuses, and no list's.

        All have one, and some tell that a measure is begun: discs and rings alone list items too.
        """
        signs: set[str] = set()
        for row in range(self.header.row + 1, self.grid.rows):
            sign = self.grid.texts[row][self.tiltak].partition(" ")[0]
            if not sign or len(self.grid.filled[row]) <= 1:
                continue
            if any(map(str.isalnum, sign)):  # as nearly always, and in the first row
                return False
            signs.add(sign)
        told = {self.words.symbol(sign) for sign in signs} - {None}
        return len(told) > 1 and Status.ONGOING in told

    def led(self, cell: Cell) -> Led:
        """Return a status cell's paragraphs, and apart from them those of the latest status."""
        if not self.shared:
            return Led(cell.paragraphs)
        place = cell.row, cell.column
        if place not in self._led:
            self._led[place] = led(cell.paragraphs, self.words)
        return self._led[place]

    def items(self, cell: Cell) -> Listed:
        """Return the items of a cell of a list, or of what stands in it behind a status."""
        paragraphs = self._list(cell)
        told = self.grid.table.found_by in ("file", "tags")
        width = cell.box.width if told and cell.box is not None else None
        if self.grid.table.found_by == "file" and is_broken_by_hand(paragraphs):
            return listed(paragraphs, self._signs(cell.column), by_hand=True, width=width)
        by_hand = any([paragraph.by_hand for paragraph in paragraphs])
        found = plainly_listed(paragraphs) or listed(
            paragraphs, self._signs(cell.column), width=width
        )
        return replace(found, by_hand=True) if by_hand else found

    def _list(self, cell: Cell) -> Sequence[Paragraph]:
        in_status = self.header.roles[cell.column] is Column.STATUS
        return self.led(cell).news if in_status else cell.paragraphs

    def _signs(self, column: int) -> ListSigns:
        """Return what a column tells of the signs in its lists."""
        known = self._known_signs.get(column)
        if known is None:
            below = self.grid.begun[self.header.row + 1 :]
            # Made now: what is put off would hold on to the reading, and the reading to it.
            own = [self._list(cell) for cells in below for cell in cells if cell.column == column]
            known = ListSigns(own, deck=self._deck, noted=self._noted)
            self._known_signs[column] = known
        return known

    def cells(self, row: int, role: Column) -> Sequence[Cell]:
        """Return the cells of a row with a role; a cell spanned from above counts as the row's.

        One that spans several columns counts for the first, or, if it is but a status, for that.
        """
        columns = self._columns.get(role)
        if columns is None:
            return ()
        found: list[Cell] = []
        for column in columns:
            cell = self.grid.cell(row, column)
            if cell is None or (found and any([cell is other for other in found])):
                continue
            if cell.column_span == 1 or self._role(cell) in (role, None):
                found.append(cell)
        return found

    def _role(self, cell: Cell) -> Column | None:
        """Return what a cell counts for that spans several columns."""
        covered = self.header.roles[cell.column : cell.column + cell.column_span]
        if Column.STATUS in covered and self.words.text(cell_text(cell)).only_status:
            return Column.STATUS
        return next((role for role in covered if role not in _ASIDE), None)
