"""A deck in, reports out: what a status deck says, whatever file it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.report.counted import settled
from parsers.report.dating import (
    dated_anew,
    headed_times,
    other_dates,
    report_dates,
    scattered,
    several_dates,
)
from parsers.report.doubts.checks import (
    closing_bands,
    count_mismatches,
    double_rows,
    lost_places,
    missing_slides,
    numbered_areas,
)
from parsers.report.doubts.contradicted import contradicted
from parsers.report.doubts.laid import laid_over
from parsers.report.doubts.leftover import typed_below
from parsers.report.doubts.lights import unexplained_lights
from parsers.report.doubts.notes import notes_beside
from parsers.report.doubts.otherplans import other_plans
from parsers.report.doubts.paintedrows import painted_rows
from parsers.report.doubts.pdfdoubts import pdf_doubts
from parsers.report.doubts.rowsigns import signs_at_rows
from parsers.report.doubts.tablesides import at_whole_tables
from parsers.report.doubts.unlike import balls_between, other_order, swapped_lists, without_news
from parsers.report.doubts.unsigned import broken_by_hand
from parsers.report.others.overview import Overview, read_overview
from parsers.report.others.statuslists import lists_of, lists_under_statuses
from parsers.report.parts import Part, parts
from parsers.report.placing.byheading import by_heading
from parsers.report.placing.furniture import on_every_slide
from parsers.report.placing.goingon import with_priorities, with_sections
from parsers.report.placing.placing import candidate_names, spelling_lines
from parsers.report.placing.rowareas import find_areas_in_tables, placed_rows
from parsers.report.placing.unlisted import uncounted
from parsers.report.records import records_of
from parsers.report.scales import labels_taken, with_scale
from parsers.report.slides import sort_tables
from parsers.report.title import plan_names
from schema import Area, Deck, Diagnostic, Format, Record, Report, Severity, Status
from schema.vocabulary import Vocabulary


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
    reports = [_report(part) for part in parts(deck, vocabulary)]
    read = [record for report in reports for record in report.records]
    scale = with_scale(read, deck.slides, vocabulary)
    if scale is not vocabulary:
        reports = [_with_lines(_report(part), vocabulary) for part in parts(deck, scale)]
    # Of guessed tables a report tells where they hold its measures; no other is in its records.
    found = [line for line in deck.diagnostics if line.code != "table-guessed"]
    found += dated_anew(reports[0], deck, vocabulary)
    first = replace(reports[0], diagnostics=(*_hidden(deck), *found, *reports[0].diagnostics))
    return (first, *reports[1:])


def _with_lines(report: Report, vocabulary: Vocabulary) -> Report:
    """Return a report read with a deck's own scale, with the lines that say so; `vocabulary` has no such scale."""
    lines = labels_taken(report.records, vocabulary)
    return replace(report, diagnostics=tuple(sorted((*report.diagnostics, *lines), key=_place)))


def _hidden(deck: Deck) -> Iterator[Diagnostic]:
    for slide in deck.slides:
        if slide.hidden:
            yield Diagnostic.info(
                "hidden-slide",
                f"Slide {slide.number} is hidden and was left out; show it in the "
                "presentation if it belongs to the report.",
                slide=slide.number,
            )


def _report(part: Part) -> Report:
    pages, deck, vocabulary, opening = part
    tables = sort_tables(pages, vocabulary)
    printed = candidate_names(tables.listings)
    everywhere = on_every_slide(tables.listings)
    overview = read_overview(tables.counts, printed, everywhere, vocabulary)
    known = [area.name for area in overview.areas]
    find_areas_in_tables(tables, known, part)
    listings, names, guesses = placed_rows(tables, printed, known, part)
    listings = with_priorities(listings, names, vocabulary)
    listings = with_sections(listings, names, vocabulary)
    records, odd = records_of(listings, names, pages, vocabulary)
    records, overview, decided = settled(records, overview, known, vocabulary)
    named = list(dict.fromkeys([*known, *_areas_of(records)]))
    mismatches = list(count_mismatches(records, overview))
    diagnostics = [
        *tables.diagnostics,
        *guesses,
        *(odd if mismatches else _without_counted(odd, records, overview)),
        *decided,
        *spelling_lines(listings, known or named, vocabulary),
        *mismatches,
        *uncounted(listings, names, overview.declared, vocabulary),
        *double_rows(records),
        *numbered_areas(records, known),
        *closing_bands(listings, named),
        *missing_slides(tables.listings, vocabulary),
        *laid_over(tables.listings, vocabulary),
        *unexplained_lights(listings, pages, vocabulary),
        *several_dates(opening, deck),
        *other_dates(listings, opening),
        *other_order(listings),
        *balls_between(listings),
        *without_news(records),
        *broken_by_hand(listings),
        *swapped_lists(records, vocabulary),
    ]
    guessed = {line.slide for line in diagnostics if line.code == "area-guessed"}
    told = {line.slide for line in diagnostics if line.code == "unread-measures"}
    rest = [page for page in pages if page.number not in told]
    lists = [(page, [*lists_of(page, vocabulary)]) for page in rest]
    diagnostics.extend(lists_under_statuses(lists, records, named, vocabulary))
    diagnostics.extend(contradicted(lists, records, vocabulary))
    diagnostics.extend(painted_rows(listings, records))
    diagnostics.extend(at_whole_tables(tables.listings))
    diagnostics.extend(signs_at_rows(tables.listings, records, tuple(diagnostics), vocabulary))
    if deck.format is Format.PDF:
        diagnostics.extend(pdf_doubts(tables.listings, listings, records, known, vocabulary))
    if deck.format is Format.PPTX:
        diagnostics.extend(typed_below(tables.listings, named, vocabulary))
    if deck.format is Format.TXT:
        diagnostics.extend(lost_places(tables.listings, overview, doubtful=bool(mismatches)))
    diagnostics.extend(
        notes_beside(tables.listings, records, named, tuple(diagnostics), vocabulary)
    )
    if not records:
        diagnostics.append(_no_measures())
    areas = overview.areas or tuple(Area(name=name) for name in _areas_of(records))
    plans = plan_names(opening, deck.title, [area.name for area in areas])
    headed = headed_times(listings, opening)
    diagnostics.extend(other_plans(listings, opening, plans, named))
    return Report(
        dates=report_dates(opening, deck),
        day=opening.day,
        scattered=scattered(opening, headed),
        headed=headed,
        plan_names=plans,
        areas=areas,
        by_heading=() if known else by_heading(listings, names, pages, guessed, vocabulary),
        records=tuple(records),
        declared=overview.declared,
        totals=overview.totals,
        slides=len(deck.slides),
        diagnostics=tuple(sorted(diagnostics, key=_place)),
    )


def _without_counted(
    odd: Sequence[Diagnostic], records: Sequence[Record], overview: Overview
) -> list[Diagnostic]:
    """Return lines without those on blank statuses that are no guess, since the overview counts them too."""
    idle = {record.omrade for record in records if record.status is Status.NOT_STARTED}
    counted = {figure.omrade for figure in overview.declared if figure.status is Status.NOT_STARTED}
    if not (idle <= counted or any(f.status is Status.NOT_STARTED for f in overview.totals)):
        return [*odd]
    guess = ("unknown-status", Severity.INFO)
    return [line for line in odd if (line.code, line.severity) != guess]


def _areas_of(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(record.omrade for record in records if record.omrade))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    return (diagnostic.slide or 0, diagnostic.row or 0)


def _no_measures() -> Diagnostic:
    return Diagnostic.warning(
        "no-measures",
        "The deck has no table of measures that could be read; if it is a status deck, "
        "look at it with `ingest show` and add its headers to the vocabulary.",
    )
