"""The tables of a deck's slides, told apart: measures, counts, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from parsers.report.areas import says
from parsers.report.bulletlists import bullet_rows
from parsers.report.columns import by_content, completed, priority
from parsers.report.grids import Grid
from parsers.report.headers import TELLING, Header, find_header, is_about_other_things, role_of
from parsers.report.headings import headings
from parsers.report.measures import Aside, Row, read_rows
from parsers.report.overview import Counts, counts_in, counts_in_texts
from parsers.report.statuses import status_words, statuses_said
from schema import Box, Diagnostic, Severity, Slide, Status, Table
from schema.vocabulary import Column, Vocabulary, folded

# A table goes on with one of the slide before if its columns begin within so many points of it.
SAME_COLUMN: Final = 12.0


class Kind(StrEnum):
    """What a table was taken for."""

    MEASURES = "measures"
    COUNTS = "counts"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A table of measures on a slide, with its rows.

    `place` is the table's among the slide's tables, None for a list of bullets. `asides` are
    the rows below the header that hold no measure, by their places in the grid.
    """

    slide: Slide
    place: int | None
    header: Header
    rows: tuple[Row, ...]
    box: Box | None
    columns: int
    lefts: tuple[float | None, ...]
    asides: tuple[tuple[int, Aside], ...] = ()


@dataclass(slots=True)
class Sorted:
    """The tables of a deck by what they are; `kinds` has all, by slide number and place on it."""

    pieces: list[Piece] = field(default_factory=list)
    counts: list[tuple[Slide, tuple[Counts, ...]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    kinds: dict[tuple[int, int], Kind] = field(default_factory=dict)


def sort_tables(slides: Sequence[Slide], vocabulary: Vocabulary) -> Sorted:
    """Tell the tables of slides apart; what is neither measures nor counts gets a line."""
    result = Sorted()
    for slide in slides:
        section = _section(slide, vocabulary)
        counted: list[Counts] = []
        for place in _reading_order(slide.tables):
            table = slide.tables[place]
            grid = Grid(table)
            counts = counts_in(grid, slide.number, vocabulary)
            if counts and find_header(grid, vocabulary) is None:
                counted.extend(counts)
                result.kinds[slide.number, place] = Kind.COUNTS
                continue
            header = _header(grid, slide, section, result.pieces, vocabulary)
            if header is None:
                result.kinds[slide.number, place] = Kind.OTHER
                continue
            result.kinds[slide.number, place] = Kind.MEASURES
            result.pieces.append(_piece(slide, place, header, section, vocabulary))
        if not counted:
            counted.extend(counts_in_texts(slide, vocabulary))
        if counted:
            result.counts.append((slide, tuple(counted)))
    _compare(result, slides, vocabulary)
    result.diagnostics.extend(_unknown_columns(result.pieces))
    return result


def _piece(
    slide: Slide, place: int, header: Header, section: Status | None, vocabulary: Vocabulary
) -> Piece:
    grid = Grid(slide.tables[place])
    read = tuple(read_rows(slide, place, header, vocabulary))
    return Piece(
        slide=slide,
        place=place,
        header=header,
        rows=tuple(
            row if row.section is not None else replace(row, section=section)
            for _, row in read
            if isinstance(row, Row)
        ),
        box=grid.table.box,
        columns=grid.columns,
        lefts=_lefts(grid),
        asides=tuple((row, what) for row, what in read if isinstance(what, Aside)),
    )


def _compare(result: Sorted, slides: Sequence[Slide], vocabulary: Vocabulary) -> None:
    """Settle by the deck's areas which doubtful tables hold measures; tell which do not.

    A list with priorities and no header under an area's name holds measures. A table that
    has but `Aktivitet` and `Status` holds none where others have more and no area's name
    stands over it: such are the action lists of meetings.
    """
    strong = [piece for piece in result.pieces if TELLING & set(piece.header.roles)]
    homes = [piece.slide for piece in strong] + [slide for slide, _ in result.counts]
    areas = {name for slide in homes for name in _area_words(slide, vocabulary)}
    areas.update(folded(row.area) for piece in strong for row in piece.rows if row.area)
    areas.update(folded(c.area) for _, counts in result.counts for c in counts if c.area)
    for piece in [piece for piece in result.pieces if strong and _is_weak(piece)]:
        named = {folded(row.area) for row in piece.rows if row.area}
        if piece.place is not None and not areas & (named | _area_words(piece.slide, vocabulary)):
            result.pieces.remove(piece)
            result.kinds[piece.slide.number, piece.place] = Kind.OTHER
    for slide in slides:
        for place in _reading_order(slide.tables):
            if result.kinds[slide.number, place] is not Kind.OTHER:
                continue
            grid = Grid(slide.tables[place])
            header = None
            if areas & _area_words(slide, vocabulary) and not is_about_other_things(
                grid, None, vocabulary
            ):
                header = by_content(grid, status_words(vocabulary))
            if header is None or Column.PRI not in header.roles:
                result.diagnostics.extend(_left_alone(slide, grid, vocabulary))
                continue
            result.kinds[slide.number, place] = Kind.MEASURES
            result.pieces.append(_piece(slide, place, header, None, vocabulary))
        idle = _section(slide, vocabulary) is Status.NOT_STARTED
        if idle and not any(piece.slide is slide for piece in result.pieces):
            result.pieces.extend(_listed(slide, frozenset(areas), vocabulary))
    numbers = [slide.number for slide in slides]
    result.pieces.sort(key=lambda piece: numbers.index(piece.slide.number))


def _is_weak(piece: Piece) -> bool:
    sections = {row.section for row in piece.rows}
    return not TELLING & set(piece.header.roles) and sections == {None}


def _area_words(slide: Slide, vocabulary: Vocabulary) -> set[str]:
    return {folded(item.name) for item in headings(slide, vocabulary) if item.name}


def _unknown_columns(pieces: Sequence[Piece]) -> Iterator[Diagnostic]:
    """Yield a line for each header that nobody knows, where it is met first.

    It is a warning where the table lacks a column that this one may be.
    """
    seen: set[str] = set()
    for piece in pieces:
        if piece.place is None or piece.header.row < 0:
            continue
        grid = Grid(piece.slide.tables[piece.place])
        for column, role in enumerate(piece.header.roles):
            name = piece.header.texts[column]
            texts = [grid.text(row, column) for row in range(piece.header.row + 1, grid.rows)]
            if role is not None or not name or not any(texts) or name in seen:
                continue
            seen.add(name)
            figures = all(priority(text) is not None for text in texts if text)
            expected = (Column.PRI,) if figures else (Column.GEVINST, Column.SISTE_STATUS)
            lacking = [role for role in expected if role not in piece.header.roles]
            without = f", and it has no {' and no '.join(lacking)}" if lacking else ""
            yield Diagnostic(
                severity=Severity.WARNING if lacking else Severity.INFO,
                code="extra-column",
                message=f"A table on slide {piece.slide.number} has a column “{name[:60]}” that "
                f"the vocabulary does not know{without}; its texts were kept in `ekstra`.",
                slide=piece.slide.number,
            )


def _listed(slide: Slide, areas: frozenset[str], vocabulary: Vocabulary) -> Iterator[Piece]:
    rows = bullet_rows(slide, vocabulary, areas)
    header = Header(row=0, roles=(Column.TILTAK,), texts=("",))
    if rows:
        yield Piece(
            slide=slide,
            place=None,
            header=header,
            rows=rows,
            box=None,
            columns=1,
            lefts=(None,),
        )


def _header(
    grid: Grid,
    slide: Slide,
    section: Status | None,
    before: Sequence[Piece],
    vocabulary: Vocabulary,
) -> Header | None:
    words = status_words(vocabulary)
    header = find_header(grid, vocabulary)
    foreign = is_about_other_things(grid, header, vocabulary)
    if header is not None:
        telling = len(TELLING & set(header.roles))
        return None if foreign and telling <= 1 else completed(header, grid, words)
    if foreign:
        return None
    going_on = _continued(grid, slide, before)
    if going_on is not None:
        return going_on
    if section is not Status.NOT_STARTED:
        return None
    first = next(
        (
            row + 1
            for row in range(min(2, grid.rows))
            if any(
                role_of(grid.text(row, column), vocabulary) is Column.TILTAK
                for column in range(grid.columns)
                if grid.text(row, column)
            )
        ),
        0,
    )
    return by_content(grid, words, first)


def _continued(grid: Grid, slide: Slide, before: Sequence[Piece]) -> Header | None:
    """Return the header of the table that this one goes on with, on the slide before it."""
    for piece in reversed(before):
        if slide.number - piece.slide.number > 1:
            return None
        same = piece.columns == grid.columns and Column.STATUS in piece.header.roles
        if same and piece.slide is not slide and _same_columns(piece.lefts, _lefts(grid)):
            return replace(piece.header, row=-1)
    return None


def _lefts(grid: Grid) -> tuple[float | None, ...]:
    boxes = (grid.column_box(column) for column in range(grid.columns))
    return tuple(box.x0 if box is not None else None for box in boxes)


def _same_columns(one: Sequence[float | None], other: Sequence[float | None]) -> bool:
    known = [
        (left, right)
        for left, right in zip(one, other, strict=True)
        if left is not None and right is not None
    ]
    # A table may be moved as a whole; what counts is the widths.
    if not known:
        return True
    shift = known[0][1] - known[0][0]
    return all(abs(right - left - shift) <= SAME_COLUMN for left, right in known)


def _section(slide: Slide, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a slide's headings give all its measures.

    A legend says all statuses and gives none.
    """
    heads = [text.text for text in slide.texts if not any(p.bullet for p in text.paragraphs)]
    labels = {head: status_words(vocabulary).label(head) for head in heads}
    legend = len({status for status in labels.values() if status is not None}) > 1
    telling = [head for head in heads if not (legend and labels[head] is not None)]
    said = [statuses_said(head, vocabulary) for head in telling]
    idle = vocabulary.headings.not_started
    whole = "\n".join(head for head, told in zip(telling, said, strict=True) if len(told) <= 1)
    if says(whole, idle):
        return Status.NOT_STARTED
    told = {status for statuses in said for status in statuses}
    return told.pop() if len(told) == 1 else None


def _reading_order(tables: Sequence[Table]) -> Iterator[int]:
    """Yield the places of tables as a person reads them: column by column, each downwards."""
    boxes = {place: table.box for place, table in enumerate(tables)}
    if any(box is None for box in boxes.values()):
        yield from boxes
        return
    columns: list[list[int]] = []
    for place in sorted(boxes, key=lambda place: _left(boxes[place])):
        home = next(
            (column for column in columns if any(_overlap(boxes[p], boxes[place]) for p in column)),
            None,
        )
        if home is None:
            columns.append([place])
        else:
            home.append(place)
    for column in columns:
        yield from sorted(column, key=lambda place: (_top(boxes[place]), place))


def _left(box: Box | None) -> float:
    return box.x0 if box is not None else 0.0


def _top(box: Box | None) -> float:
    return box.top if box is not None else 0.0


def _overlap(one: Box | None, other: Box | None) -> bool:
    return one is not None and other is not None and one.x0 < other.x1 and other.x0 < one.x1


def _left_alone(slide: Slide, grid: Grid, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    texts = [text for row in grid.table.grid() for text in row if text]
    if not texts or all(status_words(vocabulary).label(text) is not None for text in texts):
        return
    first = next((row for row in range(grid.rows) if not grid.is_empty(row)), 0)
    columns = [grid.text(first, column) for column in range(grid.columns)]
    head = " | ".join(text for text in columns if text)[:80]
    message = (
        f"Slide {slide.number} has a table that begins “{head}” and was not taken for one of "
        "measures; if it is one, add its headers to the vocabulary."
    )
    # A table that reads like one of measures is worth more than a glance.
    alike = find_header(grid, vocabulary) is not None
    alike = alike and not is_about_other_things(grid, None, vocabulary)
    severity = Severity.WARNING if alike else Severity.INFO
    yield Diagnostic(severity=severity, code="other-table", message=message, slide=slide.number)
