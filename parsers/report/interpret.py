"""A deck in, reports out: what a status deck says, whatever file it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from parsers.report.counted import settled
from parsers.report.doubts.breaks import with_own_spellings
from parsers.report.doubts.checks import (
    closing_bands,
    count_mismatches,
    double_rows,
    lost_places,
    missing_slides,
    numbered_areas,
)
from parsers.report.doubts.laid import laid_over
from parsers.report.doubts.pdfdoubts import pdf_doubts
from parsers.report.joining import joined_rows
from parsers.report.measures.listings import Listing
from parsers.report.measures.lonerows import with_lone_rows
from parsers.report.others.overview import read_overview
from parsers.report.others.statuslists import lists_under_statuses
from parsers.report.page.boxgrid import with_box_tables
from parsers.report.page.cards import with_cards
from parsers.report.page.feet import with_feet
from parsers.report.page.headboxes import with_header_boxes
from parsers.report.page.headers import role_of
from parsers.report.page.laidover import with_laid_over
from parsers.report.page.onecell import with_one_cells
from parsers.report.page.pages import Page
from parsers.report.page.sheets import with_turned_sheets
from parsers.report.placing import furniture, placing
from parsers.report.placing.dividers import dividers, guessed_areas
from parsers.report.placing.elsewhere import as_elsewhere
from parsers.report.placing.goingon import with_priorities, with_sections
from parsers.report.placing.inparts import without_parts
from parsers.report.placing.numbered import by_number
from parsers.report.placing.planheads import several_plans, without_plan
from parsers.report.placing.prefixed import with_prefixes
from parsers.report.placing.rivals import doubtful_heads, one_for_all, rivals
from parsers.report.placing.sidelabels import with_side_labels
from parsers.report.placing.tabs import names_beside, tabs_as_table
from parsers.report.placing.unnamed import (
    unnamed_columns,
    with_area_columns,
    with_header_areas,
    with_open_bands,
)
from parsers.report.records import records_of
from parsers.report.slides import sort_tables
from parsers.report.title import dated_anew, plan_names, report_dates, title_slides
from schema import Area, Deck, Diagnostic, Format, Record, Report, Slide
from schema.vocabulary import Column, Vocabulary


def interpret(deck: Deck, vocabulary: Vocabulary) -> tuple[Report, ...]:
    """Return the reports that a deck holds: one, or one for each plan with a title slide.

    A deck without measures gives a report without records and a diagnostic that says so.
    """
    if deck.format is Format.TXT and not any(slide.tables for slide in deck.slides):
        from parsers.text.layer import interpret_layer  # noqa: PLC0415 - most decks need none of it

        return interpret_layer(deck, vocabulary, of_tables)
    return of_tables(deck, vocabulary)


def of_tables(deck: Deck, vocabulary: Vocabulary) -> tuple[Report, ...]:
    """Return the reports of a deck whose tables are known."""
    reports = [_report(part, deck, vocabulary) for part in parts(deck, vocabulary)]
    # Of guessed tables a report tells where they hold its measures; no other is in its records.
    found = [line for line in deck.diagnostics if line.code != "table-guessed"]
    found += dated_anew(reports[0], deck, vocabulary)
    first = replace(reports[0], diagnostics=(*_hidden(deck), *found, *reports[0].diagnostics))
    return (first, *reports[1:])


def _hidden(deck: Deck) -> Iterator[Diagnostic]:
    for slide in deck.slides:
        if slide.hidden:
            yield Diagnostic.info(
                "hidden-slide",
                f"Slide {slide.number} is hidden and was left out; show it in the "
                "presentation if it belongs to the report.",
                slide=slide.number,
            )


def parts(deck: Deck, vocabulary: Vocabulary) -> list[tuple[Page, ...]]:
    """Return the pages of the slides that are shown, parted where a title slide names another plan.

    Text boxes that stand as a table have been made into one, those that head one its first row.
    """
    shown = [slide for slide in with_own_spellings(deck, vocabulary).slides if not slide.hidden]
    slides = with_feet(shown, vocabulary)
    tabled = with_cards([_with_tables(slide, vocabulary) for slide in slides], vocabulary)
    pages = tuple([_page(slide, vocabulary, slides) for slide in tabled])
    starts = [0]
    name: tuple[str, ...] | None = None
    for place in title_slides(pages):
        names = plan_names(pages[place : place + 1], None, (), vocabulary)[:1]
        if name is not None and names and names != name:
            starts.append(place)
        name = names or name
    if len(starts) == 1:
        return [pages]
    ends = [*starts[1:], len(pages)]
    found = [pages[start:end] for start, end in zip(starts, ends, strict=True)]
    with_tables = [part for part in found if sort_tables(part, vocabulary).listings]
    return with_tables if len(with_tables) > 1 else [pages]


def _page(slide: Slide, vocabulary: Vocabulary, deck: Sequence[Slide]) -> Page:
    slide, laid = with_laid_over(slide, vocabulary)
    return Page(slide, vocabulary, deck, laid)


def _with_tables(slide: Slide, vocabulary: Vocabulary) -> Slide:
    if len(slide.tables) > 1:
        slide = with_one_cells(slide)
    if any(role_of(text.text, vocabulary) is Column.TILTAK for text in slide.texts):
        slide = with_box_tables(with_header_boxes(slide, vocabulary), vocabulary)
    return with_turned_sheets(with_lone_rows(slide, vocabulary), vocabulary)


def _report(pages: tuple[Page, ...], deck: Deck, vocabulary: Vocabulary) -> Report:
    tables = sort_tables(pages, vocabulary)
    candidates = placing.candidate_names(tables.listings)
    everywhere = furniture.on_every_slide(tables.listings)
    overview = read_overview(tables.counts, candidates, everywhere, vocabulary)
    known = [area.name for area in overview.areas]
    tables.listings[:] = with_header_areas(tables.listings, vocabulary)
    tables.listings[:] = with_area_columns(tables.listings, known)
    tables.listings[:] = with_side_labels(tables.listings, known, vocabulary)
    tables.diagnostics.extend(unnamed_columns(tables.listings))
    if deck.format is Format.PDF:
        tables.listings[:] = with_open_bands(tables.listings, vocabulary)
    listings = joined_rows(tables, known, vocabulary)
    listings = placing.with_bands(listings, known, [] if known else _headed(listings), vocabulary)
    divided = dividers(pages, known, vocabulary)
    names = placing.area_names(listings, known, divided)
    names = by_number(names, listings, pages, known, vocabulary)
    listings, names = with_prefixes(listings, names, known)
    names = without_parts(as_elsewhere(names, pages, known), known)
    if not known:
        tables.diagnostics.extend(guessed_areas(divided, {*chain(*names)}, candidates))
        plans = plan_names(pages, deck.title, (), vocabulary)
        names, heads = without_plan(names, plans, vocabulary)
        tables.diagnostics.extend([several_plans(heads)] if len(heads) > 1 else [])
        tables.diagnostics.extend(names_beside(listings, names, plans, vocabulary))
        tables.diagnostics.extend(tabs_as_table(listings, names))
        tables.diagnostics.extend(doubtful_heads(listings, names, vocabulary))
        tables.diagnostics.extend(rivals(listings, names, plans))
        tables.diagnostics.extend(one_for_all(listings, names, vocabulary))
    listings = with_priorities(listings, names, vocabulary)
    listings = with_sections(listings, names, vocabulary)
    records, odd = records_of(listings, names, pages, vocabulary)
    records, overview, decided = settled(records, overview, known, vocabulary)
    mismatches = list(count_mismatches(records, overview))
    diagnostics = [
        *tables.diagnostics,
        *odd,
        *decided,
        *(() if known else placing.heading_lines(listings)),
        *placing.spelling_lines(listings, known or _areas_of(records), vocabulary),
        *mismatches,
        *double_rows(records),
        *numbered_areas(records, known),
        *closing_bands(listings, [*known, *_areas_of(records)]),
        *missing_slides(tables.listings, vocabulary),
        *laid_over(tables.listings),
    ]
    named = list(dict.fromkeys([*known, *_areas_of(records)]))
    told = {line.slide for line in diagnostics if line.code == "unread-measures"}
    rest = [page for page in pages if page.number not in told]
    diagnostics.extend(lists_under_statuses(rest, records, named, vocabulary))
    if deck.format is Format.PDF:
        diagnostics.extend(pdf_doubts(tables.listings, listings, records, known, vocabulary))
    if deck.format is Format.TXT:
        diagnostics.extend(lost_places(tables.listings, overview, doubtful=bool(mismatches)))
    if not records:
        diagnostics.append(_no_measures())
    areas = overview.areas or tuple(Area(name=name) for name in _areas_of(records))
    return Report(
        dates=report_dates(pages, deck, vocabulary),
        plan_names=plan_names(pages, deck.title, [area.name for area in areas], vocabulary),
        areas=areas,
        records=tuple(records),
        declared=overview.declared,
        totals=overview.totals,
        slides=len(deck.slides),
        diagnostics=tuple(sorted(diagnostics, key=_place)),
    )


def _areas_of(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(record.omrade for record in records if record.omrade))


def _headed(listings: Sequence[Listing]) -> list[str]:
    """Return the areas that the slides of measures with statuses name, where no overview does."""
    followed = [listing for listing in listings if Column.STATUS in listing.header.roles]
    names = placing.area_names(followed, [])
    return list(dict.fromkeys(name for rows in names for name in rows if name))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    return (diagnostic.slide or 0, diagnostic.row or 0)


def _no_measures() -> Diagnostic:
    return Diagnostic.warning(
        "no-measures",
        "The deck has no table of measures that could be read; if it is a status deck, "
        "look at it with `ingest show` and add its headers to the vocabulary.",
    )
