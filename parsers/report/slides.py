"""The tables of a deck's slides, told apart: measures, counts, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from parsers.report.again import said_again
from parsers.report.areas import says
from parsers.report.bulletlists import bullet_rows
from parsers.report.columns import by_content, completed, priority
from parsers.report.foreign import area_words, follows_up, is_foreign, left_alone
from parsers.report.grids import Grid, mean_length
from parsers.report.headers import (
    SHORTEST_TILTAK,
    TELLING,
    Header,
    find_header,
    is_about_other_things,
    is_band,
    is_extra,
    named_role,
    role_of,
)
from parsers.report.measures import Aside, Row, read_rows
from parsers.report.overview import Counts, counts_in, counts_in_texts
from parsers.report.pages import Page
from parsers.report.pieces import Piece
from parsers.report.statuses import LONGEST_SIGN, said_of_measures, status_words, statuses_said
from parsers.report.tableless import tableless
from schema import Box, Diagnostic, Severity, Slide, Status
from schema.vocabulary import Column, Vocabulary, folded

# A table goes on with one of the slide before if its columns begin within so many points of it.
SAME_COLUMN: Final = 12.0
# The columns of phrases that a table of measures has, as its header names them.
_PHRASES: Final = (Column.GEVINST, Column.SISTE_STATUS)


class Kind(StrEnum):
    """What a table was taken for."""

    MEASURES = "measures"
    COUNTS = "counts"
    OTHER = "other"


@dataclass(slots=True)
class Sorted:
    """The tables of a deck by what they are; `kinds` has all, by slide number and place on it."""

    pieces: list[Piece] = field(default_factory=list)
    counts: list[tuple[Page, tuple[Counts, ...]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    kinds: dict[tuple[int, int], Kind] = field(default_factory=dict)


def sort_tables(pages: Sequence[Page], vocabulary: Vocabulary) -> Sorted:
    """Tell the tables of pages apart; what is neither measures nor counts gets a line."""
    result = Sorted()
    sections = {page.number: _section(page.slide, vocabulary) for page in pages}
    for page in pages:
        _tell_apart(page, sections[page.number], result, vocabulary)
    repeated = tuple(said_again(result.pieces, pages, vocabulary))
    for piece, _ in repeated:
        result.pieces.remove(piece)
    _compare(result, pages, sections, vocabulary)
    for piece, line in repeated:
        result.diagnostics.append(line)
        if piece.place is not None:
            result.kinds[piece.page.number, piece.place] = Kind.OTHER
    result.diagnostics.extend(_unknown_columns(result.pieces, vocabulary))
    return result


def _tell_apart(page: Page, section: Status | None, result: Sorted, vocabulary: Vocabulary) -> None:
    """Add a page's tables to what they look like by themselves and what stood before them."""
    counted: list[Counts] = []
    for place, grid in page.in_order:
        header = find_header(grid, vocabulary)
        counts = counts_in(grid, page.number, vocabulary) if header is None else ()
        if counts:
            counted.extend(counts)
            result.kinds[page.number, place] = Kind.COUNTS
            continue
        if header is not None:
            header = _of_measures(header, grid, page, vocabulary)
        else:
            header = _without_header(grid, page, section, result.pieces, vocabulary)
        if header is None:
            result.kinds[page.number, place] = Kind.OTHER
            continue
        result.kinds[page.number, place] = Kind.MEASURES
        own = _own_section(page, grid, section, vocabulary)
        result.pieces.append(_piece(page, place, header, own, vocabulary))
    if not counted:
        counted.extend(counts_in_texts(page.slide, vocabulary))
    if counted:
        result.counts.append((page, tuple(counted)))


def _piece(
    page: Page, place: int, header: Header, section: Status | None, vocabulary: Vocabulary
) -> Piece:
    read = tuple(read_rows(page, place, header, section, vocabulary))
    return Piece(
        page=page,
        place=place,
        header=header,
        rows=tuple(row for _, row in read if isinstance(row, Row)),
        grid=page.grids[place],
        asides=tuple((row, what) for row, what in read if isinstance(what, Aside)),
    )


def _compare(
    result: Sorted,
    pages: Sequence[Page],
    sections: Mapping[int, Status | None],
    vocabulary: Vocabulary,
) -> None:
    """Settle by the deck's areas which doubtful tables hold measures; tell which do not.

    A list with priorities and no header under an area's name holds measures. A table that
    has but `Aktivitet` and `Status` holds none where others have more and no area's name
    stands over it: such are the action lists of meetings.
    """
    strong = [piece for piece in result.pieces if TELLING & set(piece.header.roles)]
    homes = [piece.page for piece in strong] + [page for page, _ in result.counts]
    areas = {name for page in homes for name in area_words(page)}
    areas.update(folded(row.area) for piece in strong for row in piece.rows if row.area)
    areas.update(folded(c.area) for _, counts in result.counts for c in counts if c.area)
    for piece in [piece for piece in result.pieces if strong and _is_weak(piece)]:
        named = {folded(row.area) for row in piece.rows if row.area}
        if piece.place is not None and not areas & (named | area_words(piece.page)):
            result.pieces.remove(piece)
            result.kinds[piece.page.number, piece.place] = Kind.OTHER
    for page in pages:
        for place, grid in page.in_order:
            if result.kinds[page.number, place] is not Kind.OTHER:
                continue
            header = None
            if areas & area_words(page) and not is_about_other_things(grid, None, vocabulary):
                header = by_content(grid, status_words(vocabulary))
            if header is None or Column.PRI not in header.roles:
                result.diagnostics.extend(left_alone(page, grid, areas, vocabulary))
                continue
            result.kinds[page.number, place] = Kind.MEASURES
            result.pieces.append(_piece(page, place, header, None, vocabulary))
        idle = sections[page.number] is Status.NOT_STARTED
        if idle and not any(piece.page is page for piece in result.pieces):
            result.pieces.extend(_listed(page, frozenset(areas), vocabulary))
    known = {piece.page.number for piece in result.pieces}
    known.update(page.number for page, _ in result.counts)
    rest = [page for page in pages if page.number not in known]
    result.diagnostics.extend(tableless(rest, areas, vocabulary))
    numbers = [page.number for page in pages]
    result.pieces.sort(key=lambda piece: numbers.index(piece.page.number))


def _is_weak(piece: Piece) -> bool:
    sections = {row.section for row in piece.rows}
    return not TELLING & set(piece.header.roles) and sections == {None}


def _unknown_columns(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for each header that nobody knows, where it is met first.

    It is a warning where the table lacks a column that this one may be.
    """
    seen: set[str] = set()
    for piece in pieces:
        if piece.grid is None or piece.header.row < 0:
            yield from _unnamed_columns(piece)
            continue
        latest = Column.SISTE_STATUS in piece.header.roles
        for column, role in enumerate(piece.header.roles):
            name = piece.header.texts[column]
            if role is not None or name in seen or is_extra(name, vocabulary, beside_latest=latest):
                continue
            texts = piece.grid.column_texts(column, piece.header.row + 1)
            if not texts:
                continue
            seen.add(name)
            figures = all(priority(text) is not None for text in texts)
            expected = (Column.PRI,) if figures else (Column.GEVINST, Column.SISTE_STATUS)
            lacking = [role for role in expected if role not in piece.header.roles]
            without = f", and it has no {' and no '.join(lacking)}" if lacking else ""
            yield Diagnostic(
                severity=Severity.WARNING if lacking else Severity.INFO,
                code="extra-column",
                message=f"A table on slide {piece.page.number} has a column “{name[:60]}” that "
                f"the vocabulary does not know{without}; its texts were kept in `ekstra`.",
                slide=piece.page.number,
            )


def _unnamed_columns(piece: Piece) -> Iterator[Diagnostic]:
    """Yield a line for a table whose header was not found, if its columns may be any."""
    roles = piece.header.roles
    if piece.grid is None or any(piece.header.texts) or {*_PHRASES} & set(roles):
        return
    texts = [piece.grid.column_texts(n) for n, role in enumerate(roles) if role is None]
    if sum(mean_length(found) >= SHORTEST_TILTAK for found in texts) >= len(_PHRASES):
        yield Diagnostic(
            severity=Severity.WARNING,
            code="extra-column",
            message=f"A table on slide {piece.page.number} has no header that was found, so its "
            f"{' and '.join(_PHRASES)} were kept in `ekstra`; look at the slide.",
            slide=piece.page.number,
        )


def _listed(page: Page, areas: frozenset[str], vocabulary: Vocabulary) -> Iterator[Piece]:
    rows = bullet_rows(page.slide, vocabulary, areas)
    header = Header(row=0, roles=(Column.TILTAK,), texts=("",))
    if rows:
        yield Piece(page=page, place=None, header=header, rows=rows, grid=None)


def _of_measures(header: Header, grid: Grid, page: Page, vocabulary: Vocabulary) -> Header | None:
    """Return a header with all its columns told, None where it heads a table of other things."""
    telling = len(TELLING & set(header.roles))
    if (
        telling <= 1
        and is_about_other_things(grid, header, vocabulary)
        and (is_foreign(page, vocabulary) or not follows_up(header, grid, vocabulary))
    ):
        return None
    return completed(header, grid, vocabulary)


def _without_header(
    grid: Grid,
    page: Page,
    section: Status | None,
    before: Sequence[Piece],
    vocabulary: Vocabulary,
) -> Header | None:
    """Return the columns of a table of measures that has no header, None for other tables."""
    if is_about_other_things(grid, None, vocabulary):
        return None
    going_on = _continued(grid, page, before, vocabulary)
    if going_on is not None:
        return going_on
    if section is not Status.NOT_STARTED:
        return None
    first = next(
        (
            row + 1
            for row, texts in enumerate(grid.texts[:2])
            if any(
                role_of(text, vocabulary) in (Column.TILTAK, Column.PRI) for text in texts if text
            )
        ),
        0,
    )
    return by_content(grid, status_words(vocabulary), first)


def _continued(
    grid: Grid, page: Page, before: Sequence[Piece], vocabulary: Vocabulary
) -> Header | None:
    """Return the header of the table that this one goes on with, on the slide before it."""
    for piece in reversed(before):
        if page.number - piece.page.number > 1:
            return None
        if piece.grid is None or piece.page is page:
            continue
        followed = Column.STATUS in piece.header.roles
        narrow = not followed and piece.header.row < 0 and any(piece.header.texts)
        if not (followed or narrow):
            continue
        if narrow or piece.grid.columns > grid.columns:
            narrowed = _of_columns(piece.header, piece.grid, grid, vocabulary)
            if narrowed is not None:
                return narrowed
            continue
        same = piece.grid.columns == grid.columns
        if same and _same_columns(piece.grid, grid) and _same_kinds(piece.header, grid, vocabulary):
            return completed(replace(piece.header, row=-1), grid, vocabulary)
    return None


def _of_columns(header: Header, before: Grid, grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """Return those columns of a header that a table goes on with, where nothing draws the others.

    So end lists in which the last measures have not been started. Its measures and priorities must
    stand below those of the table before, each column in the middle of another.
    """
    if any(named_role(text, vocabulary) is not None for text in grid.texts[0] if text):
        return None
    places: list[int] = []
    for column, box in enumerate(grid.column_boxes, 1):
        others = list(enumerate(before.column_boxes))
        found = [place for place, other in others if _amid(box, other)]
        inside = [place for place, other in others if _amid(other, box)]
        if column == grid.columns and len(inside) > 1:
            found = inside[:1]  # a frame's last column reaches to its end
        if len(found) != 1 or (places and found[0] <= places[-1]):
            return None
        places.extend(found)
    roles = tuple(header.roles[place] for place in places)
    known = by_content(grid, status_words(vocabulary), int(is_band(grid, 0)))
    wanted = (Column.TILTAK, Column.PRI)
    if known is None or any(role not in roles for role in wanted):
        return None
    # Among columns of phrases the longest need not be the measures, in a row or two.
    telling = wanted if Column.STATUS not in roles else (Column.STATUS, Column.PRI)
    if any(known.roles[roles.index(role)] is not role for role in telling):
        return None
    return Header(row=-1, roles=roles, texts=tuple(header.texts[place] for place in places))


def _same_kinds(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether a table without known headers holds what those of another one say.

    Another table may be as wide by chance. It does not go on where it has a header of its own,
    or phrases without a status in the status column and no priorities.
    """
    if any(named_role(text, vocabulary) is not None for text in grid.texts[0] if text):
        return False
    words = status_words(vocabulary)
    column, pri = header.first(Column.STATUS), header.first(Column.PRI)
    shown = grid.column_texts(column) if column is not None else []
    told = not shown or any(len(s) <= LONGEST_SIGN or words.text(s).status for s in shown)
    return told or (
        pri is not None and any(priority(s) is not None for s in grid.column_texts(pri))
    )


def _same_columns(before: Grid, grid: Grid) -> bool:
    """Tell whether a table's columns lie as those of one before it."""
    known = [
        (left, right)
        for left, right in zip(before.lefts, grid.lefts, strict=True)
        if left is not None and right is not None
    ]
    # A table may be moved as a whole; what counts is the widths.
    if not known:
        return True
    shift = known[0][1] - known[0][0]
    if all(abs(right - left - shift) <= SAME_COLUMN for left, right in known):
        return True
    # Where nothing draws its columns, they are as wide as their texts, but stand in their places.
    return all(
        _amid(other, one) or _amid(one, other)
        for one, other in zip(before.column_boxes, grid.column_boxes, strict=True)
    )


def _amid(one: Box | None, other: Box | None) -> bool:
    """Tell whether the middle of a column lies in another."""
    return one is not None and other is not None and other.x0 <= one.center[0] <= other.x1


def _section(slide: Slide, vocabulary: Vocabulary) -> Status | None:
    """Return the status that a slide's headings give all its measures.

    A legend says all statuses and gives none.
    """
    heads = [text.text for text in slide.texts if not any(p.bullet for p in text.paragraphs)]
    labels = {head: status_words(vocabulary).label(head) for head in heads}
    legend = len({status for status in labels.values() if status is not None}) > 1
    telling = [head for head in heads if not (legend and labels[head] is not None)]
    idle = vocabulary.headings.not_started
    whole = "\n".join(head for head in telling if len(statuses_said(head, vocabulary)) <= 1)
    if says(whole, idle):
        return Status.NOT_STARTED
    told = {status for head in telling for status in said_of_measures(head, vocabulary)}
    return told.pop() if len(told) == 1 else None


def _own_section(
    page: Page, grid: Grid, section: Status | None, vocabulary: Vocabulary
) -> Status | None:
    """Return the status that the heading next above a table gives it, if headings give several.

    `section` is what the slide's headings give all its tables.
    """
    box = grid.table.box
    if len(page.grids) == 1 or box is None:
        return section
    told = [
        (text.box, status)
        for text in page.slide.texts
        if text.box is not None and (status := _heading_status(text.text, vocabulary)) is not None
    ]
    if len({status for _, status in told}) < 2:  # noqa: PLR2004
        return section
    above = [
        (place.top, status)
        for place, status in told
        if place.center[1] < box.center[1] and place.x0 < box.x1 and box.x0 < place.x1
    ]
    return max(above, key=lambda item: item[0])[1] if above else None


def _heading_status(head: str, vocabulary: Vocabulary) -> Status | None:
    """Return the one status that a heading gives measures."""
    if len(statuses_said(head, vocabulary)) <= 1 and says(head, vocabulary.headings.not_started):
        return Status.NOT_STARTED
    told = said_of_measures(head, vocabulary)
    return next(iter(told)) if len(told) == 1 else None
