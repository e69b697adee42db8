"""The checks that a deck allows on its own reading: counts, page numbers, doubles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.report.measures.listings import Listing, by_page
from parsers.report.others.counts import Counts
from parsers.report.others.overview import Overview
from parsers.report.page.headers import SHORTEST_TILTAK
from parsers.report.page.pages import Page
from parsers.report.words.areas import heading, match, page_of, says, without_last_number
from parsers.report.words.countsaid import counted
from parsers.report.words.labels import numbers_areas
from schema import Declared, Diagnostic, Record, Severity, Status, Total
from schema.diagnostic import short
from schema.vocabulary import Column, Vocabulary, folded

_KNOWN: Final = frozenset(Status) - {Status.UNKNOWN}


def count_mismatches(records: Sequence[Record], overview: Overview) -> Iterator[Diagnostic]:
    """Yield a line for each declared figure that is not the number of rows read.

    Codes: `count-mismatch`, `unplaced-counts`.
    """
    by_area: defaultdict[str, list[Declared]] = defaultdict(list)
    for item in overview.declared:
        by_area[item.omrade].append(item)
    for named, figures in by_area.items():
        own = Counter(record.status for record in records if record.omrade == named)
        yield from _mismatches(figures, own, f"in “{named}”", "the area's slides")
    together = Counter(record.status for record in records)
    yield from _mismatches(overview.totals, together, "in the whole deck", "all slides of measures")
    if by_area:
        for area in dict.fromkeys(record.omrade for record in records):
            if area and area not in by_area:
                rows = Counter(record.slide for record in records if record.omrade == area)
                for slide, count in rows.items():
                    yield Diagnostic.warning(
                        "count-mismatch",
                        f"The overview has no figures for “{area}”, of which {count} rows "
                        f"were read; look at the area's heading on slide {slide}.",
                        slide=slide or None,
                    )
    for table in overview.unplaced:
        yield Diagnostic.warning("unplaced-counts", _unplaced(table), slide=table.slide or None)


def _unplaced(table: Counts) -> str:
    figures = ", ".join(f"{count} × “{status.value}”" for status, count in table.counts)
    if table.in_text:
        whole = f" of {table.measures} measures" if table.measures is not None else ""
        return (
            f"A text or a chart on slide {table.slide} counts {figures}{whole}, with which neither all rows "
            "that were read agree nor those of one area; compare them with the slides."
        )
    return (
        f"The figures {figures} on slide {table.slide} stand at no area's heading, so they check "
        "nothing; look at the slide."
    )


def _mismatches(
    figures: Sequence[Declared | Total], rows: Counter[Status], where: str, look: str
) -> Iterator[Diagnostic]:
    """Yield a line for each of the figures of one area, or of all, that is not the number of rows.

    Where rows of unknown status are just as many as the figures miss, one line says so for all.
    """
    wrong = [figure for figure in figures if rows[figure.status] != figure.count]
    unknown = rows[Status.UNKNOWN]
    missed = [figure.count - rows[figure.status] for figure in wrong]
    if unknown and sum(missed) == unknown and min(missed) > 0:
        yield _mismatch(
            wrong[0],
            f"{_declared(wrong)} {where}; the rows that were read lack {unknown} of these, just as "
            "many as have no readable status: see `unknown-status`.",
        )
        return
    for figure in wrong:
        read = rows[figure.status]
        said = f"{read} {'row was' if read == 1 else 'rows were'} read; look at {look}."
        yield _mismatch(figure, f"{_declared([figure])} {where}, and {said}")


def _declared(figures: Sequence[Declared | Total]) -> str:
    return ", ".join(f"{figure.count} × “{figure.status.value}”" for figure in figures)


def _mismatch(figure: Declared | Total, said: str) -> Diagnostic:
    return Diagnostic.warning(
        "count-mismatch",
        f"The overview on slide {figure.slide} declares {said}",
        slide=figure.slide or None,
    )


def double_rows(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Yield lines for each measure that stands twice in one area, at both rows (`duplicate-row`).

    So may one in two areas that has two statuses: a row that was copied and forgotten.
    """
    seen: dict[tuple[str, str], Record] = {}
    anywhere: dict[str, Record] = {}
    told: set[tuple[int, int]] = set()
    for record in records:
        measure = folded(record.tiltak)
        other = anywhere.setdefault(measure, record)
        first = seen.setdefault((record.omrade, measure), record)
        twice = first is record and other is not record and record.omrade and other.omrade
        for one, area in ((other, record.omrade), (record, other.omrade)) if twice else ():
            if says(" ".join(one.siste_status), (area,)):
                message = (
                    f"The measure “{short(one.tiltak)}” on slide {one.slide} says “{short(area)}”, where it stands "
                    "too; both rows were kept: take out the one that was moved."
                )
                yield _double(one, message, Severity.INFO)
        if (
            first is record
            and {record.status, other.status} <= _KNOWN
            and record.status is not other.status
        ):
            message = (
                f"The measure “{short(record.tiltak)}” is “{other.status.value}” in “{short(other.omrade)}” on "
                f"slide {other.slide} and “{record.status.value}” in “{short(record.omrade)}” on slide "
                f"{record.slide}; both rows were kept: correct the deck if it is one measure."
            )
            yield _double(record, message, Severity.INFO)
        elif first is not record:
            message = (
                f"The measure “{short(record.tiltak)}” stands on slide {first.slide} and "
                f"again on slide {record.slide}; both rows were kept: correct the deck if it is "
                "one measure."
            )
            yield _double(record, message, Severity.WARNING)
            if (first.slide, first.row) not in told:
                told.add((first.slide, first.row))
                yield _double(first, message, Severity.INFO)


def _double(record: Record, message: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        severity=severity,
        code="duplicate-row",
        message=message,
        slide=record.slide or None,
        row=record.row,
    )


def numbered_areas(records: Sequence[Record], known: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a line for areas that a number at their end alone tells apart (`area-guessed`).

    It may number the slides of one area: `Beredskap, del 2`. Those that the overview names are `known`.
    """
    alike: defaultdict[str, dict[str, set[int]]] = defaultdict(dict)
    for record in records:
        if record.omrade and record.omrade not in known:
            stem = folded(without_last_number(record.omrade))
            alike[stem].setdefault(record.omrade, set()).add(record.slide)
    for names in alike.values():
        for slide in sorted(set().union(*names.values())) if len(names) > 1 else ():
            quoted = ", ".join(f"“{short(name)}”" for name in names)
            yield Diagnostic.info(
                "area-guessed",
                f"A number alone tells the areas {quoted} apart; if it numbers the slides of one area, "
                "give them one name under `[areas]` in `ingest.toml`.",
                slide=slide,
            )


def closing_bands(listings: Sequence[Listing], areas: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a line for each table that ends with a text across it that is none of the `areas`."""
    for listing in listings:
        text = listing.closing
        if listing.grid and len(text) >= SHORTEST_TILTAK and match(text, areas) is None:
            number, row = listing.page.number, listing.grid.rows - 1 - listing.header.row
            yield Diagnostic.warning(
                "skipped-row",
                f"A table on slide {number} ends with a text alone, “{short(text)}”, that names "
                "no area of any measure; if it is a measure, it is missing: look at the slide.",
                slide=number,
                row=row,
            )


def lost_places(
    listings: Sequence[Listing], overview: Overview, *, doubtful: bool
) -> Iterator[Diagnostic]:
    """Yield what a text cannot tell because it has lost all places.

    It says in which order headings and tables were written, not which ones stand together. Codes:
    `area-guessed` for slides with several tables, if the counts are `doubtful` or there are none;
    `goals-guessed`.
    """
    slides = Counter(
        listing.page.number
        for listing in listings
        if listing.box is None
        and listing.grid is not None
        and Column.OMRADE not in listing.header.roles
    )
    for slide, tables in sorted(slides.items()) if doubtful or not overview.declared else ():
        if tables > 1:
            yield Diagnostic.warning(
                "area-guessed",
                f"Slide {slide} of the text has {tables} tables of measures and does not "
                "tell which heading is whose; compare their areas with the slide.",
                slide=slide,
            )
    if len(overview.areas) > 1:
        yield Diagnostic.info(
            "goals-guessed",
            "The text does not tell which area a goal belongs to; look at the overview for "
            "the goals.",
        )


def missing_slides(listings: Sequence[Listing], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a line for each `(1 av 2)` whose other slide is not there (`missing-slide`)."""
    pages: dict[tuple[str, int], dict[int, int]] = {}
    for slide in by_page(listings):
        for name, printed in (*_headings(slide, vocabulary), *_bands(slide, vocabulary)):
            page = page_of(printed, vocabulary)
            if page is not None and 1 <= page[0] <= page[1]:
                known = [other for other, of in pages if of == page[1]]
                key = (match(name, known) or name, page[1])
                pages.setdefault(key, {})[page[0]] = slide.number
    for (_, of), found in pages.items():
        missing = [str(page) for page in range(1, of + 1) if page not in found]
        if missing:
            first = min(found.values())
            yield Diagnostic.warning(
                "missing-slide",
                f"The heading on slide {first} is one of {of}, and number "
                f"{', '.join(missing)} was not found; its measures are missing if it has any.",
                slide=first,
            )


def _headings(page: Page, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the names that stand on a slide, and each as it is printed.

    `2 av 4 tiltak er fullført` and `Område 1 av 3: Drift` number no slide.
    """
    return (
        (item.name, item.printed)
        for item in page.named
        if counted(item.printed, vocabulary) is None and not numbers_areas(item.printed, vocabulary)
    )


def _bands(page: Page, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the names that stand alone in a row of a slide's tables, likewise.

    The numbers stand behind a name: `Svar fra 4 av 6 regioner` is news.
    """
    for grid in page.grids:
        for row, filled in enumerate(grid.filled):
            if len(filled) != 1:
                continue
            text = grid.texts[row][filled[0]]
            numbered = text.rstrip(" )")[-1:].isdigit()
            if numbered and page_of(text, vocabulary) is not None:
                yield heading(text, vocabulary), text
