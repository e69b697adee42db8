"""Which area each row of a deck belongs to: by its own words, and headings by geometry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from parsers.report.measures.measures import Row
from parsers.report.measures.pieces import Piece
from parsers.report.page import headings
from parsers.report.page.headings import Heading
from parsers.report.placing.asides import beside, stands_aside
from parsers.report.placing.dividers import Divider
from parsers.report.words.areas import heading, is_labelled, likeness, match, respelled
from schema import Box, Diagnostic, Role, Severity
from schema.vocabulary import Column, Vocabulary

_UNDIVIDED: Final[Mapping[int, Divider]] = {}


def candidate_names(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return what the slides of measures print that could be areas' names, each once."""
    found: list[str] = []
    for piece in pieces:
        found.extend(item.name for item in piece.page.named)
        found.extend(row.area for row in piece.rows if row.area)
        found.extend(row.tiltak for row in piece.rows if row.lonely)
    return tuple(dict.fromkeys(found))


def with_bands(
    pieces: Sequence[Piece], known: Sequence[str], headed: Sequence[str], vocabulary: Vocabulary
) -> list[Piece]:
    """Return pieces in which rows that are but an area's name name the rows below them.

    Such a row is like one of the overview's areas (`known`). Without an overview it is like an
    area that heads other slides (`headed`), or has no priority where all other rows of its table
    have one, or begins its table where no heading names an area. At the end of a table it heads
    the next one on the slide, or one of the next slide that goes on with it.
    """
    result: list[Piece] = []
    ahead: tuple[Piece, str] | None = None
    for piece in pieces:
        others = [row for row in piece.rows if not row.lonely]
        all_have_pri = bool(others) and all(row.pri is not None for row in others)
        leads = bool(others) and piece.rows[0].lonely and all(h.vague for h in piece.page.named)
        area = ahead[1] if ahead is not None and ahead[0].page is piece.page else None
        ahead = None
        rows: list[Row] = []
        # The header may name the area of all rows, and yet be but that of the first.
        whole = piece.header.row >= 0 and len({row.area for row in piece.rows}) == 1
        within = False
        for row in piece.rows:
            alone = row.lonely and (row.area is None or (whole and all_have_pri))
            begins = not known and (all_have_pri or leads)
            if alone and (begins or match(row.tiltak, known or headed)):
                area = heading(row.tiltak, vocabulary) or row.tiltak
                ahead, within = (piece, area), True
                continue
            ahead = None
            own = area is None or (row.area is not None and not (whole and within))
            rows.append(row if own else replace(row, area=area))
        held = piece.holding(rows)
        result.append(replace(held, closing=ahead[1]) if ahead is not None else held)
    return [piece for piece in result if piece.rows]


def area_names(
    pieces: Sequence[Piece], known: Sequence[str], divided: Mapping[int, Divider] = _UNDIVIDED
) -> list[list[str]]:
    """Return for each piece the area name of each row: a known spelling where one fits.

    `known` are the overview's areas. Without an overview the first spelling met counts; a list
    of measures not started may then shorten an area's name, a table with statuses may not: the
    shorter name may be another area's. What no heading names is `divided` by slides before it.
    Rows that follow a table whose own rows name areas are of the last one, and so are those of a
    slide with nothing but a table of the same columns. "" is where nothing tells.
    """
    spellings = list(known)
    furniture = _behind_several(pieces, divided)
    furniture = furniture if known or divided else _furniture(pieces)
    result: list[list[str]] = []
    last = ""
    named_within = False
    for earlier, piece in zip((None, *pieces), pieces, strict=False):
        mates = [other for other in pieces if other.page is piece.page]
        alike = match if known or Column.STATUS not in piece.header.roles else _respelled
        find = partial(alike, known=spellings)
        named = [item for item in piece.page.named if item.name not in furniture]
        choose = _chooser(piece, mates, named, find, known=bool(known))
        more = piece.page.number not in divided and _is_more_of(piece, earlier)
        follows = mates[0] is piece and (named_within or more)
        names: list[str] = []
        # A slide that says it goes on may spell the area of the one before it otherwise.
        before = last if piece.page.goes_on and mates[0] is piece and not known else ""
        stray = bool(known) and _bands_name_no_area(piece, find)
        for row in piece.rows:
            printed = row.area if row.area is not None else choose(row)
            if stray and row.area is not None:
                printed = find(choose(row)) or printed
            if before and printed and match(printed, [before]) is not None:
                printed = before
            if not printed and (piece.header.row < 0 or piece.page.goes_on or follows):
                printed = last
            if not printed and piece.page.number in divided:
                printed = divided[piece.page.number].name
            name = find(printed) or printed
            if name and name not in spellings and not known:
                spellings.append(name)
            names.append(name)
            last = name or last
        last = piece.closing or last
        named_within = follows or bool(piece.closing) or any(row.area for row in piece.rows)
        result.append(names)
    return result


def _bands_name_no_area(piece: Piece, find: Callable[[str], str | None]) -> bool:
    """Tell whether a table's bands are none of the overview's areas: `Oppstart 2024`."""
    bands = {row.area for row in piece.rows if row.area}
    return Column.OMRADE not in piece.header.roles and not any(map(find, bands))


def _is_more_of(piece: Piece, earlier: Piece | None) -> bool:
    """Tell whether a slide has nothing but a table with the columns of the one on the slide before."""
    return (
        earlier is not None
        and piece.page.bare
        and piece.page.number == earlier.page.number + 1
        and piece.header.texts == earlier.header.texts
    )


def on_every_slide(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the headings that every slide of measures has, such as the plan's name in a footer.

    One that stands over one of several tables is none: an area may have rows on all of few slides.
    """
    pages = {piece.page.number: piece.page for piece in pieces}.values()
    names = [frozenset(item.name for item in page.named) for page in pages]
    common = frozenset[str].intersection(*names) if names else frozenset[str]()
    return common - frozenset(_over_one_of_several(pieces) if common else ())


def _furniture(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the headings that every slide of measures has beside others of its own."""
    pages = {piece.page.number: piece.page for piece in pieces}.values()
    names = [{item.name for item in page.named} for page in pages]
    everywhere = on_every_slide(pieces)
    own = [frozenset(found - everywhere) for found in names]
    return everywhere if len(set(own)) > 1 and all(own) else frozenset()


def _behind_several(pieces: Sequence[Piece], divided: Mapping[int, Divider]) -> frozenset[str]:
    """Return the headings that slides behind several dividers have: they are no area's."""
    found: dict[str, set[str]] = {}
    for piece in pieces:
        if piece.page.number in divided:
            for item in piece.page.named:
                found.setdefault(item.name, set()).add(divided[piece.page.number].name)
    return frozenset(name for name, dividers in found.items() if len(dividers) > 1)


def _over_one_of_several(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        tables = [other.box for other in pieces if other.page is piece.page]
        over = headings.above(piece.page.named, piece.box, tables) if len(tables) > 1 else None
        if over is not None:
            yield over.name


def _respelled(name: str, known: Sequence[str]) -> str | None:
    if name in known:
        return name
    return next((area for area in known if respelled(name, area)), None)


def _chooser(
    piece: Piece,
    mates: Sequence[Piece],
    named: Sequence[Heading],
    find: Callable[[str], str | None],
    *,
    known: bool,
) -> Callable[[Row], str]:
    """Return the function that names a row's area from the headings of its slide."""
    fitting = [item for item in named if find(item.name)]
    frames = piece.page.frames
    if len(mates) > 1:
        over = headings.above(named, piece.box, [mate.box for mate in mates])
        # An area that the overview lacks is none of the others, where each table has a heading.
        lacking = len(named) >= len(mates) and over not in fitting
        if over is not None and (lacking or not known):
            return _single(over.name)
    aside = [item for item in named if stands_aside(item.box, piece.box)]
    if not known and len(aside) > 1:
        return beside(aside, piece.rows, frames)
    if not fitting:
        return _single(_title(named, mates, piece, frames))
    areas = {find(item.name) for item in fitting}
    if len(areas) == 1:
        others = [item for item in named if item not in fitting]
        if len(mates) == 1 or known or not others:
            return _single(fitting[0].name)
    if len(areas) > len(mates):
        # Several areas stand in one table: each row has the heading above or beside it.
        return beside(fitting, piece.rows, frames)
    boxes = [mate.box for mate in mates]
    if len(fitting) >= len(mates):
        own = headings.assign(fitting, boxes, frames)[mates.index(piece)]
    else:
        own = headings.nearest(fitting, piece.box, frames)
    return _single(own.name if own is not None else "")


def _single(name: str) -> Callable[[Row], str]:
    return lambda _row: name


def _title(
    named: Sequence[Heading], mates: Sequence[Piece], piece: Piece, frames: Sequence[Box]
) -> str:
    named = [item for item in named if not item.common]
    if len(mates) > 1 and len(named) >= len(mates):
        own = headings.assign(named, [mate.box for mate in mates], frames)[mates.index(piece)]
        return own.name if own is not None else ""
    if not named:
        return ""

    # Several slides may be printed on one page: then the last title above the table is its own.
    titles = sum(item.role is Role.TITLE for item in named) > 1
    slide = piece.page.slide
    shared = titles or slide.height > slide.width
    start = piece.box.top if shared and piece.box is not None else 0.0

    def weight(item: Heading) -> tuple[bool, bool, bool, float, float]:
        top = item.box.top if item.box is not None else 0.0
        size = 0.0 if titles else item.size or 0.0
        place = start - top if top < start else top
        labelled = is_labelled(item.printed)
        return (not labelled, item.vague, item.role is not Role.TITLE, -size, place)

    return min(named, key=weight).name


def spelling_lines(
    pieces: Sequence[Piece], known: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a line for each heading of a slide that is spelled unlike the area it is taken for.

    `known` are the areas as the overview spells them, or as they were met first.
    """
    seen: set[tuple[str, str]] = set()
    for piece in pieces:
        printed = [item.name for item in piece.page.named]
        printed += [heading(row.area, vocabulary) for row in piece.rows if row.area]
        for name in printed:
            area = match(name, known)
            if area is None or likeness(name, area) == 100 or (name, area) in seen:  # noqa: PLR2004
                continue
            seen.add((name, area))
            yield Diagnostic(
                severity=Severity.INFO,
                code="area-spelling",
                message=f"Slide {piece.page.number} spells the area “{area}” as “{name}”; the "
                "first was kept.",
                slide=piece.page.number,
            )
