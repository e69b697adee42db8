"""A measure of a text layer as its lines tell it, and what helps to take lines for one."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.lines import joined
from parsers.report.words.icons import is_icon, split_icon
from parsers.text.lines import HIGHEST_PRI, Line, pri_of, starts_anew, text_of, without_bullet
from parsers.text.linewords import LineWords, StatusMark
from schema.vocabulary import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What one printed line holds of gevinst or siste status.

    `inline`: it stands on the same printed line as the fragment before it, behind a list sign.
    `dashed`: its sign is a dash.
    """

    text: str
    bullet: bool
    gap: bool
    inline: bool = False
    column: Column | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A measure as its lines tell it; `content` is gevinst and siste status, still in one.

    `listed`: it stands in a list of measures that have not been started. `pri_gap`: the line of
    its priority stands behind an empty one. `status_beside`: the status stands on one line with
    the last of the content. Both are None where the lines do not tell. `printed` are the lines of
    the measure's own text, `extra` the cells of further columns by header, `omrade` that of the
    areas' column, `lead`, `crowded` and `beside` as in `Line`. `placed`: its cells are told by where they
    stand. `lacking`: list items without a measure, or what may be its rest, stand below it.
    """

    tiltak: str
    ikon: str | None
    pri: int | None
    content: tuple[Fragment, ...]
    mark: StatusMark | None
    listed: bool
    pri_gap: bool | None = None
    status_beside: bool | None = None
    status_lines: int = 0
    printed: tuple[str, ...] = ()
    beside: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    omrade: str = ""
    lead: float = math.inf
    crowded: bool = False
    placed: bool = False
    lacking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHeading:
    """A heading and its place: behind how many of the page's rows it stands."""

    name: str
    printed: str
    after: int


@dataclass(slots=True, kw_only=True)
class PageRows:
    """What a page of measures holds.

    `header_places` tell behind how many rows each header of measures stands. `strays` counts
    statuses that no row was found for, `by_order` those that stand apart and were given to rows in
    their order; `lost`: list items and their status stand above the page's first row. `named_below`
    counts rows whose last line was taken for the area of those below.
    """

    rows: list[TextRow] = field(default_factory=list)
    headings: list[PageHeading] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    headers: list[tuple[Column | str, ...]] = field(default_factory=list)
    header_places: list[int] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    strays: int = 0
    by_order: int = 0
    lost: bool = False
    named_below: int = 0

    def headings_in_front(self) -> bool:
        """Tell whether each header has an area's name above it, and so each table."""
        named = {heading.after for heading in self.headings if heading.name}
        return bool(self.header_places) and named.issuperset(self.header_places)

    def take_row(self, row: TextRow) -> None:
        """Add a row; one that begins amid a sentence may be the rest of the row above it."""
        if self.rows and row.tiltak[0].islower() and not starts_anew(row.tiltak):
            self.rows[-1] = replace(self.rows[-1], lacking=True)
        self.rows.append(row)

    def take_lost(self, draft: Draft) -> None:
        """Keep what is no measure; list items may be the row's above them, which is in doubt then."""
        self.loose.extend(draft.lines())
        if any(fragment.bullet for fragment in draft.content):
            self.lost |= draft.mark is not None and not self.rows
            self.rows[-1:] = [replace(row, lacking=True) for row in self.rows[-1:]]

    def take_rest(self, lines: Sequence[Line], place: int) -> bool:
        """Put a line to the listed measure whose priority stands amid its lines, if it is such."""
        line = lines[place]
        small = line.text[0].islower() and not starts_anew(line.text)
        if not (self.rows and self.rows[-1].listed and small and place and not line.gap):
            return False
        if pri_of(lines[place - 1].text) is None:
            return False
        printed = (*self.rows[-1].printed, line.text)
        self.rows[-1] = replace(self.rows[-1], tiltak=joined("\n".join(printed)), printed=printed)
        return True

    def give_marks(self, marks: Sequence[StatusMark]) -> None:
        """Give statuses that stand by themselves to the rows that have none, if they fit."""
        lacking = [place for place, row in enumerate(self.rows) if row.mark is None and row.content]
        if len(lacking) == len(marks):
            for place, mark in zip(lacking, marks, strict=True):
                self.rows[place] = replace(self.rows[place], mark=mark)
            self.by_order = len(marks)
        else:
            self.strays = len(marks)


@dataclass(slots=True, kw_only=True)
class Draft:
    """A row while its lines are being taken; a priority in words is among its `extra` too."""

    ikon: str | None = None
    tiltak: list[Line] = field(default_factory=list)
    pri: int | str | None = None
    content: list[Fragment] = field(default_factory=list)
    mark: StatusMark | None = None
    pri_gap: bool | None = None
    status_beside: bool | None = None
    status_lines: int = 0
    extra: dict[str, str] = field(default_factory=dict)
    omrade: list[Line] = field(default_factory=list)
    lead: float = math.inf
    crowded: bool = False
    placed: bool = False

    def row(self, words: LineWords, *, listed: bool) -> TextRow | None:
        """Return the row, None where the lines are no measure."""
        if self.mark is None and self.content and self.content[-1].column is None:
            self._take_last_label(words)
        tiltak = joined(text_of(self.tiltak))
        known = self.pri is not None or self.mark is not None or bool(self.content)
        if not any(letter.isalpha() for letter in tiltak):
            return None
        if not known and not (listed and self.ikon is not None):
            return None
        return TextRow(
            tiltak=tiltak,
            ikon=self.ikon,
            pri=self.pri if isinstance(self.pri, int) and self.pri <= HIGHEST_PRI else None,
            content=tuple(self.content),
            mark=self.mark,
            listed=listed or (not self.content and self.mark is None),
            pri_gap=self.pri_gap,
            status_beside=self.status_beside,
            status_lines=self.status_lines,
            printed=tuple(line.text for line in self.tiltak),
            beside=bool(self.tiltak) and self.tiltak[-1].beside,
            omrade=joined(text_of(self.omrade)),
            lead=self.lead,
            crowded=self.crowded,
            placed=self.placed,
            extra=tuple((header, joined(text)) for header, text in self.extra.items()),
        )

    def without_icon(self, text: str) -> str:
        """Return a text without the pictogram that it begins with, if that becomes the row's."""
        ikon, rest = (text, "") if is_icon(text) else split_icon(text)
        if self.ikon is not None or ikon is None or not text.startswith(ikon):
            return text
        self.ikon = ikon
        return rest

    def lines(self) -> list[Line]:
        """Return all that was taken, for telling that it is no measure."""
        found = list(self.tiltak)
        found.extend(Line(text=fragment.text, gap=fragment.gap) for fragment in self.content)
        found.extend(Line(text=text, gap=True) for text in (self.ikon,) if text is not None)
        return found

    def _take_last_label(self, words: LineWords) -> None:
        ended = words.label_at_end(self.content[-1].text)
        if ended is not None:
            self.content[-1] = replace(self.content[-1], text=ended[0])
            self.mark = ended[1]


def stands_before(order: Sequence[Column | str], one: Column, other: Column) -> bool:
    """Tell whether a deck's tables have both columns, the first one in front."""
    return one in order and other in order and order.index(one) < order.index(other)


def with_icons_apart(lines: Sequence[Line], words: LineWords) -> list[Line]:
    """Return the lines with pictograms that are written beside a status on lines of their own.

    They are laid over some row of the page, and written when the table is done.
    """
    apart: list[Line] = []
    for line in lines:
        if without_bullet(line.text) is not None or line.column not in (None, Column.STATUS):
            apart.append(line)
            continue
        status, icons = _without_icons(line.text)
        mark = words.status(status) if icons and words.status(line.text) is None else None
        if mark is not None and (mark.label is not None or is_ball(status)):
            apart.append(replace(line, text=status))
            own = None if line.column is None else Column.TILTAK
            apart.extend(Line(text=icon, gap=False, column=own) for icon in icons)
        else:
            apart.extend(_with_last_icon_apart(line, words))
    return apart


def _with_last_icon_apart(line: Line, words: LineWords) -> list[Line]:
    # `16 av 20 helseforetak ◑ 👥 Pågår`: text, symbol and label on one line, and a pictogram.
    parts = line.text.split(" ")
    for place in range(max(1, len(parts) - 2), len(parts)):
        rest = " ".join((*parts[:place], *parts[place + 1 :]))
        if (
            is_icon(parts[place])
            and words.statuses.symbol(parts[place]) is None
            and words.status_at_end(rest) is not None
        ):
            return [Line(text=rest, gap=line.gap), Line(text=parts[place], gap=False)]
    return [line]


def _without_icons(text: str) -> tuple[str, list[str]]:
    """Part a text from the pictograms in it and behind its last word."""
    place = len(text)
    while place and is_icon(text[place - 1 :].strip() or " "):
        place -= 1
    icons = text[place:].split()
    words = []
    for word in text[:place].split():
        if is_icon(word) and not is_ball(word):
            icons.append(word)
        else:
            words.append(word)
    return " ".join(words), icons


def ends_cell(after: Line) -> bool:
    """Tell whether a cell ends before a line: at an empty line, and where a list begins."""
    return after.gap or without_bullet(after.text) is not None


def is_ball(text: str) -> bool:
    """Tell whether a sign is a circle, which no office uses as a pictogram of a measure."""
    name = unicodedata.name(text[:1], "")
    return "CIRCLE" in name or "MOON" in name
