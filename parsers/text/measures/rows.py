"""The measures of a page of a text layer: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from parsers.lines import joined
from parsers.report.words.icons import is_icon
from parsers.report.words.openends import ends_open
from parsers.text.lines import (
    LINE_BULLETS,
    Line,
    bullet_parts,
    footnote_mark,
    pri_of,
    starts_anew,
    text_of,
    without_bullet,
)
from parsers.text.linewords import LineWords, StatusMark
from parsers.text.measures.cells import take_cell
from parsers.text.measures.marks import PageMarks
from parsers.text.measures.row import (
    Draft,
    PageHeading,
    PageRows,
    ends_cell,
    is_ball,
    stands_before,
    with_icons_apart,
)
from parsers.text.measures.rowtext import RowText
from schema.vocabulary import LISTS, Column

# A measure's text takes fewer lines than this before its priority.
TILTAK_LINES: Final = 14


class PageReader:
    """Reads the rows of one page.

    `heading_at` tells how many lines from a place on are a heading, and what it names; it is
    asked only where no row is open. `heads` is the line that names the deck's columns.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        words: LineWords,
        heading_at: Callable[[Sequence[Line], int], tuple[int, tuple[str, ...]] | None],
        heads: str,
        *,
        not_started: bool,
    ) -> None:
        order = words.header(heads)
        self._lines = with_icons_apart(lines, words)
        self._words = words
        self._heading_at = heading_at
        self._gaps = any(line.gap for line in self._lines[1:])
        self._found = PageRows()
        self._draft = Draft()
        self._strays: list[StatusMark] = []
        self._after_header = False
        self._in_cells = False
        self._below: int | None = None  # the last line of a cell, which names an area
        self._text = RowText(self._lines, words, heads)
        self._status_last = not any(stands_before(order, Column.STATUS, column) for column in LISTS)
        self._marks = PageMarks(self._lines, words)
        self._list_from = self._marks.start_of_list(not_started=not_started)
        self._footnotes_from = self._marks.start_of_footnotes()

    def read(self) -> PageRows:
        """Return the page's rows, headings, footnotes and what is neither."""
        place = 0
        while place < len(self._lines):
            place += self._take_legend(place) or self._take(place)
        self._close()
        self._found.give_marks(self._strays)
        return self._found

    def _take_legend(self, place: int) -> int:
        line = self._lines[place]
        if line.extra or line.column or not self._words.is_legend(line.text):
            return 0
        self._close()
        return 1

    def _take(self, place: int) -> int:
        line = self._lines[place]
        if line.extra is not None:
            before = self._draft.extra.get(line.extra)
            self._draft.extra[line.extra] = f"{before}\n{line.text}" if before else line.text
            return 1
        if line.column is not None:
            return self._take_cell(place)
        if self._in_cells:
            self._close()
        header = self._words.header(line.text)
        if header and (len(header) > 1 or self._after_header or self._is_header(place)):
            self._take_header(header)
            return 1
        self._after_header = False
        if place >= self._footnotes_from and footnote_mark(line.text) is not None:
            return self._take_footnote(place)
        if self._is_between() and not self._completes_status(line):
            taken = self._take_heading(place)
            if taken:
                return taken
        if place >= self._list_from and not self._goes_on(place):
            self._take_in_list(place)
        else:
            self._take_in_table(place)
        return 1

    def _take_cell(self, place: int) -> int:
        line = self._lines[place]
        if line.begins:
            self._close()
        self._in_cells = True
        if line.column is Column.TILTAK and not self._draft.tiltak:
            taken = self._take_heading(place)
            if taken:
                return taken
        elif line.column is Column.TILTAK and self._names_at_end(place):
            self._below = place
            return 1
        take_cell(self._draft, line, self._words)
        return 1

    def _names_at_end(self, place: int) -> tuple[str, ...]:
        """Return the areas that the last line of a measure's cell names: those of the rows below.

        A line beside other cells names none, nor does one that ends a phrase which the line above begins.
        """
        line = self._lines[place]
        if line.beside or (self._draft.tiltak and ends_open(self._draft.tiltak[-1].text)):
            return ()
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if after is None or after.begins or after.column is Column.TILTAK:
            return ()
        length, names = self._heading_at(self._lines, place) or (0, ())
        return names if length == 1 else ()

    def _is_header(self, place: int) -> bool:
        """Tell whether a header by itself is one: between rows, apart, or above a status.

        None stands between a listed measure of several lines and its figure.
        """
        if self._is_between():
            return True
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        figure = after is not None and pri_of(after.text) is not None
        if figure and place >= self._list_from and len(self._draft.tiltak) > 1:
            return False
        ends = after is None or after.gap or self._words.status(after.text) is not None
        return self._lines[place].gap and ends

    def _completes_status(self, line: Line) -> bool:
        mark, draft = self._words.status(line.text), self._draft
        return mark is not None and draft.mark is not None and mark.completes(draft.mark)

    def _is_between(self) -> bool:
        draft = self._draft
        if not (draft.tiltak or draft.content or draft.pri is not None):
            return True
        return self._status_last and draft.mark is not None

    def _goes_on(self, place: int) -> bool:
        """Tell whether a line goes on with the last row of the table, which has no status."""
        line = self._lines[place]
        unfinished = bool(self._draft.content) and self._draft.mark is None
        return unfinished and not (line.gap and starts_anew(line.text))

    def _take_header(self, header: tuple[Column | str, ...]) -> None:
        draft = self._draft
        if not (self._found.rows or self._found.headers or draft.content or draft.mark):
            # Above a page's first table stand its title and what the page has at its edge.
            self._take_titles(draft)
            self._draft = Draft()
        self._close()
        if self._after_header and self._found.headers:
            self._found.headers[-1] = (*self._found.headers[-1], *header)
        else:
            self._found.headers.append(header)
            if Column.TILTAK in header:
                self._found.header_places.append(len(self._found.rows))
        self._after_header = True

    def _take_titles(self, draft: Draft) -> None:
        """Keep what stands above a page's first table; an area's name may stand below a title."""
        lines, place = draft.lines(), 0
        while place < len(lines):
            length, names = self._heading_at(lines, place) or (1, ())
            if names:
                self._add_headings(names, text_of(lines[place : place + length]))
            else:
                self._found.loose.extend(lines[place : place + length])
            place += length

    def _take_footnote(self, place: int) -> int:
        self._close()
        end = place + 1
        while end < len(self._lines) and not self._lines[end].gap and self._gaps:
            if footnote_mark(self._lines[end].text) is not None:
                break
            end += 1
        self._found.footnotes.append(joined(text_of(self._lines[place:end])))
        return end - place

    def _take_heading(self, place: int) -> int:
        found = self._heading_at(self._lines, place)
        if found is None:
            return 0
        length, names = found
        self._close()
        self._add_headings(names, text_of(self._lines[place : place + length]))
        return length

    def _add_headings(self, names: Sequence[str], printed: str) -> None:
        self._found.headings.extend(
            PageHeading(
                name=name, printed=printed if len(names) == 1 else name, after=len(self._found.rows)
            )
            for name in names
        )

    def _take_in_table(self, place: int) -> None:
        line = self._lines[place]
        mark = self._words.status(line.text)
        if mark is not None and self._take_mark(line, mark, place):
            return
        ended = self._marks.at_end(place) if mark is None else None
        text = ended[0] if ended is not None else line.text
        if self._begins_row(place):
            self._close()
        self._text.take(self._draft, replace(line, text=text), place)
        if ended is not None:
            self._draft.mark = ended[1]
            self._draft.status_beside = True
            self._draft.status_lines = 1

    def _take_mark(self, line: Line, mark: StatusMark, place: int) -> bool:
        draft = self._draft
        told = mark.label is not None or is_ball(line.text)
        begun = bool(draft.tiltak or draft.content)
        if not begun or (draft.mark is not None and not mark.completes(draft.mark)):
            if told:
                self._take_stray(mark)
            return told
        if draft.mark is None:
            if not is_ball(line.text) and mark.label is None and self._is_icon_of_row(place):
                return False
            draft.mark = mark
            draft.status_beside = False
            draft.status_lines = 1
            return True
        if told:
            draft.mark = draft.mark.joined(mark)
            draft.status_lines += 1
            return True
        return False

    def _take_stray(self, mark: StatusMark) -> None:
        # Some writers go down the column of statuses when all other columns are done.
        self._close()
        strays = self._strays
        if strays and mark.completes(strays[-1]):
            strays[-1] = strays[-1].joined(mark)
        else:
            strays.append(mark)

    def _is_icon_of_row(self, place: int) -> bool:
        # `🗹` is a status in one deck and a pictogram in another; in front of a row's text it
        # is a pictogram, with a label behind it a status.
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        return (
            after is not None
            and self._words.status(after.text) is None
            and (self._lines[place].gap and self._begins_row(place + 1, anywhere=True))
        )

    def _begins_row(self, place: int, *, anywhere: bool = False) -> bool:
        """Tell whether a line begins the next measure, though the open one has no status yet."""
        draft = self._draft
        if self._status_last and draft.mark is not None:
            return True
        if not draft.content and not (draft.pri is not None and draft.tiltak):
            return False
        line = self._lines[place]
        if without_bullet(line.text) is not None and not is_icon(line.text):
            return False
        if is_icon(line.text):
            return True
        if not starts_anew(line.text) or not (line.gap or anywhere or not self._gaps):
            return False
        return _pri_ahead(self._lines, place, self._words, self._text)

    def _take_in_list(self, place: int) -> None:
        if self._draft.mark is not None or self._draft.content:
            self._close()
        if self._draft.tiltak and self._words.header(self._lines[place].text) == (Column.PRI,):
            return  # the open measure's figure stands below its header
        if self._draft.tiltak or not self._found.take_rest(self._lines, place):
            self._take_listed(place)

    def _take_listed(self, place: int) -> None:
        line = self._lines[place]
        draft = self._draft
        mark = self._words.status(line.text)
        if mark is not None and (mark.label is not None or is_ball(line.text)) and draft.tiltak:
            draft.mark = mark if draft.mark is None else draft.mark.joined(mark)
            return
        ended = self._marks.at_end(place) if mark is None else None
        if ended is not None:
            line = replace(line, text=ended[0])
        pri = self._text.pri_of(line.text)
        if pri is not None:
            if draft.tiltak and draft.pri is None:
                self._text.take_pri(draft, pri, gap=None)
                self._close_listed(place)
            else:
                self._found.loose.append(line)
            return
        if is_icon(line.text):
            if draft.tiltak:
                self._close(listed=True)
            draft = self._draft
            draft.ikon = line.text
            return
        item = without_bullet(line.text) if line.text[0] in LINE_BULLETS else None
        if draft.tiltak and ((line.gap and starts_anew(line.text)) or item is not None):
            self._close(listed=True)
        text = replace(line, text=item or line.text)
        self._text.take_tiltak(self._draft, text, place, listed=True)
        if ended is not None:
            self._draft.mark = ended[1]
        if self._draft.pri_gap is not None:  # it stood at the text's end
            self._close_listed(place)

    def _close_listed(self, place: int) -> None:
        """End a listed measure whose priority has been read, unless its status stands behind it."""
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if after is None or self._words.status(after.text) is None:
            self._close(listed=True)

    def _close(self, *, listed: bool = False) -> None:
        draft, self._draft = self._draft, Draft()
        self._in_cells = False
        row = draft.row(self._words, listed=listed)
        if row is not None:
            self._found.take_row(row)
        else:
            self._found.take_lost(draft)
        if self._below is not None:
            self._found.named_below += 1
            self._add_headings(self._names_at_end(self._below), self._lines[self._below].text)
            self._below = None


def _pri_ahead(lines: Sequence[Line], place: int, words: LineWords, text: RowText) -> bool:
    """Tell whether a measure that begins on a line comes to its priority before anything else."""
    last = min(len(lines), place + TILTAK_LINES)
    for ahead in range(place, last):
        line = lines[ahead]
        after = lines[ahead + 1] if ahead + 1 < last else None
        parts = bullet_parts(line.text)
        if text.pri_of(parts[0]) is not None:
            return ahead > place
        if without_bullet(line.text) is not None or words.status(line.text) is not None:
            return False
        if words.header(line.text):
            return False
        ends = text.pri_at_end(parts[0]) is not None
        if ends and (len(parts) > 1 or after is None or ends_cell(after)):
            return True
    return False
