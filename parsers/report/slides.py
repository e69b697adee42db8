"""The tables of a deck's slides, told apart: measures, counts, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import StrEnum

from parsers.report.measures.bulletlists import bullet_rows, items_below
from parsers.report.measures.further import with_further
from parsers.report.measures.headerless import begins_with_measures, going_on, without_header
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Aside, Row, closing_area, closing_priority, read_rows
from parsers.report.others.again import said_again
from parsers.report.others.counts import Counts, counts_in, counts_in_charts, counts_in_texts
from parsers.report.others.foreign import follows_up, is_foreign, left_alone
from parsers.report.others.sections import own_section, section_of
from parsers.report.others.sheetlike import repeated_sheets
from parsers.report.others.tableless import tableless, unread_counts
from parsers.report.others.tiles import counts_in_tiles
from parsers.report.page.columns import by_content
from parsers.report.page.completing import completed
from parsers.report.page.grids import Grid, mean_length
from parsers.report.page.headers import (
    SHORTEST_TILTAK,
    TELLING,
    Header,
    find_header,
    is_about_other_things,
)
from parsers.report.page.headerwords import is_extra, named_role, role_of
from parsers.report.page.kinds import in_per_cent, is_health, kind_of
from parsers.report.page.pages import Page
from parsers.report.page.subheaders import with_explanations
from parsers.report.words.dates import time_in
from parsers.report.words.statuses import status_words
from schema import Diagnostic, Severity, Status
from schema.diagnostic import short
from schema.vocabulary import LISTS, Column, Vocabulary, folded


class Kind(StrEnum):
    """What a table was taken for."""

    MEASURES = "measures"
    COUNTS = "counts"
    OTHER = "other"


@dataclass(slots=True)
class Sorted:
    """The tables of a deck by what they are; `kinds` has all, by slide number and place on it."""

    listings: list[Listing] = field(default_factory=list)
    counts: list[tuple[Page, tuple[Counts, ...]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    kinds: dict[tuple[int, int], Kind] = field(default_factory=dict)


def sort_tables(pages: Sequence[Page], vocabulary: Vocabulary) -> Sorted:
    """Tell the tables of pages apart; what is neither measures nor counts gets a line."""
    result = Sorted()
    sections = {page.number: section_of(page, vocabulary) for page in pages}
    for page in pages:
        _tell_apart(page, sections[page.number], result, vocabulary)
    repeated = tuple(said_again(result.listings, pages, vocabulary))
    for listing, _ in repeated:
        result.listings.remove(listing)
    again = {listing.page.number for listing, _ in repeated}
    _compare(result, pages, sections, again, vocabulary)
    for listing, line in repeated:
        result.diagnostics.append(line)
        if listing.place is not None:
            result.kinds[listing.page.number, listing.place] = Kind.OTHER
    result.diagnostics.extend(_unknown_columns(result.listings, vocabulary))
    return result


def _tell_apart(page: Page, section: Status | None, result: Sorted, vocabulary: Vocabulary) -> None:
    """Add a page's tables to what they look like by themselves and what stood before them."""
    counted: list[Counts] = []
    measures = False
    for place, grid in page.in_order:
        header = find_header(grid, vocabulary)
        counts = counts_in(grid, page.number, vocabulary) if header is None else ()
        if counts:
            counted.extend(counts)
            result.kinds[page.number, place] = Kind.COUNTS
            continue
        if header is not None:
            # A table that goes on may say its header again in the middle.
            late = header.row > 0 and begins_with_measures(grid, header, vocabulary)
            before = going_on(grid, page, result.listings, vocabulary) if late else None
            if late and before is None:
                result.diagnostics.append(_above_header(page, header))
            header = before or _of_measures(header, grid, page, vocabulary)
            if header is not None:
                header = with_explanations(grid, header, status_words(vocabulary))
        else:
            header = without_header(grid, page, section, result.listings, vocabulary)
        if header is None:
            result.kinds[page.number, place] = Kind.OTHER
            continue
        result.kinds[page.number, place] = Kind.MEASURES
        measures = True
        own = own_section(page, grid, section, vocabulary)
        result.listings.append(_listing(page, place, header, own, vocabulary))
    counted = counted or _counted_beside_tables(page, vocabulary, measures=measures)
    if counted:
        result.counts.append((page, tuple(counted)))


def _counted_beside_tables(page: Page, vocabulary: Vocabulary, *, measures: bool) -> list[Counts]:
    """Return what is counted on a page on which no table counts anything."""
    found = counts_in_texts(page, vocabulary)
    if not found and not measures:
        # Figures beside a chart stand under their area's name, as those in the chart do not.
        found = counts_in_tiles(page, vocabulary)
    return list(found or counts_in_charts(page.slide, vocabulary))


def _above_header(page: Page, header: Header) -> Diagnostic:
    return Diagnostic.warning(
        "skipped-row",
        f"A table on slide {page.number} has {header.row} rows above its header, which were "
        "left out; look at the slide.",
        slide=page.number,
    )


def _listing(
    page: Page, place: int, header: Header, section: Status | None, vocabulary: Vocabulary
) -> Listing:
    grid = page.grids[place]
    rows = tuple(read_rows(page, place, header, section, vocabulary))
    read = tuple(with_further(rows, grid, vocabulary))
    return Listing(
        page=page,
        place=place,
        header=header,
        rows=tuple(row for _, row in read if isinstance(row, Row)),
        grid=grid,
        asides=tuple((row, what) for row, what in read if isinstance(what, Aside)),
        closing=closing_area(grid, read, vocabulary),
        closing_priority=closing_priority(grid, read),
    )


def _compare(
    result: Sorted,
    pages: Sequence[Page],
    sections: Mapping[int, Status | None],
    again: AbstractSet[int],
    vocabulary: Vocabulary,
) -> None:
    """Settle by the deck's areas which doubtful tables hold measures; tell which do not.

    The tables of some slides say what stands `again` elsewhere.
    """
    strong = [listing for listing in result.listings if TELLING & set(listing.header.roles)]
    areas = _areas(strong, result.counts)
    if strong:
        _drop_weak(result, areas)
    followed = {listing.page.number for listing in result.listings} | again
    idle_pages = [page for page in pages if page.number not in followed]
    others = [(p, n) for p in idle_pages for n in range(len(p.grids)) if _is_other(p, n, result)]
    sheets = repeated_sheets(others, vocabulary)
    for page in pages:
        _take_lists(page, areas, sheets, result, vocabulary)
        idle = sections[page.number] is Status.NOT_STARTED
        if idle and not any(listing.page is page for listing in result.listings):
            _take_bullets(page, areas, result, vocabulary)
    measured = {listing.page.number for listing in result.listings}
    known = measured | again | {page.number for page, _ in result.counts}
    numbers = [page.number for page in pages]
    first = min(measured or numbers[-1:], default=0)
    rest = [page for page in pages if page.number not in known]
    repeated = {text.text for page in pages if page.number in measured for text in page.slide.texts}
    result.diagnostics.extend(tableless(rest, areas, first, repeated, vocabulary))
    counted = {page.number for page, _ in result.counts}
    for page in pages:
        if page.number not in counted:
            tables = [place for place in range(len(page.grids)) if _is_other(page, place, result)]
            result.diagnostics.extend(unread_counts(page, tables, vocabulary))
    result.listings.sort(key=lambda listing: numbers.index(listing.page.number))


def _is_other(page: Page, place: int, result: Sorted) -> bool:
    return result.kinds[page.number, place] is Kind.OTHER


def _areas(
    strong: Sequence[Listing], counts: Sequence[tuple[Page, Sequence[Counts]]]
) -> frozenset[str]:
    """Return the areas that slides of sure tables and of counts name, and those tables' rows."""
    homes = {listing.page for listing in strong} | {page for page, _ in counts}
    areas = {name for page in homes for name in page.area_words}
    areas.update(folded(row.area) for listing in strong for row in listing.rows if row.area)
    areas.update(folded(c.area) for _, found in counts for c in found if c.area)
    return frozenset(areas)


def _drop_weak(result: Sorted, areas: frozenset[str]) -> None:
    """Take no table for measures that has but `Aktivitet` and `Status` and that no area heads.

    Such are the action lists of meetings, where other tables have more.
    """
    for listing in [listing for listing in result.listings if _is_weak(listing)]:
        named = {folded(row.area) for row in listing.rows if row.area}
        if listing.place is not None and not areas & (named | listing.page.area_words):
            result.listings.remove(listing)
            result.kinds[listing.page.number, listing.place] = Kind.OTHER


def _take_lists(
    page: Page,
    areas: frozenset[str],
    sheets: AbstractSet[tuple[int, int]],
    result: Sorted,
    vocabulary: Vocabulary,
) -> None:
    """Take a list with priorities and no header under an area's name for measures; tell the rest.

    Of the rest, `sheets` look like a measure each, by page number and place.
    """
    others = [(place, grid) for place, grid in page.in_order if _is_other(page, place, result)]
    if not others:
        return
    named = not areas.isdisjoint(page.area_words)
    measures = {folded(row.tiltak) for listing in result.listings for row in listing.rows}
    for place, grid in others:
        header = None
        if named and not is_about_other_things(grid, None, vocabulary):
            header = by_content(grid, status_words(vocabulary))
        if header is None or Column.PRI not in header.roles:
            lines = left_alone(page, grid, areas, measures, vocabulary)
            if (page.number, place) in sheets:
                lines = (replace(line, severity=Severity.WARNING) for line in lines)
            result.diagnostics.extend(lines)
            continue
        result.kinds[page.number, place] = Kind.MEASURES
        result.listings.append(_listing(page, place, header, None, vocabulary))


def _is_weak(listing: Listing) -> bool:
    sections = {row.section for row in listing.rows}
    return not TELLING & set(listing.header.roles) and sections == {None}


def _unknown_columns(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for each header that nobody knows, where it is met first.

    Where the table lacks a column that this one may be, it is a warning, and said of each slide.
    """
    words = status_words(vocabulary)
    seen: set[tuple[str, int]] = set()
    for listing in listings:
        yield from _nameless_columns(listing)
        if listing.grid is None or listing.header.row < 0:
            yield from _unnamed_columns(listing)
            continue
        told = {*listing.header.roles}
        if any(row.siste_status for row in listing.rows):
            told.add(Column.SISTE_STATUS)  # in one column with the status
        latest = Column.SISTE_STATUS in told
        for column, role in enumerate(listing.header.roles):
            name = listing.header.texts[column]
            if role is not None or (
                is_extra(name, vocabulary, beside_latest=latest)
                and not _may_be_newer(listing.header, column, vocabulary)
            ):
                continue
            texts = listing.grid.column_texts(column, listing.header.row + 1)
            # `Fremdrift` is a known header, also over percentages or `I rute` beside a status.
            aside = in_per_cent(texts) or is_health(texts, words)
            if not texts or (aside and named_role(name, vocabulary) is not None):
                continue
            kind = kind_of(texts, words)
            expected = LISTS if kind is None else (kind,)
            lacking = [role for role in expected if role not in told]
            met = name, listing.page.number if lacking else 0
            if met in seen:
                continue
            seen.add(met)
            without = f", and it has no {' and no '.join(lacking)}" if lacking else ""
            why = f"that the vocabulary does not know{without}"
            if not lacking and named_role(name, vocabulary) is not None:
                why = "beside another that was read for the same"
            yield Diagnostic(
                severity=Severity.WARNING if lacking else Severity.INFO,
                code="extra-column",
                message=f"A table on slide {listing.page.number} has a column “{short(name)}” "
                f"{why}; its texts were kept in `ekstra`.",
                slide=listing.page.number,
            )


def _may_be_newer(header: Header, column: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a column left aside has a time that was held against no other's.

    Beside `Siste status`, `Status mai` may be the newer one or the older one.
    """
    times = (Column.STATUS, Column.SISTE_STATUS)
    role = role_of(header.texts[column], vocabulary)
    return (
        role in times
        and time_in(header.texts[column], vocabulary) is not None
        and not any(
            role_of(text, vocabulary) is role and time_in(text, vocabulary) is not None
            for read, text in zip(header.roles, header.texts, strict=True)
            if read in times
        )
    )


def _nameless_columns(listing: Listing) -> Iterator[Diagnostic]:
    """Yield a line for a column that the places of words show, and no header.

    Its texts may be words of the column beside it that stand apart.
    """
    grid, header = listing.grid, listing.header
    if grid is None or grid.table.found_by != "alignment" or not any(header.texts):
        return
    for column, role in enumerate(header.roles):
        if role is not None or header.texts[column]:
            continue
        texts = grid.column_texts(column, header.row + 1)
        if texts:
            yield Diagnostic.warning(
                "extra-column",
                f"A table on slide {listing.page.number} has a column without a header, "
                f"“{texts[0][:30]}”, that may be a part of the one beside it; its texts were kept in "
                "`ekstra`: compare them with the slide.",
                slide=listing.page.number,
            )
            return


def _unnamed_columns(listing: Listing) -> Iterator[Diagnostic]:
    """Yield a line for a table whose header was not found, if its columns may be any."""
    roles = listing.header.roles
    if listing.grid is None or any(listing.header.texts) or {*LISTS} & set(roles):
        return
    texts = [listing.grid.column_texts(n) for n, role in enumerate(roles) if role is None]
    if sum(mean_length(found) >= SHORTEST_TILTAK for found in texts) >= len(LISTS):
        yield Diagnostic.warning(
            "extra-column",
            f"A table on slide {listing.page.number} has no header that was found, so its "
            f"{' and '.join(LISTS)} were kept in `ekstra`; look at the slide.",
            slide=listing.page.number,
        )


def _take_bullets(
    page: Page, areas: frozenset[str], result: Sorted, vocabulary: Vocabulary
) -> None:
    """Take the bullets of a slide for measures not started, and tell of those below them."""
    rows = bullet_rows(page.slide, vocabulary, areas)
    if not rows:
        return
    header = Header(row=0, roles=(Column.TILTAK,), texts=("",))
    result.listings.append(Listing(page=page, place=None, header=header, rows=rows, grid=None))
    below = next(items_below(page.slide, vocabulary, areas), None)
    if below is not None:
        result.diagnostics.append(
            Diagnostic.warning(
                "unread-measures",
                f"Slide {page.number} has bullets below those of measures, such as "
                f"“{short(below)}”, which were left out; look whether they are measures too.",
                slide=page.number,
            )
        )


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
