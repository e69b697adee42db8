"""Rows that somebody has painted otherwise than the other rows of a table of measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from colorsys import rgb_to_hsv
from itertools import islice
from typing import Final, NamedTuple

from parsers.report.measures.listings import Listing
from parsers.report.page.legend import alike
from schema import Cell, Diagnostic, Record
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column

ENOUGH: Final = 4  # rows, of which most show how a table is painted by turns
VIVID: Final = 128  # of 255, from a colour's weakest part to its strongest: bands of rows are paler
PALE: Final = 10  # likewise: what is less is a grey
SAME: Final = 0.12  # of the circle of hues: a table's bands are no further from its header
TURNS: Final = 2  # colours that rows have by turns
GAMMA: Final = 2.2  # by which figures of colours tell how light they are
FEW: Final = 0.5  # of a table's rows: so many at most are painted by hand, more are its look
# Looks are columns that tell of a measure in words, and letters: others are painted by what they say, such
# as a priority, and news are often in a colour of their own.
_LETTERS: Final = {Column.TILTAK: "letters of measures", Column.STATUS: "letters of statuses"}
_OF_STATUS: Final = (Column.STATUS, _LETTERS[Column.STATUS])
_LOOKS: Final = (Column.TILTAK, *LISTS, *_OF_STATUS, _LETTERS[Column.TILTAK])

Colour = str | None


class _Painted(NamedTuple):
    """A cell that stands in one row, by its place in the grid, its colour, and the measure of the row."""

    place: int
    colour: Colour
    record: Record


def painted_rows(listings: Sequence[Listing], records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Yield an info for each row of which a cell is painted as its column is not (`unread-measures`).

    `records` are those of all rows of the `listings`, in their order. Small tables are compared with
    the deck's others.
    """
    headed = [one for one in listings if one.header.row >= 0]
    heads = {cell.fill for one in headed if one.grid for cell in one.grid.begun[one.header.row]} - {
        None
    }
    if len(records) == 1:
        yield from _alone(listings[0], records[0], heads)
    few = len(listings) == 1 < len(records) < ENOUGH and _is_by_hand(listings[0], records)
    turns = Counter(map(_turns, listings))
    if not few and all(
        colours is not None and (not colours or count > 1) for colours, count in turns.items()
    ):
        return  # as mostly
    rest = iter(records)
    tables = [_looks(listing, list(islice(rest, len(listing.rows)))) for listing in listings]
    shared = {look: _shared([table[look] for table in tables]) for look in _LOOKS}
    for table in tables:
        odd: dict[int, Record] = {}
        for look, cells in table.items():
            if len({cell.colour for cell in cells}) <= 1:
                continue
            alone = len(cells) >= ENOUGH or not shared[look]
            usual = _usual(cells) if alone else shared[look]
            if len(cells) < ENOUGH and alone:  # no band that rows have by turns is so bright
                colours = {cell.colour for cell in cells}
                marked = {colour for colour in colours if _is_a_markers(colour, heads)}
                if marked == colours:  # of a header without a hue
                    marked = {colour for colour in colours if _is_a_markers(colour, colours)}
                usual = colours - marked if marked else usual
            if look not in _OF_STATUS or not _by_status(cells):
                odd.update((cell.place, cell.record) for cell in _unlike(cells, usual))
        told = sorted(odd.items()) if len(odd) <= FEW * len(table[Column.TILTAK]) else []
        yield from (_line(record) for _, record in told)
        if few and not told:
            yield Diagnostic.info(
                "unread-measures",
                f"The few rows of measures on slide {records[0].slide} are painted in several ways, and nothing that "
                "was read tells whether by turns; if a colour says how a measure stands, write it into the row.",
                slide=records[0].slide,
            )


def _line(record: Record) -> Diagnostic:
    return Diagnostic.info(
        "unread-measures",
        f"The row of the measure “{short(record.tiltak)}” on slide {record.slide} is painted otherwise "
        "than others, and nothing that was read tells what that means; if it says how the measure "
        "stands, write it into the row.",
        slide=record.slide,
        row=record.row,
    )


def _alone(listing: Listing, record: Record, heads: AbstractSet[Colour]) -> Iterator[Diagnostic]:
    """Yield an info for a deck's only row where its measure is painted as no table is."""
    row = listing.header.row + record.row  # a name above the table may count as one
    rows = listing.grid.begun if listing.grid is not None else ()
    cells = rows[row] if row < len(rows) else ()
    roles = listing.header.roles
    fills = [cell.fill for cell in cells if roles[cell.column] is Column.TILTAK]
    if any(_is_a_markers(fill, heads) for fill in fills):
        yield _line(record)


def _is_by_hand(listing: Listing, records: Sequence[Record]) -> bool:
    """Tell whether rows of a deck's only small table, but not all, are painted, or not all in a hue or in greys.

    Two hues may be a hand's too, unless they are those that PowerPoint's own tables have by turns.
    """
    looks = _looks(listing, records)
    for look in (Column.TILTAK, *LISTS):
        colours = {cell.colour for cell in looks[look]}
        greys = {_hue(colour)[1] < PALE for colour in colours}
        if len(colours) > 1 and (None in colours or len(greys) > 1 or len(colours) > TURNS):
            return True
        hues = [colour for colour in colours if colour and not all(greys)]
        if len(hues) > 1 and not _are_bands(hues):
            return True
    return False


def _are_bands(colours: Sequence[str]) -> bool:
    """Tell whether one of two colours is the other, mixed with as much white (ECMA-376, 20.1.2.3.34).

    PowerPoint's own tables have such by turns: two fifths of an accent, and one.
    """
    first, second = colours
    return alike(_halved(first), second) or alike(_halved(second), first)


def _halved(colour: str) -> str:
    """Return a colour (RRGGBB) mixed with as much white, as light is."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    mixed = [(1 + value**GAMMA) / 2 for value in parts]
    return "".join(f"{round(255 * value ** (1 / GAMMA)):02X}" for value in mixed)


def _turns(listing: Listing) -> frozenset[Colour] | None:
    """Return the two colours that the rows of a small table have by turns, none of a plain or a large one.

    It is None where rows are painted in any other way, or letters of a column in several colours.
    """
    if listing.grid is None:
        return frozenset()
    roles = listing.header.roles
    seen: tuple[set[Colour], set[Colour]] = (set(), set())
    letters: dict[str, set[Colour]] = {role: set() for role in _LETTERS}
    for row in listing.rows:
        place = listing.header.row + row.row
        cells = listing.grid.begun[place]
        seen[place % 2].update([cell.fill for cell in cells])
        for cell in cells:
            if (role := roles[cell.column]) in letters:
                letters[role] |= _letters(cell)
    if max(map(len, (*seen, *letters.values()))) > 1:
        return None
    both = seen[0] | seen[1]
    return frozenset(both if len(both) > 1 and len(listing.rows) < ENOUGH else ())


def _looks(listing: Listing, records: Sequence[Record]) -> dict[str, list[_Painted]]:
    """Return the cells of a table's columns, and of its measures' letters, with their colours."""
    found: dict[str, list[_Painted]] = {look: [] for look in _LOOKS}
    roles = listing.header.roles
    known: dict[Colour, Colour] = {None: None}  # exports round colours a little
    for row, record in zip(listing.rows, records, strict=True):
        place = listing.header.row + row.row
        cells = listing.grid.begun[place] if listing.grid is not None else ()
        if any(cell.row_span > 1 and roles[cell.column] is Column.TILTAK for cell in cells):
            continue  # the rows that it spans may be painted by turns
        for cell in cells:
            role = roles[cell.column]
            if role not in _LOOKS:
                continue
            if cell.fill not in known:
                same = (one for one in known if one and cell.fill and alike(one, cell.fill))
                twin = next(same, cell.fill)
                known[cell.fill] = known.get(twin, twin)
            found[role].append(_Painted(place, known[cell.fill], record))
            letters = _letters(cell) if role in _LETTERS else set()
            if len(letters) == 1:
                found[_LETTERS[role]].append(_Painted(place, letters.pop(), record))
    return found


def _letters(cell: Cell) -> set[Colour]:
    """Return the colours of what is printed in a cell."""
    return {
        run.colour for paragraph in cell.paragraphs for run in paragraph.runs if run.text.strip()
    }


def _usual(cells: Sequence[_Painted]) -> set[Colour]:
    """Return the colours that most even and most odd rows have: one, or two by turns."""
    of_all = Counter(cell.colour for cell in cells)
    found: set[Colour] = set()
    for turn in (0, 1):
        own = Counter(cell.colour for cell in cells if cell.place % 2 == turn)
        often = {colour: (count, of_all[colour]) for colour, count in own.items()}
        most = [colour for colour in often if often[colour] == max(often.values())]
        found.update(most if len(most) == 1 else ())
    return found


def _is_a_markers(colour: Colour, heads: AbstractSet[Colour]) -> bool:
    """Tell whether a colour (RRGGBB) is one that people mark with, such as yellow or red, be it pale.

    A table's own pale colours are greys, or of the hue of its header.
    """
    hue, vivid = _hue(colour)
    if vivid >= VIVID or vivid < PALE:
        return vivid >= VIVID
    return all(
        pale < PALE or min(abs(hue - at), 1 - abs(hue - at)) > SAME for at, pale in map(_hue, heads)
    )


def _hue(colour: Colour) -> tuple[float, int]:
    """Return where a colour lies on the circle of hues, from 0 to 1, and how far its parts are from one another."""
    parts = [int(colour[place : place + 2], 16) for place in (0, 2, 4)] if colour else [0] * 3
    return rgb_to_hsv(*parts)[0], max(parts) - min(parts)


def _shared(tables: Sequence[Sequence[_Painted]]) -> set[Colour]:
    """Return the colours that several tables of several rows have."""
    found = Counter(
        colour for cells in tables if len(cells) > 1 for colour in {cell.colour for cell in cells}
    )
    return {colour for colour, count in found.items() if count > 1}


def _by_status(cells: Sequence[_Painted]) -> bool:
    """Tell whether each status has one colour, be it that several have the same, or there is no other."""
    statuses = {cell.record.status for cell in cells}
    return len({(cell.record.status, cell.colour) for cell in cells}) == len(statuses)


def _unlike(cells: Sequence[_Painted], usual: set[Colour]) -> list[_Painted]:
    """Return the cells without a usual colour, unless all are or colours say what the records do.

    Colours that go with statuses, areas or priorities one to one say the same.
    """
    odd = [cell for cell in cells if cell.colour not in usual]
    if len(odd) in {0, len(cells)}:
        return []
    told: tuple[Sequence[Hashable], ...] = (
        [cell.record.status for cell in cells],
        [cell.record.omrade for cell in cells],
        [cell.record.pri for cell in cells],
    )
    painted = [cell.colour for cell in cells]
    colours = len(set(painted))
    pairs = [(set(said), set(zip(painted, said, strict=True))) for said in told]
    agree = any(len(said) == colours == len(both) for said, both in pairs)
    return [] if agree and colours < len(cells) else odd
