"""Areas in columns without a header, and names of areas that seem to stand above a table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from parsers.lines import either
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Aside, Row
from parsers.report.page.headerwords import role_of
from parsers.report.page.headings import Heading
from parsers.report.words.areas import heading, is_common, match, page_of
from schema import Box, Diagnostic
from schema.vocabulary import Column, Vocabulary

NEAR: Final = 24.0  # points; a row of one line stands this near above the next row's text
INSET: Final = 16.0  # points; text starts this near to its cell's left side


def with_area_columns(listings: Sequence[Listing], known: Sequence[str]) -> list[Listing]:
    """Return listings in which a column without a header tells the areas of the rows.

    It does where its texts are all `known` areas, and where it does on another slide under the same
    header. A name that stands beside several rows stands in the first of them, or has its lines in
    several.
    """
    told = {
        (listing.header.texts, column)
        for listing in listings
        for column, role in enumerate(listing.header.roles)
        if role is Column.OMRADE and any(listing.header.texts) and not listing.header.texts[column]
    }
    return [_with_area_column(listing, known, told) for listing in listings]


def with_header_areas(listings: Sequence[Listing], vocabulary: Vocabulary) -> list[Listing]:
    """Return listings in which what stands over the measures, and is no header, names their area.

    It does where several tables have several such names under one heading: `Beredskap | Pri`.
    """
    heads = [_over_measures(listing, vocabulary) for listing in listings]
    under: dict[frozenset[str], set[str]] = {}
    for listing, head in zip(listings, heads, strict=True):
        if head:
            over = frozenset(item.name for item in listing.page.named if not item.vague)
            under.setdefault(over, set()).add(head)
    if all(len(names) == 1 for names in under.values()):
        return [*listings]
    return [
        listing.holding(replace(row, area=row.area or head) for row in listing.rows)
        if head
        else listing
        for listing, head in zip(listings, heads, strict=True)
    ]


def _over_measures(listing: Listing, vocabulary: Vocabulary) -> str:
    """Return what a table says over its measures, "" where that is the word for them."""
    if Column.TILTAK not in listing.header.roles or not any(listing.header.texts):
        return ""
    said = listing.header.texts[listing.header.roles.index(Column.TILTAK)]
    behind = _behind_word(vocabulary).match(said)
    if behind is not None and not is_common(behind[1], vocabulary):
        name = heading(behind[1], vocabulary)
        return name[:1].upper() + name[1:]
    return "" if role_of(said, vocabulary) is not None else heading(said, vocabulary)


@lru_cache(maxsize=8)
def _behind_word(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a name behind the word for measures: `Tiltak – IKT`, `Tiltak innen IKT`, `Tiltak drift`."""
    words = vocabulary.areas
    within = rf"\b{either((*words.within, *words.over))}\b"
    # `Tiltak mot svinn` is a name of its own.
    alone = rf"(?=\s)(?!\s{either(words.beside)}\b)"
    return re.compile(
        rf"^{either(vocabulary.columns[Column.TILTAK])}\s*(?:[:–—|-]|{within}|{alone})\s*(.+)$",
        re.IGNORECASE,
    )


def _with_area_column(
    listing: Listing, known: Sequence[str], told: Collection[tuple[tuple[str, ...], int]]
) -> Listing:
    if any(row.area for row in listing.rows):
        return listing
    for column, printed in _unnamed(listing):
        if (listing.header.texts, column) in told:
            known = list(dict.fromkeys(filter(None, printed)))
        areas = _areas(printed, known) if known else None
        if areas is not None:
            rows = zip(listing.rows, areas, strict=True)
            return replace(listing, rows=tuple([_in_area(row, a, _key(column)) for row, a in rows]))
    return listing


def unnamed_columns(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each column without a header that was kept in `ekstra`, where it is met first.

    Where nothing but the places of words shows the table, another line says more of it.
    """
    seen: set[tuple[tuple[str, ...], int]] = set()
    for listing in listings:
        drawn = listing.grid is not None and listing.grid.table.found_by != "alignment"
        headed = drawn and any(listing.header.texts)
        for column, printed in _unnamed(listing) if headed else ():
            if (listing.header.texts, column) not in seen:
                seen.add((listing.header.texts, column))
                yield Diagnostic.info(
                    "extra-column",
                    f"A table on slide {listing.page.number} has a column without a header, "
                    f"“{next(filter(None, printed))[:30]}”; its texts were kept in `ekstra`.",
                    slide=listing.page.number,
                )


def _unnamed(listing: Listing) -> Iterator[tuple[int, list[str]]]:
    """Yield each column that no header and no contents name, and the text that each row has in it."""
    for column, role in enumerate(listing.header.roles):
        if role is None:
            printed = [dict(row.ekstra).get(_key(column), "") for row in listing.rows]
            if any(printed):
                yield column, printed


def _key(column: int) -> str:
    return f"Kolonne {column + 1}"


def _areas(printed: Sequence[str], known: Sequence[str]) -> list[str] | None:
    """Return each row's area, None where a text is none."""
    whole = match(" ".join(text for text in printed if text), known)
    if whole is not None:
        return [whole] * len(printed)
    found = [match(text, known) if text else "" for text in printed]
    area = next((name for name in found if name), "")
    out = []
    for name in found:
        if name is None:
            return None
        area = name or area
        out.append(area)
    return out


def _in_area(row: Row, area: str, key: str) -> Row:
    return replace(row, area=area, ekstra=tuple(one for one in row.ekstra if one[0] != key))


def with_open_bands(listings: Sequence[Listing], vocabulary: Vocabulary) -> list[Listing]:
    """Return listings in which an area's name counts as a row that stands open above their own rows.

    Between a header that is drawn alone and the rows below, it is a row of their table. A table that
    goes on without a header begins with it where it does on the deck's other slides: without rules
    nothing shows that it is no heading. Rows are counted from it then.
    """
    bare = [head for head in listings if head.header.row >= 0 and not head.rows]
    parts = [(head, part) for head in bare for part in listings if _heads(head, part)]
    parted = {id(head) for head, _ in parts}
    under = {id(part) for _, part in parts}
    headed = [listing for listing in listings if listing.header.row >= 0]
    always = all([id(listing) in parted or _begins_with_name(listing) for listing in headed])
    columns = {len(listing.header.roles) for listing in headed} if always else set()
    return [
        _counted_from_name(listing)
        if id(listing) in under or (columns and _goes_on_with_name(listing, columns, vocabulary))
        else listing
        for listing in listings
    ]


def _heads(head: Listing, listing: Listing) -> bool:
    """Tell whether a header that is drawn alone stands right above the name above a listing."""
    if head.box is None or head.page is not listing.page or listing.header.row != -1:
        return False
    name = _name_above(listing)
    return name is not None and name.box is not None and _touch(head.box, name.box)


def _begins_with_name(listing: Listing) -> bool:
    first = (listing.header.row + 1, Aside.AREA) in listing.asides
    return first or (bool(listing.rows) and listing.rows[0].row == 1 and listing.rows[0].lonely)


def _goes_on_with_name(listing: Listing, columns: Collection[int], vocabulary: Vocabulary) -> bool:
    """Tell whether a name stands above a listing that goes on with an area."""
    name = _name_above(listing) if listing.header.row == -1 else None
    return name is not None and (
        len(listing.header.roles) in columns or page_of(name.printed, vocabulary) is not None
    )


def _counted_from_name(listing: Listing) -> Listing:
    rows = tuple([replace(row, row=row.row + 1) for row in listing.rows])
    return replace(listing, header=replace(listing.header, row=listing.header.row - 1), rows=rows)


def _name_above(listing: Listing) -> Heading | None:
    """Return the area's name right above a table, where its first row would stand."""
    table = listing.box
    if table is None:
        return None
    return next(
        (
            item
            for item in listing.page.named
            if item.box is not None
            and _touch(item.box, table)
            and abs(item.box.x0 - table.x0) <= INSET
        ),
        None,
    )


def _touch(upper: Box, lower: Box) -> bool:
    """Tell whether one box stands right above another, as one row does above the next."""
    return -1 <= lower.top - upper.bottom <= NEAR
