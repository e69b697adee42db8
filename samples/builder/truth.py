"""What a reader should find in each sample deck, known from the content that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samples.builder import layout
from samples.builder.content import Edition, Measure, editions, read
from schema import Area, Declared, Record, Status

_OVERVIEW = 2
_COUNTED = (Status.DONE, Status.ONGOING, Status.NOT_STARTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What one sample deck says, records in the deck's order."""

    plan: str
    report_date: date
    areas: tuple[Area, ...]
    records: tuple[Record, ...]
    declared: tuple[Declared, ...]


def expected() -> dict[str, Expected]:
    """Return what each deck says, by its path relative to `samples/`."""
    return {file: of(edition) for edition in editions() for file in edition.files}


def of(edition: Edition) -> Expected:
    """Return what a deck of this content says."""
    return Expected(
        plan=edition.plan,
        report_date=edition.per,
        areas=tuple(
            Area(name=area.name, goals=tuple(read(goal) for goal in area.goals))
            for area in edition.areas
        ),
        records=tuple(_records(edition)),
        declared=tuple(
            Declared(
                omrade=area.name,
                status=status,
                count=edition.declared(area, status),
                slide=_OVERVIEW,
            )
            for area in edition.areas
            for status in _COUNTED
        ),
    )


def _records(edition: Edition) -> Iterator[Record]:
    pages = layout.pages(edition)
    for page in pages:
        for row, measure in enumerate(page.measures, start=1):
            yield _record(edition, measure, omrade=page.area.name, slide=page.number, row=row)
    last = layout.FIRST_PAGE + len(pages)
    for listing in layout.listings(edition):
        for row, measure in enumerate(listing.measures, start=1):
            yield _record(edition, measure, omrade=listing.area.name, slide=last, row=row)


def _record(edition: Edition, measure: Measure, *, omrade: str, slide: int, row: int) -> Record:
    tiltak = read(measure.tiltak)
    siste_status = tuple(read(item) for item in measure.siste_status)
    marked = any("*" in text for text in (tiltak, *siste_status))
    return Record(
        omrade=omrade,
        tiltak=tiltak,
        slide=slide,
        row=row,
        status=measure.state,
        status_symbol=measure.state.symbol,
        ikon=measure.ikon,
        pri=measure.pri,
        gevinst=tuple(read(item) for item in measure.gevinst),
        siste_status=siste_status,
        status_tekst=measure.label,
        fotnote=edition.footnote if marked else None,
    )
