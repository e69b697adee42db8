"""Rows that go on with the measure before them, and rows that but name the area of those below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.report.measures.bands import spanned_from_above
from parsers.report.measures.listings import Listing
from parsers.report.measures.measures import Row, row_line
from parsers.report.measures.shown import StatusCell
from parsers.report.slides import Sorted
from parsers.report.words.areas import match, without_going_on
from parsers.report.words.explained import SEVERAL, explained
from parsers.report.words.items import counting_on
from parsers.report.words.statussaid import only_statuses
from schema import Diagnostic, Severity
from schema.diagnostic import short
from schema.vocabulary import LISTS, Vocabulary, folded


def joined_rows(tables: Sorted, known: Sequence[str], vocabulary: Vocabulary) -> list[Listing]:
    """Join rows without a measure of their own to the measure before them.

    That may stand on a slide before, unless this one is headed by another area: there such a row is
    told and left out, as a second row of headers is.
    A row that is but the name of an area (`known`), in whatever column, heads the rows below it.
    Without an overview so does a text alone in the first column of a table that begins with one.
    """
    listings: list[Listing] = []
    for listing in tables.listings:
        rows: list[Row] = []
        area: str | None = None
        for read in _with_rest(listing, tables.diagnostics):
            heads = not known and (area is not None or not rows) and _in_first_column(listing, read)
            if read.alone and (heads or match(read.alone, known) is not None):
                area = read.alone
                continue
            row = replace(read, area=area) if area is not None and read.area is None else read
            home = rows or _before(listing, read, listings, tables.listings)
            if home and _says_again(row.tiltak, home[-1].tiltak, vocabulary):
                row = replace(row, tiltak="", continues=True)
            if only_statuses(row.tiltak, vocabulary):
                tables.diagnostics.extend(_no_measure(row, vocabulary))
                continue
            if not row.continues:
                rows.append(row)
                continue
            below = not rows and listing.header.row >= 0
            grid = listing.grid
            whole_row = grid is None or not spanned_from_above(grid, row.row + listing.header.row)
            line = _continued(row, home[-1] if home else None, below=below, whole_row=whole_row)
            tables.diagnostics.append(line)
            if home and _tells_other(row, home[-1]):
                tables.diagnostics.append(_two_statuses(row, home[-1]))
            if rows:
                rows[-1] = _merged(rows[-1], row)
            elif home:
                place = max(i for i, earlier in enumerate(listings) if earlier.rows)
                last = listings[place]
                whole = (*last.rows[:-1], _merged(last.rows[-1], row))
                listings[place] = last.holding(whole)
        listings.append(listing.holding(rows))
    return [listing for listing in listings if listing.rows]


def _merged(row: Row, more: Row) -> Row:
    """Return a measure together with a row that goes on with it."""
    extra = dict(row.ekstra)
    for key, text in more.ekstra:
        if extra.get(key) != text:
            extra[key] = f"{extra[key]} {text}" if key in extra else text
    return replace(
        row,
        ikon=row.ikon or more.ikon,
        pri=row.pri if row.pri is not None else more.pri,
        pri_text=row.pri_text or more.pri_text,
        gevinst=_followed(row.gevinst, more.gevinst),
        siste_status=_followed(row.siste_status, more.siste_status),
        doubted=(*row.doubted, *more.doubted),
        shown=_labelled(row.shown, more.shown),
        ekstra=tuple(extra.items()),
    )


def _labelled(own: StatusCell, more: StatusCell) -> StatusCell:
    """Return what a row shows of its status, with the label that the next row shows of the same."""
    if own.blank and (own.fill is None or not more.blank):
        return more
    label = more.words.label
    if label is None or own.words.label is not None or own.words.rest or more.words.rest:
        return own
    if own.words.status not in (None, more.words.status):
        return own
    return replace(own, words=replace(own.words, by_label=more.words.by_label, label=label))


def _followed(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return (*one, *(item for item in counting_on(one, other) if item not in one))


def _with_rest(listing: Listing, lines: list[Diagnostic]) -> Sequence[Row]:
    """Return a table's rows, the one in small letters that goes on with the measure above added to it.

    It has neither status nor priority, where the table tells statuses. A line of it is added to `lines`.
    """
    rows = listing.rows
    small = [place for place, row in enumerate(rows) if row.tiltak[:2].islower()]  # not `eHelse`
    if len(small) != 1 or small[0] == 0:
        return rows
    home, rest = rows[small[0] - 1 : small[0] + 1]
    if not rest.has_status_column or not rest.shown.blank or rest.pri_text or not home.tiltak:
        return rows
    message = (
        f"Row {rest.row} on slide {rest.slide}, “{short(rest.tiltak)}”, begins in a small letter and has no status, "
        f"so it was added to “{short(home.tiltak)}”; if it is a measure of its own, give it a status."
    )
    lines.append(row_line(home, Severity.WARNING, "continued-row", message))
    whole = replace(_merged(home, rest), tiltak=f"{home.tiltak} {rest.tiltak}")
    return (*rows[: small[0] - 1], whole, *rows[small[0] + 1 :])


def _before(
    listing: Listing, row: Row, earlier: Sequence[Listing], every: Sequence[Listing]
) -> Sequence[Row]:
    """Return the rows of the last table before one that its first row may go on with.

    It goes on with none where the headings name other areas, or the row explains the header.
    """
    last = next((other for other in reversed(earlier) if other.rows), None)
    if last is None or (row.continues and _says_as_others(listing, row, every)):
        return ()
    own, others = (
        {folded(item.name) for item in page.named if not item.vague}
        for page in (listing.page, last.page)
    )
    return () if own and others and own.isdisjoint(others) else last.rows


def _says_as_others(listing: Listing, row: Row, every: Sequence[Listing]) -> bool:
    """Tell whether the row below a header stands below another one too."""
    if listing.grid is None or row.row != 1:
        return False
    texts = listing.grid.texts[listing.header.row + 1]
    return any(
        texts == other.grid.texts[place]
        for other in every
        if other is not listing and other.grid is not None
        for place in range(max(0, other.header.row), min(other.header.row + 2, other.grid.rows))
    )


def _says_again(tiltak: str, before: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text says that the measure before it goes on: `(forts.)`, `Felles mal (forts.)`."""
    said = without_going_on(tiltak, vocabulary)
    return said != tiltak and folded(said) in ("", folded(before))


def _tells_other(row: Row, home: Row) -> bool:
    """Tell whether a row that goes on with a measure says another status than the measure's own."""
    own, more = home.shown.words.status, row.shown.words.status
    return own is not None and more is not None and own is not more


def _two_statuses(row: Row, home: Row) -> Diagnostic:
    message = (
        f"Row {row.row} on slide {row.slide} goes on with “{short(home.tiltak)}” and shows another "
        "status; the first was kept: give each status a measure of its own."
    )
    return row_line(row, Severity.WARNING, "status-conflict", message)


def _in_first_column(listing: Listing, row: Row) -> bool:
    """Tell whether a row's only text stands in the first column, and is no item of a list.

    In a column of lists it is none where it is set as no item and no heading names the area.
    """
    if listing.grid is None or listing.grid.filled[row.row + listing.header.row] != (0,):
        return False
    if listing.header.roles[0] not in LISTS:
        return True
    cell = listing.grid.own(row.row + listing.header.row, 0)
    listed = cell is None or len(cell.paragraphs) > 1 or cell.paragraphs[0].bullet is not None
    return not listed and all(item.vague for item in listing.page.named)


def _no_measure(row: Row, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for a row that says statuses alone, unless it is the legend below the rows."""
    if len(explained(row.tiltak, vocabulary).signs) >= SEVERAL:
        return
    message = (
        f"Row {row.row} of a table on slide {row.slide} says “{short(row.tiltak)}” where a measure "
        "should stand, so it was left out; look at the slide."
    )
    yield row_line(row, Severity.WARNING, "skipped-row", message)


def _continued(row: Row, home: Row | None, *, below: bool, whole_row: bool) -> Diagnostic:
    """Return the line for a row that names no measure; `below` a header it may explain that.

    A `whole_row`, into which no cell reaches, that has a priority or status of its own may be another measure's.
    """
    if home is None:
        message = (
            f"Row {row.row} of a table on slide {row.slide} names no measure and goes on with none, "
            "so it was left out; look at the slide."
        )
        return row_line(row, Severity.WARNING, "skipped-row", message)
    message = (
        f"Row {row.row} on slide {row.slide} names no measure; its text was added to that of "
        f"“{short(home.tiltak)}”"
    )
    both = (row.pri_text and home.pri_text) or not (row.shown.blank or home.shown.blank)
    if whole_row and both:
        message = f"{message}; if it is what was left of a measure that was deleted, take it out."
        return row_line(home, Severity.INFO, "continued-row", message)
    if not below:
        return row_line(row, Severity.INFO, "continued-row", f"{message}.")
    message = f"{message}; if it explains the headers above it, that measure is wrong."
    return row_line(row, Severity.WARNING, "continued-row", message)
