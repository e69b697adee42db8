"""A text layer whose tables' cells stand below each other as a deck with tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.bullets import split_bullet
from parsers.text.lines import Line, starts_anew
from parsers.text.linewords import LineWords
from parsers.text.stacked.feet import without_feet
from parsers.text.stacked.fitting import Fit, Kind, Row, fit
from parsers.text.stacked.sections import (
    Head,
    Section,
    Unit,
    head_of,
    labels_follow,
    sections_of,
    units_of,
)
from schema import Cell, Deck, Diagnostic, Paragraph, Slide, Table, TextBox
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column

_LISTS: Final = frozenset({Kind.LIST, Kind.LISTS})


def with_stacked_tables(deck: Deck, words: LineWords) -> Deck | None:
    """Return a text layer with its tables, None if they are not all such, or leave any doubt of their rows.

    Each table is a slide of its own, with its page's number, or its own where page breaks are lost.
    Diagnostics: `bullets-guessed`, `jumbled-text`, `area-guessed`.
    """
    sections, fits = _fitted(sections_of(deck, words), words)
    if not fits:
        return None
    paged = sections[-1].page > 1
    if not paged and _have_one_name(sections, words):
        return None
    told: list[Diagnostic] = []
    slides = [
        _slide(section.page if paged else number, section, found, words, told)
        for number, (section, found) in enumerate(zip(sections, fits, strict=True), 1)
    ]
    return replace(
        deck,
        slides=tuple(slides),
        diagnostics=(*deck.diagnostics, *told, *_in_general(sections, fits)),
    )


def _fitted(sections: list[Section], words: LineWords) -> tuple[list[Section], list[Fit | None]]:
    """Return sections without what is no table's, and the rows of each; no rows where these are in doubt."""
    labelled = labels_follow(sections, words)
    if not sections or labelled is None:
        return [], []
    cut, whole = without_feet(sections, words)
    if whole is not None:
        fits = _fits(whole, words, labelled=labelled)
        if fits:
            # What ends the pages alike is behind the rows, or may be the last cell of each.
            shut = all(one is None or one.kinds[-1].is_closed for one in fits)
            return whole, fits if shut else []
    return cut, _fits(cut, words, labelled=labelled)


def _fits(sections: Sequence[Section], words: LineWords, *, labelled: bool) -> list[Fit | None]:
    """Return the rows of each section that has a table, none at all if those of one are not sure."""
    fits: list[Fit | None] = []
    for section in sections:
        found = _fit(section, words, labelled=labelled)
        if section.heads and (found is None or _is_wrapped(section, found)):
            return []
        fits.append(found)
    return fits


def _fit(section: Section, words: LineWords, *, labelled: bool) -> Fit | None:
    """Return a section's rows, None where none are sure, or where more of its header stands amid them."""
    if not section.heads or any(head_of(line.text, words) for line in section.lines):
        return None
    return fit(section.heads, units_of(section, words, labelled=labelled), apart=section.apart)


def _is_wrapped(section: Section, found: Fit) -> bool:
    """Tell whether a text may go on in a line that was taken for the next cell's, or the next item."""
    if section.apart:
        return False
    open_kinds = [not kind.is_closed for kind in found.kinds]
    beside = any(
        one and other
        for one, other in zip(open_kinds, [*open_kinds[1:], open_kinds[0]], strict=True)
    )
    return beside and any(
        not starts_anew(line.text) and split_bullet(line.text)[0] is None
        for line in section.lines
        if any(map(str.isalpha, line.text))
    )


def _have_one_name(sections: Sequence[Section], words: LineWords) -> bool:
    """Tell whether the same stands over all of several tables, and the areas' names may stand above it."""
    above = [[line.text for line in section.above] for section in sections if section.heads]
    last = {lines[-1] if lines else "" for lines in above}
    return len(above) > 1 and len(last) == 1 and not words.is_generic(last.pop())


def _slide(
    number: int, section: Section, found: Fit | None, words: LineWords, told: list[Diagnostic]
) -> Slide:
    above = [line.text for line in section.above]
    if section.apart or not section.heads:
        above = list(_blocks(section.above))
    texts = [TextBox(paragraphs=(Paragraph.of(text),)) for text in above]
    if found is None:
        return Slide(number=number, texts=tuple(texts))
    behind = [line for unit in found.behind for line in unit.lines]
    behind += [line.text for line in section.below]
    texts += [TextBox(paragraphs=(Paragraph.of(text),)) for text in behind]
    cells = [
        Cell(row=0, column=column, paragraphs=(Paragraph.of(head.text),))
        for column, head in enumerate(section.heads)
    ]
    for place, row in enumerate(found.rows, 1):
        if row.band is not None:
            band = Paragraph.of("\n".join(row.band.lines))
            cells.append(Cell(row=place, column=0, paragraphs=(band,)))
            continue
        for column, units, sure in _columns(section.heads, found.kinds, row, words):
            if units:
                own = tuple(_paragraphs(section.heads[column], units, apart=section.apart))
                cells.append(Cell(row=place, column=column, paragraphs=own))
            if not sure:
                told.append(_doubtful(row, found.kinds, number, place))
        if row.stray is not None:
            told.append(_stray(row.stray, number, place))
    table = Table(rows=len(found.rows) + 1, columns=len(section.heads), cells=tuple(cells))
    return Slide(number=number, tables=(table,), texts=tuple(texts))


def _blocks(lines: Sequence[Line]) -> Iterator[str]:
    block: list[str] = []
    for line in lines:
        if line.gap and block:
            yield "\n".join(block)
            block = []
        block.append(line.text)
    if block:
        yield "\n".join(block)


def _columns(
    heads: Sequence[Head], kinds: Sequence[Kind], row: Row, words: LineWords
) -> Iterator[tuple[int, Sequence[Unit], bool]]:
    """Yield a row's cells: the column, the units, and whether these are surely its own."""
    column = 0
    for kind, units in zip(kinds, row.cells, strict=True):
        if kind is Kind.LISTS:
            at, sure = _border(units, heads[column].role, words)
            yield column, units[:at], sure
            column += 1
            yield column, units[at:], True
        else:
            yield column, units, True
        column += 1


def _border(units: Sequence[Unit], first: Column | None, words: LineWords) -> tuple[int, bool]:
    """Return how many of a row's lists' units are the first column's, and whether that is sure."""
    if not units:
        return 0, True
    columns = [_column_of(unit, words) for unit in units]
    if len(units) == 1:
        return int(columns[0] in (None, first)), columns[0] is not None
    if len(units) == len(LISTS):
        return 1, True
    cost = [
        sum(column not in (None, first) for column in columns[:at])
        + sum(column is first for column in columns[at:])
        for at in range(1, len(units))
    ]
    best = cost.index(min(cost))
    return best + 1, cost[best] == 0 and cost.count(0) == 1


def _column_of(unit: Unit, words: LineWords) -> Column | None:
    """Return the column that all of a unit's lines are of by their words."""
    found = {words.column_of_item(split_bullet(line)[1]) for line in unit.lines} - {None}
    return found.pop() if len(found) == 1 else None


def _paragraphs(head: Head, units: Sequence[Unit], *, apart: bool) -> Iterator[Paragraph]:
    """Yield a cell's paragraphs; lines without a list sign go on with what stands above them, but in a list."""
    items: list[tuple[str | None, str]] = []
    lists = head.role in LISTS and not apart
    for place, line in ((place, line) for unit in units for place, line in enumerate(unit.lines)):
        bullet, rest = (None, line) if head.role is Column.STATUS else split_bullet(line)
        signed = bool(items) and items[-1][0] is not None
        own = head.role is Column.STATUS or (lists and place == 0 and not signed)
        if bullet is None and items and not own:
            items[-1] = (items[-1][0], f"{items[-1][1]}\n{rest}")
        else:
            items.append((bullet, rest))
    return (Paragraph.of(text, bullet=bullet) for bullet, text in items)


def _doubtful(row: Row, kinds: Sequence[Kind], slide: int, number: int) -> Diagnostic:
    name = " ".join(unit.text for unit in row.cells[kinds.index(Kind.TILTAK)])
    return Diagnostic.warning(
        "bullets-guessed",
        f"The list items of the measure “{short(name)}” may be parted wrongly into gevinst and "
        "siste status; look at its slide.",
        slide=slide,
        row=number,
    )


def _stray(unit: Unit, slide: int, row: int) -> Diagnostic:
    return Diagnostic.warning(
        "jumbled-text",
        f"The line “{short(unit.text)}” goes on with a text of the measure above it, and nothing "
        "tells with which; it was left out: look at its slide.",
        slide=slide,
        row=row,
    )


def _in_general(sections: Sequence[Section], fits: Sequence[Fit | None]) -> Iterator[Diagnostic]:
    found = [one for one in fits if one is not None]
    if any(row.band for one in found for row in one.rows):
        yield Diagnostic.info(
            "area-guessed",
            "Lines between the rows of a text layer's tables were taken for the areas of the rows "
            "below them; compare them with the slides.",
        )
    if any(kind in _LISTS for one in found for kind in one.kinds):
        yield Diagnostic.info(
            "bullets-guessed",
            "A text layer writes the cells of its tables below each other, so list items that no sign "
            "begins may be run together or parted; compare them with the slides before relying on them.",
        )
    lines = [
        one
        for section, one in zip(sections, fits, strict=True)
        if one is not None and not section.apart
    ]
    if any(_goes_over(one.kinds) for one in lines):
        yield Diagnostic.info(
            "jumbled-text",
            "A text layer writes each line of a cell below the other, so where a measure's text has "
            "several, those behind the first may stand in the column behind it; compare measures "
            "that seem short with the slides.",
        )


def _goes_over(kinds: Sequence[Kind]) -> bool:
    """Tell whether a column that may hold any text stands behind the measures."""
    behind = kinds[(kinds.index(Kind.TILTAK) + 1) % len(kinds)] if Kind.TILTAK in kinds else None
    return behind is not None and not (behind.is_closed or behind is Kind.TIME)
